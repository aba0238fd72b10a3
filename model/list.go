package model

import (
	"slices"
	"strings"
	"unicode"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/pattern"
)

// parseList takes one text a line, or between semicolons. Where the question
// says so, commas part the texts of an enumeration too; a text that ends with a
// semicolon is parted by nothing else.
func parseList(f *content.Field, s string) (Value, error) {
	if strings.HasSuffix(s, ";") {
		return collect(lines(s))
	}
	parts := unbulleted(s)
	if f.Commas {
		parts = enumerated(parts)
	}
	return collect(lines(strings.Join(parts, "\n")))
}

// collect are the texts of a list: the first of those that only their spelling
// sets apart.
func collect(parts []string) (Value, error) {
	var out []string
	seen := map[string]bool{}
	for _, part := range parts {
		part = trimmed(part)
		key := french.Key(part)
		if part == "" || seen[key] {
			continue
		}
		seen[key] = true
		if len([]rune(part)) > maxText {
			return nil, refuse("Une des lignes est très longue. Mettez un élément par ligne, de %d caractères au plus.", maxText)
		}
		out = append(out, part)
	}
	switch {
	case len(out) == 0:
		return nil, nil
	case len(out) > maxList:
		return nil, refuse("Cette liste compte %s lignes. Limitez-la à %s.", french.Number(int64(len(out))), french.Number(maxList))
	}
	return out, nil
}

func lines(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == ';' })
}

// bullet is what stands before the items of a list that was made elsewhere.
var bullet = pattern.Of(`^(?:[•◦▪‣●○■·]|[-–—*](?:[\p{Zs}]|\pL)|\d{1,2}[.)]\p{Zs}|\pL\)\p{Zs})`)

// trimmed takes away what stands around an item: bullets, spaces, commas.
func trimmed(s string) string {
	for {
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' })
		m := bullet().FindString(s)
		if m == "" {
			return s
		}
		if last := []rune(m); len(last) == 2 && unicode.IsLetter(last[1]) { // -Sète
			m = string(last[:1])
		}
		s = s[len(m):]
	}
}

// unbulleted are the lines of a text. Where they have bullets, one that has none
// and follows another goes on with it: it was too long for the page.
func unbulleted(s string) []string {
	var out []string
	within := false
	for block := range strings.SplitSeq(s, "\n") {
		marked := bullet().MatchString(strings.TrimSpace(block))
		switch {
		case strings.TrimSpace(block) == "":
			within = false
		case within && !marked:
			out[len(out)-1] = continued(out[len(out)-1], block)
		default:
			within = marked
			out = append(out, block)
		}
	}
	return out
}

// continued is a line and the one that goes on with it.
func continued(a, b string) string {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if strings.HasSuffix(a, "-") {
		return a + b
	}
	return a + " " + b
}

// enumerated cuts an enumeration at its commas, and at the « et » before its last
// text: Loupian, Poussan et Montbazin. Lines that are not one stay whole, commas
// and all: Mauguio, en partie.
func enumerated(parts []string) []string {
	if !flows(parts) {
		return parts
	}
	var out []string
	for i, part := range parts {
		part = strings.TrimSpace(part)
		cut := commas(part)
		if i > 0 && goesOn(strings.TrimSpace(parts[i-1]), part) {
			out[len(out)-1] = continued(out[len(out)-1], cut[0])
			cut = cut[1:]
		}
		out = append(out, cut...)
	}
	several := len(out) > 1
	last := strings.TrimRight(trimmed(out[len(out)-1]), " \u00a0.")
	if rest, and := strings.CutPrefix(last, "et "); and && several {
		last = rest
	}
	out[len(out)-1] = last
	if at := strings.LastIndex(last, " et "); at > 0 && (several || capital(last[at+len(" et "):])) {
		out = append(out[:len(out)-1], last[:at], last[at+len(" et "):])
	}
	return out
}

// flows tells an enumeration, on one line or on several, from lines that happen
// to hold a comma.
func flows(parts []string) bool {
	for i, part := range parts[:max(len(parts)-1, 0)] {
		part = strings.TrimSpace(part)
		if strings.HasSuffix(part, ",") || goesOn(part, strings.TrimSpace(parts[i+1])) {
			continue
		}
		if len(commas(part)) < 3 {
			return false
		}
	}
	return len(parts) > 0
}

// goesOn tells whether a name is cut at the end of a line of several: after a
// hyphen or « et », or before a small letter.
func goesOn(line, next string) bool {
	several := len(commas(line)) > 2 && !strings.HasSuffix(line, ",")
	return several && (strings.HasSuffix(line, "-") || strings.HasSuffix(line, " et") || !capital(next))
}

func capital(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// commas cuts a text at its commas and semicolons; those in brackets are the
// text's own.
func commas(s string) []string {
	var out []string
	depth, from := 0, 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case (r == ',' || r == ';') && depth <= 0:
			out, from = append(out, s[from:i]), i+1
		}
	}
	if depth > 0 { // never closed: it holds nothing
		return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
	}
	return append(out, s[from:])
}

// typedList writes a list one text a line. A semicolon ends it where it would not
// be read again as it is.
func typedList(f *content.Field, v Value) string {
	list, _ := v.([]string)
	text := strings.Join(list, "\n")
	if again, err := Parse(f, text); err == nil {
		if back, _ := again.([]string); slices.Equal(back, list) {
			return text
		}
	}
	return text + french.NBSP + ";"
}
