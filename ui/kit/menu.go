package kit

import "cpts/content/french"

// Menu is a list with a cursor, drawn a window at a time: its cost is that of
// the lines shown, whatever the number of items.
type Menu struct {
	count  int
	Line   func(i, width int, selected bool) string
	Skip   func(i int) bool // headings and blank lines, which the cursor passes over
	Cursor int
	top    int
	width  int
	height int
}

func (m *Menu) Resize(width, height int) {
	m.width, m.height = width, max(height, 1)
	m.reveal()
}

// Set changes the number of items, keeping the cursor as near as it can.
func (m *Menu) Set(count int) {
	m.count = count
	m.MoveTo(m.Cursor)
}

func (m *Menu) MoveTo(i int) {
	m.Cursor = max(0, min(i, m.count-1))
	for m.Cursor < m.count-1 && m.passes(m.Cursor) {
		m.Cursor++
	}
	for m.Cursor > 0 && m.passes(m.Cursor) {
		m.Cursor--
	}
	m.reveal()
}

func (m *Menu) passes(i int) bool { return m.Skip != nil && m.Skip(i) }

func (m *Menu) step(by int) {
	for i := m.Cursor + by; i >= 0 && i < m.count; i += by {
		if !m.passes(i) {
			m.Cursor = i
			break
		}
	}
	m.reveal()
}

func (m *Menu) reveal() {
	if m.Cursor < m.top {
		m.top = m.Cursor
	}
	// The heading just above the first item comes with it.
	if m.top > 0 && m.top == m.Cursor && m.passes(m.top-1) {
		m.top--
	}
	if m.Cursor >= m.top+m.height {
		m.top = m.Cursor - m.height + 1
	}
	m.top = max(0, min(m.top, m.count-m.height))
}

// Moves are the acts that move the cursor.
func (m *Menu) Moves() []Act {
	return append([]Act{Either(Keys.Choose, m.step)}, Quietly(
		Either(Keys.Pages, func(way int) { m.MoveTo(m.Cursor + way*m.height) }),
		Either(Keys.Ends, func(way int) { m.MoveTo(way * m.count) }),
	)...)
}

// Lines draws the window.
func (m *Menu) Lines() []string {
	var out []string
	for i := m.top; i < min(m.top+m.height, m.count); i++ {
		out = append(out, Cut(m.Line(i, m.width, i == m.Cursor), m.width))
	}
	return out
}

// Window draws the lines and, under them, how many there are that it hides.
func (m *Menu) Window(look *Styles, one, many string) []string {
	lines := m.Lines()
	if hides := m.Hides(one, many); hides != "" {
		lines = append(lines, "   "+look.Faint.Render(hides))
	}
	return lines
}

// Hides says how many items stand above the window and below it, by what they are
// called; "" when all are shown.
func (m *Menu) Hides(one, many string) string {
	switch below := max(m.count-m.top-m.height, 0); {
	case m.top > 0 && below > 0:
		return "… " + french.Count(m.top, one, many) + " plus haut, " + french.Number(int64(below)) + " plus bas"
	case m.top > 0:
		return "… " + french.Count(m.top, one, many) + " plus haut"
	case below > 0:
		return "… " + french.Count(below, one, many) + " plus bas"
	}
	return ""
}

// Mark is what stands before an item.
func (s *Styles) Mark(selected bool) string {
	if selected {
		return s.Accent.Render(" ▸ ")
	}
	return "   "
}
