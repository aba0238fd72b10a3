package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/store"
)

var update = flag.Bool("update", false, "write the golden screens again")

// scenes are the screens kept as golden files, each reached by keys where keys
// lead there.
var scenes = []struct {
	name    string
	project func(testing.TB) *model.Project // nil: no file yet
	reach   func(*driver)
}{
	{"accueil-premier", nil, func(d *driver) {}},
	{"reprendre", nil, func(d *driver) { d.press("down", "enter"); d.write("absent.json"); d.press("enter") }},
	{"accueil-vide", blank, func(d *driver) {}},
	{"accueil-exemple", example, func(d *driver) {}},
	{"etape", example, func(d *driver) { d.press("down", "enter") }},
	{"etape-bloquee", blank, func(d *driver) { d.press("down", "down", "enter") }},
	{"rubrique", example, func(d *driver) { d.press("down", "enter", "home", "enter") }},
	{"sans-objet", example, func(d *driver) { d.press("down", "enter", "home", "enter", "end", "o") }},
	{"texte-refuse", blank, func(d *driver) { d.open("nom"); d.paste(strings.Repeat("très long ", 50)); d.press("enter") }},
	{"date-refusee", blank, func(d *driver) {
		d.app.ahead["premiers-contacts"] = true
		d.open("lettre_deposee_le")
		d.write("31/02/2026")
		d.press("enter")
	}},
	{"population", blank, func(d *driver) { d.open("population"); d.write("27 143") }},
	{"choix-filtre", blank, func(d *driver) { d.open("departement"); d.write("isere") }},
	{"choix-multiples", blank, func(d *driver) { d.open("perimetre"); d.press("space", "down", "space") }},
	{"oui-non", blank, func(d *driver) { d.open("projet_existant") }},
	{"texte-long", example, func(d *driver) { d.open("objectifs") }},
	{"liste", blank, func(d *driver) { d.open("communes"); d.write("Ambert"); d.press("enter"); d.write("Job") }},
	{"lignes", example, func(d *driver) { d.open("equipe"); d.press("down", "down") }},
	{"ligne", example, func(d *driver) { d.open("equipe"); d.press("down", "down", "enter", "enter") }},
	{"ligne-nouvelle", blank, func(d *driver) {
		d.open("equipe")
		d.press("a")
		d.write("Camille Vernet")
		d.press("enter")
		d.write("inf")
	}},
	{"relecture", example, func(d *driver) { d.press("end", "up", "up", "up", "up", "enter") }},
	{"budget-connu", example, func(d *driver) { d.press("end", "up", "up", "enter") }},
	{"budget-tresorerie", funded, func(d *driver) { d.budget(cashTab); d.press("down", "right") }},
	{"budget-pourquoi", funded, func(d *driver) { d.budget(cashTab); d.press("down", "right", "enter") }},
	{"budget-scenarios", funded, func(d *driver) { d.budget(scenariosTab) }},
	{"budget-previsionnel", funded, func(d *driver) { d.budget(forecastTab) }},
	{"budget-controles", funded, func(d *driver) { d.budget(checksTab) }},
	{"budget-inconnu", blank, func(d *driver) { d.press("end", "up", "up", "enter") }},
	{"echeances", func(t testing.TB) *model.Project {
		return with(t, "lettre_deposee_le=02/11/2026", "projet_depose_le=16/11/2026")
	}, func(d *driver) { d.press("end", "up", "enter") }},
	{"frise", timed, func(d *driver) { d.calendar(timelineTab) }},
	{"deux-cents-jours", timed, func(d *driver) { d.calendar(countdownTab) }},
	{"deux-cents-jours-avant", blank, func(d *driver) { d.calendar(countdownTab) }},
	{"a-rebours", func(t testing.TB) *model.Project {
		return with(t, "nom=CPTS", "lettre_deposee_le=02/11/2026", "signature_souhaitee_le=30/06/2028")
	}, func(d *driver) { d.calendar(retroTab) }},
	{"a-rebours-sans-date", blank, func(d *driver) { d.calendar(retroTab) }},
	{"echeance-action", blank, func(d *driver) { d.reach("E1-05"); d.press("d"); d.write("31/02/2027"); d.press("enter") }},
	{"echeances-signe", timed, func(d *driver) { d.calendar(daysTab) }},
	{"echeances-vides", blank, func(d *driver) { d.press("end", "up", "enter") }},
	{"rapport", example, func(d *driver) { d.press("end", "enter") }},
	{"aide", example, func(d *driver) { d.press("?") }},
	{"aide-question", example, func(d *driver) { d.open("population"); d.press("f1") }},
	{"aide-action", example, func(d *driver) { d.reach("E3-04"); d.press("f1") }},
	{"depot-sans-region", blank, func(d *driver) { d.openAhead("lettre_destinataires") }},
	{"depot-nouvelle-aquitaine", example, func(d *driver) { d.openAhead("passage_le") }},
	{"depot-paca", func(t testing.TB) *model.Project { return with(t, "region=paca") }, func(d *driver) { d.reach("E2-16") }},
	{"guide", example, func(d *driver) { d.guide("Guide") }},
	{"guide-region", example, func(d *driver) { d.guide("Votre région") }},
	{"guide-retours", example, func(d *driver) { d.guide("Retours d'expérience") }},
	{"guide-pieges", example, func(d *driver) { d.guide("Les pièges") }},
	{"guide-outils", example, func(d *driver) { d.guide("Les outils numériques") }},
	{"guide-mots", example, func(d *driver) { d.guide("Les mots") }},
	{"gouvernance", example, func(d *driver) { d.guide("La gouvernance") }},
	{"rubrique-gouvernance", example, func(d *driver) { d.app.push(newSection(d.app, catalog(d.t).Section("gouvernance"))) }},
	{"guide-sources", example, func(d *driver) { d.guide("Les sources") }},
	{"recherche", example, func(d *driver) { d.press("/"); d.write("commissaire") }},
	{"recherche-vaine", example, func(d *driver) { d.press("/"); d.write("zzzzz") }},
	{"note", example, func(d *driver) { d.open("population"); d.press("f2"); d.write("Chiffre à revoir") }},
	{"historique", lived, func(d *driver) { d.press("u"); d.app.push(newHistory(d.app)); d.press("down", "down", "down", "down") }},
	{"changement", lived, func(d *driver) { d.app.push(newHistory(d.app)); d.press("end", "up", "enter") }},
	{"oublier", lived, func(d *driver) { d.app.push(newForget(d.app)) }},
	{"copies", lived, func(d *driver) {
		folder := ".projet.json.copies"
		must(d.t, os.Mkdir(folder, 0o700))
		for name, text := range map[string][]byte{"2026-11-20T09-30-00.000000.json": with(d.t, "nom=CPTS du Lac").JSON(),
			"2026-11-21T18-05-00.000000.json": with(d.t, "nom=CPTS du Lac", "population=26000").JSON(), "2026-11-22T08-00-00.000000.json": []byte("abîmé")} {
			must(d.t, os.WriteFile(filepath.Join(folder, name), text, 0o600))
		}
		d.run(d.app.openCopies())
	}},
	{"deux-versions", blank, func(d *driver) { apart(d); d.press("home", "down", "enter") }},
	{"deux-versions-accueil", blank, apart},
	{"quitter-non-enregistre", blank, func(d *driver) {
		must(d.t, os.WriteFile("fichier", nil, 0o600))
		d.app.file = store.At("fichier/projet.json")
		d.name("Vallon")
		d.app.home()
		d.press("q")
	}},
	{"encodage", blank, func(d *driver) {
		width, height := d.app.width, d.app.height
		*d = *latin(d.t, "projet.json")
		d.size(width, height)
	}},
	{"avance", blank, func(d *driver) { d.open("lettre_deposee_le") }},
}

