package report

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
)

// What four leaders read when they note that the letter is sent: to whom, what their
// region does with it, and under the name their own fund has.
func TestAtTheDepositOfTheLetter(t *testing.T) {
	for _, c := range []struct {
		town, department, region string
		want, never              []string
	}{
		{"Dijon", "21", "bourgogne-franche-comte",
			[]string{"À la délégation départementale de l’ARS et à la CPAM", "répondent par un même courrier", "sous quel délai répondez-vous ensemble"},
			[]string{"CGSS", "c’est l’habitude dans les régions", "Guichet"}},
		{"Lille", "59", "hauts-de-france",
			[]string{"c’est l’habitude dans les régions que nous connaissons", "c’est à partir de la lettre que les trois vous accompagnent", "à l’Union des URPS : à qui adresser la lettre"},
			[]string{"CGSS", "par un même courrier", "Guichet"}},
		{"Toulouse", "31", "occitanie",
			[]string{"demandez s’il y a une trame, et à qui l’adresser", "Au Guichet CPTS : relisez-vous la lettre"},
			[]string{"CGSS", "par un même courrier", "Union des URPS"}},
		{"Saint-Martin", "978", "saint-martin",
			[]string{"À l’ARS de Guadeloupe et à la CGSS : la lettre s’adresse-t-elle à vous deux", "**CGSS** : caisse générale de sécurité sociale"},
			[]string{"la CPAM :", "À la CPAM", "**CPAM**", "par un même courrier", "Guichet"}},
	} {
		catalog, err := content.Load()
		if err != nil {
			t.Fatal(err)
		}
		f := filling{t, model.New(catalog, now)}
		f.answers(map[string]string{"nom": "CPTS de " + c.town, "departement": c.department, "lettre_deposee_le": "01/10/2026"})
		region := catalog.Question("region")
		if got := f.Proposed(region); got != c.region {
			t.Errorf("%s: the region proposed is %s", c.town, got)
		}
		f.answer("region", c.region)
		f.Localize()
		at := model.AtQuestion(catalog.Question("lettre_deposee_le"))
		text := typed(flat(Help(f.Project, at, "").Markdown()))
		for _, want := range c.want {
			if !strings.Contains(text, typed(want)) {
				t.Errorf("%s: %q is missing from\n%s", c.town, want, text)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, typed(never)) {
				t.Errorf("%s: %q is there", c.town, never)
			}
		}
	}
}

// typed is a text as the pages of the tests are read: flat, and in small letters.
func typed(s string) string {
	return strings.ToLower(strings.ReplaceAll(french.Typography(s), "\u00a0", " "))
}

// The whole report of a project of Saint-Martin never sends anybody to a CPAM.
func TestNoCPAMWhereThereIsNone(t *testing.T) {
	catalog, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := filling{t, model.New(catalog, now)}
	f.answers(map[string]string{"nom": "CPTS des Îles", "departement": "978", "region": "saint-martin", "population": "36 992", "lettre_deposee_le": "01/10/2026"})
	f.Localize()
	if text := Build(f.Project, today).Markdown(); strings.Contains(text, "CPAM") || !strings.Contains(text, "CGSS") {
		t.Errorf("a CPAM is named, or no CGSS:\n%s", text)
	}
}
