package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cpts/content"
	"cpts/model"
	"cpts/model/modeltest"
)

var update = flag.Bool("update", false, "write the published schema again")

const published = "projet.schema.json"

var catalog = modeltest.Catalog

func TestPublished(t *testing.T) {
	now := Of(catalog(t))
	if *update {
		if err := os.WriteFile(published, now, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(published)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, now) {
		t.Errorf("%s is not that of the content; run: go generate ./model/schema", published)
	}
}

// compiled is the schema; compiling it also holds it against the schema of
// schemas.
var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	c, err := content.Load()
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Of(c)))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(published, doc); err != nil {
		return nil, err
	}
	return compiler.Compile(published)
})

// faults are the places of a file that the schema refuses, as reponses/equipe/0,
// in order.
func faults(t testing.TB, file []byte) []string {
	t.Helper()
	s, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var refused *jsonschema.ValidationError
	if err := s.Validate(value); err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	places := map[string]bool{}
	if refused != nil {
		leaves(refused, places)
	}
	return slices.Sorted(maps.Keys(places))
}

func leaves(e *jsonschema.ValidationError, places map[string]bool) {
	for _, cause := range e.Causes {
		leaves(cause, places)
	}
	if len(e.Causes) == 0 {
		places[strings.Join(e.InstanceLocation, "/")] = true
	}
}

// wrong are the places of a file that the program asks to correct: what
// « verifier » tells, dates that contradict each other apart, which are a matter
// of sense. It does not look inside an answer that is wrong as a whole.
func wrong(t testing.TB, file []byte) []string {
	t.Helper()
	c := catalog(t)
	p, err := model.Read(c, file)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, id := range c.QuestionIDs() {
		if p.Odd(id) != "" {
			places = append(places, "reponses/"+id)
		}
		for i, row := range p.Rows(id) {
			for _, column := range c.Question(id).Columns {
				raw, odd := row[column.ID.Name].(json.RawMessage)
				if odd && string(raw) != "null" {
					places = append(places, fmt.Sprintf("reponses/%s/%d/%s", id, i, column.ID))
				}
			}
		}
	}
	for _, key := range p.Unknown() {
		if action, is := strings.CutPrefix(key, "actions/"); is && c.Action(action) != nil {
			places = append(places, key)
		}
		if noted := model.NotedThing(key); c.Question(noted) != nil || c.Action(noted) != nil {
			places = append(places, key)
		}
	}
	slices.Sort(places)
	return places
}

// agree tells whether the schema refuses what the program asks to correct, and
// nothing else. Where the program refuses an answer or an action as a whole, the
// schema may point inside it.
func agree(schema, program []string) bool {
	within := func(place string, places []string) bool {
		return slices.ContainsFunc(places, func(p string) bool { return place == p || strings.HasPrefix(place, p+"/") })
	}
	for _, place := range schema {
		if !within(place, program) {
			return false
		}
	}
	for _, place := range program {
		if !slices.ContainsFunc(schema, func(p string) bool { return within(p, []string{place}) }) {
			return false
		}
	}
	return true
}

// stricter are the places of kept files that the schema refuses and the program
// reads without a word: a change that does not say when, and a deadline that is
// no date, which the program keeps aside.
var stricter = map[string][]string{
	"a-la-main.json": {"actions/E1-21/echeance", "journal/0"},
}

// The schema refuses of the kept files what the program asks to correct in them.
func TestKeptFiles(t *testing.T) {
	paths, err := filepath.Glob("../testdata/format-*/*.json")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d kept files, %v", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		program := append(wrong(t, data), stricter[filepath.Base(path)]...)
		if schema := faults(t, data); !agree(schema, program) {
			t.Errorf("%s: the schema refuses %q, the program %q", path, schema, program)
		}
	}
}

func TestExample(t *testing.T) {
	if found := faults(t, content.Example()); len(found) > 0 {
		t.Errorf("the example: %q", found)
	}
}

