package ui

// menu is a list with a cursor, drawn a window at a time: its cost is that of
// the lines shown, whatever the number of items.
type menu struct {
	count  int
	line   func(i, width int, selected bool) string
	skip   func(i int) bool // headings and blank lines, which the cursor passes over
	cursor int
	top    int
	width  int
	height int
}

func (m *menu) resize(width, height int) {
	m.width, m.height = width, max(height, 1)
	m.reveal()
}

// set changes the number of items, keeping the cursor as near as it can.
func (m *menu) set(count int) {
	m.count = count
	m.moveTo(m.cursor)
}

func (m *menu) moveTo(i int) {
	m.cursor = max(0, min(i, m.count-1))
	for m.cursor < m.count-1 && m.passes(m.cursor) {
		m.cursor++
	}
	for m.cursor > 0 && m.passes(m.cursor) {
		m.cursor--
	}
	m.reveal()
}

func (m *menu) passes(i int) bool { return m.skip != nil && m.skip(i) }

func (m *menu) step(by int) {
	for i := m.cursor + by; i >= 0 && i < m.count; i += by {
		if !m.passes(i) {
			m.cursor = i
			break
		}
	}
	m.reveal()
}

func (m *menu) reveal() {
	if m.cursor < m.top {
		m.top = m.cursor
	}
	// A heading just above the first item comes with it.
	for m.top > 0 && m.top == m.cursor && m.passes(m.top-1) {
		m.top--
	}
	if m.cursor >= m.top+m.height {
		m.top = m.cursor - m.height + 1
	}
	m.top = max(0, min(m.top, m.count-m.height))
}

// moves are the acts that move the cursor.
func (m *menu) moves() []act {
	return append([]act{either(kitKeys.choose, m.step)}, quietly(
		either(kitKeys.pages, func(way int) { m.moveTo(m.cursor + way*m.height) }),
		either(kitKeys.ends, func(way int) { m.moveTo(way * m.count) }),
	)...)
}

// lines draws the window.
func (m *menu) lines() []string {
	var out []string
	for i := m.top; i < min(m.top+m.height, m.count); i++ {
		out = append(out, cut(m.line(i, m.width, i == m.cursor), m.width))
	}
	return out
}

// more tells how many items stand below the window.
func (m *menu) more() int { return max(m.count-m.top-m.height, 0) }

// mark is what stands before an item.
func (s *styles) mark(selected bool) string {
	if selected {
		return s.accent.Render(" ▸ ")
	}
	return "   "
}
