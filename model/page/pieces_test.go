package page

import (
	"slices"
	"strings"
	"testing"
)

// Columns give way from the widest, down to the least they need.
func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		widths, least []int
		room          int
		want          []int
	}{
		{[]int{10, 10}, []int{1, 1}, 20, []int{10, 10}}, {[]int{10, 10}, []int{1, 1}, 21, []int{10, 10}},
		{[]int{10, 4}, []int{1, 1}, 12, []int{8, 4}}, {[]int{10, 4}, []int{9, 1}, 12, []int{9, 3}},
		{[]int{10, 10}, []int{10, 10}, 5, []int{10, 10}}, {[]int{9000, 10}, []int{5, 5}, 20, []int{10, 10}}, {[]int{10, 10, 10}, []int{2, 2, 2}, 27, []int{9, 9, 9}},
		{[]int{10, 2}, []int{2, 2}, 0, []int{2, 2}}, {nil, nil, 5, nil},
	} {
		got := slices.Clone(c.widths)
		if Narrow(got, c.least, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%v in %d: %v, want %v", c.widths, c.room, got, c.want)
		}
	}
}

// A table is in columns to the very column where it fits, and to the line where a
// row may still be read.
func TestTableFits(t *testing.T) {
	numbers := Table{Columns: []Column{{Right: true}, {Right: true}}, Rows: []Row{{Cells: []string{"123456", "1234"}}}}
	for width, fits := range map[int]bool{11: false, 12: true, 13: true} {
		if got := layOut(numbers, width) != nil; got != fits {
			t.Errorf("two numbers of 10 figures in %d columns: %v", width, got)
		}
	}
	for words, fits := range map[int]bool{6: true, 7: false} { // two words a line
		text := Table{Columns: []Column{{}}, Rows: []Row{{Cells: []string{strings.TrimSpace(strings.Repeat("sept... ", words))}}}}
		if got := layOut(text, 16) != nil; got != fits {
			t.Errorf("%d words of seven in 16 columns: %v", words, got)
		}
	}
}

func TestPiecesOfText(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{pad("é", 3, false), "é  "}, {pad("é", 3, true), "  é"}, {pad("long", 2, false), "long"}, {pad("漢", 3, true), " 漢"},
		{at([]string{"a"}, 0), "a"}, {at([]string{"a"}, 1), ""}, {apply(nil, "a"), "a"}, {apply(strings.ToUpper, "a"), "A"}, {apply(func(string) string { return "x" }, ""), ""},
		{strings.Join(wrap("a\u2007b\u2003c", 3), "|"), "a\u2007b|c"}, {strings.Join(wrap("aa bb", 5), "|"), "aa bb"}, {strings.Join(wrap("aa bb", 4), "|"), "aa|bb"},
		{strings.Join(wrap("a\u200ab", 1), "|"), "a|b"}, {strings.Join(wrap("a\u2000b", 1), "|"), "a|b"}, {strings.Join(wrap("漢", 1), "|"), "漢"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	p := &Page{}
	p.Under("rien", &Page{})
	if len(p.Blocks) != 0 {
		t.Error("a title of nothing")
	}
	p.Under("quelque chose", &Page{Blocks: []Block{Title("x")}})
	if len(p.Blocks) != 2 {
		t.Errorf("%d blocks under a title", len(p.Blocks))
	}
}
