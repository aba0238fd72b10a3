package model

import (
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/content/dates"
)

// SilenceDelay is the delay after which the health project is validated without
// a word of the ARS.
var SilenceDelay = NamedDelay("silence")

// Due is a day that a rule counts from a dated answer.
type Due struct {
	Delay *content.Delay
	Rank  int // which time it falls due, from 1; 0 for a delay that does not repeat
	Day   dates.Day
	Label string
	Rule  string
}

// Dues are the days that the rules count, past and to come, in the order of the
// rules: those that an answer has made pointless are left out.
func (p *Project) Dues() []Due {
	var out []Due
	for _, d := range p.catalog.Delays {
		d = p.binding(d)
		first, counted := p.dayOf(d)
		if !counted {
			continue
		}
		if d.Repeat == nil {
			out = append(out, Due{Delay: d, Day: first, Label: d.Label, Rule: d.Rule})
			continue
		}
		start, _ := p.answers[p.origin(d).ID.Name].(dates.Day)
		advance := p.catalog.ScaleOn(start).Rates.Advance
		for n := range d.Repeat.Times {
			words := strings.NewReplacer("{avance}", strconv.FormatInt(advance, 10), "{rang}", ordinal(n+1), "{n}", strconv.Itoa(n+1), "{suivant}", strconv.Itoa(n+2))
			out = append(out, Due{
				Delay: d, Rank: n + 1, Day: p.count(d, n+1),
				Label: words.Replace(d.Label), Rule: words.Replace(d.Rule),
			})
		}
	}
	return out
}

// dayOf is the day a delay falls due, the first time if it repeats; none while
// what it counts from is unknown, or once an answer has made it pointless.
func (p *Project) dayOf(d *content.Delay) (day dates.Day, counted bool) {
	if d == nil || p.answers[d.Until.Name] != nil || p.cancelled(d) || !p.started(d) {
		return day, false
	}
	return p.count(d, 1), true
}

// cancelled tells whether an answer has made a delay pointless, or the question that
// would close it is not asked.
func (p *Project) cancelled(d *content.Delay) bool {
	until := p.catalog.Question(d.Until.Name)
	return d.Unless != nil && p.holds(d.Unless) || until != nil && !p.Asked(until)
}

// origin is the question that a delay counts from, through others if need be.
func (p *Project) origin(d *content.Delay) *content.Question {
	if above := p.catalog.Delay(d.From.Name); above != nil {
		return p.origin(above)
	}
	return p.catalog.Question(d.From.Name)
}

func (p *Project) started(d *content.Delay) bool {
	_, isDay := p.answers[p.origin(d).ID.Name].(dates.Day)
	return isDay
}

// count is the day a delay that has started falls due for the nth time. Each
// time is counted from the start, not from the time before: a contract signed on
// a 31st comes back to it after a shorter month.
func (p *Project) count(d *content.Delay, n int) dates.Day {
	if day, typed := p.inContract(d); typed {
		return day
	}
	months := d.Months
	if d.Repeat != nil {
		months += n * d.Repeat.Months
	}
	start, _ := p.answers[d.From.Name].(dates.Day)
	if above := p.catalog.Delay(d.From.Name); above != nil {
		start = p.count(above, 1)
	}
	return start.AddMonths(months).AddDays(d.Days)
}

// The dates that the leader read in her contract, each in place of a landmark.
var (
	keyContractDates = NewKey[[]Row]("dates_contrat")
	contractWhat     = NewCell[string](keyContractDates, "quoi")
	contractDay      = NewCell[dates.Day](keyContractDates, "date")
)

// inContract is the day that the contract gives to what a landmark is about.
func (p *Project) inContract(d *content.Delay) (day dates.Day, typed bool) {
	for _, row := range keyContractDates.In(p) {
		if contractWhat.In(row) == d.ID.Name {
			if read, isDay := contractDay.Of(row); isDay {
				day, typed = read, true
			}
		}
	}
	return day, typed
}

// binding is a delay as the contract has it: a landmark gives way to the date read
// there, which binds.
func (p *Project) binding(d *content.Delay) *content.Delay {
	if _, typed := p.inContract(d); !typed {
		return d
	}
	read := *d
	read.Nature, read.Limit, read.Sources = content.Contractual, d.Until.Name != "", nil
	read.Rule = p.catalog.Tell(readInContract)
	return &read
}

var readInContract = content.NewPhrase("date-du-contrat")

var ordinals = [...]string{
	"premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième",
	"septième", "huitième", "neuvième", "dixième", "onzième", "douzième",
}

func ordinal(n int) string { return ordinals[n-1] }

// Milestone is a dated fact of the project.
type Milestone struct {
	Question *content.Question
	Day      dates.Day
	Label    string // « lettre déposée »
}

// milestones are the questions dated on the way from the first talks to the
// contract, in their usual order.
var milestones = []Key[dates.Day]{
	keyIntention, KeyLetterSent, KeyCommittee, KeyLetterValid,
	keyStatutes, keyAssembly, KeyDeclared, keyPublished, keyAccountOpen,
	KeyProjectSent, KeyProjectValid, KeyAsked, KeySigned,
}

// Milestones are the facts that have a date, in their usual order. The first
// meeting is the earliest of those held to inform.
func (p *Project) Milestones() []Milestone {
	var out []Milestone
	first := dates.Day{}
	for _, row := range KeyMeetings.In(p) {
		if day, isDay := meetingDay.Of(row); isDay && MeetingKind.In(row) == Talk && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	if !first.IsZero() {
		out = append(out, Milestone{p.catalog.Question(KeyMeetings.id), first, "première réunion"})
	}
	asked := make([]*content.Question, 0, len(milestones))
	for _, k := range milestones {
		asked = append(asked, p.catalog.Question(k.id))
	}
	for _, q := range slices.Concat(asked, p.catalog.Starts(), []*content.Question{p.catalog.Question(KeyDialogue.id)}) {
		if day, has := p.dayAt(q); has {
			out = append(out, Milestone{q, day, q.Event})
		}
	}
	return out
}
