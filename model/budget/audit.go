package budget

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

// Grant is a public grant other than the contract: start-up help of the ARS, a
// local authority, the region. Year is a calendar year, or a contract year from 1
// to 5, or 0 when it is not known.
type Grant struct {
	Funder string
	Amount money.Amount
	Year   int
	Month  int // 1 to 12; 0 when it is not known
}

// Contribution is what a line of the contract, or a funder, brings in a year.
type Contribution struct {
	Label  string
	Amount money.Amount
}

// AuditYear is the public money of a year set against the threshold.
type AuditYear struct {
	Year          int          // financial year, by the year it closes in, or contract year: see AuditReport.Calendar
	Contract      money.Amount // paid by the contract
	Others        money.Amount // other grants
	Total         money.Amount
	Margin        money.Amount // what is left before the threshold; negative above it
	Crosses       bool
	Rights        money.Amount // what the contract year that begins in it gives right to
	Due           money.Amount // rights and other grants: what is notified
	DueCrosses    bool
	Supposed      bool           // crosses only if grants of an unknown year fall in it
	Contributions []Contribution // largest first
	Name          string         // « 2027 », « Année 2 du contrat »
	Because       string         // what is said of the year, after its name
}

// Text is the sentence on a year.
func (y AuditYear) Text() string { return y.Name + french.NBSP + ": " + y.Because }

// AuditReport tells in which years a statutory auditor would be due: those in
// which public money goes strictly above the threshold of the scale (Code de
// commerce, L612-4: « dépasse »).
type AuditReport struct {
	Calendar  bool // years are financial years, as the law counts; else contract years
	Closing   Closing
	Threshold money.Amount
	Years     []AuditYear
	Notes     []string // what to confirm, and with whom: to be shown always
	Sources   []*content.Source

	scale *content.Scale
}

// Rule tells when an auditor is due.
func (r *AuditReport) Rule() string { return r.scale.Tell(auditorDue, r.Threshold) }

// Crossing are the years above the threshold, by what is paid or by what is due.
func (r *AuditReport) Crossing() []AuditYear {
	var out []AuditYear
	for _, y := range r.Years {
		if y.Crosses || y.DueCrosses {
			out = append(out, y)
		}
	}
	return out
}

// Audit sets each year's public money against the threshold, as it is paid and as it
// is due. With a day of signature the years are financial ones; without, they are those
// of the contract,
// and a grant whose year cannot be placed is counted in each, as if it fell there.
// Without a plan there is no threshold, and the report is nil.
func Audit(p *Plan, grants []Grant, closing Closing) *AuditReport {
	if p == nil {
		return nil
	}
	r := newAudit(p.Scale, !p.Situation.Signed.IsZero(), closing)
	r.set(p.byLine(closing), p.due(closing), grants, func(g Grant) (int, bool) { return p.placeIn(g, closing) })
	if p.Situation.Signed.IsZero() {
		r.Notes = append(r.Notes, p.Scale.Tell(byCalendarYear))
	} else {
		r.atTheEnd(p)
	}
	r.Notes = append(r.Notes, r.leftOut(p)...)
	if later := r.later(p, grants); later != "" {
		r.Notes = append(r.Notes, later)
	}
	return r
}

// auditGrants tests the grants of calendar years alone, while nothing gives the
// amounts of the contract; nil without any grant.
func auditGrants(scale *content.Scale, grants []Grant, closing Closing) *AuditReport {
	if len(grants) == 0 {
		return nil
	}
	r := newAudit(scale, true, closing)
	r.set(nil, nil, grants, func(g Grant) (int, bool) { return g.in(closing), g.Year != 0 })
	r.Notes = append(r.Notes, sentence("Seules les aides sont comptées ici : les montants du contrat dépendent de la population."))
	return r
}

func newAudit(scale *content.Scale, calendar bool, closing Closing) *AuditReport {
	e := &Explanation{}
	e.cite(scale, scale.Rates.AuditSource)
	for _, s := range scale.CitedBy(publicFunds, sixYears) {
		if !slices.Contains(e.Sources, s) {
			e.Sources = append(e.Sources, s)
		}
	}
	return &AuditReport{Calendar: calendar, Closing: closing, Threshold: money.Euros(scale.Rates.Threshold), Sources: e.Sources, scale: scale}
}

