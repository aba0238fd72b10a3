package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model/budget"
	"cpts/model/page"
)

// fiveYears sets out the rights of each contract year, then the cash: two tables,
// since a right is paid in part the year after.
func fiveYears(d *page.Page, p *budget.Plan) {
	whichYears(d, p)
	d.Theme("Les droits de chaque année")
	d.Add(rightsTable(p))
	d.Theme("La trésorerie")
	cash(d, p)
}

// whichYears says when the contract years begin, and the lines with them.
func whichYears(d *page.Page, p *budget.Plan) {
	switch end := p.Begins(budget.Years + 1); {
	case end.IsZero():
		d.Say("La signature n’est pas datée : les années sont celles du contrat, la première commence le jour de la signature.")
	case p.Situation.Wished:
		d.Say("Contrat supposé signé le %s, la date souhaitée : la deuxième année commence le %s, le contrat prend fin le %s.", p.Begins(1), p.Begins(2), end)
	default:
		d.Say("Contrat signé le %s : la deuxième année commence le %s, le contrat prend fin le %s.", p.Begins(1), p.Begins(2), end)
	}
	d.List(page.Dash, starts(p))
	_, first := p.FirstYear()
	d.Say("%s.", first)
}

func cash(d *page.Page, p *budget.Plan) {
	d.Say("Ce qui arrive sur le compte, année du contrat par année du contrat, quelle que soit l’année payée.")
	d.Add(cashTable(p))
	if p.Sum.Hoped.Total()+p.AfterHoped.Total() > 0 {
		d.Say("Le total sûr ne compte ni part variable ni crise : seul lui se dépense d’avance.")
	}
	if days := budget.Days(p); len(days) > 0 {
		d.Add(paymentsTable(days))
	}
}

// paymentsTable has what comes on each day of the contract, what is hoped for apart.
func paymentsTable(days []budget.PaidDay) page.Table {
	t := page.Table{Caption: "Jour par jour, en euros", Columns: []page.Column{{Title: "Jour", Right: true}, {Title: "Ce qui arrive"}, {Title: "Montant", Right: true}}}
	hoped := slices.ContainsFunc(days, func(d budget.PaidDay) bool { return d.Hope.Total() > 0 })
	if hoped {
		t.Columns = append(t.Columns, page.Column{Title: "Espéré", Right: true})
	}
	for _, day := range days {
		cells := []string{day.Day.Brief(), strings.Join(day.What, ", "), inEuros(day.Sure)}
		if hoped {
			cells = append(cells, inEuros(day.Hope.Total()))
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells})
	}
	return t
}

// starts are the lines that start later than the contract, and what is left of
// the year they start in.
func starts(p *budget.Plan) (items []string) {
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.StartYear == 0 || !p.Begins(1).Before(l.Start) || l.Nature == content.Mission && l.Left < l.Whole: // told below
		default:
			items = append(items, sentence("%s démarre le %s, en année %d.", l.Label, l.Start, l.StartYear))
		}
	}
	return append(items, p.Starting()...)
}

// inEuros writes an amount of a wide table: whole euros, the unit being said once.
func inEuros(a money.Amount) string {
	if a == 0 {
		return ""
	}
	return french.Number(a.Whole())
}

// yearColumns are those of amounts by contract year: what they are, then one more of
// another nature.
func yearColumns(what, last string) []page.Column {
	columns := []page.Column{{Title: what + ", en euros", Short: "En euros"}}
	for n := range budget.Years {
		columns = append(columns, yearColumn(n+1))
	}
	return append(columns, page.Column{Title: last, Right: true, Apart: true})
}

// yearColumn holds the amounts of a contract year.
func yearColumn(n int) page.Column {
	return page.Column{Title: "Année" + french.NBSP + strconv.Itoa(n), Right: true}
}

// yearsTable has an amount of each contract year for each line, then one more.
type yearsTable struct{ page.Table }

// label is the name of a row, then shorter ones for where there is little room.
type label []string

// line adds a row. Its id names what explains its amounts.
func (t *yearsTable) line(id string, name label, years [budget.Years]budget.Cell, of func(budget.Cell) money.Amount, last money.Amount) {
	r := page.Row{Cells: []string{name[0]}, ID: id, Short: name[1:]}
	for _, y := range years {
		r.Cells = append(r.Cells, inEuros(of(y)))
	}
	r.Cells = append(r.Cells, inEuros(last))
	t.Rows = append(t.Rows, r)
}

// total adds a row that sums those above up.
func (t *yearsTable) total(id string, name label, years [budget.Years]budget.Cell, of func(budget.Cell) money.Amount, last money.Amount) page.Table {
	t.line(id, name, years, of, last)
	t.Rows[len(t.Rows)-1].Tone = page.Strong
	return t.Table
}

// rightsTable has what each year gives right to: the fixed part of each line, then
// the variable part expected of the year and the crisis counted, if any, which the
// explanation of the total tells line by line.
func rightsTable(p *budget.Plan) page.Table {
	t := yearsTable{page.Table{Columns: yearColumns("Droits", "Cinq ans")}}
	rights := func(c budget.Cell) money.Amount { return c.Rights }
	for _, l := range p.Lines {
		t.line(l.ID, labelOf(&l), l.Years, rights, l.Sum.Rights)
	}
	if p.Sum.Variable+p.Sum.Event > 0 {
		t.total(budget.SureLine, label{"Total part fixe", "Part fixe"}, p.Years, rights, p.Sum.Rights)
	}
	if p.Sum.Variable > 0 {
		t.line(budget.VariableLine, hopedVariable, p.Years, func(c budget.Cell) money.Amount { return c.Variable }, p.Sum.Variable)
	}
	if p.Sum.Event > 0 {
		t.line(budget.EventLine, possibleCrisis, p.Years, func(c budget.Cell) money.Amount { return c.Event }, p.Sum.Event)
	}
	return t.total(budget.TotalLine, label{"Total des droits", "Total"}, p.Years, budget.Cell.Due, p.Sum.Due())
}

