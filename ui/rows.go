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
	"cpts/model/census"
	"cpts/model/report"
	"cpts/ui/kit"
)

// rowsPage is a small table: its lines, and a way to add, edit, reorder and
// delete them. Each of these can be taken back.
type rowsPage struct {
	app     *app
	asked   want // what led here
	q       *content.Question
	menu    kit.Menu    // where the cursor is: on what stands above the table, or on a line
	list    kit.Menu    // the lines, as far as they are shown
	on      string      // the id of the line under the cursor
	columns []rowColumn // those that hold something
	table   *rowTable   // nil where the lines have no columns
	width   int
	height  int
}

func newRows(a *app, w want) *rowsPage {
	p := &rowsPage{app: a, asked: w, q: w.place.Question}
	p.list.Line = p.line
	p.refresh()
	return p
}

func (p *rowsPage) subject() model.Place { return model.AtQuestion(p.q) }

func (p *rowsPage) rows() []model.Row { return p.app.project.Rows(p.q.ID.Name) }

// The first item adds a line, the second goes on; the table's lines follow.
const rowsBefore = 2

// mostMeasured is how many lines the room of the columns is measured on: a key costs
// the same whatever the table holds.
const mostMeasured = 200

// refresh takes the lines as they now stand; the cursor stays on its line.
func (p *rowsPage) refresh() {
	rows := p.rows()
	p.menu.Set(len(rows) + rowsBefore)
	p.list.Set(len(rows))
	p.columns = measured(p.q, rows)
	at := slices.IndexFunc(rows, func(row model.Row) bool { return row.ID() == p.on })
	if p.on != "" && at >= 0 {
		p.menu.MoveTo(at + rowsBefore)
	}
	p.setOut()
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
	if at := p.at(); at >= 0 && at < len(p.rows()) {
		p.on = p.rows()[at].ID()
	}
}

// at is the rank of the line under the cursor; negative above the table.
func (p *rowsPage) at() int { return p.menu.Cursor - rowsBefore }

func (p *rowsPage) crumb() (string, string) { return p.app.whereIs(p.q) }
func (p *rowsPage) typing() bool            { return false }

func (p *rowsPage) resize(width, height int) {
	p.width, p.height = width, height
	p.setOut()
}

// lead is the room at the left of the cells: the mark of the cursor, and the rank.
func (p *rowsPage) lead() int { return 3 + rankWidth(len(p.rows())) + cellGap }

// setOut chooses between columns and lines of text for the width there is.
func (p *rowsPage) setOut() {
	p.table = nil
	t := tableOf(p.columns, p.width-p.lead()-cellGap) // a column of the mark, and one apart from it
	if len(p.rows()) > 0 && (p.width >= headsAnyway || p.width >= headsFrom && !t.cut) {
		p.table = &t
	}
}

// wide tells a table that has more columns than the width which advice beside it
// leaves: it takes the whole, and has the advice below.
func (p *rowsPage) wide() bool {
	t := tableOf(p.columns, mainWidth-p.lead()-cellGap)
	return len(p.rows()) > 0 && t.cut
}

func (p *rowsPage) lines() []string {
	look := p.app.styles
	top := kit.Styled(kit.Indent(kit.Wrap(p.q.Label, p.width-3), 1), look.Title.Render)
	top = append(top, kit.Styled(kit.Indent(kit.Wrap(p.q.Why, p.width-3), 1), look.Faint.Render)...)
	top = append(append(top, ""), p.above()...)
	if len(p.rows()) == 0 {
		top = append(top, "")
		return append(top, beneath(p.help(), p.money, p.height-len(top), false)...)
	}
	if p.table != nil || p.height >= airyHeight {
		top = append(top, "")
	}
	if p.table != nil {
		lead := strings.Repeat(" ", p.lead())
		for _, line := range p.table.heads() {
			top = append(top, lead+look.Faint.Render(line))
		}
		top = append(top, look.Rule.Render(" "+p.table.rule(p.width-cellGap)))
	}
	details := p.details()
	room := p.height - len(top) - len(details)
	p.list.Cursor = p.at()
	p.list.Resize(p.width, min(p.listRoom(room), room))
	p.menu.Resize(p.width, min(p.listRoom(room), room))
	lines := append(append(top, p.list.Window(look)...), details...)
	return append(lines, p.below(p.height-len(lines))...)
}

