package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model/report"
	"cpts/ui/kit"
)

// passedPage says that the gate of a stage is passed: what that gives, what it opens,
// and what comes next.
type passedPage struct {
	page
	stage *content.Stage
}

func newPassed(a *app, s *content.Stage) *passedPage {
	p := &passedPage{page: newPage(a), stage: s}
	p.width, p.height = kit.MinWidth, kit.MinHeight // until the terminal says its own
	p.refresh()
	return p
}

func (p *passedPage) refresh() {
	a := p.app
	items := []item{{label: "Continuer", open: func() tea.Cmd { a.back(); return nil }}, {label: "Et maintenant"}}
	for _, ahead := range report.Upcoming(a.project, a.today(), 3) {
		items = append(items, item{label: ahead.Label, under: kit.Wrap(ahead.Detail, p.width-4), open: func() tea.Cmd { return a.instead(want{place: ahead.To}) }})
	}
	p.setItems(items)
}

func (p *passedPage) resize(width, height int) {
	p.page.resize(width, height)
	p.refresh() // what comes next takes as many lines as the width asks for
}

func (p *passedPage) crumb() (string, string) {
	return p.app.styles.Title.Render(p.stage.Passing.Title), "" // a day there would read as that of the event
}

// lines leave blank ones where there is room for them, and for the path.
func (p *passedPage) lines() []string {
	dots, titles := p.app.path(p.width)
	gives, opens := kit.Indent(kit.Wrap(p.stage.Passing.Gives, p.width-4), 2), kit.Indent(kit.Wrap(p.stage.Passing.Opens, p.width-4), 2)
	room := p.height - 1 - len(gives) - len(opens) - p.tall(p.items...)
	above := []string{dots}
	if p.width >= kit.Wide && room >= 3+len(titles) {
		above = append(above, titles...)
	}
	for _, part := range []struct {
		lines []string
		worth int // how much room it takes for a blank line above it
	}{{gives, 2}, {opens, 3}, {nil, 1}} {
		if room >= part.worth {
			above = append(above, "")
		}
		above = append(above, part.lines...)
	}
	return p.around(above, nil)
}
