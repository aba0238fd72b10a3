package calendar

import (
	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
)

// Countdown is where the 200 days after the signature stand.
type Countdown struct {
	Signed dates.Day
	End    dates.Day // the 200th day
	Number int       // of today: 0 on the day of the signature, below before it
	Left   int       // days up to the end; below zero once it is past
	Themes []Theme
}

// Theme is one of the six topics of the 200 days.
type Theme struct {
	Section     *content.Section
	Status      model.Status
	Done, Total int       // needed answers and actions
	Due         dates.Day // the first deadline that bears on it; none for most
	Label       string    // of that deadline
	Late        bool
}

// The stage of the 200 days, and the delay that ends it.
var (
	twoHundredStage = model.NamedStage("deux-cents-jours")
	twoHundredDays  = model.NamedDelay("deux-cents-jours")
)

// TwoHundred counts the days since the signature; nil while its day is unknown.
func TwoHundred(p *model.Project, today dates.Day) *Countdown {
	signed, known := p.SignedOn()
	stage := p.Catalog().Stage(twoHundredStage)
	if !known || stage == nil {
		return nil
	}
	c := &Countdown{Signed: signed, Number: signed.DaysUntil(today)}
	due := map[string]model.Due{} // by rubrique, the soonest
	for _, d := range p.Dues() {
		if d.Delay.ID.Name == twoHundredDays {
			c.End, c.Left = d.Day, today.DaysUntil(d.Day)
		}
		id := d.Delay.Section.Name
		if first, has := due[id]; id != "" && (!has || d.Day.Before(first.Day)) {
			due[id] = d
		}
	}
	overview := p.Overview(today)
	for _, section := range stage.Sections {
		state := overview.Section(section)
		t := Theme{Section: section, Status: state.Status, Total: state.Needed}
		t.Done = t.Total - state.Missing - state.ToDo
		if d, has := due[section.ID.Name]; has {
			t.Due, t.Label, t.Late = d.Day, d.Label, d.Day.Before(today)
		}
		c.Themes = append(c.Themes, t)
	}
	return c
}
