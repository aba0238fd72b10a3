// Package report makes the project a document, then text or Markdown. The
// document says what there is to read and knows nothing of where it is read; a
// renderer lays it out and knows nothing of the project.
package report

// Document is a project set out for reading, from its title to its sources.
type Document struct {
	blocks []block
}

// block is one piece of the document: title, heading, paragraph, facts, bullets
// or table.
type block any

// tone is the weight of a text, for renderers that can show one.
type tone int

const (
	plain  tone = iota
	strong      // what the eye must find first
	faint       // what it may skip
)

type title string

// heading opens a part (level 1), a stage or a theme (2), a rubrique (3).
type heading struct {
	level int
	text  string
}

// paragraph may hold line breaks, and empty lines between its paragraphs.
type paragraph struct {
	text string
	tone tone
}

// facts is a list of labels with their values.
type facts []fact

type fact struct {
	label string
	value string // may hold line breaks, as a paragraph does
	tone  tone   // of the value
	items []string
}

// mark is what stands before an item of a list.
type mark int

const (
	dash mark = iota
	toTick
	ticked
)

type bullets struct {
	mark  mark
	items []string
}

// table is laid out in columns where they fit, else row by row. Its cells hold
// no line break.
type table struct {
	caption string // "" for none
	columns []column
	rows    []row
}

type column struct {
	title string
	right bool // for numbers
}

type row struct {
	cells []string
	tone  tone // strong for totals
}

func (d *Document) add(b block) { d.blocks = append(d.blocks, b) }

func (d *Document) part(text string)    { d.add(heading{1, text}) }
func (d *Document) theme(text string)   { d.add(heading{2, text}) }
func (d *Document) section(text string) { d.add(heading{3, text}) }

func (d *Document) say(format string, args ...any) {
	d.add(paragraph{text: sentence(format, args...)})
}

// aside says what may be skipped.
func (d *Document) aside(format string, args ...any) {
	d.add(paragraph{text: sentence(format, args...), tone: faint})
}

// list adds items with the same mark; nothing when there are none.
func (d *Document) list(m mark, items []string) {
	if len(items) > 0 {
		d.add(bullets{m, items})
	}
}
