package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cpts/model/modeltest"
)

// directory writes the directory of two nurses and a general practitioner of Sète.
func directory(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "PS_LibreAcces_Personne_activite_202611200700.txt")
	lines := []string{
		"Identifiant PP|Code profession|Libellé profession|Code savoir-faire|Code mode exercice|Code commune",
		"1|60|Infirmier||L|34301", "1|60|Infirmier||L|34301", "2|60|Infirmier||L|34301", "3|10|Médecin|SM54|L|34301", "4|60|Infirmier||L|75101",
	}
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The table of the professionals leads to the directory, which is read away from the
// screen; what was counted is read before it is recorded, and taken back by one key a
// table.
func TestCountFromTheScreen(t *testing.T) {
	d := start(t, modeltest.With(t, "nom=CPTS de Thau", "departement=34", "communes=Sète"))
	d.openAhead("professionnels_comptes")
	d.press("c")
	d.shows("Quel fichier avez-vous téléchargé")
	d.press("enter")
	d.shows("Tapez le nom d’un fichier")
	d.write("nulle-part.zip")
	d.press("enter")
	d.shows("nulle-part.zip n’existe pas")
	d.press("ctrl+u")
	d.write(directory(t))
	d.press("enter")
	d.shows("Annuaire du 20 novembre 2026", "Soins infirmiers 2")
	d.press("ctrl+s")
	d.shows("Enregistré : 2 professions comptées", "infirmière")
	if rows := d.app.project.Rows("professionnels_comptes"); len(rows) != 2 {
		t.Fatalf("recorded %v", rows)
	}
	d.press("u")
	if rows := d.app.project.Rows("professionnels_comptes"); len(rows) != 0 {
		t.Fatalf("taken back: %v", rows)
	}
}

// Nothing is counted without a commune, and a page that was left is not come back to.
func TestCountingIsLeft(t *testing.T) {
	d := start(t, modeltest.With(t, "nom=CPTS de Thau"))
	d.openAhead("professionnels_comptes")
	d.press("c")
	d.write("annuaire.zip")
	d.press("enter")
	d.shows("On compte dans vos communes")
	from := d.app.top().(*askPage)
	stopped := false
	run := &counting{from: from, stop: func() { stopped = true }}
	d.press("esc")
	var cmd tea.Cmd
	if _, cmd = d.app.Update(stillCounting{run}); cmd != nil && !stopped {
		t.Error("a reading that nobody waits for goes on")
	}
	d.app.Update(counted{counting: run})
	if _, shown := d.app.top().(*countedPage); shown {
		t.Error("what was counted came on a screen that was left")
	}
}
