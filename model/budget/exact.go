package budget

import "cpts/content/money"

// exact is a sum in small parts of a euro. It holds without a remainder whatever the
// rule makes of a whole number of euros: raised by whole hundredths, then shared by
// whole hundredths and by twelfths, or by the days of a year.
type exact int64

const unit = 100 * 100 * 12 * 73 * 61 // twelfths; 365 is 5 × 73, 366 is 6 × 61

func euros(n int64) exact { return exact(n * unit) }

// hundredths is n hundredths of the sum.
func (e exact) hundredths(n int64) exact { return e / 100 * exact(n) }

// part is n of so many equal parts of the sum: twelfths, or days of a year.
func (e exact) part(n, of int) exact { return e / exact(of) * exact(n) }

// whole is the sum rounded to the euro, halves up.
func (e exact) whole() int64 {
	q := int64(e) + unit/2
	if q < 0 && q%unit != 0 {
		return q/unit - 1
	}
	return q / unit
}

// shown is the sum as it is shown: whole euros.
func (e exact) shown() money.Amount { return money.Euros(e.whole()) }

// cents is the sum to the centime, to show where rounding takes place.
func (e exact) cents() money.Amount { return money.Amount((int64(e) + unit/200) / (unit / 100)) }
