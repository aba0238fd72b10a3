package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

// budgetTab is one view of the money.
type budgetTab int

const (
	rightsTab budgetTab = iota
	cashTab
	scenariosTab
	forecastTab
	checksTab
)

var budgetTabs = []string{"Droits", "Trésorerie", "Scénarios", "Prévisionnel", "Contrôles"}

// budgetPage is the money of the project, in five views, as the report tells it.
// In the tables of the first two, Enter on an amount tells how it comes about; the
// rest is read. All is computed when answers change, never while drawing.
type budgetPage struct {
	kit.Tabs[budgetTab]
	app    *app
	plan   *budget.Plan // nil while the population is unknown
	grid   *budgetGrid  // nil where there is no table to move in
	text   *prose
	scroll kit.Scroller
	width  int
	height int
}

func newBudget(a *app) *budgetPage {
	p := &budgetPage{app: a, Tabs: kit.Tabs[budgetTab]{Names: budgetTabs}}
	p.plan = a.plan()
	return p
}

// scale is the one whose amounts hold for the project as it stands.
func (a *app) scale() *content.Scale { return budget.ScaleOf(a.project, a.today()) }

// plan is the money of the project as it stands; nil while its size is unknown.
func (a *app) plan() *budget.Plan { return budget.PlanOf(a.project, a.today()) }

func (p *budgetPage) refresh() {
	p.plan = p.app.plan()
	p.compose()
}

func (p *budgetPage) resize(width, height int) {
	p.width, p.height = width, height
	p.compose()
}

// show goes to a view.
func (p *budgetPage) show(tab budgetTab) {
	p.Tab = tab
	p.scroll.Top = 0
	p.compose()
}

// told is the view, as a page.
func (p *budgetPage) told() *pages.Page {
	a := p.app
	m := report.MoneyOf(a.project, a.today())
	switch p.Tab {
	case rightsTab:
		return report.Rights(m)
	case cashTab:
		return report.Cash(m)
	case scenariosTab:
		return report.Scenarios(a.project, m)
	case forecastTab:
		return report.Forecast(a.project, m)
	}
	return report.Checks(a.project, m)
}

// compose lays the view out, for the width at hand: the table that has a cursor,
// then the text.
func (p *budgetPage) compose() {
	p.text = newProse(p.app.styles, min(p.width, kit.ReadingWidth+6))
	told := p.told()
	p.grid = p.grid.over(told)
	if p.grid != nil {
		if p.Tab == cashTab {
			p.text.bars(cashBars(p.plan))
		}
		p.grid.below(p.text)
		told = p.grid.without(told)
	}
	p.text.page(told)
	p.scroll.Resize(p.width, p.height-len(p.head()))
	switch p.Tab {
	case scenariosTab:
		p.text.aside(french.Typography("Entrée ouvre la question « Scénarios » : une ligne par situation, trois au plus sont comparées ici."))
	case forecastTab:
		p.text.aside(french.Typography("Entrée ouvre vos dépenses ; postes de coordination, indemnités et aides ont leurs propres tableaux à l’étape 3."))
	}
}

func (p *budgetPage) typing() bool { return false }
func (p *budgetPage) crumb() (string, string) {
	return p.app.styles.Title.Render("Budget"), p.app.scale().Title
}

func (p *budgetPage) position() string { return p.scroll.Position() }

func (p *budgetPage) acts() []kit.Act {
	a := p.app
	opens := func(what string) kit.Act { return kit.Does(kit.Bind("entrée", what, "enter"), p.open) }
	views, ends := p.Tabs.Turns(p.show, p.grid == nil), []kit.Act{a.giveHelp(), p.Tabs.Ranks(p.show)}
	switch {
	case p.plan == nil && p.Tab <= cashTab:
		return slices.Concat([]kit.Act{opens("indiquer la population")}, views, []kit.Act{a.goBack(), a.goSearch()}, ends, kit.Quietly(p.textMoves()...))
	case p.grid != nil:
		return slices.Concat(p.gridMoves(), []kit.Act{opens("pourquoi"), a.goBack()}, views, ends)
	case p.Tab == checksTab:
		return slices.Concat(p.textMoves(), []kit.Act{a.goBack()}, views, ends)
	}
	return slices.Concat(p.textMoves(), []kit.Act{opens("modifier"), a.goBack()}, views, ends)
}

func (p *budgetPage) textMoves() []kit.Act {
	return p.scroll.Moves(func() int { return len(p.text.lines) })
}

// gridMoves move the cursor among the amounts; above and below them, and by pages,
// the text scrolls.
func (p *budgetPage) gridMoves() []kit.Act {
	text := p.textMoves()
	lines, byPage := text[0], text[1]
	moves := kit.Act{On: kit.Bind("↑↓←→", "choisir", "up", "down", "left", "right"), Run: func(press tea.KeyPressMsg) tea.Cmd {
		if !p.grid.move(press.String()) {
			return lines.Run(press)
		}
		return nil
	}}
	ends := kit.Either(kit.Keys.Ends, func(way int) {
		if way > 0 {
			p.scroll.Top = max(len(p.text.lines)-p.scroll.Height, 0)
			return
		}
		p.grid.line, p.grid.year = 0, 0
	})
	return append([]kit.Act{moves}, kit.Quietly(byPage, ends)...)
}

func (p *budgetPage) update(tea.Msg) tea.Cmd { return nil }

// open explains the amount under the cursor, or goes to what the view is made of.
func (p *budgetPage) open() tea.Cmd {
	a := p.app
	switch {
	case p.Tab == scenariosTab:
		return a.open(a.toQuestion(budget.KeyCompared.ID()))
	case p.Tab == forecastTab:
		return a.open(a.toQuestion(budget.KeyExpenses.ID()))
	case p.Tab == checksTab:
		return nil
	case p.grid == nil:
		return a.open(a.toQuestion(model.KeyPopulation.ID()))
	}
	line, year := p.grid.selected()
	explain := p.plan.Explain
	if p.Tab == rightsTab {
		explain = p.plan.ExplainRights
	}
	if e := explain(line, year); e != nil {
		return a.open(want{room: roomExplanation, of: e})
	}
	return nil
}

func (p *budgetPage) lines() []string {
	return append(p.head(), p.scroll.Window(p.text.lines, p.app.styles, p.text.headLines()...)...)
}

// head is what stands above the text: the names of the views, and the table that has
// a cursor.
func (p *budgetPage) head() []string {
	lines := p.Tabs.Lines(p.app.styles, p.width)
	if p.grid != nil {
		lines = append(lines, p.grid.lines(p.app.styles, p.width)...)
	}
	return lines
}

// newExplanation tells how an amount comes about, step by step.
func newExplanation(a *app, e *budget.Explanation) *reader {
	return newPageReader(a, "Pourquoi ce montant", func() *pages.Page {
		return report.Explanation(report.MoneyOf(a.project, a.today()), e)
	})
}
