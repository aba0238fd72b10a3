package model

import (
	"testing"

	"cpts/content/dates"
)

// founded is a project whose first stage is behind.
func founded(t testing.TB, answers ...string) *Project {
	t.Helper()
	p := with(t, append([]string{"population=27143", "communes=Ambrezat"}, answers...)...)
	member(t, p, "Camille", "medecin-generaliste")
	member(t, p, "Solène", "infirmier")
	must(t, p.InsertRow(KeyNeeds.ID(), 0, Row{"besoin": "un"}, noon))
	return p
}

func TestTeamOfTwoProfessions(t *testing.T) {
	for name, c := range map[string]struct {
		team [][2]string
		want bool
	}{
		"nobody":                {nil, false},
		"one":                   {[][2]string{{"a", "infirmier"}}, false},
		"two of one profession": {[][2]string{{"a", "infirmier"}, {"b", "infirmier"}}, false},
		"two professions":       {[][2]string{{"a", "infirmier"}, {"b", "pharmacien"}}, true},
		"the third is other":    {[][2]string{{"a", "infirmier"}, {"b", "infirmier"}, {"c", "ipa"}}, true},
		"one without a name":    {[][2]string{{"a", "infirmier"}, {"", "pharmacien"}}, false},
		"one of no profession":  {[][2]string{{"a", ""}, {"b", "pharmacien"}}, false},
	} {
		p := blank(t)
		for _, m := range c.team {
			row := Row{}
			if m[0] != "" {
				row["nom"] = m[0]
			}
			if m[1] != "" {
				row["profession"] = m[1]
			}
			must(t, p.InsertRow(KeyTeam.ID(), len(p.Team()), row, noon))
		}
		if got := rules["equipe-deux-professions"](p, today); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestGates(t *testing.T) {
	cases := []struct {
		name    string
		stage   string
		p       *Project
		missing string // the rule that is not met; "" when the gate is passed
	}{
		{"nothing", "premices", blank(t), "equipe-deux-professions"},
		{"all of stage 1", "premices", founded(t), ""},
		{"no population", "premices", founded(t, "population="), "territoire-decrit"},
		{"no town", "premices", founded(t, "communes="), "territoire-decrit"},
		{"no letter", "premiers-contacts", founded(t), "lettre-validee"},
		{"letter sent", "premiers-contacts", founded(t, "lettre_deposee_le=10/11/2026"), "lettre-validee"},
		{"letter valid yesterday", "premiers-contacts", with(t, "lettre_validee_le=22/11/2026"), ""},
		{"letter valid today", "premiers-contacts", with(t, "lettre_validee_le=23/11/2026"), ""},
		{"letter valid tomorrow", "premiers-contacts", with(t, "lettre_validee_le=24/11/2026"), "lettre-validee"},
		{"no association", "progression", blank(t), "association-declaree"},
		{"association alone", "progression", with(t, "association_declaree_le=01/10/2026"), "compte-ouvert"},
		{"account alone", "progression", with(t, "compte_ouvert_le=01/10/2026"), "association-declaree"},
		{"both", "progression", with(t, "association_declaree_le=01/10/2026", "compte_ouvert_le=02/10/2026"), ""},
		{"account to come", "progression", with(t, "association_declaree_le=01/10/2026", "compte_ouvert_le=24/11/2026"), "compte-ouvert"},
		{"project not sent", "derniere-ligne-droite", blank(t), "projet-valide"},
		{"project valid", "derniere-ligne-droite", with(t, "projet_valide_le=20/11/2026"), ""},
		{"project valid later", "derniere-ligne-droite", with(t, "projet_valide_le=20/12/2026"), "projet-valide"},
		{"contract asked", "concretisation", with(t, "aci_demande_le=20/11/2026"), "aci-signe"},
		{"contract signed", "concretisation", with(t, "aci_signe_le=20/11/2026"), ""},
		{"contract to be signed", "concretisation", with(t, "aci_signe_le=20/12/2026"), "aci-signe"},
	}
	for _, c := range cases {
		got := ""
		if need := c.p.missing(c.p.catalog.Stage(c.stage), today); need != nil {
			got = need.Rule.Name
		}
		if got != c.missing {
			t.Errorf("%s, %s: missing %q, want %q", c.stage, c.name, got, c.missing)
		}
	}
	p := founded(t)
	must(t, p.RemoveRow(KeyNeeds.ID(), 0, noon))
	if need := p.missing(p.catalog.Stages[0], today); need == nil || need.Rule.Name != "besoins-releves" {
		t.Errorf("without needs, missing %+v", need)
	}
}

// The delay starts the day after the deposit: two full months must have passed.
func TestSilenceMakesTheProjectValid(t *testing.T) {
	for _, c := range []struct {
		sent, day string
		reply     string
		want      bool
	}{
		{"2023-05-15", "2023-07-14", "", false},
		{"2023-05-15", "2023-07-15", "", false},
		{"2023-05-15", "2023-07-16", "", true},
		{"2023-05-15", "2024-01-01", "", true},
		{"2024-12-31", "2025-02-28", "", false},
		{"2024-12-31", "2025-03-01", "", true},
		{"2023-12-31", "2024-02-29", "", false},
		{"2023-12-31", "2024-03-01", "", true},
		{"2023-05-15", "2023-07-16", "attente", true},
		{"2023-05-15", "2023-07-16", "silence", true},
		{"2023-05-15", "2023-07-16", "remarques", true},
		{"2023-05-15", "2023-07-16", "opposition", false},
		{"2023-05-15", "2030-01-01", "opposition", false},
	} {
		p := with(t, "projet_depose_le="+c.sent)
		if c.reply != "" {
			must(t, p.SetAnswer("reponse_projet", c.reply, noon))
		}
		if got := p.projectValid(day(t, c.day)); got != c.want {
			t.Errorf("sent %s, reply %q, on %s: valid %v, want %v", c.sent, c.reply, c.day, got, c.want)
		}
	}
	p := with(t, "projet_depose_le=2023-05-15", "projet_valide_le=2023-09-01")
	must(t, p.SetAnswer("reponse_projet", "opposition", noon))
	if p.projectValid(day(t, "2023-08-31")) || !p.projectValid(day(t, "2023-09-01")) {
		t.Error("after an opposition, the decision alone counts, from its day")
	}
}

func TestCurrentStage(t *testing.T) {
	const all = "11111"
	cases := []struct {
		name   string
		p      *Project
		day    dates.Day
		stage  string
		passed string // a figure a stage, 1 when it is behind
	}{
		{"empty", blank(t), today, "premices", "000000"},
		{"stage 1 done", founded(t), today, "premiers-contacts", "100000"},
		{"letter valid settles stage 1", with(t, "lettre_validee_le=20/11/2026"), today, "progression", "110000"},
		{"letter to come settles nothing", with(t, "lettre_validee_le=20/12/2026"), today, "premices", "000000"},
		{"the same letter, a month later", with(t, "lettre_validee_le=20/12/2026"), day(t, "2026-12-20"), "progression", "110000"},
		{"association ahead of the letter", founded(t, "association_declaree_le=01/10/2026", "compte_ouvert_le=02/10/2026"), today, "premiers-contacts", "101000"},
		{"project valid leaves the association", with(t, "projet_valide_le=20/11/2026"), today, "progression", "110100"},
		{"project valid, association there", with(t, "projet_valide_le=20/11/2026", "association_declaree_le=01/10/2026", "compte_ouvert_le=02/10/2026"), today, "concretisation", "111100"},
		{"contract signed settles all", with(t, "aci_signe_le=20/11/2026"), today, "deux-cents-jours", all + "0"},
		{"said to start at the first", with(t, "avancement=premices"), today, "premices", "000000"},
		{"said to start further", with(t, "avancement=progression"), today, "progression", "110000"},
		{"said to start at the end", with(t, "avancement=deux-cents-jours"), today, "deux-cents-jours", all + "0"},
		{"said to start early, gone further", with(t, "avancement=premiers-contacts", "projet_valide_le=20/11/2026"), today, "progression", "110100"},
	}
	for _, c := range cases {
		o := c.p.Overview(c.day)
		passed := ""
		for _, s := range o.Stages {
			passed += map[bool]string{true: "1", false: "0"}[s.Passed]
		}
		if got := o.Stage().Stage.ID.Name; got != c.stage || passed != c.passed {
			t.Errorf("%s: at %s, behind %s; want %s, %s", c.name, got, passed, c.stage, c.passed)
		}
	}
}
