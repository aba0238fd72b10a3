package budget

import (
	"testing"

	"cpts/content"
	"cpts/content/money"
)

func scale(t testing.TB) *content.Scale {
	t.Helper()
	return scaleNamed(t, "2022")
}

// One population inside each size.
var populations = []int64{27143, 60000, 100000, 200000}

// The cells of the federation's tables (workshop of May 2023), year 1 then
// year 2, sizes 1 to 4. Size 2 « accompagnement » is printed 3 750 there, which
// is size 1's; the rule gives 5 625.
func TestCells(t *testing.T) {
	want := map[string][4][2]int64{
		"fonctionnement": {{50000, 37500}, {60000, 45000}, {75000, 56250}, {90000, 67500}},
		"acces_soins":    {{41250, 55000}, {52500, 70000}, {67500, 90000}, {82500, 110000}},
		"parcours":       {{18750, 25000}, {26250, 35000}, {33750, 45000}, {37500, 50000}},
		"prevention":     {{7500, 10000}, {11250, 15000}, {13125, 17500}, {15000, 20000}},
		"crise":          {{25000, 12500}, {35000, 17500}, {45000, 22500}, {50000, 25000}},
		"qualite":        {{5625, 7500}, {7500, 10000}, {11250, 15000}, {15000, 20000}},
		"accompagnement": {{3750, 5000}, {5625, 7500}, {7500, 10000}, {11250, 15000}},
	}
	variable := map[string][4]int64{
		"acces_soins": {25000, 30000, 35000, 45000}, "parcours": {25000, 35000, 45000, 50000},
		"prevention": {10000, 15000, 17500, 20000}, "qualite": {7500, 10000, 15000, 20000},
		"accompagnement": {5000, 7500, 10000, 15000},
	}
	event := [4]int64{37500, 52500, 67500, 75000}
	for size, population := range populations {
		table := Compute(scale(t), Situation{Population: population})
		if len(table.Lines) != len(want) {
			t.Fatalf("size %d: %d lines", size+1, len(table.Lines))
		}
		for _, l := range table.Lines {
			if l.Year1 != money.Euros(want[l.ID][size][0]) || l.Year2 != money.Euros(want[l.ID][size][1]) {
				t.Errorf("size %d, %s: %v then %v", size+1, l.ID, l.Year1, l.Year2)
			}
			if l.VariableMax != money.Euros(variable[l.ID][size]) {
				t.Errorf("size %d, %s: variable %v", size+1, l.ID, l.VariableMax)
			}
			if l.ID == "crise" && l.Event != money.Euros(event[size]) {
				t.Errorf("size %d: occurrence of a crisis %v", size+1, l.Event)
			}
		}
	}
}

// The printed totals, with the four slips of the seed corrected: size 2 with
// options, the missing or halved totals with options and variable part.
func TestTotals(t *testing.T) {
	want := [4][8]int64{
		{142500, 140000, 151875, 152500, 237500, 262500, 60000, 287500},
		{185000, 182500, 198125, 200000, 315000, 350000, 80000, 382500},
		{234375, 231250, 253125, 256250, 396250, 446250, 97500, 487500},
		{275000, 272500, 301250, 307500, 462500, 532500, 115000, 580000},
	}
	for size, population := range populations {
		got := Compute(scale(t), Situation{Population: population}).Totals
		for i, a := range []money.Amount{got.Year1, got.Year2, got.Year1Options, got.Year2Options, got.Year2Variable, got.Year2VariableOptions, got.VariableMax, got.Maximum} {
			if a != money.Euros(want[size][i]) {
				t.Errorf("size %d, total %d: %v, want %d", size+1, i, a, want[size][i])
			}
		}
	}
}

func TestSizes(t *testing.T) {
	cases := []struct {
		population int64
		size       int
		toNext     int64
		atBound    bool
	}{
		{1, 1, 39999, false}, {27143, 1, 12857, false}, {39999, 1, 1, false}, {40000, 2, 40000, true},
		{79999, 2, 1, false}, {80000, 3, 95001, true}, {175000, 3, 1, true}, {175001, 4, 0, false}, {5000000, 4, 0, false},
	}
	for _, c := range cases {
		got := Compute(scale(t), Situation{Population: c.population})
		if got.Size.Number != c.size || got.ToNext != c.toNext || got.AtBound != c.atBound {
			t.Errorf("%d inhabitants: size %d, %d to the next, at bound %t", c.population, got.Size.Number, got.ToNext, got.AtBound)
		}
	}
	if Compute(scale(t), Situation{}) != nil {
		t.Error("no population, no table")
	}
}

func TestBonus(t *testing.T) {
	for members, raised := range map[int64]bool{0: false, 99: false, 100: true} {
		got := Compute(scale(t), Situation{Population: 200000, Members: members})
		if got.Bonus != raised {
			t.Errorf("%d members: raised %t", members, got.Bonus)
		}
	}
	got := Compute(scale(t), Situation{Population: 200000, Members: 100}).Totals
	// Missions only: the functioning stays; +18 500 the first year, +20 500 the second.
	if got.Year1 != money.Euros(293500) || got.Year2 != money.Euros(293000) {
		t.Errorf("raised totals: %v, %v", got.Year1, got.Year2)
	}
	if Compute(scale(t), Situation{Population: 100000, Members: 500}).Bonus {
		t.Error("only size 4 is raised")
	}
}

func TestChosenOptions(t *testing.T) {
	got := Compute(scale(t), Situation{Population: 27143, Options: []string{"qualite"}})
	if sum := got.Sum(func(l Line) money.Amount { return l.Year1 }); sum != money.Euros(142500+5625) {
		t.Errorf("with quality: %v", sum)
	}
}

func BenchmarkCompute(b *testing.B) {
	s := scale(b)
	for b.Loop() {
		Compute(s, Situation{Population: 27143, Options: []string{"qualite"}})
	}
}
