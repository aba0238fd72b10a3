package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
)

// begun is a text that was typed and not validated, and the way back to it.
type begun struct {
	about string
	open  func() tea.Cmd
}

// begun are the texts that wait, the latest first. Their keys are those that the
// screens keep them under: a question, « equipe/ » and a line, « notes/ » and what
// the note is about, or what is being said of an action and its id.
func (a *app) begun() []begun {
	var all []begun
	for _, key := range a.project.Drafts() {
		if b, known := a.begunUnder(key); known {
			all = append(all, b)
		}
	}
	return all
}

func (a *app) begunUnder(key string) (begun, bool) {
	if own, other := model.OtherDraft(key); other {
		b, known := a.begunUnder(own)
		return begun{b.about + ", un autre texte", func() tea.Cmd {
			a.project.SwapDraft(own, a.now())
			a.dirty = true
			return b.open()
		}}, known
	}
	kind, of, _ := strings.Cut(key, "/")
	if q := a.catalog.Question(kind); q != nil {
		b := begun{q.Short, func() tea.Cmd { return a.openQuestion(q, false) }}
		if of != "" {
			b.about += ", une ligne"
			b.open = func() tea.Cmd {
				cmd := a.openQuestion(q, false)
				if p, table := a.top().(*rowsPage); table {
					return p.formOf(of)
				}
				return cmd
			}
		}
		return b, true
	}
	about, known := a.about(of)
	if !known {
		return begun{}, false
	}
	if kind == "notes" {
		return begun{"note sur « " + about.Name() + " »", func() tea.Cmd { a.push(newNote(a, about)); return nil }}, true
	}
	action := a.catalog.Action(of)
	for _, entry := range []func(*app, *content.Action) *entryPage{newReason, newDue} {
		if action == nil {
			break
		}
		if p := entry(a, action); p.draftKey() == key {
			return begun{p.title + " : " + action.Label, func() tea.Cmd { a.push(p); return nil }}, true
		}
	}
	return begun{}, false
}

// formOf opens the line that a draft is of: a new one, or that of an id.
func (p *rowsPage) formOf(id string) tea.Cmd {
	rows := p.rows()
	at := slices.IndexFunc(rows, func(r model.Row) bool { return r.ID() == id })
	if at < 0 { // the line is gone: what was typed of it is that of a new one
		if fresh := p.q.ID.Name + "/+"; id != "+" && p.app.kept(fresh) == nil {
			p.app.keep(fresh, p.app.kept(p.q.ID.Name+"/"+id))
			p.app.keep(p.q.ID.Name+"/"+id, nil)
		}
		return p.form(len(rows), nil)
	}
	return p.form(at, rows[at])
}
