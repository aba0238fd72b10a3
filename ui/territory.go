package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/model/territory"
	"cpts/ui/kit"
)

// townsField is where a territory is made: a few letters find a commune, Enter adds
// it, a key adds the others of its group, a list is pasted as it is. What is not
// understood stays as it was written. Nothing is recorded before the whole is.
type townsField struct {
	app     *app
	q       *content.Question
	take    func(model.Value) tea.Cmd
	input   *kit.Line
	menu    kit.Menu
	rows    []townRow
	list    []town          // in their order, those taken out too
	past    kit.Past[towns] // what they were before
	of      int             // the rank of the one whose place is being chosen; -1 for none
	said    string          // what was made of a paste
	strange bool            // no text of the list is the name of a commune known
	message string
	width   int
	height  int
}

// town is a text of the list.
type town struct {
	text string
	off  bool // no longer ticked
}

type towns struct{ list []town }

// townRow is a line under the field: what it says, and what Enter does there.
type townRow struct {
	label, note string
	brief       string // the label where there is no room, if another
	does        string // for the footer
	at          int    // the rank in the list, -1 for what is not there
	run         func() tea.Cmd
}

const noTown = -1

func newTownsField(a *app, q *content.Question, text string, take func(model.Value) tea.Cmd) *townsField {
	f := &townsField{app: a, q: q, take: take, of: noTown, input: kit.NewLine(a.styles, placeholder(&q.Field), nil)}
	written, letters, _ := strings.Cut(text, beforeLetters)
	if v, err := model.Parse(&q.Field, written); err == nil {
		for _, text := range texts(v) {
			f.list = append(f.list, town{text: text})
		}
	} else {
		letters = kit.OneLine(written)
	}
	f.input.Set(letters)
	f.menu.Line = f.line
	f.resize(70, 12)
	f.look()
	return f
}

// beforeLetters parts, in a draft, the list from the letters that were being typed.
const beforeLetters = "\n\n"

func texts(v model.Value) []string {
	list, _ := v.([]string)
	return list
}

func (f *townsField) init() tea.Cmd { return f.input.Focus() }

func (f *townsField) resize(width, height int) {
	f.width, f.height = width, height
	f.input.Resize(min(width-8, 60))
	f.menu.Resize(width, max(height-2-len(f.told()), 4)) // between the field and the total
}

// ticked are the texts as they would be recorded.
func (f *townsField) ticked() (out []string) {
	for _, t := range f.list {
		if !t.off {
			out = append(out, t.text)
		}
	}
	return out
}

func (f *townsField) now() model.Value {
	list := f.ticked()
	if len(list) == 0 {
		return nil
	}
	return list
}

func (f *townsField) typed() string {
	text := model.Typed(&f.q.Field, f.now())
	if letters := f.input.Text(); letters != "" {
		text += beforeLetters + letters
	}
	return text
}

func (f *townsField) fault() string { return f.message }
func (f *townsField) typing() bool  { return true }

func (f *townsField) near() territory.Near {
	near := f.app.project.Near()
	near.Places = f.territory().Places
	return near
}

// territory is the list, understood.
func (f *townsField) territory() *territory.Territory {
	return territory.Of(f.ticked(), f.app.project.Near().Department)
}

// look makes the lines under the field: what the letters may mean, what the text of
// one may be, else the list and what may be added to it.
func (f *townsField) look() {
	f.rows, f.strange = nil, false
	switch letters := strings.TrimSpace(f.input.Text()); {
	case letters != "":
		f.offer(letters)
	case f.of != noTown:
		f.choose(f.list[f.of].text)
	default:
		f.all()
	}
	f.menu.Set(len(f.rows))
}

func (f *townsField) add(label, note, does string, run func() tea.Cmd) {
	f.rows = append(f.rows, townRow{label: french.Typography(label), note: note, does: does, at: noTown, run: run})
}

// mostTowns is how many answers are worth a look.
const mostTowns = 30

