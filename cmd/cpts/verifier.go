package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cpts/model/store"
	"cpts/model/verify"
)

// verifier says all that is wrong in the file of the project, and changes
// nothing.
func (a *app) verifier() *cobra.Command {
	return &cobra.Command{
		Use:   "verifier [FICHIER]",
		Short: "Dire ce qui ne va pas dans le fichier du projet",
		Long: "Relit le fichier du projet et dit tout ce qui ne va pas, sans rien changer :\n" +
			"ce qui ne se lit pas, les réponses d’une autre forme que celle attendue, les\n" +
			"dates qui se contredisent, ce que cette version ne connaît pas ; ce que le\n" +
			"contrôle de la gouvernance et celui du projet de santé trouvent à régler, sans que\n" +
			"le fichier ait rien de faux ; et ce qu’il en est de l’historique et des copies. Dit\n" +
			"aussi quels fichiers de région et de barème, dans\n" + filepath.Dir(store.RegionsDir()) + ",\nsont laissés de côté, et pourquoi.",
		Example: "cpts verifier              votre projet\ncpts verifier essai.json   un autre",
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := a.path(args)
			if err != nil {
				return err
			}
			found, err := inspect(path)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprint(a.out, told(found, path)); err != nil {
				return err
			}
			if found.Wrong() {
				return errTold
			}
			return nil
		},
	}
}

// inspect looks over the file at path.
func inspect(path string) (*verify.Findings, error) {
	c, err := readContent()
	if err != nil {
		return nil, err
	}
	found, err := verify.File(c, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noProject(path)
	}
	return found, err
}

// told is what there is to say of the file at path.
func told(f *verify.Findings, path string) string {
	var b strings.Builder
	list := func(title string, all []verify.Finding) {
		if len(all) == 0 {
			return
		}
		fmt.Fprintln(&b, title)
		for _, one := range all {
			fmt.Fprintln(&b, "  "+one.String())
		}
	}
	switch {
	case f.Unreadable != "":
		fmt.Fprintln(&b, say("%s : %s.", path, f.Unreadable))
	case !f.FileWrong():
		fmt.Fprintln(&b, say("Rien à corriger dans %s.", path))
	}
	list(say("À corriger dans %s", path), f.ToCorrect)
	if len(f.ToCorrect) > 0 && !f.Newer {
		fmt.Fprintln(&b, say("Pour corriger : %s, ou cpts renseigner CLE=VALEUR", opening(path)))
	}
	list(say("À régler dans le projet"), f.ToSettle)
	list(say("Gardés dans le fichier, mais cette version de cpts ne les connaît pas"), f.Unknown)
	list(say("Fichiers de région et de barème laissés de côté"), f.Regions)
	list(say("À savoir"), f.Remarks)
	return b.String()
}
