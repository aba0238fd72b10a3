package kit

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// marks are the last columns of lines: the mark of a window, from top to bottom.
func marks(lines []string) string {
	var out strings.Builder
	for _, line := range lines {
		bare := []rune(ansi.Strip(line))
		out.WriteRune(bare[len(bare)-1])
	}
	return out.String()
}

// The mark says which part is shown, and touches an end only where the window does.
func TestScrollbar(t *testing.T) {
	look := NewStyles(true)
	five := func() []string { return []string{"a", "b", "c", "d", "eeeeeeeeeeee"} }
	for _, c := range []struct {
		top, shown, total int
		want              string
	}{
		{0, 5, 5, "abcde"}, {0, 9, 5, "abcde"}, {0, 5, 6, "┃┃┃││"}, {1, 5, 6, "││┃┃┃"}, {0, 5, 10, "┃┃│││"}, {5, 5, 10, "│││┃┃"}, {1, 5, 10, "│┃┃││"}, {4, 5, 10, "││┃┃│"},
		{0, 5, 1000, "┃││││"}, {1, 5, 1000, "│┃│││"}, {500, 5, 1000, "││┃││"}, {994, 5, 1000, "│││┃│"}, {995, 5, 1000, "││││┃"},
	} {
		lines := Scrollbar(five(), 10, c.top, c.shown, c.total, look)
		if got := marks(lines); got != c.want {
			t.Errorf("%d lines from %d of %d: %s, want %s", c.shown, c.top, c.total, got, c.want)
		}
		if w := ansi.StringWidth(lines[0]); c.shown < c.total && w != 10 {
			t.Errorf("a line is %d columns wide", w)
		}
	}
	if got := Scrollbar(nil, 10, 0, 0, 3, look); len(got) != 0 {
		t.Errorf("of nothing: %q", got)
	}
}

// A list says what it hides on both sides, and where it is; all shown, it says nothing.
func TestMenuHides(t *testing.T) {
	look := NewStyles(true)
	m := Menu{Line: func(_, width int, _ bool) string { return strings.Repeat("x", width) }, Skip: func(i int) bool { return i == 0 }}
	m.Set(10)
	for _, c := range []struct {
		height, to      int
		marks, position string
	}{
		{10, 9, "xxxxxxxxxx", ""}, {4, 0, "┃│││", "1 sur 9"}, {4, 9, "│││┃", "9 sur 9"}, {4, 5, "│┃││", "5 sur 9"}, {9, 0, "┃┃┃┃┃┃┃││", "1 sur 9"},
	} {
		m.Cursor, m.top = 0, 0
		m.Resize(20, c.height)
		m.MoveTo(c.to)
		drawn := m.Window(look)
		if got := marks(drawn); got != c.marks || m.Position() != c.position {
			t.Errorf("%d lines, at %d: %s %q, want %s %q", c.height, c.to, got, m.Position(), c.marks, c.position)
		}
		for _, line := range drawn {
			if text := ansi.Strip(line); c.position != "" && text != strings.Repeat("x", 18)+" ┃" && text != strings.Repeat("x", 18)+" │" {
				t.Errorf("%q: the text touches the mark", text)
			}
		}
	}
}

// A heading is not the last line of a window, unless nothing follows it.
func TestMenuLeavesNoHeading(t *testing.T) {
	look := NewStyles(true)
	kinds := "hi-hhi-h" // heading, item, blank
	m := Menu{
		Line: func(i, _ int, _ bool) string { return strings.ToUpper(kinds[i:i+1]) + "x" },
		Skip: func(i int) bool { return kinds[i] != 'i' }, Head: func(i int) bool { return kinds[i] == 'h' },
	}
	m.Set(len(kinds))
	for height, want := range map[int][]string{2: {"Hx", "Ix"}, 3: {"Hx", "Ix", "-x"}, 4: {"Hx", "Ix", "-x", ""}, 5: {"Hx", "Ix", "-x", "", ""}, 6: {"Hx", "Ix", "-x", "Hx", "Hx", "Ix"}, 8: {"Hx", "Ix", "-x", "Hx", "Hx", "Ix", "-x", "Hx"}} {
		m.MoveTo(0)
		m.Resize(20, height)
		var got []string
		for _, line := range m.Window(look) {
			text := strings.TrimRight(ansi.Strip(line), " ┃│")
			got = append(got, text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d lines: %q, want %q", height, got, want)
		}
	}
}

// An item that unfolds on several lines under the cursor is shown whole, its lines lit.
func TestMenuUnfolds(t *testing.T) {
	look := NewStyles(true)
	m := Menu{Line: func(i, width int, selected bool) string {
		if selected {
			return "one\ntwo\nthree"
		}
		return "item"
	}}
	m.Set(6)
	m.Resize(20, 4)
	ground, _, _ := strings.Cut(look.Ground.Render("x"), "x")
	for range 6 {
		lines := m.Window(look)
		lit := 0
		for _, line := range lines {
			if strings.HasPrefix(line, ground) {
				lit++
			}
		}
		if len(lines) != 4 || lit != 3 {
			t.Errorf("at %d: %d lines lit of %d", m.Cursor, lit, len(lines))
		}
		typed(m.Moves(), tea.KeyPressMsg{Code: tea.KeyDown})
	}
	if got := marks(m.Window(look)); got != "│││┃" && got != "││┃┃" {
		t.Errorf("at the end: %s", got)
	}
	m.Resize(20, 6) // as many lines as items, which take two more
	if m.MoveTo(0); !strings.Contains(marks(m.Window(look)), "│") || m.Position() != "1 sur 6" {
		t.Errorf("what is hidden is not said: %q, %q", m.Window(look), m.Position())
	}
}

// A text says which page of it is shown, and keeps no heading at its foot.
func TestScrollerWindow(t *testing.T) {
	look := NewStyles(true)
	text := strings.Split(strings.Repeat("line\n", 30), "\n")[:30]
	s := Scroller{}
	s.Resize(20, 10)
	for top, want := range map[int]string{0: "page 1 sur 3", 9: "page 1 sur 3", 10: "page 2 sur 3", 19: "page 2 sur 3", 20: "page 3 sur 3"} {
		s.Top = top
		lines := s.Window(text, look, top+9)
		if s.Position() != want || len(lines) != 10 {
			t.Errorf("from %d: %d lines, %q, want %q", top, len(lines), s.Position(), want)
		}
		if kept := strings.Contains(lines[9], "line"); kept != (top == 20) {
			t.Errorf("from %d: a heading at the foot, shown: %v", top, kept)
		}
	}
	s.Resize(20, 30)
	if s.Window(text, look); s.Position() != "" {
		t.Errorf("all is shown: %q", s.Position())
	}
}
