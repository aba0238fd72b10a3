package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model/calendar"
	"cpts/model/report"
	"cpts/ui/kit"
)

// monthWidth is the width of a drawn month, monthTall its lines, monthGap what parts
// two of them.
const (
	monthWidth = 20
	monthTall  = 8
	monthGap   = 5
)

// aside is what goes with the list of days: the months drawn, then what there is to
// say of the day under the cursor.
func (p *calendarPage) aside(width, height int) []string {
	if p.Tab == timelineTab || p.Tab == daysTab && len(p.shown) == 0 {
		return nil
	}
	if p.of != p.menu.Cursor {
		p.of, p.right = p.menu.Cursor, kept{}
	}
	return p.right.lay(p.app.styles, width, height, func(text *prose) {
		if p.Tab != daysTab {
			p.rubrique(text)
			return
		}
		e, isDay := p.shown[p.of]
		p.months(text, e.Day, height)
		if !isDay {
			if p.next != "" {
				text.heading("À faire maintenant")
				text.say(p.next)
			}
			return
		}
		text.heading(french.Typography(french.Capital(french.Line(e.Label))))
		text.say(french.Capital(e.Day.Weekday()) + " " + e.Day.String())
		text.aside(report.EventDetail(e, p.app.today()))
	})
}

// rubrique says what there is to say of the rubrique under the cursor, and what it
// still asks.
func (p *calendarPage) rubrique(text *prose) {
	it := p.selected()
	if it.id != "" || it.to.place.Question != nil || it.to.place.Section == nil {
		text.heading(it.label)
		text.say(it.detail)
		return
	}
	text.page(report.Left(p.app.project, p.app.overview, it.to.place.Section))
	text.blank()
	text.aside(it.detail)
}

// months draws the months from today's on or, when the day selected is not among them,
// from its own: as many as go, with room left to say what it is.
func (p *calendarPage) months(text *prose, selected dates.Day, height int) {
	across := max(1, min((text.width-text.margin+monthGap)/(monthWidth+monthGap), 3))
	down := max(1, min((height-8)/(monthTall+1), 4))
	first := dates.Day{Year: p.app.today().Year, Month: p.app.today().Month, Day: 1}
	if !selected.IsZero() && (selected.Before(first) || !selected.Before(first.AddMonths(across*down))) {
		first = dates.Day{Year: selected.Year, Month: selected.Month, Day: 1}
	}
	of := map[dates.Day]calendar.Event{}
	for _, e := range p.events {
		if kept, there := of[e.Day]; !there || !kept.Late {
			of[e.Day] = e
		}
	}
	for row := range down {
		drawn := make([][]string, across)
		tall := 0
		for n := range across {
			drawn[n] = p.month(first.AddMonths(row*across+n), selected, of)
			tall = max(tall, len(drawn[n]))
		}
		for line := range tall {
			said := strings.Repeat(" ", text.margin)
			for n := range across {
				cell := ""
				if line < len(drawn[n]) {
					cell = drawn[n][line]
				}
				said += cell + strings.Repeat(" ", monthWidth+monthGap-ansi.StringWidth(cell))
			}
			text.put(strings.TrimRight(said, " "))
		}
		text.put("")
	}
}

// month draws a month: the days of events stand out, those that are late, today, the
// day selected.
func (p *calendarPage) month(first, selected dates.Day, of map[dates.Day]calendar.Event) []string {
	look, today := p.app.styles, p.app.today()
	lines := []string{look.Strong.Render(french.Capital(first.MonthYear())), look.Faint.Render("lu ma me je ve sa di")}
	line := strings.Repeat("   ", (int(first.Time().Weekday())+6)%7)
	for day := first; day.Month == first.Month; day = day.AddDays(1) {
		cell := kit.Right(strconv.Itoa(day.Day), 2)
		e, busy := of[day]
		style := look.Faint
		switch {
		case busy && e.Late:
			style = look.Alert
		case busy && !e.Done:
			style = look.Accent
		case busy:
			style = look.Strong
		}
		switch day {
		case selected:
			style = look.Accent.Reverse(true)
		case today:
			style = look.Text.Reverse(true)
		}
		line += style.Render(cell)
		if day.Time().Weekday() == time.Sunday {
			lines, line = append(lines, line), ""
		} else {
			line += " "
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
