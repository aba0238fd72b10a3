package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/ui/kit"
)

// readingRoom is what a page to read keeps beside its contents: its measure, and the
// mark of what is hidden.
const readingRoom = kit.ReadingWidth + 8

// contentsRoom is the room in which the names of parts can be read.
const contentsRoom = 26

// contents are the parts of a text, by their lines.
type contents []head

// fewestParts is from how many parts on a text has its contents beside it.
const fewestParts = 3

// at is the rank of the part that a line stands in; the first above it.
func (c contents) at(line int) int {
	at := 0
	for i, h := range c {
		if h.line <= line {
			at = i
		}
	}
	return at
}

// after is the line of the part that follows a line, as far as a text scrolls; the
// beginning after the last.
func (c contents) after(top, most int) int {
	for _, h := range c {
		if h.line > top && top < most {
			return min(h.line, most)
		}
	}
	return 0
}

// draw draws the parts in so many lines, the one that the window shows lit; at its end
// the last part that can be seen is.
func (c contents) draw(look *kit.Styles, width, height, top int) []string {
	if len(c) < fewestParts {
		return nil
	}
	here := c.at(top)
	from := max(0, min(here-(height-2)/2, len(c)-(height-2)))
	nested := slices.ContainsFunc(c, func(h head) bool { return !h.under })
	width = min(width, asideMost)
	lines := []string{" " + look.Heading.Render("Dans cette page"), ""}
	for i, h := range c[from:min(from+height-2, len(c))] {
		margin := 3
		if nested && h.under {
			margin = 5
		}
		name := kit.Cut(kit.OneLine(h.text), width-margin)
		if from+i == here {
			line := kit.Fill(look.Mark(true), 3) + strings.Repeat(" ", margin-3) + look.Strong.Render(name)
			lines = append(lines, look.Lit(line, width))
			continue
		}
		lines = append(lines, strings.Repeat(" ", margin)+look.Faint.Render(name))
	}
	return lines
}

// partsOf finds, in the lines of a text, those that hold its headings.
func partsOf(lines []string, headings []head) (parts contents) {
	at := 0
	for _, h := range headings {
		for i, line := range lines[at:] {
			if bare := strings.TrimSpace(ansi.Strip(line)); bare != "" && strings.HasPrefix(strings.ToLower(h.text), strings.ToLower(bare)) {
				parts = append(parts, head{line: at + i, text: h.text, under: h.under})
				at += i + 1
				break
			}
		}
	}
	return parts
}
