package ui

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/store"
)

// A text is read a page at a time, and a part at a time.
func TestReaderKeys(t *testing.T) {
	d := start(t, example(t))
	d.guide("Les pièges")
	r := d.app.top().(*reader)
	last := len(r.text.lines) - r.Height
	if len(r.text.heads) < 3 || last < 2*r.Height {
		t.Fatalf("%d parts, %d lines: too short to try", len(r.text.heads), len(r.text.lines))
	}
	var parts []int
	for _, h := range r.text.heads {
		if h.line > 0 && h.line < last {
			parts = append(parts, h.line)
		}
	}
	at := func(key string, want int) {
		t.Helper()
		if d.press(key); r.Top != want {
			t.Errorf("%s leads to line %d, want %d", key, r.Top, want)
		}
	}
	at("tab", parts[0])
	at("tab", parts[1])
	at("home", 0)
	at("pgdown", r.Height)
	at("down", r.Height+1)
	at("pgup", 1)
	at("up", 0)
	at("end", last)
	at("tab", 0) // from the last part to the first
}

func TestReportKeys(t *testing.T) {
	d := start(t, example(t))
	d.app.push(newReport(d.app))
	p := d.app.top().(*reportPage)
	d.press("end")
	if last := len(p.text) - p.Height; last <= 0 || p.Top != last {
		t.Errorf("end leads to line %d, want %d", p.Top, last)
	}
	last := strconv.Itoa((len(p.text) + p.Height - 1) / p.Height)
	d.shows(last + "/" + last) // shorter, for the keys
	d.press("home")
	if p.Top != 0 {
		t.Errorf("home leads to line %d", p.Top)
	}
}

// The cursor of the amounts goes where the arrows point, and not beyond the table.
func TestGridKeys(t *testing.T) {
	d := start(t, funded(t))
	d.budget(rightsTab)
	g := func() *budgetGrid { return d.app.top().(*budgetPage).grid }
	d.press("home")
	for _, c := range []struct {
		keys       string
		line, year int
	}{
		{"left", 0, 0}, {"right", 0, 1}, {"right", 0, 2}, {"left", 0, 1}, {"down", 1, 1}, {"right", 1, 2}, {"up", 0, 2},
		{"right right right right", 0, 4}, {"home", 0, 0},
	} {
		d.press(strings.Fields(c.keys)...)
		if g().line != c.line || g().year != c.year {
			t.Fatalf("%s leads to line %d, year %d, want %d, %d", c.keys, g().line, g().year, c.line, c.year)
		}
		row := g().table.Rows[c.line]
		d.selects(row.Cells[0])
		if cell := "▸" + row.Cells[c.year+1]; !strings.Contains(d.screen(), cell) {
			t.Errorf("%s: %q is not marked:\n%s", c.keys, cell, d.screen())
		}
	}
}

// The cells of a line are gone through both ways; what is typed in them stays.
func TestRowFormKeys(t *testing.T) {
	d := start(t, blank(t))
	d.open("equipe")
	d.press("a")
	columns := catalog(t).Question("equipe").Columns
	f := d.app.top().(*rowForm)
	d.selects(columns[0].Label)
	d.press("shift+tab")
	d.selects(columns[0].Label)
	d.write("Zorglub")
	d.press("tab")
	d.selects(columns[1].Label)
	d.press("shift+tab")
	d.selects(columns[0].Label + " Zorglub")
	if f.here != 0 {
		t.Errorf("in cell %d", f.here)
	}
}

// Of several choices, Enter takes the one she went to when none is ticked.
func TestEnterTakesWhereSheWent(t *testing.T) {
	for name, c := range map[string]struct {
		keys []string
		want model.Value
	}{
		"went nowhere":      {[]string{"enter"}, nil},
		"went and came":     {[]string{"down", "up", "enter"}, nil},
		"went to one":       {[]string{"down", "down", "enter"}, []string{"bassin"}},
		"ticked, then went": {[]string{"down", "space", "down", "enter"}, []string{"communautes"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, blank(t))
			d.open("perimetre")
			if name == "ticked, then went" {
				c.want = []string{catalog(t).Question("perimetre").Options[0].ID.Name}
			}
			d.press(c.keys...)
			d.holds("perimetre", c.want)
		})
	}
}

