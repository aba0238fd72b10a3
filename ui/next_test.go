package ui

import (
	"strings"
	"testing"

	"cpts/model/modeltest"
	"cpts/model/next"
)

// Whatever the project, home and the calendar name in full the same next thing, with
// its rubrique, and Enter goes to it: to the very question, or to the action, ready to
// be ticked.
func TestScreensAgreeOnNext(t *testing.T) {
	for seed := range uint64(50) {
		p := modeltest.Random(t, seed)
		want := next.Of(p, modeltest.Today)
		d := start(t, p)
		d.app.lasting = ""
		d.selects("À faire maintenant")
		d.tellsNext(want)
		d.calendar(daysTab)
		d.selects("À faire maintenant")
		d.tellsNext(want)
		d.app.home()
		d.press("enter")
		if strings.Contains(d.screen(), "Continuer quand même") { // of a stage to come: it asks first
			d.press("enter")
		}
		left, _ := d.app.top().crumb()
		switch to := want.To; {
		case want.Draft != "":
			d.shows("un début")
		case to.Question != nil:
			d.isOn(to.ID())
		default:
			if s, in := d.app.top().(*sectionPage); !in || s.subject() != to {
				t.Errorf("%d: on %s, want %s", seed, left, to.ID())
			}
			d.press("space")
			if d.app.project.Task(to.Action, modeltest.Today).Waits() {
				t.Errorf("%d: two keys do not tick %s:\n%s", seed, to.ID(), d.screen())
			}
		}
	}
}

// All that home says holds at the smallest size, the next thing in full.
func TestHomeHolds(t *testing.T) {
	for seed := range uint64(50) {
		d := start(t, modeltest.Random(t, seed))
		for _, size := range [][2]int{{60, 20}, {80, 24}, {132, 38}} {
			d.size(size[0], size[1])
			d.shape("home")
			d.shows("Documents")
			d.tellsNext(next.Of(d.app.project, modeltest.Today))
			if strings.Contains(d.screen(), "…  ") {
				t.Errorf("cut:\n%s", d.screen())
			}
		}
	}
}

// tellsNext fails unless the next thing is told whole, its rubrique under its name or
// beside it.
func (d *driver) tellsNext(want next.Step) {
	d.t.Helper()
	shown, title := onTheLeft(d.screen()), "   "+want.To.Section.Title
	if bare := strings.Replace(shown, title, "", 1); bare == shown || !strings.Contains(flat(bare), flat(want.Label())) {
		d.t.Errorf("the screen does not tell %q, in %s:\n%s", want.Label(), want.To.Section.Title, d.screen())
	}
}
