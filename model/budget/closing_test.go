package budget

import (
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/money"
)

// The financial year of a day, to the last of February.
func TestClosing(t *testing.T) {
	for _, c := range []struct {
		answer   string
		day      string
		year     int
		closes   string
		calendar bool
	}{
		{``, "2027-12-31", 2027, "2027-12-31", true}, {`"cloture_mois": "12"`, "2027-12-31", 2027, "2027-12-31", true},
		{`"cloture_mois": "06"`, "2027-06-30", 2027, "2027-06-30", false}, {`"cloture_mois": "06"`, "2027-07-01", 2028, "2028-06-30", false},
		{`"cloture_mois": "02"`, "2028-02-29", 2028, "2028-02-29", false}, {`"cloture_mois": "02"`, "2027-02-28", 2027, "2027-02-28", false},
		{`"cloture_mois": "02"`, "2028-03-01", 2029, "2029-02-28", false}, {`"cloture_mois": "01"`, "2028-01-31", 2028, "2028-01-31", false},
		{`"cloture_mois": "29 février"`, "2027-07-01", 2027, "2027-12-31", true}, {`"cloture_mois": "13"`, "2027-07-01", 2027, "2027-12-31", true},
	} {
		closing := ClosingOf(project(t, c.answer))
		if got := closing.yearOf(day(t, c.day)); got != c.year || closing.LastDay(got).ISO() != c.closes || closing.Calendar() != c.calendar {
			t.Errorf("%s, %s: %d, closed on %s", c.answer, c.day, got, closing.LastDay(got).ISO())
		}
	}
}

// The two counts of the auditor's test: what is paid, and what is due.
func TestAuditBothWays(t *testing.T) {
	type year struct{ paid, due int64 }
	for _, c := range []struct {
		name    string
		s       Situation
		grants  []Grant
		closing Closing
		want    map[int]year
		says    []string
	}{
		{"size 1, all at signature", Situation{Size: 1, Signed: day(t, "2027-01-01")}, nil, 0,
			map[int]year{2027: {142500, 165000}, 2028: {140000, 152500}, 2029: {152500, 152500}, 2032: {35000, 0}},
			[]string{"2027 : 142 500 € d’aides publiques. Il reste 10 500 € avant le seuil de 153 000 €. Si l’on retient les droits de l’année, 165 000 € : 12 000 € au-dessus du seuil."}},
		{"paid above, due below", Situation{Size: 1, Signed: day(t, "2027-12-15"), Variable: map[string]int64{"acces_soins": 100}, Dialogue: day(t, "2030-06-15")}, nil, 0,
			map[int]year{2028: {117500, 177500}, 2030: {225000, 177500}}, nil},
		{"grants in both", Situation{Size: 1, Signed: day(t, "2027-01-01")}, grant(2000, 2029), 0, map[int]year{2029: {154500, 154500}}, nil},
		{"a year that closes in June", Situation{Size: 1, Signed: day(t, "2027-10-01")}, []Grant{{"ARS", money.Euros(1000), 2027, 8}, {"ARS", money.Euros(20), 2027, 0}, {"ARS", money.Euros(3), 1, 0}}, 6,
			map[int]year{2027: {20, 20}, 2028: {143503, 166003}, 2029: {140000, 152500}}, nil},
		{"a year in which only balances come", Situation{Size: 2, Signed: day(t, "2027-01-01")}, nil, 0, map[int]year{2032: {45000, 0}}, nil},
		{"without a date", Situation{Size: 1}, nil, 0, map[int]year{1: {142500, 165000}, 2: {140000, 152500}}, nil},
		{"above, then not by what is due", Situation{Size: 1, Signed: day(t, "2027-01-01"), Starts: map[string]dates.Day{"acces_soins": day(t, "2027-11-01")}}, grant(42000, 2027), 0,
			map[int]year{2027: {42000 + 101250 + 6875, 42000 + 110000 + 9167}}, nil},
	} {
		r := Audit(NewPlan(scale(t), c.s), c.grants, c.closing)
		var told []string
		for _, y := range r.Years {
			told = append(told, plain(y.Text()))
			if want, checked := c.want[y.Year]; checked && (y.Total.Whole() != want.paid || y.Due.Whole() != want.due) {
				t.Errorf("%s, %d: paid %v, due %v, want %+v", c.name, y.Year, y.Total, y.Due, want)
			}
			if y.DueCrosses != (y.Due > r.Threshold) || y.Rights+y.Others != y.Due {
				t.Errorf("%s: %+v", c.name, y)
			}
		}
		for _, want := range c.says {
			if !strings.Contains(strings.Join(told, "\n"), want) {
				t.Errorf("%s: %q is not in\n%s", c.name, want, strings.Join(told, "\n"))
			}
		}
	}
	low := Audit(NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-12-15"), Variable: map[string]int64{"": 50}, Dialogue: day(t, "2029-03-15")}), grant(1, 2028), 0)
	for _, y := range low.Years {
		if y.Year == 2028 && (y.Crosses || !y.DueCrosses) {
			t.Errorf("%+v", y)
		}
	}
}

// Which verdicts change if the settlement comes later is told, until the dialogue is
// dated.
func TestAuditSettledLater(t *testing.T) {
	s := Situation{Size: 1, Signed: day(t, "2027-12-15"), Variable: map[string]int64{"": 50}}
	const said = "Si le solde et la part variable arrivent 4 mois après l’anniversaire, la réponse change : 2028, 117 500 €, au-dessous"
	notes := func(s Situation) string {
		return plain(strings.Join(Audit(NewPlan(scale(t), s), nil, 0).Notes, "\n"))
	}
	if got := notes(s); !strings.Contains(got, said) {
		t.Error(got)
	}
	s.Dialogue = day(t, "2028-12-20")
	if got := notes(s); strings.Contains(got, "la réponse change") {
		t.Error(got)
	}
	if got := notes(Situation{Size: 1, Signed: day(t, "2027-02-15"), Variable: map[string]int64{"": 50}}); strings.Contains(got, "la réponse change") {
		t.Error(got)
	}
	if got := notes(s); strings.Contains(got, "année civile") || !strings.Contains(got, "six exercices") || !strings.Contains(got, "concours publics") {
		t.Error(got)
	}
}
