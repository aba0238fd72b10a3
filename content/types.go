// Package content is what the assistant knows, as data: the journey (stages,
// rubriques, questions, actions), the money scales, the choice lists and the
// sources. Everything a leader reads as advice, and every figure of a scale,
// lives in the YAML files beside this one, so that someone who does not
// program can correct it. The package imports nothing else of the project.
package content

import "cmp"

// ID is a name given in a file, with the line it stands on, so that a fault in
// the content is reported where it can be mended.
type ID struct {
	Name string
	Line int
}

func (id ID) String() string { return id.Name }

// Kind is the shape of an answer.
type Kind string

// The kinds of answers a question, or a column of a small table, may ask for.
const (
	Text     Kind = "texte"
	LongText Kind = "texte-long"
	List     Kind = "liste" // several short texts, one a line
	Number   Kind = "nombre"
	Amount   Kind = "montant"
	Date     Kind = "date"
	Choice   Kind = "choix"
	Choices  Kind = "choix-multiples"
	YesNo    Kind = "oui-non"
	Hour     Kind = "heure"
	Rows     Kind = "lignes" // a small table: team, needs, expenses
)

// Register is a national register that gives numbers with a key of their own.
type Register string

// The registers whose numbers are checked and told apart.
const (
	SIRET  Register = "siret"
	SIREN  Register = "siren"
	RNA    Register = "rna"
	FINESS Register = "finess"
)

// Registers are all there are.
var Registers = []Register{SIRET, SIREN, RNA, FINESS}

// Stage is one of the five steps of the journey, or the 200 days after it.
type Stage struct {
	ID       ID         `yaml:"id"`
	Title    string     `yaml:"titre"`
	Intro    string     `yaml:"presentation"` // what the stage is for
	Outcome  string     `yaml:"resultat"`     // what comes out of it
	Sources  []ID       `yaml:"sources"`
	After    []ID       `yaml:"apres"`    // the stages whose gate must be passed before this one
	Gate     []*Need    `yaml:"porte"`    // what ends the stage
	Settles  []ID       `yaml:"acquis"`   // the stages that passing this gate proves passed
	Passing  *Passing   `yaml:"franchie"` // said once, when its gate is passed; nil for nothing
	Sections []*Section `yaml:"rubriques"`

	Index int `yaml:"-"` // rank in the journey, from 0
}

// Passing is what is said when the gate of a stage is passed.
type Passing struct {
	Title string `yaml:"titre"` // « La lettre est validée »
	Gives string `yaml:"donne"` // what it gives
	Opens string `yaml:"ouvre"` // what can be done from now on
}

// Need is one condition for a stage to be over. Rule names a rule of the model;
// Missing is the reason shown while it is not met, and completes
// « Pas encore possible : … »; When tells the same of what is to come, and completes
// « quand … ».
type Need struct {
	Rule    ID     `yaml:"regle"`
	Missing string `yaml:"manque"`
	When    string `yaml:"quand"`
	Ask     string `yaml:"question"` // asked once before recording ahead of the path
}

// Section is a rubrique: a topic that can be finished in one sitting.
type Section struct {
	ID        ID          `yaml:"id"`
	Title     string      `yaml:"titre"`
	Purpose   string      `yaml:"but"`
	Outcome   string      `yaml:"resultat"`
	Inset     Inset       `yaml:"encart"`
	Circuit   CircuitName `yaml:"circuit"` // the document whose way depends on the region
	Questions []*Question `yaml:"questions"`
	Elsewhere []*Question `yaml:"-"` // those that the journey does not put, or no more
	Actions   []*Action   `yaml:"actions"`

	Stage *Stage `yaml:"-"`
	Index int    `yaml:"-"` // rank in the stage, from 0
}

// Inset names what is shown beside a question or a rubrique.
type Inset string

// The insets, for what is known or being typed: the two-year table of the scale,
// the cash of the five contract years, the years that call for an auditor, and
// the indemnities that pass a limit.
const (
	BudgetInset    Inset = "budget"
	CashInset      Inset = "tresorerie"
	AuditInset     Inset = "commissaire"
	IndemnityInset Inset = "indemnites"
)

