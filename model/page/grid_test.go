package page

import (
	"slices"
	"strings"
	"testing"
)

// yearsOf is a table of so many numbers of seven figures beside a name, the last of
// another nature.
func yearsOf(count int) Table {
	t := Table{Columns: []Column{{Title: "Ligne"}}, Rows: []Row{{Cells: []string{"poste"}}, {Cells: []string{"rare"}}, {Cells: []string{"Total"}, Tone: Strong}}}
	for i := range count {
		t.Columns = append(t.Columns, Column{Title: "An", Right: true, Apart: i == count-1})
		for r := range t.Rows {
			cell := "123\u00a0456"
			if r == 1 && i > 0 {
				cell = ""
			}
			t.Rows[r].Cells = append(t.Rows[r].Cells, cell)
		}
	}
	return t
}

// A table whose numbers do not fit is told in as few tables as it takes, evenly, without
// the rows that have nothing there; one of texts, or of two columns, is not.
func TestTablesWithinAWidth(t *testing.T) {
	for _, c := range []struct {
		table Table
		width int
		want  []int // columns of each
	}{
		{yearsOf(6), 62, []int{7}}, {yearsOf(6), 61, []int{4, 4}}, {yearsOf(6), 35, []int{4, 4}}, {yearsOf(6), 34, []int{3, 3, 3}}, {yearsOf(5), 50, []int{4, 3}},
		{yearsOf(6), 20, nil}, {yearsOf(2), 20, nil}, {yearsOf(0), 3, nil}, {Table{}, 0, []int{0}},
		{Table{Columns: []Column{{}, {}, {}}, Rows: []Row{{Cells: slices.Repeat([]string{"abcdefghi"}, 3)}}}, 20, nil},
	} {
		var got []int
		for _, part := range c.table.within(c.width) {
			got = append(got, len(part.Columns))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d columns in %d: %v, want %v", len(c.table.Columns), c.width, got, c.want)
		}
	}
	parts := yearsOf(6).within(35)
	if len(parts[0].Rows) != 3 || len(parts[1].Rows) != 2 || parts[1].Rows[1].Tone != Strong {
		t.Errorf("the rows of the parts: %d and %d", len(parts[0].Rows), len(parts[1].Rows))
	}
}

// A rule parts a column of another nature from head to foot, and crosses those above the
// totals.
func TestColumnsApart(t *testing.T) {
	table := yearsOf(2)
	table.Rows[0].Cells[2] = ""
	want := []string{
		"  Ligne       An  │       An", "  poste  123\u00a0456  │", "  rare   123\u00a0456  │", "  ────────────────┼─────────", "  Total  123\u00a0456  │  123\u00a0456",
	}
	if got := table.Lines(40, Style{}); !slices.Equal(got, want) {
		t.Errorf("%q\nwant\n%q", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
