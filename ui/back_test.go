package ui

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/model"
)

// From a question of any kind one key goes back to the one before, with its answer,
// and what was being typed waits where it was.
func TestBackFromEveryKind(t *testing.T) {
	c := small(t).Catalog()
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		d := start(t, small(t, "nom=Lac", "accord=oui"))
		before := d.app.project.Preceding(q)
		if before == nil {
			continue
		}
		d.openAhead(id)
		if q.Kind == content.Text || q.Kind == content.LongText || q.Kind == content.Date || q.Kind == content.Number || q.Kind == content.Amount {
			d.write("12")
		}
		for _, size := range [][2]int{{80, 24}, {60, 20}} {
			d.size(size[0], size[1])
			d.shows("maj+tab précédente")
			if !strings.Contains(flat(d.screen()), "échap : accueil") && size[0] == 80 && q.Kind != content.List {
				t.Errorf("%s: Escape does not say where it goes:\n%s", id, d.screen())
			}
		}
		d.press("shift+tab")
		d.isOn(before.ID.Name)
		if draft := d.app.project.Draft(id); q.Kind == content.Text && len(draft) == 0 {
			t.Errorf("%s: what was typed does not wait", id)
		}
		d.press("esc")
		if _, home := d.app.top().(*home); !home {
			t.Errorf("%s: Escape then leads to a %T", id, d.app.top())
		}
	}
}

// The answer just given is corrected one key away, and the next question follows
// again; what was begun there is still there.
func TestCorrectTheAnswerJustGiven(t *testing.T) {
	d := start(t, small(t))
	d.open("nom")
	d.write("Lak")
	d.press("enter", "down", "enter", "enter")
	d.isOn("objectifs")
	d.write("Mieux")
	d.press("shift+tab", "shift+tab", "shift+tab")
	d.isOn("nom")
	d.shows("Lak")
	d.press("shift+tab")
	d.isOn("nom")
	d.shows("C’est la toute première question.")
	d.press("backspace", "c", "enter", "enter", "enter")
	d.holds("nom", "Lac")
	d.isOn("objectifs")
	d.shows("Mieux")
}

// From the first question of a rubrique the one before is the last of the rubrique
// before, whatever the stage; there it asks before recording ahead.
func TestBackAcrossRubriques(t *testing.T) {
	d := start(t, small(t, "nom=Lac"))
	d.open("couleur")
	d.press("shift+tab")
	d.isOn("objectifs")
	d.press("ctrl+s") // after the last of a rubrique, its page
	d.shows("Dire ce que l’on veut faire.", "échap : accueil")
	d.press("shift+tab")
	d.isOn("objectifs")

	d = start(t, small(t, "nom=Lac"))
	d.openAhead("lettre_deposee_le")
	d.press("shift+tab")
	d.isOn("rendez_vous")
	d.press("esc", "shift+tab") // from home, the last one she was on
	d.isOn("rendez_vous")
}

// A question opened from a list goes back to it; walking from there, the next ones
// follow.
func TestBackFromAList(t *testing.T) {
	d := start(t, small(t, "nom=Lac"))
	d.run(d.app.open(want{room: roomReview}))
	d.openFrom("population", true)
	d.shows("échap : Vérifier vos rép")
	d.press("shift+tab")
	d.isOn("communes")
	d.write("Ambre")
	d.press("ctrl+s")
	d.isOn("population")
	d.press("esc")
	d.shows("Vérifier vos réponses")
}

// Escape says where it goes, and goes there.
func TestEscapeSaysWhere(t *testing.T) {
	d := start(t, small(t, "nom=Lac"))
	section := d.app.catalog.Section("equipe")
	steps := []struct {
		to   want
		says string
	}{
		{want{room: roomStage, at: "prelude"}, "échap : accueil"}, {want{place: model.AtSection(section)}, "échap : Le prélude"},
		{want{place: model.AtQuestion(d.app.catalog.Question("equipe")), returns: true}, "échap : L’équipe"},
		{want{room: roomLine, place: model.AtQuestion(d.app.catalog.Question("equipe")), at: "+"}, "échap : Équipe"},
	}
	var under []screen
	for _, s := range steps {
		under = append(under, d.app.top())
		d.run(d.app.open(s.to))
		d.shows(s.says)
	}
	for _, want := range slices.Backward(under) {
		d.press("esc")
		if d.app.top() != want {
			t.Errorf("Escape led to a %T, want a %T", d.app.top(), want)
		}
	}
}