// What this version does not know is taken, wherever it stands, and so is what
// it knows and that no answer of the tests makes it write.
func TestTaken(t *testing.T) {
	for _, file := range []string{
		`{"format": 1}`,
		`{"format": 2, "zz": {"a": [1, null]}}`,
		`{"format": 1, "cree_le": null, "position": null, "reponses": null, "actions": null, "notes": null, "journal": null}`,
		`{"format": 1, "position": {"onglet": 2}, "reponses": {"zz": 1, "equipe": [{"id": "l1", "nom": "Camille", "zz": {}}]}}`,
		`{"format": 1, "actions": {"E9-99": 3, "E1-05": {"etat": "faite", "qui": []}, "E1-06": null, "E1-07": {"etat": "faite", "le": ""}}}`,
		`{"format": 1, "journal_debut": 12, "journal": [
			{"quand": "2026-11-23T14:02:11+01:00", "cle": "equipe", "ligne": 1, "vers": 0, "avant": {}, "apres": {}, "refait": true},
			{"quand": "2026-11-23T14:02:11.5Z", "cle": "zz", "annule": true, "ecarte": true, "main": "k3", "avant": null, "apres": [1], "par": 3}]}`,
		`{"format": 1, "id": "k3", "abime": {"journal": "{}"}, "deux_versions": [{"cle": "nom", "ailleurs": null}, {"cle": "equipe", "ligne": "l1", "ailleurs": {}, "zz": 1}]}`,
		`{"format": 1, "brouillons": {"nom": {"le": "2026-11-23T14:02:11+01:00", "textes": ["CPTS du", ""], "zz": 1}}}`,
	} {
		if found := faults(t, []byte(file)); len(found) > 0 {
			t.Errorf("%s: the schema refuses %q", file, found)
		}
	}
}

// brokenAnswers are answers and cells of a wrong form, of each kind.
var brokenAnswers = map[string][]string{
	"nom":               {`12`, `["a"]`, `{}`, `true`},
	"objectifs":         {`["a"]`, `0`},
	"communes":          {`"Ambrezat"`, `[1]`, `[["a"]]`, `{"0": "a"}`},
	"population":        {`"27143"`, `27143.5`, `0`, `-1`, `5000001`, `1e400`, `[27143]`, `true`},
	"population_annee":  {`1989`, `2101`, `"2026"`},
	"ingenierie_budget": {`"14 800 €"`, `1e30`, `[1]`, `{}`, `false`},
	"lettre_deposee_le": {`"10/11/2026"`, `"2026-02-30"`, `"2026-11-10T00:00:00Z"`, `"1899-12-31"`, `"2101-01-01"`, `"2026-1-2"`, `""`, `20261110`},
	"projet_existant":   {`"oui"`, `1`, `[]`},
	"region":            {`"bretagne"`, `""`, `["paca"]`, `1`},
	"departement":       {`87`, `"087"`},
	"canaux":            {`["visites", "pigeons"]`, `"visites"`, `[null]`, `{}`},
	"equipe":            {`"Camille"`, `{"nom": "Camille"}`, `[{"nom": "Camille"}, "Solène"]`, `[null]`},
	"equipe/nom":        {`1`, `["a"]`},
	"equipe/profession": {`"druide"`, `["infirmier"]`},
	"aides/montant":     {`"9 600"`, `true`},
	"aides/annee":       {`2014`, `2027.5`, `"2027"`},
	"rendez_vous/date":  {`"demain"`, `"2026-13-01"`},
	"representants/duo": {`"oui"`, `0`},
	"equipe/id":         {`3`, `null`},
}

