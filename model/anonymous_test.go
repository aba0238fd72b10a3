package model

import (
	"strings"
	"testing"
)

// Nobody is named in a copy without names: in columns of people, in any other text, in
// notes, in reasons, in what the journal remembers; the project keeps them.
func TestAnonymous(t *testing.T) {
	p := with(t, "nom=CPTS du Val", "objectifs=Suivre l’idée de camille vernet.\nAvec elle.", "cpts_voisines=celle de Camille Vernet")
	for _, err := range []error{
		p.SetAnswer("equipe", []Row{
			{"nom": "Camille Vernet", "profession": "infirmier", "telephone": "05 55 00 00 00", "courriel": "camille@val.fr", "role": "seconde Ada"},
			{"nom": "Ada"}, {"nom": "Bo Lune", "profession": "pharmacien"},
		}, noon),
		p.SetNote("nom", "demander à Camille Vernet", noon), p.SetAction("E1-09", ActionState{Status: Pointless, Reason: "Camille Vernet a dit non"}, noon),
		p.RemoveRow("equipe", 2, noon),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	c := p.Anonymous()
	told := string(c.JSON())
	for _, name := range []string{"Vernet", "vernet", "05 55", "camille@", "Bo Lune", `"nom": "Ada"`} {
		if strings.Contains(told, name) {
			t.Errorf("%q is left in %s", name, told)
		}
	}
	team := c.Rows("equipe")
	if team[0]["nom"] != "infirmière ou infirmier" || team[0]["telephone"] != "" || team[1]["nom"] != someone || team[0]["role"] != "seconde Ada" {
		t.Errorf("the team is %v", team)
	}
	if got := c.Answer("objectifs"); got != "Suivre l’idée d’infirmière ou infirmier.\nAvec elle." {
		t.Errorf("the aims are %q", got)
	}
	if !strings.Contains(string(p.JSON()), "Camille Vernet") || p.Rows("equipe")[0]["telephone"] != "05 55 00 00 00" {
		t.Error("the project itself lost a name")
	}
	if got := blank(t).Anonymous(); got.AnsweredCount() != 0 {
		t.Error("an empty project has answers")
	}
}
