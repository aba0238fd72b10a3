package report

import (
	"fmt"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/page"
)

// Calendar is the calendar of a project as a document: what there is to do, what is
// late, what is to come month by month, then what is behind.
func Calendar(p *model.Project, today dates.Day) *page.Page {
	s := StandingOf(p, today)
	b := &builder{reading: newReading(p.Catalog()), project: p, today: today, standing: s, events: s.events}
	b.Add(page.Title(s.Name()))
	b.Say("Calendrier au %s.", today)
	b.Add(page.Facts{b.nextStep()})
	b.goals()
	if len(b.events) == 0 {
		b.Say("%s", NoDate)
		return b.Page
	}
	for _, part := range DayParts(b.events) {
		write := fullDay
		if part.When == Coming {
			write = dayOfWeek
		}
		b.Part(part.Title)
		b.Add(b.eventFacts(part.Events, write, part.When != Behind))
	}
	if len(b.relied) > 0 {
		b.Part("Les sources")
		b.Add(b.numbered())
	}
	return b.Page
}

// NoDate is said while a calendar is empty.
const NoDate = "Aucune date pour l’instant. Elles viendront avec vos rendez-vous, le dépôt de la lettre, celui du projet de santé et la signature de l’ACI."

// When says which part of a calendar a day is in.
type When int

// The parts of a calendar, in their order.
const (
	Overdue When = iota // what was to be done and is not
	ToNote              // what happened, and waits for a word
	Coming              // a month to come
	Behind              // what is over, the latest first
)

// DayPart is a part of a calendar.
type DayPart struct {
	When   When
	Title  string
	Events []calendar.Event
}

// DayParts sets events out as a calendar shows them.
func DayParts(events []calendar.Event) (parts []DayPart) {
	add := func(when When, title string, of []calendar.Event) {
		if len(of) > 0 {
			parts = append(parts, DayPart{when, title, of})
		}
	}
	add(Overdue, "En retard", calendar.Late(events))
	add(ToNote, "À noter", calendar.Unanswered(events))
	for _, month := range byMonth(calendar.Ahead(events)) {
		add(Coming, french.Capital(month[0].Day.MonthYear()), month)
	}
	past := calendar.Past(events)
	slices.Reverse(past)
	add(Behind, "Déjà passé", past)
	return parts
}

// monthsAhead is how far the report looks: further on, the calendar tells.
const monthsAhead = 12

// deadlines lists what is late and what falls due within a year, with the rule
// that counts each day. Dates that are only proposed are for the calendar.
func (b *builder) deadlines() {
	horizon := b.today.AddMonths(monthsAhead)
	var shown []calendar.Event
	further := 0
	for _, e := range firm(b.events) {
		switch {
		case horizon.Before(e.Day):
			further++
		default:
			shown = append(shown, e)
		}
	}
	if len(shown) == 0 && further == 0 {
		return
	}
	b.Theme("Les échéances")
	b.goals()
	if len(shown) > 0 {
		b.Add(b.eventFacts(shown, fullDay, true))
	}
	if further > 0 {
		b.Aside("Et %s à plus d’un an : voir « cpts calendrier ».", french.Count(further, "date", "dates"))
	}
}

// firm are the days that are late, wait for a word or are to come, without those that
// are only proposed.
func firm(events []calendar.Event) []calendar.Event {
	all := slices.Concat(calendar.Late(events), calendar.Unanswered(events), calendar.Ahead(events))
	return slices.DeleteFunc(all, func(e calendar.Event) bool { return e.Nature == calendar.Proposal })
}

// goals tells whether the dates aimed at can be kept.
func (b *builder) goals() {
	var items []string
	for _, g := range b.standing.Goals {
		items = append(items, g.Sentence)
	}
	b.List(page.Dash, items)
}

func fullDay(d dates.Day) string   { return d.String() }
func dayOfWeek(d dates.Day) string { return french.Capital(d.Weekday()) + " " + d.Number() }

// soon is up to how many days ahead they are counted.
const soon = 31

