package ui

import (
	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/governance"
	"cpts/ui/kit"
)

// governancePage is the check of the governance: what the answers settle, what
// they leave to be dealt with, and what they do not tell yet. Enter goes to the
// question or action that would change a line.
type governancePage struct {
	page
	standing string
}

func newGovernance(a *app) *governancePage {
	p := &governancePage{page: newPage(a)}
	p.column, p.foot = 52, 4
	p.refresh()
	return p
}

func (p *governancePage) refresh() {
	a := p.app
	findings := governance.Of(a.project)
	var items []item
	p.standing, _ = standing(findings)
	for _, state := range governance.States {
		first := true
		for _, f := range findings {
			if f.State != state {
				continue
			}
			if first {
				items = append(items, item{label: state.Word()})
				first = false
			}
			items = append(items, a.findingItem(f))
		}
	}
	p.setItems(items)
}

func (a *app) findingItem(f governance.Finding) item {
	it := item{id: f.Check.ID.Name, label: f.Check.Title, note: kit.OneLine(f.Detail), detail: f.Advice()}
	if f.Detail != "" {
		it.detail = french.Capital(kit.OneLine(f.Detail)) + ". " + it.detail
	}
	if f.State == governance.Wanting {
		it.status = model.Trouble
	}
	it.to = want{place: f.To, returns: true}
	return it
}

// standing sums findings up: what is to be dealt with, else what is not told yet.
func standing(findings []governance.Finding) (string, model.Status) {
	count := map[governance.State]int{}
	for _, f := range findings {
		count[f.State]++
	}
	switch {
	case count[governance.Wanting] > 0:
		return french.Count(count[governance.Wanting], "point à régler", "points à régler"), model.Trouble
	case count[governance.Unknown] > 0:
		return french.Count(count[governance.Unknown], "point à préciser", "points à préciser"), ""
	}
	return "rien à régler", ""
}

func (p *governancePage) crumb() (string, string) {
	return p.app.styles.Title.Render("La gouvernance"), p.standing
}

func (p *governancePage) lines() []string {
	above := kit.Styled(kit.Indent(kit.Wrap("Ce que vos réponses permettent de vérifier. Entrée mène à la question ou à l'action concernée.", p.width-4), 2), p.app.styles.Faint.Render)
	return p.around(append(above, ""), nil)
}

func (p *governancePage) acts() []kit.Act {
	a := p.app
	return append(p.menu.Moves(), p.opens(kit.Bind("entrée", "y aller", "enter")), a.goBack(), a.goSearch(), a.giveHelp())
}

// governanceItem leads to the check from the rubrique it looks over.
func (a *app) governanceItem(s *content.Section) (item, bool) {
	if model.PlaceOf(a.catalog, governance.KeyColleges.ID()).Section != s {
		return item{}, false
	}
	it := item{label: "Contrôle de la gouvernance", detail: "Voix, sièges, mandats, place des centres de santé : ce que vos réponses montrent.", to: want{room: roomGovernance}}
	it.note, it.status = standing(governance.Of(a.project))
	return it, true
}
