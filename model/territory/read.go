package territory

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cpts/content/communes"
	"cpts/content/french"
)

// Entry is one thing of a territory, as it was written and as it was understood: a
// place, a whole group, several places to choose from, or nothing known.
type Entry struct {
	Text    string           // as it was written, but for the bullet before it
	Place   communes.Place   // None while it is not known
	Group   int              // the rank of a whole group, NoGroup for none
	Choices []communes.Place // what it may be, likeliest first, when it is to be chosen

	Partly bool   // a part of the place only
	Detail string // which: « quartiers nord »
	People int64  // who live in that part, as it was written; 0 when it was not
}

// NoGroup is the group of an entry that is a place.
const NoGroup = -1

// Known tells that the entry is a place or a group, without a doubt.
func (e Entry) Known() bool { return e.Place != communes.None || e.Group != NoGroup }

// Read understands a list, one place a text.
func Read(list []string, near Near) []Entry {
	t := communes.Read()
	drafts := make([]draft, len(list))
	for i, text := range list {
		drafts[i] = understand(t, text)
	}
	return settle(t, drafts, near)
}

// draft is an entry and what it may be.
type draft struct {
	Entry
	named []communes.Place // of that very name, or code
	alike []communes.Place // of that name, but for an article
	told  bool             // said by a code or a department, which leaves no doubt
}

func (d draft) empty() bool { return len(d.named)+len(d.alike) == 0 && d.Group == NoGroup }

// understand looks for the one place that a text names, with what is said of it.
func understand(t *communes.Table, text string) draft {
	name := bareText(text)
	d := draft{Entry: Entry{Text: cmp.Or(name, strings.TrimSpace(text)), Place: communes.None, Group: NoGroup}}
	if len(text) > longestText {
		return d
	}
	if d.find(t, name); !d.empty() { // « Château-Chinon (Ville) » is a name
		return d
	}
	department := ""
	for range mostSayings {
		before := name
		var said []string
		if name, said = sayings(name); name == before || !d.empty() {
			break
		}
		for _, s := range said {
			if code := departmentSaid(t, s); code != "" {
				department = code
				continue
			}
			d.note(s)
		}
		d.find(t, name)
	}
	if d.empty() {
		var numbers []string
		name, numbers = apartNumbers(name)
		d.find(t, name)
		for _, n := range numbers {
			d.keep(func(p communes.Place) bool { return t.Code(p) == n || hasPostal(t.Postal(p), n) })
		}
	}
	if department != "" {
		d.keep(func(p communes.Place) bool { return t.Department(p).Code == department })
		d.keep(func(p communes.Place) bool { return t.Kind(p) != communes.Former })
		d.told = true
	}
	return d
}

// longestText is how long, in bytes, a text may be that names a place and says
// something of it; mostSayings is how many brackets it may have.
const (
	longestText = 500
	mostSayings = 4
)

// find fills in what a name alone, or a code, may be.
func (d *draft) find(t *communes.Table, name string) {
	words := Words(name)
	if len(words) == 0 {
		return
	}
	if len(words) == 1 && digits(words[0]) && len(words[0]) == 5 {
		d.byCode(t, words[0])
		return
	}
	if p := district(t, words); p != communes.None {
		d.named, d.told = []communes.Place{p}, true
		return
	}
	if isGroupWord(words[0]) && len(words) > 1 {
		d.Group = groupNamed(words)
	}
	if d.Group != NoGroup {
		return
	}
	whole := strings.Join(words, " ")
	d.named = t.Named(whole)
	if raw := communes.Fold(name); raw != whole {
		d.named = append(d.named, t.Named(raw)...)
	}
	core := articleless(whole)
	for _, a := range append([]string{""}, articles...) {
		if a+core != whole {
			d.alike = append(d.alike, t.Named(a+core)...)
		}
	}
	if d.empty() && strings.Contains(name, "è") { // what some transcodings make of ç
		d.named = t.Named(communes.Fold(strings.ReplaceAll(name, "è", "ç")))
	}
}

func (d *draft) byCode(t *communes.Table, code string) {
	code = strings.ToUpper(code)
	if p, known := t.ByCode(code); known {
		d.named, d.told = []communes.Place{p}, true
	}
	for p, where := range t.Numbered(code) {
		if where == communes.PostalCell && t.Kind(p) == communes.Commune != (len(t.Districts(p)) > 0) && !slices.Contains(d.named, p) {
			d.named, d.told = append(d.named, p), false
		}
	}
}

