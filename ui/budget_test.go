package ui

import (
	"cmp"
	"strings"
	"testing"

	"cpts/model"
	"cpts/model/budget"
)

// funded is a project whose money can be looked at from every side: a signature,
// a mission that starts late, an option, grants, expenses, scenarios.
func funded(t testing.TB) *model.Project {
	t.Helper()
	return with(t, "population=27143", "aci_signe_le=15/01/2026", "debut_acces_soins=15/07/2026", "options=qualite", "part_variable=50",
		`aides=[{"financeur":"ARS","montant":30000,"annee":2026}]`,
		`depenses=[{"libelle":"Local","montant":9600,"annee":2026,"poste":"locaux"},{"libelle":"Site","montant":180000,"annee":2027,"poste":"communication"}]`,
		`postes_coordination=[{"fonction":"coordination","quotite":50,"cout":62000,"annee":2026}]`,
		`indemnites_prevues=[{"qui":"présidence","membre":true,"heures":1300,"taux":42,"annee":2026},{"qui":"appui","membre":false,"heures":10,"taux":42,"annee":2026}]`,
		`scenarios=[{"nom":"deux communes de plus","population":41200},{"nom":"sans option","qualite":false,"variable":0}]`)
}

// budget opens one of the views of the money.
func (d *driver) budget(tab budgetTab) {
	d.t.Helper()
	d.app.push(newBudget(d.app))
	for range tab {
		d.press("tab")
	}
}

// Care acts are refused in words, where the budget is read.
func TestCareActsAreRefused(t *testing.T) {
	d := start(t, with(t, "population=27143", "aci_signe_le=15/01/2026", `depenses=[{"libelle":"Consultations","montant":2000,"annee":2026,"poste":"soins"}]`))
	d.budget(forecastTab)
	d.shows("Consultations : les actes de soins ne peuvent pas être payés")
}

// Enter on any amount tells how it comes about, and Escape comes back to it.
func TestEveryAmountExplainsItself(t *testing.T) {
	for _, tab := range []budgetTab{rightsTab, cashTab} {
		d := start(t, funded(t))
		d.budget(tab)
		page := d.app.top().(*budgetPage)
		rows := page.grid.table.Rows
		for line, row := range rows {
			if row.ID == budget.TotalLine { // the parts of a total are told with it
				row = rows[len(rows)-1]
			}
			for year := range 5 {
				page.grid.line, page.grid.year = line, year
				shown := cmp.Or(row.Cells[year+1], "0") + " €"
				d.press("enter")
				d.shows("Pourquoi ce montant", "1. ", shown)
				d.shape("explanation")
				d.press("esc")
				if d.app.top() != screen(page) || page.grid.line != line || page.grid.year != year {
					t.Fatalf("tab %d: not back on line %d, year %d", tab, line, year)
				}
			}
		}
	}
}

func TestBudgetViews(t *testing.T) {
	for tab, want := range map[budgetTab][]string{
		rightsTab:    {"Total des droits", "Cinq ans", "Ce que chaque année"},
		cashTab:      {"Total versé", "Après", "15 janvier"},
		scenariosTab: {"deux communes", "sans option", "+38 750"},
		forecastTab:  {"Ressources", "Solde, sans variable", "Encaissé − dépensé", "2026", "2031"},
		checksTab:    {"commissaire aux comptes", "153 000"},
	} {
		d := start(t, funded(t))
		d.budget(tab)
		d.shows(want...)
		for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
			d.size(size[0], size[1])
			d.shape("budget")
			d.press("end", "down", "pgdown")
			d.shape("budget, further down")
		}
	}
}

// Without a population, the sizes are shown where the amounts of the contract would
// be, and Enter goes to the question.
func TestBudgetWithoutPopulation(t *testing.T) {
	d := start(t, blank(t))
	for _, tab := range []budgetTab{rightsTab, cashTab} {
		d.app.home()
		d.budget(tab)
		d.shows("Voici les totaux de chaque taille", "Taille 4")
		if strings.Contains(d.screen(), " 0\u00a0€") {
			t.Errorf("an amount of nothing:\n%s", d.screen())
		}
		d.press("enter")
		d.isOn("population")
	}
}

// The views lead to the questions they are made of, and follow their answers.
func TestBudgetFollowsAnswers(t *testing.T) {
	d := start(t, funded(t))
	d.app.ahead["progression"], d.app.ahead["concretisation"] = true, true
	d.budget(scenariosTab)
	d.press("enter")
	d.isOn("scenarios")
	d.press("down", "down", "s", "esc")
	d.hides("deux communes de plus")
	d.press("tab", "enter")
	d.isOn("depenses")
}

func BenchmarkBudgetScreen(b *testing.B) {
	d := start(b, funded(b))
	for tab, name := range budgetTabs {
		d.app.home()
		d.budget(budgetTab(tab))
		page := d.app.top().(*budgetPage)
		b.Run("open/"+name, func(b *testing.B) {
			for b.Loop() {
				page.refresh()
			}
		})
		b.Run("key/"+name, func(b *testing.B) {
			for b.Loop() {
				d.press("down", "up")
				_ = d.app.draw()
			}
		})
	}
}

// Whatever its height, a view says in its crumb what the window hides of it the first
// time it is drawn.
func TestBudgetCrumbIsOfThisFrame(t *testing.T) {
	d := start(t, funded(t))
	for tab := rightsTab; tab <= checksTab; tab++ {
		for height := 20; height < 80; height += 4 {
			d.size(80, height)
			page := newBudget(d.app)
			page.Tab = tab
			d.app.push(page)
			if first := d.screen(); first != d.screen() {
				t.Errorf("view %d, %d lines: it changes when it is drawn again:\n%s\n%s", tab, height, first, d.screen())
			}
			d.app.back()
		}
	}
}
