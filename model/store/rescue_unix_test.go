//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"cpts/model"
)

// dataIn has the user's data folder be another one.
func dataIn(t *testing.T, folder string) {
	t.Helper()
	before := xdg.DataHome
	xdg.DataHome = folder
	t.Cleanup(func() { xdg.DataHome = before })
}

// A project that cannot be saved is written whole where it can be, and never over what
// is there: in the data folder, else in the temporary one.
func TestRescue(t *testing.T) {
	data, other := t.TempDir(), t.TempDir()
	dataIn(t, data)
	t.Setenv("TMPDIR", other)
	for n, want := range []string{"secours-2026-11-23-120000.json", "secours-2026-11-23-120000-2.json", "secours-2026-11-23-120000-3.json"} {
		path, err := Rescue(named(t, fmt.Sprint("Vallon ", n)), noon)
		must(t, err)
		if path != filepath.Join(data, "cpts", want) || nameIn(t, path) != fmt.Sprint("Vallon ", n) {
			t.Errorf("rescued in %s, want %s", path, want)
		}
	}
	wall := filepath.Join(t.TempDir(), "fichier")
	must(t, os.WriteFile(wall, nil, 0o600))
	dataIn(t, wall)
	path, err := Rescue(named(t, "Vallon"), noon)
	must(t, err)
	if filepath.Dir(path) != other || nameIn(t, path) != "Vallon" {
		t.Errorf("rescued in %s", path)
	}
	t.Setenv("TMPDIR", filepath.Join(wall, "plus loin"))
	if path, err := Rescue(named(t, "Vallon"), noon); err == nil || path != "" {
		t.Errorf("rescued in %s, where nothing can be written", path)
	}
}

// What is known of a failure is kept in the data folder.
func TestKeepReport(t *testing.T) {
	data := t.TempDir()
	dataIn(t, data)
	path, err := KeepReport("ce qui s’est passé", noon)
	must(t, err)
	if text := string(onDisk(t, path)); text != "ce qui s’est passé" || path != filepath.Join(data, "cpts", "incident-2026-11-23-120000.txt") {
		t.Errorf("%s: %q", path, text)
	}
	mode(t, path, 0o600)
	wall := filepath.Join(data, "fichier")
	must(t, os.WriteFile(wall, nil, 0o600))
	dataIn(t, wall)
	var p *Problem
	if path, err := KeepReport("x", noon); !errors.As(err, &p) || path != "" {
		t.Errorf("%s, %v", path, err)
	}
}

// A project saved elsewhere takes a place that nothing has, and is saved there from then
// on.
func TestSaveElsewhere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "ailleurs", "projet.json")
	f, err := SaveElsewhere(named(t, "Vallon"), path)
	must(t, err)
	if f.Path() != path || !f.There() || !f.Intact() || nameIn(t, path) != "Vallon" {
		t.Errorf("saved in %s", f.Path())
	}
	if _, err := SaveElsewhere(named(t, "Autre"), path); err == nil || nameIn(t, path) != "Vallon" {
		t.Errorf("another was covered: %v", err)
	} else {
		problem(t, "taken", err, path, "il y a déjà quelque chose")
	}
	through := filepath.Join(path, "projet.json")
	if _, err := SaveElsewhere(named(t, "Autre"), through); err == nil {
		t.Error("a path through a file is taken")
	} else {
		problem(t, "through a file", err, through, "passe par un fichier")
	}
}

// A file of another encoding is kept as a copy, then written in UTF-8; one of UTF-8 is
// only read.
func TestConvert(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "Vallée")
	text := onDisk(t, path)
	f := At(path)
	p, err := f.Convert(catalog(t))
	must(t, err)
	if p.Name() != "Vallée" || f.Copied() || string(onDisk(t, path)) != string(text) {
		t.Error("a file in UTF-8 is converted")
	}
	must(t, os.WriteFile(path, []byte(strings.ReplaceAll(string(text), "é", "\xe9")), 0o600))
	if _, err := At(path).Load(catalog(t)); err == nil {
		t.Fatal("the file is read without being converted")
	}
	p, err = f.Convert(catalog(t))
	must(t, err)
	if p.Name() != "Vallée" || nameIn(t, path) != "Vallée" || len(f.Copies(catalog(t))) != 1 || !strings.Contains(string(onDisk(t, f.Copies(catalog(t))[0].Path)), "\xe9") {
		t.Errorf("%s, copies %v", p.Name(), f.Copies(catalog(t)))
	}
	must(t, os.WriteFile(path, []byte("{\"nom\": \"\xe9t\xe9\"}"), 0o600))
	_, err = f.Convert(catalog(t))
	problem(t, "no project", err, path, "n’est pas un projet")
	if _, err := At(path + "x").Convert(catalog(t)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// A file is intact while it holds what was last read or written here.
func TestIntact(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	if f := At(path); f.There() || f.Intact() {
		t.Error("a file that is not there is intact")
	}
	f := saved(t, path, "Vallon")
	text, err := f.Text()
	must(t, err)
	if !f.There() || !f.Intact() || string(text) != string(onDisk(t, path)) || At(path).Intact() {
		t.Error("a file just written is not known")
	}
	must(t, os.WriteFile(path, append(text, '\n'), 0o600))
	if f.Intact() {
		t.Error("a file changed by another hand is intact")
	}
	must(t, os.Remove(path))
	if f.There() || f.Intact() {
		t.Error("a file taken away is there")
	}
}

// A copy that is gone, or that cannot be read, gives nothing back, and changes nothing.
func TestRestoreRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	f := saved(t, path, "Vallon")
	gone := Copy{Path: path + ".x", Project: named(t, "x")}
	_, err := f.Restore(catalog(t), gone, noon)
	problem(t, "gone", err, gone.Path, "n’est plus là")
	odd := Copy{Path: path + ".y"}
	must(t, os.WriteFile(odd.Path, []byte("{"), 0o600))
	_, err = f.Restore(catalog(t), odd, noon)
	problem(t, "not read", err, odd.Path, "ne peut pas être lue")
	folder := Copy{Path: filepath.Dir(path), Project: named(t, "x")}
	_, err = f.Restore(catalog(t), folder, noon)
	problem(t, "a folder", err, folder.Path, "c’est un dossier")
	if nameIn(t, path) != "Vallon" || f.Copied() {
		t.Error("a copy refused changed the file")
	}
}

