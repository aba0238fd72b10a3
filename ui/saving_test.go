package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cpts/model"
	"cpts/model/store"
)

// noFile fails when the project file exists.
func (d *driver) noFile() {
	d.t.Helper()
	if _, err := os.Stat(d.app.file.Path()); !errors.Is(err, fs.ErrNotExist) {
		d.t.Errorf("the file exists: %v", err)
	}
}

// name answers the first question.
func (d *driver) name(name string) {
	d.open("nom")
	d.press("ctrl+u")
	d.write(name)
	d.press("enter")
}

func TestSavesAtOnce(t *testing.T) {
	d := start(t, nil)
	d.press("enter") // begin
	d.noFile()
	d.write("Vallon")
	d.noFile()
	d.press("enter")
	info, err := os.Stat(d.app.file.Path())
	must(t, err)
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("mode %o, want 600", mode)
	}
	if got := d.onDisk().Name(); got != "Vallon" {
		t.Errorf("the file names %q", got)
	}
	d.shows("enregistré 14:02")
}

// TestMergesWithAnotherProgram answers here and in another program in turn: both
// answers are in the file, and here.
func TestMergesWithAnotherProgram(t *testing.T) {
	d := start(t, nil)
	d.press("enter")
	d.write("Vallon")
	d.press("enter")

	other, p, err := store.Open(catalog(t), d.app.file.Path())
	must(t, err)
	must(t, p.SetAnswer("population", int64(27143), clock()))
	_, err = other.Save(p)
	must(t, err)

	d.app.home()
	d.open("objectifs") // noting where she is saves, and finds the other answer
	d.shows("les deux versions sont réunies")
	d.write("Mieux")
	d.press("ctrl+s")
	d.holds("population", int64(27143))
	d.holds("objectifs", "Mieux")
	for id, want := range map[string]model.Value{"nom": "Vallon", "population": int64(27143), "objectifs": "Mieux"} {
		if got := d.onDisk().Answer(id); got != want {
			t.Errorf("the file holds %v for %s, want %v", got, id, want)
		}
	}
	must(t, d.app.flush())
}

// TestMergeKeepsWhatIsTyped finds the change of another program while she types.
func TestMergeKeepsWhatIsTyped(t *testing.T) {
	for id, c := range map[string]struct {
		reach func(*driver)
		shows string
	}{
		"objectifs": {func(d *driver) { d.write("Mieux soi") }, "Mieux soi"},
		"perimetre": {func(d *driver) { d.press("down", "down", "space") }, "[x] un bassin de vie"},
		"equipe":    {func(d *driver) { d.press("a"); d.write("Zorglub") }, "Zorglub"},
	} {
		t.Run(id, func(t *testing.T) {
			d := start(t, blank(t))
			d.name("Vallon")
			d.app.home()
			d.open(id)
			c.reach(d)

			other, p, err := store.Open(catalog(t), d.app.file.Path())
			must(t, err)
			must(t, p.SetAnswer("population", int64(27143), clock()))
			_, err = other.Save(p)
			must(t, err)

			d.app.dirty = true
			d.run(d.app.save())
			d.holds("population", int64(27143))
			d.shows(c.shows, "les deux versions sont réunies")
		})
	}
}

// TestChangeDuringASave answers while a save is under way: the next one takes
// it.
func TestChangeDuringASave(t *testing.T) {
	d := start(t, blank(t))
	d.app.project.SetPosition(catalog(t).Question("nom"))
	must(t, d.app.project.SetAnswer("nom", "Un", clock()))
	d.app.dirty = true
	under := d.app.save()
	must(t, d.app.project.SetAnswer("nom", "Deux", clock()))
	d.app.dirty = true
	if d.app.save() != nil {
		t.Error("two saves at once")
	}
	d.run(under)
	if got := d.onDisk().Name(); got != "Deux" {
		t.Errorf("the file names %q, want Deux", got)
	}
}

func TestSaveThatFails(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "file"), nil, 0o600))
	d := startAt(t, store.At(filepath.Join(dir, "file", "p.json")), nil)
	d.press("enter")
	d.write("Vallon")
	d.press("enter")
	d.shape("not saved")
	d.shows("! pas enregistré")
	d.holds("nom", "Vallon")
	if d.app.flush() == nil {
		t.Error("flush does not say that it could not write")
	}
	d.app.file = store.At(filepath.Join(dir, "p.json"))
	must(t, d.app.flush())
	if got := d.onDisk().Name(); got != "Vallon" {
		t.Errorf("the file names %q", got)
	}
}

