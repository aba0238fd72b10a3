package page

import (
	"regexp"
	"strings"
)

// Contents is where the list of the headings stands, in what has sheets to turn.
type Contents struct{ Title string }

// Break begins a new sheet of paper, in what is printed.
type Break struct{}

// Blank is room to write by hand, of so many lines.
type Blank struct{ Lines int }

// Figure is a picture of amounts that the page also tells in words or in a table.
type Figure struct {
	Title string
	Says  string // what the picture shows, for who does not see it
	Bars  []Bar
}

// Bar is an amount of a figure, as it is told, and its length beside the others.
type Bar struct {
	Label, Amount string
	Size          float64
}

// Gap is what stands in a text for an answer that is not given yet.
func Gap(what string) string { return gapOpens + what + gapCloses }

// The words around what is missing.
const (
	gapOpens  = "[à compléter\u00a0: "
	gapCloses = "]"
)

var gaps = regexp.MustCompile(regexp.QuoteMeta(gapOpens) + `[^\]]*` + regexp.QuoteMeta(gapCloses))

// Span is a piece of a text, which tells a gap from what is said.
type Span struct {
	Text string
	Gap  bool
}

// Spans are the pieces of a text: what is said, and the gaps in it.
func Spans(text string) (spans []Span) {
	said := func(text string) {
		if text != "" {
			spans = append(spans, Span{Text: text})
		}
	}
	end := 0
	for _, at := range gaps.FindAllStringIndex(text, -1) {
		said(text[end:at[0]])
		spans = append(spans, Span{Text: text[at[0]:at[1]], Gap: true})
		end = at[1]
	}
	said(text[end:])
	return spans
}

// bar draws a bar in so many columns at most, half a column being the smallest.
func bar(size, most float64, width int) string {
	if most <= 0 || size <= 0 {
		return ""
	}
	halves := max(int(size/most*float64(2*width)+0.5), 1)
	return strings.Repeat("█", halves/2) + strings.Repeat("▌", halves%2)
}

// longest is the size of the longest bar.
func (f Figure) longest() (most float64) {
	for _, b := range f.Bars {
		most = max(most, b.Size)
	}
	return most
}

// told is a figure for who reads its amounts.
func (f Figure) told() Table {
	t := Table{Caption: f.Title, Columns: []Column{{Title: ""}, {Title: "Montant", Right: true}}}
	for _, b := range f.Bars {
		t.Rows = append(t.Rows, Row{Cells: []string{b.Label, b.Amount}})
	}
	return t
}

// heads are the headings of the page that its contents list.
func (p *Page) heads() (heads []Heading) {
	for _, b := range p.Blocks {
		if h, is := b.(Heading); is && h.Level <= 2 {
			heads = append(heads, h)
		}
	}
	return heads
}

// listed is the contents of the page as facts: a part, and what it holds.
func (p *Page) listed(c Contents) Facts {
	f := Facts{{Label: c.Title}}
	for _, h := range p.heads() {
		f[0].Items = append(f[0].Items, strings.Repeat("– ", h.Level-1)+h.Text)
	}
	return f
}
