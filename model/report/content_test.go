package report

import (
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// flat is a text on one line, to search in it whatever its wrapping.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEveryAskedQuestionAppears(t *testing.T) {
	for name, p := range map[string]*model.Project{"empty": empty(t), "small": small(t), "rich": rich(t)} {
		d := Build(p, today)
		text, markdown := flat(d.Text(100, page.Style{})), d.Markdown()
		for _, id := range p.Catalog().QuestionIDs() {
			q := p.Catalog().Question(id)
			if !p.Asked(q) || !q.InJourney() && !p.Answered(q) {
				continue
			}
			if !strings.Contains(text, flat(q.Short)) {
				t.Errorf("%s project: « %s » is not in the text", name, q.Short)
			}
			if !strings.Contains(markdown, inline(q.Short)) {
				t.Errorf("%s project: « %s » is not in the Markdown", name, q.Short)
			}
		}
	}
}

// Every action is either to do, done, or without object, or left out where it concerns
// nobody or is optional; those of later stages are counted.
func TestEveryActionIsAccountedFor(t *testing.T) {
	p := rich(t)
	markdown := Build(p, today).Markdown()
	current := p.Overview(today).Current
	for _, s := range p.Catalog().Stages {
		later := 0
		for _, section := range s.Sections {
			for _, a := range section.Actions {
				state := p.Task(a, today)
				line := map[model.ActionStatus]string{model.ToDo: "- [ ] ", model.Done: "- [x] ", model.Pointless: "- "}[state.Status] + inline(a.Label)
				switch there := strings.Contains(markdown, "\n"+line); {
				case state.Waits() && s.Index > current:
					later++
				case there != (state.Settled() || state.Waits()):
					t.Errorf("%s is there %t: %s", a.ID, there, line)
				}
			}
		}
		if told := french.Count(later, "chose à faire", "choses à faire"); later > 0 && !strings.Contains(markdown, told) {
			t.Errorf("%s: « %s » is missing", s.ID, told)
		}
	}
}

func TestSizesAndBudget(t *testing.T) {
	cases := []struct {
		name                string
		population, members string
		options             string
		want, never         []string
	}{
		{"size 1, no option", "27143", "", "", []string{"142 500 €", "140 000 €", "60 000 €", "12 857 habitants avant la taille 2"},
			[]string{"Total avec l’option choisie", "tout juste", "Majoration", "option choisie"}},
		{"an option", "27143", "", "qualite", []string{"option choisie", "148 125 €", "Missions optionnelles Qualité des soins"}, nil},
		{"no option, said", "27143", "", "aucune", []string{"Missions optionnelles aucune"}, []string{"option choisie"}},
		{"at a bound", "80000", "", "", []string{"À 80 000 habitants tout juste, deux tailles sont possibles", "à confirmer, voir « Le budget »"}, nil},
		{"size 4, few members", "200000", "99", "", []string{"275 000 €", "Elle n’est pas comptée", "aucune, c’est la plus grande"}, nil},
		{"size 4, bonus", "200000", "100", "", []string{"293 500 €", "Elle est comptée"}, []string{"275 000 €"}},
		{"unknown", "", "", "", []string{"142 500 €", "185 000 €", "234 375 €", "275 000 €", "580 000 €", "inconnue sans la population"},
			[]string{"Les cinq années", "Majoration"}},
	}
	for _, c := range cases {
		f := fill(t)
		f.answers(map[string]string{"population": c.population, "membres": c.members, "options": c.options})
		text := flat(strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " "))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", c.name, want)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s: %q is there", c.name, never)
			}
		}
	}
}

func TestDeadlines(t *testing.T) {
	for day, want := range map[string]string{
		"23/11/2026": "Passage en comité, 23 novembre 2026 (aujourd’hui)",
		"24/11/2026": "Passage en comité, 24 novembre 2026 (demain)",
		"15/12/2026": "Passage en comité, 15 décembre 2026 (dans 22 jours)",
		"22/11/2026": "Prochaine échéance aucune date à venir",
	} {
		f := fill(t)
		f.answer("passage_le", day)
		text := flat(strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " "))
		if !strings.Contains(text, want) {
			t.Errorf("%s: %q is missing", day, want)
		}
	}
}

