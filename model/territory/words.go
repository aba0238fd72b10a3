package territory

import (
	"strconv"
	"strings"
	"unicode"

	"cpts/content/communes"
)

// shortened are the words that names are written with in a hurry.
var shortened = map[string]string{
	"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "ss": "sous", "nd": "notre dame",
}

// Words are the words of a name as the table has them: folded, written in full.
func Words(name string) []string {
	var out []string
	for _, word := range strings.Fields(communes.Fold(apart(name))) {
		if full, short := shortened[word]; short {
			word = full
		}
		out = append(out, strings.Fields(word)...)
	}
	return out
}

// apart parts « StGermain » in two, and writes « s/ » in full.
func apart(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case r == '/' && i > 0 && (runes[i-1] == 's' || runes[i-1] == 'S') && (i == 1 || !unicode.IsLetter(runes[i-2])):
			b.WriteString("ur ")
			continue
		case unicode.IsUpper(r) && i > 1 && unicode.IsLower(runes[i-1]):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// articles come before names, and are left out as often.
var articles = []string{"la ", "le ", "les ", "l "}

// articleless is a folded name without its article.
func articleless(name string) string {
	for _, a := range articles {
		if rest, has := strings.CutPrefix(name, a); has {
			return rest
		}
	}
	return name
}

// cities are those that have arrondissements.
var cities = map[string]string{"paris": "75056", "lyon": "69123", "marseille": "13055"}

// district is the arrondissement that words name: « marseille 16 », « paris xiiie »,
// « lyon 3eme arrondissement »; none for anything else.
func district(t *communes.Table, words []string) communes.Place {
	if len(words) > 0 && len(words) < 5 {
		city, known := t.ByCode(cities[words[0]])
		n, isRank := rank(words[1:])
		if districts := t.Districts(max(city, 0)); known && isRank && n <= len(districts) {
			return districts[n-1]
		}
	}
	return communes.None
}

// rank is the rank of an arrondissement, as it is written in many ways.
func rank(words []string) (n int, is bool) {
	if len(words) == 2 && (words[1] == "e" || words[1] == "eme" || words[1] == "er") { // 14 e
		words = words[:1]
	}
	if len(words) == 0 || len(words) > 2 || len(words) == 2 && !strings.HasPrefix("arrondissement", strings.TrimRight(words[1], "t")) && words[1] != "ardt" {
		return 0, false
	}
	bare := words[0]
	for _, end := range []string{"ieme", "eme", "er", "e"} {
		if cut, has := strings.CutSuffix(bare, end); has {
			bare = cut
			break
		}
	}
	if n, err := strconv.Atoi(bare); err == nil {
		return n, n > 0 && len(bare) < 3
	}
	return roman(bare)
}

func roman(s string) (n int, is bool) {
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10}
	last := 0
	for i := len(s) - 1; i >= 0; i-- {
		v := values[rune(s[i])]
		switch {
		case v == 0:
			return 0, false
		case v < last:
			n -= v
		default:
			n, last = n+v, v
		}
	}
	return n, n > 0
}
