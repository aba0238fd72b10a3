package content

import (
	"sync"

	"cpts/content/french"
)

// Point is one thing that a part of the project has when it is as it should be: the
// sources ask for it, or its absence is felt later. Rule names a rule of the model,
// which finds in the answers whether it holds; the sentences say so to the leader.
type Point struct {
	ID       ID     `yaml:"id"`
	Rule     ID     `yaml:"regle"`
	Title    string `yaml:"titre"`    // what is checked, as a statement one can tick
	Holds    string `yaml:"tenu"`     // said when it holds
	Wanting  string `yaml:"sinon"`    // what is wrong, and what to do
	ToSay    string `yaml:"a_dire"`   // what to answer when nothing allows to tell yet
	Question ID     `yaml:"question"` // where it is answered: a question,
	Action   ID     `yaml:"action"`   // or an action
	Centres  bool   `yaml:"si_cds"`   // matters only where there are health centres
	Sources  []ID   `yaml:"sources"`
}

// The files of points: of the governance, of the health project.
const (
	governanceFile    = "gouvernance.yaml"
	healthProjectFile = "projet-sante.yaml"
)

// points are those of one file, read the first time they are asked for, and proved
// right by the tests.
type points struct {
	once sync.Once
	all  []*Point
}

func (p *points) of(c *Catalog, file string) []*Point {
	p.once.Do(func() {
		decode(c.files, file, &p.all)
		c.speak(p.all)
	})
	return p.all
}

// Governance are the points of a balanced governance, in the order one reads them.
func (c *Catalog) Governance() []*Point { return c.governance.of(c, governanceFile) }

// HealthProject are the points of a health project in which all that is announced is
// carried, measured and paid for, in the order one reads them.
func (c *Catalog) HealthProject() []*Point { return c.healthProject.of(c, healthProjectFile) }

// points checks those of a file. That their rules exist is for the model to prove.
func (k *checker) points(file string) {
	var all []*Point
	k.faults = append(k.faults, decode(k.c.files, file, &all)...)
	seen := map[string]bool{}
	for _, p := range all {
		line, thing := p.ID.Line, french.Say("le contrôle « %s »", p.ID.Name)
		if p.ID.Name == "" || seen[p.ID.Name] {
			k.report(file, line, "%s n’a pas d’identifiant à lui", thing)
		}
		seen[p.ID.Name] = true
		k.filled(file, line, thing, "regle", p.Rule.Name, "titre", p.Title, "tenu", p.Holds, "sinon", p.Wanting, "a_dire", p.ToSay)
		switch {
		case (p.Question.Name == "") == (p.Action.Name == ""):
			k.report(file, line, "%s doit ouvrir une question ou une action, et une seule", thing)
		case p.Question.Name != "" && k.c.asked(p.Question.Name) == nil:
			k.report(file, p.Question.Line, "la question « %s » n’existe pas", p.Question)
		case p.Action.Name != "" && k.c.actions[p.Action.Name] == nil:
			k.report(file, p.Action.Line, "l’action « %s » n’existe pas", p.Action)
		}
		k.cite(file, line, thing, p.Sources, true)
		k.words(file, p)
	}
}
