package ui

import (
	tea "charm.land/bubbletea/v2"

	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

// The places of a text that keys lead to.
const (
	sourcesAnchor = report.SourcesAnchor
	wordsAnchor   = report.WordsAnchor
)

// reader is a page to read: advice, glossary, a region. It is laid out on
// arrival and on resizing, never while drawing.
type reader struct {
	kit.Scroller
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
	laidOut := r.text != nil && r.Width == width && r.dark == r.app.styles.Dark
	r.Scroller.Resize(width, height)
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
	r.text = newProse(r.app.styles, min(r.Width, kit.ReadingWidth+6))
	r.dark = r.app.styles.Dark
	r.write(r.text)
}

// jump shows one of the places of the text; it tells whether there is one.
func (r *reader) jump(anchor string) bool {
	line, there := r.text.anchors[anchor]
	if there {
		r.Top = max(0, min(line, len(r.text.lines)-r.Height))
	}
	return there
}

func (r *reader) crumb() (string, string) {
	end := ""
	if r.text != nil && r.Top > 0 { // it may never have been seen
		end = r.text.under(r.Top)
	}
	return r.app.styles.Title.Render(r.title), kit.OneLine(end)
}

// nextPart goes to the next title of the text, and from the last to the first.
func (r *reader) nextPart() {
	r.Top = r.text.heads.after(r.Top, max(len(r.text.lines)-r.Height, 0))
}

// aside is what the text holds, and where one is in it.
func (r *reader) aside(width, height int) []string {
	if r.text == nil { // it is asked for before the room is known
		r.Scroller.Resize(r.app.width-width-gutter, height)
		r.refresh()
	}
	return r.text.heads.draw(r.app.styles, width, height, r.Top)
}

func (r *reader) natural() (columns, right int) { return readingRoom, contentsRoom }

func (r *reader) position() string { return r.Position() }

func (r *reader) lines() []string { return r.Window(r.text.lines, r.app.styles, r.text.headLines()...) }

func (r *reader) update(tea.Msg) tea.Cmd { return nil }
func (r *reader) typing() bool           { return false }

func (r *reader) moves() []kit.Act {
	return r.Scroller.Moves(func() int { return len(r.text.lines) })
}

func (r *reader) acts() []kit.Act {
	a := r.app
	next := kit.Does(kit.Bind("tab", "partie suivante", "tab"), func() tea.Cmd { r.nextPart(); return nil })
	return append(r.moves(), a.goBack(), next, a.giveSources(), a.giveWords(), a.goSearch(), a.goBack().Also("entrée", "enter"))
}
