// Package point is what the controls of a project have in common: each looks a part
// of the project over, point by point, and finds what its answers hold, what they
// leave to be settled and what they do not tell yet.
package point

import (
	"cmp"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
)

// State is what the answers tell of one point.
type State string

// The states of a finding.
const (
	Held     State = "tenu"
	Wanting  State = "a_regler"
	Unknown  State = "a_preciser"
	OffTopic State = "sans_objet"
)

// States are in the order one deals with them.
var States = []State{Wanting, Unknown, Held, OffTopic}

var words = map[State]string{
	Held: "Tenu", Wanting: "À régler", Unknown: "À préciser", OffTopic: "Sans objet",
}

// Word is the state as a leader reads it.
func (s State) Word() string { return words[s] }

// Verdict is what a rule finds of a point.
type Verdict struct {
	State  State
	Detail string      // the concrete part, in French, without a capital or a full stop; may be ""
	To     model.Place // where to settle it, when not where the content says
}

// Holds, Wants and Silent are verdicts, with their detail.
func Holds(detail string) Verdict  { return Verdict{State: Held, Detail: detail} }
func Wants(detail string) Verdict  { return Verdict{State: Wanting, Detail: detail} }
func Silent(detail string) Verdict { return Verdict{State: Unknown, Detail: detail} }

// Finding is a point, with what the answers tell of it.
type Finding struct {
	Point  *content.Point
	State  State
	Detail string

	To model.Place // where to answer it: a question that is put, or an action
}

// Advice is the sentence of the content for the state; "" when the point is off the
// topic.
func (f Finding) Advice() string {
	switch f.State {
	case Held:
		return f.Point.Holds
	case Wanting:
		return f.Point.Wanting
	case Unknown:
		return f.Point.ToSay
	}
	return ""
}

// Control looks a part of the project over.
type Control struct {
	ID    string
	Title string                             // the part looked over: « La gouvernance »
	Name  string                             // « Contrôle de la gouvernance »
	Hint  string                             // what it looks at, in a few words
	About string                             // what it looks at, in a sentence
	Place func(*content.Catalog) model.Place // in the rubrique that shows it; nowhere, where the content lacks it
	Of    func(*model.Project) []Finding     // point by point, in the order of the content
}

// New declares a control: what it finds to be settled keeps rubriques open.
func New(c Control) *Control {
	model.Watch(func(p *model.Project) (open []model.Unsettled) {
		for _, f := range c.Of(p) {
			if f.State == Wanting {
				open = append(open, model.Unsettled{Title: f.Point.Title, To: f.To, Shown: c.Place(p.Catalog()).Section})
			}
		}
		return open
	})
	declared = append(declared, &c)
	return &c
}

var declared []*Control

// Declared are all the controls, in the order in which their rooms declare them.
func Declared() []*Control { return declared }

// Count tells how many findings are in a state.
func Count(findings []Finding, state State) (n int) {
	for _, f := range findings {
		if f.State == state {
			n++
		}
	}
	return n
}

// Standing sums findings up: what is to be settled, else what is not told yet.
func Standing(findings []Finding) (words string, worst State) {
	if n := Count(findings, Wanting); n > 0 {
		return french.Count(n, "point à régler", "points à régler"), Wanting
	}
	if n := Count(findings, Unknown); n > 0 {
		return french.Count(n, "point à préciser", "points à préciser"), Unknown
	}
	return "rien à régler", Held
}

// Judge looks over points of the content, each by its rule.
func Judge(p *model.Project, points []*content.Point, rule func(*content.Point) Verdict) []Finding {
	findings := make([]Finding, 0, len(points))
	for _, point := range points {
		v := rule(point)
		to := v.To
		if to.Nowhere() {
			to = whereTo(p, point)
		}
		findings = append(findings, Finding{Point: point, State: v.State, Detail: v.Detail, To: to})
	}
	return findings
}

// whereTo is where a point is answered.
func whereTo(p *model.Project, point *content.Point) model.Place {
	if q := nearestAsked(p, point.Question.Name); q != nil {
		return model.AtQuestion(q)
	}
	return model.AtAction(p.Catalog().Action(point.Action.Name))
}

// nearestAsked is a question, or the one that decides whether it is put when it is not.
func nearestAsked(p *model.Project, id string) *content.Question {
	q := p.Catalog().Question(id)
	for range p.Catalog().QuestionIDs() { // a condition that turns in circles ends too
		if q == nil || p.Asked(q) {
			break
		}
		q = p.Catalog().Question(q.If.Question.Name)
	}
	return q
}

// NameFew lists names of the file, made safe to show: a few, then how many more.
func NameFew(names []string, otherwise string) string {
	const most, longest = 4, 60
	shown := make([]string, 0, most)
	for _, name := range names[:min(most, len(names))] {
		shown = append(shown, cmp.Or(french.Short(french.Line(name), longest), otherwise))
	}
	if more := len(names) - most; more > 0 {
		return strings.Join(shown, ", ") + " et " + french.Count(more, "autre", "autres")
	}
	return strings.Join(shown, ", ")
}
