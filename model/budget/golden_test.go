package budget_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/modeltest"
)

var update = flag.Bool("update", false, "write the golden files again")

// golden holds what was told against what is kept in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	now, before := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(now), len(before)) {
		if now[i] != before[i] {
			t.Fatalf("%s:%d: %q, want %q; if the change is meant, run: go test ./model/budget -update", name, i+1, now[i], before[i])
		}
	}
	t.Fatalf("%s has %d lines, want %d", name, len(now), len(before))
}

// told are situations of the full scale of the tests, one for each way of being paid.
func told(t *testing.T) map[string]budget.Situation {
	day := func(iso string) dates.Day { return modeltest.Day(t, iso) }
	return map[string]budget.Situation{
		"1 nothing dated": {Population: 9999, Options: []string{"qualite"}, Variable: map[string]int64{"": 50}},
		"2 raised, all at signature": {Population: 12000, Members: 50, Options: []string{"qualite", "accueil"}, Crisis: true,
			Signed: day("2018-02-28"), Variable: map[string]int64{"": 100, "parcours": 40}},
		"3 starts of every kind": {Size: 1, MembersKnown: true, Options: []string{"qualite"}, Crisis: true, Variable: map[string]int64{"": 30}, Signed: day("2019-03-01"),
			Starts: map[string]dates.Day{"parcours": day("2019-07-15"), "crise": day("2020-05-02"), "qualite": day("2024-12-01"), "accueil": day("2019-09-01"), "fonctionnement": day("2020-01-01")}},
		"4 under a month, before": {Size: 2, Members: 49, Options: []string{"accueil"}, Signed: day("2017-12-31"),
			Starts: map[string]dates.Day{"parcours": day("2018-12-15"), "crise": day("2017-01-01"), "accueil": day("2018-01-31")}},
		"5 at the bound, late":  {Population: 10000, Members: 60, Signed: day("2020-01-01"), Starts: map[string]dates.Day{"parcours": day("2024-11-30")}},
		"6 starts but unsigned": {Population: 1999, Starts: map[string]dates.Day{"parcours": day("2019-01-01")}},
		"7 size imposed":        {Size: 2, Population: 500, Members: 3},
	}
}

// Every amount of every line, of the totals and of the reference totals is told, and
// what it supposes. The words are those of the tests, so that one mended in the content
// changes nothing here.
func TestWhatIsToldOfAmounts(t *testing.T) {
	scale := contenttest.Money(t).Scale("2018")
	cases := told(t)
	for _, name := range sortedKeys(cases) {
		s := cases[name]
		p := budget.NewPlan(scale, s)
		var b strings.Builder
		say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
		for _, remark := range budget.Remarks(scale, p, modeltest.Day(t, "2026-07-01")) {
			say("- %s", remark)
		}
		table := budget.Compute(scale, s)
		say("%+v %+v %q %v %v", table.Lines, table.Totals, table.Distance(), table.AtBound, table.Bonus)
		say("%+v %v %v", p.Years, p.Sum, p.After)
		for _, pay := range p.Payments {
			say("%+v", pay)
		}
		say("%+v", p.Calendar())
		for _, id := range append([]string{"rien"}, content.TotalIDs...) { // of no year
			explained(&b, id, p.Explain(id, 0))
		}
		ids := []string{budget.TotalLine, "additionnel"}
		if name > "6" {
			ids = nil // their amounts are told as those of others
		}
		for _, l := range scale.Lines {
			ids = append(ids, l.ID.Name)
		}
		for _, id := range ids {
			for _, year := range []int{0, 1, 2, 5, 6} { // the others go like the second
				explained(&b, fmt.Sprintf("%s, cash of year %d", id, year), p.Explain(id, year))
				explained(&b, fmt.Sprintf("%s, rights of year %d", id, year), p.ExplainRights(id, year))
			}
			for _, year := range []int{-1, 7} {
				if p.Explain(id, year) != nil || p.ExplainRights(id, year) != nil || p.ExplainRights(id, 0) != nil || p.ExplainRights(id, 6) != nil {
					t.Errorf("%s, %s: something is told of year %d, or of rights out of the contract", name, id, year)
				}
			}
		}
		golden(t, "amounts-"+name[:1]+".txt", b.String())
	}
}

func explained(b *strings.Builder, what string, e *budget.Explanation) {
	if e == nil {
		return
	}
	fmt.Fprintf(b, "\n%s: %s = %s", what, e.Title, e.Result)
	for _, s := range e.Sources {
		fmt.Fprintf(b, " [%s]", s.ID)
	}
	fmt.Fprintln(b)
	for _, s := range e.Steps {
		fmt.Fprintf(b, "  %s [%s]\n", s.Text, s.Amount)
	}
	for _, p := range e.Printed {
		fmt.Fprintf(b, "  printed: %s [%v %s %s]\n", p.Text, p.Known, p.Amount, p.Computed)
	}
}

