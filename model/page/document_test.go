package page

import (
	"slices"
	"testing"
)

func TestSpans(t *testing.T) {
	gap := Gap("le nom")
	for text, want := range map[string][]Span{
		"":               nil,
		"rien ne manque": {{"rien ne manque", false}},
		gap:              {{gap, true}},
		"Il faut " + gap + ", puis " + Gap("l’heure") + ".": {
			{"Il faut ", false}, {gap, true}, {", puis ", false}, {Gap("l’heure"), true}, {".", false}},
		"[à compléter\u00a0: sans fin": {{"[à compléter\u00a0: sans fin", false}},
	} {
		if got := Spans(text); !slices.Equal(got, want) {
			t.Errorf("Spans(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestBarsKeepTheirProportions(t *testing.T) {
	for _, c := range []struct {
		size, most float64
		want       string
	}{{10, 10, "████"}, {5, 10, "██"}, {1, 1000, "▌"}, {0, 10, ""}, {6.25, 10, "██▌"}, {0, 0, ""}} {
		b := Bar{Size: c.size}
		if got := (Figure{Full: c.most}).bar(b, 4); got != c.want {
			t.Errorf("bar(%v of %v) = %q, want %q", c.size, c.most, got, c.want)
		}
	}
}

func TestByHand(t *testing.T) {
	columns := []Column{{Title: "Nom"}, {Title: "Signature"}}
	for _, c := range []struct {
		table Table
		want  bool
	}{
		{Table{Columns: columns}, false},
		{Table{Columns: columns, Rows: []Row{{Cells: []string{"a", ""}}, {Cells: []string{"b", ""}}}}, true},
		{Table{Columns: columns, Rows: []Row{{Cells: []string{"a", ""}}, {Cells: []string{"", "b"}}}}, false},
		{Table{Columns: []Column{{Title: "Nom"}, {}}, Rows: []Row{{Cells: []string{"a", ""}}}}, false},
	} {
		if got := c.table.ByHand(); got != c.want {
			t.Errorf("%v: %v", c.table, got)
		}
	}
}

func TestStepped(t *testing.T) {
	p := &Page{}
	for _, level := range []int{2, 3, 1, 3, 3, 2, 1} {
		p.Add(Heading{level, "x"})
	}
	var levels []int
	for _, h := range p.Stepped().Headings(3) {
		levels = append(levels, h.Level)
	}
	if want := []int{1, 2, 1, 2, 3, 2, 1}; !slices.Equal(levels, want) {
		t.Errorf("levels %v, want %v", levels, want)
	}
	if p.Blocks[0].(Heading).Level != 2 {
		t.Error("the page itself has changed")
	}
}
