package model

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// parted are two copies of a project that go on apart, from what start made.
func parted(t *testing.T, start func(*Project)) (mine, theirs *Project, known int) {
	t.Helper()
	mine = blank(t)
	start(mine)
	mine = again(t, mine)
	return mine, again(t, mine), mine.Changes()
}

func joined(t *testing.T, theirs, mine *Project, known int) Joined {
	t.Helper()
	j, err := theirs.Join(mine, known)
	must(t, err)
	j.Project = again(t, j.Project)
	return j
}

// needs are the lines of a table, in a word each.
func needs(p *Project) (names []string) {
	for _, row := range p.Needs() {
		names = append(names, text(row, "besoin"))
	}
	return names
}

func threeNeeds(p *Project) {
	for i, name := range []string{"a", "b", "c"} {
		_ = p.InsertRow("besoins", i, Row{"besoin": name}, noon)
	}
}

// What each side did to a table, and what both must then hold.
func TestJoinFindsLinesByWhatTheyAre(t *testing.T) {
	for name, c := range map[string]struct {
		mine, theirs []func(*Project) error
		want         []string
		left         int
		clashes      int
	}{
		"both remove another":           {[]func(*Project) error{remove(1)}, []func(*Project) error{remove(0)}, []string{"c"}, 0, 0},
		"both remove the same":          {[]func(*Project) error{remove(1)}, []func(*Project) error{remove(1)}, []string{"a", "c"}, 0, 0},
		"one removes, one changes more": {[]func(*Project) error{replace(2, "C")}, []func(*Project) error{remove(0)}, []string{"b", "C"}, 0, 0},
		"both add":                      {[]func(*Project) error{insert(3, "d")}, []func(*Project) error{insert(3, "e")}, []string{"a", "b", "c", "d", "e"}, 0, 0},
		"both add the same":             {[]func(*Project) error{insert(3, "d")}, []func(*Project) error{insert(3, "d")}, []string{"a", "b", "c", "d", "d"}, 0, 0},
		"moved there, changed here":     {[]func(*Project) error{replace(0, "A")}, []func(*Project) error{move(0, 2)}, []string{"b", "c", "A"}, 0, 0},
		"changed on both sides":         {[]func(*Project) error{replace(0, "A")}, []func(*Project) error{replace(0, "Z")}, []string{"A", "b", "c"}, 0, 1},
		"changed alike":                 {[]func(*Project) error{replace(0, "A")}, []func(*Project) error{replace(0, "A")}, []string{"A", "b", "c"}, 0, 0},
		"changed here, removed there":   {[]func(*Project) error{replace(0, "A")}, []func(*Project) error{remove(0)}, []string{"b", "c"}, 1, 0},
		"removed here, changed there":   {[]func(*Project) error{remove(0)}, []func(*Project) error{replace(0, "Z")}, []string{"Z", "b", "c"}, 1, 0},
		"removed and back, gone there":  {[]func(*Project) error{remove(0), undo}, []func(*Project) error{insert(3, "d"), remove(0)}, []string{"b", "c", "d"}, 0, 0},
		"changed and back, other there": {[]func(*Project) error{replace(0, "A"), undo}, []func(*Project) error{replace(0, "Z")}, []string{"Z", "b", "c"}, 0, 0},
		"undo of what both had":         {[]func(*Project) error{undo, undo}, []func(*Project) error{insert(0, "z")}, []string{"z", "a"}, 0, 0},
		"emptied here, added to there":  {[]func(*Project) error{answer("besoins", nil)}, []func(*Project) error{insert(3, "d")}, []string{"d"}, 0, 0},
		"given whole, with one less": {[]func(*Project) error{answer("besoins", []Row{{"besoin": "a"}, {"besoin": "c"}, {"besoin": "x"}})},
			[]func(*Project) error{insert(3, "d"), remove(0)}, []string{"c", "d", "x"}, 0, 0},
	} {
		mine, theirs, known := parted(t, threeNeeds)
		for _, do := range c.mine {
			must(t, do(mine))
		}
		for _, do := range c.theirs {
			must(t, do(theirs))
		}
		j := joined(t, theirs, mine, known)
		got := needs(j.Project)
		sorted := slices.Sorted(slices.Values(got))
		if want := slices.Sorted(slices.Values(c.want)); !slices.Equal(sorted, want) || len(j.LeftOut) != c.left || len(j.Clashes) != c.clashes {
			t.Errorf("%s: %q, %d left out, %d clashes; want %q, %d, %d", name, got, len(j.LeftOut), len(j.Clashes), c.want, c.left, c.clashes)
		}
	}
}

