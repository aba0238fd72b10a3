package content

// Scale is a dated table of the money the contract brings. Base amounts and
// rates are data; the rule that turns them into years is the budget engine's.
// Amounts are whole euros, one per size, size 1 first.
type Scale struct {
	ID        ID           `yaml:"id"`
	Title     string       `yaml:"titre"`
	Caution   string       `yaml:"prudence"`   // shown under every table
	Since     string       `yaml:"depuis"`     // AAAA-MM-JJ
	CheckedOn string       `yaml:"verifie_le"` // last time somebody checked it was in force
	Sources   []ID         `yaml:"sources"`
	Sizes     []*Size      `yaml:"tailles"`
	Bounds    []int64      `yaml:"bornes"` // populations that two sizes claim: to be confirmed
	Rates     Rates        `yaml:"taux"`
	Bonus     *Bonus       `yaml:"majoration"`
	Lines     []*ScaleLine `yaml:"lignes"`
}

// Size is a class of population. Up is 0 where it has no upper bound.
type Size struct {
	Number int    `yaml:"numero"`
	From   int64  `yaml:"de"`
	Up     int64  `yaml:"a"`
	Label  string `yaml:"libelle"`
}

// Rates are the shares of the base amounts that the payment rule uses, in
// hundredths.
type Rates struct {
	Advance     int64 `yaml:"avance"`           // of a year's amount, paid when it begins
	PlanUpdate  int64 `yaml:"plan_mise_a_jour"` // of the crisis plan, each year after the first
	CrisisEvent int64 `yaml:"survenue_crise"`   // of the crisis plan, when a crisis happens
	Threshold   int64 `yaml:"seuil_audit"`      // euros of public money a year, strictly above which an auditor is due
}

// Bonus raises the missions of a large community.
type Bonus struct {
	Size    int    `yaml:"taille"`
	Members int64  `yaml:"membres"` // from this number on
	Percent int64  `yaml:"pourcent"`
	Note    string `yaml:"note"`
	Sources []ID   `yaml:"sources"`
}

// LineNature tells which payment rule a line follows.
type LineNature string

// The three rules of payment.
const (
	Functioning LineNature = "fonctionnement" // whole at signature, then in advance
	Mission     LineNature = "mission"        // advance, then balance and next advance
	CrisisPlan  LineNature = "plan-crise"     // written once, then updated
)

// ScaleLine is one line of the table.
type ScaleLine struct {
	ID       ID         `yaml:"id"`
	Label    string     `yaml:"libelle"`
	Nature   LineNature `yaml:"nature"`
	Optional bool       `yaml:"optionnelle"`
	Fixed    []int64    `yaml:"fixe"`     // a full year's fixed part
	Variable []int64    `yaml:"variable"` // the ceiling of the variable part, if any
}
