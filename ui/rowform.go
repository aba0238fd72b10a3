package ui

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// rowForm edits one line of a table, all its cells on one screen. A cell that is
// chosen from a list shows the choices that match what is typed: arrows pick one.
type rowForm struct {
	app    *app
	rows   *rowsPage
	at     int             // index of the line; len(rows) for a new one
	old    model.Row       // the line as it stands; nil for a new one
	opened model.Row       // as it stood when the form was filled in
	was    json.RawMessage // the same, as the project held it
	inputs []*kit.Line
	here   int
	menu   kit.Menu // the choices of the cell the cursor is in
	all    []*content.Option
	shown  []*content.Option
	blank  bool // the first choice leaves the cell as it is
	fault  string
	done   bool // recorded
	width  int
	height int
}

func newRowForm(rows *rowsPage, id string) *rowForm {
	at, row := rows.rank(id)
	f := &rowForm{app: rows.app, rows: rows, at: at, old: row, opened: row, was: rows.app.project.Standing(rows.q.ID.Name, row.ID())}
	draft := f.app.kept(f.draftKey())
	for i, c := range f.columns() {
		in := newLineFor(f.app, &c.Field)
		in.Set(f.typedCell(c, row))
		if i < len(draft) {
			in.Set(draft[i])
		}
		f.inputs = append(f.inputs, in)
	}
	f.menu.Line = f.option
	return f
}

func (f *rowForm) init() tea.Cmd              { return f.focus(0) }
func (f *rowForm) columns() []*content.Column { return f.rows.q.Columns }
func (f *rowForm) column() *content.Column    { return f.columns()[f.here] }
func (f *rowForm) draftKey() string {
	if f.old == nil {
		return f.rows.q.ID.Name + "/+"
	}
	return f.rows.q.ID.Name + "/" + f.old.ID()
}

// typedCell is a cell of the line recorded, as it would be typed.
func (f *rowForm) typedCell(c *content.Column, row model.Row) string {
	v, has := row[c.ID.Name]
	if !has {
		return ""
	}
	text := model.Typed(&c.Field, v)
	if text == "" {
		text = model.RawText(v)
	}
	return kit.OneLine(text)
}

var yesNoOptions = []*content.Option{
	{ID: content.ID{Name: "oui"}, Label: "oui"}, {ID: content.ID{Name: "non"}, Label: "non"},
}

// options are the choices of a cell, or what is known elsewhere of what it asks.
func (f *rowForm) options(c *content.Column) []*content.Option {
	if c.Kind == content.YesNo {
		return yesNoOptions
	}
	if len(c.From) == 0 {
		return c.Options
	}
	var known []*content.Option
	for _, text := range f.app.project.Known(f.rows.q, c) {
		known = append(known, &content.Option{Label: text})
	}
	return append(known, f.proposed(c)...)
}

// free tells that any text may be written in the cell: its choices are proposed.
func (f *rowForm) free() bool { return len(f.column().From) > 0 }

// focus puts the cursor in a cell.
func (f *rowForm) focus(i int) tea.Cmd {
	f.inputs[f.here].Blur()
	f.here, f.fault = i, ""
	f.all = f.options(f.column())
	f.narrow()
	return f.inputs[i].Focus()
}

// narrow shows the choices of the cell that match what is typed in it; a cell
// that already holds one shows them all, the cursor on it.
func (f *rowForm) narrow() {
	typed := f.inputs[f.here].Text()
	f.shown, f.blank = model.Matching(f.all, typed), false
	if asIs := f.asIs(typed); asIs != "" && len(f.shown) > 0 {
		f.shown, f.blank = append([]*content.Option{{Label: asIs}}, f.shown...), true
	}
	f.menu.Set(len(f.shown))
	f.menu.MoveTo(0)
	if at := slices.IndexFunc(f.all, func(o *content.Option) bool { return o.Label == typed }); at >= 0 {
		f.shown, f.blank = f.all, false
		f.menu.Set(len(f.all))
		f.menu.MoveTo(at)
	}
}

// asIs is the choice of what already stands in the cell: nothing is taken that was
// not looked for. "" where one of the choices must be taken.
func (f *rowForm) asIs(typed string) string {
	switch {
	case f.free() && typed != "":
		return french.Say("garder « %s »", french.Short(typed, 40))
	case typed != "":
		return ""
	case f.free() && f.column().Required:
		return "à écrire, ou à choisir dans cette liste"
	case f.column().Required:
		return "à choisir dans cette liste"
	}
	return "laisser vide"
}

func (f *rowForm) option(i, width int, selected bool) string {
	look := f.app.styles
	o := f.shown[i]
	label, help := o.Label, ""
	if selected {
		label = look.Strong.Render(label)
	}
	if o.Help != "" {
		help = look.Faint.Render(" · " + o.Help)
	}
	return look.Mark(selected) + label + help
}

