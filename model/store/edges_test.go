package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
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
	problem(t, "deep", err, path, "s'emboîte sans fin")
	must(t, os.WriteFile(path, bytes.Repeat([]byte("["), deepest), 0o600))
	_, _, err = Open(catalog(t), path)
	problem(t, "not so deep", err, path, "n'est pas du JSON lisible")
}

// A file that is protected is not converted, nor replaced by a copy.
func TestProtectedFileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "Vallée")
	text := bytes.ReplaceAll(onDisk(t, path), []byte("é"), []byte("\xe9"))
	must(t, os.WriteFile(path, text, 0o600))
	must(t, os.Chmod(path, 0o400))
	p, err := f.Convert(catalog(t))
	problem(t, "convert", err, path, "protégé contre l'écriture")
	if p != nil || !bytes.Equal(onDisk(t, path), text) || f.Copied() {
		t.Error("a protected file was converted")
	}
	other := filepath.Join(filepath.Dir(path), "copie.json")
	saved(t, other, "Autre")
	_, err = f.Restore(catalog(t), Copy{Path: other, Project: named(t, "Autre")}, noon)
	problem(t, "restore", err, path, "protégé contre l'écriture")
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
