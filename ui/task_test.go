package ui

import "testing"

// What an answer settles is ticked, says why, and is reopened with the answer only.
func TestTickOfAnAnswer(t *testing.T) {
	d := start(t, small(t, "nom=Lac", "accord=oui", "accord_le=2026-02-01"))
	d.reach("A-02")
	d.shows("[x] Prévenir la mairie", "1er février 2026, d’après votre réponse (« Accord depuis »).")
	d.press("space")
	d.shows("[x] Prévenir la mairie", "Cochée d’après « Accord depuis » : pour la rouvrir, changez cette réponse.")
	if d.app.project.Action("A-02").Settled() {
		t.Error("what is worked out was recorded")
	}
	d.press("enter")
	d.isOn("accord_le")
	d.press("esc")
	must(t, d.app.project.SetAnswer("accord_le", nil, clock()))
	d.app.refresh()
	d.reach("A-02")
	d.shows("[ ] Prévenir la mairie")
}

// Ticked by hand before the answer came, then unticked: the answer still ticks it.
func TestUntickedThoughAnswered(t *testing.T) {
	d := start(t, small(t, "nom=Lac", "A-02=faite", "accord=oui", "accord_le=2026-02-01"))
	d.reach("A-02")
	d.shows("[x] Prévenir la mairie", "Faite le 23 novembre 2026.")
	d.press("space")
	d.shows("[x] Prévenir la mairie", "d’après votre réponse", "Cochée d’après « Accord depuis »")
}

// What concerns nobody is not there, and is not found; what is optional says so.
func TestTasksThatMayBeLeft(t *testing.T) {
	d := start(t, small(t, "nom=Lac", "accord=non"))
	d.reach("A-01")
	d.shows("Écrire les objectifs à plusieurs")
	d.hides("Prévenir la mairie")
	d.press("/")
	d.write("prévenir la mairie")
	d.hides("action · Le projet")
	d.app.home()
	d.reach("A-03")
	d.shows("[ ] Facultatif · Afficher la carte")
	d.press("space")
	d.shows("[x] Afficher la carte")
}
