package next_test

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/next"
)

var (
	catalog, must = modeltest.Catalog, modeltest.Must
	today, noon   = modeltest.Today, modeltest.Noon
)

// filled is an empty project, these answers, and all that stages need but what is
// named: questions answered, actions done.
func filled(t *testing.T, stages []int, but string, answers ...string) *model.Project {
	t.Helper()
	p := modeltest.With(t, answers...)
	left := " " + but + " "
	for _, i := range stages {
		for _, section := range p.Catalog().Stages[i].Sections {
			for _, q := range section.Questions {
				if p.Lacks(q) && !strings.Contains(left, " "+q.ID.Name+" ") {
					must(t, p.SetAnswer(q.ID.Name, anything(q), noon))
				}
			}
			for _, a := range section.Actions {
				if p.Task(a, today).Waits() && !strings.Contains(left, " "+a.ID.Name+" ") {
					must(t, p.SetAction(a.ID.Name, model.ActionState{Status: model.Done, On: today}, noon))
				}
			}
		}
	}
	return p
}

func anything(q *content.Question) model.Value {
	switch q.Kind {
	case content.Number:
		return int64(100)
	case content.Date:
		return today.AddDays(-1)
	case content.List:
		return []string{"un"}
	case content.Choice:
		return q.Options[0].ID.Name
	case content.Choices:
		return []string{q.Options[0].ID.Name}
	case content.Rows:
		rows := []model.Row{{q.Columns[0].ID.Name: "un"}, {q.Columns[0].ID.Name: "deux"}}
		if q.ID.Name == model.KeyTeam.ID() {
			rows[0]["profession"], rows[1]["profession"] = "infirmier", "pharmacien"
		}
		return rows
	}
	return "un"
}

func stages(of ...int) []int { return of }

