package model

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"cpts/content/communes"
	"cpts/content/french"
	"cpts/model/territory"
)

var (
	keyPopulationYear   = NewKey[int64]("population_annee")
	keyPopulationSource = NewKey[string]("population_source")
)

// populationSource is where a population that follows the communes comes from.
const populationSource = "Insee, somme des populations municipales des communes"

// Territory is the list of communes, understood. The first time, it reads the table of the
// communes of France.
func (p *Project) Territory() *territory.Territory {
	return territory.Of(p.Towns(), keyDepartment.In(p))
}

// Understood is the territory where the communes were looked up; nil where they were
// not: they may be of a place that does not exist.
func (p *Project) Understood() *territory.Territory {
	if p.reckoned == nil {
		return nil
	}
	return p.Territory()
}

// Near is what tells homonyms apart in the project.
func (p *Project) Near() territory.Near {
	near := territory.Near{Department: keyDepartment.In(p)}
	if len(p.Towns()) > 0 {
		near.Places = p.Territory().Places
	}
	return near
}

// territoryKey holds, in the file, what was understood of the communes, for whoever
// reads it: codes, groups, populations. It is made of the answers, and of them alone.
const territoryKey = "territoire"

// reckoned is what was understood of a list of communes, so that a file that is
// opened tells it without the table of the communes.
type reckoned struct {
	Department string `json:"departement,omitempty"`
	People     int64  `json:"population,omitempty"` // of all, 0 when that cannot be told
	Year       int    `json:"annee,omitempty"`      // of that population, 0 when it is of several
	Towns      []town `json:"communes"`
}

type town struct {
	Name   string `json:"nom"` // as the list has it
	Code   string `json:"code,omitempty"`
	Group  string `json:"epci,omitempty"`
	Part   string `json:"part,omitempty"`
	Detail string `json:"precision,omitempty"`
	People int64  `json:"population,omitempty"`
}

// partOf is what the file says of a commune that is there in part.
const partOf = "partie"

// reckon understands the communes anew, when what it depends on has changed.
func (p *Project) reckon(key string) {
	if key != keyTowns.id && (key != keyDepartment.id || p.reckoned == nil) {
		return
	}
	p.reckoned = nil
	if len(p.Towns()) == 0 {
		return
	}
	t, table := p.Territory(), communes.Read()
	r := &reckoned{Department: keyDepartment.In(p), Year: t.Year}
	if t.Whole() {
		r.People = t.People
	}
	for i, e := range t.Entries {
		one := town{Name: p.Towns()[i], Detail: e.Detail}
		switch {
		case e.Group != territory.NoGroup:
			one.Group = table.Groups[e.Group].Code
		case e.Place != communes.None:
			today := table.Today(e.Place)
			one.Code, one.Group = table.Code(today), table.Groups[table.Group(today)].Code
			one.People, _ = table.People(today)
		}
		if e.Partly {
			one.Part, one.People = partOf, e.People
		}
		r.Towns = append(r.Towns, one)
	}
	p.reckoned = r
}

// readTerritory takes what the file says was understood. It is thrown away when it
// is not of the list of the file: another version has changed it. The list is then
// looked up again if the population is said to be the sum of it, which it may be no more.
func (p *Project) readTerritory(raw json.RawMessage) {
	defer func() {
		if p.reckoned == nil && keyPopulationSource.In(p) == populationSource {
			p.reckon(keyTowns.id)
		}
	}()
	var r reckoned
	if json.Unmarshal(raw, &r) != nil || r.Department != keyDepartment.In(p) || len(r.Towns) == 0 {
		return
	}
	if slices.EqualFunc(r.Towns, p.Towns(), func(t town, name string) bool { return t.Name == name }) && p.sound(&r) {
		p.reckoned = &r
	}
}

const mostPeople = 70_000_000 // that live in France, and a few more

var (
	townCode  = regexp.MustCompile(`^([0-8]\d|9[0-8]|2[AB])\d{3}$`)
	groupCode = regexp.MustCompile(`^\d{9}$`)
)

// sound tells whether what the file says was understood can have been: anything may
// have written it.
func (p *Project) sound(r *reckoned) bool {
	counts := func(n int64) bool { return n >= 0 && n <= mostPeople }
	year := p.catalog.Question(keyPopulationYear.id)
	if !counts(r.People) || r.Year != 0 && (year == nil || !within(&year.Field, int64(r.Year))) {
		return false
	}
	return !slices.ContainsFunc(r.Towns, func(t town) bool {
		_, odd := french.Tidy(t.Name, false)
		_, oddDetail := french.Tidy(t.Detail, false)
		return odd || oddDetail || !counts(t.People) || t.Part != "" && t.Part != partOf ||
			t.Code != "" && !townCode.MatchString(t.Code) || t.Group != "" && !groupCode.MatchString(t.Group)
	})
}

// putTerritory writes what was understood of the communes, one a line.
func (p *Project) putTerritory(b *bytes.Buffer) {
	if p.reckoned == nil {
		return
	}
	head := *p.reckoned
	head.Towns = []town{}
	b.WriteString(",\n  \"" + territoryKey + "\": ")
	b.Write(bytes.TrimSuffix(plain(head), []byte("]}")))
	for i, t := range p.reckoned.Towns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n    ")
		b.Write(plain(t))
	}
	b.WriteString("\n  ]}")
}

