package model

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
)

// Status is how far a rubrique or a stage is.
type Status string

// The five statuses, as the command line writes them.
const (
	Finished   Status = "termine"
	InProgress Status = "en_cours"
	NotStarted Status = "pas_commence"
	NotYet     Status = "pas_encore_possible"
	Trouble    Status = "probleme"
)

var statusWords = map[Status]string{
	Finished: "Terminé", InProgress: "En cours", NotStarted: "Pas commencé",
	NotYet: "Pas encore possible", Trouble: "Il y a un problème",
}

// Word is the status as a leader reads it.
func (s Status) Word() string { return statusWords[s] }

var statusShapes = map[Status]string{Finished: "●", InProgress: "◐", NotStarted: "○", NotYet: "○", Trouble: "!"}

// Shape is the status at a glance, beside its word.
func (s Status) Shape() string { return statusShapes[s] }

// SectionState is the standing of one rubrique.
type SectionState struct {
	Section   *content.Section
	Status    Status
	Reason    string // always set for NotYet and Trouble
	Needed    int    // questions and actions it needs, settled or not; an action and its answer are one
	Missing   int    // needed questions without an answer, but those that an action to do stands for
	ToDo      int    // needed actions not settled
	Answered  int
	Unsettled []Unsettled // what a control found there to be settled
}

// StageState is the standing of one stage.
type StageState struct {
	Stage    *content.Stage
	Status   Status
	Reason   string
	Passed   bool          // its gate is behind
	Won      bool          // by what was answered, not only by what was said at the start
	Blocked  *content.Need // why it is not yet possible; nil when it is
	Sections []SectionState
	Finished int // rubriques finished
}

// Word is the standing of a stage as a leader reads it. One whose gate is passed is so,
// whatever is left to do there; one that she only said to be behind has passed nothing.
func (s *StageState) Word() string {
	switch {
	case !s.Passed || s.Status != InProgress && s.Status != NotStarted:
		return s.Status.Word()
	case s.Won:
		return "Franchie"
	}
	return "Laissée derrière"
}

// Shape is the standing of a stage at a glance: one whose gate is passed is behind.
func (s *StageState) Shape() string {
	if s.Won && s.Status != Trouble {
		return Finished.Shape()
	}
	return s.Status.Shape()
}

// Remaining counts the answers, the actions and the points that a stage still needs.
func (s *StageState) Remaining() (n int) {
	for _, section := range s.Sections {
		n += section.Missing + section.ToDo + len(section.ToSettle())
	}
	return n
}

// Overview is where the whole project stands on a day.
type Overview struct {
	Today   dates.Day
	Stages  []StageState
	Current int // rank of the stage the project is at
}

// Stage is the standing of the current stage.
func (o *Overview) Stage() *StageState { return &o.Stages[o.Current] }

// Section finds the standing of a rubrique.
func (o *Overview) Section(s *content.Section) SectionState {
	return o.Stages[s.Stage.Index].Sections[s.Index]
}

// Overview computes where the project stands. Its cost is that of the content,
// and of the tables that an action waits to see filled in.
func (p *Project) Overview(today dates.Day) *Overview {
	passed, won := p.passedStages(today)
	o := &Overview{Today: today, Current: len(passed) - 1}
	for i, done := range passed {
		if !done {
			o.Current = i
			break
		}
	}
	contradictions, unsettled := p.Contradictions(), p.Unsettled()
	for i, s := range p.catalog.Stages {
		state := StageState{Stage: s, Passed: passed[i], Won: won[i], Blocked: p.blocked(s, passed, today)}
		for _, section := range s.Sections {
			state.Sections = append(state.Sections, p.sectionState(section, state.Blocked, contradictions, unsettledIn(unsettled, section), today))
		}
		p.concludeStage(&state)
		o.Stages = append(o.Stages, state)
	}
	return o
}

// blocked is the need that keeps a stage from being possible, nil when none.
func (p *Project) blocked(s *content.Stage, passed []bool, today dates.Day) *content.Need {
	if passed[s.Index] {
		return nil
	}
	for _, id := range s.After {
		before := p.catalog.Stage(id.Name)
		if passed[before.Index] {
			continue
		}
		if need := p.missing(before, today); need != nil {
			return need
		}
	}
	return nil
}

