package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/ui/kit"
)

// home is where the leader sees where she is and what comes next. « Continuer »
// is selected when she arrives: Enter takes up where she left.
type home struct {
	page
	tight bool // there is no room for a blank line between the items
}

// roomy is the height from which the items stand in two groups.
const roomy = 18

func newHome(a *app) *home {
	h := &home{page: newPage(a)}
	h.column = 28
	h.refresh()
	return h
}

func (h *home) refresh() {
	a := h.app
	next := a.project.Next(a.overview)
	items := []item{{label: "Continuer", note: h.whereTo(next), to: whatNext(next)}}
	if waiting := a.begun(); len(waiting) > 0 {
		waiting[0].label = "Texte commencé"
		items = append(items, waiting[0])
	}
	if n := len(a.project.Clashes()) + len(a.lost); n > 0 {
		items = append(items, item{label: "Deux versions", note: french.Count(n, "changement", "changements") + " à voir", to: want{room: roomVersions}})
	}
	for i, s := range a.overview.Stages {
		label := strconv.Itoa(i+1) + " " + s.Stage.Title
		if len(s.Stage.Gate) == 0 {
			label = s.Stage.Title
		}
		items = append(items, item{label: label, note: s.Status.Word(), reason: stageReason(s), status: s.Status, to: want{room: roomStage, at: s.Stage.ID.Name}})
	}
	if !h.tight {
		items = append(items, item{})
	}
	items = append(items,
		item{label: "Guide", note: "votre région, conseils, outils, mots", to: want{room: roomGuide}},
		item{label: "Vérifier vos réponses", note: "tout relire, corriger", to: want{room: roomReview}},
		item{label: "Historique", note: "ce qui a changé, y revenir, copies", to: want{room: roomHistory}},
		item{label: "Budget", note: h.budgetNote(), to: want{room: roomBudget}},
		item{label: "Échéances", note: h.deadlineNote(), to: want{room: roomCalendar}},
		item{label: "Rapport", note: "lire la synthèse", to: want{room: roomReport}},
	)
	for i := range items {
		items[i].note = french.Typography(items[i].note)
	}
	h.setItems(items)
}

// whatNext leads to the next thing or, when nothing is left, to the summary.
func whatNext(next model.Place) want {
	if next.Nowhere() {
		return want{room: roomReport}
	}
	return want{place: next}
}

// stageReason is what goes with the status of a stage.
func stageReason(s model.StageState) string {
	if s.Reason == "" && s.Status == model.InProgress {
		return french.Count(s.Finished, "rubrique", "rubriques") + " sur " + strconv.Itoa(len(s.Sections))
	}
	return kit.OneLine(s.Reason)
}

func (h *home) whereTo(step model.Place) string {
	switch {
	case step.Question != nil:
		rank, _ := h.app.project.Rank(step.Question)
		return step.Section.Title + ", question " + strconv.Itoa(rank)
	case step.Action != nil:
		return step.Section.Title + ", une action à faire"
	}
	return "tout est fait"
}

func (h *home) budgetNote() string {
	a := h.app
	_, note, known := budget.FirstYear(a.project, a.today())
	if !known {
		return french.InWords(len(a.scale().Sizes)) + " tailles ; population à renseigner"
	}
	if a.scale().StaleOn(a.today()) != "" {
		note = "barème à vérifier · " + note
	}
	return note
}

func (h *home) deadlineNote() string {
	today := h.app.today()
	events := calendar.Events(h.app.project, today)
	if late := calendar.Late(events); len(late) > 0 {
		return "! " + french.Number(int64(len(late))) + " en retard · " + kit.OneLine(late[0].Label) + ", " + late[0].Day.String()
	}
	next, ahead := calendar.Next(events)
	if !ahead {
		return "aucune date à venir pour l'instant"
	}
	day := next.Day.Short()
	if next.Day.Year != today.Year {
		day = next.Day.String()
	}
	return dates.In(today.DaysUntil(next.Day)) + ", " + day + " : " + kit.OneLine(next.Label)
}

func (h *home) crumb() (string, string) {
	a := h.app
	name := kit.OneLine(a.project.Name())
	if name == "" {
		name = "Projet sans nom"
	}
	end := ""
	if s, known := budget.Of(a.project); known {
		if size := a.scale().SizeOf(s.Population); size != nil {
			end = "taille " + strconv.Itoa(size.Number) + " · " + french.Number(s.Population) + " habitants"
		}
	}
	return a.styles.Title.Render(name), end
}

func (h *home) resize(width, height int) {
	h.page.resize(width, height)
	if tight := height < roomy; tight != h.tight {
		h.tight = tight
		h.refresh()
	}
}

func (h *home) lines() []string {
	a := h.app
	path := h.path()
	above := slices.Clone(path)
	current := a.overview.Stage().Stage
	where := model.StageHeading(a.catalog, current)
	above = append(above, " "+a.styles.Title.Render(where))
	if action := a.project.NextAction(a.overview); action != nil {
		above = append(above, " "+a.styles.Faint.Render(french.Typography("À faire maintenant : "))+action.Label)
	}
	// Blank lines go where they help most, while there is room for them.
	if h.height-len(above) > len(h.items) {
		above = append(above, "")
	}
	if h.height-len(above) > len(h.items) {
		above = slices.Insert(above, len(path), "")
	}
	return h.around(above, nil)
}

// path draws the five stages on a line: done, behind but to complete, current, to
// come, told by the shape of the dot as well as by colour.
func (h *home) path() []string {
	a := h.app
	var titles []string
	for _, s := range a.catalog.Stages {
		if len(s.Gate) > 0 {
			titles = append(titles, s.Title)
		}
	}
	step := (h.width - 16) / max(len(titles)-1, 1)
	var dots, first, second strings.Builder
	for i, title := range titles {
		s := a.overview.Stages[i]
		dot, line := "○", a.styles.Faint.Render(strings.Repeat("─", step-1))
		switch {
		case i < a.overview.Current && s.Passed:
			dot, line = "◌", a.styles.Accent.Render(strings.Repeat("━", step-1))
			if s.Status == model.Finished {
				dot = "●"
			}
		case i == a.overview.Current:
			dot = "◐"
		}
		dots.WriteString(a.styles.Accent.Render(dot))
		if i < len(titles)-1 {
			dots.WriteString(line)
		}
		one, two, _ := strings.Cut(title, " ")
		if ansi.StringWidth(title) < step || i == len(titles)-1 {
			one, two = title, ""
		}
		if i == len(titles)-1 {
			first.WriteString(one)
			continue
		}
		first.WriteString(kit.Fill(one, step))
		second.WriteString(kit.Fill(two, step))
	}
	lines := []string{" " + dots.String()}
	if h.width < kit.Wide || h.height < 18 {
		return lines
	}
	return append(lines, " "+a.styles.Faint.Render(first.String()), " "+a.styles.Faint.Render(second.String()))
}

func (h *home) acts() []kit.Act {
	a := h.app
	return append(h.menu.Moves(), h.opens(keys.open), a.goSearch(), a.giveHelp(), a.takeBack(), a.quitHere())
}
