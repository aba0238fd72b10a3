package report

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Style gives a look to pieces of text once they are laid out, so that it cannot
// move anything: it must keep their width. A nil function leaves them plain.
type Style struct{ Title, Heading, Strong, Faint func(string) string }

// Bounds of the width a text is laid out for, in columns: below, nothing can be
// read; beyond, the eye loses the line.
const (
	narrowest = 40
	widest    = 100
)

// indent is the margin of what stands under a heading.
const indent = 2

// Text lays the document out in lines of at most width columns. A width under 40
// counts as 40; over 100, lines stop at 100.
func (d *Document) Text(width int, style Style) string {
	t := &textWriter{width: min(max(width, narrowest), widest), style: style}
	for i, b := range d.blocks {
		var before block
		if i > 0 {
			before = d.blocks[i-1]
		}
		t.space(before, b)
		t.block(b)
	}
	return t.b.String()
}

type textWriter struct {
	b     strings.Builder
	width int
	style Style
}

// space leaves empty lines between two blocks: more before what opens more.
func (t *textWriter) space(before, next block) {
	lines := 1
	if _, after := before.(heading); after || before == nil {
		lines = 0
	}
	if h, opens := next.(heading); opens && h.level == 1 {
		lines = 2
	} else if opens && h.level == 2 {
		lines = 1
	}
	t.b.WriteString(strings.Repeat("\n", lines))
}

func (t *textWriter) block(b block) {
	switch b := b.(type) {
	case title:
		t.lines(0, t.style.Title, wrap(string(b), t.width))
		t.rule(0, "═", t.width)
	case heading:
		t.heading(b)
	case paragraph:
		t.lines(indent, t.look(b.tone), wrap(b.text, t.width-indent))
	case facts:
		for _, f := range b {
			t.fact(f)
		}
	case bullets:
		for _, item := range b.items {
			t.bullet(indent, b.mark, item)
		}
	case table:
		t.table(b)
	}
}

func (t *textWriter) heading(h heading) {
	lines := wrap(h.text, t.width)
	t.lines(0, t.style.Heading, lines)
	switch h.level {
	case 1:
		t.rule(0, "━", t.width)
	case 2:
		t.rule(0, "─", widestOf(lines))
	}
}

// look is the function that gives a tone its look; nil for none.
func (t *textWriter) look(tone tone) func(string) string {
	switch tone {
	case strong:
		return t.style.Strong
	case faint:
		return t.style.Faint
	}
	return nil
}

// fact writes a label and its value side by side; the value stands below when
// the width is short or the text long.
func (t *textWriter) fact(f fact) {
	if t.width < sideBySide {
		t.hanging(indent, f.label+colon+f.value, t.look(f.tone))
		t.items(f.items)
		return
	}
	column := min(t.width*labelShare/100, labelMost)
	left := wrap(f.label, column)
	if len(f.items) > 0 && f.value == "" {
		t.lines(indent, nil, wrap(f.label+colon, t.width-indent))
		t.items(f.items)
		return
	}
	start := indent + column + 2
	right := wrap(f.value, t.width-start)
	if len(right) > mostBeside {
		t.lines(indent, nil, wrap(f.label+colon, t.width-indent))
		t.lines(2*indent, t.look(f.tone), wrap(f.value, t.width-2*indent))
		return
	}
	for i := range max(len(left), len(right)) {
		label, value := at(left, i), at(right, i)
		if value != "" {
			label = pad(label, column+2, false)
		}
		t.line(indent, label+apply(t.look(f.tone), value))
	}
	t.items(f.items)
}

// How facts stand: from which width side by side, with which share of the width
// for the label, and up to how many lines of value.
const (
	sideBySide = 56
	labelShare = 40
	labelMost  = 28
	mostBeside = 6
)

func (t *textWriter) items(items []string) {
	for _, item := range items {
		t.bullet(2*indent, dash, item)
	}
}

var marks = map[mark]string{dash: "– ", toTick: "[ ] ", ticked: "[x] "}

func (t *textWriter) bullet(margin int, m mark, text string) {
	lead := marks[m]
	inner := margin + displaywidth.String(lead)
	for i, line := range wrap(text, t.width-inner) {
		if i == 0 {
			t.line(margin, lead+line)
		} else {
			t.line(inner, line)
		}
	}
}

// hanging writes a text whose lines after the first stand further in.
func (t *textWriter) hanging(margin int, text string, look func(string) string) {
	for i, line := range wrap(text, t.width-margin-indent) {
		if i == 0 {
			t.line(margin, apply(look, line))
		} else {
			t.line(margin+indent, apply(look, line))
		}
	}
}

func (t *textWriter) lines(margin int, look func(string) string, lines []string) {
	for _, line := range lines {
		t.line(margin, apply(look, line))
	}
}

// line writes one line; an empty one gets no margin.
func (t *textWriter) line(margin int, text string) {
	if text != "" {
		t.b.WriteString(strings.Repeat(" ", margin))
		t.b.WriteString(text)
	}
	t.b.WriteByte('\n')
}

func (t *textWriter) rule(margin int, stroke string, width int) {
	t.line(margin, apply(t.style.Faint, strings.Repeat(stroke, width)))
}

// apply gives a piece of text a look; an empty one has none.
func apply(look func(string) string, text string) string {
	if look == nil || text == "" {
		return text
	}
	return look(text)
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// pad brings a text to a width, its spaces before it when right is set.
func pad(text string, width int, right bool) string {
	spaces := strings.Repeat(" ", max(0, width-displaywidth.String(text)))
	if right {
		return spaces + text
	}
	return text + spaces
}

func widestOf(lines []string) (most int) {
	for _, line := range lines {
		most = max(most, displaywidth.String(line))
	}
	return most
}
