package report

import (
	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/page"
)

// builder is the document in the making, with what its parts share.
type builder struct {
	*reading
	project  *model.Project
	today    dates.Day
	standing *Standing
	overview *model.Overview
	events   []calendar.Event
	money    Money
	table    *budget.Table // of the money; nil while the population is unknown

	withNotes bool
	pictures  bool
	since     dates.Day // what has changed from that day on is told; no day, nothing of it
}

// Option changes what the document holds.
type Option func(*builder)

// WithNotes adds, under each rubrique, the notes on its questions and actions.
func WithNotes() Option { return func(b *builder) { b.withNotes = true } }

// Build sets out the project as it stands on a day, which is also the day of
// printing.
func Build(p *model.Project, today dates.Day, options ...Option) *page.Page {
	standing := StandingOf(p, today)
	b := &builder{
		reading: newReading(p.Catalog()), project: p, today: today,
		standing: standing, overview: standing.Overview, events: standing.events, money: standing.Money,
	}
	for _, o := range options {
		o(b)
	}
	b.table = b.money.table
	b.opening()
	b.changes()
	b.identity()
	b.progress()
	b.region()
	b.team()
	b.needs()
	b.decided()
	b.budget()
	b.remaining()
	b.sources()
	return b.Page
}

func (b *builder) opening() {
	name := french.Line(b.project.Name())
	if name == "" {
		name = "Projet de CPTS sans nom"
	}
	b.Add(page.Title(name))
	b.Say("Synthèse du projet, imprimée le %s.", b.today)
	b.Aside("Document de travail, préparé avec cpts à partir des réponses de l’équipe. Il n’a rien d’officiel et n’engage ni l’ARS ni l’Assurance maladie.")
}

// identity sets out the territory, its size, and who the association counts.
// The territory is the rubrique that asks for the population.
func (b *builder) identity() {
	b.Part(identityPart)
	if s := b.territory(); s != nil {
		b.answers(s)
		b.towns()
	}
	b.Add(page.Facts{
		b.size(), b.nextSize(), b.members(), b.options(),
	})
}

func (b *builder) territory() *content.Section {
	return model.KeyPopulation.Place(b.catalog).Section
}

func (b *builder) size() page.Fact {
	if b.table == nil {
		return page.Fact{Label: "Taille", Value: "inconnue sans la population", Tone: page.Faint}
	}
	value := sentence("taille %d, %s", b.table.Size.Number, b.table.Size.Label)
	if b.table.AtBound {
		value += sentence(" (à confirmer, %s)", elsewhere(budgetPart))
	}
	return page.Fact{Label: "Taille", Value: value}
}

func (b *builder) nextSize() page.Fact {
	f := page.Fact{Label: "Taille suivante"}
	switch {
	case b.table == nil:
		f.Value, f.Tone = "inconnue sans la population", page.Faint
	case b.table.ToNext == 0:
		f.Value = "aucune, c’est la plus grande"
	default:
		f.Value = b.table.Distance()
	}
	return f
}

func (b *builder) members() page.Fact {
	n, known := b.project.Members()
	if !known {
		return page.Fact{Label: "Membres", Value: unanswered, Tone: page.Faint}
	}
	return page.Fact{Label: "Membres", Value: french.Number(n)}
}

// options names the optional missions as the scale does.
func (b *builder) options() page.Fact {
	chosen := b.project.Options()
	if chosen == nil {
		return page.Fact{Label: "Missions optionnelles", Value: unanswered, Tone: page.Faint}
	}
	var names string
	for _, line := range b.money.Scale.Lines {
		for _, id := range chosen {
			if id != line.ID.Name {
				continue
			}
			if names != "" {
				names += ", "
			}
			names += line.Label
		}
	}
	if names == "" {
		names = "aucune"
	}
	return page.Fact{Label: "Missions optionnelles", Value: names}
}

// sources says how far what the document relies on can be trusted.
func (b *builder) sources() {
	count := map[content.SourceStatus]int{}
	for _, s := range b.catalog.Sources {
		count[s.Status]++
	}
	b.Part("Les sources")
	if len(b.relied) > 0 {
		b.Add(b.numbered())
	}
	b.Aside("%s", b.catalog.Tell(whereFrom,
		french.Count(count[content.Official], "texte officiel", "textes officiels"),
		french.Count(count[content.FieldWork], "source de terrain", "sources de terrain"),
		french.Count(count[content.ToConfirm], "source à confirmer", "sources à confirmer")))
}
