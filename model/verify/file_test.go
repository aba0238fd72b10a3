package verify

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/model/modeltest"
	"cpts/model/store"
)

// odd is a file in which another hand, or another version, wrote what it should not.
const odd = `{
  "format": 1,
  "cree_le": "2026-11-23T12:00:00Z",
  "reponses": {
    "nom": "Lac",
    "population": "mille",
    "region": "ailleurs",
    "nomm": "x",
    "communes": ["a"],
    "nom": "Mer",
    "equipe": [
      {"nom": "Sacha", "profession": "infirmier",
       "benevole": "parfois", "depui": "2026-01-01", "benevole2": null}
    ],
    "lettre_deposee_le": "2026-11-02",
    "aci_signe_le": "2026-10-01",
    "tout_autre": 1
  },
  "actions": {
    "A-01": {"etat": "peut-être"},
    "A-09": {"etat": "faite"}
  },
  "notes": {
    "nom": 3,
    "A-02": "bien",
    "nomme": "x"
  },
  "brouillons": {"nom": {"le": "2026-11-23T12:00:00Z", "textes": ["y"]}},
  "position": 4,
  "jornal": 1,
  "journal_debut": 3,
  "journal": [
    {"quand": "2026-11-23T12:00:00Z", "cle": "nom", "avant": null, "apres": "Lac"},
    {"cle": 3},
    {"quand": "2026-11-23T12:00:00Z", "cle": "nom", "ecarte": true, "avant": null, "apres": "Lac"}
  ]
}`

func plain(all []Finding) (lines []string) {
	for _, f := range all {
		lines = append(lines, strings.ReplaceAll(f.String(), "\u00a0", " "))
	}
	return lines
}

// look writes a file and looks it over, with the content of the tests.
func look(t *testing.T, text string) *Findings {
	t.Helper()
	path := filepath.Join(t.TempDir(), "projet.json")
	modeltest.Must(t, os.WriteFile(path, []byte(text), 0o600))
	f, err := File(contenttest.Catalog(t), path)
	modeltest.Must(t, err)
	return f
}

// What earlier versions asked is known: a column that a table has no more, a text begun
// on a question that is asked no more. Only what is not in order is told, by its name.
func TestPastIsKnown(t *testing.T) {
	c, err := content.Load()
	modeltest.Must(t, err)
	look := func(level, draft string) *Findings {
		path := filepath.Join(t.TempDir(), "projet.json")
		modeltest.Must(t, os.WriteFile(path, []byte(`{"format": 1, "cree_le": "2026-11-23T12:00:00Z",
  "reponses": {"outils_cpts": [{"id": "a", "outil": "visio", "niveau": `+level+`}]},
  "brouillons": {"commissaire": `+draft+`}}`), 0o600))
		f, err := File(c, path)
		modeltest.Must(t, err)
		return f
	}
	if f := look(`"niveau-2"`, `{"le": "2026-11-23T12:00:00Z", "textes": ["oui"]}`); f.FileWrong() {
		t.Errorf("what was asked before is told: %q %q", plain(f.Unknown), plain(f.ToCorrect))
	}
	f := look(`3`, `4`)
	want := []string{
		`ligne 2, « Outils », rang 1, « Niveau » contient 3 ; il y faut "niveau-1", "niveau-2", "niveau-3" ou "niveau-4"`,
		`ligne 3, le texte commencé sur « Commissaire aux comptes » contient 4 ; il y faut {"le": "2026-11-23T12:00:00Z", "textes": ["…"]}`,
	}
	if got := plain(f.ToCorrect); !slices.Equal(got, want) || len(f.Unknown) > 0 {
		t.Errorf("told %q, unknown %q", got, plain(f.Unknown))
	}
}

