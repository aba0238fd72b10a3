package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// rowTable is how the lines of a table stand in columns, under heads: those that hold
// something and have room, as wide as what they hold.
type rowTable struct {
	columns []rowColumn
	hidden  int  // the columns that hold something and have no room
	cut     bool // a cell may be shown in part
}

// rowColumn is a column of a table: its width, and that of its cells.
type rowColumn struct {
	*content.Column
	width, most int
	right       bool // against the right edge, as numbers are
}

// A column gives way down to mostCell, for the next to have room; the columns are cellGap
// apart.
const (
	mostCell = 24
	cellGap  = 2
)

// The widths of a page from which tables have heads: where every column fits, then
// whatever they hold.
const (
	headsFrom    = 74
	headsAnyway  = 98
	leastColumns = 2
)

// measured are the columns that hold something, as wide as their widest cell among the
// first lines: a key costs the same whatever the table holds.
func measured(q *content.Question, rows []model.Row) (columns []rowColumn) {
	for i, c := range q.Columns {
		most := 0
		for _, row := range rows[:min(mostMeasured, len(rows))] {
			most = max(most, ansi.StringWidth(cellShown(c, row)))
		}
		if most == 0 && i > 0 {
			continue
		}
		right := c.Kind == content.Number || c.Kind == content.Amount
		columns = append(columns, rowColumn{Column: c, most: max(most, headWidth(c.Label)), right: right})
	}
	return columns
}

// cellShown is a cell under the head of its column.
func cellShown(c *content.Column, row model.Row) string {
	text := kit.OneLine(report.CellText(c, row))
	if text != "" && ansi.StringWidth(c.Unit) == 1 { // « 50 % »
		text += french.NBSP + c.Unit
	}
	return text
}

// mostHead is how many lines a head may take.
const mostHead = 2

// headWidth is the width in which a label takes no more lines than a head has.
func headWidth(label string) int {
	const least = 10
	width := min(ansi.StringWidth(label), least)
	for len(kit.Wrap(label, width)) > mostHead {
		width++
	}
	return width
}

// tableOf sets columns in a room, the first ones first: those that come after what
// fits are read in the details of a line.
func tableOf(columns []rowColumn, room int) (t rowTable) {
	used := 0
	for i, c := range columns {
		c.width = min(c.most, mostCell)
		if used += c.width + cellGap; used-cellGap > room && i >= leastColumns {
			t.hidden = len(columns) - i
			used -= c.width + cellGap
			break
		}
		t.columns = append(t.columns, c)
	}
	for over := used - cellGap - room; over > 0; over-- {
		widest := 0
		for i, c := range t.columns {
			if c.width > t.columns[widest].width {
				widest = i
			}
		}
		t.columns[widest].width--
	}
	for left, given := room-used+cellGap, true; left > 0 && given; {
		given = false
		for i, c := range t.columns {
			if c.width < c.most && left > 0 {
				t.columns[i].width++
				left, given = left-1, true
			}
		}
	}
	t.cut = t.hidden > 0 || slices.ContainsFunc(t.columns, func(c rowColumn) bool { return c.width < c.most })
	return t
}

// line sets the cells of a line in their columns.
func (t *rowTable) line(cells []string) string {
	var line strings.Builder
	for i, c := range t.columns {
		if i > 0 {
			line.WriteString(strings.Repeat(" ", cellGap))
		}
		if c.right {
			line.WriteString(kit.Right(cells[i], c.width))
		} else {
			line.WriteString(kit.Fill(cells[i], c.width))
		}
	}
	return line.String()
}

// heads are the names of the columns, on as few lines as they need.
func (t *rowTable) heads() []string {
	var names [][]string
	height := 1
	for _, c := range t.columns {
		name := kit.ClipTo(kit.Wrap(c.Label, max(c.width, 1)), mostHead)
		names = append(names, name)
		height = max(height, len(name))
	}
	lines := make([]string, height)
	for l := range lines {
		cells := make([]string, len(names))
		for i, name := range names {
			if at := l - height + len(name); at >= 0 { // they stand on what they head
				cells[i] = name[at]
			}
		}
		lines[l] = t.line(cells)
	}
	return lines
}

// rule is the line under the heads, and how many columns there was no room for.
func (t *rowTable) rule(width int) string {
	if t.hidden == 0 {
		return strings.Repeat("─", width)
	}
	more := " + " + french.Count(t.hidden, "colonne", "colonnes") + " "
	return strings.Repeat("─", width-ansi.StringWidth(more)-1) + more + "─"
}

// rankWidth is the room of the rank of a line.
func rankWidth(lines int) int { return len(strconv.Itoa(lines)) }
