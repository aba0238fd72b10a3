package report

import (
	"strconv"
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
		line := ViewLine{Section: t.Section, Note: sentence("%d sur %d", t.Done, t.Total), Reason: t.Status.Word(), Detail: t.Section.Outcome, Late: t.Late}
		if !t.Due.IsZero() {
			line.Detail = sentence("%s : %s.", french.Capital(french.Line(t.Label)), t.Due)
			line.Reason = "d’ici le " + t.Due.Short()
		}
		if t.Late {
			line.Reason = "! en retard depuis le " + t.Due.String()
		}
		themes = append(themes, line)
	}
	return head, float64(max(0, min(c.Number, all))) / float64(all), themes, true
}

// NoWish is said while no date is aimed at.
var NoWish = french.Typography("Dites quand vous aimeriez signer : le programme propose des dates à rebours, avec des durées habituelles que vous pouvez changer. Il propose, il ne remplace aucune de vos dates.")

// StepLine is a rubrique that is left, in words.
func StepLine(s calendar.Step) ViewLine {
	line := ViewLine{Section: s.Section, Note: s.Start.Brief() + " au " + s.End.Brief(), Detail: s.Note, Late: !s.Known && s.Late()}
	if !line.Late && !s.Early && !s.Begun {
		line.Note = s.From.Brief() + " au " + s.By.Brief() // it may stand anywhere between
	}
	weeks := french.Count(s.Weeks, "semaine", "semaines")
	switch {
	case s.Known:
		line.Note, line.Reason = "fini le "+s.End.Typed(), "date donnée"
	case line.Late:
		line.Reason = "! " + french.Count(-s.Slack, "semaine", "semaines") + " de retard"
	case s.Slack == 0:
		line.Reason = weeks + ", sans marge"
	default:
		line.Reason = weeks + ", marge de " + strconv.Itoa(s.Slack)
	}
	if !s.Known {
		line.Detail = strings.TrimSpace(line.Detail + " " + s.Rule())
	}
	if s.Fixed {
		line.Detail = strings.TrimSpace(line.Detail + " Durée fixée par une règle.")
	}
	line.Detail = french.Typography(line.Detail)
	return line
}
