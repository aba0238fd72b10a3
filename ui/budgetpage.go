package ui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
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
	money  report.Money
	plan   *budget.Plan           // nil while the population is unknown
	grid   *budgetGrid            // nil where there is no table to move in
	rest   *pages.Page            // what the view tells, but for that table
	text   *prose                 // the same, laid out
	told   telling                // of the amount under the cursor
	drawn  [budget.Years][]string // the bars, with the cursor in each year
	right  kept                   // what comes in, drawn
	scroll kit.Scroller
	width  int
	height int
}

func newBudget(a *app) *budgetPage {
	p := &budgetPage{app: a, Tabs: kit.Tabs[budgetTab]{Names: budgetTabs}}
	p.read()
	return p
}

// scale is the one whose amounts hold for the project as it stands.
func (a *app) scale() *content.Scale { return budget.ScaleOf(a.project, a.today()) }

// plan is the money of the project as it stands; nil while its size is unknown.
func (a *app) plan() *budget.Plan { return budget.PlanOf(a.project, a.today()) }

func (p *budgetPage) refresh() {
	p.read()
	p.compose()
}

// read works the view out of the project.
func (p *budgetPage) read() {
	a := p.app
	p.plan, p.money, p.told = a.plan(), report.MoneyOf(a.project, a.today()), telling{}
	p.right = kept{}
	p.rest = p.view()
	if p.grid = p.grid.over(p.rest); p.grid != nil {
		p.rest = p.grid.without(p.rest)
	}
}

func (p *budgetPage) resize(width, height int) {
	p.width, p.height = width, height
	p.compose()
}

// show goes to a view.
func (p *budgetPage) show(tab budgetTab) {
	p.Tab = tab
	p.scroll.Top = 0
	p.read()
	p.compose()
}

