package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
)

// reasonPage asks why an action is not called for: the review will show it.
type reasonPage struct {
	app    *app
	action *content.Action
	input  textinput.Model
	fault  string
	width  int
}

func newReason(a *app, action *content.Action) *reasonPage {
	p := &reasonPage{app: a, action: action, input: newInput(a.styles, "par exemple équipe interne, pas de cabinet")}
	p.input.SetValue(oneLine(a.project.Action(action.ID.Name).Reason))
	p.input.Focus()
	return p
}

func (p *reasonPage) refresh()     {}
func (p *reasonPage) typing() bool { return true }
func (p *reasonPage) crumb() (string, string) {
	return p.action.Section.Title + " › " + p.app.styles.title.Render("Sans objet"), ""
}
func (p *reasonPage) keys() []key.Binding { return []key.Binding{keys.validate, keys.back} }
func (p *reasonPage) resize(width, _ int) {
	p.width = width
	p.input.SetWidth(width - 8)
}

func (p *reasonPage) lines() []string {
	look := p.app.styles
	lines := styled(indent(wrap(p.action.Label, p.width-3), 1), look.title.Render)
	lines = append(lines, " "+look.faint.Render("Pourquoi cette action ne vous concerne-t-elle pas ? Quelques mots suffisent."), "",
		" "+look.accent.Render("> ")+p.input.View(), "")
	return append(styledTypography(lines), styled(indent(wrap(p.fault, p.width-4), 1), look.alert.Render)...)
}

func (p *reasonPage) update(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); isKey && key.Matches(press, keys.validate) {
		reason, _ := french.Tidy(p.input.Value(), false)
		if reason == "" {
			p.fault = "Indiquez une raison, ou revenez en arrière avec échap."
			return nil
		}
		state := model.ActionState{Status: model.Pointless, Reason: reason}
		if err := p.app.change(func(at time.Time) error { return p.app.project.SetAction(p.action.ID.Name, state, at) }); err != nil {
			p.app.refuse(err)
			return nil
		}
		p.app.back()
		return nil
	}
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return cmd
}
