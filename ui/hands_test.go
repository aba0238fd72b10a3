package ui

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/store"
)

// elsewhere changes the file as another program would.
func (d *driver) elsewhere(change func(p *model.Project) error) {
	d.t.Helper()
	f, p, err := store.Open(d.app.catalog, d.app.file.Path())
	must(d.t, err)
	must(d.t, change(p))
	_, err = f.Save(p)
	must(d.t, err)
}

// settled is the driver of a project that is on the disk.
func settled(t *testing.T, answers ...string) *driver {
	t.Helper()
	d := start(t, with(t, answers...))
	d.app.dirty = true
	d.run(d.app.save())
	return d
}

const threePeople = `equipe=[{"nom":"A","profession":"pharmacien"},{"nom":"B","profession":"sage-femme"},{"nom":"C","profession":"pharmacien"}]`

func people(p *model.Project) (all string) {
	for _, row := range p.Rows("equipe") {
		all += modeltest.Text(row, "nom") + modeltest.Text(row, "role") + " "
	}
	return all
}

// A line open in its form is the line that is recorded, whatever another hand makes
// of the table meanwhile: a line that is gone comes back, no other takes its place.
func TestFormKeepsToItsLine(t *testing.T) {
	for name, c := range map[string]struct {
		change func(p *model.Project) error
		want   string
	}{
		"it is taken out, another added": {func(p *model.Project) error {
			return errors.Join(p.RemoveRow("equipe", 1, clock()), p.InsertRow("equipe", 2, model.Row{"nom": "D"}, clock()))
		}, "A C D B! "},
		"it is moved":                {func(p *model.Project) error { return p.MoveRow("equipe", 1, 2, clock()) }, "A C B! "},
		"another cell of it changes": {func(p *model.Project) error { return changeCell(p, 1, "role", "tresorerie") }, "A B!tresorerie C "},
	} {
		t.Run(name, func(t *testing.T) {
			d := settled(t, threePeople)
			d.open("equipe")
			d.press("down", "down", "down", "enter", "!")
			d.elsewhere(c.change)
			d.send(draftDue{}) // the draft is saved, and the two joined
			d.press("ctrl+s")
			if got := people(d.app.project); got != c.want {
				t.Errorf("the table is %q, want %q", got, c.want)
			}
			if left := d.app.project.Drafts(); len(left) > 0 || len(d.app.project.Clashes()) > 0 {
				t.Errorf("drafts %q, clashes %v", left, d.app.project.Clashes())
			}
		})
	}
}

func changeCell(p *model.Project, i int, column string, v model.Value) error {
	row := model.Row{}
	for id, cell := range p.Rows("equipe")[i] {
		row[id] = cell
	}
	row[column] = v
	return p.ReplaceRow("equipe", i, row, clock())
}

// What another hand recorded while she was typing over the same thing is told, and
// can be chosen, even when her draft was joined to it before she validates.
func TestTypedOverAnotherHand(t *testing.T) {
	for name, c := range map[string]struct {
		open   func(d *driver)
		end    string
		change func(p *model.Project) error
	}{
		"an answer": {func(d *driver) { d.open("population"); d.write("2000") }, "enter",
			func(p *model.Project) error { return p.SetAnswer("population", int64(3000), clock()) }},
		"a cell": {func(d *driver) { d.open("equipe"); d.press("down", "down", "enter", "!") }, "ctrl+s",
			func(p *model.Project) error { return changeCell(p, 0, "nom", "Z") }},
		"a note": {func(d *driver) { d.open("population"); d.press("f2", "x") }, "ctrl+s",
			func(p *model.Project) error { return p.SetNote("population", "y", clock()) }},
		"a deadline": {func(d *driver) { d.app.push(newDue(d.app, catalog(d.t).Action("E1-05"))); d.write("15/12/2026") }, "enter",
			func(p *model.Project) error {
				return p.SetDue("E1-05", dates.Day{Year: 2027, Month: 1, Day: 14}, clock())
			}},
	} {
		t.Run(name, func(t *testing.T) {
			d := settled(t, threePeople)
			c.open(d)
			d.elsewhere(c.change)
			d.send(draftDue{})
			d.press(c.end)
			if n := len(d.app.project.Clashes()); n != 1 {
				t.Fatalf("%d clashes, want 1:\n%s", n, d.screen())
			}
			d = d.restart()
			d.shows("Deux versions")
			before := answersOf(d.app.project)
			d.app.push(newVersions(d.app))
			d.press("down", "enter")
			if answersOf(d.app.project) == before || len(d.app.project.Clashes()) > 0 {
				t.Errorf("the other value was not taken:\n%s", d.screen())
			}
		})
	}
}

