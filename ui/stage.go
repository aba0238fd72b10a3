package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// stagePage lists the rubriques of a stage with their status.
type stagePage struct {
	page
	stage *content.Stage
	right kept
	of    int // the item that what is at the right tells of
}

func newStage(a *app, s *content.Stage) *stagePage {
	p := &stagePage{page: newPage(a), stage: s}
	p.refresh()
	for i, section := range a.overview.Stages[s.Index].Sections {
		if section.Status != model.Finished {
			p.menu.Cursor = i // the first that still wants something
			break
		}
	}
	return p
}

func (p *stagePage) refresh() {
	p.right = kept{}
	var items []item
	for _, state := range p.app.overview.Stages[p.stage.Index].Sections {
		items = append(items, item{
			label: state.Section.Title, note: state.Status.Word(), reason: p.reason(state), status: state.Status, detail: state.Section.Outcome,
			shape: state.Status.Shape(), done: state.Needed - state.Missing - state.ToDo, all: state.Needed,
			to: want{place: model.AtSection(state.Section)},
		})
	}
	if region := p.app.project.Region(); region != nil {
		items = append(items, item{label: "Dans votre région", note: region.Name, detail: "L’appui offert à cette étape, et ce qu’il faut demander.", to: want{room: roomYourRegion, at: p.stage.ID.Name}})
	}
	walk := item{label: "Questions posées", note: "toutes", detail: french.Typography("Toutes, ou l’essentiel d’abord : les facultatives attendent alors dans leur rubrique."), open: func() tea.Cmd { return p.app.chooseWalk().Run(tea.KeyPressMsg{}) }}
	if p.app.project.Walk() == model.Essential {
		walk.note = "l’essentiel d’abord"
	}
	p.setItems(append(items, walk))
}

// reason is why a rubrique is where it is; what holds the whole stage is said once,
// above the list.
func (p *stagePage) reason(state model.SectionState) string {
	if held := p.app.overview.Stages[p.stage.Index].Blocked; held != nil && state.Reason == held.Missing {
		return ""
	}
	return kit.OneLine(state.Reason)
}

// aside is what the rubrique under the cursor still asks.
func (p *stagePage) aside(width, height int) []string {
	a := p.app
	sections := a.overview.Stages[p.stage.Index].Sections
	if p.of != p.menu.Cursor {
		p.of, p.right = p.menu.Cursor, kept{}
	}
	return p.right.lay(a.styles, width, height, func(text *prose) {
		if p.of < len(sections) {
			text.page(report.Left(a.project, a.overview, sections[p.of].Section))
			return
		}
		text.heading(p.selected().label)
		text.say(p.selected().detail)
	})
}

func (p *stagePage) crumb() (string, string) {
	return p.app.styles.Title.Render(model.StageHeading(p.app.catalog, p.stage)), p.app.overview.Stages[p.stage.Index].Word()
}

func (p *stagePage) lines() []string {
	state := p.app.overview.Stages[p.stage.Index]
	above := kit.Indent(kit.Wrap(p.stage.Intro, p.width-4), 2)
	if p.height-len(above)-len(p.items) > 8 {
		above = append(above, kit.Styled(kit.Indent(kit.Wrap(p.stage.Outcome, p.width-4), 2), p.app.styles.Faint.Render)...)
	}
	if state.Blocked != nil {
		held := kit.Wrap(french.Say("Pas encore possible : %s.", state.Blocked.Missing), p.width-4)
		above = append(above, kit.Styled(kit.Indent(held, 2), p.app.styles.Alert.Render)...)
	}
	p.foot = 2
	if p.app.right > 0 { // what is at the right tells it
		p.foot = 0
	}
	return p.around(append(above, ""), nil)
}
