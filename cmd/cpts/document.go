package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/formats"
	"cpts/model/page"
	"cpts/model/report"
)

// document lists what can be written from the answers, and writes one of them.
func (a *app) document() *cobra.Command {
	format := oneOf("texte", "docx", "html", "markdown")
	var into, template, example filePath
	var anonymous bool
	cmd := &cobra.Command{
		Use:   "document [NOM] [FICHIER]",
		Short: "Écrire un document à partir de vos réponses",
		Long: "Écrit la lettre d’intention, le projet de santé, une convocation, un compte rendu\n" +
			"pour le bureau. Sans nom, la liste des documents et ce qui leur manque.",
		Example: "cpts document                                              tous les documents\n" +
			"cpts document lettre-intention                             lire à l’écran\n" +
			"cpts document lettre-intention --sortie lettre.docx        l’enregistrer pour Word\n" +
			"cpts document fiche-action:3                               une fiche seule, par son rang ou son titre\n" +
			"cpts document --modele trame.docx --sortie lettre.docx     remplir le fichier Word de votre région",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 2 {
				return misuse("« %s » prend un nom de document et un fichier, et a reçu %d mots : %s.", cmd.CommandPath(), len(args), strings.Join(args, ", "))
			}
			return nil
		},
		ValidArgsFunction: completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := a.catalog()
			if err != nil {
				return err
			}
			if example != "" {
				return a.writeTemplateExample(c, example)
			}
			name, line, args, err := documentNamed(c, args)
			if err != nil {
				return err
			}
			file, project, err := a.open(args)
			if err != nil {
				return err
			}
			if template != "" {
				if name != "" || cmd.Flags().Changed("format") {
					return misuse("--modele remplit votre propre fichier Word : sans nom de document ni --format.")
				}
				return a.fillTemplate(project, file.Path(), template, into, document.Options{Anonymous: anonymous})
			}
			if name == "" {
				for _, other := range []string{"format", "sortie", "anonyme"} {
					if cmd.Flags().Changed(other) {
						return misuse("Dites quel document écrire avec --%s. La liste : cpts document", other)
					}
				}
				return a.listDocuments(project)
			}
			if !cmd.Flags().Changed("format") {
				format.value = formats.CalledAmong(string(into), format.allowed)
			}
			d := project.Catalog().Document(name) // of the catalog that the project was read with
			rank, err := lineOf(project, d, line)
			if err != nil {
				return err
			}
			doc, _ := document.Build(project, d, a.today(), document.Options{Anonymous: anonymous, Drawn: formats.Draws(format.value), Line: rank})
			return a.deliverPage(written(d.Title), doc, format.value, into, file.Path())
		},
	}
	addChoice(cmd, cmd.Flags(), format, "format", "texte à lire, fichier Word, page web ou Markdown")
	cmd.Flags().BoolVar(&anonymous, "anonyme", false, "sans le nom de personne, les fonctions à la place")
	cmd.Flags().Var(&into, "sortie", "écrire dans ce fichier")
	cmd.Flags().Var(&template, "modele", "remplir ce fichier Word, où sont des clés comme {{nom}}")
	cmd.Flags().Var(&example, "exemple-modele", "écrire un petit modèle Word, à adapter")
	return cmd
}

// documentNamed parts the name of a document, and of a line of it, from the file of the
// project. One word is a file when it looks like one.
func documentNamed(c *content.Catalog, args []string) (name, line string, file []string, err error) {
	if len(args) > 0 {
		if before, after, is := strings.Cut(args[0], ":"); is && after != "" && c.Document(before) != nil {
			return before, after, args[1:], nil
		}
	}
	if len(args) == 0 || c.Document(args[0]) == nil && len(args) == 1 && (looksLikePath(args[0]) || exists(args[0])) {
		return "", "", args, nil
	}
	if c.Document(args[0]) != nil {
		return args[0], "", args[1:], nil
	}
	ids := documentIDs(c)
	if near := french.Nearest(args[0], ids, 3, french.Slips(args[0])); len(near) > 0 {
		return "", "", nil, misuse("Le document « %s » n’existe pas. Vouliez-vous dire : %s ?", args[0], french.Enumerate(near, "ou"))
	}
	return "", "", nil, misuse("Le document « %s » n’existe pas. Les documents : %s.", args[0], strings.Join(ids, ", "))
}

