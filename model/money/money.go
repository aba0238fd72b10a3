// Package money keeps euros exactly, in centimes, and writes and reads them the
// French way.
package money

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"cpts/model/french"
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
		return "-" + (-a).String()
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

// FromJSON reads a JSON number of euros. Fractions of a centime are refused.
func FromJSON(number string) (Amount, error) {
	r, ok := new(big.Rat).SetString(number)
	if !ok || len(number) > 20 {
		return 0, ErrNotAnAmount
	}
	r.Mul(r, big.NewRat(100, 1))
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, ErrNotAnAmount
	}
	return Amount(r.Num().Int64()), nil
}

// ErrNotAnAmount is returned for a text no sum can be read in.
var ErrNotAnAmount = errors.New("not an amount of money")

// Parse reads a sum as it is typed: 52 300, 52300, 52 300,50 €, with any space.
func Parse(s string) (Amount, error) {
	s = strings.TrimSpace(s)
	for _, unit := range []string{"€", "euros", "euro", "eur", "EUR"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, unit))
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case r == ',':
			b.WriteByte('.')
		case r >= '0' && r <= '9', r == '.', r == '-':
			b.WriteRune(r)
		default:
			return 0, ErrNotAnAmount
		}
	}
	whole, cents, hasCents := strings.Cut(b.String(), ".")
	if whole == "" || whole == "-" || strings.Contains(cents, ".") || (hasCents && (cents == "" || len(cents) > 2)) {
		return 0, ErrNotAnAmount
	}
	return FromJSON(b.String())
}
