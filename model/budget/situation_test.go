package budget

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/modeltest"
)

// project is what a file with these answers holds.
func project(t *testing.T, answers string) *model.Project {
	t.Helper()
	p, err := model.Read(modeltest.Catalog(t), []byte(`{"format": 1, "cree_le": "2026-11-23T09:00:00+01:00", "reponses": {`+answers+`}}`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOf(t *testing.T) {
	s, known := Of(project(t, ""))
	if known || s.Population != 0 || s.MembersKnown || len(s.Starts)+len(s.Variable)+len(s.Options) > 0 || s.Crisis || !s.Signed.IsZero() {
		t.Errorf("an empty project is in the situation %+v", s)
	}
	s, known = Of(project(t, `"population": 27143, "membres": 0, "options": ["qualite"], "aci_signe_le": "2027-05-15",
		"debut_parcours": "2027-11-01", "debut_qualite": "2028-03-01", "debut_accompagnement": "2027-09-01",
		"part_variable": 40, "variable_missions": [{"mission": "parcours", "part": 80}, {"mission": "prevention", "part": "zut"}, {"mission": "qualite", "part": 0}],
		"crise_comptee": true`))
	starts := map[string]dates.Day{"parcours": day(t, "2027-11-01"), "qualite": day(t, "2028-03-01")}
	shares := map[string]int64{"": 40, "parcours": 80, "qualite": 0}
	if !known || s.Population != 27143 || !s.MembersKnown || s.Members != 0 || !slices.Equal(s.Options, []string{"qualite"}) ||
		s.Signed != day(t, "2027-05-15") || !maps.Equal(s.Starts, starts) || !maps.Equal(s.Variable, shares) || !s.Crisis {
		t.Errorf("situation %+v", s)
	}
}

// An empty cell of a scenario follows the project; a filled one changes only what
// it says.
func TestScenarios(t *testing.T) {
	const own = `"population": 27143, "options": ["qualite"], "part_variable": 50, `
	cash := func(p *Plan) (years [Years]int64) {
		for n := range years {
			years[n] = p.Years[n].Paid.Whole()
		}
		return years
	}
	same := [Years]int64{148125, 181250, 193750, 193750, 193750}
	cases := []struct {
		name, row string
		want      [Years]int64
	}{
		{"nothing", `{}`, same},
		{"a size more", `{"population": 40000}`, [Years]int64{192500, 237500, 252500, 252500, 252500}},
		{"no option", `{"qualite": false}`, [Years]int64{142500, 170000, 182500, 182500, 182500}},
		{"both options", `{"accompagnement": true, "qualite": true}`, [Years]int64{151875, 188750, 201250, 201250, 201250}},
		{"no variable part", `{"variable": 0}`, [Years]int64{148125, 147500, 160000, 160000, 160000}},
		{"a crisis", `{"crise": true}`, [Years]int64{148125, 218750, 193750, 193750, 193750}},
		// Half of each mission's advance in year 1, half of its balance in year 2; the
		// crisis plan is paid whole. Cells are rounded one by one, halves up.
		{"six months later", `{"decalage": 6, "variable": 0}`, [Years]int64{111563, 135313, 160000, 160000, 160000}},
		{"a year later", `{"decalage": 12, "variable": 0}`, [Years]int64{50000, 135625, 160000, 160000, 160000}},
		{"odd cells", `{"population": "douze", "variable": "trop", "qualite": 3}`, same},
	}
	for _, c := range cases {
		for _, signed := range []string{"", `"aci_signe_le": "2027-05-31", `} {
			p := project(t, own+signed+`"scenarios": [`+c.row+`]`)
			plans, left := Scenarios(p, scale(t))
			if len(plans) != 2 || len(left) > 0 || plans[0].Name != "Votre situation" || plans[1].Name != "Scénario" {
				t.Fatalf("%s: %+v, left %v", c.name, plans, left)
			}
			if got := cash(plans[0].Plan); got != same {
				t.Errorf("%s: the project itself gets %v", c.name, got)
			}
			if got := cash(plans[1].Plan); got != c.want {
				t.Errorf("%s (signed %q): %v, want %v", c.name, signed, got, c.want)
			}
		}
	}
	if plans, left := Scenarios(project(t, own+`"part_variable": 0`), scale(t)); plans != nil || left != nil {
		t.Error("without a scenario there is nothing to compare")
	}
	plans, left := Scenarios(project(t, `"scenarios": [{"nom": "A", "population": 3}, {"nom": "B"}, {"nom": "C"}, {"nom": "D"}, {"nom": "E"}]`), scale(t))
	if len(plans) != 1+MostCompared || !slices.Equal(left, []string{"D", "E"}) {
		t.Errorf("%d plans, left %v", len(plans), left)
	}
	if plans[0].Plan != nil || plans[1].Plan == nil || plans[2].Plan != nil {
		t.Error("without a population, only a scenario that gives one has a plan")
	}
}

// A scenario leaves the options of the project as they are.
func TestScenarioSharesNothing(t *testing.T) {
	base := Situation{Population: 27143, Options: []string{"qualite", "accompagnement"}}
	scenario(base, model.Row{"qualite": false}, scale(t))
	if !slices.Equal(base.Options, []string{"qualite", "accompagnement"}) {
		t.Errorf("the project has the options %v", base.Options)
	}
}

const spending = `"population": 27143,
	"aides": [{"financeur": "ARS\u001b[31m", "montant": 30000, "annee": 2026}, {"financeur": "Département"}],
	"postes_coordination": [{"fonction": "coordination", "quotite": 80, "cout": 52000.50, "annee": 2027}, {"fonction": "assistante", "quotite": 50, "annee": 2027}],
	"depenses": [{"libelle": "bureau", "montant": 4800, "annee": 2027, "poste": "locaux"}, {"libelle": "divers", "montant": 99.90, "annee": 2027},
		{"libelle": "renfort", "montant": 1000, "annee": 2027, "poste": "coordination"}, {"libelle": "dette", "montant": -5, "annee": 2027}, {"libelle": "gouffre", "montant": 90000000000000, "annee": 2027}],
	"taux_indemnite": 40,
	"indemnites_prevues": [
		{"qui": "référentes", "membre": true, "heures": 24, "taux": 55.50, "personnes": 3, "annee": 2027},
		{"qui": "présidence", "membre": true, "heures": 100, "annee": 2027},
		{"qui": "intervenant", "membre": false, "heures": 10, "annee": 2027},
		{"qui": "sans année", "membre": true, "heures": 10}, {"qui": "taux odd", "membre": true, "heures": 10, "taux": "cher", "annee": 2027}]`

func TestMoneyOfAProject(t *testing.T) {
	p := project(t, spending)
	if g := Grants(p); len(g) != 1 || g[0] != (Grant{Funder: "ARS[31m", Amount: money.Euros(30000), Year: 2026}) {
		t.Errorf("grants %+v", g)
	}
	var got []string
	for _, e := range Expenses(p) {
		got = append(got, strings.Join([]string{e.Label, e.Category, strings.ReplaceAll(e.Amount.String(), "\u00a0", " ")}, "|"))
		if e.Year != 2027 {
			t.Errorf("%s falls in %d", e.Label, e.Year)
		}
	}
	want := []string{"coordination|coordination|41 600,40 €", "référentes|indemnites|3 996 €", "présidence|indemnites|4 000 €",
		"bureau|locaux|4 800 €", "divers||99,90 €", "renfort|coordination|1 000 €"}
	if !slices.Equal(got, want) {
		t.Errorf("expenses %q\nwant %q", got, want)
	}
	lines := IndemnityLines(p)
	if len(lines) != 3 || lines[0].People != 3 || lines[0].Minutes != 1440 || lines[1].Rate != money.Euros(40) || lines[1].People != 1 || lines[2].Member {
		t.Errorf("indemnities %+v", lines)
	}
	unread := strings.Join(Unread(p), "\n")
	for _, row := range []string{"« Aides publiques », ligne 2", "« Dépenses prévues », ligne 4", "« Dépenses prévues », ligne 5",
		"« Postes de coordination », ligne 2", "« Indemnités prévues », ligne 4", "« Indemnités prévues », ligne 5"} {
		if !strings.Contains(strings.ReplaceAll(unread, "\u00a0", " "), row+" :") {
			t.Errorf("%s is not told in\n%s", row, unread)
		}
	}
	if n := strings.Count(unread, "\n") + 1; n != 6 {
		t.Errorf("%d rows are told", n)
	}
}

// There is no rate by default: without one, hours cost nothing and say so.
func TestNoRateByDefault(t *testing.T) {
	p := project(t, `"indemnites_prevues": [{"qui": "bureau", "membre": true, "heures": 10, "annee": 2027}]`)
	r := Indemnities(catalog(t), IndemnityLines(p))
	if len(r.People) != 1 || !r.People[0].NoRate || r.People[0].Paid != 0 || len(Expenses(p)) != 0 {
		t.Errorf("%+v", r.People)
	}
}

func TestAuditOf(t *testing.T) {
	const help = `"aides": [{"financeur": "ARS", "montant": 30000, "annee": 2028}, {"financeur": "Région", "montant": 5000, "annee": 2029}]`
	for _, c := range []struct {
		name, answers string
		totals        map[int]int64 // by year of the report; nil: no report
		note          string
	}{
		{"nothing known", "", nil, ""},
		{"nothing dated", `"population": 27143`, map[int]int64{1: 142500, 2: 140000, 3: 152500, 4: 152500, 5: 152500}, "par année du contrat"},
		{"wished", `"population": 27143, "signature_souhaitee_le": "2028-06-01", ` + help,
			map[int]int64{2028: 172500, 2029: 145000, 2030: 152500, 2031: 152500, 2032: 152500, 2033: 35000}, "supposé signé le 1er juin 2028, la date que vous souhaitez."},
		{"signed", `"population": 27143, "aci_signe_le": "2027-05-15", "signature_souhaitee_le": "2028-06-01", ` + help,
			map[int]int64{2027: 142500, 2028: 170000, 2029: 157500, 2030: 152500, 2031: 152500, 2032: 35000}, "À confirmer"},
		{"grants alone", help, map[int]int64{2028: 30000, 2029: 5000}, "Seules les aides sont comptées ici"},
		{"grants alone, wished", help + `, "signature_souhaitee_le": "2028-06-01"`, map[int]int64{2028: 30000, 2029: 5000}, "Seules les aides"},
	} {
		r := AuditOf(project(t, c.answers), day(t, "2026-11-23"))
		if (r == nil) != (c.totals == nil) {
			t.Errorf("%s: %+v", c.name, r)
		}
		if r == nil {
			continue
		}
		got := map[int]int64{}
		for _, y := range r.Years {
			got[y.Year] = y.Total.Whole()
		}
		notes := strings.Join(r.Notes, "\n")
		if !maps.Equal(got, c.totals) || !strings.Contains(strings.ReplaceAll(notes, "\u00a0", " "), c.note) || notes != french.Typography(notes) {
			t.Errorf("%s: %v, want %v\n%s", c.name, got, c.totals, notes)
		}
	}
}

func TestForecastOf(t *testing.T) {
	if f, counted := ForecastOf(project(t, `"population": 27143`), day(t, "2026-11-23")); f != nil || counted {
		t.Error("a project that plans nothing has a forecast")
	}
	f, counted := ForecastOf(project(t, spending), day(t, "2026-11-23"))
	if counted || len(f.Years) != 2 || f.Years[1].Contract != 0 || len(f.Alerts) > 0 || !strings.Contains(f.Notes[0], "Le contrat n’y est pas encore compté") {
		t.Errorf("before the signature: %+v", f)
	}
	f, counted = ForecastOf(project(t, `"population": 27143, "tresorerie_depart": 3500, "postes_coordination": [{"fonction": "coordination", "quotite": 100, "cout": 52000, "annee": 2028}]`), day(t, "2026-11-23"))
	if told := strings.ReplaceAll(strings.Join(append(f.Alerts, f.Notes...), "\n"), "\u00a0", " "); counted || f.Opening != 0 || len(f.Alerts) != 1 ||
		!strings.Contains(told, "2028 : la coordination coûte 2 000 € de plus que le fonctionnement d’une année, 50 000 €.") ||
		!strings.Contains(told, "Les 3 500 € en banque le jour de la signature ne sont pas encore comptés") {
		t.Errorf("coordination beyond the functioning, before the signature: %s", told)
	}
	f, counted = ForecastOf(project(t, spending+`, "signature_souhaitee_le": "2027-06-01"`), day(t, "2026-11-23"))
	if !counted || f.Years[1].Contract != money.Euros(142500) || !strings.Contains(f.Notes[0], "supposé signé le") {
		t.Errorf("with a day wished for: %+v", f)
	}
	f, counted = ForecastOf(project(t, `"depenses": [{"libelle": "bureau", "montant": 4800, "annee": 2027}], "aci_signe_le": "2027-01-01"`), day(t, "2026-11-23"))
	if counted || !strings.Contains(f.Notes[0], "dépendent de la population") {
		t.Errorf("without a population: %+v", f)
	}
	f, counted = ForecastOf(project(t, spending+`, "signature_souhaitee_le": "2029-06-01", "aci_signe_le": "2027-01-01", "tresorerie_depart": 3500`), day(t, "2026-11-23"))
	if !counted || !f.Calendar || f.Years[1].Year != 2027 || f.Years[1].Contract != money.Euros(142500) {
		t.Fatalf("after it: %+v", f)
	}
	year := f.Years[1]
	if year.Expenses != money.Amount(41600_40+3996_00+4000_00+4800_00+99_90+1000_00) || year.Coordination != money.Amount(42600_40) || year.CoreShare != 85 {
		t.Errorf("2027: %+v", year)
	}
	notes := strings.ReplaceAll(strings.Join(f.Notes, "\n"), "\u00a0", " ")
	for _, want := range []string{"Coordination, 2027 : une partie a sa propre question", "Les 3 500 € en banque le jour de la signature ouvrent le solde de 2027. Cette somme comprend-elle déjà", "ce n’est pas le résultat comptable"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not in\n%s", want, notes)
		}
	}
	if strings.Contains(notes, "Indemnités, 2027") {
		t.Error("indemnities are in one table only")
	}
}

// The kinds of expenses that the forecast treats apart are in the content.
func TestCategoriesAreThoseOfTheContent(t *testing.T) {
	column := expenseCategory.Column(catalog(t))
	for id, want := range map[string]string{Coordination: "Coordination", CareActs: "Actes de soins", indemnities: "Indemnités", otherwise: "Autres dépenses", "vélos": "vélos"} {
		if got := categoryLabel(column.Options, id); got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

func TestRemarks(t *testing.T) {
	plan := NewPlan(scale(t), Situation{Size: 1, Options: []string{"qualite"}})
	has := func(remarks []string, want string) bool {
		return strings.Contains(strings.ReplaceAll(strings.Join(remarks, "\n"), "\u00a0", " "), want)
	}
	fresh, stale := Remarks(scale(t), plan, day(t, "2026-12-31")), Remarks(scale(t), plan, day(t, "2027-01-01"))
	if len(stale) != len(fresh)+1 || stale[0] != scale(t).Stale {
		t.Errorf("a stale scale is told first: %q", stale[0])
	}
	if !has(fresh, "Barème 2022 : montants à confirmer avec votre CPAM. Barème vérifié le 26 juillet 2026.") ||
		!has(fresh, "Qualité des soins : sans date de signature, une option choisie compte dès le premier jour du contrat.") {
		t.Errorf("%q", fresh)
	}
	if alone := Remarks(scale(t), nil, day(t, "2026-12-31")); len(alone) != 1 {
		t.Errorf("without a plan: %q", alone)
	}
	signed := NewPlan(scale(t), Situation{Size: 1, Options: []string{"qualite"}, Signed: day(t, "2027-05-15")})
	if has(Remarks(scale(t), signed, day(t, "2026-12-31")), "sans date de signature") {
		t.Error("the contract is signed")
	}
}
