package ui

import (
	"fmt"
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

// The headings say how many of their questions have an answer: as many, in all, as the
// header does, and as there are lines.
func TestReviewCounts(t *testing.T) {
	d := start(t, example(t))
	d.run(d.app.open(want{room: roomReview}))
	r := d.app.top().(*review)
	answered, asked, lines := 0, 0, 0
	for _, it := range r.items {
		if it.id != "" {
			lines++
		}
		if it.heads() {
			var has, of int
			if _, err := fmt.Sscanf(it.note, "%d sur %d", &has, &of); err != nil {
				t.Errorf("%q says %q", it.label, it.note)
			}
			answered, asked = answered+has, asked+of
		}
	}
	_, said := r.crumb()
	if asked != lines || said != fmt.Sprintf("%d sur %d questions", answered, asked) {
		t.Errorf("%d sur %d under the headings, %d lines, %q in the header", answered, asked, lines, said)
	}
}
