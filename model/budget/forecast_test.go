package budget

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
)

func spend(category string, euros int64, year int) Expense {
	c, _ := content.Load()
	return Expense{Label: categoryLabel(categories(c), category), Category: category, Amount: money.Euros(euros), Year: year}
}

func TestForecast(t *testing.T) {
	signed := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2026-05-01")})
	unsigned := NewPlan(scale(t), Situation{Size: 1})
	type year struct{ year, income, expenses, result, balance, share int64 }
	cases := []struct {
		name     string
		plan     *Plan
		opening  money.Amount
		grants   []Grant
		expenses []Expense
		want     []year
		alerts   []string
	}{
		{"calendar years", signed, 0, grant(30000, 2025),
			[]Expense{spend(Coordination, 20000, 2025), spend(Coordination, 45000, 2026), spend("locaux", 110000, 2026), spend(Coordination, 60000, 2), spend("autre", 10000, 2027)},
			[]year{{2025, 30000, 20000, 10000, 10000, 0}, {2026, 142500, 155000, -12500, -2500, 90}, {2027, 140000, 70000, 70000, 67500, 120},
				{2028, 152500, 0, 152500, 220000, 0}, {2029, 152500, 0, 152500, 372500, 0}, {2030, 152500, 0, 152500, 525000, 0}, {2031, 35000, 0, 35000, 560000, 0}},
			[]string{"À la fin de 2026, il manque 2 500 €", "2026 : le compte serait à découvert entre le 24 janvier et le 31 décembre. Au plus bas, le 30 avril, il manque environ 40 959 €.",
				"2027 : le compte serait à découvert entre le 1er janvier et le 30 avril.", "2027 : la coordination coûte 10 000 € de plus que le fonctionnement de l’année, 50 000 €."}},
		{"contract years", unsigned, 0, append(grant(30000, 1), grant(5000, 2026)...),
			[]Expense{spend("", 100000, 1), spend("numerique", 150000, 2), spend(CareActs, 100, 5), spend("locaux", 900, 0)},
			[]year{{1, 172500, 100000, 72500, 72500, 0}, {2, 140000, 150000, -10000, 62500, 0}, {3, 152500, 0, 152500, 215000, 0},
				{4, 152500, 0, 152500, 367500, 0}, {5, 152500, 100, 152400, 519900, 0}},
			[]string{"ARS, 5 000 € : sans date de signature, 2026 ne se place pas", "Locaux, 900 € : son année n’est pas dite", "Actes de soins : les actes de soins ne peuvent pas être payés",
				"Année 2 du contrat : les dépenses dépassent les ressources de 10 000 €. Le report des années d’avant le couvre, et laisse 62 500 €."}},
		{"no contract yet", nil, money.Euros(500), grant(30000, 2026), []Expense{spend(Coordination, 31000, 2026)},
			[]year{{2026, 30000, 31000, -1000, -1000, 0}}, []string{"À la fin de 2026, il manque 1 000 €"}},
		{"below zero in contract years", unsigned, 0, nil, []Expense{spend("locaux", 142501, 1)},
			[]year{{1, 142500, 142501, -1, -1, 0}, {2, 140000, 0, 140000, 139999, 0}, {3, 152500, 0, 152500, 292499, 0}, {4, 152500, 0, 152500, 444999, 0}, {5, 152500, 0, 152500, 597499, 0}},
			[]string{"À la fin de l’année 1 du contrat, il manque 1 €"}},
		{"opening cash, and a year in which nothing falls", signed, money.Euros(7500), nil,
			[]Expense{spend("locaux", 2000, 2024), spend("locaux", 145000, 2026), spend("locaux", 143000, 2027)},
			[]year{{2024, 0, 2000, -2000, -2000, 0}, {2025, 0, 0, 0, -2000, 0}, {2026, 142500, 145000, -2500, 3000, 0}, {2027, 140000, 143000, -3000, 0, 0},
				{2028, 152500, 0, 152500, 152500, 0}, {2029, 152500, 0, 152500, 305000, 0}, {2030, 152500, 0, 152500, 457500, 0}, {2031, 35000, 0, 35000, 492500, 0}},
			[]string{"À la fin de 2024, il manque 2 000 €, report des années d’avant compris.", "À la fin de 2025, il manque 2 000 €",
				"2026 : avant la signature, le 1er mai 2026, ce que vous dépensez demande une avance, environ 49 671 € au plus, le 30 avril.", "2027 : le compte serait à découvert entre le 8 janvier et le 30 avril."}},
		{"what covers a year comes in time", NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2026-01-01")}), money.Euros(7500), nil,
			[]Expense{spend("locaux", 145000, 2026), spend("locaux", 143000, 2027)},
			[]year{{2026, 142500, 145000, -2500, 5000, 0}, {2027, 140000, 143000, -3000, 2000, 0},
				{2028, 152500, 0, 152500, 154500, 0}, {2029, 152500, 0, 152500, 307000, 0}, {2030, 152500, 0, 152500, 459500, 0}, {2031, 35000, 0, 35000, 494500, 0}},
			[]string{"2026 : les dépenses dépassent les ressources de 2 500 €. Ce que vous aviez d’avance le couvre, et laisse 5 000 €.", "2027 : les dépenses dépassent les ressources de 3 000 €. Le report des années d’avant le couvre, et laisse 2 000 €."}},
		{"opening cash that is not enough", unsigned, money.Euros(100), nil, []Expense{spend("locaux", 142601, 1)},
			[]year{{1, 142500, 142601, -101, -1, 0}, {2, 140000, 0, 140000, 139999, 0}, {3, 152500, 0, 152500, 292499, 0}, {4, 152500, 0, 152500, 444999, 0}, {5, 152500, 0, 152500, 597499, 0}},
			[]string{"À la fin de l’année 1 du contrat, il manque 1 €, report des années d’avant et somme en banque à la signature compris."}},
		{"a year mistyped", nil, 0, nil, []Expense{spend("locaux", 1, 2026), spend("locaux", 1, 20260)},
			[]year{{2026, 0, 1, -1, -1, 0}, {20260, 0, 1, -1, -2, 0}}, []string{"À la fin de 2026", "À la fin de 20260"}},
	}
	for _, c := range cases {
		f := NewForecast(catalog(t), c.plan, Books{Opening: c.opening, Grants: c.grants, Expenses: c.expenses})
		if (len(f.Quarters) == 4*len(f.Years)) != (c.plan != nil && f.Calendar) {
			t.Errorf("%s: %d quarters of %d years", c.name, len(f.Quarters), len(f.Years))
		}
		if len(f.Years) != len(c.want) {
			t.Fatalf("%s: %d years", c.name, len(f.Years))
		}
		var sum year
		for i, y := range f.Years {
			got := year{int64(y.Year), y.Income.Whole(), y.Expenses.Whole(), y.Result.Whole(), y.Balance.Whole(), y.CoreShare}
			if got != c.want[i] {
				t.Errorf("%s: %+v, want %+v", c.name, got, c.want[i])
			}
			if budgeted := y.ByCategory; len(budgeted) > 0 {
				var all money.Amount
				for _, b := range budgeted {
					all += b.Amount
				}
				if all != y.Expenses {
					t.Errorf("%s, %d: categories make %v", c.name, y.Year, all)
				}
			}
			sum.income += got.income
			sum.result += got.result
		}
		if f.Sum.Income.Whole() != sum.income || f.Sum.Result.Whole() != sum.result || f.Sum.Balance != f.Years[len(f.Years)-1].Balance {
			t.Errorf("%s: sums %+v", c.name, f.Sum)
		}
		told := plain(strings.Join(f.Alerts, "\n"))
		if len(f.Alerts) != len(c.alerts) || told != plain(french.Typography(told)) {
			t.Errorf("%s: alerts:\n%s", c.name, told)
		}
		for _, want := range c.alerts {
			if !strings.Contains(told, want) {
				t.Errorf("%s: %q is not in\n%s", c.name, want, told)
			}
		}
		if len(f.Notes) == 0 || len(f.Sources) != 2 {
			t.Errorf("%s: %q, %v", c.name, f.Notes, f.Sources)
		}
	}
	if f := NewForecast(catalog(t), unsigned, Books{}); f.After != money.Euros(35000) || f.Calendar {
		t.Errorf("after the contract: %v", f.After)
	}
	if CoordinationCost(80, money.Euros(60000)) != money.Euros(48000) {
		t.Error("0.8 of a post at 60 000 € is 48 000 €")
	}
}