// offer are the places that letters may mean, and the letters as they are. Several
// names at once are read as a list.
func (f *townsField) offer(letters string) {
	if strings.ContainsAny(letters, ",;(\t") {
		entries := territory.Paste(letters, f.near())
		f.add("Ajouter "+report.Pasted(entries), "", "ajouter", func() tea.Cmd { f.paste(letters); return nil })
		return
	}
	for _, found := range territory.Search(letters, f.near(), mostTowns) {
		f.found(found)
	}
	f.add(french.Say("Garder « %s » tel quel", letters), "", "garder", func() tea.Cmd { f.put([]string{letters}); return nil })
}

func (f *townsField) found(found territory.Found) {
	t := communes.Read()
	if found.Place == communes.None {
		members := t.Members(found.Group)
		f.add(french.Capital(territory.GroupName(t.Groups[found.Group])), report.GroupNote(found.Group), "ajouter", func() tea.Cmd { f.putPlaces(members); return nil })
		return
	}
	f.add(t.Name(found.Place), report.PlaceNote(found.Place), "ajouter", func() tea.Cmd { f.putPlaces([]communes.Place{found.Place}); return nil })
}

// choose are the places that a text of the list may be.
func (f *townsField) choose(text string) {
	e := territory.Read([]string{text}, f.near())[0]
	for _, p := range e.Choices {
		f.found(territory.Found{Place: p})
	}
	f.add(french.Say("Garder « %s » tel quel", text), "", "garder", func() tea.Cmd { f.put([]string{text}); return nil })
}

// all are the list, what is left to settle first, and what may be added to it.
func (f *townsField) all() {
	entries := f.territory().Entries
	f.strange = len(entries) >= fewTowns && !slices.ContainsFunc(entries, territory.Entry.Known)
	validate, does := "Passer (je ne sais pas encore)", "passer"
	if n := len(entries); n > 0 {
		validate = "Valider " + map[bool]string{true: "cette commune", false: "ces " + french.Count(n, "commune", "communes")}[n == 1]
		does = "valider"
	}
	f.add(validate, "", does, f.validate)
	f.groups()
	var settled, left []townRow
	at := 0
	for i, t := range f.list {
		var e *territory.Entry
		if !t.off {
			e, at = &entries[at], at+1
		}
		row := f.row(i, e)
		if e != nil && !e.Known() && !f.strange {
			left = append(left, row)
		} else {
			settled = append(settled, row)
		}
	}
	f.rows = append(append(f.rows, left...), settled...)
	f.neighbours()
}

// fewTowns is how many names say something of a list by being all unknown: that of an
// invented project, where there is nothing to settle.
const fewTowns = 3

// mostGroups is how many groups are offered to be made whole.
const mostGroups = 2

func (f *townsField) groups() {
	offered := 0
	for _, s := range territory.Shares(f.territory().Places) {
		if n := len(s.Missing); n > 0 && offered < mostGroups {
			offered++
			others := "l’autre commune de "
			if n > 1 {
				others = "les " + french.Number(int64(n)) + " autres de "
			}
			f.add("Ajouter "+others+territory.GroupName(s.Group), "", "ajouter", func() tea.Cmd { f.putPlaces(s.Missing); return nil })
			f.rows[len(f.rows)-1].brief = french.Typography("Ajouter " + others + territory.ShortName(s.Group))
		}
	}
}

// mostNeighbours is how many communes of a shared postal code are offered.
const mostNeighbours = 6

// neighbours are communes near that no group on offer has.
func (f *townsField) neighbours() {
	places := f.territory().Places
	for _, s := range territory.Shares(places) {
		places = append(slices.Clone(places), s.Missing...)
	}
	for _, p := range territory.Neighbours(places, mostNeighbours) {
		f.add("+ "+communes.Read().Name(p), report.PlaceNote(p), "ajouter", func() tea.Cmd { f.putPlaces([]communes.Place{p}); return nil })
	}
}

// unsettled stands where the others have their box.
const unsettled = "[?] "

