package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestExport(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "synthese.txt")
	for _, text := range []string{"un", "deux"} { // a document made again replaces the former
		if err := Export(file, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != text {
			t.Errorf("holds %q, %v; want %q", got, err, text)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

// A link stays a link.
func TestExportKeepsLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links are for administrators there")
	}
	dir := t.TempDir()
	file, link := filepath.Join(dir, "synthese.txt"), filepath.Join(dir, "lien.txt")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	if err := Export(link, []byte("un")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
	if got, _ := os.ReadFile(file); string(got) != "un" {
		t.Errorf("behind the link: %q", got)
	}
}

func TestExportProblems(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "garde.txt")
	if err := os.WriteFile(kept, []byte("un"), 0o444); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                                   "dossier",
		kept:                                  "protégé contre l’écriture",
		filepath.Join(dir, "absent", "s.txt"): "n’existe pas",
	} {
		err := Export(path, []byte("un"))
		var problem *Problem
		if !errors.As(err, &problem) || !strings.Contains(problem.What, want) {
			t.Errorf("%s: %v, want a problem with %q", path, err, want)
		}
	}
}

// A document is written beside, then put in place at once: one that cannot be
// written whole leaves the former as it was, and nothing beside it.
func TestExportIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "synthese.txt")
	if err := Export(file, []byte("un")); err != nil {
		t.Fatal(err)
	}
	former, err := os.Open(file) // as a reader holds it
	if err != nil {
		t.Fatal(err)
	}
	defer former.Close()
	if runtime.GOOS != "windows" { // where a file that is open is not replaced
		if err := Export(file, []byte("deux")); err != nil {
			t.Fatal(err)
		}
		if got, _ := io.ReadAll(former); string(got) != "un" {
			t.Errorf("whoever was reading the former document reads %q", got)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for calls := 0; ; calls++ {
		disk := &frail{n: calls, err: syscall.ENOSPC}
		f := At(file)
		f.disk = disk
		err := f.write(file, []byte("un document plus long"))
		got, _ := os.ReadFile(file)
		if err == nil {
			if string(got) != "un document plus long" {
				t.Errorf("said to be written, and holds %q", got)
			}
			break
		}
		if placed := string(got) == "un document plus long"; !placed && string(got) != string(want) {
			t.Errorf("a fault on call %d: holds %q", calls, got)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 {
			t.Errorf("a fault on call %d: left behind %v", calls, entries)
		}
		want = got
	}
}

// A new document may be read by others; one that was there keeps its mode.
func TestExportMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	file := filepath.Join(t.TempDir(), "synthese.txt")
	for _, mode := range []os.FileMode{0, 0o600, 0o640} {
		if mode != 0 {
			if err := os.Chmod(file, mode); err != nil {
				t.Fatal(err)
			}
		}
		if err := Export(file, []byte("un")); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); mode != 0 && got != mode || mode == 0 && got&0o600 != 0o600 {
			t.Errorf("mode %o, want %o", got, mode)
		}
	}
}
