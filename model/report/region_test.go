package report

import (
	"fmt"
	"strings"
	"testing"

	"cpts/content"
	"cpts/model"
	"cpts/model/page"
)

// regional is the part on the region of a project at a stage, on one line.
func regional(t *testing.T, region, stage string) string {
	t.Helper()
	f := fill(t)
	f.answers(map[string]string{"nom": "Val", "region": region, "avancement": stage})
	return partOf(t, Build(f.Project, today), regionPart)
}

// partOf is one part of a document, on one line, with plain spaces.
func partOf(t *testing.T, d *page.Page, title string) string {
	t.Helper()
	_, text, found := strings.Cut(d.Markdown(), "\n## "+title+"\n")
	if !found {
		t.Fatalf("no part « %s »", title)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return flat(strings.ReplaceAll(text, "\u00a0", " "))
}

func TestRegion(t *testing.T) {
	cases := []struct {
		region, stage string
		want, never   []string
	}{
		{"", "premices", []string{"n’est pas encore choisi (étape 1, rubrique « Le territoire »)"}, []string{"Appui", "Qui valide"}},
		{"nouvelle-aquitaine", "premiers-contacts",
			[]string{"**Nouvelle-Aquitaine**", "fin 2021", "**Qui valide** : Le comité départemental", "www.cpts-na.org (relevée en 2026, à vérifier)",
				"### Appui, étape 2 : Premiers contacts", "### Appui, étape 3 : Progression", "aide à la gestion de projet"},
			[]string{"étape 1", "étape 4", "CCOPD"}},
		{"paca", "premiers-contacts", []string{"CCOPD", "diagnostic de santé du territoire", "expert-comptable"}, []string{"comité départemental"}},
		{"seine-saint-denis", "premices", []string{"DD ARS 93", "30 000 €"}, nil},
		{"auvergne-rhone-alpes", "concretisation", []string{"### Appui, étape 5 : Concrétisation"}, nil},
		{"autre", "progression",
			[]string{"posez les questions ci-dessous", "**À demander** : - À l’ARS : y a-t-il une aide au démarrage", "aurons-nous un accusé de réception daté ?"},
			[]string{"y a-t-il déjà un projet"}},
		{"paca", "deux-cents-jours", []string{"### Appui, « Les 200 premiers jours »"}, []string{"étape 5"}}, // no stage comes next
	}
	for _, c := range cases {
		text := regional(t, c.region, c.stage)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s at %s: %q is missing from\n%s", c.region, c.stage, want, text)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s at %s: %q is there", c.region, c.stage, never)
			}
		}
	}
}

// Whatever the region and the stage, each circuit is told whole, and every
// number cited stands in the last part, with the year and the standing of its
// source.
func TestRegionsAreSourced(t *testing.T) {
	c := catalog(t)
	for _, r := range c.Knowledge().Regions {
		for _, s := range c.Stages {
			f := filling{t, model.New(c, now)}
			f.answers(map[string]string{"region": r.ID.Name, "avancement": s.ID.Name})
			d := Build(f.Project, today)
			text, sources := partOf(t, d, regionPart), partOf(t, d, "Les sources")
			for _, way := range []content.Circuit{r.Letter, r.Project} {
				for _, leg := range content.Legs {
					if !strings.Contains(text, flat(strings.ReplaceAll(inline(way.Leg(leg)), "\u00a0", " "))) {
						t.Errorf("%s at %s: the circuit lacks %q", r.ID, s.ID, way.Leg(leg))
					}
				}
				for _, id := range way.Sources {
					source := c.Source(id.Name)
					entry := fmt.Sprintf("%s, %s, %s (%s)", source.Title, source.Publisher, source.Year, source.Status)
					if !strings.Contains(sources, strings.ReplaceAll(inline(entry), "\u00a0", " ")) {
						t.Errorf("%s at %s: %s is not among the sources", r.ID, s.ID, id)
					}
				}
			}
			for n := 1; strings.Contains(text, fmt.Sprintf("[%d", n)) || strings.Contains(text, fmt.Sprintf(",%d", n)); n++ {
				if !strings.Contains(sources, fmt.Sprintf(`\[%d\] `, n)) {
					t.Errorf("%s at %s: the source %d is cited, not listed", r.ID, s.ID, n)
				}
			}
		}
	}
}

// A region from outside is told like another; once its file is gone, the part
// says to choose one, and the answer is shown to correct.
func TestRegionFromOutside(t *testing.T) {
	text := `{id: corse, nom: Corse, prudence: "À vérifier.", lettre: {envoyer: "À l'ARS\n\nde Corse", seance: "*Le* comité", valide: "L'ARS", sources: [s]},
		projet: {envoyer: "À l'ARS", seance: "Aucune", valide: "L'ARS", sources: [s]}, references: [{id: s, titre: Guide corse, editeur: URPS, annee: 2025, statut: à confirmer}]}`
	c, err := content.Load() // one of its own, to change
	if err != nil {
		t.Fatal(err)
	}
	c.AddRegions([]content.OutsideFile{{Path: "corse.yaml", Text: []byte(text)}})
	for _, err := range c.Ignored() {
		t.Fatal(err)
	}
	file := []byte(`{"format": 1, "reponses": {"nom": "Val", "region": "corse"}}`)
	p, err := model.Read(c, file)
	if err != nil {
		t.Fatal(err)
	}
	d := Build(p, today)
	if got := partOf(t, d, regionPart); !strings.Contains(got, "**Corse** _À vérifier._") || !strings.Contains(got, `\*Le\* comité`) {
		t.Error(got)
	}
	if got := partOf(t, d, "Les sources"); !strings.Contains(got, `\[1\] Guide corse, URPS, 2025 (à confirmer)`) {
		t.Error(got)
	}
	if p, err = model.Read(catalog(t), file); err != nil {
		t.Fatal(err)
	}
	d = Build(p, today)
	if got := partOf(t, d, regionPart); !strings.Contains(got, "n’est pas encore choisi") {
		t.Error(got)
	}
	if got := partOf(t, d, identityPart); !strings.Contains(got, `"corse" (à corriger)`) {
		t.Error(got)
	}
}
