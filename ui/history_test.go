package ui

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/store"
)

// apart changes the project here and in another program: the name and a line on
// both sides, and a line here that the other takes out.
func apart(d *driver) {
	team := `equipe=[{"nom":"Camille","profession":"infirmier"},{"nom":"Solène","profession":"pharmacien"}]`
	d.app.take(answered(d.t, model.New(d.app.catalog, clock()), []string{"nom=CPTS du Lac", "population=26000", team}), false)
	d.app.home()
	d.app.dirty = true
	d.run(d.app.save())
	other, p, err := store.Open(d.app.catalog, d.app.file.Path())
	must(d.t, err)
	must(d.t, p.SetAnswer("population", int64(27143), clock()))
	must(d.t, p.RemoveRow("equipe", 1, clock()))
	row := maps.Clone(p.Team()[0])
	row["nom"] = "Camille Vernet"
	must(d.t, p.ReplaceRow("equipe", 0, row, clock()))
	_, err = other.Save(p)
	must(d.t, err)
	must(d.t, d.app.change(func(at time.Time) error {
		row := maps.Clone(d.app.project.Team()[1])
		row["nom"] = "Solène Maubert"
		must(d.t, d.app.project.ReplaceRow("equipe", 1, row, at))
		row = maps.Clone(d.app.project.Team()[0])
		row["nom"] = "Camille V."
		must(d.t, d.app.project.ReplaceRow("equipe", 0, row, at))
		return d.app.project.SetAnswer("population", int64(28002), at)
	}))
	d.run(d.app.save())
}

// Both values of what two hands changed are shown, and either can be chosen; what
// could not be joined is told until it is seen.
func TestTwoVersions(t *testing.T) {
	for _, c := range []struct {
		name       string
		keys       []string
		population int64
		member     string
	}{
		{"kept", []string{"enter", "home", "enter"}, 28002, "Camille V."},
		{"taken", []string{"down", "enter", "home", "down", "enter"}, 27143, "Camille Vernet"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := start(t, blank(t))
			apart(d)
			d.shows("2 réponses ont deux valeurs", "Deux versions")
			d.holds("population", int64(28002))
			d.press("home", "down", "enter")
			d.shows("Garder celle d’ici : ", "Prendre celle d’ailleurs", "28 002", "27 143", "Camille V.", "Camille Vernet", "N’ont pas pu être réunis", "Solène")
			d.press("home")
			d.press(c.keys...)
			d.holds("population", c.population)
			if rows := d.onDisk().Team(); len(rows) != 1 || modeltest.Text(rows[0], "nom") != c.member {
				t.Errorf("the file holds %v", rows)
			}
			d.shows("C’est noté. L’autre valeur de « ", "N’ont pas pu être réunis")
			d.press("end", "enter")
			if _, home := d.app.top().(*home); !home {
				t.Fatalf("on a %T", d.app.top())
			}
			d.hides("Deux versions")
		})
	}
}

// The history lists changes, shows one whole, and puts a value back.
func TestHistory(t *testing.T) {
	d := start(t, with(t, "nom=CPTS du Lac", "population=26000", "population=27143"))
	d.app.push(newHistory(d.app))
	d.shows("3 changements", "26 000 → 27 143", "non renseigné → CPTS du Lac")
	d.press("down", "down", "down", "down", "enter")
	d.shows("Population", "Avant : 26 000", "Après : 27 143", "Remettre « 26 000 »")
	d.press("home", "enter")
	d.holds("population", int64(26000))
	d.shows("Remis · Population : 26 000", "4 changements", "27 143 → 26 000")
	d.press("enter", "down", "enter")
	d.shows("C’est déjà la valeur présente : 26 000")
	d.press("u")
	d.holds("population", int64(27143))
	if got, _ := d.onDisk().Population(); got != 27143 {
		t.Errorf("the file holds %d", got)
	}
}

