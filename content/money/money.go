// Package money keeps euros exactly, in centimes, and writes and reads them the
// French way.
package money

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"

	"cpts/content/french"
	"cpts/content/pattern"
)

// Amount is a sum of money in centimes of a euro.
type Amount int64

// Euros makes an amount of whole euros.
func Euros(n int64) Amount { return Amount(n * 100) }

// Whole is the amount rounded to the nearest euro, halves away from zero.
func (a Amount) Whole() int64 {
	if a < 0 {
		return -(-a).Whole()
	}
	return int64(a+50) / 100
}

// Percent is p hundredths of the amount, rounded to the nearest centime.
func (a Amount) Percent(p int64) Amount {
	v := int64(a) * p
	if v < 0 {
		return Amount((v - 50) / 100)
	}
	return Amount((v + 50) / 100)
}

// String writes the amount: 142 500 €, or 52 300,50 € when there are centimes.
func (a Amount) String() string {
	if a < 0 {
		return "−" + (-a).String()
	}
	euros := french.Number(int64(a) / 100)
	if cents := int64(a) % 100; cents != 0 {
		euros += "," + strconv.FormatInt(100+cents, 10)[1:]
	}
	return euros + french.NBSP + "€"
}

// JSON writes the amount as a JSON number of euros.
func (a Amount) JSON() []byte {
	return []byte(strings.TrimSuffix(strings.TrimSuffix(new(big.Rat).SetFrac64(int64(a), 100).FloatString(2), "0"), ".0"))
}

// jsonNumber is what FromJSON reads. It is measured first: working out
// 1e1000000 would take seconds.
var jsonNumber = pattern.Of(`^-?\d{1,18}(\.\d{1,18})?([eE][+-]?\d{1,2})?$`)

// FromJSON reads a JSON number of euros. Fractions of a centime are refused.
func FromJSON(number string) (Amount, error) {
	if len(number) > 40 || !jsonNumber().MatchString(number) {
		return 0, ErrNotAnAmount
	}
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		return 0, ErrNotAnAmount
	}
	r.Mul(r, big.NewRat(100, 1))
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, ErrNotAnAmount
	}
	return inReach(r.Num().Int64())
}

// inReach leaves out the one sum that has no opposite.
func inReach(cents int64) (Amount, error) {
	if cents == math.MinInt64 {
		return 0, ErrNotAnAmount
	}
	return Amount(cents), nil
}

// ErrNotAnAmount is returned for a text no sum can be read in; two sums are
// french.ErrTwoNumbers.
var ErrNotAnAmount = errors.New("not an amount of money")

// euro is what may follow a sum: nothing else leaves it as it is.
var euro = pattern.Of(`^(?:d'|de )?(?:€|euros?|eur\.?)?$`)

// Parse reads a sum as it is typed: 52 300, 52300, 52 300,50 €, with any space;
// 12 k€, 12 mille euros, 2 millions d'euros.
func Parse(s string) (Amount, error) {
	n, err := french.ReadNumeral(s)
	if err == french.ErrTwoNumbers {
		return 0, err
	}
	if err != nil || !euro().MatchString(french.Fold(n.Rest)) {
		return 0, ErrNotAnAmount
	}
	cents, err := n.Times(2)
	if err != nil {
		return 0, ErrNotAnAmount
	}
	return inReach(cents)
}
