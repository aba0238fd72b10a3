package ui

import (
	"testing"

	"cpts/content"
)

// The review opens on the first answer in trouble or, when all is well, on the last
// question she was on.
func TestReviewOpensOnTrouble(t *testing.T) {
	d := start(t, small(t, "nom=Lac", "lettre_deposee_le=02/11/2026", "aci_signe_le=01/10/2026"))
	d.app.goTo(d.app.catalog.Question("population"))
	d.run(d.app.open(want{room: roomReview}))
	if id := d.app.top().(*review).selected().id; d.app.project.Trouble(d.app.catalog.Question(id)) == "" {
		t.Errorf("opened on %q, which is well:\n%s", id, d.screen())
	}
	d = start(t, small(t, "nom=Lac"))
	d.app.goTo(d.app.catalog.Question("population"))
	d.run(d.app.open(want{room: roomReview}))
	d.selects("Population")
}

// Tab goes from stage to stage, round, both ways.
func TestReviewByStage(t *testing.T) {
	d := start(t, blank(t))
	d.run(d.app.open(want{room: roomReview}))
	stages := d.app.catalog.Stages
	for _, s := range append(stages[1:len(stages):len(stages)], stages[0]) {
		d.press("tab")
		d.selects(s.Sections[0].Questions[0].Short)
	}
	d.press("shift+tab")
	d.selects(stages[len(stages)-1].Sections[0].Questions[0].Short)
}

// Only what is missing, or wrong, is shown when she asks; what she answers leaves the
// list, and nothing left is said.
func TestReviewOfWhatIsMissing(t *testing.T) {
	d := start(t, small(t, "nom=Lac", "objectifs=Soigner"))
	d.run(d.app.open(want{room: roomReview}))
	d.press("m")
	d.shows("Communes", "Population", "réponses à compléter", "m tout montrer")
	d.hides("Objectifs")
	d.hides("Milieux") // facultative
	for d.app.top().(*review).selected().id != "population" {
		d.press("down")
	}
	d.press("enter")
	d.write("1200")
	d.press("enter")
	d.hides("Population")
	d.press("m")
	d.shows("Population", "1 200", "Objectifs")

	d.press("m", "home")
	for _, id := range d.app.catalog.QuestionIDs() {
		q := d.app.catalog.Question(id)
		if answer := map[content.Kind]string{content.Date: "02/11/2026", content.List: "Ambre", content.Rows: ""}[q.Kind]; d.app.project.Lacks(q) && q.Kind != content.Rows {
			answered(t, d.app.project, []string{id + "=" + answer})
		}
	}
	d.app.session.refresh()
	d.app.top().refresh()
	d.hides("Communes")
	d.press("tab", "shift+tab", "enter") // nothing falls where little is left
}
