package calendar

import (
	"fmt"
	"math"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
)

// Step is a rubrique that is left, and when it could be done.
type Step struct {
	Section *content.Section
	Weeks   int  // that it takes, or that are left of it once begun
	Chosen  bool // the leader changed the usual duration
	Fixed   bool // a rule counts it
	Begun   bool
	Known   bool // End is a date that the leader gave, or that a delay counts from one: nothing is proposed

	// The dates proposed: the latest that keep the wish or, for what is worth doing as
	// soon as it can be and where the wish cannot be kept, the earliest possible.
	Start, End dates.Day
	Early      bool // they are the earliest, and the wish can be kept
	// The days that it must stand between: the earliest that it can begin, the latest
	// that it may end. By is none where the wish cannot be kept.
	From, By dates.Day
	Slack    int // weeks it may slip without moving the wish; below zero, weeks it is late
	Note     string
	Sources  []*content.Source

	from *content.Duration
}

// Late tells that the wish would have needed it earlier.
func (s Step) Late() bool { return s.Slack < 0 }

// Goal is a date aimed at, and whether it can be kept.
type Goal struct {
	Question *content.Question
	Wished   dates.Day
	Earliest dates.Day // the soonest it could happen, with these durations
	Short    int       // weeks that lack; 0 when the date can be kept
	Sentence string
}

// Plan is what is left to do before the dates aimed at, set out backwards.
type Plan struct {
	Goals []Goal
	Steps []Step // in their usual order
}

// Retro sets out backwards, from the dates that the leader aims at, the
// rubriques that are left. It proposes: a date that she gave stays as it is. It
// is nil while she aims at nothing, or once it is behind: a contract signed leaves
// nothing to plan before it.
func Retro(p *model.Project, today dates.Day) *Plan {
	if signed, known := p.SignedOn(); known && !today.Before(signed) {
		return nil
	}
	r := newRetro(p, today)
	if len(r.goals) == 0 {
		return nil
	}
	r.forward()
	r.backward()
	plan := &Plan{}
	r.place()
	for _, n := range r.nodes {
		plan.Steps = append(plan.Steps, n.step(p.Catalog(), today))
	}
	for _, g := range r.goals {
		plan.Goals = append(plan.Goals, r.goal(g))
	}
	return plan
}

// KeyDurations are the usual durations that the leader changes, by rubrique.
var (
	KeyDurations    = model.NewKey[[]model.Row]("durees_rubriques")
	durationSection = model.NewCell[string](KeyDurations, "rubrique")
	durationWeeks   = model.NewCell[int64](KeyDurations, "semaines")
)

// durations are those that the leader changed, in weeks, by rubrique; the last line
// on one is right.
func durations(p *model.Project) map[string]int {
	weeks := map[string]int{}
	for _, row := range KeyDurations.In(p) {
		if n, counted := durationWeeks.Of(row); counted {
			weeks[durationSection.In(row)] = int(n)
		}
	}
	return weeks
}

// retro is the reckoning: the rubriques left as a graph, each with its earliest
// and its latest days.
type retro struct {
	p     *model.Project
	today dates.Day
	nodes []*node // each after those it waits for
	at    map[string]*node
	goals []*node
}

type node struct {
	d       *content.Duration
	section *content.Section
	weeks   int
	chosen  bool
	begun   bool
	begins  dates.Day // given
	ends    dates.Day // given
	needs   []*node
	wish    *content.Question
	wished  dates.Day

	soonStart, soonEnd dates.Day
	lateStart, lateEnd dates.Day
	start, end         dates.Day // proposed
	free               dates.Day // the soonest end, were no date noted for it
	allowed            dates.Day // the latest end that those who wait for it allow
}

func (n *node) days() int { return 7 * n.weeks }

func newRetro(p *model.Project, today dates.Day) *retro {
	r := &retro{p: p, today: today, at: map[string]*node{}}
	c := p.Catalog()
	overview, chosen := p.Overview(today), durations(p)
	counted := map[string]dates.Day{}
	for _, due := range p.Dues() {
		counted[due.Delay.ID.Name] = due.Day
	}
	all := map[string]*node{}
	var order []*node
	for _, d := range c.DurationsIn(model.KeyRegion.In(p)) {
		n := &node{d: d, section: c.Section(d.Section.Name), weeks: d.Weeks}
		n.begins, _ = p.Answer(d.Begins.Name).(dates.Day)
		if n.ends, _ = p.Answer(d.Ends.Name).(dates.Day); n.ends.IsZero() && !n.begins.IsZero() {
			n.ends = counted[d.Delay.Name] // as sure as a date given
		}
		if weeks, changed := chosen[d.Section.Name]; changed && !d.Fixed {
			n.weeks, n.chosen = weeks, true
		}
		if r.behind(n, overview) {
			continue
		}
		if n.begins.IsZero() {
			r.shorten(n, overview.Section(n.section))
		}
		for _, ref := range d.After {
			if before := all[ref.Name]; before != nil {
				n.needs = append(n.needs, before)
			}
		}
		if n.aim(p); n.wish != nil {
			r.goals = append(r.goals, n)
		}
		all[d.Section.Name] = n
		order = append(order, n)
	}
	for _, g := range r.goals {
		r.markNeeds(g)
	}
	for _, n := range order {
		if r.at[n.d.Section.Name] != nil {
			r.nodes = append(r.nodes, n)
		}
	}
	return r
}

