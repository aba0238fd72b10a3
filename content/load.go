package content

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"sync"

	"go.yaml.in/yaml/v4"

	"cpts/content/dates"
	"cpts/content/french"
)

//go:embed parcours/*.yaml baremes/*.yaml baremes/imprimes/*.yaml listes.yaml sources.yaml delais.yaml durees.yaml plafonds.yaml textes.yaml anciens.yaml
//go:embed conseils/*.yaml propositions/*.yaml regions/*.yaml glossaire.yaml synonymes.yaml outils.yaml gouvernance.yaml projet-sante.yaml recensement.yaml
//go:embed documents/*.yaml
var files embed.FS

// UnmarshalYAML keeps the line an id stands on.
func (id *ID) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.ScalarNode {
		return errNotAWord
	}
	id.Name, id.Line = node.Value, node.Line
	return nil
}

// Catalog is the whole content, its references resolved.
type Catalog struct {
	Stages    []*Stage
	Scales    []*Scale // one at least, in the order they begin
	Sources   []*Source
	Delays    []*Delay
	Durations []*Duration // a rubrique stands after those it waits for

	stages    map[string]*Stage
	sections  map[string]*Section
	questions map[string]*Question
	actions   map[string]*Action
	lists     map[string][]*Option
	phrases   map[string]*sentence
	past      former
	became    map[string]*Became
	uses      map[cellName][]Use
	order     []string // question ids, in the order of the journey, those asked no more after
	earlier   map[string][]string
	where     map[any]string

	files     fs.FS // where what is asked for once in a while is read, then
	knowing   sync.Once
	known     *Knowledge
	paying    sync.Once
	ceilings  *Ceilings
	counting  sync.Once
	directory *Directory

	governance, healthProject points
	documents                 documents

	added   []*Region // from outside, in place of those built in or beside them
	regions sync.Map  // those read by themselves, by id
	ignored []fault   // of the files from outside left out

	fund   string   // the name of the fund that sentences say; "" as long as it is the one they are written with
	naming []naming // the sentences that name it, once another name was asked for
}

// Files are those of the content built into the program, for who lays others over
// them.
func Files() fs.FS { return files }

// Load reads the content built into the program.
func Load() (*Catalog, error) { return LoadFrom(files) }

// LoadWith is Load, with scales from outside beside its own. Their faults stop nothing:
// they are kept in Ignored.
func LoadWith(scales []OutsideFile) (*Catalog, error) { return load(files, scales) }

// LoadFrom reads content laid out like the folder of this package. Every fault
// is reported at once, each with its file and line.
func LoadFrom(fsys fs.FS) (*Catalog, error) { return load(fsys, nil) }

func load(fsys fs.FS, own []OutsideFile) (*Catalog, error) {
	c := &Catalog{where: map[any]string{}, files: fsys}
	var lists []*list
	var phrases []*sentence
	stages, err := fs.Glob(fsys, "parcours/*.yaml")
	if err != nil {
		return nil, err
	}
	scales, err := fs.Glob(fsys, "baremes/*.yaml")
	if err != nil {
		return nil, err
	}
	c.Stages, c.Scales = make([]*Stage, len(stages)), make([]*Scale, len(scales))
	r := &reader{fsys: fsys}
	for i, name := range stages {
		c.Stages[i] = &Stage{}
		c.where[c.Stages[i]] = name
		r.read(name, c.Stages[i])
	}
	for i, name := range scales {
		c.Scales[i] = &Scale{}
		c.where[c.Scales[i]] = name
		r.read(name, c.Scales[i])
	}
	r.read("listes.yaml", &lists)
	r.read("sources.yaml", &c.Sources)
	r.read("delais.yaml", &c.Delays)
	r.read("durees.yaml", &c.Durations)
	r.read(phrasesFile, &phrases)
	c.readRetired(r)
	faults := r.faults
	if len(faults) == 0 {
		c.addScales(own)
		faults = slices.Concat(c.link(lists), c.linkPhrases(phrases))
	}
	if err := inOrder(faults); err != nil {
		return nil, err
	}
	return c, nil
}

// reader reads files, and keeps what is wrong in them.
type reader struct {
	fsys   fs.FS
	faults []fault
}

func (r *reader) read(name string, into any) {
	r.faults = append(r.faults, decode(r.fsys, name, into)...)
}

// decode reads one file, of its compact form while that is up to date; else
// strictly: an unknown key or one given twice is refused.
func decode(fsys fs.FS, name string, into any) []fault {
	if unpack(fsys, name, into) {
		return nil
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return []fault{{file: name, what: err.Error()}}
	}
	return decodeText(name, data, into)
}

