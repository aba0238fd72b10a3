package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cpts/content"
)

// prose is a text laid out in lines for a width, with places one can jump to and
// the sources of what it says, numbered as they come.
type prose struct {
	styles  *styles
	width   int
	lines   []string
	anchors map[string]int
	heads   []head
	cited   []string // ids of sources
	short   bool     // for a narrow panel: without the numbers of sources
}

// head is a title of the text, and its line.
type head struct {
	line int
	text string
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

func newProse(s *styles, width int) *prose {
	return &prose{styles: s, width: width, anchors: map[string]int{}}
}

// anchor names the line that comes next.
func (p *prose) anchor(name string) { p.anchors[name] = len(p.lines) }

func (p *prose) put(lines ...string) { p.lines = append(p.lines, lines...) }

func (p *prose) blank() {
	if len(p.lines) > 0 && p.lines[len(p.lines)-1] != "" {
		p.put("")
	}
}

// flow sets a text in the margins, each line through a style.
func (p *prose) flow(text string, margin int, style func(...string) string) {
	p.put(indent(styled(wrap(content.Typography(text), p.width-margin-2), style), margin)...)
}

func (p *prose) title(text string) {
	p.heads = append(p.heads, head{len(p.lines), text})
	p.flow(text, 2, p.styles.title.Render)
}

func (p *prose) heading(text string) {
	p.blank()
	p.heads = append(p.heads, head{len(p.lines), text})
	p.flow(text, 2, p.styles.accent.Render)
}
func (p *prose) say(text string)   { p.flow(text, 2, p.styles.text.Render) }
func (p *prose) aside(text string) { p.flow(text, 2, p.styles.faint.Render) }

// bullet sets an item, its lines aligned, with the numbers of its sources.
func (p *prose) bullet(text string, sources []content.ID) {
	text = content.Typography(text)
	if number := p.cite(sources); number != "" && !p.short {
		text += "\u00a0" + number
	}
	for i, line := range wrap(text, p.width-6) {
		mark := "  · "
		if i > 0 {
			mark = "    "
		}
		p.put(mark + line)
	}
}

// entry sets a name, in bold, and what is said of it.
func (p *prose) entry(name, meaning, text string) {
	head := p.styles.strong.Render(name)
	if meaning != "" {
		head += content.Typography(" : ") + meaning
	}
	p.put(indent(wrap(head, p.width-4), 2)...)
	p.flow(text, 4, p.styles.faint.Render)
}

// labelled sets « label : text » with the label in bold.
func (p *prose) labelled(label, text string, sources []content.ID) {
	p.bullet(p.styles.strong.Render(label)+content.Typography(" : ")+text, sources)
}

// cite numbers sources, and gives the numbers as they stand after a fact: [1,3].
func (p *prose) cite(sources []content.ID) string {
	var numbers []string
	for _, s := range sources {
		at := slices.Index(p.cited, s.Name)
		if at < 0 {
			p.cited = append(p.cited, s.Name)
			at = len(p.cited) - 1
		}
		numbers = append(numbers, strconv.Itoa(at+1))
	}
	if len(numbers) == 0 {
		return ""
	}
	return "[" + strings.Join(numbers, ",") + "]"
}

// sources lists what was cited, under its numbers.
func (p *prose) sources(c *content.Catalog) {
	if len(p.cited) == 0 {
		return
	}
	p.anchor(sourcesAnchor)
	p.heading("Les sources")
	for i, id := range p.cited {
		if s := c.Source(id); s != nil {
			p.source(strconv.Itoa(i+1)+". ", s)
		}
	}
}

// source sets a source: its title, who published it and when, how far it can be
// trusted.
func (p *prose) source(mark string, s *content.Source) {
	standing := p.styles.faint.Render(s.Publisher+", "+s.Year+" · ") + p.standing(s.Status)
	lines := append(wrap(s.Title, p.width-8), wrap(standing, p.width-8)...)
	if s.Note != "" {
		lines = append(lines, styled(wrap(s.Note, p.width-8), p.styles.faint.Render)...)
	}
	for i, line := range lines {
		lead := "  " + mark
		if i > 0 {
			lead = strings.Repeat(" ", 2+ansi.StringWidth(mark))
		}
		p.put(lead + line)
	}
}

func (p *prose) standing(status content.SourceStatus) string {
	if status == content.Official {
		return p.styles.accent.Render(string(status))
	}
	return string(status)
}
