// Package calendar sets a project out in time: what happened, what is due and
// why, what could be done when. It is pure: the day is given, no clock is read.
package calendar

import (
	"fmt"
	"hash/fnv"
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
)

// Nature says what kind of day an event is: those of the delays, and these.
type Nature string

// The natures of events besides those of delays.
const (
	Milestone Nature = "jalon"       // a date of the project that the leader gave
	Wish      Nature = "souhait"     // a date that she aims at
	Meeting   Nature = "rendez-vous" // with a place and a note
	Own       Nature = "echeance"    // she set it herself
	ToNote    Nature = "a-noter"     // it went by, and what came of it is not noted
	Proposal  Nature = Nature(content.Proposed)
)

var natureWords = map[Nature]string{
	Milestone: "date du projet", Wish: "date visée", Meeting: "rendez-vous", Own: "échéance que vous avez fixée",
	ToNote:   "à noter",
	Proposal: "proposition", Nature(content.Legal): "échéance légale",
	Nature(content.Contractual): "échéance du contrat", Nature(content.Advised): "conseil",
}

// Word is the nature as a leader reads it.
func (n Nature) Word() string { return natureWords[n] }

// Event is a day of the project.
type Event struct {
	UID     string // the same from one day to the next, whatever moves
	Day     dates.Day
	Label   string
	Nature  Nature
	Rule    string // where the day comes from, in a sentence
	Sources []*content.Source
	Status  content.SourceStatus // of the best of the sources; "" without any
	Place   string
	Note    string
	Late    bool // something was to be done by then, and is not
	Done    bool // behind: nothing is expected any more
	Legal   bool // something is lost when the day goes by
	Rings   bool // worth an alarm: a delay of the law, a limit of the contract, its end

	To model.Place // where to change it, or to do it; it may be nowhere
}

const given = "Date que vous avez indiquée."

// Events are the days of the project, past and to come, soonest first.
func Events(p *model.Project, today dates.Day) []Event {
	out := answers(p, today)
	out = append(out, dues(p, today)...)
	for _, t := range tables {
		out = append(out, t.events(p, today)...)
	}
	out = append(out, deadlines(p, today)...)
	out = append(out, unanswered(p, today)...)
	out = append(out, proposals(p, today)...)
	id := ProjectID(p)
	for i := range out {
		out[i].UID += "@" + id + ".cpts"
	}
	slices.SortStableFunc(out, func(a, b Event) int { return a.Day.Compare(b.Day) })
	return out
}

// Next is the event that comes first. What is only proposed, and the talks held
// to inform, where nothing is due, come after all the rest. None when nothing is
// ahead.
func Next(events []Event) (Event, bool) {
	ahead := Ahead(events)
	for _, e := range ahead {
		if e.Nature != Proposal && !e.talk() {
			return e, true
		}
	}
	if len(ahead) == 0 {
		return Event{}, false
	}
	return ahead[0], true
}

func (e Event) talk() bool { return e.To.ID() == model.KeyTalks.ID() }

// Late, Unanswered, Ahead and Past part the events: what was to be done and is not,
// what went by and is to be noted, what is to come, what is behind.
func Late(events []Event) []Event { return keep(events, func(e Event) bool { return e.Late }) }
func Unanswered(events []Event) []Event {
	return keep(events, func(e Event) bool { return e.Nature == ToNote })
}
func Ahead(events []Event) []Event {
	return keep(events, func(e Event) bool { return !e.Late && !e.Done && e.Nature != ToNote })
}
func Past(events []Event) []Event {
	return keep(events, func(e Event) bool { return e.Done && !e.Late })
}

// Away says how far a day is: in so many days or since so many, late or to be noted.
func (e Event) Away(today dates.Day) string {
	ahead := today.DaysUntil(e.Day)
	since := dates.Span(-ahead)
	switch {
	case e.Nature == ToNote: // what happened is not late
		return "à noter depuis " + since
	case e.Late:
		return "en retard de " + since
	case ahead < 0:
		return "il y a " + since
	}
	return dates.In(ahead)
}

