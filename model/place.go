package model

import (
	"cpts/content"
	"cpts/content/french"
)

// Place is a place of the journey: a question, an action, or a whole rubrique when
// it names neither. Whatever leads somewhere, from a search, a day, a check or
// « À faire maintenant », leads to one. The zero Place is nowhere.
type Place struct {
	Section  *content.Section
	Question *content.Question
	Action   *content.Action
}

// AtQuestion is the place of a question; nowhere for none.
func AtQuestion(q *content.Question) Place {
	if q == nil {
		return Place{}
	}
	return Place{Section: q.Section, Question: q}
}

// AtAction is the place of an action; nowhere for none.
func AtAction(a *content.Action) Place {
	if a == nil {
		return Place{}
	}
	return Place{Section: a.Section, Action: a}
}

// AtSection is the place of a rubrique.
func AtSection(s *content.Section) Place { return Place{Section: s} }

// PlaceOf is the place of the question, action or rubrique of an id.
func PlaceOf(c *content.Catalog, id string) Place {
	if b := c.Became(id); b != nil {
		return AtQuestion(b.To)
	}
	if q := c.Question(id); q != nil && q.Retired {
		return AtSection(q.Section)
	} else if q != nil {
		return AtQuestion(q)
	}
	if a := c.Action(id); a != nil {
		return AtAction(a)
	}
	return AtSection(c.Section(id))
}

// Nowhere tells that there is nothing to go to.
func (p Place) Nowhere() bool { return p.Section == nil }

// ID is that of the question or action; "" for a rubrique, which bears no note.
func (p Place) ID() string {
	switch {
	case p.Question != nil:
		return p.Question.ID.Name
	case p.Action != nil:
		return p.Action.ID.Name
	}
	return ""
}

// Label is what is asked or to be done there; "" for a rubrique.
func (p Place) Label() string {
	switch {
	case p.Question != nil:
		return p.Question.Label
	case p.Action != nil:
		return p.Action.Label
	}
	return ""
}

// Where leads to a place within a sentence: « étape 1, rubrique « Le territoire » »;
// "" for nowhere.
func (p Place) Where() string {
	if p.Nowhere() {
		return ""
	}
	return french.Say("%s, rubrique « %s »", StageRank(p.Section.Stage), p.Section.Title)
}

// Name is the place in a few words.
func (p Place) Name() string {
	switch {
	case p.Question != nil:
		return p.Question.Short
	case p.Action != nil:
		return p.Action.Label
	case p.Section != nil:
		return p.Section.Title
	}
	return ""
}
