package model

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
)

// Lacks tells that a rubrique needs the answer to a question, and has none, nor one that
// came after and settles the same thing.
func (p *Project) Lacks(q *content.Question) bool {
	return q.Required && p.Asked(q) && !p.Answered(q) && !p.overtaken(q)
}

// overtaken tells that what an answer would settle in its rubrique is told by another:
// once the letter is sent, nobody waits for the day when it was announced.
func (p *Project) overtaken(q *content.Question) bool {
	dated := func(id content.ID) bool {
		_, isDay := p.answers[id.Name].(dates.Day)
		return isDay && p.Asked(p.catalog.Question(id.Name))
	}
	answered := func(way *content.Telling) bool { return dated(way.Question) }
	return slices.ContainsFunc(q.Moot, dated) || slices.ContainsFunc(q.Section.Actions, func(a *content.Action) bool {
		return slices.ContainsFunc(a.SettledBy, func(f *content.Fact) bool {
			return f.Question.Name == q.ID.Name && slices.ContainsFunc(f.Or, answered)
		})
	})
}

// WaitsAlone tells whether a needed answer is a thing of its own still to be given. It
// is not where an action of its rubrique that it settles waits too: to do a thing and
// to note its day are one.
func (p *Project) WaitsAlone(q *content.Question, today dates.Day) bool {
	return p.waitsAlone(q, p.Tasks(q.Section, today))
}

func (p *Project) waitsAlone(q *content.Question, tasks []Task) bool {
	return p.Lacks(q) && !slices.ContainsFunc(tasks, func(t Task) bool { return t.Waits() && t.Action.ToldBy(q) })
}

// Possible tells whether what a question or an action waits for (« des ») is behind:
// each of the actions is settled; of the dates, and of the days that delays fall due,
// one at least is known and none is still to come.
func (p *Project) Possible(once []content.ID, today dates.Day) bool {
	dated, known := false, false
	for _, ref := range once {
		if a := p.catalog.Action(ref.Name); a != nil {
			if p.Task(a, today).Waits() {
				return false
			}
			continue
		}
		dated = true
		day, has := p.answers[ref.Name].(dates.Day)
		if d := p.catalog.Delay(ref.Name); d != nil {
			day, has = p.dayOf(p.binding(d))
		}
		if has {
			known = true
			if today.Before(day) {
				return false
			}
		}
	}
	return known || !dated
}

// Possible is that of the project, but for what is of a stage whose gate is behind:
// all that was to come there has come.
func (o *Overview) Possible(p *Project, s *content.Stage, once []content.ID) bool {
	return o.Stages[s.Index].Passed || p.Possible(once, o.Today)
}
