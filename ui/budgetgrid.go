package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/french"
	"cpts/model/money"
)

// budgetGrid is a table of the lines of the plan by contract year, with a cursor
// on one amount.
type budgetGrid struct {
	rows   []gridRow
	line   int
	year   int    // from 0
	beyond string // the title of the last column
}

type gridRow struct {
	id, label string
	amounts   [budget.Years]money.Amount
	beyond    money.Amount // the five years together, or what comes after them
}

// newRightsGrid sets what each year gives right to: fixed part, variable part
// expected, crisis.
func newRightsGrid(plan *budget.Plan, before budgetGrid) budgetGrid {
	g := before.with(plan, "Total des droits", func(c budget.Cell) money.Amount { return c.Due() })
	g.beyond = "Cinq ans"
	for i, l := range plan.Lines {
		g.rows[i].beyond = l.Sum.Due()
	}
	g.rows[len(plan.Lines)].beyond = plan.Sum.Due()
	return g
}

// newCashGrid sets what each year brings in, whatever year it is for.
func newCashGrid(plan *budget.Plan, before budgetGrid) budgetGrid {
	g := before.with(plan, "Total versé", func(c budget.Cell) money.Amount { return c.Paid })
	g.beyond = "Après"
	for i, l := range plan.Lines {
		g.rows[i].beyond = l.After
	}
	g.rows[len(plan.Lines)].beyond = plan.After
	return g
}

func (g budgetGrid) with(plan *budget.Plan, totals string, amount func(budget.Cell) money.Amount) budgetGrid {
	g.rows = nil
	add := func(id, label string, years [budget.Years]budget.Cell) {
		row := gridRow{id: id, label: label}
		for i, cell := range years {
			row.amounts[i] = amount(cell)
		}
		g.rows = append(g.rows, row)
	}
	for _, l := range plan.Lines {
		label := l.Label
		if l.Optional {
			label += " (option)"
		}
		add(l.ID, label, l.Years)
	}
	add(budget.TotalLine, totals, plan.Years)
	g.line = min(g.line, len(g.rows)-1)
	return g
}

// selected is the line and the contract year, from 1, under the cursor.
func (g *budgetGrid) selected() (line string, year int) { return g.rows[g.line].id, g.year + 1 }

// update moves the cursor; it tells whether the key was one of its own.
func (g *budgetGrid) update(press tea.KeyPressMsg) bool {
	line, year := g.line, g.year
	switch press.String() {
	case "up", "k":
		line--
	case "down", "j":
		line++
	case "left":
		year--
	case "right":
		year++
	case "home":
		line, year = 0, 0
	default:
		return false
	}
	if line >= len(g.rows) {
		return false // further down, the text scrolls
	}
	g.line, g.year = max(line, 0), max(0, min(year, budget.Years-1))
	return line >= 0
}

// lines draws the table: whole euros, said once, at the head.
func (g *budgetGrid) lines(look *styles, width int) []string {
	label, amount, columns := 18, 10, budget.Years+1
	if width < wide { // the last column gives way: a sentence below says it
		label, amount, columns = 14, 9, budget.Years
	}
	head := " " + fill("en euros", label)
	for n := range budget.Years {
		name := "Année " + string(rune('1'+n))
		if width < wide {
			name = "An " + string(rune('1'+n))
		}
		head += right(name, amount)
	}
	if columns > budget.Years {
		head += right(g.beyond, amount)
	}
	lines := []string{look.faint.Render(head)}
	for i, row := range g.rows {
		total := row.id == budget.TotalLine
		if total {
			lines = append(lines, " "+look.rule.Render(strings.Repeat("─", label+columns*amount)))
		}
		name := fill(content.Typography(row.label), label)
		if total {
			name = look.strong.Render(name)
		}
		line := " " + name
		for n, a := range row.amounts {
			shown := french.Number(a.Whole())
			switch {
			case i == g.line && n == g.year:
				line += right(look.accent.Render("▸"+shown), amount)
			case total:
				line += right(look.strong.Render(shown), amount)
			default:
				line += right(shown, amount)
			}
		}
		if columns > budget.Years {
			line += look.faint.Render(right(french.Number(row.beyond.Whole()), amount))
		}
		lines = append(lines, line)
	}
	return append(lines, "")
}
