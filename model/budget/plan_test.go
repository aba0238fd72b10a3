package budget

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model/modeltest"
)

func scaleNamed(t testing.TB, id string) *content.Scale {
	t.Helper()
	return catalog(t).Scale(id)
}

var catalog, day = modeltest.Catalog, modeltest.Day

// paid are the cash of the five contract years and what follows, in euros.
func paid(p *Plan) (out [6]int64) {
	for n, y := range p.Years {
		out[n] = y.Paid.Whole()
	}
	out[Years] = p.After.Whole()
	return out
}

// The plan of a mission that starts with the contract, each size: the first two
// years are those of the printed tables, then the rule goes on.
func TestPlanYears(t *testing.T) {
	want := [4][6]int64{
		// year 1, 2, 3, 4, 5, then the balances: 25 % of functioning and missions
		{142500, 140000, 152500, 152500, 152500, 12500 + 22500},
		{185000, 182500, 197500, 197500, 197500, 15000 + 30000},
		{234375, 231250, 250000, 250000, 250000, 18750 + 38125},
		{275000, 272500, 295000, 295000, 295000, 22500 + 45000},
	}
	options := [4]int64{12500, 17500, 25000, 35000} // a year's fixed part of both
	for size, population := range populations {
		for _, s := range []Situation{{Population: population}, {Size: size + 1}} {
			p := NewPlan(scale(t), s)
			if got := paid(p); got != want[size] {
				t.Errorf("size %d: %v, want %v", size+1, got, want[size])
			}
			s.Options = []string{"qualite", "accompagnement"}
			with := paid(NewPlan(scale(t), s))
			for n := range with {
				extra := []int64{options[size] * 3 / 4, options[size], options[size], options[size], options[size], options[size] / 4}[n]
				if with[n] != want[size][n]+extra {
					t.Errorf("size %d with options, year %d: %d", size+1, n+1, with[n])
				}
			}
		}
	}
}

// The sums that domaine.md derives: two years of cash, a year's rights in steady
// state, with the variable part, with the options.
func TestDerivedSums(t *testing.T) {
	want := [4][7]int64{
		{282500, 304375, 200000, 225000, 152500, 212500, 237500},
		{367500, 398125, 262500, 297500, 197500, 277500, 312500},
		{465625, 509375, 328750, 378750, 250000, 347500, 397500},
		{547500, 608750, 387500, 457500, 295000, 410000, 480000},
	}
	both := []string{"qualite", "accompagnement"}
	all := map[string]int64{"": 100}
	for size := range want {
		make := func(options []string, variable map[string]int64) *Plan {
			return NewPlan(scale(t), Situation{Size: size + 1, Options: options, Variable: variable})
		}
		bare, with := make(nil, nil), make(both, nil)
		bareAll, withAll := make(nil, all), make(both, all)
		got := [7]money.Amount{
			bare.Years[0].Paid + bare.Years[1].Paid, with.Years[0].Paid + with.Years[1].Paid,
			bareAll.Years[1].Paid, withAll.Years[1].Paid,
			bare.Years[2].Due(), bareAll.Years[2].Due(), withAll.Years[2].Due(),
		}
		for i, a := range got {
			if a != money.Euros(want[size][i]) {
				t.Errorf("size %d, sum %d: %v, want %d", size+1, i, a, want[size][i])
			}
		}
	}
}

