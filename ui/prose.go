package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

// prose is a text laid out in lines for a width, with places one can jump to: a
// page in the look of the screen, or what a screen says by itself.
type prose struct {
	styles  *kit.Styles
	width   int
	lines   []string
	anchors map[string]int
	heads   contents
	beside  []pages.Source // those told beside what they found: listed at the end
	margin  int
	tight   bool // without empty lines, for a small place
}

// head is a title of the text, and its line.
type head struct {
	line  int
	text  string
	under bool // it stands within a part
}

// under is the title a line stands under; "" above the first.
func (p *prose) under(line int) string {
	text := ""
	for _, h := range p.heads {
		if h.line <= line {
			text = h.text
		}
	}
	return text
}

// headLines are the lines of the titles.
func (p *prose) headLines() (lines []int) {
	for _, h := range p.heads {
		lines = append(lines, h.line)
	}
	return lines
}

func newProse(s *kit.Styles, width int) *prose {
	return &prose{styles: s, width: width, anchors: map[string]int{}, margin: 2}
}

// newInset is a prose for what stands beside something else.
func newInset(s *kit.Styles, width int) *prose {
	p := newProse(s, width)
	p.margin, p.tight = 1, true
	return p
}

// anchor names the line that comes next.
func (p *prose) anchor(name string) { p.anchors[name] = len(p.lines) }

func (p *prose) put(lines ...string) { p.lines = append(p.lines, lines...) }

func (p *prose) blank() {
	if !p.tight && len(p.lines) > 0 && p.lines[len(p.lines)-1] != "" {
		p.put("")
	}
}

// flow sets a text in the margins, each line through a style.
func (p *prose) flow(text string, margin int, style func(...string) string) {
	p.put(kit.Indent(kit.Styled(kit.Wrap(text, p.width-margin-2), style), margin)...)
}

// title opens a part; heading what is within it.
func (p *prose) title(text string)   { p.head(text, false, p.styles.Title.Render) }
func (p *prose) heading(text string) { p.head(text, true, p.styles.Heading.Render) }

func (p *prose) head(text string, under bool, style func(...string) string) {
	p.blank()
	p.heads = append(p.heads, head{len(p.lines), text, under})
	p.flow(text, 1, style) // as headings stand everywhere
}

func (p *prose) say(text string) {
	p.flow(french.Typography(text), p.margin, p.styles.Text.Render)
}

func (p *prose) aside(text string) {
	p.flow(french.Typography(text), p.margin, p.styles.Faint.Render)
}

// page draws the blocks of a page. An empty line parts those of two kinds, as far
// as a screen can spare it.
func (p *prose) page(page *pages.Page) {
	var before pages.Block
	for _, b := range page.Blocks {
		if place, is := b.(pages.Anchor); is {
			p.anchor(string(place))
			continue
		}
		if parted(before, b) {
			p.blank()
		}
		p.block(b)
		before = b
	}
	p.besides()
}

// parted tells whether an empty line parts two blocks; titles see to their own.
func parted(before, next pages.Block) bool {
	switch before.(type) {
	case nil, pages.Title, pages.Heading:
		return false
	case pages.Table, pages.Steps:
		return true
	}
	_, wasText := before.(pages.Paragraph)
	switch next.(type) {
	case pages.Paragraph:
		return !wasText
	case pages.Terms:
		_, wasTerm := before.(pages.Terms)
		return !wasTerm
	case pages.Sources:
		return false
	}
	return wasText
}

func (p *prose) block(b pages.Block) {
	switch b := b.(type) {
	case pages.Title:
		p.title(string(b))
	case pages.Heading:
		if b.Level == 1 {
			p.title(b.Text)
		} else {
			p.heading(b.Text)
		}
	case pages.Paragraph:
		p.paragraph(b)
	case pages.Facts:
		for _, f := range b {
			p.fact(f)
		}
	case pages.Bullets:
		for _, item := range b.Items {
			p.bullet(b.Mark, item)
		}
	case pages.Table:
		p.table(b)
	case pages.Steps:
		p.steps(b)
	case pages.Figure:
		p.figure(b)
	case pages.Terms:
		for _, t := range b {
			p.entry(t.Name, t.Meaning, t.Text)
		}
	case pages.Sources:
		if b.Beside {
			p.beside = append(p.beside, b.List...)
			return
		}
		for _, s := range b.List {
			p.source(s)
		}
	}
}

func (p *prose) paragraph(b pages.Paragraph) {
	switch b.Tone {
	case pages.Alert:
		p.alert(b.Text)
	case pages.Strong:
		p.flow(b.Text, p.margin, p.styles.Strong.Render)
	case pages.Faint:
		p.aside(b.Text)
	default:
		p.say(b.Text)
	}
}

// alert sets what calls for something to be done behind its mark, which alone stands
// out: several in a row are to be read.
func (p *prose) alert(text string) {
	p.hang(p.margin, p.styles.Alert.Render("!")+" ", french.Typography(text))
}

// hang sets a text behind a mark, its lines aligned.
func (p *prose) hang(margin int, mark, text string) {
	lead := strings.Repeat(" ", margin) + mark
	rest := strings.Repeat(" ", ansi.StringWidth(lead))
	for i, line := range kit.Wrap(text, p.width-len(rest)-2) {
		if i == 0 {
			p.put(lead + line)
		} else {
			p.put(rest + line)
		}
	}
}

var marks = map[pages.Mark]string{pages.Dash: "· ", pages.ToTick: "[ ] ", pages.Ticked: "[x] ", pages.Beneath: "  – "}

