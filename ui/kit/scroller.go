package kit

// Scroller is a page of text longer than the window.
type Scroller struct {
	Top    int
	Width  int
	Height int
}

func (s *Scroller) Resize(width, height int) { s.Width, s.Height = width, height }

// Moves are the acts that move in a text, whose length is asked when they do.
func (s *Scroller) Moves(length func() int) []Act {
	to := func(top int) { s.Top = max(0, min(top, length()-s.Height)) }
	return append([]Act{Either(Keys.scroll, func(way int) { to(s.Top + way) })}, Quietly(
		Either(Keys.Pages, func(way int) { to(s.Top + way*s.Height) }),
		Either(Keys.Ends, func(way int) { to(way * length()) }),
	)...)
}

// Window is the part of a text that is shown.
func (s *Scroller) Window(text []string) []string {
	if s.Top > 0 && s.Top > len(text)-s.Height {
		s.Top = max(len(text)-s.Height, 0)
	}
	return text[min(s.Top, len(text)):]
}
