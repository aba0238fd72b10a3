// Package communes is the table of the communes of France, with their populations,
// postal codes, former names and intercommunalities, as communes.txt holds it: a
// text to be read, one place a line. It costs nothing until Read.
package communes

import (
	_ "embed"
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ./generate

//go:embed communes.txt
var text string

// Place is a line of the table: a commune, an arrondissement of Paris, Lyon or
// Marseille, or a name or a code that a commune had and has no more.
type Place int32

// None is no place.
const None Place = -1

// Kind tells the three kinds of places apart.
type Kind uint8

// The kinds of places.
const (
	Commune Kind = iota
	District
	Former
)

// Group is an intercommunality: its kind is CC, CA, CU, METRO, MET69 or EPT. Its
// places are those from First on, up to Last, that one left out. The last group has
// no code: it is the few communes that have none.
type Group struct {
	Code, Kind, Name string
	Whole            string // the code of the group that this one is a part of
	First, Last      Place
}

// Department is one of them, with the year of the populations of its communes, 0
// where they are of several.
type Department struct {
	Code, Region, Name string
	Year               int
}

// Table is the table, read.
type Table struct {
	Edition, Source string
	Groups          []Group

	departments []Department
	ranks       map[string]uint8 // of departments, by code
	lines       []uint32         // where the line of each place begins in text
	within      []uint8          // the department of each place, of today
	people      []int32          // and its population, noPeople for none
	folded      string           // the folded names, each between two line breaks
	folds       []uint32         // where that of each place begins there
	codes       func() map[string]Place
	names       func() index
}

// Read is the table, read the first time it is asked for.
var Read = sync.OnceValue(func() *Table { return read(text) })

func read(text string) *Table {
	const places, letters = 43_000, 650_000 // about as many as there are
	t := &Table{
		ranks: map[string]uint8{},
		lines: make([]uint32, 0, places), folds: make([]uint32, 0, places),
		within: make([]uint8, 0, places), people: make([]int32, 0, places),
	}
	folded := make([]byte, 1, letters)
	folded[0] = '\n'
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n')
		line := text[at:end]
		switch line[0] {
		case '#':
		case '@', 'R', 'D', '=':
			t.heading(strings.Split(line, "\t"))
		default:
			t.lines = append(t.lines, uint32(at))
			t.folds = append(t.folds, uint32(len(folded)))
			folded = append(AppendFold(folded, t.place(line)), '\n')
		}
		at = end + 1
	}
	t.closeGroup()
	t.folded = string(folded)
	t.codes = sync.OnceValue(t.byCode)
	t.names = sync.OnceValue(t.byName)
	return t
}

func (t *Table) heading(cells []string) {
	switch cells[0] {
	case "@":
		t.Edition, t.Source = cells[1], cells[2]
	case "D":
		year, _ := strconv.Atoi(cells[4]) // « - » is none
		t.ranks[cells[1]] = uint8(len(t.departments))
		t.departments = append(t.departments, Department{cells[1], cells[2], cells[3], year})
	case "=":
		t.closeGroup()
		t.Groups = append(t.Groups, Group{Code: cells[1], Kind: cells[2], Name: cells[3], Whole: cells[4], First: Place(len(t.lines))})
	}
}

func (t *Table) closeGroup() {
	if n := len(t.Groups); n > 0 {
		t.Groups[n-1].Last = Place(len(t.lines))
	}
}

// place notes what the line of a place says beside its name, which it gives back.
func (t *Table) place(line string) (name string) {
	if line[0] == '\t' { // as the commune it stands under
		above := t.Commune(Place(len(t.lines) - 1))
		t.within = append(t.within, t.within[above])
		t.people = append(t.people, t.people[above])
		_, name, _ = strings.Cut(line[1:], "\t")
		return name
	}
	code, rest, _ := strings.Cut(strings.TrimPrefix(line, "+"), "\t")
	name, rest, _ = strings.Cut(rest, "\t")
	people, _, _ := strings.Cut(rest, "\t")
	n, err := strconv.ParseInt(people, 10, 32)
	if err != nil {
		n = noPeople
	}
	t.within = append(t.within, t.ranks[departmentOf(code)])
	t.people = append(t.people, int32(n))
	return name
}

const noPeople = -1

// Len is how many places there are.
func (t *Table) Len() int { return len(t.lines) }

func (t *Table) line(p Place) string {
	line := text[t.lines[p]:]
	return line[:strings.IndexByte(line, '\n')]
}

// cell is one of the cells of the line of a place: its code, name, population and
// postal codes.
func (t *Table) cell(p Place, n int) string {
	line := strings.TrimLeft(t.line(p), "\t+")
	for range n {
		_, line, _ = strings.Cut(line, "\t")
	}
	cell, _, _ := strings.Cut(line, "\t")
	return cell
}

// Kind is what sort of place it is.
func (t *Table) Kind(p Place) Kind {
	switch text[t.lines[p]] {
	case '\t':
		return Former
	case '+':
		return District
	}
	return Commune
}

// Code is that of Insee; of a former place, the one it had.
func (t *Table) Code(p Place) string { return t.cell(p, 0) }

