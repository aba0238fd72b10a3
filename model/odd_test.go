package model

import (
	"reflect"
	"testing"

	"cpts/content/french"
)

// odd answers are what somebody wrote by hand in the file, not of their
// question's kind. By question, with what the file holds.
var odd = map[string]string{
	"nom":               `12`,
	"objectifs":         `["a"]`,
	"communes":          `"Ambrezat"`,
	"population":        `"27143"`,
	"population_annee":  `1789`,
	"ingenierie_budget": `"beaucoup"`,
	"lettre_deposee_le": `"10/11/2026"`,
	"projet_existant":   `"oui"`,
	"region":            `"bretagne"`,
	"canaux":            `["visites", "pigeons"]`,
	"equipe":            `[{"nom": "Camille"}, "Solène"]`,
	"besoins":           `{"besoin": "un"}`,
}

func oddFile() string {
	text := ""
	for id, raw := range odd {
		text += `,"` + id + `":` + raw
	}
	return "{" + text[1:] + "}"
}

func TestOddAnswersAreKeptAndTold(t *testing.T) {
	p := read(t, oddFile(), `{}`)
	for id, raw := range odd {
		if p.Odd(id) != raw || p.Answer(id) != nil {
			t.Errorf("%s: odd %q, answer %v; want %q and none", id, p.Odd(id), p.Answer(id), raw)
		}
		q := p.catalog.Question(id)
		if p.Answered(q) || p.Trouble(q) == "" {
			t.Errorf("%s: answered %v, trouble %q", id, p.Answered(q), p.Trouble(q))
		}
	}
	want := tree(t, []byte(oddFile()))
	if got := section(t, again(t, p), "reponses"); !reflect.DeepEqual(got, want) {
		t.Errorf("written back:\n%v\nwant\n%v", got, want)
	}
	trouble := french.Typography("« Population » contient \"27143\", à corriger")
	if got := p.Trouble(p.catalog.Question("population")); got != trouble {
		t.Errorf("%q, want %q", got, trouble)
	}
	state := p.Overview(today).Section(p.catalog.Section("territoire"))
	if state.Status != Trouble || state.Reason == "" {
		t.Errorf("territoire: %s %q, want a problem with its reason", state.Status, state.Reason)
	}
}

// An answer given in place of an odd one replaces it, and undo brings it back.
func TestOddAnswerReplacedAndBack(t *testing.T) {
	p := read(t, oddFile(), `{}`)
	set(t, p, "population", "27143")
	must(t, p.SetAnswer("nom", nil, noon))
	if p.Odd("population") != "" || p.Odd("nom") != "" || p.Answer("population") != int64(27143) {
		t.Errorf("odd %q and %q, population %v", p.Odd("population"), p.Odd("nom"), p.Answer("population"))
	}
	p = again(t, p)
	for range 2 {
		if _, ok, err := p.Undo(noon); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	same(t, p, read(t, oddFile(), `{}`), "undone")
	if p.Odd("population") != `"27143"` || p.Answer("population") != nil {
		t.Errorf("population: odd %q, answer %v", p.Odd("population"), p.Answer("population"))
	}
}

// The first line put in the place of an odd table does not lose it either.
func TestOddTableReplacedAndBack(t *testing.T) {
	p := read(t, oddFile(), `{}`)
	member(t, p, "Camille", "pharmacien")
	if len(p.Team()) != 1 || p.Odd(KeyTeam.ID()) != "" {
		t.Errorf("%d members, odd %q", len(p.Team()), p.Odd(KeyTeam.ID()))
	}
	if _, ok, err := p.Undo(noon); !ok || err != nil {
		t.Fatal(ok, err)
	}
	same(t, p, read(t, oddFile(), `{}`), "undone")
}

// A cell that is not of its column's kind stays, in a row that is otherwise
// sound.
func TestOddCellIsKept(t *testing.T) {
	answers := `{"equipe":[{"nom":"Camille","profession":"druide","role":[1]}]}`
	p := read(t, answers, `{}`)
	if p.Odd(KeyTeam.ID()) != "" || text(p.Team()[0], "nom") != "Camille" || text(p.Team()[0], "profession") != "" {
		t.Errorf("odd %q, row %v", p.Odd(KeyTeam.ID()), p.Team()[0])
	}
	if got, want := section(t, p, "reponses"), tree(t, []byte(answers)); !reflect.DeepEqual(got, want) {
		t.Errorf("written back %v, want %v", got, want)
	}
}

// What Go code hands over must be of the question's kind.
func TestSetAnswerOfAnotherKind(t *testing.T) {
	for id, v := range map[string]Value{
		"nom": int64(3), "population": "27143", "region": "bretagne", "canaux": []string{"pigeons"}, "passage_le": "demain", "equipe": "Camille", "projet_existant": "oui",
	} {
		p := blank(t)
		if err := p.SetAnswer(id, v, noon); err == nil || p.Answer(id) != nil || len(p.Journal()) > 0 {
			t.Errorf("%s=%v: %v, answer %v, %d entries; want it refused", id, v, err, p.Answer(id), len(p.Journal()))
		}
	}
}

// What the file holds in place of an action is kept, until something is said of
// the action; undo brings it back.
func TestOddActionReplacedAndBack(t *testing.T) {
	for _, raw := range []string{`{"etat":"fini"}`, `{"etat":"faite","le":"hier"}`, `3`, `[]`} {
		p := read(t, `{}`, `{"E1-05":`+raw+`}`)
		was := section(t, p, "actions")
		if p.Action("E1-05").Settled() || !reflect.DeepEqual(p.Unknown(), []string{"actions/E1-05"}) {
			t.Errorf("%s: %+v, unknown %q", raw, p.Action("E1-05"), p.Unknown())
		}
		must(t, p.SetAction("E1-05", ActionState{Status: Done, On: today}, noon))
		p = again(t, p)
		if p.Action("E1-05").Status != Done || len(p.Unknown()) > 0 {
			t.Errorf("%s: read back, %+v, unknown %q", raw, p.Action("E1-05"), p.Unknown())
		}
		if _, ok, err := p.Undo(noon); !ok || err != nil {
			t.Fatal(ok, err)
		}
		p = again(t, p)
		if got := section(t, p, "actions"); !reflect.DeepEqual(got, was) {
			t.Errorf("%s: undone, the file holds %v, want %v", raw, got, was)
		}
		must(t, p.SetAction("E1-05", ActionState{Status: ToDo}, noon))
		if got := section(t, p, "actions"); len(got.(map[string]any)) > 0 {
			t.Errorf("%s: put back to do, the file holds %v", raw, got)
		}
	}
}