// behind tells a rubrique that nothing waits for any more: it is finished, the
// date that ends it is past, or its whole stage is.
func (r *retro) behind(n *node, o *model.Overview) bool {
	if !n.ends.IsZero() {
		return !r.today.Before(n.ends)
	}
	return o.Stages[n.section.Stage.Index].Passed || o.Section(n.section).Status == model.Finished
}

// shorten counts only what is left of a rubrique that has begun, in proportion
// of its answers and actions.
func (r *retro) shorten(n *node, s model.SectionState) {
	n.begun = s.Status == model.InProgress
	left, all := s.Missing+s.ToDo, s.Needed
	if n.begun && !n.d.Fixed && all > 0 {
		n.weeks = int(math.Ceil(float64(n.weeks*left) / float64(all)))
	}
}

// aim notes what the leader wishes the end to be; a date given, still to come,
// comes before a wish.
func (n *node) aim(p *model.Project) {
	if n.d.Wish.Name == "" {
		return
	}
	for _, id := range []string{n.d.Ends.Name, n.d.Wish.Name} {
		if day, isDay := p.Answer(id).(dates.Day); isDay {
			n.wish, n.wished = p.Catalog().Question(id), day
			return
		}
	}
}

// markNeeds marks what a goal needs.
func (r *retro) markNeeds(n *node) {
	if r.at[n.d.Section.Name] != nil {
		return
	}
	r.at[n.d.Section.Name] = n
	for _, before := range n.needs {
		r.markNeeds(before)
	}
}

// forward finds the earliest days, from today on.
func (r *retro) forward() {
	for _, n := range r.nodes {
		n.soonStart = r.today
		for _, before := range n.needs {
			n.soonStart = dates.Later(n.soonStart, before.soonEnd)
		}
		if !n.begins.IsZero() {
			n.soonStart = n.begins
		}
		n.soonEnd = n.soonStart.AddDays(n.days())
		n.soonEnd = dates.Later(n.soonEnd, r.today) // what should be over is not
		n.soonEnd = dates.Later(n.soonEnd, r.lastNotedIn(n))
		n.free = n.soonEnd
		if !n.ends.IsZero() {
			n.soonEnd = n.ends
		}
	}
}

// lastNotedIn is the last date given of those that come, in the same rubrique, before
// the one that ends it: a committee that sits late keeps the letter waiting.
func (r *retro) lastNotedIn(n *node) (last dates.Day) {
	c := r.p.Catalog()
	for _, id := range c.Earlier(n.d.Ends.Name) {
		day, isDay := r.p.Answer(id).(dates.Day)
		if isDay && c.Question(id).Section == n.section && last.Before(day) {
			last = day
		}
	}
	return last
}

// backward finds the latest days that keep the wishes.
func (r *retro) backward() {
	for i := len(r.nodes) - 1; i >= 0; i-- {
		n := r.nodes[i]
		for _, after := range r.nodes[i+1:] {
			for _, before := range after.needs {
				if before == n {
					n.allowed = soonest(n.allowed, after.lateStart)
				}
			}
		}
		n.lateEnd = soonest(n.allowed, n.wished)
		end := n.lateEnd
		if !n.ends.IsZero() {
			end = n.ends
		}
		n.lateStart = end.AddDays(-n.days())
		if !n.begins.IsZero() {
			n.lateStart = n.begins
		}
	}
}

// place proposes days: the latest or, for what is worth doing early, as soon as what
// it waits for is proposed to be over.
func (r *retro) place() {
	for _, n := range r.nodes {
		n.start, n.end = n.lateStart, n.lateEnd
		switch {
		case n.late():
			n.start, n.end = n.soonStart, n.soonEnd
		case n.d.Early:
			n.start = r.today
			for _, before := range n.needs {
				n.start = dates.Later(n.start, before.end)
			}
			n.end = n.start.AddDays(n.days())
		}
		if !n.ends.IsZero() {
			n.end = n.ends
		}
		if !n.begins.IsZero() {
			n.start = n.begins
		}
	}
}

// late tells that the wish would have needed it earlier.
func (n *node) late() bool { return n.lateEnd.Before(n.soonEnd) }

