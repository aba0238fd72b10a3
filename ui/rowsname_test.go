package ui

import (
	"testing"

	"cpts/model"
)

// A line of a table says what its numbers, days, yes and no are; a long name has room.
func TestLinesNameWhatTheyHold(t *testing.T) {
	p := blank(t)
	must(t, p.InsertRow("scenarios", 0, model.Row{"nom": "avec deux communes de plus et le canton voisin", "qualite": true, "variable": int64(60)}, clock()))
	d := start(t, p)
	d.openAhead("scenarios")
	d.shows("avec deux communes de plus et le …", "Option qualité")
	p = blank(t)
	must(t, p.InsertRow("besoins", 0, model.Row{"besoin": "1 habitant sur 8 sans médecin traitant, et plus encore dans la vallée du haut", "constat": "données de la CPAM", "mission": "acces_soins"}, clock()))
	d = start(t, p)
	d.open("besoins")
	d.hides("dans la vallée du haut")
	d.press("down", "down")
	d.shows("1 habitant sur 8 sans médecin traitant, et plus encore dans la vallée du haut données de la CPAM · accès aux soins")
}
