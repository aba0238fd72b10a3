// Package calendar sets a project out in time: what happened, what is due and
// why, what could be done when. It is pure: the day is given, no clock is read.
package calendar

import (
	"fmt"
	"slices"
	"strings"

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
	Nature(content.Landmark): "repère, à lire dans votre contrat", Nature(content.Contractual): "échéance du contrat", Nature(content.Advised): "conseil",
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
	At      *dates.Clock // its hour; nil for the whole day
	Late    bool         // something was to be done by then, and is not
	Done    bool         // behind: nothing is expected any more
	Legal   bool         // something is lost when the day goes by
	Rings   bool         // worth an alarm: a delay of the law, a limit of the contract, what the content says

	talk bool // held to inform: nothing is due there
	gone bool // it was, and is no more: a calendar program may still hold it

	To model.Place // where to change it, or to do it; it may be nowhere
}

const given = "Date que vous avez indiquée."

// Events are the days of the project, past and to come, soonest first.
func Events(p *model.Project, today dates.Day) []Event {
	return EventsWith(p, today, Retro(p, today))
}

// EventsWith are the days of the project with what a plan, worked out already, proposes;
// without any proposal where it is nil.
func EventsWith(p *model.Project, today dates.Day, plan *Plan) []Event {
	out := answers(p, today)
	out = append(out, dues(p, today)...)
	for _, t := range tables {
		out = append(out, t.events(p, today)...)
	}
	out = append(out, deadlines(p, today)...)
	out = append(out, unanswered(p, today)...)
	out = append(out, proposals(plan)...)
	id := ProjectID(p)
	for i := range out {
		out[i].UID += "@" + id + ".cpts"
	}
	slices.SortStableFunc(out, compare)
	return out
}

// compare sets the day first, then the hour: what has none is of the whole day.
func compare(a, b Event) int {
	if byDay := a.Day.Compare(b.Day); byDay != 0 || a.At == nil && b.At == nil {
		return byDay
	}
	switch {
	case a.At == nil:
		return -1
	case b.At == nil:
		return 1
	}
	return a.At.Compare(*b.At)
}

// Next is the event that comes first. What is only proposed, and the talks held
// to inform, where nothing is due, come after all the rest. None when nothing is
// ahead.
func Next(events []Event) (Event, bool) {
	ahead := Ahead(events)
	for _, e := range ahead {
		if e.Nature != Proposal && !e.talk {
			return e, true
		}
	}
	if len(ahead) == 0 {
		return Event{}, false
	}
	return ahead[0], true
}

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
	fact := wishes(c)
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		day, isDay := p.Answer(id).(dates.Day)
		if !isDay || !p.Asked(q) {
			continue
		}
		e := Event{UID: id, Day: day, Label: q.EventOn(today.Before(day)), Nature: Milestone, Rule: given, To: model.AtQuestion(q), Done: happened(q, day, today), Rings: q.Alarm}
		if happens, wish := fact[id]; wish {
			if p.Answer(happens) != nil {
				continue
			}
			e.Nature, e.Done, e.Late = Wish, false, day.Before(today)
			e.Rule = french.Typography("Date que vous visez ; elle disparaît quand la vraie date est connue.")
		}
		e.Rule = french.Typography(e.Rule)
		out = append(out, e)
	}
	return out
}

// happened tells whether what a date tells of is behind. On the very day, an act told
// otherwise before and after (« signature de l'ACI », « ACI signé ») is; a meeting may
// be still to come.
func happened(q *content.Question, day, today dates.Day) bool {
	return day.Before(today) || day == today && q.Coming != ""
}

// wishes are the questions of what is aimed at, each with that of what then happens.
func wishes(c *content.Catalog) map[string]string {
	fact := map[string]string{}
	for _, d := range c.Durations {
		if d.Wish.Name != "" {
			fact[d.Wish.Name] = d.Ends.Name
		}
	}
	return fact
}