// set fills in the years: what the contract pays in each and gives right to, and the
// grants where they are placed.
func (r *AuditReport) set(contract map[int][]Contribution, due map[int]money.Amount, grants []Grant, place func(Grant) (int, bool)) {
	byYear, anywhere := map[int][]Contribution{}, map[int][]Contribution{}
	for _, g := range grants {
		c := Contribution{Label: g.Funder, Amount: g.Amount}
		if year, placed := place(g); placed {
			byYear[year] = append(byYear[year], c)
		} else {
			anywhere[g.Year] = append(anywhere[g.Year], c)
		}
	}
	worst := heaviest(anywhere)
	years := slices.Sorted(maps.Keys(contract))
	for year := range byYear {
		if !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	slices.Sort(years)
	for _, year := range years {
		r.Years = append(r.Years, r.year(year, contract[year], due[year], byYear[year], worst))
	}
	r.Notes = append(r.Notes, r.scale.Tell(grantsCounted))
	if contract != nil {
		r.Notes = append(r.Notes, r.scale.Tell(twoCounts), r.scale.Tell(publicFunds))
	}
	r.Notes = append(r.Notes, r.scale.Tell(sixYears))
	if r.Calendar && !r.Closing.Calendar() {
		r.Notes = append(r.Notes, r.scale.Tell(otherClosing, monthName(r.Closing)))
	}
	if len(worst) > 0 {
		r.Notes = append(r.Notes, "Les aides dont l’année ne se place pas sont comptées dans chaque année, comme si elles y tombaient.")
	}
}

// place is the year of the report in which a year given falls, calendar or
// contract.
func (p *Plan) place(year int) (int, bool) {
	contract := year >= 1 && year <= Years
	switch {
	case year == 0:
		return 0, false
	case p.Situation.Signed.IsZero():
		return year, contract
	case contract:
		return p.Begins(year).Year, true
	}
	return year, true
}

// placeIn is place for a grant, in financial years.
func (p *Plan) placeIn(g Grant, closing Closing) (int, bool) {
	year, placed := p.place(g.Year)
	if !placed || p.Situation.Signed.IsZero() {
		return year, placed
	}
	if g.Year <= Years { // of the contract: where that year begins
		return closing.yearOf(p.Begins(g.Year)), true
	}
	return g.in(closing), true
}

// in is the financial year a grant falls in: by its month, or the one that has its year.
func (g Grant) in(closing Closing) int {
	if g.Month == 0 {
		return g.Year
	}
	return closing.yearOf(dates.Day{Year: g.Year, Month: time.Month(g.Month), Day: 1})
}

// due is what the contract years that begin in each year of the report give right to.
func (p *Plan) due(closing Closing) map[int]money.Amount {
	due := map[int]money.Amount{}
	for n, y := range p.Years {
		year := n + 1
		if begins := p.Begins(year); !begins.IsZero() {
			year = closing.yearOf(begins)
		}
		due[year] += y.Due()
	}
	return due
}

// byLine are the payments of the contract, by year of the report then by line.
func (p *Plan) byLine(closing Closing) map[int][]Contribution {
	out := map[int][]Contribution{}
	for _, pay := range p.Payments {
		year := pay.Year
		if !pay.Day.IsZero() {
			year = closing.yearOf(pay.Day)
		} else if year == after {
			continue // no contract year holds it
		}
		at := slices.IndexFunc(out[year], func(c Contribution) bool { return c.Label == pay.Label })
		if at < 0 {
			out[year] = append(out[year], Contribution{Label: pay.Label, Amount: pay.Amount})
		} else {
			out[year][at].Amount += pay.Amount
		}
	}
	return out
}

// heaviest are the grants that no year holds, as they weigh most in one: those of
// the heaviest calendar year, and those of no year at all.
func heaviest(anywhere map[int][]Contribution) []Contribution {
	var most []Contribution
	for _, year := range slices.Sorted(maps.Keys(anywhere)) {
		if year != 0 && sum(anywhere[year]) > sum(most) {
			most = anywhere[year]
		}
	}
	return slices.Concat(anywhere[0], most)
}

func sum(all []Contribution) (total money.Amount) {
	for _, c := range all {
		total += c.Amount
	}
	return total
}

func (r *AuditReport) year(year int, contract []Contribution, due money.Amount, placed, worst []Contribution) AuditYear {
	y := AuditYear{Year: year, Contract: sum(contract), Rights: due, Others: sum(placed) + sum(worst)}
	y.Total = y.Contract + y.Others
	y.Margin = r.Threshold - y.Total
	y.Crosses = y.Total > r.Threshold
	y.Due = y.Rights + y.Others
	y.DueCrosses = y.Due > r.Threshold
	y.Supposed = y.Crosses && y.Contract+sum(placed) <= r.Threshold
	y.Contributions = slices.Concat(contract, placed, worst)
	slices.SortStableFunc(y.Contributions, func(a, b Contribution) int { return cmp.Compare(b.Amount, a.Amount) })
	y.Name, y.Because = french.Capital(yearLabel(y.Year, r.Calendar)), strings.TrimSpace(r.tell(y)+" "+r.otherCount(y))
	return y
}

// otherCount tells the verdict of what is due, where it is not that of what is paid.
func (r *AuditReport) otherCount(y AuditYear) string {
	switch {
	case y.DueCrosses && !y.Crosses:
		return r.scale.Tell(dueAbove, y.Due, y.Due-r.Threshold)
	case y.Crosses && !y.DueCrosses && y.Rights > 0:
		return r.scale.Tell(dueBelow, y.Due)
	}
	return ""
}

// cited is how many contributions a sentence names.
const cited = 3

func (r *AuditReport) tell(y AuditYear) string {
	if !y.Crosses {
		if y.Margin == 0 {
			return r.scale.Tell(onTheThreshold, y.Total)
		}
		return sentence("%s d’aides publiques. Il reste %s avant le seuil de %s.", y.Total, y.Margin, r.Threshold)
	}
	var parts []string
	for _, c := range y.Contributions {
		if c.Amount <= 0 || len(parts) == cited {
			break
		}
		parts = append(parts, c.Label+" "+c.Amount.String())
	}
	text := sentence("%s d’aides publiques, %s au-dessus du seuil de %s.", y.Total, -y.Margin, r.Threshold)
	if y.Supposed {
		text += sentence(" Seulement si les aides dont l’année ne se place pas y tombent.")
	}
	return text + sentence(" Ce qui pèse le plus : %s.", strings.Join(parts, ", "))
}

// yearLabel writes a year of a report: « 2027 », « année 2 du contrat ».
func yearLabel(year int, calendar bool) string {
	if calendar {
		return sentence("%d", year)
	}
	return sentence("année %d du contrat", year)
}
