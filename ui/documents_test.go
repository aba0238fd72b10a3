package ui

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/docx"
	pages "cpts/model/page"
	"cpts/model/store"
)

// begun is the example in a folder of its own, where the tests stand.
func begun(t *testing.T) *driver {
	t.Helper()
	t.Chdir(t.TempDir())
	return startAt(t, store.At("projet.json"), example(t))
}

// types replaces what stands in the field on top.
func (d *driver) types(text string) {
	d.press("ctrl+u")
	d.write(text)
}

// holdsFile fails unless a file begins so.
func (d *driver) holdsFile(path, begins string) {
	d.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(data, []byte(begins)) {
		d.t.Errorf("%s begins with %.20q, %v; want %q", path, data, err, begins)
	}
}

// wordText is the text of a Word file, tags and all.
func wordText(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	must(t, err)
	defer z.Close()
	part, err := z.Open("word/document.xml")
	must(t, err)
	data, err := io.ReadAll(part)
	must(t, err)
	return string(data)
}

const letterFile = "lettre-intention-cpts-du-haut-vallon.docx"

// From home to a Word file: the path proposed is beside the project, and the one kept is
// proposed the next time.
func TestWriteADocument(t *testing.T) {
	d := begun(t)
	d.run(d.app.open(want{room: roomDocuments}))
	d.selects("◐ Lettre d’intention")
	d.press("enter", "w", "enter")
	d.shows("> " + letterFile)
	d.press("enter")
	d.holdsFile(letterFile, "PK")
	d.shows("Lettre d’intention : enregistré dans", "12 parties sur 14")
	d.press("w", "down", "enter")
	d.types("ailleurs")
	d.press("enter")
	d.holdsFile("ailleurs.html", "<!DOCTYPE html>")
	d.press("w")
	d.selects("Page web")
	d.press("enter")
	d.shows("> ailleurs.html")
}

// A file that is there is replaced when she says so, and only then.
func TestNeverOverAFileSilently(t *testing.T) {
	d := begun(t)
	must(t, os.WriteFile("lettre.docx", []byte("le sien"), 0o600))
	d.document("lettre-intention")
	d.press("w", "enter")
	d.types("lettre")
	d.press("enter")
	d.shows("Un fichier de ce nom existe déjà", "lettre.docx")
	d.selects("Donner un autre nom")
	d.press("enter")
	d.shows("> lettre")
	d.holdsFile("lettre.docx", "le sien")
	d.press("enter", "esc")
	d.shows("> lettre")
	d.holdsFile("lettre.docx", "le sien")
	d.press("enter", "down", "enter")
	d.holdsFile("lettre.docx", "PK")
	d.shows("enregistré dans")
}

// What cannot be written is told beside the path, which stays.
func TestOutingRefused(t *testing.T) {
	d := begun(t)
	must(t, os.Mkdir("dossier", 0o700))
	must(t, os.WriteFile("un-fichier", nil, 0o600))
	must(t, os.WriteFile("protege.docx", nil, 0o444))
	d.name("Vallon")
	d.document("lettre-intention")
	d.press("w", "enter")
	for typed, says := range map[string]string{
		"":                       "Tapez le nom d’un fichier",
		"lettre.pdf":             "Pour un PDF",
		"lettre.doc":             "finit par .docx : par exemple lettre.docx",
		"lettre.txt":             "finit par .docx : par exemple lettre.docx",
		"projet.json":            "finit par .docx",
		"dossier/":               "C’est un dossier",
		"absent/lettre.docx":     "Le dossier de ce fichier n’existe pas",
		"un-fichier/lettre.docx": "ne peut pas être écrit",
	} {
		d.types(typed)
		d.press("enter")
		d.shows(says, "> "+typed)
		d.shape(typed)
	}
	if runtime.GOOS == "linux" {
		must(t, os.Symlink("/dev/full", "plein.docx"))
		d.types("plein.docx")
		d.press("enter")
		d.shows("disque est plein", "> plein.docx")
	}
	d.types("protege.docx")
	d.press("enter", "down", "enter")
	d.shows("protégé contre l’écriture", "> protege.docx")
	d.types("va.bien.docx")
	d.press("enter")
	d.holdsFile("va.bien.docx", "PK")
	d.hides("protégé")
}

// The project itself is never covered, whatever it is called.
func TestOutingSparesTheProject(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.WriteFile("projet.txt", example(t).JSON(), 0o600))
	f, p, err := store.Open(catalog(t), "projet.txt")
	must(t, err)
	d := startAt(t, f, p)
	d.document("invitation")
	d.press("w", "end", "enter")
	d.types("projet.txt")
	d.press("enter", "down", "enter")
	d.shows("un projet de cpts")
	d.holdsFile("projet.txt", "{")
}