func (p *prose) bullet(mark pages.Mark, text string) {
	if mark == pages.Warning {
		p.alert(text)
		return
	}
	p.hang(p.margin, marks[mark], text)
}

// fact sets « label : value » with the label in bold, then its items.
func (p *prose) fact(f pages.Fact) {
	value, items := f.Value, f.Items
	if value == "" && len(items) == 1 {
		value, items = items[0], nil
	}
	p.hang(p.margin, "· ", p.styles.Strong.Render(f.Label)+pages.Colon+value)
	for _, item := range items {
		p.hang(p.margin+2, "– ", item)
	}
}

// table draws a table; one whose amounts can be explained has the look of the grid
// in which they are.
func (p *prose) table(t pages.Table) {
	if explained(t) {
		p.put(append(newGrid(t).lines(p.styles, p.width), "")...)
		return
	}
	if t.Caption != "" {
		p.heading(t.Caption)
		t.Caption = ""
	}
	look := p.styles
	one := func(f func(...string) string) func(string) string { return func(s string) string { return f(s) } }
	lines := t.Lines(p.width-2, pages.Style{Strong: one(look.Strong.Render), Faint: one(look.Faint.Render)})
	for _, line := range lines {
		p.put(strings.TrimPrefix(line, " ")) // as the grid of amounts stands
	}
}

// figure draws the bars of a figure, each after its label and its amount.
func (p *prose) figure(f pages.Figure) {
	p.blank()
	p.heads = append(p.heads, head{len(p.lines), f.Title, true})
	name := strings.Repeat(" ", p.margin) + p.styles.Heading.Render(f.Title)
	if says := gap + p.styles.Faint.Render(f.Says); ansi.StringWidth(name+says) <= p.width {
		p.put(name + says)
	} else {
		p.put(name)
		p.aside(f.Says)
	}
	labels, amounts := 0, 0
	for _, b := range f.Bars {
		labels, amounts = max(labels, ansi.StringWidth(b.Label)), max(amounts, ansi.StringWidth(b.Amount))
	}
	room := min(p.width-p.margin-labels-amounts-2*len(gap), mostBar)
	for _, b := range f.Bars {
		length := 0
		if whole := f.Whole(); whole > 0 {
			length = int(b.Size/whole*float64(room) + 0.5)
		}
		p.put(strings.Repeat(" ", p.margin) + kit.Fill(b.Label, labels) + gap + kit.Right(b.Amount, amounts) + gap + p.styles.Accent.Render(strings.Repeat("▄", max(length, 0))))
	}
}

// mostBar is how long a bar grows: further on, bars are not read any better.
const mostBar = 40

// leastSteps is the width from which steps stand on the left of their amounts.
const leastSteps = 76

// steps number the sentences, each with its amount against the edge. In a narrow place,
// amounts are told above their sentences, those that make the result.
func (p *prose) steps(all pages.Steps) {
	if p.width < leastSteps {
		for _, step := range all {
			if step.Name == "" {
				p.say(step.Text)
				continue
			}
			room := p.width - p.margin - 4 - ansi.StringWidth(step.Amount)
			names := kit.Wrap(french.Capital(step.Name), room)
			last := len(names) - 1
			p.put(kit.Indent(kit.Styled(names[:last], p.styles.Strong.Render), p.margin)...)
			p.put(strings.Repeat(" ", p.margin) + p.styles.Strong.Render(kit.Fill(names[last], room)) + "  " + step.Amount)
			p.flow(step.Text, p.margin+2, p.styles.Faint.Render)
		}
		return
	}
	room := p.width - 16
	for i, step := range all {
		text := strconv.Itoa(i+1) + ". " + step.Text
		for j, line := range kit.Wrap(text, room-4) {
			if j == 0 {
				p.put("  " + kit.Fill(line, room-2) + kit.Right(step.Amount, 14))
			} else {
				p.put("     " + line)
			}
		}
	}
}

// entry sets a name, in bold, and what is said of it.
func (p *prose) entry(name, meaning, text string) {
	head := p.styles.Strong.Render(name)
	if meaning != "" {
		head += pages.Colon + meaning
	}
	p.put(kit.Indent(kit.Wrap(head, p.width-4), 2)...)
	p.flow(text, 4, p.styles.Faint.Render)
}

// besides lists, once and at the end, the sources told beside what they found.
func (p *prose) besides() {
	if len(p.beside) == 0 {
		return
	}
	p.anchor(report.SourcesAnchor)
	p.heading("Les sources")
	var told []string
	for _, s := range p.beside {
		if slices.Contains(told, s.Title) {
			continue
		}
		told = append(told, s.Title)
		s.Number = len(told)
		p.source(s)
	}
	p.beside = nil
}

// source sets a source: its title, who published it and when, how far it can be
// trusted.
func (p *prose) source(s pages.Source) {
	mark := "· "
	if s.Number > 0 {
		mark = strconv.Itoa(s.Number) + ". "
	}
	trust := s.Trust
	if s.Official {
		trust = p.styles.Accent.Render(trust)
	}
	lines := append(kit.Wrap(s.Title, p.width-8), kit.Wrap(p.styles.Faint.Render(s.By+", "+s.Year+" · ")+trust, p.width-8)...)
	if s.Note != "" {
		lines = append(lines, kit.Styled(kit.Wrap(s.Note, p.width-8), p.styles.Faint.Render)...)
	}
	for i, line := range lines {
		lead := "  " + mark
		if i > 0 {
			lead = strings.Repeat(" ", 2+ansi.StringWidth(mark))
		}
		p.put(lead + line)
	}
}
