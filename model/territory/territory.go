package territory

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"cpts/content/communes"
	"cpts/content/french"
)

// Name writes a place so that Read understands it, alone, in a project of a
// department: the name of today, with its department where that leaves a doubt.
func Name(p communes.Place, near Near) string {
	name, department := naming(p, near)
	return bracketed(name, department)
}

// naming are the name of a place, and its department where one is needed.
func naming(p communes.Place, near Near) (name, department string) {
	t := communes.Read()
	p = t.Today(p)
	name = t.Name(p)
	near.Places = nil
	if alone := Read([]string{name}, near)[0]; alone.Place != p {
		department = t.Department(p).Name
	}
	return name, department
}

// bracketed is a name, and in brackets what is said of it.
func bracketed(name string, said ...string) string {
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	if len(said) == 0 {
		return name
	}
	return name + " (" + strings.Join(said, ", ") + ")"
}

// Written is an entry as the list of a project holds it. What is not understood is
// as it was.
func (e Entry) Written(near Near) string {
	if e.Place == communes.None {
		return strings.TrimSpace(e.Text)
	}
	name, department := naming(e.Place, near)
	said := []string{department}
	detail := strings.NewReplacer("(", "", ")", "").Replace(e.Detail)
	switch {
	case e.Partly && detail != "":
		said = append(said, "en partie"+french.NBSP+": "+detail)
	case e.Partly:
		said = append(said, "en partie")
	case detail != "":
		said = append(said, detail)
	}
	if e.People > 0 {
		said = append(said, french.Number(e.People)+french.NBSP+"habitants")
	}
	return bracketed(name, said...)
}

// Territory is a list of communes, understood.
type Territory struct {
	Entries []Entry
	Places  []communes.Place // of those that are known, once each, of today

	People int64    // of the places, of a part those that were written
	Year   int      // of these populations, 0 when they are of several
	Not    []string // the texts that the population leaves out
	Twice  []string // the cities that are there beside their own arrondissements
}

// Whole tells that the population leaves nothing out and counts nobody twice.
func (o *Territory) Whole() bool {
	return len(o.Entries) > 0 && len(o.Not) == 0 && len(o.Twice) == 0
}

// last are those that Of last understood, the latest first: they are asked for at each
// drawing, as recorded and as being changed.
var last struct {
	sync.Mutex
	of []understoodList
}

type understoodList struct {
	list       []string
	department string
	territory  *Territory
}

const mostLast = 4

// Of understands the list of communes of a project of a department, "" when that is
// not known. It is not to be changed.
func Of(list []string, department string) *Territory {
	last.Lock()
	defer last.Unlock()
	for _, one := range last.of {
		if one.department == department && slices.Equal(one.list, list) {
			return one.territory
		}
	}
	t := add(Read(list, Near{Department: department}))
	last.of = slices.Insert(last.of, 0, understoodList{slices.Clone(list), department, t})
	last.of = last.of[:min(len(last.of), mostLast)]
	return t
}

func add(entries []Entry) *Territory {
	t := communes.Read()
	out := &Territory{Entries: entries}
	years := map[int]bool{}
	for _, e := range entries {
		places := []communes.Place{e.Place}
		if e.Group != NoGroup {
			places = t.Members(e.Group)
		}
		for _, p := range places {
			out.count(t, e, p, years)
		}
	}
	for year := range years {
		if out.Year = year; len(years) > 1 {
			out.Year = 0
		}
	}
	for _, p := range out.Places {
		if districts := t.Districts(p); slices.ContainsFunc(districts, func(d communes.Place) bool { return slices.Contains(out.Places, d) }) {
			out.Twice = append(out.Twice, t.Name(p))
		}
	}
	return out
}

func (o *Territory) count(t *communes.Table, e Entry, p communes.Place, years map[int]bool) {
	if p == communes.None {
		o.Not = append(o.Not, e.Text)
		return
	}
	p = t.Today(p)
	if slices.Contains(o.Places, p) {
		return
	}
	people, told := t.People(p)
	if e.Partly {
		people, told = e.People, e.People > 0
	} else {
		years[t.Department(p).Year] = true
	}
	if !told {
		o.Not = append(o.Not, e.Text)
	}
	o.Places = append(o.Places, p)
	o.People += people
}

// Share is what a territory has of a group.
type Share struct {
	Group       communes.Group
	In, Missing []communes.Place
}

// Shares are the groups that places belong to, those of which there is most first.
func Shares(places []communes.Place) []Share {
	t := communes.Read()
	in := map[int][]communes.Place{}
	for _, p := range places {
		if g, c := t.Group(p), t.Commune(p); !slices.Contains(in[g], c) {
			in[g] = append(in[g], c)
		}
	}
	var out []Share
	for g, here := range in {
		s := Share{Group: t.Groups[g], In: here}
		for _, m := range t.Members(g) {
			if !slices.Contains(here, m) && s.Group.Code != "" {
				s.Missing = append(s.Missing, m)
			}
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Share) int {
		return cmp.Or(len(b.In)-len(a.In), cmp.Compare(a.Group.First, b.Group.First))
	})
	return out
}

// Neighbours are communes that a territory lacks and that are likely near: those of
// its groups first, then those that share a postal code with one of its communes.
func Neighbours(places []communes.Place, most int) []communes.Place {
	t := communes.Read()
	var out []communes.Place
	offer := func(p communes.Place) {
		if len(out) < most && !slices.Contains(out, p) && !slices.Contains(places, p) && t.Kind(p) == communes.Commune {
			out = append(out, p)
		}
	}
	for _, s := range Shares(places) {
		for _, p := range s.Missing {
			offer(p)
		}
	}
	for _, p := range places {
		for code := range strings.FieldsSeq(t.Postal(p)) {
			for q, cell := range t.Numbered(code) {
				if cell == communes.PostalCell {
					offer(q)
				}
			}
		}
	}
	return out
}