// Leaving looks at what the file holds: an older copy, another project, nothing.
func TestLeavingLooksAtTheFile(t *testing.T) {
	for name, c := range map[string]struct {
		lay   func(path string, older []byte) error
		saved bool
	}{
		"as it was":     {func(string, []byte) error { return nil }, true},
		"an older copy": {func(path string, older []byte) error { return os.WriteFile(path, older, 0o600) }, true},
		"taken away":    {func(path string, _ []byte) error { return os.Remove(path) }, true},
		"emptied":       {func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) }, false},
		"another project": {func(path string, _ []byte) error {
			return os.WriteFile(path, model.Begin(catalog(t), clock()).JSON(), 0o600)
		}, false},
		"a folder": {func(path string, _ []byte) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := settled(t, "nom=Vallon")
			older := d.app.project.JSON()
			d.openFrom("population", true)
			d.write("45000")
			d.press("enter")
			must(t, c.lay(d.app.file.Path(), older))
			err := d.app.flush()
			if (err == nil) != c.saved || d.app.file.Intact() != c.saved {
				t.Fatalf("leaving says %v, the file is intact: %t", err, d.app.file.Intact())
			}
			if c.saved {
				if n, _ := d.onDisk().Population(); n != 45000 {
					t.Errorf("the file holds %d inhabitants", n)
				}
			}
		})
	}
}

// Keys that come in the packet of the one that leaves do nothing.
func TestNothingActsAfterLeaving(t *testing.T) {
	d := settled(t, "population=45000")
	for _, k := range []string{"q", "u"} {
		d.app.Update(tea.KeyPressMsg(tea.Key{Code: rune(k[0]), Text: k}))
	}
	d.app.Update(tea.PasteMsg{Content: "9"})
	d.holds("population", int64(45000))
}

// What is validated while the file is made to hold something else is not lost.
func TestChangesDuringAReplacement(t *testing.T) {
	d := settled(t, "nom=Vallon", "population=1000")
	d.app.home()
	snapshot := d.app.project.Snapshot()
	under := d.app.replaceFile(func(f *store.File) (*model.Project, error) {
		joined, err := f.Forget(snapshot)
		if err != nil {
			return nil, err
		}
		return joined.Project, nil
	}, "")
	must(t, d.app.change(func(at time.Time) error { return d.app.project.SetAnswer("membres", int64(12), at) }))
	d.run(under)
	d.holds("membres", int64(12))
	if got := d.onDisk(); got.Answer("membres") != int64(12) || len(got.Journal()) != 1 || bytes.Contains(got.JSON(), []byte(`"avant":1000`)) {
		t.Errorf("the file holds %v members, and %d changes", got.Answer("membres"), len(got.Journal()))
	}
}

// Two hands type at one question and leave it: both texts wait.
func TestTwoTextsWait(t *testing.T) {
	d := settled(t, "nom=Vallon")
	d.open("objectifs")
	d.write("le mien")
	d.elsewhere(func(p *model.Project) error { p.SetDraft("objectifs", []string{"le leur"}, clock()); return nil })
	d.press("esc")
	d.app.home()
	if got := d.app.project.Drafts(); !slices.Equal(got, []string{"objectifs", "objectifs~"}) {
		t.Fatalf("drafts %q", got)
	}
	for _, b := range d.app.begun() {
		if b.note == "Objectifs, un autre texte" || len(b.note) > 12 {
			d.run(d.app.choose(b))
		}
	}
	d.shows("le leur")
}