// row is a text of the list: what it was understood as, or that it was not.
func (f *townsField) row(i int, e *territory.Entry) townRow {
	row := townRow{label: tickBox(e != nil) + kit.OneLine(f.list[i].text), at: i, does: "corriger"}
	row.run = func() tea.Cmd { f.correct(i); return nil }
	switch {
	case e == nil:
		row.note = "retirée"
	case f.strange: // told once for all
		if len(e.Choices) > 0 {
			row.does, row.run = "choisir", func() tea.Cmd { f.of = i; f.begin(); return nil }
		}
	case e.Group != territory.NoGroup:
		row.note = report.GroupNote(e.Group)
	case e.Place != communes.None:
		row.note = f.understood(*e)
	case len(e.Choices) > 0:
		row.label, row.does = unsettled+kit.OneLine(f.list[i].text), "choisir"
		row.note = french.Say("à choisir : %s", french.Count(len(e.Choices), "possible", "possibles"))
		row.run = func() tea.Cmd { f.of = i; f.begin(); return nil }
	default:
		row.label, row.note = unsettled+kit.OneLine(f.list[i].text), "inconnue"
	}
	row.note = french.Typography(row.note)
	return row
}

// understood is a place as it was understood, where that is not what is written.
func (f *townsField) understood(e territory.Entry) string {
	t := communes.Read()
	note := report.PlaceNote(e.Place)
	if e.Partly {
		note = t.Department(e.Place).Name + " · en partie, sans habitants comptés"
		if e.People > 0 {
			note = t.Department(e.Place).Name + " · en partie, " + french.Count(int(e.People), "habitant", "habitants")
		}
	}
	if whole, told := t.People(e.Place); told && e.People > whole {
		note = "plus d’habitants que la commune entière, " + french.Number(whole)
	}
	if name := t.Name(e.Place); !strings.HasPrefix(e.Text, name) {
		note = name + " · " + note
	}
	return note
}

// correct takes a text of the list into the field; what is chosen takes its place.
func (f *townsField) correct(i int) {
	f.of = i
	f.input.Set(f.list[i].text)
	f.begin()
}

// begin looks anew, from the first line.
func (f *townsField) begin() {
	f.look()
	f.menu.MoveTo(0)
}

// put adds texts to the list, or in place of the one being chosen.
func (f *townsField) put(list []string) {
	f.past.Keep(towns{slices.Clone(f.list)}, false)
	at := len(f.list)
	f.list = slices.Clone(f.list)
	if f.of != noTown {
		at = f.of
		f.list = slices.Delete(f.list, at, at+1)
	}
	for _, text := range list {
		text = kit.OneLine(text)
		there := slices.IndexFunc(f.list, func(t town) bool { return french.Key(t.text) == french.Key(text) })
		if there >= 0 {
			f.list[there].off = false
			continue
		}
		f.list = slices.Insert(f.list, at, town{text: text})
		at++
	}
	f.clear()
}

func (f *townsField) clear() {
	f.of, f.message, f.said = noTown, "", ""
	f.input.Set("")
	f.begin()
}

// putPlaces adds places that the list does not have.
func (f *townsField) putPlaces(places []communes.Place) {
	near, have := f.near(), f.territory().Places
	var list []string
	for _, p := range places {
		if f.of != noTown || !slices.Contains(have, communes.Read().Today(p)) {
			list = append(list, territory.Name(p, near))
		}
	}
	if len(list) == 0 {
		f.clear()
		f.said = "Déjà dans la liste."
		return
	}
	f.put(list)
}

// paste adds what a text names, what is not understood as it is, and says so.
func (f *townsField) paste(text string) {
	near := f.near()
	entries := territory.Paste(text, near)
	var list []string
	for _, e := range entries {
		list = append(list, e.Written(near))
	}
	if len(list) == 0 {
		return
	}
	f.put(list)
	f.said = report.Pasted(entries)
}

// toggle unticks the commune under the cursor, or ticks it again.
func (f *townsField) toggle() tea.Cmd {
	if row := f.rows[f.menu.Cursor]; row.at != noTown {
		f.past.Keep(towns{slices.Clone(f.list)}, false)
		f.list = slices.Clone(f.list)
		f.list[row.at].off = !f.list[row.at].off
		f.said = ""
		at := f.menu.Cursor
		f.look()
		f.menu.MoveTo(max(slices.IndexFunc(f.rows, func(r townRow) bool { return r.at == row.at }), 0))
		if f.menu.Cursor == 0 {
			f.menu.MoveTo(at)
		}
	}
	return nil
}

