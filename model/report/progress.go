package report

import (
	"slices"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model/calendar"
	"cpts/model/page"
)

// progress tells where the project stands, what is dated, and what comes next.
func (b *builder) progress() {
	b.Part("Où en est le projet")
	b.stages()

	b.Theme("Les dates du projet")
	b.milestones()

	b.Theme("La suite")
	b.Add(page.Facts{b.nextStep(), b.nextDeadline()})
	b.deadlines()
}

func stageFact(s StageLine) page.Fact {
	value := sentence("%s, %s sur %d", s.Word,
		french.Count(s.Finished, "rubrique terminée", "rubriques terminées"), len(s.Sections))
	if s.Reason != "" {
		value += "\n" + french.Capital(s.Note)
	}
	return page.Fact{Label: stageLabel(s.Stage), Value: value}
}

func (b *builder) milestones() {
	var known page.Facts
	for _, m := range b.project.Milestones() {
		known = append(known, page.Fact{Label: french.Capital(m.Label), Value: planned(m.Day, b.today)})
	}
	if len(known) == 0 {
		b.Aside("Aucune date n’est encore connue.")
	} else {
		b.Add(known)
	}
	events := b.events
	if b.bare { // a document leaves out what the program only proposes
		events = slices.DeleteFunc(slices.Clone(events), func(e calendar.Event) bool { return e.Nature == calendar.Proposal })
	}
	b.picture(DaysPicture(events, b.today))
}

func (b *builder) nextStep() page.Fact {
	f := page.Fact{Label: "Ensuite", Tone: page.Strong}
	step := b.standing.Next
	if step.To.Nowhere() {
		f.Value = "tout est renseigné et fait"
		return f
	}
	f.Value = step.Label() + "\n(" + step.To.Where()
	if why := step.Reason(b.today); why != "" {
		f.Value += french.Say(" ; %s", why)
	}
	f.Value = french.Typography(f.Value + ")")
	return f
}

func (b *builder) nextDeadline() page.Fact {
	f := page.Fact{Label: "Prochaine échéance"}
	late := b.standing.Late()
	if late != "" {
		late = "\nEn retard" + colon + late
	}
	next, ahead := b.standing.Due()
	if !ahead {
		f.Value = "aucune date à venir" + late
		if late == "" {
			f.Tone = page.Faint
		}
		return f
	}
	f.Value = french.Capital(next.Label) + ", " + next.Day.String() + " (" + dates.In(b.today.DaysUntil(next.Day)) + ")" + late
	return f
}