// One mission at a time: parcours of size 1, 25 000 a year, ceiling 25 000.
func TestStarts(t *testing.T) {
	cases := []struct {
		signed, start string
		months        int
		year          int
		paid          [6]int64
		note          string
	}{
		{"2026-01-15", "2026-01-15", 12, 1, [6]int64{18750, 25000, 25000, 25000, 25000, 6250}, ""},
		{"2026-01-15", "2026-07-15", 6, 1, [6]int64{9375, 3125 + 18750, 25000, 25000, 25000, 6250}, ""},
		{"2026-01-15", "2026-07-16", 5, 1, [6]int64{7813, 2604 + 18750, 25000, 25000, 25000, 6250}, ""}, // 7 812,50 and 2 604,17
		{"2026-01-15", "2026-12-15", 1, 1, [6]int64{1563, 521 + 18750, 25000, 25000, 25000, 6250}, ""},  // 1 562,50 and 520,83
		{"2026-01-15", "2026-12-16", 0, 1, [6]int64{0, 18750, 25000, 25000, 25000, 6250}, "il ne reste pas un mois entier"},
		{"2026-01-15", "2027-01-14", 0, 1, [6]int64{0, 18750, 25000, 25000, 25000, 6250}, "il ne reste pas un mois entier"},
		{"2026-01-15", "2027-01-15", 12, 2, [6]int64{0, 18750, 25000, 25000, 25000, 6250}, ""},
		{"2026-01-15", "2028-04-15", 9, 3, [6]int64{0, 0, 14063, 4688 + 18750, 25000, 6250}, ""}, // 14 062,50 and 23 437,50
		{"2026-01-15", "2030-10-15", 3, 5, [6]int64{0, 0, 0, 0, 4688, 1563}, ""},                 // 4 687,50 and 1 562,50
		{"2026-01-15", "2031-01-14", 0, 5, [6]int64{}, "il ne reste pas un mois entier"},
		{"2026-01-15", "2031-01-15", 0, 0, [6]int64{}, "vient après la fin du contrat"},
		{"2026-01-15", "2040-01-01", 0, 0, [6]int64{}, "vient après la fin du contrat"},
		{"2026-01-15", "2025-12-01", 12, 1, [6]int64{18750, 25000, 25000, 25000, 25000, 6250}, "précède la signature"},
		{"", "2026-07-15", 12, 1, [6]int64{18750, 25000, 25000, 25000, 25000, 6250}, "ne se place dans aucune année"},
		{"2024-02-29", "2025-02-28", 12, 2, [6]int64{0, 18750, 25000, 25000, 25000, 6250}, ""},
		{"2024-02-29", "2028-02-29", 12, 5, [6]int64{0, 0, 0, 0, 18750, 6250}, ""},
		{"2024-08-31", "2025-02-28", 6, 1, [6]int64{9375, 3125 + 18750, 25000, 25000, 25000, 6250}, ""},
		{"2024-01-31", "2024-12-31", 1, 1, [6]int64{1563, 521 + 18750, 25000, 25000, 25000, 6250}, ""},
	}
	for _, c := range cases {
		s := Situation{Population: 27143, Starts: map[string]dates.Day{"parcours": day(t, c.start)}}
		if c.signed != "" {
			s.Signed = day(t, c.signed)
		}
		p := NewPlan(scale(t), s)
		l := p.Line("parcours")
		var got [6]int64
		for n, y := range l.Years {
			got[n] = y.Paid.Whole()
		}
		got[Years] = l.After.Whole()
		if l.StartYear != c.year || l.Months != c.months || got != c.paid {
			t.Errorf("signed %s, start %s: year %d, %d months, %v, want %d, %d, %v", c.signed, c.start, l.StartYear, l.Months, got, c.year, c.months, c.paid)
		}
		notes := strings.Join(p.startNotes(), "\n")
		if (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
			t.Errorf("signed %s, start %s: notes %q, want %q", c.signed, c.start, notes, c.note)
		}
	}
}

// A mission that starts without a whole month left earns no variable part that
// year; one that starts in the course of a year earns a whole one, which is told.
func TestVariableOfTheStartingYear(t *testing.T) {
	const told = "année commencée en cours de route"
	for _, c := range []struct {
		start string
		want  [6]int64 // variable part of parcours, by year of its results; the last is paid after
		told  bool
	}{
		{"2026-01-15", [6]int64{25000, 25000, 25000, 25000, 25000, 31250}, false},
		{"2026-12-15", [6]int64{25000, 25000, 25000, 25000, 25000, 31250}, true},
		{"2026-12-16", [6]int64{0, 25000, 25000, 25000, 25000, 31250}, false},
		{"2028-04-15", [6]int64{0, 0, 25000, 25000, 25000, 31250}, true},
		{"2031-01-14", [6]int64{}, false},
	} {
		p := NewPlan(scale(t), Situation{Size: 1, Variable: map[string]int64{"parcours": 100}, Signed: day(t, "2026-01-15"), Starts: map[string]dates.Day{"parcours": day(t, c.start)}})
		l := p.Line("parcours")
		var got [6]int64
		for n, y := range l.Years {
			got[n] = y.Variable.Whole()
		}
		got[Years] = l.After.Whole()
		if said := strings.Contains(strings.Join(p.Notes(), ""), french.Typography(told)); got != c.want || said != c.told {
			t.Errorf("start %s: %v, want %v; told %t", c.start, got, c.want, said)
		}
	}
}

