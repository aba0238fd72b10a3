package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/report"
	"cpts/model/store"
)

// app is one run of the command: where it reads and writes, and the options
// every verb takes.
type app struct {
	in       io.Reader
	out, err *door

	file   filePath
	date   day
	colour *choice
	theme  *choice
}

// run carries out one command line and gives its exit code. Results go to out,
// messages to errOut.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{
		in: in, out: &door{to: out, keeps: inResults}, err: &door{to: errOut, keeps: inMessages},
		colour: oneOf("auto", "oui", "non"), theme: oneOf("auto", "sombre", "clair"),
	}
	root := a.root()
	root.SetArgs(cleanCompletion(args))
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.Execute()
	if rest := a.out.Close(); err == nil {
		err = rest
	}
	defer a.err.Close()
	return conclude(err, a.err)
}

// cleanCompletion cleans the words that a shell wants completed: the library tells
// those it cannot read on the standard error itself.
func cleanCompletion(args []string) []string {
	if len(args) == 0 || !strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		return args
	}
	clean := make([]string, len(args))
	for i, word := range args {
		clean[i] = shown(word, "")
	}
	return clean
}

// root is the command without a verb, and all the verbs.
func (a *app) root() *cobra.Command {
	cobra.MousetrapHelpText = ""       // opened by a double click, the assistant starts
	cobra.EnableCommandSorting = false // the verbs come in the order a leader needs them
	var version bool
	cmd := &cobra.Command{
		Use:   "cpts [FICHIER]",
		Short: "Ouvrir l’assistant, là où il en était",
		Long: "cpts accompagne la création d’une CPTS, des premiers échanges à la signature\n" +
			"de l’ACI et aux 200 jours qui suivent. Sans commande, l’assistant s’ouvre là où\n" +
			"vous l’aviez laissé. Cet outil n’est pas officiel.",
		Example: "cpts                                ouvrir votre projet, ou en commencer un\n" +
			"cpts exemple essai.json             écrire un projet d’exemple\n" +
			"cpts rapport --sortie rapport.txt   enregistrer la synthèse",
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault // files, besides the verbs
		},
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if version {
				c, err := content.Load() // without what is added from outside: it says nothing of it
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.out, "cpts %s\n%s\n", buildVersion(), report.KnownUntil(c))
				return err
			}
			if err := checkWord(cmd, args); err != nil {
				return err
			}
			return a.assistant(args)
		},
	}
	cmd.Flags().BoolVar(&version, "version", false, "donner la version et s’arrêter")
	shared := cmd.PersistentFlags()
	cmd.Flags().SortFlags, shared.SortFlags = false, false
	shared.Var(&a.file, "fichier", "le fichier du projet, comme en argument")
	shared.Var(&a.date, "date", "prendre ce jour pour aujourd’hui")
	addChoice(cmd, shared, a.colour, "couleur", "des couleurs, ou non")
	addChoice(cmd, shared, a.theme, "theme", "couleurs pour fond sombre ou clair")
	shared.BoolP("help", "h", false, "afficher cette aide")
	complete(cmd, "date", nil)

	cmd.SetFlagErrorFunc(flagFault)
	cmd.SetHelpFunc(a.helpPage)
	cmd.AddCommand(a.rapport(), a.document(), a.budget(), a.calendrier(), a.statut(), a.renseigner(), a.verifier(), a.sauvegardes(), a.recenser(), a.exemple(), a.completion())
	cmd.SetHelpCommand(a.aide())
	return cmd
}

// buildVersion is the version the program was built from.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "développement"
}

// now is the time, and today the day, of this run.
func (a *app) now() time.Time   { return clock(a.date.Day)() }
func (a *app) today() dates.Day { return dates.Of(a.now()) }

// say tells something beside the result.
func (a *app) say(format string, args ...any) { fmt.Fprintln(a.err, say(format, inLine(args)...)) }

// open reads the project that the arguments name, for verbs that change
// nothing: a file of a newer version will do, and is said to be one.
func (a *app) open(args []string) (*store.File, *model.Project, error) {
	c, err := a.catalog()
	if err != nil {
		return nil, nil, err
	}
	path, err := a.path(args)
	if err != nil {
		return nil, nil, err
	}
	file, p, err := store.Open(c, path)
	if err == nil {
		p.Localize()
	}
	if err == nil && p.ReadOnly() {
		a.newer()
	}
	return file, p, unopened(path, err)
}

// newer tells, beside the result, that the file is of a newer version.
func (a *app) newer() {
	a.say("Ce projet a été enregistré par une version plus récente de cpts : il est lu tel quel, ce qui est nouveau n’apparaît pas.")
}

// unopened is why a project cannot be opened, with the way out of it: another
// encoding can be converted, a damaged file has copies.
func unopened(path string, err error) error {
	var (
		other  *store.OtherEncoding
		fault  *store.Problem
		copies = func() string { return say("Des copies en sont gardées : cpts sauvegardes %s", quoted(path)) }
	)
	switch {
	case errors.As(err, &other):
		return problem("Ce fichier est écrit en %s, et non en UTF-8 : rien n’y a été changé. L’assistant propose de le convertir sans perdre d’accent : %s", other.Name, opening(path))
	case errors.As(err, &fault) && store.At(path).Copied():
		return &projectError{fault.Error() + "\n" + copies()}
	case errors.Is(err, fs.ErrNotExist) && store.At(path).Copied():
		return &projectError{noProject(path).Error() + "\n" + copies()}
	case errors.Is(err, fs.ErrNotExist):
		return noProject(path)
	}
	return err
}

func noProject(path string) error {
	return problem("Il n’y a pas encore de projet dans %s. Pour en commencer un : %s", path, opening(path))
}
