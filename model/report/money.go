package report

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/dates"
	"cpts/model/french"
	"cpts/model/money"
)

// Money is what a document tells of the money: a scale, a situation, and the
// grants that come beside the contract.
type Money struct {
	Scale     *content.Scale
	Situation budget.Situation
	Grants    []budget.Grant
	Today     dates.Day

	// Origin says where the scale was read when it is not one of ours, "" otherwise;
	// Notes are what whoever asks has to say besides.
	Origin string
	Notes  []string

	table *budget.Table // nil while the size is unknown
	plan  *budget.Plan  // nil with it
}

// of works the amounts out.
func (m Money) of() Money {
	m.table = budget.Compute(m.Scale, m.Situation)
	m.plan = budget.NewPlan(m.Scale, m.Situation)
	return m
}

// BudgetDocument sets out the money alone, as `cpts budget` prints it: what the
// scale gives, the rights and the cash of the five years, the test of the auditor,
// the theoretical maximum, what all this supposes, and where it comes from. Each
// notion has its own table: they are never added up together.
func BudgetDocument(name string, m Money) *Document {
	m = m.of()
	d := &Document{}
	heading := "Le budget d'une CPTS"
	if name = clean(name); name != "" {
		heading = sentence("Le budget : %s", name)
	}
	d.add(title(heading))
	d.aside("%s Calculé le %s. Ce document n'a rien d'officiel.", budget.Caution(m.Scale), m.Today)
	d.reserves(m)
	d.part("Ce que prévoit le barème")
	d.reference(m)
	if m.plan != nil {
		d.part("Les cinq années du contrat")
		d.fiveYears(m.plan)
		d.part("Le commissaire aux comptes")
		d.audit(budget.Audit(m.plan, m.Grants))
		d.part("Le maximum théorique")
		d.maximum(m.plan)
	}
	d.part("Ce que cela suppose")
	d.list(dash, m.remarks())
	d.part("Les sources")
	d.list(dash, m.sources())
	return d
}

// reserves are what must be read before any amount: that the scale is not one of
// ours, that its check is too old.
func (d *Document) reserves(m Money) {
	for _, text := range []string{m.Origin, m.Scale.StaleOn(m.Today.ISO())} {
		if text != "" {
			d.add(paragraph{text, strong})
		}
	}
}

// budget is the part of the report on what the contract would bring.
func (b *builder) budget() {
	b.part(budgetPart)
	m := b.money
	b.reserves(m)
	b.reference(m)
	if m.plan != nil {
		b.fiveYears(m.plan)
	}
	// Years are placed as those of the forecast are, even before the signature.
	if audit, _ := budget.AuditOf(b.project, b.today); audit != nil {
		b.theme("Le commissaire aux comptes")
		b.audit(audit)
	}
	if m.plan != nil {
		b.theme("Le maximum théorique")
		b.maximum(m.plan)
	}
	b.scenarios()
	b.forecast()
	b.indemnities()
	b.theme("Ce que cela suppose")
	b.list(dash, m.remarks())
}

// reference shows what the scale gives: for the size, or for each size while it
// is unknown.
func (d *Document) reference(m Money) {
	if m.table == nil {
		d.bySize(m)
		return
	}
	size := m.table.Size
	text := sentence("Taille %d (%s)", size.Number, size.Label)
	if n := m.Situation.Population; n > 0 {
		text += ", pour " + french.Count(int(n), "habitant", "habitants")
	}
	if distance := m.table.Distance(); distance != "" {
		text += ", " + distance
	}
	d.add(paragraph{text: text + "."})
	d.add(referenceTable(m.table))
	d.list(dash, components(m))
	d.add(facts{
		{label: "Année 2, " + EverythingEarned(m.Scale), value: m.table.Totals.Year2Variable.String() +
			", ou " + m.table.Totals.Year2VariableOptions.String() + " avec toutes les options"},
	})
}

// components tell what the fixed part of a line is made of, where the scale says
// it: a part may be reserved for one use, which its sum hides.
func components(m Money) (items []string) {
	for _, l := range m.Scale.Lines {
		if len(l.Components) == 0 {
			continue
		}
		parts := make([]string, len(l.Components))
		for i, c := range l.Components {
			parts[i] = c.Label + " (" + money.Euros(c.Amounts[m.table.Size.Number-1]).String() + ")"
		}
		items = append(items, sentence("%s, une année pleine : %s.", l.Label, strings.Join(parts, " ; ")))
	}
	return items
}

// EverythingEarned names what a reference total holds besides the fixed part: the
// variable part, and a crisis where the scale knows of one.
func EverythingEarned(scale *content.Scale) string {
	if HasCrisis(scale) {
		return "toute la part variable et une crise"
	}
	return "toute la part variable"
}

// HasCrisis tells whether a scale pays for a crisis.
func HasCrisis(scale *content.Scale) bool {
	return slices.ContainsFunc(scale.Lines, func(l *content.ScaleLine) bool { return l.Nature == content.CrisisPlan })
}

// Columns that both tables of the scale have. They are not the cash of the plan,
// which the starts of the missions move: their titles say what they suppose.
var scaleYears = []column{{"Année" + french.NBSP + "1, si tout démarre à la signature", true}, {"Année" + french.NBSP + "2", true}}

var upTo = column{"Part variable, jusqu'à", true}

