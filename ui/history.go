package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/model/store"
	"cpts/ui/kit"
)

// history is every change made, the latest first, and the ways back.
type history struct {
	app    *app
	menu   kit.Menu
	tools  []item
	width  int
	height int
}

func newHistory(a *app) *history {
	h := &history{app: a}
	h.tools = []item{
		{label: "Ce qui a changé depuis un jour", to: want{room: roomSinceWhen}},
		{label: "Copies du fichier, y revenir", to: want{room: roomCopies}},
		{label: "Écrire une copie sans historique, à envoyer", to: want{room: roomBareCopy}},
		{label: "Oublier l’historique", to: want{room: roomForget}},
	}
	h.menu.Line = h.line
	h.refresh()
	return h
}

// entry is the change on a line of the list, the latest first.
func (h *history) entry(i int) model.Entry {
	all := h.app.project.Journal()
	return all[len(all)-1-(i-len(h.tools))]
}

func (h *history) refresh() { h.menu.Set(len(h.tools) + len(h.app.project.Journal())) }

func (h *history) line(i, width int, selected bool) string {
	look := h.app.styles
	strong := func(text string) string {
		if selected {
			return look.Strong.Render(text)
		}
		return text
	}
	if i < len(h.tools) {
		return look.Mark(selected) + strong(h.tools[i].label)
	}
	told := h.app.project.Tell(h.entry(i))
	when := told.When.Local().Format("02/01/06 15:04")
	about, room := told.About, width-len(when)-6
	if told.Doing != "" {
		about = told.Doing + " · " + about
	}
	first := room * 2 / 5
	abouts, changes := cell(about, first-2, selected), cell(told.From+" → "+told.To, room-first, selected)
	lines := make([]string, max(len(abouts), len(changes)))
	lead := look.Mark(selected) + look.Faint.Render(when)
	for n := range lines {
		lines[n] = lead + gap + strong(kit.Fill(nth(abouts, n), first-2)) + gap + look.Faint.Render(nth(changes, n))
		lead = strings.Repeat(" ", ansi.StringWidth(lead))
	}
	return strings.Join(lines, "\n")
}

func (h *history) crumb() (string, string) {
	return h.app.styles.Title.Render("Historique"), french.Count(len(h.app.project.Journal()), "changement", "changements")
}
func (h *history) resize(width, height int) { h.width, h.height = width, height }
func (h *history) typing() bool             { return false }
func (h *history) update(tea.Msg) tea.Cmd   { return nil }
func (h *history) acts() []kit.Act {
	a := h.app
	return append(h.menu.Moves(), kit.Does(keys.open, h.open), a.takeBack(), a.putAgain(), a.goBack(), a.giveHelp())
}

func (h *history) position() string { return h.menu.Position() }

func (h *history) lines() []string {
	look := h.app.styles
	intro := "Le plus récent d’abord. Entrée montre un changement en entier, et peut remettre une valeur."
	if len(h.app.project.Journal()) == 0 {
		intro = "Rien n’a encore été changé ici."
	}
	lines := append(kit.Styled(kit.Indent(kit.Wrap(intro, h.width-3), 1), look.Faint.Render), "")
	h.menu.Resize(h.width, h.height-len(lines)-1)
	return append(lines, h.menu.Window(look)...)
}

// open carries out what the line under the cursor offers, or shows the change.
func (h *history) open() tea.Cmd {
	if h.menu.Cursor < len(h.tools) {
		return h.app.choose(h.tools[h.menu.Cursor])
	}
	e := h.entry(h.menu.Cursor)
	return h.app.open(want{room: roomChange, of: &e})
}

// newSinceWhen asks for a day, then tells what has changed since.
func newSinceWhen(a *app) *askPage {
	return a.asking(&askPage{
		title: "Historique", ask: french.Typography("Depuis quel jour ?"), example: "par exemple " + a.today().AddDays(-30).Typed(),
		record: func(typed string) (tea.Cmd, error) {
			v, err := model.Parse(&content.Field{Kind: content.Date}, typed)
			day, given := v.(dates.Day)
			if err == nil && !given {
				err = &model.Refusal{Message: "Indiquez un jour, par exemple " + a.today().Typed() + "."}
			}
			if err != nil {
				return nil, err
			}
			return a.instead(want{room: roomChangesSince, at: day.ISO()}), nil
		},
	})
}

func newChangesSince(a *app, day dates.Day) *reportPage {
	return newDocument(a, "Ce qui a changé depuis le "+day.String(), "cpts rapport --depuis "+day.ISO(), func() *pages.Page { return report.Changes(a.project, day) })
}

// change is one change in full, with the values that can be put back.
type change struct {
	page
	told model.Change
}

func newChange(a *app, e model.Entry) *change {
	c := &change{newPage(a), a.project.Tell(e)}
	var items []item
	putBack := func(value string, after bool) item {
		return item{label: french.Say("Remettre « %s »", short(value)), open: func() tea.Cmd {
			before := a.project.Changes()
			if err := a.change(func(at time.Time) error { return a.project.PutBack(e, after, at) }); err != nil {
				a.refuse(err)
				return nil
			}
			a.lasting = french.Say("Remis · %s : %s", c.told.About, short(value))
			if a.project.Changes() == before {
				a.lasting = french.Say("C’est déjà la valeur présente : %s", short(value))
			}
			a.back()
			return nil
		}}
	}
	if e.Readable() && e.To == nil {
		items = append(items, putBack(c.told.From, false), putBack(c.told.To, true))
	}
	items = append(items, item{label: "Revenir à la liste", open: func() tea.Cmd { a.back(); return nil }})
	for i := range items {
		items[i].label = french.Typography(items[i].label)
	}
	c.setItems(items)
	return c
}

