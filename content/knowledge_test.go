package content

import (
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"cpts/content/french"
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
	if err := misplaced(builtIn(t), os.DirFS(beside)); err != nil {
		t.Error(err)
	}
}

// A place that no document has is told, with the line where it is given.
func TestMisplacedIsTold(t *testing.T) {
	b := breakage{name: "misplaced", file: "conseils/1-premices.yaml", old: "lieux: [000:64, 000:74]", with: "lieux: [000:64, 000:9999]"}
	fsys, _ := b.broken(t)
	c, err := LoadFrom(fsys)
	if err != nil {
		t.Fatal(err)
	}
	text := string(fsys[b.file].Data)
	line := 1 + strings.Count(text[:strings.Index(text, b.with)], "\n")
	documents := fstest.MapFS{"000_x.txt": &fstest.MapFile{Data: []byte(strings.Repeat("dit\n", 98) + "\n\n")}}
	err = misplaced(c, documents)
	tells(t, err, fmt.Sprintf("content/%s:%d: %s", b.file, line, french.Typography("le conseil « e1-durees-des-autres » : rien n’est écrit à la ligne 9999 du document « 000 », qui en compte 101")))
}

// misplaced tells the places of advice where a document says nothing.
func misplaced(c *Catalog, documents fs.FS) error {
	var faults []fault
	lines := map[string][]string{}
	known := c.Knowledge()
	for _, a := range known.Advice {
		for _, p := range a.Places {
			document, number, _ := strings.Cut(p.Name, ":")
			if lines[document] == nil {
				found, _ := fs.Glob(documents, document+"*")
				if len(found) == 1 {
					text, _ := fs.ReadFile(documents, found[0])
					lines[document] = strings.Split(string(text), "\n")
				}
			}
			said := lines[document]
			if at, _ := strconv.Atoi(number); at < 1 || at > len(said) || strings.TrimSpace(said[at-1]) == "" {
				faults = append(faults, fault{file: known.where[a], line: p.Line,
					what: fmt.Sprintf("le conseil « %s » : rien n’est écrit à la ligne %s du document « %s », qui en compte %d", a.ID, number, document, len(said))})
			}
		}
	}
	return inOrder(faults)
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
