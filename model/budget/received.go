package budget

import (
	"slices"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
)

// ReceivedLine is what was to come of a line up to a day, and what came.
type ReceivedLine struct {
	Label              string
	Expected, Received money.Amount
}

// Missing is what has not come; negative when more came.
func (l ReceivedLine) Missing() money.Amount { return l.Expected - l.Received }

// Received sets the payments of the contract that came against those that were to come,
// the variable part apart: nothing promised it.
type Received struct {
	Day      dates.Day
	Lines    []ReceivedLine // those of the plan, then what is of no line
	Total    ReceivedLine   // without the variable part
	Variable money.Amount   // that came
	Alerts   []string       // what to ask for
	Notes    []string       // what is not counted, or not twice
}

// ReceivedOf is that of a project on a day; nil while no payment is noted.
func ReceivedOf(p *model.Project, today dates.Day) *Received {
	rows := keyReceived.In(p)
	if len(rows) == 0 {
		return nil
	}
	r, plan := &Received{Day: today, Total: ReceivedLine{Label: "Total"}}, PlanOf(p, today)
	if plan == nil || plan.Situation.Wished || plan.Situation.Signed.IsZero() {
		r.Notes = []string{p.Catalog().Tell(receivedUnsigned)}
		return r
	}
	for i := range plan.Lines {
		r.Lines = append(r.Lines, ReceivedLine{Label: plan.Lines[i].Label})
	}
	at := func(id string) int { return slices.IndexFunc(plan.Lines, func(l PlanLine) bool { return l.ID == id }) }
	for i := range plan.Payments {
		if pay := &plan.Payments[i]; pay.Sure() && !today.Before(pay.Day) {
			r.Lines[at(pay.Line)].Expected += pay.Amount
			r.Total.Expected += pay.Amount
		}
	}
	var loose money.Amount // of no line, or of several
	for _, row := range r.counted(p, plan, rows) {
		amount, line := receivedAmount.In(row), receivedFor.In(row)
		if line == variableLine {
			r.Variable += amount
			continue
		}
		r.Total.Received += amount
		if n := at(line); n >= 0 {
			r.Lines[n].Received += amount
		} else {
			loose += amount
		}
	}
	if loose > 0 {
		r.Lines = append(r.Lines, ReceivedLine{Label: "Sans ligne, ou plusieurs", Received: loose})
	}
	r.ask(plan)
	return r
}

// counted are the rows that are payments of the contract: what is odd about the others
// is noted.
func (r *Received) counted(p *model.Project, plan *Plan, rows []model.Row) (kept []model.Row) {
	type payment struct {
		what, line string
		amount     money.Amount
		day        dates.Day
	}
	c := p.Catalog()
	seen := map[payment]bool{}
	for _, row := range rows {
		amount, has := receivedAmount.Of(row)
		if !has || !plausible(amount) {
			continue // told among the rows unread
		}
		day, dated := receivedOn.Of(row)
		what, line := label(receivedWhat, row, "Un versement"), receivedFor.In(row)
		one := payment{french.Key(what), line, amount, day}
		switch {
		case dated && day.Before(plan.Situation.Signed):
			r.Notes = append(r.Notes, c.Tell(receivedBefore, what, amount, day, plan.Situation.Signed))
			continue
		case dated && r.Day.Before(day):
			r.Notes = append(r.Notes, c.Tell(receivedLater, what, amount, day))
			continue
		case dated && seen[one]:
			r.Notes = append(r.Notes, c.Tell(receivedTwice, what, amount, day))
			continue
		case !receivedFor.Empty(row) && line != severalLines && line != variableLine && plan.Line(line) == nil:
			r.Notes = append(r.Notes, c.Tell(receivedOdd, what, amount))
		}
		seen[one] = true
		kept = append(kept, row)
	}
	return kept
}

// ask says what is missing, since when, and from when on to write for it.
func (r *Received) ask(plan *Plan) {
	missing := r.Total.Missing()
	if missing < 0 {
		r.Alerts = append(r.Alerts, plan.Scale.Tell(receivedMore, -missing))
	}
	if missing <= 0 {
		return
	}
	var due money.Amount
	for i := range plan.Payments {
		pay := &plan.Payments[i]
		if !pay.Sure() {
			continue
		}
		if due += pay.Amount; due > r.Total.Received {
			told, write := receivedMissing, pay.Day.AddMonths(plan.Scale.Readings.Remind)
			if !r.Day.Before(write) {
				told = receivedOverdue
			}
			r.Alerts = append(r.Alerts, plan.Scale.Tell(told, missing, pay.Day, write))
			return
		}
	}
}

