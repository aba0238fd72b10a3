package ui

import (
	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/control"
	"cpts/model/point"
	"cpts/ui/kit"
)

// controlPage is a control of the project: what its answers leave to be settled, what
// they do not tell yet, and what they hold. Enter goes to the question or action that
// would change a line.
type controlPage struct {
	page
	control  *point.Control
	standing string
}

func newControl(a *app, c *point.Control) *controlPage {
	p := &controlPage{page: newPage(a), control: c}
	p.foot = 4
	p.refresh()
	return p
}

func (p *controlPage) refresh() {
	findings := p.control.Of(p.app.project)
	var items []item
	p.standing, _ = point.Standing(findings)
	for _, state := range point.States {
		first := true
		for _, f := range findings {
			if f.State != state {
				continue
			}
			if first {
				items = append(items, item{label: state.Word()})
				first = false
			}
			items = append(items, findingItem(f))
		}
	}
	p.setItems(items)
}

func findingItem(f point.Finding) item {
	it := item{id: f.Point.ID.Name, label: f.Point.Title, note: kit.OneLine(f.Detail), detail: f.Advice(), to: want{place: f.To, returns: true}}
	if f.Detail != "" {
		it.detail = french.Capital(kit.OneLine(f.Detail)) + ". " + it.detail
	}
	if f.State == point.Wanting {
		it.status = model.Trouble
	}
	return it
}

func (p *controlPage) crumb() (string, string) {
	return p.app.styles.Title.Render(p.control.Title), p.standing
}

func (p *controlPage) lines() []string {
	above := kit.Styled(kit.Indent(kit.Wrap("Ce que vos réponses permettent de vérifier. Entrée mène à la question concernée, ou à ce qui est à faire.", p.width-4), 2), p.app.styles.Faint.Render)
	return p.around(append(above, ""), nil)
}

func (p *controlPage) acts() []kit.Act {
	a := p.app
	return append(p.menu.Moves(), p.opens(kit.Bind("entrée", "y aller", "enter")), a.goBack(), a.goSearch(), a.giveHelp())
}

// controlItems lead to the controls that a rubrique shows, or that keep it open.
func (a *app) controlItems(s *content.Section) (items []item) {
	for _, c := range control.All(a.catalog) {
		findings := c.Of(a.project)
		here := c.Place(a.catalog).Section == s
		for _, f := range findings {
			here = here || f.State == point.Wanting && f.To.Section == s
		}
		if !here {
			continue
		}
		it := item{label: c.Name, detail: c.About, to: want{room: roomControl, at: c.ID}}
		worst := point.Held
		if it.note, worst = point.Standing(findings); worst == point.Wanting {
			it.status = model.Trouble
		}
		items = append(items, it)
	}
	return items
}
