package ui

import (
	"strings"
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

// A rubrique all of whose questions wait for something to happen says which, instead of
// looking as if it had none: from one to the next, she would not come back to it.
func TestWhatComesInItsTimeIsNamed(t *testing.T) {
	seen := 0
	for _, stage := range catalog(t).Stages {
		for _, s := range stage.Sections {
			d := start(t, model.Begin(catalog(t), clock()))
			d.run(d.app.open(want{place: model.AtSection(s)}))
			p, is := d.app.top().(*sectionPage)
			if !is {
				continue // it asks before it opens ahead of the path
			}
			if _, waits := p.beginItem(); waits {
				continue
			}
			for _, q := range s.Questions {
				if !d.app.project.Lacks(q) {
					continue
				}
				seen++
				p.menu.MoveTo(p.after)
				if at := strings.Index(p.selected().detail, q.Short); at < 0 {
					t.Errorf("%s is not named where %s has nothing to begin with:\n%s", q.Short, s.Title, d.screen())
				}
			}
		}
	}
	if seen < 4 {
		t.Errorf("%d questions wait for their time", seen)
	}
}

// What holds a whole stage is said once, above its rubriques, and whole however narrow.
func TestWhatHoldsAStageIsSaidOnce(t *testing.T) {
	d := start(t, model.Begin(catalog(t), clock()))
	d.size(60, 20)
	held := 0
	for i, s := range d.app.overview.Stages {
		if s.Blocked == nil {
			continue
		}
		held++
		d.app.home()
		d.stage(i)
		d.shape(s.Stage.Title)
		if n := strings.Count(strings.Join(strings.Fields(d.screen()), " "), s.Blocked.Missing); n != 1 {
			t.Errorf("%q is said %d times:\n%s", s.Blocked.Missing, n, d.screen())
		}
	}
	if held < 2 {
		t.Errorf("%d stages are held", held)
	}
}
