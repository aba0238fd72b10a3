package french

import (
	"fmt"
	"strings"
	"unicode"
)

// Typography sets the non-breaking spaces of French in a text typed with plain
// ones: before « : ; ! ? % € », inside guillemets, between grouped digits.
func Typography(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if r != ' ' || i == len(runes)-1 {
			continue
		}
		after := runes[i+1]
		switch {
		case strings.ContainsRune(":;!?%€»", after):
			runes[i] = '\u00a0'
		case i == 0:
		case runes[i-1] == '«', unicode.IsDigit(runes[i-1]) && unicode.IsDigit(after) && threeDigits(runes[i+1:]):
			runes[i] = '\u00a0'
		}
	}
	return string(runes)
}

// Typeset is a text of ours, typed with the keys of a plain keyboard, as it is
// shown. What a leader typed keeps her signs, and so does a command to paste: neither
// goes through here.
func Typeset(s string) string { return Typography(Apostrophes(s)) }

// Apostrophes are those of French in a text that has the plain ones.
func Apostrophes(s string) string {
	if !strings.Contains(s, "'") {
		return s
	}
	runes := []rune(s)
	for i, r := range runes[:len(runes)-1] {
		if after := runes[i+1]; r == '\'' && i > 0 && unicode.IsLetter(runes[i-1]) &&
			(unicode.IsLetter(after) || unicode.IsDigit(after) || after == '«' || after == '{') {
			runes[i] = Apostrophe
		}
	}
	return string(runes)
}

// A « %s » of a sentence would pass for a percentage, a « %% » is one.
var (
	hideVerbs = strings.NewReplacer("%%", "%\x01", "%", "\x00")
	showVerbs = strings.NewReplacer("%\x01", "%%", "\x00", "%")
)

// Say writes a French sentence. Only the sentence gets its non-breaking spaces:
// what it quotes, a path for instance, is to be copied as it is.
func Say(format string, args ...any) string {
	return fmt.Sprintf(showVerbs.Replace(Typography(hideVerbs.Replace(format))), args...)
}

func threeDigits(r []rune) bool {
	if len(r) < 3 || !unicode.IsDigit(r[1]) || !unicode.IsDigit(r[2]) {
		return false
	}
	return len(r) == 3 || !unicode.IsDigit(r[3])
}
