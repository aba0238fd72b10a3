package french

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold lowers s and takes its accents away, to compare words as a person does.
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(strings.ToValidUTF8(s, "\ufffd")) {
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

// Key is the one form under which two spellings of a thing are the same: no
// case, no accents, no ligatures, and a hyphen, an apostrophe or an underscore
// is a space. « L’Haÿ-les-Roses » and « l'hay les roses » have one key.
func Key(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch r {
		case '\'', '‘', '’', 'ʼ', '′', '`', '´', '_', '−':
			return ' '
		case '\u00ad': // a soft hyphen is not seen
			return -1
		}
		if unicode.Is(unicode.Pd, r) {
			return ' '
		}
		return r
	}, Fold(s))), " ")
}

// Words are the words of a text, folded. A hyphen before a digit belongs to the
// word: E3-17 and L1434-12 are each one thing.
func Words(text string) []string {
	folded := []rune(Fold(text))
	var out []string
	start := -1
	for i, r := range folded {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) ||
			r == '-' && start >= 0 && i+1 < len(folded) && unicode.IsDigit(folded[i+1])
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, string(folded[start:i]))
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, string(folded[start:]))
	}
	return out
}

// little are the words that say nothing by themselves.
var little = map[string]bool{
	"a": true, "au": true, "aux": true, "avec": true, "ce": true, "d": true, "dans": true, "de": true, "des": true,
	"du": true, "en": true, "et": true, "l": true, "la": true, "le": true, "les": true, "ou": true, "par": true,
	"pour": true, "qu": true, "que": true, "qui": true, "s": true, "sur": true, "un": true, "une": true,
}

// Telling leaves the little words out, unless there is nothing else.
func Telling(words []string) []string {
	var out []string
	for _, w := range words {
		if !little[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}