// decodeText is decode for a text already read.
func decodeText(name string, data []byte, into any) []fault {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return yamlFaults(name, err)
	}
	setTypography(reflect.ValueOf(into))
	return nil
}

var idType = reflect.TypeOf(ID{})

// setTypography gives the texts their non-breaking spaces and their apostrophes, in
// place: authors type plain ones. Ids and enumerations are left as they are.
func setTypography(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			setTypography(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			setTypography(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == idType {
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() { // of what is exported
				setTypography(f)
			}
		}
	case reflect.Map: // of texts
		for _, key := range v.MapKeys() {
			v.SetMapIndex(key, reflect.ValueOf(french.Typeset(v.MapIndex(key).String())))
		}
	case reflect.String:
		if v.Type().PkgPath() == "" && v.CanSet() {
			v.SetString(french.Typeset(v.String()))
		}
	}
}

// link gives every thing its rank and its parents, and resolves what refers to
// another thing.
func (c *Catalog) link(lists []*list) (faults []fault) {
	c.stages, c.sections = map[string]*Stage{}, map[string]*Section{}
	c.questions, c.actions = map[string]*Question{}, map[string]*Action{}
	c.lists, c.earlier = map[string][]*Option{}, map[string][]string{}
	report := func(file string, id ID, format string, args ...any) {
		faults = append(faults, fault{file: file, line: id.Line, what: french.Say(format, args...)})
	}
	faults = c.linkScales()
	c.linkMissions(lists)
	for _, l := range lists {
		if c.lists[l.ID.Name] != nil || l.ID.Name == timedSections {
			report("listes.yaml", l.ID, "la liste « %s » est déjà déclarée", l.ID)
		}
		c.lists[l.ID.Name] = l.Options
	}
	c.lists[timedSections] = c.changeable()
	for i, s := range c.Stages {
		file := c.where[s]
		s.Index = i
		if c.stages[s.ID.Name] != nil {
			report(file, s.ID, "l’étape « %s » est déjà déclarée", s.ID)
		}
		c.stages[s.ID.Name] = s
		for j, section := range s.Sections {
			section.Stage, section.Index = s, j
			if c.sections[section.ID.Name] != nil {
				report(file, section.ID, "la rubrique « %s » est déjà déclarée", section.ID)
			}
			c.sections[section.ID.Name] = section
			put := section.Questions[:0:0]
			for _, q := range c.startsOf(section.Questions) {
				q.Section, q.Index, q.Columns = section, len(put), c.columnsOf(q.Columns)
				if c.questions[q.ID.Name] != nil {
					report(file, q.ID, "la question « %s » est déjà déclarée", q.ID)
				}
				c.questions[q.ID.Name] = q
				c.order = append(c.order, q.ID.Name)
				faults = append(faults, c.linkLists(file, q)...)
				if q.InJourney() {
					put = append(put, q)
				} else {
					section.Elsewhere = append(section.Elsewhere, q)
				}
			}
			section.Questions = put
			for k, a := range section.Actions {
				a.Section, a.Index = section, k
				if c.actions[a.ID.Name] != nil {
					report(file, a.ID, "l’action « %s » est déjà déclarée", a.ID)
				}
				c.actions[a.ID.Name] = a
			}
		}
	}
	c.linkCore()
	faults = append(faults, c.linkRetired()...)
	for _, s := range c.Stages {
		for _, ref := range slices.Concat(s.After, s.Settles) {
			if c.stages[ref.Name] == nil {
				report(c.where[s], ref, "l’étape « %s » n’existe pas", ref)
			}
		}
	}
	for _, a := range c.actions {
		a.facts(func(key string, f *Telling) {
			if c.asked(f.Question.Name) == nil {
				at := ID{f.Question.Name, cmp.Or(f.Question.Line, a.ID.Line)}
				report(c.where[a.Section.Stage], at, "« %s » de l’action « %s » renvoie à la question « %s », qui n’existe pas", key, a.ID, at)
			}
		})
	}
	for _, id := range c.order {
		q := c.questions[id]
		file := c.whereIs(q)
		if q.If != nil && c.asked(q.If.Question.Name) == nil {
			report(file, q.If.Question, "« si » renvoie à la question « %s », qui n’existe pas", q.If.Question)
		}
		for _, later := range q.Moot {
			if other := c.asked(later.Name); other == nil || other.Kind != Date {
				report(file, later, "« inutile_apres » renvoie à « %s », qui n’est pas une question de date", later)
			}
		}
		for _, before := range q.After {
			if other := c.questions[before.Name]; other == nil || other.Kind != Date {
				report(file, before, "« apres » renvoie à « %s », qui n’est pas une question de date", before)
			}
		}
	}
	return slices.Concat(faults, c.linkTables(), c.linkTime(), c.linkOnce())
}

// whereIs is the file of a question.
func (c *Catalog) whereIs(q *Question) string {
	if q.Retired {
		return retiredFile
	}
	return c.where[q.Section.Stage]
}

// linkLists gives a question, and the columns of a table, the options of the list
// that they name.
func (c *Catalog) linkLists(file string, q *Question) (faults []fault) {
	fields := []*Field{&q.Field}
	for _, col := range q.Columns {
		fields = append(fields, &col.Field)
	}
	for _, f := range fields {
		if f.ListName.Name == "" {
			continue
		}
		options, known := c.lists[f.ListName.Name]
		if !known {
			faults = append(faults, fault{file: file, line: f.ListName.Line, what: french.Say("la liste « %s » n’existe pas dans listes.yaml", f.ListName)})
		}
		f.Options = options
	}
	return faults
}

// Stage, Section, Question and Action find a thing by its id; nil if there is
// none.
func (c *Catalog) Stage(id string) *Stage       { return c.stages[id] }
func (c *Catalog) Section(id string) *Section   { return c.sections[id] }
func (c *Catalog) Question(id string) *Question { return c.questions[id] }
func (c *Catalog) Action(id string) *Action     { return c.actions[id] }

// asked finds a question that is still asked: what the content says is about those.
func (c *Catalog) asked(id string) *Question {
	if q := c.questions[id]; q != nil && !q.Retired {
		return q
	}
	return nil
}

// QuestionIDs are the ids of all questions, in the order of the journey.
func (c *Catalog) QuestionIDs() []string { return c.order }

// Starts are the questions that ask when a mission starts, in the order of the
// journey; StartOf is that of a line of the scales, nil if there is none.
func (c *Catalog) Starts() (asked []*Question) {
	for _, id := range c.order {
		if q := c.questions[id]; q.Starts.Name != "" {
			asked = append(asked, q)
		}
	}
	return asked
}

func (c *Catalog) StartOf(line string) *Question {
	for _, q := range c.Starts() {
		if q.Starts.Name == line {
			return q
		}
	}
	return nil
}

// ActionIDs are the ids of all actions, in the order of the journey.
func (c *Catalog) ActionIDs() (ids []string) {
	for _, stage := range c.Stages {
		for _, section := range stage.Sections {
			for _, action := range section.Actions {
				ids = append(ids, action.ID.Name)
			}
		}
	}
	return ids
}

// Earlier are the date questions that usually come before id, the nearest first:
// those it names, those that they name, and so on.
func (c *Catalog) Earlier(id string) []string { return c.earlier[id] }

// Source finds a source by its id; nil if there is none.
func (c *Catalog) Source(id string) *Source {
	return find(c.Sources, id, func(one *Source) ID { return one.ID })
}

// Scale finds a scale by its id; nil if there is none.
func (c *Catalog) Scale(id string) *Scale {
	for _, s := range c.Scales {
		if s.ID.Name == id {
			return s
		}
	}
	return nil
}

// ScaleOn is the scale whose amounts hold for a contract signed on a day: the last to
// have begun by then, or the first for a day before them all. Its « depuis » and « jusqu_a » tell whether that day is really its own.
func (c *Catalog) ScaleOn(day dates.Day) *Scale {
	in := c.Scales[0]
	for _, s := range c.Scales[1:] {
		if !day.Before(s.Since.Day) {
			in = s
		}
	}
	return in
}

// FirstYear is the year the first scale began: no contract was signed before.
func (c *Catalog) FirstYear() int { return c.Scales[0].Since.Year }

// Option finds an option by its id; nil if the field has none such.
func (f *Field) Option(id string) *Option {
	return find(f.Options, id, func(one *Option) ID { return one.ID })
}

// Column finds a column by its id; nil if the table has none such.
func (q *Question) Column(id string) *Column {
	return find(q.Columns, id, func(one *Column) ID { return one.ID })
}

// PastColumn finds one that the table has no more.
func (q *Question) PastColumn(id string) *Column {
	return find(q.Past, id, func(one *Column) ID { return one.ID })
}
