package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/ui/kit"
)

// rowsPage is a small table: its lines, and a way to add, edit, reorder and
// delete them. Each of these can be taken back.
type rowsPage struct {
	app     *app
	asked   want // what led here
	q       *content.Question
	menu    kit.Menu
	on      string // the id of the line under the cursor
	longest int    // the longest of the first cells
	width   int
	height  int
}

func newRows(a *app, w want) *rowsPage {
	p := &rowsPage{app: a, asked: w, q: w.place.Question}
	p.menu.Line = p.line
	p.refresh()
	return p
}

func (p *rowsPage) subject() model.Place { return model.AtQuestion(p.q) }

func (p *rowsPage) rows() []model.Row { return p.app.project.Rows(p.q.ID.Name) }

// The first item adds a line, the second goes on; the table's lines follow.
const rowsBefore = 2

// mostMeasured is how many lines the room of the names is measured on: a key costs the
// same whatever the table holds.
const mostMeasured = 200

// refresh takes the lines as they now stand; the cursor stays on its line.
func (p *rowsPage) refresh() {
	rows := p.rows()
	p.menu.Set(len(rows) + rowsBefore)
	p.longest = 0
	for _, row := range rows[:min(mostMeasured, len(rows))] {
		p.longest = max(p.longest, ansi.StringWidth(kit.OneLine(report.CellText(p.q.Columns[0], row))))
	}
	at := slices.IndexFunc(rows, func(row model.Row) bool { return row.ID() == p.on })
	if p.on != "" && at >= 0 {
		p.menu.MoveTo(at + rowsBefore)
	}
}

// startingAt puts the cursor on the line of an id.
func (p *rowsPage) startingAt(id string) *rowsPage {
	p.on = id
	p.refresh()
	return p
}

// stay notes the line under the cursor.
func (p *rowsPage) stay() {
	p.on = ""
	if at := p.menu.Cursor - rowsBefore; at >= 0 && at < len(p.rows()) {
		p.on = p.rows()[at].ID()
	}
}

func (p *rowsPage) line(i, width int, selected bool) string {
	look := p.app.styles
	label := ""
	switch i {
	case 0:
		label = "+ Ajouter " + p.q.RowName
	case 1:
		label = "Passer à la suite"
		if len(p.rows()) == 0 {
			label = "Passer (je ne sais pas encore)"
		}
	default:
		row := p.rows()[i-rowsBefore]
		number := kit.Right(strconv.Itoa(i-rowsBefore+1), len(strconv.Itoa(len(p.rows()))))
		return look.Mark(selected) + look.Faint.Render(number) + " " + p.cells(row, width-len(number)-5, selected)
	}
	if selected {
		label = look.Strong.Render(label)
	}
	return look.Mark(selected) + label
}

// cells sets the first column of a line, then what the others hold.
func (p *rowsPage) cells(row model.Row, width int, selected bool) string {
	first := p.nameWidth(width)
	name := kit.Fill(kit.OneLine(report.CellText(p.q.Columns[0], row)), first-2)
	if selected {
		name = p.app.styles.Strong.Render(name)
	}
	var rest []string
	for _, c := range p.q.Columns[1:] {
		if cell := kit.OneLine(report.NamedCell(c, row)); cell != "" {
			rest = append(rest, cell)
		}
	}
	return name + "  " + p.app.styles.Faint.Render(kit.Cut(strings.Join(rest, " · "), width-first))
}

// nameWidth is the room of the first column: what its longest cell takes, or half the
// line.
func (p *rowsPage) nameWidth(width int) int {
	return min(max(p.longest+2, width*2/5), width/2)
}

func (p *rowsPage) crumb() (string, string) { return p.app.whereIs(p.q) }

func (p *rowsPage) resize(width, height int) { p.width, p.height = width, height }
func (p *rowsPage) typing() bool             { return false }

func (p *rowsPage) lines() []string {
	look := p.app.styles
	lines := kit.Styled(kit.Indent(kit.Wrap(p.q.Label, p.width-3), 1), look.Title.Render)
	lines = append(lines, kit.Styled(kit.Indent(kit.Wrap(p.q.Why, p.width-3), 1), look.Faint.Render)...)
	lines = append(lines, "")
	help := p.beneath()
	inset := p.app.inset(p.q.Beside(), p.width, p.height-len(lines)-6)
	foot := len(inset)
	if foot == 0 {
		foot = len(help) + 1
	}
	p.menu.Resize(p.width, p.height-len(lines)-foot-1)
	lines = append(lines, p.menu.Window(look)...)
	lines = append(lines, "")
	if len(inset) > 0 {
		return append(lines, inset...)
	}
	return append(lines, help...)
}

