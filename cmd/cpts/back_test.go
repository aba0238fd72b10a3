package main

import (
	"path/filepath"
	"strings"
	"testing"

	"cpts/model"
)

// In the real binary: answer, go back with one key, correct, and go on; the keys that
// come in the same packet go to the question that each leads to. Left in the middle,
// what was typed waits.
func TestAnswerGoBackCorrectGoOn(t *testing.T) {
	const back = "\x1b[Z"
	program, file := built(t), filepath.Join(t.TempDir(), "projet.json")
	term := start(t, program, file, "--date", "2026-11-23")
	term.see("Commencer, l’essentiel d’abord")
	term.send(enter)
	term.see("question 1/2")
	term.send("CPTS du Lak" + enter)
	term.until("the next, and the way back", func(s string) bool {
		return strings.Contains(s, "question 2/2") && strings.Contains(s, "maj+tab précédente") && strings.Contains(s, "enregistré")
	})
	term.send(back)
	term.see("> CPTS du Lak")
	term.send("\x7fc" + enter + enter) // corrected; then « je ne sais pas encore »
	term.see("questions facultatives : les montrer")
	term.send(enter + enter) // the next rubrique, and its first question
	term.see("Dans quel département")
	term.send("isere" + enter + enter + "Vizille\n\n" + back + "Bourg") // region, towns; back to them
	term.see("Bourg")
	term.send(ctrlC)
	if code := term.ended(); code != 0 {
		t.Fatalf("left with %d", code)
	}
	p := load(t, file)
	if p.Name() != "CPTS du Lac" || p.Answer("departement") != "38" || p.Answer("region") != "auvergne-rhone-alpes" {
		t.Errorf("recorded %q, %v, %v", p.Name(), p.Answer("departement"), p.Answer("region"))
	}
	if towns, _ := p.Answer("communes").([]string); len(towns) != 1 || towns[0] != "Vizille" {
		t.Errorf("towns recorded: %q", towns)
	}
	if draft := p.Draft("communes"); len(draft) != 1 || !strings.HasSuffix(draft[0], "Bourg") {
		t.Errorf("what was typed does not wait: %q", draft)
	}
	if p.Walk() != model.Essential {
		t.Error("her choice of the essential is lost")
	}
}
