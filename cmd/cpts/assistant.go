package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/charmbracelet/x/term"

	"cpts/content/french"
	"cpts/model/store"
	"cpts/ui"
)

// assistant opens the wizard, on the project or, when there is none yet, on the
// welcome screen. Leaving it, it says where the project is and how to resume.
func (a *app) assistant(args []string) error {
	switch {
	case !isTerminal(a.in), !isTerminal(a.out):
		return misuse("L’assistant a besoin d’un terminal. Sans terminal, utilisez : cpts rapport, cpts budget, cpts calendrier, cpts statut ou cpts renseigner CLE=VALEUR.")
	case os.Getenv("TERM") == "dumb":
		return misuse("Ce terminal dit ne pas savoir dessiner (TERM=dumb). Ouvrez-en un autre ou, s’il sait dessiner, lancez : TERM=xterm-256color cpts. Sans l’assistant : cpts rapport, cpts budget, cpts calendrier, cpts statut ou cpts renseigner CLE=VALEUR.")
	}
	path, err := a.path(args)
	if err != nil {
		return err
	}
	path = absolute(path)
	outcome, err := ui.Run(ui.Options{
		Open: func(o *ui.Options) error { return openOrNew(path, o) },
		Now:  clock(a.date.Day), Theme: a.theme.value, Color: a.colour.value, In: a.in, Out: a.out.to,
		Slow: func() { a.say("Le disque est lent : enregistrement en cours, encore un instant…") },
	})
	var crash *ui.Crash
	if errors.As(err, &crash) { // while the project was being opened
		return a.crashed(crash, ui.Outcome{})
	}
	if outcome.Tried {
		fmt.Fprintln(a.out, say("Vos essais sur l’exemple n’ont pas été gardés. Pour en garder un : cpts exemple %s", free("essai")))
	}
	if outcome.Saved {
		fmt.Fprintf(a.out, "%s\n%s\n", say("Votre projet est enregistré dans %s", outcome.Path), say("Pour reprendre : %s", lasting(outcome.Path)))
	}
	if outcome.Clashes > 0 {
		a.say("%s, ici et ailleurs : vous choisirez à la prochaine ouverture, « Deux versions ».", french.Count(outcome.Clashes, "réponse a deux valeurs", "réponses ont deux valeurs"))
	}
	for _, sentence := range outcome.Lost {
		a.say("N’a pas pu être réuni à ce qui a changé ailleurs, et reste dans l’historique : %s", sentence)
	}
	if outcome.Rescue != "" {
		a.say("Votre projet n’a pas pu être enregistré à sa place. Une copie de secours, complète, est dans %s", outcome.Rescue)
		a.say("Pour la rouvrir : %s", lasting(outcome.Rescue))
	}
	if outcome.Crash != nil {
		return a.crashed(outcome.Crash, outcome)
	}
	return unopened(path, err)
}

// crashed says that the program failed, what became of the project, and where the
// report of the failure is.
func (a *app) crashed(c *ui.Crash, outcome ui.Outcome) error {
	told := say("cpts s’est arrêté sur un défaut du programme, et non de votre fait.")
	if outcome.Saved {
		told += say(" Vos réponses sont enregistrées, et ce que vous étiez en train d’écrire vous attend.")
	}
	if path, err := store.KeepReport(c.Report, a.now()); err == nil {
		told += say(" Ce qui s’est passé est décrit dans un fichier sans donnée de votre projet, à joindre si vous le signalez : %s", path)
	}
	return &projectError{told}
}

// openOrNew finds the project at path; none there yet is no fault.
func openOrNew(path string, o *ui.Options) (err error) {
	if o.Catalog, err = readContent(); err != nil {
		return err
	}
	o.File = store.At(path)
	if o.Project, err = o.File.Load(o.Catalog); errors.Is(err, fs.ErrNotExist) {
		o.Project, err = nil, nil
	}
	return err
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, isFile := behind(stream).(*os.File)
	return isFile && term.IsTerminal(f.Fd())
}

// terminalWidth is the width of the terminal out writes to; 80 when unknown.
func terminalWidth(out io.Writer) int {
	if f, isFile := behind(out).(*os.File); isFile {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return 80
}
