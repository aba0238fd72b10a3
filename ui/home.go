package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/next"
	"cpts/model/report"
	"cpts/ui/kit"
)

// home is where the leader sees where she is and what comes next, which is selected
// when she arrives: Enter goes there.
type home struct {
	page
	standing *report.Standing
	above    []string // the items
}

func newHome(a *app) *home {
	h := &home{page: newPage(a)}
	h.column = 30
	h.width, h.height = kit.MinWidth, kit.MinHeight // until the terminal says its own
	h.refresh()
	return h
}

func (h *home) refresh() {
	a := h.app
	h.standing = report.StandingOf(a.project, a.today())
	now := a.nextItems(h.standing, h.width)
	if to, where := h.standing.Left(); !to.Nowhere() {
		label := "Reprendre où vous en étiez"
		if h.width < kit.Wide {
			label = "Reprendre"
		}
		now = append(now, item{label: label, note: where, to: want{place: to}})
	}
	if n := len(a.project.Clashes()) + len(a.lost); n > 0 {
		now = append(now, item{label: "Deux versions", note: french.Count(n, "changement", "changements") + " à voir", to: want{room: roomVersions}})
	}
	var stages []item
	for _, s := range h.standing.Stages {
		stages = append(stages, item{label: s.Title, note: s.Word, reason: s.Note, status: s.Status, to: want{room: roomStage, at: s.Stage.ID.Name}})
	}
	dates := item{label: "Échéances", to: want{room: roomCalendar}}
	var late bool
	if dates.note, late = h.standing.Dates(); late {
		dates.status = model.Trouble
	}
	h.setOut(now, stages, []item{
		{label: "Guide", note: "votre région, conseils, outils, mots", to: want{room: roomGuide}},
		{label: "Vérifier vos réponses", note: "tout relire, corriger", to: want{room: roomReview}},
		{label: "Historique", note: "ce qui a changé, y revenir, copies", to: want{room: roomHistory}},
		{label: "Budget", note: h.budgetNote(), to: want{room: roomBudget}},
		dates,
		{label: "Rapport", note: "lire la synthèse", to: want{room: roomReport}},
	})
}

// budgetNote is what the first year pays, in full where the line holds it.
func (h *home) budgetNote() string {
	if whole := h.standing.FirstYear(); ansi.StringWidth(whole) <= h.width-h.column-1 {
		return whole
	}
	return h.standing.FirstYearShort()
}

// setOut sets the groups of items under one another. In the room that they leave
// stand, by what they are worth: the path, the stage, a blank line, the titles of the
// path, more blank lines.
func (h *home) setOut(now, stages, tools []item) {
	room := h.height - len(now) - len(stages) - len(tools)
	take := func(lines int) bool {
		if room < lines {
			return false
		}
		room -= lines
		return true
	}
	dots, titles := h.app.path(h.width)
	path, stage, first := take(1), take(1), take(1)
	named := h.width >= kit.Wide && take(len(titles))
	second, blank, airy := take(1), take(1), take(1)
	h.above = nil
	for _, part := range []struct {
		lines []string
		shown bool
	}{
		{[]string{dots}, path}, {titles, named}, {[]string{""}, airy},
		{[]string{" " + h.app.styles.Title.Render(h.standing.Stage())}, stage}, {[]string{""}, blank},
	} {
		if part.shown {
			h.above = append(h.above, part.lines...)
		}
	}
	for _, divided := range []struct {
		by    bool
		group *[]item
	}{{first, &now}, {second, &stages}} {
		if divided.by {
			*divided.group = append(*divided.group, item{})
		}
	}
	h.setItems(slices.Concat(now, stages, tools))
}

// nextItems are what there is to do now, in full on as many lines as it takes, the
// first of which Enter opens.
func (a *app) nextItems(s *report.Standing, width int) []item {
	if s.Next.To.Nowhere() {
		label := "Tout est renseigné et fait"
		if a.project.Walk() == model.Essential {
			label = "L’essentiel est fait"
		}
		return []item{{label: label, note: "lire la synthèse", to: want{room: roomReport}}}
	}
	first := item{label: "À faire maintenant", note: s.NextPlace(), to: want{place: s.Next.To}}
	if begun, known := a.begunUnder(s.Next.Draft); known {
		first.to, first.open = begun.to, begun.open
	}
	if s.Next.Why == next.Late {
		first.status = model.Trouble
	}
	if width < kit.Wide {
		first.note = s.Next.To.Section.Title
	}
	items := []item{first}
	for _, line := range kit.Wrap(s.NextWhole(), width-4) {
		items = append(items, item{label: line, goesOn: true})
	}
	return items
}

func (h *home) crumb() (string, string) {
	return h.app.styles.Title.Render(h.standing.Name()), h.standing.Size()
}

func (h *home) resize(width, height int) {
	h.page.resize(width, height)
	h.refresh() // what there is to do takes as many lines as the width asks for
}

func (h *home) lines() []string { return h.around(h.above, nil) }

// path draws the five stages on a line: won, behind because she said so, current, to
// come, told by the shape of the dot as well as by colour; and their titles under it.
func (a *app) path(width int) (line string, names []string) {
	var titles []string
	for _, s := range a.catalog.Stages {
		if len(s.Gate) > 0 {
			titles = append(titles, s.Title)
		}
	}
	step := (width - 16) / max(len(titles)-1, 1)
	var dots, first, second strings.Builder
	for i, title := range titles {
		s := a.overview.Stages[i]
		dot, line := "○", a.styles.Faint.Render(strings.Repeat("─", step-1))
		switch {
		case s.Won, s.Status == model.Finished:
			dot = "●"
		case i == a.overview.Current:
			dot = "◐"
		case s.Passed:
			dot = "◌"
		}
		if i < a.overview.Current && s.Passed {
			line = a.styles.Accent.Render(strings.Repeat("━", step-1))
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
	for _, part := range []string{first.String(), second.String()} {
		if strings.TrimSpace(part) != "" {
			names = append(names, " "+a.styles.Faint.Render(part))
		}
	}
	return " " + dots.String(), names
}

func (h *home) acts() []kit.Act {
	a := h.app
	return append(h.menu.Moves(), h.opens(keys.open), a.goBack(), a.goSearch(), a.giveHelp(), a.takeBack(), a.quitHere(), a.chooseWalk())
}
