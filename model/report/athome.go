package report

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/page"
)

// What stands beside where the project stands: the money year by year, the next days,
// one thing to know.

// Paid is what each contract year brings, as a picture in whole euros; false while the
// size is unknown.
func (s *Standing) Paid() (page.Figure, bool) {
	plan := s.Money.plan
	if plan == nil {
		return page.Figure{}, false
	}
	f := page.Figure{Title: "Argent", Says: "versé chaque année, en euros"}
	for n, year := range plan.Years {
		f.Bars = append(f.Bars, page.Bar{Label: sentence("Année %d", n+1), Amount: french.Number(year.Paid.Whole()), Size: float64(year.Paid)})
	}
	return f, true
}

// ToNextSize says how far the next size is; "" when that is unknown, or there is none.
func (s *Standing) ToNextSize() string {
	if s.Money.table == nil {
		return ""
	}
	return s.Money.table.Distance()
}

// NextDay is a day to come in a few words.
type NextDay struct {
	In, On, Label string
	Proposed      bool
}

// NextDays are the days that come first, those that are only proposed after all that
// is due within a year, and all of them soonest first.
func (s *Standing) NextDays(most int) (list []NextDay) {
	horizon := s.Today.AddMonths(monthsAhead)
	var first, then []calendar.Event
	for _, e := range calendar.Ahead(s.events) {
		if e.Nature == calendar.Proposal || horizon.Before(e.Day) {
			then = append(then, e)
		} else {
			first = append(first, e)
		}
	}
	shown := append(first, then...)
	shown = shown[:min(len(shown), most)]
	slices.SortStableFunc(shown, func(a, b calendar.Event) int { return a.Day.Compare(b.Day) })
	for _, e := range shown {
		list = append(list, NextDay{
			In: dates.In(s.Today.DaysUntil(e.Day)), On: s.dayOf(e.Day),
			Label: french.Typography(french.Capital(french.Line(e.Label))), Proposed: e.Nature == calendar.Proposal,
		})
	}
	return list
}

// dayOf is a day in the fewest words that tell it today.
func (s *Standing) dayOf(d dates.Day) string {
	if s.Today.AddMonths(monthsAhead).Before(d) {
		return d.Brief()
	}
	return d.Abbreviated()
}

// ToKnow is one advice on the next step or, failing that, on its rubrique, then on its
// stage: what the law says and the traps come first. With nothing left to do, nil.
func (s *Standing) ToKnow() *content.Advice {
	at := s.Next.To
	if at.Nowhere() {
		return nil
	}
	k := s.Project.Catalog().Knowledge()
	for _, all := range [][]*content.Advice{k.On(at.ID()), k.OnSection(at.Section.ID.Name), within(k, at.Section.Stage)} {
		for _, axis := range content.Axes {
			if on := content.OnAxis(all, axis); len(on) > 0 {
				return on[0]
			}
		}
	}
	return nil
}

// within is the advice on all that a stage holds.
func within(k *content.Knowledge, stage *content.Stage) (all []*content.Advice) {
	for _, section := range stage.Sections {
		all = append(all, k.OnSection(section.ID.Name)...)
		for _, q := range section.Questions {
			all = append(all, k.On(q.ID.Name)...)
		}
		for _, action := range section.Actions {
			all = append(all, k.On(action.ID.Name)...)
		}
	}
	return all
}

// Review says how many of the questions put are answered, and in how many rubriques an
// answer is to be seen to.
func (s *Standing) Review() string {
	answered, asked := Answers(s.Project)
	wrong := 0
	for _, stage := range s.Overview.Stages {
		for _, section := range stage.Sections {
			if section.Status == model.Trouble {
				wrong++
			}
		}
	}
	said := sentence("%s sur %d", french.Count(answered, "réponse", "réponses"), asked)
	if wrong > 0 {
		said += ", " + french.Count(wrong, "rubrique à revoir", "rubriques à revoir")
	}
	return said
}
