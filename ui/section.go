package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// sectionPage is a rubrique: what it is for, its questions with their answers,
// and the things to do outside the program, ticked here.
type sectionPage struct {
	page
	section *content.Section
	after   int  // the line of what comes after the rubrique
	all     bool // the questions that wait until she asks for them are shown
}

func newSection(a *app, s *content.Section) *sectionPage {
	p := &sectionPage{page: newPage(a), section: s}
	p.foot = 3 // an action may take two
	p.refresh()
	return p
}

// startingAt puts the cursor on a question or an action.
func (p *sectionPage) startingAt(id string) *sectionPage {
	if at := slices.IndexFunc(p.items, func(it item) bool { return it.id != "" && it.id == id }); at >= 0 {
		p.menu.MoveTo(at)
	}
	return p
}

func (p *sectionPage) refresh() {
	a := p.app
	items := []item{p.followingItem()}
	if begin, waits := p.beginItem(); waits {
		items = slices.Insert(items, 0, begin)
	}
	p.after = len(items) - 1
	if p.section.Circuit != "" {
		items = append(items, item{label: "Dans votre région", note: regionOf(a.project), detail: "À qui envoyer, devant qui passer, qui valide, et qui peut vous aider.", to: want{room: roomYourRegion}})
	}
	items = append(items, a.controlItems(p.section)...)
	if model.PlaceOf(a.catalog, model.KeyTools.ID()).Section == p.section {
		items = append(items, item{label: "Les outils par famille", note: "que choisir, et quand", detail: "Les familles d’outils, leur moment, et ce que vous en avez noté.", to: want{room: roomTools}})
	}
	items = append(items, p.questionItems()...)
	p.setItems(slices.Concat(items, p.actionItems(), a.documentsOf(p.section, a.today())))
}

// questionItems are the questions of the rubrique, under how many have their answer.
func (p *sectionPage) questionItems() (items []item) {
	a := p.app
	for _, q := range p.section.Questions {
		if !a.project.Asked(q) || !p.all && !a.project.Put(q) {
			continue
		}
		note, status := a.answerNote(q)
		items = append(items, item{id: q.ID.Name, label: q.Short + a.noteMark(q.ID.Name), note: note, status: status, detail: a.questionDetail(q), to: a.toQuestion(q.ID.Name)})
	}
	if spared := a.project.Spared(p.section); len(spared) > 0 {
		items = append(items, p.sparedItem(len(spared)))
	}
	if len(items) > 0 {
		items = slices.Insert(items, 0, item{label: "Questions", note: outOf(report.AnswersOf(a.project, p.section))})
	}
	return items
}

// actionItems are the things to do of the rubrique, under how many are settled.
func (p *sectionPage) actionItems() (items []item) {
	a := p.app
	settled := 0
	for _, task := range a.project.Tasks(p.section, a.today()) {
		if task.Settled() {
			settled++
		}
		id, to := task.Action.ID.Name, want{room: roomHelp}
		if len(task.By) > 0 {
			to = a.toQuestion(task.By[0].ID.Name)
		}
		it := item{id: id, label: actionBox(task) + " " + task.Action.Label + a.noteMark(id), detail: a.actionDetail(task), to: to}
		if task.Late(a.today()) {
			it.label, it.status = actionBox(task)+" ! "+task.Action.Label+a.noteMark(id), model.Trouble
		}
		items = append(items, it)
	}
	if len(items) > 0 {
		items = slices.Insert(items, 0, item{label: "À faire hors de l’assistant", note: outOf(settled, len(items))})
	}
	return items
}

func outOf(n, of int) string {
	return french.Number(int64(n)) + " sur " + french.Number(int64(of))
}

// sparedItem shows the questions that wait until she asks for them, or hides them again.
func (p *sectionPage) sparedItem(n int) item {
	label := french.Say("%s : les montrer", french.Count(n, "question facultative", "questions facultatives"))
	if n == 1 {
		label = french.Typography("1 question facultative : la montrer")
	}
	if p.all {
		label = "L’essentiel seulement"
	}
	return item{label: french.Typography(label), detail: "Vous avez choisi l’essentiel d’abord. La touche e pose toutes les questions.", open: func() tea.Cmd {
		p.all = !p.all
		p.refresh()
		return nil
	}}
}

// goneThrough puts the cursor on what comes after the rubrique: she has been through
// its questions, and one that she left unanswered is not put again at once.
func (p *sectionPage) goneThrough() { p.menu.MoveTo(p.after) }

// beginItem leads to the first question that waits; false when none does.
func (p *sectionPage) beginItem() (item, bool) {
	a := p.app
	q := a.project.Entry(p.section, a.overview)
	if q == nil {
		return item{}, false
	}
	label := "Continuer"
	if a.overview.Section(p.section).Answered == 0 {
		label = "Commencer"
	}
	return item{label: label, note: q.Short, detail: q.Label, to: want{place: model.AtQuestion(q)}}, true
}

// followingItem leads to the next rubrique or, after the last of a stage, home. It tells
// what this one still expects: without a question to begin with, the page would seem
// to have nothing to ask.
func (p *sectionPage) followingItem() item {
	a := p.app
	detail := p.inItsTime()
	if p.section.Index+1 < len(p.section.Stage.Sections) {
		next := p.section.Stage.Sections[p.section.Index+1]
		return item{label: "Rubrique suivante", note: next.Title, detail: detail, open: func() tea.Cmd { return a.instead(want{place: model.AtSection(next)}) }}
	}
	last := "C’est la dernière rubrique de l’étape."
	return item{label: "Retour à l’accueil", detail: strings.TrimSpace(last + " " + detail), to: want{room: roomHome}}
}

