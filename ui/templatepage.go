package ui

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/formats"
	pages "cpts/model/page"
	"cpts/model/template"
)

// filled reports what came of a template: the file, and what there is to say of it.
type filled struct {
	from *askPage
	path string // of the template
	file []byte
	told []string
	err  error
}

// newTemplate asks for the Word file to fill.
func newTemplate(a *app) *askPage {
	p := a.asking(&askPage{
		title: "Modèle Word", ask: french.Typography("Quel fichier Word remplir ?"), example: "Documents/trame.docx",
		help: french.Typography("Celui de votre région, où des clés comme {{nom}} laissent leur place à vos réponses. Il reste tel quel : le document rempli s’écrit à côté. Les clés : cpts aide " + template.KeysTopic + "."),
	})
	p.record = func(typed string) (tea.Cmd, error) {
		path := fromHome(typed)
		if path == "" {
			return nil, errors.New("Tapez le nom d’un fichier, par exemple Documents/trame.docx.")
		}
		p.fault = ""
		snapshot, today := a.project.Snapshot(), a.today()
		return func() tea.Msg {
			file, told, err := template.Fill(snapshot, today, document.Options{}, path)
			return filled{p, path, file, told, err}
		}, nil
	}
	return p
}

// templateFilled asks where to write a template that is filled, or says why it is not.
func (a *app) templateFilled(f filled) tea.Cmd {
	if a.top() != screen(f.from) {
		return nil // she has gone
	}
	switch {
	case errors.Is(f.err, fs.ErrNotExist):
		f.from.fault = french.Say("! Il n’y a pas de fichier %s. Vérifiez le chemin.", f.path)
	case errors.Is(f.err, template.ErrNothing):
		f.from.fault = french.Say("! Rien à remplir dans ce document : une clé s’y écrit {{%s}}, entre deux paires d’accolades. %s", model.KeyName.ID(), strings.Join(f.told, " "))
	case f.err != nil:
		f.from.fault = "! " + f.err.Error()
	default:
		return a.instead(want{room: roomWrite, of: filledOut(f)})
	}
	return nil
}

// filledOut is a template that is filled, to be written beside it.
func filledOut(f filled) *outing {
	stem := strings.TrimSuffix(f.path, filepath.Ext(f.path)) + "-rempli"
	return &outing{
		title: "Modèle rempli", stem: stem, at: stem + formats.Extension(formats.Word), told: f.told[0], formats: []string{formats.Word},
		make: func(*model.Project, string) ([]byte, error) { return f.file, nil },
		then: func(string) want { return want{room: roomFilled, of: &f} },
	}
}

// newFilled tells what was filled in a template, and what could not be.
func newFilled(a *app, f *filled) *reader {
	return newPageReader(a, "Modèle rempli", func() *pages.Page {
		p := &pages.Page{}
		p.Add(pages.Title("Le document rempli est écrit"))
		for _, one := range f.told {
			p.Say("%s", one)
		}
		return p
	})
}
