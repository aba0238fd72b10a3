package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/charmbracelet/x/term"

	"cpts/content"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui"
)

// assistant opens the wizard, on the project or, when there is none yet, on the
// welcome screen. Leaving it, it says where the project is and how to resume.
func (a *app) assistant(args []string) error {
	if !isTerminal(a.in) || !isTerminal(a.out) || os.Getenv("TERM") == "dumb" {
		return misuse("L'assistant a besoin d'un terminal. Sans terminal, utilisez : cpts rapport, cpts statut ou cpts renseigner CLE=VALEUR.")
	}
	c, err := content.Load()
	if err != nil {
		return err
	}
	path := absolute(a.path(args))
	file, project, err := store.Open(c, path)
	if errors.Is(err, fs.ErrNotExist) {
		file, project, err = store.At(path), nil, nil
	}
	if err != nil {
		return err
	}
	return a.wizard(c, file, project)
}

func (a *app) wizard(c *content.Catalog, file *store.File, project *model.Project) error {
	outcome, err := ui.Run(ui.Options{
		Catalog: c, File: file, Project: project, Now: clock(a.date.Day),
		Theme: a.theme.value, Color: a.colour.value, In: a.in, Out: a.out,
	})
	if outcome.Saved {
		fmt.Fprintf(a.out, "%s\n%s\n", say("Votre projet est enregistré dans %s", outcome.Path), say("Pour reprendre : %s", lasting(outcome.Path)))
	}
	return err
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, isFile := stream.(*os.File)
	return isFile && term.IsTerminal(f.Fd())
}

// terminalWidth is the width of the terminal out writes to; 80 when unknown.
func terminalWidth(out io.Writer) int {
	if f, isFile := out.(*os.File); isFile {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return 80
}
