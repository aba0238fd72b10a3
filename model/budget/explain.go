package budget

import (
	"slices"
	"strconv"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
)

// Step is one sentence of an explanation, short enough to be read aloud, and the
// amount it comes to.
type Step struct {
	Text   string
	Amount money.Amount
	Name   string // of its amount in few words, where it is a part of the result; "" otherwise
}

// Explanation is how an amount comes about.
type Explanation struct {
	Title   string
	Result  money.Amount
	Steps   []Step
	Printed []Printed         // what sources print of it
	Sources []*content.Source // of the base amounts, then of the rule
}

// Printed is a cell of a source beside what the rule gives in the same cell.
type Printed struct {
	Text     string // the comparison, as a sentence
	Known    bool   // the source prints the cell
	Amount   money.Amount
	Computed money.Amount
	Slip     *content.Slip // why they differ; nil when they agree
}

func (e *Explanation) say(amount money.Amount, format string, args ...any) {
	e.Steps = append(e.Steps, Step{Text: sentence(format, args...), Amount: amount})
}

// tell is say with a sentence of the content.
func (e *Explanation) tell(scale *content.Scale, amount money.Amount, p content.Phrase, values ...any) {
	e.Steps = append(e.Steps, Step{Text: scale.Tell(p, values...), Amount: amount})
}

// name tells in few words what the last step is of.
func (e *Explanation) name(format string, args ...any) {
	e.Steps[len(e.Steps)-1].Name = sentence(format, args...)
}

// cite adds sources, each once.
func (e *Explanation) cite(scale *content.Scale, ids []content.ID) {
	for _, id := range ids {
		if s := scale.Source(id.Name); s != nil && !slices.Contains(e.Sources, s) {
			e.Sources = append(e.Sources, s)
		}
	}
}

// TotalLine is the id under which Explain tells the cash of all lines, and
// ExplainRights their rights; the others, what of it is sure, and each part that is
// not. No line can have their names.
const (
	TotalLine    = string(content.Total)
	SureLine     = TotalLine + " sûr"
	VariableLine = TotalLine + " variable"
	EventLine    = TotalLine + " crise"
)

// Explain tells how the amount of a line comes about: in contract year 1 to 5, its
// cash; in year 6, what is paid once the contract is over; in year 0, a full
// year's right. TotalLine adds the lines up, SureLine and those after it a part of
// them in a contract year, and the ids of the reference totals
// (annee_1 … maximum_annuel) tell what they are made of, whatever the year. It is
// nil for a line that is not in the plan, or a year beyond.
func (p *Plan) Explain(line string, year int) *Explanation {
	if year < 0 || year > after {
		return nil
	}
	if line == TotalLine {
		return p.explainTotal(year)
	}
	if part, is := cashParts[line]; is {
		return p.explainPart(part, year)
	}
	if l := p.Line(line); l != nil {
		return p.explainLine(l, year)
	}
	return p.explainReference(line)
}

// yearName is a contract year in a sentence: « en année 2 du contrat ».
func yearName(year int) string {
	if year == after {
		return "après la fin du contrat"
	}
	return sentence("en année %d du contrat", year)
}

func (p *Plan) explainLine(l *PlanLine, year int) *Explanation {
	e := &Explanation{}
	p.explainBase(e, l)
	if year == 0 {
		e.Title, e.Result = sentence("%s : %s", l.Label, aYear(l)), l.Full
		p.explainRule(e, l)
	} else {
		e.Title = sentence("%s : ce qui est versé %s", l.Label, yearName(year))
		e.Result = l.After
		if year <= Years {
			e.Result = l.Years[year-1].Paid
		}
		p.explainPayments(e, l, year)
	}
	p.citeLine(e, l)
	p.comparePrinted(e, l, year)
	return e
}

// citeLine adds the sources of a line, of what is added to it, then of the rule.
func (p *Plan) citeLine(e *Explanation, l *PlanLine) {
	e.cite(p.Scale, p.Scale.SourcesOf(l.line))
	if l.ID != l.line.ID.Name {
		e.cite(p.Scale, p.Scale.Extra.Sources)
	}
	if p.Bonus && l.Nature != content.Functioning {
		e.cite(p.Scale, p.Scale.Bonus.Sources)
	}
	e.cite(p.Scale, p.Scale.Rates.Sources)
}