// What takes long is told, and is not begun twice.
func TestALongOuting(t *testing.T) {
	d := begun(t)
	d.document("lettre-intention")
	d.press("w", "enter")
	_, long := d.app.Update(keyNamed(t, "enter"))
	d.send(outLong{d.app.outings.count - 1})
	d.hides("Écriture en cours")
	d.send(outLong{d.app.outings.count})
	d.shows("Écriture en cours")
	d.press("enter")
	d.shows("pas finie")
	d.press("esc", "esc") // she goes on meanwhile
	d.run(long)
	d.holdsFile(letterFile, "PK")
	d.shows("enregistré dans")
	d.send(outLong{d.app.outings.count})
	d.hides("Écriture en cours")
}

// Leaving ends a writing that is under way, and tells why it could not be.
func TestLeavingEndsAnOuting(t *testing.T) {
	d := begun(t)
	for path, fails := range map[string]bool{letterFile: false, "absent/lettre.docx": true} {
		d.document("lettre-intention")
		d.press("w", "enter")
		d.types(path)
		_, going := d.app.Update(keyNamed(t, "enter"))
		if err := d.app.endOuting(); (err != nil) != fails {
			t.Errorf("%s: %v", path, err)
		}
		if !fails {
			d.holdsFile(path, "PK")
			must(t, os.Remove(path))
		}
		d.run(going) // it is not done twice
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is written twice", path)
		}
		if err := d.app.endOuting(); err != nil {
			t.Errorf("%s is over: %v", path, err)
		}
	}
}

// A fault in what makes a file is told, and the program goes on.
func TestAnOutingThatFails(t *testing.T) {
	d := begun(t)
	o := &outing{title: "Essai", stem: "essai", formats: []string{"txt"}, make: func(*model.Project, string) ([]byte, error) { panic("vide") }}
	d.run(d.app.open(want{room: roomWrite, of: o.in("texte")}))
	d.press("enter")
	d.shows("s’est interrompue")
}

// What is missing is opened question by question, and each answer comes back to what is
// left, then to the document.
func TestCompleteADocument(t *testing.T) {
	d := start(t, with(t, "nom=CPTS", "population=27143"))
	d.document("projet-sante")
	before := len(d.app.top().(*documentPage).standing.ByQuestion())
	d.press("m")
	d.selects("Objectifs de départ")
	d.press("enter")
	d.isOn("objectifs")
	d.press("esc")
	d.selects("Objectifs de départ")
	d.press("enter")
	d.write("Que chacun ait un médecin")
	d.press("ctrl+s")
	d.selects("Siège")
	if left := len(d.app.top().(*missingPage).items); left != before-1 {
		t.Errorf("%d answers are missing, want %d:\n%s", left, before-1, d.screen())
	}
	d.hides("Objectifs de départ")
	d.press("esc")
	if left := len(d.app.top().(*documentPage).standing.ByQuestion()); left != before-1 {
		t.Errorf("the document lacks %d answers, want %d", left, before-1)
	}
}

// Without the names, functions stand on the screen and in the file.
func TestNamelessDocument(t *testing.T) {
	d := begun(t)
	d.document("lettre-intention")
	named := d.app.project.Rows("equipe")[0]["nom"].(string)
	whole := func() string { return strings.Join(d.app.top().(*documentPage).text, "\n") }
	if !strings.Contains(whole(), named) {
		t.Fatalf("the letter does not name %q", named)
	}
	d.press("a")
	d.shows("Plus personne n’est nommé")
	if strings.Contains(whole(), named) {
		t.Errorf("%q is still named", named)
	}
	d.press("w", "enter", "enter")
	if strings.Contains(wordText(t, letterFile), named) {
		t.Errorf("the file names %q", named)
	}
	d.press("a")
	if !strings.Contains(whole(), named) {
		t.Errorf("%q is not back", named)
	}
	d.press("esc")
	d.document("obligations-datees")
	d.press("a")
	d.shows("Ce document ne nomme personne")
}

