package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"cpts/model"
)

// A text of the old editors has no byte without a letter, no control, and is of letters
// of one sort.
func TestWindows1252(t *testing.T) {
	for text, want := range map[string]bool{
		"\xe9": true, "a\tb\r\n\f\xe9": true, "\xe9\x00": false, "\xe9\x1b": false, "\xe9\x7f": false, "abc": false, "": false,
		"\xe9\x81": false, "\xe9\x8d": false, "\xe9\x8f": false, "\xe9\x90": false, "\xe9\x9d": false, "\xe9\x80": true,
		"é" + strings.Repeat("\xe9 ", 10): false, "é" + strings.Repeat("\xe9 ", 11): true, "é": false,
	} {
		if got := isWindows1252([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A text of two-byte characters is told by its mark or, of some length, by where its
// zeros are.
func TestWideOrder(t *testing.T) {
	little, big := unicode.LittleEndian, unicode.BigEndian
	for text, want := range map[string]struct {
		order unicode.Endianness
		mark  int
		wide  bool
	}{
		"\xff\xfe": {little, 2, true}, "\xfe\xff": {big, 2, true}, "\xff\xfea": {little, 2, true},
		"a\x00b\x00": {little, 0, true}, "\x00a\x00b": {big, 0, true}, "": {little, 0, false}, "a": {little, 0, false}, "\x00": {little, 0, false},
		"a\x00b\x00c": {little, 0, false}, "ab": {little, 0, false}, "\x00\x00": {little, 0, false}, "a\x00": {little, 0, true},
		"a\x00b\x00c\x00\x00d": {little, 0, false},                                       // zeros on both sides
		"a\x00b\x00cdef":       {little, 0, false}, "\x00a\x00bcdef": {little, 0, false}, // too few
		"a\x00b\x00c\x00de": {little, 0, false}, "a\x00b\x00c\x00d\x00ef": {little, 0, true}, "\x00a\x00b\x00cde": {little, 0, false}, "\x00a\x00b\x00c\x00def": {big, 0, true},
	} {
		if order, mark, wide := wideOrder([]byte(text)); order != want.order || mark != want.mark || wide != want.wide {
			t.Errorf("%q: %v, %d, %v", text, order, mark, wide)
		}
	}
}

// What saves that were cut short left is swept away; what only looks like it stays.
func TestSweepTakesItsOwn(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	kept := []string{".projet.json.note", "autre.tmp", ".autre.json.x7.tmp", "projet.json.tmp"}
	for _, name := range append(kept, ".projet.json.x7.tmp") {
		must(t, os.WriteFile(at(name), nil, 0o600))
	}
	saved(t, at("projet.json"), "Vallon")
	for _, name := range kept {
		if _, err := os.Stat(at(name)); err != nil {
			t.Errorf("%s was swept away", name)
		}
	}
	if _, err := os.Stat(at(".projet.json.x7.tmp")); !os.IsNotExist(err) {
		t.Error("what a save left is still there")
	}
}

// A file nested without end is refused before anything is made of it.
func TestLoadRefusesWhatIsTooDeep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	must(t, os.WriteFile(path, []byte(strings.Repeat("[", deepest+1)), 0o600))
	_, _, err := Open(catalog(t), path)
	problem(t, "deep", err, path, "s’emboîte sans fin")
	must(t, os.WriteFile(path, bytes.Repeat([]byte("["), deepest), 0o600))
	_, _, err = Open(catalog(t), path)
	problem(t, "not so deep", err, path, "n’est pas du JSON lisible")
}

// A file that is protected is not converted, nor replaced by a copy.
func TestProtectedFileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "Vallée")
	text := bytes.ReplaceAll(onDisk(t, path), []byte("é"), []byte("\xe9"))
	must(t, os.WriteFile(path, text, 0o600))
	must(t, os.Chmod(path, 0o400))
	p, err := f.Convert(catalog(t))
	problem(t, "convert", err, path, "protégé contre l’écriture")
	if p != nil || !bytes.Equal(onDisk(t, path), text) || f.Copied() {
		t.Error("a protected file was converted")
	}
	other := filepath.Join(filepath.Dir(path), "copie.json")
	saved(t, other, "Autre")
	_, err = f.Restore(catalog(t), Copy{Path: other, Project: named(t, "Autre")}, noon)
	problem(t, "restore", err, path, "protégé contre l’écriture")
}

// A return to a copy is joined to what another program wrote meanwhile, and tells what
// the file then holds.
func TestRestoreJoins(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	f, p, err := Open(catalog(t), path)
	must(t, err)
	must(t, p.SetAnswer(model.KeyName.ID(), "b", noon))
	must(t, save(t, f, p))
	copies := f.Copies(catalog(t))
	other, theirs, err := Open(catalog(t), path)
	must(t, err)
	must(t, theirs.SetAnswer(model.KeyPopulation.ID(), int64(12), noon))
	must(t, save(t, other, theirs))
	back, err := f.Restore(catalog(t), copies[0], noon)
	must(t, err)
	if back.Name() != "a" || nameIn(t, path) != "a" {
		t.Errorf("%s, %d changes", back.Name(), back.Changes())
	}
	if !f.Intact() || string(back.JSON()) != string(onDisk(t, path)) {
		t.Error("what is told is not what the file holds")
	}
}

// A copy bears the time of its session, and is private whatever the file was; forgetting
// the history changes the file and tells what it then holds, not the project at hand.
func TestCopiesBearTheirTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	old := filepath.Join(copiesFolder(path), "2020-01-01T00-00-00.000000.json")
	must(t, os.MkdirAll(filepath.Dir(old), 0o700))
	must(t, os.WriteFile(old, onDisk(t, path), 0o600))
	must(t, os.Chmod(path, 0o644))
	f, p, err := Open(catalog(t), path)
	must(t, err)
	must(t, p.SetAnswer(model.KeyName.ID(), "b", noon))
	must(t, save(t, f, p))
	copies := f.Copies(catalog(t))
	if len(copies) != 2 || copies[0].At.Year() == 2020 || copies[1].At.UTC().Year() != 2020 {
		t.Fatalf("%v", copies)
	}
	mode(t, copies[0].Path, 0o600)
	changes := p.Changes()
	joined, err := f.Forget(p)
	must(t, err)
	if len(p.Journal()) != changes || joined == nil || len(joined.Project.Journal()) > 0 || string(joined.Project.JSON()) != string(onDisk(t, path)) {
		t.Errorf("%d changes left here, of %d; %v", len(p.Journal()), changes, joined)
	}
}

