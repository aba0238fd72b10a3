package ui

import (
	"encoding/json"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
)

// notePage is a free note on a question or an action. It is a long text like
// another, recorded as the note of its subject.
type notePage struct {
	app   *app
	about model.Place
	was   json.RawMessage // the note when it was opened
	field *textField
	width int
}

// openNote opens the note of what the screen on top is about.
func (a *app) openNote() {
	if summary, is := a.top().(*reportPage); is { // it holds them all
		summary.toggleNotes()
		return
	}
	about, _ := subjectOf(a.top())
	switch {
	case about.ID() == "":
		a.notice = "Choisissez d'abord une question ou une action : la note s'y attache."
	case a.project.ReadOnly():
		a.notice = "Ce fichier vient d'une version plus récente : il se lit, sans se modifier."
	default:
		a.push(newNote(a, about))
	}
}

func newNote(a *app, about model.Place) *notePage {
	n := &notePage{app: a, about: about}
	n.was = a.project.Standing(n.draftKey(), "")
	text := a.project.Note(about.ID())
	if kept := a.kept(n.draftKey()); len(kept) > 0 {
		text = kept[0]
	}
	q := &content.Question{Field: content.Field{Kind: content.LongText}}
	text, _ = french.Tidy(text, true)
	n.field = newTextField(a, q, text)
	n.field.init()
	return n
}

func (n *notePage) draftKey() string { return "notes/" + n.about.ID() }

// draft is what was typed and not validated.
func (n *notePage) draft() (key string, texts []string) {
	if strings.TrimSpace(n.field.typed()) == n.app.project.Note(n.about.ID()) {
		return n.draftKey(), nil
	}
	return n.draftKey(), []string{n.field.typed()}
}

func (n *notePage) refresh()     {}
func (n *notePage) typing() bool { return true }
func (n *notePage) crumb() (string, string) {
	return n.about.Section.Title + " › " + n.app.styles.title.Render("Note"), ""
}

func (n *notePage) keys() []key.Binding {
	if n.field.blank() {
		return []key.Binding{bind("entrée", "fermer"), keys.back}
	}
	return append(n.field.keys(), keys.back)
}

func (n *notePage) resize(width, height int) {
	n.width = width
	n.field.resize(width-4, height-6)
}

func (n *notePage) lines() []string {
	look := n.app.styles
	lines := styled(indent(wrap(n.about.Name(), n.width-3), 1), look.title.Render)
	lines = append(lines, styled(indent(wrap("Pour vous et votre équipe. Elle apparaît à la relecture et, si vous le voulez, dans le rapport. Jamais de donnée de patient. Vide, elle disparaît.", n.width-3), 1), look.faint.Render)...)
	lines = append(append(lines, ""), n.field.lines()...)
	if fault := n.field.fault(); fault != "" {
		lines = append(lines, styled(indent(wrap("! "+fault, n.width-4), 1), look.alert.Render)...)
	}
	return lines
}

func (n *notePage) update(msg tea.Msg) tea.Cmd {
	cmd := n.field.update(msg)
	v, entered := n.field.entered()
	if !entered {
		return cmd
	}
	text, _ := v.(string)
	err := n.app.record(n.draftKey(), "", n.was, func(at time.Time) error { return n.app.project.SetNote(n.about.ID(), text, at) })
	if err != nil {
		n.app.refuse(err)
		return nil
	}
	n.app.keep(n.draftKey(), nil)
	n.app.pop()
	return nil
}
