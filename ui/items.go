package ui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// item is one line of a page's menu: a heading, a blank, or something to open.
type item struct {
	label  string
	note   string // beside the label, greyed
	whole  string // told beside the label instead of the note, on as many lines as it takes
	reason string // beside the note, in a column of its own where there is room
	status model.Status
	to     want           // where it leads
	open   func() tea.Cmd // or what it does
	detail string         // shown at the foot of the page while the cursor is here
	id     string         // the question or action it stands for
	goesOn bool           // it goes on with what the item above says
	strong bool           // it stands out among the others
	shape  string         // its status at a glance, before the label
	done   int            // how many things are done there
	all    int            // of so many, drawn before the note; 0 for nothing to draw
}

// page is what most screens are: a few lines of text, then a menu of items.
type page struct {
	app    *app
	menu   kit.Menu
	items  []item
	wide   columns
	foot   int // lines kept for the detail of the selected item
	width  int
	height int
}

// opens tells an item from a heading; it may lead nowhere, and be read all the same.
func (it item) opens() bool { return it.open != nil || it.to != want{} }

// heads tells a heading from a blank line and from what goes on with an item.
func (it item) heads() bool { return !it.opens() && !it.goesOn && it.label != "" }

// choose goes where an item leads, or does what it does.
func (a *app) choose(it item) tea.Cmd {
	if it.open != nil {
		return it.open()
	}
	return a.open(it.to)
}

func newPage(a *app) page { return page{app: a, foot: 2} }

// columns are the widths of what stands in the columns of a list, the longest of each:
// labels that have something beside them, gauges, notes that have a reason beside
// them, and all that stands beside a label.
type columns struct{ labels, gauges, notes, beside int }

func widthsOf(items []item) (w columns) {
	for _, it := range items {
		if it.goesOn {
			w.labels = max(w.labels, ansi.StringWidth(it.reason))
			continue
		}
		if it.note == "" && it.all == 0 {
			continue
		}
		w.labels = max(w.labels, it.labelLength())
		if it.whole != "" { // its note stands under it
			w.labels = max(w.labels, ansi.StringWidth(it.note))
			continue
		}
		w.gauges = max(w.gauges, kit.Squares(it.all))
		if it.reason != "" {
			w.notes = max(w.notes, ansi.StringWidth(it.note))
		}
	}
	for _, it := range items {
		if it.whole != "" || it.goesOn {
			continue
		}
		w.beside = max(w.beside, ansi.StringWidth(w.told(it, kit.Wide)))
	}
	return w
}

// labelLength is how long a label is, with its shape.
func (it item) labelLength() int {
	if it.shape == "" {
		return ansi.StringWidth(it.label)
	}
	return ansi.StringWidth(it.label) + 2
}

// gap is what parts two columns.
const gap = "  "

func (p *page) setItems(items []item) {
	p.items, p.wide = items, widthsOf(items)
	p.menu.Skip = func(i int) bool { return !p.items[i].opens() }
	p.menu.Head = func(i int) bool { return p.items[i].heads() }
	p.menu.Line = p.line
	p.menu.Set(len(items))
}

func (p *page) line(i, width int, selected bool) string {
	it := p.items[i]
	s := p.app.styles
	if it.goesOn {
		line := s.Text.Render(it.label) + s.Faint.Render(it.note)
		if width >= kit.Wide {
			line = s.Faint.Render(kit.Fill(it.reason, p.labelWidth(item{note: " "}, width))) + gap + line
		}
		return "   " + line
	}
	if !it.opens() {
		return " " + s.Heading.Render(it.label) + gap + s.Faint.Render(it.note)
	}
	room := p.labelWidth(it, width)
	label := it.label
	if it.shape != "" {
		room -= 2
	}
	label = kit.Cut(label, room)
	beside := p.wide.told(it, width)
	if beside != "" {
		label = kit.Fill(label, room)
	}
	render := s.Faint.Render
	if it.status == model.Trouble {
		render = s.Alert.Render
	}
	switch {
	case beside == "" && it.status == model.Trouble: // it has no other place to say it
		label = render(label)
	case selected, it.strong:
		label = s.Strong.Render(label)
	}
	if it.shape != "" {
		label = it.drawnShape(s) + " " + label
	}
	if it.all > 0 && width >= kit.Wide {
		label += gap + s.Gauge(it.done, it.all) + strings.Repeat(" ", p.wide.gauges-kit.Squares(it.all))
	}
	return s.Mark(selected) + label + gap + render(beside)
}

