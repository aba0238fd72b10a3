package ui

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
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
	above    []string               // the items
	known    func() *content.Advice // on the next thing, read where it is shown
	right    kept
}

func newHome(a *app) *home {
	h := &home{page: newPage(a)}
	h.width, h.height = kit.MinWidth, kit.MinHeight // until the terminal says its own
	h.refresh()
	return h
}

func (h *home) refresh() {
	a := h.app
	h.standing = report.StandingOf(a.project, a.today())
	h.known = sync.OnceValue(h.standing.ToKnow)
	h.right = kept{}
	now := a.nextItems(h.standing)
	if to, where := h.standing.Left(); !to.Nowhere() {
		now = append(now, item{label: "Reprendre", note: where, to: want{place: to}})
	}
	if n := len(a.project.Clashes()) + len(a.lost); n > 0 {
		now = append(now, item{label: "Deux versions", note: french.Count(n, "changement", "changements") + " à voir", to: want{room: roomVersions}})
	}
	var stages []item
	for _, s := range h.standing.Stages {
		stages = append(stages, item{label: s.Title, note: s.Brief, done: s.Finished, all: len(s.Sections), shape: s.Shape(), status: s.Status, strong: s.Stage.Index == h.standing.Overview.Current, to: want{room: roomStage, at: s.Stage.ID.Name}})
	}
	dates := item{label: "Échéances", to: want{room: roomCalendar}}
	var late bool
	if dates.note, late = h.standing.Dates(); late {
		dates.status = model.Trouble
	}
	h.setOut(now, stages, []item{
		dates,
		{label: "Budget", note: h.standing.FirstYear(), to: want{room: roomBudget}},
		{label: "Vérifier vos réponses", note: h.standing.Review(), to: want{room: roomReview}},
		{label: "Documents", note: "à lire, à compléter, à envoyer", to: want{room: roomDocuments}},
		{label: "Guide", note: "votre région, conseils, outils, mots", to: want{room: roomGuide}},
		{label: "Historique", note: "ce qui a changé, y revenir, copies", to: want{room: roomHistory}},
	})
}

// setOut sets the groups of items under one another. In the room that they leave
// stand, by what they are worth: the path, its names or else the stage, blank lines
// between the groups, why the next thing is to be done, the titles of the groups, what
// comes after it.
func (h *home) setOut(now, stages, tools []item) {
	soon := h.soon()
	h.wide = widthsOf(slices.Concat(now, stages, tools, soon))
	for i, it := range tools { // the budget in fewer words, where all do not fit
		if it.to.room == roomBudget && ansi.StringWidth(it.note) > h.width-5-h.labelWidth(it, h.width) {
			tools[i].note = h.standing.FirstYearShort()
		}
	}
	room := h.height - len(now) - len(stages) - len(tools) - (h.tall(now[0]) - 1)
	take := func(lines []string) bool {
		if len(lines) == 0 || room < len(lines) {
			return false
		}
		room -= len(lines)
		return true
	}
	blank := []string{""}
	dots, names := h.app.path(h.width)
	if h.above = nil; take([]string{dots}) {
		h.above = []string{dots}
	}
	if take(names) {
		h.above = append(h.above, names...)
	} else if stage := []string{" " + h.app.styles.Title.Render(h.standing.Stage())}; take(stage) {
		h.above = append(h.above, stage...)
	}
	first, second := take(blank), take(blank)
	if take(blank) {
		h.above = append(h.above, "")
	}
	if why := kit.Wrap(h.standing.NextWhy(), h.width-h.noteColumn()-1); now[0].whole != "" && take(why) {
		now = slices.Insert(now, 1, item{under: why}) // apart: what is lit is what Enter opens
	}
	if take(slices.Repeat(blank, 2)) {
		stages = slices.Insert(stages, 0, item{label: "Le chemin"})
		tools = slices.Insert(tools, 0, item{label: "À consulter"})
	}
	if len(now) > 2 && take(blank) {
		now = slices.Insert(now, 2, item{}) // it stands apart from what comes after
	}
	for len(soon) > 0 && 2+h.tall(soon...) > room {
		soon = soon[:len(soon)-1]
	}
	if len(soon) > 0 {
		now = slices.Concat(now, []item{{}, {label: "Et ensuite"}}, soon)
	}
	if first {
		now = append(now, item{})
	}
	if second {
		stages = append(stages, item{})
	}
	h.setItems(slices.Concat(now, stages, tools))
}

