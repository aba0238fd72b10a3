package search

import (
	"slices"
	"strings"
	"testing"
)

// found are the titles found, best first.
func found(query string, most int, x ...*Index) (titles []string) {
	for _, d := range Find(query, most, x...) {
		titles = append(titles, d.Title)
	}
	return titles
}

// The word itself comes before its beginning, that before a part of it, and slips
// come last; a title before a text; what was asked before what it may mean.
func TestRank(t *testing.T) {
	for name, c := range map[string]struct {
		docs   []Doc
		groups [][]string
		asked  string
		want   []string
	}{
		"how near": {[]Doc{{Title: "cartes"}, {Title: "carte"}, {Title: "pancarte"}, {Title: "corte"}, {Title: "cortege"}, {Title: "rien"}}, nil, "carte",
			[]string{"carte", "cartes", "pancarte", "corte", "cortege"}},
		"title, text":      {[]Doc{{Title: "un", Text: "carte"}, {Title: "carte"}}, nil, "carte", []string{"carte", "un"}},
		"of equals, kinds": {[]Doc{{Kind: Word, Title: "carte", ID: "mot"}, {Kind: Question, Title: "carte", ID: "q"}}, nil, "carte", []string{"carte", "carte"}},
		"every word":       {[]Doc{{Title: "carte grise"}, {Title: "carte"}, {Title: "grise"}}, nil, "carte grise", []string{"carte grise"}},
		"synonyms after":   {[]Doc{{Title: "plan"}, {Title: "carte"}}, [][]string{{"carte", "plan"}}, "carte", []string{"carte", "plan"}},
		"both ways":        {[]Doc{{Title: "plan"}, {Title: "carte"}}, [][]string{{"carte", "plan"}}, "plan", []string{"plan", "carte"}},
		"several words":    {[]Doc{{Title: "plan"}, {Title: "grande carte"}}, [][]string{{"grande carte", "plan"}}, "grande carte", []string{"grande carte", "plan"}},
		"short, as asked":  {[]Doc{{Title: "aci"}, {Title: "arc"}}, nil, "aci", []string{"aci"}},
		"four, as asked":   {[]Doc{{Title: "sage"}, {Title: "cage"}}, nil, "sage", []string{"sage"}},
		"four, a slip":     {[]Doc{{Title: "cage"}}, nil, "sage", []string{"cage"}},
		"five, both":       {[]Doc{{Title: "carte"}, {Title: "corte"}}, nil, "carte", []string{"carte", "corte"}},
		"three in a word":  {[]Doc{{Title: "facile"}}, nil, "aci", nil},
		"four in a word":   {[]Doc{{Title: "facile"}}, nil, "acil", []string{"facile"}},
		"nothing asked":    {[]Doc{{Title: "carte"}}, nil, "  ", nil},
	} {
		if got := found(c.asked, 10, New(c.docs, c.groups)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q finds %q, want %q", name, c.asked, got, c.want)
		}
	}
	kinds := New([]Doc{{Kind: Word, Title: "carte", ID: "mot"}, {Kind: Question, Title: "carte", ID: "q"}}, nil)
	first, second := Find("carte", 2, kinds)[0], Find("carte", 2, kinds)[1]
	if first.Kind.rank() > second.Kind.rank() || first.Kind == second.Kind {
		t.Errorf("a %s comes before a %s", first.Kind, second.Kind)
	}
}

// So many are found at most, over all the indexes; one that is still being made
// ready holds nothing.
func TestMost(t *testing.T) {
	x, y := New([]Doc{{Title: "carte un"}, {Title: "carte deux"}}, nil), New([]Doc{{Title: "carte"}}, nil)
	for most, want := range map[int]int{0: 0, 1: 1, 2: 2, 3: 3, 4: 3} {
		if got := found("carte", most, x, nil, y); len(got) != want {
			t.Errorf("%d at most: %q", most, got)
		}
	}
	if got := found("carte "+strings.Repeat("x", 10*longestQuery), 5, y); len(got) > 0 {
		t.Errorf("a word that nothing holds: %q", got)
	}
	many := strings.TrimSpace(strings.Repeat("carte ", mostWords)) + " absent"
	if got := found(many, 5, y); len(got) != 1 {
		t.Errorf("words beyond the %d first are looked for: %q", mostWords, got)
	}
}