// dues are the days that rules count.
func dues(p *model.Project, today dates.Day) (out []Event) {
	for _, due := range p.Dues() {
		d := due.Delay
		past := due.Day.Before(today)
		e := Event{
			UID: d.ID.Name, Day: due.Day, Label: due.Label, Nature: Nature(d.Nature), Rule: due.Rule,
			Sources: sources(p.Catalog(), d.Sources), Legal: d.Nature.Binding(),
			Rings: d.Nature == content.Legal || d.Limit || d.Alarm,
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

// The tables whose lines are days: the meetings, those that make the community known,
// the dates of the health project, the insurance policies.
var (
	otherMeeting = model.OptionOf(model.MeetingKind, "autre")

	keyPlanned  = model.NewKey[[]model.Row]("calendrier_projet")
	keyTalks    = model.NewKey[[]model.Row]("rencontres")
	keyPolicies = model.NewKey[[]model.Row]("assurances_contrats")
)

// rowsTable is a table whose lines are days. A column it does not have is zero.
type rowsTable struct {
	table  model.Key[[]model.Row]
	nature Nature
	day    model.Cell[dates.Day]
	hour   model.Cell[dates.Clock]
	label  model.Cell[string] // what happens
	kind   model.Cell[string] // of what sort it is
	before string             // what stands before the label
	unsaid string             // what happens when the line does not say
	place  model.Cell[string]
	notes  []model.Cell[string] // each told after its own label, but for the last
	talk   bool                 // all are held to inform
}

var tables = []rowsTable{
	{
		table: model.KeyMeetings, nature: Meeting, day: dayIn(model.KeyMeetings, "date"), unsaid: "rendez-vous",
		hour:  model.NewCell[dates.Clock](model.KeyMeetings, "heure"),
		label: textIn(model.KeyMeetings, "objet"), kind: model.MeetingKind, place: textIn(model.KeyMeetings, "lieu"),
		notes: []model.Cell[string]{textIn(model.KeyMeetings, "avec"), textIn(model.KeyMeetings, "decide"), textIn(model.KeyMeetings, "note")},
	},
	{
		table: keyTalks, nature: Meeting, day: dayIn(keyTalks, "date"), unsaid: "rencontre", talk: true,
		label: textIn(keyTalks, "rencontre"), kind: textIn(keyTalks, "forme"), notes: []model.Cell[string]{textIn(keyTalks, "public")},
	},
	{
		table: keyPlanned, nature: Milestone, day: dayIn(keyPlanned, "date"), unsaid: "date du projet",
		label: textIn(keyPlanned, "jalon"), notes: []model.Cell[string]{textIn(keyPlanned, "responsable")},
	},
	{
		table: keyPolicies, nature: Own, day: dayIn(keyPolicies, "echeance"), before: "échéance de l’assurance, ", unsaid: "échéance d’une assurance",
		label: textIn(keyPolicies, "objet"), notes: []model.Cell[string]{textIn(keyPolicies, "assureur")},
	},
}

func dayIn(table model.Key[[]model.Row], column string) model.Cell[dates.Day] {
	return model.NewCell[dates.Day](table, column)
}

func textIn(table model.Key[[]model.Row], column string) model.Cell[string] {
	return model.NewCell[string](table, column)
}

// events are the lines that have a day, known by their id: a meeting moved is the
// same meeting.
func (t rowsTable) events(p *model.Project, today dates.Day) (out []Event) {
	q := p.Catalog().Question(t.table.ID())
	for _, row := range t.table.In(p) {
		day, isDay := t.day.Of(row)
		if !isDay {
			continue
		}
		kind := t.kind.In(row)
		e := Event{
			UID: t.table.ID() + "-" + row.ID(), Day: day, Label: t.before + t.named(p, row), Nature: t.nature,
			Rule: given, Place: shown(p, row, t.place), Note: t.noted(p, row), To: model.AtQuestion(q), Done: day.Before(today),
			talk: t.talk || kind != "" && kind == model.Talk,
		}
		if at, known := t.hour.Of(row); known {
			e.At = &at
		}
		out = append(out, e)
	}
	return out
}

// named says what happens, and of what sort it is where that says more.
func (t rowsTable) named(p *model.Project, row model.Row) string {
	label, kind := shown(p, row, t.label), shown(p, row, t.kind)
	switch id := t.kind.In(row); {
	case label == "" && kind != "":
		return kind
	case label == "":
		return t.unsaid
	case kind != "" && french.Key(kind) != french.Key(label) && id != otherMeeting && id != model.Talk:
		return label + " (" + kind + ")"
	}
	return label
}

// noted is what else the line says.
func (t rowsTable) noted(p *model.Project, row model.Row) string {
	var said []string
	for i, cell := range t.notes {
		text := shown(p, row, cell)
		switch {
		case text == "":
		case i < len(t.notes)-1:
			said = append(said, cell.Column(p.Catalog()).Label+french.Typography(" : ")+text)
		default:
			said = append(said, text)
		}
	}
	return strings.Join(said, " · ")
}

// shown is a cell on one line, made safe: anything may have written the file.
func shown(p *model.Project, row model.Row, of model.Cell[string]) string {
	written := of.In(row)
	if written == "" {
		return ""
	}
	return french.Line(model.Display(&of.Column(p.Catalog()).Field, written))
}
