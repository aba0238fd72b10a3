package model

import (
	"slices"
	"testing"

	"cpts/content"
)

func TestRulesAndKeysAreThoseOfTheContent(t *testing.T) {
	c := catalog(t)
	used := map[string]bool{}
	for _, s := range c.Stages {
		for _, need := range s.Gate {
			used[need.Rule.Name] = true
			if rules[need.Rule.Name] == nil {
				t.Errorf("stage %s: no rule %s", s.ID, need.Rule)
			}
		}
	}
	for name := range rules {
		if !used[name] {
			t.Errorf("no gate uses the rule %s", name)
		}
	}
	if len(declared) == 0 {
		t.Fatal("no question is declared")
	}
	for id, kind := range declared {
		if q := c.Question(id); q == nil || q.Kind != kind {
			t.Errorf("%s is read as %s, but the content has %+v", id, kind, q)
		}
	}
	if c.Delay(silenceDelay) == nil {
		t.Error("the silence rule has no delay")
	}
	for table, columns := range map[string][]string{TeamID(): {"nom", "profession"}, NeedsID(): {"besoin", "public", "mission"}} {
		for _, column := range columns {
			if c.Question(table).Column(column) == nil {
				t.Errorf("%s has no column %s", table, column)
			}
		}
	}
	for table, columns := range map[string][]string{
		MeetingsID(): {"date", "objet", "genre", "lieu", "note"}, TalksID(): {"date", "objet", "lieu"},
		PlannedID(): {"date", "jalon", "responsable"}, PoliciesID(): {"echeance", "objet", "assureur"}, keyDurations.id: {"rubrique", "semaines"},
	} {
		for _, column := range columns {
			if c.Question(table).Column(column) == nil {
				t.Errorf("%s has no column %s", table, column)
			}
		}
	}
}

// The ids that other programs read are fixed.
func TestFixedIDs(t *testing.T) {
	for id, kind := range map[string]content.Kind{
		"nom": content.Text, "region": content.Choice, "departement": content.Choice, "communes": content.List, "population": content.Number,
		"equipe": content.Rows, "besoins": content.Rows, "lettre_deposee_le": content.Date, "lettre_validee_le": content.Date,
		"statuts_adoptes_le": content.Date, "association_declaree_le": content.Date, "projet_depose_le": content.Date,
		"projet_valide_le": content.Date, "aci_demande_le": content.Date, "aci_signe_le": content.Date, "options": content.Choices,
		"membres": content.Number, "debut_acces_soins": content.Date, "debut_parcours": content.Date, "debut_prevention": content.Date,
		"debut_crise": content.Date, "debut_qualite": content.Date, "debut_accompagnement": content.Date, "aides": content.Rows, "depenses": content.Rows,
	} {
		if q := catalog(t).Question(id); q == nil || q.Kind != kind {
			t.Errorf("%s is not a question of kind %s", id, kind)
		}
	}
	for table, columns := range map[string][]string{
		"equipe": {"nom", "profession", "exercice", "structure", "role", "college"},
		"aides":  {"financeur", "montant", "annee"}, "depenses": {"libelle", "montant", "annee"},
	} {
		for _, id := range columns {
			if catalog(t).Question(table).Column(id) == nil {
				t.Errorf("%s has no column %s", table, id)
			}
		}
	}
}

func TestAccessors(t *testing.T) {
	p := blank(t)
	if _, has := p.Members(); has || p.Name() != "" || p.Options() != nil || p.Towns() != nil || p.Team() != nil || p.Needs() != nil {
		t.Error("an empty project has no answers")
	}
	if _, has := p.SignedOn(); has {
		t.Error("an empty project is not signed")
	}
	p = with(t, NameID()+"=Vallon", PopulationID()+"=27143", "membres=60", "options=qualite", "aci_signe_le=20/11/2026", "communes=Ambrezat")
	population, _ := p.Population()
	members, _ := p.Members()
	signed, has := p.SignedOn()
	if p.Name() != "Vallon" || population != 27143 || members != 60 || !has || signed.ISO() != "2026-11-20" {
		t.Errorf("%s, %d inhabitants, %d members, signed %s", p.Name(), population, members, signed)
	}
	if !slices.Equal(p.Options(), []string{"qualite"}) || !slices.Equal(p.Towns(), []string{"Ambrezat"}) || p.Catalog() != catalog(t) {
		t.Errorf("options %v, towns %v", p.Options(), p.Towns())
	}
	if row := (Row{"nom": "Camille", "age": int64(3)}); row.Text("nom") != "Camille" || row.Text("age") != "" || row.Text("rien") != "" {
		t.Error("the text of a cell is that of a text only")
	}
}