// LateNow counts what is late and names the oldest of it, in a few words to stand
// after « En retard : »; "" when nothing is.
func LateNow(events []Event) string {
	late := Late(events)
	switch len(late) {
	case 0:
		return ""
	case 1:
		return late[0].Label
	}
	return fmt.Sprintf("%d, dont %s", len(late), late[0].Label)
}

func keep(events []Event, good func(Event) bool) (out []Event) {
	for _, e := range events {
		if good(e) {
			out = append(out, e)
		}
	}
	return out
}

// ProjectID tells a project from another, for ever: it is the moment it was
// begun.
func ProjectID(p *model.Project) string {
	return "p" + p.Created().UTC().Format("20060102150405")
}

// answers are the dated answers: facts, and what is aimed at until the fact.
func answers(p *model.Project, today dates.Day) (out []Event) {
	c := p.Catalog()
	fact := map[string]string{} // by wish, the question of what then happens
	for _, d := range c.Durations {
		if d.Wish.Name != "" {
			fact[d.Wish.Name] = d.Ends.Name
		}
	}
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		day, isDay := p.Answer(id).(dates.Day)
		if !isDay || !p.Asked(q) {
			continue
		}
		e := Event{UID: id, Day: day, Label: q.Event, Nature: Milestone, Rule: given, To: model.AtQuestion(q), Done: day.Before(today)}
		if happens, wish := fact[id]; wish {
			if p.Answer(happens) != nil {
				continue
			}
			e.Nature, e.Done, e.Late = Wish, false, day.Before(today)
			e.Rule = "Date que vous visez ; elle disparaît quand la vraie date est connue."
		}
		e.Rule = french.Typography(e.Rule)
		out = append(out, e)
	}
	return out
}

// contractEnd is the delay that ends the contract.
var contractEnd = model.NamedDelay("fin-contrat")

// dues are the days that rules count.
func dues(p *model.Project, today dates.Day) (out []Event) {
	for _, due := range p.Dues() {
		d := due.Delay
		past := due.Day.Before(today)
		e := Event{
			UID: d.ID.Name, Day: due.Day, Label: due.Label, Nature: Nature(d.Nature), Rule: due.Rule,
			Sources: sources(p.Catalog(), d.Sources), Legal: d.Nature.Binding(),
			Rings: d.Nature == content.Legal || d.Limit || d.ID.Name == contractEnd,
			Late:  past && d.Limit, Done: past && !d.Limit, To: model.AtQuestion(p.Catalog().Question(d.Until.Name)),
		}
		e.Status = best(e.Sources)
		if due.Rank > 0 {
			e.UID = fmt.Sprintf("%s-%d", d.ID.Name, due.Rank)
		}
		out = append(out, e)
	}
	return out
}