// unsource takes away what was said of a population that followed the communes, once
// it is another: it comes from elsewhere.
func (p *Project) unsource(at time.Time) error {
	people, _ := p.Population()
	if r := p.reckoned; keyPopulationSource.In(p) != populationSource || r != nil && r.People == people {
		return nil
	}
	for _, key := range []string{keyPopulationYear.id, keyPopulationSource.id} {
		if err := p.apply(Entry{When: at, Key: key, With: true, After: null}); err != nil {
			return err
		}
	}
	return nil
}

// followTowns gives the population that the communes have, where none was given or the
// one there is followed what they were.
func (p *Project) followTowns(was territory.Territory, at time.Time) error {
	now := p.Territory()
	people, given := p.Population()
	if !now.Whole() || now.People == 0 || given && !(was.Whole() && people == was.People) && keyPopulationSource.In(p) != populationSource {
		return nil
	}
	changes := []struct {
		key string
		v   Value
	}{{KeyPopulation.id, now.People}, {keyPopulationYear.id, nil}, {keyPopulationSource.id, populationSource}}
	if now.Year > 0 {
		changes[1].v = int64(now.Year)
	}
	for _, c := range changes {
		q := p.catalog.Question(c.key)
		if q == nil {
			continue
		}
		if _, refused := decode(&q.Field, q.Columns, encode(c.v, q.Columns)); c.v != nil && refused != nil {
			return nil // beyond what the question takes
		}
		if err := p.apply(Entry{When: at, Key: c.key, With: true, After: encode(c.v, q.Columns)}); err != nil {
			return err
		}
	}
	return nil
}

// ofYear says of which year populations are.
func ofYear(year int) string {
	if year == 0 {
		return ""
	}
	return " (Insee, " + strconv.Itoa(year) + ")"
}

// SumOfTowns is how many people live in the communes, and in which year, 0 for
// several; told is false where that was not looked up, or cannot be told.
func (p *Project) SumOfTowns() (people int64, year int, told bool) {
	if p.reckoned == nil || p.reckoned.People == 0 {
		return 0, 0, false
	}
	return p.reckoned.People, p.reckoned.Year, true
}

// miscounted tells a population that is not that of the communes. One of another
// year, said to be, surprises nobody.
func (p *Project) miscounted() (out []Contradiction) {
	r := p.reckoned
	people, given := p.Population()
	year, dated := keyPopulationYear.Of(p)
	if !given || r == nil || r.People == 0 || r.People == people || dated && year != int64(r.Year) {
		return nil
	}
	q := p.catalog.Question(KeyPopulation.id)
	rank := slices.Index(p.catalog.QuestionIDs(), KeyPopulation.id)
	return []Contradiction{{
		After: q, rank: rank,
		Sentence: tell("« %s » : %s habitants notés, %s en additionnant les communes%s ; si le chiffre est d’une autre année, notez-la", q.Short, french.Number(people), french.Number(r.People), ofYear(r.Year)),
		Notice:   tell("%s : %s, mais la somme des communes est %s", q.Short, french.Number(people), french.Number(r.People)),
	}}
}

// displaced tells communes of which none is in the department given. A territory of two
// departments has some of them in the one that it is told by.
func (p *Project) displaced() []Contradiction {
	department, chosen := keyDepartment.Of(p)
	within := func(t town) bool { return strings.HasPrefix(t.Code, department) }
	if r := p.reckoned; !chosen || r == nil || slices.ContainsFunc(r.Towns, within) {
		return nil
	}
	t, table := p.Territory(), communes.Read() // seldom: a group alone, or a slip
	unknown := func(e territory.Entry) bool { return !e.Known() }
	if len(t.Places) == 0 || slices.ContainsFunc(t.Entries, unknown) {
		return nil
	}
	for _, place := range t.Places {
		if table.Department(place).Code == department {
			return nil
		}
	}
	of, towns := p.catalog.Question(keyDepartment.id), p.catalog.Question(keyTowns.id)
	said, real := optionLabel(&of.Field, department), optionLabel(&of.Field, table.Department(t.Places[0]).Code)
	return []Contradiction{{
		Before: of, After: towns, rank: slices.Index(p.catalog.QuestionIDs(), keyTowns.id),
		Sentence: tell("« %s » : aucune n’est du département noté, %s, et la première est du département %s ; corrigez l’un ou l’autre", towns.Short, said, real),
		Notice:   tell("%s : aucune n’est du département %s", towns.Short, said),
	}}
}

// foreign tells a region that does not hold the department. The one of those whose own
// is not described holds any.
func (p *Project) foreign() []Contradiction {
	department, chosen := keyDepartment.Of(p)
	region, said := KeyRegion.Of(p)
	departments := p.catalog.DepartmentsOf(region)
	if !chosen || !said || len(departments) == 0 || slices.Contains(departments, department) {
		return nil
	}
	of, q := p.catalog.Question(keyDepartment.id), p.catalog.Question(KeyRegion.id)
	noted, other := optionLabel(&of.Field, department), optionLabel(&q.Field, region)
	return []Contradiction{{
		Before: of, After: q, rank: slices.Index(p.catalog.QuestionIDs(), KeyRegion.id),
		Sentence: tell("« %s » : %s, qui n’a pas le département noté, %s ; corrigez l’un ou l’autre", q.Short, other, noted),
		Notice:   tell("%s : %s n’a pas le département %s", q.Short, other, noted),
	}}
}