func sortedKeys[V any](m map[string]V) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// What a project plans to spend and to receive, and what is said of it, before and
// after the contract is dated.
func TestWhatIsToldOfProjects(t *testing.T) {
	tables := []string{
		`aides=[{"financeur":"ARS","montant":20000,"annee":2018},{"financeur":"Mairie","montant":12000,"annee":2},{"montant":500,"annee":2031},{"financeur":"Rien"}]`,
		`depenses=[{"libelle":"Local","montant":1200.5,"annee":2018,"poste":"locaux"},{"libelle":"Site","montant":90000,"annee":2019},{"libelle":"Soins","montant":10,"annee":2019,"poste":"autre"}]`,
		`postes_coordination=[{"fonction":"coordination","quotite":80,"cout":54000,"annee":2018},{"fonction":"appui","quotite":50,"cout":20000,"annee":2019},{"fonction":"vide"}]`,
		"indemnisation_pour=missions", "taux_indemnite=45",
		`indemnites_prevues=[{"qui":"Présidence","membre":true,"heures":1000,"annee":2026},{"qui":"presidence","membre":true,"heures":10,"annee":2026,"taux":60},{"qui":"Ailleurs","membre":false,"heures":3,"annee":2027,"personnes":2},{"qui":"Sans taux","membre":true,"heures":4,"annee":2030,"taux":0},{"qui":"Vide"}]`,
		`scenarios=[{"nom":"plus grand","population":12000,"membres":60},{"variable":100,"crise":true,"decalage":7},{"nom":"sans option","qualite":false},{"nom":"de trop"},{"nom":"encore"}]`,
	}
	for name, more := range map[string][]string{
		"unknown": nil, "population": {"population=9999"}, "wished": {"population=9999", "options=qualite", "signature_souhaitee_le=01/06/2018", "tresorerie_depart=5000"},
		"signed":  {"population=9999", "options=qualite", "aci_signe_le=01/06/2018", "part_variable=50", `variable_missions=[{"mission":"parcours","part":80}]`, "crise_comptee=oui", "tresorerie_depart=5000", "membres=12"},
		"amended": {"population=12000", "aci_signe_le=01/06/2019"},
	} {
		p := model.New(contenttest.Money(t), modeltest.Noon)
		modeltest.Set(t, p, modeltest.Noon, append(slices.Clone(more), tables...)...)
		var b strings.Builder
		say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
		situation, known := budget.Of(p)
		say("%+v %v %s", situation, known, budget.ScaleOf(p, modeltest.Today).ID)
		if r := budget.AuditOf(p, modeltest.Today); r != nil {
			say("\naudit: %s", r.Rule())
			for _, y := range r.Years {
				say("%s [%v %v %s %s %v]", y.Text(), y.Crosses, y.Supposed, y.Margin, y.Others, y.Contributions)
			}
			say("%d crossing; %s", len(r.Crossing()), strings.Join(r.Notes, "\n"))
		}
		if f, counted := budget.ForecastOf(p, modeltest.Today); f != nil {
			say("\nforecast, counted %v, calendar %v, opens %s in %d", counted, f.Calendar, f.Opening, f.OpeningYear)
			for _, y := range f.Years {
				say("%+v", y)
			}
			say("%+v; after %s\n%s\n--\n%s", f.Sum, f.After, strings.Join(f.Alerts, "\n"), strings.Join(f.Notes, "\n"))
		}
		say("\n%+v", budget.IndemnityLines(p))
		r := budget.IndemnitiesOf(p)
		for _, one := range r.People {
			say("%+v", one)
		}
		say("%d alerts; %s", len(r.Alerts()), strings.Join(r.Notes, "\n"))
		say("\n%s", strings.Join(budget.Unread(p), "\n"))
		plans, left := budget.Scenarios(p, p.Catalog().Scale("2018"))
		c := budget.Compare(plans)
		say("\n%q left %q\n%+v\n%+v\n%+v\n%+v\n%+v\n%+v", c.Names, left, c.Cash, c.Total, c.Rights, c.Due, c.Lines, c.Maximum)
		golden(t, "project-"+name+".txt", b.String())
	}
}

// What a source prints is set against the rule, cell by cell.
func TestGapsOfTheFullScale(t *testing.T) {
	var b strings.Builder
	for _, g := range budget.Gaps(contenttest.Money(t).Scale("2018")) {
		printed := "nothing"
		if g.Printed != nil {
			printed = fmt.Sprint(*g.Printed)
		}
		fmt.Fprintf(&b, "size %d, %s of %s: printed %s, computed %s, slip %v\n", g.Size, g.Period, g.Line, printed, g.Computed, g.Slip != nil)
	}
	golden(t, "gaps.txt", b.String())
}
