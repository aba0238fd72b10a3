package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// review is « Vérifier vos réponses »: every question put, with its answer, or those
// that want one only. Enter opens one, filled in, and comes back here.
type review struct {
	page
	places  []model.Place // of the items
	missing bool          // only what is missing, or wrong, is shown
}

// newReview opens on the first answer in trouble or, when all is well, where she was.
func newReview(a *app) *review {
	r := &review{page: newPage(a)}
	r.refresh()
	if wrong := slices.IndexFunc(r.items, func(it item) bool { return it.status == model.Trouble }); wrong >= 0 {
		r.menu.MoveTo(wrong)
	} else {
		r.stay(a.project.Position().Question)
	}
	return r
}

// stay puts the cursor on a question, if it is shown.
func (r *review) stay(id string) {
	if at := slices.IndexFunc(r.items, func(it item) bool { return it.id != "" && it.id == id }); at >= 0 {
		r.menu.MoveTo(at)
	}
}

func (r *review) refresh() {
	a, on := r.app, r.selected().id
	var items []item
	r.places = nil
	heading := ""
	for _, line := range report.Review(a.project) {
		if line.Heading != "" {
			heading = line.Heading
		}
		if r.missing && (line.IsNote || line.Trouble == "" && !a.project.Lacks(line.Of.Question)) {
			continue
		}
		if heading != "" {
			answered, asked := report.AnswersOf(a.project, line.Of.Section)
			items, heading = append(items, item{label: heading, note: outOf(answered, asked)}), ""
			r.places = append(r.places, line.Of)
		}
		it := item{label: line.Label, note: line.Note, detail: line.Trouble}
		switch {
		case line.IsNote:
			it.label = "  " + it.label
			it.to = want{room: roomNote, place: line.Of}
		default:
			it.id = line.Of.ID()
			it.to = want{place: line.Of, returns: true}
		}
		if line.Trouble != "" {
			it.status = model.Trouble
		}
		items = append(items, it)
		r.places = append(r.places, line.Of)
	}
	r.setItems(items)
	r.stay(on)
}

// stage is that of an item.
func (r *review) stage(i int) int { return r.places[i].Section.Stage.Index }

// turn goes to the beginning of the stage that follows, or comes before, round.
func (r *review) turn(way int) {
	if len(r.items) == 0 {
		return
	}
	var begins []int
	here := 0
	for i := range r.places {
		if i == 0 || r.stage(i) != r.stage(i-1) {
			begins = append(begins, i)
		}
		if i == r.menu.Cursor {
			here = len(begins) - 1
		}
	}
	r.menu.MoveTo(begins[(here+way+len(begins))%len(begins)])
}

// onlyMissing shows only what is missing or wrong, or everything again.
func (r *review) onlyMissing() kit.Act {
	act := kit.Act{On: kit.Bind("m", "ce qui manque", "m"), Keep: kit.Wanted, Does: "ne montrer que ce qui manque, ou tout"}
	if r.missing {
		act.On = kit.Bind("m", "tout montrer", "m")
	}
	act.Run = func(tea.KeyPressMsg) tea.Cmd {
		r.missing = !r.missing
		r.refresh()
		return nil
	}
	return act
}

func (r *review) acts() []kit.Act {
	a := r.app
	stages := kit.Either(kit.Bind("tab", "étape", "shift+tab", "tab"), r.turn)
	stages.Does = french.Typography("étape suivante ; maj+tab, la précédente")
	return append(r.menu.Moves(), r.opens(keys.open), stages, r.onlyMissing(), a.goBack(), a.goSearch(), a.giveHelp(), a.takeBack())
}

// subject is the question under the cursor.
func (r *review) subject() model.Place {
	about, _ := r.app.about(r.selected().id)
	return about
}

func (r *review) crumb() (string, string) {
	if r.missing {
		n := 0
		for _, it := range r.items {
			if it.id != "" {
				n++
			}
		}
		return r.app.styles.Title.Render("Vérifier vos réponses"), french.Count(n, "réponse à compléter", "réponses à compléter")
	}
	answered, asked := report.Answers(r.app.project)
	return r.app.styles.Title.Render("Vérifier vos réponses"),
		outOf(answered, asked) + " questions"
}

func (r *review) lines() []string {
	if len(r.items) == 0 {
		return []string{"", "  Rien ne manque parmi ce qui est nécessaire."}
	}
	return r.around(nil, nil)
}