// Name is the name of a place; of a former code alone, that of its commune.
func (t *Table) Name(p Place) string {
	if name := t.cell(p, 1); name != "" {
		return name
	}
	return t.cell(t.Commune(p), 1)
}

// People is the population municipale; of a former name, that of today's
// commune. told is false where there is none to tell.
func (t *Table) People(p Place) (n int64, told bool) {
	return max(int64(t.people[p]), 0), t.people[p] != noPeople
}

// Postal are the postal codes of a place, between spaces.
func (t *Table) Postal(p Place) string { return t.cell(t.Today(p), 3) }

// Commune is the commune that a place is, is in, or has become.
func (t *Table) Commune(p Place) Place {
	for t.Kind(p) != Commune {
		p--
	}
	return p
}

// Today is the place itself, or what a former one has become.
func (t *Table) Today(p Place) Place {
	if t.Kind(p) == Former {
		return t.Commune(p)
	}
	return p
}

// Districts are the arrondissements of a commune.
func (t *Table) Districts(p Place) (out []Place) {
	for q := p + 1; int(q) < len(t.lines) && t.Kind(q) != Commune; q++ {
		if t.Kind(q) == District {
			out = append(out, q)
		}
	}
	return out
}

// Department is that of a place, of today.
func (t *Table) Department(p Place) Department { return t.departments[t.within[p]] }

// DepartmentNamed is a department by its code.
func (t *Table) DepartmentNamed(code string) (d Department, known bool) {
	i, known := t.ranks[code]
	if known {
		d = t.departments[i]
	}
	return d, known
}

// DepartmentCalled is the code of the department that has a folded name, "" for none.
func (t *Table) DepartmentCalled(folded string) string {
	for _, d := range t.departments {
		if folded != "" && Fold(d.Name) == folded {
			return d.Code
		}
	}
	return ""
}

func departmentOf(code string) string {
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") {
		return code[:3]
	}
	return code[:2]
}

// Group is the rank in Groups of the intercommunality of a place: of its part that is nearest,
// where it has parts.
func (t *Table) Group(p Place) int {
	return sort.Search(len(t.Groups), func(i int) bool { return t.Groups[i].Last > p })
}

// Members are the communes of a group.
func (t *Table) Members(group int) (out []Place) {
	g := t.Groups[group]
	for p := g.First; p < g.Last; p++ {
		if t.Kind(p) == Commune {
			out = append(out, p)
		}
	}
	return out
}

// Folded are the folded names, each between two line breaks, to be looked through
// at once; At tells whose they are.
func (t *Table) Folded() string { return t.folded }

// Fold is the folded name of a place.
func (t *Table) Fold(p Place) string {
	end := len(t.folded)
	if int(p)+1 < len(t.folds) {
		end = int(t.folds[p+1])
	}
	return t.folded[t.folds[p] : end-1]
}

// At is the place whose folded name holds a byte of Folded.
func (t *Table) At(offset int) Place {
	i, _ := slices.BinarySearch(t.folds, uint32(offset)+1)
	return Place(i - 1)
}

// The cells that Numbered looks at.
const (
	CodeCell   = 0
	PostalCell = 3
)

// Numbered are the places whose code, or one of whose postal codes, begins with a
// number, and which of the two.
func (t *Table) Numbered(number string) iter.Seq2[Place, int] {
	return func(yield func(Place, int) bool) {
		for at := 0; number != ""; at++ {
			next := strings.Index(text[at:], number)
			if next < 0 {
				return
			}
			at += next
			switch text[at-1] {
			case '\n', '\t', '+', ' ':
			default:
				continue
			}
			i, here := slices.BinarySearch(t.lines, uint32(at))
			if !here {
				i--
			}
			if i < 0 {
				continue // in the head of the table
			}
			p := Place(i)
			cell := strings.Count(strings.TrimPrefix(text[t.lines[p]:at], "\t"), "\t")
			if (cell == CodeCell || cell == PostalCell) && !yield(p, cell) {
				return
			}
		}
	}
}

// ByCode is the place of a code: today's, else the one that had it.
func (t *Table) ByCode(code string) (Place, bool) {
	p, known := t.codes()[strings.ToUpper(code)]
	return p, known
}

func (t *Table) byCode() map[string]Place {
	codes := make(map[string]Place, len(t.lines))
	for i := range t.lines {
		p := Place(i)
		code := t.Code(p)
		if had, twice := codes[code]; !twice || t.Kind(had) == Former && t.Kind(p) != Former {
			codes[code] = p
		}
	}
	return codes
}

// index finds the places of a folded name: the first, and for each the next.
type index struct {
	first map[string]Place
	next  []Place
}

func (t *Table) byName() index {
	x := index{make(map[string]Place, len(t.lines)), make([]Place, len(t.lines))}
	for i := len(t.lines) - 1; i >= 0; i-- {
		p, name := Place(i), t.Fold(Place(i))
		x.next[p] = None
		if had, again := x.first[name]; again {
			x.next[p] = had
		}
		x.first[name] = p
	}
	return x
}

// Named are the places that have a folded name, in the order of the table.
func (t *Table) Named(folded string) (out []Place) {
	x := t.names()
	p, known := x.first[folded]
	if !known || folded == "" {
		return nil
	}
	for ; p != None; p = x.next[p] {
		out = append(out, p)
	}
	return out
}
