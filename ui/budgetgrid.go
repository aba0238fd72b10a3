package ui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

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
	names int // the widths of the columns: names, amounts of the years, the last
	sums  int
	last  int
	fit   gridFit
}

func newGrid(t pages.Table) *budgetGrid {
	g := &budgetGrid{table: t, line: -1}
	g.names, g.last = g.widest(0), g.widest(len(t.Columns)-1)
	for n := range budget.Years {
		g.sums = max(g.sums, g.widest(n+1))
	}
	return g
}

// natural is the width in which nothing gives way.
func (g *budgetGrid) natural() int {
	return margins + g.names + budget.Years*(len(gridGap)+g.sums) + ansi.StringWidth(gridParting) + g.last
}

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
	now := newGrid(page.Blocks[at].(pages.Table))
	now.line = 0
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

// below tells, under a table too wide for its last column, that column.
func (g *budgetGrid) below(text *prose) {
	last := len(g.table.Columns) - 1
	t := pages.Table{Columns: []pages.Column{g.table.Columns[0], g.table.Columns[last]}}
	for _, r := range g.table.Rows {
		t.Rows = append(t.Rows, pages.Row{Cells: []string{r.Cells[0], r.Cells[last]}, Tone: r.Tone})
	}
	text.table(t)
	text.blank()
}

// row and column are what the cursor is on, shown the amount there.
func (g *budgetGrid) row() pages.Row       { return g.table.Rows[g.line] }
func (g *budgetGrid) column() pages.Column { return g.table.Columns[g.year+1] }
func (g *budgetGrid) shown() string        { return shownAmount(g.row().Cells[g.year+1]) }

// selected is the line and the contract year, from 1, under the cursor.
func (g *budgetGrid) selected() (line string, year int) { return g.row().ID, g.year + 1 }

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

// The spaces of the table: at its sides, for the mark of the cursor and for that of what
// the window hides, which keeps away where there is room; before a column; around the rule
// that parts the last one.
const (
	margins     = 3
	gridGap     = "  "
	gridParting = "  │  "
)

// What tells that there are years on either side.
const (
	yearsBefore = "‹"
	yearsAfter  = " ›"
)

// leastLabel is what the names of lines keep before a column gives way.
const leastLabel = 14

// gridFit is how a table stands in a width: its names as they fit, the widths of its
// columns, and how many years there is room for.
type gridFit struct {
	width  int // it is laid out for
	title  string
	names  []string
	label  int    // columns of the names
	after  string // the space after them
	amount int
	last   int // 0 where that column is told below
	years  int
	rows   []string // drawn without the cursor,
	from   int      // from this year on
}

// fitted lays the table out in a width, unless it was for the last.
func (g *budgetGrid) fitted(width int) *gridFit {
	if g.fit.width != width {
		g.fit = g.layOut(width)
	}
	return &g.fit
}

// layOut shortens the names first, then the last column gives way, then the years that
// are far from the cursor: never an amount.
func (g *budgetGrid) layOut(width int) gridFit {
	f := gridFit{width: width, years: budget.Years, amount: g.sums, last: g.last, after: gridGap}
	column, apart := len(gridGap)+f.amount, ansi.StringWidth(gridParting)+f.last
	room := width - margins - f.years*column - apart
	if room < leastLabel {
		room, f.last = room+apart, 0
	}
	for ; room+2 < leastLabel && f.years > 1; f.years-- {
		if f.years == budget.Years {
			room -= ansi.StringWidth(yearsAfter)
		}
		room += column
	}
	near := room < leastLabel // amounts come nearer to the names, but to those that end in a figure
	if near {
		room, f.after = room+2, gridGap[1:]
	}
	f.label = min(g.names, room)
	for _, r := range g.table.Rows {
		name := fitting(f.label, append([]string{r.Cells[0]}, r.Short...)...)
		if end, _ := utf8.DecodeLastRuneInString(name); near && unicode.IsDigit(end) {
			name = cutName(name, f.label-1)
		}
		f.names = append(f.names, name)
	}
	f.title = fitting(f.label, g.table.Columns[0].Title, g.table.Columns[0].Short)
	return f
}

// widest is the width of a column.
func (g *budgetGrid) widest(column int) int {
	most := ansi.StringWidth(g.table.Columns[column].Title)
	for _, r := range g.table.Rows {
		most = max(most, ansi.StringWidth(shownAmount(r.Cells[column])))
	}
	return most
}

// fitting is the first name that fits, else what fits of the last.
func fitting(room int, names ...string) string {
	last := ""
	for _, name := range names {
		if name == "" {
			continue
		}
		if ansi.StringWidth(name) <= room {
			return name
		}
		last = name
	}
	return cutName(last, room)
}

// leastName is what is kept of a name before its brackets.
const leastName = 4

// cutName shortens a name, and keeps what it has in brackets at its end.
func cutName(name string, room int) string {
	if at := strings.LastIndex(name, " ("); at > 0 && strings.HasSuffix(name, ")") {
		if end := name[at:]; room-ansi.StringWidth(end) >= leastName {
			return kit.Cut(name[:at], room-ansi.StringWidth(end)) + end
		}
	}
	return kit.Cut(name, room)
}

const none = "–"

// shownAmount is what stands for an amount: a dash for none, since a cursor stands on
// something.
func shownAmount(cell string) string {
	if cell == "" {
		return none
	}
	return cell
}

// from is the first year shown: the cursor's is among them.
func (g *budgetGrid) from() int { return max(0, g.year-g.fit.years+1) }

