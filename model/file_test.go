package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/money"
)

// everything is a file with an answer of each kind, and with what a later
// version may have added at every level.
const everything = `{
  "format": 1,
  "cree_le": "2026-04-09T20:35:00+02:00",
  "modifie_le": "2026-11-23T14:02:11+01:00",
  "position": {"etape": "premices", "rubrique": "territoire", "question": "population"},
  "reponses": {
    "nom": "CPTS « du » <Haut> & Vallon",
    "projet_existant": false,
    "objectifs": "un\ndeux",
    "departement": "87",
    "communes": ["Ambrezat", "Bersanges"],
    "population": 27143,
    "equipe": [
      {"nom": "Camille Vernet", "zz": 0, "profession": "medecin-generaliste", "aa": 0, "rpps": {"n": 12, "liste": [1, 2.50]}},
      {"nom": "Solène Maubert", "profession": "infirmier", "exercice": "à cheval"}
    ],
    "canaux": [],
    "ingenierie_budget": 14800.5,
    "lettre_deposee_le": "2026-11-10",
    "humeur": {"du": "chef", "note": 1e400, "vide": null},
    "zz": null
  },
  "actions": {
    "E1-05": {"etat": "faite", "le": "2026-10-02", "qui": "Solène", "piece": [1, {"a": null}]},
    "E1-09": {"etat": "sans_objet", "motif": "déjà faite"},
    "E9-01": {"etat": "en_cours", "le": "bientôt"}
  },
  "journal": [],
  "partage": {"avec": ["a", "b"], "n": 12345678901234567890},
  "zone": "nord"
}`

func TestReadAndWriteBackKeepsEverything(t *testing.T) {
	p, err := Read(catalog(t), []byte(everything))
	must(t, err)
	want := tree(t, []byte(everything))
	if got := tree(t, p.JSON()); !reflect.DeepEqual(got, want) {
		t.Errorf("written back:\n%v\nread:\n%v", got, want)
	}
	if !bytes.Equal(again(t, p).JSON(), p.JSON()) {
		t.Error("writing twice does not give the same bytes")
	}
	for id, value := range map[string]Value{
		"nom": "CPTS « du » <Haut> & Vallon", "projet_existant": false, "population": int64(27143), "departement": "87",
		"communes": []string{"Ambrezat", "Bersanges"}, "canaux": []string{}, "ingenierie_budget": money.Amount(1480050),
		"lettre_deposee_le": dates.Day{Year: 2026, Month: 11, Day: 10},
	} {
		if got := p.Answer(id); !reflect.DeepEqual(got, value) {
			t.Errorf("%s is %#v, want %#v", id, got, value)
		}
	}
	if got := p.Unknown(); !reflect.DeepEqual(got, []string{"actions/E9-01", "humeur", "zz"}) {
		t.Errorf("unknown: %v", got)
	}
	if a := p.Action("E1-05"); a.Status != Done || a.On.ISO() != "2026-10-02" {
		t.Errorf("E1-05 is %+v", a)
	}
	if p.Position().Question != "population" || p.Modified().Unix() != 1795438931 {
		t.Errorf("position %+v, modified %d", p.Position(), p.Modified().Unix())
	}
}

// What a later version added stays when this one changes what stands beside it.
func TestUnknownKeysOutliveChanges(t *testing.T) {
	p, err := Read(catalog(t), []byte(everything))
	must(t, err)
	set(t, p, "population", "30000")
	row := p.Team()[0]
	changed := maps.Clone(row)
	changed["nom"] = "Camille V."
	must(t, p.ReplaceRow(KeyTeam.ID(), 0, changed, noon))
	must(t, p.SetAction("E1-05", ActionState{Status: Pointless, Reason: "non"}, noon))
	p = again(t, p)
	want := tree(t, []byte(everything)).(map[string]any)
	answers := want["reponses"].(map[string]any)
	answers["population"] = json.Number("30000")
	answers["equipe"].([]any)[0].(map[string]any)["nom"] = "Camille V."
	want["actions"].(map[string]any)["E1-05"] = map[string]any{
		"etat": "sans_objet", "motif": "non", "qui": "Solène", "piece": []any{json.Number("1"), map[string]any{"a": nil}},
	}
	got := tree(t, p.JSON()).(map[string]any)
	for _, key := range []string{"reponses", "actions", "partage", "zone", "position"} {
		if !reflect.DeepEqual(got[key], want[key]) {
			t.Errorf("%s:\n%v\nwant\n%v", key, got[key], want[key])
		}
	}
}

