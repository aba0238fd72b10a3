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
	var before, after, shown []report.Moment
	for _, row := range rows {
		switch {
		case row.Day.Before(first):
			before = append(before, row)
		case row.Day.Before(end):
			shown = append(shown, row)
		default:
			after = append(after, row)
		}
	}
	const day = 8
	room := text.width - 2 // the mark of what is hidden keeps apart
	label := 0
	for _, row := range shown {
		label = max(label, ansi.StringWidth(row.Label))
	}
	least := 2 * monthsShown
	if text.width < kit.Wide {
		least = monthsShown
	}
	label = min(label, room-2-day-2*len(gap)-least)
	per := max((room-2-label-day-2*len(gap))/monthsShown, 1)
	at := func(d dates.Day) int {
		months := (d.Year-first.Year)*12 + int(d.Month-first.Month)
		start := d.AddDays(1 - d.Day)
		return months*per + (d.Day-1)*per/start.DaysUntil(start.AddMonths(1))
	}
	legend := report.Legend
	if text.width < kit.Wide {
		legend = strings.ReplaceAll(legend, "   ", gap)
	}
	p.above = []string{look.Faint.Render(french.Typography("  " + legend))}
	for _, line := range axis(first, per) {
		p.above = append(p.above, look.Faint.Render("  "+kit.Fill("", label)+gap+line))
	}
	now, track := at(today), per*monthsShown
	put := func(name string, where int, mark string, when string, style func(...string) string) {
		cells := []rune(strings.Repeat("·", track))
		cells[now] = '│'
		line := look.Rule.Render(string(cells[:where])) + style(mark) + look.Rule.Render(string(cells[where+1:]))
		text.put("  " + kit.Fill(name, label) + gap + line + gap + kit.Right(when, day))
	}
	if n := len(before); n > 0 {
		put(french.Count(n, "date avant", "dates avant"), 0, "←", "← "+strconv.Itoa(before[0].Day.Year), look.Faint.Render)
	}
	for _, row := range shown {
		style := look.Accent.Render
		switch {
		case row.Now:
			text.anchor("aujourd’hui")
			style = look.Strong.Render
		case row.Late:
			style = look.Alert.Render
		}
		put(row.Label, at(row.Day), string(row.Mark), row.Day.Brief(), style)
	}
	if n := len(after); n > 0 {
		put(french.Count(n, "date plus loin", "dates plus loin"), track-1, "→", "→ "+strconv.Itoa(after[n-1].Day.Year), look.Faint.Render)
	}
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
