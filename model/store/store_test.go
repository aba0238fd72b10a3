package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cpts/model"
	"cpts/model/modeltest"
)

var (
	noon          = modeltest.Noon
	catalog, must = modeltest.Catalog, modeltest.Must
)

// named is a project of that name.
func named(t *testing.T, name string) *model.Project {
	t.Helper()
	p := model.New(catalog(t), noon)
	must(t, p.SetAnswer(model.KeyName.ID(), name, noon))
	return p
}

// saved is a project file of that name, on disk.
func saved(t *testing.T, path, name string) *File {
	t.Helper()
	f := At(path)
	must(t, save(t, f, named(t, name)))
	return f
}

// save is what a save gives when nothing is to be joined.
func save(t *testing.T, f *File, p *model.Project) error {
	t.Helper()
	joined, err := f.Save(p)
	if joined != nil {
		t.Errorf("joined with what another wrote: %+v", joined)
	}
	return err
}

// nameIn is the name of the project that a file on disk holds.
func nameIn(t *testing.T, path string) string {
	t.Helper()
	_, p, err := Open(catalog(t), path)
	must(t, err)
	return p.Name()
}

// asUser skips a test of permissions when they bind nobody.
func asUser(t *testing.T) {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("root is refused nothing")
	}
}

func TestOpenMissing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"projet.json", "aucun/dossier/projet.json"} {
		if f, p, err := Open(catalog(t), filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) || f != nil || p != nil {
			t.Errorf("%s: %v, %v, %v; want %v", name, f, p, err, fs.ErrNotExist)
		}
	}
	if made, err := os.ReadDir(dir); err != nil || len(made) > 0 {
		t.Errorf("opening made %v, %v", made, err)
	}
}

func TestOpenProblems(t *testing.T) {
	cases := []struct {
		name string
		text string
		says string
	}{
		{"empty", "", "ce fichier est vide"},
		{"not JSON", "CPTS du Haut-Vallon\n", "n’est pas du JSON lisible, à partir de la ligne 1"},
		{"cut", "{\n  \"format\": 1,\n  \"reponses\": {", "n’est pas du JSON lisible, à partir de la ligne 3"},
		{"other JSON", "[1, 2]", "n’est pas un projet de cpts"},
		{"other object", "{\"name\": \"x\"}", "n’est pas un projet de cpts"},
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), "projet.json")
		must(t, os.WriteFile(path, []byte(c.text), 0o600))
		f, p, err := Open(catalog(t), path)
		problem(t, c.name, err, path, c.says)
		if f != nil || p != nil {
			t.Errorf("%s: a file is handed out", c.name)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != c.text {
			t.Errorf("%s: the file was touched", c.name)
		}
	}
}

// problem checks that err names the file and says what is wrong, in French set
// with its spaces.
func problem(t *testing.T, name string, err error, path, says string) {
	t.Helper()
	var p *Problem
	if !errors.As(err, &p) || p.Path != path {
		t.Errorf("%s: %v, want a problem of %s", name, err, path)
		return
	}
	if text := err.Error(); !strings.HasSuffix(text, "\u00a0: "+path) || !strings.Contains(strings.ToLower(text), strings.ToLower(says)) {
		t.Errorf("%s: « %s », want it to say « %s »", name, text, says)
	}
}

// The path to type is printed to the letter, even one that looks like a number.
func TestOpenFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "du 23 100 : projet")
	must(t, os.Mkdir(path, 0o700))
	_, _, err := Open(catalog(t), path)
	problem(t, "folder", err, path, "c’est un dossier. Donnez le chemin d’un fichier")
	problem(t, "saving to a folder", save(t, At(path), named(t, "a")), path, "c’est un dossier")
}

func TestPathThroughAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "fichier")
	must(t, os.WriteFile(file, nil, 0o600))
	path := filepath.Join(file, "projet.json")
	_, _, err := Open(catalog(t), path)
	problem(t, "opening", err, path, "ce chemin passe par un fichier qui n’est pas un dossier")
	problem(t, "saving", save(t, At(path), named(t, "a")), path, "le chemin passe par un fichier")
}

func TestOpenUnreadable(t *testing.T) {
	asUser(t)
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	must(t, os.Chmod(path, 0))
	_, _, err := Open(catalog(t), path)
	problem(t, "unreadable", err, path, "la lecture n’est pas permise. Vérifiez les droits de ce fichier")
}

func TestSaveAndOpen(t *testing.T) {
	for _, name := range []string{"projet.json", "à côté/Santé « été » 2026.json", "日本/مشروع.json", "un/deux/trois/projet.json"} {
		path := filepath.Join(t.TempDir(), name)
		p := named(t, "CPTS du Haut-Vallon")
		f := At(path)
		must(t, save(t, f, p))
		if f.Path() != path || nameIn(t, path) != "CPTS du Haut-Vallon" {
			t.Errorf("%s: at %s, named %q", name, f.Path(), nameIn(t, path))
		}
		onDisk, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(onDisk, p.JSON()) {
			t.Errorf("%s: the file is not the project", name)
		}
		mode(t, path, 0o600)
	}
}

