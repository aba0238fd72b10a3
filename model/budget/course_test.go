package budget

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

// due is a payment of an independent reckoning.
type due struct {
	line   string
	day    dates.Day
	amount *big.Rat // euros
	hoped  bool
}

// reckonDays reckons each payment of a dated situation by itself, from the scale: the
// right of each year first, then the day each part of it comes.
func reckonDays(sc *content.Scale, s Situation) (all []due) {
	rat := func(a, b int64) *big.Rat { return big.NewRat(a, b) }
	mul := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	start := func(n int) dates.Day { return s.Signed.AddMonths(12 * (n - 1)) }
	inYear := func(d dates.Day) int {
		n := 0
		for n < 5 && !d.Before(start(n+1)) {
			n++
		}
		return n
	}
	settle := func(n int) dates.Day { // end of the year n
		end := start(n + 1)
		if s.Dialogue.IsZero() || s.Dialogue.Before(start(2)) {
			return end
		}
		over := 1 // the last year the first dialogue is about
		for over < 5 && s.Dialogue.Compare(start(over+2)) >= 0 {
			over++
		}
		when := s.Dialogue
		if n > over {
			when = s.Dialogue.AddMonths(12 * (n - over))
		}
		if when.Before(end) {
			return end
		}
		return when
	}
	for _, l := range sc.Lines {
		take := !l.Optional
		for _, o := range s.Options {
			take = take || o == l.ID.Name
		}
		from := s.Signed
		if d, given := s.Starts[l.ID.Name]; given && s.Signed.Before(d) && l.Nature != content.Functioning {
			from = d
		}
		if !take || !from.Before(start(6)) {
			continue
		}
		add := func(d dates.Day, a *big.Rat, hoped bool) {
			if a.Sign() != 0 {
				all = append(all, due{l.ID.Name, d, a, hoped})
			}
		}
		whole, first := rat(l.Fixed[s.Size-1], 1), inYear(from)
		months := int64(0)
		for months < 12 && from.AddMonths(int(months)+1).Compare(start(first+1)) <= 0 {
			months++
		}
		for n := first; n <= 5; n++ {
			opens := start(n)
			if n == first {
				opens = from
			}
			right := whole
			if n == first && l.Nature == content.Mission {
				right = mul(whole, rat(months, 12))
				if sc.Readings.Prorata == "jours" {
					months = int64(from.DaysUntil(start(n + 1))) // one day left is enough
					right = mul(whole, rat(months, int64(start(n).DaysUntil(start(n+1)))))
				}
			}
			last := right
			if sc.Readings.Balance == "entier" && months > 0 {
				last = whole
			}
			switch {
			case l.Nature == content.CrisisPlan && n == first, l.Nature == content.Functioning && n == first:
				add(opens, whole, false)
			case l.Nature == content.CrisisPlan:
				add(opens, mul(whole, rat(1, 2)), false)
			default:
				add(opens, mul(right, rat(3, 4)), false)
				add(settle(n), mul(last, rat(1, 4)), false)
			}
			if len(l.Variable) > 0 && (n > first || months > 0) {
				add(settle(n), mul(rat(l.Variable[s.Size-1], 1), rat(s.Variable[""], 100)), true)
			}
		}
		if s.Crisis && l.Nature == content.CrisisPlan {
			n := max(2, first)
			add(dates.Later(start(n), from), mul(whole, rat(3, 2)), true)
		}
	}
	return all
}

