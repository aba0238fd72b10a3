package healthproject

import (
	"fmt"
	"strings"
	"testing"

	"cpts/content/contenttest"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/point"
)

func TestRulesAreThoseOfTheContent(t *testing.T) {
	used := map[string]bool{}
	for _, check := range modeltest.Catalog(t).HealthProject() {
		used[check.Rule.Name] = true
		if rules[check.Rule.Name] == nil {
			t.Errorf("point %s: no rule %s", check.ID, check.Rule)
		}
	}
	for name := range rules {
		if !used[name] {
			t.Errorf("no point uses the rule %s", name)
		}
	}
}

// A sheet is written « title|mission|need|carrier|means|indicator|start|cost », a table
// of another kind by its columns; an empty cell is left out.
func table(columns, lines string) string {
	var rows []string
	for line := range strings.SplitSeq(lines, "; ") {
		var cells []string
		typed := strings.Split(line, "|")
		for i, id := range strings.Split(columns, "|") {
			switch {
			case i >= len(typed) || typed[i] == "":
			case id == "cout" || id == "montant" || id == "annee":
				cells = append(cells, fmt.Sprintf("%q:%s", id, typed[i]))
			default:
				cells = append(cells, fmt.Sprintf("%q:%q", id, typed[i]))
			}
		}
		rows = append(rows, "{"+strings.Join(cells, ",")+"}")
	}
	return "[" + strings.Join(rows, ",") + "]"
}

func written(lines string) string {
	return `"fiches_actions":` + table("titre|mission|besoin|porteur|moyens|indicateur|debut|cout", lines)
}

func noted(lines string) string    { return `"besoins":` + table("besoin|mission|ecarte", lines) }
func aimed(lines string) string    { return `"objectifs_missions":` + table("objectif|mission", lines) }
func measured(lines string) string { return `"indicateurs":` + table("indicateur|mission", lines) }
func spent(lines string) string    { return `"depenses":` + table("libelle|montant|annee", lines) }

// Each mission of the scale of the project is awaited, and none of another.
func TestMissionsOfTheScale(t *testing.T) {
	c := contenttest.Amended(t)
	for _, test := range []struct{ saved, signed, want string }{
		{"2026-11-23", "", "4 missions"}, {"2027-05-02", "", "il manque : soins de nuit"},
		{"2028-01-01", "2026-12-01", "4 missions"}, {"2028-01-01", "2027-04-01", "il manque : soins de nuit"},
	} {
		signed := ""
		if test.signed != "" {
			signed = `"aci_signe_le":"` + test.signed + `",`
		}
		p, err := model.Read(c, []byte(`{"format":1,"modifie_le":"`+test.saved+`T09:00:00+01:00","reponses":{`+signed+aimed(four)+`}}`))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Of(p) {
			if got := strings.ReplaceAll(f.Detail, "\u00a0", " "); f.Point.ID.Name == "mission-objectif" && got != test.want {
				t.Errorf("saved on %s, signed %q: %s, want %s", test.saved, test.signed, got, test.want)
			}
		}
	}
}

const (
	four      = "a|acces_soins; b|parcours; c|prevention; d|crise"
	onlyThree = "a|acces_soins; b|parcours; c|prevention"
	associate = `"acteurs":[{"acteur":"MSP des Sources","categorie":"exercice-regroupe","etat":"associe"},{"acteur":"Clinique","categorie":"etablissement","etat":"a-associer"},{"acteur":"Les infirmières","categorie":"ville","etat":"associe"}]`
)

