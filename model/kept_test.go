package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept are the project files of earlier programs; their README says what each is.
func kept(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("testdata/format-*/*.json")
	must(t, err)
	files := map[string][]byte{}
	for _, path := range paths {
		files[path], err = os.ReadFile(path)
		must(t, err)
	}
	if len(files) < 5 {
		t.Fatalf("%d kept files", len(files))
	}
	return files
}

// Every kept file opens, and reads as it did; written back, so does what is
// written.
func TestKeptFilesReadAsTheyDid(t *testing.T) {
	for path, data := range kept(t) {
		p, err := Read(catalog(t), data)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		got, golden := told(p), strings.TrimSuffix(path, ".json")+".golden"
		want, err := os.ReadFile(golden)
		if os.IsNotExist(err) {
			must(t, os.WriteFile(golden, []byte(got), 0o644))
			t.Errorf("%s was written: check it, it will never change", golden)
			continue
		}
		must(t, err)
		if got != string(want) {
			t.Errorf("%s does not read as it did:\n%s", path, difference(got, string(want)))
		}
		if got := told(again(t, p)); got != string(want) {
			t.Errorf("%s, written back, does not read as it did:\n%s", path, difference(got, string(want)))
		}
	}
}

// told is all that a project says, by the ids of the content and not its words:
// answers cell by cell, actions, notes, and what could not be read.
func told(p *Project) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("created %s, modified %s", p.Created().Format(time.RFC3339), p.Modified().Format(time.RFC3339))
	say("at %q, %q, %q", p.Position().Stage, p.Position().Section, p.Position().Question)
	for _, id := range slices.Sorted(slices.Values(p.catalog.QuestionIDs())) {
		q := p.catalog.Question(id)
		switch v := p.Answer(id).(type) {
		case nil:
		case []Row:
			say("%s (%s), %d", id, q.Kind, len(v))
		default:
			say("%s (%s) %s", id, q.Kind, encode(v, nil))
		}
		for i, row := range p.Rows(id) {
			for _, c := range q.Columns {
				cell, has := row[c.ID.Name]
				if raw, odd := cell.(json.RawMessage); odd {
					say("  %d %s, of another form: %s", i, c.ID, compact(string(raw)))
				} else if has {
					say("  %d %s (%s) %s", i, c.ID, c.Kind, encode(cell, nil))
				}
			}
		}
		if odd := p.Odd(id); odd != "" {
			say("%s, of another form: %s", id, compact(odd))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.actions)) {
		a := p.Action(id)
		say("%s %s, on %s, due %s, %q", id, a.Status, a.On.ISO(), a.Due.ISO(), a.Reason)
	}
	for _, id := range slices.Sorted(slices.Values(p.Noted())) {
		say("note on %s: %q", id, p.Note(id))
	}
	for _, id := range p.Unknown() {
		say("kept aside: %q", id)
	}
	return b.String()
}

// compact is a JSON text without its layout.
func compact(raw string) string {
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(raw)); err != nil {
		return raw
	}
	return b.String()
}

// difference is where two texts first differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < min(len(g), len(w))-1 && g[i] == w[i] {
		i++
	}
	return fmt.Sprintf("line %d: %q, want %q", i+1, g[i], w[i])
}

// byHand is what is not written back as it stands in the file spoilt by hand,
// and what is: another spelling of the same number, or nothing where nothing was
// said.
var byHand = map[string]string{
	"/reponses/population":      "27143",
	"/reponses/aides/0/montant": "9600.5",

	"/position":            "map[etape: question: rubrique:]",
	"/cree_le":             "0001-01-01T00:00:00Z",
	"/reponses/avancement": "",
	"/actions/E1-01/le":    "",
	"/actions/E1-01/motif": "",
	"/actions/E1-05/le":    "",
	"/actions/E1-16":       "",
	"/actions/E1-17":       "",
	"/notes/nom":           "",
	"/notes/population":    "",
}

// gone are the parts of a kept file that moved into a table; what became of them is
// in its golden, and in the tests of the migration. grown are the tables that took them.
var gone = []string{
	"/reponses/reunions", "/reponses/fiches_moyens", "/reponses/assurances_souscrites", "/reponses/contrat_range",
	"/notes/reunions", "/notes/fiches_moyens", "/notes/contrat_range", "/notes/rendez_vous",
	"/brouillons/", "/deux_versions/0",
}

var grown = []string{"/reponses/rendez_vous", "/reponses/fiches_actions", "/reponses/assurances_contrats"}

// A kept file that is written back loses nothing: keys that this program does
// not know, what is not of its form, numbers to the letter.
func TestKeptFilesLoseNothing(t *testing.T) {
	for path, data := range kept(t) {
		p, err := Read(catalog(t), data)
		must(t, err)
		var respelled map[string]string
		if strings.HasSuffix(path, "/a-la-main.json") {
			respelled = byHand
		}
		lost(t, path, "", tree(t, data), tree(t, p.JSON()), respelled)
	}
}

// lost tells what of a JSON value is not in another, which may hold more keys.
func lost(t *testing.T, file, path string, was, is any, respelled map[string]string) {
	t.Helper()
	if slices.ContainsFunc(gone, func(part string) bool { return strings.HasPrefix(path, part) }) {
		return
	}
	if now, known := respelled[path]; known {
		if is != nil && fmt.Sprint(is) != now {
			t.Errorf("%s: %s is %v, want %s", file, path, is, now)
		}
		return
	}
	switch was := was.(type) {
	case map[string]any:
		is, _ := is.(map[string]any)
		for key, v := range was {
			w, has := is[key]
			moved := slices.ContainsFunc(gone, func(part string) bool { return strings.HasPrefix(path+"/"+key, part) })
			if _, known := respelled[path+"/"+key]; !has && !known && !moved {
				t.Errorf("%s: %s/%s is lost", file, path, key)
				continue
			}
			lost(t, file, path+"/"+key, v, w, respelled)
		}
	case []any:
		is, _ := is.([]any)
		if len(is) > len(was) && slices.Contains(grown, path) {
			is = is[:len(was)]
		}
		if len(is) != len(was) {
			t.Errorf("%s: %s has %d items, want %d", file, path, len(is), len(was))
			return
		}
		for i := range was {
			lost(t, file, path+"/"+itoa(i), was[i], is[i], respelled)
		}
	default:
		if !reflect.DeepEqual(was, is) {
			t.Errorf("%s: %s is %v, want %v", file, path, is, was)
		}
	}
}

// The journal of a kept file is understood: taken back to its first change, the
// project has none of the answers that were given.
func TestKeptJournalIsTakenBack(t *testing.T) {
	for _, name := range []string{"riche", "crlf"} {
		data, err := os.ReadFile("testdata/format-1/" + name + ".json")
		must(t, err)
		p, err := Read(catalog(t), data)
		must(t, err)
		if len(p.Journal()) == 0 {
			t.Fatalf("%s has no journal", name)
		}
		for range len(p.Journal()) + 1 {
			if _, ok, err := p.Undo(noon); err != nil {
				t.Fatalf("%s: %v", name, err)
			} else if !ok {
				break
			}
		}
		for _, id := range p.catalog.QuestionIDs() {
			if id == "pieces" || id == "assurances_contrats" {
				continue // made of whole answers that moved: that is not taken back
			}
			if p.Answer(id) != nil || p.Odd(id) != "" {
				t.Errorf("%s: all taken back, %s is %v", name, id, p.Answer(id))
			}
		}
	}
}
