package ui

import (
	"encoding/json"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// entryPage asks for one line about an action: why it is not called for, or by
// when it is to be done. What is wrong is said beside it, and the text stays.
type entryPage struct {
	app    *app
	action *content.Action
	title  string
	ask    string
	known  string          // what is recorded already
	was    json.RawMessage // what the project held of the action
	record func(typed string) error
	input  *kit.Line
	fault  string
	done   bool
	width  int
}

func newEntry(a *app, action *content.Action, title, ask, example, typed string) *entryPage {
	p := &entryPage{app: a, action: action, title: title, ask: ask, known: typed, was: a.project.Standing(action.ID.Name, ""), input: kit.NewLine(a.styles, example, nil)}
	if draft := a.kept(p.draftKey()); len(draft) > 0 {
		typed = draft[0]
	}
	p.input.Set(typed)
	p.input.Focus()
	return p
}

// newReason says an action is not called for, and why.
func newReason(a *app, action *content.Action) *entryPage {
	p := newEntry(a, action, "Sans objet", french.Typography("Pourquoi cela ne vous concerne-t-il pas ? Quelques mots suffisent."),
		"par exemple équipe interne, pas de cabinet", kit.OneLine(a.project.Action(action.ID.Name).Reason))
	p.record = func(typed string) error {
		reason, _ := french.Tidy(typed, false)
		if reason == "" {
			return errors.New("Indiquez une raison, ou revenez en arrière avec échap.")
		}
		state := model.ActionState{Status: model.Pointless, Reason: reason}
		return a.record(action.ID.Name, "", p.was, func(at time.Time) error { return a.project.SetAction(action.ID.Name, state, at) })
	}
	return p
}

// newDue sets a deadline of the leader's own on an action.
func newDue(a *app, action *content.Action) *entryPage {
	typed := ""
	if due := a.project.Action(action.ID.Name).Due; !due.IsZero() {
		typed = due.Typed()
	}
	p := newEntry(a, action, "Échéance", french.Typography("Pour quel jour ? Vide, l’échéance est retirée."), "par exemple 15/12/2026", typed)
	p.record = func(typed string) error {
		v, err := model.Parse(&content.Field{Kind: content.Date}, typed)
		if err != nil {
			return err
		}
		due, _ := v.(dates.Day)
		return a.record(action.ID.Name, "", p.was, func(at time.Time) error { return a.project.SetDue(action.ID.Name, due, at) })
	}
	return p
}

// newDoneOn corrects the day on which an action was done.
func newDoneOn(a *app, action *content.Action) *entryPage {
	typed := ""
	if on := a.project.Action(action.ID.Name).On; !on.IsZero() {
		typed = on.Typed()
	}
	p := newEntry(a, action, "Faite le", french.Typography("Quel jour a-t-elle été faite ? Vide, elle reste faite, sans date."), "par exemple "+a.today().Typed(), typed)
	p.record = func(typed string) error {
		v, err := model.Parse(&content.Field{Kind: content.Date}, typed)
		if err != nil {
			return err
		}
		on, _ := v.(dates.Day)
		if a.today().Before(on) {
			return errors.New("Ce jour n’est pas encore venu. Espace décoche ce qui est à faire, pour lui donner une échéance.")
		}
		state := model.ActionState{Status: model.Done, On: on}
		return a.record(action.ID.Name, "", p.was, func(at time.Time) error { return a.project.SetAction(action.ID.Name, state, at) })
	}
	return p
}

func (p *entryPage) draftKey() string { return p.title + "/" + p.action.ID.Name }

// draft is what was typed and not validated.
func (p *entryPage) draft() (key string, texts []string) {
	if p.done || p.input.Text() == p.known {
		return p.draftKey(), nil
	}
	return p.draftKey(), []string{p.input.Text()}
}

func (p *entryPage) refresh()     {}
func (p *entryPage) typing() bool { return true }
func (p *entryPage) crumb() (string, string) {
	return p.action.Section.Title + " › " + p.app.styles.Title.Render(p.title), ""
}
func (p *entryPage) acts() []kit.Act {
	return append(append(validates(keys.validate, p.enter), p.app.goBack()), p.input.Acts(nil)...)
}
func (p *entryPage) resize(width, _ int) {
	p.width = width
	p.input.Resize(width - 8)
}

func (p *entryPage) lines() []string {
	look := p.app.styles
	lines := kit.Styled(kit.Indent(kit.Wrap(p.action.Label, p.width-3), 1), look.Title.Render)
	lines = append(lines, kit.Styled(kit.Indent(kit.Wrap(p.ask, p.width-3), 1), look.Faint.Render)...)
	lines = append(lines, "", " "+look.Accent.Render("> ")+p.input.View(), "")
	return append(styledTypography(lines), kit.Styled(kit.Indent(kit.Wrap(p.fault, p.width-4), 1), look.Alert.Render)...)
}

func (p *entryPage) update(msg tea.Msg) tea.Cmd { return p.input.Update(msg) }

func (p *entryPage) enter() tea.Cmd {
	switch err := p.record(p.input.Text()); {
	case errors.Is(err, model.ErrReadOnly), errors.Is(err, model.ErrUnknown):
		p.app.refuse(err)
	case err != nil:
		p.fault = "! " + err.Error()
	default:
		p.done = true
		p.app.back()
	}
	return nil
}
