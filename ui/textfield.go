package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// textField is where a text, a number, an amount, a date or a list is typed. It
// takes Enter itself, in the update that brings it: what stood there is what is
// read, and the keys that follow belong to what comes next.
type textField struct {
	app  *app
	q    *content.Question
	line *kit.Line // one of the two
	area *kit.Long
	take func(model.Value) tea.Cmd // what becomes of what is read
	err  error                     // why it was not taken

	width int
}

func newTextField(a *app, q *content.Question, text string, take func(model.Value) tea.Cmd) *textField {
	f := &textField{app: a, q: q, take: take}
	if q.Kind == content.LongText || q.Kind == content.List {
		f.area = newLongFor(a, &q.Field)
		f.area.Set(text)
	} else {
		f.line = newLineFor(a, &q.Field)
		f.line.Set(text)
	}
	f.resize(70, 8)
	return f
}

func (f *textField) init() tea.Cmd {
	if f.area != nil {
		return f.area.Focus()
	}
	return f.line.Focus()
}

func (f *textField) resize(width, height int) {
	width = min(width-4, kit.ReadingWidth)
	f.width = width
	if f.area != nil {
		f.area.Resize(width, max(height, 3))
		return
	}
	f.line.Resize(width - 3)
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
		return f.area.Update(msg)
	}
	return f.line.Update(msg)
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
		return []string{" " + f.app.styles.Accent.Render("> ") + f.line.View()}
	}
	// A bar shows how far a long text may run.
	edge := " " + f.app.styles.Edge.Render("│") + " "
	lines := f.area.Lines()
	for i := range lines {
		lines[i] = edge + lines[i]
	}
	return lines
}

// counted is how much stands in the field, as one types: the lines of a list,
// « Communes (43) », and the characters of a text once it nears the most it may have.
func (f *textField) counted() string {
	if list, is := f.now().([]string); is {
		return fmt.Sprintf("%s (%d)", f.q.Short, len(list))
	}
	n, most := utf8.RuneCountInString(strings.TrimSpace(f.typed())), model.MostCharacters(&f.q.Field)
	if most == 0 || n < most*4/5 {
		return ""
	}
	return french.Count(n, "caractère", "caractères") + " sur " + french.Number(int64(most))
}

func (f *textField) position() string {
	if f.area == nil {
		return ""
	}
	return f.area.Position()
}

func (f *textField) fault() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *textField) typed() string {
	if f.area != nil {
		return f.area.Text()
	}
	return f.line.Text()
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
func (f *textField) acts() []kit.Act {
	forget := func() { f.err = nil }
	enter := validates(keys.validate, f.enter)
	if f.blank() {
		enter[0].On = keys.skip
	}
	if f.area == nil {
		return append(append(enter, enter[1].Also("tab", "tab")), f.line.Acts(forget)...)
	}
	save := kit.Does(keys.validateText, f.enter)
	newLine := kit.Act{On: kit.Keys.NewLine, Run: func(press tea.KeyPressMsg) tea.Cmd { return f.update(press) }}
	past := f.area.Acts(forget)
	switch list := f.q.Kind == content.List; {
	case f.blank(), list && f.area.AtEmptyEnd():
		return append(enter, past...)
	case list && f.area.OnLastLine():
		emptyLine := kit.Act{On: kit.Bind(french.Typography("ligne vide :"), "valider"), Keep: kit.Wanted}
		return append([]kit.Act{newLine, emptyLine, save.Also("ctrl+s", "ctrl+s")}, past...)
	}
	return append([]kit.Act{newLine, save}, past...)
}
