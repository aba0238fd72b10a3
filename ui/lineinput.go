package ui

import (
	"slices"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"cpts/model/french"
)

// lineInput is every field of one line: a question's, a cell's, a search. It adds
// to the library's a Ctrl+Z of its own and a deletion of the next word that never
// reaches past the end.
type lineInput struct {
	look   *styles
	pasted func(string) string // what becomes of a paste; nil for nothing
	input  textinput.Model
	dark   bool // the background it was dressed for
	past   past[moment]
}

func newLine(look *styles, placeholder string, pasted func(string) string) *lineInput {
	l := &lineInput{look: look, pasted: pasted, input: textinput.New()}
	l.input.Prompt, l.input.Placeholder = "", placeholder
	l.dress()
	return l
}

// limit bounds how many characters are taken.
func (l *lineInput) limit(most int) { l.input.CharLimit = most }

func (l *lineInput) dress() {
	s := l.look
	l.dark = s.dark
	look := textinput.DefaultStyles(s.dark)
	look.Focused.Text, look.Blurred.Text = s.text, s.text
	look.Focused.Placeholder, look.Blurred.Placeholder = s.faint, s.faint
	look.Cursor.Color = s.accent.GetForeground()
	l.input.SetStyles(look)
}

func (l *lineInput) text() string { return l.input.Value() }

// cursor is where the cursor stands, in characters.
func (l *lineInput) cursor() int { return l.input.Position() }

// set begins with a text, the cursor at its end: there is nothing to take back.
func (l *lineInput) set(text string) {
	l.past = past[moment]{}
	l.input.SetValue(text)
	l.input.CursorEnd()
}

func (l *lineInput) focus() tea.Cmd   { return l.input.Focus() }
func (l *lineInput) blur()            { l.input.Blur() }
func (l *lineInput) resize(width int) { l.input.SetWidth(width) }
func (l *lineInput) now() moment      { return moment{text: l.input.Value(), at: l.input.Position()} }
func (l *lineInput) put(m moment)     { l.input.SetValue(m.text); l.input.SetCursor(m.at) }

func (l *lineInput) view() string {
	if l.dark != l.look.dark { // told since
		l.dress()
	}
	return l.input.View()
}

// acts take back what was typed here, and put it again; then is done after.
func (l *lineInput) acts(then func()) []act {
	return l.past.acts(l.now, func(m moment) {
		l.put(m)
		if then != nil {
			then()
		}
	})
}

func (l *lineInput) update(msg tea.Msg) tea.Cmd {
	before := l.now()
	cmd := l.react(msg)
	follow(&l.past, before, l.now(), msg)
	return cmd
}

func (l *lineInput) react(msg tea.Msg) (cmd tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case key.Matches(m, l.input.KeyMap.Paste):
			return pasteInto(l)
		case key.Matches(m, l.input.KeyMap.DeleteWordForward):
			l.deleteWord()
			return nil
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
	l.input, cmd = l.input.Update(msg)
	return cmd
}

// deleteWord deletes up to the end of the next word. The library's own reaches
// past the end of the text before a last character.
func (l *lineInput) deleteWord() {
	text, at := []rune(l.input.Value()), l.input.Position()
	end := at
	for end < len(text) && unicode.IsSpace(text[end]) {
		end++
	}
	for end < len(text) && !unicode.IsSpace(text[end]) {
		end++
	}
	l.put(moment{text: string(slices.Delete(text, at, end)), at: at})
}

// paste is a paste as the field can hold it.
func (l *lineInput) paste(text string) tea.Msg {
	if l.pasted != nil {
		text = l.pasted(text)
	}
	return tea.PasteMsg{Content: text}
}
