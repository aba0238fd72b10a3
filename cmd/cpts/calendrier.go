package main

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/page"
	"cpts/model/report"
)

// calendrier prints the days of the project, or writes them for a calendar
// program.
func (a *app) calendrier() *cobra.Command {
	format := oneOf("texte", "ics", "json")
	var into filePath
	cmd := &cobra.Command{
		Use:   "calendrier [FICHIER]",
		Short: "Dire ce qui vient, quand et pourquoi",
		Long: "Donne les dates du projet : ce qui est en retard, puis ce qui vient, mois par\n" +
			"mois, avec la règle de chaque échéance. Au format ics, le fichier s’ouvre dans\n" +
			"l’agenda d’un téléphone ou d’un ordinateur ; importé de nouveau, il met à jour\n" +
			"les dates sans les doubler.",
		Example: "cpts calendrier                                     lire à l’écran\n" +
			"cpts calendrier --format ics --sortie agenda.ics    pour votre agenda\n" +
			"cpts calendrier --format json --date 2027-01-04     pour un programme, un autre jour",
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.EqualFold(filepath.Ext(string(into)), ".ics") && format.value != "ics" {
				return misuse("Pour écrire un agenda dans %s, ajoutez --format ics.", into)
			}
			file, project, err := a.open(args)
			if err != nil {
				return err
			}
			text, err := a.calendarText(project, format.value, into != "")
			if err != nil {
				return err
			}
			return a.deliver(agenda, text, into, file.Path())
		},
	}
	addChoice(cmd, cmd.Flags(), format, "format", "texte à lire, agenda, ou programme")
	cmd.Flags().Var(&into, "sortie", "écrire dans ce fichier")
	return cmd
}

// agenda is the calendar as a document to write.
var agenda = export{
	the: "l’agenda", saved: "Agenda enregistré", kinds: "du texte, un agenda ics ou du JSON", elsewhere: laidOut,
}

func (a *app) calendarText(p *model.Project, format string, toFile bool) (string, error) {
	today := a.today()
	events := calendar.Events(p, today)
	switch format {
	case "ics":
		text, err := calendar.ICS(p, events)
		if err == nil && text == nil {
			return "", problem("Il n’y a encore aucune date à mettre dans un agenda. Donnez-en une, par exemple : cpts renseigner passage_le=15/12/2026")
		}
		return string(text), err
	case "json":
		return eventsJSON(events)
	}
	width := 80
	style := page.Style{}
	if !toFile {
		width, style = terminalWidth(a.out), a.printed()
	}
	return report.Calendar(p, today).Text(width, style), nil
}

// jsonEvent is what `cpts calendrier --format json` writes of a day; other
// programs rely on its keys and their order.
type jsonEvent struct {
	Day     string   `json:"date"`
	Label   string   `json:"libelle"`
	Nature  string   `json:"nature"`
	Rule    string   `json:"regle"`
	Sources []string `json:"sources"`
	Late    bool     `json:"en_retard"`
	Place   string   `json:"lieu"`
	Note    string   `json:"note"`
	Status  string   `json:"statut"` // of the source that can be relied on most; "" without any
	UID     string   `json:"uid"`    // the one of the ics file
}

func eventsJSON(events []calendar.Event) (string, error) {
	list := make([]jsonEvent, len(events))
	for i, e := range events {
		ids := make([]string, len(e.Sources))
		for j, s := range e.Sources {
			ids[j] = s.ID.Name
		}
		list[i] = jsonEvent{e.Day.ISO(), e.Label, string(e.Nature), e.Rule, ids, e.Late, e.Place, e.Note, string(e.Status), e.UID}
	}
	var b bytes.Buffer
	err := writeJSON(&b, list)
	return b.String(), err
}
