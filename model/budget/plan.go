package budget

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

// Years is how long a contract runs.
const Years = 5

// after is the contract year that stands for what is paid once the contract is
// over.
const after = Years + 1

// Kind is what a payment is.
type Kind string

// The kinds of payments.
const (
	Whole            Kind = "fonctionnement" // the functioning of the first year, at signature
	ExtraFunctioning Kind = "additionnel"    // paid once, to contracts signed early enough
	Advance          Kind = "avance"         // of the year begun
	Balance          Kind = "solde"          // of the year before
	PlanWritten      Kind = "plan"           // the crisis plan, the year it is written
	PlanUpdated      Kind = "mise-a-jour"    // the crisis plan, each later year
	VariablePart     Kind = "variable"       // earned by the results of the year before
	Occurrence       Kind = "survenue"       // a crisis happens
)

// hope is what of a payment may not come.
func (p *Payment) hope() (h Hope) {
	switch p.Kind {
	case VariablePart:
		h.Variable = p.Amount
	case Occurrence:
		h.Event = p.Amount
	}
	return h
}

// Sure tells whether a payment comes whatever the results are and whatever happens.
func (p *Payment) Sure() bool { return p.hope() == Hope{} }

// Payment is a sum that comes in.
type Payment struct {
	Line   string
	Label  string // of the line
	Kind   Kind
	Day    dates.Day    // zero while the day of signature is unknown
	Year   int          // contract year it is paid in; Years+1 once the contract is over
	For    int          // contract year it pays for
	Amount money.Amount // whole euros; those of a line and year add up to its cell

	exact exact
}

// Cell is what a contract year is, of a line or of all of them.
type Cell struct {
	Rights   money.Amount // fixed part that the year gives right to
	Variable money.Amount // variable part expected of its results, paid the year after
	Event    money.Amount // for the occurrence of a crisis
	Paid     money.Amount // cash of the year, whatever year it is for
	Hoped    Hope         // what of it may not come
}

// Hope is what a year may bring and nothing promises.
type Hope struct{ Variable, Event money.Amount }

// Total is all of it.
func (h Hope) Total() money.Amount { return h.Variable + h.Event }

func (h *Hope) add(o Hope) { h.Variable += o.Variable; h.Event += o.Event }

// Sure is the cash of the year without what is hoped for.
func (c Cell) Sure() money.Amount { return c.Paid - c.Hoped.Total() }

// Due is all that the year gives right to.
func (c Cell) Due() money.Amount { return c.Rights + c.Variable + c.Event }

func (c *Cell) add(o Cell) {
	c.Rights += o.Rights
	c.Variable += o.Variable
	c.Event += o.Event
	c.Paid += o.Paid
	c.Hoped.add(o.Hoped)
}

// PlanLine is a line of the plan.
type PlanLine struct {
	ID, Label   string
	Short       string // the label where there is little room; "" for the label itself
	Nature      content.LineNature
	Optional    bool
	Full        money.Amount // a full year's fixed part
	VariableMax money.Amount // ceiling of its variable part, a year
	Start       dates.Day    // zero while the day of signature is unknown
	StartYear   int          // contract year it starts in; 0 when it starts after the contract
	Months      int          // whole months of that year it runs, 12 for the whole year
	Left, Whole int          // the part of that year it is paid for: so many of the months, or of the days, of a year
	Years       [Years]Cell
	Sum         Cell         // of the years
	After       money.Amount // paid once the contract is over
	AfterHoped  Hope         // what of it may not come

	line *content.ScaleLine
	full exact
}

// Plan is the money of a contract, year by year and payment by payment. It holds
// the compulsory lines and the options chosen.
type Plan struct {
	Scale      *content.Scale
	Situation  Situation
	Size       *content.Size
	Bonus      bool
	Lines      []PlanLine
	Payments   []Payment // in the order they come in
	Years      [Years]Cell
	Sum        Cell
	After      money.Amount // last balances and last variable part, paid once the contract is over
	AfterHoped Hope         // what of it may not come
	Maximum    money.Amount // theoretical, of a year: see Totals

	anniversaries [after]dates.Day // the signature, then the first day of each later year, then the end
}