// airyHeight is where an empty line parts the lines of a table from what is above them.
const airyHeight = 19

// The lines a table is content with where there is money to show beneath it, and those
// it keeps whatever there is.
const (
	easyRows  = 10
	leastRows = 3
)

// listRoom is what the lines of the table take of a room: what is left to the money is
// a line, and more once there are enough of them.
func (p *rowsPage) listRoom(room int) int {
	if p.q.Beside() == "" {
		return room
	}
	kept := 1 + max(min(room-easyRows, len(p.money(room))), 1)
	return max(room-kept, leastRows)
}

// above are what adds a line, and what goes on.
func (p *rowsPage) above() []string {
	look, on := p.app.styles, "Passer à la suite"
	if len(p.rows()) == 0 {
		on = "Passer (je ne sais pas encore)"
	}
	lines := []string{"+ Ajouter " + p.q.RowName, on}
	for i, label := range lines {
		if i == p.menu.Cursor {
			lines[i] = look.Lit(look.Mark(true)+look.Strong.Render(label), p.width)
		} else {
			lines[i] = look.Mark(false) + label
		}
	}
	return lines
}

// line is a line of the table: its cells in their columns, or one after the other. The
// one under the cursor unfolds where it is cut.
func (p *rowsPage) line(i, width int, selected bool) string {
	look, row := p.app.styles, p.rows()[i]
	lead := look.Mark(selected) + look.Faint.Render(kit.Right(strconv.Itoa(i+1), rankWidth(len(p.rows())))) + strings.Repeat(" ", cellGap)
	if p.table == nil {
		return lead + strings.Join(p.told(row, width-p.lead()-1, selected), "\n"+strings.Repeat(" ", p.lead()+cellGap))
	}
	cells := make([]string, len(p.table.columns))
	for n, c := range p.table.columns {
		cells[n] = cellShown(c.Column, row)
		if n == 0 && selected {
			cells[n] = look.Strong.Render(kit.Cut(cells[n], c.width))
		}
	}
	return lead + p.table.line(cells)
}

// mostLines is how many lines the line under the cursor unfolds on.
const mostLines = 4

// told is a line of the table as a text: its first cell, then the others, each with
// its name where it says nothing alone. Under the cursor it goes on where it is cut.
func (p *rowsPage) told(row model.Row, width int, selected bool) []string {
	look := p.app.styles
	name, rest := kit.OneLine(report.CellText(p.q.Columns[0], row)), p.others(row)
	first := min(p.columns[0].most, width/2-cellGap)
	if !selected {
		return []string{kit.Fill(name, first) + "  " + look.Faint.Render(kit.Cut(rest, width-first-cellGap))}
	}
	var lines []string
	if ansi.StringWidth(name) > first {
		lines = kit.Styled(kit.Wrap(name, width-cellGap), look.Strong.Render)
	} else {
		begin := beginning(rest, width-first-cellGap)
		lines = []string{look.Strong.Render(kit.Fill(name, first)) + "  " + look.Faint.Render(begin)}
		rest = strings.TrimSpace(strings.TrimPrefix(rest, begin))
	}
	return kit.Shortened(append(lines, kit.Styled(kit.Wrap(rest, width-cellGap), look.Faint.Render)...), mostLines)
}

// beginning is what a line of so many columns takes of a text, at a word; "" for a
// text whose first word is longer.
func beginning(text string, width int) string {
	if text == "" || width < 10 {
		return ""
	}
	first := kit.Wrap(text, width)[0]
	if !strings.HasPrefix(text, first) {
		return ""
	}
	return first
}

// others are the cells of a line but the first.
func (p *rowsPage) others(row model.Row) string {
	var cells []string
	for _, c := range p.q.Columns[1:] {
		if cell := kit.OneLine(report.NamedCell(c, row)); cell != "" {
			cells = append(cells, cell)
		}
	}
	return strings.Join(cells, " · ")
}