func TestCrisis(t *testing.T) {
	cases := []struct {
		start string
		event int // contract year
		on    string
		paid  [6]int64 // the line, size 1: 25 000
	}{
		{"", 2, "2027-01-15", [6]int64{25000, 12500 + 37500, 12500, 12500, 12500, 0}},
		{"2026-12-20", 2, "2027-01-15", [6]int64{25000, 12500 + 37500, 12500, 12500, 12500, 0}}, // no pro rata
		{"2027-06-01", 2, "2027-06-01", [6]int64{0, 25000 + 37500, 12500, 12500, 12500, 0}},
		{"2029-06-01", 4, "2029-06-01", [6]int64{0, 0, 0, 25000 + 37500, 12500, 0}},
		{"2036-06-01", 0, "", [6]int64{}},
	}
	for _, c := range cases {
		s := Situation{Population: 27143, Crisis: true, Signed: day(t, "2026-01-15")}
		if c.start != "" {
			s.Starts = map[string]dates.Day{"crise": day(t, c.start)}
		}
		p := NewPlan(scale(t), s)
		l := p.Line("crise")
		var got [6]int64
		for n, y := range l.Years {
			got[n] = y.Paid.Whole()
			if (y.Event == money.Euros(37500)) != (n+1 == c.event) {
				t.Errorf("start %s: event of year %d is %v", c.start, n+1, y.Event)
			}
		}
		if got != c.paid {
			t.Errorf("start %s: %v, want %v", c.start, got, c.paid)
		}
		for _, pay := range p.Payments {
			if pay.Kind == Occurrence && (pay.Year != c.event || pay.Day.ISO() != c.on) {
				t.Errorf("start %s: occurrence %+v", c.start, pay)
			}
		}
		if said := strings.Contains(strings.Join(p.Notes(), "\n"), "La crise est comptée"); said != (c.event > 0) {
			t.Errorf("start %s: note %t", c.start, said)
		}
	}
}

func TestExtraFunctioning(t *testing.T) {
	want := [4]int64{37500, 45000, 56250, 67500}
	for signed, has := range map[string]bool{"": false, "2022-09-29": true, "2022-09-30": false, "2022-10-01": false, "2021-06-01": true} {
		for size := range want {
			s := Situation{Size: size + 1, Members: 500}
			if signed != "" {
				s.Signed = day(t, signed)
			}
			p := NewPlan(scale(t), s)
			l := p.Line("fonctionnement_additionnel")
			if (l != nil) != has {
				t.Fatalf("signed %s: extra %t", signed, l != nil)
			}
			if has && (l.Years[0].Paid != money.Euros(want[size]) || l.Sum.Paid != l.Years[0].Paid || l.After != 0) {
				t.Errorf("size %d: extra %v", size+1, l)
			}
		}
	}
	if NewPlan(scaleNamed(t, "2019"), Situation{Size: 1, Signed: day(t, "2020-01-01")}).Line("fonctionnement_additionnel") != nil {
		t.Error("the scale of 2019 has no extra functioning")
	}
}

