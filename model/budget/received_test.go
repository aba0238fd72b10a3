package budget

import (
	"fmt"
	"strings"
	"testing"

	"cpts/content/money"
)

// What came, against what was to come: each row below is all that the project notes.
func TestReceived(t *testing.T) {
	const contract = `"population": 27143, "aci_signe_le": "2027-03-01", `
	row := func(what string, euros int, day, line string) string {
		if line != "" {
			line = `, "ligne": "` + line + `"`
		}
		return fmt.Sprintf(`{"objet": "%s", "montant": %d, "recu_le": "%s"%s}`, what, euros, day, line)
	}
	for _, c := range []struct {
		name, answers, rows, today string
		expected, received         int64
		says                       []string
	}{
		{"all of it", contract, row("tout", 142500, "2027-03-20", "plusieurs"), "2027-06-01", 142500, 142500, nil},
		{"the functioning alone, soon", contract, row("fonctionnement", 50000, "2027-03-20", "fonctionnement"), "2027-03-31", 142500, 50000,
			[]string{"Il manque 92 500 €, attendus depuis le 1er mars 2027. Sans nouvelle le 1er avril 2027, écrivez à la CPAM."}},
		{"a month later", contract, row("fonctionnement", 50000, "2027-03-20", "fonctionnement"), "2027-04-01", 142500, 50000,
			[]string{"Il manque 92 500 €, attendus depuis le 1er mars 2027 : écrivez à la CPAM, le 1er avril 2027 est passé."}},
		{"the first year came, not the second", contract, row("tout", 142500, "2027-03-20", ""), "2028-03-02", 282500, 142500,
			[]string{"Il manque 140 000 €, attendus depuis le 1er mars 2028. Sans nouvelle le 1er avril 2028"}},
		{"more than all", contract, row("tout", 150000, "2027-03-20", ""), "2027-06-01", 142500, 150000, []string{"Vous avez reçu 7 500 € de plus"}},
		{"before the signature", contract, row("aide", 142500, "2027-02-28", ""), "2027-06-01", 142500, 0, []string{"c’est avant la signature, le 1er mars 2027. Ce versement n’est pas compté.", "Il manque 142 500 €"}},
		{"still to come", contract, row("solde", 142500, "2027-06-02", ""), "2027-06-01", 142500, 0, []string{"le 2 juin 2027 est encore à venir"}},
		{"twice the same", contract, row("Avance", 71250, "2027-03-20", "") + ", " + row("avance", 71250, "2027-03-20", ""), "2027-06-01", 142500, 71250, []string{"la même ligne est notée deux fois, elle n’est comptée qu’une"}},
		{"twice as much, on two days", contract, row("avance", 71250, "2027-03-20", "") + ", " + row("avance", 71250, "2027-03-21", ""), "2027-06-01", 142500, 142500, nil},
		{"of an unknown line", contract, row("avance", 142500, "2027-03-20", "jardin"), "2027-06-01", 142500, 142500, []string{"sa ligne n’est pas dans ce contrat"}},
		{"of an option that is not chosen", contract, row("avance", 142500, "2027-03-20", "qualite"), "2027-06-01", 142500, 142500, []string{"sa ligne n’est pas dans ce contrat"}},
		{"a variable part", contract, row("tout", 142500, "2027-03-20", "plusieurs") + ", " + row("variable", 9000, "2027-05-20", "variable"), "2027-06-01", 142500, 142500, nil},
		{"not signed", `"population": 27143, "signature_souhaitee_le": "2027-03-01", `, row("tout", 1, "2027-03-20", ""), "2027-06-01", 0, 0, []string{"une fois la population et la signature notées"}},
	} {
		r := ReceivedOf(project(t, c.answers+`"versements_aci": [`+c.rows+`]`), day(t, c.today))
		told := plain(strings.Join(append(r.Alerts, r.Notes...), "\n"))
		if r.Total.Expected.Whole() != c.expected || r.Total.Received.Whole() != c.received || (told == "") != (c.says == nil) {
			t.Errorf("%s: %+v, told %q", c.name, r.Total, told)
		}
		var lines ReceivedLine
		for _, l := range r.Lines {
			lines.Expected += l.Expected
			lines.Received += l.Received
		}
		if lines.Expected != r.Total.Expected || lines.Received != r.Total.Received {
			t.Errorf("%s: the lines make %+v, the total %+v", c.name, lines, r.Total)
		}
		for _, want := range c.says {
			if !strings.Contains(told, want) {
				t.Errorf("%s: %q is not in %q", c.name, want, told)
			}
		}
	}
	if ReceivedOf(project(t, `"population": 27143, "aci_signe_le": "2027-03-01"`), day(t, "2027-06-01")) != nil {
		t.Error("nothing is noted, and something is told")
	}
	p := project(t, contract+`"versements_aci": [{"objet": "x", "montant": "beaucoup"}]`)
	if r := ReceivedOf(p, day(t, "2027-06-01")); r.Total.Received != 0 || len(Unread(p)) != 1 {
		t.Errorf("%+v, %q", r, Unread(p))
	}
}

