package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
)

// begun are the ways back to the texts that were typed and not validated, the latest
// first. Their keys are those that the screens keep them under: a question,
// « equipe/ » and a line, « notes/ » and what the note is about, or what is being
// said of an action and its id.
func (a *app) begun() []item {
	var all []item
	for _, key := range a.project.Drafts() {
		if b, known := a.begunUnder(key); known {
			all = append(all, b)
		}
	}
	return all
}

func (a *app) begunUnder(key string) (item, bool) {
	if own, other := model.OtherDraft(key); other {
		b, known := a.begunUnder(own)
		return item{note: b.note + ", un autre texte", open: func() tea.Cmd {
			a.project.SwapDraft(own, a.now())
			a.dirty = true
			return a.open(b.to)
		}}, known
	}
	kind, of, _ := strings.Cut(key, "/")
	if q := a.catalog.Question(kind); q != nil {
		if of != "" && q.Kind == content.Rows {
			return item{note: q.Short + ", une ligne", to: want{room: roomLine, place: model.AtQuestion(q), at: of}}, true
		}
		return item{note: q.Short, to: want{place: model.AtQuestion(q)}}, true
	}
	about, known := a.about(of)
	if !known {
		return item{}, false
	}
	if kind == "notes" {
		return item{note: french.Say("note sur « %s »", about.Name()), to: want{room: roomNote, place: about}}, true
	}
	for _, entry := range []want{{room: roomReason, place: about}, {room: roomDue, place: about}, {room: roomDoneOn, place: about}} {
		if about.Action == nil {
			break
		}
		if p := a.screenOf(entry).(*entryPage); p.draftKey() == key {
			return item{note: french.Say("%s : %s", p.title, about.Action.Label), to: entry}, true
		}
	}
	return item{}, false
}

// rank is that of the line of an id, and the line; that of a new one for « + », or
// when the line is gone: what was typed of it is then that of a new one.
func (p *rowsPage) rank(id string) (int, model.Row) {
	rows := p.rows()
	if at := slices.IndexFunc(rows, func(r model.Row) bool { return r.ID() == id }); at >= 0 {
		return at, rows[at]
	}
	if fresh := p.q.ID.Name + "/+"; id != "+" && p.app.kept(fresh) == nil {
		p.app.keep(fresh, p.app.kept(p.q.ID.Name+"/"+id))
		p.app.keep(p.q.ID.Name+"/"+id, nil)
	}
	return len(rows), nil
}
