package report

import (
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/dates"
	"cpts/model/french"
)

// progress tells where the project stands, what is dated, and what comes next.
func (b *builder) progress() {
	b.part("Où en est le projet")
	var stages facts
	for i := range b.overview.Stages {
		stages = append(stages, stageFact(&b.overview.Stages[i]))
	}
	b.add(stages)

	b.theme("Les dates du projet")
	b.milestones()

	b.theme("La suite")
	b.add(facts{b.nextStep(), b.nextDeadline()})
	b.deadlines()
}

func stageFact(s *model.StageState) fact {
	value := sentence("%s, %s sur %d", s.Status.Word(),
		french.Count(s.Finished, "rubrique terminée", "rubriques terminées"), len(s.Sections))
	if s.Reason != "" {
		value += "\n" + french.Capital(s.Reason)
	}
	return fact{label: stageLabel(s.Stage), value: value}
}

func (b *builder) milestones() {
	var known facts
	for _, m := range b.project.Milestones() {
		known = append(known, fact{label: french.Capital(m.Label), value: planned(m.Day, b.today)})
	}
	if len(known) == 0 {
		b.aside("Aucune date n'est encore connue.")
		return
	}
	b.add(known)
}

func (b *builder) nextStep() fact {
	f := fact{label: "Ensuite", tone: strong}
	step := b.project.Next(b.overview)
	if step.Section == nil {
		f.value = "tout est renseigné et fait"
		return f
	}
	f.value = step.Label() + "\n" + sentence("(%s, rubrique « %s »)", stageRank(step.Section.Stage), step.Section.Title)
	return f
}

func (b *builder) nextDeadline() fact {
	f := fact{label: "Prochaine échéance"}
	late := calendar.LateNow(b.events)
	if late != "" {
		late = "\nEn retard" + colon + clean(late)
	}
	next, ahead := calendar.Next(b.events)
	if !ahead {
		f.value = "aucune date à venir" + late
		if late == "" {
			f.tone = faint
		}
		return f
	}
	f.value = french.Capital(next.Label) + ", " + next.Day.String() + " (" + dates.In(b.today.DaysUntil(next.Day)) + ")" + late
	return f
}