// A copy is put back where the file is gone, or is of another project.
func TestRestoreOfAFileThatIsGone(t *testing.T) {
	for name, there := range map[string]func(path string){
		"gone":            func(path string) { must(t, os.Remove(path)) },
		"another project": func(path string) { must(t, os.Remove(path)); saved(t, path, "autre") },
	} {
		path := filepath.Join(t.TempDir(), "projet.json")
		saved(t, path, "a")
		f, p, err := Open(catalog(t), path)
		must(t, err)
		must(t, p.SetAnswer(model.KeyName.ID(), "b", noon))
		must(t, save(t, f, p))
		copies := f.Copies(catalog(t))
		there(path)
		back, err := At(path).Restore(catalog(t), copies[0], noon)
		if err != nil || back.Name() != "a" || nameIn(t, path) != "a" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A file that another program wrote again in another encoding is not joined, nor covered.
func TestSaveOverAnotherEncoding(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "Vallée")
	text := bytes.ReplaceAll(onDisk(t, path), []byte("é"), []byte("\xe9"))
	must(t, os.WriteFile(path, text, 0o600))
	joined, err := f.Save(named(t, "autre"))
	problem(t, "another encoding", err, path, "Windows-1252")
	if joined != nil || !bytes.Equal(onDisk(t, path), text) {
		t.Error("the file was covered")
	}
}

// noLinks is a disk on which a file has one name; nothing can be written in the folder
// of the copies when that is asked.
type noLinks struct {
	system
	full bool
}

func (noLinks) Link(string, string) error { return syscall.EPERM }
func (d noLinks) Create(path string) (written, error) {
	if d.full && strings.HasSuffix(filepath.Dir(path), ".copies") {
		return nil, syscall.ENOSPC
	}
	return d.system.Create(path)
}

// A disk without links holds copies all the same; one that cannot be made keeps nothing
// from being saved, and is tried again.
func TestCopiesWithoutLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	before := onDisk(t, path)
	f, p, err := Open(catalog(t), path)
	must(t, err)
	for i, full := range []bool{true, false, false} {
		f.disk = noLinks{full: full}
		must(t, p.SetAnswer(model.KeyName.ID(), strings.Repeat("b", i+1), noon))
		if i == 0 {
			must(t, save(t, f, p))
			if f.Copied() {
				t.Fatal("a copy was made on a full disk")
			}
			must(t, os.WriteFile(path, before, 0o600)) // as it was
			f, p, err = Open(catalog(t), path)
			must(t, err)
			continue
		}
		must(t, save(t, f, p))
	}
	copies := f.Copies(catalog(t))
	if len(copies) != 1 || !bytes.Equal(onDisk(t, copies[0].Path), before) {
		t.Fatalf("%d copies", len(copies))
	}
	mode(t, copies[0].Path, 0o600)
}

// A copy that could not be made is made at the next save of the session.
func TestCopyIsTriedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	f, p, err := Open(catalog(t), path)
	must(t, err)
	f.disk = noLinks{full: true}
	must(t, p.SetAnswer(model.KeyName.ID(), "b", noon))
	must(t, save(t, f, p))
	f.disk = system{}
	must(t, p.SetAnswer(model.KeyName.ID(), "c", noon))
	must(t, save(t, f, p))
	if copies := f.Copies(catalog(t)); len(copies) != 1 || copies[0].Project.Name() != "b" {
		t.Errorf("%v", copies)
	}
}

// A folder that is not there cannot be synced, and that is said.
func TestSyncOfNoFolder(t *testing.T) {
	if err := syncFolder(filepath.Join(t.TempDir(), "aucun")); !os.IsNotExist(err) {
		t.Errorf("%v", err)
	}
	must(t, syncFolder(t.TempDir()))
}
