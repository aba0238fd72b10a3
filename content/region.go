package content

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
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

// What an added region reaches: two lists of listes.yaml, and the question that
// a department proposes an answer to.
const (
	regionsList     = "regions"
	departmentsList = "departements"
	regionQuestion  = "region"
	elsewhere       = "autre" // the region of those whose own is not described
)

// AddRegions reads the regional files of a folder (*.yaml), which add a region
// or correct one; it comes before Knowledge is asked for anything. A file with a
// fault is left out, and the fault is kept in Ignored; a folder that is not
// there is none.
func (c *Catalog) AddRegions(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.ignore(dir, fault{what: "ce dossier ne peut pas être lu : " + cause(err)})
		}
		return
	}
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		hidden := strings.HasPrefix(e.Name(), ".") // what systems and editors leave beside a file
		if e.IsDir() || hidden || ext != ".yaml" && ext != ".yml" {
			continue
		}
		c.addRegion(filepath.Join(dir, e.Name()))
	}
}

// Ignored are the faults of the regional files left out, one error each, file by
// file and line by line.
func (c *Catalog) Ignored() []error {
	errs := make([]error, len(c.ignored))
	for i, f := range c.ignored {
		errs[i] = f
	}
	return errs
}

func (c *Catalog) ignore(file string, faults ...fault) {
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	for _, f := range faults {
		f.file, f.outside = file, true
		c.ignored = append(c.ignored, f)
	}
}

func (c *Catalog) addRegion(file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		c.ignore(file, fault{what: "ce fichier ne peut pas être lu : " + cause(err)})
		return
	}
	r, faults := c.readRegion(file, data)
	if len(faults) > 0 {
		c.ignore(file, faults...)
		return
	}
	c.where[r] = file
	c.added = append(c.added, r)
	c.Sources = append(c.Sources, r.References...)
	c.offer(r)
}

// readRegion reads and checks the text of a file added from outside.
func (c *Catalog) readRegion(file string, data []byte) (*Region, []fault) {
	if line := notUTF8(data); line > 0 {
		return nil, []fault{{line: line, what: "ce fichier n'est pas du texte en UTF-8 : enregistrez-le de nouveau sous cette forme"}}
	}
	r := &Region{}
	if faults := decodeText(file, data, r); len(faults) > 0 {
		for i := range faults {
			faults[i].line = max(faults[i].line, 1)
		}
		return nil, faults
	}
	if reflect.ValueOf(*r).IsZero() {
		return nil, []fault{{line: 1, what: "ce fichier ne décrit pas de région"}}
	}
	k := &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}, outside: true}
	k.region(file, data, r)
	if !regionID.MatchString(r.ID.Name) && r.ID.Name != "" {
		k.report(file, r.ID.Line, "l'identifiant « %s » s'écrit en minuscules sans accent, avec des tirets : « ile-de-france »", r.ID)
	}
	for _, other := range c.added {
		if other.ID.Name == r.ID.Name {
			k.report(file, r.ID.Line, "la région « %s » est déjà décrite dans %s", r.ID, filepath.Base(c.where[other]))
		}
	}
	return r, k.faults
}

// notUTF8 is the first line that is not written in UTF-8; 0 when all are.
func notUTF8(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !utf8.Valid(line) {
			return n
		}
	}
	return 0
}

