package ui

import (
	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
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
	for _, s := range a.catalog.Stages {
		for _, section := range s.Sections {
			first := true
			for _, q := range section.Questions {
				if !a.project.Asked(q) {
					continue
				}
				if first {
					items = append(items, item{label: s.Title + " › " + section.Title})
					first = false
				}
				note, status := a.answerNote(q)
				items = append(items, item{id: q.ID.Name, label: q.Short, note: note, status: status, detail: a.troubleDetail(q), to: a.toQuestion(q.ID.Name)})
				items = a.withNote(items, q.ID.Name, "")
			}
			for _, action := range section.Actions {
				items = a.withNote(items, action.ID.Name, action.Label)
			}
		}
	}
	r.setItems(items)
}

// troubleDetail is what is wrong with an answer, in full; "" when all is well.
func (a *app) troubleDetail(q *content.Question) string {
	if a.project.Trouble(q) == "" {
		return ""
	}
	return a.questionDetail(q)
}

// withNote adds the note on a question, just above it, or on an action, which is
// then named.
func (a *app) withNote(items []item, id, name string) []item {
	note := a.project.Note(id)
	if note == "" {
		return items
	}
	label := "  note"
	if name != "" {
		label += " sur « " + name + " »"
	}
	about, _ := a.about(id)
	return append(items, item{label: french.Typography(label), note: kit.OneLine(note), to: want{room: roomNote, place: about}})
}

// subject is the question under the cursor.
func (r *review) subject() model.Place {
	about, _ := r.app.about(r.selected().id)
	return about
}

func (r *review) crumb() (string, string) {
	answered, asked := 0, 0
	for _, it := range r.items {
		if it.id == "" {
			continue
		}
		asked++
		if r.app.project.Answered(r.app.catalog.Question(it.id)) {
			answered++
		}
	}
	return r.app.styles.Title.Render("Vérifier vos réponses"),
		french.Number(int64(answered)) + " sur " + french.Number(int64(asked)) + " questions"
}

func (r *review) lines() []string { return r.around(nil, nil) }
