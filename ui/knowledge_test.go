package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cpts/content"
	"cpts/model"
	"cpts/model/store"
)

// What a nurse of Nouvelle-Aquitaine and a GP of Marseille see at the deposit of
// the letter is not the same.
func TestRegionChangesTheDeposit(t *testing.T) {
	for region, want := range map[string][]string{
		"nouvelle-aquitaine":   {"Nouvelle-Aquitaine", "omité départemental"},
		"paca":                 {"Provence-Alpes-Côte d’Azur", "CCOPD"},
		"seine-saint-denis":    {"Seine-Saint-Denis"},
		"auvergne-rhone-alpes": {"Auvergne-Rhône-Alpes", "ECD"},
		"autre":                {"Autre région"},
	} {
		t.Run(region, func(t *testing.T) {
			d := start(t, with(t, "region="+region))
			d.openAhead("passage_le")
			d.shows("Dans votre région")
			d.shows(want...)
			d.press("f1")
			d.shows("À qui l’envoyer", "Devant qui passer", "Qui valide")
		})
	}
	d := start(t, blank(t))
	d.openAhead("passage_le")
	d.shows("Indiquez votre appui régional")
}

// Every advice, word, tool, region and source can be reached by the search, and
// is on the screen once there.
func TestSearchGoesThere(t *testing.T) {
	for query, want := range map[string]string{
		"P-12":                  "40",
		"CCOPD":                 "CCOPD",
		"seine saint denis":     "Seine-Saint-Denis",
		"L1434-12-1":            "association",
		"communication interne": "Communication interne",
		"E2-17":                 "Présenter la lettre en réunion départementale",
	} {
		t.Run(query, func(t *testing.T) {
			d := start(t, example(t))
			d.press("/")
			d.write(query)
			d.shows("résultat")
			d.press("enter")
			d.hides("> " + query)
			d.shows(want)
			d.press("esc")
			d.shows("> " + query) // the results are still there
		})
	}
}

func TestSearchSurvivesAnything(t *testing.T) {
	d := start(t, example(t))
	d.press("/")
	d.paste(strings.Repeat("population ", 100))
	d.shape("a long search")
	d.shows("Population")
	d.press("ctrl+u")
	d.paste("\x1b[31m\x00\u202epopul\tation\x07")
	d.shape("a search of control characters")
	d.press("ctrl+u")
	d.shows("une faute de frappe est permise")
	d.press("enter") // nothing to go to
	d.write("zzzz")
	d.shows("Rien ne répond")
	d.press("enter", "down", "esc")
	d.shows("À faire maintenant")
}

// In a field, letters are text; the search, the words, the sources and the notes
// are for elsewhere.
func TestConsultingKeysAreTextInAField(t *testing.T) {
	d := start(t, blank(t))
	d.open("nom")
	d.write("/gSn?")
	d.shows("> /gSn?")
}

// A word of the screen is two keys away: F1 then g in a field, g elsewhere.
func TestWordsAreTwoKeysAway(t *testing.T) {
	d := start(t, example(t))
	d.size(100, 40)
	d.open("population")
	d.press("f1", "g")
	d.shows("Les mots de cet écran", "ARS : agence régionale de santé")
	d.press("esc", "esc", "g")
	d.shows("Les mots de cet écran", "ACI : accord conventionnel interprofessionnel")
}

// The sources of a question: their title, publisher, year and standing.
func TestSourcesAreTwoKeysAway(t *testing.T) {
	d := start(t, example(t))
	d.open("population")
	d.press("f1", "S")
	d.shows("Les sources", "Assurance maladie et partenaires de Nouvelle-Aquitaine, 2021 · source de terrain")
	d.press("esc", "esc", "S")
	d.shows("Texte officiel", "République française, en vigueur · texte officiel")
}

// Each screen of advice can be read to its end, at every size.
func TestEveryAdviceCanBeRead(t *testing.T) {
	alone(t)
	d := start(t, example(t))
	sizes := [][2]int{{80, 24}, {60, 20}, {132, 40}}
	for _, size := range sizes {
		d.size(size[0], size[1])
		for _, s := range catalog(t).Stages {
			for _, section := range s.Sections {
				page := newSection(d.app, section)
				d.app.push(page)
				for range page.items {
					d.press("?")
					d.shape(section.ID.Name)
					d.press("end")
					d.shape(section.ID.Name)
					d.press("esc", "down")
					d.shape(section.ID.Name)
				}
				d.press("esc")
			}
		}
	}
}