// The history says what has changed since a day.
func TestChangesSince(t *testing.T) {
	d := start(t, with(t, "population=26000"))
	must(t, d.app.project.SetAnswer("population", int64(27143), clock().AddDate(0, 0, 3)))
	d.app.push(newHistory(d.app))
	d.press("home", "enter")
	d.shows("Depuis quel jour ?")
	d.write("avant-hier matin")
	d.press("enter")
	d.shows("! ")
	d.press("ctrl+u")
	d.write("25/11/2026")
	d.press("enter")
	d.shows("Ce qui a changé depuis le 25 novembre 2026", "26 000 → 27 143", "1 changement")
	d.shape("since")
}

// Copies are listed and gone back to; what there was becomes a copy.
func TestCopies(t *testing.T) {
	d := start(t, blank(t))
	d.app.push(newHistory(d.app))
	d.run(d.app.open(want{room: roomCopies}))
	d.shows("Pas encore de copie")
	d.app.home()
	d.name("CPTS du Lac")
	d = d.restart()
	d.name("CPTS du Val")
	d.app.push(newHistory(d.app))
	d.press("home", "down", "enter")
	d.shows("CPTS du Lac, 1 réponse")
	d.press("enter")
	d.shows("Le projet est revenu à la copie du")
	d.holds("nom", "CPTS du Lac")
	if got := d.onDisk().Name(); got != "CPTS du Lac" {
		t.Errorf("the file names %q", got)
	}
	d.run(d.app.open(want{room: roomCopies}))
	d.shows("CPTS du Val, 1 réponse")
	d.press("home", "enter")
	d.holds("nom", "CPTS du Val")
	if err := d.app.flush(); err != nil || d.onDisk().Name() != "CPTS du Val" {
		t.Errorf("%v, the file names %q", err, d.onDisk().Name())
	}
}

// Forgetting asks first, and leaves nothing of what was taken out.
func TestForgetting(t *testing.T) {
	d := start(t, with(t, "nom=CPTS du Lac", `equipe=[{"nom":"Nora","profession":"infirmier"}]`))
	d.name("CPTS du Val")
	d = d.restart()
	must(t, d.app.change(func(at time.Time) error { return d.app.project.RemoveRow("equipe", 0, at) }))
	d.open("objectifs")
	d.write("commencé")
	d.app.home()
	d.app.push(newHistory(d.app))
	d.press("home", "down", "down", "down", "enter")
	d.shows("Effacer tout ce qui a été changé ou ôté ?")
	d.press("enter") // no
	if text, err := os.ReadFile(d.app.file.Path()); err != nil || !bytes.Contains(text, []byte("Nora")) {
		t.Fatal("it was forgotten unasked")
	}
	d.press("enter", "down", "enter")
	d.shows("L’historique, les brouillons et les copies sont effacés. Les réponses restent.")
	d.holds("nom", "CPTS du Val")
	must(t, filepath.WalkDir(filepath.Dir(d.app.file.Path()), func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if text, err := os.ReadFile(path); err != nil || bytes.Contains(text, []byte("Nora")) || bytes.Contains(text, []byte("Lac")) {
				t.Errorf("%s still holds what was taken out (%v)", path, err)
			}
		}
		return err
	}))
	d.press("u")
	d.shows("Rien à annuler.")
}

// What undo and redo did is said with both values, stays until read, and outlives
// a restart.
func TestRedo(t *testing.T) {
	d := start(t, with(t, "population=26000", "population=27143"))
	d.press("u")
	d.shows("Annulé · Population : « 27 143 » redevient « 26 000 »")
	d.press("down", "up", "x")
	d.shows("Annulé · Population")
	d.send(retryDue{}, draftDue{})
	d.shows("Annulé · Population")
	d.press("U")
	d.shows("Refait · Population : « 26 000 » redevient « 27 143 »")
	d.holds("population", int64(27143))
	d.press("ctrl+y")
	d.shows("Rien à refaire.")
	d.press("u", "u")
	d = d.restart()
	d.hides("Annulé")
	d.press("ctrl+y")
	d.holds("population", int64(26000))
	d.press("U")
	d.holds("population", int64(27143))
	d.press("f1", "esc")
	d.hides("Refait")
	d.press("u")
	d.name("Lac")
	d.app.home()
	d.press("U")
	d.shows("Rien à refaire.")
}
