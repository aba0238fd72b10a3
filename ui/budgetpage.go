package ui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/french"
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

// budgetPage is the money of the project, in five views of the same plan. The
// first two are tables in which Enter on an amount tells how it comes about; the
// others are read. All is computed when answers change, never while drawing.
type budgetPage struct {
	app    *app
	tab    budgetTab
	plan   *budget.Plan // nil while the population is unknown
	grid   budgetGrid
	text   *prose
	scroll scroller
	width  int
	height int
}

func newBudget(a *app) *budgetPage {
	p := &budgetPage{app: a}
	p.plan = a.plan()
	return p
}

// scale is the one whose amounts hold for the project as it stands.
func (a *app) scale() *content.Scale { return budget.ScaleOf(a.project, a.today()) }

// plan is the money of the project as it stands; nil while its size is unknown.
func (a *app) plan() *budget.Plan {
	s, known := budget.Of(a.project)
	if !known {
		return nil
	}
	return budget.NewPlan(a.scale(), s)
}

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
	p.tab = tab
	p.scroll.top = 0
	p.compose()
}

// compose lays the view out, for the width at hand.
func (p *budgetPage) compose() {
	p.scroll.resize(p.width, p.height-2)
	p.text = newProse(p.app.styles, min(p.width, readingWidth+6))
	switch {
	case p.plan == nil:
		p.sizes(p.text)
		return
	case p.tab == rightsTab:
		p.grid = newRightsGrid(p.plan, p.grid)
		p.rightsBelow(p.text)
	case p.tab == cashTab:
		p.grid = newCashGrid(p.plan, p.grid)
		p.cashBelow(p.text)
	case p.tab == scenariosTab:
		p.scenarios(p.text)
	case p.tab == forecastTab:
		p.forecast(p.text)
	default:
		p.checks(p.text)
	}
}

// onGrid tells whether the view is a table with a cursor.
func (p *budgetPage) onGrid() bool { return p.plan != nil && p.tab <= cashTab }

func (p *budgetPage) typing() bool { return false }
func (p *budgetPage) crumb() (string, string) {
	end := p.app.scale().Title
	if p.text != nil && len(p.text.lines)-p.scroll.top > p.scroll.height {
		end += " · suite en dessous"
	}
	return p.app.styles.title.Render("Budget"), end
}

func (p *budgetPage) keys() []key.Binding {
	tabs := bind("tab", "vue suivante")
	switch {
	case p.plan == nil:
		return []key.Binding{bind("entrée", "indiquer la population"), keys.back, keys.search, keys.help}
	case p.onGrid():
		return []key.Binding{bind("↑↓←→", "choisir"), bind("entrée", "pourquoi"), keys.back, tabs, keys.help}
	case p.tab == checksTab:
		return []key.Binding{bind("↑↓", "défiler"), keys.back, tabs, keys.help}
	}
	return []key.Binding{bind("↑↓", "défiler"), bind("entrée", "modifier"), keys.back, tabs, keys.help}
}

func (p *budgetPage) update(msg tea.Msg) tea.Cmd {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil
	}
	if digit := press.String(); len(digit) == 1 && "1" <= digit && digit <= "5" {
		p.show(budgetTab(digit[0] - '1'))
		return nil
	}
	count := budgetTab(len(budgetTabs))
	switch {
	case key.Matches(press, keys.open):
		return p.open()
	case press.String() == "tab", !p.onGrid() && press.String() == "right":
		p.show((p.tab + 1) % count)
	case press.String() == "shift+tab", !p.onGrid() && press.String() == "left":
		p.show((p.tab + count - 1) % count)
	case p.onGrid() && p.grid.update(press):
	case press.String() == "end":
		p.scroll.top = max(len(p.text.lines)-p.scroll.height, 0)
	default:
		p.scroll.scroll(msg, len(p.text.lines))
	}
	return nil
}

