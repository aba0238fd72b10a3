package ui

import (
	"testing"

	"cpts/model"
)

// known is a project with a name, and two structures.
func known(t *testing.T) *driver {
	t.Helper()
	p := blank(t)
	must(t, p.SetAnswer("nom", "CPTS du Lac", clock()))
	for _, name := range []string{"MSP des Sources", "Centre de santé Gare-Nord"} {
		must(t, p.InsertRow("structures_locales", len(p.Rows("structures_locales")), model.Row{"nom": name}, clock()))
	}
	d := start(t, p)
	for _, s := range d.app.catalog.Stages {
		d.app.ahead[s.ID.Name] = true
	}
	return d
}

func (d *driver) first(table, column, want string) {
	d.t.Helper()
	rows := d.app.project.Rows(table)
	if len(rows) == 0 || rows[len(rows)-1][column] != want {
		d.t.Errorf("%s holds %v, want %q", table, rows, want)
	}
}

// What is known elsewhere is taken without a word typed again, found by a few
// letters, or left for a text of one's own.
func TestKnownIsProposed(t *testing.T) {
	for _, c := range []struct {
		typed, arrow, want string
	}{
		{"", "down", "MSP des Sources"},
		{"gare nord", "down", "Centre de santé Gare-Nord"},
		{"nord", "", "nord"}, // nothing is taken that was not looked for
		{"Mairie", "", "Mairie"},
	} {
		d := known(t)
		d.open("acteurs")
		d.press("a")
		d.shows("MSP des Sources", "Centre de santé Gare-Nord", "à écrire, ou à choisir dans cette liste")
		d.write(c.typed)
		if c.arrow != "" {
			d.press(c.arrow)
		}
		d.press("enter")
		d.press("enter") // the second column
		d.write("associé")
		d.press("enter", "enter")
		d.first("acteurs", "acteur", c.want)
	}
}

// A line taken out says where its name stays; u brings it back.
func TestTakenOutIsStillNamed(t *testing.T) {
	d := known(t)
	must(t, d.app.project.InsertRow("acteurs", 0, model.Row{"acteur": "MSP des Sources"}, clock()))
	d.open("structures_locales")
	d.press("down", "down", "s")
	d.shows("Son nom reste dans : Acteurs associés.")
	d.press("u")
	if rows := d.app.project.Rows("structures_locales"); len(rows) != 2 {
		t.Errorf("the table holds %v", rows)
	}
}

// What is proposed stands in the field, says where it comes from, leaves no draft,
// and is recorded by Enter only.
func TestOfferedIsNoAnswer(t *testing.T) {
	d := known(t)
	d.open("denomination")
	d.shows("CPTS du Lac", "Repris de « Nom du projet »")
	d.press("esc")
	if d.app.project.Answer("denomination") != nil || len(d.app.project.Drafts()) > 0 {
		t.Errorf("left: %v, drafts %q", d.app.project.Answer("denomination"), d.app.project.Drafts())
	}
	d.open("denomination")
	d.write("-Bleu")
	d.press("esc")
	d.open("denomination")
	d.shows("CPTS du Lac-Bleu")
	d.press("enter")
	if got := d.app.project.Answer("denomination"); got != "CPTS du Lac-Bleu" {
		t.Errorf("recorded %v", got)
	}
}

// A line renamed says where its new name is repeated, in the one change that it is.
func TestRenamedSaysWhatFollows(t *testing.T) {
	p := blank(t)
	must(t, p.SetAnswer("besoins", []model.Row{{"besoin": "Vaccins"}}, clock()))
	must(t, p.SetAnswer("fiches_actions", []model.Row{{"titre": "Un", "besoin": "Vaccins"}, {"titre": "Deux", "besoin": "vaccins"}, {"titre": "Trois", "besoin": "autre"}}, clock()))
	d := start(t, p)
	d.open("besoins")
	d.press("down", "down", "enter")
	changes := d.app.changes()
	d.write(" de tous")
	d.press("ctrl+s")
	d.shows("Le nouveau nom est repris dans : Fiches-actions (2).")
	if made := d.app.changes() - changes; made != 1 {
		t.Errorf("%d changes", made)
	}
	d.press("u")
	if row := d.app.project.Rows("fiches_actions")[0]; row["besoin"] != "Vaccins" {
		t.Errorf("undone, the action is for %q", row["besoin"])
	}
	d.press("enter")
	d.press("ctrl+s") // nothing changed
	d.hides("repris dans")
}
