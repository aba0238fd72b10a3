package schema

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
)

// chance makes answers at random, always the same.
type chance struct{ *rand.Rand }

func byChance() chance { return chance{rand.New(rand.NewPCG(2026, 11))} }

func pick[T any](r chance, all ...T) T { return all[r.IntN(len(all))] }

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// Whatever is answered, done, noted and taken back, what the program writes is
// of the schema.
func TestWritten(t *testing.T) {
	r, c := byChance(), catalog(t)
	p := model.New(c, noon)
	for _, id := range c.QuestionIDs() {
		r.answer(t, p, c.Question(id))
	}
	actions := actionIDs(c)
	for _, id := range actions {
		r.settle(t, p, id)
	}
	for n := range 600 {
		if n%60 == 0 {
			if found := faults(t, p.JSON()); len(found) > 0 {
				t.Fatalf("after %d changes, the schema refuses %q", n, found)
			}
		}
		q := c.Question(pick(r, c.QuestionIDs()...))
		switch r.IntN(8) {
		case 0:
			done(t, p.SetAnswer(q.ID.Name, nil, noon))
		case 1:
			r.settle(t, p, pick(r, actions...))
		case 2:
			done(t, p.SetNote(pick(r, q.ID.Name, pick(r, actions...)), pick(r, "", "à revoir\nau printemps"), noon))
		case 3:
			_, _, err := p.Undo(noon)
			done(t, err)
		default:
			r.answer(t, p, q)
			p.SetPosition(q)
		}
	}
}

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// answer gives an answer, or changes a line of a table that has some.
func (r chance) answer(t *testing.T, p *model.Project, q *content.Question) {
	t.Helper()
	id := q.ID.Name
	if q.Kind != content.Rows {
		done(t, p.SetAnswer(id, r.value(&q.Field), noon))
		return
	}
	row := model.Row{}
	for _, column := range q.Columns {
		if column.Required || r.IntN(3) > 0 {
			row[column.ID.Name] = r.value(&column.Field)
		}
	}
	n := len(p.Rows(id))
	change := r.IntN(4)
	if n < 2 {
		change = 0
	}
	switch change {
	case 0:
		done(t, p.InsertRow(id, r.IntN(n+1), row, noon))
	case 1:
		done(t, p.ReplaceRow(id, r.IntN(n), row, noon))
	case 2:
		done(t, p.MoveRow(id, r.IntN(n), r.IntN(n), noon))
	case 3:
		done(t, p.RemoveRow(id, r.IntN(n), noon))
	}
}

func (r chance) settle(t *testing.T, p *model.Project, id string) {
	t.Helper()
	done(t, p.SetAction(id, pick(r,
		model.ActionState{Status: model.Done, On: r.day()},
		model.ActionState{Status: model.Done},
		model.ActionState{Status: model.Pointless, Reason: "fait ailleurs"},
		model.ActionState{Status: model.ToDo, Due: r.day()},
		model.ActionState{Status: model.ToDo},
	), noon))
}

func (r chance) day() dates.Day {
	return dates.Day{Year: 1900, Month: 1, Day: 1}.AddDays(r.IntN(201 * 365))
}

// value is an answer that could have been typed.
func (r chance) value(f *content.Field) model.Value {
	switch f.Kind {
	case content.List:
		return []string{"Ambrezat", "L’Isle-Nœuvre"}
	case content.Number:
		low, high := bounds(f)
		return low + r.Int64N(high-low+1)
	case content.Amount:
		low, high := bounds(f)
		return money.Amount(low*100 + r.Int64N((high-low)*100+1))
	case content.Date:
		return r.day()
	case content.Hour:
		return dates.Clock{Hour: r.IntN(24), Minute: r.IntN(60)}
	case content.Choice:
		return pick(r, f.Options...).ID.Name
	case content.Choices:
		chosen := []string{}
		for _, o := range f.Options {
			if r.IntN(2) == 0 {
				chosen = append(chosen, o.ID.Name)
			}
		}
		return chosen
	case content.YesNo:
		return r.IntN(2) == 0
	}
	return pick(r, "Camille Vernet", "« à voir » & <revoir>", `C:\projet`)
}

