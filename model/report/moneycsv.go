package report

import (
	"slices"
	"strconv"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/sheet"
)

// CSV has a row for each line, and in its columns, apart, the table of the scale,
// then the rights of the contract's years, by nature, and their cash. A cell is empty
// where there is no such amount. Totals, and what else there is to take away, come in
// rows and columns of their own: see takenHead.
func (m Money) CSV(project *model.Project) [][]string {
	head := []string{"bareme", "taille", "id", "libelle", "optionnelle", "droits", "annee_1", "annee_2", "variable_max", "survenue"}
	for _, group := range []string{"fixe_", "variable_", "crise_", "tresorerie_"} {
		for n := range budget.Years {
			head = append(head, group+strconv.Itoa(n+1))
		}
	}
	head = append(head, "tresorerie_apres")
	rows := [][]string{append(slices.Clip(head), takenHead...)}
	situations := m.EverySize()
	if budget.Compute(m.Scale, m.Situation) != nil {
		situations = []budget.Situation{m.Situation}
	}
	for _, s := range situations {
		rows = append(rows, sizeCSV(m.Scale, s, len(head))...)
	}
	if t := m.Taken(project); t.Plan != nil {
		for _, r := range takenCSV(t) {
			row := make([]string, len(head))
			copy(row, []string{m.Scale.ID.Name, strconv.Itoa(t.Plan.Size.Number), r.id, r.label})
			rows = append(rows, append(row, r.cells()...))
		}
	}
	return rows
}

// Columns of a row after its name: the table of the scale, then the plan.
const (
	rightsAt, year1At, year2At, variableAt, eventAt = 5, 6, 7, 8, 9
	planAt                                          = 10
)

func sizeCSV(scale *content.Scale, s budget.Situation, width int) (rows [][]string) {
	t, p := budget.Compute(scale, s), budget.NewPlan(scale, s)
	add := func(id, label, optional string, cells map[int]money.Amount) []string {
		row := make([]string, width+len(takenHead))
		row[width] = "lignes"
		copy(row, []string{scale.ID.Name, strconv.Itoa(t.Size.Number), id, label, optional})
		for at, a := range cells {
			row[at] = strconv.FormatInt(a.Whole(), 10)
		}
		rows = append(rows, row)
		return row
	}
	planned := func(row []string, years [budget.Years]budget.Cell, after money.Amount) {
		for n, y := range years {
			for group, a := range []money.Amount{y.Rights, y.Variable, y.Event, y.Paid} {
				row[planAt+group*budget.Years+n] = strconv.FormatInt(a.Whole(), 10)
			}
		}
		row[width-1] = strconv.FormatInt(after.Whole(), 10)
	}
	yesNo := map[bool]string{true: "oui", false: "non"}
	for _, l := range t.Lines {
		row := add(l.ID, l.Label, yesNo[l.Optional], map[int]money.Amount{
			rightsAt: l.Rights, year1At: l.Year1, year2At: l.Year2, variableAt: l.VariableMax, eventAt: l.Event,
		})
		if own := p.Line(l.ID); own != nil {
			planned(row, own.Years, own.After)
		}
	}
	for _, l := range Added(scale, p) {
		planned(add(l.ID, l.Label, "non", nil), l.Years, l.After)
	}
	total := t.Totals
	for _, sum := range []struct {
		id     string
		amount money.Amount
	}{
		{"annee_1", total.Year1}, {"annee_2", total.Year2}, {content.VariableTotal, total.VariableMax},
		{"annee_1_options", total.Year1Options}, {"annee_2_options", total.Year2Options},
		{"annee_2_variable", total.Year2Variable}, {"annee_2_variable_options", total.Year2VariableOptions},
		{"maximum_annuel", total.Maximum},
	} {
		row := add(sum.id, scale.TotalTitle(sum.id), "", nil)
		row[width], row[len(row)-1] = "totaux", sheet.Decimal(sum.amount)
	}
	return rows
}

// Added are the lines of a plan that the table of the scale does not have: the extra
// functioning.
func Added(scale *content.Scale, p *budget.Plan) (lines []budget.PlanLine) {
	for _, l := range p.Lines {
		if scale.Line(l.ID) == nil {
			lines = append(lines, l)
		}
	}
	return lines
}

// EverySize is the situation in each size of the scale.
func (m Money) EverySize() (all []budget.Situation) {
	for _, size := range m.Scale.Sizes {
		s := m.Situation
		s.Size = size.Number
		all = append(all, s)
	}
	return all
}

