package budget

import (
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
)

// FirstYear is what the first contract year of a project brings, as it is known on a
// day, and the words it goes under wherever it is told; nothing is known without a
// population. Nothing hoped for is in it: the variable part comes a year later.
func FirstYear(p *model.Project, today dates.Day) (amount money.Amount, words string, known bool) {
	plan := PlanOf(p, today)
	if plan == nil {
		return 0, "", false
	}
	amount, words = plan.FirstYear()
	return amount, words, true
}

// FirstYear is that of a plan.
func (p *Plan) FirstYear() (amount money.Amount, words string) {
	amount = p.Years[0].Paid
	switch signed := p.Situation.Signed; {
	case signed.IsZero():
		return amount, p.Scale.Tell(firstYearUndated, amount)
	case p.Situation.Wished:
		return amount, p.Scale.Tell(firstYearWished, amount, signed)
	}
	return amount, p.Scale.Tell(firstYear, amount)
}

// FirstYearShort is that of a plan in a few words, for a line that has no room for all.
func (p *Plan) FirstYearShort() string {
	amount := p.Years[0].Paid
	switch signed := p.Situation.Signed; {
	case signed.IsZero():
		return p.Scale.Tell(yearOneUndated, amount)
	case p.Situation.Wished:
		return p.Scale.Tell(yearOneWished, amount, signed.Typed())
	}
	return p.Scale.Tell(yearOne, amount)
}

// supposed says that the plan counts from a day that is only wished for.
func (p *Plan) supposed() string { return p.Scale.Tell(signedAsWished, p.Situation.Signed) }
