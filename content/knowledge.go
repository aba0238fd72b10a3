package content

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"cpts/content/french"
)

// Knowledge is what a good adviser would say: advice, regions, glossary,
// tools. No screen needs it to be drawn first, so it is read
// apart from the journey, the first time somebody asks.
type Knowledge struct {
	Advice   []*Advice // in the order of the files
	Regions  []*Region
	Glossary []*Term
	Synonyms [][]string // words that one looks for one another by
	Tools    *Tools

	Proposals []*Proposals // lines to begin tables with

	advice map[string][]*Advice // by question, action or rubrique, the latter under sectionKey
	where  map[any]string
}

// Axis is what an advice tells.
type Axis string

// The axes: the four of the workshops, and what the other sources add.
const (
	Works  Axis = "marche"
	Fails  Axis = "echoue"
	Quick  Axis = "rapide"
	Slow   Axis = "long"
	Trap   Axis = "piege"
	Law    Axis = "loi"
	Useful Axis = "savoir"
	Idea   Axis = "propose" // ours: no document says it
)

// Axes are in the order one reads them beside a question: what the law says and
// what bites first, then how others do, then what we would do.
var Axes = []Axis{Law, Trap, Useful, Works, Fails, Quick, Slow, Idea}

// Theme is one of the three workshops whose feedback is told as a whole.
type Theme string

// The themes of the workshops, in their order.
const (
	SettleIn   Theme = "s-installer"
	BeKnown    Theme = "se-faire-connaitre"
	StartDoing Theme = "demarrer"
)

// Themes are in the order of the workshops.
var Themes = []Theme{SettleIn, BeKnown, StartDoing}

// WorkshopAxes are the four axes of the workshops, in their order.
var WorkshopAxes = []Axis{Works, Fails, Quick, Slow}

// Advice is one thing worth knowing, and where it helps: on questions and
// actions by id, or on whole rubriques. Text is what its sources say, Addition what
// we add to it, always shown as ours; Places are where its documents say it, as
// « 002:471 », the number of a document and a line.
type Advice struct {
	ID       ID     `yaml:"id"`
	Axis     Axis   `yaml:"axe"`
	Theme    Theme  `yaml:"theme"`
	Text     string `yaml:"texte"`
	Addition string `yaml:"ajout"`
	Sections []ID   `yaml:"rubriques"`
	About    []ID   `yaml:"pour"`
	Sources  []ID   `yaml:"sources"`
	Places   []ID   `yaml:"lieux"`
}

// Term is a word of the trade or an abbreviation. Meaning is its expansion, ""
// where the sources never give one: none is ever invented.
type Term struct {
	ID       ID       `yaml:"id"`
	Meaning  string   `yaml:"sens"`
	Forms    []string `yaml:"formes"`
	Text     string   `yaml:"texte"`
	Addition string   `yaml:"ajout"` // ours, beside what its sources say
	Sources  []ID     `yaml:"sources"`
}

// Tools are the digital tools by family, each family at a level of equipment.
type Tools struct {
	Caution  string        `yaml:"prudence"`
	Sources  []ID          `yaml:"sources"`
	Levels   []*ToolLevel  `yaml:"niveaux"`
	Families []*ToolFamily `yaml:"familles"`
}

// ToolLevel is a moment of equipment.
type ToolLevel struct {
	ID    ID     `yaml:"id"`
	Title string `yaml:"titre"`
	When  string `yaml:"quand"`
}

// ToolFamily is a use that tools serve.
type ToolFamily struct {
	ID       ID     `yaml:"id"`
	Title    string `yaml:"titre"`
	Level    ID     `yaml:"niveau"`
	Examples string `yaml:"exemples"`
	Choose   string `yaml:"choisir"`
	Caution  string `yaml:"prudence"`
	Sources  []ID   `yaml:"sources"`
}

// sectionKey tells a rubrique from a question of the same id.
func sectionKey(id string) string { return "rubrique/" + id }

// Knowledge reads the advice, the regions, the glossary and the tools, once.
// What is built into the program is proved right by the tests; should a file not
// be read all the same, the rest serves.
func (c *Catalog) Knowledge() *Knowledge {
	c.knowing.Do(func() {
		c.known, _ = c.readKnowledge(c.files)
		c.known.inherit()
		c.speak(c.known)
	})
	return c.known
}

