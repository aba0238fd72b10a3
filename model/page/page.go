// Package page sets out what there is to read, whatever it is about: blocks that
// say what each thing is, and know nothing of where they are read; renderers that
// lay them out, and know nothing of what they tell. Text and Markdown are here; a
// screen draws the same blocks in its own look.
package page

import (
	"slices"

	"cpts/content/french"
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
	Alert       // what calls for something to be done
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
	Warning // what calls for something to be done
	Beneath // what is said of the item before
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
	Short string // its title in fewer letters, where there is little room; "" for none
	Right bool   // for numbers
	Apart bool   // of another nature than those before it: a rule parts them
}

// Row is a row of a table, with a cell for each column.
type Row struct {
	Cells []string
	Tone  Tone     // strong for totals
	ID    string   // of what its amounts are, where they can be explained
	Short []string // its first cell in fewer and fewer letters, where there is little room
}

// Steps tell, one after the other, how an amount comes about.
type Steps []Step

// Step is a sentence, and the amount it comes to, which the sentence says too. Name is
// that amount in few words, where it is a part of the last one.
type Step struct{ Text, Amount, Name string }

// Terms are names, each with what it means in a few words, then in full.
type Terms []Term

// Term is one of them; Meaning and Text may be "".
type Term struct{ Name, Meaning, Text string }

// Sources are the documents that a page relies on.
type Sources struct {
	Beside bool // they stand under what they found, not at the end of the page
	List   []Source
}

// Source is a document, who published it and when, and how far it can be trusted.
type Source struct {
	Number                       int // under which it is cited; 0 for none
	Title, By, Year, Trust, Note string
	Official                     bool
}

// Anchor names the place of the block that comes next, for renderers that can go
// there.
type Anchor string

// Add sets a block at the end of the page.
func (p *Page) Add(b Block) { p.Blocks = append(p.Blocks, b) }

// Part opens a part, Theme a theme within it, Section a rubrique within that.
func (p *Page) Part(text string)    { p.Add(Heading{1, text}) }
func (p *Page) Theme(text string)   { p.Add(Heading{2, text}) }
func (p *Page) Section(text string) { p.Add(Heading{3, text}) }

// Say adds a paragraph, with the non-breaking spaces that French wants.
func (p *Page) Say(format string, args ...any) {
	p.Add(Paragraph{Text: french.Say(format, args...)})
}

// Aside says what may be skipped.
func (p *Page) Aside(format string, args ...any) {
	p.Add(Paragraph{Text: french.Say(format, args...), Tone: Faint})
}

// List adds items with the same mark; nothing when there are none.
func (p *Page) List(m Mark, items []string) {
	if len(items) > 0 {
		p.Add(Bullets{m, items})
	}
}

// Under adds another page under a title of theme; nothing when it is empty.
func (p *Page) Under(title string, other *Page) {
	if len(other.Blocks) > 0 {
		p.Theme(title)
		p.Join(other)
	}
}

// Join adds the blocks of other pages.
func (p *Page) Join(others ...*Page) {
	for _, other := range others {
		p.Blocks = append(p.Blocks, other.Blocks...)
	}
}

// Cut is the page in two: what stands before a place, and what follows from it.
func (p *Page) Cut(place string) (before, after *Page) {
	at := slices.IndexFunc(p.Blocks, func(b Block) bool { return b == Block(Anchor(place)) })
	if at < 0 {
		return p, &Page{}
	}
	return &Page{p.Blocks[:at]}, &Page{p.Blocks[at:]}
}

// joined tells whether two blocks make one list, without an empty line between.
func joined(before, next Block) bool {
	_, list := before.(Bullets)
	_, goesOn := next.(Bullets)
	return list && goesOn
}

// told are the blocks that are read where nothing can be gone to and no sheet is
// turned: all but anchors and breaks.
func (p *Page) told() (blocks []Block) {
	for _, b := range p.Blocks {
		switch b.(type) {
		case Anchor, Break:
		default:
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// sourceWord stands before a source told beside what it founds.
const sourceWord = "Source" + Colon

// Beside is a source told beside what it founds, in one line.
func (s Source) Beside() string { return sourceWord + s.Said() }

// Said is a source in one line.
func (s Source) Said() string {
	text := french.Say("%s, %s, %s (%s)", s.Title, s.By, s.Year, s.Trust)
	if s.Number > 0 {
		text = french.Say("[%d] %s", s.Number, text)
	}
	return text
}

// Said is what a term means, then what is said of it.
func (t Term) Said() string {
	if t.Meaning == "" || t.Text == "" {
		return t.Meaning + t.Text
	}
	return t.Meaning + "\n" + t.Text
}