// regionID is how the id of a region is written: it is typed on a command line.
var regionID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// cause names in French why something cannot be read; unusual causes keep the
// system's words.
func cause(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "vérifiez ses droits"
	case errors.Is(err, fs.ErrNotExist):
		return "il n'est plus là où mène ce lien"
	case errors.Is(err, syscall.EISDIR):
		return "c'est un dossier"
	case errors.Is(err, syscall.ENOTDIR):
		return "c'est un fichier"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
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
	if r.Departments == nil {
		return // not told: those of the region corrected stay
	}
	for _, department := range c.lists[departmentsList] {
		proposed := department.Suggests[regionQuestion]
		switch {
		case slices.Contains(r.Departments, department.ID.Name):
			proposed = r.ID.Name
		case proposed == r.ID.Name:
			proposed = elsewhere
		}
		department.Suggests = maps.Clone(department.Suggests)
		department.Suggests[regionQuestion] = proposed
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

// region checks a region, read from this text: its circuits are told, what it
// cites exists.
func (k *checker) region(file string, data []byte, r *Region) {
	at := linesOf(data)
	thing := "la région « " + r.ID.Name + " »"
	k.filled(file, max(r.ID.Line, 1), thing, "id", r.ID.Name, "nom", r.Name, "prudence", r.Caution)
	for i, s := range r.References {
		switch line := at.line("references", i); {
		case !k.there(file, line, s != nil):
		case s.ID.Name == "":
			k.filled(file, line, "cette source", "id", "")
		default:
			k.sourceIn(file, s)
		}
	}
	for i, d := range r.Departments {
		if k.c.departmentUnknown(d) {
			k.report(file, at.line("departements", i), "le département « %s » n'existe pas : donnez son numéro, par exemple « 31 » ou « 2A »", d)
		}
	}
	for _, circuit := range []struct {
		key string
		c   Circuit
	}{{"lettre", r.Letter}, {"projet", r.Project}} {
		if reflect.ValueOf(circuit.c).IsZero() {
			k.filled(file, max(r.ID.Line, 1), thing, circuit.key, "")
			continue
		}
		about, line := "« "+circuit.key+" » de "+thing, at.line(circuit.key)
		k.filled(file, line, about, "envoyer", circuit.c.Send, "seance", circuit.c.Meeting, "valide", circuit.c.Validates)
		k.cite(file, line, about, circuit.c.Sources, true)
	}
	for i, s := range r.Support {
		if line := at.line("appuis", i); k.there(file, line, s != nil) {
			k.stageOf(file, line, "cet appui", s.Stage)
			k.filled(file, line, "cet appui", "de", s.From, "quoi", s.What)
			k.cite(file, line, "cet appui", s.Sources, true)
		}
	}
	for i, a := range r.Addresses {
		if line := at.line("adresses", i); k.there(file, line, a != nil) {
			k.filled(file, line, "cette adresse", "quoi", a.What, "ou", a.Where, "annee", a.Year)
			k.cite(file, line, "cette adresse", a.Sources, true)
		}
	}
	for i, q := range r.ToAsk {
		if line := at.line("a_demander", i); k.there(file, line, q != nil) {
			k.stageOf(file, line, "cette question à poser", q.Stage)
			k.filled(file, line, "cette question à poser", "question", q.Question)
			k.cite(file, line, "cette question à poser", q.Sources, true)
		}
	}
	k.words(file, r)
}

// there reports an item of a list that holds nothing.
func (k *checker) there(file string, line int, is bool) bool {
	if !is {
		k.report(file, line, "cette ligne de la liste est vide")
	}
	return is
}

// stageOf checks the stage a thing stands at.
func (k *checker) stageOf(file string, line int, thing string, id ID) {
	switch {
	case id.Name == "":
		k.filled(file, line, thing, "etape", "")
	case k.c.stages[id.Name] == nil:
		var ids []string
		for _, s := range k.c.Stages {
			ids = append(ids, s.ID.Name)
		}
		k.report(file, id.Line, "l'étape « %s » n'existe pas : %s", id, strings.Join(ids, ", "))
	}
}

// lines finds where a part of a YAML file stands.
type lines struct{ root *yaml.Node }

func linesOf(data []byte) lines {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return lines{&yaml.Node{Line: 1}} // whoever reads it into a struct says why
	}
	return lines{doc.Content[0]}
}

// line is where a part stands, by keys and ranks from the top of the file; what
// is not there stands where it would be looked for.
func (l lines) line(path ...any) int {
	node, found := l.root, max(l.root.Line, 1)
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			for i := 0; i+1 < len(node.Content) && node.Kind == yaml.MappingNode; i += 2 {
				if node.Content[i].Value == step {
					next, found = node.Content[i+1], node.Content[i].Line
				}
			}
		case int:
			if node.Kind == yaml.SequenceNode && step < len(node.Content) {
				next, found = node.Content[step], node.Content[step].Line
			}
		}
		if next == nil {
			break
		}
		node = next
	}
	return found
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