// brokenFiles are files of a wrong form besides their answers, each with the
// place of its fault.
var brokenFiles = map[string]string{
	`3`:                                "",
	`[]`:                               "",
	`{}`:                               "",
	`{"format": "1"}`:                  "format",
	`{"format": 0}`:                    "format",
	`{"format": 1.5}`:                  "format",
	`{"format": null}`:                 "format",
	`{"format": 1, "cree_le": "hier"}`: "cree_le",
	`{"format": 1, "modifie_le": "2026-11-23"}`:                                                   "modifie_le",
	`{"format": 1, "position": 3}`:                                                                "position",
	`{"format": 1, "position": {"etape": 1}}`:                                                     "position/etape",
	`{"format": 1, "reponses": []}`:                                                               "reponses",
	`{"format": 1, "actions": "E1-05"}`:                                                           "actions",
	`{"format": 1, "actions": {"E1-05": "faite"}}`:                                                "actions/E1-05",
	`{"format": 1, "actions": {"E1-05": {}}}`:                                                     "actions/E1-05",
	`{"format": 1, "actions": {"E1-05": {"etat": "fini"}}}`:                                       "actions/E1-05/etat",
	`{"format": 1, "actions": {"E1-05": {"etat": "faite", "le": "hier"}}}`:                        "actions/E1-05/le",
	`{"format": 1, "actions": {"E1-05": {"etat": "a_faire", "echeance": "été"}}}`:                 "actions/E1-05/echeance",
	`{"format": 1, "actions": {"E1-05": {"etat": "sans_objet", "motif": 1}}}`:                     "actions/E1-05/motif",
	`{"format": 1, "notes": ["a"]}`:                                                               "notes",
	`{"format": 1, "notes": {"nom": 12}}`:                                                         "notes/nom",
	`{"format": 1, "journal_debut": -1}`:                                                          "journal_debut",
	`{"format": 1, "journal_debut": 1.5}`:                                                         "journal_debut",
	`{"format": 1, "journal": {}}`:                                                                "journal",
	`{"format": 1, "journal": [1]}`:                                                               "journal/0",
	`{"format": 1, "journal": [{"cle": "nom"}]}`:                                                  "journal/0",
	`{"format": 1, "journal": [{"quand": "hier", "cle": "nom"}]}`:                                 "journal/0/quand",
	`{"format": 1, "journal": [{"quand": "2026-11-23T14:02:11Z", "cle": 1}]}`:                     "journal/0/cle",
	`{"format": 1, "journal": [{"quand": "2026-11-23T14:02:11Z", "cle": "equipe", "ligne": -1}]}`: "journal/0/ligne",
	`{"format": 1, "journal": [{"quand": "2026-11-23T14:02:11Z", "cle": "equipe", "vers": "1"}]}`: "journal/0/vers",
	`{"format": 1, "journal": [{"quand": "2026-11-23T14:02:11Z", "cle": "nom", "annule": 1}]}`:    "journal/0/annule",
	`{"format": 1, "journal": [{"quand": "2026-11-23T14:02:11Z", "cle": "nom", "refait": "x"}]}`:  "journal/0/refait",
	`{"format": 1, "journal": [{"quand": "2026-11-23T14:02:11Z", "cle": "nom", "ecarte": []}]}`:   "journal/0/ecarte",
	`{"format": 1, "brouillons": []}`:                                                             "brouillons",
	`{"format": 1, "brouillons": {"nom": "CPTS du"}}`:                                             "brouillons/nom",
	`{"format": 1, "brouillons": {"nom": {"le": "hier"}}}`:                                        "brouillons/nom/le",
	`{"format": 1, "brouillons": {"nom": {"textes": "CPTS"}}}`:                                    "brouillons/nom/textes",
	`{"format": 1, "brouillons": {"nom": {"textes": [1]}}}`:                                       "brouillons/nom/textes/0",
}

func TestRefused(t *testing.T) {
	for id, values := range brokenAnswers {
		for _, value := range values {
			question, column, cell := strings.Cut(id, "/")
			file, place := fmt.Sprintf(`{"format": 1, "reponses": {%q: %s}}`, question, value), "reponses/"+question
			if cell {
				file = fmt.Sprintf(`{"format": 1, "reponses": {%q: [{%q: %s}]}}`, question, column, value)
				place += "/0/" + column
			}
			if !agree(faults(t, []byte(file)), []string{place}) {
				t.Errorf("%s: the schema refuses %q, want %q", file, faults(t, []byte(file)), place)
			}
		}
	}
	for file, place := range brokenFiles {
		if found := faults(t, []byte(file)); !slices.Equal(found, []string{place}) {
			t.Errorf("%s: the schema refuses %q, want %q", file, found, place)
		}
	}
}

// The schema describes every key of the file.
func TestEveryKeyOfTheFile(t *testing.T) {
	described := map[string]bool{}
	b := builder{catalog: catalog(t), listed: map[string]bool{}}
	for _, part := range b.parts() {
		described[part.key] = true
	}
	if got, want := slices.Sorted(maps.Keys(described)), slices.Sorted(slices.Values(model.FileKeys)); !slices.Equal(got, want) {
		t.Errorf("described: %q\nin the file: %q", got, want)
	}
}
