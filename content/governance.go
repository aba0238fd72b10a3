package content

// GovernanceCheck is one thing that a balanced governance has: the seeds ask for
// it, or its absence lets some decide for all. Rule names a rule of the model,
// which finds in the answers whether it holds; the sentences say so to the
// leader.
type GovernanceCheck struct {
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
