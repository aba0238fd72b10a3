package model

import (
	"strings"
	"testing"
)

// Communes of which none is in the department, and a region that does not hold it, are
// told from both of the answers, and nothing else is.
func TestPlacesThatDoNotGoTogether(t *testing.T) {
	for _, c := range []struct {
		name, department, region string
		towns                    []string
		told                     string // the question that it is told on
	}{
		{"all agree", "34", "occitanie", []string{"Sète", "Mèze"}, ""},
		{"another department", "30", "occitanie", []string{"Sète (Hérault)", "Mèze (Hérault)"}, "communes"},
		{"two departments", "30", "occitanie", []string{"Sète (Hérault)", "Nîmes"}, ""},
		{"one that is not understood", "30", "occitanie", []string{"Sète (Hérault)", "les quartiers nord"}, ""},
		{"another region", "34", "normandie", []string{"Sète"}, "region"},
		{"a region that is not described", "34", "autre", []string{"Sète"}, ""},
		{"a department that no region has", "29", "normandie", nil, "region"},
		{"a department that no region has, elsewhere", "29", "autre", nil, ""},
	} {
		p := New(catalog(t), day0)
		must(t, p.SetAnswer("departement", c.department, day0))
		must(t, p.SetAnswer("region", c.region, day0))
		if c.towns != nil {
			must(t, p.SetAnswer("communes", c.towns, day0))
		}
		told := p.Contradictions()
		if c.told == "" {
			if len(told) > 0 {
				t.Errorf("%s: told %q", c.name, told[0].Sentence)
			}
			continue
		}
		if len(told) != 1 || told[0].After.ID.Name != c.told || told[0].Notice == "" {
			t.Errorf("%s: told %v", c.name, told)
			continue
		}
		for _, id := range []string{"departement", c.told} {
			if got, wrong := p.ContradictionOf(id); !wrong || !strings.Contains(got.Sentence, "("+c.department+")") {
				t.Errorf("%s: from %s, %q", c.name, id, got.Sentence)
			}
		}
		if p.Trouble(p.catalog.Question(c.told)) != told[0].Sentence {
			t.Errorf("%s: nothing is told on the question", c.name)
		}
	}
}
