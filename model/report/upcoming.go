package report

import (
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/calendar"
	"cpts/model/next"
)

// Ahead is something to come: a step, and its day as far as it is known.
type Ahead struct {
	To     model.Place
	Label  string
	Detail string // where it is, and by when
}

// Upcoming are the next things to do, one a rubrique and a few at most, with their days: those that were
// given to them or, failing that, those that the plan proposes for their rubrique.
func Upcoming(p *model.Project, today dates.Day, most int) (list []Ahead) {
	by := map[string]string{}
	if plan := calendar.Retro(p, today); plan != nil {
		for _, s := range plan.Steps {
			by[s.Section.ID.Name] = sentence(", au plus tôt le %s", s.End)
			if !s.By.IsZero() {
				by[s.Section.ID.Name] = sentence(", au plus tard le %s", s.By)
			}
		}
	}
	told := map[*content.Section]bool{}
	for step := range next.Steps(p, today) {
		section := step.To.Section
		if told[section] {
			continue
		}
		if len(list) == most {
			break
		}
		told[section] = true
		ahead := Ahead{To: step.To, Label: step.Label(), Detail: section.Title}
		why := step.Reason(today)
		if why != "" {
			ahead.Detail += ", " + why
		}
		switch {
		case step.Due.IsZero():
			ahead.Detail += by[section.ID.Name]
		case !strings.Contains(ahead.Label+why, step.Due.String()): // told nowhere yet
			ahead.Detail += sentence(", échéance le %s", step.Due)
		}
		list = append(list, ahead)
	}
	return list
}