// One person alone never has two versions to choose from, whatever she takes back
// while a field is open.
func TestAloneThereIsNothingToSettle(t *testing.T) {
	d := settled(t, "population=1000")
	d.openFrom("population", true)
	d.press("ctrl+u")
	d.write("2000")
	d.press("enter")
	d.openFrom("population", true)
	d.write("5")
	d.press("f1", "u", "U", "u", "esc")
	d.press("enter")
	if n := len(d.app.project.Clashes()); n > 0 {
		t.Errorf("%d clashes:\n%s", n, d.screen())
	}
}

// A text that another hand typed where she is typing does not take the place of
// hers: each stays, even when hers was on the disk first.
func TestTextOnScreenIsKept(t *testing.T) {
	d := settled(t, "nom=Vallon")
	d.open("objectifs")
	d.write("le mien")
	d.send(draftDue{})
	d.elsewhere(func(p *model.Project) error { p.SetDraft("objectifs", []string{"le leur"}, clock()); return nil })
	d.app.dirty = true
	d.run(d.app.save())
	d.run(d.app.save())
	d.shows("le mien")
	for _, p := range []*model.Project{d.app.project, d.onDisk()} {
		if own, other := p.Draft("objectifs"), p.Draft("objectifs~"); !slices.Equal(own, []string{"le mien"}) || !slices.Equal(other, []string{"le leur"}) {
			t.Errorf("drafts %q and %q", own, other)
		}
	}
}

// A copy that is no longer there is told in French, and is no failure to save.
func TestRestoringACopyThatIsGone(t *testing.T) {
	d := settled(t, "nom=Vallon")
	d = d.restart()
	must(t, d.app.change(func(at time.Time) error { return d.app.project.SetAnswer("membres", int64(12), at) }))
	d.run(d.app.save())
	copies := d.app.file.Copies(catalog(t))
	if len(copies) != 1 {
		t.Fatalf("%d copies", len(copies))
	}
	must(t, os.Remove(copies[0].Path))
	d.run(d.app.replaceFile(func(f *store.File) (*model.Project, error) { return f.Restore(catalog(t), copies[0], clock()) }, "revenu"))
	d.shows("Cette copie n’est plus là")
	d.hides("pas enregistré")
}

// A program that has the file open does not undo a return to a copy.
func TestReturnToACopyHolds(t *testing.T) {
	d := settled(t, "nom=Vallon", "population=1000")
	d = d.restart()
	must(t, d.app.change(func(at time.Time) error { return d.app.project.SetAnswer("population", int64(2000), at) }))
	d.run(d.app.save())
	other, _, err := store.Open(catalog(t), d.app.file.Path())
	must(t, err)
	_, err = other.Restore(catalog(t), other.Copies(catalog(t))[0], clock())
	must(t, err)
	must(t, d.app.change(func(at time.Time) error { return d.app.project.SetAnswer("membres", int64(12), at) }))
	d.run(d.app.save())
	d.holds("population", int64(1000))
	d.holds("membres", int64(12))
	if n, _ := d.onDisk().Population(); n != 1000 {
		t.Errorf("the file holds %d inhabitants", n)
	}
}

// A text begun long ago, and validated over what another hand recorded since, is
// told as if she had been typing all along.
func TestOldDraftOverANewerAnswer(t *testing.T) {
	d := settled(t, "population=1000")
	d.openFrom("population", true)
	d.press("ctrl+u")
	d.write("45000")
	d.press("ctrl+c")
	must(t, d.app.flush())
	d.elsewhere(func(p *model.Project) error { return p.SetAnswer("population", int64(50000), clock()) })
	d = d.restart()
	d.openFrom("population", true)
	d.shows("45000")
	d.press("enter")
	d.holds("population", int64(45000))
	if n := len(d.app.project.Clashes()); n != 1 {
		t.Errorf("%d clashes, want 1", n)
	}
}
