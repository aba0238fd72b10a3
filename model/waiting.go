package model

import (
	"cpts/content"
	"cpts/content/dates"
)

// Lacks tells that a rubrique needs the answer to a question, and has none.
func (p *Project) Lacks(q *content.Question) bool {
	return q.Required && p.Asked(q) && !p.Answered(q)
}

// Possible tells whether what a question or an action waits for (« des ») is behind:
// each of the actions is settled; of the dates, one at least is known and none is
// still to come.
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
		if day, has := p.answers[ref.Name].(dates.Day); has {
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