func bounds(f *content.Field) (low, high int64) {
	high = 1e9
	if f.Min != nil {
		low = *f.Min
	}
	if f.Max != nil {
		high = *f.Max
	}
	return low, high
}

func actionIDs(c *content.Catalog) (ids []string) {
	for _, stage := range c.Stages {
		for _, section := range stage.Sections {
			for _, a := range section.Actions {
				ids = append(ids, a.ID.Name)
			}
		}
	}
	return ids
}

// Whatever stands in the place of an answer, an action or a note, the schema
// refuses it when the program asks to correct it, and then only; the exceptions
// are those of TestExceptions.
func TestAgrees(t *testing.T) {
	r, c := byChance(), catalog(t)
	refused, taken := 0, 0
	for range 60 {
		answers, actions, notes := map[string]json.RawMessage{}, map[string]json.RawMessage{}, map[string]json.RawMessage{}
		for _, id := range c.QuestionIDs() {
			if c.Became(id) == nil { // else it is told where it has moved
				answers[id] = r.raw(&c.Question(id).Field, c.Question(id).Columns)
			}
			notes[id] = r.anything()
		}
		for _, id := range actionIDs(c) {
			actions[id] = r.action()
		}
		file, err := json.Marshal(map[string]any{"format": 1, "reponses": answers, "actions": actions, "notes": notes})
		done(t, err)
		schema, program := faults(t, file), wrong(t, file)
		refused += len(program)
		taken += len(answers) + len(actions) + len(notes) - len(program)
		if agree(schema, program) {
			continue
		}
		for id, raw := range answers { // which one?
			one := fmt.Appendf(nil, `{"format": 1, "reponses": {%q: %s}}`, id, raw)
			if schema, program := faults(t, one), wrong(t, one); !agree(schema, program) {
				t.Fatalf("%s: the schema refuses %q, the program %q", one, schema, program)
			}
		}
		t.Fatalf("the schema refuses %q, the program %q", schema, program)
	}
	if refused < 1000 || taken < 1000 {
		t.Errorf("%d refused, %d taken: the test says nothing", refused, taken)
	}
}

// raw is something in the place of an answer: one of its kind half of the time.
func (r chance) raw(f *content.Field, columns []*content.Column) json.RawMessage {
	if r.IntN(2) == 0 {
		return r.near(f)
	}
	if f.Kind != content.Rows {
		written, err := json.Marshal(plain(r.value(f)))
		if err != nil {
			panic(err)
		}
		return written
	}
	rows := []map[string]json.RawMessage{}
	for range r.IntN(3) {
		row := map[string]json.RawMessage{"zz": r.anything()}
		for _, column := range columns {
			if r.IntN(4) > 0 {
				row[column.ID.Name] = r.raw(&column.Field, nil)
			}
		}
		rows = append(rows, row)
	}
	written, err := json.Marshal(rows)
	if err != nil {
		panic(err)
	}
	return written
}

// plain is a value as the file holds it.
func plain(v model.Value) any {
	switch v := v.(type) {
	case dates.Day:
		return v.ISO()
	case money.Amount:
		return json.RawMessage(v.JSON())
	}
	return v
}

// near is anything, or what is almost an answer to f.
func (r chance) near(f *content.Field) json.RawMessage {
	low, high := bounds(f)
	option := "zz"
	if len(f.Options) > 0 {
		option = pick(r, f.Options...).ID.Name
	}
	almost := []string{
		fmt.Sprint(low), fmt.Sprint(low - 1), fmt.Sprint(high), fmt.Sprint(high + 1), fmt.Sprintf("%d.5", low), fmt.Sprintf("%d.0", high),
		fmt.Sprintf("%q", option), fmt.Sprintf("[%q]", option), fmt.Sprintf(`[%q, "zz"]`, option), fmt.Sprintf("[%q, %q]", option, option), fmt.Sprintf(`{"id": %q}`, option),
	}
	if r.IntN(2) == 0 {
		return r.anything()
	}
	return json.RawMessage(pick(r, almost...))
}

