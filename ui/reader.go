package ui

import (
	tea "charm.land/bubbletea/v2"

	pages "cpts/model/page"
	"cpts/model/report"
)

// The places of a text that keys lead to.
const (
	sourcesAnchor = report.SourcesAnchor
	wordsAnchor   = report.WordsAnchor
)

// reader is a page to read: advice, glossary, a region. It is laid out on
// arrival and on resizing, never while drawing.
type reader struct {
	scroller
	app   *app
	title string
	write func(*prose)
	text  *prose
	at    string // the place to show first
	dark  bool
}

func newReader(a *app, title string, write func(*prose)) *reader {
	return &reader{app: a, title: title, write: write}
}

// newPageReader shows a page, composed anew whenever the project behind it changes.
func newPageReader(a *app, title string, compose func() *pages.Page) *reader {
	return newReader(a, title, func(p *prose) { p.page(compose()) })
}

// startingAt makes the page open at one of its places.
func (r *reader) startingAt(anchor string) *reader {
	r.at = anchor
	return r
}

func (r *reader) resize(width, height int) {
	laidOut := r.text != nil && r.width == width && r.dark == r.app.styles.dark
	r.scroller.resize(width, height)
	if !laidOut {
		r.refresh()
	}
	if r.at != "" {
		r.jump(r.at)
		r.at = ""
	}
}

// refresh lays the text out again: the project behind it may have changed.
func (r *reader) refresh() {
	r.text = newProse(r.app.styles, min(r.width, readingWidth+6))
	r.dark = r.app.styles.dark
	r.write(r.text)
}

// jump shows one of the places of the text; it tells whether there is one.
func (r *reader) jump(anchor string) bool {
	line, there := r.text.anchors[anchor]
	if there {
		r.top = max(0, min(line, len(r.text.lines)-r.height))
	}
	return there
}

func (r *reader) crumb() (string, string) {
	end := r.text.under(r.top)
	if r.top == 0 {
		end = ""
		if len(r.text.lines) > r.height {
			end = "suite en dessous"
		}
	}
	return r.app.styles.title.Render(r.title), oneLine(end)
}

// nextPart goes to the next title of the text, and from the last to the first.
func (r *reader) nextPart() {
	most := max(len(r.text.lines)-r.height, 0)
	for _, h := range r.text.heads {
		if h.line > r.top && r.top < most {
			r.top = min(h.line, most)
			return
		}
	}
	r.top = 0
}

func (r *reader) lines() []string { return r.window(r.text.lines) }

func (r *reader) update(tea.Msg) tea.Cmd { return nil }

func (r *reader) moves() []act {
	return r.scroller.moves(func() int { return len(r.text.lines) })
}

func (r *reader) acts() []act {
	a := r.app
	next := does(bind("tab", "partie suivante", "tab"), func() tea.Cmd { r.nextPart(); return nil })
	return append(r.moves(), a.goBack(), next, a.giveSources(), a.giveWords(), a.goSearch(), a.goBack().also("entrée", "enter"))
}