// Random contracts and books, day by day: each payment falls on its day, and the
// balance of each day, quarter and year is that of a reckoning in fractions.
func TestCourseAgainstReckoning(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 2026))
	scales := []*content.Scale{scale(t)}
	for _, readings := range []content.Readings{{Prorata: content.ByDays}, {Balance: content.OfFull}, {Prorata: content.ByDays, Balance: content.OfFull}} {
		other := *scale(t)
		other.Readings = readings
		scales = append(scales, &other)
	}
	first := day(t, "2023-01-01")
	runs := 150
	if testing.Short() {
		runs = 15
	}
	for i := range runs {
		sc := scales[i%len(scales)]
		s := Situation{Size: 1 + r.IntN(4), Signed: first.AddDays(r.IntN(2000)), Variable: map[string]int64{"": r.Int64N(101)}, Crisis: r.IntN(2) == 0, Starts: map[string]dates.Day{}}
		if r.IntN(3) > 0 {
			s.Dialogue = s.Signed.AddDays(r.IntN(1100))
		}
		for _, l := range sc.Lines {
			if r.IntN(2) == 0 {
				s.Starts[l.ID.Name] = s.Signed.AddDays(r.IntN(900) - 30)
			}
			if l.Optional && r.IntN(2) == 0 {
				s.Options = append(s.Options, l.ID.Name)
			}
		}
		p := NewPlan(sc, s)
		addsUp(t, p)
		samePayments(t, p, reckonDays(sc, s))

		b := Books{Opening: money.Amount(r.Int64N(3_000_000)), Fees: money.Amount(r.Int64N(2) * 80000), FeesFrom: s.Signed.Year + 1}
		for range r.IntN(4) {
			b.Grants = append(b.Grants, Grant{"ARS", money.Amount(r.Int64N(9_000_000)), s.Signed.Year - 1 + r.IntN(5), r.IntN(13)})
		}
		for range 1 + r.IntN(6) {
			b.Expenses = append(b.Expenses, Expense{"x", []string{Coordination, "locaux"}[r.IntN(2)], money.Amount(r.Int64N(20_000_000)), s.Signed.Year - 1 + r.IntN(7), r.IntN(13)})
		}
		sameCourse(t, p, b)
	}
}

// samePayments checks the payments of a plan against those reckoned, to the rounding
// of their cells.
func samePayments(t *testing.T, p *Plan, want []due) {
	t.Helper()
	if len(p.Payments) != len(want) {
		t.Fatalf("%+v: %d payments, want %d", p.Situation, len(p.Payments), len(want))
	}
	for _, pay := range p.Payments {
		found := false
		for i, w := range want {
			gap := new(big.Rat).Sub(w.amount, big.NewRat(int64(pay.Amount), 100))
			if w.line == pay.Line && w.day == pay.Day && w.hoped == !pay.Sure() && gap.Abs(gap).Cmp(big.NewRat(1, 1)) <= 0 {
				found = true
				want = append(want[:i], want[i+1:]...)
				break
			}
		}
		if !found {
			t.Fatalf("%+v\nno such payment is due: %+v", p.Situation, pay)
		}
	}
}

