package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
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
	for path, want := range map[string]string{
		dir:                                   "dossier",
		filepath.Join(dir, "absent", "s.txt"): "n'existe pas",
	} {
		err := Export(path, []byte("un"))
		var problem *Problem
		if !errors.As(err, &problem) || !strings.Contains(problem.What, want) {
			t.Errorf("%s: %v, want a problem with %q", path, err, want)
		}
	}
}
