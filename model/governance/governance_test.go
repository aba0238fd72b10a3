package governance

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/point"
)

var (
	loaded = sync.OnceValues(content.Load)
	noon   = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
)

func catalog(t testing.TB) *content.Catalog {
	t.Helper()
	c, err := loaded()
	must(t, err)
	return c
}

func blank(t testing.TB) *model.Project { return model.New(catalog(t), noon) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// finding is what the governance check of that id tells.
func finding(t testing.TB, p *model.Project, id string) point.Finding {
	t.Helper()
	for _, f := range Of(p) {
		if f.Point.ID.Name == id {
			return f
		}
	}
	t.Fatalf("no check %s", id)
	return point.Finding{}
}

// governed is a project read from these answers and actions done.
func governed(t testing.TB, answers string, done ...string) *model.Project {
	t.Helper()
	var actions []string
	for _, id := range done {
		actions = append(actions, fmt.Sprintf(`%q:{"etat":"faite","le":"2026-10-02"}`, id))
	}
	p, err := model.Read(catalog(t), []byte(`{"format":1,"reponses":{`+answers+`},"actions":{`+strings.Join(actions, ",")+`}}`))
	must(t, err)
	return p
}

func TestGovernanceRulesAreThoseOfTheContent(t *testing.T) {
	c := catalog(t)
	used := map[string]bool{}
	for _, check := range c.Governance() {
		used[check.Rule.Name] = true
		if rules[check.Rule.Name] == nil {
			t.Errorf("check %s: no rule %s", check.ID, check.Rule)
		}
	}
	for name := range rules {
		if !used[name] {
			t.Errorf("no check uses the rule %s", name)
		}
	}
}

// colleges writes lines of the table, « name|seats|votes|profession »; "" leaves
// a cell empty.
func colleges(lines ...string) string {
	var rows []string
	for _, line := range lines {
		cells := strings.Split(line, "|")
		var row []string
		for i, id := range []string{"college", "sieges", "voix", "profession"} {
			switch {
			case i >= len(cells) || cells[i] == "":
			case id == "sieges" || id == "voix":
				row = append(row, fmt.Sprintf("%q:%s", id, cells[i]))
			default:
				row = append(row, fmt.Sprintf("%q:%q", id, cells[i]))
			}
		}
		rows = append(rows, "{"+strings.Join(row, ",")+"}")
	}
	return `"colleges":[` + strings.Join(rows, ",") + `]`
}

const (
	centre  = `"structures_locales":[{"nom":"Centre de la Gare","type":"cds"}]`
	msp     = `"structures_locales":[{"nom":"MSP des Sources","type":"msp"}]`
	onePart = `"place_cds":"structure"`
)

func TestGovernanceFindings(t *testing.T) {
	gp, nurse := "medecin-generaliste", "infirmier"
	cases := []struct {
		check, name, answers string
		done                 string // an action done
		want                 point.State
		detail               string // with plain spaces; "…" at the end for any
	}{
		// The votes.
		{"majorite-profession", "nothing", "", "", point.Unknown, ""},
		{"majorite-profession", "an empty table", `"colleges":[]`, "", point.Unknown, ""},
		{"majorite-profession", "a majority", colleges("médecins|6|8|"+gp, "autres|4|4|"), "", point.Wanting, "8 voix sur 12 pour une seule profession (médecin généraliste)"},
		{"majorite-profession", "exactly half", colleges("médecins|6|6|"+gp, "autres|4|6|"), "", point.Held, "12 voix en tout, 6 au plus pour une même profession"},
		{"majorite-profession", "one vote over half", colleges("médecins|6|7|"+gp, "autres|4|6|"), "", point.Wanting, "7 voix sur 13…"},
		{"majorite-profession", "over half of an odd total", colleges("médecins|6|6|"+gp, "autres|4|7|"), "", point.Held, "13 voix en tout, 6 au plus…"},
		{"majorite-profession", "two colleges of one profession", colleges("ville|3|3|"+gp, "hôpital|3|3|"+gp, "autres|5|5|"), "", point.Wanting, "6 voix sur 11…"},
		{"majorite-profession", "two professions", colleges("médecins|5|5|"+gp, "infirmières|5|5|"+nurse), "", point.Held, "10 voix en tout, 5 au plus…"},
		{"majorite-profession", "the largest first", colleges("médecins|5|9|"+gp, "infirmières|5|1|"+nurse), "", point.Wanting, "9 voix sur 10 pour une seule profession (médecin généraliste)"},
		{"majorite-profession", "two others are not one", colleges("a|5|5|autre", "b|5|5|autre", "c|3|3|"), "", point.Held, "13 voix en tout, 5 au plus…"},
		{"majorite-profession", "one other alone", colleges("a|5|5|autre", "c|3|3|"), "", point.Wanting, "5 voix sur 8 pour une seule profession (autre profession)"},
		{"majorite-profession", "no profession told", colleges("a|5|5|", "c|3|3|"), "", point.Held, "8 voix en tout"},
		{"majorite-profession", "one college", colleges("a|5|5|" + gp), "", point.Wanting, "5 voix sur 5…"},
		{"majorite-profession", "a cell empty", colleges("médecins|6|8|"+gp, "autres|4||"), "", point.Unknown, "voix à noter : autres"},
		{"majorite-profession", "a cell of another kind", colleges("médecins|6|8|"+gp, `autres|4|"huit"|`), "", point.Unknown, "voix à noter : autres"},
		{"majorite-profession", "a negative cell", colleges("médecins|6|8|"+gp, "autres|4|-9|"), "", point.Unknown, "voix à noter : autres"},
		{"majorite-profession", "a huge cell", colleges("médecins|6|8|"+gp, "autres|4|9e14|"), "", point.Unknown, "voix à noter : autres"},
		{"majorite-profession", "a profession that is none", colleges("a|5|5|druide", "c|3|3|"), "", point.Held, "8 voix en tout"},
		{"majorite-profession", "no vote at all", colleges("a|5|0|"+gp, "c|3|0|"), "", point.Unknown, "aucun collège n’a de voix"},
		{"majorite-profession", "a college without votes", colleges("a|5|5|"+gp, "b|5|5|", "c|3|0|"), "", point.Held, "10 voix en tout, 5 au plus…"},
		{"majorite-profession", "a table that is none", `"colleges":"quatre"`, "", point.Unknown, ""},
		{"majorite-profession", "empty lines", `"colleges":[{},{}]`, "", point.Unknown, "voix à noter : un collège sans nom, un collège sans nom"},

		// The seats.
		{"colleges-sieges", "nothing", "", "", point.Unknown, ""},
		{"colleges-sieges", "all have some", colleges("a|5|5", "b|1|0"), "", point.Held, "2 collèges"},
		{"colleges-sieges", "one has none", colleges("soins primaires|5|5", "soins secondaires|0|0"), "", point.Wanting, "le collège « soins secondaires » n’a aucun siège"},
		{"colleges-sieges", "two have none", colleges("a|0|5", "b|0|0", "c|3|3"), "", point.Wanting, "2 collèges n’ont aucun siège : a, b"},
		{"colleges-sieges", "a cell empty", colleges("a|5|5", "b||2"), "", point.Unknown, "sièges à noter : b"},
		{"colleges-sieges", "one empty, one none", colleges("a|0|5", "b||2"), "", point.Wanting, "le collège « a » n’a aucun siège"},
		{"colleges-sieges", "a cell of another kind", colleges("a|5|5", `b|"deux"|2`), "", point.Unknown, "sièges à noter : b"},

		// The officers.
		{"bureau-professions", "nothing", "", "", point.Unknown, ""},
		{"bureau-professions", "one", `"bureau":[{"profession":"infirmier"}]`, "", point.Unknown, ""},
		{"bureau-professions", "two of a profession", `"bureau":[{"profession":"infirmier"},{"profession":"infirmier"}]`, "", point.Wanting, "2 fonctions, une seule profession (infirmière ou infirmier)"},
		{"bureau-professions", "two professions", `"bureau":[{"profession":"infirmier"},{"profession":"pharmacien"},{"fonction":"trésor"}]`, "", point.Held, "2 professions pour 3 fonctions"},
		{"bureau-professions", "one untold", `"bureau":[{"profession":"infirmier"},{"profession":"infirmier"},{"fonction":"trésor"}]`, "", point.Unknown, ""},
		{"bureau-professions", "two others", `"bureau":[{"profession":"autre"},{"profession":"autre"}]`, "", point.Held, "2 professions…"},

		// 3. Structures as members.
		{"structures-admises", "nothing", "", "", point.Unknown, ""},
		{"structures-admises", "allowed", `"statuts_permettent":["recevoir","morales"]`, "", point.Held, ""},
		{"structures-admises", "not allowed", `"statuts_permettent":["recevoir"]`, "", point.Wanting, "vos statuts ne le permettent pas encore"},
		{"structures-admises", "nothing allowed", `"statuts_permettent":[]`, "", point.Wanting, "vos statuts…"},
		{"structures-admises", "foreseen, not read", `"categories_membres":["liberaux","regroupements"]`, "", point.Unknown, "prévu parmi les membres possibles…"},
		{"structures-admises", "not foreseen", `"categories_membres":["liberaux"]`, "", point.Wanting, "MSP et centres de santé manquent…"},
		{"structures-admises", "allowed, not foreseen", `"statuts_permettent":["morales"],"categories_membres":["liberaux"]`, "", point.Wanting, "MSP et centres de santé manquent…"},
		{"structures-admises", "both", `"statuts_permettent":["morales"],"categories_membres":["regroupements"]`, "", point.Held, ""},

		// 6. Mandates, and the imbalance.
		{"structures-mandatees", "nothing", "", "", point.Unknown, ""},
		{"structures-mandatees", "asked of all", "", askForMandates, point.Held, ""},
		{"structures-mandatees", "structures, no line", msp, "", point.Unknown, "à préciser pour MSP des Sources"},
		{"structures-mandatees", "structures, no line, asked of all", msp, askForMandates, point.Held, ""},
		{"structures-mandatees", "a mandate", msp + `,"representants":[{"structure":"msp  DES sources","mandat":true}]`, "", point.Held, "1 structure"},
		{"structures-mandatees", "no mandate", `"representants":[{"structure":"A","mandat":false},{"structure":"B","mandat":false,"duo":false},{"structure":"C","mandat":true}]`, "", point.Wanting, "2 structures sans représentant mandaté : A, B"},
		{"structures-mandatees", "no mandate, asked of all", `"representants":[{"structure":"A","mandat":false}]`, askForMandates, point.Wanting, "1 structure sans représentant mandaté : A"},
		{"structures-mandatees", "a duo instead", `"representants":[{"structure":"A","mandat":false,"duo":true}]`, "", point.Held, "1 structure"},
		{"structures-mandatees", "untold", `"representants":[{"structure":"A"},{"structure":"B","duo":false},{"structure":"C","mandat":true}]`, "", point.Unknown, "à préciser pour A, B"},
		{"structures-mandatees", "two lines, one mandate", `"representants":[{"structure":"A","mandat":false},{"structure":"a ","mandat":true}]`, "", point.Held, "1 structure"},
		{"structures-mandatees", "two lines, one untold", `"representants":[{"structure":"A","mandat":false},{"structure":"A"}]`, "", point.Unknown, "à préciser pour A"},
		{"structures-mandatees", "another structure is waited for", centre + `,"representants":[{"structure":"A","mandat":true}]`, "", point.Unknown, "à préciser pour Centre de la Gare"},
		{"structures-mandatees", "another declined", centre + `,"representants":[{"structure":"A","mandat":true}]`, askForMandates, point.Held, "1 structure"},
		{"structures-mandatees", "a centre whose employees alone join", centre + `,"place_cds":"salaries","representants":[{"structure":"A","mandat":true}]`, "", point.Held, "1 structure"},
		{"structures-mandatees", "a hospital is not waited for", `"structures_locales":[{"nom":"CH","type":"hopital"}],"representants":[{"structure":"A","mandat":true}]`, "", point.Held, "1 structure"},
		{"structures-mandatees", "lines without a name", `"representants":[{"mandat":false},{"structure":" ","mandat":false}]`, "", point.Wanting, "2 structures sans représentant mandaté : une structure sans nom, une structure sans nom"},
		{"structures-mandatees", "a cell of another kind", `"representants":[{"structure":"A","mandat":"oui"}]`, "", point.Unknown, "à préciser pour A"},

		// 7. Employees.
		{"salaries-compenses", "nothing", "", "", point.Unknown, ""},
		{"salaries-compenses", "settled", "", settleEmployees, point.Held, ""},
		{"salaries-compenses", "agreement", `"indemnisation_salaries":"convention"`, "", point.Held, "une convention entre la CPTS et l’employeur"},
		{"salaries-compenses", "invoice", `"indemnisation_salaries":"facture"`, "", point.Held, "par une facture, à faire confirmer…"},
		{"salaries-compenses", "open", `"indemnisation_salaries":"a-voir"`, settleEmployees, point.Wanting, "à voir avec les employeurs"},
		{"salaries-compenses", "nobody", `"indemnisation_salaries":"non-concerne"`, "", point.OffTopic, "aucun salarié concerné"},
		{"salaries-compenses", "nobody, but one", `"indemnisation_salaries":"non-concerne","equipe":[{"nom":"N","exercice":"salarie-cds"}]`, "", point.Wanting, "l’équipe-projet compte 1 salarié de centre de santé"},

		// 8. Managers.
		{"directions-placees", "nothing", "", "", point.Unknown, ""},
		{"directions-placees", "settled", "", placeManagers, point.Held, ""},
		{"directions-placees", "guests", `"place_non_soignants":"invites"`, "", point.Held, "ils sont invités sans voter"},
		{"directions-placees", "open", `"place_non_soignants":"a-voir"`, "", point.Wanting, "à décider"},

		// 11. Recourse.
		{"recours-prevu", "nothing", "", "", point.Unknown, ""},
		{"recours-prevu", "two", `"recours":["cpam","ars"]`, "", point.Held, "la CPAM, l’ARS"},
		{"recours-prevu", "nobody", `"recours":[]`, "", point.Wanting, "personne pour l’instant"},

		// 1. Centres told.
		{"cds-prevenus", "told", `"structures_locales":[{"nom":"A","type":"cds","prevenue":true}]`, "", point.Held, ""},
		{"cds-prevenus", "not told", `"structures_locales":[{"nom":"A","type":"cds","prevenue":true},{"nom":"B","type":"cds","prevenue":false}]`, tellCentres, point.Wanting, "à prévenir : B"},
		{"cds-prevenus", "untold", centre, "", point.Unknown, "à préciser pour Centre de la Gare"},
		{"cds-prevenus", "all were", centre, tellCentres, point.Held, ""},
		{"cds-prevenus", "one is in the team", centre + `,"equipe":[{"nom":"N","structure":"centre de la gare"}]`, "", point.Held, ""},
		{"cds-prevenus", "one is in the team of another", centre + `,"equipe":[{"nom":"N","structure":"MSP"}]`, "", point.Unknown, "à préciser…"},
		{"cds-prevenus", "no name", `"structures_locales":[{"type":"cds"}],"equipe":[{"nom":"N"}]`, "", point.Unknown, "à préciser pour un centre sans nom"},
		{"cds-prevenus", "none listed", onePart, "", point.Unknown, ""},
		{"cds-prevenus", "none listed, all were", onePart, tellCentres, point.Held, ""},
		{"cds-prevenus", "a hospital untold", `"structures_locales":[{"nom":"CH","type":"hopital","prevenue":false},{"nom":"A","type":"cds","prevenue":true}]`, "", point.Held, ""},

		// 2. Centres answered.
		{"cds-reponses", "nothing", onePart, "", point.Unknown, ""},
		{"cds-reponses", "all", onePart + `,"cds_demandes":"repondues"`, "", point.Held, ""},
		{"cds-reponses", "not all", onePart + `,"cds_demandes":"attente"`, "", point.Wanting, "pas encore à toutes"},
		{"cds-reponses", "none received", onePart + `,"cds_demandes":"aucune"`, "", point.OffTopic, "aucune demande reçue"},

		// 4. First-line care.
		{"cds-premier-recours", "nothing", onePart, "", point.Unknown, ""},
		{"cds-premier-recours", "placed", onePart, placeCentres, point.Held, ""},
		{"cds-premier-recours", "structures", onePart + `,"cds_college":"structures"`, "", point.Held, "collège « structures d’exercice regroupé »"},
		{"cds-premier-recours", "persons", onePart + `,"cds_college":"soins-primaires"`, "", point.Held, "collège « soins primaires »"},
		{"cds-premier-recours", "elsewhere", onePart + `,"cds_college":"medico-social"`, placeCentres, point.Wanting, "collège « médico-social et social »"},
		{"cds-premier-recours", "open", onePart + `,"cds_college":"a-voir"`, "", point.Wanting, "à décider"},

		// 5. Membership.
		{"cds-adhesion", "nothing", centre, "", point.Unknown, ""},
		{"cds-adhesion", "settled", centre, settleMembership, point.Held, ""},
		{"cds-adhesion", "chosen", `"place_cds":"les-deux"`, "", point.Held, "les deux, avec une règle contre la double voix"},
		{"cds-adhesion", "open", `"place_cds":"a-voir"`, "", point.Wanting, "à décider avec eux"},
		{"cds-adhesion", "none, but one is listed", centre + `,"place_cds":"sans-cds"`, settleMembership, point.Wanting,
			"noté « aucun centre de santé sur le territoire », mais la liste des structures compte Centre de la Gare"},
		{"cds-adhesion", "none, but one is in the team", `"equipe":[{"nom":"N","exercice":"salarie-cds"}],"place_cds":"sans-cds"`, "", point.Wanting,
			"noté « aucun centre de santé sur le territoire », mais l’équipe-projet en compte un salarié"},

		// 9. Funds. 10. Centres known.
		{"cds-fonds", "nothing", onePart, "", point.Unknown, ""},
		{"cds-fonds", "yes", onePart + `,"cds_fonds":true`, "", point.Held, ""},
		{"cds-fonds", "no", onePart + `,"cds_fonds":false`, "", point.Wanting, ""},
		{"cds-fonds", "of another kind", onePart + `,"cds_fonds":"oui"`, "", point.Unknown, ""},
		{"cds-connus", "nothing", onePart, "", point.Unknown, ""},
		{"cds-connus", "yes", onePart + `,"cds_presentes":true`, "", point.Held, ""},
		{"cds-connus", "no", onePart + `,"cds_presentes":false`, "", point.Wanting, ""},
	}
	for _, c := range cases {
		var done []string
		if c.done != "" {
			done = append(done, c.done)
		}
		f := finding(t, governed(t, c.answers, done...), c.check)
		detail := strings.ReplaceAll(f.Detail, french.NBSP, " ")
		start, any := strings.CutSuffix(c.detail, "…")
		if f.State != c.want || detail != c.detail && !(any && strings.HasPrefix(detail, start)) {
			t.Errorf("%s, %s: %s %q, want %s %q", c.check, c.name, f.State, detail, c.want, c.detail)
		}
	}
	tried := map[string]map[point.State]bool{}
	for _, c := range cases {
		if tried[c.check] == nil {
			tried[c.check] = map[point.State]bool{}
		}
		tried[c.check][c.want] = true
	}
	for _, check := range catalog(t).Governance() {
		if states := tried[check.ID.Name]; !states[point.Held] || !states[point.Wanting] || !states[point.Unknown] {
			t.Errorf("%s is tried for %v only", check.ID, slices.Collect(maps.Keys(states)))
		}
	}
}

// What is asked of health centres matters only where there are some; a list of
// structures without any is enough to tell.
func TestGovernanceKnowsWhetherThereAreCentres(t *testing.T) {
	for name, c := range map[string]struct {
		answers string
		state   point.State // of the funds, which nothing answers
		detail  string
		open    string // the question that a leader is sent to
	}{
		"nothing":              {"", point.Unknown, "dites d’abord s’il y a un centre de santé sur le territoire", "place_cds"},
		"none":                 {`"place_cds":"sans-cds"`, point.OffTopic, "aucun centre de santé sur le territoire", "place_cds"},
		"none in the list":     {msp, point.OffTopic, "aucun centre de santé dans la liste des structures", "place_cds"},
		"an empty list":        {`"structures_locales":[]`, point.Unknown, "dites d’abord s’il y a un centre de santé sur le territoire", "place_cds"},
		"one in the list":      {centre, point.Unknown, "", "place_cds"},
		"one that joins":       {onePart, point.Unknown, "", "cds_fonds"},
		"joins, not listed":    {msp + "," + onePart, point.Unknown, "", "cds_fonds"},
		"to be decided":        {`"place_cds":"a-voir"`, point.Unknown, "", "cds_fonds"},
		"one in the team":      {`"equipe":[{"nom":"N","exercice":"salarie-cds"}]`, point.Unknown, "", "place_cds"},
		"none, but one listed": {centre + `,"place_cds":"sans-cds"`, point.Unknown, "", "place_cds"},
		"an odd list":          {`"structures_locales":3`, point.Unknown, "dites d’abord s’il y a un centre de santé sur le territoire", "place_cds"},
	} {
		f := finding(t, governed(t, c.answers), "cds-fonds")
		if f.State != c.state || f.Detail != c.detail || f.To.Question.ID.Name != c.open || f.To.Action != nil {
			t.Errorf("%s: %s %q, opens %s", name, f.State, f.Detail, f.To.Question.ID)
		}
	}
}

func TestGovernanceOfAnEmptyProjectAndOfTheExample(t *testing.T) {
	example, err := model.Example(catalog(t), dates.Of(noon))
	must(t, err)
	for name, p := range map[string]*model.Project{"empty": blank(t), "example": example} {
		for i, f := range Of(p) {
			if f.Point != p.Catalog().Governance()[i] || f.To.Question == nil {
				t.Errorf("%s: finding %d is of %s and opens %v", name, i, f.Point.ID, f.To.Question)
			}
			if off := f.Point.Centres && name == "example"; f.State != point.Unknown && !off || off && f.State != point.OffTopic {
				t.Errorf("%s: %s is %s", name, f.Point.ID, f.State)
			}
		}
	}
}

// Names come from a file that anything may have written: a few are told, short
// and safe.
func TestGovernanceNamesAreSafe(t *testing.T) {
	hostile := "A\x1b[31m\u202e\n\t" + strings.Repeat("é", 10_000)
	var rows []model.Row
	for i := range 500 {
		rows = append(rows, model.Row{"structure": fmt.Sprint(i, hostile), "mandat": false})
	}
	p := blank(t)
	must(t, p.SetAnswer(keyDelegates.ID(), rows, noon))
	detail := finding(t, p, "structures-mandatees").Detail
	if strings.ContainsAny(detail, "\x1b\n\t\u202e") || len([]rune(detail)) > 350 || !strings.HasSuffix(detail, "et 496"+french.NBSP+"autres") {
		t.Errorf("%d characters: %q", len([]rune(detail)), detail)
	}
}

// A large territory and a large team.
func BenchmarkGovernance(b *testing.B) {
	p := blank(b)
	var structures, delegates, team []model.Row
	for i := range 1000 {
		name := fmt.Sprintf("Centre de santé n° %d", i)
		structures = append(structures, model.Row{"nom": name, "type": []string{"cds", "msp", "hopital"}[i%3]})
		delegates = append(delegates, model.Row{"structure": name, "mandat": i%2 == 0})
		team = append(team, model.Row{"nom": name, "structure": name})
	}
	must(b, p.SetAnswer(keyStructures.ID(), structures, noon))
	must(b, p.SetAnswer(keyDelegates.ID(), delegates, noon))
	must(b, p.SetAnswer(model.KeyTeam.ID(), team, noon))
	for b.Loop() {
		Of(p)
	}
}
