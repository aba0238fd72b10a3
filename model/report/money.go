package report

import (
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
)

// Money is what a document tells of the money: a scale, a situation, and the
// grants that come beside the contract.
type Money struct {
	Scale     *content.Scale
	Situation budget.Situation
	Grants    []budget.Grant
	Closing   budget.Closing // of the financial year
	Today     dates.Day

	// Origin says where the scale was read when it is not one of ours, "" otherwise;
	// Notes are what whoever asks has to say besides.
	Origin string
	Notes  []string

	table *budget.Table // nil while the size is unknown
	plan  *budget.Plan  // nil with it
}

// MoneyOf is the money of a project, under its scale.
func MoneyOf(p *model.Project, today dates.Day) Money {
	situation, known := budget.Of(p)
	m := Money{Scale: budget.ScaleOf(p, today), Situation: situation, Grants: budget.Grants(p), Closing: budget.ClosingOf(p), Today: today}
	if known {
		m = m.of()
	}
	return m
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
func BudgetDocument(name string, m Money) *page.Page {
	m = m.of()
	d := &page.Page{}
	heading := "Le budget d’une CPTS"
	if name = french.Line(name); name != "" {
		heading = sentence("Le budget : %s", name)
	}
	d.Add(page.Title(heading))
	d.Aside("%s Calculé le %s. Ce document n’a rien d’officiel.", budget.Caution(m.Scale), m.Today)
	reserves(d, m)
	d.Part("Ce que prévoit le barème")
	reference(d, m)
	if m.plan != nil {
		d.Part("Les cinq années du contrat")
		fiveYears(d, m.plan)
		d.Part("Le commissaire aux comptes")
		audit(d, budget.Audit(m.plan, m.Grants, m.Closing))
		d.Part("Le maximum théorique")
		maximum(d, m.plan)
	}
	d.Part("Ce que cela suppose")
	d.List(page.Dash, m.remarks())
	d.Part("Les sources")
	d.Add(page.Sources{List: m.sources()})
	return d
}

// reserves are what must be read before any amount: that the scale is not one of
// ours, that its check is too old.
func reserves(d *page.Page, m Money) {
	for _, text := range []string{m.Origin, m.Scale.StaleOn(m.Today)} {
		if text != "" {
			d.Add(page.Paragraph{Text: text, Tone: page.Strong})
		}
	}
}

// budget is the part of the report on what the contract would bring.
func (b *builder) budget() {
	b.Part(budgetPart)
	m, d, p := b.money, b.Page, b.project
	reserves(d, m)
	reference(d, m)
	if m.plan != nil {
		fiveYears(d, m.plan)
	}
	b.picture(CashFigure(m.plan))
	// Years are placed as those of the forecast are, even before the signature.
	if r := budget.AuditOf(p, m.Today); r != nil {
		d.Theme("Le commissaire aux comptes")
		audit(d, r)
	}
	if m.plan != nil {
		d.Theme("Le maximum théorique")
		maximum(d, m.plan)
	}
	d.Under("Les scénarios", scenarios(p, m.Scale))
	d.Under("Le budget prévisionnel", forecast(p, m.Today))
	d.Under("Les indemnités", indemnities(p))
	beside(d, p, m.Today)
	d.Theme("Ce que cela suppose")
	d.List(page.Dash, m.remarks())
}

// reference shows what the scale gives: for the size, or for each size while it
// is unknown.
func reference(d *page.Page, m Money) {
	if m.table == nil {
		bySize(d, m)
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
	d.Add(page.Paragraph{Text: text + "."})
	d.Add(referenceTable(m.table))
	d.List(page.Dash, components(m))
	d.Add(page.Facts{
		{Label: "Année 2, " + everythingEarned(m.Scale), Value: m.table.Totals.Year2Variable.String() +
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
		items = append(items, sentence("%s, une année pleine : %s.", l.Label, strings.Join(parts, french.NBSP+"; ")))
	}
	return items
}

// everythingEarned names what a reference total holds besides the fixed part: the
// variable part, and a crisis where the scale knows of one.
func everythingEarned(scale *content.Scale) string {
	if scale.HasCrisis() {
		return "toute la part variable et une crise"
	}
	return "toute la part variable"
}

// Columns that both tables of the scale have. They are not the cash of the plan,
// which the starts of the missions move: their titles say what they suppose.
var scaleYears = []page.Column{{Title: "Année" + french.NBSP + "1, si tout démarre à la signature", Right: true}, {Title: "Année" + french.NBSP + "2", Right: true}}

var upTo = page.Column{Title: "Part variable, jusqu’à", Right: true}

// referenceTable has the compulsory lines and their total, then the options, then
// the total with those chosen when that is not all, and with all of them.
func referenceTable(t *budget.Table) page.Table {
	out := page.Table{Columns: append(append([]page.Column{{Title: "Ligne"}}, scaleYears...), upTo)}
	line := func(tone page.Tone, label string, sums ...money.Amount) {
		out.Rows = append(out.Rows, page.Row{Cells: amounts(label, sums...), Tone: tone})
	}
	var variable money.Amount // of all lines
	optional, chosen := 0, 0
	for _, l := range t.Lines {
		variable += l.VariableMax
		if !l.Optional {
			line(page.Plain, l.Label, l.Year1, l.Year2, l.VariableMax)
		}
	}
	totals := t.Totals
	line(page.Strong, "Total hors options", totals.Year1, totals.Year2, totals.VariableMax)
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
		line(page.Plain, label, l.Year1, l.Year2, l.VariableMax)
	}
	if 0 < chosen && chosen < optional {
		line(page.Strong, "Total avec l’option choisie",
			t.Sum(func(l budget.Line) money.Amount { return l.Year1 }),
			t.Sum(func(l budget.Line) money.Amount { return l.Year2 }),
			t.Sum(func(l budget.Line) money.Amount { return l.VariableMax }))
	}
	if optional > 0 {
		line(page.Strong, "Total avec toutes les options", totals.Year1Options, totals.Year2Options, variable)
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
func bySize(d *page.Page, m Money) {
	d.Say("La population n’est pas renseignée. Voici les totaux de chaque taille, chaque mission démarrant à la signature.")
	without := page.Table{Caption: "Hors options", Columns: bySizeColumns(upTo)}
	with := page.Table{Caption: "Avec toutes les options", Columns: bySizeColumns(page.Column{Title: "Maximum théorique d’une année", Right: true})}
	for _, size := range m.Scale.Sizes {
		s := m.Situation
		s.Size = size.Number
		totals := budget.Compute(m.Scale, s).Totals
		name := sentence("Taille %d", size.Number)
		without.Rows = append(without.Rows, page.Row{Cells: []string{name + dot + size.Label, totals.Year1.String(), totals.Year2.String(), totals.VariableMax.String()}})
		with.Rows = append(with.Rows, page.Row{Cells: []string{name, totals.Year1Options.String(), totals.Year2Options.String(), totals.Maximum.String()}})
	}
	d.Add(without)
	d.Add(with)
}

// bySizeColumns are those of the totals of each size: what the years suppose is
// said above, so that the titles leave room for the amounts on a narrow page.
func bySizeColumns(last page.Column) []page.Column {
	return []page.Column{{Title: "Taille"}, yearColumn(1), yearColumn(2), last}
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
	atBound             = content.NewPhrase("limite-de-tailles")
	theMaximum          = content.NewPhrase("maximum-theorique", "montant")
	theMaximumCrisis    = content.NewPhrase("maximum-theorique-avec-crise", "montant")
)

// remarks say what the amounts mean and how far they can be trusted.
func (m Money) remarks() []string {
	remarks := m.Remarks()
	if rates := m.Scale.Rates; m.Scale.HasCrisis() {
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
func (m Money) sources() (list []page.Source) {
	seen := map[string]bool{}
	add := func(ids []content.ID) {
		for _, id := range ids {
			if s := m.Scale.Source(id.Name); s != nil && !seen[id.Name] {
				seen[id.Name] = true
				list = append(list, source(s))
			}
		}
	}
	add(m.Scale.Sources)
	for _, l := range m.Scale.Lines {
		add(l.Sources)
	}
	add(m.Scale.Rates.Sources)
	add(m.Scale.Rates.AuditSource)
	return list
}
