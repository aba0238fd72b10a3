package communes

import (
	"unicode/utf8"

	"cpts/content/french"
)

// Fold is the one form of all the spellings of a name: small letters and digits, no
// accents, one space for all that stands between words.
func Fold(name string) string { return string(AppendFold(nil, name)) }

// AppendFold appends the folded form of a name. It is french.Key, ten times as fast
// on the letters of French, and with a space for every sign.
func AppendFold(to []byte, name string) []byte {
	start, gap := len(to), false
	for i := 0; i < len(name); {
		r, width := rune(name[i]), 1
		if r >= utf8.RuneSelf {
			r, width = utf8.DecodeRuneInString(name[i:])
		}
		piece := ""
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			piece = name[i : i+1]
		case r >= 'A' && r <= 'Z':
			piece = small[r-'A' : r-'A'+1]
		case r >= utf8.RuneSelf:
			piece = folded(r, name[i:i+width])
		}
		i += width
		if piece == "" {
			gap = true
			continue
		}
		if piece == mark { // of the letter before it
			continue
		}
		if gap && len(to) > start {
			to = append(to, ' ')
		}
		gap = false
		to = append(to, piece...)
	}
	return to
}

const (
	small = "abcdefghijklmnopqrstuvwxyz"
	mark  = "\u0301" // stands for all that is no letter nor between two
)

// folded is a letter beyond those of ASCII without its accent; "" for a sign.
func folded(r rune, letter string) string {
	if r >= 'À' && r <= 'ÿ' {
		if at := r - 'À'; latin[at] != ' ' {
			return latin[at : at+1]
		}
	}
	switch {
	case r == 'œ', r == 'Œ':
		return "oe"
	case r == 'æ', r == 'Æ':
		return "ae"
	case r == 'ß':
		return "ss"
	case r >= 0x300 && r <= 0x36f, r == 0xad, r >= 0x200b && r <= 0x200d, r == 0xfeff:
		return mark
	}
	var out []byte
	for _, c := range []byte(french.Fold(letter)) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			out = append(out, c)
		}
	}
	return string(out)
}

// latin are the letters from À to ÿ; a space for the others.
const latin = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y"