func undo(p *Project) error { _, _, err := p.Undo(noon); return err }

// Two cells of one line, changed by two hands, are both taken; so are the state
// of an action and its deadline.
func TestJoinTakesBothHalves(t *testing.T) {
	mine, theirs, known := parted(t, func(p *Project) { member(t, p, "Camille", "pharmacien") })
	row := maps.Clone(mine.Team()[0])
	row["structure"] = "Pharmacie du Val"
	must(t, mine.ReplaceRow(KeyTeam.ID(), 0, row, noon))
	row = maps.Clone(theirs.Team()[0])
	row["role"] = "trésorière"
	must(t, theirs.ReplaceRow(KeyTeam.ID(), 0, row, noon))
	must(t, mine.SetDue("E1-05", today, noon))
	must(t, theirs.SetAction("E1-05", ActionState{Status: Done, On: today}, noon))
	j := joined(t, theirs, mine, known)
	got, state := j.Project.Team()[0], j.Project.Action("E1-05")
	if text(got, "structure") != "Pharmacie du Val" || text(got, "role") != "trésorière" || state.Status != Done || state.Due != today || len(j.Clashes) > 0 {
		t.Errorf("%v, %+v, clashes %v", got, state, j.Clashes)
	}
}

// Both values of an answer changed on both sides are told, and either can be
// chosen.
func TestClashOfAnAnswer(t *testing.T) {
	mine, theirs, known := parted(t, func(p *Project) { set(t, p, "population", "1000") })
	set(t, mine, "population", "2000")
	set(t, mine, "population", "2500")
	set(t, theirs, "population", "3000")
	j := joined(t, theirs, mine, known)
	if len(j.Clashes) != 1 || string(j.Project.Standing("population", "")) != "2500" || string(j.Clashes[0].Theirs) != "3000" {
		t.Fatalf("clashes %s", plain(j.Clashes))
	}
	if n, _ := j.Project.Population(); n != 2500 {
		t.Errorf("population %d", n)
	}
	must(t, j.Project.Settle(j.Clashes[0], true, noon))
	if n, _ := j.Project.Population(); n != 3000 {
		t.Errorf("settled: population %d", n)
	}
	must(t, undo(j.Project))
	if n, _ := j.Project.Population(); n != 2500 {
		t.Errorf("settled, then taken back: population %d", n)
	}
}

func TestClashOfALine(t *testing.T) {
	mine, theirs, known := parted(t, threeNeeds)
	must(t, replace(1, "mien")(mine))
	must(t, replace(1, "leur")(theirs))
	must(t, theirs.MoveRow("besoins", 1, 0, noon))
	j := joined(t, theirs, mine, known)
	if len(j.Clashes) != 1 {
		t.Fatalf("clashes %s", plain(j.Clashes))
	}
	must(t, j.Project.Settle(j.Clashes[0], true, noon))
	if got := needs(j.Project); !slices.Equal(got, []string{"leur", "a", "c"}) {
		t.Errorf("settled: %q", got)
	}
}

