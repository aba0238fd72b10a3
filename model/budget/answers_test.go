package budget

import (
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/model"
)

// Nothing is paid by the hour unless somebody fixes the rate.
func TestNoRateIsProposed(t *testing.T) {
	c := catalog(t)
	for _, f := range []*content.Field{&c.Question(keyUsualRate.ID()).Field, &indemnityRate.Column(c).Field} {
		if f.Example != "" || f.Required {
			t.Errorf("%s proposes %q", f.ID, f.Example)
		}
	}
}

// What is planned is paid to nobody once the answer is that nobody is paid.
func TestIndemnitiesOfNobody(t *testing.T) {
	rows := `"indemnites_prevues": [{"qui": "trésorière", "membre": true, "heures": 10, "annee": 2027}]`
	for paid, want := range map[string]int{``: 1, `"indemnisation_pour": ["missions"], `: 1, `"indemnisation_pour": [], `: 0} {
		if p := project(t, paid+rows); len(planned(p)) != want || len(IndemnityLines(p)) != want {
			t.Errorf("%s: %d indemnities, want %d", paid, len(planned(p)), want)
		}
	}
}

// What a scale has to choose from can be chosen: its options, and the missions whose
// variable part differs.
func TestScalesCanBeAnswered(t *testing.T) {
	for _, c := range []*content.Catalog{catalog(t), contenttest.Amended(t)} {
		for _, s := range c.Scales {
			for _, l := range s.Lines {
				if l.Optional && (c.Question(model.KeyOptions.ID()).Option(l.ID.Name) == nil || c.Question(KeyCompared.ID()).Column(l.ID.Name) == nil) {
					t.Errorf("scale %s: the option %s cannot be chosen, or compared", s.ID, l.ID)
				}
				if len(l.Variable) > 0 && shareMission.Column(c).Option(l.ID.Name) == nil {
					t.Errorf("scale %s: the variable part of %s cannot differ", s.ID, l.ID)
				}
			}
		}
	}
}
