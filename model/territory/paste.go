package territory

import (
	"slices"
	"strings"

	"cpts/content/communes"
	"cpts/content/french"
)

// Paste understands a text that comes from elsewhere: a column or rows of a
// spreadsheet, a sentence, a list with bullets, lines cut at the edge of a page.
// Nothing is dropped: what is not known is an entry too, but for the heading of a
// table.
func Paste(text string, near Near) []Entry {
	t := communes.Read()
	var drafts []draft
	open := false // the line before may go on
	for line := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)) {
		line = strings.TrimSpace(line)
		if line == "" || heading(line) {
			open = false
			continue
		}
		if row, is := readRow(t, line); is {
			drafts, open = append(drafts, row...), false
			continue
		}
		chunks := enumerated(line)
		if open && len(chunks) > 0 {
			last := &drafts[len(drafts)-1]
			if whole, joined := goesOn(t, *last, chunks[0]); joined {
				*last, chunks = whole, chunks[1:]
			}
		}
		for _, chunk := range chunks {
			drafts = append(drafts, several(t, chunk)...)
		}
		open = len(drafts) > 0 && !strings.HasSuffix(line, ",") && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ";")
	}
	codes(t, drafts)
	return settle(t, drafts, near)
}

// goesOn joins the end of a line and the beginning of the next, when that makes a
// name and the two apart do not.
func goesOn(t *communes.Table, last draft, next string) (draft, bool) {
	cut := strings.HasSuffix(last.Text, "-") // « Saint-Jean-de- »
	if !cut && !last.empty() && !understand(t, next).empty() {
		return draft{}, false
	}
	for _, between := range []string{"", " "} {
		if whole := understand(t, last.Text+between+next); !whole.empty() {
			return whole, true
		}
	}
	return draft{}, false
}

// enumerated cuts a line at its commas and semicolons; those in brackets are the
// text's own, and what is said of a name stays with it.
func enumerated(line string) []string {
	var out []string
	depth, from := 0, 0
	add := func(chunk string) {
		if bareText(chunk) == "" {
			return
		}
		if len(out) > 0 && saying(chunk) {
			out[len(out)-1] += "," + chunk
			return
		}
		out = append(out, strings.TrimSpace(chunk))
	}
	for i, r := range line {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(depth-1, 0)
		case (r == ',' || r == ';') && (depth == 0 || !strings.Contains(line[i:], ")")):
			add(line[from:i])
			from = i + 1
		}
	}
	add(line[from:])
	return out
}

// saying tells what is said of the name before it, and is none itself.
func saying(chunk string) bool {
	folded := communes.Fold(chunk)
	if partly(chunk) || folded == "en entier" {
		return true
	}
	number, _, people := strings.Cut(folded, " hab")
	return people && strings.Trim(number, "0123456789 ") == ""
}

// introductions come before the first name of a sentence.
var introductions = []string{"les communes de ", "les communes d ", "les communes ", "communes de ", "communes d ", "communes ", "commune de ", "commune d ", "la commune de ", "la commune d ", "la ville de ", "ville de ", "et ", "ainsi que ", "de ", "d ", "du ", "des "}

// several are the places of a text without commas: one, or several between « et »,
// the longest run of words that is a name first.
func several(t *communes.Table, chunk string) []draft {
	whole := understand(t, chunk)
	if !whole.empty() || len(chunk) > 4*longestText {
		return []draft{whole}
	}
	if rest, cut := introduced(chunk); cut {
		if after := several(t, rest); len(after) > 1 || !after[0].empty() {
			return after
		}
	}
	parts := parted(chunk)
	if len(parts) == 1 {
		return []draft{whole}
	}
	var out []draft
	known := false
	for i := 0; i < len(parts); {
		if isJoint(parts[i]) {
			i++
			continue
		}
		end := min(len(parts), i+longestRun)
		d := understand(t, run(parts[i:end]))
		for ; end > i+1 && d.empty(); d = understand(t, run(parts[i:end])) {
			end--
		}
		if end == i+1 {
			if rest, cut := introduced(parts[i]); d.empty() && cut {
				if shorter := understand(t, rest); !shorter.empty() {
					d = shorter
				}
			}
		}
		known = known || !d.empty()
		out = append(out, d)
		i = end
	}
	if !known {
		return []draft{whole}
	}
	return out
}

// longestRun is how many parts a name may have, its joints counted.
const longestRun = 5

// introduced is a text without the words that come before a first name.
func introduced(text string) (rest string, cut bool) {
	text = bareText(text)
	folded := communes.Fold(french.Short(text, 60)) + " "
	if before, after, colon := strings.Cut(text, ":"); colon && !strings.Contains(before, "(") {
		return after, true
	}
	for _, start := range introductions {
		if strings.HasPrefix(folded, start) {
			n := len(start)
			for i := range text[:min(len(text), 3*n)] {
				if communes.Fold(text[:i])+" " == folded[:n] {
					return strings.TrimLeft(text[i:], " \u00a0'’:"), true
				}
			}
		}
	}
	return text, false
}