// validate gives the list as the answer, once what is being typed is in it.
func (f *townsField) validate() tea.Cmd {
	if letters := strings.TrimSpace(f.input.Text()); letters != "" {
		f.paste(letters) // as it is where it is not the name of a commune: a guess would go unseen
	}
	v, err := model.Parse(&f.q.Field, model.Typed(&f.q.Field, f.now()))
	if err != nil {
		f.message = err.Error()
		return nil
	}
	return f.take(v)
}

func (f *townsField) enter() tea.Cmd { return f.rows[f.menu.Cursor].run() }

func (f *townsField) acts() []kit.Act {
	row := f.rows[f.menu.Cursor]
	enter := kit.Does(kit.Bind("entrée", row.does, "enter", "ctrl+j"), f.enter)
	acts := []kit.Act{enter}
	if row.at != noTown && f.input.Text() == "" {
		on := "retirer"
		if f.list[row.at].off {
			on = "remettre"
		}
		untick := kit.Does(kit.Bind("espace", on, "space"), f.toggle)
		untick.Letters, untick.Keep = true, kit.Wanted
		acts = append(acts, untick)
	}
	acts = append(acts, f.menu.Moves()...)
	acts = append(acts, kit.Does(keys.validateText, f.validate).Also("ctrl+s", "ctrl+s"))
	acts = append(acts, kit.Act{On: kit.Bind("lettres", "chercher"), Letters: true, Run: func(press tea.KeyPressMsg) tea.Cmd { return f.update(press) }})
	return append(acts, f.turns()...)
}

// turns take back the letters, else what was added or taken out.
func (f *townsField) turns() []kit.Act {
	typed := f.input.Acts(f.begin)
	listed := f.past.Acts(func() towns { return towns{slices.Clone(f.list)} }, func(t towns) {
		f.list = t.list
		f.clear()
	})
	for i := range typed {
		if typed[i].Off != "" {
			typed[i] = listed[i]
		}
	}
	return typed
}

func (f *townsField) update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.PasteMsg:
		if f.pasted(m.Content) {
			return nil
		}
	case kit.Clipboard:
		if m.Into == f.input && f.pasted(m.Text) {
			return nil
		}
	}
	before := f.input.Text()
	cmd := f.input.Update(msg)
	if f.input.Text() != before {
		f.message, f.said = "", ""
		f.begin()
	}
	return cmd
}

// pasted takes a text of several places; one of a few words is typed.
func (f *townsField) pasted(text string) bool {
	if !strings.ContainsAny(strings.TrimSpace(text), "\n\r\t,;") {
		return false
	}
	f.paste(text)
	return true
}

func (f *townsField) line(i, width int, selected bool) string {
	look, row := f.app.styles, f.rows[i]
	label := row.label
	if row.brief != "" && ansi.StringWidth(label)+3 > width {
		label = row.brief
	}
	if selected {
		label = look.Strong.Render(label)
	}
	if row.note != "" {
		label += look.Faint.Render("  " + row.note)
	}
	return look.Mark(selected) + label
}

func (f *townsField) position() string { return f.menu.Position() }

// told is what stands between the field and the list: what was made of what was added,
// or that the names are kept as they are.
func (f *townsField) told() []string {
	look := f.app.styles
	switch {
	case f.said != "":
		return []string{"   " + look.Accent.Render(french.Typography(f.said))}
	case f.strange:
		text := french.Say("Aucun de ces noms n’est celui d’une commune connue : ils restent tels quels, et la population ne se compte pas d’ici.")
		return kit.Styled(kit.Indent(kit.Wrap(text, f.width-6), 3), look.Faint.Render)
	}
	return nil
}

func (f *townsField) lines() []string {
	look := f.app.styles
	f.resize(f.width, f.height)
	lines := append([]string{" " + look.Accent.Render("> ") + f.input.View()}, f.told()...)
	lines = append(lines, f.menu.Window(look)...)
	if len(f.list) == 0 && f.input.Text() == "" {
		return lines
	}
	total := report.TerritoryTotal(f.app.project.Supposing(f.q.ID.Name, f.now()), f.app.today())
	for len(total) > 1 && (f.strange || ansi.StringWidth(strings.Join(total, " · ")) > f.width-4) {
		total = total[:len(total)-1]
	}
	return append(lines, " "+look.Strong.Render(strings.Join(total, " · ")))
}
