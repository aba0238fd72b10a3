package ui

import (
	"slices"

	"cpts/content/french"
	"cpts/ui/kit"
)

// sided is a screen with something of its own to set at its right: more of what its
// cursor is on, or what goes with it. It is asked at each frame for what goes in so
// many columns and lines, and keeps it laid out. Without any line, the screen takes
// the whole width, or has advice beside it when it is about something.
type sided interface {
	aside(width, height int) []string
}

// The widths of a terminal from which something stands at the right: short lines, then
// the prose of advice. mainWidth is what the screen keeps, asideMost where the right
// stops growing, gutter what parts them.
const (
	asideFrom  = 110
	adviceFrom = 116
	mainWidth  = 80
	asideMost  = 64
	gutter     = 3
)

// narrow is a screen that knows how many columns it takes at most, and how many of the
// rest are worth having at its right: with fewer, it is given what the others have. 0 for
// as many as there are.
type narrow interface{ natural() (columns, right int) }

// rightRoom is the room at the right of the screen on top; 0 when nothing goes there.
func (a *app) rightRoom() int {
	if a.width < asideFrom || a.project == nil {
		return 0
	}
	if p, is := a.top().(*rowsPage); is && p.wide() {
		return 0
	}
	room := min(a.width-max(mainWidth, a.width*3/5)-gutter, asideMost)
	if s, is := a.top().(narrow); is {
		if columns, least := s.natural(); columns > 0 && a.width-columns-gutter >= least {
			room = a.width - columns - gutter
		}
	}
	if len(a.ownAside(room, a.bodyHeight())) > 0 {
		return room
	}
	if _, has := subjectOf(a.top()); has && a.width >= adviceFrom {
		return room
	}
	return 0
}

// ownAside is what the screen on top sets at its right by itself.
func (a *app) ownAside(width, height int) []string {
	if s, is := a.top().(sided); is {
		return s.aside(width, height)
	}
	return nil
}

// rightLines is what stands at the right, as far as the height goes.
func (a *app) rightLines(height int) []string {
	lines, more := a.ownAside(a.right, height), "…"
	if len(lines) == 0 {
		lines, more = a.advice(a.right), french.Typography("suite : F1")
	}
	if len(lines) > height {
		lines = append(slices.Clone(lines[:height-1]), "  "+a.styles.Faint.Render(more))
	}
	return lines
}

// withRight sets what stands at the right beside the lines of the screen.
func (a *app) withRight(lines []string) []string {
	if a.right == 0 {
		return lines
	}
	right := a.rightLines(len(lines))
	if len(right) == 0 {
		return lines // a bar beside nothing would say nothing
	}
	room := a.width - a.right - gutter
	bar := a.styles.Rule.Render("│")
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = kit.Fill(line, room) + " " + bar
		if i < len(right) {
			out[i] += " " + right[i]
		}
	}
	return out
}