// NewPlan makes the plan of a situation; nil when no size can be told.
//
// A mission brings, at its start, the advance of its fixed part in proportion of
// the whole months left to the next anniversary; each anniversary then brings the
// balance of the year before and the advance of the year begun. Where the management
// dialogue is dated, the balance and the variable part wait for it.
func NewPlan(scale *content.Scale, s Situation) *Plan {
	size := sizeIn(scale, s)
	if size == nil {
		return nil
	}
	p := &Plan{Scale: scale, Situation: s, Size: size, Bonus: raised(scale, size, s)}
	p.Lines = make([]PlanLine, 0, len(scale.Lines)+1)
	p.Payments = make([]Payment, 0, 16*len(scale.Lines))
	if !s.Signed.IsZero() {
		for n := range p.anniversaries {
			p.anniversaries[n] = s.Signed.AddMonths(12 * n)
		}
	}
	for _, line := range scale.Lines {
		if chosen(line, s.Options) {
			p.schedule(line)
		}
	}
	if p.hasExtra() {
		p.extra()
	}
	p.addUp()
	p.Maximum = Compute(scale, s).Totals.Maximum
	return p
}

// schedule adds a line and its payments.
func (p *Plan) schedule(line *content.ScaleLine) {
	l := PlanLine{
		ID: line.ID.Name, Label: line.Label, Short: line.Short, Nature: line.Nature, Optional: line.Optional, line: line,
		full: base(p.Scale, line, line.Fixed, p.Size.Number, p.Bonus),
	}
	ceiling := base(p.Scale, line, line.Variable, p.Size.Number, p.Bonus)
	l.Full, l.VariableMax = l.full.shown(), ceiling.shown()
	l.Start, l.StartYear, l.Months = p.start(line)
	l.Left, l.Whole = p.left(&l)
	if l.StartYear == 0 {
		p.Lines = append(p.Lines, l)
		return
	}
	var rights [after + 1]exact // by contract year
	expected := ceiling.hundredths(p.share(l.ID))
	for n := l.StartYear; n <= Years; n++ {
		rights[n] = p.rights(&l, n)
		l.Years[n-1].Rights = rights[n].shown()
		if l.earns(n) {
			l.Years[n-1].Variable = expected.shown()
		}
	}
	pay := func(kind Kind, day dates.Day, year, about int, amount exact) {
		if amount != 0 {
			p.Payments = append(p.Payments, Payment{Line: l.ID, Label: l.Label, Kind: kind, Day: day, Year: year, For: about, exact: amount})
		}
	}
	earned := func(kind Kind, n int, amount exact) { // by the year n, once it has been examined
		day := p.settled(n)
		pay(kind, day, p.yearOf(day, n+1), n, amount)
	}
	for n := l.StartYear; n <= after; n++ {
		day, first := p.anniversaries[n-1], n == l.StartYear
		if first {
			day = l.Start
		}
		advance := func(n int) exact { return p.advance(&l, n) }
		switch {
		case l.Nature == content.CrisisPlan && first:
			pay(PlanWritten, day, n, n, rights[n])
		case l.Nature == content.CrisisPlan:
			pay(PlanUpdated, day, n, n, rights[n])
		case l.Nature == content.Functioning && first:
			pay(Whole, day, n, n, rights[n])
		default:
			// The functioning of the first year is paid whole: it leaves no balance.
			if !first && !(l.Nature == content.Functioning && n-1 == l.StartYear) {
				earned(Balance, n-1, rights[n-1]-advance(n-1))
			}
			pay(Advance, day, n, n, advance(n))
		}
		if !first && l.earns(n-1) {
			earned(VariablePart, n-1, expected)
		}
	}
	if p.Situation.Crisis && l.Nature == content.CrisisPlan {
		year := l.eventYear()
		amount := l.full.hundredths(p.Scale.Rates.CrisisEvent)
		l.Years[year-1].Event = amount.shown()
		pay(Occurrence, dates.Later(p.anniversaries[year-1], l.Start), year, year, amount)
	}
	p.Lines = append(p.Lines, l)
}

// rights is the fixed part that a contract year gives right to.
func (p *Plan) rights(l *PlanLine, n int) exact {
	switch {
	case l.StartYear == 0 || n < l.StartYear || n > Years:
		return 0
	case l.Nature == content.Mission && n == l.StartYear:
		return p.begun(l)
	case l.Nature == content.CrisisPlan && n > l.StartYear:
		return l.full.hundredths(p.Scale.Rates.PlanUpdate)
	}
	return l.full
}