// A line edited keeps the columns that this version does not know, and the cells
// left alone.
func TestRowFormKeepsUnknownColumns(t *testing.T) {
	d := settled(t)
	must(t, d.app.project.InsertRow("equipe", 0, model.Row{"nom": "A", "profession": "pharmacien", "plus_tard": "gardé", "rang": int64(3)}, clock()))
	d.open("equipe")
	d.press("down", "down", "enter", "!", "ctrl+s")
	for where, p := range map[string]*model.Project{"project": d.app.project, "file": d.onDisk()} {
		row := p.Rows("equipe")[0]
		if modeltest.Text(row, "nom") != "A!" || modeltest.Text(row, "profession") != "pharmacien" || string(row["plus_tard"].(json.RawMessage)) != `"gardé"` || string(row["rang"].(json.RawMessage)) != "3" {
			t.Errorf("the %s holds %v", where, row)
		}
	}
}

// The place she is at outlives the joining of another program's changes: she takes
// up there.
func TestPlaceKeptAfterAMerge(t *testing.T) {
	d := settled(t, "nom=Vallon", "population=1000")
	d.app.home()
	d.open("objectifs")
	d.elsewhere(func(p *model.Project) error {
		p.SetPosition(catalog(t).Question("nom"))
		return p.SetAnswer("membres", int64(12), clock())
	})
	d.app.dirty = true
	d.run(d.app.save())
	d.holds("membres", int64(12))
	for where, p := range map[string]*model.Project{"project": d.app.project, "file": d.onDisk()} {
		if got := p.Position().Question; got != "objectifs" {
			t.Errorf("the place of the %s is %q", where, got)
		}
	}
}

// What the file gets from another hand while the leaving writes it is joined, and
// written again.
func TestLeavingTriesAgain(t *testing.T) {
	d := settled(t, "nom=Vallon")
	must(t, d.app.project.SetAnswer("membres", int64(12), clock()))
	d.app.dirty = true
	under := d.app.save() // begun, not over
	must(t, d.app.project.SetAnswer("nom", "Mont", clock()))
	d.app.dirty = true
	d.elsewhere(func(p *model.Project) error { return p.SetAnswer("population", int64(1000), clock()) })
	must(t, d.app.flush())
	d.run(under)
	got := d.onDisk()
	if n, _ := got.Population(); n != 1000 || got.Name() != "Mont" || got.Answer("membres") != int64(12) || d.app.dirty {
		t.Errorf("the file holds %q, %d inhabitants, %v members", got.Name(), n, got.Answer("membres"))
	}
}

// Every page of the guide opens the one its line names.
func TestGuideOpensWhatItNames(t *testing.T) {
	d := start(t, example(t))
	d.app.push(newGuide(d.app))
	for at, it := range d.app.top().(*guide).items {
		if it.label == "Chercher" {
			continue
		}
		d.press("home")
		for range at {
			d.press("down")
		}
		d.selects(it.label)
		d.press("enter")
		left, _ := d.app.top().crumb()
		if got := ansi.Strip(left); got != it.label {
			t.Errorf("%q opens %q", it.label, got)
		}
		d.press("esc")
	}
}

// Each sort of thing found by the search opens it.
func TestSearchOpensEachSort(t *testing.T) {
	for _, c := range []struct{ asked, kind, opens string }{
		{"signature", "rubrique", "La signature"},
		{"gouvernance", "rubrique", "gouvernance"},
		{"Auzelliers", "votre réponse", catalog(t).Question("communes").Label},
	} {
		t.Run(c.asked, func(t *testing.T) {
			d := start(t, example(t))
			d.press("/")
			d.write(c.asked)
			p := d.app.top().(*searchPage)
			at := -1
			for i, doc := range p.found {
				if string(doc.Kind) == c.kind {
					at = i
					break
				}
			}
			if at < 0 {
				t.Fatalf("no %s found:\n%s", c.kind, d.screen())
			}
			p.menu.MoveTo(at)
			d.press("enter")
			if _, still := d.app.top().(*searchPage); still {
				t.Fatalf("the %s found opens nothing", c.kind)
			}
			d.shows(c.opens)
		})
	}
}

// A new search begins at its first result, whatever was chosen in the last.
func TestSearchBeginsAgain(t *testing.T) {
	d := start(t, example(t))
	d.press("/")
	d.write("populatio")
	p := d.app.top().(*searchPage)
	d.press("down", "down")
	d.write("n")
	d.selects(p.found[0].Title)
	if p.menu.Cursor != 0 {
		t.Errorf("result %d is under the cursor", p.menu.Cursor)
	}
}

