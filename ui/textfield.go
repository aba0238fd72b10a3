package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cpts/content"
	"cpts/model"
)

// textField is a huh form of one field: text, number, amount, date or list. It
// is rebuilt from its text when the window changes, since huh's fields do not
// grow back.
type textField struct {
	app   *app
	q     *content.Question
	text  string
	form  *huh.Form
	width int
	room  int
}

func newTextField(a *app, q *content.Question, text string) *textField {
	f := &textField{app: a, q: q, text: text, width: 70, room: 8}
	f.build()
	return f
}

func (f *textField) long() bool { return f.q.Kind == content.LongText || f.q.Kind == content.List }

func (f *textField) build() {
	var input huh.Field
	if f.long() {
		input = huh.NewText().Value(&f.text).Lines(max(min(f.room-1, 8), 3)).Placeholder(placeholder(&f.q.Field)).
			ExternalEditor(false).CharLimit(0).Validate(f.check)
	} else {
		input = huh.NewInput().Value(&f.text).Prompt("> ").Placeholder(placeholder(&f.q.Field)).Validate(f.check)
	}
	f.form = form(f.app.styles, f.width, input)
}

// placeholder shows an example for what it is: not an answer.
func placeholder(f *content.Field) string {
	if f.Example == "" {
		return ""
	}
	return "par exemple " + f.Example
}

// form is a huh form in our look and keys: no help, no errors, no quitting of
// its own, since the frame draws and decides those.
func form(s *styles, width int, fields ...huh.Field) *huh.Form {
	km := huh.NewDefaultKeyMap()
	none := key.NewBinding()
	km.Quit, km.Input.Prev, km.Input.AcceptSuggestion = none, none, none
	km.Text.Prev, km.Text.Editor = none, none
	km.Select.Prev, km.Select.Filter, km.Select.ClearFilter, km.Select.SetFilter = none, none, none, none
	return huh.NewForm(huh.NewGroup(fields...)).
		WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return s.huhLook })).
		WithKeyMap(km).WithShowHelp(false).WithShowErrors(false).WithWidth(width)
}

// check is the answer's own rule. It reads; it records nothing.
func (f *textField) check(text string) error {
	_, err := model.Parse(&f.q.Field, text)
	return err
}

func (f *textField) init() tea.Cmd { return f.form.Init() }

func (f *textField) resize(width, height int) {
	if f.width == min(width, readingWidth) && f.room == height {
		return
	}
	f.width, f.room = min(width, readingWidth), height
	f.build()
	f.form.Init()
}

func (f *textField) update(msg tea.Msg) tea.Cmd {
	if _, resized := msg.(tea.WindowSizeMsg); resized {
		return nil // huh would take the whole window
	}
	_, cmd := f.form.Update(asPasted(&f.q.Field, msg))
	return cmd
}

func (f *textField) lines() []string {
	if f.long() {
		return f.barred()
	}
	return indent(strings.Split(strings.TrimRight(f.form.View(), "\n"), "\n"), 1)
}

// barred shows how far a long text may run.
func (f *textField) barred() []string {
	bar := " " + f.app.styles.rule.Render("│") + " "
	lines := strings.Split(strings.TrimRight(f.form.View(), "\n"), "\n")
	for i := range lines {
		lines[i] = bar + lines[i]
	}
	return lines
}

func (f *textField) entered() (model.Value, bool) {
	if f.form.State != huh.StateCompleted {
		return nil, false
	}
	v, err := model.Parse(&f.q.Field, f.text)
	return v, err == nil
}

func (f *textField) fault() string {
	for _, err := range f.form.Errors() {
		return err.Error()
	}
	return ""
}

func (f *textField) typed() string { return f.text }

func (f *textField) now() model.Value {
	v, err := model.Parse(&f.q.Field, f.text)
	if err != nil {
		return nil
	}
	return v
}

func (f *textField) typing() bool { return true }
func (f *textField) keys() []key.Binding {
	if f.long() {
		return []key.Binding{keys.validate, keys.newLine}
	}
	if strings.TrimSpace(f.text) == "" {
		return []key.Binding{bind("entrée", "passer (je ne sais pas encore)")}
	}
	return []key.Binding{keys.validate}
}

// yesNo is a huh choice of three: the third leaves the question open.
type yesNo struct {
	form   *huh.Form
	answer string
}

func newYesNo(a *app, q *content.Question) *yesNo {
	f := &yesNo{}
	if v, known := a.project.Answer(q.ID.Name).(bool); known {
		f.answer = map[bool]string{true: "oui", false: "non"}[v]
	}
	f.form = form(a.styles, 60, huh.NewSelect[string]().Value(&f.answer).Options(
		huh.NewOption("Oui", "oui"), huh.NewOption("Non", "non"), huh.NewOption("Je ne sais pas encore", "")))
	return f
}

func (f *yesNo) init() tea.Cmd   { return f.form.Init() }
func (f *yesNo) resize(int, int) {}
func (f *yesNo) update(msg tea.Msg) tea.Cmd {
	if _, resized := msg.(tea.WindowSizeMsg); resized {
		return nil
	}
	_, cmd := f.form.Update(msg)
	return cmd
}
func (f *yesNo) lines() []string {
	return indent(strings.Split(strings.TrimRight(f.form.View(), "\n"), "\n"), 1)
}
func (f *yesNo) entered() (model.Value, bool) {
	return f.now(), f.form.State == huh.StateCompleted
}
func (f *yesNo) fault() string { return "" }
func (f *yesNo) typed() string { return f.answer }
func (f *yesNo) now() model.Value {
	if f.answer == "" {
		return nil
	}
	return f.answer == "oui"
}
func (f *yesNo) typing() bool        { return false }
func (f *yesNo) keys() []key.Binding { return []key.Binding{keys.up, keys.validate} }
