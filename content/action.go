package content

// Action is a thing to do outside the program, ticked in it. Its id is the one
// of the inventory (E1-01 … J-46).
type Action struct {
	ID        ID       `yaml:"id"`
	Label     string   `yaml:"libelle"`
	Once      []ID     `yaml:"des"` // what it waits for, before it can be done
	Why       string   `yaml:"pourquoi"`
	SettledBy []*Proof `yaml:"reglee_par"`  // the answers that, all given, leave nothing to do
	If        *Cond    `yaml:"si"`          // the answer without which it concerns nobody
	Unless    *Cond    `yaml:"sauf_si"`     // the answer with which it concerns nobody
	Sizes     []int    `yaml:"tailles"`     // the sizes it concerns, when not all
	Optional  bool     `yaml:"facultative"` // it helps, and keeps nothing open
	Sources   []ID     `yaml:"sources"`

	Section *Section `yaml:"-"`
	Index   int      `yaml:"-"`
}

// Proof is an answer that tells a thing is done. Any answer does, unless the proof
// says which; a date to come never does.
type Proof struct {
	Question ID       `yaml:"question"`
	In       []string `yaml:"parmi"`   // the answers that do: of a table, those of its column
	All      []string `yaml:"tous"`    // of several choices, those that must all be there
	Lines    int      `yaml:"lignes"`  // of a table or a list, how many at least, when more than one
	Column   ID       `yaml:"colonne"` // of a table: only the lines filled in there count
	With     ID       `yaml:"avec"`    // and in there too
	Every    bool     `yaml:"chaque"`  // each line of the table must count
}

// refersTo are the questions whose answers an action depends on.
func (a *Action) refersTo() (ids []ID) {
	for _, c := range []*Cond{a.If, a.Unless} {
		if c != nil {
			ids = append(ids, c.Question)
		}
	}
	for _, f := range a.SettledBy {
		ids = append(ids, f.Question)
	}
	return ids
}