func (c *change) refresh() {}
func (c *change) crumb() (string, string) {
	return "Historique › " + c.app.styles.Title.Render("un changement"), ""
}

func (c *change) lines() []string {
	look := c.app.styles
	when := dates.Of(c.told.When.Local()).String() + ", " + c.told.When.Local().Format("15:04")
	if c.told.Doing != "" {
		when += " · " + c.told.Doing
	}
	above := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap(c.told.About, c.width-4), 2), look.Title.Render)...)
	above = append(above, "  "+look.Faint.Render(when), "")
	room := max((c.height-len(above)-len(c.items)-2)/2, 1)
	for _, side := range []struct{ name, value string }{{"Avant", c.told.From}, {"Après", c.told.To}} {
		text := kit.Indent(kit.Wrap(french.Say("%s : ", side.name)+side.value, c.width-4), 2)
		if len(text) > room {
			text = append(text[:room-1], "  …")
		}
		above = append(above, text...)
	}
	return c.around(append(above, ""), nil)
}

// copiesPage lists the copies of the file; Enter goes back to one.
type copiesPage struct {
	page
	copies []store.Copy
	read   bool // they are
}

// copiesRead reports the copies, which are read aside.
type copiesRead struct{ copies []store.Copy }

func newCopies(a *app) *copiesPage { return &copiesPage{page: newPage(a)} }

func (p *copiesPage) init() tea.Cmd {
	file, c := p.app.file, p.app.catalog
	return func() tea.Msg { return copiesRead{file.Copies(c)} }
}

func (p *copiesPage) refresh() {}
func (p *copiesPage) crumb() (string, string) {
	return "Historique › " + p.app.styles.Title.Render("copies du fichier"), ""
}

func (p *copiesPage) lines() []string {
	intro := "Une copie est gardée au début de chaque séance qui change le projet, les dix dernières. Revenir à l’une d’elles garde d’abord l’état présent, qui devient la première copie."
	if p.read && len(p.copies) == 0 {
		intro = french.Typography("Pas encore de copie : la première se fera quand une prochaine séance changera le projet.")
	}
	return p.around(append(append([]string{""}, kit.Styled(kit.Indent(kit.Wrap(intro, p.width-4), 2), p.app.styles.Faint.Render)...), ""), nil)
}

func (p *copiesPage) update(msg tea.Msg) tea.Cmd {
	if found, is := msg.(copiesRead); is {
		p.copies, p.read = found.copies, true
		var items []item
		for _, one := range found.copies {
			items = append(items, p.item(one))
		}
		p.setItems(items)
		p.app.fit()
	}
	return nil
}

func (p *copiesPage) item(one store.Copy) item {
	a := p.app
	when := dates.Of(one.At).String() + one.At.Format(", 15:04")
	it := item{label: when, note: "ne se lit pas"}
	if one.Project != nil {
		name := kit.OneLine(one.Project.Name())
		if name == "" {
			name = "projet sans nom"
		}
		it.note = name + ", " + french.Count(one.Project.AnsweredCount(), "réponse", "réponses")
	}
	it.open = func() tea.Cmd {
		if one.Project == nil {
			a.notice = french.Typography("Cette copie ne se lit pas : choisissez-en une autre.")
			return nil
		}
		back := a.replaceFile(func(f *store.File) (*model.Project, error) { return f.Restore(a.catalog, one, a.now()) },
			"Le projet est revenu à la copie du "+when+". L’état d’avant est maintenant la première copie.")
		return back
	}
	return it
}

// replaceFile makes the file hold something else, and says so once done.
func (a *app) replaceFile(do func(*store.File) (*model.Project, error), said string) tea.Cmd {
	if a.example || a.project.ReadOnly() {
		a.notice = french.Typography("Ce projet n’est pas écrit sur le disque : il n’y a rien à y changer.")
		return nil
	}
	cmd := a.session.replace(do, said)
	if cmd == nil {
		a.notice = french.Typography("L’enregistrement n’est pas fini : recommencez dans un instant.")
	}
	return cmd
}

// forgetPage asks before the one thing that cannot be taken back.
type forgetPage struct{ page }

func newForget(a *app) *forgetPage {
	p := &forgetPage{newPage(a)}
	p.setItems([]item{
		{label: "Non, revenir", open: func() tea.Cmd { a.back(); return nil }},
		{label: "Oui, effacer l’historique, les brouillons et les copies", open: func() tea.Cmd {
			a.back()
			snapshot := a.project.Snapshot()
			return a.replaceFile(func(f *store.File) (*model.Project, error) {
				joined, err := f.Forget(snapshot)
				if err != nil {
					return nil, err
				}
				return joined.Project, nil
			}, "L’historique, les brouillons et les copies sont effacés. Les réponses restent.")
		}},
	})
	return p
}

func (p *forgetPage) refresh() {}
func (p *forgetPage) crumb() (string, string) {
	return "Historique › " + p.app.styles.Title.Render("oublier"), ""
}
func (p *forgetPage) lines() []string {
	look := p.app.styles
	above := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap(french.Typography("Effacer tout ce qui a été changé ou ôté ?"), p.width-4), 2), look.Title.Render)...)
	above = append(above, kit.Styled(kit.Indent(kit.Wrap(french.Typography("Les noms et les valeurs que vous avez retirés restent dans l’historique du fichier et dans ses copies. Les effacer ne se reprend pas : il n’y aura plus rien à annuler, et plus de copie à laquelle revenir. Vos réponses présentes ne changent pas."), p.width-4), 2), look.Faint.Render)...)
	return p.around(append(above, ""), nil)
}