func TestFindings(t *testing.T) {
	cases := []struct {
		check, name, answers string
		want                 point.State
		detail               string // with plain spaces; "…" at the end for any
		to                   string // the question it leads to, when not that of the content
	}{
		{"mission-objectif", "nothing", "", point.Unknown, "il manque : accès aux soins…", ""},
		{"mission-objectif", "all", aimed(four), point.Held, "4 missions", ""},
		{"mission-objectif", "one missing, no sheet yet", aimed(onlyThree), point.Unknown, "il manque : réponse aux crises sanitaires", ""},
		{"mission-objectif", "one missing, a sheet", aimed(onlyThree) + "," + written("x|acces_soins"), point.Wanting, "il manque : réponse aux crises sanitaires", ""},
		{"mission-objectif", "an option chosen", aimed(four) + `,"options":["qualite"],` + written("x|acces_soins"), point.Wanting, "il manque : qualité…", ""},

		{"mission-fiche", "nothing", "", point.Unknown, "il manque…", ""},
		{"mission-fiche", "no crisis", written(onlyThree), point.Wanting, "il manque : réponse aux crises sanitaires", ""},
		{"mission-fiche", "all", written(four), point.Held, "4 missions", ""},
		{"mission-fiche", "a sheet of a mission that is none", written(onlyThree + "; z|autre"), point.Wanting, "il manque : réponse aux crises sanitaires", ""},

		{"mission-indicateur", "in the sheets", written("a|acces_soins||||n; b|parcours||||n; c|prevention||||n; d|crise||||n"), point.Held, "4 missions", ""},
		{"mission-indicateur", "not in one sheet", written("a|acces_soins||||n; b|parcours||||n; c|prevention||||n; d|crise"), point.Wanting, "il manque : réponse aux crises sanitaires", ""},
		{"mission-indicateur", "the table of the contract counts, once begun", written("d|crise||||n") + "," + measured(onlyThree), point.Wanting, "il manque : réponse aux crises sanitaires", "indicateurs"},
		{"mission-indicateur", "the table of the contract", written(four) + "," + measured(four), point.Held, "4 missions", "indicateurs"},
		{"mission-indicateur", "nothing", "", point.Unknown, "il manque…", ""},

		{"besoins-suite", "nothing", "", point.Unknown, "", ""},
		{"besoins-suite", "a mission, before the sheets", noted("soirs|acces_soins"), point.Held, "1 besoin", ""},
		{"besoins-suite", "no mission, before the sheets", noted("soirs; dents|prevention"), point.Unknown, "sans suite : soirs", ""},
		{"besoins-suite", "in a sheet, whatever its case", noted("Soirs") + "," + written("x|acces_soins|soirs"), point.Held, "1 besoin", ""},
		{"besoins-suite", "set aside", noted("soirs||le SAMU s’en charge") + "," + written("x|acces_soins"), point.Held, "1 besoin", ""},
		{"besoins-suite", "a mission is not a sheet", noted("soirs|acces_soins") + "," + written("x|acces_soins|dents"), point.Wanting, "sans suite : soirs", ""},

		{"fiches-besoin", "no sheet", noted("soirs"), point.Unknown, "", ""},
		{"fiches-besoin", "one of hers", noted("soirs") + "," + written("x|acces_soins|soirs"), point.Held, "1 fiche", ""},
		{"fiches-besoin", "none, or not one of hers", noted("soirs") + "," + written("x|crise|soirs; y|crise; z|crise|dents"), point.Wanting, "à compléter : y, z", ""},
		{"fiches-porteur", "no sheet", "", point.Unknown, "", ""},
		{"fiches-porteur", "carried", written("x|crise||Camille"), point.Held, "1 fiche", ""},
		{"fiches-porteur", "carried by nobody", written("x|crise||Camille; |crise"), point.Wanting, "à compléter : une fiche sans titre", ""},
		{"fiches-moyens", "no sheet", "", point.Unknown, "", ""},
		{"fiches-moyens", "with its means", written("x|crise|||une salle"), point.Held, "1 fiche", ""},
		{"fiches-moyens", "without means", written("x|crise"), point.Wanting, "à compléter : x", ""},

		{"structures-representant", "nobody", "", point.Unknown, "", ""},
		{"structures-representant", "no sheet yet", associate, point.Unknown, "sans représentant : MSP des Sources", ""},
		{"structures-representant", "none", associate + "," + written("x|crise"), point.Wanting, "sans représentant : MSP des Sources", ""},
		{"structures-representant", "named, without a role", associate + `,"representants":[{"structure":"MSP des Sources"}],` + written("x|crise"), point.Wanting, "sans représentant : MSP des Sources", ""},
		{"structures-representant", "represented", associate + `,"representants":[{"structure":"msp des sources","fonction":"gérante"}],` + written("x|crise"), point.Held, "1 structure", ""},

		{"fiches-argent", "no sheet", spent("bureau|5000|2027"), point.Unknown, "", ""},
		{"fiches-argent", "no budget", written("x|crise||||||4500"), point.Unknown, "", ""},
		{"fiches-argent", "within the budget", written("x|crise|||||2027-09-01|4500; y|crise|||||2028-01-01|0") + "," + spent("bureau|5000|2027"), point.Held, "4 500 € de fiches", ""},
		{"fiches-argent", "just the budget", written("x|crise||||||5000") + "," + spent("bureau|5000|2027"), point.Held, "5 000 € de fiches", ""},
		{"fiches-argent", "more than the budget", written("x|crise||||||4500; y|crise||||||1000") + "," + spent("bureau|5000|2027"), point.Wanting, "5 500 € de fiches en tout, 5 000 € au budget", ""},
		{"fiches-argent", "more than the budget of its year", written("x|crise|||||2028-01-01|4500") + "," + spent("bureau|5000|2027"), point.Wanting, "4 500 € de fiches en 2028, 0 € au budget", ""},
		{"fiches-argent", "a cost not noted", written("x|crise||||||4500; y|crise") + "," + spent("bureau|5000|2027"), point.Unknown, "coût à noter : y", ""},

		{"dossier-parties", "nothing", "", point.Unknown, "11 parties à écrire : Constats du diagnostic…", "diagnostic_constats"},
		{"dossier-parties", "begun", `"diagnostic_constats":"a",` + aimed(four), point.Unknown, "9 parties à écrire : Au quotidien…", "organisation_quotidien"},
	}
	for _, c := range cases {
		p, err := model.Read(modeltest.Catalog(t), []byte(`{"format":1,"reponses":{`+c.answers+`}}`))
		modeltest.Must(t, err)
		f := found(t, p, c.check)
		detail := strings.ReplaceAll(f.Detail, french.NBSP, " ")
		start, any := strings.CutSuffix(c.detail, "…")
		if f.State != c.want || detail != c.detail && !(any && strings.HasPrefix(detail, start)) {
			t.Errorf("%s, %s: %s %q, want %s %q", c.check, c.name, f.State, detail, c.want, c.detail)
		}
		to := c.to
		if to == "" {
			to = f.Point.Question.Name
		}
		if f.To.ID() != to {
			t.Errorf("%s, %s: leads to %s, want %s", c.check, c.name, f.To.ID(), to)
		}
	}
	tried := map[string]int{}
	for _, c := range cases {
		tried[c.check]++
	}
	for _, check := range modeltest.Catalog(t).HealthProject() {
		if tried[check.ID.Name] == 0 {
			t.Errorf("no case tries %s", check.ID)
		}
	}
}

