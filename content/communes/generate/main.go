// Command generate writes communes.txt, the table of the communes of France, from
// two releases of an npm package of open data, fetched by npm: that of this year,
// and the last one that holds every name since 1943. Run by go generate.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"cpts/content/french"
)

// Where the data come from. populationYear is the year of the populations of
// communes.json, but for those that otherYear names; the release does not say it,
// the page of the source it names does.
const (
	name           = "@etalab/decoupage-administratif"
	current        = "6.0.0"
	historical     = "0.7.0"
	edition        = "2026"
	populationYear = "2023"
)

// otherYear are the departments whose populations are of another year; « - » where
// the source gives several, or none.
var otherYear = map[string]string{
	"976": "2017",
	"975": "-", "977": "-", "978": "-", "984": "-", "986": "-", "987": "-", "988": "-", "989": "-",
}

const head = `# Communes, arrondissements, anciens noms et intercommunalités de France. Écrit par
# go generate : ne pas corriger à la main.
# Données : Insee (code officiel géographique, populations municipales), DGCL
# (intercommunalités), La Poste (codes postaux), réunies par Etalab. Licence Ouverte.
# D département, région, nom, année des populations
# = intercommunalité, genre, nom, intercommunalité dont elle est une partie
# puis ses communes : code, nom, population municipale, codes postaux ;
# sous chacune, + ses arrondissements, et, en retrait, ses anciens codes et noms.
`

func main() {
	log.SetFlags(0)
	now, then := unpacked(name, current), unpacked(name, historical)
	out, err := os.Create("communes.txt")
	check(err)
	w := bufio.NewWriter(out)
	t := &table{w: w, former: former(now, then)}
	t.write(now)
	check(w.Flush())
	check(out.Close())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// commune is one of communes.json.
type commune struct {
	Code       string   `json:"code"`
	Name       string   `json:"nom"`
	Type       string   `json:"type"`
	Department string   `json:"departement"`
	Parent     string   `json:"commune"`  // of an arrondissement
	Seat       string   `json:"chefLieu"` // of a part of a commune
	Formers    []string `json:"anciensCodes"`
	Postal     []string `json:"codesPostaux"`
	People     *int     `json:"population"`
}

const (
	isCommune  = "commune-actuelle"
	isDistrict = "arrondissement-municipal"
)

// group is one of epci.json and ept.json.
type group struct {
	Code    string `json:"code"`
	Name    string `json:"nom"`
	Type    string `json:"type"`
	Members []struct {
		Code string `json:"code"`
	} `json:"membres"`
}

type named struct {
	Code   string `json:"code"`
	Name   string `json:"nom"`
	Region string `json:"region"`
}

type table struct {
	w      *bufio.Writer
	former map[string][]formerName // by code of today's commune

	communes  map[string]commune
	districts map[string][]commune
}

func (t *table) write(now archive) {
	var communes []commune
	var departments []named
	var groups, parts []group
	now.read("communes.json", &communes)
	now.read("departements.json", &departments)
	now.read("epci.json", &groups)
	now.read("ept.json", &parts)

	t.line("%s", strings.TrimSuffix(head, "\n"))
	t.line("@\t%s\t%s %s et %s", edition, name, current, historical)
	for _, d := range sorted(departments) {
		t.line("D\t%s\t%s\t%s\t%s", d.Code, d.Region, d.Name, cmp.Or(otherYear[d.Code], populationYear))
	}

	t.communes, t.districts = map[string]commune{}, map[string][]commune{}
	for _, c := range communes {
		switch c.Type {
		case isCommune:
			t.communes[c.Code] = c
		case isDistrict:
			t.districts[c.Parent] = append(t.districts[c.Parent], c)
		}
	}
	t.groups(groups, parts)
}

// groups writes each group with its communes; those that stand in a part of a group
// are written under the part, the few of no group at the end.
func (t *table) groups(groups, parts []group) {
	within := map[string]bool{}
	for _, p := range parts {
		for _, m := range p.Members {
			within[m.Code] = true
		}
	}
	left := map[string]bool{}
	for code := range t.communes {
		left[code] = true
	}
	one := func(g group, whole string) {
		t.line("=\t%s\t%s\t%s\t%s", g.Code, g.Type, tidy(g.Name), whole)
		var codes []string
		for _, m := range g.Members {
			if whole != "" || !within[m.Code] {
				codes = append(codes, m.Code)
			}
			delete(left, m.Code)
		}
		t.members(codes)
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.Code, b.Code) })
	for _, g := range groups {
		one(g, "")
		for _, p := range parts {
			if contains(g, p) {
				one(p, g.Code)
			}
		}
	}
	var alone []string
	for code := range left {
		alone = append(alone, code)
	}
	t.line("=\t\t\t\t")
	t.members(alone)
}

func contains(g, part group) bool {
	return slices.ContainsFunc(g.Members, func(m struct {
		Code string `json:"code"`
	}) bool {
		return m.Code == part.Members[0].Code
	})
}

func (t *table) members(codes []string) {
	slices.Sort(codes)
	for _, code := range codes {
		c, there := t.communes[code]
		if !there {
			log.Fatalf("a group has %s, which is no commune", code)
		}
		t.place("", c)
		for _, d := range t.districts[code] {
			d.Name = strings.Replace(d.Name, "Arrondissement", "arrondissement", 1)
			t.place("+", d)
		}
		for _, f := range t.former[code] {
			name := f.name
			if french.Key(name) == french.Key(c.Name) {
				name = "" // its code alone has changed
			}
			if name != "" || f.code != code {
				t.line("\t%s\t%s", f.code, name)
			}
		}
	}
}

func (t *table) place(mark string, c commune) {
	people := ""
	if c.People != nil {
		people = fmt.Sprint(*c.People)
	}
	t.line("%s%s\t%s\t%s\t%s", mark, c.Code, tidy(c.Name), people, strings.Join(c.Postal, " "))
}

// line writes names with the apostrophes they are shown with.
func (t *table) line(format string, args ...any) {
	fmt.Fprintln(t.w, french.Apostrophes(fmt.Sprintf(format, args...)))
}

// tidy writes a name with the spaces of the others.
func tidy(name string) string { return strings.Join(strings.Fields(name), " ") }

func sorted(list []named) []named {
	slices.SortFunc(list, func(a, b named) int { return cmp.Compare(a.Code, b.Code) })
	return list
}