// Categories come in their order, whatever that of the lines.
func TestForecastCategories(t *testing.T) {
	f := NewForecast(catalog(t), nil, Books{Expenses: []Expense{spend("vélos", 1, 2026), spend("assurance", 2, 2026), spend(Coordination, 3, 2026), spend("assurance", 4, 2027)}})
	var labels []string
	for _, c := range f.Sum.ByCategory {
		labels = append(labels, c.Label+" "+plain(c.Amount.String()))
	}
	if got := strings.Join(labels, ", "); got != "Coordination 3 €, Assurances 6 €, vélos 1 €" {
		t.Error(got)
	}
}

func TestCompare(t *testing.T) {
	one := NewPlan(scale(t), Situation{Size: 1})
	two := NewPlan(scale(t), Situation{Size: 2, Options: []string{"qualite"}, Variable: map[string]int64{"": 50}})
	c := Compare([]Named{{"A", one}, {"B", two}, {"C", nil}})
	want := [6][2]int64{
		{142500, 185000 + 7500}, {140000, 182500 + 10000 + 45000}, {152500, 197500 + 10000 + 45000}, {152500, 252500}, {152500, 252500},
		{35000, 45000 + 2500 + 45000},
	}
	var total [2]int64
	for n, row := range c.Cash {
		for i := range 2 {
			total[i] += want[n][i]
			cell := row.Cells[i]
			if !cell.Known || cell.Amount != money.Euros(want[n][i]) || cell.Difference != money.Euros(want[n][i]-want[n][0]) {
				t.Errorf("%s, plan %d: %+v, want %d", row.Label, i, cell, want[n][i])
			}
		}
		if row.Cells[2] != (Compared{}) || row.Year != n+1 {
			t.Errorf("%s: %+v", row.Label, row)
		}
	}
	if c.Total.Cells[1].Amount.Whole() != total[1] || c.Total.Cells[1].Difference.Whole() != total[1]-total[0] {
		t.Errorf("total %+v, want %v", c.Total, total)
	}
	// Half of five variable parts of 90 000 € is all that B hopes for.
	if c.Sure.Cells[0] != c.Total.Cells[0] || c.Sure.Cells[1].Amount != c.Total.Cells[1].Amount-money.Euros(5*45000) {
		t.Errorf("sure %+v, of %+v", c.Sure, c.Total)
	}
	for _, rows := range [][]ComparisonRow{c.Lines} {
		var sum [2]money.Amount
		for _, r := range rows {
			sum[0] += r.Cells[0].Amount
			sum[1] += r.Cells[1].Amount
		}
		if sum[0] != c.Total.Cells[0].Amount || sum[1] != c.Total.Cells[1].Amount {
			t.Errorf("lines make %v", sum)
		}
	}
	// 252 500 a year of rights for B, plus nothing in advance: five times.
	if c.Due.Cells[1].Amount != money.Euros(60000+(70000+35000+15000+10000)+45000)*5+money.Euros(35000+4*17500) {
		t.Errorf("rights %v", c.Due.Cells[1].Amount)
	}
	if c.Maximum.Cells[0].Amount != money.Euros(287500) || c.Maximum.Cells[1].Difference != money.Euros(95000) {
		t.Errorf("maximum %+v", c.Maximum)
	}
	if first := Compare([]Named{{"?", nil}, {"A", one}}); first.Total.Cells[1].Difference != 0 || !first.Total.Cells[1].Known {
		t.Errorf("no difference to an unknown plan: %+v", first.Total)
	}
}
