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
	"cpts/model"
	"cpts/model/dates"
	"cpts/model/store"
)

// app is one run of the command: where it reads and writes, and the options
// every verb takes.
type app struct {
	in       io.Reader
	out, err io.Writer

	file   filePath
	date   day
	colour *choice
	theme  *choice
}

// run carries out one command line and gives its exit code. Results go to out,
// messages to errOut.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut, colour: oneOf("auto", "oui", "non"), theme: oneOf("auto", "sombre", "clair")}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	return conclude(root.Execute(), errOut)
}

// root is the command without a verb, and all the verbs.
func (a *app) root() *cobra.Command {
	cobra.MousetrapHelpText = "" // opened by a double click, the assistant starts
	var version bool
	cmd := &cobra.Command{
		Use:   "cpts [FICHIER]",
		Short: "Ouvrir l'assistant, là où il en était",
		Long: "cpts accompagne la création d'une CPTS, des premiers échanges à la signature\n" +
			"de l'ACI et aux 200 jours qui suivent. Sans commande, l'assistant s'ouvre là où\n" +
			"vous l'aviez laissé. Cet outil n'est pas officiel.",
		Example: "cpts                                ouvrir votre projet, ou en commencer un\n" +
			"cpts exemple essai.json             écrire un projet d'exemple\n" +
			"cpts rapport --sortie rapport.txt   enregistrer la synthèse",
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if version {
				_, err := fmt.Fprintln(a.out, "cpts", buildVersion())
				return err
			}
			if err := checkWord(cmd, args); err != nil {
				return err
			}
			return a.assistant(args)
		},
	}
	cmd.Flags().BoolVar(&version, "version", false, "donner la version et s'arrêter")
	shared := cmd.PersistentFlags()
	shared.Var(&a.file, "fichier", "le fichier du projet, comme en argument")
	shared.Var(&a.date, "date", "prendre ce jour pour aujourd'hui")
	addChoice(cmd, shared, a.colour, "couleur", "des couleurs, ou non")
	addChoice(cmd, shared, a.theme, "theme", "couleurs pour fond sombre ou clair")
	shared.BoolP("help", "h", false, "afficher cette aide")
	complete(cmd, "date", nil)

	cmd.SetFlagErrorFunc(flagFault)
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { fmt.Fprint(a.out, help(cmd)) })
	cmd.AddCommand(a.rapport(), a.statut(), a.renseigner(), a.exemple(), a.completion())
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

// note tells something beside the result.
func (a *app) note(format string, args ...any) { fmt.Fprintln(a.err, say(format, args...)) }

// open reads the project that the arguments name. There must be one.
func (a *app) open(args []string) (*store.File, *model.Project, error) {
	c, err := content.Load()
	if err != nil {
		return nil, nil, err
	}
	path := a.path(args)
	file, p, err := store.Open(c, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, missing(path)
	}
	return file, p, err
}

// openToRead is open for verbs that change nothing: a file of a newer version
// will do, and is said to be one.
func (a *app) openToRead(args []string) (*store.File, *model.Project, error) {
	file, p, err := a.open(args)
	if err == nil && p.ReadOnly() {
		a.note("Ce projet a été enregistré par une version plus récente de cpts : il est lu tel quel, ce qui est nouveau n'apparaît pas.")
	}
	return file, p, err
}

// missing says that there is no project at path, and how to start one.
func missing(path string) error {
	return problem("Il n'y a pas encore de projet dans %s. Pour en commencer un : %s", path, opening(path))
}

// verbs are the names of the commands the help shows.
func verbs(root *cobra.Command) []string {
	var names []string
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() {
			names = append(names, cmd.Name())
		}
	}
	return names
}

// checkWord refuses, where the assistant expects a file, a word that is neither
// one nor a path to one: it is a verb mistyped, or one that does not exist.
func checkWord(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if fault := mistyped(root, args[0]); fault != nil {
		return fault
	}
	if err := oneFile(root, args); err != nil {
		return err
	}
	if word := args[0]; !looksLikePath(word) && !exists(word) {
		return misuse("« %s » n'est ni une commande ni un fichier existant. Commandes : %s. Pour commencer un projet dans ce fichier : %s",
			word, strings.Join(verbs(root), ", "), opening(word))
	}
	return nil
}

// mistyped is the suggestion of a verb for a word close to it; nil for a path,
// a file or a word unlike any verb.
func mistyped(root *cobra.Command, word string) error {
	if looksLikePath(word) || exists(word) {
		return nil
	}
	near := nearest(word, verbs(root), 2, slips(word))
	if len(near) == 0 {
		return nil
	}
	for i, verb := range near {
		near[i] = "cpts " + verb
	}
	return misuse("La commande « %s » n'existe pas. Vouliez-vous dire : %s ?", word, enumerate(near, "ou"))
}

// oneFile refuses more than one file, and a file without a name.
func oneFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1 && !cmd.HasParent() && isVerb(cmd, args[1]):
		return misuse("La commande vient avant le fichier : cpts %s %s", args[1], quoted(args[0]))
	case len(args) > 1:
		return misuse("« %s » prend un seul fichier, et en a reçu %d : %s.", cmd.CommandPath(), len(args), strings.Join(args, ", "))
	case len(args) == 1 && args[0] == "":
		return misuse("Le nom du fichier est vide. Donnez un chemin, par exemple : %s projet.json", cmd.CommandPath())
	}
	return nil
}

func isVerb(root *cobra.Command, word string) bool {
	for _, verb := range verbs(root) {
		if verb == word {
			return true
		}
	}
	return false
}
