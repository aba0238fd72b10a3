// Package modeltest is what the tests of the packages around the model share: the
// content read once, a day by its name, a project with answers typed in. Those of
// the model itself cannot import it, since it imports the model.
package modeltest

import (
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
)

var loaded = sync.OnceValues(content.Load)

// Noon is when most tests happen, and Today its day: that of the example.
var (
	Noon  = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
	Today = dates.Of(Noon)
)

// Catalog is the content of the program, read once for all the tests of a package:
// nobody changes it.
func Catalog(t testing.TB) *content.Catalog {
	t.Helper()
	c, err := loaded()
	Must(t, err)
	return c
}

// Must ends the test on an error.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Day is a day written as files hold it: 2026-11-23.
func Day(t testing.TB, iso string) dates.Day {
	t.Helper()
	d, err := dates.ParseISO(iso)
	if err != nil {
		t.Fatalf("%s: %v", iso, err)
	}
	return d
}

// Text is what a line holds in a column of texts, "" where it is empty or odd.
func Text(row model.Row, column string) string { s, _ := row[column].(string); return s }

// With is an empty project begun at Noon, and these answers: see Set.
func With(t testing.TB, answers ...string) *model.Project {
	t.Helper()
	p := model.New(Catalog(t), Noon)
	Set(t, p, Noon, answers...)
	return p
}

// Small is With on the small content of the tests, for how things work whatever the
// real one says.
func Small(t testing.TB, answers ...string) *model.Project {
	t.Helper()
	p := model.New(contenttest.Catalog(t), Noon)
	Set(t, p, Noon, answers...)
	return p
}

// Set records at a moment answers « id=typed », tables in JSON, and what became of
// actions: « E1-05=faite », done that day, or « E1-05=>2026-12-01 », due then.
func Set(t testing.TB, p *model.Project, at time.Time, answers ...string) {
	t.Helper()
	for _, a := range answers {
		id, typed, _ := strings.Cut(a, "=")
		q := p.Catalog().Question(id)
		due, given := strings.CutPrefix(typed, ">")
		switch {
		case q != nil:
			v, err := model.ParseText(q, typed)
			if err == nil {
				err = p.SetAnswer(id, v, at)
			}
			if err != nil {
				t.Fatalf("%s: %v", a, err)
			}
		case p.Catalog().Action(id) == nil:
			t.Fatalf("%s: no question and no action of that id", a)
		case given:
			Must(t, p.SetDue(id, Day(t, due), at))
		default:
			Must(t, p.SetAction(id, model.ActionState{Status: model.ActionStatus(typed), On: dates.Of(at), Reason: "ailleurs"}, at))
		}
	}
}