func (f *rowForm) subject() model.Place { return f.rows.subject() }

func (f *rowForm) crumb() (string, string) {
	name := f.rows.q.RowName
	title := "Ajouter " + name
	if f.old != nil {
		title = "Modifier " + name
	}
	rank := fmt.Sprintf("case %d sur %d", f.here+1, len(f.inputs))
	return f.rows.q.Section.Title + " › " + f.app.styles.Title.Render(title), rank
}

func (f *rowForm) typing() bool { return true }

// refresh finds the line again when the table has changed behind the form, by an
// undo or another program. One that is gone is recorded as a new line, under which
// its draft is kept from now on.
func (f *rowForm) refresh() {
	f.rows.refresh()
	rows := f.rows.rows()
	at := slices.IndexFunc(rows, func(row model.Row) bool { return f.old != nil && row.ID() == f.old.ID() })
	if at >= 0 {
		f.old, f.at = rows[at], at
		return
	}
	if f.old != nil {
		f.app.keep(f.draftKey(), nil)
	}
	f.old, f.at = nil, len(rows)
}

func (f *rowForm) acts() []kit.Act {
	next, save := kit.Does(keys.nextField, f.next), kit.Does(keys.saveRow, f.save)
	save.Keep = kit.Wanted
	before := kit.Does(keys.previousField, func() tea.Cmd { return f.focus(f.here - 1) })
	if f.here == 0 {
		before.Off = "C’est la première case."
	}
	acts := []kit.Act{next, next.Also("tab", "tab"), save, f.app.goBack(), before}
	if len(f.shown) > 0 {
		acts = slices.Insert(acts, 0, f.menu.Moves()[0])
		acts[len(acts)-1].Quiet = len(f.all) > 0
	} else {
		acts = append(acts, kit.Quietly(kit.Act{On: kit.Bind("↑↓", "case d’avant, case d’après", "up", "down"), Run: f.turn})...)
	}
	return append(acts, f.inputs[f.here].Acts(f.retyped)...)
}

// turn goes to the cell above or below.
func (f *rowForm) turn(press tea.KeyPressMsg) tea.Cmd {
	to := f.here + 1
	if press.String() == "up" {
		to = f.here - 1
	}
	if to < 0 || to >= len(f.inputs) {
		return nil
	}
	return f.focus(to)
}

func (f *rowForm) resize(width, height int) {
	f.width, f.height = width, height
	for i := range f.inputs {
		f.inputs[i].Resize(min(width-f.labelWidth()-8, 70)) // the mark of what is hidden beside
	}
}

// belowCells is the room kept under the cells of a long line for the choices.
const belowCells = 8

// labels are the names of the cells, each on the lines it needs.
func (f *rowForm) labels() (all [][]string) {
	for _, c := range f.columns() {
		all = append(all, kit.Wrap(c.Label, f.labelWidth()))
	}
	return all
}

func (f *rowForm) labelWidth() int {
	most := 0
	for _, c := range f.columns() {
		most = max(most, ansi.StringWidth(c.Label))
	}
	return min(most, f.width*2/5)
}

// window are the cells shown: all of them, or those around the one the cursor is in.
func (f *rowForm) window(labels [][]string) (from, to int) {
	all := 0
	for _, label := range labels {
		all += len(label)
	}
	room := max(f.height-belowCells, 4)
	if all+4 <= f.height || all <= room {
		return 0, len(labels)
	}
	from, to = f.here, f.here+1
	room -= len(labels[f.here])
	for grown := true; grown; {
		grown = false
		if to < len(labels) && len(labels[to]) <= room {
			room, to, grown = room-len(labels[to]), to+1, true
		}
		if from > 0 && len(labels[from-1]) <= room {
			from, grown = from-1, true
			room -= len(labels[from])
		}
	}
	return from, to
}

func (f *rowForm) position() string { return f.menu.Position() }

func (f *rowForm) lines() []string {
	look := f.app.styles
	lines := append([]string{""}, f.cells()...)
	lines = append(lines, "")
	if f.fault != "" {
		lines = append(lines, kit.Styled(kit.Indent(kit.Wrap("! "+f.fault, f.width-4), 1), look.Alert.Render)...)
	}
	if len(f.shown) > 0 {
		f.menu.Resize(f.width-4, max(f.height-len(lines), 2))
		lines = append(lines, kit.Indent(f.menu.Window(look), 2)...)
	} else if !f.column().Required && f.fault == "" {
		lines = append(lines, "   "+look.Faint.Render(french.Typography("Facultatif : entrée passe à la suite.")))
	}
	if lines[len(lines)-1] != "" {
		lines = append(lines, "")
	}
	help := kit.Styled(kit.Wrap(f.rows.q.Help, f.width-6), look.Faint.Render)
	return styledTypography(append(lines, kit.Indent(kit.Shortened(help, f.height-len(lines)), 3)...))
}

