package budget

import (
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
	}
	return years
}

// Begins is the first day of a contract year, from 1; that of year Years+1 is the
// end of the contract. It is zero while the day of signature is unknown.
func (p *Plan) Begins(year int) dates.Day {
	if year < 1 || year > after {
		return dates.Day{}
	}
	return p.anniversaries[year-1]
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

// wholeMonths counts the whole months from a day to a later one, twelve at most.
// A month that is too short for the day ends on its last day.
func wholeMonths(from, to dates.Day) int {
	n := 12*(to.Year-from.Year) + int(to.Month) - int(from.Month)
	if to.Before(from.AddMonths(n)) {
		n--
	}
	return min(n, 12)
}