// view is what is shown, as a page.
func (p *budgetPage) view() *pages.Page {
	a, m := p.app, p.money
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

// compose lays the text out, for the width at hand.
func (p *budgetPage) compose() {
	p.text, p.told = newProse(p.app.styles, min(p.width, kit.ReadingWidth+6)), telling{}
	p.text.margin, p.drawn = 1, [budget.Years][]string{}
	if p.grid != nil {
		p.grid.fit = gridFit{} // drawn in the look of before
		if p.grid.fitted(p.width).last == 0 {
			p.grid.below(p.text)
		}
	}
	p.text.page(p.rest)
	switch p.Tab {
	case scenariosTab:
		p.text.aside(french.Typography("Entrée ouvre la question « Scénarios » : une ligne par situation, trois au plus sont comparées ici."))
	case forecastTab:
		p.text.aside(french.Typography("Entrée ouvre vos dépenses ; postes de coordination, indemnités et aides ont leurs propres tableaux à l’étape 3."))
	}
	p.scroll.Resize(p.width, p.height-len(p.Tabs.Lines(p.app.styles, p.width)))
}

func (p *budgetPage) typing() bool { return false }
func (p *budgetPage) crumb() (string, string) {
	look := p.app.styles
	return look.Title.Render("Budget") + look.Faint.Render(p.whose()), p.app.scale().Title
}

// whose says in a few words what the amounts are those of.
func (p *budgetPage) whose() string {
	if p.plan == nil || p.width < kit.Wide {
		return ""
	}
	said := "   taille " + strconv.Itoa(p.plan.Size.Number)
	if people := p.plan.Situation.Population; people > 0 && p.app.width >= asideFrom {
		said += " · " + french.Count(int(people), "habitant", "habitants")
	}
	switch signed := p.plan.Begins(1); {
	case signed.IsZero():
	case p.plan.Situation.Wished:
		said += " · signature souhaitée le " + signed.String()
	default:
		said += " · ACI signé le " + signed.String()
	}
	return said
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
	return p.scroll.Moves(p.length)
}

func (p *budgetPage) length() int {
	body, _ := p.body()
	return len(body)
}

// least is how far the view must be scrolled for the cursor to be seen.
func (p *budgetPage) least() int {
	return max(0, p.grid.at()-p.scroll.Height+1)
}

// gridMoves move the cursor among the amounts; above and below them, and by pages,
// the text scrolls.
func (p *budgetPage) gridMoves() []kit.Act {
	text := p.textMoves()
	lines, byPage := text[0], text[1]
	moves := kit.Act{On: kit.Bind("↑↓←→", "montant", "up", "down", "left", "right"), Run: func(press tea.KeyPressMsg) tea.Cmd {
		arrow := press.String()
		if arrow == "up" && p.scroll.Top > p.least() || !p.grid.move(arrow) {
			return lines.Run(press)
		}
		p.scroll.Top = p.least()
		return nil
	}}
	ends := kit.Either(kit.Keys.Ends, func(way int) {
		if way > 0 {
			p.scroll.Top = max(p.length()-p.scroll.Height, 0)
			return
		}
		p.grid.line, p.grid.year, p.scroll.Top = 0, 0, 0
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
	if e := p.explanation(); e != nil {
		return a.open(want{room: roomExplanation, of: e})
	}
	return nil
}

func (p *budgetPage) lines() []string {
	body, end := p.body()
	heads := p.text.headLines()
	for i := range heads {
		heads[i] += len(body) - len(p.text.lines)
	}
	if top := min(p.scroll.Top, len(body)-p.scroll.Height); 0 < top && top < end {
		body[top] = body[0] // the names of the columns stay above their amounts
	}
	return append(p.Tabs.Lines(p.app.styles, p.width), p.scroll.Window(body, p.app.styles, heads...)...)
}

// body is all that the view holds: the table, which ends at a line, pictures of it as far
// as there is room, what is told of the amount, the text.
func (p *budgetPage) body() (lines []string, end int) {
	if p.grid == nil {
		return p.text.lines, 0
	}
	lines = p.grid.lines(p.app.styles, p.width)
	end = len(lines)
	var brief []string
	if p.app.right == 0 {
		brief = p.brief()
	}
	if p.Tab == cashTab {
		lines = append(lines, p.bars(p.scroll.Height-len(lines)-len(brief)-1)...)
	}
	if p.scroll.Height-len(lines) > len(brief) {
		lines = append(lines, "")
	}
	lines = append(lines, brief...)
	if len(brief) > 0 {
		lines = append(lines, "")
	}
	return append(lines, p.text.lines...), end
}

// The bounds of the height of the pictures of a table.
const (
	leastBars = 2
	mostBars  = 8
)

// bars draws what is sure to come each year, above the years of the calendar, in so many
// lines at most.
func (p *budgetPage) bars(room int) []string {
	height := min(room-1, mostBars)
	if height < leastBars {
		return nil
	}
	kept := &p.drawn[p.grid.year]
	if len(*kept) != height+1 {
		var sure []money.Amount
		for _, year := range p.plan.Years {
			sure = append(sure, year.Sure())
		}
		*kept = p.grid.bars(p.app.styles, sure, p.years(), height)
	}
	return *kept
}

// years are those of the calendar in which the years of the contract begin, and the day
// on which they do; their ranks while there is none.
func (p *budgetPage) years() []string {
	names := []string{""}
	if first := p.plan.Begins(1); !first.IsZero() {
		names[0] = "dès le " + first.Short()
	}
	for n := range budget.Years {
		name := strconv.Itoa(n + 1)
		if begins := p.plan.Begins(n + 1); !begins.IsZero() {
			name = strconv.Itoa(begins.Year)
		}
		names = append(names, name)
	}
	return names
}

// newExplanation tells how an amount comes about, step by step.
func newExplanation(a *app, e *budget.Explanation) *reader {
	return newPageReader(a, "Pourquoi ce montant", func() *pages.Page {
		return report.Explanation(report.MoneyOf(a.project, a.today()), e)
	})
}