// cashTable has what each year pays, then what is left to be paid after the fifth:
// what is sure of each line first, then what is hoped for, if anything is.
func cashTable(p *budget.Plan) page.Table {
	t := yearsTable{page.Table{Columns: yearColumns("Versé", "Après")}}
	for _, l := range p.Lines {
		t.line(l.ID, labelOf(&l), l.Years, budget.Cell.Sure, l.After-l.AfterHoped.Total())
	}
	hoped, after := p.Sum.Hoped, p.AfterHoped
	if hoped.Total()+after.Total() > 0 {
		t.total(budget.SureLine, label{withoutHope}, p.Years, budget.Cell.Sure, p.After-after.Total())
	}
	if hoped.Variable+after.Variable > 0 {
		t.line(budget.VariableLine, hopedVariable, p.Years, func(c budget.Cell) money.Amount { return c.Hoped.Variable }, after.Variable)
	}
	if hoped.Event+after.Event > 0 {
		t.line(budget.EventLine, possibleCrisis, p.Years, func(c budget.Cell) money.Amount { return c.Hoped.Event }, after.Event)
	}
	return t.total(budget.TotalLine, label{"Total versé"}, p.Years, func(c budget.Cell) money.Amount { return c.Paid }, p.After)
}

// withoutHope names a sum in which nothing is hoped for.
const withoutHope = "Total sûr"

// What is hoped for, apart from what is sure.
var (
	hopedVariable  = label{"Variable espérée", "Var. espérée"}
	possibleCrisis = label{"Crise éventuelle", "Si une crise"}
)

// labelOf is the name of a line; « (option) » goes with it, in short at worst.
func labelOf(l *budget.PlanLine) label {
	if !l.Optional {
		return slices.Compact(label{l.Label, cmp.Or(l.Short, l.Label)})
	}
	short := cmp.Or(l.Short, l.Label)
	return slices.Compact(label{lineName(l), short + " (option)", short + " (opt.)"})
}

func lineName(l *budget.PlanLine) string {
	if l.Optional {
		return l.Label + " (option)"
	}
	return l.Label
}

// audit sets the public money of each year against the threshold, as it is paid and as
// it is due, and says what crosses it.
func audit(d *page.Page, r *budget.AuditReport) {
	first := "Année"
	if r.Calendar && !r.Closing.Calendar() {
		first = "Exercice clos le"
	}
	contract := slices.ContainsFunc(r.Years, func(y budget.AuditYear) bool { return y.Contract > 0 })
	t := page.Table{Columns: []page.Column{{Title: first}, {Title: "Autres aides", Right: true}}}
	if contract {
		t.Columns = append(t.Columns, page.Column{Title: "ACI versé", Right: true}, page.Column{Title: "En tout, face au seuil"},
			page.Column{Title: "Droits ACI", Right: true}, page.Column{Title: "En tout, face au seuil"})
	} else {
		t.Columns = append(t.Columns, page.Column{Title: "Face au seuil"})
	}
	for _, y := range r.Years {
		cells := []string{auditName(r, y), y.Others.String()}
		paid := against(y.Total, r.Threshold)
		if y.Supposed {
			paid += ", si les aides à placer y tombent"
		}
		if contract {
			cells = append(cells, y.Contract.String(), paid, y.Rights.String(), against(y.Due, r.Threshold))
		} else {
			cells = append(cells, paid)
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells})
	}
	d.Say("%s", r.Rule())
	d.Add(t)
	d.List(page.Warning, yearsTold(r, r.Crossing()))
	d.List(page.Dash, r.Notes)
	foundOn(d, r.Sources)
}

func auditName(r *budget.AuditReport, y budget.AuditYear) string {
	switch {
	case !r.Calendar:
		return sentence("Année %d", y.Year)
	case r.Closing.Calendar():
		return strconv.Itoa(y.Year)
	}
	return r.Closing.LastDay(y.Year).Brief()
}

// against says where a total stands: « 500 € dessous ».
func against(total, threshold money.Amount) string {
	switch margin := threshold - total; {
	case margin == 0:
		return "tout juste"
	case margin < 0:
		return sentence("%s dessus", -margin)
	default:
		return sentence("%s dessous", margin)
	}
}

// yearsTold say years of a report, those of which as much is said in one sentence.
func yearsTold(r *budget.AuditReport, years []budget.AuditYear) (told []string) {
	for len(years) > 0 {
		n := 1
		for n < len(years) && years[n].Because == years[0].Because {
			n++
		}
		name := years[0].Name
		if n > 1 {
			numbers := make([]string, n)
			for i, y := range years[:n] {
				numbers[i] = strconv.Itoa(y.Year)
			}
			name = strings.Join(numbers, ", ")
			if !r.Calendar {
				name = sentence("Années %s du contrat", name)
			}
		}
		told = append(told, french.Line(name+colon+years[0].Because))
		years = years[n:]
	}
	return told
}

func maximum(d *page.Page, p *budget.Plan) {
	said := theMaximum
	if p.Scale.HasCrisis() {
		said = theMaximumCrisis
	}
	d.Say("%s", p.Scale.Tell(said, p.Maximum))
}