// inItsTime names the needed questions that wait for something to happen first.
func (p *sectionPage) inItsTime() string {
	var later []string
	for _, q := range p.section.Questions {
		if a := p.app; a.project.Lacks(q) && !a.overview.Possible(a.project, p.section.Stage, q.Once) {
			later = append(later, french.Say("« %s »", q.Short))
		}
	}
	if len(later) == 0 {
		return ""
	}
	return french.Say("À noter le moment venu : %s.", strings.Join(later, ", "))
}

// answerNote is an answer on one line, or what stands for none.
func (a *app) answerNote(q *content.Question) (string, model.Status) {
	status := model.Status("")
	if a.project.Trouble(q) != "" {
		status = model.Trouble
	}
	return report.AnswerNote(a.project, q), status
}

// noteMark tells that a note stands beside a question or an action.
func (a *app) noteMark(id string) string {
	if a.project.Note(id) == "" {
		return ""
	}
	return " (note)"
}

func actionBox(t model.Task) string {
	switch {
	case t.Status == model.Done:
		return "[x]"
	case t.Status == model.Pointless:
		return "[-]"
	case t.Action.Optional:
		return "[ ] Facultatif ·"
	}
	return "[ ]"
}

// questionDetail is a question in full or, when its answer is in trouble, what is
// wrong with it.
func (a *app) questionDetail(q *content.Question) string {
	if trouble := a.project.Trouble(q); trouble != "" {
		return french.Capital(kit.OneLine(trouble)) + "."
	}
	return q.Label
}

func (a *app) actionDetail(t model.Task) string {
	why := t.Action.Why
	switch {
	case t.Late(a.today()):
		return french.Say("En retard : c’était pour le %s. %s", t.Due.String(), why)
	case !t.Settled() && !t.Due.IsZero():
		return "À faire au plus tard le " + t.Due.String() + ". " + why
	case len(t.By) > 0:
		return french.Capital(a.project.AccordingTo(t)) + french.Typography(" (« ") + t.By[0].Short + french.Typography(" »). ") + why
	case t.Status == model.Done && !t.On.IsZero():
		return "Faite le " + t.On.String() + ". " + why
	case t.Status == model.Done:
		return "Faite. " + why
	case t.Status == model.Pointless:
		return french.Say("Sans objet : %s.", strings.TrimRight(kit.OneLine(t.Reason), ". "))
	}
	return why
}

// subject is the question or action under the cursor, else the rubrique.
func (p *sectionPage) subject() model.Place {
	if about, known := p.app.about(p.selected().id); known {
		return about
	}
	return model.AtSection(p.section)
}

func (p *sectionPage) crumb() (string, string) {
	s := p.app.overview.Section(p.section)
	return model.StageHeading(p.app.catalog, p.section.Stage) + " › " + p.app.styles.Title.Render(p.section.Title), s.Status.Shape() + " " + s.Status.Word()
}

func (p *sectionPage) lines() []string {
	a := p.app
	above := kit.Indent(kit.Wrap(p.section.Purpose, p.width-4), 2)
	var below []string
	if p.section.Inset != "" {
		below = a.inset(p.section.Inset, p.width, p.height-len(above)-9)
	}
	if p.height-len(above)-len(below)-len(p.items) > 6 {
		above = append(above, kit.Styled(kit.Indent(kit.Wrap(p.section.Outcome, p.width-4), 2), a.styles.Faint.Render)...)
	}
	if p.section.Circuit != "" && a.right == 0 {
		prose := newProse(a.styles, p.width)
		prose.page(report.Circuit(a.project, p.section.Circuit, content.Legs))
		if p.height-len(above)-len(prose.lines) > 9 {
			above = append(append(above, ""), prose.lines...)
		}
	}
	if state := a.overview.Section(p.section); state.Status == model.NotYet {
		above = append(above, "  "+a.styles.Alert.Render(french.Say("Pas encore possible : %s.", state.Reason)))
	}
	return p.around(append(above, ""), below)
}

// dates is the act of giving a thing to do a deadline or, once done, of correcting the
// day; where an answer tells that day, it is the answer.
func (a *app) dates(action *content.Action) kit.Act {
	task, at := a.project.Task(action, a.today()), model.AtAction(action)
	if task.Status != model.Done {
		return a.leads(keys.due, want{room: roomDue, place: at})
	}
	day := want{room: roomDoneOn, place: at}
	if len(task.By) > 0 && task.By[0].Kind == content.Date {
		day = a.toQuestion(task.By[0].ID.Name)
	}
	act := a.leads(keys.doneOn, day)
	act.Does = "corriger le jour où elle a été faite"
	return act
}

func (p *sectionPage) acts() []kit.Act {
	a := p.app
	action := a.catalog.Action(p.selected().id)
	if action == nil {
		before := a.goBefore()
		before.Keep = kit.Spare
		return append(p.page.acts(), a.chooseWalk(), before)
	}
	tick := kit.Does(keys.tick, func() tea.Cmd { return a.tick(action) })
	task := a.project.Task(action, a.today())
	if len(task.By) > 0 { // the answer is where it is undone
		return slices.Concat([]kit.Act{
			p.opens(kit.Bind("entrée", "votre réponse", "enter")), a.dates(action), a.goBack(), a.makeNote(), a.giveHelp(),
		}, p.menu.Moves(), kit.Quietly(tick))
	}
	if task.Settled() {
		tick.On = kit.Bind("espace", "à refaire", "space")
	}
	return slices.Concat([]kit.Act{
		p.opens(kit.Bind("entrée", "conseils", "enter")), tick,
		a.leads(keys.pointless, want{room: roomReason, place: model.AtAction(action)}),
		a.dates(action),
		a.goBack(), a.makeNote(), a.giveHelp(),
	}, p.menu.Moves())
}
