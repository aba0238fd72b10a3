package content

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Region is what changes from one regional support to another: to whom the
// letter and the project go, who examines and validates them, and what help
// exists at each stage.
type Region struct {
	ID          ID         `yaml:"id"`
	Name        string     `yaml:"nom"`
	Departments []string   `yaml:"departements"`
	Caution     string     `yaml:"prudence"`
	Letter      Circuit    `yaml:"lettre"`
	Project     Circuit    `yaml:"projet"`
	Support     []*Support `yaml:"appuis"`
	Addresses   []*Address `yaml:"adresses"`
	ToAsk       []*ToAsk   `yaml:"a_demander"`
	References  []*Source  `yaml:"references"` // sources of its own, for a file added from outside
}

// Circuit is the way of a document: to whom it is sent, the meeting that
// examines it, and who says yes.
type Circuit struct {
	Send      string `yaml:"envoyer"`
	Meeting   string `yaml:"seance"`
	Validates string `yaml:"valide"`
	Sources   []ID   `yaml:"sources"`
}

// Support is a help on offer at a stage.
type Support struct {
	Stage   ID     `yaml:"etape"`
	From    string `yaml:"de"`
	What    string `yaml:"quoi"`
	Sources []ID   `yaml:"sources"`
}

// Address is a public address of a service, never of a person, with the year of
// its source: it may have changed.
type Address struct {
	What    string `yaml:"quoi"`
	Where   string `yaml:"ou"`
	Year    string `yaml:"annee"`
	Sources []ID   `yaml:"sources"`
}

// ToAsk is a question to put to one's own ARS, URPS or CPAM.
type ToAsk struct {
	Stage    ID     `yaml:"etape"`
	Question string `yaml:"question"`
	Sources  []ID   `yaml:"sources"`
}

// CircuitName names one of the two documents whose way depends on the region.
type CircuitName string

// The documents, as a rubrique names them in « circuit ».
const (
	LetterCircuit  CircuitName = "lettre"
	ProjectCircuit CircuitName = "projet"
)

// Leg is one part of a circuit.
type Leg string

// The legs, as a question names them in « circuit ».
const (
	Sending    Leg = "envoyer"
	Examining  Leg = "seance"
	Validation Leg = "valide"
)

// Legs are in the order a document goes through them.
var Legs = []Leg{Sending, Examining, Validation}

var legTitles = map[Leg]string{Sending: "À qui l'envoyer", Examining: "Devant qui passer", Validation: "Qui valide"}

// Title is the heading of a leg.
func (l Leg) Title() string { return legTitles[l] }

// Leg is what the circuit says of one of its parts.
func (c Circuit) Leg(l Leg) string {
	switch l {
	case Sending:
		return c.Send
	case Examining:
		return c.Meeting
	}
	return c.Validates
}

// Circuit is the way of a document in the region.
func (r *Region) Circuit(name CircuitName) Circuit {
	if name == ProjectCircuit {
		return r.Project
	}
	return r.Letter
}

// SupportAt is the help on offer at a stage.
func (r *Region) SupportAt(stage string) []*Support {
	var out []*Support
	for _, s := range r.Support {
		if s.Stage.Name == stage {
			out = append(out, s)
		}
	}
	return out
}

// ToAskAt are the questions to put at a stage.
func (r *Region) ToAskAt(stage string) []*ToAsk {
	var out []*ToAsk
	for _, q := range r.ToAsk {
		if q.Stage.Name == stage {
			out = append(out, q)
		}
	}
	return out
}

// regionsList and departmentsList are the lists of listes.yaml that an added
// region reaches.
const (
	regionsList     = "regions"
	departmentsList = "departements"
)

// AddRegions reads the regional files of a folder (*.yaml), which add a region
// or correct one. A file with a fault is left out, and the fault is kept in
// Ignored; a folder that is not there is none.
func (c *Catalog) AddRegions(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.ignored = append(c.ignored, fault{file: dir, what: "ce dossier ne peut pas être lu", outside: true})
		}
		return
	}
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != ".yaml" && filepath.Ext(e.Name()) != ".yml" {
			continue
		}
		c.addRegion(dir, e.Name())
	}
}

// Ignored are the faults of the regional files left out, one error each.
func (c *Catalog) Ignored() []error {
	errs := make([]error, len(c.ignored))
	for i, f := range c.ignored {
		errs[i] = f
	}
	return errs
}

