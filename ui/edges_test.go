package ui

import (
	"errors"
	"testing"

	"cpts/model"
)

// What she asked for and could not be done is no failure to save: what the file is
// known to hold stands.
func TestAskedForInVain(t *testing.T) {
	d := start(t, with(t, "nom=Lac"))
	s := d.app.session
	held, when := s.onDisk, s.savedAt
	s.saving = true
	s.wrote(written{err: errors.New("non"), asked: true, snapshot: model.New(d.app.catalog, clock())})
	if s.saving || s.failure != nil || s.onDisk != held || s.savedAt != when {
		t.Errorf("%v, %d changes held, of %d", s.failure, s.onDisk, held)
	}
}

// The cells of a line stop at the first and at the last.
func TestCellsStopAtTheEnds(t *testing.T) {
	d := start(t, small(t))
	d.open("rendez_vous")
	d.press("a")
	form := d.app.top().(*rowForm)
	d.press("up")
	if form.here != 0 {
		t.Errorf("above the first cell: %d", form.here)
	}
	form.focus(len(form.inputs) - 1)
	d.press("down")
	if form.here != len(form.inputs)-1 {
		t.Errorf("below the last cell: %d of %d", form.here, len(form.inputs))
	}
}

// A commune chosen again is the one that is there.
func TestACommuneTwice(t *testing.T) {
	d := lauragais(t)
	for range 2 {
		d.write("castelnaudary")
		d.press("enter")
		d.shows("1 commune · 12 151 habitants")
	}
}
