package territory_test

import (
	"fmt"
	"strings"

	"cpts/content/communes"
	"cpts/model/territory"
)

// told writes places as the tables of the tests have them: « Sète 34 ».
func told(places ...communes.Place) string {
	t := communes.Read()
	var out []string
	for _, p := range places {
		name := t.Name(p) + " " + t.Department(p).Code
		if today := t.Today(p); t.Name(today) != t.Name(p) {
			name += " = " + t.Name(today)
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// understood writes entries so: « Sète 34 », « ? » what is to be chosen, « ∅ » what
// is not known.
func understood(entries []territory.Entry) string {
	t := communes.Read()
	var out []string
	for _, e := range entries {
		s := ""
		switch {
		case e.Group != territory.NoGroup:
			s = t.Groups[e.Group].Name
		case e.Place != communes.None:
			s = told(e.Place)
		case len(e.Choices) > 0:
			s = fmt.Sprintf("? %d %s", len(e.Choices), told(e.Choices[0]))
		default:
			s = "∅ " + e.Text
		}
		if e.Partly {
			s += " en partie"
		}
		if e.Detail != "" {
			s += " « " + e.Detail + " »"
		}
		if e.People != 0 {
			s += fmt.Sprintf(" (%d)", e.People)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}