// sameCourse checks the balances of a forecast against a reckoning in fractions, one
// day after the other.
func sameCourse(t *testing.T, p *Plan, b Books) {
	t.Helper()
	f := NewForecast(catalog(t), p, b)
	euro := big.NewRat(100, 1) // the two sums of a year are each rounded once, to the euro
	same := func(what string, got money.Amount, want *big.Rat) {
		gap := new(big.Rat).Sub(want, big.NewRat(int64(got), 1))
		if gap.Abs(gap).Cmp(euro) > 0 {
			t.Fatalf("%+v %+v\n%s: %v, want %s", p.Situation, b, what, got, want.FloatString(3))
		}
	}
	balance := new(big.Rat)
	at, moved := 0, false
	for _, y := range f.Years {
		length := 365
		if y.Year%4 == 0 && (y.Year%100 != 0 || y.Year%400 == 0) {
			length = 366
		}
		low, lowOn := new(big.Rat), dates.Day{}
		for n, d := 0, (dates.Day{Year: y.Year, Month: 1, Day: 1}); n < length; n, d = n+1, d.AddDays(1) {
			spread := func(a money.Amount) *big.Rat { return big.NewRat(int64(a), int64(length)) }
			if d == p.Begins(1) {
				balance.Add(balance, big.NewRat(int64(b.Opening), 1))
			}
			for _, pay := range p.Payments {
				if pay.Day == d && pay.Kind != VariablePart && pay.Kind != Occurrence {
					balance.Add(balance, big.NewRat(int64(pay.Amount), 1))
				}
			}
			if y.Year >= b.FeesFrom {
				balance.Add(balance, spread(b.Fees))
			}
			for _, g := range b.Grants {
				switch {
				case g.Year != y.Year:
				case g.Month == 0:
					balance.Add(balance, spread(g.Amount))
				case int(d.Month) == g.Month && d.AddDays(1).Day == 1:
					balance.Add(balance, big.NewRat(int64(g.Amount), 1))
				}
			}
			for _, e := range b.Expenses {
				switch {
				case e.Year != y.Year:
				case e.Month == 0:
					balance.Sub(balance, spread(e.Amount))
				case int(d.Month) == e.Month && d.Day == 1:
					balance.Sub(balance, big.NewRat(int64(e.Amount), 1))
				}
			}
			moved = moved || balance.Sign() != 0
			if moved && (lowOn.IsZero() || balance.Cmp(low) < 0) {
				low, lowOn = new(big.Rat).Set(balance), d
			}
			if next := d.AddDays(1); next.Day == 1 && next.Month%3 == 1 {
				q := f.Quarters[at]
				if at++; q.Year != d.Year || q.Number != 1+(int(d.Month)-1)/3 {
					t.Fatalf("quarter %d of %d comes at the end of %s", q.Number, q.Year, d.ISO())
				}
				same("end of the quarter to "+d.ISO(), q.Balance, balance)
				balanceBefore := money.Amount(0)
				if at > 1 {
					balanceBefore = f.Quarters[at-2].Balance
				}
				if q.Balance != balanceBefore+q.In-q.Out || q.Low > q.Balance {
					t.Fatalf("a quarter that does not add up: %+v", q)
				}
			}
		}
		same("end of the year", y.Balance, balance)
		same("lowest of the year", y.Days.Low, low)
		if (y.Days.Low < 0) != !y.Days.Red.IsZero() || y.Days.Back.Before(y.Days.Red) {
			t.Fatalf("%+v", y.Days)
		}
	}
}

// The example of an account that a year's end hides.
func TestLowestPoint(t *testing.T) {
	plan := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-12-15")})
	for _, c := range []struct {
		name            string
		expenses        []Expense
		low             int64
		on, red, back   string
		says, says2, no string
	}{
		{"evenly", []Expense{spend("locaux", 200000, 2028), spend("locaux", 130000, 2029)}, -48210, "2028-12-14", "2028-09-17", "2028-12-14",
			"2028 : le compte serait à découvert entre le 17 septembre et le 14 décembre. Au plus bas, le 14 décembre, il manque environ 48 210 €.", "", "Le report des années d’avant le couvre"},
		{"on a day it can bear", []Expense{{"x", "locaux", money.Euros(142500), 2028, 3}}, 0, "2028-03-01", "", "", "", "", "découvert"},
		{"one euro more", []Expense{{"x", "locaux", money.Euros(142501), 2028, 3}}, -1, "2028-03-01", "2028-03-01", "2028-12-14", "il manque environ 1 €", "", "couvre"},
		{"after the next payment", []Expense{{"x", "locaux", money.Euros(282500), 2028, 12}}, -140000, "2028-12-01", "2028-12-01", "2028-12-14", "entre le 1er décembre et le 14 décembre", "", "À la fin"},
	} {
		f := NewForecast(catalog(t), plan, Books{Expenses: c.expenses})
		var d Course
		for _, y := range f.Years {
			if y.Year == 2028 {
				d = y.Days
			}
		}
		iso := func(d dates.Day) string {
			if d.IsZero() {
				return ""
			}
			return d.ISO()
		}
		if d.Low.Whole() != c.low || iso(d.LowOn) != c.on || iso(d.Red) != c.red || iso(d.Back) != c.back {
			t.Errorf("%s: %v on %s, red from %s to %s", c.name, d.Low, iso(d.LowOn), iso(d.Red), iso(d.Back))
		}
		told := plain(strings.Join(f.Alerts, "\n"))
		if !strings.Contains(told, c.says) || strings.Contains(told, c.no) {
			t.Errorf("%s: %s", c.name, told)
		}
	}
}

