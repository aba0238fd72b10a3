package french

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cpts/content/pattern"
)

// Why a number is not read.
var (
	ErrNotANumber = errors.New("not a number")
	ErrTwoNumbers = errors.New("two numbers, where one is asked for")
)

// Numeral is a number as it is typed: 27 143, 27 143,00, 2,5 millions.
type Numeral struct {
	digits   string // with its sign
	decimals string
	zeros    int    // what « mille » and its like add on the right
	Rest     string // what follows: « habitants », « € »
}

var (
	// Digits go in threes, one space between, or all together; what begins with a
	// zero is not grouped. A line break or a tab parts two cells: it groups nothing.
	leading = pattern.Of(`^([-−]?)\p{Zs}*([1-9]\d{0,2}(?:\p{Zs}\d{3})+|\d+)(?:[.,](\d+))?`)
	// Another number stands apart from the first. « 1e9 », « 1.2.3 » and « 12€50 »
	// are one that is written in a way that is not read.
	another = pattern.Of(`^\d|[^\pL\pN.,€][.,]?\d`)
	scales  = pattern.Of(`^(?:(mille|milliers?|k)|(millions?)|(milliards?))(?:$|[^\pL\pN])`)
)

// ReadNumeral reads the number that a text begins with. Two numbers are never
// read as one: ErrTwoNumbers.
func ReadNumeral(s string) (Numeral, error) {
	s = strings.TrimSpace(s)
	m := leading().FindStringSubmatch(s)
	if m == nil {
		return Numeral{}, ErrNotANumber
	}
	rest := s[len(m[0]):]
	switch {
	case another().MatchString(rest):
		return Numeral{}, ErrTwoNumbers
	case strings.ContainsFunc(rest, unicode.IsDigit):
		return Numeral{}, ErrNotANumber
	}
	n := Numeral{digits: onlyDigits(m[2]), decimals: m[3], Rest: strings.TrimSpace(rest)}
	if m[1] != "" {
		n.digits = "-" + n.digits
	}
	return n.scaled(), nil
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// scaled takes « mille », « millions » and their like from the rest into the number.
func (n Numeral) scaled() Numeral {
	folded := Fold(n.Rest)
	if n.Rest == "M" || strings.HasPrefix(n.Rest, "M€") { // an m is a metre, or a thousandth
		folded = "million" + folded[1:]
	}
	m := scales().FindStringSubmatch(folded)
	if m == nil {
		return n
	}
	n.Rest = strings.TrimSpace(folded[len(m[1]+m[2]+m[3]):])
	for i, zeros := range []int{3, 6, 9} {
		if m[i+1] != "" {
			n.zeros = zeros
		}
	}
	return n
}

// Times is the number times ten to the power of places, where that is whole. One
// that may be written with a point for its thousands, 12.500, is not guessed at.
func (n Numeral) Times(places int) (int64, error) {
	decimals := strings.TrimRight(n.decimals, "0")
	if len(n.decimals) > 2 || len(decimals) > n.zeros+places {
		return 0, ErrNotANumber
	}
	v, err := strconv.ParseInt(n.digits+decimals+strings.Repeat("0", n.zeros+places-len(decimals)), 10, 64)
	if err != nil {
		return 0, ErrNotANumber
	}
	return v, nil
}

// otherwise are the words after a number that make it another one. « Mille » and
// « millions » are read.
var otherwise = []string{
	"mille", "mil", "millier", "milliers", "million", "millions", "milliard", "milliards",
	"cent", "cents", "centaine", "centaines", "dizaine", "dizaines", "douzaine", "douzaines", "quinzaine", "quinzaines",
	"vingtaine", "vingtaines", "trentaine", "trentaines", "quarantaine", "quarantaines", "cinquantaine", "cinquantaines",
	"soixantaine", "soixantaines", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
	"treize", "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante", "cinquante", "soixante", "septante",
	"octante", "huitante", "nonante", "zero", "demi", "demie", "demis", "demies", "quart", "quarts", "tiers", "moitie",
	"moities", "virgule", "fois", "paire", "paires", "couple", "couples", "double",
	"dixieme", "dixiemes", "centieme", "centiemes", "millieme", "milliemes", "promille", "puissance", "exposant",
}

var small = [...]string{"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"}

// InWords writes a small number as a sentence has it: quatre. Beyond ten, and for
// one, which has two genders, it is written in figures.
func InWords(n int) string {
	if n < 2 || n-2 >= len(small) {
		return Number(int64(n))
	}
	return small[n-2]
}

// ParseNumber reads a whole number as it is typed: 27143, 27 143 with any space,
// 27 143,00, 27 mille; and the words after it, « habitants », folded. What is
// written otherwise is refused rather than guessed at.
func ParseNumber(s string) (n int64, unit []string, err error) {
	read, err := ReadNumeral(s)
	if err != nil {
		return 0, nil, err
	}
	if n, err = read.Times(0); err != nil {
		return 0, nil, err
	}
	unit, known := unitOf(read.Rest)
	if !known {
		return 0, nil, ErrNotANumber
	}
	return n, unit, nil
}

// Percent is the unit of what is counted in hundredths, however it is written.
const Percent = "pourcentage"

// unitOf are the words after a number, where they leave it as it is.
func unitOf(rest string) (unit []string, known bool) {
	switch Key(rest) {
	case "":
		return nil, true
	case "%", "pour cent", "pourcent", "pourcents", "pct":
		return []string{Percent}, true
	}
	for i, r := range rest {
		letter := unicode.IsLetter(r) || unicode.Is(unicode.M, r)
		if i == 0 && !letter || !letter && !unicode.IsSpace(r) && !strings.ContainsRune(".'’-", r) {
			return nil, false
		}
	}
	unit = Words(rest)
	if len([]rune(rest)) < 3 || slices.ContainsFunc(unit, func(w string) bool { return slices.Contains(otherwise, w) }) {
		return nil, false
	}
	return unit, true
}