func (c *Catalog) readKnowledge(fsys fs.FS) (*Knowledge, []fault) {
	k := &Knowledge{advice: map[string][]*Advice{}, where: map[any]string{}, Tools: &Tools{}}
	r := &reader{fsys: fsys}
	names := func(pattern string) []string {
		found, _ := fs.Glob(fsys, pattern) // the pattern is well formed
		return found
	}
	adviceFiles, regionFiles, proposalFiles := names("conseils/*.yaml"), names("regions/*.yaml"), names("propositions/*.yaml")
	advice, regions := make([][]*Advice, len(adviceFiles)), make([]*Region, len(regionFiles))
	for i, name := range adviceFiles {
		r.read(name, &advice[i])
	}
	for i, name := range regionFiles {
		regions[i] = &Region{}
		r.read(name, regions[i])
	}
	for _, name := range proposalFiles {
		p := &Proposals{}
		k.where[p] = name
		k.Proposals = append(k.Proposals, p)
		r.read(name, p)
	}
	r.read("glossaire.yaml", &k.Glossary)
	r.read("synonymes.yaml", &k.Synonyms)
	r.read("outils.yaml", k.Tools)
	faults := r.faults

	for i, name := range adviceFiles {
		for _, a := range advice[i] {
			k.where[a] = name
			k.Advice = append(k.Advice, a)
		}
	}
	for i, name := range regionFiles {
		k.where[regions[i]] = name
	}
	k.Regions = c.withRegionsAdded(regions)
	faults = append(faults, k.place(c)...)
	return k, faults
}

// place files each advice under what it is about.
func (k *Knowledge) place(c *Catalog) (faults []fault) {
	for _, a := range k.Advice {
		for _, ref := range a.About {
			if c.asked(ref.Name) == nil && c.actions[ref.Name] == nil {
				faults = append(faults, fault{file: k.where[a], line: ref.Line, what: french.Say("« %s » n’est ni une question ni une action", ref)})
			}
			k.advice[ref.Name] = append(k.advice[ref.Name], a)
		}
		for _, ref := range a.Sections {
			if c.sections[ref.Name] == nil {
				faults = append(faults, fault{file: k.where[a], line: ref.Line, what: french.Say("la rubrique « %s » n’existe pas", ref)})
			}
			key := sectionKey(ref.Name)
			k.advice[key] = append(k.advice[key], a)
		}
	}
	return faults
}

// On is the advice on a question or an action by its id.
func (k *Knowledge) On(id string) []*Advice { return k.advice[id] }

// OnSection is the advice on a rubrique as a whole.
func (k *Knowledge) OnSection(id string) []*Advice { return k.advice[sectionKey(id)] }

// Workshop is the feedback of one workshop on one axis, in the order it was told.
func (k *Knowledge) Workshop(t Theme, x Axis) []*Advice {
	var out []*Advice
	for _, a := range k.Advice {
		if a.Theme == t && a.Axis == x {
			out = append(out, a)
		}
	}
	return out
}

// OnAxis keeps the advice of one axis.
func OnAxis(all []*Advice, x Axis) []*Advice {
	var out []*Advice
	for _, a := range all {
		if a.Axis == x {
			out = append(out, a)
		}
	}
	return out
}

// Region finds a region by its id; nil if there is none.
func (k *Knowledge) Region(id string) *Region {
	return find(k.Regions, id, func(one *Region) ID { return one.ID })
}

// Elsewhere is the region of those whose own is not described.
func (k *Knowledge) Elsewhere() *Region { return k.Region(elsewhere) }

// TermsIn are the terms of the glossary that stand in a text as whole words, in
// the order of the glossary.
func (k *Knowledge) TermsIn(text string) []*Term {
	var found []*Term
	for _, t := range k.Glossary {
		for _, form := range append([]string{t.ID.Name}, t.Forms...) {
			if hasWord(text, form) {
				found = append(found, t)
				break
			}
		}
	}
	return found
}

// hasWord tells whether word stands whole in text. An abbreviation keeps its
// capitals; another word may begin a sentence.
func hasWord(text, word string) bool {
	if strings.ToUpper(word) != word {
		text, word = strings.ToLower(text), strings.ToLower(word)
	}
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if !endsInLetter(text[:start]) && !startsWithLetter(text[end:]) {
			return true
		}
		from = end
	}
}

// Level finds a level of equipment by its id; nil if there is none.
func (t *Tools) Level(id string) *ToolLevel {
	return find(t.Levels, id, func(one *ToolLevel) ID { return one.ID })
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