// The usual causes are told in French, others in the system's words, once without the
// path that is told beside.
func TestWhyUnread(t *testing.T) {
	for err, says := range map[error]string{
		fs.ErrPermission: "la lecture n’est pas permise", syscall.ENOTDIR: "passe par un fichier", syscall.ELOOP: "mène à lui-même",
		syscall.ENAMETOOLONG: "trop long", syscall.EIO: "ne répond pas bien", &fs.PathError{Op: "open", Path: "/x", Err: syscall.EMFILE}: "(" + syscall.EMFILE.Error() + ")",
		errors.New("autre chose"): "(autre chose)",
	} {
		problem(t, err.Error(), unread("/x", err), "/x", says)
	}
	if err := unread("/x", fs.ErrNotExist); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	busy := writeProblem("/x", fmt.Errorf("lock: %w", errBusy))
	problem(t, "busy", busy, "/x", "un autre programme écrit")
	problem(t, "open", writeProblem("/x", errors.Join(errOpen, fs.ErrPermission)), "/x", "ouvert dans un autre programme")
	problem(t, "other", writeProblem("/x", syscall.ENOSPC), "/x", "le disque est plein")
}

// A name near the longest that a disk takes is shortened for what is written beside it,
// and links that go round lead to themselves.
func TestLongNamesAndLoops(t *testing.T) {
	long := strings.Repeat("é", 120) // 240 bytes
	if got := temporaryPrefix("/a/" + long); len(got) > longestName+2 || len(got) < longestName || strings.ContainsRune(got, '\ufffd') {
		t.Errorf("%d bytes: %q", len(got), got)
	}
	if got := temporaryPrefix("/a/projet.json"); got != ".projet.json." {
		t.Errorf("%q", got)
	}
	path := filepath.Join(t.TempDir(), long+".json")
	saved(t, path, "Vallon")
	if nameIn(t, path) != "Vallon" {
		t.Error("a long name is not saved under it")
	}
	loop := filepath.Join(t.TempDir(), "boucle")
	must(t, os.Symlink(loop, loop))
	if got := behindLinks(loop); got != loop {
		t.Errorf("a loop leads to %s", got)
	}
	_, _, err := Open(catalog(t), loop)
	problem(t, "loop", err, loop, "mène à lui-même")
}

// What another program holds is waited for, a while.
func TestLockIsWaitedFor(t *testing.T) {
	folder := t.TempDir()
	unlock, err := lockFolder(folder)
	must(t, err)
	taken := make(chan error, 1)
	go func() {
		second, err := lockFolder(folder)
		if err == nil {
			second()
		}
		taken <- err
	}()
	select {
	case err := <-taken:
		t.Errorf("the lock was taken twice: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	unlock()
	must(t, <-taken)
	if _, err := lockFolder(filepath.Join(folder, "aucun")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// What cannot be told of a file, or written of it, keeps a document from being exported
// and a project from being saved elsewhere.
func TestExportAndSaveTellWhy(t *testing.T) {
	folder := t.TempDir()
	huge := filepath.Join(folder, "trop")
	must(t, os.WriteFile(huge, nil, 0o600))
	must(t, os.Truncate(huge, mostProject+1))
	problem(t, "huge", Export(huge, []byte("x")), huge, "bien trop gros")
	if info, err := os.Stat(huge); err != nil || info.Size() != mostProject+1 {
		t.Error("a file that nothing is known of was covered")
	}
	long := filepath.Join(folder, strings.Repeat("n", 300))
	problem(t, "long", Export(long, []byte("x")), long, "son nom est trop long")
	newer, err := model.Read(catalog(t), []byte(`{"format": 99}`))
	must(t, err)
	if f, err := SaveElsewhere(newer, filepath.Join(folder, "copie.json")); f != nil || !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("%v, %v", f, err)
	}
	const memory = "/proc/self/mem" // a file that is there, and cannot be read
	if info, err := os.Stat(memory); err == nil && info.Mode().IsRegular() {
		_, err := ReadOutside(memory, 10)
		problem(t, "memory", err, memory, "ne répond pas bien")
	}
}

// A copy is later than the one that is there, even when the clock has gone back.
func TestCopyAfterOneToCome(t *testing.T) {
	path := filepath.Join(t.TempDir(), "projet.json")
	saved(t, path, "a")
	ahead := filepath.Join(copiesFolder(path), "2099-01-01T00-00-00.000000.json")
	must(t, os.MkdirAll(filepath.Dir(ahead), 0o700))
	must(t, os.WriteFile(ahead, onDisk(t, path), 0o600))
	f, p, err := Open(catalog(t), path)
	must(t, err)
	must(t, p.SetAnswer(model.KeyName.ID(), "b", noon))
	must(t, save(t, f, p))
	if copies := f.Copies(catalog(t)); len(copies) != 2 || copies[1].Path != ahead || copies[0].At.UTC().Year() != 2099 {
		t.Errorf("%v", copies)
	}
}
