package ui

import (
	"strconv"
	"strings"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/ui/kit"
)

// timeline sets every day of the project on one line of time: a mark a row, its
// place telling when, its shape telling whether it is behind, late or to come.
func (p *calendarPage) timeline(text *prose) {
	look, today := p.app.styles, p.app.today()
	if len(p.events) == 0 {
		text.say("La frise se dessinera avec vos premières dates.")
		return
	}
	first, last := today, today
	for _, e := range p.events {
		if e.Day.Before(first) {
			first = e.Day
		}
		if last.Before(e.Day) {
			last = e.Day
		}
	}
	label, day := 27, 11
	if text.width < kit.Wide {
		label = 20
	}
	track := max(text.width-label-day-4, 10)
	at := func(d dates.Day) int {
		span := max(first.DaysUntil(last), 1)
		return min(first.DaysUntil(d)*(track-1)/span, track-1)
	}
	p.above = []string{
		look.Faint.Render(french.Typography("  ● fait   ○ à venir   ! en retard   ◇ proposé   │ aujourd'hui")),
		look.Faint.Render("  " + kit.Fill("", label) + years(first, last, track, at)),
	}
	now := at(today)
	marked := false
	row := func(name string, mark string, where int, when string) {
		cells := []rune(strings.Repeat("·", track))
		cells[now] = '│'
		cells[where] = []rune(mark)[0]
		line := look.Faint.Render(string(cells[:where])) + look.Accent.Render(string(cells[where])) + look.Faint.Render(string(cells[where+1:]))
		text.put("  " + kit.Fill(french.Typography(name), label-1) + " " + line + " " + kit.Right(when, day))
	}
	for _, e := range p.events {
		if !marked && today.Before(e.Day) {
			text.anchor("aujourd'hui")
			row("Aujourd'hui", "┼", now, today.Typed())
			marked = true
		}
		row(french.Capital(kit.OneLine(e.Label)), eventMark(e), at(e.Day), e.Day.Typed())
	}
	if !marked {
		text.anchor("aujourd'hui")
		row("Aujourd'hui", "┼", now, today.Typed())
	}
}

// eventMark tells the standing of a day by a shape.
func eventMark(e calendar.Event) string {
	switch {
	case e.Late:
		return "!"
	case e.Done:
		return "●"
	case e.Nature == calendar.Proposal || e.Nature == calendar.Wish:
		return "◇"
	}
	return "○"
}

// years are the names of the years over a line of time, those that do not run
// into one another.
func years(first, last dates.Day, track int, at func(dates.Day) int) string {
	cells := []rune(strings.Repeat(" ", track))
	free := 0
	for year := first.Year; year <= last.Year; year++ {
		start := dates.Day{Year: year, Month: 1, Day: 1}
		if start.Before(first) {
			start = first
		}
		where, name := at(start), []rune(strconv.Itoa(year))
		if where < free || where+len(name) > track {
			continue
		}
		copy(cells[where:], name)
		free = where + len(name) + 1
	}
	return string(cells)
}

// countdown is the 200 days after the signature: how many are left, and where
// each of the six themes stands.
func (p *calendarPage) countdown() {
	a, look := p.app, p.app.styles
	c := calendar.TwoHundred(a.project, a.today())
	if c == nil {
		p.say("Les 200 jours se comptent à partir de la signature de l'ACI. Indiquez sa date, "+model.KeySigned.Place(a.catalog).Where()+".", look.Text.Render)
		p.above = append(p.above, "")
		p.setItems([]item{{label: "Aller à la signature", to: a.toQuestion(model.KeySigned.ID())}})
		return
	}
	all := max(c.Signed.DaysUntil(c.End), 1)
	head := "Jour " + strconv.Itoa(c.Number) + " sur " + strconv.Itoa(all) + " · " + french.Count(c.Left, "jour restant", "jours restants") + ", jusqu'au " + c.End.String()
	switch {
	case c.Number < 0:
		head = "La signature est prévue le " + c.Signed.String() + " : les " + strconv.Itoa(all) + " jours iront jusqu'au " + c.End.String()
	case c.Left < 0:
		head = "Les " + strconv.Itoa(all) + " jours se sont terminés le " + c.End.String()
	}
	p.say(head, look.Title.Render)
	room := min(p.width-6, 60)
	done := max(0, min(c.Number, all)) * room / all
	p.above = append(p.above, "  "+look.Accent.Render(strings.Repeat("█", done))+look.Faint.Render(strings.Repeat("·", room-done)), "")
	var items []item
	for _, t := range c.Themes {
		it := item{label: t.Section.Title, note: strconv.Itoa(t.Done) + " sur " + strconv.Itoa(t.Total), reason: t.Status.Word(), detail: t.Section.Outcome, to: want{place: model.AtSection(t.Section)}}
		if !t.Due.IsZero() {
			it.detail = french.Capital(kit.OneLine(t.Label)) + " : " + t.Due.String() + "."
			it.reason = "d'ici le " + t.Due.Short()
		}
		if t.Late {
			it.reason, it.status = "! en retard depuis le "+t.Due.String(), model.Trouble
		}
		items = append(items, it)
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
		p.say("Dites quand vous aimeriez signer : le programme propose des dates à rebours, avec des durées habituelles que vous pouvez changer. Il propose, il ne remplace aucune de vos dates.", look.Text.Render)
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
		items = append(items, p.stepItem(s))
	}
	p.setItems(items)
}

func (p *calendarPage) stepItem(s calendar.Step) item {
	it := item{
		label: s.Section.Title, note: s.Start.Brief() + " au " + s.End.Brief(), detail: s.Note,
		to: want{place: model.AtSection(s.Section)},
	}
	weeks := french.Count(s.Weeks, "semaine", "semaines")
	switch {
	case s.Known:
		it.note, it.reason = "fini le "+s.End.Typed(), "date donnée"
	case s.Late():
		it.reason, it.status = "! "+french.Count(-s.Slack, "semaine", "semaines")+" de retard", model.Trouble
	case s.Slack == 0:
		it.reason = weeks + ", sans marge"
	default:
		it.reason = weeks + ", marge de " + strconv.Itoa(s.Slack)
	}
	if it.detail == "" {
		it.detail = "Durée habituelle : " + weeks + ". Une proposition, à changer si elle ne vous va pas."
	}
	if s.Fixed {
		it.detail = strings.TrimSpace(s.Note + " Durée fixée par une règle.")
	}
	it.detail = french.Typography(it.detail)
	return it
}
