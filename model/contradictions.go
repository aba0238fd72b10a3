package model

import (
	"cmp"
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
)

// Contradiction is a date that cannot stand with another, a year that must be a
// slip, a number that is not of its register, or places that do not go together. It is told, never refused: real projects do not go straight.
type Contradiction struct {
	Before   *content.Question // the date that usually comes first; nil when one answer alone surprises
	After    *content.Question // the date that usually comes next; the problem is shown on it
	Days     int               // how far on the wrong side it falls
	Sentence string            // with both dates, to be read anywhere
	Notice   string            // the same, for one line

	rank int // of After in the journey
}

var (
	beforeContracts    = content.NewPhrase("avant-l-aci", "date", "annee")
	beforeAssociations = content.NewPhrase("avant-l-association", "date", "annee")
	farAhead           = content.NewPhrase("apres-toute-date", "date", "annee")
)

// Contradictions tells the numbers that are not of their register, a population that is
// not that of the communes, communes or a region that do not go with the department, and once every two dates in the wrong order that follow each
// other on the way; those with a date between them go without saying. One that
// follows several is told beside the nearest. They come in the order of the journey.
func (p *Project) Contradictions() []Contradiction {
	var out []Contradiction
	days := p.datedQuestions()
	days = slices.DeleteFunc(days, func(d datedAnswer) bool {
		c, odd := p.oddYear(d)
		if odd {
			out = append(out, c)
		}
		return odd
	})
	pairs := slices.DeleteFunc(p.clashes(days), func(c clash) bool { return p.implied(c, days) })
	for _, d := range days {
		late := slices.DeleteFunc(slices.Clone(pairs), func(c clash) bool { return c.after.q != d.q })
		if told, wrong := nearest(late, d.q); wrong {
			out = append(out, told)
		}
	}
	out = append(out, p.unvalidated(days)...)
	out = append(out, p.misnumbered()...)
	out = append(out, p.miscounted()...)
	out = append(out, p.displaced()...)
	out = append(out, p.foreign()...)
	slices.SortStableFunc(out, func(a, b Contradiction) int { return cmp.Compare(a.rank, b.rank) })
	return out
}

// ContradictionOf is the contradiction that the answer to a question takes part in,
// the one told if it can be; none when it agrees with all.
func (p *Project) ContradictionOf(id string) (Contradiction, bool) {
	involved := func(c Contradiction) bool {
		return c.After.ID.Name == id || c.Before != nil && c.Before.ID.Name == id
	}
	if told := p.Contradictions(); slices.ContainsFunc(told, involved) {
		return told[slices.IndexFunc(told, involved)], true
	}
	return nearest(p.clashes(p.datedQuestions()), p.catalog.Question(id))
}

// datedAnswer is a date given, and the rank of its question in the journey.
type datedAnswer struct {
	q    *content.Question
	day  dates.Day
	rank int
}

// String is the answer in a sentence: « Lettre déposée le 10 novembre 2026 ».
func (d datedAnswer) String() string { return french.Capital(d.q.Event) + " le " + d.day.String() }

// typed is the answer on a line: « Lettre déposée le 10/11/2026 ».
func (d datedAnswer) typed() string { return french.Capital(d.q.Event) + " le " + d.day.Typed() }

func (p *Project) datedQuestions() (out []datedAnswer) {
	for rank, id := range p.catalog.QuestionIDs() {
		q := p.catalog.Question(id)
		if day, isDay := p.answers[id].(dates.Day); isDay && p.Asked(q) {
			out = append(out, datedAnswer{q, day, rank})
		}
	}
	return out
}

// clash is two dates in the wrong order. With a rule, it is the day that the
// rule counts from before that stands on the wrong side of after.
type clash struct {
	before, after datedAnswer
	rule          *content.Delay
	due           dates.Day
}

func (p *Project) clashes(days []datedAnswer) (pairs []clash) {
	given := map[string]datedAnswer{}
	for _, d := range days {
		given[d.q.ID.Name] = d
	}
	for _, after := range days {
		for _, id := range p.catalog.Earlier(after.q.ID.Name) {
			if before, has := given[id]; has && after.day.Before(before.day) {
				pairs = append(pairs, clash{before: before, after: after})
			}
		}
		for _, id := range []string{after.q.AfterDue.Name, after.q.BeforeDue.Name} {
			rule := p.catalog.Delay(id)
			due, counted := p.dayOf(rule)
			if !counted {
				continue
			}
			early := id == after.q.AfterDue.Name && after.day.Before(due)
			late := id == after.q.BeforeDue.Name && due.Before(after.day)
			if before, has := given[p.origin(rule).ID.Name]; has && (early || late) {
				pairs = append(pairs, clash{before, after, rule, due})
			}
		}
	}
	return append(pairs, p.overLimits(given, pairs)...)
}

