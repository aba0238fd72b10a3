package report

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/page"
)

var update = flag.Bool("update", false, "write the golden files again")

// How the report sets things out is held on the small content of the tests; one
// report of the real journey shows it whole.
func TestGolden(t *testing.T) {
	for name, p := range map[string]*model.Project{"vide": modeltest.Small(t), "plein": full(t)} {
		d := Build(p, today, WithNotes(), WithChangesSince(today))
		golden(t, name+"-80.txt", d.Text(80, page.Style{}))
		golden(t, name+"-60.txt", d.Text(60, page.Style{}))
		golden(t, name+".md", d.Markdown())
	}
	golden(t, "riche-80.txt", Build(rich(t), today).Text(80, page.Style{}))
}

// full is a project of the small content in its second stage, with every kind of
// answer, notes, and what another hand may have written in the file.
func full(t testing.TB) *model.Project {
	p := modeltest.Small(t, "nom=Projet du Lac", "avancement=suite", "accord=oui", "objectifs=Soigner mieux.\n\nEnsemble, et près de chez soi.",
		"couleur=bleu", "region=nord", "communes=Ambre, Brise, Cèdre", "population=10000", "milieux=ville, littoral", "budget_carte=120,50",
		"lettre_deposee_le=02/11/2026", "signature_souhaitee_le=01/06/2027", "aci_signe_le=01/10/2026", "debut_parcours=01/02/2027",
		`equipe=[{"nom":"Dominique","profession":"infirmier","depuis":"2026-02-01","benevole":true},{"nom":"Sacha","profession":"pharmacien"},{"nom":"Alix","profession":"sage-femme"},{"nom":"Camille","profession":"infirmier","benevole":false}]`,
		`besoins=[{"besoin":"un médecin plus près","public":"population","source":"une réunion","mission":"parcours"},{"besoin":"un relais le soir","public":"patients"},{"besoin":"du temps"}]`,
		`outils_cpts=[{"outil":"un cahier","famille":"ecrire","statut":"choisi"}]`,
		`rendez_vous=[{"date":"2026-12-01","heure":"20:30","objet":"réunion","genre":"assemblee","lieu":"la mairie","note":"apporter la carte"},{"date":"2026-11-02","objet":"visite"}]`,
		`colleges=[{"college":"les soignants","sieges":4,"voix":4,"profession":"infirmier"},{"college":"les autres","sieges":2,"voix":3}]`,
		`depenses=[{"libelle":"un local","montant":1200.5,"annee":2027,"poste":"locaux"},{"libelle":"un site","montant":900,"annee":2026,"poste":"autre"}]`,
		"A-01=faite", "A-02=sans_objet", "A-03=>2026-12-15")
	for _, note := range [][2]string{{"nom", "À redire en réunion."}, {"A-02", "Appeler la maire."}} {
		if err := p.SetNote(note[0], note[1], now); err != nil {
			t.Fatal(err)
		}
	}
	text := string(p.JSON())
	for old, odd := range map[string]string{`"budget_carte": 120.5`: `"budget_carte": "cher"`, `"benevole": true`: `"benevole": "parfois"`, `"nom": "Alix"`: `"nom": null`} {
		if !strings.Contains(text, old) {
			t.Fatalf("%s is not in the file", old)
		}
		text = strings.Replace(text, old, odd, 1) // the journal, after, keeps the old
	}
	p, err := model.Read(p.Catalog(), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; if the change is meant, run: go test ./model/report -update", name)
	}
}
