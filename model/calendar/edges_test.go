package calendar

import (
	"slices"
	"testing"

	"cpts/content"
	"cpts/model"
	"cpts/model/dates"
)

// A duration that a rule fixes is not the leader's to change, even by hand in the
// file; the others are.
func TestFixedDurations(t *testing.T) {
	for _, d := range catalog(t).Durations {
		id := d.Section.Name
		plan := Retro(read(t, `"signature_souhaitee_le":"2035-06-01","durees_rubriques":[{"rubrique":"`+id+`","semaines":37}]`), today)
		if !has(plan, id) {
			continue // after the signature
		}
		s := step(t, plan, id)
		offered := catalog(t).Question("durees_rubriques").Column("rubrique").Option(id) != nil
		switch {
		case d.Fixed && (s.Weeks != d.Weeks || s.Chosen || !s.Fixed || offered):
			t.Errorf("%s is fixed at %d weeks: %d, chosen %v, offered to be changed %v", id, d.Weeks, s.Weeks, s.Chosen, offered)
		case !d.Fixed && offered && (s.Weeks != 37 || !s.Chosen || s.Fixed):
			t.Errorf("%s was to take 37 weeks: %d, chosen %v", id, s.Weeks, s.Chosen)
		}
	}
}

// A contract signed today leaves nothing to plan before it; signed tomorrow, it does.
func TestRetroUntilTheSignature(t *testing.T) {
	for day, planned := range map[dates.Day]bool{today.AddDays(-1): false, today: false, today.AddDays(1): true} {
		if got := Retro(with(t, "aci_signe_le="+day.Typed()), today) != nil; got != planned {
			t.Errorf("signed on %s: planned %v", day.ISO(), got)
		}
	}
}

// A rubrique whose end has its day is behind from that day on.
func TestBehindOnItsDay(t *testing.T) {
	for day, left := range map[dates.Day]bool{today.AddDays(-1): false, today: false, today.AddDays(1): true} {
		plan := Retro(with(t, "signature_souhaitee_le=01/06/2029", "intention_signalee_le="+day.Typed()), today)
		if has(plan, "signaler") != left {
			t.Errorf("signalled on %s: left %v", day.ISO(), !left)
		}
	}
}

// What is begun takes what is left of it, rounded up to a week.
func TestWeeksIn(t *testing.T) {
	for days, weeks := range map[int]int{0: 0, 1: 1, 6: 1, 7: 1, 8: 2, 14: 2, 15: 3} {
		if got := weeksIn(days); got != weeks {
			t.Errorf("%d days are %d weeks, want %d", days, got, weeks)
		}
	}
	a, b, none := today, today.AddDays(1), dates.Day{}
	for _, c := range []struct{ one, other, last, first dates.Day }{{a, b, b, a}, {b, a, b, a}, {a, a, a, a}, {none, a, a, a}, {a, none, a, a}, {none, none, none, none}} {
		if latest(c.one, c.other) != c.last || soonest(c.one, c.other) != c.first {
			t.Errorf("%v, %v: latest %v, soonest %v", c.one, c.other, latest(c.one, c.other), soonest(c.one, c.other))
		}
	}
}

// Something is late from the day after, and so is a wish that did not come true.
func TestLateFromTheDayAfter(t *testing.T) {
	for day, late := range map[dates.Day]bool{today.AddDays(-1): true, today: false, today.AddDays(1): false} {
		own := find(t, Events(with(t, "E1-05=>"+day.ISO()), today), "E1-05")
		wish := find(t, Events(with(t, "lettre_souhaitee_le="+day.Typed()), today), "lettre_souhaitee_le")
		if own.Late != late || own.Done || wish.Late != late || wish.Done || wish.Nature != Wish {
			t.Errorf("due on %s: late %v and %v, want %v", day.ISO(), own.Late, wish.Late, late)
		}
		met := find(t, Events(with(t, `rendez_vous=[{"date":"`+day.ISO()+`","objet":"CPAM"}]`), today), "rendez_vous-"+day.ISO())
		if met.Done != late || met.Late {
			t.Errorf("a meeting of %s: done %v", day.ISO(), met.Done)
		}
	}
}

// What is proposed comes after all that is due, and so do the talks; with nothing
// else, they are what comes next.
func TestNextPrefersWhatIsDue(t *testing.T) {
	proposed := Event{UID: "p", Day: today.AddDays(1), Nature: Proposal}
	talk := Event{UID: "t", Day: today.AddDays(2), Nature: Meeting, To: model.AtQuestion(catalog(t).Question(model.TalksID()))}
	due := Event{UID: "d", Day: today.AddDays(30), Nature: Own}
	late, done := Event{UID: "l", Late: true}, Event{UID: "f", Done: true}
	for _, c := range []struct {
		events []Event
		want   string
	}{
		{nil, ""}, {[]Event{late, done}, ""}, {[]Event{late, proposed, talk, due}, "d"}, {[]Event{proposed, talk}, "p"}, {[]Event{talk}, "t"}, {[]Event{done, due}, "d"},
	} {
		got, ahead := Next(c.events)
		if ahead != (c.want != "") || got.UID != c.want {
			t.Errorf("next is %q, want %q", got.UID, c.want)
		}
	}
	for n, want := range map[int]string{0: "", 1: "un", 2: "2, dont un"} {
		all := []Event{{Label: "un", Late: true}, {Label: "deux", Late: true}}[:n]
		if got := LateNow(all); got != want {
			t.Errorf("%d late: %q, want %q", n, got, want)
		}
	}
}

// The best of the sources says how far a day can be relied on.
func TestBestSource(t *testing.T) {
	of := func(all ...content.SourceStatus) (out []*content.Source) {
		for _, s := range all {
			out = append(out, &content.Source{Status: s})
		}
		return out
	}
	for _, c := range []struct {
		of   []*content.Source
		want content.SourceStatus
	}{
		{nil, ""}, {of(content.ToConfirm), content.ToConfirm}, {of(content.ToConfirm, content.FieldWork), content.FieldWork},
		{of(content.FieldWork, content.Official, content.ToConfirm), content.Official},
	} {
		if got := best(c.of); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// What rings is what the law counts, a limit of the contract, and its end.
func TestWhatRings(t *testing.T) {
	var rings []string
	for _, e := range Events(with(t, "projet_depose_le=01/11/2026", "aci_signe_le=01/12/2026", "E1-05=>2026-12-01", "passage_le=15/12/2026"), today) {
		if e.Rings {
			rings = append(rings, origin(e))
		}
	}
	want := []string{"silence", "debut-acces", "debut-crise", "debut-parcours", "debut-prevention", "fin-contrat"}
	for _, id := range rings {
		if !slices.Contains(want, id) {
			t.Errorf("%s rings", id)
		}
	}
	for _, id := range []string{"debut-acces", "fin-contrat"} {
		if !slices.Contains(rings, id) {
			t.Errorf("%s does not ring among %q", id, rings)
		}
	}
}
