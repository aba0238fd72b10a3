package report

import (
	"cmp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/calendar"
)

// Moment is a row of the line of time: a day, and a shape that tells its standing.
type Moment struct {
	Label string
	Day   dates.Day
	Mark  rune
	Now   bool // the row of today
	Late  bool
}

// The shapes of a line of time, and what they mean.
const (
	doneMark, aheadMark, lateMark, proposedMark = '●', '○', '!', '◇'
	NowMark                                     = '┼' // where the row of today crosses the line of today
	Legend                                      = "● fait   ○ à venir   ! en retard   ◇ proposé   │ aujourd’hui"
)

// Timeline is every day of a project, soonest first, and today among them; nothing
// while there is none.
func Timeline(events []calendar.Event, today dates.Day) (rows []Moment) {
	if len(events) == 0 {
		return nil
	}
	now := Moment{Label: "Aujourd’hui", Day: today, Mark: NowMark, Now: true}
	marked := false
	for _, e := range events {
		if !marked && today.Before(e.Day) {
			rows, marked = append(rows, now), true
		}
		rows = append(rows, Moment{Label: french.Typography(french.Capital(french.Line(e.Label))), Day: e.Day, Mark: markOf(e), Late: e.Late})
	}
	if !marked {
		rows = append(rows, now)
	}
	return rows
}

func markOf(e calendar.Event) rune {
	switch {
	case e.Late:
		return lateMark
	case e.Done, e.Nature == calendar.ToNote: // it happened
		return doneMark
	case e.Nature == calendar.Proposal || e.Nature == calendar.Wish:
		return proposedMark
	}
	return aheadMark
}

// ViewLine is one line of a view of time, and what it leads to.
type ViewLine struct {
	Section *content.Section
	Note    string
	Reason  string
	Short   string // the reason where there is little room
	Done    int    // how much is done there
	Total   int    // of how much; 0 where nothing is counted
	Detail  string
	Late    bool
}

// Countdown is the days after the signature in words: where they stand, what share of
// them is gone, and each of the themes. False while the signature is not dated.
func Countdown(p *model.Project, today dates.Day) (head string, gone float64, themes []ViewLine, dated bool) {
	c := calendar.TwoHundred(p, today)
	if c == nil {
		return sentence("Les 200 jours se comptent à partir de la signature de l’ACI. Indiquez sa date, %s.",
			model.KeySigned.Place(p.Catalog()).Where()), 0, nil, false
	}
	all := max(c.Signed.DaysUntil(c.End), 1)
	head = sentence("Jour %d sur %d · %s, jusqu’au %s", c.Number, all, french.Count(c.Left, "jour restant", "jours restants"), c.End)
	switch {
	case c.Number < 0:
		head = sentence("La signature est prévue le %s : les %d jours iront jusqu’au %s", c.Signed, all, c.End)
	case c.Left < 0:
		head = sentence("Les %d jours se sont terminés le %s", all, c.End)
	}
	for _, t := range c.Themes {
		line := ViewLine{Section: t.Section, Done: t.Done, Total: t.Total, Note: t.Status.Word(), Detail: t.Section.Outcome, Late: t.Late}
		if !t.Due.IsZero() {
			line.Detail = sentence("%s : %s.", french.Capital(french.Line(t.Label)), t.Due)
			line.Note = "d’ici le " + t.Due.Short()
		}
		if t.Late {
			line.Note = "! en retard depuis le " + t.Due.String()
		}
		themes = append(themes, line)
	}
	return head, float64(max(0, min(c.Number, all))) / float64(all), themes, true
}

// Unplanned is what is said where nothing is set out backwards, and whether a date to
// aim at would change it: before a contract that is signed there is nothing left to plan.
func Unplanned(p *model.Project, today dates.Day) (told string, ask bool) {
	if signed, known := p.SignedOn(); known && !today.Before(signed) {
		return french.Say("L’ACI est signé le %s : il ne reste rien à compter à rebours. Les dates qui viennent, renouvellement compris, sont dans « Échéances ».", signed), false
	}
	return noWish, true
}

var noWish = french.Typography("Dites quand vous aimeriez signer : le programme propose des dates à rebours, avec des durées habituelles que vous pouvez changer. Il propose, il ne remplace aucune de vos dates.")

// StepLines are the rubriques that are left, in words, in the order of the days they are
// to be over.
func StepLines(steps []calendar.Step) (lines []ViewLine) {
	steps = slices.Clone(steps)
	slices.SortStableFunc(steps, func(a, b calendar.Step) int {
		return cmp.Or(lastDay(a).Compare(lastDay(b)), a.Start.Compare(b.Start))
	})
	for _, s := range steps {
		lines = append(lines, stepLine(s))
	}
	return lines
}

// anywhere tells a rubrique that may stand anywhere before its last day.
func anywhere(s calendar.Step) bool { return !s.Known && !s.Late() && !s.Early && !s.Begun }

// lastDay is the day that a rubrique is told to be over.
func lastDay(s calendar.Step) dates.Day {
	if anywhere(s) {
		return s.By
	}
	return s.End
}

func stepLine(s calendar.Step) ViewLine {
	line := ViewLine{Section: s.Section, Note: s.Start.Brief() + " → " + s.End.Brief(), Detail: s.Note, Late: !s.Known && s.Late()}
	if anywhere(s) {
		line.Note = "avant le " + s.By.Brief()
	}
	weeks := func(n int) string { return french.Count(n, "semaine", "semaines") }
	switch {
	case s.Known:
		line.Note, line.Reason = "fini le "+s.End.Typed(), "date donnée"
	case line.Late:
		line.Reason = string(lateMark) + " " + weeks(-s.Slack) + " de retard"
	case s.Slack == 0:
		line.Reason = weeks(s.Weeks) + ", sans marge"
	default:
		line.Reason = weeks(s.Weeks) + ", marge de " + weeks(s.Slack)
	}
	line.Short = strings.NewReplacer("semaines", "sem.", "semaine", "sem.", "marge de ", "marge ").Replace(line.Reason)
	if !s.Known {
		line.Detail = strings.TrimSpace(line.Detail + " " + s.Rule())
	}
	if s.Fixed {
		line.Detail = strings.TrimSpace(line.Detail + " Durée fixée par une règle.")
	}
	line.Detail = french.Typography(line.Detail)
	return line
}