// lines draws the table: whole euros, said once, at the head.
func (g *budgetGrid) lines(look *kit.Styles, width int) []string {
	f := g.fitted(width)
	if from := g.from(); f.rows == nil || f.from != from {
		f.rows, f.from = nil, from
		for i := range g.table.Rows {
			f.rows = append(f.rows, g.rowLine(look, i, false))
		}
	}
	lines := []string{g.head(look)}
	for i, row := range f.rows {
		if i == g.summed() {
			lines = append(lines, " "+look.Rule.Render(f.rule()))
		}
		if i == g.line {
			lines = append(lines, g.cursorLines(look)...)
		} else {
			lines = append(lines, row)
		}
	}
	return lines
}

// at is the line of the cursor's row among those drawn.
func (g *budgetGrid) at() int {
	at := 1 + g.line
	if g.line >= g.summed() {
		at++
	}
	return at
}

// summed is the row a rule stands above: the first of the sums.
func (g *budgetGrid) summed() int {
	at := slices.IndexFunc(g.table.Rows, func(r pages.Row) bool { return r.Tone == pages.Strong })
	if at <= 0 {
		return len(g.table.Rows)
	}
	return at
}

// head names the columns; that of the cursor is lit.
func (g *budgetGrid) head(look *kit.Styles) string {
	f, from := &g.fit, g.from()
	line := " " + look.Faint.Render(kit.Fill(f.title, f.label))
	for n := from; n < from+f.years; n++ {
		style, gap := look.Faint, f.gap(n == from)
		if n == g.year && g.line >= 0 {
			style = look.Accent
		}
		if n == from && from > 0 {
			gap = look.Accent.Render(yearsBefore) + gap[1:]
		}
		line += gap + style.Render(kit.Right(g.table.Columns[n+1].Title, f.amount))
	}
	if from+f.years < budget.Years {
		line += look.Accent.Render(yearsAfter)
	}
	if f.last > 0 {
		line += look.Rule.Render(gridParting) + look.Faint.Render(kit.Right(g.table.Columns[len(g.table.Columns)-1].Title, f.last))
	}
	return line
}

func (f *gridFit) gap(first bool) string {
	if first {
		return f.after
	}
	return gridGap
}

// rule is what stands above a total.
func (f *gridFit) rule() string {
	rule := strings.Repeat("─", f.label+len(f.after)+f.years*f.amount+(f.years-1)*len(gridGap))
	if f.last > 0 {
		rule += strings.NewReplacer(" ", "─", "│", "┼").Replace(gridParting) + strings.Repeat("─", f.last)
	}
	return rule
}

// rowLine draws a row, with or without the cursor.
func (g *budgetGrid) rowLine(look *kit.Styles, i int, on bool) string {
	f, from, row := &g.fit, g.from(), g.table.Rows[i]
	mark, name := " ", kit.Fill(f.names[i], f.label)
	if on {
		mark = look.Accent.Render("▸")
	}
	if on || row.Tone == pages.Strong {
		name = look.Strong.Render(name)
	}
	line := mark + name
	for n := from; n < from+f.years; n++ {
		gap, shown := f.gap(n == from), shownAmount(row.Cells[n+1])
		switch {
		case on && n == g.year:
			line += gap[1:] + look.Cell.Render(kit.Right("▸"+shown, f.amount+1))
		case row.Tone == pages.Strong:
			line += gap + look.Strong.Render(kit.Right(shown, f.amount))
		default:
			line += gap + kit.Right(shown, f.amount)
		}
	}
	if f.last > 0 {
		line += look.Rule.Render(gridParting) + look.Faint.Render(kit.Right(shownAmount(row.Cells[len(row.Cells)-1]), f.last))
	}
	return line
}

// cursorLines draw the row of the cursor: lit, its name told whole where it was cut.
func (g *budgetGrid) cursorLines(look *kit.Styles) []string {
	lines := []string{g.rowLine(look, g.line, true)}
	width := ansi.StringWidth(lines[0])
	if strings.Contains(g.fit.names[g.line], "…") {
		lines = append(lines, kit.Indent(kit.Wrap(g.row().Cells[0], width-2), 1)...)
	}
	for i := range lines {
		lines[i] = look.Lit(lines[i], min(width+1, g.fit.width-1)) // short of the mark of what is hidden
	}
	return lines
}

// bars draws amounts of the years as bars under their columns, so many lines high, above
// their names, the first of which is that of all: the cursor's stands out.
func (g *budgetGrid) bars(look *kit.Styles, amounts []money.Amount, names []string, height int) []string {
	f, from := &g.fit, g.from()
	most := slices.Max(amounts)
	columns := make([][]string, len(amounts))
	for n, amount := range amounts {
		columns[n] = kit.Bar(int64(amount), int64(most), height)
	}
	draw := func(name string, rest *lipgloss.Style, of func(year int) string) string {
		line := " " + look.Faint.Render(kit.Fill(name, f.label))
		for n := from; n < from+f.years; n++ {
			style := rest
			if n == g.year {
				style = &look.Accent
			}
			line += f.gap(n == from) + style.Render(kit.Right(of(n), f.amount))
		}
		return line
	}
	var lines []string
	for at := range height {
		lines = append(lines, draw("", &look.Bar, func(n int) string { return strings.Repeat(columns[n][at], f.amount-2) }))
	}
	return append(lines, draw(names[0], &look.Faint, func(n int) string { return names[n+1] }))
}
