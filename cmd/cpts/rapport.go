package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/formats"
	"cpts/model/page"
	"cpts/model/report"
	"cpts/model/store"
)

// rapport prints the summary of the project, at any moment of it.
func (a *app) rapport() *cobra.Command {
	format := oneOf("texte", "markdown", "html", "json")
	var into filePath
	var whole, notes, anonymous bool
	table := word{kind: "TABLEAU"}
	var since day
	cmd := &cobra.Command{
		Use:   "rapport [FICHIER]",
		Short: "Lire, imprimer ou enregistrer la synthèse",
		Long: "Écrit la synthèse du projet, en trois pages : où il en est, le territoire, l’équipe,\n" +
			"les objectifs, le budget et les échéances. Avec --complet, tout ce qui est su.",
		Example: "cpts rapport                                   lire à l’écran\n" +
			"cpts rapport --complet                         tout ce qui est su\n" +
			"cpts rapport --sortie s.html                   une page web, à imprimer ou à enregistrer en PDF\n" +
			"cpts rapport --depuis 2026-11-01               et d’abord ce qui a changé depuis\n" +
			"cpts rapport --format markdown --sortie s.md   à reprendre dans un document",
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			file, project, err := a.open(args)
			if err != nil {
				return err
			}
			if table.given {
				for _, other := range []string{"format", "complet", "notes", "anonyme", "depuis"} {
					if cmd.Flags().Changed(other) {
						return misuse("--tableau écrit un tableau seul, pour un tableur : sans --%s.", other)
					}
				}
				text, err := a.sheetCSV(project, table.text)
				if err != nil {
					return err
				}
				return a.deliver(sheetFile, text, into, file.Path())
			}
			if notes && len(project.Noted()) == 0 {
				a.say("Ce projet n’a pas de note : le rapport est le même sans --notes.")
			}
			if !cmd.Flags().Changed("format") {
				format.value = formats.CalledAmong(string(into), format.allowed)
			}
			if anonymous {
				project = project.Anonymous()
			}
			doc := a.synthesis(project, formats.Draws(format.value), since.Day)
			if whole || notes {
				doc = a.whole(project, notes, formats.Draws(format.value), since.Day)
			}
			return a.deliverPage(summary, doc, format.value, into, file.Path())
		},
	}
	addChoice(cmd, cmd.Flags(), format, "format", "texte à lire, Markdown à reprendre, page web, ou JSON pour un programme")
	cmd.Flags().BoolVar(&whole, "complet", false, "toutes les réponses, le budget entier et ce qui reste à faire")
	cmd.Flags().BoolVar(&notes, "notes", false, "le rapport complet, avec vos notes sous chaque rubrique")
	cmd.Flags().BoolVar(&anonymous, "anonyme", false, "sans le nom de personne, les fonctions à la place")
	cmd.Flags().Var(&table, "tableau", "un tableau seulement, pour un tableur : contacts, adherents…")
	must(cmd.RegisterFlagCompletionFunc("tableau", completeTables))
	cmd.Flags().Var(&since, "depuis", "commencer par ce qui a changé depuis ce jour")
	complete(cmd, "depuis", nil)
	cmd.Flags().Var(&into, "sortie", "écrire dans ce fichier")
	return cmd
}

// synthesisID is the document that sums a project up.
const synthesisID = "synthese"

// synthesis is the project in three pages, what has changed since a day first.
func (a *app) synthesis(p *model.Project, drawn bool, since dates.Day) *page.Page {
	doc, _ := document.Build(p, p.Catalog().Document(synthesisID), a.today(), document.Options{Drawn: drawn})
	if since.IsZero() {
		return doc
	}
	with := &page.Page{Blocks: doc.Blocks[:1:1]} // its title
	with.Join(report.ChangesPart(p, since), &page.Page{Blocks: doc.Blocks[1:]})
	return with
}

// whole is all that is known of the project.
func (a *app) whole(p *model.Project, notes, drawn bool, since dates.Day) *page.Page {
	var options []report.Option
	if drawn {
		options = append(options, report.WithPictures())
	}
	if notes {
		options = append(options, report.WithNotes())
	}
	if !since.IsZero() {
		options = append(options, report.WithChangesSince(since))
	}
	return report.Build(p, a.today(), options...)
}

