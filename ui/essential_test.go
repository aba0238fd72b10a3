package ui

import (
	"slices"
	"testing"

	"cpts/model"
)

// « L'essentiel d'abord » is chosen when a project is begun, leads through what is
// needed only, and can be left at any time: what waits is said, and shown when asked.
func TestEssentialFirst(t *testing.T) {
	d := start(t, nil)
	d.press("enter")
	d.shows("question 1/2")
	d.write("CPTS du Lac")
	d.press("enter", "enter") // the name; no stage yet
	d.shows("Rubrique suivante", "4 questions facultatives : les montrer", "Le territoire")
	d.hides("Objectifs de départ")

	d.press("down", "down", "down", "enter") // the line that shows them
	d.shows("Objectifs de départ", "L’essentiel seulement")
	page := d.app.top().(*sectionPage)
	page.menu.MoveTo(slices.IndexFunc(page.items, func(it item) bool { return it.label == "L’essentiel seulement" }))
	d.press("enter")
	d.hides("Objectifs de départ")

	d.press("e")
	d.shows("Toutes les questions seront posées.", "Objectifs de départ")
	d.hides("facultatives : les montrer")
	if d.onDisk().Walk() != model.Everything {
		t.Error("her choice is not in the file")
	}
	d.press("esc", "e")
	d.shows("L’essentiel d’abord")
	if d = d.restart(); d.app.project.Walk() != model.Essential {
		t.Error("her choice is lost")
	}
	d.open("population")
	d.shows("question 4/4")
	d.openFrom("perimetre", true) // asked for, it is there
	d.press("down", "space", "enter")
	d.open("population")
	d.shows("question 4/5")
	d.openFrom("perimetre", true)
	d.shows("question 5/5") // answered, it never hides
}

// Begun with all the questions, nothing waits aside.
func TestEverythingFirst(t *testing.T) {
	d := start(t, nil)
	d.press("down", "enter")
	d.shows("question 1/6")
}

// The example is left for a project of one's own, in which nothing of it remains.
func TestLeavingTheExample(t *testing.T) {
	d := start(t, nil)
	d.press("end", "enter")
	d.shows("échap : commencer le vôtre", "q quitter")
	d.name("Autre")
	d.press("esc", "esc", "esc")
	d.selects("Commencer, l’essentiel d’abord")
	d.press("enter")
	d.write("CPTS du Lac")
	d.press("enter")
	d.holds("nom", "CPTS du Lac")
	d.holds("population", nil)
	if got := d.onDisk().Name(); got != "CPTS du Lac" {
		t.Errorf("the file names %q", got)
	}
}
