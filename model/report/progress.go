package report

import (
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/page"
)

// progress tells where the project stands, what is dated, and what comes next.
func (b *builder) progress() {
	b.Part("Où en est le projet")
	var stages page.Facts
	for i := range b.overview.Stages {
		stages = append(stages, stageFact(&b.overview.Stages[i]))
	}
	b.Add(stages)

	b.Theme("Les dates du projet")
	b.milestones()

	b.Theme("La suite")
	b.Add(page.Facts{b.nextStep(), b.nextDeadline()})
	b.deadlines()
}

func stageFact(s *model.StageState) page.Fact {
	value := sentence("%s, %s sur %d", s.Status.Word(),
		french.Count(s.Finished, "rubrique terminée", "rubriques terminées"), len(s.Sections))
	if s.Reason != "" {
		value += "\n" + french.Capital(s.Reason)
	}
	return page.Fact{Label: stageLabel(s.Stage), Value: value}
}

func (b *builder) milestones() {
	var known page.Facts
	for _, m := range b.project.Milestones() {
		known = append(known, page.Fact{Label: french.Capital(m.Label), Value: planned(m.Day, b.today)})
	}
	if len(known) == 0 {
		b.Aside("Aucune date n'est encore connue.")
		return
	}
	b.Add(known)
}

func (b *builder) nextStep() page.Fact {
	f := page.Fact{Label: "Ensuite", Tone: page.Strong}
	step := b.project.Next(b.overview)
	if step.Section == nil {
		f.Value = "tout est renseigné et fait"
		return f
	}
	f.Value = step.Label() + "\n" + "(" + step.Where() + ")"
	return f
}

func (b *builder) nextDeadline() page.Fact {
	f := page.Fact{Label: "Prochaine échéance"}
	late := calendar.LateNow(b.events)
	if late != "" {
		late = "\nEn retard" + colon + french.Line(late)
	}
	next, ahead := calendar.Next(b.events)
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
