package ui

import (
	"testing"

	"cpts/model"
	"cpts/model/modeltest"
)

// atLetter is a project whose letter is about to be validated.
func atLetter(t testing.TB) *model.Project {
	p := example(t)
	answered(t, p, []string{"lettre_deposee_le=02/11/2026", "passage_le=16/11/2026"})
	return p
}

// A gate passed is told once, by the answer that passed it: not again when the answer
// is taken back and given anew, nor at the next opening.
func TestPassedIsToldOnce(t *testing.T) {
	d := start(t, atLetter(t))
	d.app.home()
	validate := func() {
		d.openFrom("lettre_validee_le", true)
		d.write("20/11/2026")
		d.press("enter")
	}
	validate()
	d.shows("La lettre est validée", "prenez le temps de le lui dire", "Et maintenant", "Les statuts")
	d.hides("23 novembre 2026") // today is not the day it was validated
	d.selects("Continuer")
	d.press("enter")
	d.shows("À faire maintenant", "◐ 3 Progression")
	d.press("u")
	validate()
	d.hides("prenez le temps")
	d.shows("À faire maintenant")
	d = d.restart()
	d.hides("prenez le temps")
	if won := d.app.project.NoteWon(d.app.overview); won != nil {
		t.Errorf("the file does not hold what was told: %d", len(won))
	}
}

// What comes next leads there.
func TestPassedLeadsOn(t *testing.T) {
	d := start(t, atLetter(t))
	d.openFrom("lettre_validee_le", true)
	d.write("20/11/2026")
	d.press("enter", "down", "enter")
	d.isOn("denomination")
	d.press("esc")
	d.shows("À faire maintenant")
}

// A file of an older version, whose gates were passed without a word, says nothing of
// them; what a day passes is told on home.
func TestPassedByItself(t *testing.T) {
	d := start(t, with(t, "lettre_validee_le=20/11/2026"))
	d.shows("À faire maintenant")
	d.hides("prenez le temps")
	p := with(t, "lettre_validee_le=01/09/2026", "projet_depose_le=20/09/2026")
	p.NoteWon(p.Overview(modeltest.Day(t, "2026-11-20")))
	d = start(t, p)
	d.shows("Le projet de santé est validé")
	d.press("esc")
	d.shows("À faire maintenant")
}

// A gate that a command passes in a new file is told when the file is opened.
func TestPassedBeforeOpening(t *testing.T) {
	p := answered(t, model.Begin(catalog(t), clock()), []string{"lettre_validee_le=20/11/2026"})
	p, err := model.Read(catalog(t), p.JSON())
	must(t, err)
	start(t, p).shows("La lettre est validée", "prenez le temps de le lui dire")
}

// A gate that another hand passes is not told over what is being typed.
func TestPassedWaitsForHome(t *testing.T) {
	d := start(t, small(t, "nom=Lac", "accord=oui"))
	d.open("objectifs")
	d.write("Soigner")
	answered(t, d.app.project, []string{"aci_signe_le=01/11/2026"})
	d.app.session.refresh()
	d.write(" mieux")
	d.hides("De quoi agir")
	d.press("esc")
	d.shows("De quoi agir.", "On peut commencer.")
}
