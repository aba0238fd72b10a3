package main

import (
	"bytes"
	"errors"
	"io/fs"
	"strconv"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
	"cpts/model/report"
	"cpts/model/sheet"
	"cpts/model/store"
)

// budget tells what the contract brings, to a project or to any situation named
// by options, which come before the answers of the project.
func (a *app) budget() *cobra.Command {
	format := oneOf("texte", "markdown", "csv", "json", "xlsx")
	with := newSituationFlags()
	var into filePath
	cmd := &cobra.Command{
		Use:   "budget [FICHIER]",
		Short: "Dire ce que l’ACI apporte, année par année",
		Long: "Donne ce que prévoit le barème, les droits et la trésorerie des cinq années du\n" +
			"contrat, et le contrôle du commissaire aux comptes. Les options passent avant les\n" +
			"réponses du projet ; avec --population ou --taille, aucun projet n’est nécessaire.\n" +
			"Le tableur (csv) et le classeur (xlsx, avec ses formules) ont aussi les versements\n" +
			"jour par jour, le prévisionnel, les trimestres et le contrôle du commissaire.",
		Example: "cpts budget                                        le projet tel qu’il est\n" +
			"cpts budget --population 27143                     sans projet\n" +
			"cpts budget --variable 50 --options qualite        et si l’on obtenait la moitié\n" +
			"cpts budget --signature 15/05/2027 --debut parcours=01/11/2027\n" +
			"cpts budget --taille 2 --expliquer accompagnement  pourquoi ce montant\n" +
			"cpts budget --format csv --sortie budget.csv       pour un tableur (point-virgule)\n" +
			"cpts budget --format xlsx --sortie budget.xlsx     un classeur qui recalcule",
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := a.catalog()
			if err != nil {
				return err
			}
			scale, err := with.scaleFor(c, nil, a.today())
			if err != nil {
				return err
			}
			if err := with.check(c, scale); err != nil {
				return err
			}
			project, err := a.projectOrNone(c, args, with.sized() || with.explain.given)
			if err != nil {
				return err
			}
			if project != nil && with.scale.text == "" {
				if scale, err = with.scaleFor(c, project, a.today()); err != nil {
					return err
				}
			}
			situation, err := with.situation(c, scale, project)
			if err != nil {
				return err
			}
			if err := with.checkExplain(scale); err != nil {
				return err
			}
			m := moneyOf{Money: report.Money{Scale: scale, Situation: situation, Today: a.today()}, project: project, into: into}
			if m.path, err = a.path(args); err != nil {
				return err
			}
			if project != nil {
				m.name, m.Grants, m.Closing = project.Name(), budget.Grants(project), budget.ClosingOf(project)
			}
			m.Origin, m.Notes = with.origin(c, scale), with.notes(scale, situation, a.today())
			if with.explain.given {
				return a.explain(m, with.explain.text, format.value)
			}
			return a.printBudget(m, format.value)
		},
	}
	with.declare(cmd)
	cmd.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		with.fillHelp(cmd.Flags())
		a.helpPage(cmd, args)
	})
	addChoice(cmd, cmd.Flags(), format, "format", "texte, Markdown, tableur, programme ou classeur")
	cmd.Flags().Var(&into, "sortie", "écrire dans ce fichier")
	cmd.Flags().SortFlags = false
	return cmd
}

// moneyOf is the money to print, and whose it is.
type moneyOf struct {
	report.Money
	name    string
	project *model.Project // nil when the options say all
	into    filePath       // where to write it; "" for the terminal
	path    string         // the file of the project
}

// accounts is the money as a document to write.
var accounts = export{
	the: "le budget", saved: "Budget enregistré", kinds: "du texte, du Markdown, un tableur csv, un classeur xlsx ou du JSON", elsewhere: laidOut,
}

func (a *app) printBudget(m moneyOf, format string) error {
	if format == "xlsx" {
		return a.writeWorkbook(m)
	}
	var b bytes.Buffer
	var err error
	switch format {
	case "json":
		err = writeJSON(&b, budgetJSON(m))
	case "csv":
		err = sheet.WriteCSV(&b, m.CSV(m.project))
	case "markdown":
		b.WriteString(report.BudgetDocument(m.name, m.Money).Markdown())
	default:
		b.WriteString(a.laidOut(report.BudgetDocument(m.name, m.Money), m.into))
	}
	if err != nil {
		return err
	}
	return a.deliver(accounts, b.String(), m.into, m.path)
}

// writeWorkbook writes the money as a workbook, which no terminal shows.
func (a *app) writeWorkbook(m moneyOf) error {
	if m.into == "" {
		return misuse("Un classeur ne se lit pas dans un terminal. Donnez-lui un fichier : --format xlsx --sortie budget.xlsx")
	}
	taken := m.Taken(m.project)
	if taken.Plan == nil && taken.Forecast == nil {
		return unsized()
	}
	data, err := taken.Workbook("Budget " + m.name).XLSX()
	if err != nil {
		return err
	}
	return a.deliverBytes(accounts, data, m.into, m.path)
}