// drawnShape is the shape of an item in the colour of what it says.
func (it item) drawnShape(s *kit.Styles) string {
	switch it.shape {
	case model.Trouble.Shape():
		return s.Alert.Render(it.shape)
	case model.NotYet.Shape():
		return s.Faint.Render(it.shape)
	}
	return s.Accent.Render(it.shape)
}

// labelWidth is the room of a label in a line: that of the longest of those that have
// something beside them, as far as what stands beside them leaves it.
func (p *page) labelWidth(it item, width int) int {
	if it.note == "" && it.all == 0 {
		return width - 4
	}
	room := width - 3 - len(gap)
	if p.wide.gauges > 0 && width >= kit.Wide {
		room -= len(gap) + p.wide.gauges
	}
	return min(p.wide.labels, max(room-p.wide.beside, width*48/100-len(gap)-1))
}

// told is what stands beside the label of an item and its gauge.
func (w columns) told(it item, width int) string {
	said := it.note
	switch count := strconv.Itoa(it.done) + "/" + strconv.Itoa(it.all); {
	case it.all == 0:
	case width >= kit.Wide:
		said = kit.Right(count, 5) + gap + it.note
	case it.done > 0: // without a gauge, nothing done is seen well enough
		said = count + gap + it.note
	}
	switch {
	case it.reason == "":
		return said
	case width < kit.Wide:
		return said + " · " + it.reason
	}
	return kit.Fill(said, w.notes) + gap + it.reason
}

func (p *page) selected() item {
	if p.menu.Cursor < len(p.items) {
		return p.items[p.menu.Cursor]
	}
	return item{}
}

// opens is the act of opening the item under the cursor.
func (p *page) opens(on key.Binding) kit.Act {
	it := p.selected()
	if !it.opens() {
		return kit.Act{On: on, Off: "Il n’y a rien à ouvrir ici."}
	}
	return kit.Does(on, func() tea.Cmd { return p.app.choose(it) })
}

// around draws a page: text above, the menu in what is left, and the detail of
// the selected item at the foot.
func (p *page) around(above []string, below []string) []string {
	room := p.height - len(above) - len(below)
	if p.hasDetails() {
		room -= p.foot + 1
	}
	p.menu.Resize(p.width, room)
	lines := append(append([]string{}, above...), p.menu.Window(p.app.styles)...)
	if p.hasDetails() {
		lines = kit.Clip(lines, p.height-len(below)-p.foot-1)
		lines = append(lines, "")
		for _, d := range kit.Clip(p.details(), p.foot) {
			lines = append(lines, "   "+d)
		}
	}
	if len(below) > 0 {
		lines = append(kit.Clip(lines, p.height-len(below)), below...)
	}
	return lines
}

// details are the lines at the foot: what its line cuts of the selected item, in full,
// then what there is to say of it.
func (p *page) details() []string {
	it := p.selected()
	width := p.menu.LineWidth()
	room := p.labelWidth(it, width)
	var cut []string
	if it.labelLength() > room {
		cut = append(cut, kit.Wrap(strings.TrimSpace(it.label), p.width-6)...)
	}
	beside := strings.TrimPrefix(p.wide.told(it, 0), "! ")
	said := strings.Contains(strings.ToLower(it.detail), strings.ToLower(beside))
	if !said && ansi.StringWidth(p.wide.told(it, width)) > width-room-3-len(gap) {
		cut = append(cut, kit.Wrap(beside, p.width-6)...)
	}
	return kit.ClipTo(append(cut, kit.Styled(kit.Wrap(it.detail, p.width-6), p.app.styles.Faint.Render)...), p.foot)
}

func (p *page) hasDetails() bool {
	for _, it := range p.items {
		if it.detail != "" {
			return true
		}
	}
	return false
}

func (p *page) resize(width, height int) { p.width, p.height = width, height }
func (p *page) typing() bool             { return false }
func (p *page) position() string         { return p.menu.Position() }
func (p *page) update(tea.Msg) tea.Cmd   { return nil }
func (p *page) acts() []kit.Act {
	a := p.app
	return append(p.menu.Moves(), p.opens(keys.open), a.goBack(), a.goSearch(), a.giveHelp(), a.takeBack())
}

// styledTypography sets the non-breaking spaces of French in each line.
func styledTypography(lines []string) []string {
	for i := range lines {
		lines[i] = french.Typography(lines[i])
	}
	return lines
}