// Announced says how far the total that the CPAM announces for the first year is from
// what is counted here, paid and due; "" where it announces none or nothing is counted.
func Announced(p *model.Project, today dates.Day) string {
	told, said := keyAnnounced.Of(p)
	plan := PlanOf(p, today)
	if !said || plan == nil || !plausible(told) {
		return ""
	}
	paid, due := plan.Years[0].Sure(), plan.Years[0].Rights
	return plan.Scale.Tell(announced, told, paid, apartBy(told-paid), due, apartBy(told-due))
}

// apartBy writes how far an amount is from another.
func apartBy(gap money.Amount) string {
	switch {
	case gap > 0:
		return "soit " + gap.String() + " de plus"
	case gap < 0:
		return "soit " + (-gap).String() + " de moins"
	}
	return "la même somme"
}

// Quote is a quote for the preparation of the project.
type Quote struct {
	By     string
	Amount money.Amount
	More   money.Amount // than the least
	Kept   bool
}

// Quotes are those of a project that have an amount, in its order, what is chosen of
// them, and its budget for it, 0 when it is not given.
func Quotes(p *model.Project) (quotes []Quote, kept, planned money.Amount) {
	for _, row := range keyQuotes.In(p) {
		if amount, said := quoteAmount.Of(row); said && plausible(amount) {
			quotes = append(quotes, Quote{By: label(quoteBy, row, "Un prestataire"), Amount: amount, Kept: quoteKept.In(row)})
		}
	}
	for i := range quotes {
		quotes[i].More = quotes[i].Amount - slices.MinFunc(quotes, func(a, b Quote) int { return int(a.Amount - b.Amount) }).Amount
		if quotes[i].Kept {
			kept += quotes[i].Amount
		}
	}
	return quotes, kept, keyEngineering.In(p)
}

// MissionCost is what the actions of a mission would cost, against what it brings.
type MissionCost struct {
	Label    string
	Sheets   int // all of its actions
	Uncosted int // those that have no cost yet
	Cost     money.Amount
	Brings   money.Amount // a full year's fixed part; 0 for an option that is not chosen
}

// MissionCosts are those of a project, in the order of the scale; none while no action
// has a cost.
func MissionCosts(p *model.Project, today dates.Day) (missions []MissionCost) {
	costed := false
	scale, plan := ScaleOf(p, today), PlanOf(p, today)
	for _, line := range scale.Lines {
		m := MissionCost{Label: line.Label}
		for _, row := range keySheets.In(p) {
			if sheetMission.In(row) != line.ID.Name {
				continue
			}
			m.Sheets++
			cost, said := sheetCost.Of(row)
			if !said || !plausible(cost) {
				m.Uncosted++
				continue
			}
			costed = true
			m.Cost += cost
		}
		if plan != nil {
			if l := plan.Line(line.ID.Name); l != nil {
				m.Brings = l.Full
			}
		}
		if m.Sheets > 0 {
			missions = append(missions, m)
		}
	}
	if !costed {
		return nil
	}
	return missions
}

// MissionStake is what the indicators of a mission put at stake, against the most that
// its variable part may be.
type MissionStake struct {
	Label      string
	Indicators int
	Stake      money.Amount
	Most       money.Amount // 0 for an option that is not chosen
}

// MissionStakes are those of a project, in the order of the scale: the missions of which
// an indicator has an amount.
func MissionStakes(p *model.Project, today dates.Day) (missions []MissionStake) {
	plan := PlanOf(p, today)
	for _, line := range ScaleOf(p, today).Lines {
		m := MissionStake{Label: line.Label}
		for _, row := range keyMarks.In(p) {
			if amount, said := markAmount.Of(row); said && plausible(amount) && markMission.In(row) == line.ID.Name {
				m.Indicators++
				m.Stake += amount
			}
		}
		if m.Indicators == 0 {
			continue
		}
		if plan != nil {
			if l := plan.Line(line.ID.Name); l != nil {
				m.Most = l.VariableMax
			}
		}
		missions = append(missions, m)
	}
	return missions
}
