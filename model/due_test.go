package model

import (
	"reflect"
	"testing"

	"cpts/content/dates"
)

// A deadline of one's own is written, kept once the thing is done, and undone
// like the rest.
func TestDueOfAnAction(t *testing.T) {
	p := blank(t)
	december, march := day(t, "2026-12-01"), day(t, "2027-03-01")
	steps := []struct {
		name   string
		do     func() error
		status ActionStatus
		due    dates.Day
		file   any
	}{
		{"set", func() error { return p.SetDue("E1-05", december, noon) }, ToDo, december,
			map[string]any{"etat": "a_faire", "echeance": "2026-12-01"}},
		{"done", func() error { return p.SetAction("E1-05", ActionState{Status: Done, On: today}, noon) }, Done, december,
			map[string]any{"etat": "faite", "le": "2026-11-23", "echeance": "2026-12-01"}},
		{"to do again", func() error { return p.SetAction("E1-05", ActionState{Status: ToDo}, noon) }, ToDo, december,
			map[string]any{"etat": "a_faire", "echeance": "2026-12-01"}},
		{"another", func() error { return p.SetAction("E1-05", ActionState{Status: ToDo, Due: march}, noon) }, ToDo, march,
			map[string]any{"etat": "a_faire", "echeance": "2027-03-01"}},
		{"taken away", func() error { return p.SetDue("E1-05", dates.Day{}, noon) }, ToDo, dates.Day{}, nil},
	}
	check := func(i int, when string) {
		want := steps[i]
		if got := p.Action("E1-05"); got.Status != want.status || got.Due != want.due {
			t.Errorf("%s %s: %s due on %s", when, want.name, got.Status, got.Due.ISO())
		}
		file := section(t, again(t, p), "actions").(map[string]any)["E1-05"]
		if !reflect.DeepEqual(file, want.file) {
			t.Errorf("%s %s: the file holds %v, want %v", when, want.name, file, want.file)
		}
	}
	for i, s := range steps {
		must(t, s.do())
		check(i, "after")
	}
	for i := len(steps) - 2; i >= 0; i-- {
		if _, ok, err := p.Undo(noon); !ok || err != nil {
			t.Fatal(ok, err)
		}
		check(i, "back to")
	}
	if err := p.SetDue("E9-01", december, noon); err != ErrUnknown {
		t.Errorf("an action that does not exist: %v", err)
	}
}

// What the file says of an action is kept, whatever it holds for its deadline.
func TestDueInTheFile(t *testing.T) {
	for raw, want := range map[string]string{
		`{"etat":"faite","le":"2026-10-02"}`:                                "",
		`{"etat":"a_faire","echeance":"2026-12-01","qui":"Camille"}`:        "2026-12-01",
		`{"etat":"faite","le":"2026-10-02","echeance":"2026-12-01"}`:        "2026-12-01",
		`{"etat":"faite","le":"2026-10-02","echeance":"bientôt"}`:           "",
		`{"etat":"faite","le":"2026-10-02","echeance":{"le":"demain"}}`:     "",
		`{"etat":"sans_objet","motif":"non","echeance":"2026-02-31"}`:       "",
		`{"etat":"sans_objet","motif":"non","echeance":"2026-12-01"}`:       "2026-12-01",
		`{"etat":"a_faire","echeance":null}`:                                "",
		`{"etat":"faite","le":"2026-10-02","echeance":"","couleur":"gris"}`: "",
	} {
		p := read(t, `{}`, `{"E1-05":`+raw+`}`)
		got := ""
		if due := p.Action("E1-05").Due; !due.IsZero() {
			got = due.ISO()
		}
		if got != want {
			t.Errorf("%s: due on %q, want %q", raw, got, want)
		}
		if back := section(t, p, "actions").(map[string]any)["E1-05"]; !reflect.DeepEqual(back, tree(t, []byte(raw))) {
			t.Errorf("%s is written back as %v", raw, back)
		}
	}
}
