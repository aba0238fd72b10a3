package page

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"cpts/content/french"
)

// gap is the space between two columns: less, and two numbers read as one. parting parts
// two columns of different natures.
const (
	gap     = 2
	parting = "  │  "
)

// before is the space before a column.
func (tb Table) before(column int) int {
	switch {
	case column == 0:
		return 0
	case tb.Columns[column].Apart:
		return displaywidth.String(parting)
	}
	return gap
}

// Limits of a table in columns: the least width of a text that had to be folded,
// and the most lines one of its rows may take.
const (
	leastFolded  = 16
	mostRowLines = 3
)

// table writes a table in columns when they fit, in several tables when its numbers do
// not, else row by row.
func (t *textWriter) table(tb Table) {
	margin := indent
	if tb.Caption != "" {
		t.lines(indent, nil, wrap(tb.Caption+Colon, t.width-indent))
		margin = 2 * indent
	}
	parts := tb.within(t.width - margin)
	if parts == nil {
		t.records(margin, tb)
		return
	}
	for i, part := range parts {
		if i > 0 {
			t.line(0, "")
		}
		t.grid(part, layOut(part, t.width-margin), margin)
	}
}

// within is the table in as many as it takes for the columns of each to fit in a width,
// where the others are numbers beside the first: numbers one under the other can be
// compared. nil where they cannot.
func (tb Table) within(width int) []Table {
	if layOut(tb, width) != nil {
		return []Table{tb}
	}
	rest := len(tb.Columns) - 1
	for _, c := range tb.Columns[min(1, len(tb.Columns)):] {
		if !c.Right {
			return nil
		}
	}
	for count := 2; 2*count <= rest; count++ {
		var parts []Table
		each := (rest + count - 1) / count
		for from := 1; from <= rest; from += each {
			parts = append(parts, tb.only(from, min(from+each, rest+1)))
		}
		if !slices.ContainsFunc(parts, func(part Table) bool { return layOut(part, width) == nil }) {
			return parts
		}
	}
	return nil
}

// only is the table with its first column and some of the others, but for the rows that
// have nothing there.
func (tb Table) only(from, to int) Table {
	part := Table{Columns: slices.Concat(tb.Columns[:1], tb.Columns[from:to])}
	for _, r := range tb.Rows {
		if strings.Join(r.Cells[from:to], "") != "" {
			r.Cells = slices.Concat(r.Cells[:1], r.Cells[from:to])
			part.Rows = append(part.Rows, r)
		}
	}
	return part
}

// grid writes a table in columns.
func (t *textWriter) grid(tb Table, grid *grid, margin int) {
	rule := grid.rule(tb)
	head := t.style.Strong
	if t.dense {
		head = t.style.Faint
	}
	t.gridRow(margin, tb, grid.widths, grid.head, head)
	if !t.dense {
		t.line(margin, apply(t.style.Faint, rule))
	}
	for i, cells := range grid.rows {
		if t.ruled(tb, i) {
			t.line(margin, apply(t.style.Faint, rule))
		}
		t.gridRow(margin, tb, grid.widths, cells, t.look(tb.Rows[i].Tone))
	}
}

// ruled tells whether a rule stands above a row: between totals and the rest; in a
// dense table, above a total that ends it.
func (t *textWriter) ruled(tb Table, row int) bool {
	total := func(i int) bool { return tb.Rows[i].Tone == Strong }
	switch {
	case t.dense:
		return row > 0 && row == len(tb.Rows)-1 && total(row)
	case row == 0:
		return false // that of the titles is there
	}
	return total(row) || total(row-1)
}

// grid is a table folded into columns: for each row, the lines of each cell.
type grid struct {
	widths []int
	head   [][]string
	rows   [][][]string
}

// layOut finds widths for the columns; nil when the table cannot be read in
// columns at that width.
func layOut(tb Table, width int) *grid {
	widths := columnWidths(tb, width)
	if widths == nil {
		return nil
	}
	g := &grid{widths: widths, rows: make([][][]string, len(tb.Rows))}
	titles := make([]string, len(tb.Columns))
	for i, c := range tb.Columns {
		titles[i] = c.Title
	}
	g.head = fold(titles, widths)
	for i, r := range tb.Rows {
		g.rows[i] = fold(r.Cells, widths)
		for _, lines := range g.rows[i] {
			if len(lines) > mostRowLines {
				return nil
			}
		}
	}
	return g
}