// keep leaves only what is so, unless that leaves nothing.
func (d *draft) keep(so func(communes.Place) bool) {
	not := func(p communes.Place) bool { return !so(p) }
	named, alike := slices.DeleteFunc(slices.Clone(d.named), not), slices.DeleteFunc(slices.Clone(d.alike), not)
	if len(named)+len(alike) > 0 {
		d.named, d.alike = named, alike
	}
}

// note keeps what is said of a place: that a part only is meant, which, who lives there.
func (d *draft) note(said string) {
	if partly(said) {
		d.Partly = true
		for _, mark := range partMarks {
			if strings.HasPrefix(communes.Fold(said), mark) {
				said = strings.TrimLeft(cutWords(said, mark), " \u00a0:")
				break
			}
		}
	}
	number, unit, _ := strings.Cut(communes.Fold(said)+" ", " hab")
	if n, err := strconv.ParseInt(strings.ReplaceAll(number, " ", ""), 10, 64); err == nil && unit != "" {
		d.People = n
		return
	}
	if communes.Fold(said) == "entiere" || communes.Fold(said) == "en entier" {
		return
	}
	if said = strings.TrimSpace(said); said != "" && d.Detail == "" {
		d.Detail = said
	} else if said != "" {
		d.Detail += ", " + said
	}
}

// cutWords takes away from the beginning of a text as many words as mark has.
func cutWords(text, mark string) string {
	for range strings.Fields(mark) {
		text = strings.TrimLeft(text, " \u00a0")
		at := strings.IndexAny(text, " \u00a0:")
		if at < 0 {
			return ""
		}
		text = text[at:]
	}
	return text
}

// sayings are the name of a text, and what it says last beside it, in brackets or after
// a comma.
func sayings(text string) (name string, said []string) {
	if at := strings.LastIndex(text, "("); at >= 0 {
		inside, after, _ := strings.Cut(text[at+1:], ")")
		return strings.TrimSpace(text[:at] + after), strings.Split(inside, ",")
	}
	if name, after, comma := strings.Cut(text, ","); comma {
		return strings.TrimSpace(name), strings.Split(after, ",")
	}
	words := strings.Fields(text)
	for i := range words { // « Ambazac en partie »
		if last := strings.Join(words[i:], " "); i > 0 && partly(last) {
			return strings.Join(words[:i], " "), []string{last}
		}
	}
	return text, nil
}

// partMarks say that only a part is meant.
var partMarks = []string{"en partie", "pour partie", "partiellement"}

func partly(said string) bool {
	folded := communes.Fold(said) + " "
	return slices.ContainsFunc(partMarks, func(mark string) bool { return strings.HasPrefix(folded, mark+" ") })
}

// departmentSaid is the department that a text is the name or the number of.
func departmentSaid(t *communes.Table, text string) string {
	text = strings.TrimSpace(text)
	if d, known := t.DepartmentNamed(strings.ToUpper(text)); known {
		return d.Code
	}
	return t.DepartmentCalled(communes.Fold(text))
}

// apartNumbers parts the codes that stand beside a name from it; other numbers, of
// inhabitants, are left out.
func apartNumbers(text string) (name string, codes []string) {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\t' }) {
		folded := communes.Fold(w)
		switch {
		case len(folded) == 5 && digits(folded):
			codes = append(codes, strings.ToUpper(folded))
		case strings.Trim(folded, "0123456789 ") == "" || strings.HasPrefix(folded, "hab"):
		default:
			words = append(words, w)
		}
	}
	return strings.Join(words, " "), codes
}

// groupNamed is the group that words name in full, its kind said at the beginning.
func groupNamed(words []string) int {
	found, asked := NoGroup, strings.Join(telling(words), " ")
	for i, name := range groupNames() {
		if asked == "" || strings.Join(telling(strings.Fields(name)), " ") != asked {
			continue
		}
		if found != NoGroup {
			return NoGroup // two of one name
		}
		found = i
	}
	return found
}

// bareText is a text without the bullets, numbers and stops around it.
func bareText(text string) string {
	text = french.Line(text)
	for {
		before := text
		text = strings.Trim(text, " \u00a0\t,;:.•◦▪‣●○■·–—*→>\"«»")
		text = strings.TrimPrefix(text, "- ")
		if len(text) > 1 && text[0] == '-' {
			text = text[1:]
		}
		if dot := strings.IndexAny(text, ".)"); dot > 0 && dot < 3 && dot+1 < len(text) && strings.Trim(text[:dot], "0123456789") == "" {
			text = text[dot+1:]
		}
		if text == before {
			return text
		}
	}
}
