package model

import (
	"strings"
	"testing"

	"cpts/content"
)

func TestNumbersOfRegisters(t *testing.T) {
	cases := []struct{ id, typed, says string }{
		{"siret", "732 829 320 00074", ""},
		{"siret", "73282932000074", ""},
		{"siret", "732.829.320-00074", ""},
		{"siret", "35600000000048", ""}, // La Poste, its head office
		{"siret", "35600000049837", ""}, // La Poste: its figures add up to a multiple of five
		{"siret", "732 829 320 00075", "n’a pas la bonne clé"},
		{"siret", "732 829 320", "est un numéro SIREN ou FINESS ; un SIRET compte 14 chiffres"},
		{"siret", "010 000 024", "est un numéro FINESS ; un SIRET"},
		{"siret", "2A0000014", "est un numéro FINESS ; un SIRET"},
		{"siret", "w 931 234 567", "est un numéro RNA ; un SIRET"},
		{"siret", "123", "surprend ; un SIRET compte 14 chiffres"},
		{"siret", "en cours", "surprend ; un SIRET compte 14 chiffres"},
		{"finess", "750712184", ""},
		{"finess", "2B0000020", ""},
		{"finess", "750712185", "n’a pas la bonne clé"},
		{"finess", "2B0000021", "n’a pas la bonne clé"},
		{"finess", "732 829 320 00074", "est un numéro SIRET ; un FINESS compte 9 caractères"},
		{"finess", "W931234567", "est un numéro RNA ; un FINESS"},
		{"finess", "00", "surprend ; un FINESS"},
	}
	for _, c := range cases {
		p := blank(t)
		q := p.catalog.Question(c.id)
		v, err := Parse(&q.Field, c.typed)
		if err != nil {
			t.Errorf("%s, %q: %v, want it recorded", c.id, c.typed, err)
			continue
		}
		if err := p.SetAnswer(c.id, v, noon); err != nil {
			t.Fatal(err)
		}
		told, wrong := p.ContradictionOf(c.id)
		if wrong != (c.says != "") || !strings.Contains(plainText(told.Sentence), c.says) || !strings.Contains(plainText(told.Notice), c.says) {
			t.Errorf("%s, %q: « %s », « %s », want « %s »", c.id, c.typed, told.Sentence, told.Notice, c.says)
		}
		if p.Trouble(q) != told.Sentence || !p.Answered(q) {
			t.Errorf("%s, %q: answered %t, trouble « %s »", c.id, c.typed, p.Answered(q), p.Trouble(q))
		}
	}
}

func TestTheSIRENIsNoFINESS(t *testing.T) {
	p := blank(t)
	set(t, p, "siret", "732 829 320 00074")
	set(t, p, "finess", "732829320")
	if told, _ := p.ContradictionOf("finess"); !strings.Contains(told.Sentence, "SIREN de l’association") {
		t.Errorf("« %s »", told.Sentence)
	}
}

// The example of a number is one.
func TestExamplesOfRegisters(t *testing.T) {
	c := catalog(t)
	found := 0
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		if q.Register == "" {
			continue
		}
		found++
		if !registerOf(q.Register).holds(bareNumber(q.Example)) {
			t.Errorf("%s: « %s » is no %s", id, q.Example, q.Register)
		}
	}
	if found == 0 {
		t.Error("no question asks for one")
	}
	for _, id := range content.Registers {
		if registerOf(id).name == "" {
			t.Errorf("%s is not read", id)
		}
	}
}