// Everything is said, on its line, in the order of the lines: what is to be corrected,
// what is not known and what it may stand for, what is good to know.
func TestFileIsLookedOver(t *testing.T) {
	f := look(t, odd)
	regions := store.RegionsDir()
	for name, c := range map[string]struct{ got, want []string }{
		"to correct": {plain(f.ToCorrect), []string{
			`ligne 6, « Population » (population) contient "mille" ; il y faut un nombre entier, sans guillemets, de 1 à 5000000`,
			`ligne 7, « Région » (region) contient "ailleurs" ; il y faut "nord" ou "autre" ; ou, pour une région ajoutée, son fichier dans ` + regions,
			`ligne 10, « nom » est écrit deux fois : cpts ne lit que la dernière`,
			`ligne 13, « Équipe », rang 1, « Bénévole » contient "parfois" ; il y faut true ou false`,
			`ligne 16, « Contrat signé le 1er octobre 2026 » vient avant « Lettre déposée le 2 novembre 2026 »`,
			`ligne 20, A-01, « Écrire les objectifs à plusieurs », contient {"etat": "peut-être"} ; il y faut {"etat": "faite", "le": "2026-11-23"} ou {"etat": "sans_objet", "motif": "…"}`,
			`ligne 24, la note sur « nom » contient 3 ; il y faut un texte`,
			`ligne 29, la partie « position » ne se lit pas ; elle est gardée de côté, et le reste se lit`,
			`ligne 34, l’historique, rang 2, ne décrit aucun changement : il est laissé de côté, et l’annulation passe outre`,
		}},
		"unknown": {plain(f.Unknown), []string{
			`ligne 8, la réponse « nomm » ; peut-être « nom » ?`,
			`ligne 13, « Équipe », rang 1, la colonne « depui » ; peut-être « depuis » ?`,
			`ligne 17, la réponse « tout_autre »`,
			`ligne 21, l’action « A-09 » ; peut-être « A-01 » ?`,
			`ligne 26, la note sur « nomme » ; peut-être « nom » ?`,
			`ligne 30, la partie « jornal » ; peut-être « journal » ?`,
		}},
		"remarks": {plain(f.Remarks), []string{
			"L’historique garde 1 changement mis de côté, faits au même moment que d’autres qui les contredisaient : ils s’y retrouvent.",
			"Les 3 changements les plus anciens ne sont plus dans l’historique ; les réponses, elles, sont toutes là.",
			"1 texte commencé n’est pas encore validé. L’assistant les rouvre à leur place.",
		}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(c.got, "\n"), strings.Join(c.want, "\n"))
		}
	}
	if !f.Wrong() || !f.FileWrong() || f.Unreadable != "" || f.Newer {
		t.Errorf("%v, %v", f.Wrong(), f.Newer)
	}
}

