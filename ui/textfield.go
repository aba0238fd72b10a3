package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
)

// textField is where a text, a number, an amount, a date or a list is typed. It
// takes Enter itself, in the update that brings it: what stood there is what is
// read, and the keys that follow belong to what comes next.
type textField struct {
	app   *app
	q     *content.Question
	line  *lineInput // one of the two
	area  *longInput
	value model.Value // what was read, once done
	done  bool
	err   error // why it was not taken
}

func newTextField(a *app, q *content.Question, text string) *textField {
	f := &textField{app: a, q: q}
	if q.Kind == content.LongText || q.Kind == content.List {
		f.area = newLong(a, &q.Field)
		f.area.set(text)
	} else {
		f.line = newLineFor(a, &q.Field)
		f.line.set(text)
	}
	f.resize(70, 8)
	return f
}

// placeholder shows an example for what it is: not an answer.
func placeholder(f *content.Field) string {
	if f.Example == "" {
		return ""
	}
	return "par exemple " + f.Example
}

func (f *textField) init() tea.Cmd {
	if f.area != nil {
		return f.area.focus()
	}
	return f.line.focus()
}

func (f *textField) resize(width, height int) {
	width = min(width, readingWidth)
	if f.area != nil {
		f.area.resize(width, max(min(height-1, 8), 3))
		return
	}
	f.line.resize(width - 3)
}

func (f *textField) update(msg tea.Msg) tea.Cmd {
	press, isKey := msg.(tea.KeyPressMsg)
	if isKey {
		f.err = nil
	}
	switch {
	case isKey && f.ends(press):
		f.value, f.err = model.Parse(&f.q.Field, f.typed())
		f.done = f.err == nil
		return nil
	case f.area != nil:
		return f.area.update(msg)
	}
	return f.line.update(msg)
}

// ends tells the keys that validate. Where there are several lines Enter begins
// another, but on nothing at all and on an empty line that ends a list.
func (f *textField) ends(press tea.KeyPressMsg) bool {
	switch {
	case f.area == nil:
		return key.Matches(press, keys.validate) || press.String() == "tab"
	case press.String() == "enter":
		return f.blank() || f.q.Kind == content.List && f.area.atEmptyEnd()
	}
	return key.Matches(press, keys.validateText)
}

func (f *textField) blank() bool { return strings.TrimSpace(f.typed()) == "" }

func (f *textField) lines() []string {
	if f.area == nil {
		return []string{" " + f.app.styles.accent.Render("> ") + f.line.view()}
	}
	// A bar shows how far a long text may run.
	bar := " " + f.app.styles.rule.Render("│") + " "
	lines := splitLines(f.area.view())
	for i := range lines {
		lines[i] = bar + lines[i]
	}
	return lines
}

func (f *textField) entered() (model.Value, bool) {
	done := f.done
	f.done = false
	return f.value, done
}

func (f *textField) fault() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *textField) typed() string {
	if f.area != nil {
		return f.area.text()
	}
	return f.line.text()
}

func (f *textField) now() model.Value {
	v, err := model.Parse(&f.q.Field, f.typed())
	if err != nil {
		return nil
	}
	return v
}

func (f *textField) typing() bool { return true }

// keys say what Enter does where the cursor stands.
func (f *textField) keys() []key.Binding {
	switch {
	case f.blank():
		return []key.Binding{bind("entrée", "passer (je ne sais pas encore)")}
	case f.area == nil:
		return []key.Binding{keys.validate}
	case f.q.Kind != content.List, !f.area.onLastLine():
		return []key.Binding{keys.newLine, keys.validateText}
	case f.area.atEmptyEnd():
		return []key.Binding{keys.validate}
	}
	return []key.Binding{keys.newLine, bind(content.Typography("ligne vide :"), "valider")}
}
