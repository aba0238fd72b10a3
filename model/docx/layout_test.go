package docx

import (
	"strings"
	"testing"

	"cpts/model/page"
)

// grid is a table of so many rows, each with the same text.
func grid(rows int, text string) page.Table {
	t := page.Table{Columns: []page.Column{{Title: "Nom"}, {Title: "Année", Right: true}, {Title: "Signature"}}}
	for range rows {
		t.Rows = append(t.Rows, page.Row{Cells: []string{text, "2026", ""}})
	}
	return t
}

// bodyOf is what blocks are written as.
func bodyOf(blocks ...page.Block) string {
	w := &writer{}
	return w.document(&page.Page{Blocks: blocks})
}

// A small table stands on one sheet, its titles with its first row; what could not stand
// on any is cut: a word processor would look for a sheet for it without end.
func TestKeptTogether(t *testing.T) {
	const columns = 3
	for _, c := range []struct {
		name string
		t    page.Table
		want int // rows that stay with the next
	}{
		{"small", grid(4, "un texte"), 4},
		{"many rows", grid(40, "un texte"), 1},
		{"a row longer than a sheet", grid(2, strings.Repeat("x", 10000)), 0},
		{"rows that fill a sheet", grid(8, strings.Repeat("x ", 300)), 1},
	} {
		if got := strings.Count(bodyOf(c.t), keepNext); got != c.want*columns {
			t.Errorf("%s: %d cells stay with the next row, want %d", c.name, got, c.want*columns)
		}
	}
	lead := page.Facts{{Label: "Besoins relevés", Value: "10"}}
	if got := bodyOf(page.Heading{Level: 1, Text: "Les besoins"}, lead, grid(40, "un texte")); strings.Count(got, keepNext) != columns+1 {
		t.Error("a heading and a line could stay without their table")
	}
	if got := bodyOf(page.Paragraph{Text: "Nom et signature :"}, page.Blank{Lines: 2}); strings.Count(got, keepNext) != 1 {
		t.Error("what announces something could stay without it")
	}
}

// A column is as wide as its longest word in bold, and one for a pen has room for it.
func TestColumnsHoldTheirWords(t *testing.T) {
	widths, _ := columnWidths(grid(20, "A"))
	for i, title := range []string{"Nom", "Année", "Signature"} {
		if least := int(taken(title) * bold); widths[i] < least {
			t.Errorf("« %s » takes %d, its column %d", title, least, widths[i])
		}
	}
	if widths[2] < pen {
		t.Errorf("a signature has %d, want %d", widths[2], pen)
	}
	if total := sum(widths); total > textWidth {
		t.Errorf("the table takes %d of %d", total, textWidth)
	}
	empty := grid(3, "A")
	for i := range empty.Rows {
		empty.Rows[i].Cells[1], empty.Rows[i].Cells[2] = "", "là"
	}
	if empty.ByHand() {
		t.Error("a column of numbers that is empty is no place to write")
	}
}

// A title of any length leaves room for the text under it.
func TestHeaderIsALine(t *testing.T) {
	_, parts := written(t, &page.Page{Blocks: []page.Block{page.Title(strings.Repeat("x", 10000))}})
	if got := strings.Count(parts["word/header1.xml"], "x"); got > 2*inHeader {
		t.Errorf("the header has %d letters", got)
	}
}
