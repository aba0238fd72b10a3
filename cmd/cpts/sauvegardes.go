package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
)

// copyNumber is the rank of a copy in the list, from 1.
type copyNumber int

func (n *copyNumber) String() string { return "" }
func (n *copyNumber) Type() string   { return "N" }
func (n *copyNumber) Set(s string) error {
	read, err := strconv.Atoi(s)
	if err != nil || read < 1 {
		return misuse("attend le numéro d’une copie, par exemple 1, pas « %s ».", s)
	}
	*n = copyNumber(read)
	return nil
}

// sauvegardes lists the copies of the project file and goes back to one; writes a
// copy without history; forgets the history.
func (a *app) sauvegardes() *cobra.Command {
	var (
		restore copyNumber
		bare    filePath
		forget  bool
	)
	cmd := &cobra.Command{
		Use:   "sauvegardes [FICHIER]",
		Short: "Voir les copies du fichier, et y revenir",
		Long: "cpts garde une copie du fichier au début de chaque séance qui le change : les dix\n" +
			"dernières, lisibles par vous et personne d’autre, dans un dossier caché à côté\n" +
			"de lui. Revenir à l’une d’elles garde d’abord l’état présent.",
		Example: "cpts sauvegardes                             la liste, la plus récente d’abord\n" +
			"cpts sauvegardes essai.json --restaurer 2    revenir à la deuxième\n" +
			"cpts sauvegardes --sans-historique envoi.json   une copie à envoyer, sans les anciennes valeurs\n" +
			"cpts sauvegardes --oublier                   effacer l’historique et les copies",
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			asked := 0
			for _, flag := range []string{"restaurer", "sans-historique", "oublier"} {
				if cmd.Flags().Changed(flag) {
					asked++
				}
			}
			if asked > 1 {
				return misuse("Une chose à la fois : --restaurer, --sans-historique ou --oublier.")
			}
			switch {
			case restore > 0:
				return a.restore(args, int(restore))
			case bare != "":
				return a.bareCopy(args, string(bare))
			case forget:
				return a.forgetHistory(args)
			}
			return a.listCopies(args)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().Var(&restore, "restaurer", "revenir à la copie de ce numéro")
	cmd.Flags().Var(&bare, "sans-historique", "écrire là une copie du projet, sans son historique ni ses brouillons")
	cmd.Flags().BoolVar(&forget, "oublier", false, "effacer l’historique, les brouillons et les copies")
	complete(cmd, "restaurer", nil)
	return cmd
}

// copiesOf are the copies of the file that the arguments name, which itself may
// be past reading.
func (a *app) copiesOf(args []string) (*content.Catalog, *store.File, []store.Copy, error) {
	c, err := a.catalog()
	if err != nil {
		return nil, nil, nil, err
	}
	path, err := a.path(args)
	if err != nil {
		return nil, nil, nil, err
	}
	file := store.At(path)
	copies := file.Copies(c)
	if len(copies) == 0 && !file.There() {
		return nil, nil, nil, noProject(path)
	}
	return c, file, copies, nil
}

func (a *app) listCopies(args []string) error {
	_, file, copies, err := a.copiesOf(args)
	if err != nil {
		return err
	}
	if len(copies) == 0 {
		_, err := fmt.Fprintln(a.out, say("Pas encore de copie de %s : la première se fera quand une séance le changera.", file.Path()))
		return err
	}
	var b strings.Builder
	fmt.Fprintln(&b, say("Copies de %s, la plus récente d’abord", file.Path()))
	for i, one := range copies {
		fmt.Fprintf(&b, "  %2d  %s  %s\n", i+1, pad(dates.Moment(one.At), 26), contentsOf(one.Project))
	}
	fmt.Fprintln(&b, say("Pour revenir à l’une d’elles : %s", "cpts sauvegardes "+quoted(file.Path())+" --restaurer N"))
	_, err = fmt.Fprint(a.out, b.String())
	return err
}

// contentsOf says what a copy holds, to tell one from another.
func contentsOf(p *model.Project) string {
	if p == nil {
		return "ne se lit pas"
	}
	name := p.Name()
	if name == "" {
		name = "projet sans nom"
	}
	return name + ", " + french.Count(p.AnsweredCount(), "réponse", "réponses")
}

func (a *app) restore(args []string, n int) error {
	c, file, copies, err := a.copiesOf(args)
	switch {
	case err != nil:
		return err
	case len(copies) == 0:
		return problem("Il n’y a pas de copie de %s.", file.Path())
	case n > len(copies):
		return problem("Il n’y a pas de copie %d : elles vont de 1 à %d. La liste : cpts sauvegardes %s", n, len(copies), quoted(file.Path()))
	}
	p, err := file.Restore(c, copies[n-1], a.now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, say("Le projet est revenu à la copie du %s : %s.", dates.Moment(copies[n-1].At), contentsOf(p))+
		"\n"+say("Ce qu’il y avait est maintenant la copie 1."))
	return err
}

func (a *app) bareCopy(args []string, into string) error {
	file, project, err := a.open(args)
	if err != nil {
		return err
	}
	if sameFile(into, file.Path()) {
		return misuse("%s est le fichier du projet : donnez un autre nom à la copie.", into)
	}
	if _, err := store.SaveElsewhere(project.Bare(), into); err != nil {
		return err
	}
	a.say("Copie sans historique écrite dans %s", into)
	return nil
}

func (a *app) forgetHistory(args []string) error {
	file, project, err := a.open(args)
	if err != nil {
		return err
	}
	if _, err := file.Forget(project); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, say("L’historique, les brouillons et les copies de %s sont effacés ; les réponses restent. Ce qui en avait été ôté n’y est plus.", file.Path()))
	return err
}