func TestNote(t *testing.T) {
	d := start(t, example(t))
	d.open("population")
	d.press("f2")
	d.write("Revoir avec la mairie")
	d.press("ctrl+s")
	d.isOn("population")
	if got := d.onDisk().Note("population"); got != "Revoir avec la mairie" {
		t.Errorf("the note on disk is %q", got)
	}
	d.press("f1")
	d.shows("Votre note : Revoir avec la mairie")
	d.press("esc", "esc")
	d.app.push(newReview(d.app))
	d.shows("note Revoir avec la mairie")
	d.press("u")
	d.shows("Annulé · Note sur « Population »")
	d.hides("note Revoir avec la mairie")
}

// A note not validated waits, within the run.
func TestNoteWaits(t *testing.T) {
	d := start(t, example(t))
	d.reach("E2-17")
	d.press("n")
	d.write("venir à deux")
	d.press("esc", "n")
	d.shows("venir à deux")
	d.press("ctrl+s")
	d.shows("(note)")
	if got := d.app.project.Note("E2-17"); got != "venir à deux" {
		t.Errorf("the note is %q", got)
	}
	d.press("n", "ctrl+u", "enter")
	d.hides("(note)")
}

// The report holds the notes when the leader wants them.
func TestNotesInTheReport(t *testing.T) {
	p := example(t)
	must(t, p.SetNote("nom", "Nom à faire valider par l’assemblée", clock()))
	d := start(t, p)
	d.size(80, 2000)
	d.run(d.app.open(want{room: roomReport}))
	d.hides("Nom à faire valider")
	d.press("n")
	d.shows("Nom à faire valider par l’assemblée")
	d.press("n")
	d.hides("Nom à faire valider")
}

func TestNoteNeedsSomethingToStandBeside(t *testing.T) {
	d := start(t, example(t))
	d.press("n")
	d.shows("Choisissez d’abord une question, ou une chose à faire")
}

// A regional file with a fault is told, where it can be read.
func TestBrokenRegionalFile(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "ici.yaml"), []byte("id: ici\nnom: Ici\nposte: 3\n"), 0o600))
	c, err := content.Load()
	must(t, err)
	c.AddRegions(store.Added(dir))
	d := &driver{t, newApp(Options{Catalog: c, File: store.At(filepath.Join(dir, "p.json")), Project: model.New(c, clock()), Now: clock, Theme: "sombre"})}
	d.size(100, 30)
	d.shows("laissé de côté")
	d.guide("Votre région")
	d.shows("ici.yaml:3", "« poste »")
}

// The panel of a wide window costs a keystroke nothing that grows.
func BenchmarkWideWindow(b *testing.B) {
	d := start(b, example(b))
	d.size(160, 45)
	d.app.push(newSection(d.app, catalog(b).Section("gouvernance")))
	for b.Loop() {
		d.press("down")
		_ = d.app.draw()
	}
}

// One letter in the search, drawn.
func BenchmarkSearchKey(b *testing.B) {
	d := start(b, example(b))
	d.press("/")
	d.write("populati")
	letters := []string{"o", "backspace"}
	n := 0
	for b.Loop() {
		d.press(letters[n%2])
		_ = d.app.draw()
		n++
	}
}

// An imbalance shows in the rubrique, and Enter on its line leads to what would
// mend it.
func TestGovernanceShowsAnImbalance(t *testing.T) {
	d := start(t, with(t, `colleges=[{"college":"médecins","sieges":4,"voix":8,"profession":"medecin-generaliste"},{"college":"autres soignants","sieges":4,"voix":4},{"college":"médico-social","sieges":0,"voix":0}]`))
	d.app.ahead["progression"] = true
	d.app.push(newSection(d.app, catalog(t).Section("gouvernance")))
	d.shows("2 points à régler")
	d.guide("La gouvernance")
	d.shows("2 points à régler", "8 voix sur 12", "médecin généraliste")
	d.press("enter")
	d.isOn("colleges")
	d.press("esc")
	d.press("down")
	d.shows("Le collège « médico-social » n’a aucun siège.")
}

// What was found is looked for again on coming back: a line deleted meanwhile is
// no longer offered.
func TestSearchFollowsTheProject(t *testing.T) {
	d := start(t, with(t, `equipe=[{"nom":"Zoé Quentin","profession":"infirmier"}]`))
	d.press("/")
	d.write("quentin")
	d.shows("Zoé Quentin")
	d.press("enter")
	d.isOn("equipe")
	d.press("s", "esc")
	d.hides("Zoé Quentin")
	d.press("backspace")
	d.hides("Zoé Quentin")
}
