// Package next says what there is to do now, and after it: the one answer that the
// home screen, « À faire maintenant », the commands, the report and the calendar give.
package next

import (
	"iter"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
)

// Why says what makes a step the next one.
type Why string

// The reasons of a step, in the order that they are looked for.
const (
	Begun Why = "commence"   // a text was typed there, and not validated
	Late  Why = "en_retard"  // a day that the law or the contract counts has gone by
	Now   Why = "maintenant" // the stage under way needs it
	Left  Why = "reste"      // a stage behind still lacks it
	Ahead Why = "avance"     // nothing else can be done now: a later stage needs it, and is possible
	Wait  Why = "attente"    // nothing can be done now; To is what changes it
	May   Why = "facultatif" // nothing is needed any more: it may help
)

// Step is something to do, and where it is done. The zero Step is for when nothing
// is left.
type Step struct {
	To    model.Place
	Why   Why
	Due   dates.Day // by when, since when if it is late, or until when one waits; none for most
	Draft string    // the key of the text begun
	event string    // what one waits for
}

// Of is what there is to do first on a day.
func Of(p *model.Project, today dates.Day) Step { return From(p, p.Overview(today)) }

// From is what there is to do first on the day of an overview.
func From(p *model.Project, o *model.Overview) Step {
	for s := range steps(p, o) {
		return s
	}
	return Step{}
}

// Steps are what there is to do on a day, the first first, each place once. What
// must wait for something else is left out.
func Steps(p *model.Project, today dates.Day) iter.Seq[Step] { return steps(p, p.Overview(today)) }

func steps(p *model.Project, overview *model.Overview) iter.Seq[Step] {
	return func(yield func(Step) bool) {
		w := &walk{p: p, overview: overview, today: overview.Today, told: map[model.Place]bool{}, yield: yield}
		current := overview.Current
		_ = w.begun() &&
			w.late() &&
			w.stage(&overview.Stages[current], Now) &&
			w.stages(overview.Stages[:current], Left) &&
			w.stages(overview.Stages[current+1:], Ahead) &&
			w.wait() &&
			w.may(overview.Stage().Stage)
	}
}

// walk goes through the steps until whoever asked has enough: each of its parts
// tells whether to go on.
type walk struct {
	p        *model.Project
	overview *model.Overview
	today    dates.Day
	told     map[model.Place]bool
	yield    func(Step) bool
}

func (w *walk) tell(s Step) bool {
	if s.To.Nowhere() || w.told[s.To] {
		return true
	}
	w.told[s.To] = true
	return w.yield(s)
}

func (w *walk) begun() bool {
	for _, key := range w.p.Drafts() {
		if !w.tell(Step{To: model.DraftPlace(w.p.Catalog(), key), Why: Begun, Draft: key}) {
			return false
		}
	}
	return true
}

func (w *walk) late() bool {
	for _, e := range calendar.Late(calendar.EventsWith(w.p, w.today, nil)) { // a proposal is never late
		binds := e.Legal && !e.To.Nowhere() && w.overview.Stages[e.To.Section.Stage.Index].Blocked == nil
		if binds && !w.tell(Step{To: e.To, Why: Late, Due: e.Day}) {
			return false
		}
	}
	return true
}

func (w *walk) stages(all []model.StageState, why Why) bool {
	for i := range all {
		if all[i].Blocked == nil && !w.stage(&all[i], why) {
			return false
		}
	}
	return true
}

// stage tells the answers that a stage needs, which take minutes, then the things to
// do, which take days, then what its answers leave to be settled.
func (w *walk) stage(s *model.StageState, why Why) bool {
	can := func(once []content.ID) bool { return w.overview.Possible(w.p, s.Stage, once) }
	for _, section := range s.Stage.Sections {
		for _, q := range section.Questions {
			if w.p.Lacks(q) && can(q.Once) && !w.tell(Step{To: model.AtQuestion(q), Why: why}) {
				return false
			}
		}
	}
	for _, section := range s.Stage.Sections {
		for _, t := range w.p.Tasks(section, w.today) {
			if t.Waits() && can(t.Action.Once) && !w.tell(Step{To: model.AtAction(t.Action), Why: why, Due: t.Due}) {
				return false
			}
		}
	}
	for _, section := range s.Sections {
		for _, u := range section.ToSettle() {
			if !w.tell(Step{To: u.To, Why: why}) {
				return false
			}
		}
	}
	return true
}

func (w *walk) wait() bool {
	e, ahead := calendar.Next(calendar.Events(w.p, w.today))
	return !ahead || w.tell(Step{To: e.To, Why: Wait, Due: e.Day, event: e.Label})
}

func (w *walk) may(s *content.Stage) bool {
	for _, section := range s.Sections {
		for _, q := range section.Questions {
			if w.p.Put(q) && !w.p.Answered(q) && w.overview.Possible(w.p, s, q.Once) && !w.tell(Step{To: model.AtQuestion(q), Why: May}) {
				return false
			}
		}
	}
	return true
}

// Label is what is to be done, in full; "" when nothing is left.
func (s Step) Label() string {
	if s.Why == Wait {
		return french.Say("Attendre le %s : %s", s.Due.String(), french.Line(s.event))
	}
	return s.To.Label()
}

// Reason says why it comes first and by when, in a few words; "" when its label
// says enough.
func (s Step) Reason(today dates.Day) string {
	switch s.Why {
	case Begun:
		return "texte commencé, à valider"
	case Late:
		return "en retard depuis le " + s.Due.String()
	case Left:
		return "à compléter"
	case Ahead:
		return "en attendant la suite"
	case May:
		return "facultatif"
	case Now:
		switch {
		case s.Due.IsZero():
		case s.Due.Before(today):
			return "à faire depuis le " + s.Due.String()
		default:
			return "à faire avant le " + s.Due.String()
		}
	}
	return ""
}
