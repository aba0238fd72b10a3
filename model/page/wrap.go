package page

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// wrap cuts a text into lines of at most width columns, at its spaces; a
// non-breaking space is not one. A word wider than a line is cut. Line breaks
// stay, and no line ends with a space.
func wrap(text string, width int) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		out = appendWrapped(out, line, width)
	}
	return out
}

func appendWrapped(out []string, text string, width int) []string {
	var b strings.Builder
	used := 0
	for word := range strings.FieldsFuncSeq(text, isBreak) {
		w := displaywidth.String(word)
		if used > 0 && used+1+w <= width {
			b.WriteByte(' ')
			b.WriteString(word)
			used += 1 + w
			continue
		}
		if used > 0 {
			out = append(out, trimRight(b.String()))
			b.Reset()
		}
		if w > width {
			var full []string
			full, word = cut(word, width)
			out = append(out, full...)
			w = displaywidth.String(word)
		}
		b.WriteString(word)
		used = w
	}
	return append(out, trimRight(b.String()))
}

// cut splits a long word into full lines and what is left, never inside what is
// seen as one character.
func cut(word string, width int) (full []string, rest string) {
	start, end, used := 0, 0, 0
	g := displaywidth.StringGraphemes(word)
	for g.Next() {
		w := g.Width()
		if used+w > width && used > 0 {
			full = append(full, trimRight(word[start:end]))
			start, used = end, 0
		}
		end += len(g.Value())
		used += w
	}
	return full, word[start:]
}

// isBreak tells the spaces a line may be cut at. No-break spaces are not.
func isBreak(r rune) bool {
	switch r {
	case ' ', '\t', '\u1680', '\u205f', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200a' && r != '\u2007'
}

// trimRight takes away the spaces at the end, non-breaking ones too.
func trimRight(s string) string { return strings.TrimRightFunc(s, isSpace) }

func isSpace(r rune) bool { return isBreak(r) || r == '\u00a0' || r == '\u2007' || r == '\u202f' }

// longestWord is the width of the widest word of a text.
func longestWord(text string) (most int) {
	for word := range strings.FieldsFuncSeq(text, isBreak) {
		most = max(most, displaywidth.String(word))
	}
	return most
}