// detailLines is what the details of a line take under a table whose columns do not
// show all.
const detailLines = 3

// details are the line under the cursor, whole, where its columns may not show it.
func (p *rowsPage) details() []string {
	if p.table == nil || !p.table.cut && len(p.rows()) <= mostMeasured {
		return nil
	}
	at, look := p.at(), p.app.styles
	lines := []string{""}
	if at >= 0 {
		row := p.rows()[at]
		name, rest := kit.OneLine(report.CellText(p.q.Columns[0], row)), p.others(row)
		if rest != "" {
			rest = " · " + rest
		}
		whole := kit.Shortened(kit.Wrap(name+rest, p.width-4), detailLines)
		for i, line := range whole {
			if after, is := strings.CutPrefix(line, name); is && i == 0 {
				whole[i] = look.Strong.Render(name) + look.Faint.Render(after)
			} else {
				whole[i] = look.Faint.Render(line)
			}
		}
		lines = append(lines, kit.Indent(whole, 1)...)
	}
	return padded(lines, 1+detailLines)
}

// padded are lines, with empty ones after them to take a room.
func padded(lines []string, room int) []string {
	for len(lines) < room {
		lines = append(lines, "")
	}
	return lines
}

// below is what is read under the table as far as there is room: the money first, then
// how to fill the table, then the advice that has no place beside it.
func (p *rowsPage) below(room int) []string {
	if room < 2 {
		return nil
	}
	lines := append([]string{""}, beneath(p.help(), p.money, room-1, true)...)
	if advice := p.app.advice(p.width); p.app.right == 0 && p.app.width >= adviceFrom && len(lines)+2 < room && len(advice) > 0 {
		lines = append(append(lines, ""), whole(advice, room-len(lines)-1, "  "+p.app.styles.Faint.Render(french.Say("suite : F1")))...)
	}
	return lines
}

// whole keeps the parts of a text that fit, which empty lines part, and says where the
// others are.
func whole(text []string, room int, elsewhere string) []string {
	if len(text) <= room {
		return text
	}
	last := room - 1
	for last > 0 && text[last] != "" {
		last--
	}
	if last == 0 {
		last = room - 1
	}
	return append(slices.Clone(text[:last]), elsewhere)
}

func (p *rowsPage) help() []string {
	return kit.Styled(kit.Indent(kit.Wrap(p.q.Help, p.width-4), 1), p.app.styles.Faint.Render)
}

func (p *rowsPage) money(room int) []string { return p.app.inset(p.q.Beside(), p.width, room) }

// position is the rank of the line under the cursor, or how many there are.
func (p *rowsPage) position() string {
	switch n := len(p.rows()); {
	case n == 0:
		return ""
	case p.at() < 0:
		return french.Count(n, "ligne", "lignes")
	default:
		return french.Number(int64(p.at()+1)) + " sur " + french.Number(int64(n))
	}
}

func (p *rowsPage) update(tea.Msg) tea.Cmd { return nil }

func (p *rowsPage) acts() []kit.Act {
	a, at := p.app, p.at()
	moves := kit.Then(p.menu.Moves(), func() tea.Cmd { p.stay(); return nil })
	add := a.leads(keys.add, p.lineOf("+"))
	finish := kit.Does(keys.finish, func() tea.Cmd { return a.advance(p.asked) })
	var count []kit.Act
	if census.Fills(p.q) {
		count = append(count, a.leads(keys.count, want{room: roomCensus, place: model.AtQuestion(p.q)}))
	}
	if at < 0 {
		open := add
		if p.menu.Cursor == 1 {
			open = finish
		}
		open.On = keys.open
		return slices.Concat(moves, []kit.Act{open, add}, count, []kit.Act{finish, a.goBefore(), a.goBack(), a.giveHelp()})
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
	before := a.goBefore()
	add.Keep, remove.Keep, before.Keep = kit.Wanted, kit.Wanted, kit.Spare // what is done to a line comes first
	acts := slices.Concat([]kit.Act{edit, add, remove, remove.Also("suppr", "delete"), kit.Either(keys.move, move)}, count, []kit.Act{a.takeBack(), finish, before, a.goBack()})
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
