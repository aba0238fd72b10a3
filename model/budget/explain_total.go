package budget

import (
	"strings"

	"cpts/content"
	"cpts/content/money"
)

// explainTotal adds the lines up: the cash of a contract year, or a full year's
// rights.
func (p *Plan) explainTotal(year int) *Explanation {
	e := &Explanation{Title: sentence("Total versé %s", yearName(year))}
	if year == 0 {
		e.Title = sentence("Total des droits d’une année, part fixe")
	}
	bare := p.withoutRaise()
	var raise, updated money.Amount
	crisis := false
	for i := range p.Lines {
		l := &p.Lines[i]
		if year == 0 && l.ID != l.line.ID.Name {
			continue // paid once, it is no right of a full year
		}
		amount := p.amount(i, year)
		more := amount - bare.amount(i, year)
		told := amount.String()
		next := amount
		if year == 0 && l.Nature == content.CrisisPlan {
			crisis, told = true, p.writtenThenUpdated(l.full)
			next = l.full.hundredths(p.Scale.Rates.PlanUpdate).shown()
		}
		e.say(amount, "%s : %s%s.", l.Label, told, p.ofWhichRaise(more))
		e.Result += amount
		raise += more
		updated += next
		e.cite(p.Scale, p.Scale.SourcesOf(l.line))
	}
	if crisis {
		e.say(e.Result, "En tout, %s l’année où le plan de crise est écrit%s, puis %s par an.", e.Result, p.ofWhichRaise(raise), updated)
	} else {
		e.say(e.Result, "En tout, %s%s.", e.Result, p.ofWhichRaise(raise))
	}
	p.citeRaise(e)
	e.cite(p.Scale, p.Scale.Rates.Sources)
	return e
}

// planPart is a part of the total that the tables set apart.
type planPart struct {
	name string
	of   func(Cell) money.Amount
}

var (
	cashParts = map[string]planPart{
		SureLine:     {"Total sûr", Cell.Sure},
		VariableLine: {"Part variable espérée", func(c Cell) money.Amount { return c.Hoped.Variable }},
		EventLine:    {"Versement d’une crise éventuelle", func(c Cell) money.Amount { return c.Hoped.Event }},
	}
	rightsParts = map[string]planPart{
		SureLine:     {"Total des parts fixes", func(c Cell) money.Amount { return c.Rights }},
		VariableLine: {"Part variable espérée", func(c Cell) money.Amount { return c.Variable }},
		EventLine:    {"Droits d’une crise éventuelle", func(c Cell) money.Amount { return c.Event }},
	}
)

// explainPart adds up what each line brings to a part of the total, in a contract year;
// nil for another.
func (p *Plan) explainPart(part planPart, year int) *Explanation {
	if year < 1 || year > Years {
		return nil
	}
	e := &Explanation{Title: sentence("%s %s", part.name, yearName(year)), Result: part.of(p.Years[year-1])}
	for i := range p.Lines {
		l := &p.Lines[i]
		if amount := part.of(l.Years[year-1]); amount > 0 {
			e.say(amount, "%s : %s.", l.Label, amount)
			e.cite(p.Scale, p.Scale.SourcesOf(l.line))
		}
	}
	e.say(e.Result, "En tout, %s.", e.Result)
	p.citeRaise(e)
	e.cite(p.Scale, p.Scale.Rates.Sources)
	return e
}

// amount is what a line brings: the cash of a contract year, what comes after, or
// in year 0 its full right.
func (p *Plan) amount(line, year int) money.Amount {
	l := &p.Lines[line]
	switch {
	case year == 0:
		return l.Full
	case year <= Years:
		return l.Years[year-1].Paid
	}
	return l.After
}

// withoutRaise is the plan as it would be without the raise of its missions: the
// plan itself when it has none. Its lines are the same.
func (p *Plan) withoutRaise() *Plan {
	if !p.Bonus {
		return p
	}
	s := p.Situation
	s.Members = 0
	return NewPlan(p.Scale, s)
}

// ofWhichRaise names the raise within an amount; "" where there is none.
func (p *Plan) ofWhichRaise(raise money.Amount) string {
	if raise == 0 {
		return ""
	}
	return sentence(", dont majoration de %d %% : %s", p.Scale.Bonus.Percent, raise)
}

// citeRaise adds the sources of the raise, where it counts.
func (p *Plan) citeRaise(e *Explanation) {
	if p.Bonus {
		e.cite(p.Scale, p.Scale.Bonus.Sources)
	}
}

