package kit

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
)

// scrollRoom is what the mark of a window takes from its lines: its column, and one
// that keeps it apart.
const scrollRoom = 2

// Scrollbar marks, at the right edge of a window, which part of a whole it shows: so
// many lines from top, of total. Lines keep their width where nothing is hidden. The
// mark touches an end of its track only where the window does.
func Scrollbar(lines []string, width, top, shown, total int, look *Styles) []string {
	height := len(lines)
	if shown >= total || height == 0 {
		return lines
	}
	thumb := min(max(height*shown/total, 1), max(height-2, 1))
	track := height - thumb
	at := top * track / (total - shown)
	if track > 1 && top > 0 && top < total-shown {
		at = min(max(at, 1), track-1)
	}
	out := make([]string, height)
	for i, line := range lines {
		mark := look.Rule.Render("│")
		if i >= at && i < at+thumb {
			mark = look.Accent.Render("┃")
		}
		out[i] = Fill(line, width-1) + mark
	}
	return out
}

// rank is where one is among several, as the footer says it.
func rank(at, of int) string {
	return french.Number(int64(at)) + " sur " + french.Number(int64(of))
}

// Scroller is a page of text longer than the window.
type Scroller struct {
	Top    int
	Width  int
	Height int
	length int // of the text last shown
}

func (s *Scroller) Resize(width, height int) { s.Width, s.Height = width, height }

// Moves are the acts that move in a text, whose length is asked when they do.
func (s *Scroller) Moves(length func() int) []Act {
	to := func(top int) { s.Top = max(0, min(top, length()-s.Height)) }
	return append([]Act{Either(Keys.scroll, func(way int) { to(s.Top + way) })}, Quietly(
		Either(Keys.Pages, func(way int) { to(s.Top + way*s.Height) }),
		Either(Keys.Ends, func(way int) { to(way * length()) }),
		Does(Keys.NextPage, func() tea.Cmd { to(s.Top + s.Height); return nil }),
		Does(Keys.Last, func() tea.Cmd { to(length()); return nil }),
	)...)
}

// Window is the part of a text that is shown, what is hidden marked at the right edge.
// A heading is not left alone at its foot: heads are the lines that hold one.
func (s *Scroller) Window(text []string, look *Styles, heads ...int) []string {
	s.Top, s.length = max(0, min(s.Top, len(text)-s.Height)), len(text)
	end := min(s.Top+s.Height, len(text))
	lines := slices.Clone(text[s.Top:max(end, s.Top)])
	if end < len(text) && len(lines) > 1 && slices.Contains(heads, end-1) {
		lines[len(lines)-1] = ""
	}
	return Scrollbar(lines, s.Width, s.Top, s.Height, len(text), look)
}

// Position is the part of the text shown, « page 2 sur 7 »; "" when all of it is.
func (s *Scroller) Position() string { return page(s.Top, s.Height, s.length) }

// page is the one that begins at a line, of those of so many lines that a whole takes.
func page(top, shown, total int) string {
	if total <= shown || shown < 1 {
		return ""
	}
	last := (total + shown - 1) / shown
	at := top/shown + 1
	if top+shown >= total {
		at = last
	}
	return "page " + rank(at, last)
}
