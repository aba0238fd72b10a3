package budget

import (
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

func grant(euros int64, year int) []Grant {
	return []Grant{{Funder: "ARS", Amount: money.Euros(euros), Year: year}}
}

// The auditor test of domaine.md, A.6, and the exact bound.
func TestAudit(t *testing.T) {
	both := []string{"qualite", "accompagnement"}
	// A ceiling of variable part of 60 000 € without options: 21 % is 12 600 €, 22 % 13 200 €.
	cases := []struct {
		name   string
		s      Situation
		grants []Grant
		want   map[int]int64 // margin of each year told, in euros
	}{
		{"size 1", Situation{Size: 1}, nil, map[int]int64{1: 10500, 2: 13000, 3: 500, 4: 500, 5: 500}},
		{"with options", Situation{Size: 1, Options: both}, nil, map[int]int64{1: 1125, 2: 500, 3: -12000}},
		{"ARS help in year 1", Situation{Size: 1}, grant(30000, 1), map[int]int64{1: -19500, 2: 13000}},
		{"ARS help, just enough", Situation{Size: 1}, grant(10500, 1), map[int]int64{1: 0}},
		{"ARS help, one euro more", Situation{Size: 1}, grant(10501, 1), map[int]int64{1: -1}},
		{"ARS help of some year", Situation{Size: 1}, grant(30000, 2027), map[int]int64{1: -19500, 2: -17000}},
		{"ARS help of no year", Situation{Size: 1}, grant(30000, 0), map[int]int64{1: -19500, 2: -17000}},
		{"variable of 12 600", Situation{Size: 1, Variable: map[string]int64{"": 21}}, nil, map[int]int64{2: 400}},
		{"variable of 13 200", Situation{Size: 1, Variable: map[string]int64{"": 22}}, nil, map[int]int64{2: -200}},
		{"size 2", Situation{Size: 2}, nil, map[int]int64{1: -32000, 2: -29500}},
		{"size 3", Situation{Size: 3}, nil, map[int]int64{1: -81375, 2: -78250}},
		{"size 4", Situation{Size: 4}, nil, map[int]int64{1: -122000, 2: -119500}},
		{"signed, ARS help the same year", Situation{Size: 1, Signed: day(t, "2026-05-01")}, grant(30000, 2026), map[int]int64{2026: -19500, 2027: 13000}},
		{"signed, ARS help the year before", Situation{Size: 1, Signed: day(t, "2026-05-01")}, grant(30000, 2025), map[int]int64{2025: 123000, 2026: 10500, 2031: 118000}},
		{"signed, ARS help in contract year 2", Situation{Size: 1, Signed: day(t, "2026-05-01")}, grant(30000, 2), map[int]int64{2026: 10500, 2027: -17000}},
		// Missions that start in the calendar year of the first anniversary add to it.
		{"late start", Situation{Size: 1, Signed: day(t, "2026-11-01"), Starts: map[string]dates.Day{"acces_soins": day(t, "2027-05-01")}}, nil,
			map[int]int64{2026: 10500 + 41250, 2027: 153000 - (37500 + 20625 + 6875 + 41250 + 25000 + 10000 + 12500)}},
	}
	for _, c := range cases {
		r := Audit(NewPlan(scale(t), c.s), c.grants, 0)
		told := map[int]bool{}
		for _, y := range r.Years {
			want, checked := c.want[y.Year]
			told[y.Year] = true
			if checked && y.Margin != money.Euros(want) {
				t.Errorf("%s, %d: margin %v, want %d", c.name, y.Year, y.Margin, want)
			}
			if y.Crosses != (y.Margin < 0) || y.Contract+y.Others != y.Total || y.Text() != french.Typography(y.Text()) {
				t.Errorf("%s, %d: %+v", c.name, y.Year, y)
			}
			if sum(y.Contributions) != y.Total {
				t.Errorf("%s, %d: contributions make %v, not %v", c.name, y.Year, sum(y.Contributions), y.Total)
			}
		}
		for year := range c.want {
			if !told[year] {
				t.Errorf("%s: year %d is not told", c.name, year)
			}
		}
		if !strings.Contains(r.Notes[0], "À confirmer avec l’expert-comptable") || len(r.Sources) == 0 || r.Calendar == c.s.Signed.IsZero() {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

func TestAuditTells(t *testing.T) {
	if Audit(nil, grant(1, 1), 0) != nil {
		t.Error("no plan, no threshold")
	}
	r := Audit(NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2026-05-01")}), grant(30000, 2026), 0)
	if got := plain(r.Crossing()[0].Text()); got != "2026 : 172 500 € d’aides publiques, 19 500 € au-dessus du seuil de 153 000 €. Ce qui pèse le plus : Fonctionnement 50 000 €, Accès aux soins 41 250 €, ARS 30 000 €." {
		t.Error(got)
	}
	r = Audit(NewPlan(scale(t), Situation{Size: 1}), grant(30000, 2026), 0)
	if !r.Crossing()[0].Supposed || !strings.Contains(r.Crossing()[0].Text(), "Seulement si") {
		t.Errorf("a grant of an unplaced year is only supposed: %+v", r.Crossing()[0])
	}
	if got := plain(Audit(NewPlan(scale(t), Situation{Size: 1}), grant(10500, 1), 0).Years[0].Text()); !strings.Contains(got, "tout juste le seuil") {
		t.Error(got)
	}
}

// What the test leaves out is told in figures.
func TestAuditLeavesOut(t *testing.T) {
	all, some := map[string]int64{"": 100}, map[string]int64{"parcours": 10}
	may := day(t, "2026-05-01")
	for _, c := range []struct {
		name  string
		scale string
		s     Situation
		want  []string
		not   []string
	}{
		{"nothing expected", "2022", Situation{Size: 1}, []string{"Le contrôle ne compte ni part variable ni crise.",
			"Il suffit de plus de 500 € de part variable (60 000 € au plus) pour dépasser le seuil dès l’année 3. Pour l’année 2, il en faudrait plus de 13 000 €."}, nil},
		{"with options", "2022", Situation{Size: 1, Options: []string{"qualite", "accompagnement"}},
			[]string{"Il suffit de plus de 500 € de part variable (72 500 € au plus) pour dépasser le seuil dès l’année 2."}, []string{"il en faudrait"}},
		{"calendar years", "2022", Situation{Size: 1, Signed: may}, []string{"(60 000 € au plus) pour dépasser le seuil dès 2028. Pour 2027, il en faudrait plus de 13 000 €."}, nil},
		{"part of it", "2022", Situation{Size: 1, Variable: some}, []string{"Le contrôle ne compte pas de crise."}, []string{"Il suffit"}},
		{"all of it", "2022", Situation{Size: 1, Variable: all, Crisis: true}, nil, []string{"Le contrôle ne compte", "Il suffit"}},
		{"no crisis in the scale", "2019", Situation{Size: 4}, []string{"Le contrôle ne compte pas de part variable."}, []string{"crise", "Il suffit"}},
		{"all above already", "2022", Situation{Size: 2}, []string{"ni part variable ni crise"}, []string{"Il suffit"}},
	} {
		notes := plain(strings.Join(Audit(NewPlan(scaleNamed(t, c.scale), c.s), nil, 0).Notes, "\n"))
		for _, want := range c.want {
			if !strings.Contains(notes, want) {
				t.Errorf("%s: %q is not in\n%s", c.name, want, notes)
			}
		}
		for _, not := range c.not {
			if strings.Contains(notes, not) {
				t.Errorf("%s: %q is in\n%s", c.name, not, notes)
			}
		}
	}
	last := func(s Situation) string {
		years := Audit(NewPlan(scale(t), s), nil, 0).Years
		return plain(years[len(years)-1].Text())
	}
	if got := last(Situation{Size: 1, Signed: may}); !strings.HasSuffix(got, " Derniers soldes seulement : un nouveau contrat s’y ajouterait.") {
		t.Error(got)
	}
	if got := last(Situation{Size: 1, Signed: may, Variable: all}); !strings.Contains(got, "Derniers soldes et dernière part variable seulement") {
		t.Error(got)
	}
	if got := last(Situation{Size: 1, Signed: may, Starts: map[string]dates.Day{"parcours": day(t, "2031-02-01")}}); !strings.Contains(got, "Le contrat y prend fin") {
		t.Error(got)
	}
	if got := last(Situation{Size: 1}); strings.Contains(got, "un nouveau contrat") {
		t.Error(got)
	}
}
