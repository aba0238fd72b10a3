package ui

// scroller is a page of text longer than the window.
type scroller struct {
	top    int
	width  int
	height int
}

func (s *scroller) resize(width, height int) { s.width, s.height = width, height }
func (s *scroller) typing() bool             { return false }

// moves are the acts that move in a text, whose length is asked when they do.
func (s *scroller) moves(length func() int) []act {
	to := func(top int) { s.top = max(0, min(top, length()-s.height)) }
	return append([]act{either(kitKeys.scroll, func(way int) { to(s.top + way) })}, quietly(
		either(kitKeys.pages, func(way int) { to(s.top + way*s.height) }),
		either(kitKeys.ends, func(way int) { to(way * length()) }),
	)...)
}

// window is the part of a text that is shown.
func (s *scroller) window(text []string) []string {
	if s.top > 0 && s.top > len(text)-s.height {
		s.top = max(len(text)-s.height, 0)
	}
	return text[min(s.top, len(text)):]
}
