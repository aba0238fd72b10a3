package budget

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

// noted tells whether one of the notes of a plan holds a text.
func noted(p *Plan, text string) bool {
	return p != nil && strings.Contains(plain(strings.Join(p.Notes(), "\n")), text)
}

// What a day, a population or a number of members exactly at a bound gives.
func TestBounds(t *testing.T) {
	const before, after = "avant ce barème", "après la fin de ce barème"
	for _, c := range []struct {
		scale, signed string
		says, silent  string
	}{
		{"2022", "2022-03-30", before, after}, {"2022", "2022-03-31", "", before}, {"2022", "2022-04-01", "", before}, {"2022", "2040-01-01", "", after},
		{"2019", "2019-08-24", before, after}, {"2019", "2019-08-25", "", before},
		{"2019", "2022-03-29", "", after}, {"2019", "2022-03-30", "", after}, {"2019", "2022-03-31", after, before},
	} {
		p := NewPlan(scaleNamed(t, c.scale), Situation{Size: 1, Signed: day(t, c.signed)})
		if c.says != "" && !noted(p, c.says) || noted(p, c.silent) {
			t.Errorf("%s signed on %s: %q", c.scale, c.signed, p.Notes())
		}
	}
	floor := plain(scale(t).Floor.Note)
	for population, said := range map[int64]bool{1: true, 19999: true, 20000: false, 20001: false} {
		if noted(NewPlan(scale(t), Situation{Population: population}), floor) != said {
			t.Errorf("%d inhabitants: the floor is told: %v", population, !said)
		}
	}
	if noted(NewPlan(scale(t), Situation{Size: 1}), floor) {
		t.Error("the floor of a population that is not known")
	}
	for signed, extra := range map[string]bool{"2022-09-28": true, "2022-09-29": true, "2022-09-30": false, "2022-10-01": false} {
		p := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, signed)})
		if got := p.Line(p.Scale.Extra.ID.Name) != nil; got != extra || noted(p, plain(p.Scale.Extra.Note)) != extra {
			t.Errorf("signed on %s: extra functioning %v", signed, got)
		}
	}
	if NewPlan(scale(t), Situation{Size: 1}).hasExtra() {
		t.Error("extra functioning without a day of signature")
	}
	for size, known := range map[int]bool{-1: false, 1: true, 4: true, 5: false} {
		if got := NewPlan(scale(t), Situation{Size: size}) != nil; got != known {
			t.Errorf("size %d imposed: a plan %v", size, got)
		}
	}
}

// A start at the edge of the contract or of one of its years.
func TestStartsAtTheEdges(t *testing.T) {
	for _, c := range []struct {
		start  string
		year   int
		months int
		says   string
	}{
		{"2026-05-14", 1, 12, "précède la signature"}, {"2026-05-15", 1, 12, ""}, {"2026-05-16", 1, 11, ""},
		{"2027-05-14", 1, 0, "il ne reste pas un mois entier"}, {"2027-05-15", 2, 12, ""},
		{"2031-04-15", 5, 1, ""}, {"2031-04-16", 5, 0, "il ne reste pas un mois entier"}, {"2031-05-14", 5, 0, "il ne reste pas un mois entier"},
		{"2031-05-15", 0, 0, "vient après la fin du contrat"},
	} {
		p := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2026-05-15"), Starts: map[string]dates.Day{"parcours": day(t, c.start)}})
		l := p.Line("parcours")
		if l.StartYear != c.year || l.Months != c.months {
			t.Errorf("%s: year %d, %d months, want %d, %d", c.start, l.StartYear, l.Months, c.year, c.months)
		}
		if told := noted(p, "Parcours : "); told != (c.says != "") || c.says != "" && !noted(p, c.says) {
			t.Errorf("%s: %q", c.start, p.Notes())
		}
	}
}

