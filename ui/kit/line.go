package kit

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
)

// Line is every field of one line: a question's, a cell's, a search. It adds
// to the library's a Ctrl+Z of its own and a deletion of the next word that never
// reaches past the end.
type Line struct {
	look   *Styles
	pasted func(string) string // what becomes of a paste; nil for nothing
	input  textinput.Model
	sample string // shown while it is empty
	unit   string // what is typed counts, said after it
	dark   bool   // the background it was dressed for
	past   Past[moment]
}

// NewLine makes a field that shows a placeholder while it is empty.
func NewLine(look *Styles, placeholder string, pasted func(string) string) *Line {
	l := &Line{look: look, pasted: pasted, input: textinput.New(), sample: placeholder}
	l.input.Prompt, l.input.Placeholder = "", placeholder
	l.dress()
	return l
}

// Limit bounds how many characters are taken.
func (l *Line) Limit(most int) { l.input.CharLimit = most }

// Unit says what is typed counts, « habitants », after it; nothing of it is typed.
func (l *Line) Unit(unit string) { l.unit = unit }

func (l *Line) dress() {
	s := l.look
	l.dark = s.Dark
	look := textinput.DefaultStyles(s.Dark)
	look.Focused.Text, look.Blurred.Text = s.Text, s.Text
	look.Focused.Placeholder, look.Blurred.Placeholder = s.Faint, s.Faint
	look.Cursor.Color = s.Accent.GetForeground()
	l.input.SetStyles(look)
}

func (l *Line) Text() string { return l.input.Value() }

// Set begins with a text, the cursor at its end: there is nothing to take back.
func (l *Line) Set(text string) {
	l.past = Past[moment]{}
	l.input.SetValue(text)
	l.input.CursorEnd()
}

func (l *Line) Focus() tea.Cmd { return l.input.Focus() }
func (l *Line) Blur()          { l.input.Blur() }
func (l *Line) now() moment    { return moment{text: l.input.Value(), at: l.input.Position()} }
func (l *Line) put(m moment)   { l.input.SetValue(m.text); l.input.SetCursor(m.at) }

// Resize gives the field a width, what it counts included.
func (l *Line) Resize(width int) {
	if l.unit != "" {
		width -= ansi.StringWidth(l.unit) + 1
	}
	l.input.SetWidth(width)
	l.input.Placeholder = Cut(l.sample, width) // the library's own cut says nothing
}

func (l *Line) View() string {
	if l.dark != l.look.Dark { // told since
		l.dress()
	}
	if room := l.input.Width(); !l.input.Focused() && room > 0 && ansi.StringWidth(l.input.Value()) > room {
		return l.look.Text.Render(Cut(l.input.Value(), room)) // the library keeps where the cursor was, and says nothing
	}
	if l.unit == "" || strings.Contains(l.input.Value(), l.unit) { // typed already
		return l.input.View()
	}
	unit := " " + l.look.Faint.Render(l.unit)
	if l.input.Value() != "" {
		return strings.TrimRight(l.input.View(), " ") + unit
	}
	example := l.input.Placeholder
	if example == "" { // it would count nothing
		return l.input.View()
	}
	return ansi.Truncate(l.input.View(), ansi.StringWidth(example), "") + unit // the library fills the room
}

// Acts take back what was typed here, and put it again; then is done after.
func (l *Line) Acts(then func()) []Act {
	return l.past.Acts(l.now, func(m moment) {
		l.put(m)
		if then != nil {
			then()
		}
	})
}

func (l *Line) Update(msg tea.Msg) tea.Cmd {
	before := l.now()
	cmd := l.react(msg)
	follow(&l.past, before, l.now(), msg)
	return cmd
}

func (l *Line) react(msg tea.Msg) (cmd tea.Cmd) {
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
	case Clipboard:
		if m.Into != l {
			return nil
		}
		tidy, _ := french.Tidy(m.Text, true)
		msg = l.paste(tidy)
	}
	l.input, cmd = l.input.Update(msg)
	return cmd
}

// deleteWord deletes up to the end of the next word. The library's own reaches
// past the end of the text before a last character.
func (l *Line) deleteWord() {
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
func (l *Line) paste(text string) tea.Msg {
	if l.pasted != nil {
		text = l.pasted(text)
	}
	return tea.PasteMsg{Content: text}
}
