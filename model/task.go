package model

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
)

// Task is a thing to do as it stands on a day: what the leader said of it or, where
// she said nothing, what her answers tell. All that shows or counts things to do
// reads it.
type Task struct {
	ActionState
	Action *content.Action

	By       []*content.Question // the answers that settle it, in place of the leader
	OffTopic bool                // it concerns nobody here, and the leader said nothing of it
}

// Waits tells whether the rubrique stays open for it.
func (t Task) Waits() bool { return !t.OffTopic && !t.Action.Optional && !t.Settled() }

// Late tells a thing to do whose deadline is behind.
func (t Task) Late(today dates.Day) bool {
	return !t.OffTopic && !t.Settled() && !t.Due.IsZero() && t.Due.Before(today)
}

// Counts tells whether it is a part of what the rubrique asks, done or not.
func (t Task) Counts() bool { return !t.OffTopic && !t.Action.Optional }

// Tasks are the things to do of a rubrique that concern this project.
func (p *Project) Tasks(s *content.Section, today dates.Day) []Task {
	tasks := make([]Task, 0, len(s.Actions))
	for _, a := range s.Actions {
		if t := p.Task(a, today); !t.OffTopic {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

// Task is a thing to do as it stands on a day. What the leader said of it herself
// comes first.
func (p *Project) Task(a *content.Action, today dates.Day) Task {
	t := Task{ActionState: p.Action(a.ID.Name), Action: a}
	switch {
	case t.Settled():
	case !p.concerns(a, today):
		t.OffTopic = true
	default:
		p.prove(&t, today)
		t.OffTopic = !t.Settled() && p.tooLateFor(a, today)
	}
	return t
}

// prove settles a task when all the facts that do are told. It was done on the last
// of their days, when they are days.
func (p *Project) prove(t *Task, today dates.Day) {
	on, dated := dates.Day{}, true
	by := make([]*content.Question, 0, len(t.Action.SettledBy))
	for _, f := range t.Action.SettledBy {
		if p.beyond(f, today) {
			continue
		}
		q := p.told(f, today)
		if q == nil {
			return
		}
		if !slices.Contains(by, q) {
			by = append(by, q)
		}
		day, isDay := p.answers[q.ID.Name].(dates.Day)
		if dated = dated && isDay && !today.Before(day); dated && on.Before(day) {
			on = day
		}
	}
	if len(by) == 0 {
		return
	}
	if !dated {
		on = dates.Day{}
	}
	t.Status, t.On, t.By = Done, on, by
}

// concerns tells whether a thing is to be done here at all: what depends on a size
// or an answer waits for it.
func (p *Project) concerns(a *content.Action, today dates.Day) bool {
	if len(a.Sizes) > 0 {
		population, _ := p.Population()
		size := p.Scale(today).SizeOf(population)
		if size == nil || !slices.Contains(a.Sizes, size.Number) {
			return false
		}
	}
	return (a.If == nil || p.told(a.If, today) != nil) && (a.Unless == nil || p.told(a.Unless, today) == nil)
}

// tooLateFor tells whether what a thing was to prepare is behind.
func (p *Project) tooLateFor(a *content.Action, today dates.Day) bool {
	stage := p.catalog.Stage(a.Prepares.Name)
	if stage == nil {
		return false
	}
	passed, _ := p.passedStages(today)
	return passed[stage.Index]
}

// told is the question whose answer tells a fact, nil when none does. One that is not
// asked any more tells nothing.
func (p *Project) told(f *content.Fact, today dates.Day) *content.Question {
	for _, way := range f.Ways() {
		q := p.catalog.Question(way.Question.Name)
		if way.Core && q.Kind == content.Rows {
			core := *way
			core.All = p.Scale(today).Core()
			way = &core
		}
		if v, has := p.answers[q.ID.Name]; has && p.Asked(q) && tells(v, way, today) {
			return q
		}
	}
	return nil
}

// beyond tells whether a fact is about the start of a mission that the scale of the
// project does not have: nobody waits for it.
func (p *Project) beyond(f *content.Fact, today dates.Day) bool {
	starts := p.catalog.Question(f.Question.Name).Starts.Name
	return starts != "" && p.Scale(today).Line(starts) == nil
}

// Tells tells whether the answers tell a fact.
func (p *Project) Tells(f *content.Fact, today dates.Day) bool { return p.told(f, today) != nil }

// tells tells whether an answer is what a fact asks for.
func tells(v Value, f *content.Telling, today dates.Day) bool {
	switch v := v.(type) {
	case []Row:
		return enough(v, f, today)
	case []string:
		return len(v) >= f.Lines && (len(f.In) == 0 || oneOf(v, f.In)) && !lacks(f.All, func(id string) bool { return slices.Contains(v, id) })
	}
	return come(v, f, today) && (len(f.In) == 0 || oneOf(v, f.In))
}

// enough tells whether the lines that count are those a fact asks for. It looks at no
// more of them than it needs.
func enough(rows []Row, f *content.Telling, today dates.Day) bool {
	counts := func(row Row) bool {
		return (f.Column.Name == "" || come(row[f.Column.Name], f, today) && (len(f.In) == 0 || oneOf(row[f.Column.Name], f.In))) &&
			(f.With.Name == "" || come(row[f.With.Name], f, today))
	}
	if len(f.All) > 0 {
		return !lacks(f.All, func(id string) bool {
			return slices.ContainsFunc(rows, func(row Row) bool { return counts(row) && oneOf(row[f.Column.Name], []string{id}) })
		})
	}
	counted := 0
	for _, row := range rows {
		switch {
		case counts(row):
			counted++
		case f.Every:
			return false
		}
		if counted >= max(f.Lines, 1) && !f.Every {
			return true
		}
	}
	return counted >= max(f.Lines, 1)
}

func lacks(all []string, there func(string) bool) bool {
	return slices.ContainsFunc(all, func(id string) bool { return !there(id) })
}

// come tells whether there is a value, and not a day to come where that day counts.
func come(v Value, f *content.Telling, today dates.Day) bool {
	day, isDay := v.(dates.Day)
	return v != nil && (!isDay || f.Ahead || !today.Before(day))
}

// AccordingTo says from which answers it is known that a task is done: « 2 octobre
// 2026, d'après votre réponse », « d'après votre réponse du 3 mars 2027 » where only
// the day it was given is known. "" when the leader said so herself.
func (p *Project) AccordingTo(t Task) string {
	if len(t.By) == 0 {
		return ""
	}
	words := "d’après votre réponse"
	if !t.On.IsZero() {
		return t.On.String() + ", " + words
	}
	last := dates.Day{}
	for _, q := range t.By {
		given, kept := p.givenOn(q)
		if !kept {
			return words
		}
		if last.Before(given) {
			last = given
		}
	}
	return words + " du " + last.String()
}

// givenOn is the day an answer last changed; none once the journal forgot it.
func (p *Project) givenOn(q *content.Question) (dates.Day, bool) {
	for _, e := range slices.Backward(p.journal) {
		if e.Key == q.ID.Name && !e.Aside {
			return dates.Of(e.When), true
		}
	}
	return dates.Day{}, false
}
