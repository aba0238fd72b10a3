package report

import (
	"strconv"
	"strings"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/french"
	"cpts/model/money"
	"cpts/model/page"
)

// fiveYears sets out the rights of each contract year, then the cash: two tables,
// since a right is paid in part the year after.
func fiveYears(d *page.Page, p *budget.Plan) {
	if end := p.Begins(budget.Years + 1); end.IsZero() {
		d.Say("La signature n'est pas datée : les années sont celles du contrat, la première commence le jour de la signature.")
	} else {
		d.Say("Contrat signé le %s : la première année finit la veille du %s, la dernière la veille du %s.", p.Begins(1), p.Begins(2), end)
	}
	d.List(page.Dash, starts(p))
	d.Theme("Les droits de chaque année")
	d.Add(rightsTable(p))
	d.Theme("La trésorerie")
	d.Say("Ce qui arrive sur le compte, année du contrat par année du contrat, quelle que soit l'année payée.")
	d.Add(cashTable(p))
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

func yearColumns(last string) []page.Column {
	columns := []page.Column{{Title: "En euros"}}
	for n := range budget.Years {
		columns = append(columns, page.Column{Title: "Année" + french.NBSP + strconv.Itoa(n+1), Right: true})
	}
	return append(columns, page.Column{Title: last, Right: true})
}

// rightsTable has what each year gives right to: the fixed part of each line, then
// the variable part expected of the year and the crisis counted, if any.
func rightsTable(p *budget.Plan) page.Table {
	t := page.Table{Columns: yearColumns("Cinq ans")}
	line := func(tone page.Tone, label string, sum budget.Cell, years [budget.Years]budget.Cell, of func(budget.Cell) money.Amount) {
		cells := []string{label}
		for _, y := range years {
			cells = append(cells, inEuros(of(y)))
		}
		t.Rows = append(t.Rows, page.Row{Cells: append(cells, inEuros(of(sum))), Tone: tone})
	}
	for _, l := range p.Lines {
		line(page.Plain, lineName(&l), l.Sum, l.Years, func(c budget.Cell) money.Amount { return c.Rights })
	}
	if p.Sum.Variable > 0 {
		line(page.Plain, "Part variable attendue", p.Sum, p.Years, func(c budget.Cell) money.Amount { return c.Variable })
	}
	if p.Sum.Event > 0 {
		line(page.Plain, "Survenue d'une crise", p.Sum, p.Years, func(c budget.Cell) money.Amount { return c.Event })
	}
	line(page.Strong, "Total des droits", p.Sum, p.Years, budget.Cell.Due)
	return t
}

// cashTable has what each year pays, then what is left to be paid after the fifth.
func cashTable(p *budget.Plan) page.Table {
	t := page.Table{Columns: yearColumns("Après")}
	line := func(tone page.Tone, label string, years [budget.Years]budget.Cell, after money.Amount) {
		cells := []string{label}
		for _, y := range years {
			cells = append(cells, inEuros(y.Paid))
		}
		t.Rows = append(t.Rows, page.Row{Cells: append(cells, inEuros(after)), Tone: tone})
	}
	for _, l := range p.Lines {
		line(page.Plain, lineName(&l), l.Years, l.After)
	}
	line(page.Strong, "Total versé", p.Years, p.After)
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
func audit(d *page.Page, r *budget.AuditReport) {
	first := "Année"
	if r.Calendar {
		first = "Année civile"
	}
	t := page.Table{Columns: []page.Column{{Title: first}, {Title: "ACI", Right: true}, {Title: "Autres aides", Right: true}, {Title: "Total", Right: true}, {Title: "Face au seuil", Right: false}}}
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
		t.Rows = append(t.Rows, page.Row{Cells: []string{name, y.Contract.String(), y.Others.String(), y.Total.String(), against}})
	}
	d.Say("Un commissaire aux comptes est nécessaire quand les aides publiques d'une année dépassent %s.", r.Threshold)
	d.Add(t)
	d.List(page.Dash, append(crossings(r), r.Notes...))
	for _, s := range r.Sources {
		d.Add(page.Paragraph{Text: sentence("Source : %s", sourceLine(s)), Tone: page.Faint})
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
		told = append(told, name+last)
		years = nil
	}
	for _, y := range r.Crossing() {
		text := clean(y.Text)
		because := text[max(strings.Index(text, colon), 0):] // after the name of the year
		if because != last {
			flush()
		}
		years, last = append(years, strconv.Itoa(y.Year)), because
	}
	flush()
	return told
}

func maximum(d *page.Page, p *budget.Plan) {
	what := "options et part variable entière comprises"
	if HasCrisis(p.Scale) {
		what = "options, part variable entière et crise sanitaire comprises"
	}
	d.Say("%s : la somme de tous les droits d'une année, "+what+". Ce n'est pas un budget, et aucune année n'est sûre de le verser.", p.Maximum)
}