func (n *node) step(c *content.Catalog, today dates.Day) Step {
	s := Step{
		Section: n.section, Weeks: n.weeks, Chosen: n.chosen, Fixed: n.d.Fixed, Begun: n.begun || !n.begins.IsZero() && !today.Before(n.begins), Known: !n.ends.IsZero(),
		Start: n.start, End: n.end, Early: n.d.Early && !n.late(), From: n.soonStart, By: n.lateEnd, Note: n.d.Note, Sources: sources(c, n.d.Sources), from: n.d,
	}
	days := n.soonEnd.DaysUntil(n.lateEnd)
	s.Slack = days / 7
	if days < 0 {
		s.Slack, s.By = -weeksIn(-days), dates.Day{}
	}
	if !n.begins.IsZero() {
		s.Weeks = weeksIn(dates.Later(s.Start, today).DaysUntil(n.soonEnd)) // what is left of it
	}
	return s
}

func (r *retro) goal(n *node) Goal {
	g := Goal{Question: n.wish, Wished: n.wished, Earliest: n.free}
	aim := fmt.Sprintf("%s le %s", french.Capital(n.wish.Event), g.Wished)
	if days := g.Wished.DaysUntil(g.Earliest); days > 0 {
		g.Short = weeksIn(days)
		if g.Wished.Before(r.today) {
			g.Sentence = french.Typography(french.Say("%s. Cette date est passée. Au plus tôt : le %s.", aim, g.Earliest))
			return g
		}
		g.Sentence = french.Say("%s : il manque %s. Au plus tôt, avec ces durées : le %s.",
			aim, french.Count(g.Short, "semaine", "semaines"), g.Earliest)
	} else if spare := -days / 7; spare > 0 {
		g.Sentence = french.Say("%s : c’est tenable, avec %s de marge.", aim, french.Count(spare, "semaine", "semaines"))
	} else {
		g.Sentence = french.Say("%s : c’est tenable, sans marge.", aim)
	}
	if g.Short == 0 && !n.allowed.IsZero() && n.allowed.Before(g.Wished) {
		g.Sentence += fmt.Sprintf(" Pour tenir la suite, visez au plus tard le %s.", n.allowed)
	}
	g.Sentence = french.Typography(g.Sentence)
	return g
}

// proposals are the ends that a plan proposes, as events.
func proposals(plan *Plan) (out []Event) {
	if plan == nil {
		return nil
	}
	wished := map[dates.Day]bool{}
	for _, g := range plan.Goals {
		wished[g.Wished] = true
	}
	for _, s := range plan.Steps {
		if s.Known || s.from.Wish.Name != "" && wished[s.End] {
			continue // the date aimed at says it already
		}
		out = append(out, Event{
			UID: "rubrique-" + s.Section.ID.Name, Day: s.End, Label: french.Typography(s.label()), Nature: Proposal,
			Rule: s.Rule(), Sources: s.Sources, Status: best(s.Sources), Note: s.Note, To: model.AtSection(s.Section),
		})
	}
	return out
}

// label says which day of the rubrique is proposed.
func (s Step) label() string {
	name := french.Say("finir « %s »", s.Section.Title)
	if s.Late() || s.Early {
		return name
	}
	return name + " au plus tard"
}

// Rule says between which days the rubrique is to be done, how long it takes, and
// what there is to spare.
func (s Step) Rule() string {
	weeks := french.Count(s.Weeks, "semaine", "semaines")
	spare := "sans marge"
	switch {
	case s.Late():
		spare = french.Count(-s.Slack, "semaine", "semaines") + " de retard sur la date visée"
	case s.Slack > 0:
		spare = french.Count(s.Slack, "semaine", "semaines") + " de marge"
	}
	var when string
	switch {
	case s.Begun:
		when = fmt.Sprintf("Commencé, il reste à peu près %s", weeks)
	case s.Late():
		when = fmt.Sprintf("À commencer dès le %s, pour %s", s.Start, weeks)
	case s.Early:
		when = french.Say("À commencer tôt, le %s, pour %s ; à finir au plus tard le %s", s.Start, weeks, s.By)
	case s.Slack == 0:
		when = fmt.Sprintf("À commencer le %s au plus tard, pour %s", s.Start, weeks)
	default:
		when = fmt.Sprintf("À faire entre le %s et le %s, en %s", s.From, s.By, weeks)
	}
	return french.Say("%s ; %s.", when, spare)
}

func weeksIn(days int) int { return (days + 6) / 7 }

// soonest of two days, of which either may be none.
func soonest(a, b dates.Day) dates.Day {
	switch {
	case a.IsZero():
		return b
	case b.IsZero(), a.Before(b):
		return a
	}
	return b
}