// begun is the right of the year a mission starts in: in proportion of what is left of
// it or, where the balance is not reduced, its advance alone.
func (p *Plan) begun(l *PlanLine) exact {
	if l.Left > 0 && p.Scale.Readings.Balance == content.OfFull {
		return p.advance(l, l.StartYear) + l.full.hundredths(100-p.Scale.Rates.Advance)
	}
	return l.full.part(l.Left, l.Whole)
}

// advance is what is paid of a year when it begins: of a mission, in proportion of what
// is left of the year it starts in.
func (p *Plan) advance(l *PlanLine, n int) exact {
	due := p.Scale.Rates.Advance
	if l.Nature == content.Mission && n == l.StartYear {
		return l.full.part(l.Left, l.Whole).hundredths(due)
	}
	return p.rights(l, n).hundredths(due)
}

// earns tells whether a contract year has results to earn a variable part: not
// the one a mission starts in when nothing of it is left that counts.
func (l *PlanLine) earns(n int) bool { return n > l.StartYear || l.Left > 0 }

// partial tells whether a mission starts too late for a whole first year.
func (l *PlanLine) partial() bool {
	return l.Nature == content.Mission && l.StartYear > 0 && l.Left < l.Whole
}

// eventYear is the contract year a crisis is counted in: the second, as printed
// tables do, or that in which the plan is written when it comes later.
func (l *PlanLine) eventYear() int { return max(2, l.StartYear) }

// share is the part of the variable part expected of a line, from 0 to 100.
func (p *Plan) share(line string) int64 {
	share, named := p.Situation.Variable[line]
	if !named {
		share = p.Situation.Variable[""]
	}
	return min(max(share, 0), 100)
}

// hasExtra tells whether the contract is old enough for the extra functioning.
func (p *Plan) hasExtra() bool {
	e, signed := p.Scale.Extra, p.Situation.Signed
	return e != nil && !signed.IsZero() && signed.Before(e.Before.Day)
}

// extra adds the extra functioning, once, in the first year.
func (p *Plan) extra() {
	e := p.Scale.Extra
	of := p.Scale.Line(e.Line.Name)
	amount := base(p.Scale, of, of.Fixed, p.Size.Number, false).hundredths(e.Share)
	l := PlanLine{
		ID: e.ID.Name, Label: e.Label, Short: e.Short, Nature: content.Functioning, line: of,
		Start: p.Situation.Signed, StartYear: 1, Months: 12, Left: 12, Whole: 12, full: amount, Full: amount.shown(),
	}
	l.Years[0].Rights = amount.shown()
	p.Payments = append(p.Payments, Payment{Line: l.ID, Label: l.Label, Kind: ExtraFunctioning, Day: p.Situation.Signed, Year: 1, For: 1, exact: amount})
	p.Lines = append(p.Lines, l)
}

// addUp rounds the cells, shares the rounding out between the payments of each,
// and makes the totals: always sums of what is shown.
func (p *Plan) addUp() {
	at := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		var sofar [after + 1]exact
		for ; at < len(p.Payments) && p.Payments[at].Line == l.ID; at++ {
			pay := &p.Payments[at]
			before := sofar[pay.Year]
			sofar[pay.Year] += pay.exact
			pay.Amount = sofar[pay.Year].shown() - before.shown()
			if pay.Year <= Years {
				l.Years[pay.Year-1].Hoped.add(pay.hope())
			} else {
				l.AfterHoped.add(pay.hope())
			}
		}
		for n := range Years {
			l.Years[n].Paid = sofar[n+1].shown()
			l.Sum.add(l.Years[n])
			p.Years[n].add(l.Years[n])
		}
		l.After = sofar[after].shown()
		p.Sum.add(l.Sum)
		p.After += l.After
		p.AfterHoped.add(l.AfterHoped)
	}
	p.inOrder()
}

// inOrder puts the payments in the order they come in, then in that of the lines.
func (p *Plan) inOrder() {
	sorted := make([]Payment, 0, len(p.Payments))
	for year := 1; year <= after; year++ {
		from := len(sorted)
		for i := range p.Payments {
			if p.Payments[i].Year == year {
				sorted = append(sorted, p.Payments[i])
			}
		}
		slices.SortStableFunc(sorted[from:], func(a, b Payment) int { return a.Day.Compare(b.Day) })
	}
	p.Payments = sorted
}
