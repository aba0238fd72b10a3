package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"cpts/model/french"
)

// longInput is a field of several lines: a long text, a list, a note. It is the
// library's area rather than a form's field of several lines, which tells neither
// where its cursor stands nor lets it be put back there.
type longInput struct {
	look   *styles
	pasted func(string) string // what becomes of a paste; nil for nothing
	area   textarea.Model
	dark   bool // the background it was dressed for
	past   past[moment]
}

func newLong(look *styles, placeholder string, pasted func(string) string) *longInput {
	l := &longInput{look: look, pasted: pasted, area: textarea.New()}
	l.area.Prompt, l.area.Placeholder, l.area.ShowLineNumbers = "", placeholder, false
	l.area.CharLimit, l.area.MaxHeight, l.area.MaxWidth = 0, 0, 0
	l.area.KeyMap.InsertNewline = kitKeys.newLine
	l.dress()
	return l
}

func (l *longInput) dress() {
	s := l.look
	l.dark = s.dark
	look := textarea.DefaultStyles(s.dark)
	for _, state := range []*textarea.StyleState{&look.Focused, &look.Blurred} {
		state.Base, state.Text, state.CursorLine, state.EndOfBuffer = s.text, s.text, s.text, s.text
		state.Placeholder = s.faint
	}
	look.Cursor.Color = s.accent.GetForeground()
	l.area.SetStyles(look)
}

func (l *longInput) text() string { return l.area.Value() }

// set begins with a text, the cursor at its end: there is nothing to take back.
func (l *longInput) set(text string) {
	l.past = past[moment]{}
	l.area.SetValue(text)
	l.settle()
}

// settle has the area scroll to its cursor, which it does only on a message.
func (l *longInput) settle() { l.area, _ = l.area.Update(nil) }

func (l *longInput) focus() tea.Cmd { return l.area.Focus() }

func (l *longInput) resize(width, height int) {
	l.area.SetWidth(width)
	l.area.SetHeight(height)
	l.settle()
}

func (l *longInput) now() moment {
	return moment{text: l.area.Value(), row: l.area.Line(), at: l.area.Column()}
}

func (l *longInput) put(m moment) {
	l.area.SetValue(m.text)
	for l.area.Line() > m.row {
		l.area.CursorStart()
		l.area.CursorUp()
	}
	l.area.SetCursorColumn(m.at)
	l.settle()
}

// atEmptyEnd tells that the cursor stands on a last line with nothing in it.
func (l *longInput) atEmptyEnd() bool {
	text := l.area.Value()
	return l.onLastLine() && strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:]) == ""
}

func (l *longInput) onLastLine() bool { return l.area.Line() == l.area.LineCount()-1 }

func (l *longInput) view() string {
	if l.dark != l.look.dark { // told since
		l.dress()
	}
	return l.area.View()
}

// acts take back what was typed here, and put it again; then is done after.
func (l *longInput) acts(then func()) []act {
	return l.past.acts(l.now, func(m moment) {
		l.put(m)
		then()
	})
}

func (l *longInput) update(msg tea.Msg) tea.Cmd {
	before := l.now()
	cmd := l.react(msg)
	follow(&l.past, before, l.now(), msg)
	return cmd
}

func (l *longInput) react(msg tea.Msg) (cmd tea.Cmd) {
	if !l.area.HasSelection() {
		l.area.ClearSelection() // the library keeps where an empty one began, past what is deleted since
	}
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case key.Matches(m, l.area.KeyMap.Paste):
			return pasteInto(l)
		case m.String() == "tab": // in a paste without brackets
			msg = l.paste("\t")
		}
	case tea.PasteMsg:
		msg = l.paste(m.Content)
	case clipboardText:
		if m.into != l {
			return nil
		}
		tidy, _ := french.Tidy(m.text, true)
		msg = l.paste(tidy)
	}
	l.area, cmd = l.area.Update(msg)
	return cmd
}

// paste is a paste as the field can hold it.
func (l *longInput) paste(text string) tea.Msg {
	if l.pasted != nil {
		text = l.pasted(text)
	}
	return tea.PasteMsg{Content: text}
}
