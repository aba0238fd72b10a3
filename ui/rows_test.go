package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// odd are texts that do not take a column a letter, or take many.
var odd = []string{"漢字の名前がここに", "e\u0301e\u0301e\u0301 a\u0300 combine\u0301", "👩‍⚕️ infirmière", strings.Repeat("a", 300), strings.Repeat("mot ", 80), "x"}

// crowded is a project with a table of eleven columns, an odd text in each of its
// texts.
func crowded(t testing.TB) *model.Project {
	p := blank(t)
	q := catalog(t).Question("fiches_actions")
	var rows []model.Row
	for _, text := range odd {
		row := model.Row{}
		for _, c := range q.Columns {
			switch c.Kind {
			case content.Text:
				row[c.ID.Name] = text
			case content.Choice:
				row[c.ID.Name] = c.Options[0].ID.Name
			}
		}
		rows = append(rows, row)
	}
	must(t, p.SetAnswer("fiches_actions", rows, clock()))
	return p
}

// A table of many columns, of letters of any width, holds at every size: the line
// under the cursor unfolds, its form shows the cell being filled.
func TestCrowdedTable(t *testing.T) {
	q := catalog(t).Question("fiches_actions")
	if len(q.Columns) < 11 {
		t.Fatalf("%d columns", len(q.Columns))
	}
	for _, size := range [][2]int{{60, 20}, {80, 24}, {100, 21}, {132, 38}, {200, 55}} {
		d := start(t, crowded(t))
		d.size(size[0], size[1])
		d.openAhead("fiches_actions")
		d.shape("opened")
		for range len(odd) + 1 {
			d.press("down")
			d.shape("a line")
			if page := d.app.top().(*rowsPage); page.at() >= 0 {
				d.selects(strings.TrimSpace(kit.Right(string(rune('1'+page.at())), 1)))
			}
		}
		d.press("up", "enter")
		for i, c := range q.Columns {
			d.shape(c.Label)
			d.selects(kit.Wrap(c.Label, 24)[0])
			form := d.app.top().(*rowForm)
			if form.here != i {
				t.Fatalf("%v: on cell %d, want %d", size, form.here, i)
			}
			d.shows(c.Label)
			if i < len(q.Columns)-1 {
				d.press("tab")
			}
		}
	}
}

// No label of a form is cut, at any width: « sans nom » is an instruction.
func TestLabelsAreNeverCut(t *testing.T) {
	for _, s := range catalog(t).Stages {
		for _, section := range s.Sections {
			for _, q := range section.Questions {
				if q.Kind != content.Rows {
					continue
				}
				d := start(t, blank(t))
				d.size(60, 20)
				d.openAhead(q.ID.Name)
				d.press("a")
				form := d.app.top().(*rowForm)
				for i, label := range form.labels() {
					form.focus(i)
					d.shape(q.ID.Name)
					for _, line := range label {
						d.shows(line)
					}
					if got := strings.Join(label, " "); got != q.Columns[i].Label {
						t.Errorf("%s: the label of a cell is %q, want %q", q.ID.Name, got, q.Columns[i].Label)
					}
				}
			}
		}
	}
}

// Columns are as wide as what they hold, within the room there is: all whole, else the
// first ones, and how many are left.
func TestTableColumns(t *testing.T) {
	column := func(label string, most int) rowColumn {
		return rowColumn{Column: &content.Column{Field: content.Field{Label: label}}, most: most}
	}
	columns := []rowColumn{column("Nom", 10), column("Rôle", 50), column("Ville", 12), column("Note", 40)}
	for _, c := range []struct {
		room   int
		widths []int
		hidden int
	}{
		{200, []int{10, 50, 12, 40}, 0}, {118, []int{10, 50, 12, 40}, 0}, {117, []int{10, 49, 12, 40}, 0},
		{76, []int{10, 24, 12, 24}, 0}, {75, []int{10, 49, 12}, 1}, {50, []int{10, 24, 12}, 1}, {49, []int{10, 37}, 2}, {20, []int{9, 9}, 2},
	} {
		table := tableOf(columns, c.room)
		var widths []int
		for _, column := range table.columns {
			widths = append(widths, column.width)
		}
		if len(widths) != len(c.widths) || table.hidden != c.hidden || table.cut != (c.room < 118) {
			t.Errorf("in %d: %v, %d hidden, cut: %v; want %v, %d hidden", c.room, widths, table.hidden, table.cut, c.widths, c.hidden)
			continue
		}
		for i, w := range c.widths {
			if widths[i] != w {
				t.Errorf("in %d: %v, want %v", c.room, widths, c.widths)
				break
			}
		}
		if w := ansi.StringWidth(table.line([]string{"é", "漢字", "x", "y"})); w > c.room {
			t.Errorf("in %d: a line of %d columns", c.room, w)
		}
		rule := table.rule(c.room)
		more := strings.Contains(rule, " + "+french.Count(c.hidden, "colonne", "colonnes")+" ")
		if ansi.StringWidth(rule) != c.room || more != (c.hidden > 0) {
			t.Errorf("in %d: %d columns are hidden, and the rule is %q", c.room, c.hidden, rule)
		}
	}
}

// Where the columns do not all fit, the line under the cursor is read whole under the
// table, and a yes is told with what it answers.
func TestDetailsOfALine(t *testing.T) {
	p := blank(t)
	must(t, p.SetAnswer("structures_locales", []model.Row{{"nom": "MSP des Sources", "type": "msp", "prevenue": true, "interlocuteur": "directrice de la maison de santé, chargée des relations avec les communes"}}, clock()))
	d := start(t, p)
	d.open("structures_locales")
	d.press("down", "down")
	d.shows("Prévenue du projet : oui", "relations avec les communes", "1 sur 1")
	d.size(132, 38)
	d.shape("wide")
	d.shows("Prévenue du projet", "relations avec les communes")
}

// A line of a table that is not measured is read whole all the same.
func TestLinesBeyondTheMeasure(t *testing.T) {
	p := crowd(t, mostMeasured+5)
	long := "Une structure dont le nom est bien plus long que tous ceux qui ont été mesurés, et qui a encore une fin"
	rows := append([]model.Row{}, p.Rows("equipe")...)
	rows[mostMeasured+2] = model.Row{"nom": "Dernière", "profession": "pharmacien", "structure": long}
	must(t, p.SetAnswer("equipe", rows, clock()))
	d := start(t, p)
	for _, size := range [][2]int{{80, 24}, {100, 24}, {132, 38}} {
		d.size(size[0], size[1])
		d.open("equipe")
		d.press("end", "up", "up")
		d.shape("beyond")
		d.shows(long, "203 sur 205")
		d.app.home()
	}
}
