package model

import (
	"slices"
	"strings"

	"cpts/content"
)

// Walk is which questions the leader is led through.
type Walk string

// Everything is what a file without a choice says. A walk that this version does not
// know leads through everything, and stays in the file.
const (
	Everything Walk = ""
	Essential  Walk = "essentiel" // what is needed first; the rest stays within reach
)

// lead are the questions that the journey is led by: they belong to the essential
// though no rubrique needs their answer.
var lead = []string{KeyProgress.id, KeyRegion.id}

// grounds are what every stage builds on, in the order of the journey.
var grounds = []string{keyDepartment.id, KeyRegion.id, KeyPopulation.id}

// Ground is the first thing that every stage builds on and that is not known, of those
// that come after a question; nil when there is none.
func (p *Project) Ground(after *content.Question) *content.Question {
	order := p.catalog.QuestionIDs()
	for _, id := range order[slices.Index(order, after.ID.Name)+1:] {
		if q := p.catalog.Question(id); slices.Contains(grounds, id) && p.Asked(q) && !p.Answered(q) {
			return q
		}
	}
	return nil
}

// Walk is the leader's choice; every question until she has made one.
func (p *Project) Walk() Walk {
	if p.position.Walk == Essential {
		return Essential
	}
	return Everything
}

// SetWalk notes her choice. It is no answer, no more than where she is.
func (p *Project) SetWalk(w Walk) { p.position.Walk = w }

// Put tells whether a question is one that she is led through: of those asked, with
// the essential only, what is needed and what she has said something of.
func (p *Project) Put(q *content.Question) bool {
	if !q.InJourney() || !p.Asked(q) {
		return false
	}
	return p.Walk() == Everything || q.Required || slices.Contains(lead, q.ID.Name) || p.saidOf(q.ID.Name)
}

// saidOf tells that something was said of a question, or begun to be.
func (p *Project) saidOf(id string) bool {
	if p.answers[id] != nil || p.Odd(id) != "" || p.Note(id) != "" {
		return true
	}
	for key := range p.drafts {
		if of, _, _ := strings.Cut(key, "/"); of == id {
			return true
		}
	}
	return false
}

// Spared are the questions of a rubrique that wait until she asks for them.
func (p *Project) Spared(s *content.Section) (spared []*content.Question) {
	for _, q := range s.Questions {
		if p.Asked(q) && !p.Put(q) {
			spared = append(spared, q)
		}
	}
	return spared
}

// Preceding is the question put before q, in its rubrique or at the end of one that
// comes before; nil before the first, and for one that the journey does not put.
func (p *Project) Preceding(q *content.Question) *content.Question {
	if !q.InJourney() {
		return nil
	}
	order := p.catalog.QuestionIDs()
	for _, id := range slices.Backward(order[:slices.Index(order, q.ID.Name)]) {
		if before := p.catalog.Question(id); p.Put(before) {
			return before
		}
	}
	return nil
}