func sources(c *content.Catalog, ids []content.ID) (out []*content.Source) {
	for _, id := range ids {
		if s := c.Source(id.Name); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// best is the status of the source that can be relied on most: the others say
// the same.
func best(of []*content.Source) content.SourceStatus {
	for _, status := range content.Statuses {
		if slices.ContainsFunc(of, func(s *content.Source) bool { return s.Status == status }) {
			return status
		}
	}
	return ""
}

// deadlines are those that the leader gave to things to do. One that is not
// called for, or that an answer tells done, has none any more.
func deadlines(p *model.Project, today dates.Day) (out []Event) {
	for _, stage := range p.Catalog().Stages {
		for _, section := range stage.Sections {
			for _, t := range p.Tasks(section, today) {
				if t.Due.IsZero() || t.Status == model.Pointless || len(t.By) > 0 {
					continue
				}
				a := t.Action
				out = append(out, Event{
					UID: a.ID.Name, Day: t.Due, Label: a.Label, Nature: Own, Rule: "Échéance que vous avez fixée.",
					Note: french.Line(p.Note(a.ID.Name)), To: model.AtAction(a),
					Done: t.Settled(), Late: !t.Settled() && t.Due.Before(today),
				})
			}
		}
	}
	return out
}

// The tables whose lines are days, besides the talks held to inform: the meetings
// that the leader adds, the dates of the health project, the insurance policies.
var (
	KeyMeetings  = model.NewKey[[]model.Row]("rendez_vous")
	meetingKind  = model.NewCell[string](KeyMeetings, "genre")
	otherMeeting = model.OptionOf(meetingKind, "autre")

	keyPlanned  = model.NewKey[[]model.Row]("calendrier_projet")
	keyPolicies = model.NewKey[[]model.Row]("assurances_contrats")
)

// rowsTable is a table whose lines are days. A column it does not have is zero.
type rowsTable struct {
	table  model.Key[[]model.Row]
	nature Nature
	day    model.Cell[dates.Day]
	label  model.Cell[string] // what happens
	kind   model.Cell[string] // of what sort it is
	before string             // what stands before the label
	unsaid string             // what happens when the line does not say
	place  model.Cell[string]
	note   model.Cell[string]
}

var tables = []rowsTable{
	{
		table: KeyMeetings, nature: Meeting, day: dayIn(KeyMeetings, "date"), unsaid: "rendez-vous",
		label: textIn(KeyMeetings, "objet"), kind: meetingKind, place: textIn(KeyMeetings, "lieu"), note: textIn(KeyMeetings, "note"),
	},
	{
		table: model.KeyTalks, nature: Meeting, day: dayIn(model.KeyTalks, "date"), unsaid: "réunion d'information",
		label: textIn(model.KeyTalks, "objet"), place: textIn(model.KeyTalks, "lieu"),
	},
	{
		table: keyPlanned, nature: Milestone, day: dayIn(keyPlanned, "date"), unsaid: "date du projet",
		label: textIn(keyPlanned, "jalon"), note: textIn(keyPlanned, "responsable"),
	},
	{
		table: keyPolicies, nature: Own, day: dayIn(keyPolicies, "echeance"), before: "échéance de l'assurance, ", unsaid: "échéance d'une assurance",
		label: textIn(keyPolicies, "objet"), note: textIn(keyPolicies, "assureur"),
	},
}

func dayIn(table model.Key[[]model.Row], column string) model.Cell[dates.Day] {
	return model.NewCell[dates.Day](table, column)
}

func textIn(table model.Key[[]model.Row], column string) model.Cell[string] {
	return model.NewCell[string](table, column)
}

// events are the lines that have a day. A line is known by its day; where several
// share it, by what happens too: it keeps its id when another day's line comes or
// goes, when lines change places, and when it is named anew. Its id still changes
// with its day, and when the lines of its day become one or several.
func (t rowsTable) events(p *model.Project, today dates.Day) (out []Event) {
	q := p.Catalog().Question(t.table.ID())
	sharing, rank := map[dates.Day]int{}, map[string]int{}
	for _, row := range t.table.In(p) {
		if day, isDay := t.day.Of(row); isDay {
			sharing[day]++
		}
	}
	for _, row := range t.table.In(p) {
		label := shown(p, row, t.label)
		day, isDay := t.day.Of(row)
		if !isDay {
			continue
		}
		uid := t.table.ID() + "-" + day.ISO()
		if sharing[day] > 1 {
			uid = fmt.Sprintf("%s-%08x", uid, hash(french.Fold(label)))
			if rank[uid]++; rank[uid] > 1 {
				uid = fmt.Sprintf("%s-%d", uid, rank[uid])
			}
		}
		kind := shown(p, row, t.kind)
		switch {
		case label == "" && kind != "":
			label = kind
		case label == "":
			label = t.unsaid
		case kind != "" && french.Key(kind) != french.Key(label) && t.kind.In(row) != otherMeeting:
			label += " (" + kind + ")"
		}
		out = append(out, Event{
			UID: uid, Day: day, Label: t.before + label, Nature: t.nature,
			Rule: given, Place: shown(p, row, t.place), Note: shown(p, row, t.note), To: model.AtQuestion(q), Done: day.Before(today),
		})
	}
	return out
}

// shown is a cell on one line, made safe: anything may have written the file.
func shown(p *model.Project, row model.Row, of model.Cell[string]) string {
	written := of.In(row)
	if written == "" {
		return ""
	}
	return french.Line(model.Display(&of.Column(p.Catalog()).Field, written))
}

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // a hash takes everything
	return h.Sum32()
}