// The days and the money are written from the same page.
func TestAgendaAndBudgetOut(t *testing.T) {
	d := begun(t)
	d.run(d.app.open(want{room: roomDocuments}))
	d.press("end", "up", "up", "up")
	d.selects("Calendrier")
	d.press("enter", "enter")
	d.holdsFile("agenda-cpts-du-haut-vallon.ics", "BEGIN:VCALENDAR")
	d.press("down", "enter", "enter", "enter")
	d.holdsFile("budget-cpts-du-haut-vallon.xlsx", "PK")
	d.press("enter", "down", "enter", "enter")
	d.holdsFile("budget-cpts-du-haut-vallon.csv", "\ufeffbareme;")
	d.press("down", "enter")
	d.shows("Rapport")
	d.press("w", "end", "enter", "enter")
	d.holdsFile("rapport-cpts-du-haut-vallon.txt", "")

	d = start(t, blank(t))
	d.run(d.app.open(want{room: roomDocuments}))
	d.press("end", "up", "up", "enter", "enter", "enter")
	d.shows("Un montant dépend du nombre d’habitants")
}

// A region's own file is filled beside itself, and what could not be is told.
func TestFillATemplate(t *testing.T) {
	d := begun(t)
	p := &pages.Page{}
	p.Say("{{nom}}, {{siege}}, {{zorglub}}")
	var b bytes.Buffer
	must(t, docx.Write(&b, p, docx.Meta{}))
	must(t, os.WriteFile("trame.docx", b.Bytes(), 0o600))
	must(t, os.WriteFile("texte.docx", []byte("du texte"), 0o600))
	b.Reset()
	must(t, docx.Write(&b, &pages.Page{Blocks: []pages.Block{pages.Title("Rien")}}, docx.Meta{}))
	must(t, os.WriteFile("rien.docx", b.Bytes(), 0o600))

	d.run(d.app.open(want{room: roomDocuments}))
	d.press("end", "enter")
	for typed, says := range map[string]string{
		"": "Tapez le nom", "absent.docx": "Il n’y a pas de fichier absent.docx", "texte.docx": "pas un document Word", "rien.docx": "Rien à remplir",
	} {
		d.types(typed)
		d.press("enter")
		d.shows(says, "> "+typed)
	}
	d.types("trame.docx")
	d.press("enter")
	d.shows("> trame-rempli.docx", "1 clé remplie")
	d.press("enter")
	d.shows("1 clé remplie", "{{zorglub}}", "siege", "enregistré dans")
	if text := wordText(t, "trame-rempli.docx"); !strings.Contains(text, "CPTS du Haut-Vallon") || !strings.Contains(text, "{{zorglub}}") {
		t.Errorf("the file holds %s", text)
	}
	d.press("esc")
	d.selects("Remplir le modèle Word")
}

// Documents are found by their name, and offered at the end of their rubrique.
func TestDocumentsAreFound(t *testing.T) {
	d := start(t, example(t))
	d.press("/")
	d.write("lettre d'intention")
	d.shows("document · La lettre d’intention")
	d.app.home()
	d.app.push(newSection(d.app, catalog(t).Section("lettre")))
	d.press("end")
	d.selects("◐ Lettre d’intention")
	d.press("enter")
	d.shows("Documents › Lettre d’intention")
	d.press("esc")
	d.selects("◐ Lettre d’intention")
}

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "CPTS du Haut-Vallon": "cpts-du-haut-vallon", "Œuvre d’été / n° 2": "oeuvre-d-ete-n-2", "../..": "", "日本": "",
		strings.Repeat("long ", 20): "long-long-long-long-long-long-long-long", strings.Repeat("x", 99): strings.Repeat("x", longestName),
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}

// watched tells the files that are opened.
type watched struct {
	fs.FS
	opened map[string]bool
}

func (w watched) Open(name string) (fs.File, error) {
	w.opened[name] = true
	return w.FS.Open(name)
}

// No document is read before one is asked for, and no advice where there is no room to
// give it: home is drawn without.
func TestHomeReadsNoDocument(t *testing.T) {
	files := watched{content.Files(), map[string]bool{}}
	c, err := content.LoadFrom(files)
	must(t, err)
	p, err := model.Example(c, dates.Of(clock()))
	must(t, err)
	d := startAt(t, store.At(filepath.Join(t.TempDir(), "p.json")), p)
	read := func(folder string) bool {
		for name := range files.opened {
			if strings.HasPrefix(name, folder) {
				return true
			}
		}
		return false
	}
	d.shows("Documents")
	if read("conseils/") {
		t.Error("home has read advice")
	}
	d.size(132, 38)
	d.shows("À savoir à cette étape")
	if read("documents/") {
		t.Error("home has read documents")
	}
	d.run(d.app.open(want{room: roomDocuments}))
	if !read("documents/") || !read("conseils/") {
		t.Error("this test looks at nothing")
	}
}
