package report

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/control"
	"cpts/model/page"
)

// ViewsOf are the views that a document may show of a project: each is composed when it
// is asked for, of what the report tells. One that has nothing to tell is empty, and so
// are the pictures where nothing draws them.
func ViewsOf(p *model.Project, today dates.Day, drawn bool) func(content.View) *page.Page {
	s := StandingOf(p, today)
	return func(v content.View) *page.Page {
		compose := shown[v]
		if compose == nil {
			return &page.Page{}
		}
		b := &builder{
			reading: newReading(p.Catalog()), project: p, today: today,
			standing: s, overview: s.Overview, events: s.events, money: s.Money, table: s.Money.table,
		}
		b.bare, b.pictures = true, drawn
		compose(b)
		return b.Page
	}
}

// shown has each view, by its name in the content.
var shown = map[content.View]func(*builder){
	content.TerritoryView: (*builder).towns,
	content.SizeView:      func(b *builder) { b.Add(page.Facts{b.size()}) },
	content.StagesView:    (*builder).stages,
	content.NextView:      func(b *builder) { b.Add(page.Facts{b.nextStep(), b.nextDeadline()}) },
	content.DatesView: func(b *builder) {
		if len(b.project.Milestones()) > 0 {
			b.milestones()
		}
	},
	content.AheadView:    (*builder).comingDays,
	content.DaysView:     (*builder).afterSigning,
	content.CashView:     (*builder).surely,
	content.CashFigure:   func(b *builder) { b.picture(CashFigure(b.money.plan)) },
	content.StagesFigure: func(b *builder) { b.picture(StagesFigure(b.standing)) },
	content.DaysFigure:   func(b *builder) { b.picture(DaysPicture(firmDays(b.events), b.today)) },
	content.RightsView: func(b *builder) {
		if b.money.plan != nil {
			b.Add(rightsTable(b.money.plan))
			assumptions(b.Page, b.money)
		}
	},
	content.PaymentsView: func(b *builder) {
		if b.money.plan != nil {
			cash(b.Page, b.money.plan)
		}
	},
	content.ReceivedView:  func(b *builder) { b.Join(received(b.project, b.today)) },
	content.CostsView:     func(b *builder) { b.Join(tablesOf(missionCosts(b.project, b.today))) },
	content.StakesView:    func(b *builder) { b.Join(missionStakes(b.project, b.today)) },
	content.ForecastView:  (*builder).planned,
	content.ForecastWhole: func(b *builder) { b.Join(forecast(b.project, b.today)) },
	content.AuditView:     (*builder).crossings,
	content.ThresholdView: func(b *builder) {
		if r := budget.AuditOf(b.project, b.today); r != nil {
			audit(b.Page, r)
		}
	},
	content.GovernanceView: func(b *builder) { b.checked("gouvernance") },
	content.ProjectView:    func(b *builder) { b.checked("projet-sante") },
	content.LetterWay:      func(b *builder) { b.way(content.LetterCircuit) },
	content.ProjectWay:     func(b *builder) { b.way(content.ProjectCircuit) },
}

// Paragraphs is a long text of the file made safe, its paragraphs kept.
func Paragraphs(text string) string { return cleanLines(text) }

func (b *builder) stages() {
	var stages page.Facts
	for _, line := range b.standing.Stages {
		stages = append(stages, stageFact(line))
	}
	b.Add(stages)
	b.picture(StagesFigure(b.standing))
}

// soonest is how many days to come a document lists.
const soonest = 12

// comingDays are the days to come, those that are late first, without what is only proposed.
func (b *builder) comingDays() {
	events := firm(b.events)
	if len(events) == 0 {
		return
	}
	b.Add(b.eventFacts(events[:min(len(events), soonest)], fullDay, false))
	if more := len(events) - soonest; more > 0 {
		b.Aside("Et %s.", french.Count(more, "date plus lointaine", "dates plus lointaines"))
	}
}

// afterSigning is what is done, and what is to do, in the stage that follows the
// signature.
func (b *builder) afterSigning() {
	head, _, _, dated := Countdown(b.project, b.today)
	if dated {
		b.Say("%s.", head)
	}
	stage := b.catalog.Stages[len(b.catalog.Stages)-1]
	for _, section := range stage.Sections {
		var done, toDo []string
		for _, t := range b.project.Tasks(section, b.today) {
			switch {
			case t.Status == model.Done:
				done = append(done, t.Action.Label+" ("+doneOn(t.ActionState)+")")
			case t.Waits():
				toDo = append(toDo, t.Action.Label)
			}
		}
		b.Theme(section.Title)
		b.List(page.Ticked, done)
		b.List(page.ToTick, toDo)
	}
}

// surely is what each contract year pays, under the size it is worked out for.
func (b *builder) surely() {
	if b.money.plan == nil {
		return
	}
	b.Add(page.Facts{b.size()})
	b.Add(cashTable(b.money.plan))
	b.picture(CashFigure(b.money.plan))
	b.Aside("%s", b.money.caution())
}

// crossings are the years that call for an auditor, or how far the others are from it.
func (b *builder) crossings() {
	r := budget.AuditOf(b.project, b.today)
	if r == nil {
		return
	}
	years := r.Crossing()
	if len(years) == 0 {
		years = r.Years
	}
	b.List(page.Dash, yearsTold(r, years))
}

// planned is the provisional budget as its readers want it: the years in which something
// is noted, without what is said to whoever prepares it.
func (b *builder) planned() {
	f, counted := budget.ForecastOf(b.project, b.today)
	if f == nil {
		return
	}
	last := lastNoted(f.Years)
	noted := slices.DeleteFunc(slices.Clone(f.Years), func(y budget.ForecastYear) bool { return y.Year > last })
	for years := range slices.Chunk(noted, yearsAbreast) {
		b.Add(forecastTable(f, years, counted))
	}
}

// tablesOf are the tables of a page, without what is said around them.
func tablesOf(d *page.Page) *page.Page {
	tables := &page.Page{}
	for _, block := range d.Blocks {
		if t, is := block.(page.Table); is {
			tables.Add(t)
		}
	}
	return tables
}

// firmDays are the days of a project but those that are only proposed.
func firmDays(events []calendar.Event) []calendar.Event {
	return slices.DeleteFunc(slices.Clone(events), func(e calendar.Event) bool { return e.Nature == calendar.Proposal })
}

func (b *builder) checked(id string) {
	if one := control.Named(id); one != nil && !one.Place(b.catalog).Nowhere() {
		b.Join(Control(b.project, one))
	}
}

// way is that of a document in the region chosen.
func (b *builder) way(name content.CircuitName) {
	if region := b.project.Region(); region != nil {
		b.legs(region.Circuit(name), content.Legs)
	}
}
