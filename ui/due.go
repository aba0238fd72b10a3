package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/dates"
)

// duePage sets a deadline of the leader's own on an action.
type duePage struct {
	app    *app
	action *content.Action
	input  textinput.Model
	fault  string
	width  int
}

func newDue(a *app, action *content.Action) *duePage {
	p := &duePage{app: a, action: action, input: newInput(a.styles, "par exemple 15/12/2026")}
	if due := a.project.Action(action.ID.Name).Due; !due.IsZero() {
		p.input.SetValue(due.Typed())
	}
	p.input.Focus()
	return p
}

func (p *duePage) refresh()     {}
func (p *duePage) typing() bool { return true }
func (p *duePage) crumb() (string, string) {
	return p.action.Section.Title + " › " + p.app.styles.title.Render("Échéance"), ""
}
func (p *duePage) keys() []key.Binding { return []key.Binding{keys.validate, keys.back} }
func (p *duePage) resize(width, _ int) {
	p.width = width
	p.input.SetWidth(width - 8)
}

func (p *duePage) lines() []string {
	look := p.app.styles
	lines := styled(indent(wrap(p.action.Label, p.width-3), 1), look.title.Render)
	lines = append(lines, styled(indent(wrap("Pour quel jour ? Vide, l'échéance est retirée.", p.width-3), 1), look.faint.Render)...)
	lines = append(lines, "", " "+look.accent.Render("> ")+p.input.View(), "")
	return append(styledTypography(lines), styled(indent(wrap(p.fault, p.width-4), 1), look.alert.Render)...)
}

func (p *duePage) update(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); isKey && key.Matches(press, keys.validate) {
		v, err := model.Parse(&content.Field{Kind: content.Date}, p.input.Value())
		if err != nil {
			p.fault = "! " + err.Error()
			return nil
		}
		due, _ := v.(dates.Day)
		if err := p.app.change(func(at time.Time) error { return p.app.project.SetDue(p.action.ID.Name, due, at) }); err != nil {
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
