package calendar

import (
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
)

var loaded = sync.OnceValues(content.Load)

var (
	noon  = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	today = dates.Of(noon)
)

func catalog(t testing.TB) *content.Catalog {
	t.Helper()
	c, err := loaded()
	must(t, err)
	return c
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func day(t testing.TB, iso string) dates.Day {
	t.Helper()
	d, err := dates.ParseISO(iso)
	must(t, err)
	return d
}

// with is an empty project and these answers, « id=typed », tables in JSON; an
// action is done on the day of the tests, or bears a deadline: « E1-05=>2026-12-01 ».
func with(t testing.TB, answers ...string) *model.Project {
	t.Helper()
	p := model.New(catalog(t), noon)
	set(t, p, answers...)
	return p
}

func set(t testing.TB, p *model.Project, answers ...string) {
	t.Helper()
	for _, a := range answers {
		id, typed, _ := strings.Cut(a, "=")
		if q := p.Catalog().Question(id); q != nil {
			v, err := model.ParseText(q, typed)
			must(t, err)
			must(t, p.SetAnswer(id, v, noon))
		} else if due, given := strings.CutPrefix(typed, ">"); given {
			must(t, p.SetDue(id, day(t, due), noon))
		} else {
			must(t, p.SetAction(id, model.ActionState{Status: model.ActionStatus(typed), On: today, Reason: "ailleurs"}, noon))
		}
	}
}

// read is the project of a file that holds these answers, right or wrong.
func read(t testing.TB, answers string) *model.Project {
	t.Helper()
	p, err := model.Read(catalog(t), []byte(`{"format":1,"cree_le":"2026-04-09T20:35:00+02:00","modifie_le":"2026-11-23T14:02:11+01:00","reponses":{`+answers+`}}`))
	must(t, err)
	return p
}

// origin is what an event comes from: its id without that of the project.
func origin(e Event) string {
	id, _, _ := strings.Cut(e.UID, "@")
	return id
}

func find(t testing.TB, events []Event, id string) Event {
	t.Helper()
	for _, e := range events {
		if origin(e) == id {
			return e
		}
	}
	t.Fatalf("no event %s", id)
	return Event{}
}

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