// TestExampleIsNotWritten looks around and changes things.
func TestExampleIsNotWritten(t *testing.T) {
	d := start(t, nil)
	d.press("end", "enter")
	d.shows("CPTS du Haut-Vallon", "exemple, non écrit")
	d.name("Autre")
	d.holds("nom", "Autre")
	d.press("ctrl+c")
	must(t, d.app.flush())
	d.noFile()
}

// TestNewerFileIsReadOnly opens a file of a newer version.
func TestNewerFileIsReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.json")
	const text = `{"format":9,"reponses":{"nom":"Vallon"},"actions":{},"journal":[{"quand":"2026-11-23T14:00:00Z","cle":"nom","avant":null,"apres":"Vallon"}]}`
	must(t, os.WriteFile(path, []byte(text), 0o600))
	f, p, err := store.Open(catalog(t), path)
	must(t, err)
	d := startAt(t, f, p)
	d.shows("lecture seule")
	const notice = "Ce fichier vient d’une version plus récente"
	for name, try := range map[string]func(){
		"answer": func() { d.name("Autre") },
		"choice": func() { d.open("departement"); d.write("isere"); d.press("enter") },
		"row": func() {
			d.open("equipe")
			d.press("a")
			d.write("C")
			d.press("enter")
			d.write("kine")
			d.press("enter", "ctrl+s")
		},
		"action": func() { d.app.push(newSection(d.app, catalog(t).Section("projet"))); d.press("end", "space") },
	} {
		d.app.home()
		before := answersOf(d.app.project)
		try()
		d.shape(name)
		d.shows("vient d’une version plus")
		if d.app.notice[:len(notice)] != notice || answersOf(d.app.project) != before {
			t.Errorf("%s: notice %q", name, d.app.notice)
		}
	}
	d.app.home()
	d.press("u")
	d.shows("vient d’une version plus")
	d.press("ctrl+c")
	must(t, d.app.flush())
	kept, err := os.ReadFile(path)
	must(t, err)
	if string(kept) != text {
		t.Errorf("the file was written: %s", kept)
	}
}

// TestContinues leaves in the middle of a rubrique, and takes up there.
func TestContinues(t *testing.T) {
	for _, id := range []string{"communes", "population_source", "objectifs", "structures_locales"} {
		t.Run(id, func(t *testing.T) {
			d := start(t, nil)
			d.press("enter")
			d.write("Vallon")
			d.press("enter")
			d.app.home()
			d.open(id)
			d.press("ctrl+c")
			must(t, d.app.flush())
			d = d.restart()
			d.shows("Reprendre")
			d.press("down", "enter")
			d.isOn(id)
			d.press("ctrl+c")
			must(t, d.app.flush())
		})
	}
}

// TestLeavingWritesEverything leaves by ctrl+c before any save could run.
func TestLeavingWritesEverything(t *testing.T) {
	d := start(t, blank(t))
	d.open("nom")
	d.write("Vallon")
	must(t, d.app.change(func(at time.Time) error { return d.app.project.SetAnswer("population", int64(9), at) }))
	d.noFile()
	if cmd := d.app.quit(); cmd == nil {
		t.Error("ctrl+c does not quit")
	}
	must(t, d.app.flush())
	if got, _ := d.onDisk().Population(); got != 9 {
		t.Errorf("the file holds a population of %d", got)
	}
	if len(d.app.project.Journal()) > d.app.onDisk {
		t.Error("something is said not to be saved")
	}
}

// A file that a newer version has written meanwhile is left to it, and what was
// done here is said not to be there.
func TestNewerVersionTakesTheFile(t *testing.T) {
	d := start(t, with(t, "nom=CPTS du Lac"))
	d.openFrom("nom", true)
	d.press("ctrl+u")
	d.write("CPTS du Val")
	d.press("enter")
	newer := strings.Replace(string(d.app.project.JSON()), `"format": 1`, `"format": 2`, 1)
	must(t, os.WriteFile(d.app.file.Path(), []byte(newer), 0o600))
	d.openFrom("nom", true)
	d.press("ctrl+u")
	d.write("CPTS du Mont")
	d.press("enter")
	d.shows("pas enregistré")
	if err := d.app.flush(); !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("leaving says %v", err)
	}
	d.holds("nom", "CPTS du Mont")
	if data, err := os.ReadFile(d.app.file.Path()); err != nil || string(data) != newer {
		t.Errorf("the newer file was written over (%v)", err)
	}
}
