package ui

import (
	"errors"
	"io/fs"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/store"
)

// welcome is the first screen when there is no project yet.
type welcome struct{ page }

func newWelcome(a *app) *welcome {
	w := &welcome{newPage(a)}
	w.setItems([]item{
		{label: "Commencer un nouveau projet", detail: "Deux questions pour commencer : son nom, et où il en est. Le reste attendra.", open: w.begin},
		{label: "Reprendre un projet existant", detail: "Si son fichier est ailleurs, ou vient d'une collègue.", open: func() tea.Cmd {
			p := newOpening(a)
			a.push(p)
			return p.input.focus()
		}},
		{label: "Regarder un exemple", detail: "Un projet inventé, à l'étape 2. Vous pouvez tout essayer : rien n'est écrit.", open: w.example},
	})
	return w
}

func (w *welcome) begin() tea.Cmd {
	a := w.app
	a.take(model.Begin(a.catalog, a.now()), false)
	a.home()
	return a.openQuestion(a.catalog.Question(model.NameID()), false)
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

func (w *welcome) refresh() {}
func (w *welcome) crumb() (string, string) {
	return w.app.styles.title.Render("cpts") + w.app.styles.faint.Render(" · créer une CPTS, pas à pas"), ""
}

func (w *welcome) lines() []string {
	s := w.app.styles
	below := styled(indent(wrap(content.Typography("Le fichier sera créé ici : ")+oneLine(w.app.file.Path()), w.width-4), 2), s.faint.Render)
	below = append(below, styled(indent(wrap("Outil indépendant, non officiel. Rien ne quitte votre ordinateur.", w.width-4), 2), s.faint.Render)...)
	// The choices come first: the text gives way where the terminal is small.
	room := w.height - len(below) - len(w.items) - 3
	above := []string{"  " + s.title.Render("Bonjour."), ""}
	for _, text := range []string{
		content.Typography("Créer une communauté professionnelle territoriale de santé prend un à deux ans. " +
			"Cet assistant vous accompagne en cinq étapes, de la première réunion à la signature de l'ACI, puis pendant les 200 premiers jours."),
		content.Typography("Vous pouvez vous arrêter à tout moment : chaque réponse est enregistrée, et vous reprendrez où vous en étiez."),
	} {
		if lines := indent(wrap(text, w.width-4), 2); len(above)+len(lines) < room {
			above = append(append(above, lines...), "")
		}
	}
	if len(above) < room {
		above = append([]string{""}, above...)
	}
	return w.around(above, below)
}
func (w *welcome) acts() []act {
	return append(w.menu.moves(), w.opens(keys.open), w.app.giveHelp(), w.app.quitHere())
}

// opening asks for the path of an existing project.
type opening struct {
	app    *app
	input  *lineInput
	fault  string
	width  int
	height int
}

func newOpening(a *app) *opening {
	return &opening{app: a, input: newLine(a.styles, "projet.json", nil)}
}

func (o *opening) refresh() {}
func (o *opening) crumb() (string, string) {
	return o.app.styles.title.Render("Reprendre un projet existant"), ""
}
func (o *opening) resize(w, h int) { o.width, o.height = w, h; o.input.resize(w - 8) }
func (o *opening) typing() bool    { return true }
func (o *opening) lines() []string {
	s := o.app.styles
	lines := []string{"", "  " + s.title.Render("Où se trouve le fichier du projet ?"),
		"  " + s.faint.Render("Son nom finit en général par .json."), "", "  " + s.accent.Render("> ") + o.input.view(), ""}
	return append(lines, styled(indent(wrap(o.fault, o.width-4), 2), s.alert.Render)...)
}
func (o *opening) acts() []act {
	return append([]act{does(keys.open, o.open), o.app.goBack()}, o.input.acts(nil)...)
}
func (o *opening) update(msg tea.Msg) tea.Cmd { return o.input.update(msg) }

func (o *opening) open() tea.Cmd {
	path := fromHome(o.input.text())
	if path == "" {
		o.fault = "Tapez le chemin du fichier, par exemple Documents/projet.json."
		return nil
	}
	file := store.At(path)
	project, err := file.Load(o.app.catalog)
	var other *store.OtherEncoding
	switch {
	case errors.Is(err, fs.ErrNotExist):
		o.fault = content.Typography("Aucun fichier ici : " + oneLine(path) + ". Vérifiez le chemin, ou revenez en arrière pour commencer un projet.")
	case errors.As(err, &other):
		o.app.file = file
		o.app.push(newEncoding(o.app, other))
	case err != nil:
		o.fault = oneLine(err.Error())
	default:
		o.app.file = file
		o.app.opens(project)
	}
	return nil
}
