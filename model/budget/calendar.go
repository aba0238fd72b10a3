package budget

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

// CalendarYear is the cash of a calendar year, for the accountant and the
// auditor, who count from January to December.
type CalendarYear struct {
	Year  int
	Paid  money.Amount // within the five contract years
	After money.Amount // last balances and last variable part, once the contract is over
	Hope  Hope         // what of both may not come
}

// Total is all that comes in.
func (c CalendarYear) Total() money.Amount { return c.Paid + c.After }

// Calendar is the plan by calendar year, from that of the signature to that of
// the last payment; nil while the day of signature is unknown.
func (p *Plan) Calendar() []CalendarYear {
	if p.Situation.Signed.IsZero() {
		return nil
	}
	first := p.Situation.Signed.Year
	years := make([]CalendarYear, 0, after)
	for _, pay := range p.Payments {
		for first+len(years) <= pay.Day.Year {
			years = append(years, CalendarYear{Year: first + len(years)})
		}
		year := &years[pay.Day.Year-first]
		if pay.Year == after {
			year.After += pay.Amount
		} else {
			year.Paid += pay.Amount
		}
		year.Hope.add(pay.hope())
	}
	return years
}

// PaidDay is what comes on one day.
type PaidDay struct {
	Day  dates.Day
	Year int          // of the contract
	What []string     // what it is made of, in a few words each
	Sure money.Amount // what comes for certain
	Hope Hope         // what may come besides
}

// kindNames are what the payments of a day are called together.
var kindNames = map[Kind]string{
	Whole: "fonctionnement", ExtraFunctioning: "fonctionnement additionnel", Advance: "avances", Balance: "soldes",
	PlanWritten: "plan de crise", PlanUpdated: "mise à jour du plan", VariablePart: "part variable", Occurrence: "crise éventuelle",
}

// Days are the payments of a plan, day by day; none while it has no day.
func Days(p *Plan) (days []PaidDay) {
	for i := range p.Payments {
		pay := &p.Payments[i]
		if pay.Day.IsZero() {
			continue
		}
		if len(days) == 0 || days[len(days)-1].Day != pay.Day {
			days = append(days, PaidDay{Day: pay.Day, Year: pay.Year})
		}
		day := &days[len(days)-1]
		name := kindNames[pay.Kind]
		if pay.Kind == Advance && pay.Day == p.Line(pay.Line).Start && pay.Day != p.Situation.Signed {
			name = sentence("avance de « %s »", pay.Label)
		}
		if !slices.Contains(day.What, name) {
			day.What = append(day.What, name)
		}
		hope := pay.hope()
		day.Hope.add(hope)
		day.Sure += pay.Amount - hope.Total()
	}
	return days
}

// Begins is the first day of a contract year, from 1; that of year Years+1 is the
// end of the contract. It is zero while the day of signature is unknown.
func (p *Plan) Begins(year int) dates.Day {
	if year < 1 || year > after {
		return dates.Day{}
	}
	return p.anniversaries[year-1]
}

// settled is the day on which a contract year is settled, its balance paid and its
// variable part: the anniversary that ends it or, when the first management dialogue
// comes later, that dialogue, and its day of each year from then on. A dialogue before
// the first anniversary prepares it: nothing is paid earlier for that.
func (p *Plan) settled(year int) dates.Day {
	due, first := p.anniversaries[year], p.Situation.Dialogue
	if due.IsZero() || first.IsZero() || first.Before(p.anniversaries[1]) {
		return due
	}
	about := 1 // the last year over by then
	for about < Years && !first.Before(p.anniversaries[about+1]) {
		about++
	}
	return dates.Later(due, first.AddMonths(12*max(year-about, 0)))
}

// yearOf is the contract year a day falls in, Years+1 once the contract is over;
// otherwise while no day is known.
func (p *Plan) yearOf(day dates.Day, otherwise int) int {
	if day.IsZero() {
		return otherwise
	}
	for n := 1; n <= Years; n++ {
		if day.Before(p.anniversaries[n]) {
			return n
		}
	}
	return after
}

// Line finds a line of the plan by its id; nil if there is none.
func (p *Plan) Line(id string) *PlanLine {
	for i := range p.Lines {
		if p.Lines[i].ID == id {
			return &p.Lines[i]
		}
	}
	return nil
}

// start is when a line begins: the day, the contract year, the whole months of
// that year it runs. Functioning begins at signature; a start before it counts as
// it, and one after the contract is none.
func (p *Plan) start(line *content.ScaleLine) (day dates.Day, year, months int) {
	signed := p.Situation.Signed
	day = p.Situation.Starts[line.ID.Name]
	if signed.IsZero() || day.IsZero() || line.Nature == content.Functioning || !signed.Before(day) {
		return signed, 1, 12
	}
	for n := 1; n <= Years; n++ {
		if end := p.anniversaries[n]; day.Before(end) {
			return day, n, wholeMonths(day, end)
		}
	}
	return day, 0, 0
}

// left is the part of the year it starts in that a line is paid for, as the scale
// counts it: whole months of twelve, or days of those of the year.
func (p *Plan) left(l *PlanLine) (left, whole int) {
	if p.Scale.Readings.Prorata != content.ByDays || l.Start.IsZero() || l.StartYear == 0 {
		return l.Months, 12
	}
	begins, ends := p.anniversaries[l.StartYear-1], p.anniversaries[l.StartYear]
	return l.Start.DaysUntil(ends), begins.DaysUntil(ends)
}

// wholeMonths counts the whole months from a day to a later one, twelve at most.
// A month that is too short for the day ends on its last day.
func wholeMonths(from, to dates.Day) int {
	n := 12*(to.Year-from.Year) + int(to.Month) - int(from.Month)
	if to.Before(from.AddMonths(n)) {
		n--
	}
	return min(n, 12)
}
