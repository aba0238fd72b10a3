package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// askPage asks for one line that is no answer of the project: a day, a path. What
// is wrong is said beside it, and the text stays.
type askPage struct {
	app     *app
	title   string
	ask     string
	help    string
	example string
	record  func(typed string) (tea.Cmd, error)
	input   *kit.Line
	fault   string
	width   int
}

// asking makes the page ready.
func (a *app) asking(p *askPage) *askPage {
	p.app, p.input = a, kit.NewLine(a.styles, p.example, nil)
	return p
}

func (p *askPage) init() tea.Cmd           { return p.input.Focus() }
func (p *askPage) refresh()                {}
func (p *askPage) typing() bool            { return true }
func (p *askPage) crumb() (string, string) { return p.app.styles.Title.Render(p.title), "" }
func (p *askPage) resize(width, _ int)     { p.width = width; p.input.Resize(width - 8) }

func (p *askPage) lines() []string {
	look := p.app.styles
	lines := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap(p.ask, p.width-4), 2), look.Title.Render)...)
	lines = append(lines, kit.Styled(kit.Indent(kit.Wrap(p.help, p.width-4), 2), look.Faint.Render)...)
	lines = append(lines, "", "  "+look.Accent.Render("> ")+p.input.View(), "")
	return append(styledTypography(lines), kit.Styled(kit.Indent(kit.Wrap(kit.OneLine(p.fault), p.width-4), 2), look.Alert.Render)...)
}

func (p *askPage) update(msg tea.Msg) tea.Cmd { return p.input.Update(msg) }

func (p *askPage) acts() []kit.Act {
	return append(append(validates(keys.validate, p.enter), p.app.goBack()), p.input.Acts(nil)...)
}

func (p *askPage) enter() tea.Cmd {
	cmd, err := p.record(p.input.Text())
	if err != nil {
		p.fault = "! " + err.Error()
	}
	return cmd
}

// fromHome is a typed path, from the user's own folder where it begins with ~.
func fromHome(typed string) string {
	typed = strings.TrimSpace(typed)
	if rest, atHome := strings.CutPrefix(typed, "~"+string(filepath.Separator)); atHome {
		if dir, err := os.UserHomeDir(); err == nil {
			return filepath.Join(dir, rest)
		}
	}
	return typed
}

// wroteElsewhere reports the end of a writing at another place.
type wroteElsewhere struct {
	path    string
	file    *store.File // to go on with; nil for a copy
	changes int         // of what it holds
	err     error
}

// elsewhere writes the project, as it stands, at a path that is typed.
func (a *app) elsewhere(typed string, write func(*model.Project, string) wroteElsewhere) (tea.Cmd, error) {
	path := fromHome(typed)
	if path == "" {
		return nil, errors.New("Tapez le nom d’un fichier, par exemple Documents/projet.json.")
	}
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	snapshot := a.project.Snapshot()
	return func() tea.Msg { return write(snapshot, path) }, nil
}

// wroteThere takes the end of a writing at another place into account: the page
// that asked for it says why it could not be.
func (a *app) wroteThere(w wroteElsewhere) {
	switch page, asking := a.top().(*askPage); {
	case w.err != nil && asking:
		page.fault = "! " + w.err.Error()
		return
	case w.err != nil:
		a.notice = w.err.Error()
		return
	case asking:
		a.back()
	}
	a.lasting = "Copie écrite dans " + w.path
	if w.file == nil {
		return
	}
	a.lasting = "Le projet est maintenant enregistré dans " + w.path
	a.file, a.failure, a.taken, a.onDisk, a.savedAt = w.file, nil, nil, max(w.changes, 1), a.now()
	a.dirty = a.project.Changes() > w.changes
	if _, leaving := a.top().(*leavingPage); leaving {
		a.back()
	}
	a.fit()
}

// newBareCopy asks where to write a copy of the project without its history.
func newBareCopy(a *app) *askPage {
	return a.asking(&askPage{
		title: "Historique", ask: french.Typography("Où écrire la copie ?"), example: "copie.json",
		help: french.Typography("Elle contient vos réponses, sans l’historique ni ce que vous étiez en train d’écrire : ce que vous avez retiré n’y est pas."),
		record: func(typed string) (tea.Cmd, error) {
			return a.elsewhere(typed, func(p *model.Project, path string) wroteElsewhere {
				_, err := store.SaveElsewhere(p.Bare(), path)
				return wroteElsewhere{path: path, err: err}
			})
		},
	})
}

// newOtherPlace asks for another file to save the project to.
func newOtherPlace(a *app) *askPage {
	return a.asking(&askPage{
		title: "Enregistrer ailleurs", ask: french.Typography("Dans quel fichier ?"), example: "Documents/projet.json",
		help: "Le projet y sera écrit en entier, et la suite s’y enregistrera.",
		record: func(typed string) (tea.Cmd, error) {
			return a.elsewhere(typed, func(p *model.Project, path string) wroteElsewhere {
				file, err := store.SaveElsewhere(p, path)
				return wroteElsewhere{path: path, file: file, changes: p.Changes(), err: err}
			})
		},
	})
}