// cells are the labels and what stands beside them, as far as the window goes; a mark
// at the right edge tells the others.
func (f *rowForm) cells() (lines []string) {
	look, labels := f.app.styles, f.labels()
	from, to := f.window(labels)
	above, all := 0, 0
	for i, label := range labels {
		all += len(label)
		if i < from {
			above += len(label)
		}
		if i < from || i >= to {
			continue
		}
		style, mark := look.Faint.Render, look.Mark(i == f.here)
		if i == f.here {
			style = look.Strong.Render
		}
		for n, line := range label {
			line = mark + style(kit.Fill(line, f.labelWidth()))
			if n == 0 {
				line += "  " + f.inputs[i].View()
			}
			if i == f.here && !look.Plain { // in reverse video, the cursor would not be seen
				line = look.Lit(line, f.width-2) // short of the mark of what is hidden
			}
			lines, mark = append(lines, line), look.Mark(false)
		}
	}
	return kit.Scrollbar(lines, f.width, above, len(lines), all, look)
}

// draft is what stands in the cells, unless it is what the line holds.
func (f *rowForm) draft() (key string, texts []string) {
	touched := false
	for i, c := range f.columns() {
		texts = append(texts, f.inputs[i].Text())
		touched = touched || f.typed(i, c)
	}
	if !touched || f.done {
		return f.draftKey(), nil
	}
	return f.draftKey(), texts
}

func (f *rowForm) update(msg tea.Msg) tea.Cmd {
	before := f.inputs[f.here].Text()
	cmd := f.inputs[f.here].Update(msg)
	if f.inputs[f.here].Text() != before {
		f.retyped()
	}
	return cmd
}

// retyped takes a change of the text into account.
func (f *rowForm) retyped() {
	f.fault = ""
	f.narrow()
}

// next takes the cell and goes to the following one; after the last, the line
// is recorded. In a cell of choices, the one under the cursor is taken.
func (f *rowForm) next() tea.Cmd {
	if len(f.shown) > 0 && !(f.blank && f.menu.Cursor == 0) {
		picked := f.shown[f.menu.Cursor].Label
		f.inputs[f.here].Set(picked)
		f.fill(f.column(), picked)
	}
	if _, err := f.cell(f.here); err != nil {
		f.fault = err.Error()
		return nil
	}
	if f.here == len(f.inputs)-1 {
		return f.save()
	}
	return f.focus(f.here + 1)
}

// typed tells whether a cell no longer stands as the form was filled in.
func (f *rowForm) typed(i int, c *content.Column) bool {
	return f.inputs[i].Text() != f.typedCell(c, f.opened)
}

// cell reads one cell.
func (f *rowForm) cell(i int) (model.Value, error) {
	c := f.columns()[i]
	v, err := model.Parse(&c.Field, f.inputs[i].Text())
	if err == nil && v == nil && c.Required {
		err = &model.Refusal{Message: french.Say("« %s » reste à indiquer pour enregistrer cette ligne.", c.Label)}
	}
	return v, err
}

// save records the cells that were typed over: the others, and the columns this
// version does not know, stay as they now stand. A cell that another hand changed
// meanwhile, in another way, is told.
func (f *rowForm) save() tea.Cmd {
	row := model.Row{}
	maps.Copy(row, f.old)
	was := f.app.project.Standing(f.rows.q.ID.Name, f.old.ID()) // as it stands, while no cell of it is another's
	for i, c := range f.columns() {
		v, err := f.cell(i)
		if err != nil {
			cmd := f.focus(i)
			f.fault = err.Error()
			return cmd
		}
		id := c.ID.Name
		if f.old != nil && !f.typed(i, c) {
			continue
		}
		if f.old != nil && !reflect.DeepEqual(f.old[id], f.opened[id]) && !reflect.DeepEqual(f.old[id], v) {
			was = f.was
		}
		delete(row, id)
		if v != nil {
			row[id] = v
		}
	}
	id, before := f.rows.q.ID.Name, f.app.changes()
	err := f.app.record(id, f.old.ID(), was, func(at time.Time) error {
		if f.old == nil {
			return f.app.project.InsertRow(id, f.at, row, at)
		}
		return f.app.project.ReplaceRow(id, f.at, row, at)
	})
	if err != nil {
		f.app.refuse(err)
		return nil
	}
	f.done = true
	f.app.back()
	if places := f.app.project.Followed(); places != "" && f.app.changes() > before {
		f.app.notice = french.Say("Le nouveau nom est repris dans : %s.", places)
	}
	if f.old == nil {
		f.rows.menu.MoveTo(0) // Enter adds another
	}
	return nil
}