// referenceTable has the compulsory lines and their total, then the options, then
// the total with those chosen when that is not all, and with all of them.
func referenceTable(t *budget.Table) table {
	out := table{columns: append(append([]column{{title: "Ligne"}}, scaleYears...), upTo)}
	line := func(tone tone, label string, sums ...money.Amount) {
		out.rows = append(out.rows, row{amounts(label, sums...), tone})
	}
	var variable money.Amount // of all lines
	optional, chosen := 0, 0
	for _, l := range t.Lines {
		variable += l.VariableMax
		if !l.Optional {
			line(plain, l.Label, l.Year1, l.Year2, l.VariableMax)
		}
	}
	totals := t.Totals
	line(strong, "Total hors options", totals.Year1, totals.Year2, totals.VariableMax)
	for _, l := range t.Lines {
		if !l.Optional {
			continue
		}
		optional++
		label := l.Label + " (option)"
		if l.Chosen {
			chosen++
			label = l.Label + " (option choisie)"
		}
		line(plain, label, l.Year1, l.Year2, l.VariableMax)
	}
	if 0 < chosen && chosen < optional {
		line(strong, "Total avec l'option choisie",
			t.Sum(func(l budget.Line) money.Amount { return l.Year1 }),
			t.Sum(func(l budget.Line) money.Amount { return l.Year2 }),
			t.Sum(func(l budget.Line) money.Amount { return l.VariableMax }))
	}
	if optional > 0 {
		line(strong, "Total avec toutes les options", totals.Year1Options, totals.Year2Options, variable)
	}
	return out
}

// amounts are the cells of a line; a part that does not exist is left empty.
func amounts(label string, sums ...money.Amount) []string {
	cells := []string{label}
	for _, a := range sums {
		if a == 0 {
			cells = append(cells, "")
		} else {
			cells = append(cells, a.String())
		}
	}
	return cells
}

// bySize shows the totals of each size.
func (d *Document) bySize(m Money) {
	d.say("La population n'est pas renseignée. Voici les totaux de chaque taille, chaque mission démarrant à la signature.")
	without := table{caption: "Hors options", columns: append(append([]column{{title: "Taille"}, {title: "Population"}}, scaleYears...), upTo)}
	with := table{caption: "Avec toutes les options", columns: append(append([]column{{title: "Taille"}}, scaleYears...), column{"Maximum théorique d'une année", true})}
	for _, size := range m.Scale.Sizes {
		s := m.Situation
		s.Size = size.Number
		totals := budget.Compute(m.Scale, s).Totals
		name := sentence("Taille %d", size.Number)
		without.rows = append(without.rows, row{cells: []string{name, size.Label, totals.Year1.String(), totals.Year2.String(), totals.VariableMax.String()}})
		with.rows = append(with.rows, row{cells: []string{name, totals.Year1Options.String(), totals.Year2Options.String(), totals.Maximum.String()}})
	}
	d.add(without)
	d.add(with)
}

// Remarks are what the amounts suppose: where the scale comes from, how far it can
// be trusted, what the situation adds, then what whoever asks has to say.
func (m Money) Remarks() (remarks []string) {
	return m.with(budget.NewPlan(m.Scale, m.Situation))
}

// Reserves are those of the remarks that hold of any amount of the scale.
func (m Money) Reserves() []string { return m.with(nil) }

func (m Money) with(p *budget.Plan) (remarks []string) {
	if m.Origin != "" {
		remarks = append(remarks, m.Origin)
	}
	remarks = append(remarks, budget.Remarks(m.Scale, p, m.Today)...)
	return append(remarks, m.Notes...)
}

// What the money of a document says of the payments.
var (
	rightsNotCash       = content.NewPhrase("droits-et-versements", "part")
	rightsNotCashCrisis = content.NewPhrase("droits-et-versements-avec-crise", "part", "mise_a_jour")
	variableIsCeiling   = content.NewPhrase("variable-plafond")
	crisisAdds          = content.NewPhrase("crise-s-ajoute", "montant")
)

// remarks say what the amounts mean and how far they can be trusted.
func (m Money) remarks() []string {
	remarks := m.Remarks()
	if rates := m.Scale.Rates; HasCrisis(m.Scale) {
		remarks = append(remarks, m.Scale.Tell(rightsNotCashCrisis, rates.Advance, rates.PlanUpdate))
	} else {
		remarks = append(remarks, m.Scale.Tell(rightsNotCash, rates.Advance))
	}
	if m.table == nil {
		return remarks
	}
	remarks = append(remarks, m.Scale.Tell(variableIsCeiling))
	for _, l := range m.table.Lines {
		if l.Event > 0 && !m.Situation.Crisis { // counted, it is already in the amounts
			remarks = append(remarks, m.Scale.Tell(crisisAdds, l.Event))
		}
	}
	return remarks
}

// sources are those of the amounts, the rule and the threshold, with how far each
// can be relied on.
func (m Money) sources() (items []string) {
	seen := map[string]bool{}
	add := func(ids []content.ID) {
		for _, id := range ids {
			if s := m.Scale.Source(id.Name); s != nil && !seen[id.Name] {
				seen[id.Name] = true
				items = append(items, sourceLine(s))
			}
		}
	}
	add(m.Scale.Sources)
	for _, l := range m.Scale.Lines {
		add(l.Sources)
	}
	add(m.Scale.Rates.Sources)
	add(m.Scale.Rates.AuditSource)
	return items
}

func sourceLine(s *content.Source) string {
	return sentence("%s, %s, %s (%s)", s.Title, s.Publisher, s.Year, s.Status)
}
