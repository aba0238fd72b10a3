package kit

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
)

// Long is a field of several lines: a long text, a list, a note. It is the
// library's area rather than a form's field of several lines, which tells neither
// where its cursor stands nor lets it be put back there.
type Long struct {
	look   *Styles
	pasted func(string) string // what becomes of a paste; nil for nothing
	area   textarea.Model
	sample string         // shown while it is empty
	most   int            // the lines it may take: as many as its text has, within reason
	ruler  textarea.Model // tells how many lines of the screen a text takes
	dark   bool           // the background it was dressed for
	past   Past[moment]
}

// leastLines is what the field takes whatever its text, where there is room: it shows
// how much may be written.
const leastLines = 8

// NewLong makes a field that shows a placeholder while it is empty.
func NewLong(look *Styles, placeholder string, pasted func(string) string) *Long {
	l := &Long{look: look, pasted: pasted, area: textarea.New(), sample: placeholder, ruler: textarea.New(), most: leastLines}
	l.area.Prompt, l.area.Placeholder, l.area.ShowLineNumbers = "", placeholder, false
	l.area.CharLimit, l.area.MaxHeight, l.area.MaxWidth = 0, 0, 0
	l.ruler.Prompt, l.ruler.ShowLineNumbers, l.ruler.DynamicHeight = "", false, true
	l.ruler.CharLimit, l.ruler.MaxHeight, l.ruler.MaxWidth = 0, 0, 0
	l.area.KeyMap.InsertNewline = Keys.NewLine
	l.dress()
	return l
}

func (l *Long) dress() {
	s := l.look
	l.dark = s.Dark
	look := textarea.DefaultStyles(s.Dark)
	for _, state := range []*textarea.StyleState{&look.Focused, &look.Blurred} {
		state.Base, state.Text, state.CursorLine, state.EndOfBuffer = s.Text, s.Text, s.Text, s.Text
		state.Placeholder = s.Faint
	}
	look.Cursor.Color = s.Accent.GetForeground()
	l.area.SetStyles(look)
}

func (l *Long) Text() string { return l.area.Value() }

// Set begins with a text, the cursor at its end: there is nothing to take back.
func (l *Long) Set(text string) {
	l.past = Past[moment]{}
	l.area.SetValue(text)
	l.settle()
}

// settle gives the area the lines its text takes, and has it scroll to its cursor,
// which it does only on a message. The most it may take bounds what can be typed in
// the library: it is told no longer than that.
func (l *Long) settle() {
	l.area.DynamicHeight, l.area.MinHeight, l.area.MaxHeight = true, min(leastLines, l.most), l.most
	l.area.SetWidth(l.area.Width())
	l.area.DynamicHeight, l.area.MaxHeight = false, 0
	l.area, _ = l.area.Update(nil)
}

// Focus gives the field the keys, and shows it where its cursor is.
func (l *Long) Focus() tea.Cmd {
	blink := l.area.Focus()
	l.settle()
	return blink
}

// Resize gives the field a width, with the mark of what it hides, and the most lines it
// may take.
func (l *Long) Resize(width, most int) {
	width -= scrollRoom
	if width == l.area.Width() && most == l.most {
		return
	}
	l.most = most
	l.area.SetWidth(width)
	l.area.Placeholder = Cut(l.sample, width*(most-1)) // the library's own cut says nothing
	l.settle()
}

// Scrolled tells how many lines of the screen the text takes, from which one it is
// shown, and how many are.
func (l *Long) Scrolled() (count, top, shown int) {
	l.ruler.SetWidth(l.area.Width())
	if text := l.area.Value(); text != l.ruler.Value() {
		l.ruler.SetValue(text)
	}
	return l.ruler.Height(), l.area.ScrollYOffset(), l.area.Height()
}

// Position is the part of the text shown, « page 2 sur 3 »; "" when all of it is.
func (l *Long) Position() string {
	count, top, shown := l.Scrolled()
	return page(top, shown, count)
}

// Lines draws the field, what is hidden of it marked at its right.
func (l *Long) Lines() []string {
	count, top, shown := l.Scrolled()
	return Scrollbar(SplitLines(l.View()), l.area.Width()+scrollRoom, top, shown, count, l.look)
}

func (l *Long) now() moment {
	return moment{text: l.area.Value(), row: l.area.Line(), at: l.area.Column()}
}

func (l *Long) put(m moment) {
	l.area.SetValue(m.text)
	for l.area.Line() > m.row {
		l.area.CursorStart()
		l.area.CursorUp()
	}
	l.area.SetCursorColumn(m.at)
	l.settle()
}

// AtEmptyEnd tells that the cursor stands on a last line with nothing in it.
func (l *Long) AtEmptyEnd() bool {
	text := l.area.Value()
	return l.OnLastLine() && strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:]) == ""
}

func (l *Long) OnLastLine() bool { return l.area.Line() == l.area.LineCount()-1 }

func (l *Long) View() string {
	if l.dark != l.look.Dark { // told since
		l.dress()
	}
	return l.area.View()
}

// Acts take back what was typed here, and put it again; then is done after.
func (l *Long) Acts(then func()) []Act {
	return l.past.Acts(l.now, func(m moment) {
		l.put(m)
		then()
	})
}

func (l *Long) Update(msg tea.Msg) tea.Cmd {
	before := l.now()
	cmd := l.react(msg)
	if l.area.Value() != before.text {
		l.settle()
	}
	follow(&l.past, before, l.now(), msg)
	return cmd
}

func (l *Long) react(msg tea.Msg) (cmd tea.Cmd) {
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
	case Clipboard:
		if m.Into != l {
			return nil
		}
		tidy, _ := french.Tidy(m.Text, true)
		msg = l.paste(tidy)
	}
	l.area, cmd = l.area.Update(msg)
	return cmd
}

// paste is a paste as the field can hold it.
func (l *Long) paste(text string) tea.Msg {
	if l.pasted != nil {
		text = l.pasted(text)
	}
	return tea.PasteMsg{Content: text}
}