// Hope pays for nothing: balances and alerts are those of a project without it, and
// what it may add stands apart.
func TestHopeStandsApart(t *testing.T) {
	s := Situation{Size: 1, Signed: day(t, "2027-12-15")}
	books := Books{Expenses: []Expense{spend("locaux", 200000, 2028), spend("locaux", 200000, 2029)}}
	sure := NewForecast(catalog(t), NewPlan(scale(t), s), books)
	s.Variable, s.Crisis = map[string]int64{"": 50}, true
	hoped := NewForecast(catalog(t), NewPlan(scale(t), s), books)
	if a, b := strings.Join(sure.Alerts, "\n"), strings.Join(hoped.Alerts, "\n"); a != b || a == "" {
		t.Errorf("alerts with hope: %s\nwithout: %s", b, a)
	}
	var sum money.Amount
	for i, y := range hoped.Years {
		if y.Balance != sure.Years[i].Balance || y.Income != sure.Years[i].Income || y.Days != sure.Years[i].Days {
			t.Errorf("%d: %+v, without hope %+v", y.Year, y, sure.Years[i])
		}
		if sum += y.Hope.Total(); y.Hoped != y.Balance+sum {
			t.Errorf("%d: with hope %v, want %v more than %v", y.Year, y.Hoped, sum, y.Balance)
		}
	}
	// Half of 60 000 € at each of five anniversaries, and 150 % of a plan of 25 000 €.
	if got := hoped.Sum.Hope; got.Variable != money.Euros(150000) || got.Event != money.Euros(37500) {
		t.Errorf("hoped for in all: %+v", got)
	}
}

// What a year earned waits for the dialogue that examines it, in whatever calendar
// year that is.
func TestSettledAtTheDialogue(t *testing.T) {
	for _, c := range []struct {
		dialogue, first, second string
		says                    string
	}{
		{"", "2028-12-15", "2029-12-15", "comptés à l’anniversaire, le 15 décembre 2028. S’ils sont versés plus tard, après le dialogue de gestion, ils passent en 2029."},
		{"2028-11-02", "2028-12-15", "2029-12-15", "Le dialogue de gestion du 2 novembre 2028 précède l’anniversaire"},
		{"2027-01-01", "2028-12-15", "2029-12-15", "précède l’anniversaire"},
		{"2028-12-15", "2028-12-15", "2029-12-15", "le 15 décembre 2028 pour le premier"},
		{"2029-03-15", "2029-03-15", "2030-03-15", "le 15 mars 2029 pour le premier, puis à la même date chaque année"},
		{"2030-03-15", "2030-03-15", "2030-03-15", "le 15 mars 2030 pour le premier"},
	} {
		s := Situation{Size: 1, Signed: day(t, "2027-12-15"), Variable: map[string]int64{"": 50}}
		if c.dialogue != "" {
			s.Dialogue = day(t, c.dialogue)
		}
		p := NewPlan(scale(t), s)
		addsUp(t, p)
		got := map[int]string{}
		for _, pay := range p.Payments {
			if pay.Kind == VariablePart {
				got[pay.For] = pay.Day.ISO()
			}
			if pay.Kind == Advance && pay.For == 2 && pay.Day.ISO() != "2028-12-15" {
				t.Errorf("%s: an advance waits until %s", c.dialogue, pay.Day.ISO())
			}
		}
		if got[1] != c.first || got[2] != c.second || !noted(p, c.says) {
			t.Errorf("%s: %s, then %s, want %s, then %s\n%q", c.dialogue, got[1], got[2], c.first, c.second, p.Notes())
		}
	}
	if p := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-03-15")}); noted(p, "dialogue de gestion, ils passent") {
		t.Error("four months later it is still the same year")
	}
	// The end of a contract of which 29 February is the day.
	addsUp(t, NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2028-02-29"), Dialogue: day(t, "2032-02-28"), Variable: map[string]int64{"": 100}}))
}

