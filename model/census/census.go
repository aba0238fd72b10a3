// Package census counts the health professionals of a territory in the national
// directory that the leader has downloaded, and lists its establishments. The files
// weigh up to a gigabyte: they are read once, as they stream, and of the people in
// them nothing is kept but how many they are.
package census

import (
	"cmp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/dates"
)

// Census is what a file told of a territory.
type Census struct {
	Day    dates.Day // of the file, by its name; no day when that does not tell
	Lines  int64     // that the file has, of people or of establishments
	Counts []Count   // by profession: those of the content first, in its order
	Places []Place   // by commune, those with most people first
	Sites  []Site    // the establishments, by kind, then by name

	OfSites bool // the file is that of the establishments

	Unplaced  int  // people whose commune is not told, in a postal code of the territory
	Skipped   int  // lines far too long to be of the directory
	Unskilled bool // the file tells no specialities: general practitioners are not apart
}

// Count is how many people of a profession work in the territory, each counted once.
type Count struct {
	Profession *content.Counted // nil for one that the content does not name
	Label      string           // as the file names it
	Liberal    int              // at least in part
	Salaried   int              // only
	Replacing  int              // who only stand in for others: beside the total
}

// Total is how many work there, those who only stand in for others left out.
func (c Count) Total() int { return c.Liberal + c.Salaried }

// Place is how many people work in a commune: in all, and by profession, in the order
// of the counts. One who works in two is in both.
type Place struct {
	Place  communes.Place
	Total  int
	People []int
}

// Site is an establishment.
type Site struct {
	Kind          *content.Establishment
	Number        string // in FINESS
	Name, Commune string
}

// Area is where to count.
type Area struct {
	codes  map[string]communes.Place   // of its communes, and of what became them
	postal map[string][]communes.Place // of its postal codes
}

// AreaOf is what places cover: a city is there with its arrondissements, and a commune
// with those that became it.
func AreaOf(places []communes.Place) *Area {
	t := communes.Read()
	in := make(map[communes.Place]bool, len(places))
	for _, p := range places {
		in[t.Today(p)] = true
	}
	area := &Area{map[string]communes.Place{}, map[string][]communes.Place{}}
	for p := range communes.Place(t.Len()) {
		at := t.Today(p)
		if !in[at] {
			at = t.Commune(p)
		}
		if !in[at] {
			continue
		}
		if _, had := area.codes[t.Code(p)]; !had || t.Kind(p) != communes.Former {
			area.codes[t.Code(p)] = at
		}
		for code := range strings.FieldsSeq(t.Postal(p)) {
			if !slices.Contains(area.postal[code], at) {
				area.postal[code] = append(area.postal[code], at)
			}
		}
	}
	return area
}

// called is the place of a postal code that has a name; None for none.
func (a *Area) called(postal, name string) communes.Place {
	t := communes.Read()
	folded := communes.Fold(strings.TrimPrefix(name, postal))
	for _, p := range a.postal[postal] {
		for q := p; ; q++ {
			if t.Fold(q) == folded {
				return p
			}
			if int(q)+1 == t.Len() || t.Kind(q+1) != communes.Former {
				break
			}
		}
	}
	return communes.None
}

// member is one person in one profession.
type member struct {
	id         string
	profession int
}

// work is what one person does there.
type work struct {
	modes  mode
	places []communes.Place
}

// mode are the ways someone works.
type mode uint8

const (
	liberal mode = 1 << iota
	salaried
	replacing
)

// sum adds up who was found.
func (d *directory) sum() {
	counts := make([]Count, len(d.names))
	places := map[communes.Place][]int{}
	for m, w := range d.found {
		c := &counts[m.profession]
		switch {
		case w.modes&liberal != 0:
			c.Liberal++
		case w.modes&salaried != 0:
			c.Salaried++
		default:
			c.Replacing++
			continue
		}
		if m.profession < len(d.what.Professions) && d.what.Professions[m.profession].LiberalOnly && w.modes&liberal == 0 {
			continue // the directory has only some of them
		}
		for _, p := range w.places {
			if places[p] == nil {
				places[p] = make([]int, len(counts))
			}
			places[p][m.profession]++
		}
	}
	order := make([]int, 0, len(counts))
	for i, name := range d.names {
		counts[i].Label = name
		if i < len(d.what.Professions) {
			counts[i].Profession = d.what.Professions[i]
		}
		if counts[i].Total()+counts[i].Replacing > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		if counts[i].Profession != nil || counts[j].Profession != nil {
			return cmp.Compare(i, j)
		}
		return cmp.Or(counts[j].Total()-counts[i].Total(), strings.Compare(counts[i].Label, counts[j].Label))
	})
	for _, i := range order {
		d.Counts = append(d.Counts, counts[i])
	}
	for p, people := range places {
		here := Place{Place: p, People: make([]int, len(order))}
		for at, i := range order {
			here.People[at] = people[i]
			here.Total += people[i]
		}
		d.Places = append(d.Places, here)
	}
	t := communes.Read()
	slices.SortFunc(d.Places, func(a, b Place) int {
		return cmp.Or(b.Total-a.Total, strings.Compare(t.Name(a.Place), t.Name(b.Place)))
	})
}
