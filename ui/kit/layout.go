package kit

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
)

// The smallest terminal the screens are drawn for.
const (
	MinWidth  = 60
	MinHeight = 20
)

// Wide is where columns have room to spare; below it, lines are told shorter.
const Wide = 76

// ReadingWidth is where lines of prose stop growing with the terminal.
const ReadingWidth = 92

// Wrap breaks text into lines of at most width columns.
func Wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	// An address, or a word with a hyphen, is not broken at it.
	text = strings.ReplaceAll(text, "-", hyphen)
	width = max(min(width, ReadingWidth), 10)
	if strings.Contains(text, "\x1b") { // a style does not run into what stands beside the next line
		text = lipgloss.Wrap(text, width, "")
	} else {
		text = ansi.Wrap(text, width, "")
	}
	return strings.Split(strings.ReplaceAll(text, hyphen, "-"), "\n")
}

const hyphen = "\u2011" // one that keeps its line

// Cut shortens one line to width columns.
func Cut(line string, width int) string {
	return ansi.Truncate(line, max(width, 0), "…")
}

// OneLine folds a text of several lines into one, without what would bend the
// screen: a file may have been written by another hand.
func OneLine(text string) string {
	tidy, _ := french.Tidy(text, false)
	return strings.Join(strings.FieldsFunc(tidy, func(r rune) bool { return r == ' ' }), " ")
}

// Fill pads a line to width columns, cutting it if it is longer.
func Fill(line string, width int) string {
	line = Cut(line, width)
	return line + strings.Repeat(" ", max(width-ansi.StringWidth(line), 0))
}

// Right sets a line against the right edge of width columns.
func Right(line string, width int) string {
	line = Cut(line, width)
	return strings.Repeat(" ", max(width-ansi.StringWidth(line), 0)) + line
}

// Sides sets one text at each end of a line; the left one gives way.
func Sides(left, end string, width int) string {
	end = Cut(end, width*2/3)
	room := width - ansi.StringWidth(end)
	if end != "" {
		room -= 2
	}
	line := Fill(left, room)
	if end != "" {
		line += "  " + end
	}
	return line
}

// Clip keeps the first height lines of a block, and pads it to that height.
func Clip(lines []string, height int) []string {
	if len(lines) > height {
		return lines[:max(height, 0)]
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}

// Styled applies a style to each line.
func Styled(lines []string, style func(...string) string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = style(line)
	}
	return out
}

// ClipTo keeps the first lines of a block, most of them at most.
func ClipTo(lines []string, most int) []string {
	if len(lines) > most {
		return lines[:most]
	}
	return lines
}

// Shortened keeps the first lines of a text, most of them at most, and says when there
// are others.
func Shortened(lines []string, most int) []string {
	if len(lines) <= most {
		return lines
	}
	lines = slices.Clone(lines[:max(most, 0)])
	for len(lines) > 0 && strings.TrimSpace(ansi.Strip(lines[len(lines)-1])) == "" {
		lines = lines[:len(lines)-1]
	}
	if last := len(lines) - 1; last >= 0 {
		lines[last] += " …"
	}
	return lines
}

// Indent sets lines in by some columns, ten at most.
func Indent(lines []string, by int) []string {
	for i := range lines {
		lines[i] = "          "[:by] + lines[i]
	}
	return lines
}

// SplitLines are the lines of a block.
func SplitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }
