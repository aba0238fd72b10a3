package model

import (
	"slices"

	"cpts/content"
)

// Preceding is the question put before q, in its rubrique or at the end of one that
// comes before; nil before the first.
func (p *Project) Preceding(q *content.Question) *content.Question {
	order := p.catalog.QuestionIDs()
	for _, id := range slices.Backward(order[:slices.Index(order, q.ID.Name)]) {
		if before := p.catalog.Question(id); p.Asked(before) {
			return before
		}
	}
	return nil
}
