package kit

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// typed carries out the first of the acts that takes a key; it tells whether one does.
func typed(acts []Act, press tea.KeyPressMsg) bool {
	for _, act := range acts {
		if act.Takes(press, false) {
			act.Run(press)
			return true
		}
	}
	return false
}

var moves = map[string]tea.KeyPressMsg{
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "G": {Code: 'G', Text: "G"}, "space": {Code: tea.KeySpace, Text: " "},
}

// A long list is gone through a page at a time: the cursor goes as far as the window
// is high, not beyond the ends, and never stands on a heading.
func TestMenuKeys(t *testing.T) {
	m := Menu{count: 100, Line: func(int, int, bool) string { return "" }, Skip: func(i int) bool { return i%10 == 0 }}
	m.Resize(80, 12)
	m.MoveTo(0)
	look := NewStyles(true)
	for _, c := range []struct {
		key         string
		cursor, top int
	}{
		{"up", 1, 0}, {"down", 2, 0}, {"pgdown", 14, 3}, {"pgdown", 26, 15}, {"pgup", 14, 14}, {"pgup", 2, 2}, {"pgup", 1, 0},
		{"end", 99, 88}, {"pgdown", 99, 88}, {"pgup", 87, 87}, {"home", 1, 0}, {"G", 99, 88},
	} {
		if !typed(m.Moves(), moves[c.key]) {
			t.Errorf("%s is not a key of lists", c.key)
		}
		if m.Cursor != c.cursor || m.top != c.top {
			t.Errorf("%s leads to item %d, the first shown being %d, want %d and %d", c.key, m.Cursor, m.top, c.cursor, c.top)
		}
		if lines := m.Window(look); len(lines) != 12 || m.Position() == "" {
			t.Errorf("%s: %d lines drawn, at %q", c.key, len(lines), m.Position())
		}
	}
	if typed(m.Moves(), tea.KeyPressMsg{Code: 'x', Text: "x"}) {
		t.Error("x is not a key of lists")
	}
}

// A text scrolls a line or a page at a time, and stops at its ends.
func TestScrollerKeys(t *testing.T) {
	for length, steps := range map[int][]struct {
		key string
		top int
	}{
		30: {{"up", 0}, {"down", 1}, {"pgdown", 11}, {"pgdown", 20}, {"down", 20}, {"pgup", 10}, {"up", 9}, {"end", 20}, {"home", 0}, {"space", 10}, {"G", 20}},
		10: {{"down", 0}, {"pgdown", 0}, {"end", 0}},
		0:  {{"down", 0}, {"end", 0}},
	} {
		s := Scroller{}
		s.Resize(80, 10)
		for _, c := range steps {
			if !typed(s.Moves(func() int { return length }), moves[c.key]) || s.Top != c.top {
				t.Errorf("%d lines: %s leads to line %d, want %d", length, c.key, s.Top, c.top)
			}
			if got := len(s.Window(make([]string, length), NewStyles(true))); got != min(length, s.Height) {
				t.Errorf("%d lines, from %d: %d shown", length, c.top, got)
			}
		}
	}
	short := Scroller{Top: 1}
	short.Resize(80, 10)
	if got := short.Window(make([]string, 5), NewStyles(true)); len(got) != 5 || short.Top != 0 {
		t.Errorf("a text that fits is shown from line %d", short.Top)
	}
	s := Scroller{Top: 25}
	s.Resize(80, 10)
	if got := s.Window(make([]string, 30), NewStyles(true)); len(got) != 10 || s.Top != 20 {
		t.Errorf("a text made shorter is shown from line %d", s.Top)
	}
}
