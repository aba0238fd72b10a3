package report

import (
	"cmp"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// remaining lists what is still to do: what earlier stages lack and the current
// stage in full, later stages as counts; then what is settled.
func (b *builder) remaining() {
	b.Part("Ce qui reste à faire")
	current := b.overview.Current
	b.Theme("En ce moment, " + stageHeading(b.catalog.Stages[current]))
	if !b.stageToDo(b.catalog.Stages[current]) {
		b.Say("Tout est fait à cette étape.")
	}
	b.earlier(b.catalog.Stages[:current])
	b.later(b.catalog.Stages[current+1:])
	b.settled()
}

// stageHeading is the name of a stage inside a title.
func stageHeading(s *content.Stage) string {
	if len(s.Gate) == 0 {
		return sentence("« %s »", s.Title)
	}
	return model.StageRank(s) + colon + s.Title
}

// earlier lists what the stages behind still lack, when they lack something.
func (b *builder) earlier(stages []*content.Stage) {
	for _, s := range stages {
		if b.overview.Stages[s.Index].Remaining() == 0 {
			continue
		}
		b.Theme("À compléter, " + stageHeading(s))
		b.stageToDo(s)
	}
}

// stageToDo lists the answers waited for and the actions of a stage, rubrique by
// rubrique; it tells whether there were any.
func (b *builder) stageToDo(s *content.Stage) (any bool) {
	for _, section := range s.Sections {
		if items := b.sectionToDo(section); len(items) > 0 {
			any = true
			b.Section(section.Title)
			b.List(page.ToTick, items)
		}
	}
	return any
}

// sectionToDo are the answers waited for, the actions and the points of a rubrique.
func (b *builder) sectionToDo(section *content.Section) (items []string) {
	if missing := b.missing(section); len(missing) > 0 {
		items = append(items, sentence("Renseigner : %s", names(missing)))
	}
	for _, t := range b.project.Tasks(section, b.today) {
		if t.Waits() {
			items = append(items, t.Action.Label)
		}
	}
	for _, u := range b.overview.Section(section).ToSettle() {
		items = append(items, sentence("Régler : %s", u.Title))
	}
	return items
}

// Left is what a rubrique still asks, the first thing to do in it at the head.
func Left(p *model.Project, o *model.Overview, s *content.Section) *page.Page {
	b := &builder{reading: newReading(p.Catalog()), project: p, overview: o, today: o.Today}
	state := o.Section(s)
	b.Theme(s.Title)
	b.Say("%s %s", state.Status.Shape(), state.Status.Word())
	b.Say("%s", s.Purpose)
	left := b.sectionToDo(s)
	switch {
	case len(left) > 0:
		b.Theme(sentence("Ce qui reste, %d sur %d", state.Missing+state.ToDo, state.Needed))
		b.List(page.ToTick, left)
	case state.Status == model.Finished:
		b.Aside("Tout est fait. %s", s.Outcome)
	}
	return b.Page
}

// LeftAt is what a stage still asks, rubrique by rubrique.
func LeftAt(p *model.Project, o *model.Overview, s *content.Stage) *page.Page {
	b := &builder{reading: newReading(p.Catalog()), project: p, overview: o, today: o.Today}
	b.Theme("Ce qui reste à cette étape")
	for _, section := range s.Sections {
		if items := b.sectionToDo(section); len(items) > 0 {
			b.Add(page.Facts{{Label: section.Title, Items: items}})
		}
	}
	return b.Page
}

// missing are the short names of the needed questions without an answer, but those that
// an action of the list stands for.
func (b *builder) missing(s *content.Section) (short []string) {
	for _, q := range s.Questions {
		if b.project.WaitsAlone(q, b.today) {
			short = append(short, q.Short)
		}
	}
	return short
}

func (b *builder) later(stages []*content.Stage) {
	var list page.Facts
	for _, s := range stages {
		actions := 0
		for _, section := range b.overview.Stages[s.Index].Sections {
			actions += section.ToDo
		}
		if actions > 0 {
			list = append(list, page.Fact{Label: stageLabel(s), Value: french.Count(actions, "chose à faire", "choses à faire")})
		}
	}
	if len(list) > 0 {
		b.Theme("Plus tard")
		b.Add(list)
	}
}

// settled lists in short what is done, and what was not called for.
func (b *builder) settled() {
	var done, pointless []string
	for _, s := range b.catalog.Stages {
		for _, section := range s.Sections {
			for _, t := range b.project.Tasks(section, b.today) {
				switch t.Status {
				case model.Done:
					done = append(done, t.Action.Label+" ("+cmp.Or(b.project.AccordingTo(t), doneOn(t.ActionState))+")")
				case model.Pointless:
					pointless = append(pointless, t.Action.Label+reason(t.ActionState))
				}
			}
		}
	}
	if len(done) > 0 {
		b.Theme(counted("Déjà fait", len(done)))
		b.List(page.Ticked, done)
	}
	if len(pointless) > 0 {
		b.Theme(counted("Sans objet", len(pointless)))
		b.List(page.Dash, pointless)
	}
}

func doneOn(state model.ActionState) string {
	if state.On.IsZero() {
		return "jour non noté"
	}
	return state.On.String()
}

func reason(state model.ActionState) string {
	if text := french.Line(state.Reason); text != "" {
		return " (" + text + ")"
	}
	return ""
}