// Coordination is set against the functioning of the same days.
func TestCoordinationShare(t *testing.T) {
	plan := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-12-15")})
	for _, c := range []struct {
		e     Expense
		share int64
	}{
		{Expense{"x", Coordination, money.Euros(25000), 2027, 0}, 50}, {Expense{"x", Coordination, money.Euros(25000), 2028, 0}, 50},
		{Expense{"x", Coordination, money.Euros(25000), 2032, 0}, 50}, {Expense{"x", Coordination, money.Euros(25000), 2026, 0}, 0},
		{Expense{"x", Coordination, money.Euros(25000), 2027, 11}, 0}, {Expense{"x", Coordination, money.Euros(25000), 2028, 3}, 50},
	} {
		f := NewForecast(catalog(t), plan, Books{Expenses: []Expense{c.e}})
		for _, y := range f.Years {
			if y.Year == c.e.Year && y.CoreShare != c.share {
				t.Errorf("%+v: %d %% of %v, want %d", c.e, y.CoreShare, y.Core, c.share)
			}
		}
	}
}

// What comes back every year is counted in each, and a last year that cannot be read is
// told.
func TestEveryYear(t *testing.T) {
	row := func(more string) string {
		return `"depenses": [{"libelle": "loyer", "montant": 100, "annee": 2028` + more + `}]`
	}
	for _, c := range []struct {
		answers string
		years   []int
		told    bool
	}{
		{row(``), []int{2028}, false}, {row(`, "fin": 2030`), []int{2028, 2029, 2030}, false}, {row(`, "fin": 2028`), []int{2028}, false},
		{row(`, "fin": 2027`), []int{2028}, true}, {row(`, "fin": 2059`), []int{2028}, true}, {row(`, "fin": "toujours"`), []int{2028}, true},
		{`"postes_coordination": [{"fonction": "x", "quotite": 50, "cout": 60000, "annee": 2028, "fin": 2029}]`, []int{2028, 2029}, false},
		{`"postes_coordination": [{"fonction": "x", "quotite": 50, "cout": 60000, "annee": 2028, "fin": 1}]`, []int{2028}, true},
	} {
		p := project(t, c.answers)
		var got []int
		for _, e := range Expenses(p) {
			got = append(got, e.Year)
		}
		if len(got) != len(c.years) || got[len(got)-1] != c.years[len(c.years)-1] || len(Unread(p)) > 0 != c.told {
			t.Errorf("%s: in %v, told %q", c.answers, got, Unread(p))
		}
	}
}

// The cost for the employer comes from a gross salary and a rate that is given, never
// a rate of ours.
func TestEmployerCost(t *testing.T) {
	for _, c := range []struct {
		cells string
		want  money.Amount
	}{
		{`"cout": 60000`, money.Euros(30000)}, {`"brut": 40000, "charges": 42`, money.Euros(28400)}, {`"brut": 40000, "charges": 0`, money.Euros(20000)},
		{`"brut": 40000`, 0}, {`"charges": 42`, 0}, {`"cout": 60000, "brut": 40000, "charges": 42`, money.Euros(30000)}, {`"cout": "cher", "brut": 40000, "charges": 42`, 0},
		{`"brut": 40000, "charges": 101`, 0}, {`"brut": -1, "charges": 42`, 0},
	} {
		p := project(t, `"postes_coordination": [{"fonction": "x", "quotite": 50, "annee": 2028, `+c.cells+`}]`)
		got := money.Amount(0)
		for _, e := range Expenses(p) {
			got = e.Amount
		}
		if got != c.want || len(Unread(p)) > 0 != (c.want == 0) {
			t.Errorf("%s: %v, want %v, told %q", c.cells, got, c.want, Unread(p))
		}
	}
}
