package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"cpts/content/dates"
)

// change is one thing done to a project, and what the journal must then hold:
// the entry as JSON, without its time. "" for a change that changes nothing.
type change struct {
	name  string
	do    func(*Project) error
	entry string
}

func answer(id string, v Value) func(*Project) error {
	return func(p *Project) error { return p.SetAnswer(id, v, noon) }
}

func action(id string, state ActionState) func(*Project) error {
	return func(p *Project) error { return p.SetAction(id, state, noon) }
}

func insert(i int, name string) func(*Project) error {
	return func(p *Project) error { return p.InsertRow("besoins", i, Row{"besoin": name}, noon) }
}

func replace(i int, name string) func(*Project) error {
	return func(p *Project) error { return p.ReplaceRow("besoins", i, Row{"besoin": name}, noon) }
}

func remove(i int) func(*Project) error {
	return func(p *Project) error { return p.RemoveRow("besoins", i, noon) }
}

func move(i, to int) func(*Project) error {
	return func(p *Project) error { return p.MoveRow("besoins", i, to, noon) }
}

// story is a sequence with every sort of change in it, and the changes that
// change nothing.
var story = []change{
	{"first answer", answer("nom", "Vallon"), `{"cle":"nom","avant":null,"apres":"Vallon"}`},
	{"the same again", answer("nom", "Vallon"), ``},
	{"another answer", answer("nom", "Haut-Vallon"), `{"cle":"nom","avant":"Vallon","apres":"Haut-Vallon"}`},
	{"a number", answer("population", int64(27143)), `{"cle":"population","avant":null,"apres":27143}`},
	{"a list", answer("communes", []string{"Ambrezat"}), `{"cle":"communes","avant":null,"apres":["Ambrezat"]}`},
	{"a date", answer("passage_le", dates.Day{Year: 2026, Month: 12, Day: 15}), `{"cle":"passage_le","avant":null,"apres":"2026-12-15"}`},
	{"no answer to what has none", answer("region", nil), ``},
	{"an answer taken away", answer("population", nil), `{"cle":"population","avant":27143,"apres":null}`},
	{"an action done", action("E1-05", ActionState{Status: Done, On: dates.Day{Year: 2026, Month: 10, Day: 2}}),
		`{"cle":"E1-05","avant":null,"apres":{"etat":"faite","le":"2026-10-02"}}`},
	{"an action done again", action("E1-05", ActionState{Status: Done, On: dates.Day{Year: 2026, Month: 10, Day: 2}}), ``},
	{"an action not called for", action("E1-05", ActionState{Status: Pointless, Reason: "déjà là"}),
		`{"cle":"E1-05","avant":{"etat":"faite","le":"2026-10-02"},"apres":{"etat":"sans_objet","motif":"déjà là"}}`},
	{"an action to do again", action("E1-05", ActionState{Status: ToDo}), `{"cle":"E1-05","avant":{"etat":"sans_objet","motif":"déjà là"},"apres":null}`},
	{"an action that was to do", action("E1-06", ActionState{Status: ToDo}), ``},
	{"a first line", insert(0, "a"), `{"cle":"besoins","ligne":0,"avant":null,"apres":{"besoin":"a"}}`},
	{"a line at the end", insert(1, "c"), `{"cle":"besoins","ligne":1,"avant":null,"apres":{"besoin":"c"}}`},
	{"a line between", insert(1, "b"), `{"cle":"besoins","ligne":1,"avant":null,"apres":{"besoin":"b"}}`},
	{"a line changed", replace(1, "B"), `{"cle":"besoins","ligne":1,"avant":{"besoin":"b"},"apres":{"besoin":"B"}}`},
	{"a line changed to itself", replace(1, "B"), ``},
	{"a line moved down", move(0, 2), `{"cle":"besoins","ligne":0,"vers":2,"avant":{"besoin":"a"},"apres":{"besoin":"a"}}`},
	{"a line moved nowhere", move(1, 1), ``},
	{"a line moved up", move(2, 1), `{"cle":"besoins","ligne":2,"vers":1,"avant":{"besoin":"a"},"apres":{"besoin":"a"}}`},
	{"a line taken out", remove(1), `{"cle":"besoins","ligne":1,"avant":{"besoin":"a"},"apres":null}`},
	{"a line taken out", remove(1), `{"cle":"besoins","ligne":1,"avant":{"besoin":"c"},"apres":null}`},
	{"the last line taken out", remove(0), `{"cle":"besoins","ligne":0,"avant":{"besoin":"B"},"apres":null}`},
	{"a table given whole", answer("besoins", []Row{{"besoin": "x"}, {"besoin": "y"}}), `{"cle":"besoins","avant":null,"apres":[{"besoin":"x"},{"besoin":"y"}]}`},
}

