package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// tick marks an action done today or, if it was settled, to do again. What an
// answer tells done is undone with the answer only.
func (a *app) tick(action *content.Action) tea.Cmd {
	if a.saysAnswer(action) {
		return nil
	}
	return a.unlessAhead(action.Section.Stage, func() tea.Cmd {
		state := model.ActionState{Status: model.Done, On: a.today()}
		if a.project.Task(action, a.today()).Settled() {
			state = model.ActionState{Status: model.ToDo}
		}
		if err := a.change(func(at time.Time) error { return a.project.SetAction(action.ID.Name, state, at) }); err != nil {
			a.refuse(err)
		}
		a.saysAnswer(action) // it may tell the same
		a.top().refresh()
		return nil
	})
}

// saysAnswer says which answer tells that an action is done, when one does.
func (a *app) saysAnswer(action *content.Action) bool {
	by := a.project.Task(action, a.today()).By
	if len(by) > 0 {
		a.notice = french.Say("Cochée d’après « %s » : pour la rouvrir, changez cette réponse.", by[0].Short)
	}
	return len(by) > 0
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
		{label: "Oui, noter d’avance", open: func() tea.Cmd {
			a.ahead[s.ID.Name] = true
			a.pop()
			return then()
		}},
		{label: "Non, revenir", open: func() tea.Cmd { a.back(); return nil }},
	})
	return p
}

func (p *aheadPage) refresh() {}
func (p *aheadPage) crumb() (string, string) {
	return p.app.styles.Title.Render("Un pas d’avance"), ""
}
func (p *aheadPage) lines() []string {
	above := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap(p.need.Ask, p.width-4), 2), p.app.styles.Title.Render)...)
	above = append(above, kit.Styled(kit.Indent(kit.Wrap(french.Typography("Rien ne vous en empêche : un projet n’avance pas toujours dans l’ordre. Ce que vous noterez sera gardé."), p.width-4), 2), p.app.styles.Faint.Render)...)
	return p.around(append(above, ""), nil)
}

func (p *aheadPage) typing() bool { return true }

func (p *aheadPage) acts() []kit.Act {
	letters := p.letters.Act([]string{p.items[0].label, p.items[1].label}, p.menu.Cursor, p.menu.MoveTo)
	return append(p.menu.Moves(), p.opens(keys.open), p.app.goBack(), p.app.giveAdvice(), letters)
}
