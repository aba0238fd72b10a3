package model

import (
	"strings"
	"testing"
)

// The question she left is where it was, until it has an answer or is not put any
// more.
func TestLeft(t *testing.T) {
	left := func(id string, answers ...string) string {
		p := with(t, answers...)
		p.SetPosition(p.catalog.Question(id))
		return p.Left().ID()
	}
	for _, c := range []struct {
		at, want string
		answers  []string
	}{
		{"population", "population", nil}, {"perimetre", "perimetre", nil}, {"population", "", []string{"population=27143"}},
		{"devis", "", []string{"ingenierie_mode=interne"}}, {"devis", "devis", []string{"ingenierie_mode=mixte"}},
	} {
		if got := left(c.at, c.answers...); got != c.want {
			t.Errorf("at %s with %q: left %q, want %q", c.at, c.answers, got, c.want)
		}
	}
	if p := blank(t); !p.Left().Nowhere() {
		t.Error("nothing was ever left")
	}
}

func TestFollowingAndRank(t *testing.T) {
	p := blank(t)
	for _, c := range []struct {
		mode, from, following string
		rank, of              int
	}{
		{"", "porteur_juridique", "ingenierie_mode", 1, 3},
		{"", "ingenierie_mode", "ingenierie_budget", 2, 3},
		{"", "ingenierie_budget", "", 3, 3},
		{"", "devis", "ingenierie_budget", 3, 4}, // not asked, but on the screen: counted
		{"mixte", "ingenierie_mode", "devis", 2, 4},
		{"mixte", "devis", "ingenierie_budget", 3, 4},
		{"mixte", "ingenierie_budget", "", 4, 4},
		{"interne", "ingenierie_mode", "ingenierie_budget", 2, 3},
	} {
		set(t, p, "ingenierie_mode", c.mode)
		q := p.catalog.Question(c.from)
		got := ""
		if f := p.Following(q); f != nil {
			got = f.ID.Name
		}
		rank, of := p.Rank(q)
		if got != c.following || rank != c.rank || of != c.of {
			t.Errorf("mode %q, %s: then %q, %d of %d; want %q, %d of %d", c.mode, c.from, got, rank, of, c.following, c.rank, c.of)
		}
	}
}

func TestAsked(t *testing.T) {
	cases := []struct {
		question string
		answers  []string
		want     bool
	}{
		{"nom", nil, true},
		{"devis", nil, false},
		{"devis", []string{"ingenierie_mode=interne"}, false},
		{"devis", []string{"ingenierie_mode=externe"}, true},
		{"devis", []string{"ingenierie_mode=mixte"}, true},
		{"debut_qualite", nil, false},
		{"debut_qualite", []string{"options=aucune"}, false},
		{"debut_qualite", []string{"options=accompagnement"}, false},
		{"debut_qualite", []string{"options=accompagnement, qualite"}, true},
		{"montant_annonce", nil, false},
		{"montant_annonce", []string{"montants_confirmes=non"}, false},
		{"montant_annonce", []string{"montants_confirmes=oui"}, true},
		{"droit_local", []string{"departement=87"}, false},
		{"droit_local", []string{"departement=67"}, true},
	}
	for _, c := range cases {
		p := with(t, c.answers...)
		if got := p.Asked(p.catalog.Question(c.question)); got != c.want {
			t.Errorf("%s with %s: %v, want %v", c.question, strings.Join(c.answers, " "), got, c.want)
		}
	}
	// A question no longer asked keeps its answer, and no longer counts.
	p := with(t, "ingenierie_mode=mixte")
	must(t, p.SetAnswer("devis", []Row{{"prestataire": "Cabinet"}}, noon))
	before := p.Overview(today).Section(p.catalog.Section("ingenierie"))
	set(t, p, "ingenierie_mode", "interne")
	after := p.Overview(today).Section(p.catalog.Section("ingenierie"))
	if len(p.Rows("devis")) != 1 || before.Answered != 2 || after.Answered != 1 {
		t.Errorf("%d rows kept, %d then %d answers; want 1, 2 then 1", len(p.Rows("devis")), before.Answered, after.Answered)
	}
}

// An empty list chosen on purpose is an answer; an empty table is none.
func TestAnswered(t *testing.T) {
	p := with(t, "options=aucune", "projet_existant=non")
	must(t, p.SetAnswer(KeyTeam.ID(), []Row{}, noon))
	for id, want := range map[string]bool{"options": true, "projet_existant": true, "equipe": false, "nom": false} {
		if got := p.Answered(p.catalog.Question(id)); got != want {
			t.Errorf("%s: answered %v, want %v", id, got, want)
		}
	}
	if rows := again(t, p).Rows(KeyTeam.ID()); len(rows) != 0 {
		t.Errorf("an empty table comes back with %d lines", len(rows))
	}
}

func TestStepLabel(t *testing.T) {
	q, a := catalog(t).Question("nom"), catalog(t).Action("E1-01")
	for want, s := range map[string]Place{q.Label: {Question: q}, a.Label: {Action: a}, "": {}} {
		if s.Label() != want {
			t.Errorf("%q, want %q", s.Label(), want)
		}
	}
}
