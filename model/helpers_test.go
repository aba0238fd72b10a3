package model

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/content/dates"
)

var loaded = sync.OnceValues(content.Load)

func catalog(t testing.TB) *content.Catalog {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// noon is when tests change things; today is the day of the reference example.
var (
	noon  = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	today = dates.Day{Year: 2026, Month: 11, Day: 23}
)

func day(t testing.TB, iso string) dates.Day {
	t.Helper()
	d, err := dates.ParseISO(iso)
	if err != nil {
		t.Fatalf("%s: %v", iso, err)
	}
	return d
}

func blank(t testing.TB) *Project { return New(catalog(t), noon) }

// set records an answer as it is typed; "" takes it away.
func set(t testing.TB, p *Project, id, typed string) {
	t.Helper()
	v, err := Parse(&p.catalog.Question(id).Field, typed)
	if err == nil {
		err = p.SetAnswer(id, v, noon)
	}
	if err != nil {
		t.Fatalf("%s=%s: %v", id, typed, err)
	}
}

// with is an empty project and these answers, « id=typed ».
func with(t testing.TB, answers ...string) *Project {
	t.Helper()
	p := blank(t)
	for _, a := range answers {
		id, typed, _ := strings.Cut(a, "=")
		set(t, p, id, typed)
	}
	return p
}

// member adds a line to the team.
func member(t testing.TB, p *Project, name, profession string) {
	t.Helper()
	must(t, p.InsertRow(KeyTeam.ID(), len(p.Team()), Row{"nom": name, "profession": profession}, noon))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read is the project of a file whose « reponses » and « actions » are these.
func read(t testing.TB, answers, actions string) *Project {
	t.Helper()
	p, err := Read(catalog(t), []byte(`{"format":1,"reponses":`+answers+`,"actions":`+actions+`}`))
	must(t, err)
	return p
}

// again is the project written and read back.
func again(t testing.TB, p *Project) *Project {
	t.Helper()
	back, err := Read(p.catalog, p.JSON())
	must(t, err)
	return back
}

// tree is a JSON text as plain values, to compare without minding spaces, the
// order of keys or the ids of lines. Numbers stay as they are written.
func tree(t testing.TB, text []byte) any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(string(text)))
	dec.UseNumber()
	var v any
	must(t, dec.Decode(&v))
	return unmarked(v)
}

// unmarked is a JSON value without the ids of lines.
func unmarked(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, lineID)
		for _, inner := range v {
			unmarked(inner)
		}
	case []any:
		for _, inner := range v {
			unmarked(inner)
		}
	}
	return v
}

// section is a key of the file, as a tree.
func section(t testing.TB, p *Project, key string) any {
	t.Helper()
	return tree(t, p.JSON()).(map[string]any)[key]
}

// same fails when two projects hold different answers, actions or oddities.
func same(t testing.TB, got, want *Project, when string) {
	t.Helper()
	for _, key := range []string{"reponses", "actions"} {
		if g, w := section(t, got, key), section(t, want, key); !reflect.DeepEqual(g, w) {
			t.Errorf("%s: %s are\n%v\nwant\n%v", when, key, g, w)
		}
	}
}

// chars is a text of n characters.
func chars(n int) string { return strings.Repeat("é", n) }

func itoa(n int) string { return strconv.Itoa(n) }

// answersJSON is what the project holds for its questions.
func (p *Project) answersJSON() []byte {
	var b bytes.Buffer
	p.putAnswers(&b, "")
	return b.Bytes()
}

// text is what a line holds in a column of texts.
func text(row Row, column string) string { s, _ := row[column].(string); return s }
