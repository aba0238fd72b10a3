package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/modeltest"
)

var (
	noon    = modeltest.Noon
	catalog = modeltest.Catalog
)

// projectOf reads a project whose file holds these answers, right or wrong.
func projectOf(t *testing.T, answers string) *model.Project {
	t.Helper()
	p, err := model.Read(catalog(t), []byte(`{"format": 1, "reponses": {`+answers+`}}`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func given(t *testing.T, pairs ...string) []assignment {
	t.Helper()
	out, err := readPairs(catalog(t), pairs, dates.Of(noon))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Dates are taken, together and in any order; those that disagree are told once.
func TestAssignDates(t *testing.T) {
	const sent, valid, sound = "lettre_deposee_le", "lettre_validee_le", `"lettre_deposee_le": "2026-03-01", "lettre_validee_le": "2026-05-01"`
	cases := []struct {
		name, file string
		pairs      []string
		told       int
	}{
		{"later, first first", sound, []string{sent + "=2026-06-01", valid + "=2026-07-01"}, 0},
		{"later, last first", sound, []string{valid + "=2026-07-01", sent + "=2026-06-01"}, 0},
		{"one taken out", sound, []string{sent + "=2026-06-01", valid + "="}, 0},
		{"mending a contradiction", `"lettre_deposee_le": "2026-12-01", "lettre_validee_le": "2026-01-01"`, []string{sent + "=2026-02-01", valid + "=2026-03-01"}, 0},
		{"against the file", sound, []string{sent + "=2026-06-01"}, 1},
		{"against each other", sound, []string{sent + "=2026-09-01", valid + "=2026-08-01"}, 1},
		{"against each other, new", "", []string{valid + "=2026-08-01", sent + "=2026-09-01"}, 1},
		{"of another time", "", []string{sent + "=2012-09-01", valid + "=2062-08-01"}, 2},
		{"the file's own, and not about it", `"lettre_deposee_le": "2026-12-01", "lettre_validee_le": "2026-01-01"`, []string{"membres=3"}, 0},
	}
	for _, c := range cases {
		p := projectOf(t, c.file)
		if err := assign(p, given(t, c.pairs...), noon); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		for _, pair := range c.pairs {
			key, want, _ := strings.Cut(pair, "=")
			if day, has := p.Answer(key).(dates.Day); has && day.ISO() != want || !has && strings.HasSuffix(key, "_le") && want != "" {
				t.Errorf("%s: %s is %v, want %q", c.name, key, day, want)
			}
		}
		var told strings.Builder
		a := &app{err: &door{to: &told, keeps: inMessages}}
		a.contradictions(p, given(t, c.pairs...))
		if got := strings.Count(told.String(), "\n"); got != c.told {
			t.Errorf("%s: %d told, want %d:\n%s", c.name, got, c.told, told.String())
		}
	}
}

func TestReadAction(t *testing.T) {
	today, second := dates.Of(noon), dates.Day{Year: 2026, Month: 10, Day: 2}
	done := func(d dates.Day) model.ActionState { return model.ActionState{Status: model.Done, On: d} }
	cases := []struct {
		text string
		want model.ActionState
	}{
		{"", model.ActionState{Status: model.ToDo}},
		{"a_faire", model.ActionState{Status: model.ToDo}},
		{"À faire", model.ActionState{Status: model.ToDo}},
		{"faite", done(today)},
		{"faite:2026-10-02", done(second)},
		{"2026-10-02", done(second)},
		{" 2 octobre 2026 ", done(second)},
		{"sans_objet:équipe interne", model.ActionState{Status: model.Pointless, Reason: "équipe interne"}},
		{"echeance:2026-10-02", model.ActionState{Due: second}},
		{"Échéance : 2 octobre 2026", model.ActionState{Due: second}},
		{"echeance:", model.ActionState{}},
		{"sans objet : voir : la MSP", model.ActionState{Status: model.Pointless, Reason: "voir : la MSP"}},
	}
	for _, c := range cases {
		if got, err := readAction(c.text, today); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("readAction(%q) = %+v, %v; want %+v", c.text, got, err, c.want)
		}
	}
	for _, text := range []string{"fini", "2026-02-31", "sans_objet", "sans_objet: ", "faite:demain", "echeance:demain", "sans_objet:" + strings.Repeat("x", 500)} {
		if got, err := readAction(text, today); err == nil {
			t.Errorf("readAction(%q) = %+v, want a refusal", text, got)
		}
	}
}

func TestNearestKeys(t *testing.T) {
	c := catalog(t)
	for typed, want := range map[string]string{
		"populaton": "population", "Commune": "communes", "habitants": "population", "E1-5": "E1-05", "deposee": "lettre_deposee_le",
	} {
		if got := nearestKeys(c, typed); len(got) > 3 || !slices.Contains(got, want) {
			t.Errorf("nearestKeys(%q) = %q, want %q among them", typed, got, want)
		}
	}
	for _, typed := range []string{"zzzzzzzzzzzzzzzzzzzz", "", "é"} { // near nothing: still an answer
		if got := nearestKeys(c, typed); len(got) != 3 {
			t.Errorf("nearestKeys(%q) = %q, want three keys", typed, got)
		}
	}
}

// The page of the keys names all that renseigner takes.
func TestKeyList(t *testing.T) {
	c := catalog(t)
	var words []string // the first of each line
	for line := range strings.Lines(keyList(c)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			words = append(words, fields[0])
		}
	}
	for _, key := range slices.Concat(c.QuestionIDs(), c.ActionIDs()) {
		q := c.Question(key)
		if taken := q == nil || !q.Retired; slices.Contains(words, key) != taken {
			t.Errorf("the list of keys has %s: %v, want %v", key, !taken, taken)
		}
	}
}

// The keys that examples and messages name exist.
func TestExamplesAreTaken(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv(fileVariable, filepath.Join(dir, "projet.json"))
	var out, errs strings.Builder
	if code := run([]string{"exemple", "essai.json"}, nil, &out, &errs); code != exitDone {
		t.Fatal(errs.String())
	}
	if code := run([]string{"renseigner", "nom=Essai"}, nil, &out, &errs); code != exitDone {
		t.Fatal(errs.String())
	}
	if err := os.WriteFile("contacts.csv", []byte("Nom;Courriel\nAda;ada@lac.fr\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := &app{}
	for line := range strings.Lines(a.renseigner().Example) {
		line = strings.TrimSpace(line)
		var args []string
		for word := range shellWords(line) {
			args = append(args, word)
		}
		errs.Reset()
		if code := run(args[1:], nil, &out, &errs); code != exitDone {
			t.Errorf("%s: exit %d, %s", line, code, errs.String())
		}
	}
	if _, err := os.Stat("projet.json"); err != nil {
		t.Error(err)
	}
}

// shellWords parts a line as a shell does, simple quotes included.
func shellWords(line string) func(func(string) bool) {
	return func(yield func(string) bool) {
		var word strings.Builder
		quoted := false
		for _, r := range line + " " {
			switch {
			case r == '\'':
				quoted = !quoted
			case r == ' ' && !quoted:
				if !yield(word.String()) {
					return
				}
				word.Reset()
			default:
				fmt.Fprint(&word, string(r))
			}
		}
	}
}

// What another program changed at the same instant is said beside the result, with
// both values; what could not be joined too.
func TestJoiningIsTold(t *testing.T) {
	mine := projectOf(t, `"population": 1000, "equipe": [{"nom": "Camille"}, {"nom": "Solène"}]`)
	theirs, known := mine.Snapshot(), mine.Changes()
	for _, do := range []error{
		mine.SetAnswer("population", int64(2000), noon), theirs.SetAnswer("population", int64(3000), noon),
		mine.ReplaceRow("equipe", 0, model.Row{"nom": "Camille V."}, noon), theirs.RemoveRow("equipe", 0, noon),
	} {
		if do != nil {
			t.Fatal(do)
		}
	}
	joined, err := theirs.Join(mine, known)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	a := &app{err: &door{to: &said, keeps: inMessages}}
	a.tell(&joined)
	a.err.Close()
	got := strings.ReplaceAll(said.String(), "\u00a0", " ")
	for _, want := range []string{
		"Population : 3 000, changé ailleurs au même instant, est remplacé par 2 000. L’autre valeur reste dans l’historique.",
		"Mis de côté, ce que cela touchait n’est plus là : Équipe-projet, Camille V.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}