// eventFacts sets events out, one a fact: the day, what happens, and with whys
// what kind of date it is, and where it comes from.
func (b *builder) eventFacts(events []calendar.Event, write func(dates.Day) string, whys bool) page.Facts {
	var list page.Facts
	for _, e := range events {
		value := french.Capital(french.Line(e.Label))
		if e.Nature != calendar.ToNote && (e.Late || !e.Done && b.today.DaysUntil(e.Day) <= soon) {
			value += " (" + e.Away(b.today) + ")"
		}
		if e.At != nil {
			value += "\n" + sentence("À %s", e.At)
		}
		if e.Place != "" {
			value += "\n" + sentence("Lieu : %s", french.Line(e.Place))
		}
		if e.Note != "" {
			value += "\n" + french.Line(e.Note)
		}
		if whys {
			value += b.why(e)
		}
		list = append(list, page.Fact{Label: write(e.Day), Value: value})
	}
	return list
}

// why is, on a line of its own, what kind of day an event is and where it comes
// from; "" for a day that the leader gave, who knows.
func (b *builder) why(e calendar.Event) string {
	switch e.Nature {
	case calendar.Meeting, calendar.Milestone, calendar.Own:
		return ""
	case calendar.Wish:
		return "\n" + e.Rule
	}
	var ids []content.ID
	for _, s := range e.Sources {
		ids = append(ids, s.ID)
	}
	return "\n" + b.cited(french.Capital(e.Nature.Word())+colon+uncapital(e.Rule), ids)
}

// DayLine is a day of a list: how far it is, and which day, in few words, then what it
// is of.
type DayLine struct {
	Away, On, Label string
}

// EventLine is an event on a line; under the name of its month, the day alone tells it.
func EventLine(e calendar.Event, today dates.Day, underMonth bool) DayLine {
	line := DayLine{Away: e.Away(today), On: e.Day.WeekdayBrief() + " " + fmt.Sprintf("%2d", e.Day.Day), Label: french.Typography(french.Capital(french.Line(e.Label)))}
	switch ahead := today.DaysUntil(e.Day); {
	case e.Nature == calendar.ToNote:
		line.Away = "depuis " + dates.Span(-ahead)
	case e.Late:
		line.Away = string(lateMark) + " " + dates.Span(-ahead)
	case ahead < 0: // the day says it
		line.Away = ""
	case ahead > 1 && ahead < 10: // numbers of a column stand under one another
		line.Away = strings.Replace(line.Away, "dans ", "dans  ", 1)
	}
	switch {
	case underMonth:
	case e.Day.Year == today.Year:
		line.On += " " + e.Day.MonthBrief()
	default:
		line.On = e.Day.WeekdayBrief() + " " + e.Day.Brief()
	}
	if markOf(e) == proposedMark && !e.Late {
		line.Label = string(proposedMark) + " " + line.Label
	}
	return line
}

// OnlyProposed tells that a part of a calendar holds nothing but proposals.
func (d DayPart) OnlyProposed() bool {
	return !slices.ContainsFunc(d.Events, func(e calendar.Event) bool { return e.Nature != calendar.Proposal })
}

// EventDetail is what is told of a day beside its name, as a text: how far it is,
// where and what for, the rule it comes from and on whose word.
func EventDetail(e calendar.Event, today dates.Day) string {
	said := []string{french.Capital(e.Away(today))}
	if e.At != nil {
		said = append(said, "À "+e.At.String())
	}
	if e.Place != "" {
		said = append(said, french.Say("Lieu : %s", french.Line(e.Place)))
	}
	if note := strings.TrimRight(french.Line(e.Note), ". "); note != "" {
		said = append(said, note)
	}
	if e.Rule != "" {
		rule := strings.TrimSuffix(e.Rule, ".")
		if len(e.Sources) > 0 {
			rule += " (" + e.Sources[0].Title + ", " + string(e.Status) + ")"
		}
		said = append(said, rule)
	}
	return french.Typography(strings.Join(said, ". ") + ".")
}

// uncapital lowers the first letter of a sentence that goes on another.
func uncapital(s string) string {
	r := []rune(s)
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

func byMonth(events []calendar.Event) (months [][]calendar.Event) {
	for _, e := range events {
		last := len(months) - 1
		if last < 0 || months[last][0].Day.Year != e.Day.Year || months[last][0].Day.Month != e.Day.Month {
			months = append(months, nil)
			last++
		}
		months[last] = append(months[last], e)
	}
	return months
}