// What is late is told beside what comes next.
func TestLateBesideNext(t *testing.T) {
	f := fill(t)
	if err := f.SetDue("E1-05", today.AddDays(-3), now); err != nil {
		t.Fatal(err)
	}
	text := flat(strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " "))
	if want := "En retard : Constituer l’équipe-projet"; !strings.Contains(text, want) {
		t.Errorf("%q is missing", want)
	}
}

// A project where nothing is left says so.
func TestNothingLeft(t *testing.T) {
	p := hostileProject(t, "texte")
	var aims, sheets, indicators []model.Row // so that the controls find nothing to settle
	for _, m := range p.Catalog().Question("fiches_actions").Column("mission").Options {
		mission := m.ID.Name
		aims = append(aims, model.Row{"objectif": "texte", "mission": mission})
		sheets = append(sheets, model.Row{"titre": "texte", "mission": mission, "besoin": "texte", "porteur": "texte", "moyens": "texte"})
		indicators = append(indicators, model.Row{"indicateur": "texte", "mission": mission})
	}
	for id, rows := range map[string][]model.Row{"objectifs_missions": aims, "fiches_actions": sheets, "indicateurs": indicators} {
		if err := p.SetAnswer(id, rows, now); err != nil {
			t.Fatal(err)
		}
	}
	for id, choice := range map[string]string{
		"avancement": "deux-cents-jours", "indemnisation_salaries": "convention",
		"place_non_soignants": "votants", "place_cds": "structure", "cds_college": "structures",
	} {
		if err := p.SetAnswer(id, choice, now); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range p.Catalog().Stages {
		for _, section := range s.Sections {
			for _, a := range section.Actions {
				if err := p.SetAction(a.ID.Name, model.ActionState{Status: model.Done, On: today}, now); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	text := Build(p, today).Text(80, page.Style{})
	for _, want := range []string{"tout est renseigné et fait", "Tout est fait à cette étape.", "En ce moment, «\u00a0Les 200 premiers jours\u00a0»"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, never := range []string{"[ ]", "À compléter", "Plus tard", "on renseigné", "ien de renseigné"} {
		if strings.Contains(text, never) {
			t.Errorf("%q is there", never)
		}
	}
}

// What the file holds wrongly is shown, and said to need correcting.
func TestOddAnswers(t *testing.T) {
	c := catalog(t)
	p, err := model.Read(c, []byte(`{"format": 1, "reponses": {
		"population": "beaucoup", "communes": 3, "statuts_adoptes_le": "2026-09-01", "association_declaree_le": "2026-08-01",
		"droit_local": "peut-être", "equipe": [{"nom": 12, "profession": "druide"}], "besoins": [{}]},
		"actions": {"E9-99": {"etat": "faite"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	text := flat(strings.ReplaceAll(Build(p, today).Text(100, page.Style{}), "\u00a0", " "))
	for _, want := range []string{
		`Population "beaucoup" (à corriger)`, "Communes 3 (à corriger)", `Droit local "peut-être" (à corriger)`,
		"1er août 2026 À corriger : « Association déclarée le 1er août 2026 » vient avant « Statuts adoptés le 1er septembre 2026 »",
		"Profession à préciser (1)", "12 (à corriger)", "Besoin à préciser", "1 personne, 0 profession.", "actions/E9-99",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestPlanned(t *testing.T) {
	for day, want := range map[dates.Day]string{
		today: today.String(), today.AddDays(-1): today.AddDays(-1).String(), today.AddDays(1): today.AddDays(1).String() + " (prévu)",
	} {
		if got := planned(day, today); got != want {
			t.Errorf("%v: %q, want %q", day, got, want)
		}
	}
}