// explainBase tells the base amount, what it is made of, and its raise.
func (p *Plan) explainBase(e *Explanation, l *PlanLine) {
	base := money.Euros(l.line.Fixed[p.Size.Number-1])
	switch {
	case l.ID != l.line.ID.Name:
		e.say(base, "%s d’une année en taille %d : %s.", l.line.Label, p.Size.Number, base)
	case l.Nature == content.CrisisPlan:
		e.say(base, "Montant de base en taille %d : %s.", p.Size.Number, p.writtenThenUpdated(euros(l.line.Fixed[p.Size.Number-1])))
	default:
		e.say(base, "Montant de base en taille %d : %s par an.", p.Size.Number, base)
	}
	for _, c := range l.line.Components {
		part := money.Euros(c.Amounts[p.Size.Number-1])
		e.say(part, "Dont %s : %s.", c.Label, part)
	}
	if l.ID != l.line.ID.Name {
		e.tell(p.Scale, l.Full, extraBase, p.Scale.Extra.Share, l.Full)
	} else if p.Bonus && l.Nature != content.Functioning {
		b := p.Scale.Bonus
		e.tell(p.Scale, l.Full, raisedBase, b.Percent, french.Count(int(b.Members), "membre", "membres"), l.Full-base, l.Full)
	}
}

// aYear is what a line brings when no contract year is named: the crisis plan has
// no full year like the others.
func aYear(l *PlanLine) string {
	switch {
	case l.ID != l.line.ID.Name:
		return "une seule fois"
	case l.Nature == content.CrisisPlan:
		return "l’année où le plan est écrit"
	}
	return "une année pleine"
}

// writtenThenUpdated is what the crisis plan brings over the years, from the
// amount of its writing: never the same every year.
func (p *Plan) writtenThenUpdated(written exact) string {
	return sentence("%s l’année où le plan est écrit, puis %s par an", written.shown(), written.hundredths(p.Scale.Rates.PlanUpdate).shown())
}

// explainRule tells how a line is paid, without a year.
func (p *Plan) explainRule(e *Explanation, l *PlanLine) {
	r := p.Scale.Rates
	advance := l.full.hundredths(r.Advance).shown()
	switch {
	case l.ID != l.line.ID.Name:
		e.say(l.Full, "%s", p.Scale.Extra.Note)
	case l.Nature == content.Functioning:
		e.tell(p.Scale, l.Full, functioningFirst, l.Full)
		e.tell(p.Scale, advance, functioningThen, r.Advance, advance)
	case l.Nature == content.Mission:
		e.tell(p.Scale, advance, missionStart, r.Advance, advance)
		e.tell(p.Scale, l.Full, missionThen, r.Advance, l.Full)
	case l.Nature == content.CrisisPlan:
		update, event := l.full.hundredths(r.PlanUpdate).shown(), l.full.hundredths(r.CrisisEvent).shown()
		e.tell(p.Scale, l.Full, crisisWritten, l.Full)
		e.tell(p.Scale, update, crisisThen, r.PlanUpdate, update)
		e.tell(p.Scale, event, crisisOccurs, r.CrisisEvent, event)
	}
	if l.VariableMax > 0 {
		e.tell(p.Scale, l.VariableMax, variableAfter, l.VariableMax)
	}
}

// on writes when a payment falls: its day where it is known, else its occasion.
func (p *Plan) on(pay *Payment) string {
	occasion := "à l’anniversaire"
	switch pay.Kind {
	case Balance, VariablePart:
		if pay.Day != p.anniversaries[pay.For] {
			occasion = "après le dialogue de gestion"
		}
	case Whole, ExtraFunctioning:
		occasion = "à la signature"
	case Occurrence:
		occasion = "quand la crise survient"
		if !pay.Day.IsZero() {
			return occasion
		}
	case Advance, PlanWritten:
		if l := p.Line(pay.Line); l.StartYear == pay.For {
			occasion = "au démarrage"
			if pay.Day == p.Situation.Signed {
				occasion = "à la signature"
			}
		}
	}
	if pay.Day.IsZero() {
		return occasion
	}
	return occasion + sentence(", le %s", pay.Day)
}

