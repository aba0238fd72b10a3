// Package french writes and reads what a French person writes and reads:
// grouped numbers, words without minding accents, tidy text.
package french

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NBSP separates the thousands and stands before « : ; ! ? % € ». Never
// U+202F: the terminal wrapper breaks lines on it.
const NBSP = "\u00a0"

// Number writes n with its thousands apart: 27 143.
func Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(NBSP)
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// ErrNotANumber is returned for a text no whole number can be read in.
var ErrNotANumber = errors.New("not a whole number")

// ParseNumber reads a whole number as it is typed: 27143, 27 143 with any
// space, "27 143 habitants". A decimal part, an exponent or two numbers are
// refused rather than guessed at.
func ParseNumber(s string) (int64, error) {
	digits, rest := leadingDigits(s)
	if digits == "" || !onlyWords(rest) {
		return 0, ErrNotANumber
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, ErrNotANumber
	}
	return n, nil
}

// leadingDigits takes the sign and digits at the start of s, spaces between
// them left out, and returns what follows.
func leadingDigits(s string) (digits, rest string) {
	s = strings.TrimSpace(s)
	var b strings.Builder
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") {
		b.WriteByte('-')
		s = strings.TrimSpace(strings.TrimLeft(s, "-−"))
	}
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			// A space may only stand between digits: the rest decides.
		default:
			return trimSign(b.String()), s[i:]
		}
	}
	return trimSign(b.String()), ""
}

func trimSign(digits string) string {
	if digits == "-" {
		return ""
	}
	return digits
}

// onlyWords tells whether s is nothing, or words without a digit or a symbol
// that would change the number before it ("1e9", "12,5", "3 x 4").
func onlyWords(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return true
	}
	if len([]rune(s)) < 3 {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsSpace(r) && r != '.' && r != '\'' && r != '’' {
			return false
		}
	}
	return unicode.IsLetter([]rune(s)[0])
}

// Fold lowers s and takes its accents away, to compare words as a person does.
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == '’':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Tidy makes a typed or pasted text safe to keep and to show: composed
// accents, tabs as spaces, no control, formatting or direction character that
// would bend the screen. Line breaks stay only where lines is true. It reports
// whether something that could be seen or felt was taken out.
func Tidy(s string, lines bool) (tidy string, removed bool) {
	var b strings.Builder
	b.Grow(len(s))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, r := range norm.NFC.String(s) {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			if lines {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		case r == '\t':
			b.WriteByte(' ')
		case r == '\u202f' || r == '\u2009':
			b.WriteString(NBSP)
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.Is(unicode.Cf, r),
			unicode.Is(unicode.Variation_Selector, r), unicode.Is(unicode.Co, r):
			removed = true
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String()), removed
}

// Count writes a number and its noun, « 1 rubrique », « 3 rubriques ».
func Count(n int, one, many string) string {
	if n < 2 {
		return Number(int64(n)) + NBSP + one
	}
	return Number(int64(n)) + NBSP + many
}

// Capital raises the first letter of s.
func Capital(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
