package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
)

// sizes are those at which the money is looked at.
var sizes = [][2]int{{60, 20}, {80, 24}, {110, 30}, {132, 38}, {200, 55}}

// The amount under the cursor is told as it moves, and laid out once: beside the table
// where there is room, in two lines under it otherwise.
func TestAmountIsToldLive(t *testing.T) {
	alone(t)
	for _, tab := range []budgetTab{rightsTab, cashTab} {
		for _, size := range sizes {
			d := start(t, funded(t))
			d.size(size[0], size[1])
			d.budget(tab)
			page := d.app.top().(*budgetPage)
			if beside := d.app.right > 0; beside != (size[0] >= asideFrom) {
				t.Fatalf("%v: beside the table: %v", size, beside)
			}
			for line := range page.grid.table.Rows {
				for year := range budget.Years {
					page.grid.line, page.grid.year = line, year
					name, euros := page.grid.amount()
					d.shape(fmt.Sprint(tab, size))
					told := page.told.lines
					if said := flat(ansi.Strip(strings.Join(told, " "))); !strings.HasPrefix(said, flat(name+" "+euros)) || !strings.Contains(d.screen(), euros) {
						t.Fatalf("%v: %s, %s is not told:\n%s", size, name, euros, d.screen())
					}
					if where := touch(d.screen()); where != "" {
						t.Fatalf("%v: %s", size, where)
					}
					if again := page.told.lines; &again[0] != &told[0] {
						t.Fatal("laid out twice for one amount")
					}
				}
			}
		}
	}
}

// What is told of an amount follows the answers.
func TestAmountFollowsAnswers(t *testing.T) {
	d := start(t, funded(t))
	d.size(132, 38)
	d.budget(rightsTab)
	d.shows("Montant de base en taille 1 : 50 000 €")
	must(t, d.app.project.SetAnswer("population", int64(90_000), clock()))
	d.app.top().refresh()
	d.shows("Montant de base en taille 3 : 75 000 €")
}

// The view scrolls as a whole: the names of the columns stay, the cursor is never out of
// sight, and the arrows come back to it.
func TestGridScrolls(t *testing.T) {
	d := start(t, with(t, "population=27143", "aci_signe_le=15/01/2026", "options=qualite,accompagnement", "part_variable=50", "crise_comptee=oui"))
	d.size(60, 20)
	d.budget(cashTab)
	page := d.app.top().(*budgetPage)
	for range page.grid.table.Rows {
		d.press("down")
		if !strings.Contains(d.screen(), "▸") || !strings.Contains(d.screen(), "Année\u00a01") {
			t.Fatalf("the cursor or the names of the columns are out of sight:\n%s", d.screen())
		}
	}
	least := page.least()
	d.press("down", "down", "down")
	if page.scroll.Top <= least || page.grid.line != len(page.grid.table.Rows)-1 {
		t.Errorf("further down, the text does not scroll: from %d, line %d", page.scroll.Top, page.grid.line)
	}
	for page.scroll.Top > least {
		d.press("up")
	}
	if page.grid.line != len(page.grid.table.Rows)-1 {
		t.Errorf("the cursor went to line %d before it was in sight", page.grid.line)
	}
	d.press("home")
	if page.scroll.Top != 0 || page.grid.line != 0 {
		t.Errorf("home leads to line %d, scrolled by %d", page.grid.line, page.scroll.Top)
	}
	d.press("end")
	d.hides("▸")
}

// Bars stand under their years, and give way where there is no room for them.
func TestBarsUnderTheirYears(t *testing.T) {
	for height, drawn := range map[int]bool{20: false, 24: true, 38: true} {
		d := start(t, funded(t))
		d.size(80, height)
		d.budget(cashTab)
		screen := d.screen()
		if got := strings.Contains(screen, "█████"); got != drawn {
			t.Errorf("%d lines: bars drawn, %v:\n%s", height, got, screen)
		}
		if !drawn {
			continue
		}
		var head, years, foot string
		for line := range strings.Lines(screen) {
			switch {
			case strings.Contains(line, "Année\u00a01"):
				head = line
			case strings.Contains(line, "dès le"):
				years = line
			case years == "" && strings.Contains(line, "█████"):
				foot = line
			}
		}
		for n, year := range []string{"2026", "2027", "2028", "2029", "2030"} {
			name := fmt.Sprintf("Année\u00a0%d", n+1)
			end := endOf(head, name)
			if got := endOf(years, year); got != end {
				t.Errorf("%s ends at column %d, its column at %d", year, got, end)
			}
			if bar := ansi.Cut(foot, end-5, end); bar != "█████" {
				t.Errorf("under %s, %q", name, bar)
			}
		}
	}
}

// endOf is the column after a text in a line; -1 when it is not there.
func endOf(line, text string) int {
	before, _, found := strings.Cut(line, text)
	if !found {
		return -1
	}
	return ansi.StringWidth(before + text)
}

// Forty scenarios, names of 300 letters, double-width letters, amounts of ten figures:
// every view fits at every size, and no two numbers touch.
func TestMoneyOfBadInput(t *testing.T) {
	long := strings.Repeat("avec deux communes de plus ", 11)
	var scenarios, spent, paid []model.Row
	for n := range 40 {
		scenarios = append(scenarios, model.Row{"nom": fmt.Sprintf("%sn° %d", long, n+1), "population": int64(20_000 + 5_000*n)})
	}
	for n := range 6 {
		spent = append(spent, model.Row{"libelle": strings.Repeat("漢字e\u0301", 40), "montant": money.Euros(9_999_999_999), "annee": int64(2026 + n), "poste": "locaux"})
		paid = append(paid, model.Row{"qui": strings.Repeat("présidence ", 25), "membre": true, "heures": int64(1300), "taux": money.Euros(42), "annee": int64(2026 + n)})
	}
	d := start(t, funded(t))
	for id, rows := range map[string][]model.Row{"scenarios": scenarios, "depenses": spent, "indemnites_prevues": paid} {
		for i, row := range rows {
			must(t, d.app.project.InsertRow(id, i, row, clock()))
		}
	}
	d.budget(scenariosTab)
	d.size(80, 60)
	d.shows("…n° 1", "…n° 2", "…n° 3", "3 scénarios sont comparés au plus", "et 33 autres")
	for tab := range budgetTabs {
		d.app.home()
		d.budget(budgetTab(tab))
		for _, size := range sizes {
			d.size(size[0], size[1])
			page := d.app.top().(*budgetPage)
			for range 60 {
				d.shape(fmt.Sprint(budgetTabs[tab], size))
				if where := touch(d.screen()); where != "" {
					t.Fatalf("%s, %v: %s\n%s", budgetTabs[tab], size, where, d.screen())
				}
				before := page.scroll.Top
				if d.press("pgdown"); page.scroll.Top == before {
					break
				}
			}
			d.press("home")
		}
	}
}
