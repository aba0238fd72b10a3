package ui

import (
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
	reason string // beside the note, in a column of its own where there is room
	status model.Status
	to     want           // where it leads
	open   func() tea.Cmd // or what it does
	detail string         // shown at the foot of the page while the cursor is here
	id     string         // the question or action it stands for
	goesOn bool           // it goes on with what the item above says
}

// page is what most screens are: a few lines of text, then a menu of items.
type page struct {
	app    *app
	menu   kit.Menu
	items  []item
	column int // where notes begin
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

func newPage(a *app) page { return page{app: a, column: 34, foot: 2} }

func (p *page) setItems(items []item) {
	p.items = items
	p.menu.Skip = func(i int) bool { return !p.items[i].opens() }
	p.menu.Head = func(i int) bool { return p.items[i].heads() }
	p.menu.Line = p.line
	p.menu.Set(len(items))
}

func (p *page) line(i, width int, selected bool) string {
	it := p.items[i]
	s := p.app.styles
	if it.goesOn {
		return "   " + s.Strong.Render(it.label) + s.Faint.Render(it.note)
	}
	if !it.opens() {
		return " " + s.Heading.Render(it.label)
	}
	label := kit.Cut(it.label, p.labelWidth(it, width))
	if it.note != "" {
		label = kit.Fill(label, p.labelWidth(it, width))
	}
	render := s.Faint.Render
	if it.status == model.Trouble {
		render = s.Alert.Render
	}
	switch {
	case it.note == "" && it.status == model.Trouble: // it has no other place to say it
		label = render(label)
	case selected:
		label = s.Strong.Render(label)
	}
	return s.Mark(selected) + label + " " + render(it.beside(width))
}

// labelWidth is the room of a label in a line.
func (p *page) labelWidth(it item, width int) int {
	if it.note == "" {
		return width - 4
	}
	return min(p.column, width*48/100) - 3
}

func (it item) beside(width int) string {
	switch {
	case it.reason == "":
		return it.note
	case width < kit.Wide:
		return it.note + " · " + it.reason
	}
	return kit.Fill(it.note, 20) + " " + it.reason
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
	if ansi.StringWidth(it.label) > room {
		cut = append(cut, kit.Wrap(strings.TrimSpace(it.label), p.width-6)...)
	}
	beside := strings.TrimPrefix(it.beside(0), "! ")
	said := strings.Contains(strings.ToLower(it.detail), strings.ToLower(beside))
	if !said && ansi.StringWidth(it.beside(width)) > width-room-4 {
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