// explainReference tells what a reference total is made of; nil if there is none
// of that name.
func (p *Plan) explainReference(id string) *Explanation {
	t := Compute(p.Scale, p.Situation)
	result, ok := t.Totals.Named(id)
	if !ok {
		return nil
	}
	e := &Explanation{Title: p.Scale.TotalTitle(id), Result: result}
	bare := Compute(p.Scale, p.withoutRaise().Situation)
	without, _ := bare.Totals.Named(id)
	switch id {
	case "borne_basse":
		id = "annee_1"
	case "borne_haute":
		id = "maximum_annuel"
	}
	maximum := id == "maximum_annuel"
	options := maximum || strings.HasSuffix(id, "options")
	variable := maximum || strings.Contains(id, "variable")
	for i, l := range t.Lines {
		if l.Optional && !options {
			continue
		}
		of := func(l Line) money.Amount { return l.Year2 }
		switch {
		case maximum:
			of = func(l Line) money.Amount { return l.Rights }
		case strings.HasPrefix(id, "annee_1"):
			of = func(l Line) money.Amount { return l.Year1 }
		}
		low := bare.Lines[i]
		e.say(of(l), "%s : %s%s.", l.Label, of(l), p.ofWhichRaise(of(l)-of(low)))
		if variable && l.VariableMax > 0 {
			e.say(l.VariableMax, "%s, part variable : %s au plus%s.", l.Label, l.VariableMax, p.ofWhichRaise(l.VariableMax-low.VariableMax))
		}
		if variable && l.Event > 0 {
			e.say(l.Event, "%s, si une crise survient : %s%s.", l.Label, l.Event, p.ofWhichRaise(l.Event-low.Event))
		}
		e.cite(p.Scale, p.Scale.SourcesOf(p.Scale.Lines[i]))
	}
	e.say(result, "En tout, %s%s.", result, p.ofWhichRaise(result-without))
	p.citeRaise(e)
	if maximum {
		e.tell(p.Scale, result, noBudget)
	}
	e.cite(p.Scale, p.Scale.Rates.Sources)
	for _, name := range []string{id, map[string]string{"annee_1": "borne_basse", "maximum_annuel": "borne_haute"}[id]} {
		p.compareCell(e, content.Total, name, p.Scale.TotalTitle(name))
	}
	return e
}

// comparePrinted sets what sources print of a line beside what the rule gives.
func (p *Plan) comparePrinted(e *Explanation, l *PlanLine, year int) {
	if l.ID != l.line.ID.Name {
		if year <= 1 {
			p.compareCell(e, content.ExtraShare, l.line.ID.Name, "Fonctionnement additionnel")
		}
		return
	}
	before := len(e.Printed)
	switch year {
	case 0:
		fixed := "Fixe d’une année"
		if l.Nature == content.CrisisPlan {
			fixed = "Fixe de l’année où le plan est écrit"
		}
		p.compareCell(e, content.Rights, l.ID, fixed)
		for _, c := range l.line.Components {
			p.compareCell(e, content.ComponentShare, l.ID+"."+c.ID.Name, c.Label)
		}
		p.compareCell(e, content.VariableMax, l.ID, "Part variable au plus")
		p.compareCell(e, content.RightsVariable, l.ID, "Fixe et variable d’une année")
		p.compareCell(e, content.Event, l.ID, "Survenue d’une crise")
	case 1:
		p.compareCell(e, content.Year1, l.ID, "Fixe versé en année 1")
	case 2:
		p.compareCell(e, content.Year2, l.ID, "Fixe versé en année 2")
		if l.Years[1].Event > 0 {
			p.compareCell(e, content.Event, l.ID, "Survenue d’une crise")
		}
	}
	late := l.StartYear != 1 || l.partial() // a crisis plan is paid whole all the same
	if late && year > 0 && len(e.Printed) > before {
		last := &e.Printed[len(e.Printed)-1] // of the printed amount, and not of ours
		last.Text += " " + p.Scale.Tell(printedSupposes)
	}
}

// compareCell adds a cell to an explanation, where a source prints it or a slip
// says it does not.
func (p *Plan) compareCell(e *Explanation, period content.Period, line, label string) {
	printed, slip := p.Scale.AsPrinted().At(p.Size.Number, period, line)
	computed, ok := Reference(p.Scale, p.Size.Number, period, line)
	if !ok || printed == nil && slip == nil {
		return
	}
	c := Printed{Known: printed != nil, Computed: computed, Slip: slip}
	source := p.Scale.Title
	if s := p.Scale.Source(p.Scale.Sources[0].Name); s != nil {
		source = s.Publisher
	}
	if c.Known {
		c.Amount = money.Euros(*printed)
	}
	raise := ""
	if p.Bonus {
		raise = ", avant majoration"
	}
	switch {
	case !c.Known:
		c.Text = sentence("%s%s : %s. %s", label, raise, computed, slip.Reason)
	case c.Amount == computed:
		c.Text = sentence("%s%s : %s dans le tableau imprimé (%s), comme le donne la règle.", label, raise, c.Amount, source)
	default:
		c.Text = sentence("%s%s : %s dans le tableau imprimé (%s) ; la règle donne %s.", label, raise, c.Amount, source, computed)
		if slip != nil {
			c.Text += " " + slip.Reason
		}
	}
	e.Printed = append(e.Printed, c)
}