// The file is for reading: indented, the keys of the project first and in order,
// answers in the order of the journey, and no letter escaped without need.
func TestJSONIsReadable(t *testing.T) {
	p, err := Read(catalog(t), []byte(everything))
	must(t, err)
	text := string(p.JSON())
	if cells := text[strings.Index(text, `"equipe"`):]; !inOrder(cells, `"nom"`, `"profession"`, `"aa"`, `"rpps"`, `"zz"`) {
		t.Errorf("cells come in the order of columns, unknown ones after, by name:\n%s", cells)
	}
	last := -1
	for _, key := range []string{
		`"format": 1`, `"cree_le"`, `"modifie_le"`, `"position"`, `"reponses"`, `"nom"`, `"projet_existant"`, `"objectifs"`, `"departement"`,
		`"communes"`, `"population"`, `"equipe"`, `"canaux"`, `"ingenierie_budget"`, `"lettre_deposee_le"`, `"humeur"`, `"zz"`,
		`"actions"`, `"E1-05"`, `"E1-09"`, `"E9-01"`, `"journal": []`, `"partage"`, `"zone"`,
	} {
		at := strings.Index(text, "\n  "+key)
		if at < 0 {
			at = strings.Index(text, "\n    "+key)
		}
		if at <= last {
			t.Errorf("%s is not in its place", key)
		}
		last = at
	}
	for _, part := range []string{"« du » <Haut> & Vallon", "\n  \"zone\": \"nord\"\n}\n", `"nom": "Solène Maubert"`} {
		if !strings.Contains(text, part) {
			t.Errorf("the file does not hold %q:\n%s", part, text)
		}
	}
}

// inOrder tells whether the first places of parts in a text follow each other.
func inOrder(text string, parts ...string) bool {
	last := -1
	for _, part := range parts {
		at := strings.Index(text, part)
		if at <= last {
			return false
		}
		last = at
	}
	return true
}

func TestNewProjectFile(t *testing.T) {
	want := `{
  "format": 1,
  "cree_le": "2026-11-23T12:00:00Z",
  "modifie_le": "2026-11-23T12:00:00Z",
  "position": {
    "etape": "",
    "rubrique": "",
    "question": ""
  },
  "reponses": {},
  "actions": {},
  "journal": []
}
`
	if got := string(blank(t).JSON()); got != want {
		t.Errorf("a new project is\n%s\nwant\n%s", got, want)
	}
}

func TestNewerFormatIsReadOnly(t *testing.T) {
	newer := strings.Replace(everything, `"format": 1`, `"format": 2`, 1)
	p, err := Read(catalog(t), []byte(newer))
	must(t, err)
	if !p.ReadOnly() || p.Name() == "" {
		t.Errorf("read only %v, named %q", p.ReadOnly(), p.Name())
	}
	before := p.JSON()
	at := 0
	for what, err := range map[string]error{
		"answer":    p.SetAnswer("nom", "Autre", noon),
		"nothing":   p.SetAnswer("nom", nil, noon),
		"action":    p.SetAction("E1-05", ActionState{Status: ToDo}, noon),
		"insertion": p.InsertRow(KeyTeam.ID(), at, Row{"nom": "x"}, noon),
		"change":    p.ReplaceRow(KeyTeam.ID(), at, Row{"nom": "x"}, noon),
		"removal":   p.RemoveRow(KeyTeam.ID(), at, noon),
		"move":      p.MoveRow(KeyTeam.ID(), at, 1, noon),
	} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: %v, want %v", what, err, ErrReadOnly)
		}
	}
	if !bytes.Equal(p.JSON(), before) || len(p.Journal()) > 0 {
		t.Error("a read-only project was changed")
	}
}

