package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/formats"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

// reportPage is a document on screen: all that is known, as `cpts rapport --complet` prints it, or
// another one.
type reportPage struct {
	app   *app
	title string
	print string                   // how it is printed
	build func() *pages.Page       // nil for the summary
	above func(width int) []string // what stands over the text; nil for nothing
	text  []string
	parts contents
	notes bool // her notes are in
	kit.Scroller
}

// toPrint is how what w writes is printed.
const toPrint = "w, puis Word ou page web"

func newReport(a *app) *reportPage {
	return newDocument(a, "Rapport", toPrint, nil)
}

func newDocument(a *app, title, print string, build func() *pages.Page) *reportPage {
	return &reportPage{app: a, title: title, print: print, build: build}
}

func (p *reportPage) refresh() { p.compose() }

// compose writes the report for the width at hand: done on arrival and on
// resizing, never while drawing.
func (p *reportPage) compose() {
	s := p.app.styles
	one := func(f func(...string) string) func(string) string { return func(t string) string { return f(t) } }
	style := pages.Style{Title: one(s.Title.Render), Heading: one(s.Accent.Render), Strong: one(s.Strong.Render), Faint: one(s.Faint.Render)}
	var with []report.Option
	if p.notes {
		with = append(with, report.WithNotes())
	}
	build := p.build
	if build == nil {
		build = func() *pages.Page { return report.Build(p.app.project, p.app.today(), with...) }
	}
	page := build()
	p.text = kit.SplitLines(page.Text(min(p.Width-2, kit.ReadingWidth), style))
	var heads []head
	for _, h := range page.Headings(2) {
		heads = append(heads, head{text: h.Text, under: h.Level > 1})
	}
	p.parts = partsOf(p.text, heads)
	if p.above == nil {
		return
	}
	above := p.above(min(p.Width-2, kit.ReadingWidth))
	p.text = append(above, p.text...)
	for i := range p.parts {
		p.parts[i].line += len(above)
	}
}

// aside is what the document holds, and where one is in it.
func (p *reportPage) aside(width, height int) []string {
	if p.text == nil { // it is asked for before the room is known
		p.resize(p.app.width-width-gutter, height)
	}
	return p.parts.draw(p.app.styles, width, height, p.Top)
}

func (p *reportPage) natural() (columns, right int) { return readingRoom, contentsRoom }

func (p *reportPage) resize(width, height int) {
	again := width != p.Width
	p.Scroller.Resize(width, height-2)
	if again {
		p.compose()
	}
}

// toggleNotes puts her notes in, or takes them out.
func (p *reportPage) toggleNotes() {
	p.notes = !p.notes
	p.compose()
	p.app.notice = "Vos notes ne sont plus dans le rapport."
	if p.notes {
		p.app.notice = "Vos notes sont dans le rapport, et dans ce que la touche w écrit."
	}
}

func (p *reportPage) crumb() (string, string) {
	return p.app.styles.Title.Render(p.title), ""
}

func (p *reportPage) position() string { return p.Position() }

func (p *reportPage) lines() []string {
	lines := kit.Clip(p.Window(p.text, p.app.styles), p.Height)
	return append(lines, "", " "+p.app.styles.Faint.Render(french.Say("Pour l’imprimer : %s.", p.print)))
}

func (p *reportPage) update(tea.Msg) tea.Cmd { return nil }
func (p *reportPage) typing() bool           { return false }

func (p *reportPage) acts() []kit.Act {
	a := p.app
	shown := append(p.reading(), a.goBack(), p.nextPart())
	if p.build == nil {
		notes := kit.Does(kit.Bind("n", "avec vos notes", "n"), func() tea.Cmd { p.toggleNotes(); return nil })
		write := kit.Does(keys.write, func() tea.Cmd { return a.open(want{room: roomWrite, of: p.out()}) })
		shown = append(shown, write, notes, notes.Also("F2", "f2"))
	}
	return append(shown, a.giveHelp())
}

// reading are the acts that move in the text, which is read by pages.
func (p *reportPage) reading() []kit.Act {
	moves := p.Moves(func() int { return len(p.text) })
	moves[1].Quiet = false
	return moves
}

// nextPart goes to the next title of the text.
func (p *reportPage) nextPart() kit.Act {
	after := p.parts.after(p.Top, max(len(p.text)-p.Height, 0))
	next := kit.Does(kit.Bind("tab", "partie suivante", "tab"), func() tea.Cmd { p.Top = after; return nil })
	if after == p.Top {
		next.Off = "Tout le texte est à l’écran."
	}
	return next
}

// out is the report to be written, as it is read.
func (p *reportPage) out() *outing {
	today, notes := p.app.today(), p.notes
	return &outing{title: "Rapport", stem: "rapport", formats: laidOut, make: func(project *model.Project, format string) ([]byte, error) {
		var with []report.Option
		if formats.Draws(format) {
			with = append(with, report.WithPictures())
		}
		if notes {
			with = append(with, report.WithNotes())
		}
		return formats.As(format, report.Build(project, today, with...))
	}}
}
