package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"time"

	"github.com/spf13/cobra"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/census"
	"cpts/model/page"
	"cpts/model/report"
	"cpts/model/store"
)

// recenser counts, in the national directory that the leader has downloaded, the
// professionals of her territory, or lists its establishments.
func (a *app) recenser() *cobra.Command {
	var keep bool
	var into filePath
	cmd := &cobra.Command{
		Use:   "recenser ANNUAIRE [FICHIER]",
		Short: "Compter les professionnels du territoire dans l’annuaire",
		Long: "Compte, dans l’annuaire national que vous avez téléchargé, les professionnels qui\n" +
			"exercent dans vos communes, par profession ; ou liste les structures, dans le\n" +
			"fichier FINESS+. Le fichier se donne tel quel, zip compris. Aucun nom de personne\n" +
			"n’est gardé.",
		Example: "cpts recenser PS_LibreAcces.zip                  compter, et lire à l’écran\n" +
			"cpts recenser PS_LibreAcces.zip --enregistrer    et garder les nombres dans le projet\n" +
			"cpts recenser finess.json.gz --enregistrer       ajouter les structures au projet",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return misuse("Donnez le fichier de l’annuaire : cpts recenser PS_LibreAcces.zip")
			case len(args) > 2:
				return misuse("L’annuaire, puis le projet, et rien d’autre. %s", french.Line(args[2]))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			file, project, err := a.open(args[1:])
			if err != nil {
				return err
			}
			places := project.Territory().Places
			if len(places) == 0 {
				return problem("Ce projet n’a encore aucune commune. Donnez-les d’abord, dans l’assistant ou ainsi : cpts renseigner communes=Sète")
			}
			found, err := a.counted(args[0], census.AreaOf(places), project)
			if err != nil {
				return err
			}
			style, width := page.Style{}, 80
			if into == "" {
				style, width = a.printed(), terminalWidth(a.out)
			}
			if err := a.deliver(headcount, report.Census(project, found, a.today()).Text(width, style), into, file.Path()); err != nil || !keep {
				return err
			}
			return a.keepCensus(file, project, found)
		},
	}
	cmd.Flags().BoolVar(&keep, "enregistrer", false, "garder les nombres, ou les structures, dans le projet")
	cmd.Flags().Var(&into, "sortie", "écrire dans ce fichier")
	return cmd
}

// headcount is what was counted, as a document to write.
var headcount = export{the: "ce recensement", saved: "Recensement enregistré", kinds: "du texte", elsewhere: summary.elsewhere}

// counted reads a file, tells how far it is, and stops when it is asked to.
func (a *app) counted(path string, area *census.Area, p *model.Project) (*census.Census, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	shown, tell := time.Time{}, census.Progress(nil)
	if isTerminal(a.err) {
		tell = func(done float64) {
			if now := time.Now(); now.Sub(shown) > 100*time.Millisecond {
				shown = now
				fmt.Fprintf(a.err, "\r%s", say("Lecture de l’annuaire : %d %%", int(done*100)))
			}
		}
		defer func() {
			if !shown.IsZero() {
				fmt.Fprint(a.err, "\r\x1b[K")
			}
		}()
	}
	found, err := census.Read(ctx, path, area, p.Catalog().Directory(), tell)
	if errors.Is(err, context.Canceled) {
		return nil, problem("Arrêté : rien n’a été compté ni enregistré.")
	}
	return found, err
}

// keepCensus records what was found, and says what that changed.
func (a *app) keepCensus(file *store.File, p *model.Project, found *census.Census) error {
	if p.ReadOnly() {
		return model.ErrReadOnly
	}
	kept, err := found.Record(p, a.now())
	if err != nil {
		return err
	}
	if kept == (census.Kept{}) {
		a.say("%s", kept)
		return nil
	}
	joined, err := file.Save(p)
	if err != nil {
		return err
	}
	if joined != nil {
		a.tell(joined)
	}
	a.say("%s", kept)
	return nil
}
