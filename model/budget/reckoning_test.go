package budget

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

// reckon is an independent reckoning of a plan, in fractions and from the end: for
// each line it spreads what is due over the days it falls due.
func reckon(sc *content.Scale, s Situation, size int) map[string][6]*big.Rat {
	out := map[string][6]*big.Rat{}
	rat := func(a, b int64) *big.Rat { return big.NewRat(a, b) }
	mul := func(a *big.Rat, b ...*big.Rat) *big.Rat {
		r := new(big.Rat).Set(a)
		for _, f := range b {
			r.Mul(r, f)
		}
		return r
	}
	for _, line := range sc.Lines {
		take := !line.Optional
		for _, o := range s.Options {
			take = take || o == line.ID.Name
		}
		if !take {
			continue
		}
		var row [6]*big.Rat
		for i := range row {
			row[i] = new(big.Rat)
		}
		raise := rat(1, 1)
		if size == 4 && s.Members >= 100 && sc.Bonus != nil && line.Nature != content.Functioning {
			raise = rat(11, 10)
		}
		x := mul(rat(line.Fixed[size-1], 1), raise)
		// The month of the contract in which the line starts, from 0, and the months
		// left: counted one month after the other from the start.
		year, months := 0, 12
		if start, given := s.Starts[line.ID.Name]; given && line.Nature != content.Functioning && !s.Signed.IsZero() && start.DaysUntil(s.Signed) < 0 {
			for year < 5 && start.DaysUntil(s.Signed.AddMonths(12*(year+1))) <= 0 {
				year++
			}
			months = 0
			for months < 12 && start.AddMonths(months+1).DaysUntil(s.Signed.AddMonths(12*(year+1))) >= 0 {
				months++
			}
		}
		if year < 5 {
			switch line.Nature {
			case content.Functioning:
				row[0].Add(row[0], x)
				for n := 1; n < 5; n++ {
					row[n].Add(row[n], mul(x, rat(3, 4)))
					row[n+1].Add(row[n+1], mul(x, rat(1, 4)))
				}
			case content.Mission:
				for n := year; n < 5; n++ {
					due := x
					if n == year {
						due = mul(x, rat(int64(months), 12))
					}
					row[n].Add(row[n], mul(due, rat(3, 4)))
					row[n+1].Add(row[n+1], mul(due, rat(1, 4)))
				}
			case content.CrisisPlan:
				row[year].Add(row[year], x)
				for n := year + 1; n < 5; n++ {
					row[n].Add(row[n], mul(x, rat(1, 2)))
				}
				if s.Crisis {
					at := max(year, 1)
					row[at].Add(row[at], mul(x, rat(3, 2)))
				}
			}
			if len(line.Variable) > 0 {
				share, named := s.Variable[line.ID.Name]
				if !named {
					share = s.Variable[""]
				}
				for n := year; n < 5; n++ {
					if n == year && months == 0 {
						continue
					}
					row[n+1].Add(row[n+1], mul(rat(line.Variable[size-1], 1), raise, rat(share, 100)))
				}
			}
		}
		out[line.ID.Name] = row
	}
	return out
}

// half rounds a fraction to the unit, halves up.
func half(r *big.Rat) int64 {
	twice := new(big.Rat).Add(new(big.Rat).Add(r, r), big.NewRat(1, 1))
	q := new(big.Int).Div(twice.Num(), new(big.Int).Mul(twice.Denom(), big.NewInt(2)))
	return q.Int64()
}