// wholeLines is the room for a line of the table under the list, so that the list does
// not move as the cursor goes from one to another.
const wholeLines = 5

// beneath is what is read under the list: the line under the cursor, whole, or how to
// fill the table.
func (p *rowsPage) beneath() []string {
	read := func(text string) []string {
		return kit.Styled(kit.Indent(kit.Wrap(text, p.width-4), 1), p.app.styles.Faint.Render)
	}
	help := read(p.q.Help)
	at := p.menu.Cursor - rowsBefore
	if len(p.rows()) == 0 {
		return help
	}
	room := max(len(help), min(wholeLines, p.height/4))
	if at < 0 || at >= len(p.rows()) {
		return padded(help, room)
	}
	var cells []string
	for _, c := range p.q.Columns {
		if cell := kit.OneLine(report.NamedCell(c, p.rows()[at])); cell != "" {
			cells = append(cells, cell)
		}
	}
	whole := read(strings.Join(cells, " · "))
	if len(whole) > room { // Enter shows the rest
		whole = append(whole[:room-1], read("…")...)
	}
	return padded(whole, room)
}

// padded are lines, with empty ones after them to take a room.
func padded(lines []string, room int) []string {
	for len(lines) < room {
		lines = append(lines, "")
	}
	return lines
}

func (p *rowsPage) position() string { return p.menu.Position() }

func (p *rowsPage) update(tea.Msg) tea.Cmd { return nil }

func (p *rowsPage) acts() []kit.Act {
	a, at := p.app, p.menu.Cursor-rowsBefore
	moves := kit.Then(p.menu.Moves(), func() tea.Cmd { p.stay(); return nil })
	add := a.leads(keys.add, p.lineOf("+"))
	finish := kit.Does(keys.finish, func() tea.Cmd { return a.advance(p.asked) })
	if at < 0 {
		open := add
		if p.menu.Cursor == 1 {
			open = finish
		}
		open.On = keys.open
		return append(moves, open, add, finish, a.goBefore(), a.goBack(), a.giveHelp())
	}
	edit := a.leads(kit.Bind("entrée", "modifier", "enter"), p.lineOf(p.rows()[at].ID()))
	remove := kit.Does(keys.remove, func() tea.Cmd {
		gone := p.rows()[at]
		if p.change(func(when time.Time) error { return a.project.RemoveRow(p.q.ID.Name, at, when) }) {
			a.notice = "Ligne supprimée. La touche u la rétablit."
			if places := a.project.StillNamed(p.q.ID.Name, gone); places != "" {
				a.notice = french.Say("Ligne supprimée, u la rétablit. Son nom reste dans : %s.", places)
			}
		}
		return nil
	})
	move := func(way int) { p.move(at, at+way) }
	add.Keep, remove.Keep = kit.Wanted, kit.Wanted
	acts := []kit.Act{edit, add, remove, remove.Also("suppr", "delete"), kit.Either(keys.move, move), a.takeBack(), finish, a.goBefore(), a.goBack()}
	other := kit.Either(kit.Bind("ctrl+↑↓", "déplacer", "ctrl+up", "ctrl+down"), move)
	return append(acts, kit.Quietly(append(moves, other)...)...)
}

// move carries a line to another rank.
func (p *rowsPage) move(from, to int) {
	switch {
	case to < 0:
		p.app.notice = "Cette ligne est déjà la première."
		return
	case to >= len(p.rows()):
		p.app.notice = "Cette ligne est déjà la dernière."
		return
	}
	if p.change(func(when time.Time) error { return p.app.project.MoveRow(p.q.ID.Name, from, to, when) }) {
		p.menu.MoveTo(to + rowsBefore)
		p.stay()
	}
}

// change carries a change of the table out, or says why it was not taken.
func (p *rowsPage) change(do func(time.Time) error) (done bool) {
	err := p.app.change(do)
	if err != nil {
		p.app.refuse(err)
	}
	p.refresh()
	return err == nil
}

// lineOf leads to the form of a line, by its id; « + » for a new one.
func (p *rowsPage) lineOf(id string) want {
	return want{room: roomLine, place: model.AtQuestion(p.q), at: id}
}
