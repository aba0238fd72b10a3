package content

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"cpts/content/french"
)

// Phrase is a sentence of textes.yaml that the program says: a fact of the trade, a
// rule, a heading, which whoever knows the trade corrects there. The program only
// fills its holes, written {so}.
type Phrase struct {
	id    string
	holes []string
}

// declared are the phrases of the program, by id. Each is declared once, by the
// package that says it, before any content is loaded.
var declared = map[string]Phrase{}

// NewPhrase declares a phrase and its holes, in the order Tell is given their values.
// Loading refuses a content that lacks it, or has it with other holes.
func NewPhrase(id string, holes ...string) Phrase {
	if _, twice := declared[id]; twice {
		panic("content: the phrase " + id + " is declared twice")
	}
	declared[id] = Phrase{id, holes}
	return declared[id]
}

// sentence is an entry of textes.yaml.
type sentence struct {
	ID      ID     `yaml:"id"`
	Text    string `yaml:"texte"`
	Sources []ID   `yaml:"sources"`
	Own     bool   `yaml:"de_cpts"` // it comes from no source
}

const phrasesFile = "textes.yaml"

// Tell is a phrase with its holes filled: its own words have their French spaces, what
// fills them is left as it is. The zero Phrase, the heading of what does not exist, is
// "".
func (c *Catalog) Tell(p Phrase, values ...any) string {
	if len(values) != len(p.holes) {
		panic(fmt.Sprintf("content: %d values for the phrase %s, which has %d holes", len(values), p.id, len(p.holes)))
	}
	said := c.phrases[p.id]
	if said == nil {
		return ""
	}
	pairs := make([]string, 0, 2*len(values))
	for i, hole := range p.holes {
		pairs = append(pairs, "{"+hole+"}", fmt.Sprint(values[i]))
	}
	return strings.NewReplacer(pairs...).Replace(said.Text)
}

// Tell is that of the content a scale is read with.
func (s *Scale) Tell(p Phrase, values ...any) string { return s.catalog.Tell(p, values...) }

// CitedBy is that of the content a scale is read with.
func (s *Scale) CitedBy(phrases ...Phrase) []*Source { return s.catalog.CitedBy(phrases...) }

// CitedBy are the sources of phrases, each once.
func (c *Catalog) CitedBy(phrases ...Phrase) (sources []*Source) {
	for _, p := range phrases {
		for _, id := range c.phrases[p.id].Sources {
			if s := c.Source(id.Name); s != nil && !slices.Contains(sources, s) {
				sources = append(sources, s)
			}
		}
	}
	return sources
}

var holeForm = regexp.MustCompile(`\{([^{}]*)\}`)

func (s *sentence) holes() []string {
	found := map[string]bool{}
	for _, m := range holeForm.FindAllStringSubmatch(s.Text, -1) {
		found[m[1]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// linkPhrases refuses what the program would say badly: a phrase that is not there,
// or whose holes are not those it fills.
func (c *Catalog) linkPhrases(all []*sentence) (faults []fault) {
	report := func(line int, format string, args ...any) {
		faults = append(faults, fault{file: phrasesFile, line: line, what: french.Say(format, args...)})
	}
	c.phrases = map[string]*sentence{}
	for _, s := range all {
		if c.phrases[s.ID.Name] != nil {
			report(s.ID.Line, "le texte « %s » est déjà donné", s.ID)
		}
		c.phrases[s.ID.Name] = s
	}
	for id, p := range declared {
		s := c.phrases[id]
		if s == nil {
			report(0, "le texte « %s » manque", id)
			continue
		}
		if due := slices.Sorted(slices.Values(p.holes)); !slices.Equal(s.holes(), due) {
			report(s.ID.Line, "le texte « %s » se remplit de %s : écrivez chacun entre accolades, et nul autre", s.ID, listed(due))
		}
	}
	return faults
}

func listed(holes []string) string {
	if len(holes) == 0 {
		return "rien"
	}
	return "{" + strings.Join(holes, "}, {") + "}"
}

// UnsaidPhrases are the ids of textes.yaml that nothing in the program says.
func (c *Catalog) UnsaidPhrases() (ids []string) {
	for id := range c.phrases {
		if _, said := declared[id]; !said {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// phrases checks that each has a text, and a source unless it is a word of cpts.
func (k *checker) phrases() {
	for _, s := range k.c.phrases {
		thing := french.Say("le texte « %s »", s.ID.Name)
		k.filled(phrasesFile, s.ID.Line, thing, "id", s.ID.Name, "texte", s.Text)
		k.cite(phrasesFile, s.ID.Line, thing, s.Sources, !s.Own)
		if s.Own && len(s.Sources) > 0 {
			k.report(phrasesFile, s.ID.Line, "%s a une source : retirez « de_cpts »", thing)
		}
		k.words(phrasesFile, s)
	}
}

// headings are what a family of things is read under: the phrases named after it.
func headings[T ~string](family string, all []T) map[T]Phrase {
	titles := map[T]Phrase{}
	for _, one := range all {
		titles[one] = NewPhrase(family + "-" + string(one))
	}
	return titles
}

var (
	axisTitles  = headings("axe", Axes)
	themeTitles = headings("theme", Themes)
	legTitles   = headings("circuit", Legs)
	totalTitles = headings("total", append(slices.Clone(TotalIDs), VariableTotal))

	// of a scale that pays for no crisis
	calmTitles = map[string]Phrase{
		"annee_2_variable":         NewPhrase("total-annee_2_variable-sans-crise"),
		"annee_2_variable_options": NewPhrase("total-annee_2_variable_options-sans-crise"),
	}
)

// AxisTitle, ThemeTitle and LegTitle are the headings of an axis, of a theme of the
// workshops, and of a leg of a circuit.
func (c *Catalog) AxisTitle(a Axis) string   { return c.Tell(axisTitles[a]) }
func (c *Catalog) ThemeTitle(t Theme) string { return c.Tell(themeTitles[t]) }
func (c *Catalog) LegTitle(l Leg) string     { return c.Tell(legTitles[l]) }

// TotalTitle says what a reference total is of: one of TotalIDs, or VariableTotal.
func (s *Scale) TotalTitle(id string) string {
	if calm, told := calmTitles[id]; told && !s.HasCrisis() {
		return s.Tell(calm)
	}
	return s.Tell(totalTitles[id])
}