// Insets are all there are.
var Insets = []Inset{BudgetInset, CashInset, AuditInset, IndemnityInset}

// Field is what a question and a column of a small table have in common.
type Field struct {
	ID       ID        `yaml:"id"`
	Kind     Kind      `yaml:"genre"`
	Label    string    `yaml:"libelle"`
	Example  string    `yaml:"exemple"`
	Required bool      `yaml:"necessaire"` // its absence keeps the rubrique open
	Min      *int64    `yaml:"min"`        // for numbers, in units; for amounts, in euros
	Max      *int64    `yaml:"max"`
	Unit     string    `yaml:"unite"` // what a number counts, said beside it on the screen: « habitants », « % »
	ListName ID        `yaml:"liste"` // a list of listes.yaml, instead of Options
	Options  []*Option `yaml:"choix"`
	Commas   bool      `yaml:"virgules"` // of a list of names: commas part them too, a sentence has its own
}

// Year tells a year from a quantity: its bounds say so. Its thousands are not set apart.
func (f *Field) Year() bool {
	return f.Kind == Number && f.Min != nil && f.Max != nil && *f.Min >= 1800 && *f.Max <= 2200
}

// Counts is what stands beside a number or an amount being typed; "" for nothing.
func (f *Field) Counts() string {
	if f.Kind == Amount {
		return "€"
	}
	return f.Unit
}

// Question is one thing asked of the leader. The screen, the report, the review
// and the command line all come from this one declaration.
type Question struct {
	Field     `yaml:",inline"`
	Short     string    `yaml:"court"`     // its name in the review and the report
	Event     string    `yaml:"evenement"` // of a date: what happens on that day, within a sentence
	Coming    string    `yaml:"a_venir"`   // the same while the day is to come, where it differs: « dépôt de la lettre »
	Why       string    `yaml:"pourquoi"`  // why it is asked, in a sentence
	Help      string    `yaml:"aide"`      // how to find the answer
	Places    bool      `yaml:"lieux"`     // of a list: its texts are communes of France, found by a few letters
	If        *Cond     `yaml:"si"`
	Once      []ID      `yaml:"des"`            // what it waits for, before it can have an answer: dates that are behind, actions that are settled
	Moot      []ID      `yaml:"inutile_apres"`  // dates that, once given, leave it with nothing to settle
	After     []ID      `yaml:"apres"`          // dates that usually come before this one
	AfterDue  ID        `yaml:"apres_delai"`    // a delay whose day usually comes before this date
	BeforeDue ID        `yaml:"avant_delai"`    // a delay whose day this date usually does not pass
	Starts    ID        `yaml:"ligne"`          // of a date: the line of the scales whose mission starts then
	Alarm     bool      `yaml:"alarme"`         // of a date: a calendar program rings before it
	FirstYear int       `yaml:"premiere_annee"` // of a date: the first year an association could do it; when not said, that of the first scale
	Inset     Inset     `yaml:"encart"`
	Columns   []*Column `yaml:"colonnes"`
	RowName   string    `yaml:"une_ligne"`     // what one row is called: « un membre »
	Register  Register  `yaml:"repertoire"`    // of a text: the register whose number it is
	None      string    `yaml:"aucun"`         // label of the deliberate empty answer to several choices
	Way       []Leg     `yaml:"circuit"`       // what of the region's circuit bears on it
	Propose   *Ref      `yaml:"propose"`       // where an answer to begin with is found
	Outside   bool      `yaml:"hors_parcours"` // opened from a screen of its own: the journey does not put it
	Private   bool      `yaml:"discret"`       // of a table of people: a report tells how many, and no more
	Sources   []ID      `yaml:"sources"`

	Section *Section `yaml:"-"`
	Index   int      `yaml:"-"` // rank in the rubrique, from 0; that of none for one that the journey does not put
	Retired bool     `yaml:"-"` // asked by earlier versions only: its answers are kept

	Past []*Column `yaml:"-"` // columns that a table had, and has no more: the cells of files are kept
}