func (r chance) anything() json.RawMessage {
	return json.RawMessage(pick(r,
		`null`, `true`, `false`, `0`, `-0`, `-1`, `12.5`, `12.0`, `1e3`, `15e-1`, `1e15`, `1e16`, `-1e15`, `1e400`, `92233720368547758`, `1e17`,
		`""`, `"a"`, `"null"`, `"é\n\u0000"`, `"oui"`, `"27143"`,
		`"2026-11-23"`, `"2024-02-29"`, `"2026-02-29"`, `"2026-11-31"`, `"1900-01-01"`, `"1899-12-31"`, `"2100-12-31"`, `"2101-01-01"`, `"23/11/2026"`, `"2026-11-23 "`, `"2026-11-23T10:00:00Z"`,
		`[]`, `["a"]`, `["a", "a", ""]`, `[1]`, `[["a"]]`, `[{}]`, `[{"id": "l1", "nom": "a"}]`, `[{}, []]`, `{}`, `{"a": 1}`,
	))
}

// action is something in the place of what became of an action.
func (r chance) action() json.RawMessage {
	if r.IntN(3) == 0 {
		return r.anything()
	}
	parts := []string{`"etat": ` + pick(r, `"faite"`, `"sans_objet"`, `"a_faire"`, `"fini"`, `null`, `1`)}
	if r.IntN(8) == 0 {
		parts = nil
	}
	if r.IntN(2) == 0 {
		parts = append(parts, fmt.Sprintf(`"le": %s`, r.anything()))
	}
	if r.IntN(2) == 0 {
		parts = append(parts, `"echeance": `+pick(r, `"2026-11-23"`, `null`))
	}
	if r.IntN(2) == 0 {
		parts = append(parts, fmt.Sprintf(`"motif": %s`, r.anything()))
	}
	if r.IntN(2) == 0 {
		parts = append(parts, fmt.Sprintf(`"zz": %s`, r.anything()))
	}
	return json.RawMessage("{" + strings.Join(parts, ", ") + "}")
}

// Where the schema and the program differ, and why they may.
func TestExceptions(t *testing.T) {
	for _, e := range []struct {
		file, schema, program string // the places refused
		why                   string
	}{
		{`{"format": 1, "reponses": {"ingenierie_budget": 12.345}}`, "", "reponses/ingenierie_budget",
			"multipleOf 0.01 would refuse sound amounts in tools that reckon in floating point"},
		{`{"format": 1, "reponses": {"ingenierie_budget": 1.0000000000000000000000}}`, "", "reponses/ingenierie_budget",
			"a schema does not see how a number is spelt"},
		{`{"format": 1, "actions": {"E1-05": {"etat": "a_faire", "echeance": "au printemps"}}}`, "actions/E1-05/echeance", "",
			"the program keeps aside a deadline that is no date, and has none"},
		{`{"format": 1, "notes": {"zz": 12}}`, "notes/zz", "",
			"a note is a text, even on what this version does not know"},
		{`{"format": 1, "journal": [{"cle": "nom", "avant": null, "apres": "a"}]}`, "journal/0", "",
			"the program reads a change that does not say when, which it never writes"},
		{`{"format": 1, "reponses": {"equipe": [{"id": 3}]}}`, "reponses/equipe/0/id", "",
			"the id of a line is the program's own"},
	} {
		places := func(place string) []string {
			if place == "" {
				return nil
			}
			return []string{place}
		}
		schema, program := faults(t, []byte(e.file)), wrong(t, []byte(e.file))
		if !agree(schema, places(e.schema)) || !agree(program, places(e.program)) {
			t.Errorf("%s (%s): the schema refuses %q, the program %q", e.file, e.why, schema, program)
		}
	}
}