// +10 % on the missions of size 4 from 100 members: reading A of domaine.md.
func TestPlanBonus(t *testing.T) {
	cases := []struct {
		size    int
		members int64
		known   bool
		raised  bool
		note    string
	}{
		{4, 0, false, false, "n’est pas renseigné"}, {4, 0, true, false, "0\u00a0membre pour"}, {4, 99, true, false, "99\u00a0membres"},
		{4, 100, true, true, "Elle est comptée ici"}, {4, 250, true, true, "Elle est comptée ici"}, {3, 250, true, false, ""},
	}
	for _, c := range cases {
		p := NewPlan(scale(t), Situation{Size: c.size, Members: c.members, MembersKnown: c.known})
		if p.Bonus != c.raised || !strings.Contains(strings.Join(p.bonusNotes(), ""), c.note) || (c.note == "") != (len(p.bonusNotes()) == 0) {
			t.Errorf("%+v: raised %t, %q", c, p.Bonus, p.bonusNotes())
		}
	}
	for members, want := range map[int64]string{
		100: "Si le fonctionnement l’était aussi, l’année 1 recevrait 9 000 € de plus, et l’année 2 6 750 €.",
		99:  "Elle n’est pas comptée : 99 membres pour l’instant. À 100 membres, l’année 1 recevrait 18 500 € de plus, et l’année 2 20 500 €.",
	} {
		if got := plain(NewPlan(scale(t), Situation{Size: 4, Members: members}).bonusNotes()[0]); !strings.Contains(got, want) {
			t.Error(got)
		}
	}
	make := func(members int64) *Plan {
		return NewPlan(scale(t), Situation{Size: 4, Members: members, Options: []string{"qualite", "accompagnement"}, Variable: map[string]int64{"": 100}, Crisis: true})
	}
	bare, raised := make(99), make(100)
	if d := raised.Years[0].Paid - bare.Years[0].Paid; d != money.Euros(18500+2625) {
		t.Errorf("year 1: +%v", d)
	}
	if d := raised.Years[1].Paid - bare.Years[1].Paid; d != money.Euros(20500+3500+11500+3500+7500) {
		t.Errorf("year 2: +%v", d)
	}
	if raised.Line("fonctionnement").Sum != bare.Line("fonctionnement").Sum {
		t.Error("functioning is not raised")
	}
}

func TestNoPlan(t *testing.T) {
	for _, s := range []Situation{{}, {Size: 5}, {Size: -1}, {Population: -3}} {
		if NewPlan(scale(t), s) != nil || Compute(scale(t), s) != nil {
			t.Errorf("%+v: no size, no plan", s)
		}
	}
}

func TestPlanNotes(t *testing.T) {
	cases := []struct {
		s    Situation
		want string
	}{
		{Situation{Population: 40000}, "la taille 2 est retenue ici. En taille 1, l’année 1 serait de 142 500 € au lieu de 185 000 €. À confirmer avec la CPAM."},
		{Situation{Population: 80000}, "En taille 2, l’année 1 serait de 185 000 €"}, {Situation{Population: 175000}, "En taille 4, l’année 1 serait de 275 000 € au lieu de 234 375 €."},
		{Situation{Population: 175000, Members: 100}, "En taille 4, l’année 1 serait de 293 500 €"}, {Situation{Population: 18000}, "aucun texte ne fixe de plancher"},
		{Situation{Population: 27143, Size: 2}, "ce serait la taille 1"}, {Situation{Population: 27143}, "Sans date de signature"},
		{Situation{Size: 1, Signed: dates.Day{Year: 2021, Month: 1, Day: 1}}, "avant ce barème"},
		{Situation{Size: 1, Variable: map[string]int64{"": 50}}, "et la dernière part variable"},
		{Situation{Size: 1, Starts: map[string]dates.Day{"qualite": {Year: 2026, Month: 1, Day: 1}}}, "cette option n’est pas choisie"},
	}
	for _, c := range cases {
		notes := strings.Join(NewPlan(scale(t), c.s).Notes(), "\n")
		if !strings.Contains(plain(notes), c.want) {
			t.Errorf("%+v: %q is not among:\n%s", c.s, c.want, notes)
		}
		if notes != french.Typography(notes) {
			t.Errorf("%+v: spaces to mend in %q", c.s, notes)
		}
	}
	for _, population := range []int64{39999, 40001, 79999, 80001, 174999, 175001} {
		if notes := NewPlan(scale(t), Situation{Population: population}).sizeNotes(); notes != nil {
			t.Errorf("%d inhabitants: %q", population, notes)
		}
	}
	late := NewPlan(scaleNamed(t, "2019"), Situation{Size: 1, Signed: day(t, "2026-01-01")})
	if !strings.Contains(strings.Join(late.Notes(), ""), "prenez le barème en vigueur") {
		t.Error("a contract of 2026 does not follow the scale of 2019")
	}
}

func BenchmarkPlan(b *testing.B) {
	sc := scale(b)
	s := Situation{
		Population: 200000, Members: 120, Options: []string{"qualite", "accompagnement"}, Crisis: true,
		Variable: map[string]int64{"": 80}, Signed: day(b, "2026-01-15"),
		Starts: map[string]dates.Day{"parcours": day(b, "2026-10-03"), "prevention": day(b, "2027-05-20")},
	}
	b.ReportAllocs()
	for b.Loop() {
		NewPlan(sc, s)
	}
}
