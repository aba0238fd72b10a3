package search

import (
	"slices"
	"strings"
	"testing"

	"cpts/content/french"
)

// How well a word answers, from the same to none.
func TestLikenessIsGraded(t *testing.T) {
	for _, c := range []struct {
		asked, word string
		want        int32
	}{
		{"carte", "carte", 20}, {"cart", "carte", prefixed}, {"a", "aci", prefixed}, {"arte", "carte", 6}, {"art", "carte", 0}, {"arts", "carte", 0},
		{"certe", "carte", 5}, {"certe", "cartes", 3}, {"crte", "carte", 5}, {"craet", "carte", 0}, {"crate", "carte", 5}, {"aco", "aci", 0}, {"acos", "acis", 5},
		{"été", "était", 0}, {"abcd", "efgh", 0},
	} {
		if got := likeness(c.asked, []rune(c.asked), c.word); got != c.want {
			t.Errorf("%q for %q: %d, want %d", c.asked, c.word, got, c.want)
		}
	}
}

// words are all those of at most so many letters of an alphabet.
func words(alphabet string, most int) (all []string) {
	all = []string{""}
	for from := 0; most > 0; most-- {
		to := len(all)
		for _, w := range all[from:to] {
			for _, r := range alphabet {
				all = append(all, w+string(r))
			}
		}
		from = to
	}
	return all
}

// slips are all the words that differ from one by a slip.
func slips(a, alphabet string) (all []string) {
	for i := 0; i <= len(a); i++ {
		for _, r := range alphabet {
			all = append(all, a[:i]+string(r)+a[i:])
			if i < len(a) {
				all = append(all, a[:i]+string(r)+a[i+1:])
			}
		}
		if i < len(a) {
			all = append(all, a[:i]+a[i+1:])
		}
		if i+1 < len(a) {
			all = append(all, a[:i]+a[i+1:i+2]+a[i:i+1]+a[i+2:])
		}
	}
	return all
}

// One slip is what the list of all slips says, for a whole word and for one that goes on.
func TestOneSlipIsAnyOf(t *testing.T) {
	const alphabet = "abc"
	for _, a := range words(alphabet, 4) {
		near := slips(a, alphabet)
		for _, b := range words(alphabet, 5) {
			if a != b && oneSlip([]rune(a), b, true) != slices.Contains(near, b) {
				t.Errorf("%q and %q: %v", a, b, oneSlip([]rune(a), b, true))
			}
			goesOn := slices.ContainsFunc(near, func(s string) bool { return strings.HasPrefix(b, s) })
			if !strings.HasPrefix(b, a) && oneSlip([]rune(a), b, false) != goesOn {
				t.Errorf("%q and the beginning of %q: %v", a, b, oneSlip([]rune(a), b, false))
			}
		}
	}
	long := strings.Repeat("a", 70)
	if !oneSlip([]rune(long[:60]), long[:61], true) || oneSlip([]rune(long[:40]), long, true) {
		t.Error("long words are compared in part")
	}
}

// What stands in a title weighs more than in a text; a synonym less than the word; a
// word that is missing leaves nothing.
func TestScores(t *testing.T) {
	docs := []Doc{
		{Kind: Question, ID: "0", Title: "carte", Text: "plan du lac"}, {Kind: Advice, ID: "1", Title: "carte", Text: "lac"},
		{Kind: Note, ID: "2", Title: "carte", Text: "lac"}, {Kind: Answer, ID: "3", Title: "lac", Where: "carte"}, {Kind: Question, ID: "4", Title: "mer", Also: "carte"},
		{Kind: Question, ID: "5", Title: "plan", Text: "cartes"}, {Kind: Question, ID: "6", Title: "grande carte", Text: "carte"},
	}
	x := New(docs, [][]string{{"carte", "plan"}, {"lac", "eau douce"}})
	for asked, want := range map[string][]int32{
		"carte":     {80, 20, 60, 20, 80, 60, 80}, // 5: « plan » of the title, at three quarters
		"plan":      {60, 15, 45, 15, 60, 80, 60},
		"lac":       {20, 20, 20, 60, 0, 0, 0},
		"carte lac": {100, 40, 80, 80, 0, 0, 0},
		"plan lac":  {80, 35, 65, 75, 0, 0, 0},
		"mer":       {0, 0, 0, 0, 80, 0, 0},
		"eau douce": {15, 15, 15, 45, 0, 0, 0},
		"cart":      {48, 12, 36, 12, 48, 12, 48},
		"carto":     {20, 5, 15, 5, 20, 3, 20},
	} {
		var got = make([]int32, len(docs))
		for _, h := range x.find(french.Telling(french.Words(asked)), nil) {
			got[slices.IndexFunc(docs, func(d Doc) bool { return d.ID == h.doc.ID })] = h.score
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", asked, got, want)
		}
	}
}

// What is asked beyond what anybody types is not looked for.
func TestQueriesAreCut(t *testing.T) {
	x := New([]Doc{{Kind: Question, ID: "0", Title: "a1 b2 c3 d4 e5 f6 g7 h8"}}, nil)
	for query, want := range map[string]int{
		"a1" + strings.Repeat(" ", longestQuery-2) + "zz": 1, "a1" + strings.Repeat(" ", longestQuery-4) + "zz": 0,
		"a1 b2 c3 d4 e5 f6 g7 h8 zz": 1, "a1 b2 c3 d4 e5 f6 g7 zz": 0, "": 0, " ": 0,
	} {
		if got := len(Find(query, 5, nil, x)); got != want {
			t.Errorf("%q finds %d", query, got)
		}
	}
	if got := len(Find("a1", 0, x)); got != 0 {
		t.Errorf("%d found, of none asked", got)
	}
}
