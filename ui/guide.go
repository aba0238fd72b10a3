package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

var feedbackOfWhom = content.NewPhrase("retours-de-qui")

// guide is the door to all there is to read: the region, the feedback of those
// who did it, the traps, the tools, the words, the sources.
type guide struct{ page }

func newGuide(a *app) *guide {
	g := &guide{newPage(a)}
	g.refresh()
	return g
}

func (g *guide) refresh() {
	a := g.app
	read := func(r func() *reader) func() tea.Cmd {
		return func() tea.Cmd { a.push(r()); return nil }
	}
	g.setItems([]item{
		{label: "Chercher", note: "dans tout, vos réponses comprises", detail: "Une question, un conseil, un sigle, une de vos notes. Partout ailleurs : la touche /.", open: func() tea.Cmd {
			return a.search()
		}},
		{label: "Votre région", note: regionOf(a.project), detail: "À qui envoyer la lettre et le projet, qui les examine, et l'appui offert à chaque étape.", open: read(func() *reader { return newRegionPage(a) })},
		{label: "Retours d'expérience", note: "réussites, échecs, rapide, long", detail: a.catalog.Tell(feedbackOfWhom), open: read(func() *reader { return newWorkshops(a) })},
		{label: "Les pièges", note: "étape par étape", open: read(func() *reader { return newTraps(a) })},
		{label: "Ce que disent les textes", note: "quand les guides ont vieilli", open: read(func() *reader { return newLaws(a) })},
		{label: "La gouvernance", note: "collèges, voix, centres de santé", detail: "Ce que vos réponses permettent de vérifier.", open: func() tea.Cmd {
			a.push(newGovernance(a))
			return nil
		}},
		{label: "Les outils numériques", note: "par famille et par moment", open: read(func() *reader { return newToolsPage(a) })},
		{label: "Les mots", note: "sigles et termes", open: read(func() *reader { return newGlossary(a, nil) })},
		{label: "Les sources", note: french.Count(len(a.catalog.Sources), "document", "documents"), open: read(func() *reader { return newSources(a) })},
	})
}

func (g *guide) crumb() (string, string) { return g.app.styles.Title.Render("Guide"), "" }
func (g *guide) lines() []string         { return g.around([]string{""}, nil) }
func (g *guide) acts() []kit.Act {
	a := g.app
	return append(g.menu.Moves(), g.opens(keys.open), a.goBack(), a.goSearch(), a.giveHelp())
}

func newRegionPage(a *app) *reader {
	return newPageReader(a, "Votre région", func() *pages.Page { return report.YourRegion(a.project) })
}

func newWorkshops(a *app) *reader {
	return newPageReader(a, "Retours d'expérience", func() *pages.Page { return report.Workshops(a.catalog) })
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

// newGlossary is every word; those that stand on a screen come first.
func newGlossary(a *app, below screen) *reader {
	shown := ""
	if below != nil {
		shown = shownText(below)
	}
	return newPageReader(a, "Les mots", func() *pages.Page { return report.Glossary(a.catalog, shown) })
}

func newSources(a *app) *reader {
	return newPageReader(a, "Les sources", func() *pages.Page { return report.AllSources(a.catalog) })
}
