package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
)

// textField is where a text, a number, an amount, a date or a list is typed. It
// takes Enter itself, in the update that brings it: what stood there is what is
// read, and the keys that follow belong to what comes next.
type textField struct {
	app  *app
	q    *content.Question
	line *lineInput // one of the two
	area *longInput
	take func(model.Value) tea.Cmd // what becomes of what is read
	err  error                     // why it was not taken
}

func newTextField(a *app, q *content.Question, text string, take func(model.Value) tea.Cmd) *textField {
	f := &textField{app: a, q: q, take: take}
	if q.Kind == content.LongText || q.Kind == content.List {
		f.area = newLongFor(a, &q.Field)
		f.area.set(text)
	} else {
		f.line = newLineFor(a, &q.Field)
		f.line.set(text)
	}
	f.resize(70, 8)
	return f
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
	before := f.typed()
	cmd := f.input(msg)
	if f.typed() != before {
		f.err = nil
	}
	return cmd
}

func (f *textField) input(msg tea.Msg) tea.Cmd {
	if f.area != nil {
		return f.area.update(msg)
	}
	return f.line.update(msg)
}

// enter takes what is typed as the answer.
func (f *textField) enter() tea.Cmd {
	var v model.Value
	if v, f.err = model.Parse(&f.q.Field, f.typed()); f.err != nil {
		return nil
	}
	return f.take(v)
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

// acts say what Enter does where the cursor stands. Where there are several lines it
// begins another, but on nothing at all and on an empty line that ends a list.
func (f *textField) acts() []act {
	forget := func() { f.err = nil }
	enter := validates(keys.validate, f.enter)
	if f.blank() {
		enter[0].on = keys.skip
	}
	if f.area == nil {
		return append(append(enter, enter[1].also("tab", "tab")), f.line.acts(forget)...)
	}
	save := does(keys.validateText, f.enter)
	newLine := act{on: kitKeys.newLine, run: func(press tea.KeyPressMsg) tea.Cmd { return f.update(press) }}
	past := f.area.acts(forget)
	switch list := f.q.Kind == content.List; {
	case f.blank(), list && f.area.atEmptyEnd():
		return append(enter, past...)
	case list && f.area.onLastLine():
		emptyLine := act{on: bind(content.Typography("ligne vide :"), "valider")}
		return append([]act{newLine, emptyLine, save.also("ctrl+s", "ctrl+s")}, past...)
	}
	return append([]act{newLine, save}, past...)
}
