package content

import "slices"

// Action is a thing to do outside the program, ticked in it. Its id is the one
// of the inventory (E1-01 … J-46).
type Action struct {
	ID        ID      `yaml:"id"`
	Label     string  `yaml:"libelle"`
	Once      []ID    `yaml:"des"` // what it waits for, before it can be done
	Why       string  `yaml:"pourquoi"`
	SettledBy []*Fact `yaml:"reglee_par"`  // the facts that, together, leave nothing to do
	If        *Fact   `yaml:"si"`          // the one without which it concerns nobody
	Unless    *Fact   `yaml:"sauf_si"`     // the one with which it concerns nobody
	Prepares  ID      `yaml:"prepare"`     // the stage that it leads to the end of: that passed, nobody waits for it
	Sizes     []int   `yaml:"tailles"`     // the sizes it concerns, when not all
	Optional  bool    `yaml:"facultative"` // it helps, and keeps nothing open
	Sources   []ID    `yaml:"sources"`

	Section *Section `yaml:"-"`
	Index   int      `yaml:"-"`
}

// Fact is what answers tell, for an action to be settled by it, or to concern
// somebody: one answer does, or another.
type Fact struct {
	Telling `yaml:",inline"`
	Or      []*Telling `yaml:"ou"`
}

// Telling is an answer that tells a fact. Any answer to the question does, unless it
// says which; a day to come does not, unless it is enough that it is fixed.
type Telling struct {
	Question ID       `yaml:"question"`
	In       []string `yaml:"parmi"`   // the answers that tell it: of a table, those of its column
	All      []string `yaml:"tous"`    // those that must all be there: of several choices, or of the column
	Core     bool     `yaml:"socle"`   // the core missions of the scale must all be there: in the column, or each with its start
	Lines    int      `yaml:"lignes"`  // of a table or a list, how many at least, when more than one
	Column   ID       `yaml:"colonne"` // of a table: only the lines filled in there count
	With     ID       `yaml:"avec"`    // and in there too
	Every    bool     `yaml:"chaque"`  // each line of the table must count
	Ahead    bool     `yaml:"a_venir"` // a day to come tells it too
}

// NoneOfThem stands, among the answers to several choices, for the deliberate empty
// one.
const NoneOfThem = "aucun"

// Ways are the answers any of which tells the fact.
func (f *Fact) Ways() []*Telling { return append([]*Telling{&f.Telling}, f.Or...) }

// facts are all those of an action, by the key that holds them.
func (a *Action) facts(visit func(key string, f *Telling)) {
	for _, under := range []struct {
		key   string
		facts []*Fact
	}{{"si", []*Fact{a.If}}, {"sauf_si", []*Fact{a.Unless}}, {"reglee_par", a.SettledBy}} {
		for _, f := range under.facts {
			if f == nil {
				continue
			}
			for _, way := range f.Ways() {
				visit(under.key, way)
			}
		}
	}
}

// ToldBy tells whether the answer to a question is one of those that settle an action.
func (a *Action) ToldBy(q *Question) bool {
	return slices.ContainsFunc(a.SettledBy, func(f *Fact) bool { return f.askedOf(q) })
}

func (f *Fact) askedOf(q *Question) bool {
	return slices.ContainsFunc(f.Ways(), func(way *Telling) bool { return way.Question.Name == q.ID.Name })
}