// The variable part of a year begun along the way is told to be doubtful; that of a
// year whole, or without a whole month, is not.
func TestVariableOfAYearBegun(t *testing.T) {
	const doubt = "une année commencée en cours de route"
	for start, said := range map[string]bool{"": false, "2026-05-15": false, "2026-05-16": true, "2027-04-15": true, "2027-04-16": false} {
		s := Situation{Size: 1, Signed: day(t, "2026-05-15"), Variable: map[string]int64{"": 100}, Starts: map[string]dates.Day{}}
		if start != "" {
			s.Starts["parcours"] = day(t, start)
		}
		if noted(NewPlan(scale(t), s), doubt) != said {
			t.Errorf("started on %q: said %v", start, !said)
		}
		if s.Variable = nil; noted(NewPlan(scale(t), s), doubt) {
			t.Errorf("started on %q: said without any variable part", start)
		}
	}
	for share, want := range map[int64]int64{-1: 0, 0: 0, 50: 12500, 100: 25000, 101: 25000} {
		p := NewPlan(scale(t), Situation{Size: 1, Variable: map[string]int64{"parcours": share}})
		if got := p.Line("parcours").Years[1].Variable; got != money.Euros(want) {
			t.Errorf("%d %% expected: %v, want %d", share, got, want)
		}
	}
}

// The years between two sums are shown, unless one was mistyped.
func TestYearsBetween(t *testing.T) {
	for apart, years := range map[int]int{0: 1, 1: 2, 2: 3, 29: 30, 30: 31, 31: 2, 80: 2} {
		f := NewForecast(catalog(t), nil, Books{Expenses: []Expense{spend("locaux", 1, 2020), spend("locaux", 1, 2020+apart)}})
		if len(f.Years) != years {
			t.Errorf("%d years apart: %d shown, want %d", apart, len(f.Years), years)
		}
	}
}

