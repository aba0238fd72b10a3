package report

import (
	"strconv"
	"strings"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/french"
	"cpts/model/money"
)

// fiveYears sets out the rights of each contract year, then the cash: two tables,
// since a right is paid in part the year after.
func (d *Document) fiveYears(p *budget.Plan) {
	if end := p.Begins(budget.Years + 1); end.IsZero() {
		d.say("La signature n'est pas datée : les années sont celles du contrat, la première commence le jour de la signature.")
	} else {
		d.say("Contrat signé le %s : la première année finit la veille du %s, la dernière la veille du %s.", p.Begins(1), p.Begins(2), end)
	}
	d.list(dash, starts(p))
	d.theme("Les droits de chaque année")
	d.add(rightsTable(p))
	d.theme("La trésorerie")
	d.say("Ce qui arrive sur le compte, année du contrat par année du contrat, quelle que soit l'année payée.")
	d.add(cashTable(p))
}

// starts are the lines that start later than the contract, and what is left of
// the year they start in.
func starts(p *budget.Plan) (items []string) {
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.StartYear == 0 || !p.Begins(1).Before(l.Start):
		case l.Nature == content.Mission && l.Months < 12:
			items = append(items, sentence("%s démarre le %s, en année %d, avec %s avant l'anniversaire.", l.Label, l.Start, l.StartYear, french.Count(l.Months, "mois entier", "mois entiers")))
		default:
			items = append(items, sentence("%s démarre le %s, en année %d.", l.Label, l.Start, l.StartYear))
		}
	}
	return items
}

// inEuros writes an amount of a wide table: whole euros, the unit being said once.
func inEuros(a money.Amount) string {
	if a == 0 {
		return ""
	}
	return french.Number(a.Whole())
}

func yearColumns(last string) []column {
	columns := []column{{title: "En euros"}}
	for n := range budget.Years {
		columns = append(columns, column{"Année" + french.NBSP + strconv.Itoa(n+1), true})
	}
	return append(columns, column{last, true})
}

// rightsTable has what each year gives right to: the fixed part of each line, then
// the variable part expected of the year and the crisis counted, if any.
func rightsTable(p *budget.Plan) table {
	t := table{columns: yearColumns("Cinq ans")}
	line := func(tone tone, label string, sum budget.Cell, years [budget.Years]budget.Cell, of func(budget.Cell) money.Amount) {
		cells := []string{label}
		for _, y := range years {
			cells = append(cells, inEuros(of(y)))
		}
		t.rows = append(t.rows, row{append(cells, inEuros(of(sum))), tone})
	}
	for _, l := range p.Lines {
		line(plain, lineName(&l), l.Sum, l.Years, func(c budget.Cell) money.Amount { return c.Rights })
	}
	if p.Sum.Variable > 0 {
		line(plain, "Part variable attendue", p.Sum, p.Years, func(c budget.Cell) money.Amount { return c.Variable })
	}
	if p.Sum.Event > 0 {
		line(plain, "Survenue d'une crise", p.Sum, p.Years, func(c budget.Cell) money.Amount { return c.Event })
	}
	line(strong, "Total des droits", p.Sum, p.Years, budget.Cell.Due)
	return t
}

// cashTable has what each year pays, then what is left to be paid after the fifth.
func cashTable(p *budget.Plan) table {
	t := table{columns: yearColumns("Après")}
	line := func(tone tone, label string, years [budget.Years]budget.Cell, after money.Amount) {
		cells := []string{label}
		for _, y := range years {
			cells = append(cells, inEuros(y.Paid))
		}
		t.rows = append(t.rows, row{append(cells, inEuros(after)), tone})
	}
	for _, l := range p.Lines {
		line(plain, lineName(&l), l.Years, l.After)
	}
	line(strong, "Total versé", p.Years, p.After)
	return t
}

func lineName(l *budget.PlanLine) string {
	if l.Optional {
		return l.Label + " (option)"
	}
	return l.Label
}

// audit sets the public money of each year against the threshold, and says what
// crosses it.
func (d *Document) audit(r *budget.AuditReport) {
	first := "Année"
	if r.Calendar {
		first = "Année civile"
	}
	t := table{columns: []column{{title: first}, {"ACI", true}, {"Autres aides", true}, {"Total", true}, {"Face au seuil", false}}}
	for _, y := range r.Years {
		name, against := strconv.Itoa(y.Year), sentence("%s au-dessous", y.Margin)
		switch {
		case y.Supposed:
			against = sentence("%s au-dessus, si les aides à placer y tombent", -y.Margin)
		case y.Crosses:
			against = sentence("%s au-dessus", -y.Margin)
		case y.Margin == 0:
			against = "tout juste le seuil"
		}
		if !r.Calendar {
			name = sentence("Année %d", y.Year)
		}
		t.rows = append(t.rows, row{cells: []string{name, y.Contract.String(), y.Others.String(), y.Total.String(), against}})
	}
	d.say("%s", r.Rule())
	d.add(t)
	d.list(dash, append(crossings(r), r.Notes...))
	for _, s := range r.Sources {
		d.add(paragraph{sentence("Source : %s", sourceLine(s)), faint})
	}
}

// crossings say what crosses the threshold and because of what; years of which as
// much is said share a sentence.
func crossings(r *budget.AuditReport) (told []string) {
	var years []string
	var last string
	flush := func() {
		if len(years) == 0 {
			return
		}
		name := strings.Join(years, ", ")
		switch {
		case !r.Calendar && len(years) > 1:
			name = sentence("Années %s du contrat", name)
		case !r.Calendar:
			name = sentence("Année %s du contrat", name)
		}
		told = append(told, name+colon+last)
		years = nil
	}
	for _, y := range r.Crossing() {
		because := clean(y.Because)
		if because != last {
			flush()
		}
		years, last = append(years, strconv.Itoa(y.Year)), because
	}
	flush()
	return told
}

func (d *Document) maximum(p *budget.Plan) {
	what := "options et part variable entière comprises"
	if HasCrisis(p.Scale) {
		what = "options, part variable entière et crise sanitaire comprises"
	}
	d.say("%s : la somme de tous les droits d'une année, "+what+". Ce n'est pas un budget, et aucune année n'est sûre de le verser.", p.Maximum)
}