// explainPayments tells each payment of a line in a contract year.
func (p *Plan) explainPayments(e *Explanation, l *PlanLine, year int) {
	var sum exact
	count, apart := 0, false
	for i := range p.Payments {
		if pay := &p.Payments[i]; pay.Line == l.ID && pay.Year == year {
			if !pay.Sure() && !apart {
				apart = true
				e.say(sum.shown(), "Sans ce que vous espérez encore : %s.", sum.shown())
			}
			p.explainPayment(e, l, pay)
			sum += pay.exact
			count++
		}
	}
	doubted := p.otherReadings(e, l, year)
	switch {
	case count == 0:
		e.say(0, "%s", p.whyNothing(l, year))
	case sum%unit != 0:
		e.say(e.Result, "En tout, %s %s, arrondis à %s.", sum.cents(), yearName(year), e.Result)
	case count > 1 || doubted:
		e.say(e.Result, "En tout, %s %s.", e.Result, yearName(year))
	}
}

func (p *Plan) whyNothing(l *PlanLine, year int) string {
	switch {
	case l.StartYear == 0:
		return sentence("Rien n’est versé : le départ prévu le %s vient après la fin du contrat.", l.Start)
	case year < l.StartYear:
		return sentence("Rien n’est versé %s : le départ est prévu le %s, en année %d.", yearName(year), l.Start, l.StartYear)
	case year == l.StartYear:
		return p.Scale.Tell(nothingPaidYet, yearName(year), l.Start)
	}
	return sentence("Rien n’est versé %s.", yearName(year))
}

func (p *Plan) explainPayment(e *Explanation, l *PlanLine, pay *Payment) {
	r, amount, when := p.Scale.Rates, pay.exact.cents(), french.Capital(p.on(pay))
	due := p.rights(l, pay.For)
	switch pay.Kind {
	case Whole:
		e.tell(p.Scale, amount, paidWhole, when, amount)
		e.name("versé en entier")
	case ExtraFunctioning:
		e.tell(p.Scale, amount, paidExtra, when, amount, p.Scale.Extra.Before)
		e.name("versé une seule fois")
	case Advance:
		if pay.For == l.StartYear && l.partial() {
			due = l.full.part(l.Left, l.Whole)
			e.tell(p.Scale, due.cents(), dueInPart, p.anniversaries[pay.For], l.LeftName(), l.fraction(), l.Full, due.cents())
		}
		e.tell(p.Scale, amount, paidAdvance, when, pay.For, r.Advance, due.cents(), amount)
		e.name("avance %d %%", r.Advance)
	case Balance:
		e.tell(p.Scale, amount, paidBalance, when, pay.For, due.cents(), (due - pay.exact).cents(), amount)
		e.name("solde de l’année %d", pay.For)
	case PlanWritten:
		e.tell(p.Scale, amount, paidPlan, when, amount)
		e.name("plan écrit")
	case PlanUpdated:
		e.tell(p.Scale, amount, paidUpdate, when, r.PlanUpdate, l.Full, amount)
		e.name("plan mis à jour %d %%", r.PlanUpdate)
	case VariablePart:
		e.tell(p.Scale, amount, paidVariable, when, pay.For, p.share(l.ID), l.VariableMax, amount)
		e.name("variable espérée %d %%", p.share(l.ID))
	case Occurrence:
		e.tell(p.Scale, amount, paidCrisis, when, r.CrisisEvent, l.Full, amount)
		e.name("si une crise %d %%", r.CrisisEvent)
	}
}

// LeftName is what is left of the year a line starts in: « 11 mois entiers », « 364
// jours ».
func (l *PlanLine) LeftName() string {
	if l.Whole == 12 {
		return french.Count(l.Left, "mois entier", "mois entiers")
	}
	return french.Count(l.Left, "jour", "jours")
}

func (l *PlanLine) fraction() string { return strconv.Itoa(l.Left) + "/" + strconv.Itoa(l.Whole) }
