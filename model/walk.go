package model

import (
	"cpts/content"
)

// Left is the question that the leader left, if it still waits for an answer.
func (p *Project) Left() Place {
	if q := p.catalog.Question(p.position.Question); q != nil && q.InJourney() && p.Asked(q) && !p.Answered(q) {
		return AtQuestion(q)
	}
	return Place{}
}

// Entry is the question to open a rubrique on: the first needed one that waits and
// can have an answer, or the very first while nothing in it is answered. nil when
// none is needed for now.
func (p *Project) Entry(s *content.Section, o *Overview) *content.Question {
	var first, wanted *content.Question
	fresh := true
	for _, q := range s.Questions {
		switch {
		case !p.Put(q):
		case p.Answered(q):
			fresh = false
		default:
			if first == nil {
				first = q
			}
			if wanted == nil && q.Required && o.Possible(p, s.Stage, q.Once) {
				wanted = q
			}
		}
	}
	if wanted != nil && fresh {
		return first
	}
	return wanted
}

// Following is the next question of the rubrique that waits for an answer after q: what
// is known is not asked again. nil after the last.
func (p *Project) Following(q *content.Question) *content.Question {
	if !q.InJourney() {
		return nil
	}
	for _, next := range q.Section.Questions[q.Index+1:] {
		if p.Put(next) && !p.Answered(next) {
			return next
		}
	}
	return nil
}

// Rank tells the place of a question among those put in its rubrique, from 1,
// and how many there are; 0 for one that the journey does not put.
func (p *Project) Rank(q *content.Question) (rank, of int) {
	if !q.InJourney() {
		return 0, 0
	}
	for _, other := range q.Section.Questions {
		if !p.Put(other) && other != q {
			continue
		}
		of++
		if other == q {
			rank = of
		}
	}
	return rank, of
}
