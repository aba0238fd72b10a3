package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"cpts/model/store"
)

// verifier says all that is wrong in the file of the project, and changes
// nothing.
func (a *app) verifier() *cobra.Command {
	return &cobra.Command{
		Use:   "verifier [FICHIER]",
		Short: "Dire ce qui ne va pas dans le fichier du projet",
		Long: "Relit le fichier du projet et dit tout ce qui ne va pas, sans rien changer :\n" +
			"ce qui ne se lit pas, les réponses d'une autre forme que celle attendue, les\n" +
			"dates qui se contredisent, ce que cette version ne connaît pas ; et ce qu'il en\n" +
			"est de l'historique et des copies. Dit aussi quels fichiers de région, dans\n" + store.RegionsDir() + ",\nsont laissés de côté, et pourquoi.",
		Example: "cpts verifier              votre projet\ncpts verifier essai.json   un autre",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneFile(cmd, args); err != nil {
				return err
			}
			path, err := a.path(args)
			if err != nil {
				return err
			}
			found, err := inspect(path)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprint(a.out, found.text(path)); err != nil {
				return err
			}
			if found.wrong() {
				return errTold
			}
			return nil
		},
	}
}

// inspect looks a file over. The error tells that there is none, or that the
// content cannot be read.
func inspect(path string) (*findings, error) {
	c, err := readContent()
	if err != nil {
		return nil, err
	}
	f := &findings{}
	for _, fault := range c.Ignored() {
		f.regions = append(f.regions, finding{what: fault.Error()})
	}
	file := store.At(path)
	copies := file.Copies(c)
	p, err := file.Load(c)
	var problem *store.Problem
	switch {
	case errors.Is(err, fs.ErrNotExist) && len(copies) > 0:
		f.unreadable = "il n'y a plus de fichier ici"
	case errors.Is(err, fs.ErrNotExist):
		return nil, noProject(path)
	case errors.As(err, &problem):
		f.unreadable = problem.What
	case err != nil:
		return nil, err
	default:
		data, err := file.Text() // it was read just before
		if err != nil {
			return nil, err
		}
		f.project(p, data)
		f.mode(path)
	}
	f.copies(copies)
	return f, nil
}

// text is what there is to say of the file at path.
func (f *findings) text(path string) string {
	var b strings.Builder
	list := func(title string, all []finding) {
		if len(all) == 0 {
			return
		}
		fmt.Fprintln(&b, title)
		for _, one := range all {
			fmt.Fprintln(&b, "  "+one.String())
		}
	}
	switch {
	case f.unreadable != "":
		fmt.Fprintln(&b, say("%s : %s.", path, f.unreadable))
	case !f.fileWrong():
		fmt.Fprintln(&b, say("Rien à corriger dans %s.", path))
	}
	list(say("À corriger dans %s", path), f.toCorrect)
	if len(f.toCorrect) > 0 && !f.newer {
		fmt.Fprintln(&b, say("Pour corriger : %s, ou cpts renseigner CLE=VALEUR", opening(path)))
	}
	list(say("Gardés dans le fichier, mais cette version de cpts ne les connaît pas"), f.unknown)
	list(say("Fichiers de région laissés de côté"), f.regions)
	list(say("À savoir"), f.remarks)
	return b.String()
}
