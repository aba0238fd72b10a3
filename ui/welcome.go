package ui

import (
	"errors"
	"io/fs"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// whatItTakes is said to who opens cpts for the first time.
var whatItTakes = content.NewPhrase("accueil", "etapes")

// welcome is the first screen when there is no project yet.
type welcome struct{ page }

func newWelcome(a *app) *welcome {
	w := &welcome{newPage(a)}
	w.setItems([]item{
		{label: "Commencer, l’essentiel d’abord", detail: "Les questions nécessaires seulement. Les autres attendent dans leur rubrique.", open: func() tea.Cmd { return w.begin(model.Essential) }},
		{label: "Commencer, toutes les questions", detail: "Pour tout noter au passage. Vous pourrez changer d’avis à tout moment.", open: func() tea.Cmd { return w.begin(model.Everything) }},
		{label: "Reprendre un projet existant", detail: "Si son fichier est ailleurs, ou vient d’une collègue.", to: want{room: roomOpening}},
		{label: "Regarder un exemple", detail: french.Typography("Un projet inventé, à l’étape 2. Vous pouvez tout essayer : rien n’est écrit."), open: w.example},
	})
	return w
}

func (w *welcome) begin(walk model.Walk) tea.Cmd {
	a := w.app
	a.take(model.Begin(a.catalog, a.now()), false)
	a.walk(walk)
	a.home()
	return a.open(want{place: model.PlaceOf(a.catalog, model.KeyName.ID())})
}

func (w *welcome) example() tea.Cmd {
	a := w.app
	p, err := model.Example(a.catalog, a.today())
	if err != nil {
		a.refuse(err)
		return nil
	}
	a.session.example = true
	a.take(p, false)
	a.home()
	return nil
}

// leaveExample forgets the example, and comes back to where a project is begun.
func (a *app) leaveExample() tea.Cmd {
	a.session.example, a.project, a.lost, a.dirty = false, nil, nil, false
	a.clear()
	return a.open(want{room: roomWelcome})
}

func (w *welcome) refresh() {}
func (w *welcome) crumb() (string, string) {
	return w.app.styles.Title.Render("cpts") + w.app.styles.Faint.Render(" · créer une CPTS, pas à pas"), ""
}

func (w *welcome) lines() []string {
	s := w.app.styles
	below := kit.Styled(kit.Indent(kit.Wrap(french.Typography("Le fichier sera créé ici : ")+kit.OneLine(w.app.file.Path()), w.width-4), 2), s.Faint.Render)
	below = append(below, kit.Styled(kit.Indent(kit.Wrap("Outil indépendant, non officiel. Rien ne quitte votre ordinateur.", w.width-4), 2), s.Faint.Render)...)
	// The choices come first: the text gives way where the terminal is small.
	room := w.height - len(below) - len(w.items) - 3
	above := []string{"  " + s.Title.Render("Bonjour."), ""}
	for _, text := range []string{
		w.app.catalog.Tell(whatItTakes, french.InWords(model.Numbered(w.app.catalog))),
		french.Typography("Vous pouvez vous arrêter à tout moment : chaque réponse est enregistrée, et vous reprendrez où vous en étiez."),
	} {
		if lines := kit.Indent(kit.Wrap(text, w.width-4), 2); len(above)+len(lines) < room {
			above = append(append(above, lines...), "")
		}
	}
	if len(above) < room {
		above = append([]string{""}, above...)
	}
	return w.around(above, below)
}
func (w *welcome) acts() []kit.Act {
	return append(w.menu.Moves(), w.opens(keys.open), w.app.giveHelp(), w.app.quitHere())
}

// openingPage asks for the path of an existing project.
type openingPage struct {
	app    *app
	input  *kit.Line
	fault  string
	width  int
	height int
}

func newOpening(a *app) *openingPage {
	return &openingPage{app: a, input: kit.NewLine(a.styles, "projet.json", nil)}
}

func (o *openingPage) init() tea.Cmd { return o.input.Focus() }
func (o *openingPage) refresh()      {}
func (o *openingPage) crumb() (string, string) {
	return o.app.styles.Title.Render("Reprendre un projet existant"), ""
}
func (o *openingPage) resize(w, h int) { o.width, o.height = w, h; o.input.Resize(w - 8) }
func (o *openingPage) typing() bool    { return true }
func (o *openingPage) lines() []string {
	s := o.app.styles
	lines := []string{"", "  " + s.Title.Render(french.Typography("Où se trouve le fichier du projet ?")),
		"  " + s.Faint.Render("Son nom finit en général par .json."), "", "  " + s.Accent.Render("> ") + o.input.View(), ""}
	return append(lines, kit.Styled(kit.Indent(kit.Wrap(o.fault, o.width-4), 2), s.Alert.Render)...)
}
func (o *openingPage) acts() []kit.Act {
	return append([]kit.Act{kit.Does(keys.open, o.open), o.app.goBack()}, o.input.Acts(nil)...)
}
func (o *openingPage) update(msg tea.Msg) tea.Cmd { return o.input.Update(msg) }

func (o *openingPage) open() tea.Cmd {
	path := fromHome(o.input.Text())
	if path == "" {
		o.fault = "Tapez le chemin du fichier, par exemple Documents/projet.json."
		return nil
	}
	file := store.At(path)
	project, err := file.Load(o.app.catalog)
	var other *store.OtherEncoding
	switch {
	case errors.Is(err, fs.ErrNotExist):
		o.fault = french.Say("Aucun fichier ici : %s. Vérifiez le chemin, ou revenez en arrière pour commencer un projet.", kit.OneLine(path))
	case errors.As(err, &other):
		o.app.file = file
		return o.app.open(want{room: roomEncoding, of: other})
	case err != nil:
		o.fault = kit.OneLine(err.Error())
	default:
		o.app.file = file
		o.app.opens(project)
	}
	return nil
}
