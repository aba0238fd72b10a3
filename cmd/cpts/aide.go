package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cpts/content/french"
	"cpts/model/store"
)

// aide is the verb form of --help, with four pages more: the keys of renseigner,
// tables and spreadsheets, what is kept of the leader, and the manual for « man ».
// It is not shown: --help is.
func (a *app) aide() *cobra.Command {
	return &cobra.Command{
		Use:     "aide [COMMANDE]",
		Aliases: []string{"help"},
		Short:   "Afficher l’aide d’une commande",
		Hidden:  true,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && args[0] == keysTopic {
				c, err := a.catalog()
				if err != nil {
					return err
				}
				_, err = fmt.Fprint(a.out, keyList(c))
				return err
			}
			if len(args) > 0 && french.Fold(args[0]) == sheetTopic {
				c, err := a.catalog()
				if err != nil {
					return err
				}
				_, err = fmt.Fprint(a.out, sheetPage(c))
				return err
			}
			if len(args) > 0 && french.Fold(args[0]) == dataTopic {
				_, err := fmt.Fprint(a.out, dataPage())
				return err
			}
			target := cmd.Root()
			if len(args) > 0 && args[0] == manualTopic {
				_, err := fmt.Fprint(a.out, manual(target))
				return err
			}
			if len(args) > 0 {
				found, rest, err := target.Find(args[:1])
				if err != nil || len(rest) > 0 {
					return misuse("La commande « %s » n’existe pas. Commandes : %s.", args[0], strings.Join(verbs(target), ", "))
				}
				target = found
			}
			return target.Help()
		},
	}
}

// helpPage prints the page of a command.
func (a *app) helpPage(cmd *cobra.Command, _ []string) { fmt.Fprint(a.out, help(cmd)) }

// help is the page of a command.
func help(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUtilisation\n", french.Typography(about(cmd)))
	if cmd.HasParent() {
		fmt.Fprintf(&b, "  %s %s [OPTIONS]\n", cmd.Parent().Name(), cmd.Use)
	} else {
		fmt.Fprintf(&b, "  %s\n  %s COMMANDE [FICHIER] [OPTIONS]\n\nCommandes\n", cmd.Use, cmd.Name())
		for _, verb := range cmd.Commands() {
			if verb.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-12s %s\n", verb.Name(), french.Typography(verb.Short))
			}
		}
	}
	fmt.Fprint(&b, "\nOptions\n")
	if cmd.HasParent() {
		flagLines(&b, cmd.NonInheritedFlags())
		flagLines(&b, cmd.InheritedFlags())
	} else {
		flagLines(&b, cmd.Flags())
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExemples\n  %s\n", french.Typography(strings.ReplaceAll(cmd.Example, "\n", "\n  ")))
	}
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\nLe projet\n  %s\n  ou le fichier que nomme la variable %s. NO_COLOR retire les couleurs.\n"+
			"  Rien ne quitte cet ordinateur. N’y notez jamais de donnée de patient.\n"+
			"  Où sont vos données, comment les effacer%s cpts aide %s\n", store.DefaultPath(), fileVariable, french.Typography(" :"), dataTopic)
	}
	return b.String()
}

// flagLines writes one line an option.
func flagLines(b *strings.Builder, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		fmt.Fprintf(b, "  %-28s %s\n", flagName(f), french.Typography(f.Usage))
	})
}

// flagName is an option as it is typed, with what it takes.
func flagName(f *pflag.Flag) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if f.Value.Type() != "bool" {
		name += " " + f.Value.Type()
	}
	return name
}