func TestOf(t *testing.T) {
	letterSent := []string{"lettre_deposee_le=10/11/2026"}
	cases := []struct {
		name string
		p    *model.Project
		want string // rubrique/id
		why  next.Why
	}{
		{"an empty project", modeltest.With(t), "projet/nom", next.Now},
		{"the next needed question", modeltest.With(t, "nom=Val"), "territoire/departement", next.Now},
		{"actions after the questions, each in their order", filled(t, stages(1), "portrait_offre lettre_deposee_le lettre_validee_le E2-01 E2-16", "avancement=premiers-contacts"), "diagnostic/portrait_offre", next.Now},
		{"an action", filled(t, stages(1), "lettre_deposee_le lettre_validee_le E2-07 E2-10 E2-16", "avancement=premiers-contacts"), "missions/E2-07", next.Now},
		{"the letter is not sent", filled(t, stages(1), "lettre_deposee_le lettre_validee_le E2-16 E2-17 E2-18 E2-19", "avancement=premiers-contacts"), "depot/E2-16", next.Now},
		{"sent, its day unknown", filled(t, stages(1), "lettre_deposee_le lettre_validee_le E2-17 E2-18 E2-19", "avancement=premiers-contacts"), "depot/lettre_deposee_le", next.Now},
		{"sent, no committee known: it may have been validated", filled(t, stages(1), "lettre_validee_le E2-17", append(letterSent, "avancement=premiers-contacts")...), "depot/lettre_validee_le", next.Now},
		{"the committee is to sit: what the stage before lacks", filled(t, stages(1), "lettre_validee_le E2-17 E2-18 E2-19", append(letterSent, "avancement=premiers-contacts", "passage_le=15/12/2026")...), "projet/nom", next.Left},
		{"and then what may be done ahead", filled(t, stages(0, 1), "lettre_validee_le E2-17 E2-18 E2-19", append(letterSent, "passage_le=15/12/2026")...), "statuts/denomination", next.Ahead},
		{"the committee has sat", filled(t, stages(0, 1), "lettre_validee_le E2-17", append(letterSent, "passage_le=15/11/2026")...), "depot/lettre_validee_le", next.Now},
		{"the letter is to be revised", filled(t, stages(0, 1), "lettre_remarques lettre_redeposee_le lettre_validee_le", append(letterSent, "passage_le=15/11/2026", "lettre_avis=a-revoir")...), "depot/lettre_remarques", next.Now},
		{"refused, what is to be revised noted", filled(t, stages(0, 1), "lettre_redeposee_le lettre_validee_le", append(letterSent, "passage_le=15/11/2026", "lettre_avis=defavorable")...), "depot/lettre_redeposee_le", next.Now},
		{"refused, sent again", filled(t, stages(0, 1), "lettre_validee_le", append(letterSent, "passage_le=15/11/2026", "lettre_avis=defavorable", "lettre_redeposee_le=20/11/2026")...), "depot/lettre_validee_le", next.Now},
		{"refused, then validated", filled(t, stages(0, 1), "lettre_remarques lettre_redeposee_le", append(letterSent, "lettre_avis=a-revoir", "lettre_validee_le=20/11/2026")...), "statuts/denomination", next.Now},
		{"the project waits for two months", filled(t, stages(0, 1, 2, 3), "E4-26", "projet_depose_le=01/10/2026"), "depot-projet/projet_valide_le", next.Wait},
		{"the silence is worth agreement", filled(t, stages(0, 1, 2, 3), "E4-26", "projet_depose_le=01/09/2026"), "demande/membres", next.Now},
		{"and told so, without a letter", filled(t, stages(0, 1, 2, 3), "silence_ecrit_le", "projet_depose_le=01/09/2026", "reponse_projet=silence"), "demande/membres", next.Now},
		{"the project is opposed", filled(t, stages(0, 1, 2, 3), "", "projet_depose_le=01/09/2026", "reponse_projet=opposition"), "depot-projet/projet_depose_le", next.Now},
		{"nothing can be done before a day", filled(t, stages(0, 1, 2), "lettre_validee_le E2-17 E2-18 E2-19", append(letterSent, "passage_le=15/12/2026")...), "depot/passage_le", next.Wait},
		{"the stage under way before what is left", filled(t, stages(1), "", "avancement=premiers-contacts"), "statuts/denomination", next.Now},
		{"what is left is never forgotten", filled(t, stages(0, 1, 2, 3, 4, 5), "E2-19"), "depot/E2-19", next.Left},
		{"late, and binding", filled(t, stages(0), "debut_acces_soins", "aci_signe_le=01/03/2026", `dates_contrat=[{"quoi":"debut-acces","date":"2026-09-01"}]`), "calendrier-missions/debut_acces_soins", next.Late},
		{"late on a landmark, which binds nobody", filled(t, stages(0), "debut_acces_soins", "aci_signe_le=01/03/2026"), "installer/equipe_coordination", next.Now},
		{"late on a contract that is not signed yet", filled(t, stages(0), "", "aci_signe_le=01/03/2027", `dates_contrat=[{"quoi":"debut-acces","date":"2026-09-01"}]`), "diagnostic/donnees_consultees", next.Now},
		{"late, but of her own making", modeltest.With(t, "E1-05=>2026-11-02"), "projet/nom", next.Now},
		{"a text begun", begun(t, "siege"), "statuts/siege", next.Begun},
		{"a line begun", begun(t, "equipe/+"), "equipe-projet/equipe", next.Begun},
		{"a note begun", begun(t, "notes/E1-02"), "projet/E1-02", next.Begun},
		{"a text begun by another hand", begun(t, "siege~"), "statuts/siege", next.Begun},
		{"a text begun on what this version does not know", begun(t, "avenir/+"), "projet/nom", next.Now},
		{"nothing is needed any more", filled(t, stages(0, 1, 2, 3, 4, 5), "", "projet_valide_le=01/02/2016", "aci_signe_le=01/03/2016", "debut_parcours=01/03/2016", "debut_prevention=01/03/2016", "dialogue_premier_le=01/03/2017"), "installer/instances", next.May},
	}
	for _, c := range cases {
		s := next.Of(c.p, today)
		if got := s.To.Section.ID.Name + "/" + s.To.ID(); got != c.want || s.Why != c.why {
			t.Errorf("%s: %s, %s; want %s, %s", c.name, got, s.Why, c.want, c.why)
		}
	}
}

