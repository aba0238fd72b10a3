package calendar

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
)

// ICS writes events as an iCalendar file (RFC 5545): whole days that leave the time
// free or, where their hour is known, an hour in the time zone of the department. The
// same project writes the same file: what tells one version of an event from the next
// is when the project last changed. What is only proposed or wished stays out, but for
// what rings; what was and is no more is there, cancelled. Without any event there is
// no calendar to write: nil.
func ICS(p *model.Project, events []Event) ([]byte, error) {
	dated := keep(events, Event.exported)
	for i, e := range dated {
		dated[i].gone = e.To.Action != nil && e.Done // met: nothing is to be done that day
	}
	dated = append(dated, withdrawn(p, dated)...)
	if len(dated) == 0 {
		return nil, nil
	}
	zone := p.Catalog().ZoneOf(keyDepartment.In(p))
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropProductID, "-//cpts//cpts//FR")
	cal.Props.SetText(ical.PropCalendarScale, "GREGORIAN")
	name := french.Line(p.Name())
	if name == "" {
		name = "Projet de CPTS"
	}
	title := ical.NewProp("X-WR-CALNAME")
	title.SetText(name)
	title.Params.Del(ical.ParamValue) // programs look for the bare name
	cal.Props.Set(title)
	if slices.ContainsFunc(dated, func(e Event) bool { return e.At != nil }) {
		cal.Children = append(cal.Children, timezone(zone))
	}
	at, sequence := version(p)
	for _, e := range dated {
		cal.Children = append(cal.Children, e.component(at, sequence, zone.Name))
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(cal); err != nil {
		return nil, err
	}
	return fold(b.Bytes()), nil
}

// version is when the project last changed, and a number that grows with it:
// the seconds since it was begun.
func version(p *model.Project) (at time.Time, sequence int) {
	at = p.Modified().UTC()
	if at.Year() < firstStamp {
		at = p.Created().UTC()
	}
	if at.Year() < firstStamp {
		return time.Date(firstStamp, time.January, 1, 0, 0, 0, 0, time.UTC), 0
	}
	seconds := at.Sub(p.Created()).Seconds()
	return at, int(min(max(seconds, 0), math.MaxInt32)) // what every program can read
}

// firstStamp is the first year that calendar programs take for a date: a file
// may say nothing of when it was written.
const firstStamp = 1970

// exported tells what goes to a calendar program.
func (e Event) exported() bool {
	return e.Nature != Wish && e.Nature != ToNote && (e.Nature != Proposal || e.Rings)
}

// weekBefore is nine in the morning, a week before a day that begins at midnight.
const weekBefore = "-P6DT15H"

// hourLong is how long a meeting lasts whose end is not known.
const hourLong = time.Hour

// summaryPrefix tells, in an agenda where all things mix, what an event is about.
const summaryPrefix = "CPTS · "

func (e Event) component(at time.Time, sequence int, zone string) *ical.Component {
	v := ical.NewComponent(ical.CompEvent)
	v.Props.SetText(ical.PropUID, e.UID)
	v.Props.SetDateTime(ical.PropDateTimeStamp, at)
	setRaw(v, ical.PropSequence, strconv.Itoa(sequence))
	if e.At == nil {
		setDay(v, ical.PropDateTimeStart, e.Day)
		setDay(v, ical.PropDateTimeEnd, e.Day.AddDays(1))
	} else {
		start := e.Day.Time().Add(time.Duration(e.At.Hour)*time.Hour + time.Duration(e.At.Minute)*time.Minute)
		setLocal(v, ical.PropDateTimeStart, start, zone)
		setLocal(v, ical.PropDateTimeEnd, start.Add(hourLong), zone)
	}
	v.Props.SetText(ical.PropSummary, summaryPrefix+french.Capital(e.Label))
	if text := e.description(); text != "" {
		v.Props.SetText(ical.PropDescription, text)
	}
	if e.Place != "" {
		v.Props.SetText(ical.PropLocation, e.Place)
	}
	v.Props.SetText(ical.PropCategories, e.Nature.Word())
	if e.gone {
		setRaw(v, ical.PropStatus, "CANCELLED")
		setRaw(v, ical.PropTransparency, "TRANSPARENT")
		return v
	}
	setRaw(v, ical.PropStatus, "CONFIRMED")
	if e.At == nil {
		setRaw(v, ical.PropTransparency, "TRANSPARENT")
	}
	if e.Rings && !e.Done && !e.Late { // what is past would ring at once
		alarm := ical.NewComponent(ical.CompAlarm)
		setRaw(alarm, ical.PropAction, "DISPLAY")
		setRaw(alarm, ical.PropTrigger, weekBefore)
		alarm.Props.SetText(ical.PropDescription, french.Say("Dans une semaine : %s", e.Label))
		v.Children = append(v.Children, alarm)
	}
	return v
}

// description says where the day comes from, and what the leader noted.
func (e Event) description() string {
	var lines []string
	if e.gone {
		return "Annulé, ou réglé, dans le projet."
	}
	if e.Late {
		lines = append(lines, "En retard.")
	}
	if e.Note != "" {
		lines = append(lines, e.Note)
	}
	if e.Nature == Milestone && e.Done {
		return strings.Join(lines, "\n") // it happened: nothing more to say of it
	}
	nature := french.Capital(e.Nature.Word()) + "."
	if nature != e.Rule {
		lines = append(lines, nature)
	}
	lines = append(lines, e.Rule)
	for _, s := range e.Sources {
		lines = append(lines, french.Say("Source : %s (%s)", s.Title, string(s.Status)))
	}
	return strings.Join(lines, "\n")
}

func setRaw(c *ical.Component, name, value string) {
	prop := ical.NewProp(name)
	prop.Value = value
	c.Props.Set(prop)
}

// setLocal sets an hour as it is read on the clocks of a zone.
func setLocal(c *ical.Component, name string, at time.Time, zone string) {
	setRaw(c, name, at.Format("20060102T150405"))
	c.Props.Get(name).Params.Set(ical.ParamTimezoneID, zone)
}

func setDay(c *ical.Component, name string, d dates.Day) {
	prop := ical.NewProp(name)
	prop.SetDate(d.Time())
	c.Props.Set(prop)
}

// octets is the longest a line may be, its end apart (RFC 5545, 3.1).
const octets = 75

// fold cuts the lines that are too long, which the library leaves whole. Each
// goes on after a line end and a space, and no character is cut in two.
func fold(text []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.SplitSeq(bytes.TrimSuffix(text, []byte("\r\n")), []byte("\r\n")) {
		room := octets
		for len(line) > room {
			cut := room
			for cut > 1 && !utf8.RuneStart(line[cut]) {
				cut--
			}
			out.Write(line[:cut])
			out.WriteString("\r\n ")
			line, room = line[cut:], octets-1
		}
		out.Write(line)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}
