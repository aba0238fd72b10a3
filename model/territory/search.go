// Package territory reads a territory: it finds communes by a few letters, makes
// communes of a text that was pasted, adds up who lives there and tells what is near.
// It is pure, and knows no project; what it knows of the country is content/communes.
package territory

import (
	"cmp"
	"slices"
	"strings"

	"cpts/content/communes"
)

// Near is what tells homonyms apart, and what comes first: the department of the
// project, and the places it has already.
type Near struct {
	Department string
	Places     []communes.Place
}

// Found is an answer of Search: a place, or a group when Place is None.
type Found struct {
	Place communes.Place
	Group int
}

// How well a name answers, best first.
const (
	exact = iota
	bare  // but for its article
	begins
	ordered // its words begin so, in this order
	shuffled
	holds
	nearly // but for a slip, or several
)

// ranked is a place found, and how well it answers.
type ranked struct {
	place communes.Place
	rank  int
}

// Search are the places that a text of a few letters may mean, best first, at most
// so many: a name, however it is spelled, a postal code, the code of Insee, a
// department, or « cc » and the name of a group.
func Search(typed string, near Near, most int) []Found {
	t := communes.Read()
	words := Words(typed)
	if len(words) == 0 {
		return nil
	}
	if digits(words[0]) && len(words) == 1 {
		return places(t, byNumber(t, words[0]), near, most)
	}
	if isGroupWord(words[0]) {
		if groups := searchGroups(t, words, most); len(groups) > 0 {
			return groups
		}
	}
	if d := district(t, words); d != communes.None {
		return []Found{{Place: d}}
	}
	found := named(t, words)
	if last := strings.Fields(communes.Fold(typed)); !slices.Equal(last, words) { // st may begin Stains too
		found = append(found, named(t, last)...)
	}
	const few, letters = 5, 4
	sure := slices.ContainsFunc(found, func(f ranked) bool { return f.rank <= bare })
	if whole := strings.Join(words, " "); len(found) < few && len(whole) >= letters && !sure {
		found = append(found, slips(t, whole)...)
	}
	return places(t, found, near, most)
}

// named are the places whose name holds words, each at the beginning of one of its
// own, or the text they make.
func named(t *communes.Table, words []string) (out []ranked) {
	text, whole := t.Folded(), strings.Join(words, " ")
	long := slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	for at, last := 0, communes.None; ; {
		next := strings.Index(text[at:], long)
		if next < 0 {
			return out
		}
		at += next
		starts := text[at-1] == ' ' || text[at-1] == '\n'
		if !starts && len(long) < 3 { // one letter or two are looked for where a word begins
			at++
			continue
		}
		p := t.At(at)
		at++
		if p == last {
			continue
		}
		if rank, fits := fit(t.Fold(p), whole, words); fits {
			out = append(out, ranked{place: p, rank: rank})
			last = p
		}
	}
}

// fit tells how a folded name answers the words typed.
func fit(name, whole string, words []string) (rank int, fits bool) {
	switch {
	case name == whole:
		return exact, true
	case articleless(name) == whole:
		return bare, true
	case strings.HasPrefix(name, whole):
		return begins, true
	case inOrder(name, words):
		return ordered, true
	case inAnyOrder(name, words):
		return shuffled, true
	}
	return holds, strings.Contains(name, whole)
}

func inOrder(name string, words []string) bool {
	rest := " " + name
	for _, w := range words {
		at := strings.Index(rest, " "+w)
		if at < 0 {
			return false
		}
		rest = rest[at+1+len(w):]
	}
	return true
}

func inAnyOrder(name string, words []string) bool {
	name = " " + name
	for _, w := range words {
		if !strings.Contains(name, " "+w) {
			return false
		}
	}
	return true
}

// byNumber are the places of a postal code or the beginning of one, else of the
// code of Insee, else of a department.
func byNumber(t *communes.Table, number string) (out []ranked) {
	number = strings.ToUpper(number)
	add := func(p communes.Place, rank int) {
		if t.Kind(p) != communes.Former && len(t.Districts(p)) == 0 {
			out = append(out, ranked{p, rank})
		}
	}
	if _, is := t.DepartmentNamed(number); is {
		for i := range t.Len() {
			if p := communes.Place(i); t.Department(p).Code == number {
				add(p, begins)
			}
		}
		return out
	}
	for p, where := range t.Numbered(number) {
		switch {
		case where == communes.CodeCell && t.Code(p) == number:
			add(p, exact)
		case where == communes.CodeCell:
			add(p, ordered)
		default:
			add(p, bare)
		}
	}
	return out
}

// digits tells a number, or the beginning of a code of Corsica.
func digits(word string) bool {
	if len(word) > 1 && (strings.HasPrefix(word, "2a") || strings.HasPrefix(word, "2b")) {
		word = word[:1] + "0" + word[2:]
	}
	return word != "" && len(word) <= 5 && strings.Trim(word, "0123456789") == ""
}

// places puts what was found in its order: by rank; then what the territory already
// touches, its department, its region; today's communes before former names; the
// most inhabited first.
func places(t *communes.Table, found []ranked, near Near, most int) []Found {
	around := neighbourhood(t, near)
	var best []kept
	spare := 3 * most // a commune may come under several names
	for _, f := range found {
		k := kept{f.place, around.order(t, f)}
		if len(best) == spare && k.order >= best[spare-1].order {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, k, func(a, b kept) int {
			return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.place, b.place))
		})
		best = slices.Insert(best, at, k)[:min(len(best)+1, spare)]
	}
	var out []Found
	taken := map[communes.Place]bool{}
	for _, k := range best {
		if today := t.Today(k.place); !taken[today] && len(out) < most {
			taken[today] = true
			out = append(out, Found{Place: k.place})
		}
	}
	return out
}

// kept is a place and what it is put in order by, the least first.
type kept struct {
	place communes.Place
	order uint64
}

func (a around) order(t *communes.Table, f ranked) uint64 {
	people, _ := t.People(f.place)
	far := a.far(t, f.place)
	if f.rank == bare && far > nearby { // « saint » is not Le Saint, in another region
		f.rank = ordered
	}
	order := uint64(f.rank)<<40 | uint64(far)<<36 | uint64(1<<32-1-people)
	if t.Kind(f.place) == communes.Former {
		order |= 1 << 35
	}
	return order
}

// around is where a territory stands.
type around struct {
	groups       map[int]bool
	departments  map[string]bool
	home, region string
}

func neighbourhood(t *communes.Table, near Near) around {
	a := around{groups: map[int]bool{}, departments: map[string]bool{}, home: near.Department}
	if d, known := t.DepartmentNamed(near.Department); known {
		a.region = d.Region
	}
	for _, p := range near.Places {
		a.groups[t.Group(p)] = true
		a.departments[t.Department(p).Code] = true
	}
	return a
}

// nearby is the farthest that a department of the territory is.
const nearby = 2

// far is how far a place is from there, 0 for the nearest.
func (a around) far(t *communes.Table, p communes.Place) int {
	d := t.Department(p)
	switch {
	case a.groups[t.Group(p)]:
		return 0
	case d.Code == a.home:
		return 1
	case a.departments[d.Code]:
		return 2
	case d.Region == a.region:
		return 3
	}
	return 4
}

func hasPostal(codes, start string) bool {
	return strings.HasPrefix(codes, start) || strings.Contains(codes, " "+start)
}
