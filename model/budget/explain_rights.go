package budget

import (
	"cpts/content"
	"cpts/content/money"
)

// ExplainRights tells what a contract year, from 1 to 5, gives right to, whenever
// it is paid: the fixed part, the variable part expected of its results, the
// occurrence of a crisis. Its result is Due of that year, of a line or, under
// TotalLine, of the plan; under SureLine and those after it, the part of it they name.
// It is nil for a line that is not in the plan, or another year.
func (p *Plan) ExplainRights(line string, year int) *Explanation {
	if year < 1 || year > Years {
		return nil
	}
	if line == TotalLine {
		return p.explainTotalRights(year)
	}
	if part, is := rightsParts[line]; is {
		return p.explainPart(part, year)
	}
	l := p.Line(line)
	if l == nil {
		return nil
	}
	cell := l.Years[year-1]
	e := &Explanation{Title: sentence("%s : les droits de l’année %d du contrat", l.Label, year), Result: cell.Due()}
	p.explainBase(e, l)
	if cell.Due() == 0 {
		e.say(0, "%s", p.whyNoRight(l, year))
	} else {
		p.explainFixed(e, l, year)
		if cell.Variable > 0 {
			e.tell(p.Scale, cell.Variable, dueVariable, p.share(l.ID), l.VariableMax, cell.Variable)
			e.name("variable espérée %d %%", p.share(l.ID))
		}
		if cell.Event > 0 {
			e.tell(p.Scale, cell.Event, dueCrisis, p.Scale.Rates.CrisisEvent, l.Full, cell.Event)
			e.name("si une crise %d %%", p.Scale.Rates.CrisisEvent)
		}
		if cell.Due() != cell.Rights {
			e.say(e.Result, "En tout, %s de droits %s.", e.Result, yearName(year))
		}
	}
	p.citeLine(e, l)
	return e
}

// explainFixed tells the fixed part that a year gives right to.
func (p *Plan) explainFixed(e *Explanation, l *PlanLine, year int) {
	due := p.rights(l, year)
	amount := l.Years[year-1].Rights
	switch {
	case l.ID != l.line.ID.Name:
		e.tell(p.Scale, amount, dueExtra, amount)
	case l.Nature == content.CrisisPlan && year == l.StartYear:
		e.tell(p.Scale, amount, duePlan, amount)
	case l.Nature == content.CrisisPlan:
		e.tell(p.Scale, amount, dueUpdate, p.Scale.Rates.PlanUpdate, l.Full, amount)
	case year == l.StartYear && l.partial() && p.Scale.Readings.Balance == content.OfFull:
		full := l.full.hundredths(100 - p.Scale.Rates.Advance)
		e.tell(p.Scale, amount, dueBalanceWhole, l.LeftName(), p.advance(l, year).cents(), full.cents(), amount)
	case year == l.StartYear && l.partial():
		rounded := ""
		if due%unit != 0 {
			rounded = sentence(", arrondis à %s", amount)
		}
		e.tell(p.Scale, amount, dueFromStart, l.Start, p.anniversaries[year], l.LeftName(), l.fraction(), l.Full, due.cents(), rounded)
	default:
		e.tell(p.Scale, amount, dueWhole, amount)
	}
	if l.partial() && year == l.StartYear {
		e.name("part fixe, %s", l.LeftName())
		return
	}
	e.name("part fixe")
}

// whyNoRight tells why a year gives right to nothing.
func (p *Plan) whyNoRight(l *PlanLine, year int) string {
	switch {
	case l.StartYear == 0:
		return sentence("Aucun droit : le départ prévu le %s vient après la fin du contrat.", l.Start)
	case l.ID != l.line.ID.Name:
		return p.Scale.Tell(noExtraRight, yearName(year))
	case year < l.StartYear:
		return sentence("Aucun droit %s : le départ est prévu le %s, en année %d.", yearName(year), l.Start, l.StartYear)
	case year == l.StartYear && l.Left == 0:
		return p.Scale.Tell(noRightYet, yearName(year), l.Start)
	}
	return sentence("Aucun droit %s.", yearName(year))
}

// explainTotalRights adds up what each line gives right to in a year.
func (p *Plan) explainTotalRights(year int) *Explanation {
	e := &Explanation{Title: sentence("Total des droits de l’année %d du contrat", year), Result: p.Years[year-1].Due()}
	bare := p.withoutRaise()
	say := func(amount, without money.Amount, what, label string) {
		if amount > 0 {
			e.say(amount, "%s, %s : %s%s.", label, what, amount, p.ofWhichRaise(amount-without))
		}
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		cell, low := l.Years[year-1], bare.Lines[i].Years[year-1]
		e.say(cell.Rights, "%s, part fixe : %s%s.", l.Label, cell.Rights, p.ofWhichRaise(cell.Rights-low.Rights))
		say(cell.Variable, low.Variable, "part variable attendue", l.Label)
		say(cell.Event, low.Event, "si une crise survient", l.Label)
		e.cite(p.Scale, p.Scale.SourcesOf(l.line))
	}
	e.say(e.Result, "En tout, %s%s.", e.Result, p.ofWhichRaise(e.Result-bare.Years[year-1].Due()))
	p.citeRaise(e)
	e.cite(p.Scale, p.Scale.Rates.Sources)
	return e
}
