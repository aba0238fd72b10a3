package ui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/french"
	"cpts/model/money"
)

// budgetInset is the table for the project as it stands, if it fits in room.
func (a *app) budgetInset(width, room int) []string {
	return a.budgetInsetWith(nil, nil, width, room)
}

// budgetInsetWith is the table as if the answer to q were v: redrawn as one
// types. A table that does not fit gives its totals alone.
func (a *app) budgetInsetWith(q *content.Question, v model.Value, width, room int) []string {
	t := a.budgetFor(q, v)
	if t == nil {
		if room < 2 {
			return nil
		}
		return []string{"", " " + a.styles.faint.Render("Le budget s'affichera dès que la population sera connue.")}
	}
	full := a.budgetLines(t, width)
	if len(full) <= room {
		return full
	}
	brief := []string{
		" " + a.styles.strong.Render(content.Typography("Taille "+strconv.Itoa(t.Size.Number)+" · "+t.Size.Label)),
		" " + "Année 1 : " + t.Sum(year1).String() + " · année 2 : " + t.Sum(year2).String() + " · variable jusqu'à " + t.Sum(variable).String(),
	}
	if room < len(brief) {
		return nil
	}
	return styledTypography(brief)
}

func styledTypography(lines []string) []string {
	for i := range lines {
		lines[i] = content.Typography(lines[i])
	}
	return lines
}

func (a *app) budgetFor(q *content.Question, v model.Value) *budget.Table {
	s, known := budget.Of(a.project)
	if q != nil && q.Inset == content.BudgetInset {
		s, known = budget.With(s, known, q.ID.Name, v)
	}
	if !known {
		return nil
	}
	return budget.Compute(a.catalog.DefaultScale(), s)
}

func year1(l budget.Line) money.Amount    { return l.Year1 }
func year2(l budget.Line) money.Amount    { return l.Year2 }
func variable(l budget.Line) money.Amount { return l.VariableMax }

// columns are the widths of the table's columns: what it is, two amounts, and
// the ceiling of the variable part.
type columns struct{ label, amount, upTo int }

func columnsFor(width int) columns {
	if width < 76 {
		return columns{18, 12, 14}
	}
	return columns{22, 13, 22}
}

// budgetLines draws the two years of the scale for a size.
func (a *app) budgetLines(t *budget.Table, width int) []string {
	look, cols := a.styles, columnsFor(width)
	head := "Taille " + strconv.Itoa(t.Size.Number) + " · " + t.Size.Label
	if distance := t.Distance(); width >= 76 && distance != "" {
		head = fill(content.Typography(head), 44) + look.faint.Render(distance)
	}
	lines := []string{
		" " + look.strong.Render(content.Typography(head)),
		look.faint.Render(cols.row("", "Année 1", "Année 2", "Part variable")),
	}
	for _, l := range t.Lines {
		if !l.Chosen {
			continue
		}
		label := l.Label
		if l.Optional {
			label += " (option)"
		}
		lines = append(lines, cols.row(label, l.Year1.String(), l.Year2.String(), cols.ceiling(l.VariableMax)))
	}
	lines = append(lines,
		" "+look.rule.Render(strings.Repeat("─", cols.label+2*cols.amount+cols.upTo)),
		look.strong.Render(cols.row("Total", t.Sum(year1).String(), t.Sum(year2).String(), cols.ceiling(t.Sum(variable)))),
	)
	note := t.Scale.Title + " · " + t.Scale.Caution
	if t.AtBound {
		note = t.Scale.Title + " · exactement à la limite de deux tailles : la CPAM tranche"
	}
	if t.Bonus {
		note += " · " + t.Scale.Bonus.Note
	}
	return append(lines, styled(indent(wrap(content.Typography(note), width-3), 1), look.faint.Render)...)
}

// ceiling is the most a variable part may bring, said so where there is room.
func (c columns) ceiling(a money.Amount) string {
	switch {
	case a == 0:
		return ""
	case c.upTo < 20:
		return "≤ " + a.String()
	}
	return "jusqu'à " + a.String()
}

func (c columns) row(label, first, second, variable string) string {
	return " " + fill(label, c.label) + right(first, c.amount) + right(second, c.amount) + right(variable, c.upTo)
}

// budgetPage is the scale for the project's size, or the four sizes while the
// population is unknown.
type budgetPage struct {
	app    *app
	width  int
	height int
}

func newBudget(a *app) *budgetPage { return &budgetPage{app: a} }

func (p *budgetPage) refresh()                   {}
func (p *budgetPage) resize(w, h int)            { p.width, p.height = w, h }
func (p *budgetPage) typing() bool               { return false }
func (p *budgetPage) update(msg tea.Msg) tea.Cmd { return nil }
func (p *budgetPage) keys() []key.Binding        { return []key.Binding{keys.back, keys.help, keys.quit} }
func (p *budgetPage) crumb() (string, string) {
	return p.app.styles.title.Render("Budget"), p.app.catalog.DefaultScale().Title
}

func (p *budgetPage) lines() []string {
	t := p.app.budgetFor(nil, nil)
	if t == nil {
		return p.sizes()
	}
	lines := append([]string{""}, p.app.budgetLines(t, p.width)...)
	for _, l := range t.Lines {
		if l.Event > 0 {
			lines = append(lines, " "+content.Typography("Si une crise survient, en plus : "+l.Event.String()+"."))
		}
	}
	notes := []string{
		content.Typography("Maximum théorique d'une année, tout compris : " + t.Totals.Maximum.String() + ". Ce n'est pas un budget : il suppose les options, toute la part variable et une crise."),
		"Ces montants supposent que toutes les missions démarrent le jour de la signature ; plus tard, l'avance de la première année est réduite.",
	}
	for _, note := range notes {
		lines = append(lines, styled(indent(wrap(note, p.width-3), 1), p.app.styles.faint.Render)...)
	}
	return lines
}

// sizes sets the four sizes side by side; in a narrow terminal, each amount
// stands under the name of its size.
func (p *budgetPage) sizes() []string {
	look := p.app.styles
	scale := p.app.catalog.DefaultScale()
	names := min(40, p.width-40)
	row := func(label, first, second, variable string) []string {
		amounts := right(first, 12) + right(second, 12) + right(variable, 14)
		if p.width < 76 && label != "" {
			return []string{" " + label, fill("", names+1) + amounts}
		}
		return []string{" " + fill(label, names) + amounts}
	}
	lines := append([]string{""}, indent(wrap("La population n'est pas encore connue. Voici les quatre tailles.", p.width-3), 1)...)
	lines = append(lines, "")
	lines = append(lines, styled(row("", "Année 1", "Année 2", "Variable"), look.faint.Render)...)
	for _, size := range scale.Sizes {
		t := budget.Compute(scale, budget.Situation{Population: size.From})
		label := content.Typography("Taille " + strconv.Itoa(size.Number) + " · " + size.Label)
		lines = append(lines, row(label, t.Totals.Year1.String(), t.Totals.Year2.String(), french.Number(t.Totals.VariableMax.Whole())+french.NBSP+"€")...)
	}
	note := content.Typography(scale.Title + " · " + scale.Caution)
	return append(append(lines, ""), styled(indent(wrap(note, p.width-3), 1), look.faint.Render)...)
}
