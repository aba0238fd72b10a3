package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/sheet"
	"cpts/model/store"
)

// sheetTopic is the page of the help on tables that come from a spreadsheet, and go
// to one.
const sheetTopic = "csv"

// sheetPage says how, for each of the tables of people.
func sheetPage(c *content.Catalog) string {
	var b strings.Builder
	fmt.Fprintln(&b, french.Typography(`Un tableau s’échange avec un tableur, au format CSV. La première ligne nomme les
colonnes, dans l’ordre que vous voulez ; celles que cpts ne connaît pas sont laissées de
côté, et il le dit. Une ligne déjà là est complétée, jamais doublée, et rien n’est effacé.
Dans l’assistant, la touche u reprend tout d’un coup.

Faire entrer
  cpts renseigner contacts=@contacts.csv
Faire sortir
  cpts rapport --tableau contacts --sortie contacts.csv

Les listes de personnes, et leurs colonnes`))
	for _, id := range c.QuestionIDs() {
		if q := c.Question(id); q.Private && !q.Retired {
			names := make([]string, len(q.Columns))
			for i, column := range q.Columns {
				names[i] = column.Label
			}
			fmt.Fprintf(&b, "  %s\n    %s\n", id, strings.Join(names, ", "))
		}
	}
	fmt.Fprintln(&b, french.Say("Tout autre tableau va de même : cpts aide %s en donne les clés.", keysTopic))
	return b.String()
}

// mostSheet is more than a list of people ever takes, in bytes.
const mostSheet = 8 << 20

// readSheet is the text of a spreadsheet's file, whatever encoding it saves in: only
// texts come of it, and each is shown before anything is made of it.
func readSheet(path string) (string, error) {
	data, err := store.ReadOutside(path, mostSheet)
	var other *store.OtherEncoding
	switch {
	case errors.As(err, &other):
		return string(other.Text), nil
	case errors.Is(err, fs.ErrNotExist):
		return "", &model.Refusal{Message: say("le fichier %s n’existe pas. Vérifiez le chemin.", path)}
	}
	return string(data), err
}

// sheetCSV writes a table for a spreadsheet.
func (a *app) sheetCSV(p *model.Project, key string) (string, error) {
	q := p.Catalog().Question(key)
	if q == nil || q.Kind != content.Rows || q.Retired {
		return "", misuse("« %s » n’est pas un tableau. Les clés : cpts aide %s", key, keysTopic)
	}
	var b strings.Builder
	err := sheet.WriteCSV(&b, p.SheetOf(q))
	return b.String(), err
}

// completeTables gives the shell the keys of the tables.
func completeTables(*cobra.Command, []string, string) (words []string, _ cobra.ShellCompDirective) {
	c, err := readContent()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for _, id := range c.QuestionIDs() {
		if q := c.Question(id); q.Kind == content.Rows && !q.Retired {
			words = append(words, cobra.CompletionWithDesc(id, q.Short))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
