package content

import "slices"

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
	Order       []*Order   `yaml:"ordre"`      // of the rubriques, where it is not the usual one
	Inherits    ID         `yaml:"herite"`     // « autre », whose words stand for what is not told here
	References  []*Source  `yaml:"references"` // sources of its own, for a file added from outside
	Documents   []*Outline `yaml:"documents"`  // whose outline is its own
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
	About   []ID   `yaml:"pour"` // the questions and actions it answers
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

// Seen says how old the address is: it may have changed.
func (a *Address) Seen() string {
	if a.Year != "" && '0' <= a.Year[0] && a.Year[0] <= '9' {
		return "relevée en " + a.Year + ", à vérifier"
	}
	return a.Year
}

// ToAsk is a question to put to one's own ARS, URPS or CPAM.
type ToAsk struct {
	Stage    ID     `yaml:"etape"`
	Question string `yaml:"question"`
	About    []ID   `yaml:"pour"`
	Sources  []ID   `yaml:"sources"`
}

// Order is what a rubrique waits for in a region, where it is not what it waits for
// elsewhere.
type Order struct {
	Section ID   `yaml:"rubrique"`
	After   []ID `yaml:"apres"`
	Sources []ID `yaml:"sources"`
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

// SupportOn is the help on offer for a question or an action.
func (r *Region) SupportOn(id string) []*Support {
	var out []*Support
	for _, s := range r.Support {
		if named(s.About, id) {
			out = append(out, s)
		}
	}
	return out
}

// ToAskOn are the questions to put about a question or an action.
func (r *Region) ToAskOn(id string) []*ToAsk {
	var out []*ToAsk
	for _, q := range r.ToAsk {
		if named(q.About, id) {
			out = append(out, q)
		}
	}
	return out
}

func named(ids []ID, id string) bool {
	return slices.ContainsFunc(ids, func(i ID) bool { return i.Name == id })
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
