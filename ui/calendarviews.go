package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/report"
	"cpts/ui/kit"
)

// The months that a line of time shows, around the present one.
const (
	monthsBefore = 5
	monthsShown  = 18
)

// timeline sets the days of the months around today on a line of time each: a mark
// whose place tells when, its shape whether it is behind, late or to come. What lies
// before and beyond is folded at its ends.
func (p *calendarPage) timeline(text *prose) {
	look, today := p.app.styles, p.app.today()
	rows := report.Timeline(p.events, today)
	if len(rows) == 0 {
		text.say("La frise se dessinera avec vos premières dates.")
		return
	}
	first := dates.Day{Year: today.Year, Month: today.Month, Day: 1}.AddMonths(-monthsBefore)
	end := first.AddMonths(monthsShown)
	past := 0
	for past < len(rows) && rows[past].Day.Before(first) {
		past++
	}
	next := past
	for next < len(rows) && rows[next].Day.Before(end) {
		next++
	}
	line := newTimeLine(first, today, rows[past:next], text.width)
	p.above = line.head(look)
	if past > 0 {
		text.put(line.draw(look, french.Count(past, "date avant", "dates avant"), 0, "←", "← "+strconv.Itoa(rows[0].Day.Year), look.Faint.Render))
	}
	for _, row := range rows[past:next] {
		style := look.Accent.Render
		switch {
		case row.Now:
			text.anchor("aujourd’hui")
			style = look.Strong.Render
		case row.Late:
			style = look.Alert.Render
		}
		text.put(line.draw(look, row.Label, line.at(row.Day), string(row.Mark), row.Day.Brief(), style))
	}
	if n := len(rows) - next; n > 0 {
		text.put(line.draw(look, french.Count(n, "date plus loin", "dates plus loin"), line.length()-1, "→", "→ "+strconv.Itoa(rows[len(rows)-1].Day.Year), look.Faint.Render))
	}
}

// timeLine is the time shown, on which each day has its place.
type timeLine struct {
	first, today dates.Day // the first shown
	width        int       // of the page
	label        int       // columns of what is on it
	per          int       // columns of a month
}

// dayRoom is the room of a day at the end of its line.
const dayRoom = 8

// newTimeLine gives months the columns that what is on them leaves.
func newTimeLine(first, today dates.Day, shown []report.Moment, width int) timeLine {
	l := timeLine{first: first, today: today, width: width}
	for _, row := range shown {
		l.label = max(l.label, ansi.StringWidth(row.Label))
	}
	room := width - 4 - dayRoom - 2*len(gap) // a margin, and the mark of what is hidden, which keeps apart
	least := 2 * monthsShown
	if width < kit.Wide {
		least = monthsShown
	}
	l.label = min(l.label, room-least)
	l.per = max((room-l.label)/monthsShown, 1)
	return l
}

func (l *timeLine) length() int { return l.per * monthsShown }

// at is the place of a day.
func (l *timeLine) at(d dates.Day) int {
	months := (d.Year-l.first.Year)*12 + int(d.Month-l.first.Month)
	start := d.AddDays(1 - d.Day)
	return months*l.per + (d.Day-1)*l.per/start.DaysUntil(start.AddMonths(1))
}

// head tells what the marks mean, then names the months.
func (l *timeLine) head(look *kit.Styles) []string {
	legend := report.Legend
	if l.width < kit.Wide {
		legend = strings.ReplaceAll(legend, "   ", gap)
	}
	lines := []string{look.Faint.Render(french.Typography("  " + legend))}
	for _, line := range axis(l.first, l.per) {
		lines = append(lines, look.Faint.Render("  "+kit.Fill("", l.label)+gap+line))
	}
	return lines
}

// draw sets a mark at its place, between its name and its day.
func (l *timeLine) draw(look *kit.Styles, name string, where int, mark, when string, style func(...string) string) string {
	cells := []rune(strings.Repeat("·", l.length()))
	cells[l.at(l.today)] = '│'
	line := look.Rule.Render(string(cells[:where])) + style(mark) + look.Rule.Render(string(cells[where+1:]))
	return "  " + kit.Fill(name, l.label) + gap + line + gap + kit.Right(when, dayRoom)
}

// axis names the months over a line of time, so many columns each, and the years over
// them: where they begin, and where each begins.
func axis(first dates.Day, per int) []string {
	var years, months strings.Builder
	for n := range monthsShown {
		month := first.AddMonths(n)
		name := month.MonthBrief()
		if ansi.StringWidth(name) >= per {
			name = strings.ToUpper(name[:1])
		}
		months.WriteString(kit.Fill(name, per))
		if n == 0 || month.Month == time.January {
			pad := n*per - ansi.StringWidth(years.String())
			if pad >= 0 {
				years.WriteString(strings.Repeat(" ", pad) + strconv.Itoa(month.Year) + " ")
			}
		}
	}
	return []string{years.String(), months.String()}
}

// countdown is the 200 days after the signature: how many are left, and where
// each of the six themes stands.
func (p *calendarPage) countdown() {
	a, look := p.app, p.app.styles
	head, share, themes, dated := report.Countdown(a.project, a.today())
	if !dated {
		p.say(head, look.Text.Render)
		p.above = append(p.above, "")
		p.setItems([]item{{label: "Aller à la signature", to: a.toQuestion(model.KeySigned.ID())}})
		return
	}
	p.say(head, look.Title.Render)
	room := min(p.width-6, 60)
	done := int(share * float64(room))
	p.above = append(p.above, "  "+look.Accent.Render(strings.Repeat("█", done))+look.Faint.Render(strings.Repeat("·", room-done)), "")
	var items []item
	for _, line := range themes {
		items = append(items, p.lineItem(line))
	}
	p.setItems(items)
}

// retro proposes dates backwards from the one the leader aims at.
func (p *calendarPage) retro() {
	a, look := p.app, p.app.styles
	ask := func(label, id string) item {
		return item{label: label, detail: a.catalog.Question(id).Why, to: a.toQuestion(id)}
	}
	plan := calendar.Retro(a.project, a.today())
	if plan == nil {
		told, unknown := report.Unplanned(a.project, a.today())
		p.say(told, look.Text.Render)
		if !unknown {
			p.setItems(nil)
			return
		}
		p.above = append(p.above, "")
		p.setItems([]item{ask("Indiquer la date souhaitée", model.KeyWished.ID()), ask("Changer des durées", calendar.KeyDurations.ID())})
		return
	}
	for _, goal := range plan.Goals {
		style := look.Text.Render
		if goal.Short > 0 {
			style = look.Alert.Render
		}
		p.say(goal.Sentence, style)
	}
	p.above = append(p.above, "")
	items := []item{ask("Changer la date souhaitée", model.KeyWished.ID()), ask("Changer des durées", calendar.KeyDurations.ID())}
	if p.height >= airyFrom {
		items = append(items, item{})
	}
	items = append(items, item{label: "Ce qui reste, et quand"})
	for _, line := range report.StepLines(plan.Steps) {
		items = append(items, p.lineItem(line))
	}
	p.setItems(items)
}

// roomyFrom is the width from which a view of time tells its lines in full words.
const roomyFrom = 96

// lineItem is a line of a view of time, which leads to its rubrique.
func (p *calendarPage) lineItem(line report.ViewLine) item {
	it := item{label: line.Section.Title, note: line.Note, reason: line.Reason, done: line.Done, all: line.Total, detail: line.Detail, to: want{place: model.AtSection(line.Section)}}
	if p.width < roomyFrom && line.Short != "" {
		it.reason = line.Short
	}
	if line.Late {
		it.status = model.Trouble
	}
	return it
}