func TestReadRefuses(t *testing.T) {
	for _, text := range []string{
		``, `x`, `null`, `[]`, `"CPTS"`, `{}`, `{"format": 1`, `{"format": 1} {}`, `{"format": "1"}`, `{"format": 0}`, `{"format": 1.5}`, `{"nom": "CPTS"}`,
	} {
		if p, err := Read(catalog(t), []byte(text)); err == nil || p != nil {
			t.Errorf("%s: accepted", text)
		}
	}
	for _, text := range []string{`{}`, `{"nom": "CPTS"}`} {
		if _, err := Read(catalog(t), []byte(text)); !errors.Is(err, ErrNotAProject) {
			t.Errorf("%s: %v, want %v", text, err, ErrNotAProject)
		}
	}
	for _, text := range []string{
		`{"format": 1}`, `{"format": 1, "reponses": null, "actions": null, "journal": null, "position": null, "cree_le": null}`,
	} {
		if _, err := Read(catalog(t), []byte(text)); err != nil {
			t.Errorf("%s: %v, want an empty project", text, err)
		}
	}
}

// One part that cannot be read does not take the others with it: it is told, and
// written back for whoever can mend it, through changes and through a second
// reading.
func TestDamagedPartsAreKeptAside(t *testing.T) {
	for part, raw := range map[string]string{
		"actions": `"E1-05"`, "journal": `{"quand":"hier"}`, "cree_le": `"hier"`, "modifie_le": `[3]`, "position": `3`,
		"notes": `["x"]`, "brouillons": `"x"`, "journal_debut": `"x"`,
	} {
		p, err := Read(catalog(t), []byte(`{"format":1,"reponses":{"nom":"Vallon"},"`+part+`":`+raw+`}`))
		must(t, err)
		if p.Name() != "Vallon" || !slices.Equal(p.Damaged(), []string{part}) {
			t.Errorf("%s: named %q, damaged %q", part, p.Name(), p.Damaged())
		}
		set(t, p, "population", "27143")
		p = again(t, again(t, p))
		if n, _ := p.Population(); n != 27143 || !slices.Equal(p.Damaged(), []string{part}) || string(p.damaged[part]) == "" {
			t.Errorf("%s: written back, population %d, damaged %q", part, n, p.Damaged())
		}
		if got, want := tree(t, p.damaged[part]), tree(t, []byte(raw)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: kept as %v, want %v", part, got, want)
		}
	}
	if p, err := Read(catalog(t), []byte(`{"format":1,"reponses":[3],"actions":{"E1-05":{"etat":"faite","le":"2026-10-02"}}}`)); err != nil || p.Action("E1-05").Status != Done {
		t.Errorf("without its answers: %v", err)
	}
}

// An action noted as still to do says nothing: it is read, and not written.
func TestActionToDoIsNotWritten(t *testing.T) {
	p := read(t, `{}`, `{"E1-05": {"etat": "a_faire"}, "E1-06": null, "E1-07": {"etat": "a_faire", "qui": "moi"}}`)
	if len(p.Unknown()) > 0 {
		t.Errorf("unknown: %v", p.Unknown())
	}
	want := map[string]any{"E1-07": map[string]any{"etat": "a_faire", "qui": "moi"}}
	if got := section(t, p, "actions"); !reflect.DeepEqual(got, want) {
		t.Errorf("actions %v, want %v", got, want)
	}
}

// The keys that are told are those that are read and written, in that order.
func TestFileKeysAreReadAndWritten(t *testing.T) {
	text := `{"format": 1, "id": "abc", "cree_le": "2026-11-23T09:00:00Z", "modifie_le": "2026-11-23T09:00:00Z", "position": {"etape": "premices"}, "franchies": ["premices"],
		"reponses": {"nom": "Vallon", "communes": ["Sète"]}, "territoire": {"communes": [{"nom": "Sète", "code": "34301"}]}, "actions": {}, "notes": {"nom": "à revoir"}, "brouillons": {"nom": {"le": "2026-11-23T09:00:00Z", "textes": ["Val"]}},
		"deux_versions": [{"cle": "reponses/nom", "ailleurs": "Val"}], "abime": {"position": "3"}, "journal_debut": 2, "journal": []}`
	p, err := Read(catalog(t), []byte(text))
	must(t, err)
	if len(p.extra) > 0 {
		t.Errorf("keys that are not read: %v", slices.Sorted(maps.Keys(p.extra)))
	}
	var written []string
	for line := range strings.Lines(string(p.JSON())) {
		if key, found := strings.CutPrefix(line, `  "`); found {
			written = append(written, key[:strings.Index(key, `"`)])
		}
	}
	if !slices.Equal(written, FileKeys) {
		t.Errorf("written: %q\ntold: %q", written, FileKeys)
	}
}
