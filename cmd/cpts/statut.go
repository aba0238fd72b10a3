package main

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
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
	where      string          // the stage, as a leader reads it
	late       string          // what is late, in a few words
	year1      string          // what the first year brings, in words
}

type stageStanding struct {
	ID       string       `json:"id"`
	Status   model.Status `json:"statut"`
	Sections int          `json:"rubriques"`
	Finished int          `json:"terminees"`
	Reason   string       `json:"motif"`
	title    string
}

type dueDate struct {
	On    string `json:"date"`
	Label string `json:"libelle"`
	short string
}

// statut says where the project is, in a few lines or for another program.
func (a *app) statut() *cobra.Command {
	format := oneOf("texte", "json")
	cmd := &cobra.Command{
		Use:     "statut [FICHIER]",
		Short:   "Dire où en est le projet",
		Example: "cpts statut                 en quelques lignes\ncpts statut --format json   pour un autre programme",
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, project, err := a.open(args)
			if err != nil {
				return err
			}
			s := a.standing(project)
			if format.value == "json" {
				return writeJSON(a.out, s)
			}
			_, err = fmt.Fprint(a.out, s.text())
			return err
		},
	}
	addChoice(cmd, cmd.Flags(), format, "format", "texte à lire, ou JSON pour un programme")
	return cmd
}

func (a *app) standing(p *model.Project) standing {
	today := a.today()
	o := p.Overview(today)
	s := standing{
		Name: p.Name(), Stage: o.Current + 1, StageID: o.Stage().Stage.ID.Name,
		NextAction: p.Next(o).Label(), where: model.StageHeading(p.Catalog(), o.Stage().Stage),
	}
	for _, stage := range o.Stages {
		s.Stages = append(s.Stages, stageStanding{
			ID: stage.Stage.ID.Name, Status: stage.Status, Sections: len(stage.Sections),
			Finished: stage.Finished, Reason: stage.Reason, title: stage.Stage.Title,
		})
	}
	events := calendar.Events(p, today)
	s.late = calendar.LateNow(events)
	if due, ahead := calendar.Next(events); ahead {
		s.NextDate = &dueDate{due.Day.ISO(), due.Label, due.Day.String()}
	}
	if amount, words, known := budget.FirstYear(p, today); known {
		year1 := amount.Whole()
		s.Year1, s.year1 = &year1, words
	}
	return s
}

// text is the standing in a few lines.
func (s standing) text() string {
	var b strings.Builder
	name := french.Line(s.Name)
	if name == "" {
		name = "Projet sans nom"
	}
	fmt.Fprintf(&b, "%s\n%s\n\n", name, s.where)
	for i, stage := range s.Stages {
		mark := "  "
		if i == s.Stage-1 {
			mark = "▸ "
		}
		line := mark + pad(stage.title, 24) + pad(stage.Status.Word(), 21) + fmt.Sprintf("%d/%d", stage.Finished, stage.Sections)
		if stage.Reason != "" {
			line += "  " + stage.Reason
		}
		fmt.Fprintln(&b, line)
	}
	fmt.Fprintln(&b)
	if s.NextAction != "" {
		fmt.Fprintf(&b, "%s%s\n", french.Typography("Ensuite : "), s.NextAction)
	}
	if s.late != "" {
		fmt.Fprintf(&b, "%s%s\n", french.Typography("En retard : "), s.late)
	}
	if s.NextDate != nil {
		fmt.Fprintf(&b, "%s%s, %s\n", french.Typography("Échéance : "), s.NextDate.short, s.NextDate.Label)
	}
	if s.Year1 != nil {
		fmt.Fprintln(&b, french.Typography("Budget : ")+s.year1)
	}
	return b.String()
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-displaywidth.String(s), 1))
}
