package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// scroller is a page of text longer than the window.
type scroller struct {
	top    int
	width  int
	height int
}

func (s *scroller) resize(width, height int) { s.width, s.height = width, height }
func (s *scroller) typing() bool             { return false }

// scroll moves in a text of so many lines.
func (s *scroller) scroll(msg tea.Msg, length int) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return
	}
	switch {
	case key.Matches(press, keys.up):
		s.top--
	case key.Matches(press, keys.down):
		s.top++
	case key.Matches(press, keys.pageUp):
		s.top -= s.height
	case key.Matches(press, keys.pageDown):
		s.top += s.height
	}
	s.top = max(0, min(s.top, length-s.height))
}

// window is the part of a text that is shown.
func (s *scroller) window(text []string) []string {
	if s.top > 0 && s.top > len(text)-s.height {
		s.top = max(len(text)-s.height, 0)
	}
	return text[min(s.top, len(text)):]
}