// What is left of the project that two months of silence have validated is to write to
// the ARS, until it is done or the contract is asked for.
func TestSilenceLeavesALetterToWrite(t *testing.T) {
	for _, c := range []struct {
		name string
		but  string
		more []string
		want string // the step, among what is left; "" for none
	}{
		{"nobody has said anything", "E4-26", nil, "E4-26"},
		{"still to come", "E4-26", []string{"projet_depose_le=24/09/2026"}, ""},
		{"the silence is noted", "silence_ecrit_le", []string{"reponse_projet=silence"}, "silence_ecrit_le"},
		{"and a day of validation", "silence_ecrit_le", []string{"reponse_projet=silence", "projet_valide_le=02/11/2026"}, "silence_ecrit_le"},
		{"the letter is written", "E4-26", []string{"reponse_projet=silence", "silence_ecrit_le=05/11/2026"}, ""},
		{"the contract is asked for", "silence_ecrit_le", []string{"reponse_projet=silence", "aci_demande_le=10/11/2026"}, ""},
		{"the ARS answered", "E4-26", []string{"reponse_projet=favorable"}, ""},
	} {
		p := filled(t, stages(0, 1, 2, 3), c.but, append([]string{"projet_depose_le=01/09/2026"}, c.more...)...)
		got := ""
		for s := range next.Steps(p, today) {
			if id := s.To.ID(); s.Why != next.Wait && (id == "E4-26" || id == "silence_ecrit_le") {
				got = id
			}
		}
		if got != c.want {
			t.Errorf("%s: left to do %q, want %q", c.name, got, c.want)
		}
	}
}

func begun(t *testing.T, key string) *model.Project {
	p := modeltest.With(t)
	p.SetDraft(key, []string{"un début"}, noon)
	return p
}

// Each place is told once, and what waits for something else is not told.
func TestSteps(t *testing.T) {
	p := modeltest.With(t, "nom=Val", "E1-05=>2026-12-01")
	p.SetDraft("equipe/+", []string{"Camille"}, noon)
	told := map[model.Place]bool{}
	var due dates.Day
	for s := range next.Steps(p, today) {
		if told[s.To] || s.To.Nowhere() || s.Label() == "" {
			t.Errorf("told twice or for nothing: %+v", s)
		}
		told[s.To] = true
		if s.To.ID() == "E1-05" {
			due = s.Due
		}
		if q := s.To.Question; q != nil && (p.Answered(q) || !p.Possible(q.Once, today)) {
			t.Errorf("%s is told", q.ID)
		}
	}
	if due.ISO() != "2026-12-01" || len(told) < 30 {
		t.Errorf("E1-05 is due on %s, among %d steps", due.ISO(), len(told))
	}
}

func TestSaid(t *testing.T) {
	c := catalog(t)
	at := model.AtAction(c.Action("E1-05"))
	past, ahead := today.AddDays(-1), today.AddDays(1)
	for want, s := range map[string]next.Step{
		"": {To: at, Why: next.Now}, "facultatif": {To: at, Why: next.May}, "à compléter": {To: at, Why: next.Left},
		"en attendant la suite": {To: at, Why: next.Ahead}, "texte commencé, à valider": {To: at, Why: next.Begun},
		"en retard depuis le 22 novembre 2026": {To: at, Why: next.Late, Due: past},
		"à faire depuis le 22 novembre 2026":   {To: at, Why: next.Now, Due: past},
		"à faire avant le 24 novembre 2026":    {To: at, Why: next.Now, Due: ahead},
		"à faire avant le 23 novembre 2026":    {To: at, Why: next.Now, Due: today},
	} {
		if got := strings.ReplaceAll(s.Reason(today), "\u00a0", " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if s.Label() != at.Action.Label {
			t.Errorf("the step is %q", s.Label())
		}
	}
	wait := next.Of(filled(t, stages(0, 1, 2), "lettre_validee_le E2-17 E2-18 E2-19", "lettre_deposee_le=10/11/2026", "passage_le=15/12/2026"), today)
	if got := strings.ReplaceAll(wait.Label(), "\u00a0", " "); got != "Attendre le 15 décembre 2026 : passage en comité" || wait.Reason(today) != "" {
		t.Errorf("one waits so: %q", got)
	}
	if (next.Step{}).Label() != "" {
		t.Error("nothing left has a name")
	}
}
