package calendar

import (
	"testing"
	"time"

	"cpts/content/dates"
)

// How far a day is, behind or ahead, and what being late means for each kind.
func TestAway(t *testing.T) {
	now := dates.Day{Year: 2026, Month: time.November, Day: 23}
	for want, e := range map[string]Event{
		"aujourd’hui":                  {Day: now},
		"demain":                       {Day: now.AddDays(1)},
		"dans 22\u00a0jours":           {Day: now.AddDays(22)},
		"il y a 1\u00a0jour":           {Day: now.AddDays(-1), Done: true},
		"en retard de 3\u00a0jours":    {Day: now.AddDays(-3), Late: true},
		"en retard de 3\u00a0mois":     {Day: now.AddDays(-91), Late: true},
		"dans 13\u00a0mois":            {Day: now.AddDays(396)},
		"à noter depuis 40\u00a0jours": {Day: now.AddDays(-40), Nature: ToNote},
	} {
		if got := e.Away(now); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
