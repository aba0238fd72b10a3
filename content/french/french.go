// Package french writes and reads what a French person writes and reads:
// grouped numbers, words without minding accents, tidy text.
package french

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NBSP separates the thousands and stands before « : ; ! ? % € ». Never
// U+202F: the terminal wrapper breaks lines on it.
const NBSP = "\u00a0"

// Apostrophe is that of French, in all that is shown.
const Apostrophe = '’'

// Number writes n with its thousands apart: 27 143.
func Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "−", digits[1:]
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

// Tidy makes a typed or pasted text safe to keep and to show: composed
// accents, tabs as spaces, no control, formatting or direction character that
// would bend the screen. Line breaks stay only where lines is true. It reports
// whether something that could be seen or felt was taken out.
func Tidy(s string, lines bool) (tidy string, removed bool) {
	var b strings.Builder
	b.Grow(len(s))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, r := range s {
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
	// Composed last: an accent meets its letter once what stood between is gone.
	return strings.TrimSpace(norm.NFC.String(b.String())), removed
}

// Line is a text of a file, which anything may have written, made safe to show on one
// line.
func Line(s string) string {
	tidy, _ := Tidy(s, false)
	return tidy
}

// Count writes a number and its noun, « 1 rubrique », « 3 rubriques ».
func Count(n int, one, many string) string {
	if n < 2 {
		return Number(int64(n)) + NBSP + one
	}
	return Number(int64(n)) + NBSP + many
}

// Few puts names in a row, and counts those beyond a few.
func Few(names []string) string {
	const most = 12
	if more := len(names) - most; more > 0 {
		return strings.Join(names[:most], ", ") + " et " + Count(more, "autre", "autres")
	}
	return strings.Join(names, ", ")
}

// Enumerate writes a list in a sentence: a, b ou c.
func Enumerate(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

// Capital raises the first letter of s.
func Capital(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// Uncapital lowers the first letter of s, unless it begins an acronym.
func Uncapital(s string) string {
	r := []rune(s)
	if len(r) == 0 || len(r) > 1 && unicode.IsUpper(r[1]) {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// Linked joins « de » or « que », elided or not, to what comes to stand after it: « d’une »,
// « de la ». Nothing else is changed.
func Linked(lead, text string) string {
	stem := strings.TrimRight(lead, "eE '’")
	if stem == "" || text == "" {
		return lead + text
	}
	if r, _ := utf8.DecodeRuneInString(norm.NFD.String(text)); strings.ContainsRune("aeiouhœæ", unicode.ToLower(r)) {
		return stem + "’" + text
	}
	return stem + "e " + text
}