// export is a document that may be written to a file: its name and gender in a
// sentence, what it is written as, and the files it is not.
type export struct {
	the, saved string   // « la synthèse », « Synthèse enregistrée »
	kinds      string   // « du texte ou du Markdown »
	formats    []string // those of kinds that other programs open: html, docx
	plain      string   // the extension to try otherwise; "" for that of a text
	elsewhere  []string
	is         string // the format written now
}

var summary = export{
	the: "la synthèse", saved: "Synthèse enregistrée", kinds: "du texte, du Markdown, une page web ou du JSON", formats: []string{"html"},
	elsewhere: laidOut,
}

// laidOut are the files of programs that lay out texts.
var laidOut = []string{".pdf", ".doc", ".docx", ".odt", ".rtf", ".html"}

// sheetFile is a table for a spreadsheet.
var sheetFile = export{
	the: "ce tableau", saved: "Tableau enregistré", kinds: "du CSV, qu’un tableur ouvre", plain: ".csv",
	elsewhere: append([]string{".xls", ".xlsx", ".ods"}, laidOut...),
}

// deliver prints a text, or writes it to a file, whole or not at all. A name that
// would only pretend to be of another kind is refused.
func (a *app) deliver(what export, text string, into filePath, project string) error {
	if into == "" {
		_, err := fmt.Fprint(a.out, text)
		return err
	}
	return a.deliverBytes(what, []byte(shown(text, inResults)), into, project)
}

// deliverBytes writes a document to a file, as it is.
func (a *app) deliverBytes(what export, data []byte, into filePath, project string) error {
	if sameFile(string(into), project) {
		return misuse("%s est le fichier du projet : donnez un autre nom à %s.", into, what.the)
	}
	if kind := strings.ToLower(filepath.Ext(string(into))); slices.Contains(what.elsewhere, kind) && kind != "."+what.is {
		return misuse("cpts écrit %s, pas de fichier %s. %s", what.kinds, kind, what.instead(kind, strings.TrimSuffix(string(into), filepath.Ext(string(into)))))
	}
	said := what.saved + " dans %s"
	if info, err := os.Stat(string(into)); err == nil && info.Mode().IsRegular() {
		said += ", à la place de ce qui y était"
	}
	if err := store.Export(string(into), data); err != nil {
		return err
	}
	a.say(said, into)
	return nil
}

// instead is what to do for a file that this document is not.
func (e export) instead(kind, stem string) string {
	written := func(format string) bool { return slices.Contains(e.formats, format) }
	switch {
	case written(strings.TrimPrefix(kind, ".")):
		return say("Pour l’écrire ainsi, ajoutez --format %s.", kind[1:])
	case kind == ".pdf" && written("html"):
		return say("Pour un PDF : écrivez %s.html, ouvrez-le dans un navigateur, puis Imprimer.", stem)
	case written("docx"):
		return say("Essayez %s.docx, que Word et LibreOffice ouvrent.", stem)
	case written("html"):
		return say("Essayez %s.html, à ouvrir dans un navigateur, puis à imprimer.", stem)
	}
	return say("Essayez %s, à ouvrir puis à imprimer.", stem+cmp.Or(e.plain, ".txt"))
}

func sameFile(one, other string) bool {
	if absolute(one) == absolute(other) {
		return true
	}
	a, errA := os.Stat(one)
	b, errB := os.Stat(other)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// coloured tells whether results may carry styles.
func (a *app) coloured() bool {
	switch a.colour.value {
	case "oui":
		return true
	case "non":
		return false
	}
	return isTerminal(a.out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// printedStyle marks titles and asides; it says nothing the text does not.
func printedStyle() page.Style {
	render := func(s lipgloss.Style) func(string) string { return func(t string) string { return s.Render(t) } }
	bold := lipgloss.NewStyle().Bold(true)
	return page.Style{
		Title: render(bold), Heading: render(bold.Foreground(lipgloss.Cyan)),
		Strong: render(bold), Faint: render(lipgloss.NewStyle().Faint(true)),
	}
}
