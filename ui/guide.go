package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
)

var (
	feedbackOfWhom = content.NewPhrase("retours-de-qui")
	feedbackTold   = content.NewPhrase("retours")
	whatCounts     = content.NewPhrase("ce-qui-fait-foi")
)

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

func (g *guide) crumb() (string, string)    { return g.app.styles.title.Render("Guide"), "" }
func (g *guide) lines() []string            { return g.around([]string{""}, nil) }
func (g *guide) update(msg tea.Msg) tea.Cmd { return g.choose(msg) }
func (g *guide) keys() []key.Binding {
	return []key.Binding{keys.up, keys.open, keys.back, keys.search, keys.help}
}

// newRegionPage is all that the region chosen changes; without one, what to ask
// anywhere.
func newRegionPage(a *app) *reader {
	return newReader(a, "Votre région", func(p *prose) {
		a.ignoredRegions(p)
		region := a.project.Region()
		if region == nil {
			p.say("Votre appui régional n'est pas encore choisi : étape 1, rubrique « Le territoire ». Voici, en attendant, ce qui vaut partout.")
			p.blank()
			region = a.catalog.Knowledge().Elsewhere()
		}
		if region != nil {
			a.tellRegion(p, region)
		}
	})
}

// mostFaults is how many faults of regional files are told where one reads.
const mostFaults = 4

// ignoredRegions says which regional files are left aside, and that the region
// chosen is gone when its file is.
func (a *app) ignoredRegions(p *prose) {
	faults := a.catalog.Ignored()
	if len(faults) > 0 {
		p.flow("Des lignes de vos fichiers de région sont à corriger ; ces fichiers sont laissés de côté en attendant :", 2, a.styles.alert.Render)
	}
	for _, fault := range faults[:min(len(faults), mostFaults)] {
		p.bullet(oneLine(fault.Error()), nil)
	}
	if more := len(faults) - mostFaults; more > 0 {
		p.bullet("et "+french.Count(more, "autre ligne", "autres lignes")+" : cpts verifier les donne toutes.", nil)
	}
	if gone := a.project.Odd(model.RegionID()); gone != "" {
		p.flow("La région "+oneLine(gone)+" de votre projet n'est plus connue : remettez son fichier, ou choisissez-en une autre.", 2, a.styles.alert.Render)
	}
	p.blank()
}

// tellRegion sets a region whole: its circuits, its support stage by stage, what
// to ask, where to write.
func (a *app) tellRegion(p *prose, r *content.Region) {
	p.title(r.Name)
	p.aside(r.Caution)
	for _, way := range []struct {
		title string
		of    content.Circuit
	}{{"La lettre d'intention", r.Letter}, {"Le projet de santé", r.Project}} {
		p.heading(way.title)
		for _, leg := range content.Legs {
			p.labelled(a.catalog.LegTitle(leg), way.of.Leg(leg), way.of.Sources)
		}
	}
	for _, stage := range a.catalog.Stages {
		support, ask := r.SupportAt(stage.ID.Name), r.ToAskAt(stage.ID.Name)
		if len(support)+len(ask) == 0 {
			continue
		}
		p.anchor(stage.ID.Name)
		p.heading(stageLabel(stage))
		for _, s := range support {
			p.labelled(s.From, s.What, s.Sources)
		}
		for _, q := range ask {
			p.labelled("À demander", q.Question, q.Sources)
		}
	}
	if len(r.Addresses) > 0 {
		p.heading("Adresses, à vérifier")
		for _, address := range r.Addresses {
			p.labelled(address.What, address.Where+" ("+address.Seen()+")", address.Sources)
		}
	}
}

// newWorkshops is the feedback of the three workshops, theme by theme, axis by
// axis.
func newWorkshops(a *app) *reader {
	return newReader(a, "Retours d'expérience", func(p *prose) {
		k := a.catalog.Knowledge()
		p.aside(a.catalog.Tell(feedbackTold))
		for _, theme := range content.Themes {
			p.blank()
			p.title(a.catalog.ThemeTitle(theme))
			for _, axis := range content.WorkshopAxes {
				p.heading(a.catalog.AxisTitle(axis))
				for _, advice := range k.Workshop(theme, axis) {
					p.anchor(advice.ID.Name)
					p.bullet(advice.Text, advice.Sources)
				}
			}
		}
	})
}