func TestLineDeletedIsSaid(t *testing.T) {
	d := start(t, with(t, threePeople))
	d.open("equipe")
	d.press("down", "down", "s")
	d.shows("Ligne supprimée. La touche u la rétablit.")
	d.press("u")
	if got := people(d.app.project); got != "A B C " {
		t.Errorf("the table is %q", got)
	}
}

// One thing late is told on home, as several are.
func TestLateIsTold(t *testing.T) {
	for _, c := range []struct {
		due  []string
		says string
	}{
		{[]string{"01/11/2026"}, "! 1 en retard"},
		{[]string{"01/11/2026", "02/11/2026"}, "! 2 en retard"},
		{[]string{"01/12/2026"}, ": s"},
	} {
		d := start(t, blank(t))
		for i, day := range c.due {
			d.app.push(newDue(d.app, catalog(t).Action([]string{"E1-05", "E1-04"}[i])))
			d.write(day)
			d.press("enter")
		}
		d.app.home()
		if late := strings.Contains(d.screen(), "en retard"); late != strings.HasPrefix(c.says, "!") {
			t.Errorf("%v: late is told: %v", c.due, late)
		}
		if strings.HasPrefix(c.says, "!") {
			d.shows(c.says)
			d.calendar(timelineTab)
			d.shows("!·")
		}
	}
}

// An undo, or another hand, fills the field on screen in again.
func TestFieldFilledInAgain(t *testing.T) {
	for id, c := range map[string]struct {
		was, now string
		shows    string
	}{
		"nom":         {"Vallon", "Mont", "> Vallon"},
		"population":  {"1000", "2000", "> 1 000"},
		"departement": {"38", "63", "▸ Isère (38)"},
	} {
		t.Run(id, func(t *testing.T) {
			d := start(t, with(t, id+"="+c.was, id+"="+c.now))
			d.open(id)
			d.app.undo()
			d.shows(c.shows)
			d.press("enter")
			if got := d.app.project.Tell(d.app.project.Journal()[len(d.app.project.Journal())-1]).To; !strings.Contains(flat(c.shows), flat(got)) {
				t.Errorf("recorded %q", got)
			}
		})
	}
}

// The advice beside a screen follows the note and the region.
func TestPanelFollowsTheProject(t *testing.T) {
	d := start(t, with(t, "region=paca"))
	d.size(140, 40)
	d.openAhead("passage_le")
	d.hides("Votre note")
	before := d.screen()
	must(t, d.app.project.SetNote("passage_le", "Zorglub y sera", clock()))
	d.shows("Votre note : Zorglub y sera")
	must(t, d.app.project.SetNote("passage_le", "", clock()))
	d.hides("Votre note")
	must(t, d.app.project.SetAnswer("region", "nouvelle-aquitaine", clock()))
	if d.screen() == before {
		t.Errorf("the advice is still that of the other region:\n%s", before)
	}
	d.size(160, 40)
	d.shape("wider")
	if got, want := d.app.panel.width, d.app.right; got != want {
		t.Errorf("the advice is laid out for %d columns, want %d", got, want)
	}
}

// « ~/ » in a path typed is the home directory.
func TestPathFromHome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	_, err := store.At(filepath.Join(home, "lac.json")).Save(with(t, "nom=CPTS du Lac"))
	must(t, err)
	must(t, os.Chmod(filepath.Join(home, "lac.json"), 0o600))
	for typed, opens := range map[string]bool{"~/lac.json": true, "lac.json": false, "~lac.json": false} {
		d := start(t, nil)
		d.press("down", "down", "enter")
		d.write(typed)
		d.press("enter")
		if d.app.project == nil == opens {
			t.Errorf("%s: opened %v\n%s", typed, !opens, d.screen())
		}
	}
}

// Ctrl+E, which opens another program in some forms, is a key of the field here.
func TestNoOtherProgramIsOpened(t *testing.T) {
	d := start(t, blank(t))
	d.open("objectifs")
	d.write("un")
	d.press("home")
	_, cmd := d.app.Update(keyNamed(t, "ctrl+e"))
	if cmd != nil && !waits(cmd) {
		if name := fmt.Sprintf("%T", cmd()); strings.Contains(name, "exec") {
			t.Errorf("ctrl+e sends a %s", name)
		}
	}
	d.write("!")
	d.press("ctrl+s")
	d.holds("objectifs", "un!")
}
