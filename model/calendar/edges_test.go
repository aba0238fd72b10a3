package calendar

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
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
		if dates.Later(c.one, c.other) != c.last || soonest(c.one, c.other) != c.first {
			t.Errorf("%v, %v: latest %v, soonest %v", c.one, c.other, dates.Later(c.one, c.other), soonest(c.one, c.other))
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
		met := find(t, Events(with(t, `rendez_vous=[{"id":"m1","date":"`+day.ISO()+`","objet":"CPAM"}]`), today), "rendez_vous-m1")
		if met.Done != late || met.Late {
			t.Errorf("a meeting of %s: done %v", day.ISO(), met.Done)
		}
	}
}

// What is proposed comes after all that is due, and so do the talks; with nothing
// else, they are what comes next.
func TestNextPrefersWhatIsDue(t *testing.T) {
	proposed := Event{UID: "p", Day: today.AddDays(1), Nature: Proposal}
	talk := Event{UID: "t", Day: today.AddDays(2), Nature: Meeting, talk: true}
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
	for _, e := range Events(with(t, "projet_depose_le=01/11/2026", "aci_signe_le=01/12/2026", "E1-05=>2026-12-01", "passage_le=15/12/2026", "dialogue_premier_le=01/09/2027",
		`dates_contrat=[{"quoi":"debut-acces","date":"2027-05-15"}]`), today) {
		if e.Rings {
			rings = append(rings, origin(e))
		}
	}
	want := []string{"silence", "debut-acces", "fin-contrat", "renouvellement", "dialogue_premier_le"}
	for _, id := range rings {
		if !slices.Contains(want, id) {
			t.Errorf("%s rings", id)
		}
	}
	for _, id := range []string{"debut-acces", "fin-contrat", "renouvellement", "dialogue_premier_le"} {
		if !slices.Contains(rings, id) {
			t.Errorf("%s does not ring among %q", id, rings)
		}
	}
}

// The silence of the ARS is asked about while its answer is awaited, and no more
// once there is one.
func TestSilenceIsAskedAbout(t *testing.T) {
	for reply, asked := range map[string]bool{"": true, "attente": true, "remarques": false, "favorable": false, "silence": true, "silence, and a letter": false} {
		answers := []string{"projet_depose_le=01/09/2026"}
		noted, written := strings.CutSuffix(reply, ", and a letter")
		if reply != "" {
			answers = append(answers, "reponse_projet="+noted)
		}
		if written {
			answers = append(answers, "silence_ecrit_le=05/11/2026")
		}
		got := slices.ContainsFunc(Events(with(t, answers...), today), func(e Event) bool { return origin(e) == "silence-acte" })
		if got != asked {
			t.Errorf("answered %q: asked %v", reply, got)
		}
	}
}

// Lines of one day come by their hour, those of the whole day first.
func TestLinesOfOneDay(t *testing.T) {
	var labels []string
	for _, e := range Events(with(t, `rendez_vous=[{"date":"2027-01-14","heure":"20:30","objet":"bureau"},{"date":"2027-01-14","heure":"9:30","objet":"sans heure"},{"date":"2027-01-14","heure":"09:30","objet":"CPAM"},{"date":"2027-01-13","heure":"23:00","objet":"la veille"}]`), today) {
		labels = append(labels, e.Label)
	}
	if want := []string{"la veille", "sans heure", "CPAM", "bureau"}; !slices.Equal(labels, want) {
		t.Errorf("%q, want %q", labels, want)
	}
}

// A committee that sits late keeps the letter waiting: where the wish is too soon,
// the rubrique ends with it.
func TestCommitteeKeepsTheLetterWaiting(t *testing.T) {
	late := with(t, "signature_souhaitee_le=01/06/2027", "lettre_deposee_le=15/01/2027", "passage_le=20/12/2027")
	if s := step(t, Retro(late, today), "depot"); s.End != day(t, "2027-12-20") {
		t.Errorf("the letter is looked at until %s", s.End.ISO())
	}
	usual := Retro(with(t, "signature_souhaitee_le=01/06/2027", "lettre_deposee_le=15/01/2027"), today)
	if s := step(t, usual, "depot"); s.Start != day(t, "2027-01-15") || s.Start.DaysUntil(s.End) != 7*s.Weeks {
		t.Errorf("without a day, it takes from %s to %s", s.Start.ISO(), s.End.ISO())
	}
}

// What there is to spare, or what lacks, is told in weeks, by each step and each
// proposal alike.
func TestSlack(t *testing.T) {
	for wish, c := range map[string]struct {
		slack int
		says  string
	}{
		"19/06/2028": {0, "sans marge"}, "25/06/2028": {0, "sans marge"}, "26/06/2028": {1, "1 semaine de marge"}, "03/07/2028": {2, "2 semaines de marge"},
		"18/06/2028": {-1, "1 semaine de retard sur la date visée"}, "12/06/2028": {-1, "1 semaine de retard"}, "11/06/2028": {-2, "2 semaines de retard"},
	} {
		p := with(t, "signature_souhaitee_le="+wish)
		plan := Retro(p, today)
		least := plan.Steps[0]
		for _, s := range plan.Steps {
			if s.Slack <= least.Slack { // the last of them: the first has begun
				least = s
			}
			if s.Late() != (s.Slack < 0) {
				t.Errorf("%s: %s is late: %v, with %d weeks", wish, s.Section.ID, s.Late(), s.Slack)
			}
		}
		if least.Slack != c.slack || !strings.Contains(plain(least.Rule()), c.says) {
			t.Errorf("%s: %d weeks to spare, %q; want %d, %q", wish, least.Slack, least.Rule(), c.slack, c.says)
		}
		begin := "À faire entre le"
		if c.slack == 0 {
			begin = "au plus tard, pour"
		}
		if c.slack < 0 {
			begin = "À commencer dès le"
		}
		if !strings.Contains(plain(least.Rule()), begin) {
			t.Errorf("%s: %q", wish, least.Rule())
		}
	}
}

// The day aimed at stands once: the rubrique that it ends is not proposed for that
// day as well; another that ends then is.
func TestWishStandsOnce(t *testing.T) {
	p := with(t, "signature_souhaitee_le=01/06/2029")
	plan := Retro(p, today)
	ends := 0
	for _, s := range plan.Steps {
		proposed := slices.ContainsFunc(Events(p, today), func(e Event) bool { return origin(e) == "rubrique-"+s.Section.ID.Name })
		if wish := s.from.Wish.Name == "signature_souhaitee_le"; wish {
			if ends++; proposed || s.End != day(t, "2029-06-01") {
				t.Errorf("%s is proposed: %v, for %s", s.Section.ID, proposed, s.End.ISO())
			}
		} else if !proposed {
			t.Errorf("%s is not proposed", s.Section.ID)
		}
	}
	if ends != 1 {
		t.Errorf("%d rubriques end with the signature", ends)
	}
}

// A file stamped in the first year that programs take for a date keeps its stamp.
func TestFirstStamp(t *testing.T) {
	for stamp, year := range map[string]int{"1969-12-31T23:59:59Z": 1970, "1970-01-01T00:00:01Z": 1970, "1971-01-01T00:00:00Z": 1971} {
		p, err := model.Read(catalog(t), []byte(`{"format":1,"cree_le":"`+stamp+`","modifie_le":"`+stamp+`","reponses":{}}`))
		must(t, err)
		at, sequence := version(p)
		if at.Year() != year || sequence != 0 || year == 1970 && strings.HasPrefix(stamp, "1970") && at.Second() != 1 {
			t.Errorf("%s: stamped %s, version %d", stamp, at, sequence)
		}
	}
}