// An older copy laid over the file loses nothing of what this session had saved.
func TestJoinWithAnOlderCopy(t *testing.T) {
	mine := with(t, "nom=Vallon")
	older := again(t, mine)
	set(t, mine, "population", "27143")
	must(t, mine.InsertRow("besoins", 0, Row{"besoin": "a"}, noon))
	j := joined(t, older, mine, mine.Changes())
	if n, _ := j.Project.Population(); n != 27143 || len(j.Project.Needs()) != 1 || len(j.Project.Journal()) != 3 {
		t.Errorf("population %d, needs %q, %d entries", n, needs(j.Project), len(j.Project.Journal()))
	}
	// The file being ahead, or the same, nothing is done again.
	if j := joined(t, mine, older, 1); len(j.Project.Journal()) != 3 {
		t.Errorf("%d entries, want 3", len(j.Project.Journal()))
	}
}

func TestAnotherProjectIsNotJoined(t *testing.T) {
	mine := Begin(catalog(t), noon)
	for name, other := range map[string]*Project{
		"begun at another time": New(catalog(t), noon.Add(time.Hour)), "begun at the same time": Begin(catalog(t), noon), "copied as a model": again(t, mine).Anew(),
	} {
		if _, err := again(t, other).Join(mine, 0); err != ErrOther {
			t.Errorf("%s: %v, want %v", name, err, ErrOther)
		}
	}
	if _, err := again(t, mine).Join(mine, 0); err != nil {
		t.Errorf("the same: %v", err)
	}
}

// An older copy, of before the history was forgotten: what this session holds
// stays, and what the copy held otherwise is told.
func TestJoinWithACopyFromBeforeForgetting(t *testing.T) {
	mine, older, _ := parted(t, func(p *Project) { set(t, p, "nom", "Vallon"); set(t, p, "population", "1000"); threeNeeds(p) })
	must(t, remove(0)(mine))
	set(t, mine, "population", "2000")
	mine.ForgetHistory()
	set(t, mine, "membres", "12")
	j := joined(t, older, mine, mine.Changes())
	n, _ := j.Project.Population()
	m, _ := j.Project.Members()
	if got := needs(j.Project); n != 2000 || m != 12 || !slices.Equal(got, []string{"b", "c"}) || len(j.Project.Clashes()) != 2 {
		t.Errorf("population %d, members %d, needs %q, clashes %s", n, m, got, plain(j.Project.Clashes()))
	}
}

// What waits to be settled is in the file, until either side settles it.
func TestClashesWaitInTheFile(t *testing.T) {
	mine, theirs, known := parted(t, func(p *Project) { set(t, p, "population", "1000") })
	set(t, mine, "population", "2000")
	set(t, theirs, "population", "3000")
	p := joined(t, theirs, mine, known).Project
	other := again(t, p)
	if len(other.Clashes()) != 1 {
		t.Fatalf("read back, %d clashes", len(other.Clashes()))
	}
	must(t, p.Settle(p.Clashes()[0], false, noon))
	set(t, other, "membres", "12")
	if left := joined(t, other, p, known).Project.Clashes(); len(left) > 0 {
		t.Errorf("settled on one side, and still %s", plain(left))
	}
	p.ForgetHistory()
	if text := string(again(t, joined(t, theirs, mine, known).Project).Bare().JSON()); strings.Contains(text, "3000") {
		t.Errorf("a copy without history holds the other value:\n%s", text)
	}
}

// Two hands type in the same field: both texts stay, and can change places.
func TestJoinOfTwoDraftsOfOneField(t *testing.T) {
	mine, theirs, known := parted(t, func(*Project) {})
	mine.SetDraft("nom", []string{"Val"}, noon)
	theirs.SetDraft("nom", []string{"Lac"}, noon.Add(time.Second))
	j := joined(t, theirs, mine, known).Project
	if got := fmt.Sprint(j.Draft("nom"), j.Draft("nom~")); got != "[Val] [Lac]" {
		t.Errorf("drafts %s", got)
	}
	j.SwapDraft("nom", noon)
	if got := fmt.Sprint(j.Draft("nom"), j.Draft("nom~")); got != "[Lac] [Val]" {
		t.Errorf("swapped, drafts %s", got)
	}
	// Once the file holds what was typed here, another hand may end it.
	mine.Held(mine.Snapshot())
	theirs.SetDraft("nom", nil, noon.Add(time.Minute))
	if left := joined(t, theirs, mine, known).Project.Drafts(); len(left) > 0 {
		t.Errorf("validated there, and still typed here: %q", left)
	}
}

