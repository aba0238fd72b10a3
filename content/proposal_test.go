package content

import "testing"

// proposedFile holds the lines that the table of indicators can begin with.
const proposedFile = "propositions/indicateurs.yaml"

// Each mission of the scale of today has indicators to begin with, which say where they
// come from and what proves them. None gives a start, a step or a sum: those of another
// contract are not hers.
func TestEveryMissionHasIndicators(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for _, p := range c.Knowledge().ProposalsFor("indicateurs", "indicateur") {
		of[p.Cells["mission"]]++
		if len(p.Sources) == 0 || OnlyOurs(p.Sources) || p.Cells["preuve"] == "" || p.Cells["source"] == "" {
			t.Errorf("%q has no source, no proof, or no place to read its figure", p.Cells["indicateur"])
		}
		for _, column := range []string{"depart", "socle", "intermediaire", "montant"} {
			if p.Cells[column] != "" {
				t.Errorf("%q gives %s %q", p.Cells["indicateur"], column, p.Cells[column])
			}
		}
	}
	for _, l := range c.Scales[len(c.Scales)-1].Lines {
		if l.Nature != Functioning && of[l.ID.Name] < 2 {
			t.Errorf("%s: %d indicators, want two at least", l.ID, of[l.ID.Name])
		}
	}
}