func found(t *testing.T, p *model.Project, id string) point.Finding {
	t.Helper()
	for _, f := range Of(p) {
		if f.Point.ID.Name == id {
			return f
		}
	}
	t.Fatalf("no point %s", id)
	return point.Finding{}
}

// A rubrique is not finished while a core mission has no sheet; one more sheet, and it
// is.
func TestSheetsAreNotFinishedWithoutAMission(t *testing.T) {
	full := func(missions ...string) string {
		var lines []string
		for _, m := range missions {
			lines = append(lines, "fiche "+m+"|"+m+"|soirs|Camille|une salle|n|2026-09-01|0")
		}
		return written(strings.Join(lines, "; "))
	}
	status := func(missions ...string) model.SectionState {
		p, err := model.Read(modeltest.Catalog(t), []byte(`{"format":1,"reponses":{`+noted("soirs|acces_soins")+","+full(missions...)+`}}`))
		modeltest.Must(t, err)
		return p.Overview(modeltest.Today).Section(p.Catalog().Section("fiches-actions"))
	}
	if s := status("acces_soins", "parcours", "prevention"); s.Status != model.InProgress || s.Reason != "2"+french.NBSP+"points à régler" {
		t.Errorf("%s, %q: the crisis has no sheet", s.Status, s.Reason)
	}
	if s := status("acces_soins", "parcours", "prevention", "crise"); s.Status != model.Finished {
		t.Errorf("%s, %q: each mission has its sheet", s.Status, s.Reason)
	}
}

// Nothing of an empty project is wrong.
func TestNothingToSettleYet(t *testing.T) {
	for _, f := range Of(modeltest.With(t)) {
		if f.State != point.Unknown || f.To.Nowhere() {
			t.Errorf("%s is %s, and leads to %q", f.Point.ID, f.State, f.To.ID())
		}
	}
}
