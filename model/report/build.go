package report

import (
	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/dates"
	"cpts/model/french"
)

// builder is the document in the making, with what its parts share.
type builder struct {
	*Document
	project  *model.Project
	catalog  *content.Catalog
	today    dates.Day
	overview *model.Overview
	events   []calendar.Event
	money    Money
	table    *budget.Table // of the money; nil while the population is unknown
	relied   []string      // ids of the sources cited, in the order of their numbers

	withNotes bool
	since     dates.Day // what has changed from that day on is told; no day, nothing of it
}

// Option changes what the document holds.
type Option func(*builder)

// WithNotes adds, under each rubrique, the notes on its questions and actions.
func WithNotes() Option { return func(b *builder) { b.withNotes = true } }

// Build sets out the project as it stands on a day, which is also the day of
// printing.
func Build(p *model.Project, today dates.Day, options ...Option) *Document {
	b := &builder{
		Document: &Document{}, project: p, catalog: p.Catalog(), today: today, overview: p.Overview(today),
		events: calendar.Events(p, today),
	}
	for _, o := range options {
		o(b)
	}
	situation, known := budget.Of(p)
	b.money = Money{Scale: budget.ScaleOf(p, today), Situation: situation, Grants: budget.Grants(p), Today: today}
	if known {
		b.money = b.money.of()
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
	return b.Document
}

func (b *builder) opening() {
	name := clean(b.project.Name())
	if name == "" {
		name = "Projet de CPTS sans nom"
	}
	b.add(title(name))
	b.say("Synthèse du projet, imprimée le %s.", b.today)
	b.aside("Document de travail, préparé avec cpts à partir des réponses de l'équipe. Il n'a rien d'officiel et n'engage ni l'ARS ni l'Assurance maladie.")
}

// identity sets out the territory, its size, and who the association counts.
// The territory is the rubrique that asks for the population.
func (b *builder) identity() {
	b.part(identityPart)
	b.answers(b.territory())
	b.add(facts{
		b.size(), b.nextSize(), b.members(), b.options(),
	})
}

func (b *builder) territory() *content.Section {
	return b.catalog.Question(model.PopulationID()).Section
}

func (b *builder) size() fact {
	if b.table == nil {
		return fact{label: "Taille", value: "inconnue sans la population", tone: faint}
	}
	value := sentence("taille %d, %s", b.table.Size.Number, b.table.Size.Label)
	if b.table.AtBound {
		value += sentence(" (à confirmer, %s)", elsewhere(budgetPart))
	}
	return fact{label: "Taille", value: value}
}

func (b *builder) nextSize() fact {
	f := fact{label: "Taille suivante"}
	switch {
	case b.table == nil:
		f.value, f.tone = "inconnue sans la population", faint
	case b.table.ToNext == 0:
		f.value = "aucune, c'est la plus grande"
	default:
		f.value = b.table.Distance()
	}
	return f
}

func (b *builder) members() fact {
	n, known := b.project.Members()
	if !known {
		return fact{label: "Membres", value: unanswered, tone: faint}
	}
	return fact{label: "Membres", value: french.Number(n)}
}

// options names the optional missions as the scale does.
func (b *builder) options() fact {
	chosen := b.project.Options()
	if chosen == nil {
		return fact{label: "Missions optionnelles", value: unanswered, tone: faint}
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
	return fact{label: "Missions optionnelles", value: names}
}

// sources says how far what the document relies on can be trusted.
func (b *builder) sources() {
	count := map[content.SourceStatus]int{}
	for _, s := range b.catalog.Sources {
		count[s.Status]++
	}
	b.part("Les sources")
	b.reliedOn()
	b.aside("Les règles, délais et montants de cpts viennent de %s, %s et %s. Seuls les textes officiels font foi ; vérifiez le reste auprès de l'ARS et de la CPAM.",
		french.Count(count[content.Official], "texte officiel", "textes officiels"),
		french.Count(count[content.FieldWork], "source de terrain", "sources de terrain"),
		french.Count(count[content.ToConfirm], "source à confirmer", "sources à confirmer"))
}
