// Package page sets out what there is to read, whatever it is about: blocks that
// say what each thing is, and know nothing of where they are read; renderers that
// lay them out, and know nothing of what they tell. Text and Markdown are here; a
// screen draws the same blocks in its own look.
package page

import (
	"fmt"

	"cpts/content"
	"cpts/model/french"
)

// Words between the pieces of a line.
const (
	Colon = french.NBSP + ": "
	Dot   = french.NBSP + "· " // parts the details of one line
)

// Page is something to read, from its title to its sources.
type Page struct {
	Blocks []Block
}

// Block is one piece of a page: one of the types below.
type Block any

// Tone is the weight of a text, for renderers that can show one.
type Tone int

const (
	Plain  Tone = iota
	Strong      // what the eye must find first
	Faint       // what it may skip
)

// Title is the name of the whole page.
type Title string

// Heading opens a part (level 1), a stage or a theme (2), a rubrique (3).
type Heading struct {
	Level int
	Text  string
}

// Paragraph may hold line breaks, and empty lines between its paragraphs.
type Paragraph struct {
	Text string
	Tone Tone
}

// Facts is a list of labels with their values.
type Facts []Fact

// Fact is a label with what is said of it: a text, a list, or both.
type Fact struct {
	Label string
	Value string // may hold line breaks, as a paragraph does
	Tone  Tone   // of the value
	Items []string
}

// Mark is what stands before an item of a list.
type Mark int

const (
	Dash Mark = iota
	ToTick
	Ticked
)

// Bullets is a list whose items have the same mark.
type Bullets struct {
	Mark  Mark
	Items []string
}

// Table is laid out in columns where they fit, else row by row. Its cells hold
// no line break.
type Table struct {
	Caption string // "" for none
	Columns []Column
	Rows    []Row
}

// Column is a column of a table.
type Column struct {
	Title string
	Right bool // for numbers
}

// Row is a row of a table, with a cell for each column.
type Row struct {
	Cells []string
	Tone  Tone // strong for totals
}

// Add sets a block at the end of the page.
func (p *Page) Add(b Block) { p.Blocks = append(p.Blocks, b) }

// Part opens a part, Theme a theme within it, Section a rubrique within that.
func (p *Page) Part(text string)    { p.Add(Heading{1, text}) }
func (p *Page) Theme(text string)   { p.Add(Heading{2, text}) }
func (p *Page) Section(text string) { p.Add(Heading{3, text}) }

// Say adds a paragraph, with the non-breaking spaces that French wants.
func (p *Page) Say(format string, args ...any) {
	p.Add(Paragraph{Text: sentence(format, args...)})
}

// Aside says what may be skipped.
func (p *Page) Aside(format string, args ...any) {
	p.Add(Paragraph{Text: sentence(format, args...), Tone: Faint})
}

// List adds items with the same mark; nothing when there are none.
func (p *Page) List(m Mark, items []string) {
	if len(items) > 0 {
		p.Add(Bullets{m, items})
	}
}

// sentence is a text of ours with the non-breaking spaces it needs.
func sentence(format string, args ...any) string {
	return content.Typography(fmt.Sprintf(format, args...))
}
