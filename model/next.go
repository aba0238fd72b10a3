package model

import (
	"cpts/content"
	"cpts/content/dates"
)

// Next is what « Continuer » opens: the question she left, if it still waits;
// else the next needed question of the current stage, from where she was on and
// round again; else an action of the stage; else what earlier stages still
// lack; else a question that may help; nowhere when
// nothing is left.
func (p *Project) Next(o *Overview) Place {
	if q := p.catalog.Question(p.position.Question); q != nil && p.Asked(q) && !p.Answered(q) {
		return AtQuestion(q)
	}
	current := o.Stage().Stage
	if q := p.waiting(p.turn(current), true); q != nil {
		return AtQuestion(q)
	}
	if a := p.toDo(current, o.Today); a != nil {
		return AtAction(a)
	}
	for _, s := range p.catalog.Stages[:o.Current] {
		if q := p.waiting(s.Sections, true); q != nil {
			return AtQuestion(q)
		}
	}
	for _, s := range p.catalog.Stages[:o.Current] {
		if a := p.toDo(s, o.Today); a != nil {
			return AtAction(a)
		}
	}
	if q := p.waiting(current.Sections, false); q != nil {
		return AtQuestion(q)
	}
	return Place{}
}

// NextAction is the first thing to do outside the program in the current stage,
// nil when none is left.
func (p *Project) NextAction(o *Overview) *content.Action { return p.toDo(o.Stage().Stage, o.Today) }

// turn are the rubriques of a stage, from the one the leader was in.
func (p *Project) turn(s *content.Stage) []*content.Section {
	here := p.catalog.Section(p.position.Section)
	if here == nil || here.Stage != s {
		return s.Sections
	}
	return append(append([]*content.Section{}, s.Sections[here.Index:]...), s.Sections[:here.Index]...)
}

// waiting is the first question of these rubriques without an answer.
func (p *Project) waiting(sections []*content.Section, needed bool) *content.Question {
	for _, s := range sections {
		if q := p.open(s, needed); q != nil {
			return q
		}
	}
	return nil
}

// Entry is the question to open a rubrique on: the first needed one that waits,
// or the very first while nothing in it is answered. nil when none is needed any
// more.
func (p *Project) Entry(s *content.Section) *content.Question { return p.open(s, true) }

func (p *Project) open(s *content.Section, needed bool) *content.Question {
	var first, wanted *content.Question
	fresh := true
	for _, q := range s.Questions {
		switch {
		case !p.Asked(q):
		case p.Answered(q):
			fresh = false
		default:
			if first == nil {
				first = q
			}
			if wanted == nil && (q.Required || !needed) {
				wanted = q
			}
		}
	}
	if wanted != nil && fresh {
		return first
	}
	return wanted
}

func (p *Project) toDo(s *content.Stage, today dates.Day) *content.Action {
	for _, section := range s.Sections {
		for _, t := range p.Tasks(section, today) {
			if t.Waits() {
				return t.Action
			}
		}
	}
	return nil
}

// Following is the question put after q in its rubrique, answered or not; nil
// after the last.
func (p *Project) Following(q *content.Question) *content.Question {
	for _, next := range q.Section.Questions[q.Index+1:] {
		if p.Asked(next) {
			return next
		}
	}
	return nil
}

// Rank tells the place of a question among those put in its rubrique, from 1,
// and how many there are.
func (p *Project) Rank(q *content.Question) (rank, of int) {
	for _, other := range q.Section.Questions {
		if !p.Asked(other) && other != q {
			continue
		}
		of++
		if other == q {
			rank = of
		}
	}
	return rank, of
}
