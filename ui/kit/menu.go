package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Menu is a list with a cursor, drawn a window at a time: its cost is that of
// the lines shown, whatever the number of items.
type Menu struct {
	count  int
	Line   func(i, width int, selected bool) string // of several lines where it unfolds
	Skip   func(i int) bool                         // headings and blank lines, which the cursor passes over
	Head   func(i int) bool                         // headings alone; nil for none
	Cursor int
	top    int
	width  int
	height int
	over   bool // items take more lines than they are
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
		Does(Keys.Last, func() tea.Cmd { m.MoveTo(m.count); return nil }),
	)...)
}

// LineWidth is the width that lines are drawn for.
func (m *Menu) LineWidth() int {
	if m.hides() {
		return m.width - scrollRoom
	}
	return m.width
}

func (m *Menu) hides() bool { return m.over || m.count > m.height }

// Window draws the lines: those of the cursor's item lit, what is hidden marked at
// the right edge.
func (m *Menu) Window(look *Styles) []string {
	m.over = false
	lines, first, shown := m.draw(look)
	if m.over = shown < m.count; m.over { // told for less room
		lines, first, shown = m.draw(look)
	}
	return Scrollbar(lines, m.width, first, shown, m.count, look)
}

// draw draws what fits of the items, the cursor's among them: the first of them, and
// how many begin there.
func (m *Menu) draw(look *Styles) (lines []string, first, shown int) {
	var begins []int // the lines on which items begin
	width, end := m.LineWidth(), m.height
	for i := m.top; i < m.count && (i <= m.Cursor || len(lines) < m.height); i++ {
		begins = append(begins, len(lines))
		for _, line := range strings.Split(m.Line(i, width, i == m.Cursor), "\n") {
			if i == m.Cursor {
				line = look.Lit(line, width)
			}
			lines = append(lines, Cut(line, width))
		}
		if i == m.Cursor {
			end = max(end, len(lines))
		}
	}
	first = m.top
	for i, begin := range begins {
		after := len(lines)
		if i+1 < len(begins) {
			after = begins[i+1]
		}
		switch {
		case begin < end-m.height:
			first++
		case after <= end: // whole
			shown++
		}
	}
	lines = lines[min(end-m.height, len(lines)):min(end, len(lines))]
	m.leaveHeads(lines, first+shown)
	return lines, first, shown
}

// leaveHeads blanks the headings on the last lines of a window, when what they stand
// over is below it.
func (m *Menu) leaveHeads(lines []string, next int) {
	if next >= m.count || m.Head == nil {
		return
	}
	for last := len(lines) - 1; last > 0 && m.Head(next-1); last, next = last-1, next-1 {
		lines[last] = ""
	}
}

// Position is the rank of the cursor among the items it goes through, « 4 sur 30 »;
// "" when all are shown.
func (m *Menu) Position() string {
	if !m.hides() || m.count == 0 {
		return ""
	}
	at, of := m.Cursor+1, m.count
	if m.Skip != nil {
		at, of = 0, 0
		for i := range m.count {
			if m.passes(i) {
				continue
			}
			of++
			if i <= m.Cursor {
				at++
			}
		}
	}
	return rank(at, of)
}

// Mark is what stands before an item.
func (s *Styles) Mark(selected bool) string {
	if selected {
		return s.Accent.Render(" ▸ ")
	}
	return "   "
}
