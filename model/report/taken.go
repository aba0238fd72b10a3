package report

import (
	"strconv"

	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/sheet"
)

// Taken is the money as one takes it away, to count further with it: in a spreadsheet,
// by a program.
type Taken struct {
	Plan     *budget.Plan // nil while the size is unknown
	Forecast *budget.Forecast
	Counted  bool // the contract is in the forecast
	Audit    *budget.AuditReport
	People   []budget.PersonYear
}

// Taken is that of a situation, and of what a project, if there is one, sets beside it.
func (m Money) Taken(p *model.Project) (t Taken) {
	t.Plan = budget.NewPlan(m.Scale, m.Situation)
	t.Audit = budget.Audit(t.Plan, m.Grants, m.Closing)
	if p != nil {
		t.Forecast, t.Counted = budget.ForecastOn(p, t.Plan)
		t.People = budget.IndemnitiesOf(p).People
	}
	return t
}

// Workbook has the forecast in formulas, then the account by quarters, the payments of
// the contract, and the test of the auditor: what there is of them.
func (t Taken) Workbook(title string) *sheet.Workbook {
	w := &sheet.Workbook{Title: title}
	if t.Forecast != nil {
		w.Sheets = append(w.Sheets, forecastSheet(t.Forecast, t.Counted))
		if len(t.Forecast.Quarters) > 0 {
			w.Sheets = append(w.Sheets, quartersSheet(t.Forecast))
		}
	}
	if t.Plan != nil {
		w.Sheets = append(w.Sheets, contractSheet(t.Plan), paymentsSheet(t.Plan))
	}
	if t.Audit != nil {
		w.Sheets = append(w.Sheets, auditSheet(t.Audit))
	}
	return w
}

// forecastSheet has a column for each year: what is sure, what is spent, the balance,
// then what is hoped for and the balance with it.
func forecastSheet(f *budget.Forecast, counted bool) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Prévisionnel"}
	head := []sheet.Cell{sheet.Text("En euros")}
	for _, y := range f.Years {
		name := strconv.Itoa(y.Year)
		if !f.Calendar {
			name = "Année" + french.NBSP + name
		}
		head = append(head, sheet.Text(name))
	}
	s.Add(head...)
	row := func(label string, of func(int, budget.ForecastYear) sheet.Cell) int {
		cells := []sheet.Cell{sheet.Text(label)}
		for i, y := range f.Years {
			cells = append(cells, of(i, y))
		}
		return s.Add(cells...)
	}
	amounts := func(label string, of func(budget.ForecastYear) money.Amount) int {
		return row(label, func(_ int, y budget.ForecastYear) sheet.Cell { return sheet.Amount(of(y)) })
	}
	first := len(s.Rows) + 1
	if counted {
		amounts("ACI, part fixe", func(y budget.ForecastYear) money.Amount { return y.Contract })
	}
	amounts("Autres aides", func(y budget.ForecastYear) money.Amount { return y.Grants })
	last := amounts("Cotisations", func(y budget.ForecastYear) money.Amount { return y.Fees })
	income := row("Ressources", func(i int, y budget.ForecastYear) sheet.Cell {
		return sheet.Formula(sheet.Sum(i+1, first, last), y.Income).InBold()
	})
	spent := income
	for _, c := range f.Sum.ByCategory {
		spent = amounts(c.Label, func(y budget.ForecastYear) money.Amount { return amountOfCategory(y, c.Label) })
	}
	out := row("Dépenses", func(i int, y budget.ForecastYear) sheet.Cell {
		if spent == income {
			return sheet.Amount(0).InBold()
		}
		return sheet.Formula(sheet.Sum(i+1, income+1, spent), y.Expenses).InBold()
	})
	result := row("Encaissé − dépensé", func(i int, y budget.ForecastYear) sheet.Cell {
		return sheet.Formula(sheet.At(i+1, income)+"-"+sheet.At(i+1, out), y.Result)
	})
	if !counted {
		return s
	}
	opening := row("En banque à la signature", func(_ int, y budget.ForecastYear) sheet.Cell {
		if y.Year == f.OpeningYear {
			return sheet.Amount(f.Opening)
		}
		return sheet.Amount(0)
	})
	before := func(i, row int) string {
		if i == 0 {
			return ""
		}
		return sheet.At(i, row) + "+"
	}
	balance := len(s.Rows) + 1
	row("Solde, sans variable ni crise", func(i int, y budget.ForecastYear) sheet.Cell {
		return sheet.Formula(before(i, balance)+sheet.At(i+1, result)+"+"+sheet.At(i+1, opening), y.Balance).InBold()
	})
	variable := amounts("Part variable espérée", func(y budget.ForecastYear) money.Amount { return y.Hope.Variable })
	event := amounts("Crise éventuelle", func(y budget.ForecastYear) money.Amount { return y.Hope.Event })
	hoped := len(s.Rows) + 1
	row("Solde, si elles arrivent", func(i int, y budget.ForecastYear) sheet.Cell {
		own := before(i, hoped)
		if i > 0 { // what was hoped for before, the balance of the year aside
			own = sheet.At(i, hoped) + "-" + sheet.At(i, balance) + "+"
		}
		return sheet.Formula(own+sheet.At(i+1, balance)+"+"+sheet.At(i+1, variable)+"+"+sheet.At(i+1, event), y.Hoped)
	})
	return s
}