// One side has forgotten its history: the other's last changes are done again on
// it, and nothing of the history comes back.
func TestJoinAfterForgetting(t *testing.T) {
	mine, theirs, known := parted(t, func(p *Project) { set(t, p, "nom", "Vallon"); member(t, p, "Nora", "pharmacien") })
	must(t, theirs.RemoveRow(KeyTeam.ID(), 0, noon))
	set(t, theirs, "membres", "12")
	theirs.ForgetHistory()
	set(t, mine, "population", "27143")
	j := joined(t, theirs, mine, known)
	text := string(j.Project.JSON())
	if n, _ := j.Project.Population(); n != 27143 || len(j.Project.Team()) > 0 || len(j.Project.Journal()) != 1 || strings.Contains(text, "Nora") {
		t.Errorf("population %d, %d members, file\n%s", n, len(j.Project.Team()), text)
	}
	if j.Project.Changes() != 5 {
		t.Errorf("%d changes, want 5", j.Project.Changes())
	}
}

// Drafts are taken from whoever typed last.
func TestJoinOfDrafts(t *testing.T) {
	mine, theirs, known := parted(t, func(p *Project) {
		p.SetDraft("nom", []string{"Val"}, noon)
		p.SetDraft("objectifs", []string{"Mieux"}, noon)
	})
	mine.SetDraft("nom", nil, noon.Add(time.Minute))
	mine.SetDraft("population", []string{"27"}, noon.Add(time.Minute))
	theirs.SetDraft("population", []string{"28"}, noon.Add(2*time.Minute))
	theirs.SetDraft("communes", []string{"Ambrezat"}, noon)
	j := joined(t, theirs, mine, known)
	for key, want := range map[string]string{"nom": "[]", "objectifs": "[Mieux]", "population": "[27]", "population~": "[28]", "communes": "[Ambrezat]"} {
		if got := fmt.Sprint(j.Project.Draft(key)); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}

// A draft takes the place of one that could not be read: the file never holds two
// under one key.
func TestDraftOverAnUnreadableOne(t *testing.T) {
	p, err := Read(catalog(t), []byte(`{"format":1,"brouillons":{"nom":{"textes":[]},"objectifs":7}}`))
	must(t, err)
	p.SetDraft("nom", []string{"Val"}, noon)
	p = again(t, p)
	if got := p.Draft("nom"); len(got) != 1 || got[0] != "Val" || strings.Count(string(p.draftsJSON()), `"nom"`) != 1 {
		t.Errorf("the draft is %q in %s", got, p.draftsJSON())
	}
	if !strings.Contains(string(p.draftsJSON()), `"objectifs":7`) {
		t.Errorf("lost: %s", p.draftsJSON())
	}
}

// line is what a side holds of a line: its two cells.
type line struct{ a, b string }

func linesOf(p *Project) map[string]line {
	out := map[string]line{}
	for _, row := range p.Needs() {
		out[row.ID()] = line{a: text(row, "besoin"), b: text(row, "constat")}
	}
	return out
}

// TestJoinOfRandomHistories parts a project, lets each side go its way, joins
// them, and looks at each line and answer: what one side alone changed is as that
// side left it; what both changed is told.
func TestJoinOfRandomHistories(t *testing.T) {
	rounds := 2000
	if testing.Short() {
		rounds = 200
	}
	for round := range rounds {
		r := rand.New(rand.NewPCG(uint64(round), 7))
		mine, theirs, known := parted(t, func(p *Project) {
			for i := range 1 + r.IntN(8) {
				must(t, p.InsertRow("besoins", i, Row{"besoin": itoa(r.IntN(4)), "constat": itoa(i)}, noon))
			}
			set(t, p, "nom", "Vallon")
		})
		start := linesOf(mine)
		base := again(t, mine)
		live(t, mine, r, "m")
		live(t, theirs, r, "t")
		if r.IntN(3) == 0 {
			mine = again(t, mine)
		}
		j := joined(t, theirs, mine, known)
		m, th, got := linesOf(mine), linesOf(theirs), linesOf(j.Project)
		ids := map[string]bool{}
		for _, side := range []map[string]line{start, m, th, got} {
			for id := range side {
				ids[id] = true
			}
		}
		for id := range ids {
			want := expectedLine(start, m, th, id)
			told := slices.ContainsFunc(j.Clashes, func(c Clash) bool { return c.Line == id })
			if _, inMine := m[id]; !inMine && start[id] != (line{}) && th[id] != start[id] {
				// Removed here, maybe after a change; changed there: that change stays, or
				// is told.
				if told {
					continue
				}
				want = line{a: changed(start[id].a, th[id].a, got[id].a), b: changed(start[id].b, th[id].b, got[id].b)}
			}
			if got[id] != want {
				t.Errorf("round %d, line %s: %+v, want %+v (at first %+v, mine %+v, theirs %+v)", round, id, got[id], want, start[id], m[id], th[id])
			}
		}
		for _, id := range []string{"nom", "population", "objectifs"} {
			b, mi, thr, now := base.Answer(id), mine.Answer(id), theirs.Answer(id), j.Project.Answer(id)
			switch {
			case mi == b && now != thr, thr == b && now != mi, mi != b && now != mi:
				t.Errorf("round %d, %s: %v (at first %v, mine %v, theirs %v)", round, id, now, b, mi, thr)
			}
		}
		backToNothing(t, round, j.Project)
		if t.Failed() {
			t.FailNow()
		}
	}
}

// changed is what a cell is to hold: what it was changed to, else anything.
func changed(was, is, anything string) string {
	if was != is {
		return is
	}
	return anything
}

// expectedLine is what a line must be after the joining.
func expectedLine(start, mine, theirs map[string]line, id string) line {
	s, atStart := start[id]
	m, inMine := mine[id]
	th, inTheirs := theirs[id]
	switch {
	case !atStart && inMine:
		return m
	case !atStart:
		return th
	case !inTheirs, !inMine && th == s:
		return line{}
	case !inMine:
		return th // changed there: what removes it here is told
	}
	cell := func(s, m, th string) string {
		if m == s {
			return th
		}
		return m
	}
	return line{a: cell(s.a, m.a, th.a), b: cell(s.b, m.b, th.b)}
}

// live makes a few random changes.
func live(t *testing.T, p *Project, r *rand.Rand, who string) {
	t.Helper()
	for n := range r.IntN(9) {
		rows := p.Needs()
		at := 0
		if len(rows) > 0 {
			at = r.IntN(len(rows))
		}
		word := who + itoa(n)
		switch what := r.IntN(10); {
		case what < 2:
			must(t, p.InsertRow("besoins", r.IntN(len(rows)+1), Row{"besoin": word}, noon))
		case what < 4 && len(rows) > 0:
			row := maps.Clone(rows[at])
			row[[]string{"besoin", "constat"}[r.IntN(2)]] = word
			must(t, p.ReplaceRow("besoins", at, row, noon))
		case what < 5 && len(rows) > 0:
			must(t, p.RemoveRow("besoins", at, noon))
		case what < 6 && len(rows) > 0:
			must(t, p.MoveRow("besoins", at, r.IntN(len(rows)), noon))
		case what < 7:
			set(t, p, []string{"nom", "objectifs"}[r.IntN(2)], word)
		case what < 8:
			set(t, p, "population", itoa(1000+r.IntN(9)))
		case what < 9:
			must(t, undo(p))
		default:
			_, _, err := p.Redo(noon)
			must(t, err)
		}
	}
}

// backToNothing takes everything back: the project is then as it began.
func backToNothing(t *testing.T, round int, p *Project) {
	t.Helper()
	for range 200 {
		if _, ok, err := p.Undo(noon); !ok {
			if got := string(p.answersJSON()); got != "{}" {
				t.Errorf("round %d: all taken back, the project holds %s", round, got)
			}
			return
		} else if err != nil {
			t.Errorf("round %d: %v", round, err)
			return
		}
	}
	t.Errorf("round %d: there is no end of undos", round)
}

// chain are copies of one project whose file each saves to in turn: what one has
// saved, the next joins.
type chain struct {
	t    *testing.T
	disk *Project
}

func (c *chain) save(mine *Project, known int) *Project {
	c.t.Helper()
	j, err := c.disk.Join(mine, known)
	must(c.t, err)
	c.disk = again(c.t, j.Project)
	mine.Held(mine)
	j.Project.Held(j.Project)
	return j.Project.Follow(mine, mine.Changes()).Project
}

// A clash that one of two sessions has settled does not come back from the other;
// neither does one that was forgotten.
func TestSettledStaysSettled(t *testing.T) {
	a, b, known := parted(t, func(p *Project) { set(t, p, "population", "1000") })
	c := &chain{t, again(t, a)}
	set(t, a, "population", "2000")
	set(t, b, "population", "3000")
	a = c.save(a, known)
	b = c.save(b, known)
	a = c.save(a, a.Changes())
	if len(a.Clashes()) != 1 || len(b.Clashes()) != 1 {
		t.Fatalf("%d and %d clashes, want both to know it", len(a.Clashes()), len(b.Clashes()))
	}
	must(t, b.Settle(b.Clashes()[0], true, noon))
	c.save(b, known)
	set(t, a, "membres", "12")
	a = c.save(a, a.Changes())
	if left := append(c.disk.Clashes(), a.Clashes()...); len(left) > 0 {
		t.Errorf("settled on one side, and back: %s", plain(left))
	}
}

// A draft that another session validated does not come back from the one that had
// typed it.
func TestValidatedDraftStaysGone(t *testing.T) {
	a, b, known := parted(t, func(*Project) {})
	c := &chain{t, again(t, a)}
	a.SetDraft("population", []string{"45000"}, noon)
	set(t, b, "nom", "Vallon")
	b = c.save(b, known)
	a = c.save(a, known) // it joins, and holds the draft
	b = c.save(b, known)
	b.SetDraft("population", nil, noon.Add(time.Minute))
	set(t, b, "population", "45000")
	c.save(b, known)
	set(t, a, "membres", "12")
	a = c.save(a, known)
	if left := append(c.disk.Drafts(), a.Drafts()...); len(left) > 0 {
		t.Errorf("validated, and back: %q", left)
	}
}

// Going back to an earlier state is a set of changes: each is taken back in turn.
func TestBecome(t *testing.T) {
	p := with(t, "nom=Vallon", "population=1000")
	threeNeeds(p)
	must(t, p.SetNote("nom", "à revoir", noon))
	earlier := again(t, p)
	set(t, p, "population", "2000")
	set(t, p, "membres", "12")
	must(t, remove(1)(p))
	must(t, p.SetNote("nom", "", noon))
	must(t, p.SetAction("E1-05", ActionState{Status: Done, On: today}, noon))
	late := again(t, p)
	changes := p.Changes()
	must(t, p.Become(earlier, noon))
	same(t, p, earlier, "gone back")
	if p.Note("nom") != "à revoir" || p.Changes() != changes+5 {
		t.Errorf("note %q, %d changes, want 5", p.Note("nom"), p.Changes()-changes)
	}
	for range 5 {
		must(t, undo(p))
	}
	same(t, p, late, "taken back")
}
