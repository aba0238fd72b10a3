package ui

import "testing"

// A mission without a sheet keeps the rubrique open; its control is there, and Enter on
// a line of it leads to what would settle it.
func TestHealthProjectShowsWhatIsMissing(t *testing.T) {
	d := start(t, with(t, `besoins=[{"besoin":"des soins le soir"}]`, `fiches_actions=[{"titre":"une garde","mission":"acces_soins","besoin":"des soins le soir","porteur":"Camille","moyens":"une salle","indicateur":"appels"}]`))
	d.app.ahead["derniere-ligne-droite"] = true
	d.app.push(newSection(d.app, catalog(t).Section("fiches-actions")))
	d.shows("En cours", "Contrôle du projet de santé", "3 points à régler")
	d.hides("Terminé")
	d.press("down", "enter")
	d.shows("Le projet de santé", "3 points à régler", "Une fiche-action par mission", "il manque : parcours")
	d.press("down", "enter")
	d.isOn("fiches_actions")
	d.press("esc")
	d.shows("Une fiche-action par mission")
	d.app.home()
	d.guide("Le projet de santé")
	d.shows("3 points à régler")
}