// open explains the amount under the cursor, or goes to what the view is made of.
func (p *budgetPage) open() tea.Cmd {
	a := p.app
	if p.plan == nil {
		return a.openQuestion(a.catalog.Question(model.PopulationID()), true)
	}
	switch p.tab {
	case scenariosTab:
		return a.openQuestion(a.catalog.Question(budget.ScenariosID()), true)
	case forecastTab:
		return a.openQuestion(a.catalog.Question(budget.ExpensesID()), true)
	case checksTab:
		return nil
	}
	line, year := p.grid.selected()
	explain := p.plan.Explain
	if p.tab == rightsTab {
		explain = p.plan.ExplainRights
	}
	if e := explain(line, year); e != nil {
		a.push(newExplanation(a, e))
	}
	return nil
}

func (p *budgetPage) lines() []string {
	lines := []string{tabLine(p.app.styles, budgetTabs, int(p.tab)), ""}
	if p.plan == nil {
		lines = lines[1:]
	}
	if p.onGrid() {
		lines = append(lines, p.grid.lines(p.app.styles, p.width)...)
	}
	p.scroll.height = p.height - len(lines)
	return append(lines, p.scroll.window(p.text.lines)...)
}

// sizes sets the four sizes side by side, while the population is unknown; in a
// narrow terminal, each amount stands under the name of its size.
func (p *budgetPage) sizes(text *prose) {
	look := p.app.styles
	scale := p.app.scale()
	names := min(40, p.width-40)
	row := func(label, first, second, variable string) []string {
		amounts := right(first, 12) + right(second, 12) + right(variable, 14)
		if p.width < wide && label != "" {
			return []string{" " + label, fill("", names+1) + amounts}
		}
		return []string{" " + fill(label, names) + amounts}
	}
	text.flow("La population n'est pas encore connue. Voici les "+french.InWords(len(scale.Sizes))+" tailles.", 1, look.text.Render)
	text.put("")
	text.put(styled(row("", "Année 1", "Année 2", "Variable"), look.faint.Render)...)
	for _, size := range scale.Sizes {
		t := budget.Compute(scale, budget.Situation{Population: size.From})
		label := content.Typography("Taille " + strconv.Itoa(size.Number) + " · " + size.Label)
		text.put(row(label, t.Totals.Year1.String(), t.Totals.Year2.String(), french.Number(t.Totals.VariableMax.Whole())+french.NBSP+"€")...)
	}
	text.put("")
	text.flow(scale.Title+" · "+scale.Caution, 1, look.faint.Render)
	p.stale(text)
}

// stale says that the amounts were last checked too long ago.
func (p *budgetPage) stale(text *prose) {
	if stale := p.app.scale().StaleOn(p.app.today().ISO()); stale != "" {
		text.flow(stale, 2, p.app.styles.alert.Render)
	}
}

// newExplanation tells how an amount comes about, step by step.
func newExplanation(a *app, e *budget.Explanation) *reader {
	return newReader(a, "Pourquoi ce montant", func(p *prose) {
		p.title(e.Title)
		p.flow(e.Result.String(), 2, a.styles.accent.Render)
		p.blank()
		for i, step := range e.Steps {
			text := strconv.Itoa(i+1) + ". " + step.Text
			amount := step.Amount.String()
			room := p.width - 16
			for j, line := range wrap(text, room-4) {
				if j == 0 {
					p.put("  " + fill(line, room-2) + right(amount, 14))
				} else {
					p.put("     " + line)
				}
			}
		}
		for i, printed := range e.Printed {
			if i == 0 {
				p.heading("Ce qu'impriment les sources")
			}
			p.bullet(printed.Text, nil)
		}
		var ids []content.ID
		for _, s := range e.Sources {
			if !slices.Contains(ids, s.ID) {
				ids = append(ids, s.ID)
			}
		}
		p.cite(ids)
		p.blank()
		p.aside(a.caution(a.scale()))
	})
}
