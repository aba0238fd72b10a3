package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/next"
	"cpts/model/report"
)

// standing is what `cpts statut --format json` writes; other programs rely on
// its keys and their order.
type standing struct {
	Name       string          `json:"nom"`
	Stage      int             `json:"etape"`
	StageID    string          `json:"etape_id"`
	Stages     []stageStanding `json:"etapes"`
	NextAction string          `json:"prochaine_action"`
	NextDate   *dueDate        `json:"prochaine_echeance"`
	Year1      *int64          `json:"budget_annee_1"`
	Next       *nextStanding   `json:"prochaine"`
	Goals      []goalStanding  `json:"dates_visees"`
}

type stageStanding struct {
	ID       string       `json:"id"`
	Status   model.Status `json:"statut"`
	Sections int          `json:"rubriques"`
	Finished int          `json:"terminees"`
	Reason   string       `json:"motif"`
	Passed   bool         `json:"franchie"` // its gate is behind
	Left     int          `json:"reste"`    // the answers and actions it still needs
}

type dueDate struct {
	On    string `json:"date"`
	Label string `json:"libelle"`
}

// nextStanding is where the next action is, and why it comes first.
type nextStanding struct {
	ID      string   `json:"id"` // of the question or action; "" for a whole rubrique
	Section string   `json:"rubrique"`
	Stage   string   `json:"etape_id"`
	Why     next.Why `json:"pourquoi"`
	Due     *string  `json:"date"` // by when, since when, or until when one waits
}

// statut says where the project is, in a few lines or for another program.
func (a *app) statut() *cobra.Command {
	format := oneOf("texte", "json")
	var into filePath
	cmd := &cobra.Command{
		Use:     "statut [FICHIER]",
		Short:   "Dire où en est le projet",
		Example: "cpts statut                 en quelques lignes\ncpts statut --format json   pour un autre programme",
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			file, project, err := a.open(args)
			if err != nil {
				return err
			}
			s := report.StandingOf(project, a.today())
			if format.value == "json" {
				var b bytes.Buffer
				if err := writeJSON(&b, standingOf(s)); err != nil {
					return err
				}
				return a.deliver(progress, b.String(), into, file.Path())
			}
			return a.deliver(progress, standingText(s), into, file.Path())
		},
	}
	addChoice(cmd, cmd.Flags(), format, "format", "texte à lire, ou JSON pour un programme")
	cmd.Flags().Var(&into, "sortie", "écrire dans ce fichier")
	return cmd
}

// progress is where the project is, as a document to write.
var progress = export{the: "le point", saved: "Point enregistré", kinds: "du texte ou du JSON", elsewhere: laidOut}

// goalStanding is a date aimed at, and the soonest it could happen.
type goalStanding struct {
	ID       string `json:"id"`
	On       string `json:"date"`
	Earliest string `json:"au_plus_tot"`
	Held     bool   `json:"tenable"`
}

func standingOf(s *report.Standing) standing {
	out := standing{
		Goals: []goalStanding{},
		Name:  s.Project.Name(), Stage: s.Overview.Current + 1, StageID: s.Overview.Stage().Stage.ID.Name, NextAction: s.Next.Label(),
	}
	for _, stage := range s.Overview.Stages {
		out.Stages = append(out.Stages, stageStanding{
			ID: stage.Stage.ID.Name, Status: stage.Status, Sections: len(stage.Sections), Finished: stage.Finished, Reason: stage.Reason,
			Passed: stage.Passed, Left: stage.Remaining(),
		})
	}
	if due, ahead := s.Due(); ahead {
		out.NextDate = &dueDate{due.Day.ISO(), due.Label}
	}
	for _, g := range s.Goals {
		out.Goals = append(out.Goals, goalStanding{g.Question.ID.Name, g.Wished.ISO(), g.Earliest.ISO(), g.Short == 0})
	}
	if euros, known := s.Year1(); known {
		out.Year1 = &euros
	}
	if to := s.Next.To; !to.Nowhere() {
		out.Next = &nextStanding{ID: to.ID(), Section: to.Section.ID.Name, Stage: to.Section.Stage.ID.Name, Why: s.Next.Why}
		if !s.Next.Due.IsZero() {
			day := s.Next.Due.ISO()
			out.Next.Due = &day
		}
	}
	return out
}

// standingText is the standing in a few lines.
func standingText(s *report.Standing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", s.Name(), s.Stage())
	for i, stage := range s.Stages {
		mark := "  "
		if i == s.Overview.Current {
			mark = "▸ "
		}
		line := mark + pad(stage.Stage.Title, 24) + pad(stage.Word, 21) + fmt.Sprintf("%d/%d", stage.Finished, len(stage.Sections))
		if stage.Reason != "" {
			line += "  " + stage.Note
		}
		fmt.Fprintln(&b, line)
	}
	fmt.Fprintln(&b)
	say := func(what, text string) {
		if text != "" {
			fmt.Fprintln(&b, french.Say("%s : %s", what, text))
		}
	}
	say("Ensuite", s.NextWhole())
	say("Où", s.NextPlace())
	say("En retard", s.Late())
	say("À noter", s.ToNote())
	for _, goal := range s.Untenable() {
		say("Date visée", goal.Sentence)
	}
	if due, ahead := s.Due(); ahead {
		say("Échéance", due.Day.String()+", "+french.Line(due.Label))
	}
	if _, known := s.Year1(); known {
		say("Budget", s.FirstYear())
	}
	return b.String()
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-displaywidth.String(s), 1))
}