// Random situations, with the built-in scales and one of odd amounts, against the
// independent reckoning; all totals add up to the euro.
func TestPlanAgainstReckoning(t *testing.T) {
	odd := *scaleNamed(t, "2022")
	odd.Lines = nil
	for i, l := range scaleNamed(t, "2022").Lines {
		line := *l
		line.Fixed = []int64{11 + int64(i), 1013, 7, 99991}
		if len(l.Variable) > 0 {
			line.Variable = []int64{13, 1, 333, 77777}
		}
		odd.Lines = append(odd.Lines, &line)
	}
	scales := []*content.Scale{scaleNamed(t, "2022"), scaleNamed(t, "2019"), &odd}
	r := rand.New(rand.NewPCG(4, 2026))
	first := day(t, "2022-10-01")
	for range 6000 {
		sc := scales[r.IntN(len(scales))]
		s := Situation{Members: r.Int64N(200), Crisis: r.IntN(2) == 0, Variable: map[string]int64{"": r.Int64N(101)}, Starts: map[string]dates.Day{}}
		size := 1 + r.IntN(4)
		if r.IntN(2) == 0 {
			s.Size = size
		} else {
			s.Population = sc.Sizes[size-1].From + r.Int64N(30000)
			size = sc.SizeOf(s.Population).Number
		}
		if r.IntN(4) > 0 {
			s.Signed = first.AddDays(r.IntN(3000))
		}
		for _, l := range sc.Lines {
			if r.IntN(2) == 0 {
				s.Starts[l.ID.Name] = first.AddDays(r.IntN(5200))
			}
			if l.Optional && r.IntN(2) == 0 {
				s.Options = append(s.Options, l.ID.Name)
			}
			if r.IntN(3) == 0 {
				s.Variable[l.ID.Name] = r.Int64N(101)
			}
		}
		p := NewPlan(sc, s)
		want := reckon(sc, s, size)
		var totals [6]int64
		if len(p.Lines) != len(want) {
			t.Fatalf("%+v: %d lines, want %d", s, len(p.Lines), len(want))
		}
		for _, l := range p.Lines {
			for n := range 6 {
				got := l.After
				if n < Years {
					got = l.Years[n].Paid
				}
				if got != money.Euros(half(want[l.ID][n])) {
					t.Fatalf("%+v\n%s, year %d: %v, want %v", s, l.ID, n+1, got, want[l.ID][n].FloatString(4))
				}
				totals[n] += got.Whole()
			}
		}
		if got := paid(p); got != totals {
			t.Fatalf("%+v: totals %v, the cells make %v", s, got, totals)
		}
		addsUp(t, p)
	}
}

// addsUp checks that payments, cells, sums and calendar years tell one story.
func addsUp(t *testing.T, p *Plan) {
	t.Helper()
	cells := map[string]money.Amount{}
	var all money.Amount
	for i, pay := range p.Payments {
		cells[fmt.Sprint(pay.Line, pay.Year)] += pay.Amount
		all += pay.Amount
		if pay.Amount%100 != 0 || pay.Day.IsZero() != p.Situation.Signed.IsZero() || pay.For > pay.Year || pay.For > Years {
			t.Fatalf("payment %+v", pay)
		}
		if i > 0 && pay.Day.Before(p.Payments[i-1].Day) {
			t.Fatalf("payments out of order: %v after %v", pay.Day, p.Payments[i-1].Day)
		}
		if !pay.Day.IsZero() && pay.Year <= Years && (pay.Day.Before(p.Begins(pay.Year)) || !pay.Day.Before(p.Begins(pay.Year+1))) {
			t.Fatalf("payment out of its year: %+v", pay)
		}
	}
	for _, l := range p.Lines {
		for n, y := range l.Years {
			if cells[fmt.Sprint(l.ID, n+1)] != y.Paid {
				t.Fatalf("%s, year %d: payments make %v, the cell %v", l.ID, n+1, cells[fmt.Sprint(l.ID, n+1)], y.Paid)
			}
		}
	}
	if all != p.Sum.Paid+p.After {
		t.Fatalf("payments make %v, the plan %v and %v", all, p.Sum.Paid, p.After)
	}
	years := p.Calendar()
	if (years == nil) != p.Situation.Signed.IsZero() {
		t.Fatal("a calendar goes with a day of signature")
	}
	for _, y := range years {
		all -= y.Total()
	}
	if years != nil && all != 0 {
		t.Fatalf("calendar years lack %v", all)
	}
}
