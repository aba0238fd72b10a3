// Package report tells a project: each function composes once what there is to
// read of one thing, as a page that a screen, a document or a command renders.
package report

import (
	"fmt"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// Words that stand at several places of the document.
const (
	unanswered = "non renseigné"
	colon      = page.Colon
	dot        = page.Dot
)

// Titles of the parts that others refer to.
const (
	identityPart = "Identité"
	regionPart   = "Votre région"
	teamPart     = "L’équipe"
	needsPart    = "Les besoins"
	budgetPart   = "Le budget"
)

// sentence is a text of ours with the non-breaking spaces it needs.
func sentence(format string, args ...any) string { return french.Say(format, args...) }

// cleaned are texts of the file, each made safe.
func cleaned(all []string) (out []string) {
	for _, s := range all {
		out = append(out, french.Line(s))
	}
	return out
}

// cleanLines is clean for a text whose line breaks are kept, no more than one
// empty line in a row.
func cleanLines(s string) string {
	tidy, _ := french.Tidy(s, true)
	var out []string
	for line := range strings.SplitSeq(tidy, "\n") {
		line = strings.TrimSpace(line)
		if line != "" || (len(out) > 0 && out[len(out)-1] != "") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// planned writes a day, and says when it is still to come.
func planned(day, today dates.Day) string {
	if today.Before(day) {
		return day.String() + " (prévu)"
	}
	return day.String()
}

// elsewhere refers to another part.
func elsewhere(part string) string { return sentence("voir « %s »", part) }

// names puts short names in a row; some hold a comma.
func names(short []string) string { return strings.Join(short, dot) }

// stageName is the name of a stage behind its number, if it has one.
func stageName(s *content.Stage) string {
	if len(s.Gate) == 0 {
		return s.Title
	}
	return french.Capital(model.StageRank(s)) + colon + s.Title
}

// stageLabel is stageName in short, for lists of stages.
func stageLabel(s *content.Stage) string {
	if len(s.Gate) == 0 {
		return s.Title
	}
	return fmt.Sprintf("%d.%s%s", s.Index+1, french.NBSP, s.Title)
}
