package model

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

func TestRulesAreThoseOfTheContent(t *testing.T) {
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
	p = with(t, KeyName.ID()+"=Vallon", KeyPopulation.ID()+"=27143", "membres=60", "options=qualite", "aci_signe_le=20/11/2026", "communes=Ambrezat")
	population, _ := p.Population()
	members, _ := p.Members()
	signed, has := p.SignedOn()
	if p.Name() != "Vallon" || population != 27143 || members != 60 || !has || signed.ISO() != "2026-11-20" {
		t.Errorf("%s, %d inhabitants, %d members, signed %s", p.Name(), population, members, signed)
	}
	if !slices.Equal(p.Options(), []string{"qualite"}) || !slices.Equal(p.Towns(), []string{"Ambrezat"}) || p.Catalog() != catalog(t) {
		t.Errorf("options %v, towns %v", p.Options(), p.Towns())
	}
}

func TestStartsAreThoseAsked(t *testing.T) {
	p := with(t, "options=qualite", "debut_qualite=01/03/2028", "debut_accompagnement=01/09/2027", "debut_parcours=01/11/2027")
	starts := p.Starts()
	if len(starts) != 2 || starts["qualite"] != day(t, "2028-03-01") || starts["parcours"] != day(t, "2027-11-01") {
		t.Errorf("starts %v: that of an option not chosen is none", starts)
	}
}

// What the code takes for granted is told when the content is otherwise.
func TestBrokenNames(t *testing.T) {
	kept := claims
	defer func() { claims = kept }()
	for _, c := range []struct {
		declare func()
		wrong   string // "" when all is well
	}{
		{func() { NewKey[string]("nom"); NewKey[string]("region"); NewKey[[]string]("communes") }, ""},
		{func() { NewKey[string]("inconnue") }, "no question inconnue"},
		{func() { NewKey[int64]("nom") }, "nom is read as int64"},
		{func() { NewKey[dates.Day]("equipe") }, "equipe is read as dates.Day"},
		{func() { NewKey[float64]("population") }, "population is read as float64"},
		{func() {
			NewCell[string](KeyTeam, "profession")
			NewCell[money.Amount](NewKey[[]Row]("aides"), "montant")
		}, ""},
		{func() { NewCell[string](KeyTeam, "inconnue") }, "no column inconnue in equipe"},
		{func() { NewCell[bool](KeyTeam, "nom") }, "equipe.nom is read as bool"},
		{func() { OptionOf(KeyOptions, "qualite"); OptionOf(memberProfession, "infirmier") }, ""},
		{func() { OptionOf(KeyOptions, "inconnue") }, "no option inconnue"},
		{func() { OptionOf(NewCell[string](KeyTeam, "inconnue"), "a") }, "no column inconnue"},
		{func() { NamedAction("E1-07"); NamedDelay("silence"); NamedStage("premices") }, ""},
		{func() { NamedAction("silence") }, "no action silence"},
		{func() { NamedDelay("E1-07") }, "no delay E1-07"},
		{func() { NamedStage("E1-07") }, "no stage E1-07"},
	} {
		claims = nil
		c.declare()
		told := strings.Join(Broken(catalog(t)), "; ")
		if c.wrong == "" && told != "" || !strings.Contains(told, c.wrong) {
			t.Errorf("told %q, want %q", told, c.wrong)
		}
	}
}

// A key and a cell give what is there only when it is of their type.
func TestTypedReading(t *testing.T) {
	p := with(t, "population=27143")
	if n, has := KeyPopulation.Of(p); !has || n != 27143 || KeyPopulation.In(p) != 27143 || KeyPopulation.ID() != "population" {
		t.Errorf("population %d, %t", n, has)
	}
	if _, has := KeyMembers.Of(p); has || KeyMembers.In(p) != 0 {
		t.Error("no members are known")
	}
	row := Row{"nom": "Camille", "profession": int64(3)}
	if name, has := memberName.Of(row); !has || name != "Camille" || memberName.Empty(row) {
		t.Errorf("named %q, %t", name, has)
	}
	if _, has := memberProfession.Of(row); has || memberProfession.In(row) != "" || memberProfession.Empty(row) || !memberName.Empty(Row{}) {
		t.Error("a cell of another type is odd, not empty")
	}
}
