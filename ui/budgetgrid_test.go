package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	pages "cpts/model/page"
	"cpts/model/report"
)

// gridLike is a table of the plan with these names, each amount as long as can be.
func gridLike(amount string, names ...string) pages.Table {
	t := pages.Table{Columns: []pages.Column{{Title: "Versé, en euros", Short: "En euros"}}}
	for n := range 5 {
		t.Columns = append(t.Columns, pages.Column{Title: fmt.Sprintf("Année\u00a0%d", n+1), Right: true})
	}
	t.Columns = append(t.Columns, pages.Column{Title: "Après", Right: true, Apart: true})
	for _, name := range names {
		t.Rows = append(t.Rows, pages.Row{Cells: slices.Insert(slices.Repeat([]string{amount}, 6), 0, name), ID: name})
	}
	t.Rows[len(t.Rows)-1].Tone = pages.Strong
	return t
}

// Whatever the names and the amounts, a table fits in any terminal: its amounts whole and
// apart, the cursor's among them, the names of options still said to be ones.
func TestGridFits(t *testing.T) {
	d := start(t, with(t, "population=27143", "aci_signe_le=15/01/2026", "options=qualite,accompagnement", "part_variable=50", "crise_comptee=oui"))
	m := report.MoneyOf(d.app.project, d.app.today())
	long := strings.Repeat("Prévention ", 27) + "3"
	for name, table := range map[string]pages.Table{
		"rights":      report.Rights(m).Blocks[gridOf(report.Rights(m))].(pages.Table),
		"cash":        report.Cash(m).Blocks[gridOf(report.Cash(m))].(pages.Table),
		"ten figures": gridLike("1\u00a0000\u00a0000\u00a0000", "Fonctionnement", "Accueil (option)", "Total"),
		"long names":  gridLike("250\u00a0000", long, long+" (option)", "Total"),
		"wide signs":  gridLike("250\u00a0000", strings.Repeat("漢字", 40)+" (option)", "e\u0301te\u0301 3", "Total"),
	} {
		g := newGrid(table)
		for _, width := range []int{60, 61, 62, 70, 79, 80, 81, 85, 90, 100, 132, 200} {
			when := fmt.Sprintf("%s at %d columns", name, width)
			for g.line = range table.Rows {
				for g.year = range 5 {
					lines, at := g.lines(d.app.styles, width), g.at()
					text := ansi.Strip(strings.Join(lines, "\n"))
					cursor := ansi.Strip(lines[at])
					if !strings.HasPrefix(cursor, "▸") || !strings.Contains(cursor, "▸"+shownAmount(table.Rows[g.line].Cells[g.year+1])) {
						t.Fatalf("%s: the cursor is not on %q:\n%s", when, table.Rows[g.line].Cells[g.year+1], text)
					}
					if where := touch(text); where != "" {
						t.Fatalf("%s: %s", when, where)
					}
					for _, line := range lines {
						if w := ansi.StringWidth(line); w > width-1 { // the last column tells what is hidden
							t.Fatalf("%s: %d columns: %q", when, w, ansi.Strip(line))
						}
					}
					if got, want := strings.Count(text, "(opt"), strings.Count(fmt.Sprint(table.Rows), "(option) "); got < min(want, 1) {
						t.Fatalf("%s: an option is not said to be one:\n%s", when, text)
					}
					if cut := strings.Contains(text, "…"); cut && (name == "rights" || name == "cash") {
						t.Fatalf("%s: a name is cut:\n%s", when, text)
					}
				}
			}
		}
	}
}

// A name that is cut is told whole on the line of the cursor.
func TestGridUnfolds(t *testing.T) {
	long := strings.Repeat("Prévention et promotion ", 12) + "du territoire"
	g := newGrid(gridLike("250\u00a0000", long, "Total"))
	look := start(t, nil).app.styles
	lines := g.lines(look, 80)
	if len(lines) != 4 {
		t.Errorf("%d lines without a cursor", len(lines))
	}
	g.line = 0
	lines = g.lines(look, 80)
	if got := flat(ansi.Strip(strings.Join(lines[g.at()+1:], " "))); !strings.HasPrefix(got, long) {
		t.Errorf("the name is not told whole: %q", got)
	}
}

// Names give way one form at a time; what is in brackets at the end stays.
func TestFitting(t *testing.T) {
	for _, c := range []struct {
		room  int
		names []string
		want  string
	}{
		{20, []string{"Qualité (option)", "Qualité (opt.)"}, "Qualité (option)"}, {14, []string{"Qualité (option)", "Qualité (opt.)"}, "Qualité (opt.)"},
		{20, []string{"Accompagnement partagé (option)"}, "Accompagne… (option)"}, {12, []string{"Accompagnement (option)"}, "Accompagnem…"},
		{5, []string{"Total"}, "Total"}, {4, []string{"Total", ""}, "Tot…"}, {9, []string{"(option) seule"}, "(option)…"},
	} {
		if got := fitting(c.room, c.names...); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.names, c.room, got, c.want)
		}
	}
}
