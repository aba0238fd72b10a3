package ui

import (
	"testing"

	"cpts/content"
	"cpts/model"
)

// Whoever does not know, and presses Enter, is not put the same question again: after a
// pass through the rubrique she stands on what comes after, and the question waits in
// the list.
func TestEnterGoesOn(t *testing.T) {
	d := start(t, model.Begin(catalog(t), clock()))
	rubriques := d.app.catalog.Stages[0].Sections
	skip := func(s *content.Section, after string) {
		t.Helper()
		d.press("enter")
		if q := d.app.catalog.Question(d.on()); q == nil || q.Section != s {
			t.Fatalf("Enter did not put a question of %s:\n%s", s.Title, d.screen())
		}
		first := d.app.catalog.Question(d.on())
		for range s.Questions {
			if d.on() == "" {
				break
			}
			d.press("enter")
		}
		d.shows("Commencer", first.Short)
		d.selects(after)
	}
	d.app.home()
	skip(rubriques[0], "Rubrique suivante") // its page is made
	d.press("enter")
	d.shows(rubriques[1].Title)
	d.selects("Commencer")
	d.app.home()
	d.run(d.app.open(want{place: model.AtSection(rubriques[0])}))
	skip(rubriques[0], "Rubrique suivante") // its page stood below
}

// After the last rubrique of a stage it is home that is proposed, what was left waiting.
func TestEnterGoesHome(t *testing.T) {
	d := start(t, model.Begin(catalog(t), clock()))
	s := d.app.catalog.Stages[0].Sections[len(d.app.catalog.Stages[0].Sections)-1]
	last := s.Questions[len(s.Questions)-1] // a table: Enter adds a line there
	d.open(last.ID.Name)
	d.run(d.app.advance(want{place: model.AtQuestion(last)}))
	d.selects("Retour à l’accueil")
	d.press("enter")
	d.selects("À faire maintenant")
}
