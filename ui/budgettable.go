package ui

import (
	"strconv"
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/money"
)

// inset is what is shown of the money beside a question or a rubrique, for the
// project as it stands, if it fits in room.
func (a *app) inset(kind content.Inset, width, room int) []string {
	return a.insetOf(a.project, kind, width, room)
}

// insetFor is the same, as if the answer to q were v: redrawn as one types.
func (a *app) insetFor(q *content.Question, v model.Value, width, room int) []string {
	return a.insetOf(a.project.Supposing(q.ID.Name, v), q.Beside(), width, room)
}

func (a *app) insetOf(p *model.Project, kind content.Inset, width, room int) []string {
	switch kind {
	case content.BudgetInset:
		return a.tableInset(p, width, room)
	case content.CashInset:
		return a.cashInset(p, width, room)
	case content.AuditInset:
		return a.auditInset(p, width, room)
	case content.IndemnityInset:
		return a.indemnityInset(p, width, room)
	}
	return nil
}

// auditInset tells the years whose public grants pass the auditor's threshold,
// or that none does.
func (a *app) auditInset(p *model.Project, width, room int) []string {
	audit := a.audit(p)
	if audit == nil {
		return nil
	}
	text := newProse(a.styles, width)
	for _, told := range auditTold(audit.Crossing()) {
		text.flow("! "+told, 1, a.styles.alert.Render)
	}
	if len(text.lines) == 0 {
		for _, told := range auditTold(audit.Years) {
			text.flow(told, 1, a.styles.text.Render)
		}
	}
	for _, note := range audit.Notes {
		text.flow(note, 1, a.styles.faint.Render)
	}
	return clipTo(text.lines, max(room, 0))
}

// indemnityInset tells the indemnities that may not be paid as they are planned.
func (a *app) indemnityInset(p *model.Project, width, room int) []string {
	report := budget.Indemnities(a.catalog, budget.IndemnityLines(p))
	text := newProse(a.styles, width)
	for _, person := range report.Alerts() {
		text.flow("! "+person.Text, 1, a.styles.alert.Render)
	}
	for _, note := range report.Notes {
		text.flow(note, 1, a.styles.faint.Render)
	}
	return clipTo(text.lines, max(room, 0))
}

// cashInset is the cash of the five contract years: line by line where that fits,
// else the total alone.
func (a *app) cashInset(p *model.Project, width, room int) []string {
	s, known := budget.Of(p)
	plan := budget.NewPlan(budget.ScaleOf(p, a.today()), s)
	if !known || plan == nil {
		return nil
	}
	grid := newCashGrid(plan, budgetGrid{line: -1})
	lines := grid.lines(a.styles, width)
	if len(lines) > room { // the head and the total
		lines = []string{lines[0], lines[len(lines)-2]}
	}
	if len(lines) > room {
		return nil
	}
	return lines
}

// tableInset is the two-year table. One that does not fit gives its totals alone.
func (a *app) tableInset(p *model.Project, width, room int) []string {
	t := a.tableOf(p)
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
	brief := newProse(a.styles, width)
	brief.flow("Taille "+strconv.Itoa(t.Size.Number)+" · "+t.Size.Label, 1, a.styles.strong.Render)
	brief.flow("Année 1 : "+t.Sum(year1).String()+" · année 2 : "+t.Sum(year2).String()+" · variable jusqu'à "+t.Sum(variable).String(), 1, a.styles.text.Render)
	if distance := t.Distance(); distance != "" {
		brief.flow(distance, 1, a.styles.faint.Render)
	}
	brief.flow(a.caution(t.Scale), 1, a.styles.faint.Render)
	if room < 2 {
		return nil
	}
	return clipTo(brief.lines, room)
}

// caution is what to say under any amount of a scale: that it is to be confirmed
// and, once its last check is old, that it may have changed.
func (a *app) caution(scale *content.Scale) string {
	note := scale.Title + " · " + scale.Caution
	if stale := scale.StaleOn(a.today().ISO()); stale != "" {
		note += " · " + stale
	}
	return note
}

var atBound = content.NewPhrase("limite-de-tailles")

func styledTypography(lines []string) []string {
	for i := range lines {
		lines[i] = content.Typography(lines[i])
	}
	return lines
}

// tableOf is the table of the scale for a project; nil while its size is unknown.
func (a *app) tableOf(p *model.Project) *budget.Table {
	s, known := budget.Of(p)
	if !known {
		return nil
	}
	return budget.Compute(budget.ScaleOf(p, a.today()), s)
}

func year1(l budget.Line) money.Amount    { return l.Year1 }
func year2(l budget.Line) money.Amount    { return l.Year2 }
func variable(l budget.Line) money.Amount { return l.VariableMax }

// columns are the widths of the table's columns: what it is, two amounts, and
// the ceiling of the variable part.
type columns struct{ label, amount, upTo int }

func columnsFor(width int) columns {
	if width < wide {
		return columns{18, 12, 14}
	}
	return columns{22, 13, 22}
}

// budgetLines draws the two years of the scale for a size.
func (a *app) budgetLines(t *budget.Table, width int) []string {
	look, cols := a.styles, columnsFor(width)
	head := "Taille " + strconv.Itoa(t.Size.Number) + " · " + t.Size.Label
	if distance := t.Distance(); width >= wide && distance != "" {
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
	note := a.caution(t.Scale)
	if t.AtBound {
		note = t.Scale.Title + " · " + t.Scale.Tell(atBound)
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