// Columns of the rows that follow those of the scale: which table, of which year, from
// and to which day; then an amount, or a sum of others, which adding the amounts up must
// not count twice.
var takenHead = []string{"tableau", "annee", "du", "au", "montant", "somme"}

// takenCSV are those rows, without the columns of the scale.
func takenCSV(t Taken) (rows []takenRow) {
	add := func(table, id, label string, year int, from, to dates.Day, amount money.Amount, sum bool) {
		rows = append(rows, takenRow{table, id, label, year, from, to, amount, sum})
	}
	p := t.Plan
	for n, y := range p.Years {
		from, to := p.Begins(n+1), p.Begins(n+2) // the anniversary
		for _, c := range []struct {
			id, label string
			amount    money.Amount
		}{{"fixe", "Droits, part fixe", y.Rights}, {"variable", "Droits, part variable espérée", y.Variable}, {"crise", "Droits, crise éventuelle", y.Event}, {"verse_sur", "Versé, sans variable ni crise", y.Sure()}, {"verse", "Versé", y.Paid}} {
			add("contrat", c.id, c.label, n+1, from, to, c.amount, true)
		}
	}
	for i := range p.Payments {
		pay := &p.Payments[i]
		table := "versements"
		if !pay.Sure() {
			table = "versements esperes"
		}
		add(table, pay.Line, pay.Label+", "+string(pay.Kind), pay.Year, pay.Day, pay.Day, pay.Amount, false)
	}
	for _, y := range p.Calendar() {
		add("annees civiles", "verse_sur", "Versé, sans variable ni crise", y.Year, dates.Day{}, dates.Day{}, y.Total()-y.Hope.Total(), true)
		add("annees civiles", "espere", "Variable et crise", y.Year, dates.Day{}, dates.Day{}, y.Hope.Total(), true)
	}
	if f := t.Forecast; f != nil {
		for _, y := range f.Years {
			of := func(id, label string, amount money.Amount, sum bool) {
				add("previsionnel", id, label, y.Year, dates.Day{}, dates.Day{}, amount, sum)
			}
			of("aci_fixe", "ACI, part fixe", y.Contract, true)
			of("aides", "Autres aides", y.Grants, false)
			of("cotisations", "Cotisations", y.Fees, false)
			of("ressources", "Ressources", y.Income, true)
			for _, c := range y.ByCategory {
				of("depense", c.Label, -c.Amount, false)
			}
			of("depenses", "Dépenses", -y.Expenses, true)
			of("resultat", "Encaissé − dépensé", y.Result, true)
			if t.Counted {
				of("solde", "Solde, sans variable ni crise", y.Balance, true)
				of("solde_espere", "Solde, si elles arrivent", y.Hoped, true)
			}
		}
		for _, q := range f.Quarters {
			add("trimestres", "solde", "Solde à la fin du trimestre "+strconv.Itoa(q.Number), q.Year, dates.Day{}, dates.Day{}, q.Balance, true)
			add("trimestres", "plus_bas", "Au plus bas du trimestre "+strconv.Itoa(q.Number), q.Year, q.LowOn, q.LowOn, q.Low, true)
		}
	}
	for _, y := range t.Audit.Years {
		closes := dates.Day{}
		if t.Audit.Calendar {
			closes = t.Audit.Closing.LastDay(y.Year)
		}
		add("commissaire", "verse", "Aides publiques versées", y.Year, dates.Day{}, closes, y.Total, true)
		add("commissaire", "droits", "Aides publiques, en droits", y.Year, dates.Day{}, closes, y.Due, true)
	}
	for _, one := range t.People {
		add("indemnites", "chacun", one.Person, one.Year, dates.Day{}, dates.Day{}, one.Paid, true)
	}
	return rows
}

// takenRow is one of them.
type takenRow struct {
	table, id, label string
	year             int
	from, to         dates.Day
	amount           money.Amount
	sum              bool
}

// cells are those of the columns of takenHead.
func (r takenRow) cells() []string {
	cells := make([]string, len(takenHead))
	cells[0], cells[1] = r.table, strconv.Itoa(r.year)
	for i, day := range []dates.Day{r.from, r.to} {
		if !day.IsZero() {
			cells[2+i] = day.ISO()
		}
	}
	at := slices.Index(takenHead, "montant")
	if r.sum {
		at++
	}
	cells[at] = sheet.Decimal(r.amount)
	return cells
}