func (p *Project) sectionState(s *content.Section, blocked *content.Need, contradictions []Contradiction, unsettled []Unsettled, today dates.Day) SectionState {
	state := SectionState{Section: s, Unsettled: unsettled}
	touched, tasks := false, p.Tasks(s, today)
	for _, q := range s.Questions {
		if trouble := p.trouble(q, contradictions); trouble != "" && state.Reason == "" {
			state.Status, state.Reason = Trouble, trouble
		}
		if !p.Asked(q) {
			continue
		}
		alone := p.waitsAlone(q, tasks)
		if alone || q.Required && !slices.ContainsFunc(tasks, func(t Task) bool { return t.Counts() && t.Action.ToldBy(q) }) {
			state.Needed++ // otherwise its action counts for both
		}
		if alone {
			state.Missing++
		}
		if p.Answered(q) {
			touched = true
			state.Answered++
		}
	}
	for _, t := range tasks {
		touched = touched || t.Settled() && len(t.By) == 0 // an answer may be another rubrique's
		if t.Counts() {
			state.Needed++
		}
		if t.Waits() {
			state.ToDo++
		}
	}
	switch {
	case state.Status == Trouble:
	case state.Missing == 0 && state.ToDo == 0 && len(unsettled) == 0:
		state.Status = Finished
	case touched || state.Missing+state.ToDo == 0:
		state.Status = InProgress
		state.Reason = remains(state.Missing, state.ToDo, len(unsettled))
	case blocked != nil:
		state.Status, state.Reason = NotYet, blocked.Missing
	default:
		state.Status = NotStarted
	}
	return state
}

// remains says what keeps a rubrique open.
func remains(missing, toDo, points int) string {
	var parts []string
	for _, part := range []struct {
		n        int
		one, few string
	}{
		{missing, "réponse attendue", "réponses attendues"},
		{toDo, "chose à faire", "choses à faire"},
		{points, "point à régler", "points à régler"},
	} {
		if part.n > 0 {
			parts = append(parts, french.Count(part.n, part.one, part.few))
		}
	}
	return strings.Join(parts, ", ")
}

func (p *Project) concludeStage(s *StageState) {
	started := false
	for _, section := range s.Sections {
		switch section.Status {
		case Finished:
			s.Finished++
			started = true
		case InProgress:
			started = true
		case Trouble:
			s.Status = Trouble
			if s.Reason == "" {
				s.Reason = section.Section.Title + french.Typography(" : ") + section.Reason
			}
		}
	}
	left := len(s.Sections) - s.Finished
	switch {
	case s.Status == Trouble:
	case left == 0 && (s.Passed || len(s.Stage.Gate) == 0):
		s.Status = Finished
	case s.Blocked != nil && !started:
		s.Status, s.Reason = NotYet, s.Blocked.Missing
	case s.Blocked != nil:
		s.Status, s.Reason = InProgress, french.Say("en avance : %s", s.Blocked.Missing)
	case s.Passed:
		s.Status = NotStarted
		if started {
			s.Status = InProgress
		}
		s.Reason = "il reste " + french.Count(s.Remaining(), "chose", "choses")
	case started:
		s.Status = InProgress
	default:
		s.Status = NotStarted
	}
	s.Reason = french.Typography(s.Reason)
}

// compared are the questions, other than dates and numbers of a register, whose answer
// another can contradict.
var compared = []string{KeyPopulation.id, keyReply.id, keyTowns.id, KeyRegion.id}

// Trouble says what is wrong with the answer to a question, as the file holds
// it: not of its kind, a date that contradicts another, or a number that is not of
// its register. A contradiction is
// told of one of its dates only. "" when all is well.
func (p *Project) Trouble(q *content.Question) string {
	if _, isDay := p.answers[q.ID.Name].(dates.Day); isDay || q.Register != "" || slices.Contains(compared, q.ID.Name) {
		return p.trouble(q, p.Contradictions())
	}
	return p.trouble(q, nil)
}

func (p *Project) trouble(q *content.Question, contradictions []Contradiction) string {
	if raw, odd := p.odd[q.ID.Name]; odd {
		return french.Say("« %s » contient %s, à corriger", q.Short, french.Short(string(raw), 30))
	}
	for _, c := range contradictions {
		if c.After == q {
			return c.Sentence
		}
	}
	return ""
}