// A file that is as it should be, one that is only newer, one that cannot be read, none.
func TestFileWrongOrNot(t *testing.T) {
	sound := `{"format": 1, "reponses": {"nom": "Lac"}}`
	newer := strings.Replace(sound, `"format": 1`, `"format": 9, "plus_tard": 1`, 1)
	for name, c := range map[string]struct {
		text                     string
		wrong, unreadable, newer bool
	}{
		"sound": {sound, false, false, false}, "newer": {newer, false, false, true}, "unknown": {strings.Replace(sound, `"nom"`, `"rien"`, 1), true, false, false},
		"newer, and wrong": {strings.Replace(newer, `"Lac"`, "3", 1), true, false, true}, "cut": {sound[:20], true, true, false},
	} {
		f := look(t, c.text)
		if f.FileWrong() != c.wrong || f.Wrong() != c.wrong || (f.Unreadable != "") != c.unreadable || f.Newer != c.newer {
			t.Errorf("%s: %+v", name, f)
		}
		if name == "newer" && len(f.Remarks) != 1 {
			t.Errorf("%q", plain(f.Remarks))
		}
	}
	path := filepath.Join(t.TempDir(), "projet.json")
	modeltest.Must(t, os.WriteFile(path, []byte(sound), 0o600))
	modeltest.Must(t, os.Chmod(path, 0o644))
	if f, err := File(contenttest.Catalog(t), path); err != nil || runtime.GOOS != "windows" && len(f.Remarks) != 1 {
		t.Errorf("a file that others may read: %+v, %v", f, err)
	}
	if _, err := File(contenttest.Catalog(t), filepath.Join(t.TempDir(), "aucun.json")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// Of many changes that cannot be read, the first are told one by one.
func TestBrokenJournal(t *testing.T) {
	for n, told := range map[int]int{1: 1, mostBroken: mostBroken, mostBroken + 2: mostBroken + 1} {
		f := look(t, `{"format": 1, "journal": [`+strings.TrimSuffix(strings.Repeat(`{"cle": 3},`, n), ",")+`]}`)
		if len(f.ToCorrect) != told {
			t.Errorf("%d broken: %q", n, plain(f.ToCorrect))
		}
		if n > mostBroken && !slices.ContainsFunc(plain(f.ToCorrect), func(s string) bool { return strings.Contains(s, "encore 2 rangs") }) {
			t.Errorf("%q", plain(f.ToCorrect))
		}
	}
}

// The copies are counted, those that cannot be read told; without its file, a project
// still has them.
func TestCopiesAreLookedAt(t *testing.T) {
	c := contenttest.Catalog(t)
	path := filepath.Join(t.TempDir(), "projet.json")
	for _, name := range []string{"Lac", "Mer"} {
		p := modeltest.Small(t, "nom="+name)
		_, old, err := store.Open(c, path)
		f := store.At(path)
		if err == nil {
			modeltest.Must(t, old.SetAnswer("nom", name, modeltest.Noon))
			f, p, err = store.Open(c, path)
			modeltest.Must(t, err)
			modeltest.Must(t, p.SetAnswer("nom", name, modeltest.Noon))
		}
		_, err = f.Save(p)
		modeltest.Must(t, err)
	}
	copies := store.At(path).Copies(c)
	if len(copies) != 1 {
		t.Fatalf("%d copies", len(copies))
	}
	remarks := func() string {
		f, err := File(c, path)
		modeltest.Must(t, err)
		return fmt.Sprint(f.Unreadable, plain(f.Remarks))
	}
	if got := remarks(); !strings.HasPrefix(got, "[1 copie de ce fichier est gardée, la plus récente du ") || strings.Contains(got, "ne se lit pas") {
		t.Errorf("%s", got)
	}
	modeltest.Must(t, os.WriteFile(copies[0].Path, []byte("{"), 0o600))
	if got := remarks(); !strings.Contains(got, "La copie 1, du ") || !strings.Contains(got, "ne se lit pas") {
		t.Errorf("%s", got)
	}
	modeltest.Must(t, os.Remove(path))
	if got := remarks(); !strings.HasPrefix(got, "il n’y a plus de fichier ici") {
		t.Errorf("%s", got)
	}
}

// Who else may read the file, or that nobody may write it, is good to know.
func TestModesAreRemarked(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("it has no such modes")
	}
	path := filepath.Join(t.TempDir(), "projet.json")
	modeltest.Must(t, os.WriteFile(path, []byte(`{"format": 1}`), 0o600))
	for mode, want := range map[fs.FileMode]string{
		0o600: "", 0o640: "(droits 0640) ; cpts le leur ferme au prochain enregistrement.", 0o601: "(droits 0601)", 0o400: "protégé contre l’écriture (droits 0400).",
	} {
		modeltest.Must(t, os.Chmod(path, mode))
		f := &Findings{}
		f.mode(path)
		if got := strings.Join(plain(f.Remarks), ""); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%04o: %q", mode, got)
		}
	}
	modeltest.Must(t, os.Chmod(path, 0o640))
	f := &Findings{Newer: true}
	f.mode(path)
	if got := plain(f.Remarks); len(got) != 1 || strings.Contains(got[0], "leur ferme") {
		t.Errorf("a newer file: %q", got)
	}
	f.mode(path + ".x")
	if len(f.Remarks) != 1 {
		t.Errorf("of no file: %q", plain(f.Remarks))
	}
}

// What a file quotes is cut, and regional files that are left aside are told.
func TestQuotesAreCut(t *testing.T) {
	for text, want := range map[string]string{strings.Repeat("é", 60): strings.Repeat("é", 60), strings.Repeat("é", 61): strings.Repeat("é", 59) + "…"} {
		if got := extract(text); got != want {
			t.Errorf("%q", got)
		}
	}
	c, err := content.LoadFrom(contenttest.FS())
	modeltest.Must(t, err)
	c.AddRegions([]content.OutsideFile{{Path: "ailleurs.yaml", Trouble: "ne se lit pas"}})
	path := filepath.Join(t.TempDir(), "projet.json")
	modeltest.Must(t, os.WriteFile(path, []byte(`{"format": 1}`), 0o600))
	f, err := File(c, path)
	modeltest.Must(t, err)
	if len(f.Regions) != 1 || !f.Wrong() || f.FileWrong() {
		t.Errorf("%q, wrong %v", plain(f.Regions), f.Wrong())
	}
}