// lived is a project that has changed in many ways.
func lived(t testing.TB) *model.Project {
	p := with(t, "nom=CPTS du Lac", "population=26000", `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien"}]`,
		"population=27143", "objectifs=Qu'aucun habitant malade ne reste sans médecin traitant, et que les sorties d'hôpital soient préparées.")
	must(t, p.SetAction("E1-05", model.ActionState{Status: model.Done, On: dates.Of(clock())}, clock()))
	must(t, p.SetNote("population", "Chiffre à revoir", clock()))
	must(t, p.RemoveRow("equipe", 0, clock()))
	return p
}

// TestGoldenScreens compares each screen, at three sizes, with the one kept. The
// file is named from where the test stands, so that the path shown is the same
// everywhere.
func TestGoldenScreens(t *testing.T) {
	defer func(here *time.Location) { time.Local = here }(time.Local)
	time.Local = time.UTC
	kept, err := filepath.Abs("testdata")
	must(t, err)
	for _, scene := range scenes {
		for _, size := range [][2]int{{80, 24}, {60, 20}, {120, 40}} {
			name := fmt.Sprintf("%s-%dx%d", scene.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				t.Chdir(t.TempDir())
				var p *model.Project
				if scene.project != nil {
					p = scene.project(t)
				}
				d := startAt(t, store.At("projet.json"), p)
				d.size(size[0], size[1])
				scene.reach(d)
				d.shape(name)
				compare(t, filepath.Join(kept, name+".txt"), d.screen())
			})
		}
	}
}

func TestTooSmall(t *testing.T) {
	d := start(t, example(t))
	for _, size := range [][2]int{{59, 24}, {80, 19}, {20, 5}, {20, 2}, {1, 1}} {
		d.size(size[0], size[1])
		lines := strings.Split(d.screen(), "\n")
		if len(lines) > size[1] || lines[0] != "Terminal trop petit" {
			t.Errorf("%v: %q", size, lines)
		}
	}
}

// compare fails when a screen is not the one kept; -update keeps it. Spaces at
// the end of lines are not kept.
func compare(t *testing.T, path, screen string) {
	t.Helper()
	lines := strings.Split(screen, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	got := strings.Join(lines, "\n") + "\n"
	if *update {
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if got != string(want) {
		t.Errorf("the screen has changed (go test ./ui -update keeps it):\n%s\nwant\n%s", got, want)
	}
}
