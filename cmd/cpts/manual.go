package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cpts/content/french"
	"cpts/model/store"
)

// manualTopic is the page of the help that is the manual, for « man ».
const manualTopic = "manuel"

// manual is the help of all the commands as one page of « man », of the same words.
func manual(root *cobra.Command) string {
	m := &roff{}
	m.line(`.TH CPTS 1 "" "cpts" "Manuel de cpts"`)
	m.line(".nh\n.ad l") // its rules for cutting words are those of another language
	m.part("Nom")
	m.text("cpts - accompagner la création d’une CPTS, des premiers échanges aux 200 premiers jours")
	m.part("Utilisation")
	m.usage(root.Use)
	m.usage(root.Name() + " COMMANDE [FICHIER] [OPTIONS]")
	m.part("Description")
	m.text(root.Long)
	m.part("Options communes")
	m.options(root.Flags())
	m.part("Commandes")
	for _, verb := range root.Commands() {
		if !verb.IsAvailableCommand() {
			continue
		}
		m.line(".SS " + escaped(root.Name()+" "+verb.Use))
		m.text(about(verb))
		m.options(verb.LocalNonPersistentFlags())
		m.examples(verb)
	}
	m.part("Exemples")
	m.examples(root)
	m.part("Fichiers")
	m.item(store.DefaultPath(), "le projet, s’il n’en est pas nommé d’autre")
	m.item(store.RegionsDir(), "les fichiers de région ajoutés")
	m.item(store.ScalesDir(), "les barèmes ajoutés")
	m.part("Environnement")
	m.item(fileVariable, "le fichier du projet, s’il n’est pas nommé")
	m.item("NO_COLOR", "retire les couleurs")
	return m.String()
}

// about is what a command does, in as many words as there are.
func about(cmd *cobra.Command) string {
	if cmd.Long != "" {
		return cmd.Long
	}
	return cmd.Short + "."
}

// roff writes the marks that « man » reads.
type roff struct{ strings.Builder }

func (m *roff) line(s string)     { fmt.Fprintln(&m.Builder, s) }
func (m *roff) part(title string) { m.line(".SH " + strings.ToUpper(title)) }
func (m *roff) usage(use string)  { m.line(".br\n" + escaped(use)) }

// text is a paragraph, which « man » lays out for the width at hand; an empty line
// begins another.
func (m *roff) text(s string) {
	m.line(escaped(strings.ReplaceAll(french.Typography(s), "\n\n", "\n.PP\n")))
}

// item is a name, and what it is further in.
func (m *roff) item(name, is string) {
	m.line(".TP\n" + escaped(name))
	m.text(is)
}

func (m *roff) options(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) { m.item(flagName(f), f.Usage) })
}

// examples keeps the lines and the blanks of the examples.
func (m *roff) examples(cmd *cobra.Command) {
	if cmd.Example != "" {
		m.line(".PP\n.nf\n" + escaped(french.Typography(cmd.Example)) + "\n.fi")
	}
}

// escaped is a text of which « man » takes nothing for a mark of its own.
func escaped(s string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") && line != ".PP" {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
