package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

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
	{"reprendre", nil, func(d *driver) { d.press("down", "down", "enter"); d.write("absent.json"); d.press("enter") }},
	{"accueil-vide", bare, func(d *driver) {}},
	{"accueil-exemple", example, func(d *driver) {}},
	{"etape", half, func(d *driver) { d.stage(0) }},
	{"etape-bloquee", bare, func(d *driver) { d.stage(1) }},
	{"rubrique", half, func(d *driver) { d.stage(0); d.press("home", "enter") }},
	{"rubrique-essentiel", half, func(d *driver) {
		d.press("e")
		d.run(d.app.open(want{place: model.AtSection(d.app.catalog.Section("equipe"))}))
	}},
	{"faite-le", half, func(d *driver) { d.reach("A-02"); d.press("d") }},
	{"relecture-manque", half, func(d *driver) { d.run(d.app.open(want{room: roomReview})); d.press("m") }},
	{"sans-objet", half, func(d *driver) { d.stage(0); d.press("home", "enter", "end", "o") }},
	{"texte-refuse", bare, func(d *driver) { d.open("nom"); d.paste(strings.Repeat("très long ", 50)); d.press("enter") }},
	{"date-refusee", bare, func(d *driver) {
		d.openAhead("lettre_deposee_le")
		d.write("31/02/2026")
		d.press("enter")
	}},
	{"population", bare, func(d *driver) { d.open("population"); d.write("27 143") }},
	{"choix-filtre", bare, func(d *driver) { d.open("couleur"); d.write("AZÙR") }},
	{"choix-multiples", bare, func(d *driver) { d.open("milieux"); d.press("space", "down", "space") }},
	{"oui-non", bare, func(d *driver) { d.open("accord") }},
	{"texte-long", half, func(d *driver) { d.open("objectifs") }},
	{"montant", bare, func(d *driver) { d.open("budget_carte"); d.write("120,5") }},
	{"liste", bare, func(d *driver) { d.open("communes"); d.write("Ambre"); d.press("enter"); d.write("Job") }},
	{"territoire-vide", inAude, func(d *driver) { d.open("communes") }},
	{"territoire-lettres", inAude, func(d *driver) { d.open("communes"); d.write("casteln") }},
	{"territoire", inAude, func(d *driver) {
		d.open("communes")
		d.write("casteln")
		d.press("enter", "down", "enter", "down", "down", "space")
	}},
	{"territoire-colle", inAude, func(d *driver) { d.open("communes"); d.paste("CASTELNAUDARY\nBram\nSainte-Colombe\nXyzzy sur Mer") }},
	{"territoire-population", inAude, func(d *driver) {
		d.open("communes")
		d.paste("CASTELNAUDARY\nCarcassonne")
		d.press("enter")
		d.open("population")
	}},
	{"lignes", half, func(d *driver) { d.open("equipe"); d.press("down", "down") }},
	{"lignes-equipe", example, func(d *driver) { d.open("equipe"); d.press("down", "down", "down") }},
	{"lignes-structures", example, func(d *driver) { d.open("structures_locales"); d.press("down", "down", "down", "down") }},
	{"ligne-longue", example, func(d *driver) { d.openAhead("indemnites_prevues"); d.press("a", "tab") }},
	{"ligne", half, func(d *driver) { d.open("equipe"); d.press("down", "down", "enter", "enter") }},
	{"ligne-nouvelle", bare, func(d *driver) {
		d.open("equipe")
		d.press("a")
		d.write("Camille Vernet")
		d.press("enter")
		d.write("inf")
	}},
	{"relecture", half, func(d *driver) { d.run(d.app.open(want{room: roomReview})) }},
	{"budget-connu", example, func(d *driver) { d.budget(rightsTab) }},
	{"budget-tresorerie", funded, func(d *driver) { d.budget(cashTab); d.press("down", "right") }},
	{"budget-pourquoi", funded, func(d *driver) { d.budget(cashTab); d.press("down", "right", "enter") }},
	{"budget-scenarios", funded, func(d *driver) { d.budget(scenariosTab) }},
	{"budget-previsionnel", funded, func(d *driver) { d.budget(forecastTab) }},
	{"budget-controles", funded, func(d *driver) { d.budget(checksTab) }},
	{"budget-inconnu", blank, func(d *driver) { d.budget(rightsTab) }},
	{"echeances", func(t testing.TB) *model.Project {
		return with(t, "lettre_deposee_le=02/11/2026", "projet_depose_le=16/11/2026")
	}, func(d *driver) { d.calendar(daysTab) }},
	{"frise", timed, func(d *driver) { d.calendar(timelineTab) }},
	{"deux-cents-jours", timed, func(d *driver) { d.calendar(countdownTab) }},
	{"deux-cents-jours-avant", blank, func(d *driver) { d.calendar(countdownTab) }},
	{"a-rebours", func(t testing.TB) *model.Project {
		return with(t, "nom=CPTS", "lettre_deposee_le=02/11/2026", "signature_souhaitee_le=30/06/2028")
	}, func(d *driver) { d.calendar(retroTab) }},
	{"a-rebours-sans-date", blank, func(d *driver) { d.calendar(retroTab) }},
	{"echeance-action", bare, func(d *driver) { d.reach("A-01"); d.press("d"); d.write("31/02/2027"); d.press("enter") }},
	{"echeances-signe", timed, func(d *driver) { d.calendar(daysTab) }},
	{"echeances-vides", blank, func(d *driver) { d.calendar(daysTab) }},
	{"rapport", example, func(d *driver) { d.run(d.app.open(want{room: roomReport})) }},
	{"documents", example, func(d *driver) { d.run(d.app.open(want{room: roomDocuments})) }},
	{"documents-vide", blank, func(d *driver) { d.run(d.app.open(want{room: roomDocuments})) }},
	{"document", example, func(d *driver) { d.document("lettre-intention") }},
	{"document-pret", example, func(d *driver) { d.document("invitation") }},
	{"document-manque", example, func(d *driver) { d.document("projet-sante"); d.press("m") }},
	{"document-ecrire", example, func(d *driver) { d.document("lettre-intention"); d.press("w") }},
	{"document-chemin", example, func(d *driver) { d.document("lettre-intention"); d.press("w", "enter") }},
	{"document-remplacer", example, func(d *driver) {
		must(d.t, os.WriteFile("lettre.docx", nil, 0o600))
		d.document("lettre-intention")
		d.press("w", "enter", "ctrl+u")
		d.write("lettre.docx")
		d.press("enter")
	}},
	{"document-modele", example, func(d *driver) { d.run(d.app.open(want{room: roomTemplate})) }},
	{"rubrique-documents", example, func(d *driver) { d.app.push(newSection(d.app, catalog(d.t).Section("lettre"))); d.press("end") }},
	{"aide", example, func(d *driver) { d.press("?") }},
	{"aide-question", half, func(d *driver) { d.open("population"); d.press("f1") }},
	{"aide-action", half, func(d *driver) { d.reach("A-02"); d.press("f1") }},
	{"depot-sans-region", blank, func(d *driver) { d.openAhead("lettre_destinataires") }},
	{"depot-nouvelle-aquitaine", example, func(d *driver) { d.openAhead("passage_le") }},
	{"depot-paca", func(t testing.TB) *model.Project { return with(t, "region=paca") }, func(d *driver) { d.reach("E2-16") }},
	{"guide", example, func(d *driver) { d.guide("Guide"); d.press("down") }},
	{"guide-region", example, func(d *driver) { d.guide("Votre région") }},
	{"guide-retours", example, func(d *driver) { d.guide("Retours d’expérience") }},
	{"guide-pieges", example, func(d *driver) { d.guide("Les pièges") }},
	{"guide-outils", example, func(d *driver) { d.guide("Les outils numériques") }},
	{"guide-mots", example, func(d *driver) { d.guide("Les mots") }},
	{"gouvernance", example, func(d *driver) { d.guide("La gouvernance") }},
	{"rubrique-gouvernance", example, func(d *driver) { d.app.push(newSection(d.app, catalog(d.t).Section("gouvernance"))) }},
	{"guide-sources", example, func(d *driver) { d.guide("Les sources") }},
	{"recherche", half, func(d *driver) { d.press("/"); d.write("equipe") }},
	{"recherche-vaine", half, func(d *driver) { d.press("/"); d.write("zzzzz") }},
	{"note", half, func(d *driver) { d.open("population"); d.press("f2"); d.write("Chiffre à revoir") }},
	{"historique", lived, func(d *driver) { d.press("u"); d.app.push(newHistory(d.app)); d.press("down", "down", "down", "down") }},
	{"changement", lived, func(d *driver) { d.app.push(newHistory(d.app)); d.press("end", "up", "enter") }},
	{"oublier", lived, func(d *driver) { d.app.push(newForget(d.app)) }},
	{"copies", lived, func(d *driver) {
		folder := ".projet.json.copies"
		must(d.t, os.Mkdir(folder, 0o700))
		for name, text := range map[string][]byte{"2026-11-20T09-30-00.000000.json": small(d.t, "nom=Projet du Lac").JSON(),
			"2026-11-21T18-05-00.000000.json": small(d.t, "nom=Projet du Lac", "population=26000").JSON(), "2026-11-22T08-00-00.000000.json": []byte("abîmé")} {
			must(d.t, os.WriteFile(filepath.Join(folder, name), text, 0o600))
		}
		d.run(d.app.open(want{room: roomCopies}))
	}},
	{"deux-versions", bare, func(d *driver) { apart(d); d.press("home", "down", "enter") }},
	{"deux-versions-accueil", bare, apart},
	{"quitter-non-enregistre", bare, func(d *driver) {
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
	{"accueil-date-intenable", hurried, func(d *driver) {}},
	{"echeances-date-intenable", hurried, func(d *driver) { d.calendar(daysTab) }},
	{"porte-franchie", atLetter, func(d *driver) {
		d.openFrom("lettre_validee_le", true)
		d.write("20/11/2026")
		d.press("enter")
	}},
	{"avance", bare, func(d *driver) { d.open("lettre_deposee_le") }},
}

// bare and half are an empty project and one half filled in, on the small content.
func bare(t testing.TB) *model.Project { return small(t) }

func half(t testing.TB) *model.Project {
	p := small(t, "nom=Projet du Lac", "accord=oui", "objectifs=Qu’aucun habitant ne reste sans soins, et que chacun sache à qui parler.\nLe reste viendra.", "region=nord", "population=8000",
		`equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien","depuis":"2026-02-01"},{"nom":"Dominique Alexandrine de la Roche","profession":"sage-femme","benevole":true}]`)
	must(t, p.SetAction("A-02", model.ActionState{Status: model.Done, On: dates.Of(clock())}, clock()))
	return p
}

// hurried is a project that would be signed sooner than it can be.
func hurried(t testing.TB) *model.Project {
	return with(t, "nom=CPTS", "signature_souhaitee_le=30/06/2027")
}

// lived is a project that has changed in many ways.
func lived(t testing.TB) *model.Project {
	p := small(t, "nom=Projet du Lac", "population=26000", `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien"}]`,
		"population=27143", "objectifs=Qu’aucun habitant ne reste sans soins, que les sorties d’hôpital soient préparées, et que chacun sache à qui parler.")
	must(t, p.SetAction("A-01", model.ActionState{Status: model.Done, On: dates.Of(clock())}, clock()))
	must(t, p.SetNote("population", "Chiffre à revoir", clock()))
	must(t, p.RemoveRow("equipe", 0, clock()))
	return p
}

// TestGoldenScreens compares each screen, at three sizes, and the money and tables at
// wider ones too, with the one kept. The file is named from where the test stands, so that the path shown is the same
// everywhere.
func TestGoldenScreens(t *testing.T) {
	defer func(here *time.Location) { time.Local = here }(time.Local)
	time.Local = time.UTC
	kept, err := filepath.Abs("testdata")
	must(t, err)
	for _, scene := range scenes {
		sizes := [][2]int{{80, 24}, {60, 20}, {120, 40}}
		if strings.HasPrefix(scene.name, "budget-") || strings.HasPrefix(scene.name, "lignes-") {
			sizes = append(sizes, [2]int{132, 38}, [2]int{200, 55})
		}
		for _, size := range sizes {
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

// TestReadmeHome holds the home that the README shows to the one there is; -update
// shows it there.
func TestReadmeHome(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	must(t, err)
	home, err := os.ReadFile("testdata/accueil-exemple-80x24.txt")
	must(t, err)
	name, _, _ := strings.Cut(string(home), "  ")
	before, rest, _ := strings.Cut(string(readme), "```\n"+name)
	_, after, shown := strings.Cut(rest, "\n```")
	now := before + "```\n" + strings.TrimRight(string(home), "\n") + "\n```" + after
	if *update && shown {
		must(t, os.WriteFile("../README.md", []byte(now), 0o644))
	} else if now != string(readme) {
		t.Errorf("the README shows another home than this one:\n%s", home)
	}
}

// The window is named by its project, and the wheel set once, when there is something to
// scroll: a program that cannot open its project leaves no trace.
func TestWindow(t *testing.T) {
	d := start(t, with(t, "nom=Vallon"))
	if title := d.app.View().WindowTitle; title != "Vallon · cpts" {
		t.Errorf("the window is called %q", title)
	}
	if title := start(t, blank(t)).app.View().WindowTitle; title != "cpts" {
		t.Errorf("without a name, the window is called %q", title)
	}
	a := newApp(Options{Now: clock, Open: func(*Options) error { return nil }})
	if a.Update(tea.WindowSizeMsg{Width: 80, Height: 24}); a.wheel {
		t.Error("the wheel is set before there is anything")
	}
	a.begin(Options{Catalog: catalog(t), File: store.At("projet.json"), Now: clock})
	if a.Update(nil); !a.wheel {
		t.Error("the wheel is not set")
	}
}

// wideScenes are the screens kept at the sizes where something stands at their right.
var wideScenes = []string{"accueil-exemple", "accueil-vide", "etape", "echeances-signe", "frise", "a-rebours", "guide", "guide-pieges", "rapport", "documents", "document"}

func TestGoldenWideScreens(t *testing.T) {
	kept, err := filepath.Abs("testdata")
	must(t, err)
	for _, scene := range scenes {
		if !slices.Contains(wideScenes, scene.name) {
			continue
		}
		for _, size := range [][2]int{{132, 38}, {200, 55}} {
			name := fmt.Sprintf("%s-%dx%d", scene.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				t.Chdir(t.TempDir())
				d := startAt(t, store.At("projet.json"), scene.project(t))
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
		if now := fmt.Sprintf("%d × %d", size[0], size[1]); size[1] > 4 && !strings.Contains(flat(d.screen()), now+" ; il faut 60 × 20") {
			t.Errorf("%v is not said: %q", size, lines)
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
