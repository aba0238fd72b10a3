package calendar

import (
	"strings"
	"testing"
	"time"

	"cpts/model"
	"cpts/model/modeltest"
)

var (
	noon, today        = modeltest.Noon, modeltest.Today
	catalog, must, day = modeltest.Catalog, modeltest.Must, modeltest.Day
	with               = modeltest.With
)

func set(t testing.TB, p *model.Project, answers ...string) {
	t.Helper()
	modeltest.Set(t, p, noon, answers...)
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

// setAt is set, at a moment.
func setAt(t testing.TB, p *model.Project, at time.Time, answers ...string) {
	t.Helper()
	modeltest.Set(t, p, at, answers...)
}
