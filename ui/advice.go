package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
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

// panel is the advice beside the screen, laid out once for each subject.
type panel struct {
	about model.Place
	width int
	dark  bool
	note  string
	where string // the region
	lines []string
}

// advice are the advice on the subject of the screen on top, and the note on it, laid
// out in a width; none where it has no subject.
func (a *app) advice(width int) []string {
	about, has := subjectOf(a.top())
	if !has {
		return nil
	}
	where := ""
	if region := a.project.Region(); region != nil {
		where = region.ID.Name
	}
	now := panel{about: about, width: width, dark: a.styles.Dark, note: a.project.Note(about.ID()), where: where}
	if kept := a.panel; kept.about != now.about || kept.width != now.width || kept.dark != now.dark || kept.note != now.note || kept.where != now.where {
		p := newProse(a.styles, width)
		if now.note != "" {
			p.flow(french.Say("Votre note : %s", kit.OneLine(now.note)), 2, a.styles.Strong.Render)
		}
		p.page(report.Advice(a.project, about))
		now.lines = p.lines
		a.panel = now
	}
	return a.panel.lines
}

// regionOf names the region of the project, or says that none is chosen.
func regionOf(p *model.Project) string {
	if region := p.Region(); region != nil {
		return region.Name
	}
	return "région à choisir"
}