// joints stand between two names.
var joints = []string{"et", "&", "/", "+", "-", "–"}

// run are parts as one text; a joint at the end of it joins nothing.
func run(parts []string) string {
	if n := len(parts); n > 1 && isJoint(parts[n-1]) {
		return ""
	}
	return strings.Join(parts, " ")
}

func isJoint(word string) bool { return slices.Contains(joints, word) }

// parted cuts a text at its joints, which it keeps: names hold « et » too.
func parted(text string) (out []string) {
	var words []string
	for _, word := range strings.Fields(bareText(text)) {
		if !isJoint(strings.ToLower(word)) {
			words = append(words, word)
			continue
		}
		if len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
		out, words = append(out, strings.ToLower(word)), nil
	}
	if len(words) > 0 {
		out = append(out, strings.Join(words, " "))
	}
	if len(out) == 0 {
		return []string{text}
	}
	return out
}

// readRow reads a row of a spreadsheet: its cells are about one place, unless each
// of them names another.
func readRow(t *communes.Table, line string) (rows []draft, is bool) {
	cells := cells(line)
	if len(cells) < 2 {
		return nil, false
	}
	var codes []string
	var names []draft
	for _, cell := range cells {
		if folded := communes.Fold(cell); digits(folded) {
			if len(folded) == 4 { // a spreadsheet has eaten the zero
				folded = "0" + folded
			}
			codes = append(codes, strings.ToUpper(folded))
		} else if d := understand(t, cell); !d.empty() && d.Group == NoGroup {
			names = append(names, d)
		}
	}
	if len(codes) == 0 && len(names) > 1 {
		return names, len(names) == len(cells)
	}
	whole := draft{Entry: Entry{Text: strings.Join(cells, " "), Place: communes.None, Group: NoGroup}}
	for _, name := range names {
		for _, code := range codes {
			p, known := t.ByCode(code)
			if known && slices.ContainsFunc(slices.Concat(name.named, name.alike), func(q communes.Place) bool { return t.Today(q) == t.Today(p) }) {
				whole.named, whole.told = []communes.Place{p}, true
				return []draft{whole}, true
			}
		}
	}
	switch {
	case len(names) > 0:
		whole.named, whole.alike = names[0].named, names[0].alike
		for _, code := range codes {
			whole.keep(func(p communes.Place) bool {
				return hasPostal(t.Postal(p), code) && len(code) == 5 || t.Department(p).Code == code
			})
		}
	case len(codes) > 0 && len(codes) == len(cells):
		return nil, false // a list of codes
	}
	return []draft{whole}, true
}

// cells are those of a row: between tabs, else between semicolons, bars or commas
// when a number stands among them.
func cells(line string) []string {
	for _, sep := range []string{"\t", ";", "|", ","} {
		if !strings.Contains(line, sep) {
			continue
		}
		var out []string
		numbers := 0
		for cell := range strings.SplitSeq(line, sep) {
			if cell = strings.Trim(cell, " \u00a0\""); cell != "" {
				out = append(out, cell)
			}
			if strings.Trim(communes.Fold(cell), "0123456789 ") == "" && cell != "" {
				numbers++
			}
		}
		if sep == "\t" || numbers > 0 && numbers < len(out) {
			return out
		}
	}
	return nil
}

// headings are the words that the first row of a table, or of a list, is made of.
var headings = map[string]bool{
	"code": true, "codes": true, "insee": true, "commune": true, "communes": true, "nom": true, "noms": true, "postal": true, "postaux": true, "population": true,
	"departement": true, "les": true, "suivantes": true, "liste": true, "territoire": true, "du": true, "dpt": true, "dep": true, "de": true, "la": true, "des": true, "libelle": true, "municipale": true, "totale": true, "habitants": true, "cp": true, "epci": true,
}

func heading(line string) bool {
	words := strings.Fields(communes.Fold(line))
	for _, w := range words {
		if !headings[w] && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return len(words) > 0 && headings[words[0]]
}

// codes reads a list of numbers of five figures as codes of Insee, when each of
// them is one: some are postal codes as well.
func codes(t *communes.Table, drafts []draft) {
	var all []*draft
	for i := range drafts {
		folded := communes.Fold(drafts[i].Text)
		if !digits(folded) || len(folded) != 5 {
			continue
		}
		if p, known := t.ByCode(folded); !known || t.Kind(p) == communes.Former {
			return
		}
		all = append(all, &drafts[i])
	}
	const enough = 3
	for _, d := range all {
		if len(all) >= enough {
			p, _ := t.ByCode(communes.Fold(d.Text))
			d.named, d.told = []communes.Place{p}, true
		}
	}
}
