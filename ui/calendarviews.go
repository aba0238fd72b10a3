package ui

import (
	"strconv"
	"strings"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/report"
	"cpts/ui/kit"
)

// timeline sets every day of the project on one line of time: a mark a row, its
// place telling when, its shape telling whether it is behind, late or to come.
func (p *calendarPage) timeline(text *prose) {
	look, today := p.app.styles, p.app.today()
	rows := report.Timeline(p.events, today)
	if len(rows) == 0 {
		text.say("La frise se dessinera avec vos premières dates.")
		return
	}
	label, day := 27, 11
	if text.width < kit.Wide {
		label = 20
	}
	track := max(text.width-label-day-4, 10)
	first, last := rows[0].Day, rows[len(rows)-1].Day
	at := func(d dates.Day) int {
		span := max(first.DaysUntil(last), 1)
		return min(first.DaysUntil(d)*(track-1)/span, track-1)
	}
	p.above = []string{look.Faint.Render(french.Typography("  " + report.Legend))}
	for _, line := range years(first, last, track, at) {
		p.above = append(p.above, look.Faint.Render("  "+kit.Fill("", label)+line))
	}
	now := at(today)
	for _, row := range rows {
		if row.Now {
			text.anchor("aujourd’hui")
		}
		cells, where := []rune(strings.Repeat("·", track)), at(row.Day)
		cells[now] = '│'
		cells[where] = row.Mark
		mark := look.Accent
		if row.Late {
			mark = look.Alert
		}
		line := look.Faint.Render(string(cells[:where])) + mark.Render(string(cells[where])) + look.Faint.Render(string(cells[where+1:]))
		text.put("  " + kit.Fill(row.Label, label-1) + " " + line + " " + kit.Right(row.Day.Typed(), day))
	}
}

// years are the names of all the years over a line of time, each where it begins, on
// as many lines as keep them apart.
func years(first, last dates.Day, track int, at func(dates.Day) int) (lines []string) {
	var cells [][]rune
	for year := first.Year; year <= last.Year; year++ {
		start := dates.Day{Year: year, Month: 1, Day: 1}
		if start.Before(first) {
			start = first
		}
		name := []rune(strconv.Itoa(year))
		where := min(at(start), track-len(name))
		row := 0
		for ; row < len(cells) && strings.TrimSpace(string(cells[row][max(where-1, 0):])) != ""; row++ {
		}
		if row == len(cells) {
			cells = append(cells, []rune(strings.Repeat(" ", track)))
		}
		copy(cells[row][where:], name)
	}
	for _, row := range cells {
		lines = append(lines, string(row))
	}
	return lines
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
		return item{label: label, to: a.toQuestion(id)}
	}
	plan := calendar.Retro(a.project, a.today())
	if plan == nil {
		p.say(report.NoWish, look.Text.Render)
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
	items := []item{ask("Changer la date souhaitée", model.KeyWished.ID()), ask("Changer des durées", calendar.KeyDurations.ID()), {label: "Ce qui reste, et quand"}}
	for _, s := range plan.Steps {
		items = append(items, p.lineItem(report.StepLine(s)))
	}
	p.setItems(items)
}

// lineItem is a line of a view of time, which leads to its rubrique.
func (p *calendarPage) lineItem(line report.ViewLine) item {
	it := item{label: line.Section.Title, note: line.Note, reason: line.Reason, detail: line.Detail, to: want{place: model.AtSection(line.Section)}}
	if line.Late {
		it.status = model.Trouble
	}
	return it
}