// Coordination that costs the functioning exactly is no alert.
func TestCoordinationAtItsEnvelope(t *testing.T) {
	for cents, alert := range map[money.Amount]bool{-1: false, 0: false, 1: true} {
		one := Expense{Label: "coordination", Category: Coordination, Amount: money.Euros(50000) + cents, Year: 2027}
		signed := NewForecast(catalog(t), NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-01-01")}), Books{Expenses: []Expense{one}})
		alone := coordinationAlone(NewPlan(scale(t), Situation{Size: 1}), NewForecast(catalog(t), nil, Books{Expenses: []Expense{one}}))
		if got := strings.Contains(strings.Join(signed.Alerts, ""), "la coordination coûte"); got != alert || len(alone) > 0 != alert {
			t.Errorf("%v beyond: alert %v, %v", cents, got, alone)
		}
	}
	if coordinationAlone(nil, NewForecast(catalog(t), nil, Books{Expenses: []Expense{spend(Coordination, 1e6, 2027)}})) != nil {
		t.Error("an envelope that is not known is told")
	}
	for _, c := range []struct{ part, whole, want int64 }{{0, 100, 0}, {1, 200, 1}, {1, 201, 0}, {1, 3, 33}, {2, 3, 67}, {5, 0, 0}, {5, -1, 0}, {300, 200, 150}} {
		if got := share(money.Amount(c.part), money.Amount(c.whole)); got != c.want {
			t.Errorf("%d of %d is %d hundredths, want %d", c.part, c.whole, got, c.want)
		}
	}
}

// A balance of nothing is not a lack; a centime less is.
func TestBalanceOfNothing(t *testing.T) {
	for _, c := range []struct {
		cents   money.Amount
		opening money.Amount
		says    string
	}{{0, 0, ""}, {1, 0, "il manque 0,01 €, report des années d’avant compris."}, {0, 1, ""}, {1, 1, "Ce que vous aviez d’avance le couvre, et laisse 0 €."},
		{2, 1, "il manque 0,01 €, report des années d’avant et somme en banque à la signature compris."}} {
		plan := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-01-01")})
		f := NewForecast(catalog(t), plan, Books{Opening: c.opening, Expenses: []Expense{{Label: "x", Category: "locaux", Amount: plan.Years[0].Paid + c.cents, Year: 2027}}})
		if got := plain(strings.Join(f.Alerts, "\n")); got == "" != (c.says == "") || !strings.HasSuffix(got, c.says) {
			t.Errorf("%v beyond, %v in bank: %q, want %q", c.cents, c.opening, got, c.says)
		}
		if opened := strings.Contains(strings.Join(f.Notes, ""), "ouvrent le solde"); opened != (c.opening > 0) {
			t.Errorf("%v in bank: told %v", c.opening, opened)
		}
	}
}

// Grants of no placed year cross only by supposition, from the very euro where they
// do; the heaviest of them are those counted.
func TestSupposedCrossing(t *testing.T) {
	plan := NewPlan(scale(t), Situation{Size: 1}) // 10 500 € below in the first year
	for _, c := range []struct {
		placed, anywhere  int64
		crosses, supposed bool
	}{{0, 10500, false, false}, {0, 10501, true, true}, {10500, 1, true, true}, {10501, 1, true, false}, {10501, 0, true, false}} {
		y := Audit(plan, append(grant(c.placed, 1), grant(c.anywhere, 0)...), 0).Years[0]
		if y.Crosses != c.crosses || y.Supposed != c.supposed {
			t.Errorf("%d placed and %d anywhere: crosses %v, supposed %v", c.placed, c.anywhere, y.Crosses, y.Supposed)
		}
	}
	grants := append(append(grant(4, 2030), grant(6, 2031)...), append(grant(3, 2031), grant(8, 2032)...)...)
	if got := Audit(plan, append(grants, grant(1, 0)...), 0).Years[0].Others; got != money.Euros(6+3+1) {
		t.Errorf("%v are counted, want the heaviest year and what has none", got)
	}
}

// Amounts that no question takes were never typed: a row that holds one is told,
// and counted nowhere.
func TestImplausibleRows(t *testing.T) {
	for montant, read := range map[string]bool{"0": true, "10000000000": true, "10000000000.01": false, "-0.01": false, `"cent"`: false, "null": false} {
		p := project(t, `"aides": [{"financeur": "ARS", "montant": `+montant+`, "annee": 2027}]`)
		if got := len(Grants(p)) == 1; got != read || len(Unread(p)) == 0 != read {
			t.Errorf("%s: read %v, told %q", montant, got, Unread(p))
		}
	}
	for row, read := range map[string]bool{
		`{"fonction": "x", "quotite": 50, "cout": 60000, "annee": 2027}`: true, `{"fonction": "x", "quotite": 50, "cout": 60000}`: false,
		`{"fonction": "x", "cout": 60000, "annee": 2027}`: false, `{"fonction": "x", "quotite": 50, "annee": 2027}`: false,
		`{"fonction": "x", "quotite": 50, "cout": -1, "annee": 2027}`: false,
	} {
		p := project(t, `"postes_coordination": [`+row+`]`)
		if got := len(Expenses(p)) == 1; got != read || len(Unread(p)) == 0 != read {
			t.Errorf("%s: read %v, told %q", row, got, Unread(p))
		}
	}
	p := project(t, `"aides": [{"financeur": "ARS", "montant": 1, "annee": 2027}, {"montant": 2}]`)
	if got := Unread(p); len(got) != 1 || !strings.Contains(plain(got[0]), "ligne 2 :") {
		t.Errorf("%q", got)
	}
}

// What stands in two tables for one year is told, and only then.
func TestCountedTwice(t *testing.T) {
	const post = `"postes_coordination": [{"fonction": "x", "quotite": 50, "cout": 60000, "annee": 2027}]`
	for depense, told := range map[string]bool{
		`{"libelle": "y", "montant": 1, "annee": 2027, "poste": "coordination"}`: true,
		`{"libelle": "y", "montant": 1, "annee": 2028, "poste": "coordination"}`: false,
		`{"libelle": "y", "montant": 1, "annee": 2027, "poste": "locaux"}`:       false,
	} {
		p := project(t, post+`, "depenses": [`+depense+`]`)
		f, _ := ForecastOf(p, day(t, "2026-11-23"))
		if got := strings.Contains(plain(strings.Join(f.Notes, "\n")), "Coordination, 2027 : une partie a sa propre question"); got != told {
			t.Errorf("%s: told %v", depense, got)
		}
	}
}

// Time that is paid by the minute is rounded to the nearest centime, each alone,
// and nobody is one person.
func TestIndemnityCost(t *testing.T) {
	for _, c := range []struct {
		people, minutes int64
		rate, want      money.Amount
	}{{0, 60, 4000, 4000}, {1, 60, 4000, 4000}, {3, 60, 4000, 12000}, {2, 1, 29, 0}, {2, 1, 30, 2}, {1, 90, 1, 2}, {1, 89, 1, 1}, {1, 0, 4000, 0}} {
		if got := (Indemnity{People: c.people, Minutes: c.minutes, Rate: c.rate}).Cost(); got != c.want {
			t.Errorf("%d people, %d minutes at %d: %d, want %d", c.people, c.minutes, c.rate, got, c.want)
		}
	}
}

// The distance to the next size, and none from the last.
func TestDistance(t *testing.T) {
	for population, want := range map[int64]string{39999: "1 habitant avant la taille 2", 40000: "40 000 habitants avant la taille 3", 175000: "1 habitant avant la taille 4", 175001: ""} {
		if got := plain(Compute(scale(t), Situation{Population: population}).Distance()); got != want {
			t.Errorf("%d inhabitants: %q, want %q", population, got, want)
		}
	}
	if got := Compute(scale(t), Situation{Size: 2, Population: 27143}).Distance(); got != "" {
		t.Errorf("of a size imposed: %q", got)
	}
}

// A crisis is counted in the second year, or in that of a plan written later.
func TestCrisisYear(t *testing.T) {
	for start, year := range map[string]int{"2027-01-01": 2, "2028-06-01": 2, "2029-06-01": 3, "2031-12-31": 5} {
		p := NewPlan(scale(t), Situation{Size: 1, Crisis: true, Signed: day(t, "2027-01-01"), Starts: map[string]dates.Day{"crise": day(t, start)}})
		for n, cell := range p.Line("crise").Years {
			if got := cell.Event > 0; got != (n+1 == year) {
				t.Errorf("written on %s: year %d has a crisis: %v", start, n+1, got)
			}
		}
		for _, pay := range p.Payments {
			if pay.Kind == Occurrence && pay.Day.Before(day(t, start)) {
				t.Errorf("written on %s, paid for on %s", start, pay.Day.ISO())
			}
		}
	}
}

// What an option chosen means before the signature is told, once signed no more.
func TestOptionBeforeTheSignature(t *testing.T) {
	const said = "une option choisie compte dès le premier jour"
	for _, c := range []struct {
		s    Situation
		want bool
	}{{Situation{Size: 1}, false}, {Situation{Size: 1, Options: []string{"qualite"}}, true}, {Situation{Size: 1, Options: []string{"qualite"}, Signed: day(t, "2027-01-01")}, false}} {
		p := NewPlan(scale(t), c.s)
		remarks := Remarks(p.Scale, p, day(t, "2026-11-23"))
		if got := strings.Contains(strings.Join(remarks, "\n"), said); got != c.want {
			t.Errorf("%+v: told %v", c.s, got)
		}
		if n := strings.Count(strings.Join(remarks, "\n"), p.Scale.Caution); n != 1 {
			t.Errorf("the caution is told %d times in %q", n, remarks)
		}
	}
	today, late := day(t, "2026-11-23"), day(t, "2027-01-01")
	if a, b := Remarks(scale(t), nil, today), Remarks(scale(t), nil, late); len(a) != 1 || len(b) != 2 || b[0] != french.Typography(scale(t).Stale) {
		t.Errorf("%q, then %q", a, b)
	}
}

// Rounding to the euro: halves go up, below zero too.
func TestRounding(t *testing.T) {
	for e, want := range map[exact]int64{
		0: 0, unit/2 - 1: 0, unit / 2: 1, unit: 1, unit + unit/2 - 1: 1, 3 * unit / 2: 2,
		-1: 0, -unit / 2: 0, -unit/2 - 1: -1, -unit: -1, -3 * unit / 2: -1, -3*unit/2 - 1: -2, -2 * unit: -2,
	} {
		if got := e.whole(); got != want {
			t.Errorf("%d: %d, want %d", e, got, want)
		}
	}
}

// A cell that a scale has no rule for is none.
func TestReferenceOfNoCell(t *testing.T) {
	s := scale(t)
	for _, c := range []struct {
		size   int
		period content.Period
		line   string
	}{
		{5, content.Rights, "parcours"}, {1, content.Total, "rien"}, {1, content.ComponentShare, "parcours.rien"}, {1, content.ComponentShare, "rien.rien"},
		{1, content.ExtraShare, "parcours"}, {1, content.ExtraShare, "rien"}, {1, content.Rights, "rien"}, {1, "rien", "parcours"},
	} {
		if got, ok := Reference(s, c.size, c.period, c.line); ok || got != 0 {
			t.Errorf("size %d, %s of %s: %s, %v", c.size, c.period, c.line, got, ok)
		}
	}
	without := *s
	without.Extra = nil
	if got, ok := Reference(&without, 1, content.ExtraShare, "fonctionnement"); ok || got != 0 {
		t.Errorf("a scale without the extra part has %s of it", got)
	}
}

// What is sure of a year and what is hoped for are all its cash, and no contract year
// begins out of the contract.
func TestSureAndHoped(t *testing.T) {
	p := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2026-01-15"), Variable: map[string]int64{"": 50}, Crisis: true})
	for n, y := range p.Years {
		if y.Sure()+y.Hoped.Variable+y.Hoped.Event != y.Paid || y.Hoped.Total() != y.Hoped.Variable+y.Hoped.Event || n > 0 && y.Hoped.Variable == 0 {
			t.Errorf("year %d: %s sure and %+v hoped for, of %s", n+1, y.Sure(), y.Hoped, y.Paid)
		}
	}
	for year, want := range map[int]string{0: "", 1: "2026-01-15", Years + 1: "2031-01-15", Years + 2: ""} {
		if got := p.Begins(year); got.IsZero() != (want == "") || want != "" && got != day(t, want) {
			t.Errorf("year %d begins on %s", year, got)
		}
	}
}

// What nobody means to type is counted or told, and breaks nothing: amounts of ten
// figures, an expense after the contract, a forecast without any income.
func TestOddForecasts(t *testing.T) {
	const signed = `"population": 27143, "aci_signe_le": "2027-12-15", "membres": 100000, "cotisation": 10000, `
	for _, c := range []struct {
		answers string
		counted bool
		balance int64 // at the end
		says    string
	}{
		{signed + `"depenses": [{"libelle": "x", "montant": 9999999999, "annee": 2028, "fin": 2032}]`, true, 775000 + 6*1000000000 - 5*9999999999, "il manque"},
		{signed + `"depenses": [{"libelle": "serveur", "montant": 100, "annee": 2040}]`, true, 775000 + 14*1000000000 - 100, "serveur, 2040 : c’est après la fin du contrat, le 15 décembre 2032."},
		{`"depenses": [{"libelle": "x", "montant": 100, "annee": 2028}]`, false, -100, "Le contrat n’y est pas encore compté"},
		{`"signature_souhaitee_le": "2028-02-29", "depenses": [{"libelle": "x", "montant": 100, "annee": 2028}]`, false, -100, "dépendent de la population"},
	} {
		f, counted := ForecastOf(project(t, c.answers), day(t, "2026-11-23"))
		told := plain(strings.Join(append(f.Alerts, f.Notes...), "\n"))
		if counted != c.counted || f.Sum.Balance.Whole() != c.balance || !strings.Contains(told, c.says) || (len(f.Quarters) > 0) != c.counted {
			t.Errorf("%s: counted %v, balance %v, %d quarters\n%s", c.answers, counted, f.Sum.Balance, len(f.Quarters), told)
		}
	}
}