func TestAnnounced(t *testing.T) {
	const base = `"population": 27143, "montants_confirmes": true`
	for answers, want := range map[string]string{
		base:                                 "",
		`"montant_annonce": 1`:               "",
		base + `, "montant_annonce": 142500`: "font 142 500 €, la même somme ; les droits de l’année font 165 000 €, soit 22 500 € de moins.",
		base + `, "montant_annonce": 165000, "part_variable": 100`: "font 142 500 €, soit 22 500 € de plus ; les droits de l’année font 165 000 €, la même somme.",
	} {
		if got := plain(Announced(project(t, answers), day(t, "2026-11-23"))); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q", answers, got)
		}
	}
}

// The preparation of the project and the digital tools are expenses of their year, and
// told when no date gives it.
func TestSumsOfTheirYear(t *testing.T) {
	quotes := `"devis": [{"prestataire": "A", "montant": 9600, "retenu": true}, {"prestataire": "B", "montant": 7250, "retenu": false}, {"prestataire": "C"}]`
	for _, c := range []struct {
		answers string
		want    map[int]int64
		told    string
	}{
		{`"ingenierie_budget": 14800, "lettre_validee_le": "2026-06-01", "lettre_deposee_le": "2025-04-16"`, map[int]int64{2026: 14800}, ""},
		{`"ingenierie_budget": 14800, "lettre_deposee_le": "2025-04-16"`, map[int]int64{2025: 14800}, ""},
		{`"ingenierie_budget": 14800`, nil, "Ingénierie du projet, 14 800 € : sans date de lettre"},
		{quotes + `, "lettre_deposee_le": "2025-04-16"`, map[int]int64{2025: 9600}, ""},
		{quotes + `, "ingenierie_budget": 14800, "lettre_deposee_le": "2025-04-16"`, map[int]int64{2025: 14800}, ""},
		{`"budget_numerique": 3000, "signature_souhaitee_le": "2028-01-01"`, map[int]int64{2028: 3000}, ""},
		{`"budget_numerique": 3000, "aci_signe_le": "2027-01-01", "signature_souhaitee_le": "2028-01-01"`, map[int]int64{2027: 3000}, ""},
		{`"budget_numerique": 3000`, nil, "Numérique, 3 000 € : sans date de signature"},
	} {
		p := project(t, c.answers)
		got := map[int]int64{}
		for _, e := range Expenses(p) {
			got[e.Year] += e.Amount.Whole()
		}
		if fmt.Sprint(got) != fmt.Sprint(map[int]int64(c.want)) && len(got)+len(c.want) > 0 || !strings.Contains(plain(strings.Join(unplaced(p), "")), c.told) || (len(unplaced(p)) > 0) != (c.told != "") {
			t.Errorf("%s: %v, told %q", c.answers, got, unplaced(p))
		}
	}
	twice := project(t, `"budget_numerique": 3000, "aci_signe_le": "2027-01-01", "depenses": [{"libelle": "site", "montant": 1, "annee": 2027, "poste": "numerique"}]`)
	if got := plain(strings.Join(counts(twice), "")); !strings.Contains(got, "Outils numériques, 2027 : une partie a sa propre question") {
		t.Errorf("%q", got)
	}
	all, kept, planned := Quotes(project(t, quotes+`, "ingenierie_budget": 14800`))
	if len(all) != 2 || all[0].More != money.Euros(2350) || all[1].More != 0 || kept != money.Euros(9600) || planned != money.Euros(14800) {
		t.Errorf("%+v, %v, %v", all, kept, planned)
	}
}