// overLimits are the dates noted after the limit that they were to keep. One after
// the end of the contract is told so only, and a signature that is itself in doubt
// sets no limit.
func (p *Project) overLimits(given map[string]datedAnswer, pairs []clash) (out []clash) {
	for _, d := range p.catalog.Delays {
		d = p.binding(d)
		after, noted := given[d.Until.Name]
		if !d.Limit || !noted || !p.started(d) || p.cancelled(d) {
			continue
		}
		before, has := given[p.origin(d).ID.Name]
		doubted := slices.ContainsFunc(pairs, func(c clash) bool { return c.after.q == after.q || c.has(before.q) })
		if due := p.count(d, 1); has && !doubted && due.Before(after.day) {
			out = append(out, clash{before, after, d, due})
		}
	}
	return out
}

func (c clash) has(q *content.Question) bool { return c.before.q == q || c.after.q == q }

// apart is how far apart the two questions stand in the journey.
func (c clash) apart() int { return max(c.after.rank-c.before.rank, c.before.rank-c.after.rank) }

// nearest tells, of the clashes that a question takes part in, that of the
// questions that stand nearest.
func nearest(pairs []clash, q *content.Question) (told Contradiction, found bool) {
	var best clash
	for _, c := range pairs {
		if c.has(q) && (!found || c.apart() < best.apart()) {
			best, found = c, true
		}
	}
	if !found {
		return told, false
	}
	return best.contradiction(), true
}

func (c clash) contradiction() Contradiction {
	out := Contradiction{Before: c.before.q, After: c.after.q, rank: c.after.rank}
	switch {
	case c.rule == nil:
		out.Days = c.after.day.DaysUntil(c.before.day)
		out.Sentence = tell("« %s » vient avant « %s »", c.after, c.before)
		out.Notice = tell("%s vient avant %s", c.after.typed(), c.before.typed())
	case c.after.day.Before(c.due):
		out.Days = c.after.day.DaysUntil(c.due)
		out.Sentence = tell("« %s » vient avant « %s », le %s", c.after, c.rule.Label, c.due)
		out.Notice = tell("%s vient avant le %s, délai compté", c.after.typed(), c.due.Typed())
	case c.rule.Limit:
		out.Days = c.due.DaysUntil(c.after.day)
		out.Sentence = tell("« %s » vient après la date limite du contrat, le %s", c.after, c.due)
		out.Notice = tell("%s vient après la date limite, le %s", c.after.typed(), c.due.Typed())
	default:
		out.Days = c.due.DaysUntil(c.after.day)
		out.Sentence = tell("« %s » vient après « %s », le %s", c.after, c.rule.Label, c.due)
		out.Notice = tell("%s vient après le %s, %s", c.after.typed(), c.due.Typed(), c.rule.Label)
	}
	return out
}

// implied tells a clash that others say: a date stands between the two, which is
// then in the wrong order with one of them at least; or the date comes before the
// very start of the delay.
func (p *Project) implied(c clash, days []datedAnswer) bool {
	if c.rule != nil {
		return c.after.day.Before(c.before.day)
	}
	earlier := p.catalog.Earlier(c.after.q.ID.Name)
	return slices.ContainsFunc(days, func(d datedAnswer) bool {
		return slices.Contains(earlier, d.q.ID.Name) && slices.Contains(p.catalog.Earlier(d.q.ID.Name), c.before.q.ID.Name)
	})
}

// oddYear is a date whose year must be a slip: before the first of its question, or
// else that of the first scale, or too far ahead.
func (p *Project) oddYear(d datedAnswer) (Contradiction, bool) {
	first, before := d.q.FirstYear, beforeAssociations
	if first == 0 {
		first, before = p.catalog.FirstYear(), beforeContracts
	}
	c := Contradiction{After: d.q, rank: d.rank}
	switch {
	case d.day.Year < first:
		c.Days = d.day.DaysUntil(dates.Day{Year: first, Month: 1, Day: 1})
		c.Sentence = p.catalog.Tell(before, d, first)
	case d.day.Year > dates.LastUsual:
		c.Days = dates.Day{Year: dates.LastUsual, Month: 12, Day: 31}.DaysUntil(d.day)
		c.Sentence = p.catalog.Tell(farAhead, d, dates.LastUsual)
	default:
		return c, false
	}
	c.Notice = tell("%s : vérifiez l’année", d.typed())
	return c, true
}

func tell(format string, args ...any) string { return french.Say(format, args...) }
