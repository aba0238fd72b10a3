package report

import (
	"slices"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/dates"
	"cpts/model/french"
	"cpts/model/money"
)

// Columns that both tables of the budget have.
var years = []column{{"Versé année" + french.NBSP + "1", true}, {"Versé année" + french.NBSP + "2", true}}

// budget shows what the contract would bring: for the size of the territory, or
// for each size while the population is unknown.
func (b *builder) budget() {
	b.part(budgetPart)
	scale := b.catalog.DefaultScale()
	if b.table == nil {
		b.budgetBySize(scale)
	} else {
		b.say("Taille %d (%s), pour %s.", b.table.Size.Number, b.table.Size.Label,
			french.Count(int(b.population()), "habitant", "habitants"))
		b.add(budgetTable(b.table))
	}
	b.list(dash, b.budgetNotes(scale))
}

func (b *builder) population() int64 {
	n, _ := b.project.Population()
	return n
}

// budgetTable has the compulsory lines and their total, then the options, then
// the total with those chosen.
func budgetTable(t *budget.Table) table {
	out := table{columns: slices.Concat([]column{{title: "Ligne"}}, years, []column{{"Part variable, jusqu'à", true}})}
	for _, l := range t.Lines {
		if !l.Optional {
			out.rows = append(out.rows, row{cells: amounts(l.Label, l.Year1, l.Year2, l.VariableMax)})
		}
	}
	totals := t.Totals
	out.rows = append(out.rows, row{amounts("Total hors options", totals.Year1, totals.Year2, totals.VariableMax), strong})
	for _, l := range t.Lines {
		if l.Optional {
			label := l.Label + " (option)"
			if l.Chosen {
				label = l.Label + " (option choisie)"
			}
			out.rows = append(out.rows, row{cells: amounts(label, l.Year1, l.Year2, l.VariableMax)})
		}
	}
	if t.HasOptions() {
		out.rows = append(out.rows, row{amounts("Total avec options",
			t.Sum(func(l budget.Line) money.Amount { return l.Year1 }),
			t.Sum(func(l budget.Line) money.Amount { return l.Year2 }),
			t.Sum(func(l budget.Line) money.Amount { return l.VariableMax })), strong})
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

func (b *builder) budgetBySize(scale *content.Scale) {
	b.say("La population n'est pas renseignée. Voici les totaux de chaque taille, hors options et hors part variable.")
	t := table{columns: slices.Concat([]column{{title: "Taille"}, {title: "Population"}}, years)}
	for _, size := range scale.Sizes {
		totals := budget.Compute(scale, budget.Situation{Population: size.From}).Totals
		t.rows = append(t.rows, row{cells: []string{
			sentence("Taille %d", size.Number), size.Label, totals.Year1.String(), totals.Year2.String(),
		}})
	}
	b.add(t)
}

// budgetNotes say what the amounts mean and how far they can be trusted.
func (b *builder) budgetNotes(scale *content.Scale) []string {
	caution := sentence("%s : %s.", scale.Title, scale.Caution)
	if day, err := dates.ParseISO(scale.CheckedOn); err == nil {
		caution += sentence(" Dernière vérification le %s.", day)
	}
	notes := []string{caution}
	if b.table != nil {
		notes = append(notes, b.sizeNotes(scale)...)
	}
	notes = append(notes,
		sentence("Les sommes versées ne sont pas les droits : une mission donne droit chaque année à toute sa part fixe, mais n'en verse que %d %% la première année. Le tableau suppose que toutes les missions démarrent le jour de la signature ; un départ plus tardif réduit le versement de la première année.", scale.Rates.Advance))
	if b.table == nil {
		return notes
	}
	notes = append(notes,
		"La part variable est un plafond : elle dépend des résultats, connus après le dialogue de gestion de chaque année.")
	for _, l := range b.table.Lines {
		if l.Event > 0 {
			notes = append(notes, sentence("Si une crise sanitaire survient, %s s'ajoutent.", l.Event))
		}
	}
	return append(notes, sentence("Maximum théorique annuel : %s. C'est la somme de tous les droits d'une année, options, part variable entière et crise sanitaire comprises ; ce n'est pas un budget.", b.table.Totals.Maximum))
}

// sizeNotes tell what makes the size, or its amounts, open to discussion.
func (b *builder) sizeNotes(scale *content.Scale) (notes []string) {
	if b.table.AtBound {
		notes = append(notes, sentence("À %s exactement, les textes se contredisent sur la taille : la CPAM tranche.",
			french.Count(int(b.population()), "habitant", "habitants")))
	}
	if scale.Bonus == nil || b.table.Size.Number != scale.Bonus.Size {
		return notes
	}
	counted := "Elle n'est pas comptée dans ce tableau."
	if b.table.Bonus {
		counted = "Elle est comptée dans ce tableau."
	}
	return append(notes, scale.Bonus.Note+" "+counted)
}
