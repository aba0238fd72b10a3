package model

import (
	"strings"
	"testing"
)

// next is the id of what « Continuer » opens, and the rubrique it stands in.
func next(p *Project) string {
	s := p.Next(p.Overview(today))
	switch {
	case s.Question != nil:
		return s.Section.ID.Name + "/" + s.Question.ID.Name
	case s.Action != nil:
		return s.Section.ID.Name + "/" + s.Action.ID.Name
	}
	return ""
}

// at moves the leader to a question.
func at(p *Project, id string) *Project {
	p.SetPosition(p.catalog.Question(id))
	return p
}

func TestNext(t *testing.T) {
	stage := func(p *Project, i int, but ...string) *Project {
		for _, s := range p.catalog.Stages[i].Sections {
			settle(t, p, s.ID.Name, but...)
		}
		return p
	}
	started := "avancement=deux-cents-jours"
	cases := []struct {
		name string
		p    *Project
		want string
	}{
		{"empty project", blank(t), "projet/nom"},
		{"after the name", with(t, "nom=Vallon"), "territoire/departement"},
		{"the question she left", at(with(t, "nom=Vallon"), "population"), "territoire/population"},
		{"a question left that may wait", at(with(t, "nom=Vallon"), "perimetre"), "territoire/perimetre"},
		{"a question left of another stage", at(with(t, "nom=Vallon"), "portrait_population"), "diagnostic/portrait_population"},
		{"the question she left is answered", at(with(t, "nom=Vallon", "population=27143"), "population"), "territoire/departement"},
		{"from where she was on", at(with(t, "nom=Vallon", "perimetre=bassin"), "besoins"), "besoins/besoins"},
		{"from where she was on, round again", at(with(t, "canaux=presse", "intention_signalee_le=01/10/2026"), "canaux"), "projet/nom"},
		{"the question she left is no longer asked", at(founded(t, "ingenierie_mode=interne"), "devis"), "ingenierie/porteur_juridique"},
		{"a conditional question she left", at(founded(t, "ingenierie_mode=mixte"), "devis"), "ingenierie/devis"},
		{"the stage's questions are answered: its actions", stage(founded(t), 1, "lettre_validee_le", "E2-07", "E2-10"), "depot/lettre_validee_le"},
		{"an action of the stage", stage(founded(t, "lettre_validee_le=24/11/2026"), 1, "E2-07", "E2-10"), "missions/E2-07"},
		{"then what the stage before lacks", stage(founded(t, "lettre_validee_le=24/11/2026"), 1), "projet/nom"},
		{"then its actions", stage(stage(founded(t, "lettre_validee_le=24/11/2026"), 1), 0, "E1-06"), "equipe-projet/E1-06"},
		{"then a question that may help", stage(stage(founded(t, "lettre_validee_le=24/11/2026"), 1), 0), "diagnostic/portrait_sante"},
		{"the last stage", with(t, started, "nom=Vallon"), firstNeeded(t, 5)},
	}
	for _, c := range cases {
		if got := next(c.p); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// firstNeeded is the first needed question of a stage.
func firstNeeded(t *testing.T, stage int) string {
	t.Helper()
	for _, s := range catalog(t).Stages[stage].Sections {
		for _, q := range s.Questions {
			if q.Required && q.If == nil {
				return s.ID.Name + "/" + q.ID.Name
			}
		}
	}
	t.Fatalf("stage %d needs nothing", stage)
	return ""
}

// Nothing is left: « Continuer » has nothing to open.
func TestNextOfAFinishedProject(t *testing.T) {
	p := with(t, "avancement=deux-cents-jours")
	for _, s := range p.catalog.Stages {
		for _, section := range s.Sections {
			settle(t, p, section.ID.Name)
		}
	}
	o := p.Overview(today)
	s := p.Next(o)
	if s.Question == nil || s.Question.Required || s.Action != nil || p.NextAction(o) != nil {
		t.Errorf("all that is needed is done, next is %q", s.Label())
	}
	last := p.catalog.Stages[len(p.catalog.Stages)-1]
	for _, section := range last.Sections {
		for _, q := range section.Questions {
			if p.Asked(q) && !p.Answered(q) {
				p.answers[q.ID.Name] = "répondu"
			}
		}
	}
	if s := p.Next(p.Overview(today)); s != (Place{}) || s.Label() != "" {
		t.Errorf("nothing is left, next is %q", s.Label())
	}
}

func TestNextAction(t *testing.T) {
	p := founded(t)
	for _, c := range []struct{ settle, want string }{{"", "E2-01"}, {"E2-01", "E2-02"}, {"E2-03", "E2-02"}, {"E2-02", "E2-04"}} {
		if c.settle != "" {
			must(t, p.SetAction(c.settle, ActionState{Status: Done, On: today}, noon))
		}
		if got := p.NextAction(p.Overview(today)); got == nil || got.ID.Name != c.want {
			t.Errorf("after %q: %+v, want %s", c.settle, got, c.want)
		}
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