func mode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Lstat(path)
	must(t, err)
	if info.Mode() != want {
		t.Errorf("%s is %s, want %s", path, info.Mode(), want)
	}
}

// Folders that are there keep their mode; those made are the owner's.
func TestSaveLeavesFoldersAlone(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o755))
	saved(t, filepath.Join(dir, "neuf", "plus neuf", "projet.json"), "a")
	mode(t, dir, fs.ModeDir|0o755)
	mode(t, filepath.Join(dir, "neuf"), fs.ModeDir|0o700)
	mode(t, filepath.Join(dir, "neuf", "plus neuf"), fs.ModeDir|0o700)
}

// A file copied with a wider mode is narrowed when it is saved.
func TestSaveNarrowsTheMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "a")
	must(t, os.Chmod(path, 0o644))
	must(t, save(t, f, named(t, "b")))
	mode(t, path, 0o600)
}

func TestSaveAgainAndAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "a")
	for _, name := range []string{"b", "c", strings.Repeat("d", 300), "e"} {
		must(t, save(t, f, named(t, name)))
		if got := nameIn(t, path); got != name {
			t.Errorf("named %q, want %q", got, name)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(left) != 1 { // nobody had the file before this session: there is no copy to keep
		t.Errorf("%d files beside the project, want none left over", len(left)-1)
	}
}

func TestSaveNeverCoversAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	mine := saved(t, path, "a")
	if err := save(t, At(path), named(t, "mien")); !errors.Is(err, ErrAppeared) {
		t.Errorf("a file that was not opened: %v, want %v", err, ErrAppeared)
	}
	other := model.New(catalog(t), noon.Add(time.Hour))
	must(t, other.SetAnswer(model.KeyName.ID(), "autre", noon))
	must(t, os.WriteFile(path, other.JSON(), 0o600))
	if err := save(t, mine, named(t, "mien")); !errors.Is(err, model.ErrOther) || nameIn(t, path) != "autre" {
		t.Errorf("another project laid over: %v, named %q; want %v and nothing written", err, nameIn(t, path), model.ErrOther)
	}
	// A file taken away is written anew.
	must(t, os.Remove(path))
	must(t, save(t, mine, named(t, "de retour")))
	if got := nameIn(t, path); got != "de retour" {
		t.Errorf("named %q", got)
	}
}

// What another program wrote since is joined, and the outcome is what the file
// holds.
func TestSaveJoins(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	mine, p, err := Open(catalog(t), path)
	must(t, err)
	theirs, q, err := Open(catalog(t), path)
	must(t, err)
	must(t, q.SetAnswer("population", int64(27143), noon))
	must(t, save(t, theirs, q))
	must(t, p.SetAnswer("objectifs", "Mieux", noon))
	joined, err := mine.Save(p)
	must(t, err)
	if joined == nil || !bytes.Equal(joined.Project.JSON(), onDisk(t, path)) {
		t.Fatalf("the outcome is not what the file holds: %+v", joined)
	}
	if n, _ := joined.Project.Population(); n != 27143 || joined.Project.Answer("objectifs") != "Mieux" {
		t.Errorf("population %d, objectifs %v", n, joined.Project.Answer("objectifs"))
	}
	must(t, save(t, mine, joined.Project))
}

func onDisk(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

// A file that somebody protected stays so, even from its owner and from root.
func TestProtectedFileStaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "a")
	must(t, os.Chmod(path, 0o400))
	problem(t, "protected", save(t, f, named(t, "b")), path, "protégé contre l’écriture")
	mode(t, path, 0o400)
	if nameIn(t, path) != "a" {
		t.Error("it was written")
	}
}

func TestSaveRefusesANewerFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	newer := `{"format": 2, "reponses": {"nom": "demain"}, "nouveau": true}`
	must(t, os.WriteFile(path, []byte(newer), 0o600))
	f, p, err := Open(catalog(t), path)
	must(t, err)
	if err := save(t, f, p); !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("%v, want %v", err, model.ErrReadOnly)
	}
	if after, _ := os.ReadFile(path); string(after) != newer {
		t.Errorf("the file is now %s", after)
	}
}

// A save that fails leaves the file as it was, and the next one can succeed.
func TestSaveIsWholeOrNothing(t *testing.T) {
	asUser(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "projet.json")
	f := saved(t, path, "avant")
	must(t, os.Chmod(dir, 0o500))
	defer func() { must(t, os.Chmod(dir, 0o700)) }()
	problem(t, "closed folder", save(t, f, named(t, "après")), path, "ce fichier ne peut pas être écrit (l’écriture n’y est pas permise)")
	if got := nameIn(t, path); got != "avant" {
		t.Errorf("named %q, want the file as it was", got)
	}
	problem(t, "folder that cannot be made", save(t, At(filepath.Join(dir, "neuf", "projet.json")), named(t, "x")),
		filepath.Join(dir, "neuf", "projet.json"), "le dossier ne peut pas être créé (l’écriture n’y est pas permise)")
	must(t, os.Chmod(dir, 0o700))
	must(t, save(t, f, named(t, "après")))
	if got := nameIn(t, path); got != "après" {
		t.Errorf("named %q", got)
	}
}
