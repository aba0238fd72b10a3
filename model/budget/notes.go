package budget

import (
	"maps"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
)

// sentence writes what a leader reads, with its non-breaking spaces.
func sentence(format string, args ...any) string {
	return french.Say(format, args...)
}

func inhabitants(n int64) string { return french.Count(int(n), "habitant", "habitants") }

// Notes are what the amounts suppose, and what is open to discussion: to be
// shown with the plan, after how far its scale can be trusted.
func (p *Plan) Notes() []string {
	notes := slices.Concat(p.sizeNotes(), p.bonusNotes(), p.dateNotes(), p.settlementNotes(), p.startNotes(), p.readingNotes())
	if p.hasExtra() {
		notes = append(notes, p.Scale.Extra.Note)
	}
	if p.Situation.Crisis {
		for i := range p.Lines {
			if l := &p.Lines[i]; l.Nature == content.CrisisPlan && l.StartYear > 0 {
				notes = append(notes, p.Scale.Tell(crisisCounted, l.eventYear()))
			}
		}
	}
	if p.Sum.Variable > 0 {
		notes = append(notes, p.Scale.Tell(variableUnsure))
		if slices.ContainsFunc(p.Lines, func(l PlanLine) bool { return l.Sum.Variable > 0 && l.Left > 0 && l.partial() }) {
			notes = append(notes, p.Scale.Tell(variablePartial))
		}
	}
	if p.After > 0 {
		left := leftAfter
		if p.Sum.Variable > 0 {
			left = leftAfterShares
		}
		notes = append(notes, p.Scale.Tell(left, p.After))
	}
	return notes
}

func (p *Plan) sizeNotes() (notes []string) {
	s := p.Situation
	if s.Size == 0 {
		if slices.Contains(p.Scale.Bounds, s.Population) {
			notes = append(notes, p.Scale.Tell(twoSizes, inhabitants(s.Population), p.Size.Number, p.otherSize()))
		}
	} else if natural := p.Scale.SizeOf(s.Population); natural != nil && natural != p.Size {
		notes = append(notes, sentence("La taille %d est imposée ici ; avec %s, ce serait la taille %d.", p.Size.Number, inhabitants(s.Population), natural.Number))
	}
	if f := p.Scale.Floor; f != nil && s.Population > 0 && s.Population < f.Population {
		notes = append(notes, f.Note)
	}
	return notes
}

// otherSize tells, at a bound, what the size on its other side would bring in
// the first year.
func (p *Plan) otherSize() string {
	s := p.Situation
	s.Size = p.Size.Number + 1
	if p.Size.From == s.Population {
		s.Size = p.Size.Number - 1
	}
	other := NewPlan(p.Scale, s)
	if other == nil {
		return ""
	}
	return sentence("En taille %d, l’année 1 serait de %s au lieu de %s.", s.Size, other.Years[0].Paid, p.Years[0].Paid)
}

func (p *Plan) bonusNotes() []string {
	b, s := p.Scale.Bonus, p.Situation
	switch {
	case b == nil || p.Size.Number != b.Size:
		return nil
	case p.Bonus:
		return []string{strings.TrimSpace(sentence("%s Elle est comptée ici. %s", b.Note, b.Doubt)) + p.doubtInFigures()}
	case s.Members == 0 && !s.MembersKnown:
		return []string{sentence("%s Elle n’est pas comptée : le nombre de membres n’est pas renseigné.", b.Note)}
	}
	note := sentence("%s Elle n’est pas comptée : %s pour l’instant.", b.Note, french.Count(int(s.Members), "membre", "membres"))
	s.Members = b.Members
	if with := NewPlan(p.Scale, s); with.Bonus {
		note += sentence(" À %s, l’année 1 recevrait %s de plus, et l’année 2 %s.", french.Count(int(b.Members), "membre", "membres"),
			with.Years[0].Paid-p.Years[0].Paid, with.Years[1].Paid-p.Years[1].Paid)
	}
	return []string{note}
}