func (c *Catalog) addRegion(dir, name string) {
	r := &Region{}
	faults := decode(os.DirFS(dir), name, r)
	if len(faults) == 0 {
		k := &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}}
		k.region(name, r)
		faults = k.faults
	}
	if len(faults) > 0 {
		for _, f := range faults {
			f.file, f.outside = filepath.Join(dir, f.file), true
			c.ignored = append(c.ignored, f)
		}
		return
	}
	c.added = append(c.added, r)
	c.Sources = append(c.Sources, r.References...)
	c.offer(r)
}

// offer makes a region one of the choices, and that which its departments
// propose.
func (c *Catalog) offer(r *Region) {
	known := slices.IndexFunc(c.lists[regionsList], func(o *Option) bool { return o.ID.Name == r.ID.Name })
	if known < 0 {
		regions := c.lists[regionsList]
		last := max(len(regions)-1, 0) // « Autre région » stays the last
		c.lists[regionsList] = slices.Insert(slices.Clone(regions), last, &Option{ID: r.ID, Label: r.Name})
		for _, q := range c.questions {
			if q.ListName.Name == regionsList {
				q.Options = c.lists[regionsList]
			}
		}
	} else {
		c.lists[regionsList][known].Label = r.Name
	}
	for _, department := range c.lists[departmentsList] {
		if slices.Contains(r.Departments, department.ID.Name) {
			department.Suggests = map[string]string{"region": r.ID.Name}
		}
	}
}

// withRegionsAdded puts the regions added from outside in place of, or after,
// those built in.
func (c *Catalog) withRegionsAdded(builtIn []*Region) []*Region {
	all := slices.Clone(builtIn)
	for _, r := range c.added {
		if at := slices.IndexFunc(all, func(b *Region) bool { return b.ID.Name == r.ID.Name }); at >= 0 {
			all[at] = r
		} else {
			all = append(all, r)
		}
	}
	return all
}

func (c *Catalog) sourceIDs() map[string]bool {
	ids := map[string]bool{}
	for _, s := range c.Sources {
		ids[s.ID.Name] = true
	}
	return ids
}

// region checks a region: its circuits are told, what it cites exists.
func (k *checker) region(file string, r *Region) {
	thing := "la région « " + r.ID.Name + " »"
	k.filled(file, max(r.ID.Line, 1), thing, "id", r.ID.Name, "nom", r.Name, "prudence", r.Caution)
	for _, s := range r.References {
		k.sourceIn(file, s)
	}
	for _, d := range r.Departments {
		if k.c.departmentUnknown(d) {
			k.report(file, r.ID.Line, "le département « %s » n'est pas dans listes.yaml", d)
		}
	}
	for _, circuit := range []struct {
		key string
		c   Circuit
	}{{"lettre", r.Letter}, {"projet", r.Project}} {
		about := "« " + circuit.key + " » de " + thing
		k.filled(file, r.ID.Line, about, "envoyer", circuit.c.Send, "seance", circuit.c.Meeting, "valide", circuit.c.Validates)
		k.cite(file, r.ID.Line, about, circuit.c.Sources, true)
	}
	stage := func(id ID, thing string) {
		if k.c.stages[id.Name] == nil {
			k.report(file, id.Line, "l'étape « %s » n'existe pas : %s", id, thing)
		}
	}
	for _, s := range r.Support {
		stage(s.Stage, "un appui")
		k.filled(file, s.Stage.Line, "un appui", "de", s.From, "quoi", s.What)
		k.cite(file, s.Stage.Line, "un appui", s.Sources, true)
	}
	for _, a := range r.Addresses {
		k.filled(file, r.ID.Line, "une adresse", "quoi", a.What, "ou", a.Where, "annee", a.Year)
		k.cite(file, r.ID.Line, "l'adresse « "+a.Where+" »", a.Sources, true)
	}
	for _, q := range r.ToAsk {
		stage(q.Stage, "une question à poser")
		k.filled(file, q.Stage.Line, "une question à poser", "question", q.Question)
		k.cite(file, q.Stage.Line, "une question à poser", q.Sources, true)
	}
	k.words(file, r)
}

func (c *Catalog) departmentUnknown(id string) bool {
	return !slices.ContainsFunc(c.lists[departmentsList], func(o *Option) bool { return o.ID.Name == id })
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
