package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"cpts/model"
	"cpts/model/store"
)

// exemple writes an invented project, to try the program on.
func (a *app) exemple() *cobra.Command {
	return &cobra.Command{
		Use:   "exemple [FICHIER]",
		Short: "Écrire un projet d’exemple complet, pour essayer",
		Long: "Écrit un projet inventé, à l’étape 2 : un territoire rural de 43 communes. Rien\n" +
			"n’est écrit par-dessus un fichier existant, ni à la place de votre projet : sans\n" +
			"nom, l’exemple est exemple.json, dans ce dossier.",
		Example: "cpts exemple essai.json   puis : cpts essai.json",
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := a.examplePath(args)
			if err != nil {
				return err
			}
			if exists(path) {
				return problem("%s existe déjà : rien n’y a été changé. Donnez un autre nom, par exemple : cpts exemple %s", path, free("essai"))
			}
			c, err := a.catalog()
			if err != nil {
				return err
			}
			project, err := model.Example(c, a.today())
			if err != nil {
				return err
			}
			if _, err := store.At(path).Save(project.Anew()); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s\n%s\n", say("Exemple écrit dans %s ; vous pourrez supprimer ce fichier ensuite.", path), say("Pour l’ouvrir : %s", opening(path)))
			return nil
		},
	}
}

// examplePath is the file named for the example, or a free one of this folder. It
// is never the usual project, nor that of the environment: an invented one would
// then open as hers.
func (a *app) examplePath(args []string) (string, error) {
	if len(args) == 0 && a.file == "" {
		return free("exemple"), nil
	}
	return a.path(args)
}

// free is a file name of the current folder that nothing has yet.
func free(stem string) string {
	name := stem + ".json"
	for n := 2; exists(name); n++ {
		name = fmt.Sprintf("%s-%d.json", stem, n)
	}
	return name
}