// doubtInFigures tells what the doubt about the raise weighs: the functioning
// raised as the missions are.
func (p *Plan) doubtInFigures() string {
	var more [2]exact
	for _, pay := range p.Payments {
		if l := p.Line(pay.Line); pay.Year <= len(more) && l.Nature == content.Functioning && l.ID == l.line.ID.Name {
			more[pay.Year-1] += pay.exact.hundredths(p.Scale.Bonus.Percent)
		}
	}
	if p.Scale.Bonus.Doubt == "" || more[0] == 0 {
		return ""
	}
	return " " + p.Scale.Tell(functioningRaised, more[0].shown(), more[1].shown())
}

func (p *Plan) dateNotes() []string {
	signed := p.Situation.Signed
	if signed.IsZero() {
		return []string{p.Scale.Tell(unsigned)}
	}
	var notes []string
	if p.Situation.Wished {
		notes = append(notes, p.supposed())
	}
	switch {
	case p.Situation.Wished: // the scale is that of a day to come
	case signed.Before(p.Scale.Since.Day):
		notes = append(notes, p.Scale.Tell(signedBefore, signed, p.Scale.Since))
	case !p.Scale.Until.IsZero() && p.Scale.Until.Before(signed):
		return []string{p.Scale.Tell(signedAfter, signed, p.Scale.Until)}
	}
	return notes
}

// Outlived tells of the scale that followed that of a signed contract, once it holds; ""
// otherwise. The amounts stay those of the contract.
func (p *Plan) Outlived(today dates.Day) string {
	next := p.Scale.Next()
	signed := p.Situation.Signed
	if next == nil || signed.IsZero() || p.Situation.Wished || p.Scale.Until.Before(signed) || today.Before(next.Since.Day) {
		return ""
	}
	return p.Scale.Tell(scaleAfter, next.Since, next.ID)
}

// settlementNotes tell when the balance and the variable part are counted, where that
// may move them from a calendar year to the next.
func (p *Plan) settlementNotes() []string {
	due, dialogue := p.anniversaries[1], p.Situation.Dialogue
	late := due.AddMonths(p.Scale.Readings.Late)
	switch {
	case due.IsZero():
		return nil
	case dialogue.IsZero() && late.Year > due.Year:
		return []string{p.Scale.Tell(settledLater, due, late.Year)}
	case dialogue.IsZero():
		return nil
	case dialogue.Before(due):
		return []string{p.Scale.Tell(dialogueTooEarly, dialogue, due)}
	}
	return []string{p.Scale.Tell(settledAtDialogue, dialogue)}
}

// startNotes tell what becomes of starts that do not simply fall in a year.
func (p *Plan) startNotes() (notes []string) {
	signed := p.Situation.Signed
	for _, id := range slices.Sorted(maps.Keys(p.Situation.Starts)) {
		day, line := p.Situation.Starts[id], p.Scale.Line(id)
		if day.IsZero() || line == nil {
			continue
		}
		l := p.Line(id)
		switch {
		case l == nil:
			notes = append(notes, sentence("%s : cette option n’est pas choisie, son départ du %s ne compte pas.", line.Label, day))
		case line.Nature == content.Functioning:
			notes = append(notes, p.Scale.Tell(startsAtSignature, line.Label, day))
		case signed.IsZero():
			notes = append(notes, sentence("%s : sans date de signature, son départ du %s ne se place dans aucune année ; il est compté à la signature.", line.Label, day))
		case day.Before(signed):
			notes = append(notes, sentence("%s : son départ du %s précède la signature ; il est compté au %s.", line.Label, day, signed))
		case l.StartYear == 0:
			notes = append(notes, sentence("%s : son départ du %s vient après la fin du contrat, le %s ; rien n’est compté.", line.Label, day, p.anniversaries[Years]))
		case line.Nature == content.Mission && l.Left == 0:
			notes = append(notes, p.Scale.Tell(startsNextYear, line.Label, day, p.anniversaries[l.StartYear]))
		}
	}
	return notes
}
