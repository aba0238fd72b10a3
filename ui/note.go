package ui

import (
	"encoding/json"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
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

func newNote(a *app, about model.Place) *notePage {
	n := &notePage{app: a, about: about}
	n.was = a.project.Standing(n.draftKey(), "")
	text := a.project.Note(about.ID())
	if kept := a.kept(n.draftKey()); len(kept) > 0 {
		text = kept[0]
	}
	q := &content.Question{Field: content.Field{Kind: content.LongText}}
	text, _ = french.Tidy(text, true)
	n.field = newTextField(a, q, text, n.record)
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
	return n.about.Section.Title + " › " + n.app.styles.Title.Render("Note"), ""
}

func (n *notePage) acts() []kit.Act {
	acts := n.field.acts()
	if n.field.blank() {
		acts[0].On = kit.Bind("entrée", "fermer", keys.skip.Keys()...)
	}
	return append(acts, n.app.goBack(), kit.Act{On: kit.Bind("F2", "note", "f2"), Quiet: true, Off: "Vous écrivez déjà cette note."})
}

func (n *notePage) resize(width, height int) {
	n.width = width
	n.field.resize(width, height-7)
}

func (n *notePage) lines() []string {
	look := n.app.styles
	lines := kit.Styled(kit.Indent(kit.Wrap(n.about.Name(), n.width-3), 1), look.Title.Render)
	lines = append(lines, kit.Styled(kit.Indent(kit.Wrap("Pour vous et votre équipe. Elle apparaît à la relecture et, si vous le voulez, dans le rapport. Jamais de donnée de patient. Vide, elle disparaît.", n.width-3), 1), look.Faint.Render)...)
	lines = append(append(lines, ""), n.field.lines()...)
	if fault := n.field.fault(); fault != "" {
		lines = append(lines, kit.Styled(kit.Indent(kit.Wrap("! "+fault, n.width-4), 1), look.Alert.Render)...)
	}
	return lines
}

func (n *notePage) update(msg tea.Msg) tea.Cmd { return n.field.update(msg) }

func (n *notePage) record(v model.Value) tea.Cmd {
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
