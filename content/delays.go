package content

// DelayNature says what gives a delay its weight.
type DelayNature string

// The natures of a delay.
const (
	Legal       DelayNature = "legale"      // a text of law counts it
	Contractual DelayNature = "contrat"     // the contract, or who signs it, counts on it
	Advised     DelayNature = "conseil"     // the field advises it
	Proposed    DelayNature = "proposition" // cpts proposes it, to be adapted
)

// Binding tells whether something is lost when the day goes by.
func (n DelayNature) Binding() bool { return n == Legal || n == Contractual }

// Delay is a day counted from a dated answer, or from the day of another delay:
// so many months, then so many days, after From.
type Delay struct {
	ID      ID          `yaml:"id"`
	Label   string      `yaml:"libelle"`
	From    ID          `yaml:"depuis"`     // the question whose date starts it, or a delay that stands above
	Until   ID          `yaml:"tombe_avec"` // the question whose answer makes it pointless
	Unless  *Cond       `yaml:"sauf_si"`    // answers that keep it from falling due
	Months  int         `yaml:"mois"`
	Days    int         `yaml:"jours"`
	Repeat  *Repeat     `yaml:"repete"`
	Limit   bool        `yaml:"limite"`   // something is to be done by then: past it, it is late
	Section ID          `yaml:"rubrique"` // the rubrique it gives a deadline to
	Alarm   bool        `yaml:"alarme"`   // a calendar program rings before it
	Nature  DelayNature `yaml:"nature"`
	Rule    string      `yaml:"regle"` // how it is counted, in a sentence
	Sources []ID        `yaml:"sources"`
}

// Repeat makes a delay fall due again every Months, Times in all. In its label
// and its rule, {rang} stands for « premier », « deuxième »…, {n} for the number
// and {suivant} for the next one.
type Repeat struct {
	Months int `yaml:"mois"`
	Times  int `yaml:"fois"`
}

// Duration is how long a rubrique usually takes, and what it waits for: those
// that wait for nothing of each other overlap.
type Duration struct {
	Section ID     `yaml:"rubrique"`
	Weeks   int    `yaml:"semaines"`
	Fixed   bool   `yaml:"fixe"`     // a rule counts it: the leader does not change it
	After   []ID   `yaml:"apres"`    // the rubriques to be finished before it begins
	Early   bool   `yaml:"tot"`      // it is proposed as soon as it can be, not as late
	Begins  ID     `yaml:"commence"` // the question dated at its beginning
	Delay   ID     `yaml:"delai"`    // the delay that counts its end from that date
	Ends    ID     `yaml:"finit"`    // the question dated at its end
	Wish    ID     `yaml:"souhait"`  // the question that says when one wishes it ended
	Note    string `yaml:"note"`
	Sources []ID   `yaml:"sources"`
}
