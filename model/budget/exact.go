package budget

import "cpts/content/money"

// exact is a sum in 120 000ths of a euro. It holds without a remainder whatever
// the rule makes of a whole number of euros: raised by whole hundredths, then
// shared by whole hundredths, then by twelfths.
type exact int64

const unit = 120_000

func euros(n int64) exact { return exact(n * unit) }

// hundredths is n hundredths of the sum.
func (e exact) hundredths(n int64) exact { return e * exact(n) / 100 }

// twelfths is n twelfths of the sum.
func (e exact) twelfths(n int) exact { return e * exact(n) / 12 }

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
func (e exact) cents() money.Amount { return money.Amount((int64(e) + 600) / 1200) }
