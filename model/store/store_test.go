package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/model"
)

var (
	loaded = sync.OnceValues(content.Load)
	noon   = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
)

func catalog(t *testing.T) *content.Catalog {
	t.Helper()
	c, err := loaded()
	must(t, err)
	return c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// named is a project of that name.
func named(t *testing.T, name string) *model.Project {
	t.Helper()
	p := model.New(catalog(t), noon)
	must(t, p.SetAnswer(model.NameID(), name, noon))
	return p
}

// saved is a project file of that name, on disk.
func saved(t *testing.T, path, name string) *File {
	t.Helper()
	f := At(path)
	must(t, f.Save(named(t, name)))
	return f
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
		{"not JSON", "CPTS du Haut-Vallon\n", "n'est pas du JSON lisible, à partir de la ligne 1"},
		{"cut", "{\n  \"format\": 1,\n  \"reponses\": {", "n'est pas du JSON lisible, à partir de la ligne 3"},
		{"other JSON", "[1, 2]", "n'est pas un projet de cpts"},
		{"other object", "{\"name\": \"x\"}", "n'est pas un projet de cpts"},
		{"other shape", "{\"format\": 1, \"reponses\": []}", "ce que contient «\u00a0reponses\u00a0» n'est pas de la forme attendue"},
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
	if text := err.Error(); !strings.HasPrefix(text, path+"\u00a0: ") || !strings.Contains(text, says) {
		t.Errorf("%s: « %s », want it to say « %s »", name, text, says)
	}
}

// The path to type is printed to the letter, even one that looks like a number.
func TestOpenFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "du 23 100 : projet")
	must(t, os.Mkdir(path, 0o700))
	_, _, err := Open(catalog(t), path)
	problem(t, "folder", err, path, "c'est un dossier. Donnez le chemin d'un fichier, par exemple "+filepath.Join(path, "projet.json"))
	problem(t, "saving to a folder", At(path).Save(named(t, "a")), path, "c'est un dossier")
}

func TestPathThroughAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "fichier")
	must(t, os.WriteFile(file, nil, 0o600))
	path := filepath.Join(file, "projet.json")
	_, _, err := Open(catalog(t), path)
	problem(t, "opening", err, path, "ce chemin passe par un fichier qui n'est pas un dossier")
	problem(t, "saving", At(path).Save(named(t, "a")), path, "ce chemin passe par un fichier")
}

func TestOpenUnreadable(t *testing.T) {
	asUser(t)
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	must(t, os.Chmod(path, 0))
	_, _, err := Open(catalog(t), path)
	problem(t, "unreadable", err, path, "la lecture n'est pas permise. Vérifiez les droits de ce fichier")
}

func TestSaveAndOpen(t *testing.T) {
	for _, name := range []string{"projet.json", "à côté/Santé « été » 2026.json", "日本/مشروع.json", "un/deux/trois/projet.json"} {
		path := filepath.Join(t.TempDir(), name)
		p := named(t, "CPTS du Haut-Vallon")
		f := At(path)
		must(t, f.Save(p))
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
	must(t, f.Save(named(t, "b")))
	mode(t, path, 0o600)
}

func TestSaveAgainAndAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "a")
	for _, name := range []string{"b", "c", strings.Repeat("d", 300), "e"} {
		must(t, f.Save(named(t, name)))
		if got := nameIn(t, path); got != name {
			t.Errorf("named %q, want %q", got, name)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(left) != 1 {
		t.Errorf("%d files beside the project, want none left over", len(left)-1)
	}
}

func TestSaveNeverCoversAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	refused := func(name string, f *File, on string) {
		t.Helper()
		if err := f.Save(named(t, "mien")); !errors.Is(err, ErrChanged) {
			t.Errorf("%s: %v, want %v", name, err, ErrChanged)
		}
		if got := nameIn(t, path); got != on {
			t.Errorf("%s: the file is now named %q, want %q", name, got, on)
		}
	}
	mine := saved(t, path, "a")
	refused("a file that was not opened", At(path), "a")
	theirs, _, err := Open(catalog(t), path)
	must(t, err)
	must(t, theirs.Save(named(t, "leur")))
	refused("a file written since", mine, "leur")
	refused("still", mine, "leur")
	// Once read again, it is known, and may be written.
	p, err := mine.Load(catalog(t))
	must(t, err)
	if p.Name() != "leur" {
		t.Errorf("read again: %q", p.Name())
	}
	must(t, mine.Save(named(t, "mien")))
	if got := nameIn(t, path); got != "mien" {
		t.Errorf("named %q", got)
	}
	// A file taken away is written anew.
	must(t, os.Remove(path))
	must(t, mine.Save(named(t, "de retour")))
	if got := nameIn(t, path); got != "de retour" {
		t.Errorf("named %q", got)
	}
}

func TestSaveRefusesANewerFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	newer := `{"format": 2, "reponses": {"nom": "demain"}, "nouveau": true}`
	must(t, os.WriteFile(path, []byte(newer), 0o600))
	f, p, err := Open(catalog(t), path)
	must(t, err)
	if err := f.Save(p); !errors.Is(err, model.ErrReadOnly) {
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
	problem(t, "closed folder", f.Save(named(t, "après")), path, "ce fichier ne peut pas être écrit (l'écriture n'y est pas permise)")
	if got := nameIn(t, path); got != "avant" {
		t.Errorf("named %q, want the file as it was", got)
	}
	problem(t, "folder that cannot be made", At(filepath.Join(dir, "neuf", "projet.json")).Save(named(t, "x")),
		filepath.Join(dir, "neuf", "projet.json"), "le dossier ne peut pas être créé (l'écriture n'y est pas permise)")
	must(t, os.Chmod(dir, 0o700))
	must(t, f.Save(named(t, "après")))
	if got := nameIn(t, path); got != "après" {
		t.Errorf("named %q", got)
	}
}
