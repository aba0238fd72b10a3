package budget

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cpts/content"
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
	Year          int          // calendar year, or contract year: see AuditReport.Calendar
	Contract      money.Amount // paid by the contract
	Others        money.Amount // other grants
	Total         money.Amount
	Margin        money.Amount // what is left before the threshold; negative above it
	Crosses       bool
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
	Calendar  bool // years are calendar years, as the law counts; else contract years
	Threshold money.Amount
	Years     []AuditYear
	Notes     []string // what to confirm, and with whom: to be shown always
	Sources   []*content.Source

	scale *content.Scale
}

// Rule tells when an auditor is due.
func (r *AuditReport) Rule() string { return r.scale.Tell(auditorDue, r.Threshold) }

// Crossing are the years above the threshold.
func (r *AuditReport) Crossing() []AuditYear {
	var out []AuditYear
	for _, y := range r.Years {
		if y.Crosses {
			out = append(out, y)
		}
	}
	return out
}

// Audit sets each year's public money against the threshold. With a day of
// signature the years are calendar ones; without, they are those of the contract,
// and a grant whose year cannot be placed is counted in each, as if it fell there.
// Without a plan there is no threshold, and the report is nil.
func Audit(p *Plan, grants []Grant) *AuditReport {
	if p == nil {
		return nil
	}
	r := newAudit(p.Scale, !p.Situation.Signed.IsZero())
	r.set(p.byLine(), grants, p.place)
	if p.Situation.Signed.IsZero() {
		r.Notes = append(r.Notes, p.Scale.Tell(byCalendarYear))
	} else {
		r.atTheEnd(p)
	}
	r.Notes = append(r.Notes, r.leftOut(p)...)
	return r
}

// auditGrants tests the grants of calendar years alone, while nothing gives the
// amounts of the contract; nil without any grant.
func auditGrants(scale *content.Scale, grants []Grant) *AuditReport {
	if len(grants) == 0 {
		return nil
	}
	r := newAudit(scale, true)
	r.set(nil, grants, func(year int) (int, bool) { return year, year != 0 })
	r.Notes = append(r.Notes, sentence("Seules les aides sont comptées ici : les montants du contrat dépendent de la population."))
	return r
}

func newAudit(scale *content.Scale, calendar bool) *AuditReport {
	e := &Explanation{}
	e.cite(scale, scale.Rates.AuditSource)
	return &AuditReport{Calendar: calendar, Threshold: money.Euros(scale.Rates.Threshold), Sources: e.Sources, scale: scale}
}

// set fills in the years: what the contract pays in each, and the grants where
// they are placed.
func (r *AuditReport) set(contract map[int][]Contribution, grants []Grant, place func(int) (int, bool)) {
	byYear, anywhere := map[int][]Contribution{}, map[int][]Contribution{}
	for _, g := range grants {
		c := Contribution{Label: g.Funder, Amount: g.Amount}
		if year, placed := place(g.Year); placed {
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
		r.Years = append(r.Years, r.year(year, contract[year], byYear[year], worst))
	}
	r.Notes = append(r.Notes, r.scale.Tell(grantsCounted))
	if len(worst) > 0 {
		r.Notes = append(r.Notes, "Les aides dont l'année ne se place pas sont comptées dans chaque année, comme si elles y tombaient.")
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

// byLine are the payments of the contract, by year of the report then by line.
func (p *Plan) byLine() map[int][]Contribution {
	out := map[int][]Contribution{}
	for _, pay := range p.Payments {
		year := pay.Year
		if !pay.Day.IsZero() {
			year = pay.Day.Year
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

func (r *AuditReport) year(year int, contract, placed, worst []Contribution) AuditYear {
	y := AuditYear{Year: year, Contract: sum(contract), Others: sum(placed) + sum(worst)}
	y.Total = y.Contract + y.Others
	y.Margin = r.Threshold - y.Total
	y.Crosses = y.Total > r.Threshold
	y.Supposed = y.Crosses && y.Contract+sum(placed) <= r.Threshold
	y.Contributions = slices.Concat(contract, placed, worst)
	slices.SortStableFunc(y.Contributions, func(a, b Contribution) int { return cmp.Compare(b.Amount, a.Amount) })
	y.Name, y.Because = french.Capital(yearLabel(y.Year, r.Calendar)), r.tell(y)
	return y
}

// cited is how many contributions a sentence names.
const cited = 3

func (r *AuditReport) tell(y AuditYear) string {
	if !y.Crosses {
		if y.Margin == 0 {
			return r.scale.Tell(onTheThreshold, y.Total)
		}
		return sentence("%s d'aides publiques. Il reste %s avant le seuil de %s.", y.Total, y.Margin, r.Threshold)
	}
	var parts []string
	for _, c := range y.Contributions {
		if c.Amount <= 0 || len(parts) == cited {
			break
		}
		parts = append(parts, c.Label+" "+c.Amount.String())
	}
	text := sentence("%s d'aides publiques, %s au-dessus du seuil de %s.", y.Total, -y.Margin, r.Threshold)
	if y.Supposed {
		text += sentence(" Seulement si les aides dont l'année ne se place pas y tombent.")
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