// noteColumn is where the notes of the list begin.
func (p *page) noteColumn() int {
	if p.width < kit.Wide {
		return 3 // what is told whole goes under its label
	}
	return 3 + p.labelWidth(item{note: " "}, p.width) + len(gap)
}

// tall is how many lines items take.
func (p *page) tall(items ...item) (lines int) {
	drawn := page{app: p.app, wide: p.wide, items: items}
	for i := range items {
		lines += strings.Count(drawn.line(i, p.width, false), "\n") + 1
	}
	return lines
}

// mostSoon is how many of the things that come after the next one are told, from
// soonFrom lines on.
const (
	mostSoon = 6
	soonFrom = 28
)

// soon are the next things to do in the rubriques that follow.
func (h *home) soon() (items []item) {
	if h.height < soonFrom {
		return nil
	}
	a := h.app
	for _, ahead := range report.Upcoming(a.project, a.today(), mostSoon+1) {
		if ahead.To.Section != h.standing.Next.To.Section {
			items = append(items, item{label: ahead.To.Section.Title, whole: ahead.Label, to: want{place: ahead.To}})
		}
	}
	return items
}

// nextItems are what there is to do now, the first of which Enter opens; whole says it
// in full.
func (a *app) nextItems(s *report.Standing) []item {
	if s.Next.To.Nowhere() {
		label := "Tout est renseigné et fait"
		if a.project.Walk() == model.Essential {
			label = "L’essentiel est fait"
		}
		return []item{{label: label, note: "lire et écrire vos documents", to: want{room: roomDocuments}}}
	}
	first := item{label: "À faire maintenant", note: s.Next.To.Section.Title, whole: s.NextWhole(), to: want{place: s.Next.To}}
	if begun, known := a.begunUnder(s.Next.Draft); known {
		first.to, first.open = begun.to, begun.open
	}
	if s.Next.Why == next.Late {
		first.status = model.Trouble
	}
	return []item{first}
}

func (h *home) crumb() (string, string) {
	return h.app.styles.Title.Render(h.standing.Name()), h.standing.Size()
}

func (h *home) resize(width, height int) {
	h.page.resize(width, height)
	h.refresh() // what there is to do takes as many lines as the width asks for
}

func (h *home) lines() []string { return h.around(h.above, nil) }

func (h *home) acts() []kit.Act {
	a := h.app
	acts := append(h.menu.Moves(), h.opens(keys.open), h.goStage(), a.goBack(), a.goSearch(), a.giveHelp(), a.takeBack(), a.quitHere(), a.chooseWalk())
	if a.right > 0 && h.known() != nil {
		acts = append(acts, kit.Quietly(h.knowMore())...)
	}
	return acts
}

// knowMore opens all the advice of which the right tells one.
func (h *home) knowMore() kit.Act {
	a, on := h.app, h.standing.Next.To
	act := a.leads(keys.advice, want{room: roomToKnow, place: on})
	act.Does = "conseils sur ce qu’il y a à faire"
	return act
}

// goStage opens a stage by the number that stands before its name.
func (h *home) goStage() kit.Act {
	var digits []string
	for i := range model.Numbered(h.app.catalog) {
		digits = append(digits, strconv.Itoa(i+1))
	}
	return kit.Act{On: kit.Bind("1-"+digits[len(digits)-1], "étape", digits...), Does: "ouvrir l’étape de ce rang", Run: func(press tea.KeyPressMsg) tea.Cmd {
		at := slices.Index(digits, press.String())
		return h.app.open(want{room: roomStage, at: h.app.catalog.Stages[at].ID.Name})
	}}
}
