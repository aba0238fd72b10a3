package model

import (
	"strings"
	"testing"
	"time"

	"cpts/content"
)

// A file written by a newer version keeps, in the position and in the journal
// too, what this one does not know; and undo steps over a question it lacks.
func TestNewerKeysArePassedOn(t *testing.T) {
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(c, []byte(`{
		"format": 1,
		"position": {"etape": "premices", "rubrique": "projet", "question": "nom", "onglet": 2},
		"reponses": {"nom": "Deux", "couleur": "bleu"},
		"journal": [
			{"quand": "2026-11-20T10:00:00Z", "cle": "nom", "avant": null, "apres": "Un", "par": "Camille"},
			{"quand": "2026-11-20T10:01:00Z", "cle": "nom", "avant": "Un", "apres": "Deux"},
			{"quand": "2026-11-20T10:02:00Z", "cle": "couleur", "avant": null, "apres": "bleu"}
		]}`))
	if err != nil {
		t.Fatal(err)
	}
	taken, ok, err := p.Undo(time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
	if err != nil || !ok || taken.Key != "nom" || p.Name() != "Un" {
		t.Errorf("undo took %q (%t, %v), the name is %q", taken.Key, ok, err, p.Name())
	}
	written := string(p.JSON())
	for _, want := range []string{`"onglet": 2`, `"par":"Camille"`, `"couleur": "bleu"`} {
		if !strings.Contains(written, want) {
			t.Errorf("lost: %s", want)
		}
	}
}
