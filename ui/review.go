package ui

import (
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
)

// review is « Vérifier vos réponses »: every question put, with its answer.
// Enter opens one, filled in, and comes back here.
type review struct{ page }

func newReview(a *app) *review {
	r := &review{newPage(a)}
	r.refresh()
	for i, it := range r.items {
		if it.id == a.project.Position().Question {
			r.menu.Cursor = i
		}
	}
	return r
}

func (r *review) refresh() {
	a := r.app
	var items []item
	for _, line := range report.Review(a.project) {
		if line.Heading != "" {
			items = append(items, item{label: line.Heading})
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
	}
	r.setItems(items)
}

// subject is the question under the cursor.
func (r *review) subject() model.Place {
	about, _ := r.app.about(r.selected().id)
	return about
}

func (r *review) crumb() (string, string) {
	answered, asked := report.Answers(r.app.project)
	return r.app.styles.Title.Render("Vérifier vos réponses"),
		french.Number(int64(answered)) + " sur " + french.Number(int64(asked)) + " questions"
}

func (r *review) lines() []string { return r.around(nil, nil) }
