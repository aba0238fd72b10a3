package content

import (
	"reflect"

	"cpts/content/french"
)

// Directory is what is counted in the national directory of health professionals, and
// kept of the file of establishments. Its codes are those of the files.
type Directory struct {
	Sources     []ID             `yaml:"sources"` // of the people
	SiteSources []ID             `yaml:"sources_etablissements"`
	Caution     string           `yaml:"prudence"` // what the counts do not tell
	Per         int64            `yaml:"pour"`     // the inhabitants that densities are told for
	Professions []*Counted       `yaml:"professions"`
	Sites       []*Establishment `yaml:"etablissements"`
}

// Counted is a profession that is counted. Of those of one code, the one that has the
// speciality of a person, else the one that asks for none.
type Counted struct {
	Profession  ID       `yaml:"profession"` // among the choices of the list of professions
	Name        string   `yaml:"nom"`        // of what they do, short and without a gender
	Code        string   `yaml:"code"`
	Skills      []string `yaml:"savoir_faire"`
	LiberalOnly bool     `yaml:"liberaux_seuls"` // the directory cannot count the others yet
	France      int64    `yaml:"france"`         // how many there are for Per inhabitants; 0 when that is not known
	Compare     string   `yaml:"comparer"`       // with whom: LiberalPeople or AllPeople
	Sources     []ID     `yaml:"sources"`        // of that figure
}

// Whom a national figure counts.
const (
	LiberalPeople = "liberaux"
	AllPeople     = "tous"
)

// Establishment is a type of structure, and the categories of establishments that are
// of it.
type Establishment struct {
	Categories []string `yaml:"categories"`
	Type       ID       `yaml:"type"` // among the choices of the list of structures
}

const (
	directoryFile  = "recensement.yaml"
	professionList = "professions"
	structureList  = "types-structures"
)

// Directory is read the first time it is asked for, and proved right by the tests.
func (c *Catalog) Directory() *Directory {
	c.counting.Do(func() {
		c.directory = &Directory{}
		decode(c.files, directoryFile, c.directory)
		c.speak(c.directory)
	})
	return c.directory
}

// ProfessionLabel and StructureLabel are how a choice of those lists is called; "" for
// none of them.
func (c *Catalog) ProfessionLabel(id string) string { return c.labelIn(professionList, id) }
func (c *Catalog) StructureLabel(id string) string  { return c.labelIn(structureList, id) }

func (c *Catalog) labelIn(list, id string) string {
	if o := find(c.lists[list], id, func(o *Option) ID { return o.ID }); o != nil {
		return o.Label
	}
	return ""
}

// directory checks it: professions and types that exist, codes that tell apart, a
// source for each figure.
func (k *checker) directory() {
	d := &Directory{}
	k.faults = append(k.faults, decode(k.c.files, directoryFile, d)...)
	k.filled(directoryFile, 1, directoryFile, "prudence", d.Caution)
	k.cite(directoryFile, 1, directoryFile, d.Sources, true)
	k.cite(directoryFile, 1, "les établissements", d.SiteSources, true)
	if d.Per <= 0 {
		k.report(directoryFile, 0, "« pour » n’est pas un nombre d’habitants")
	}
	rest, skills := map[string]bool{}, map[string]bool{}
	for _, p := range d.Professions {
		name, line := p.Profession.Name, p.Profession.Line
		if k.c.ProfessionLabel(name) == "" {
			k.report(directoryFile, line, "« %s » n’est pas dans la liste « %s »", name, professionList)
		}
		k.filled(directoryFile, line, french.Say("« %s »", name), "nom", p.Name)
		if p.Code == "" {
			k.report(directoryFile, line, "« %s » n’a pas de code", name)
		}
		if len(p.Skills) == 0 {
			if rest[p.Code] {
				k.report(directoryFile, line, "« %s » a le code %s d’une autre profession, sans savoir-faire qui les distingue", name, p.Code)
			}
			rest[p.Code] = true
		}
		for _, s := range p.Skills {
			if skills[p.Code+s] {
				k.report(directoryFile, line, "le savoir-faire %s est dans deux professions", s)
			}
			skills[p.Code+s] = true
		}
		switch {
		case p.France == 0 && p.Compare == "":
		case p.France <= 0 || p.Compare != LiberalPeople && p.Compare != AllPeople:
			k.report(directoryFile, line, "« %s » : « france » va avec « comparer », %s ou %s", name, LiberalPeople, AllPeople)
		default:
			k.cite(directoryFile, line, french.Say("« %s »", name), p.Sources, true)
		}
	}
	taken := map[string]bool{}
	for _, s := range d.Sites {
		if k.c.StructureLabel(s.Type.Name) == "" {
			k.report(directoryFile, s.Type.Line, "« %s » n’est pas dans la liste « %s »", s.Type.Name, structureList)
		}
		for _, c := range s.Categories {
			if taken[c] {
				k.report(directoryFile, s.Type.Line, "la catégorie %s est dans deux types", c)
			}
			taken[c] = true
		}
	}
	k.wordsIn(directoryFile, 1, reflect.ValueOf(d))
}
