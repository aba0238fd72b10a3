package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"cpts/content/pattern"
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
	Full  float64   // the size that a whole length stands for; 0 for that of the longest bar
	Heads [2]string // what the bars are, and what they measure, where a table tells them
}

// Bar is an amount of a figure, as it is told, and its length beside the others.
type Bar struct {
	Label, Amount string
	Size          float64
}

// Timeline is a picture of days, soonest first.
type Timeline struct {
	Title   string
	Says    string // what the picture shows, for who does not see it
	Moments []Moment
}

// Moment is a day of a timeline, as it is told, and where it stands between the first
// (0) and the last (1).
type Moment struct {
	Label, When string
	At          float64
	State       State
}

// State is how a moment stands.
type State int

const (
	Ahead State = iota
	Done
	Late
	Proposed
	Now
)

// Word is the state in French.
func (s State) Word() string { return stateWords[s] }

var stateWords = map[State]string{Ahead: "à venir", Done: "fait", Late: "en retard", Proposed: "proposé", Now: "aujourd’hui"}

// Gap is what stands in a text for an answer that is not given yet.
func Gap(what string) string { return gapOpens + what + gapCloses }

// The words around what is missing.
const (
	gapOpens  = "[à compléter\u00a0: "
	gapCloses = "]"
)

var gaps = pattern.Of(regexp.QuoteMeta(gapOpens) + `[^\]]*` + regexp.QuoteMeta(gapCloses))

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
	for _, at := range gaps().FindAllStringIndex(text, -1) {
		said(text[end:at[0]])
		spans = append(spans, Span{Text: text[at[0]:at[1]], Gap: true})
		end = at[1]
	}
	said(text[end:])
	return spans
}

// bar draws a bar in so many columns at most, half a column being the smallest.
func (f Figure) bar(b Bar, width int) string {
	halves := f.Part(b, 2*width)
	return strings.Repeat("█", halves/2) + strings.Repeat("▌", halves%2)
}

// Whole is the size that a whole length stands for.
func (f Figure) Whole() float64 {
	most := f.Full
	for _, b := range f.Bars {
		most = max(most, b.Size)
	}
	return most
}

// Part is how many of so many parts of a whole length a bar takes, one at least for an
// amount.
func (f Figure) Part(b Bar, of int) int {
	whole := f.Whole()
	if whole <= 0 || !(b.Size > 0) {
		return 0
	}
	return min(max(int(b.Size/whole*float64(of)+0.5), 1), of)
}

// Told is a figure for who reads its amounts.
func (f Figure) Told() Table {
	t := Table{Caption: f.Title, Columns: []Column{{Title: f.Heads[0]}, {Title: cmp.Or(f.Heads[1], "Montant"), Right: true}}}
	for _, b := range f.Bars {
		t.Rows = append(t.Rows, Row{Cells: []string{b.Label, b.Amount}})
	}
	return t
}

// Told is a timeline for who reads its days.
func (l Timeline) Told() Table {
	t := Table{Caption: l.Title, Columns: []Column{{Title: "Date"}, {Title: "Ce qui est daté"}, {Title: "État"}}}
	for _, m := range l.Moments {
		tone := Plain
		if m.State == Late {
			tone = Alert
		}
		t.Rows = append(t.Rows, Row{Cells: []string{m.When, m.Label, m.State.Word()}, Tone: tone})
	}
	return t
}

// ByHand tells a table to be filled in with a pen: one of its columns, of texts, is empty
// all the way down.
func (tb Table) ByHand() bool {
	for i, c := range tb.Columns {
		if c.Title != "" && !c.Right && len(tb.Rows) > 0 && !slices.ContainsFunc(tb.Rows, func(r Row) bool { return r.Cells[i] != "" }) {
			return true
		}
	}
	return false
}

// Stepped is the page with headings that never go down by two levels at once, for what
// reads by them.
func (p *Page) Stepped() *Page {
	out, before := &Page{Blocks: slices.Clone(p.Blocks)}, 0
	for i, b := range out.Blocks {
		if h, is := b.(Heading); is {
			h.Level = min(h.Level, before+1)
			out.Blocks[i], before = h, h.Level
		}
	}
	return out
}

// Headings are the headings of the page, down to a level, as its contents list them.
func (p *Page) Headings(deepest int) (heads []Heading) {
	for _, b := range p.Blocks {
		if h, is := b.(Heading); is && h.Level <= deepest {
			heads = append(heads, h)
		}
	}
	return heads
}

// listedLevels is how far down the contents of a text go.
const listedLevels = 2

// listed is the contents of the page as facts: a part, and what it holds.
func (p *Page) listed(c Contents) Facts {
	f := Facts{{Label: c.Title}}
	for _, h := range p.Headings(listedLevels) {
		f[0].Items = append(f[0].Items, strings.Repeat("– ", h.Level-1)+h.Text)
	}
	return f
}
