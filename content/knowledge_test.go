package content

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// A term of the glossary is one only as a whole word; an abbreviation, only in
// capitals.
func TestHasWord(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"l’ACI est signé", "ACI", true},
		{"ACI", "ACI", true},
		{"(ACI), puis", "ACI", true},
		{"un ACIE", "ACI", false}, // goes on
		{"un ACI2", "ACI", false},
		{"MACI", "ACI", false}, // begins before
		{"éACI", "ACI", false},
		{"1ACI", "ACI", false},
		{"aci", "ACI", false},
		{"ACIER puis ACI", "ACI", true}, // the second
		{"la file active", "file active", true},
		{"File active", "file active", true},
		{"profile active", "file active", false},
		{"file activement", "file active", false},
		{"des files actives", "file active", false},
		{"un collège électoral", "collège", true},
		{"un collègé", "collèg", false}, // a letter with an accent is one
		{"rien", "ACI", false},
		{"", "ACI", false},
	} {
		if got := hasWord(c.text, c.word); got != c.want {
			t.Errorf("%q in %q: %v, want %v", c.word, c.text, got, c.want)
		}
	}
}

// The terms of a text come in the order of the glossary, once each, by any of
// their forms.
func TestTermsIn(t *testing.T) {
	k := &Knowledge{Glossary: []*Term{
		{ID: ID{Name: "ACI"}, Forms: []string{"accord conventionnel"}}, {ID: ID{Name: "ALD"}}, {ID: ID{Name: "collège"}, Forms: []string{"collèges"}},
	}}
	for text, want := range map[string]string{
		"les collèges, puis l’ACI : un accord conventionnel": "ACI collège",
		"Collège":           "collège",
		"chaldéen, ALDéen.": "",
	} {
		var got []string
		for _, term := range k.TermsIn(text) {
			got = append(got, term.ID.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Where the documents stand beside the repository, each place an advice names is a
// line of one, with something on it.
func TestPlacesExist(t *testing.T) {
	const beside = "../../shared/seeds"
	if _, err := os.Stat(beside); err != nil {
		t.Skip("the documents are not beside the repository")
	}
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string][]string{}
	for _, a := range c.Knowledge().Advice {
		for _, p := range a.Places {
			document, number, _ := strings.Cut(p.Name, ":")
			if lines[document] == nil {
				found, _ := filepath.Glob(filepath.Join(beside, document+"*"))
				if len(found) != 1 {
					t.Fatalf("%d documents are numbered %s", len(found), document)
				}
				text, err := os.ReadFile(found[0])
				if err != nil {
					t.Fatal(err)
				}
				lines[document] = strings.Split(string(text), "\n")
			}
			at, _ := strconv.Atoi(number)
			if at < 1 || at > len(lines[document]) || strings.TrimSpace(lines[document][at-1]) == "" {
				t.Errorf("conseil %s: nothing is written at %s", a.ID, p)
			}
		}
	}
}

// An advice at the longest is not too long.
func TestLongestAdvice(t *testing.T) {
	for extra, fault := range map[int]bool{0: false, 1: true} {
		k := &checker{known: map[string]bool{}, cited: map[string]bool{}}
		a := &Advice{ID: ID{Name: "long", Line: 1}, Text: strings.Repeat("é", longestAdvice+extra), Axis: Trap}
		k.adviceList(&Knowledge{Advice: []*Advice{a}, where: map[any]string{a: "x.yaml"}})
		told := false
		for _, f := range k.faults {
			told = told || strings.Contains(f.what, "trop long")
		}
		if told != fault {
			t.Errorf("%d characters: told %v", utf8.RuneCountInString(a.Text), told)
		}
	}
}
