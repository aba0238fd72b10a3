package budget

import (
	"slices"

	"cpts/content"
	"cpts/content/money"
)

// Two readings of the texts move money, and the scale says which one is counted: this
// file tells, in euros, what the other would make.

// under is the plan under other readings.
func (p *Plan) under(change func(*content.Readings)) *Plan {
	scale := *p.Scale
	change(&scale.Readings)
	return NewPlan(&scale, p.Situation)
}

// otherProrata is the plan under the other count of the year a mission starts in,
// otherBalance the one under the other balance of that year; each with the sentence
// that says what it would make of an amount, and the one that says by how much the
// contract would change.
func (p *Plan) otherProrata() (other *Plan, wouldBe, convention content.Phrase) {
	if p.Scale.Readings.Prorata == content.ByDays {
		return p.under(func(r *content.Readings) { r.Prorata = content.ByMonths }), wouldBeMonths, byDays
	}
	return p.under(func(r *content.Readings) { r.Prorata = content.ByDays }), wouldBeDays, byMonths
}

func (p *Plan) otherBalance() (other *Plan, wouldBe, convention content.Phrase) {
	if p.Scale.Readings.Balance == content.OfFull {
		return p.under(func(r *content.Readings) { r.Balance = content.OfReduced }), wouldBeLess, balanceWhole
	}
	return p.under(func(r *content.Readings) { r.Balance = content.OfFull }), wouldBeWhole, balanceLess
}

// paidIn is what a line brings in a contract year, or once the contract is over.
func (l *PlanLine) paidIn(year int) money.Amount {
	if year <= Years {
		return l.Years[year-1].Paid
	}
	return l.After
}

// otherReadings tells what a line would bring in a year under the other readings,
// where they change it: whether it did.
func (p *Plan) otherReadings(e *Explanation, l *PlanLine, year int) (told bool) {
	if l.Nature != content.Mission || p.Situation.Signed.IsZero() {
		return false
	}
	for _, read := range []func() (*Plan, content.Phrase, content.Phrase){p.otherProrata, p.otherBalance} {
		other, wouldBe, _ := read()
		if amount := other.Line(l.ID).paidIn(year); amount != l.paidIn(year) {
			e.tell(p.Scale, amount, wouldBe, amount)
			told = true
		}
	}
	return told
}

// Starting tells of each mission that starts along a contract year what it is paid for,
// and what the other count of that year would make.
func (p *Plan) Starting() (told []string) {
	if !slices.ContainsFunc(p.Lines, func(l PlanLine) bool { return l.partial() }) {
		return nil
	}
	other, wouldBe, _ := p.otherProrata()
	for i := range p.Lines {
		l := &p.Lines[i]
		if !l.partial() {
			continue
		}
		right := l.Years[l.StartYear-1].Rights
		text := p.Scale.Tell(startsWithin, l.Label, l.Start, l.StartYear, l.LeftName(), right)
		if would := other.Line(l.ID).Years[l.StartYear-1].Rights; would != right {
			text += " " + p.Scale.Tell(wouldBe, would)
		}
		told = append(told, text)
	}
	return told
}

// readingNotes say which readings are counted, and what the others would change of the
// whole contract.
func (p *Plan) readingNotes() (notes []string) {
	if !slices.ContainsFunc(p.Lines, func(l PlanLine) bool { return l.partial() }) {
		return nil
	}
	for _, read := range []func() (*Plan, content.Phrase, content.Phrase){p.otherProrata, p.otherBalance} {
		other, _, convention := read()
		if gap := other.Sum.Paid + other.After - p.Sum.Paid - p.After; gap != 0 {
			notes = append(notes, p.Scale.Tell(convention, signed(gap)))
		}
	}
	return notes
}

// signed writes a difference with its sign.
func signed(gap money.Amount) string {
	if gap > 0 {
		return "+" + gap.String()
	}
	return gap.String()
}
