package ui

import (
	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/control"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

var feedbackOfWhom = content.NewPhrase("retours-de-qui")

// guide is the door to all there is to read: the region, the feedback of those
// who did it, the traps, the tools, the words, the sources.
type guide struct {
	page
	right kept
	of    int // the item that what is at the right tells of
}

func newGuide(a *app) *guide {
	g := &guide{page: newPage(a)}
	g.refresh()
	return g
}

func (g *guide) refresh() {
	a := g.app
	g.right = kept{}
	items := []item{
		{label: "Chercher", note: "dans tout, vos réponses comprises", detail: french.Typography("Une question, un conseil, un sigle, une de vos notes. Partout ailleurs : la touche /."), to: want{room: roomSearch}},
		{label: "Votre région", note: regionOf(a.project), detail: "À qui envoyer la lettre et le projet, qui les examine, et l’appui offert à chaque étape.", to: want{room: roomYourRegion}},
		{label: "Retours d’expérience", note: "réussites, échecs, rapide, long", detail: a.catalog.Tell(feedbackOfWhom), to: want{room: roomFeedback}},
		{label: "Les pièges", note: "étape par étape", to: want{room: roomTraps}},
		{label: "Ce que disent les textes", note: "quand les guides ont vieilli", to: want{room: roomLaws}},
	}
	for _, c := range control.All(a.catalog) {
		items = append(items, item{label: c.Title, note: c.Hint, detail: "Ce que vos réponses permettent de vérifier.", to: want{room: roomControl, at: c.ID}})
	}
	g.setItems(append(items, []item{
		{label: "Les outils numériques", note: "par famille et par moment", to: want{room: roomTools}},
		{label: "Les mots", note: "sigles et termes", to: want{room: roomWords}},
		{label: "Les sources", note: french.Count(len(a.catalog.Sources), "document", "documents"), to: want{room: roomSources}},
	}...))
}

func (g *guide) crumb() (string, string) { return g.app.styles.Title.Render("Guide"), "" }

// aside tells what is to be read behind the item under the cursor: its parts.
func (g *guide) aside(width, height int) []string {
	if g.of != g.menu.Cursor {
		g.of, g.right = g.menu.Cursor, kept{}
	}
	return g.right.lay(g.app.styles, width, height, func(text *prose) {
		it := g.selected()
		text.heading(it.label)
		text.say(it.detail)
		read, is := g.app.screenOf(it.to).(*reader)
		if !is {
			return
		}
		read.Resize(kit.ReadingWidth, height)
		read.refresh()
		text.blank()
		for _, h := range read.text.heads {
			text.hang(text.margin, "· ", text.styles.Faint.Render(kit.OneLine(h.text)))
		}
	})
}

func (g *guide) lines() []string {
	g.foot = 2
	if g.app.right > 0 { // what is at the right tells it
		g.foot = 0
	}
	return g.around([]string{""}, nil)
}
func (g *guide) acts() []kit.Act {
	a := g.app
	return append(g.menu.Moves(), g.opens(keys.open), a.goBack(), a.goSearch(), a.giveHelp())
}

func newRegionPage(a *app) *reader {
	return newPageReader(a, "Votre région", func() *pages.Page { return report.YourRegion(a.project) })
}

func newRegion(a *app, id string) *reader {
	region := a.catalog.Knowledge().Region(id)
	return newPageReader(a, region.Name, func() *pages.Page { return report.Region(a.catalog, region) })
}

func newToKnow(a *app, on model.Place) *reader {
	return newPageReader(a, "Conseils · "+on.Name(), func() *pages.Page { return report.Advice(a.project, on) })
}

func newWorkshops(a *app) *reader {
	return newPageReader(a, "Retours d’expérience", func() *pages.Page { return report.Workshops(a.catalog) })
}

func newTraps(a *app) *reader {
	return newPageReader(a, "Les pièges", func() *pages.Page { return report.Traps(a.catalog) })
}

func newLaws(a *app) *reader {
	return newPageReader(a, "Ce que disent les textes", func() *pages.Page { return report.Laws(a.catalog) })
}

func newToolsPage(a *app) *reader {
	return newPageReader(a, "Les outils numériques", func() *pages.Page { return report.Tools(a.project) })
}

// newGlossary is every word; those that stand in the text shown come first.
func newGlossary(a *app, shown string) *reader {
	return newPageReader(a, "Les mots", func() *pages.Page { return report.Glossary(a.catalog, shown) })
}

func newSources(a *app) *reader {
	return newPageReader(a, "Les sources", func() *pages.Page { return report.AllSources(a.catalog) })
}
