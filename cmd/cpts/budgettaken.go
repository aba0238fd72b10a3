package main

import (
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model/report"
)

// euros is an amount as JSON writes it: a number of euros, with its centimes if any.
type euros money.Amount

func (e euros) MarshalJSON() ([]byte, error) { return money.Amount(e).JSON(), nil }

// takenJSON is what `cpts budget --format json` tells besides the tables of the scale, in
// keys that come after them.
type takenJSON struct {
	Years       []contractYearJSON `json:"annees"`
	Payments    []paymentJSON      `json:"versements"`
	Calendar    []calendarJSON     `json:"annees_civiles"`
	Forecast    *forecastJSON      `json:"previsionnel"` // null without a project, or without anything planned
	Audit       auditJSON          `json:"commissaire"`
	Indemnities []indemnityJSON    `json:"indemnites"`
}

type contractYearJSON struct {
	Year     int     `json:"annee"`
	From     *string `json:"du"`           // null while no day is known
	To       *string `json:"anniversaire"` // the day that ends it, the first of the next
	Rights   euros   `json:"droits"`
	Variable euros   `json:"variable"`
	Event    euros   `json:"crise"`
	Sure     euros   `json:"verse_sur"`
	Paid     euros   `json:"verse"`
}

type paymentJSON struct {
	Day    *string `json:"date"`
	Line   string  `json:"ligne"`
	Kind   string  `json:"nature"`
	Year   int     `json:"annee"`
	For    int     `json:"pour_annee"`
	Amount euros   `json:"montant"`
	Hoped  bool    `json:"espere"`
}

type calendarJSON struct {
	Year  int   `json:"annee"`
	Sure  euros `json:"verse_sur"`
	Hoped euros `json:"espere"`
}

type forecastJSON struct {
	Counted  bool               `json:"aci_compte"`
	Years    []forecastYearJSON `json:"annees"`
	Quarters []quarterJSON      `json:"trimestres"`
	Alerts   []string           `json:"alertes"`
	Notes    []string           `json:"notes"`
}

type forecastYearJSON struct {
	Year     int           `json:"annee"`
	Contract euros         `json:"aci_fixe"`
	Grants   euros         `json:"aides"`
	Fees     euros         `json:"cotisations"`
	Income   euros         `json:"ressources"`
	Spent    []expenseJSON `json:"depenses"`
	Expenses euros         `json:"depenses_total"`
	Result   euros         `json:"resultat"`
	Opening  euros         `json:"en_banque"`
	Balance  euros         `json:"solde"`
	Variable euros         `json:"variable_esperee"`
	Event    euros         `json:"crise_eventuelle"`
	Hoped    euros         `json:"solde_espere"`
}

type expenseJSON struct {
	Label  string `json:"poste"`
	Amount euros  `json:"montant"`
}

type quarterJSON struct {
	Year    int    `json:"annee"`
	Number  int    `json:"trimestre"`
	In      euros  `json:"entrees"`
	Out     euros  `json:"sorties"`
	Balance euros  `json:"solde"`
	Low     euros  `json:"plus_bas"`
	LowOn   string `json:"plus_bas_le"`
}

type auditJSON struct {
	Threshold euros           `json:"seuil"`
	Years     []auditYearJSON `json:"annees"`
	Notes     []string        `json:"notes"`
}

type auditYearJSON struct {
	Year    int     `json:"annee"`
	Closes  *string `json:"clos_le"`
	Others  euros   `json:"aides"`
	Paid    euros   `json:"aci_verse"`
	Total   euros   `json:"verse"`
	Crosses bool    `json:"verse_depasse"`
	Rights  euros   `json:"aci_droits"`
	Due     euros   `json:"droits"`
	Over    bool    `json:"droits_depassent"`
}

type indemnityJSON struct {
	Who       string `json:"qui"`
	Year      int    `json:"annee"`
	Each      euros  `json:"chacun"`
	Ceiling   euros  `json:"plafond"` // 0 when it is not known
	CeilingOf int    `json:"plafond_de"`
	Over      euros  `json:"depassement"`
}

// iso is a day for a program, nil for none.
func iso(day dates.Day) *string {
	if day.IsZero() {
		return nil
	}
	text := day.ISO()
	return &text
}

func takenOf(t report.Taken) takenJSON {
	out := takenJSON{Payments: []paymentJSON{}, Calendar: []calendarJSON{}, Indemnities: []indemnityJSON{}}
	p := t.Plan
	for n, y := range p.Years {
		out.Years = append(out.Years, contractYearJSON{n + 1, iso(p.Begins(n + 1)), iso(p.Begins(n + 2)), euros(y.Rights), euros(y.Variable), euros(y.Event), euros(y.Sure()), euros(y.Paid)})
	}
	for i := range p.Payments {
		pay := &p.Payments[i]
		out.Payments = append(out.Payments, paymentJSON{iso(pay.Day), pay.Line, string(pay.Kind), pay.Year, pay.For, euros(pay.Amount), !pay.Sure()})
	}
	for _, y := range p.Calendar() {
		out.Calendar = append(out.Calendar, calendarJSON{y.Year, euros(y.Total() - y.Hope.Total()), euros(y.Hope.Total())})
	}
	out.Forecast = forecastOf(t)
	out.Audit = auditJSON{Threshold: euros(t.Audit.Threshold), Notes: t.Audit.Notes}
	for _, y := range t.Audit.Years {
		closes := dates.Day{}
		if t.Audit.Calendar {
			closes = t.Audit.Closing.LastDay(y.Year)
		}
		out.Audit.Years = append(out.Audit.Years, auditYearJSON{y.Year, iso(closes), euros(y.Others), euros(y.Contract), euros(y.Total), y.Crosses, euros(y.Rights), euros(y.Due), y.DueCrosses})
	}
	for _, one := range t.People {
		of := one.MarkOf
		if of == 0 && one.Ceiling > 0 {
			of = one.Year
		}
		out.Indemnities = append(out.Indemnities, indemnityJSON{one.Person, one.Year, euros(one.Paid), euros(one.Ceiling), of, euros(one.Over)})
	}
	return out
}

func forecastOf(t report.Taken) *forecastJSON {
	f := t.Forecast
	if f == nil {
		return nil
	}
	out := &forecastJSON{Counted: t.Counted, Quarters: []quarterJSON{}, Alerts: append([]string{}, f.Alerts...), Notes: f.Notes}
	for _, y := range f.Years {
		year := forecastYearJSON{
			Year: y.Year, Contract: euros(y.Contract), Grants: euros(y.Grants), Fees: euros(y.Fees), Income: euros(y.Income), Spent: []expenseJSON{},
			Expenses: euros(y.Expenses), Result: euros(y.Result), Balance: euros(y.Balance), Variable: euros(y.Hope.Variable), Event: euros(y.Hope.Event), Hoped: euros(y.Hoped),
		}
		if y.Year == f.OpeningYear {
			year.Opening = euros(f.Opening)
		}
		for _, c := range y.ByCategory {
			year.Spent = append(year.Spent, expenseJSON{c.Label, euros(c.Amount)})
		}
		out.Years = append(out.Years, year)
	}
	for _, q := range f.Quarters {
		out.Quarters = append(out.Quarters, quarterJSON{q.Year, q.Number, euros(q.In), euros(q.Out), euros(q.Balance), euros(q.Low), q.LowOn.ISO()})
	}
	return out
}
