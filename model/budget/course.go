package budget

import (
	"slices"
	"time"

	"cpts/content/dates"
	"cpts/content/money"
)

// A balance at the end of a year hides the weeks before a payment: this file follows
// the account day by day. What has a day comes or goes on it; the rest does evenly,
// over its year.

// movement is what comes in and goes out, on a day where it has one.
type movement struct {
	day     dates.Day
	in, out money.Amount
}

// Course is what the account goes through in a year.
type Course struct {
	Low   money.Amount // the lowest balance at the end of a day, once something has come or gone
	LowOn dates.Day    // the first day of it; zero where nothing has
	Red   dates.Day    // the first day below zero, and the last one, if any
	Back  dates.Day
}

// Quarter is what comes and goes in three months, the opening cash among what comes.
type Quarter struct {
	Year, Number int
	In, Out      money.Amount
	Balance      money.Amount // at its end
	Low          money.Amount // the lowest at the end of a day, once something has come or gone
	LowOn        dates.Day
}

// Idle tells that nothing has come or gone yet.
func (q Quarter) Idle() bool { return q.In == 0 && q.Out == 0 && q.Balance == 0 }

// moves keeps what comes or goes on a day.
func (f *Forecast) moves(m movement) {
	if !m.day.IsZero() && m != (movement{day: m.day}) {
		f.dated = append(f.dated, m)
	}
}

// comes keeps an income of a year: prudently, the last day of its month; over the year
// where it has none.
func (f *Forecast) comes(y *ForecastYear, month int, amount money.Amount) {
	if month == 0 {
		y.evenly.in += amount
		return
	}
	f.moves(movement{day: dates.Day{Year: y.Year, Month: time.Month(month), Day: 1}.AddMonths(1).AddDays(-1), in: amount})
}

// goes keeps an expense: prudently, the first day of its month; over the year where it
// has none. That of the coordination is set against the functioning besides, as far as
// the contract covers the year.
func (f *Forecast) goes(y *ForecastYear, e Expense) {
	if e.Month == 0 {
		y.evenly.out += e.Amount
		if e.Category == Coordination {
			y.within.out += e.Amount
		}
		return
	}
	day := dates.Day{Year: y.Year, Month: time.Month(e.Month), Day: 1}
	f.moves(movement{day: day, out: e.Amount})
	if e.Category == Coordination && (f.begins.IsZero() || f.within(day)) {
		y.within.in += e.Amount
	}
}

// within tells whether the contract covers a day, to the month it begins in.
func (f *Forecast) within(day dates.Day) bool {
	first := dates.Day{Year: f.begins.Year, Month: f.begins.Month, Day: 1}
	return !day.Before(first) && day.Before(f.ends)
}

// covered is how many days of a calendar year the contract covers, and how many it
// has.
func (f *Forecast) covered(year int) (days, of int) {
	first, next := dates.Day{Year: year, Month: 1, Day: 1}, dates.Day{Year: year + 1, Month: 1, Day: 1}
	of = first.DaysUntil(next)
	from, to := dates.Later(first, f.begins), next
	if f.ends.Before(next) {
		to = f.ends
	}
	return max(from.DaysUntil(to), 0), of
}

// core sets the coordination of a year against the functioning: both as far as the
// contract covers it.
func (f *Forecast) core(y *ForecastYear) {
	y.Coordination = y.within.out + y.within.in
	if f.Calendar && !f.begins.IsZero() {
		days, of := f.covered(y.Year)
		y.Core = portion(y.Core, days, of)
		y.Coordination = portion(y.within.out, days, of) + y.within.in
	}
	y.CoreShare = share(y.Coordination, y.Core)
}

// portion is so many days of the days of a year, to the euro: what is spread is not
// known any better. The whole year is exact.
func portion(a money.Amount, days, of int) money.Amount {
	if days == of {
		return a
	}
	return money.Euros((2*int64(a)*int64(days) + 100*int64(of)) / (200 * int64(of)))
}

// byDay follows the account through the years, on what is sure alone.
func (f *Forecast) byDay() {
	if f.begins.IsZero() {
		return
	}
	slices.SortStableFunc(f.dated, func(a, b movement) int { return a.day.Compare(b.day) })
	var balance money.Amount // at the end of the year before
	next, moved := 0, false
	for i := range f.Years {
		y := &f.Years[i]
		_, of := f.covered(y.Year)
		var on, sofar, before movement // since the year began: on a day, in all, up to the quarter
		day := dates.Day{Year: y.Year, Month: 1, Day: 1}
		for n := 1; n <= of; n, day = n+1, day.AddDays(1) {
			for ; next < len(f.dated) && !day.Before(f.dated[next].day); next++ {
				on.in += f.dated[next].in
				on.out += f.dated[next].out
			}
			opens := day.Day == 1 && day.Month%3 == 1
			if opens {
				before = sofar
				f.Quarters = append(f.Quarters, Quarter{Year: y.Year, Number: 1 + int(day.Month)/3})
			}
			sofar = movement{in: on.in + portion(y.evenly.in, n, of), out: on.out + portion(y.evenly.out, n, of)}
			q, now := &f.Quarters[len(f.Quarters)-1], balance+sofar.in-sofar.out
			q.In, q.Out, q.Balance = sofar.in-before.in, sofar.out-before.out, now
			begins := !moved && sofar != movement{}
			if moved = moved || begins; opens || begins || now < q.Low {
				q.Low, q.LowOn = now, day
			}
			if moved {
				y.Days.follow(day, now)
			}
		}
		balance += sofar.in - sofar.out
	}
}

// follow takes the balance at the end of a day in.
func (c *Course) follow(day dates.Day, balance money.Amount) {
	if c.LowOn.IsZero() || balance < c.Low {
		c.Low, c.LowOn = balance, day
	}
	if balance < 0 {
		if c.Red.IsZero() {
			c.Red = day
		}
		c.Back = day
	}
}