func TestJournalAtEveryChange(t *testing.T) {
	p := blank(t)
	for i, c := range story {
		before, modified := len(p.Journal()), p.Modified()
		at := noon.Add(time.Duration(i+1) * time.Minute)
		must(t, c.do(p))
		if c.entry == "" {
			if len(p.Journal()) != before || !p.Modified().Equal(modified) {
				t.Errorf("%s: nothing changed, but the journal or the time did", c.name)
			}
			continue
		}
		if len(p.Journal()) != before+1 {
			t.Errorf("%s: %d entries more, want 1", c.name, len(p.Journal())-before)
			continue
		}
		last := p.journal[before]
		if !last.When.Equal(noon) {
			t.Errorf("%s: at %s, want %s", c.name, last.When, noon)
		}
		var got map[string]json.RawMessage
		must(t, json.Unmarshal(plain(last), &got))
		delete(got, "quand")
		delete(got, "main")
		if same := string(plain(tree(t, plain(got)))) == string(plain(tree(t, []byte(c.entry)))); !same {
			t.Errorf("%s: entry %s, want %s", c.name, plain(got), c.entry)
		}
		p.modified = at // so that the next change is seen to set it back
	}
}

// Every change can be taken back in turn, down to the empty project, and each
// state on the way is the one that was.
func TestUndoWalksTheWholeStoryBack(t *testing.T) {
	for _, restart := range []bool{false, true} {
		p := blank(t)
		var states [][]byte
		for _, c := range story {
			if c.entry != "" {
				states = append(states, p.answersAndActions())
			}
			must(t, c.do(p))
		}
		for i := len(states) - 1; i >= 0; i-- {
			if restart {
				p = again(t, p)
			}
			entries := len(p.Journal())
			taken, ok, err := p.Undo(noon.Add(time.Hour))
			if !ok || err != nil {
				t.Fatalf("undo %d (restart %v): %v, %v", i, restart, ok, err)
			}
			if got := p.answersAndActions(); !bytes.Equal(got, states[i]) {
				t.Fatalf("undo of %s (restart %v) gives\n%s\nwant\n%s", plain(taken), restart, got, states[i])
			}
			if len(p.Journal()) != entries+1 || !p.journal[entries].Undo || !p.Modified().Equal(noon.Add(time.Hour)) {
				t.Errorf("undo %d is not a change of the journal like the others", i)
			}
		}
		if _, ok, err := p.Undo(noon); ok || err != nil {
			t.Errorf("nothing is left to take back: %v, %v", ok, err)
		}
	}
}

// answersAndActions are what undo must bring back, as bytes.
func (p *Project) answersAndActions() []byte { return append(p.answersJSON(), p.actionsJSON()...) }

// Changes and undos interleaved: each undo takes the last change still standing,
// never an undo.
func TestUndoChain(t *testing.T) {
	p := blank(t)
	say := func(name string) { must(t, p.SetAnswer("nom", name, noon)) }
	undo := func(want string) {
		t.Helper()
		if _, ok, err := p.Undo(noon); !ok || err != nil {
			t.Fatal(ok, err)
		}
		if p.Name() != want {
			t.Errorf("named %q, want %q", p.Name(), want)
		}
	}
	say("a")
	say("b")
	undo("a")
	say("c")
	say("d")
	undo("c")
	undo("a")
	p = again(t, p)
	say("e")
	undo("a")
	undo("")
	if _, ok, _ := p.Undo(noon); ok {
		t.Error("nothing is left to take back")
	}
	say("f")
	undo("")
}

