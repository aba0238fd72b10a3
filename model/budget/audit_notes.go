package budget

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
)

// atTheEnd says of the last calendar year of the contract that another one would
// add to it: the money told there is not all that the year would bring.
func (r *AuditReport) atTheEnd(p *Plan) {
	if p.After == 0 {
		return
	}
	last := r.Closing.yearOf(p.Begins(after))
	said := lastBalances
	if p.Sum.Variable > 0 {
		said = lastBalancesShares
	}
	for _, pay := range p.Payments {
		if pay.Year <= Years && r.Closing.yearOf(pay.Day) == last {
			said = endsWithinYear
		}
	}
	for i := range r.Years {
		if r.Years[i].Year == last {
			r.Years[i].Because += " " + p.Scale.Tell(said)
		}
	}
}

// leftOut tells in figures what the plan does not expect, and how little of it
// would be enough to go above the threshold.
func (r *AuditReport) leftOut(p *Plan) (notes []string) {
	crisis := p.Sum.Event == 0 && slices.ContainsFunc(p.Lines, func(l PlanLine) bool { return l.Nature == content.CrisisPlan })
	switch {
	case p.Sum.Variable == 0 && crisis:
		notes = append(notes, sentence("Le contrôle ne compte ni part variable ni crise."))
	case p.Sum.Variable == 0:
		notes = append(notes, sentence("Le contrôle ne compte pas de part variable."))
	case crisis:
		notes = append(notes, sentence("Le contrôle ne compte pas de crise."))
	}
	if p.Sum.Variable > 0 {
		return notes
	}
	most := p.mostVariable(r.Closing)
	// The year that the least would take above, then the first that could go.
	var nearest, first *AuditYear
	for i := range r.Years {
		y := &r.Years[i]
		if y.Crosses || y.Margin >= most[y.Year] {
			continue
		}
		if first == nil {
			first = y
		}
		if nearest == nil || y.Margin < nearest.Margin {
			nearest = y
		}
	}
	if nearest == nil {
		return notes
	}
	text := sentence("Il suffit de plus de %s de part variable (%s au plus) pour dépasser le seuil dès %s.", nearest.Margin, most[nearest.Year], r.theYear(nearest.Year))
	if first != nearest {
		text += sentence(" Pour %s, il en faudrait plus de %s.", r.theYear(first.Year), first.Margin)
	}
	return append(notes, text)
}

// theYear writes a year of the report within a sentence.
func (r *AuditReport) theYear(year int) string {
	if r.Calendar {
		return sentence("%d", year)
	}
	return sentence("l’année %d", year)
}

// mostVariable is the whole variable part that each year of the report could
// bring.
func (p *Plan) mostVariable(closing Closing) map[int]money.Amount {
	s := p.Situation
	s.Variable = map[string]int64{"": 100}
	most := map[int]money.Amount{}
	for _, pay := range NewPlan(p.Scale, s).Payments {
		switch {
		case pay.Kind != VariablePart:
		case !pay.Day.IsZero():
			most[closing.yearOf(pay.Day)] += pay.Amount
		default:
			most[pay.Year] += pay.Amount
		}
	}
	return most
}

// later tells which verdicts change if what waits for the dialogue comes a few months
// after the anniversary, as long as the day of the dialogue is not known.
func (r *AuditReport) later(p *Plan, grants []Grant) string {
	months := p.Scale.Readings.Late
	if p.Situation.Signed.IsZero() || !p.Situation.Dialogue.IsZero() || months == 0 {
		return ""
	}
	s := p.Situation
	s.Dialogue = p.anniversaries[1].AddMonths(months)
	late := newAudit(p.Scale, true, r.Closing)
	other := NewPlan(p.Scale, s)
	late.set(other.byLine(r.Closing), nil, grants, func(g Grant) (int, bool) { return other.placeIn(g, r.Closing) })
	var changed []string
	for _, y := range late.Years {
		at := slices.IndexFunc(r.Years, func(o AuditYear) bool { return o.Year == y.Year })
		if at < 0 || r.Years[at].Crosses == y.Crosses {
			continue
		}
		verdict := "au-dessous"
		if y.Crosses {
			verdict = "au-dessus"
		}
		changed = append(changed, sentence("%d, %s, %s", y.Year, y.Total, verdict))
	}
	if len(changed) == 0 {
		return ""
	}
	return p.Scale.Tell(settledLateIn, months, strings.Join(changed, french.NBSP+"; "))
}

// monthName is the month a financial year closes in.
func monthName(c Closing) string { return strings.Fields(c.LastDay(2000).Short())[1] }
