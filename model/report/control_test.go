package report

import (
	"strings"
	"testing"

	"cpts/model/page"
)

// The check stands once an answer settles one of its points, at the end of the
// rubrique.
func TestGovernanceCheck(t *testing.T) {
	const opening = "Contrôle de la gouvernance : "
	cases := []struct {
		name    string
		answers map[string]string
		done    []string
		want    []string // none: the check is not there
	}{
		{"nothing", nil, nil, nil},
		{"nothing that settles", map[string]string{"poids_population": "oui"}, nil, nil},
		{"one point", map[string]string{"place_non_soignants": "duo"}, nil, []string{
			opening + "1 point tenu, 0 à régler, 13 à préciser.", "À préciser (13) :", "Tenu (1) :",
			"– Place des directions · en duo avec un soignant",
		}},
		{"no centre", map[string]string{"place_cds": "sans-cds", "recours": "aucun"}, nil, []string{
			opening + "0 point tenu, 1 à régler, 7 à préciser.", "Sans objet (6) :",
			"– Recours en cas de désaccord · personne pour l’instant · Choisissez-le tant que tout va bien",
			"– Partage des financements · aucun centre de santé sur le territoire",
		}},
		{"an action alone", map[string]string{"place_cds": "structure"}, []string{"E1-07"}, []string{
			opening + "2 points tenus", "– Annonce aux centres de santé",
		}},
	}
	for _, c := range cases {
		f := fill(t)
		f.answers(c.answers)
		f.done("02/11/2026", c.done...)
		text := flat(strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " "))
		if strings.Contains(text, opening) != (c.want != nil) {
			t.Errorf("%s: the check is there, or not", c.name)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", c.name, want)
			}
		}
	}
}