// laidOut is a page for the terminal, or for a file.
func (a *app) laidOut(doc *page.Page, into filePath) string {
	if into != "" {
		return doc.Text(80, page.Style{})
	}
	return doc.Text(terminalWidth(a.out), a.printed())
}

// printed is the style of what is printed on the terminal, if it has any, which
// then goes through the door.
func (a *app) printed() page.Style {
	if a.coloured() {
		a.out.styles = true
		return printedStyle()
	}
	return page.Style{}
}

// projectOrNone is the project that the arguments name, or the usual one. That
// one may be missing: the scale says a lot without it.
func (a *app) projectOrNone(c *content.Catalog, args []string, sized bool) (*model.Project, error) {
	path, err := a.path(args)
	if err != nil {
		return nil, err
	}
	_, p, err := store.Open(c, path)
	switch named := len(args) > 0 || a.file != ""; {
	case errors.Is(err, fs.ErrNotExist) && named:
		return nil, unopened(path, err)
	case errors.Is(err, fs.ErrNotExist):
		if !sized {
			a.say("Il n’y a pas encore de projet dans %s : voici les montants de chaque taille. Pour la vôtre : cpts budget --population 27143", path)
		}
		return nil, nil
	case err != nil:
		return nil, unopened(path, err)
	case p.ReadOnly():
		a.newer()
	}
	p.Localize()
	if trouble := p.Trouble(c.Question(model.KeyPopulation.ID())); trouble != "" && !sized {
		a.say("La population n’est pas comptée. %s.", trouble)
	}
	return p, nil
}

// explain tells how an amount comes about: a line of the scale, over the years, or
// a total.
func (a *app) explain(m moneyOf, line, format string) error {
	all, err := explanations(m, line)
	if err != nil {
		return err
	}
	doc := report.ExplanationDocument(m.Money, all)
	var b bytes.Buffer
	switch format {
	case "json":
		err = writeJSON(&b, explanationJSON(m, line, all))
	case "csv":
		err = sheet.WriteCSV(&b, explanationCSV(m, all))
	case "xlsx":
		return misuse("Une explication ne s’écrit pas en classeur. Choisissez texte, markdown, csv ou json.")
	case "markdown":
		b.WriteString(doc.Markdown())
	default:
		b.WriteString(a.laidOut(doc, m.into))
	}
	if err != nil {
		return err
	}
	return a.deliver(accounts, b.String(), m.into, m.path)
}

// unsized says what an amount cannot be told without.
func unsized() error {
	return misuse("Un montant dépend de la taille : ajoutez --population 27143, ou --taille 1.")
}

// explanations are those of a line, or of the whole cash: a full year, then each
// year of the contract and what comes after it; or the one of a total. An option
// that is not chosen is explained as if it were.
func explanations(m moneyOf, line string) ([]*budget.Explanation, error) {
	if l := m.Scale.Line(line); l != nil && l.Optional {
		m.Situation.Options = append([]string{line}, m.Situation.Options...)
	}
	plan := budget.NewPlan(m.Scale, m.Situation)
	if plan == nil {
		return nil, unsized()
	}
	if line == cashKey {
		line = budget.TotalLine
	}
	first := plan.Explain(line, 0)
	if first == nil { // the extra functioning, which most contracts have not
		return nil, misuse("Ce contrat n’a pas de « %s ». %s", m.Scale.Extra.Label, m.Scale.Extra.Note)
	}
	all := []*budget.Explanation{first}
	if line != budget.TotalLine && plan.Line(line) == nil {
		return all, nil
	}
	for year := 1; year <= budget.Years+1; year++ {
		if e := plan.Explain(line, year); e != nil && (year <= budget.Years || e.Result > 0) {
			all = append(all, e)
		}
	}
	return all, nil
}

// cashKey is the total that JSON calls so: the cash of each year.
const cashKey = "tresorerie"

// explicable are what --expliquer takes: the lines, then the totals.
func explicable(scale *content.Scale) (ids []string) {
	for _, l := range scale.Lines {
		ids = append(ids, l.ID.Name)
	}
	if scale.Extra != nil {
		ids = append(ids, scale.Extra.ID.Name)
	}
	for _, id := range content.TotalIDs {
		if id != "borne_basse" && id != "borne_haute" { // other names of two totals
			ids = append(ids, id)
		}
	}
	return append(ids, cashKey)
}

// sizesOf are the numbers of the sizes of a scale.
func sizesOf(scale *content.Scale) (numbers []string) {
	for _, s := range scale.Sizes {
		numbers = append(numbers, strconv.Itoa(s.Number))
	}
	return numbers
}
