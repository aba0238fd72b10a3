package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/model/french"
)

// The smallest terminal the screens are drawn for.
const (
	minWidth  = 60
	minHeight = 20
)

// wide is where columns have room to spare; below it, lines are told shorter.
const wide = 76

// readingWidth is where lines of prose stop growing with the terminal.
const readingWidth = 92

// wrap breaks text into lines of at most width columns.
func wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	// An address, or a word with a hyphen, is not broken at it.
	text = strings.ReplaceAll(text, "-", hyphen)
	text = ansi.Wrap(text, max(min(width, readingWidth), 10), "")
	return strings.Split(strings.ReplaceAll(text, hyphen, "-"), "\n")
}

const hyphen = "\u2011" // one that keeps its line

// cut shortens one line to width columns.
func cut(line string, width int) string {
	return ansi.Truncate(line, max(width, 0), "…")
}

// oneLine folds a text of several lines into one, without what would bend the
// screen: a file may have been written by another hand.
func oneLine(text string) string {
	tidy, _ := french.Tidy(text, false)
	return strings.Join(strings.FieldsFunc(tidy, func(r rune) bool { return r == ' ' }), " ")
}

// fill pads a line to width columns, cutting it if it is longer.
func fill(line string, width int) string {
	line = cut(line, width)
	return line + strings.Repeat(" ", max(width-ansi.StringWidth(line), 0))
}

// right sets a line against the right edge of width columns.
func right(line string, width int) string {
	line = cut(line, width)
	return strings.Repeat(" ", max(width-ansi.StringWidth(line), 0)) + line
}

// sides sets one text at each end of a line; the left one gives way.
func sides(left, end string, width int) string {
	end = cut(end, width*2/3)
	room := width - ansi.StringWidth(end)
	if end != "" {
		room -= 2
	}
	line := fill(left, room)
	if end != "" {
		line += "  " + end
	}
	return line
}

// clip keeps the first height lines of a block, and pads it to that height.
func clip(lines []string, height int) []string {
	if len(lines) > height {
		return lines[:max(height, 0)]
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}

// styled applies a style to each line.
func styled(lines []string, style func(...string) string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = style(line)
	}
	return out
}

// clipTo keeps the first lines of a block, most of them at most.
func clipTo(lines []string, most int) []string {
	if len(lines) > most {
		return lines[:most]
	}
	return lines
}

// indent sets lines in by some columns, ten at most.
func indent(lines []string, by int) []string {
	for i := range lines {
		lines[i] = "          "[:by] + lines[i]
	}
	return lines
}

// splitLines are the lines of a block.
func splitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }
