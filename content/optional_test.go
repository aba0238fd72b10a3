package content

import (
	"slices"
	"testing"
)

// necessaryAnyway are the actions that only answers which nothing needs can settle, and
// that keep their rubrique open all the same, with the reason.
var necessaryAnyway = map[string]string{
	"E1-03": "the guides ask for it first: two projects do not share a territory",
	"E1-10": "a CPTS is joined because somebody was met",
	"E1-17": "territories do not overlap, and the agency may object",
	"E2-13": "a letter says what the work will cost",
	"E3-03": "without it, neither money nor staff can be taken",
	"E3-11": "the rules of the association are asked for",
	"E3-15": "the agreement of help and the payroll need it",
	"E3-16": "it tells who votes and who can be paid",
	"E3-20": "the rules by which money is paid out",
	"E3-21": "the law has a ceiling, and members only",
	"E3-22": "an employer has to agree",
	"E4-07": "a mission that every contract has",
	"E4-20": "the law lets the agency object on that ground",
	"E4-08": "the mission asks for an orientation by telephone at least",
	"E4-21": "the health project says its tools",
	"J-04":  "the premises are among the obligations",
	"J-27":  "the data of patients do not go through an ordinary messenger",
	"J-35":  "accounts are due every year",
	"J-36":  "the law asks for one above the threshold",
	"J-37":  "nobody meets the public without insurance",
}

// An action that only optional answers settle is optional: who answers the essential
// would never see it ticked, and its rubrique would stay open.
func TestOnlyOptionalAnswers(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, s := range c.Stages {
		for _, section := range s.Sections {
			for _, a := range section.Actions {
				needed := slices.ContainsFunc(a.SettledBy, func(f *Fact) bool {
					return slices.ContainsFunc(f.Ways(), func(w *Telling) bool { return c.Question(w.Question.Name).Required })
				})
				optional := len(a.SettledBy) > 0 && !needed && !a.Optional
				if _, why := necessaryAnyway[a.ID.Name]; optional != why {
					t.Errorf("%s « %s »: settled by optional answers only, and needed: %v; said so: %v", a.ID, a.Label, optional, why)
				} else if why {
					seen++
				}
			}
		}
	}
	if seen != len(necessaryAnyway) {
		t.Errorf("%d of the %d exceptions are there", seen, len(necessaryAnyway))
	}
}