func amountOfCategory(y budget.ForecastYear, label string) (sum money.Amount) {
	for _, c := range y.ByCategory {
		if c.Label == label {
			sum += c.Amount
		}
	}
	return sum
}

func quartersSheet(f *budget.Forecast) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Trimestres"}
	s.Add(sheet.Text("Trimestre"), sheet.Text("Entrées"), sheet.Text("Sorties"), sheet.Text("Solde à la fin"), sheet.Text("Au plus bas"), sheet.Text("Le"))
	for i, q := range f.Quarters {
		balance := sheet.At(1, i+2) + "-" + sheet.At(2, i+2)
		if i > 0 {
			balance = sheet.At(3, i+1) + "+" + balance
		}
		s.Add(sheet.Text(quarterName(q)), sheet.Amount(q.In), sheet.Amount(q.Out), sheet.Formula(balance, q.Balance), sheet.Amount(q.Low), sheet.Day(q.LowOn))
	}
	return s
}

// contractSheet has the sure cash of each line by contract year, then what is hoped for.
func contractSheet(p *budget.Plan) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Contrat"}
	head := []sheet.Cell{sheet.Text("En euros")}
	for n := range budget.Years {
		head = append(head, sheet.Text(sentence("Année %d", n+1)))
	}
	s.Add(append(head, sheet.Text("Après"), sheet.Text("En tout"))...)
	line := func(label string, years [budget.Years]budget.Cell, of func(budget.Cell) money.Amount, after money.Amount) {
		cells, sum, at := []sheet.Cell{sheet.Text(label)}, after, len(s.Rows)+1
		for _, y := range years {
			cells = append(cells, sheet.Amount(of(y)))
			sum += of(y)
		}
		total := "SUM(" + sheet.At(1, at) + ":" + sheet.At(budget.Years+1, at) + ")"
		s.Add(append(cells, sheet.Amount(after), sheet.Formula(total, sum))...)
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		line(lineName(l), l.Years, budget.Cell.Sure, l.After-l.AfterHoped.Total())
	}
	line("Variable espérée", p.Years, func(c budget.Cell) money.Amount { return c.Hoped.Variable }, p.AfterHoped.Variable)
	line("Crise éventuelle", p.Years, func(c budget.Cell) money.Amount { return c.Hoped.Event }, p.AfterHoped.Event)
	cells, last := []sheet.Cell{sheet.Text("Total versé").InBold()}, len(s.Rows)
	for n, y := range p.Years {
		cells = append(cells, sheet.Formula(sheet.Sum(n+1, 2, last), y.Paid).InBold())
	}
	s.Add(append(cells, sheet.Formula(sheet.Sum(budget.Years+1, 2, last), p.After).InBold(), sheet.Formula(sheet.Sum(budget.Years+2, 2, last), p.Sum.Paid+p.After).InBold())...)
	return s
}

// paymentsSheet has the payments one by one, what is hoped for in a column of its own.
func paymentsSheet(p *budget.Plan) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Versements"}
	s.Add(sheet.Text("Ligne"), sheet.Text("Jour"), sheet.Text("Année du contrat"), sheet.Text("Nature"), sheet.Text("Montant"), sheet.Text("Espéré"))
	var sure, hoped money.Amount
	for i := range p.Payments {
		pay := &p.Payments[i]
		cells := []sheet.Cell{sheet.Text(pay.Label), sheet.Day(pay.Day), sheet.Text(contractYear(pay.Year)), sheet.Text(string(pay.Kind)), sheet.Amount(pay.Amount), {}}
		if !pay.Sure() {
			cells[4], cells[5] = sheet.Cell{}, cells[4]
			hoped += pay.Amount
		} else {
			sure += pay.Amount
		}
		s.Add(cells...)
	}
	last := len(s.Rows)
	s.Add(sheet.Text("Total").InBold(), sheet.Cell{}, sheet.Cell{}, sheet.Cell{}, sheet.Formula(sheet.Sum(4, 2, last), sure).InBold(), sheet.Formula(sheet.Sum(5, 2, last), hoped).InBold())
	return s
}

func contractYear(n int) string {
	if n > budget.Years {
		return "après"
	}
	return strconv.Itoa(n)
}

// auditSheet sets both counts of each year against the threshold.
func auditSheet(r *budget.AuditReport) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Commissaire"}
	s.Add(sheet.Text("Année"), sheet.Text("Autres aides"), sheet.Text("ACI versé"), sheet.Text("Versé en tout"), sheet.Text("Droits ACI"), sheet.Text("Droits en tout"), sheet.Text("Seuil"), sheet.Text("Au-dessus, versé"), sheet.Text("Au-dessus, droits"))
	for _, y := range r.Years {
		n := len(s.Rows) + 1
		at := func(column int) string { return sheet.At(column, n) }
		s.Add(sheet.Text(auditName(r, y)), sheet.Amount(y.Others), sheet.Amount(y.Contract), sheet.Formula(at(1)+"+"+at(2), y.Total), sheet.Amount(y.Rights),
			sheet.Formula(at(1)+"+"+at(4), y.Due), sheet.Amount(r.Threshold), sheet.Formula(at(3)+"-"+at(6), y.Total-r.Threshold), sheet.Formula(at(5)+"-"+at(6), y.Due-r.Threshold))
	}
	return s
}
