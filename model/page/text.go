package page

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Style gives a look to pieces of text once they are laid out, so that it cannot
// move anything: it must keep their width. A nil function leaves them plain.
type Style struct{ Title, Heading, Strong, Faint func(string) string }

// Lines lays a table out by itself in lines of at most width columns, as dense as
// a screen wants it: no rules, but above a total that ends it.
func (tb Table) Lines(width int, style Style) []string {
	w := &textWriter{width: width, style: style, dense: true}
	w.table(tb)
	return strings.Split(strings.TrimSuffix(w.b.String(), "\n"), "\n")
}

// Bounds of the width a text is laid out for, in columns: below, nothing can be
// read; beyond, the eye loses the line.
const (
	narrowest = 40
	widest    = 100
)

// indent is the margin of what stands under a heading.
const indent = 2

// Text lays the page out in lines of at most width columns. A width under 40
// counts as 40; over 100, lines stop at 100.
func (p *Page) Text(width int, style Style) string {
	t := &textWriter{width: min(max(width, narrowest), widest), style: style, heads: p.Headings(listedLevels)}
	var before Block
	for _, b := range p.told() {
		t.space(before, b)
		t.block(b)
		before = b
	}
	return t.b.String()
}

type textWriter struct {
	b     strings.Builder
	width int
	style Style
	dense bool // tables without rules
	heads []Heading
}

// space leaves empty lines between two blocks: more before what opens more.
func (t *textWriter) space(before, next Block) {
	lines := 1
	if _, after := before.(Heading); after || before == nil || joined(before, next) {
		lines = 0
	}
	if h, opens := next.(Heading); opens && h.Level == 1 {
		lines = 2
	} else if opens && h.Level == 2 {
		lines = 1
	}
	t.b.WriteString(strings.Repeat("\n", lines))
}

func (t *textWriter) block(b Block) {
	switch b := b.(type) {
	case Title:
		t.lines(0, t.style.Title, wrap(string(b), t.width))
		t.rule(0, "═", t.width)
	case Heading:
		t.heading(b)
	case Paragraph:
		t.lines(indent, t.look(b.Tone), wrap(b.Text, t.width-indent))
	case Facts:
		for _, f := range b {
			t.fact(f)
		}
	case Bullets:
		for _, item := range b.Items {
			t.bullet(indent, b.Mark, item)
		}
	case Table:
		t.table(b)
	case Steps:
		for _, step := range b {
			t.bullet(indent, Dash, step.Text)
		}
	case Terms:
		for _, term := range b {
			t.fact(Fact{Label: term.Name, Value: term.Said()})
		}
	case Sources:
		t.sources(b)
	case Contents:
		t.contents(b)
	case Blank:
		for i := range b.Lines {
			if i > 0 {
				t.line(0, "")
			}
			t.line(indent, strings.Repeat("_", t.width-indent))
		}
	case Figure:
		t.figure(b)
	case Timeline:
		t.table(b.Told())
	}
}

// contents is the list of what the page holds, by the two first levels of headings.
func (t *textWriter) contents(c Contents) {
	t.heading(Heading{2, c.Title})
	for _, h := range t.heads {
		t.hanging(h.Level*indent, h.Text, nil)
	}
}

// figure draws its bars one under the other.
func (t *textWriter) figure(f Figure) {
	t.lines(indent, t.style.Strong, wrap(f.Title, t.width-indent))
	var label, amount int
	for _, b := range f.Bars {
		label, amount = max(label, displaywidth.String(b.Label)), max(amount, displaywidth.String(b.Amount))
	}
	room := t.width - indent - label - amount - 6
	for _, b := range f.Bars {
		t.line(indent, strings.TrimRight(pad(b.Label, label+2, false)+pad(b.Amount, amount+2, true)+"  "+f.bar(b, max(room, 1)), " "))
	}
}

func (t *textWriter) sources(s Sources) {
	for i, source := range s.List {
		switch {
		case !s.Beside:
			t.bullet(indent, Dash, source.Said())
			continue
		case i > 0:
			t.line(0, "")
		}
		t.lines(indent, t.style.Faint, wrap(source.Beside(), t.width-indent))
	}
}

func (t *textWriter) heading(h Heading) {
	lines := wrap(h.Text, t.width)
	t.lines(0, t.style.Heading, lines)
	switch h.Level {
	case 1:
		t.rule(0, "━", t.width)
	case 2:
		t.rule(0, "─", widestOf(lines))
	}
}

// look is the function that gives a tone its look; nil for none.
func (t *textWriter) look(tone Tone) func(string) string {
	switch tone {
	case Strong, Alert:
		return t.style.Strong
	case Faint:
		return t.style.Faint
	}
	return nil
}

// fact writes a label and its value side by side; the value stands below when
// the width is short or the text long.
func (t *textWriter) fact(f Fact) {
	if t.width < sideBySide {
		t.hanging(indent, f.Label+Colon+f.Value, t.look(f.Tone))
		t.items(f.Items)
		return
	}
	column := min(t.width*labelShare/100, labelMost)
	left := wrap(f.Label, column)
	if len(f.Items) > 0 && f.Value == "" {
		t.lines(indent, nil, wrap(f.Label+Colon, t.width-indent))
		t.items(f.Items)
		return
	}
	start := indent + column + 2
	right := wrap(f.Value, t.width-start)
	if len(right) > mostBeside {
		t.lines(indent, nil, wrap(f.Label+Colon, t.width-indent))
		t.lines(2*indent, t.look(f.Tone), wrap(f.Value, t.width-2*indent))
		return
	}
	for i := range max(len(left), len(right)) {
		label, value := at(left, i), at(right, i)
		if value != "" {
			label = pad(label, column+2, false)
		}
		t.line(indent, label+apply(t.look(f.Tone), value))
	}
	t.items(f.Items)
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
		t.bullet(2*indent, Dash, item)
	}
}

var marks = map[Mark]string{Dash: "– ", ToTick: "[ ] ", Ticked: "[x] ", Warning: "– ", Beneath: "– "}

func (t *textWriter) bullet(margin int, m Mark, text string) {
	if m == Beneath {
		margin += indent
	}
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
