package ui

import (
	"cpts/content"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// inset is what is shown of the money beside a question or a rubrique, for the
// project as it stands, if it fits in room.
func (a *app) inset(kind content.Inset, width, room int) []string {
	return a.insetOf(a.project, kind, width, room)
}

// insetFor is the same, as if the answer to q were v: redrawn as one types.
func (a *app) insetFor(q *content.Question, v model.Value, width, room int) []string {
	return a.insetOf(a.project.Supposing(q.ID.Name, v), q.Beside(), width, room)
}

// insetOf draws the fullest page that fits, be it in one line; the beginning of the
// shortest when none does.
func (a *app) insetOf(p *model.Project, kind content.Inset, width, room int) (lines []string) {
	for _, page := range report.Inset(kind, p, report.MoneyOf(p, a.today())) {
		text := newInset(a.styles, width)
		text.page(page)
		lines = text.lines
		for len(lines) > 0 && lines[len(lines)-1] == "" {
			lines = lines[:len(lines)-1]
		}
		if len(lines) == 1 && room > 1 {
			lines = append([]string{""}, lines...) // a line alone stands apart
		}
		if len(lines) <= room {
			return lines
		}
	}
	return kit.ClipTo(lines, max(room, 0))
}
