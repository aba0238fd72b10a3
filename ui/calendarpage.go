package ui

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/report"
	"cpts/ui/kit"
)

// calendarTab is one view of time.
type calendarTab int

const (
	daysTab calendarTab = iota
	timelineTab
	countdownTab
	retroTab
)

var calendarTabs = []string{"Échéances", "Frise", "Les 200 jours", "À rebours"}

// calendarPage is the project in time: what is due and why, the whole of it on a
// line, the 200 days, and dates proposed backwards from the one aimed at.
type calendarPage struct {
	page
	kit.Tabs[calendarTab]
	events []calendar.Event
	shown  map[int]calendar.Event // those that items of the list stand for
	next   string                 // why the next thing is to be done
	right  kept
	of     int      // the item that what is at the right tells of
	above  []string // what a list says before its items
	text   *prose   // the timeline
	scroll kit.Scroller
}

func newCalendar(a *app) *calendarPage {
	p := &calendarPage{page: newPage(a), Tabs: kit.Tabs[calendarTab]{Names: calendarTabs}}
	p.refresh()
	return p
}

func (p *calendarPage) refresh() {
	p.events = calendar.Events(p.app.project, p.app.today())
	p.right = kept{}
	p.compose()
}

func (p *calendarPage) resize(width, height int) {
	p.page.resize(width, height)
	p.compose()
}

// mostTimeline is how wide the line of time grows.
const mostTimeline = 150

// show goes to a view.
func (p *calendarPage) show(tab calendarTab) {
	p.Tab = tab
	p.menu.Cursor, p.scroll.Top = 0, 0
	p.compose()
	if tab == timelineTab { // what is ahead matters more than what is behind
		p.scroll.Top = max(0, min(p.text.anchors["aujourd’hui"]-p.height/3, len(p.text.lines)-p.height+4))
	}
}

// compose lays the view out, for the width at hand.
func (p *calendarPage) compose() {
	p.above, p.foot = nil, 3
	p.shown, p.right = nil, kept{}
	switch p.Tab {
	case daysTab:
		p.days()
	case timelineTab:
		p.scroll.Resize(p.width, p.height-4)
		p.text = newProse(p.app.styles, min(p.width, mostTimeline))
		p.timeline(p.text)
	case countdownTab:
		p.countdown()
	default:
		p.retro()
	}
}

func (p *calendarPage) crumb() (string, string) {
	return p.app.styles.Title.Render("Échéances"), p.app.today().String()
}

func (p *calendarPage) position() string {
	if p.Tab == timelineTab {
		return p.scroll.Position()
	}
	return p.page.position()
}

func (p *calendarPage) acts() []kit.Act {
	a := p.app
	views, ends := p.Tabs.Turns(p.show, true), []kit.Act{a.giveHelp(), p.Tabs.Ranks(p.show)}
	meeting := a.leads(kit.Bind("a", "rendez-vous", "a"), a.toQuestion(model.KeyMeetings.ID()))
	if p.Tab == timelineTab {
		moves := p.scroll.Moves(func() int { return len(p.text.lines) })
		return slices.Concat(moves, []kit.Act{a.goBack()}, views, ends, []kit.Act{meeting})
	}
	return slices.Concat([]kit.Act{p.opens(keys.open), a.goBack()}, views, []kit.Act{meeting}, p.menu.Moves(), ends)
}

func (p *calendarPage) lines() []string {
	head := p.Tabs.Lines(p.app.styles, p.width)
	if p.Tab == timelineTab {
		head = append(head, p.above...)
		p.scroll.Height = p.height - len(head)
		return append(head, p.scroll.Window(p.text.lines, p.app.styles)...)
	}
	p.foot = 0
	if p.app.right == 0 { // what is at the right tells it otherwise
		p.foot = len(kit.ClipTo(kit.Wrap(p.selected().detail, p.width-6), 3))
	}
	return p.around(append(head, p.above...), nil)
}

// say sets a text above the list.
func (p *calendarPage) say(text string, style func(...string) string) {
	p.above = append(p.above, kit.Styled(kit.Indent(kit.Wrap(french.Typography(text), p.width-4), 2), style)...)
}

// days lists what there is to do, what is late, the days to come by month, those
// behind.
func (p *calendarPage) days() {
	a := p.app
	standing := report.StandingOf(a.project, a.today())
	for _, goal := range standing.Untenable() {
		p.say(goal.Sentence, a.styles.Alert.Render)
	}
	if len(p.above) > 0 {
		p.above = append(p.above, "")
	}
	items := a.nextItems(standing)
	p.next = standing.NextWhy()
	parts := report.DayParts(p.events)
	p.shown = map[int]calendar.Event{}
	first, last := -1, 0
	for _, part := range parts {
		if p.height >= airyFrom {
			items = append(items, item{})
		}
		heading := item{label: part.Title}
		switch {
		case part.When == report.Overdue:
			heading.status = model.Trouble
		case part.OnlyProposed():
			heading.note = "proposé à rebours"
		}
		items = append(items, heading)
		from := len(items)
		for _, e := range part.Events {
			p.shown[len(items)] = e
			items = append(items, dayItem(e, a.today(), part.When == report.Coming))
		}
		if part.When != report.Coming {
			alignDays(items[from:])
		}
		if first < 0 && part.When == report.Coming {
			first = from
		}
		if part.When == report.Coming {
			last = len(items)
		}
	}
	if first >= 0 {
		alignDays(items[first:last]) // all months alike
	}
	if len(parts) == 0 {
		p.say(report.NoDate, a.styles.Text.Render)
		p.above = append(p.above, "")
		items = append(items, item{label: "Ajouter un rendez-vous", to: a.toQuestion(model.KeyMeetings.ID())})
	}
	p.setItems(items)
}

// airyFrom is the height from which blank lines part the months.
const airyFrom = 26

func dayItem(e calendar.Event, today dates.Day, underMonth bool) item {
	line := report.EventLine(e, today, underMonth)
	it := item{lead: line.Away, reason: line.On, label: line.Label, detail: report.EventDetail(e, today), to: want{place: e.To, returns: true}}
	if e.Late {
		it.status = model.Trouble
	}
	return it
}

// alignDays sets the days after how far they are, in a column of their own.
func alignDays(items []item) {
	away, on := 0, 0
	for _, it := range items {
		if it.reason != "" {
			away, on = max(away, ansi.StringWidth(it.lead)), max(on, ansi.StringWidth(it.reason))
		}
	}
	for i, it := range items {
		if it.reason != "" {
			items[i].lead, items[i].reason = kit.Fill(it.lead, away)+gap+kit.Fill(it.reason, on), ""
			if away == 0 {
				items[i].lead = kit.Fill(it.reason, on)
			}
		}
	}
}
