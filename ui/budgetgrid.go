package ui

import (
	"slices"
	"strconv"
	"strings"

	"cpts/content/money"
	"cpts/model/budget"
	pages "cpts/model/page"
	"cpts/ui/kit"
)

// budgetGrid is a table of the lines of the plan by contract year, with a cursor
// on one amount. The table is the one that is printed.
type budgetGrid struct {
	table pages.Table
	line  int // of the cursor; -1 for none
	year  int // from 0
}

func newGrid(t pages.Table) *budgetGrid { return &budgetGrid{table: t, line: -1} }

// explained tells whether the amounts of a table can be explained.
func explained(t pages.Table) bool { return len(t.Rows) > 0 && t.Rows[0].ID != "" }

// gridOf is where the table that has a cursor stands in a page; -1 for none.
func gridOf(page *pages.Page) int {
	return slices.IndexFunc(page.Blocks, func(b pages.Block) bool {
		t, is := b.(pages.Table)
		return is && explained(t)
	})
}

// over puts the cursor in the table of a page, where it was in the last one; nil
// when there is no such table.
func (g *budgetGrid) over(page *pages.Page) *budgetGrid {
	at := gridOf(page)
	if at < 0 {
		return nil
	}
	now := &budgetGrid{table: page.Blocks[at].(pages.Table)}
	if g != nil {
		now.line, now.year = min(g.line, len(now.table.Rows)-1), g.year
	}
	return now
}

// without is a page but for the table that has the cursor.
func (g *budgetGrid) without(page *pages.Page) *pages.Page {
	at := gridOf(page)
	return &pages.Page{Blocks: slices.Concat(page.Blocks[:at], page.Blocks[at+1:])}
}

// below tells, under a table drawn in a narrow terminal, its last column.
func (g *budgetGrid) below(text *prose) {
	if text.width >= kit.Wide {
		return
	}
	last := len(g.table.Columns) - 1
	t := pages.Table{Columns: []pages.Column{g.table.Columns[0], g.table.Columns[last]}}
	for _, r := range g.table.Rows {
		t.Rows = append(t.Rows, pages.Row{Cells: []string{r.Cells[0], r.Cells[last]}, Tone: r.Tone})
	}
	text.table(t)
	text.blank()
}

// selected is the line and the contract year, from 1, under the cursor.
func (g *budgetGrid) selected() (line string, year int) { return g.table.Rows[g.line].ID, g.year + 1 }

// move moves the cursor by the name of an arrow, unless that leads out of the table
// by the top or the bottom: it tells whether it did.
func (g *budgetGrid) move(arrow string) bool {
	line, year := g.line, g.year
	switch arrow {
	case "up":
		line--
	case "down":
		line++
	case "left":
		year--
	case "right":
		year++
	}
	if line >= len(g.table.Rows) {
		return false // further down, the text scrolls
	}
	g.line, g.year = max(line, 0), max(0, min(year, budget.Years-1))
	return line >= 0
}

// lines draws the table: whole euros, said once, at the head.
func (g *budgetGrid) lines(look *kit.Styles, width int) []string {
	label, amount, columns := 18, 10, budget.Years+1
	if width < kit.Wide { // the last column gives way: a table below has it
		label, amount, columns = 14, 9, budget.Years
	}
	head := " " + kit.Fill(g.table.Columns[0].Title, label)
	for _, c := range g.table.Columns[1 : columns+1] {
		head += kit.Right(c.Title, amount)
	}
	lines := []string{look.Faint.Render(head)}
	for i, row := range g.table.Rows {
		total := row.Tone == pages.Strong
		if total && i > 0 {
			lines = append(lines, " "+look.Rule.Render(strings.Repeat("─", label+columns*amount)))
		}
		name := kit.Fill(row.Cells[0], label)
		if total {
			name = look.Strong.Render(name)
		}
		line := " " + name
		for n, shown := range row.Cells[1 : columns+1] {
			if shown == "" {
				shown = "0" // a cursor stands on something
			}
			switch {
			case i == g.line && n == g.year:
				line += kit.Right(look.Accent.Render("▸"+shown), amount)
			case n == budget.Years:
				line += look.Faint.Render(kit.Right(shown, amount))
			case total:
				line += kit.Right(look.Strong.Render(shown), amount)
			default:
				line += kit.Right(shown, amount)
			}
		}
		lines = append(lines, line)
	}
	return append(lines, "")
}

// bar is an amount to be drawn beside others.
type bar struct {
	label  string
	amount money.Amount
}

// cashBars are what is sure to come, day by day; by contract year while nothing is
// dated.
func cashBars(p *budget.Plan) (bars []bar) {
	for _, day := range budget.Days(p) {
		if day.Sure > 0 {
			bars = append(bars, bar{day.Day.String(), day.Sure})
		}
	}
	if bars != nil {
		return bars
	}
	for n, cell := range p.Years {
		bars = append(bars, bar{"Année " + strconv.Itoa(n+1), cell.Sure()})
	}
	return bars
}

// bars draws amounts as lengths, each with its figure: nothing is told by colour.
func (p *prose) bars(all []bar) {
	var most money.Amount
	labels := 0
	for _, b := range all {
		most = max(most, b.amount)
		labels = max(labels, len([]rune(b.label)))
	}
	if most == 0 {
		return
	}
	figures := 0
	for _, b := range all {
		figures = max(figures, len([]rune(b.amount.String())))
	}
	room := max(p.width-labels-figures-8, 8)
	for _, b := range all {
		length := int(int64(b.amount) * int64(room) / int64(most))
		p.put("  " + kit.Fill(b.label, labels+1) + kit.Right(b.amount.String(), figures) + " " + p.styles.Accent.Render(strings.Repeat("█", max(length, 0))))
	}
	p.blank()
}
