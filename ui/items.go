package ui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// item is one line of a page's menu: a heading, a blank, or something to open.
type item struct {
	lead   string // before the label, in a column of its own
	label  string
	note   string   // beside the label, greyed
	whole  string   // told beside the label, and the note under it, on as many lines as it takes
	under  []string // lines that go on with it
	reason string   // beside the note, in a column of its own where there is room
	status model.Status
	to     want           // where it leads
	open   func() tea.Cmd // or what it does
	detail string         // shown at the foot of the page while the cursor is here
	id     string         // the question or action it stands for
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
	foot   int  // lines kept for the detail of the selected item
	airy   bool // a blank line parts headings from what is above them
	width  int
	height int
}

// opens tells an item from a heading; it may lead nowhere, and be read all the same.
func (it item) opens() bool { return it.open != nil || it.to != want{} }

// heads tells a heading from a blank line.
func (it item) heads() bool { return !it.opens() && it.label != "" }

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
type columns struct{ leads, labels, gauges, notes, beside int }

func widthsOf(items []item) (w columns) {
	for _, it := range items {
		w.leads = max(w.leads, ansi.StringWidth(it.lead))
		if it.heads() || it.note == "" && it.whole == "" && it.all == 0 {
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
		if it.heads() || it.whole != "" {
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

// line draws an item: its label, its gauge, what stands beside. What its columns cut is
// told on several lines while the cursor is there, as what is to be told whole always is.
func (p *page) line(i, width int, selected bool) string {
	it := p.items[i]
	if !it.opens() {
		head := p.closed(it, width)
		if p.parted(i) {
			head = "\n" + head
		}
		return head
	}
	d := p.layOut(it, width, selected)
	lines := make([]string, max(len(d.labels), len(d.notes)))
	for n := range lines {
		lines[n] = d.line(n)
	}
	return strings.Join(append(lines, kit.Indent(d.under, 3)...), "\n")
}

// drawn is an item as its line shows it: cells side by side, of as many lines as they
// take, and what goes under them.
type drawn struct {
	leads   [2]string // before the label: on its first line, on those that follow
	labels  []string
	looks   [2]lipgloss.Style // of the label, as leads
	room    int               // of the label, when something stands beside it
	gauge   string            // on the first line
	filling int               // its columns
	notes   []string
	inNote  lipgloss.Style
	beside  bool
	under   []string
}

// line draws one of the lines. Each cell is closed before what fills its column up:
// blanks cost less to send without a look.
func (d *drawn) line(n int) string {
	later := min(n, 1)
	line := d.leads[later] + d.looks[later].Render(nth(d.labels, n))
	if !d.beside {
		return line
	}
	line = kit.Fill(line, ansi.StringWidth(d.leads[later])+d.room) + gap
	if n == 0 {
		line += d.gauge
	} else {
		line += strings.Repeat(" ", d.filling)
	}
	return line + d.inNote.Render(nth(d.notes, n))
}

// layOut lays an item out in its columns.
func (p *page) layOut(it item, width int, selected bool) *drawn {
	s, beside := p.app.styles, p.wide.told(it, width)
	d := &drawn{room: p.labelWidth(it, width), beside: beside != "" || it.whole != "", looks: [2]lipgloss.Style{s.Text, s.Text}, inNote: s.Faint}
	at := 3 + d.room + len(gap)
	switch {
	case it.status == model.Trouble:
		d.inNote = s.Alert
	case it.whole != "":
		d.inNote = s.Text
	}
	switch {
	case beside == "" && it.lead == "" && it.status == model.Trouble: // it has no other place to say it
		d.looks = [2]lipgloss.Style{s.Alert, s.Alert}
	case selected, it.strong:
		d.looks = [2]lipgloss.Style{s.Strong, s.Strong}
	}
	if it.all > 0 && width >= kit.Wide {
		d.filling = p.wide.gauges + countRoom + len(gap)
		d.gauge = s.Gauge(it.done, it.all) + s.Faint.Render(kit.Right(it.count(), d.filling-len(gap)-kit.Squares(it.all))+gap)
		at += d.filling
	}
	d.leads = p.leads(it, selected)
	d.room -= ansi.StringWidth(d.leads[1]) - 3
	d.labels, d.notes = cell(it.label, d.room, selected || len(it.under) > 0), cell(beside, width-at, selected)
	d.under = kit.Styled(it.under, s.Faint.Render)
	if it.whole != "" {
		d.tellWhole(it, s, width, at)
	}
	return d
}

// leads are what stands before the label of an item: the mark of the cursor, its lead,
// its shape; then their room.
func (p *page) leads(it item, selected bool) [2]string {
	s := p.app.styles
	first := s.Mark(selected)
	if it.lead != "" {
		style := s.Faint
		if it.status == model.Trouble {
			style = s.Alert
		}
		first = kit.Fill(first+style.Render(it.lead), 3+p.wide.leads) + gap
	}
	if it.shape != "" {
		first += it.drawnShape(s) + shapeGap[1:]
	}
	return [2]string{first, strings.Repeat(" ", ansi.StringWidth(first))}
}

// tellWhole sets what an item tells whole: under it where its column would be narrow,
// else beside, and where the item is under what it is.
func (d *drawn) tellWhole(it item, s *kit.Styles, width, at int) {
	d.looks[1] = s.Faint
	if width < kit.Wide {
		d.under = append(kit.Wrap(it.whole, width-4), d.under...)
		return
	}
	d.labels, d.notes, d.under = []string{it.label}, append(kit.Wrap(it.whole, width-at), d.under...), nil
	if it.note != "" {
		d.labels = append(d.labels, it.note)
	}
}

// shapeGap is the room of a shape before a label.
const shapeGap = "  "

// mostUnfolded is how many lines the cursor unfolds of what a column cuts.
const mostUnfolded = 4

// cell is a text in a column, cut or, unfolded, on several lines.
func cell(text string, width int, unfolded bool) []string {
	if unfolded && ansi.StringWidth(text) > width {
		lines := kit.Wrap(text, width)
		if len(lines) > mostUnfolded {
			lines = append(lines[:mostUnfolded-1], kit.Cut(lines[mostUnfolded-1]+"…", width))
		}
		return lines
	}
	return []string{kit.Cut(text, width)}
}

func nth(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

// headed is a heading, with what is said of it: how much of it is done.
func (it item) headed(s *kit.Styles) string {
	if it.label == "" {
		return ""
	}
	render := s.Heading.Render
	if it.status == model.Trouble {
		render = s.Alert.Render
	}
	return " " + render(it.label) + gap + s.Faint.Render(it.note)
}

// closed draws what opens nothing: a heading, or lines that go on with the item above,
// in the column of its note.
func (p *page) closed(it item, width int) string {
	s, at := p.app.styles, 3
	if len(it.under) == 0 {
		return it.headed(s)
	}
	if width >= kit.Wide {
		at += p.labelWidth(item{note: " "}, width) + len(gap)
	}
	lines := make([]string, len(it.under))
	for i, line := range it.under {
		lines[i] = strings.Repeat(" ", at) + s.Faint.Render(line)
	}
	return strings.Join(lines, "\n")
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

// parted tells a heading that has room for a blank line above it.
func (p *page) parted(i int) bool {
	return p.airy && i > 0 && p.items[i].heads() && p.items[i-1].label != ""
}

// lengthened is how many lines the list takes, a blank one above each heading, and what
// the cursor may unfold: the blank lines do not come and go with it.
func (p *page) lengthened() int {
	p.airy = true
	n := mostUnfolded - 1
	for i := range p.items {
		n += 1 + strings.Count(p.line(i, p.width, false), "\n")
	}
	return n
}

// labelWidth is the room of a label in a line: that of the longest of those that have
// something beside them, as far as what stands beside them leaves it.
func (p *page) labelWidth(it item, width int) int {
	if it.note == "" && it.whole == "" && it.all == 0 {
		return width - 4
	}
	room := width - 3 - len(gap)
	if p.wide.gauges > 0 && width >= kit.Wide {
		room -= len(gap) + p.wide.gauges + countRoom
	}
	return min(p.wide.labels, max(room-p.wide.beside, width*48/100-len(gap)-1))
}

// count is how many things are done, of how many.
func (it item) count() string { return strconv.Itoa(it.done) + "/" + strconv.Itoa(it.all) }

// countRoom is the room of a count after a gauge.
const countRoom = 7

// told is what stands beside the label of an item and its gauge.
func (w columns) told(it item, width int) string {
	said := it.note
	if it.reason != "" && width >= kit.Wide {
		said = kit.Fill(said, w.notes)
	}
	if it.done > 0 && width < kit.Wide { // without a gauge, nothing done is seen well enough
		said = it.count() + gap + said
	}
	switch {
	case it.reason == "":
		return said
	case width < kit.Wide:
		return said + " · " + it.reason
	}
	return said + gap + it.reason
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
	p.airy = len(p.items) <= room && p.lengthened() <= room
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

// details are the lines at the foot: what there is to say of the selected item.
func (p *page) details() []string {
	return kit.Styled(kit.Shortened(kit.Wrap(p.selected().detail, p.width-6), p.foot), p.app.styles.Faint.Render)
}

func (p *page) hasDetails() bool {
	if p.foot == 0 {
		return false
	}
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