// rule is as wide as the table, and crosses the rules between its columns.
func (g *grid) rule(tb Table) string {
	var b strings.Builder
	for i, w := range g.widths {
		if i > 0 && tb.Columns[i].Apart {
			b.WriteString(strings.NewReplacer(" ", "─", "│", "┼").Replace(parting))
		} else {
			b.WriteString(strings.Repeat("─", tb.before(i)))
		}
		b.WriteString(strings.Repeat("─", w))
	}
	return b.String()
}

func fold(cells []string, widths []int) [][]string {
	out := make([][]string, len(cells))
	for i, cell := range cells {
		out[i] = wrap(cell, widths[i])
	}
	return out
}

// columnWidths starts from what each column would take, then folds titles, then
// the widest texts, until all fit; nil when they cannot. Numbers are never
// folded.
func columnWidths(tb Table, width int) []int {
	n := len(tb.Columns)
	widths, unfolded, least := make([]int, n), make([]int, n), make([]int, n)
	for i, c := range tb.Columns {
		cells, word := 0, 0
		for _, r := range tb.Rows {
			cells = max(cells, displaywidth.String(r.Cells[i]))
			word = max(word, longestWord(r.Cells[i]))
		}
		titleWord := longestWord(c.Title)
		widths[i] = max(cells, displaywidth.String(c.Title))
		unfolded[i] = max(cells, titleWord)
		least[i] = unfolded[i]
		if !c.Right {
			least[i] = min(unfolded[i], max(leastFolded, word, titleWord))
		}
	}
	room := width
	for i := range n {
		room -= tb.before(i)
	}
	Narrow(widths, unfolded, room)
	Narrow(widths, least, room)
	if sum(widths) > room {
		return nil
	}
	return widths
}

// Narrow takes columns off the widest, down to what each needs at least, until
// they fit in the room or cannot give more.
func Narrow(widths, least []int, room int) {
	for over := sum(widths) - room; over > 0; {
		most := -1
		for i, w := range widths {
			if w > least[i] && (most < 0 || w > widths[most]) {
				most = i
			}
		}
		if most < 0 {
			return
		}
		// Down to the next widest at once: a cell may be thousands of columns wide.
		target := least[most]
		for i, w := range widths {
			if i != most && w > least[i] {
				target = max(target, w-1)
			}
		}
		cut := max(1, min(over, widths[most]-target))
		widths[most] -= cut
		over -= cut
	}
}

func sum(widths []int) (total int) {
	for _, w := range widths {
		total += w
	}
	return total
}

// gridRow writes the lines of one row.
func (t *textWriter) gridRow(margin int, tb Table, widths []int, cells [][]string, look func(string) string) {
	height := 1
	for _, lines := range cells {
		height = max(height, len(lines))
	}
	for l := range height {
		var b strings.Builder
		written, from := 0, 0 // columns written, and those from which the cell has its own
		put := func(column int, text string, look func(string) string) {
			b.WriteString(strings.Repeat(" ", column-written))
			b.WriteString(apply(look, text))
			written = column + displaywidth.String(text)
		}
		for i, lines := range cells {
			if i > 0 && tb.Columns[i].Apart {
				put(from+strings.Index(parting, "│"), "│", t.style.Faint)
			}
			from += tb.before(i)
			if text := at(lines, l); text != "" {
				start := from
				if tb.Columns[i].Right {
					start += widths[i] - displaywidth.String(text)
				}
				put(start, text, look)
			}
			from += widths[i]
		}
		t.line(margin, b.String())
	}
}

// records writes a table row by row, each cell after the first with its title.
func (t *textWriter) records(margin int, tb Table) {
	for _, r := range tb.Rows {
		var parts []string
		for i, cell := range r.Cells {
			switch {
			case cell == "":
			case i == 0:
				parts = append(parts, cell)
			default:
				title := strings.ReplaceAll(tb.Columns[i].Title, " ", french.NBSP) // in one piece
				parts = append(parts, title+Colon+cell)
			}
		}
		t.bullet(margin, Dash, strings.Join(parts, Dot))
	}
}
