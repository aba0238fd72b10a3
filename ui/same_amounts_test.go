package ui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	pages "cpts/model/page"
	"cpts/model/report"
)

// situations are projects whose money differs in every way that a view tells.
var situations = map[string]func(testing.TB) *model.Project{
	"nothing": blank, "example": example, "funded": funded,
	"centimes": func(t testing.TB) *model.Project {
		return with(t, "population=27143", "aci_signe_le=15/01/2027", "tresorerie_depart=5000",
			`aides=[{"financeur":"ARS","montant":"10000,50","annee":2027}]`,
			`depenses=[{"libelle":"Local","montant":"100,50","annee":2027,"poste":"locaux"},{"libelle":"Site","montant":"100,50","annee":2027,"poste":"communication"}]`)
	},
	"grants without a population": func(t testing.TB) *model.Project {
		return with(t, `aides=[{"financeur":"ARS","montant":200000,"annee":2027}]`,
			`depenses=[{"libelle":"Local","montant":"4800,25","annee":2027,"poste":"locaux"}]`)
	},
	"no date": func(t testing.TB) *model.Project {
		return with(t, "population=40000", "options=qualite", `aides=[{"financeur":"ARS","montant":30000,"annee":2027}]`)
	},
	"everything expected": func(t testing.TB) *model.Project {
		return with(t, "population=180000", "membres=240", "aci_signe_le=01/03/2027", "options=qualite,accompagnement",
			"part_variable=100", "crise_comptee=oui", "debut_parcours=01/10/2028",
			`scenarios=[{"nom":"plus petit","population":39000},{"nom":"six mois plus tard","decalage":6},{"nom":"sans part variable","variable":0},{"nom":"de trop","population":1}]`,
			`indemnites_prevues=[{"qui":"présidence","membre":true,"heures":1300,"taux":42,"annee":2026}]`)
	},
	"what stands beside the contract": func(t testing.TB) *model.Project {
		return with(t, "population=27143", "aci_signe_le=15/01/2026", "membres=80", "cotisation=100", "cloture_mois=06", "ingenierie_mode=externe", "ingenierie_budget=14800", "lettre_validee_le=01/06/2025",
			"montants_confirmes=oui", "montant_annonce=150000",
			`devis=[{"prestataire":"Deux Rives","montant":15600,"retenu":true},{"prestataire":"Atelier","montant":7250}]`,
			`fiches_actions=[{"titre":"un médecin pour tous","mission":"acces_soins","cout":4500},{"titre":"sortir sans trou","mission":"parcours"}]`,
			`versements_aci=[{"objet":"fonctionnement","montant":50000,"recu_le":"2026-02-01","ligne":"fonctionnement"},{"objet":"trop tôt","montant":7,"recu_le":"2025-02-01"}]`)
	},
	"scenarios of an unknown size": func(t testing.TB) *model.Project {
		return with(t, `scenarios=[{"nom":"petite","population":27143},{"nom":"grande","population":90000}]`)
	},
}

// viewParts are the themes of the printed report that each view shows.
var viewParts = map[budgetTab][]string{
	rightsTab:    {"Les droits de chaque année", "Le maximum théorique", "Hors options", "Avec toutes les options"},
	cashTab:      {"La trésorerie"},
	scenariosTab: {"Les scénarios"},
	forecastTab:  {"Le budget prévisionnel"},
	checksTab:    {"Le commissaire aux comptes", "Les indemnités", "Les versements reçus", "Le total annoncé", "Les devis", "Le coût des missions", "La part variable en jeu"},
}

// Each view of the money says the same amounts on screen, at any width, as on
// paper: all that its part of the report says, and nothing that the report does not.
func TestScreenAndPaperSayTheSameAmounts(t *testing.T) {
	for name, project := range situations {
		d := start(t, project(t))
		paper := report.Build(d.app.project, d.app.today())
		all := amountsIn(paper.Text(100, pages.Style{}))
		for _, width := range []int{60, 80, 132} {
			d.size(width, 30)
			for tab := range budgetTabs {
				when := fmt.Sprintf("%s, %s at %d columns", name, budgetTabs[tab], width)
				d.app.home()
				d.budget(budgetTab(tab))
				shown := amountsIn(wholeView(d.app.top().(*budgetPage)))
				within(t, when+": not printed", shown, all, false)
				printed := map[string]int{}
				for _, part := range viewParts[budgetTab(tab)] {
					for amount, n := range amountsIn(printedPart(paper, part)) {
						printed[amount] += n
					}
				}
				within(t, when+": not shown", printed, shown, true)
			}
			for _, kind := range content.Insets {
				if kind == content.IndemnityInset && len(budget.IndemnityLines(d.app.project)) == 0 {
					continue // what is usual, before any is planned
				}
				inset := ansi.Strip(strings.Join(d.app.inset(kind, width, 40), "\n"))
				within(t, fmt.Sprintf("%s, %s beside a question at %d columns: not printed", name, kind, width), amountsIn(inset), all, false)
			}
		}
	}
}

// The forecast that used to be rounded cell by cell, and had no opening.
func TestForecastAddsUpOnScreen(t *testing.T) {
	d := start(t, situations["centimes"](t))
	d.size(100, 40)
	d.budget(forecastTab)
	d.shows("Locaux 100,50", "Communication 100,50", "Dépenses 201", "En banque à la signature 5 000", "Autres aides 10 000,50")
}

// Grants are tested against the threshold, and counted, before the size is known.
func TestMoneyToldWithoutPopulation(t *testing.T) {
	d := start(t, situations["grants without a population"](t))
	d.size(80, 40)
	d.budget(checksTab)
	d.shows("2027 : 200 000 € d’aides publiques, 47 000 € au-dessus du seuil")
	d.app.home()
	d.budget(forecastTab)
	d.shows("Autres aides 200 000", "Locaux 4 800,25")
}

// wholeView is all that a view holds, scrolled or not, but for its sources.
func wholeView(p *budgetPage) string {
	lines := p.text.lines
	if p.grid != nil {
		lines = append(p.grid.lines(p.app.styles, p.width), lines...)
	}
	text, _, _ := strings.Cut(ansi.Strip(strings.Join(lines, "\n")), "\n Les sources\n")
	return text
}

// printedPart is a theme of the report, or a table under its caption.
func printedPart(paper *pages.Page, title string) string {
	part := &pages.Page{}
	within := false
	for _, b := range paper.Blocks {
		switch b := b.(type) {
		case pages.Heading:
			within = b.Level <= 2 && b.Text == title
		case pages.Table:
			if within || b.Caption == title {
				part.Add(b)
			}
			continue
		case pages.Sources:
			continue
		}
		if within {
			part.Add(b)
		}
	}
	return part.Text(100, pages.Style{})
}

var (
	days    = regexp.MustCompile(`\d+(er)?[ \x{00a0}]\p{L}+[ \x{00a0}]\d{4}`)
	amounts = regexp.MustCompile(`-?\d+(\x{00a0}\d{3})*(,\d\d)?`)
)

// amountsIn counts the numbers of a text, but for days and for nothing at all.
func amountsIn(text string) map[string]int {
	found := map[string]int{}
	for _, amount := range amounts.FindAllString(days.ReplaceAllString(text, ""), -1) {
		if amount != "0" {
			found[amount]++
		}
	}
	return found
}

// within fails for the amounts that are not among others, as often when counted.
func within(t *testing.T, what string, some, others map[string]int, counted bool) {
	t.Helper()
	for amount, n := range some {
		if others[amount] == 0 || counted && others[amount] < n {
			t.Errorf("%s: %q, %d times against %d", what, amount, n, others[amount])
		}
	}
}