// newTraps are the traps in the order of the journey.
func newTraps(a *app) *reader {
	return newReader(a, "Les pièges", func(p *prose) {
		p.aside("Chacun est rappelé au moment où il guette, avec F1.")
		traps := content.OnAxis(a.catalog.Knowledge().Advice, content.Trap)
		for _, stage := range a.catalog.Stages {
			first := true
			for _, trap := range traps {
				if a.stageOf(trap) != stage {
					continue
				}
				if first {
					p.heading(stageLabel(stage))
					first = false
				}
				p.anchor(trap.ID.Name)
				p.bullet(trap.Text, trap.Sources)
			}
		}
	})
}

// newLaws is what the texts say where guides have aged or disagree.
func newLaws(a *app) *reader {
	return newReader(a, "Ce que disent les textes", func(p *prose) {
		p.aside("Là où les guides se contredisent ou ont vieilli, voici ce que nous avons pu vérifier, et ce qui reste à confirmer.")
		p.blank()
		for _, law := range content.OnAxis(a.catalog.Knowledge().Advice, content.Law) {
			p.anchor(law.ID.Name)
			p.bullet(law.Text, law.Sources)
		}
	})
}

// newToolsPage sets the families of tools by level, with those the leader noted.
func newToolsPage(a *app) *reader {
	return newReader(a, "Les outils numériques", func(p *prose) {
		tools := a.catalog.Knowledge().Tools
		p.aside(tools.Caution)
		p.cite(tools.Sources)
		for _, level := range tools.Levels {
			p.heading(level.Title)
			p.aside(level.When)
			for _, family := range tools.Families {
				if family.Level.Name != level.ID.Name {
					continue
				}
				p.blank()
				p.anchor(family.ID.Name)
				p.entry(family.Title, family.Examples, "")
				p.bullet(family.Choose, family.Sources)
				if family.Caution != "" {
					p.bullet(family.Caution, family.Sources)
				}
				for _, tool := range a.project.Tools(family.ID.Name) {
					p.flow("Chez vous : "+tool, 4, a.styles.strong.Render)
				}
			}
		}
		if loose := a.project.Tools(""); len(loose) > 0 {
			p.heading("Vos autres outils")
			for _, tool := range loose {
				p.bullet(tool, nil)
			}
		}
	})
}

// newGlossary is every word; those that stand on a screen come first.
func newGlossary(a *app, below screen) *reader {
	shown := ""
	if below != nil {
		shown = shownText(below)
	}
	return newReader(a, "Les mots", func(p *prose) {
		if shown != "" {
			a.words(p, shown)
			p.heading("Tous les mots")
		}
		for _, t := range a.catalog.Knowledge().Glossary {
			p.anchor("mot/" + t.ID.Name)
			p.entry(t.ID.Name, t.Meaning, t.Text)
			p.cite(t.Sources)
		}
	})
}

// newSources is every document the program relies on.
func newSources(a *app) *reader {
	return newReader(a, "Les sources", func(p *prose) {
		p.aside(a.catalog.Tell(whatCounts))
		for _, status := range []content.SourceStatus{content.Official, content.FieldWork, content.ToConfirm} {
			p.heading(french.Capital(string(status)))
			for _, s := range a.catalog.Sources {
				if s.Status == status {
					p.anchor("source/" + s.ID.Name)
					p.source("· ", s)
				}
			}
		}
	})
}

// stageOf is the stage an advice first bites at.
func (a *app) stageOf(advice *content.Advice) *content.Stage {
	section := a.sectionOf(advice)
	if section == nil {
		return nil
	}
	return section.Stage
}

// sectionOf is the first rubrique an advice concerns.
func (a *app) sectionOf(advice *content.Advice) *content.Section {
	for _, id := range advice.About {
		if about, known := a.about(id.Name); known {
			return about.Section
		}
	}
	for _, id := range advice.Sections {
		return a.catalog.Section(id.Name)
	}
	return nil
}