func TestMissionCosts(t *testing.T) {
	sheet := func(mission, cost string) string { return `{"titre": "x", "mission": "` + mission + `"` + cost + `}` }
	p := project(t, `"population": 27143, "fiches_actions": [`+strings.Join([]string{sheet("parcours", `, "cout": 4500`), sheet("acces_soins", ""), sheet("parcours", `, "cout": 30000`), sheet("qualite", `, "cout": 10`), sheet("jardin", `, "cout": 1`)}, ",")+`]`)
	want := []MissionCost{
		{"Accès aux soins", 1, 1, 0, money.Euros(55000)}, {"Parcours", 2, 0, money.Euros(34500), money.Euros(25000)}, {"Qualité des soins", 1, 0, money.Euros(10), 0},
	}
	if got := MissionCosts(p, day(t, "2026-11-23")); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%+v", got)
	}
	if got := MissionCosts(project(t, `"fiches_actions": [`+sheet("parcours", "")+`]`), day(t, "2026-11-23")); got != nil {
		t.Errorf("no action has a cost: %+v", got)
	}
}

func TestMissionStakes(t *testing.T) {
	mark := func(mission, amount string) string {
		return `{"indicateur": "x", "mission": "` + mission + `"` + amount + `}`
	}
	p := project(t, `"population": 27143, "indicateurs": [`+strings.Join([]string{mark("parcours", `, "montant": 20000`), mark("acces_soins", ""), mark("parcours", `, "montant": 6000.5`), mark("qualite", `, "montant": 10`)}, ",")+`]`)
	want := []MissionStake{{"Parcours", 2, money.Amount(26000_50), money.Euros(25000)}, {"Qualité des soins", 1, money.Euros(10), 0}}
	if got := MissionStakes(p, day(t, "2026-11-23")); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%+v", got)
	}
}

// Fees are those of all members, from the year the association is declared.
func TestFees(t *testing.T) {
	p := project(t, `"population": 27143, "membres": 80, "cotisation": 100, "association_declaree_le": "2027-09-21", "aci_signe_le": "2028-01-01", "aides": [{"financeur": "ARS", "montant": 1, "annee": 2026}]`)
	f, _ := ForecastOf(p, day(t, "2026-11-23"))
	for _, y := range f.Years {
		if want := money.Euros(8000); (y.Fees == want) != (y.Year >= 2027) || y.Income != y.Contract+y.Grants+y.Fees {
			t.Errorf("%d: %v of fees", y.Year, y.Fees)
		}
	}
}

// Where the ceiling of a year is not known, the last known one is the mark.
func TestCeilingMark(t *testing.T) {
	for _, c := range []struct {
		year, euros int64
		ceiling     int64
		mark        int
		over        int64
		says        string
	}{
		{2026, 50000, 48060, 0, 1940, "1 940 € de trop. Le plafond de l’année est de 48 060 €."},
		{2027, 50000, 48060, 2026, 1940, "2027 : 50 000 €, soit 1 940 € de plus que le dernier plafond connu, 48 060 € en 2026."},
		{2031, 48060, 48060, 2026, 0, "le dernier, 48 060 € en 2026, sert de repère."},
		{2020, 50000, 0, 0, 0, "Le plafond de 2020 n’est pas connu ici"},
	} {
		r := Indemnities(catalog(t), []Indemnity{{"présidence", true, 1, 60, money.Euros(c.euros), int(c.year)}})
		one := r.People[0]
		if one.Ceiling.Whole() != c.ceiling || one.MarkOf != c.mark || one.Over.Whole() != c.over || (len(r.Alerts()) > 0) != (c.over > 0) || !strings.Contains(plain(one.Text), c.says) {
			t.Errorf("%+v: %+v", c, one)
		}
	}
}

// Nobody is paid before the health project is validated without a word.
func TestPaidBeforeTheProjectIsValid(t *testing.T) {
	const row = `"indemnites_prevues": [{"qui": "présidence", "membre": true, "heures": 10, "taux": 40, "annee": 2027}, {"qui": "bureau", "membre": true, "heures": 10, "taux": 40, "annee": 2029}]`
	for valid, want := range map[string][]string{
		``: {"Le projet de santé n’est pas encore validé"}, `"projet_valide_le": "2026-12-31", `: nil,
		`"projet_valide_le": "2027-06-01", `: {"présidence, 2027 : le projet de santé n’est validé que le 1er juin 2027"},
		`"projet_valide_le": "2029-01-01", `: {"présidence, 2027", "bureau, 2029"},
	} {
		got := IndemnitiesOf(project(t, valid+row)).Early
		if len(got) != len(want) {
			t.Errorf("%s: %q", valid, got)
			continue
		}
		for i := range want {
			if !strings.Contains(plain(got[i]), want[i]) || !strings.Contains(plain(got[i]), "c’est la convention d’aide qui dit ce qu’elle paie") {
				t.Errorf("%s: %q, want %q", valid, got[i], want[i])
			}
		}
	}
}
