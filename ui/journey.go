package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// open goes to a place: a question, an action with the cursor on it, a rubrique.
// Opened from a list, a question comes back to it once answered; else the next one
// follows.
func (a *app) open(to model.Place, fromList bool) tea.Cmd {
	switch {
	case to.Question != nil:
		return a.openQuestion(to.Question, fromList)
	case to.Section != nil:
		s := newSection(a, to.Section)
		for i, it := range s.items {
			if it.id != "" && it.id == to.ID() {
				s.menu.MoveTo(i)
			}
		}
		a.push(s)
	}
	return nil
}

// openNext goes to the next useful thing; when nothing is left, to the summary.
func (a *app) openNext(to model.Place) tea.Cmd {
	if to.Nowhere() {
		a.push(newReport(a))
		return nil
	}
	return a.open(to, false)
}

// openQuestion puts a question. Opened from a list it comes back to it once
// answered; else the next one follows.
func (a *app) openQuestion(q *content.Question, fromList bool) tea.Cmd {
	return a.unlessAhead(q.Section.Stage, func() tea.Cmd {
		a.goTo(q)
		s, cmd := a.questionScreen(q, fromList)
		a.push(s)
		return cmd
	})
}

func (a *app) questionScreen(q *content.Question, fromList bool) (screen, tea.Cmd) {
	if q.Kind == content.Rows {
		return newRows(a, q, fromList), nil
	}
	return newQuestion(a, q, fromList)
}

// advance goes on after a question: back to the list it was opened from, or to
// the next question of the rubrique, or to the rubrique's page after the last.
func (a *app) advance(q *content.Question, fromList bool) tea.Cmd {
	if fromList {
		a.back()
		return nil
	}
	if q.ID.Name == model.KeyProgress.ID() && a.overview.Current > q.Section.Stage.Index {
		a.home() // « Continuer » leads to the stage she is at
		a.notice = "Les étapes d'avant attendent sans vous bloquer."
		return nil
	}
	next := a.project.Following(q)
	if next == nil {
		a.pop()
		if under, isSection := a.top().(*sectionPage); isSection && under.section == q.Section {
			under.refresh()
			under.menu.MoveTo(0)
			a.fit()
			return nil
		}
		a.push(newSection(a, q.Section))
		return nil
	}
	a.goTo(next)
	s, cmd := a.questionScreen(next, false)
	a.replace(s)
	return cmd
}

// tick marks an action done today or, if it was settled, to do again. What an
// answer tells done is undone with the answer only.
func (a *app) tick(action *content.Action) tea.Cmd {
	task := a.project.Task(action, a.today())
	if len(task.By) > 0 {
		a.notice = french.Typography("Cochée d'après « " + task.By[0].Short + " » : pour la rouvrir, changez cette réponse.")
		return nil
	}
	return a.unlessAhead(action.Section.Stage, func() tea.Cmd {
		state := model.ActionState{Status: model.Done, On: a.today()}
		if task.Settled() {
			state = model.ActionState{Status: model.ToDo}
		}
		if err := a.change(func(at time.Time) error { return a.project.SetAction(action.ID.Name, state, at) }); err != nil {
			a.refuse(err)
		}
		a.top().refresh()
		return nil
	})
}

// unlessAhead goes on at once, but in a stage that is not possible yet: there it
// asks once, as real projects do not go straight.
func (a *app) unlessAhead(s *content.Stage, then func() tea.Cmd) tea.Cmd {
	need := a.overview.Stages[s.Index].Blocked
	if need == nil || a.ahead[s.ID.Name] {
		return then()
	}
	a.push(newAhead(a, s, need, then))
	return nil
}

// aheadPage is the one question asked before recording ahead of the path. As on
// any choice, letters go to the answer they begin.
type aheadPage struct {
	page
	need    *content.Need
	letters kit.Initials
}

func newAhead(a *app, s *content.Stage, need *content.Need, then func() tea.Cmd) *aheadPage {
	p := &aheadPage{page: newPage(a), need: need}
	p.setItems([]item{
		{label: "Oui, noter d'avance", open: func() tea.Cmd {
			a.ahead[s.ID.Name] = true
			a.pop()
			return then()
		}},
		{label: "Non, revenir", open: func() tea.Cmd { a.back(); return nil }},
	})
	return p
}

func (p *aheadPage) refresh()                {}
func (p *aheadPage) crumb() (string, string) { return p.app.styles.Title.Render("Un pas d'avance"), "" }
func (p *aheadPage) lines() []string {
	above := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap(p.need.Ask, p.width-4), 2), p.app.styles.Title.Render)...)
	above = append(above, kit.Styled(kit.Indent(kit.Wrap("Rien ne vous en empêche : un projet n'avance pas toujours dans l'ordre. Ce que vous noterez sera gardé.", p.width-4), 2), p.app.styles.Faint.Render)...)
	return p.around(append(above, ""), nil)
}

func (p *aheadPage) typing() bool { return true }

func (p *aheadPage) acts() []kit.Act {
	letters := p.letters.Act([]string{p.items[0].label, p.items[1].label}, p.menu.Cursor, p.menu.MoveTo)
	return append(p.menu.Moves(), p.opens(keys.open), p.app.goBack(), p.app.giveAdvice(), letters)
}