// A file changed by hand may already be as the undo would have it: the next undo
// goes on with what came before.
func TestUndoGoesOnWhenTheFileWasMended(t *testing.T) {
	p := blank(t)
	must(t, p.SetAnswer("region", "paca", noon))
	must(t, p.SetAnswer("nom", "a", noon))
	must(t, p.SetAnswer("nom", "b", noon))
	p, err := Read(p.catalog, bytes.Replace(p.JSON(), []byte(`"nom": "b"`), []byte(`"nom": "a"`), 1))
	must(t, err)
	for range 3 {
		if _, ok, err := p.Undo(noon); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	if p.Name() != "" || p.Answer("region") != nil {
		t.Errorf("named %q, region %v; want nothing", p.Name(), p.Answer("region"))
	}
}

func TestUnknownThingsAreRefused(t *testing.T) {
	p := blank(t)
	must(t, p.InsertRow("besoins", 0, Row{"besoin": "a"}, noon))
	entries := len(p.Journal())
	for name, err := range map[string]error{
		"question":              p.SetAnswer("humeur", "bonne", noon),
		"action":                p.SetAction("E9-01", ActionState{Status: Done}, noon),
		"answer to an action":   p.SetAnswer("E1-01", "oui", noon),
		"action that is asked":  p.SetAction("nom", ActionState{Status: Done}, noon),
		"table":                 p.InsertRow("humeurs", 0, Row{}, noon),
		"row of a text":         p.InsertRow("nom", 0, Row{}, noon),
		"insertion after a gap": p.InsertRow("besoins", 2, Row{}, noon),
		"insertion before":      p.InsertRow("besoins", -1, Row{}, noon),
		"change of no row":      p.ReplaceRow("besoins", 1, Row{}, noon),
		"removal of no row":     p.RemoveRow("besoins", 1, noon),
		"removal before":        p.RemoveRow("besoins", -1, noon),
		"removal in no table":   p.RemoveRow("equipe", 0, noon),
		"move of no row":        p.MoveRow("besoins", 1, 0, noon),
		"move to no row":        p.MoveRow("besoins", 0, 1, noon),
		"move before":           p.MoveRow("besoins", 0, -1, noon),
	} {
		if !errors.Is(err, ErrUnknown) {
			t.Errorf("%s: %v, want %v", name, err, ErrUnknown)
		}
	}
	if len(p.Journal()) != entries || len(p.Needs()) != 1 {
		t.Errorf("%d entries, %d needs; want nothing changed", len(p.Journal())-entries, len(p.Needs()))
	}
}

// replay carries out again, as a join does, changes made to another copy of the
// project, and counts those that no longer make sense here (a line that is gone).
func (p *Project) replay(entries []Entry) (lost int) {
	j := joiner{p: p, clashes: map[string]*Clash{}, out: map[string]*leftOut{}}
	j.replay(entries)
	return len(j.outcome().LeftOut)
}

// Two programs open on the same file: the changes of one are carried out again
// on what the other wrote.
func TestReplay(t *testing.T) {
	mine := with(t, "nom=Vallon")
	theirs := again(t, mine)
	from := len(mine.Journal())
	set(t, mine, "population", "27143")
	must(t, mine.InsertRow("besoins", 0, Row{"besoin": "le mien"}, noon))
	must(t, mine.ReplaceRow("besoins", 0, Row{"besoin": "le mien, mieux dit"}, noon))
	set(t, theirs, "region", "paca")
	must(t, theirs.InsertRow("besoins", 0, Row{"besoin": "le leur"}, noon))
	theirs.replay(mine.Journal()[from:])
	if n, _ := theirs.Population(); n != 27143 || theirs.Answer("region") != "paca" {
		t.Errorf("population %d, region %v", n, theirs.Answer("region"))
	}
	if len(theirs.Needs()) != 2 || text(theirs.Needs()[0], "besoin") != "le mien, mieux dit" || text(theirs.Needs()[1], "besoin") != "le leur" {
		t.Errorf("needs %v", theirs.Needs())
	}
	i := 7
	entries := len(theirs.Journal())
	theirs.replay([]Entry{{When: noon, Key: "besoins", Row: &i, Before: json.RawMessage(`{"besoin":"x"}`)}, {When: noon, Key: "nom", After: json.RawMessage(`"Haut"`)}})
	aside := theirs.Journal()[entries]
	if theirs.Name() != "Haut" || len(theirs.Journal()) != entries+2 || !aside.Aside || string(aside.Before) != `{"besoin":"x"}` {
		t.Errorf("named %q, then %s; want the line that is gone set aside", theirs.Name(), plain(theirs.Journal()[entries:]))
	}
}