// EventOn is what happens on the day answered, past or to come.
func (q *Question) EventOn(ahead bool) string {
	if ahead {
		return cmp.Or(q.Coming, q.Event)
	}
	return q.Event
}

// InJourney tells a question that its rubrique puts from one that is opened
// elsewhere, or asked no more.
func (q *Question) InJourney() bool { return !q.Outside && !q.Retired }

// Ref is where texts already given are found: a column of a table, or the lines of
// the answer to a question.
type Ref struct {
	Table    ID `yaml:"table"`
	Column   ID `yaml:"colonne"`
	Question ID `yaml:"question"`
}

// Beside names what is shown beside a question: its own inset, else that of its
// rubrique.
func (q *Question) Beside() Inset { return cmp.Or(q.Inset, q.Section.Inset) }

// LineID is the name under which a project file holds the lasting id of a row:
// no column may bear it.
const LineID = "id"

// Column is one cell of each row of a small table.
type Column struct {
	Field `yaml:",inline"`
	From  []*Ref `yaml:"depuis"` // what is proposed there: the text stays free, and follows when it is renamed where it comes from
	Line  ID     `yaml:"ligne"`  // « autres »: it stands for one column for each option of the scales that has none

	Person ID `yaml:"personne"` // it holds the name of a person, or how to reach one: the column told in its place where names are left out, or « rien »
}

// nothingInstead stands in « personne » for what nothing replaces: how to reach
// somebody.
const nothingInstead = "rien"

// Names tells whether the column holds the names of people, not how to reach them.
func (c *Column) Names() bool { return c.Person.Name != "" && c.Person.Name != nothingInstead }

// Cond tells when a question is asked: when the answer to another one is, or
// contains, one of the values. A yes/no answer is written oui or non.
type Cond struct {
	Question ID       `yaml:"question"`
	In       []string `yaml:"parmi"`
}

// Option is one of the answers a choice offers. Also holds other words it is
// looked for by.
type Option struct {
	ID    ID       `yaml:"id"`
	Label string   `yaml:"libelle"`
	All   string   `yaml:"ensemble"` // what several of it are called on a line that adds them up, where it differs
	Help  string   `yaml:"aide"`
	Also  []string `yaml:"aussi"`
	Zone  string   `yaml:"fuseau"` // of a department: its time zone, where it is not that of Paris
	Fund  string   `yaml:"caisse"` // of a department: the name of its health insurance fund, where it is not a CPAM
}

// SourceStatus says how far a source can be relied on.
type SourceStatus string

// The degrees of trust in a source. The last is that of what no document says.
const (
	Official  SourceStatus = "texte officiel"
	FieldWork SourceStatus = "source de terrain"
	ToConfirm SourceStatus = "à confirmer"
	Ours      SourceStatus = "proposition de cpts"
)

// Statuses are in the order in which sources can be relied on.
var Statuses = []SourceStatus{Official, FieldWork, ToConfirm, Ours}

// Source is a document a fact comes from. Document is the number of the one our
// advice was read in, line by line; "" for the others.
type Source struct {
	ID        ID           `yaml:"id"`
	Title     string       `yaml:"titre"`
	Publisher string       `yaml:"editeur"`
	Year      string       `yaml:"annee"`
	Status    SourceStatus `yaml:"statut"`
	Note      string       `yaml:"note"`
	Document  string       `yaml:"document"`
}

// ownSource is cited by what no document says.
const ownSource = "cpts"

// OnlyOurs tells whether what cites these sources is said by no document.
func OnlyOurs(sources []ID) bool { return len(sources) == 1 && sources[0].Name == ownSource }

// list is a named set of options of listes.yaml.
type list struct {
	ID       ID         `yaml:"id"`
	Missions missionsOf `yaml:"bareme"` // those of the scales that it also offers
	Options  []*Option  `yaml:"choix"`
}
