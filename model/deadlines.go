package model

import (
	"slices"
	"strings"
	"unicode"

	"cpts/content"
	"cpts/model/dates"
)

// Deadline is a day to keep in mind, with where it comes from.
type Deadline struct {
	On    dates.Day
	Label string
	Delay *content.Delay // the rule it follows; nil for a date the leader gave
}

// Deadlines are the days to come, soonest first: dates given that are still
// ahead, and those that rules count from dates given.
func (p *Project) Deadlines(today dates.Day) []Deadline {
	var out []Deadline
	for _, id := range p.catalog.QuestionIDs() {
		if day, isDay := p.answers[id].(dates.Day); isDay && !day.Before(today) {
			out = append(out, Deadline{On: day, Label: event(p.catalog.Question(id).Short)})
		}
	}
	for _, d := range p.catalog.Delays {
		start, started := p.answers[d.From.Name].(dates.Day)
		if !started || p.answers[d.Until.Name] != nil {
			continue
		}
		if day := after(d, start); !day.Before(today) {
			out = append(out, Deadline{On: day, Label: d.Label, Delay: d})
		}
	}
	slices.SortStableFunc(out, func(a, b Deadline) int { return a.On.Time().Compare(b.On.Time()) })
	return out
}

// event names what happens on a dated answer: « Passage en comité le » gives
// « passage en comité ». A sigle keeps its capitals.
func event(short string) string {
	short = strings.TrimSuffix(short, " le")
	runes := []rune(short)
	if len(runes) > 1 && unicode.IsLower(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}
