package model

import (
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
)

// A place is a question, an action or a rubrique, each named and reached in words.
func TestPlaces(t *testing.T) {
	c := contenttest.Catalog(t)
	for _, one := range []struct {
		id                 string
		known, label, name string
		where              string
	}{
		{"nom", "nom", "Comment s’appelle le projet ?", "Nom", "étape 1, rubrique « Le projet »"},
		{"B-01", "B-01", "Porter la lettre", "Porter la lettre", "étape 2, rubrique « Le dépôt »"},
		{"terrain", "", "", "Le terrain", "étape 1, rubrique « Le terrain »"},
		{"rien", "", "", "", ""},
	} {
		at := PlaceOf(c, one.id)
		if at.Nowhere() != (one.where == "") || at.ID() != one.known || plainText(at.Label()) != one.label || at.Name() != one.name || plainText(at.Where()) != plainText(one.where) {
			t.Errorf("%s: %q, %q, %q, %q", one.id, at.ID(), at.Label(), at.Name(), at.Where())
		}
	}
	if !AtQuestion(nil).Nowhere() || !AtAction(nil).Nowhere() {
		t.Error("what is not there has a place")
	}
	if at := KeyName.Place(c); at.Question == nil || at.Section != at.Question.Section || at.Section.ID.Name != "projet" {
		t.Errorf("%+v", at)
	}
}

// Only the stages that a gate ends bear a number.
func TestStagesAreNumbered(t *testing.T) {
	small, money := contenttest.Catalog(t), contenttest.Money(t)
	for _, one := range []struct {
		c             *content.Catalog
		stage         string
		rank, heading string
	}{
		{small, "prelude", "étape 1", "Étape 1 sur 2 · Le prélude"}, {small, "suite", "étape 2", "Étape 2 sur 2 · La suite"},
		{money, "suite", "étape 2", "Étape 2 sur 2 · La suite"}, {money, "argent", "L’argent", "L’argent"},
	} {
		s := one.c.Stage(one.stage)
		if got := plainText(StageRank(s)); got != one.rank {
			t.Errorf("%s: %q", one.stage, got)
		}
		if got := plainText(StageHeading(one.c, s)); got != one.heading {
			t.Errorf("%s: %q", one.stage, got)
		}
	}
	if Numbered(small) != 2 || Numbered(money) != 2 || Numbered(catalog(t)) != 5 {
		t.Errorf("%d, %d, %d stages", Numbered(small), Numbered(money), Numbered(catalog(t)))
	}
}