// lineOf is the rank of the line that is wanted alone, by its rank or by what it begins
// with; 0 for all of them.
func lineOf(p *model.Project, d *content.Document, line string) (rank int, err error) {
	each := d.ByLine()
	switch {
	case line == "":
		return 0, nil
	case each == nil:
		return 0, misuse("Le document « %s » s’écrit en entier : sans « : » après son nom.", d.ID.Name)
	}
	q := p.Catalog().Question(each.Of.Name)
	rows := p.Rows(q.ID.Name)
	if len(rows) == 0 {
		return 0, problem("Rien à écrire encore : « %s » n’a pas de ligne.", q.Short)
	}
	if n, wrong := strconv.Atoi(line); wrong == nil && 1 <= n && n <= len(rows) {
		return n, nil
	}
	wanted, all := french.Fold(line), make([]string, len(rows))
	for i, row := range rows {
		title := report.CellText(q.Columns[0], row)
		if wanted != "" && strings.HasPrefix(french.Fold(title), wanted) {
			return i + 1, nil
		}
		all[i] = say("%d (%s)", i+1, title)
	}
	return 0, misuse("Dites laquelle, par son rang ou le début de son titre, comme %s:1. Il y a : %s.", d.ID.Name, french.Few(all))
}

func documentIDs(c *content.Catalog) (ids []string) {
	for _, d := range c.Documents() {
		ids = append(ids, d.ID.Name)
	}
	return ids
}

// listDocuments tells each document by moment, with how far it is.
func (a *app) listDocuments(p *model.Project) error {
	d := &page.Page{}
	d.Add(page.Title("Les documents"))
	var facts page.Facts
	moment := ""
	flush := func() {
		if len(facts) > 0 {
			d.Theme(moment)
			d.Add(facts)
		}
		facts = nil
	}
	for _, s := range document.List(p, a.today()) {
		if title := p.Catalog().MomentTitle(s.Document); title != moment {
			flush()
			moment = title
		}
		facts = append(facts, page.Fact{Label: s.Document.ID.Name, Value: s.Document.Title + "\n" + french.Capital(s.Words())})
	}
	flush()
	d.Say("Pour en lire un : cpts document NOM. Pour l’enregistrer : cpts document NOM --sortie CHEMIN.")
	_, err := fmt.Fprint(a.out, d.Text(terminalWidth(a.out), a.printed()))
	return err
}

// written is a document as a sentence speaks of it.
func written(title string) export {
	return export{
		the: "ce document", saved: french.Say("%s : enregistré", title), kinds: "du texte, un fichier Word, une page web ou du Markdown",
		formats: []string{"docx", "html"}, elsewhere: laidOut,
	}
}

// deliverPage prints a page, or writes it to a file, in a format.
func (a *app) deliverPage(what export, doc *page.Page, format string, into filePath, project string) error {
	if format != "texte" {
		return a.deliverAs(what, doc, format, into, project)
	}
	style, width := a.printed(), terminalWidth(a.out)
	if into != "" {
		style, width = page.Style{}, 80
	}
	return a.deliver(what, doc.Text(width, style), into, project)
}

// completeDocuments gives the shell the names of the documents, then files.
func completeDocuments(_ *cobra.Command, args []string, _ string) (words []string, _ cobra.ShellCompDirective) {
	c, err := readContent()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	for _, d := range c.Documents() {
		words = append(words, cobra.CompletionWithDesc(d.ID.Name, d.Title))
	}
	return words, cobra.ShellCompDirectiveDefault
}
