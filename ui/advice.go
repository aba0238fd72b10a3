package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/model"
)

// advised is a screen about something that there is advice on.
type advised interface{ subject() model.Place }

// about is what an item of a rubrique or of the review stands for.
func (a *app) about(id string) (model.Place, bool) {
	at := model.PlaceOf(a.catalog, id)
	return at, at.ID() != ""
}

// subjectOf is the subject of a screen; ok is false when it has none.
func subjectOf(s screen) (about model.Place, ok bool) {
	if on, is := s.(advised); is {
		about = on.subject()
	}
	return about, !about.Nowhere()
}

// presentSubject says what a question, an action or a rubrique is, as its own
// declaration has it.
func (a *app) presentSubject(p *prose, s model.Place) {
	switch {
	case s.Question != nil:
		q := s.Question
		p.title(q.Label)
		p.say(q.Why)
		if q.Help != "" {
			p.say(q.Help)
		}
		p.cite(q.Sources)
	case s.Action != nil:
		p.title(s.Action.Label)
		p.say(s.Action.Why)
		p.cite(s.Action.Sources)
	default:
		p.title(s.Section.Title)
		p.say(s.Section.Purpose)
		p.aside(s.Section.Outcome)
	}
	if note := a.project.Note(s.ID()); note != "" {
		p.blank()
		p.flow("Votre note : "+oneLine(note), 2, a.styles.strong.Render)
	}
}

// advise sets what is worth knowing on a subject: what the region changes, then
// the advice on the very thing, then that on its rubrique.
func (a *app) advise(p *prose, s model.Place) {
	if s.Section.Circuit != "" {
		a.circuit(p, s.Section.Circuit, content.Legs)
	}
	a.supportOn(p, s)
	k := a.catalog.Knowledge()
	own := k.On(s.ID())
	wider := k.OnSection(s.Section.ID.Name)
	if s.ID() == "" {
		own, wider = wider, nil
		for _, q := range s.Section.Questions {
			wider = append(wider, k.On(q.ID.Name)...)
		}
		for _, action := range s.Section.Actions {
			wider = append(wider, k.On(action.ID.Name)...)
		}
	}
	told := map[*content.Advice]bool{}
	a.byAxis(p, own, told)
	a.byAxis(p, wider, told)
}

// byAxis sets advice under the headings of the axes, each told once.
func (a *app) byAxis(p *prose, all []*content.Advice, told map[*content.Advice]bool) {
	for _, axis := range content.Axes {
		first := true
		for _, advice := range all {
			if advice.Axis != axis || told[advice] {
				continue
			}
			if first {
				p.heading(a.catalog.AxisTitle(axis))
				first = false
			}
			told[advice] = true
			p.anchor(advice.ID.Name)
			p.bullet(advice.Text, advice.Sources)
		}
	}
}

// circuit says, for the region chosen, to whom a document goes, who examines it
// and who validates it: the legs asked for.
func (a *app) circuit(p *prose, name content.CircuitName, legs []content.Leg) {
	region := a.project.Region()
	if region == nil {
		p.heading("Dans votre région")
		p.say("Indiquez votre appui régional, étape 1, rubrique « Le territoire » : vous verrez ici à qui envoyer, devant qui passer et qui valide.")
		return
	}
	way := region.Circuit(name)
	p.heading("Dans votre région · " + region.Name)
	for _, leg := range legs {
		p.labelled(a.catalog.LegTitle(leg), way.Leg(leg), way.Sources)
	}
}

// supportOn is the help on offer in the region, and what to ask there: on a
// question or an action, what answers it; on a rubrique, all that its stage has.
func (a *app) supportOn(p *prose, s model.Place) {
	region := a.project.Region()
	if region == nil {
		return
	}
	support, ask := region.SupportOn(s.ID()), region.ToAskOn(s.ID())
	if s.ID() == "" {
		support, ask = region.SupportAt(s.Section.Stage.ID.Name), region.ToAskAt(s.Section.Stage.ID.Name)
	}
	if len(support)+len(ask) > 0 {
		p.heading("Qui peut vous aider · " + region.Name)
	}
	for _, help := range support {
		p.labelled(help.From, help.What, help.Sources)
	}
	for _, q := range ask {
		p.labelled("À demander", q.Question, q.Sources)
	}
}

// words sets the terms of the glossary that stand in a text.
func (a *app) words(p *prose, text string) {
	terms := a.catalog.Knowledge().TermsIn(text)
	if len(terms) == 0 {
		return
	}
	p.blank()
	p.anchor(wordsAnchor)
	p.heading("Les mots de cet écran")
	for _, t := range terms {
		p.entry(t.ID.Name, t.Meaning, t.Text)
		p.cite(t.Sources)
	}
}

// shownText is what a screen says, on one line, to look for words in it.
func shownText(s screen) string {
	left, _ := s.crumb()
	return onOneLine(append([]string{left}, s.lines()...))
}

// onOneLine is what lines say, without their looks.
func onOneLine(lines []string) string {
	text := ansi.Strip(strings.Join(lines, " "))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// panelFrom is the width of the terminal from which advice stands beside what it
// is about, and mainWidth what that keeps.
const (
	panelFrom = 116
	mainWidth = 80
	panelMost = 64
)

// panel is the advice beside the screen, laid out once for each subject.
type panel struct {
	about model.Place
	width int
	dark  bool
	note  string
	where string // the region
	lines []string
}

// panelWidth is the room of the panel beside the screen on top; 0 for none.
func (a *app) panelWidth() int {
	if a.width < panelFrom || a.project == nil {
		return 0
	}
	if _, has := subjectOf(a.top()); !has {
		return 0
	}
	return min(a.width-max(mainWidth, a.width*3/5)-3, panelMost)
}

// panelLines are the advice on the subject of the screen on top, as far as the
// height goes.
func (a *app) panelLines(height int) []string {
	about, _ := subjectOf(a.top())
	width, where := a.panelWidth(), ""
	if region := a.project.Region(); region != nil {
		where = region.ID.Name
	}
	now := panel{about: about, width: width, dark: a.styles.dark, note: a.project.Note(about.ID()), where: where}
	if kept := a.panel; kept.about != now.about || kept.width != now.width || kept.dark != now.dark || kept.note != now.note || kept.where != now.where {
		p := newProse(a.styles, width)
		p.short = true
		if now.note != "" {
			p.flow("Votre note : "+oneLine(now.note), 2, a.styles.strong.Render)
		}
		a.advise(p, about)
		now.lines = p.lines
		a.panel = now
	}
	lines := a.panel.lines
	if len(lines) > height {
		lines = append(slices.Clone(lines[:height-1]), "  "+a.styles.faint.Render("suite : F1"))
	}
	return lines
}

// beside sets the panel to the right of the screen's lines.
func (a *app) beside(lines []string, panel []string) []string {
	room := a.width - a.panelWidth() - 3
	bar := a.styles.rule.Render("│")
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = fill(line, room) + " " + bar
		if i < len(panel) {
			out[i] += " " + panel[i]
		}
	}
	return out
}

// regionOf names the region of the project, or says that none is chosen.
func regionOf(p *model.Project) string {
	if region := p.Region(); region != nil {
		return region.Name
	}
	return "région à choisir"
}
