package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestLinksStayLinks(t *testing.T) {
	for name, c := range map[string]struct {
		to   string
		file bool // the file the link names is there
	}{
		"to a file": {"ailleurs/vrai.json", true}, "to no file yet": {"ailleurs/vrai.json", false}, "to a folder to make": {"loin/vrai.json", false},
	} {
		dir := t.TempDir()
		must(t, os.Mkdir(filepath.Join(dir, "ailleurs"), 0o700))
		for _, to := range []string{c.to, filepath.Join(dir, c.to)} {
			real, link := filepath.Join(dir, c.to), filepath.Join(dir, "projet.json")
			if c.file {
				must(t, os.RemoveAll(real))
				saved(t, real, "avant")
			}
			must(t, os.Symlink(to, link))
			f := At(link)
			if _, err := f.Load(catalog(t)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			must(t, save(t, f, named(t, "par le lien")))
			if got, err := os.Readlink(link); err != nil || got != to {
				t.Errorf("%s: the link is %q, %v; want it to lead to %s", name, got, err, to)
			}
			if nameIn(t, real) != "par le lien" {
				t.Errorf("%s: the file behind the link was not written", name)
			}
			mode(t, real, 0o600)
			must(t, os.Remove(link))
			must(t, os.Remove(real))
		}
	}
}

// A chain of links that lead nowhere yet, some through a linked folder: the file
// is made where the last one leads, and every link stays.
func TestLinksToNowhereYet(t *testing.T) {
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "a", "b"), 0o700))
	must(t, os.Symlink(filepath.Join(dir, "a", "b"), filepath.Join(dir, "raccourci")))
	must(t, os.Symlink("../vrai.json", filepath.Join(dir, "a", "b", "second.json")))
	must(t, os.Symlink("raccourci/second.json", filepath.Join(dir, "premier.json")))
	must(t, save(t, At(filepath.Join(dir, "premier.json")), named(t, "loin")))
	if nameIn(t, filepath.Join(dir, "a", "vrai.json")) != "loin" {
		t.Error("not written where the links lead")
	}
	for _, link := range []string{"premier.json", "a/b/second.json"} {
		if info, err := os.Lstat(filepath.Join(dir, link)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no longer a link: %v, %v", link, info, err)
		}
	}
}

func TestDefaultPath(t *testing.T) {
	if path := DefaultPath(); !filepath.IsAbs(path) || !strings.HasSuffix(path, filepath.Join("cpts", "projet.json")) {
		t.Errorf("%s", path)
	}
}

func TestRegionsDir(t *testing.T) {
	if beside := ScalesDir(); filepath.Dir(beside) != filepath.Dir(RegionsDir()) || filepath.Base(beside) != "baremes" {
		t.Errorf("the scales are read in %s", beside)
	}
	if path := RegionsDir(); !filepath.IsAbs(path) || !strings.HasSuffix(path, filepath.Join("cpts", "regions")) {
		t.Errorf("%s", path)
	}
}

func TestReason(t *testing.T) {
	for err, want := range map[error]string{
		fs.ErrPermission: "l’écriture n’y est pas permise", syscall.ENOSPC: "le disque est plein", syscall.EROFS: "le disque est en lecture seule",
		syscall.ENOTDIR: "le chemin passe par un fichier", syscall.ENAMETOOLONG: "son nom est trop long", syscall.ELOOP: "des liens y tournent en rond",
		syscall.EIO: "le disque ne répond pas comme il devrait", syscall.EDQUOT: "votre espace sur ce disque est plein",
		errors.New("autre chose"): "autre chose", // other causes keep their words
	} {
		if got := reason(&fs.PathError{Op: "write", Path: "/x", Err: err}); got != want && !strings.HasSuffix(got, want) {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}
