package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	pages "cpts/model/page"
	"cpts/model/report"
)

// reportPage is a document on screen: the summary, as `cpts rapport` prints it, or
// another one.
type reportPage struct {
	app   *app
	title string
	print string             // the command that prints it
	build func() *pages.Page // nil for the summary
	view  viewport.Model
	notes bool // her notes are in
	width int
}

func newReport(a *app) *reportPage {
	return newDocument(a, "Rapport", "cpts rapport, ou cpts rapport --format markdown", nil)
}

func newDocument(a *app, title, print string, build func() *pages.Page) *reportPage {
	p := &reportPage{app: a, title: title, print: print, build: build, view: viewport.New()}
	p.view.KeyMap.Left, p.view.KeyMap.Right = key.NewBinding(), key.NewBinding()
	return p
}

func (p *reportPage) refresh() { p.compose() }

// compose writes the report for the width at hand: done on arrival and on
// resizing, never while drawing.
func (p *reportPage) compose() {
	s := p.app.styles
	one := func(f func(...string) string) func(string) string { return func(t string) string { return f(t) } }
	style := pages.Style{Title: one(s.title.Render), Heading: one(s.accent.Render), Strong: one(s.strong.Render), Faint: one(s.faint.Render)}
	var with []report.Option
	if p.notes {
		with = append(with, report.WithNotes())
	}
	build := p.build
	if build == nil {
		build = func() *pages.Page { return report.Build(p.app.project, p.app.today(), with...) }
	}
	p.view.SetContent(build().Text(min(p.width-2, readingWidth), style))
}

func (p *reportPage) resize(width, height int) {
	p.view.SetWidth(width)
	p.view.SetHeight(height - 2)
	if width != p.width {
		p.width = width
		p.compose()
	}
}

// toggleNotes puts her notes in, or takes them out.
func (p *reportPage) toggleNotes() {
	p.notes = !p.notes
	p.compose()
	p.app.notice = "Vos notes ne sont plus dans le rapport."
	if p.notes {
		p.app.notice = "Vos notes sont dans le rapport. À imprimer : cpts rapport --notes."
	}
}

func (p *reportPage) typing() bool { return false }
func (p *reportPage) crumb() (string, string) {
	return p.app.styles.title.Render(p.title), strconv.Itoa(int(p.view.ScrollPercent()*100)) + content.Typography(" %")
}

func (p *reportPage) lines() []string {
	lines := clip(splitLines(p.view.View()), p.view.Height())
	return append(lines, "", " "+p.app.styles.faint.Render(content.Typography("Pour l'imprimer : "+p.print+".")))
}

func (p *reportPage) keys() []key.Binding {
	shown := []key.Binding{bind("↑↓", "défiler"), keys.pageDown, keys.back}
	if p.build == nil {
		shown = append(shown, bind("n", "avec vos notes"))
	}
	return append(shown, keys.help)
}

func (p *reportPage) update(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch {
		case key.Matches(press, keys.home):
			p.view.GotoTop()
			return nil
		case key.Matches(press, keys.end):
			p.view.GotoBottom()
			return nil
		}
	}
	var cmd tea.Cmd
	p.view, cmd = p.view.Update(msg)
	return cmd
}
