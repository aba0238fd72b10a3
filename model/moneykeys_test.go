package model

import (
	"testing"

	"cpts/content"
	"cpts/model/modeltest"
	"cpts/model/money"
)

// The tables that the money is read from have these columns, of these kinds.
func TestMoneyColumns(t *testing.T) {
	c := catalog(t)
	for table, columns := range map[string]map[string]content.Kind{
		GrantsID():   {"financeur": content.Text, "montant": content.Amount, "annee": content.Number},
		ExpensesID(): {"libelle": content.Text, "montant": content.Amount, "annee": content.Number, "poste": content.Choice},
		PostsID():    {"fonction": content.Text, "quotite": content.Number, "cout": content.Amount, "annee": content.Number},
		IndemnitiesID(): {"qui": content.Text, "membre": content.YesNo, "heures": content.Number, "taux": content.Amount,
			"personnes": content.Number, "annee": content.Number},
		ScenariosID(): {"nom": content.Text, "population": content.Number, "membres": content.Number, "qualite": content.YesNo,
			"accompagnement": content.YesNo, "variable": content.Number, "decalage": content.Number, "crise": content.YesNo},
		keyShares.id: {"mission": content.Choice, "part": content.Number},
	} {
		q := c.Question(table)
		if len(q.Columns) != len(columns) {
			t.Errorf("%s has %d columns, %d are read", table, len(q.Columns), len(columns))
		}
		for id, kind := range columns {
			if column := q.Column(id); column == nil || column.Kind != kind {
				t.Errorf("%s.%s is not of the kind %s", table, id, kind)
			}
		}
	}
	// Nothing is paid by the hour unless somebody fixes the rate.
	for _, f := range []*content.Field{&c.Question(keyHourlyRate.id).Field, &c.Question(IndemnitiesID()).Column("taux").Field} {
		if f.Example != "" || f.Required {
			t.Errorf("%s proposes %q", f.ID, f.Example)
		}
	}
}

func TestStartsAreThoseAsked(t *testing.T) {
	p := with(t, "options=qualite", "debut_qualite=01/03/2028", "debut_accompagnement=01/09/2027", "debut_parcours=01/11/2027")
	starts := p.Starts()
	if len(starts) != 2 || starts["qualite"] != day(t, "2028-03-01") || starts["parcours"] != day(t, "2027-11-01") {
		t.Errorf("starts %v: that of an option not chosen is none", starts)
	}
}

func TestMoneyAccessors(t *testing.T) {
	p := blank(t)
	if _, said := p.VariableShare(); said || p.CrisisCounted() || len(p.Starts()) > 0 || p.Compared() != nil || p.Indemnities() != nil || p.Posts() != nil {
		t.Error("an empty project says nothing of its money")
	}
	p = with(t, "part_variable=40", "crise_comptee=oui", "tresorerie_depart=3 500", "indemnisation_pour=missions", "taux_indemnite=45,50")
	share, _ := p.VariableShare()
	cash, _ := p.OpeningCash()
	rate, _ := p.HourlyRate()
	if share != 40 || !p.CrisisCounted() || cash != money.Euros(3500) || rate != money.Amount(4550) {
		t.Errorf("share %d, cash %s, rate %s", share, cash, rate)
	}
	row := Row{"qui": "trésorière", "membre": true, "heures": int64(10), "annee": int64(2027)}
	must(t, p.InsertRow(IndemnitiesID(), 0, row, noon))
	if len(p.Indemnities()) != 1 {
		t.Error("the indemnity is not there")
	}
	set(t, p, "indemnisation_pour", "aucun")
	if p.Indemnities() != nil {
		t.Error("nobody is paid any more, but an indemnity is counted")
	}
}

// What a scale has to choose from can be chosen: its options, and the missions whose
// variable part differs.
func TestScalesCanBeAnswered(t *testing.T) {
	for _, c := range []*content.Catalog{catalog(t), modeltest.Amended(t)} {
		for _, s := range c.Scales {
			for _, l := range s.Lines {
				if l.Optional && (c.Question(keyOptions.id).Option(l.ID.Name) == nil || c.Question(ScenariosID()).Column(l.ID.Name) == nil) {
					t.Errorf("scale %s: the option %s cannot be chosen, or compared", s.ID, l.ID)
				}
				if len(l.Variable) > 0 && c.Question(keyShares.id).Column("mission").Option(l.ID.Name) == nil {
					t.Errorf("scale %s: the variable part of %s cannot differ", s.ID, l.ID)
				}
			}
		}
	}
}
