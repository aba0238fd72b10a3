package content

import "cpts/content/dates"

// Scale is a dated table of the money the contract brings. Base amounts and
// rates are data; the rule that turns them into years is the budget engine's.
// Amounts are whole euros, one per size, size 1 first.
type Scale struct {
	ID         ID           `yaml:"id"`
	Title      string       `yaml:"titre"`
	Caution    string       `yaml:"prudence"` // shown under every table
	Since      Day          `yaml:"depuis"`
	Until      Day          `yaml:"jusqu_a"`     // last day it held, none while it is in force
	CheckedOn  Day          `yaml:"verifie_le"`  // last time somebody checked it was in force
	ReviewOn   Day          `yaml:"a_revoir_le"` // the day after which that check is too old
	Stale      string       `yaml:"perime"`      // what to say from then on
	Sources    []ID         `yaml:"sources"`
	Sizes      []*Size      `yaml:"tailles"`
	Bounds     []int64      `yaml:"bornes"` // populations that two sizes claim: to be confirmed
	Floor      *Floor       `yaml:"plancher"`
	Rates      Rates        `yaml:"taux"`
	Bonus      *Bonus       `yaml:"majoration"`
	Readings   Readings     `yaml:"conventions"`
	Extra      *Extra       `yaml:"fonctionnement_additionnel"`
	Lines      []*ScaleLine `yaml:"lignes"`
	References []*Source    `yaml:"references"` // sources of its own, for a file added from outside
	Record     `yaml:",inline"`

	from    string         // the name of its file, for one added from outside
	catalog *Catalog       // what it is a part of, or was read beside
	printed func() *Record // nil for a file of one's own: its record is in it
}

// Size is a class of population. Up is 0 where it has no upper bound.
type Size struct {
	Number int    `yaml:"numero"`
	From   int64  `yaml:"de"`
	Up     int64  `yaml:"a"`
	Label  string `yaml:"libelle"`
}

// Floor is a population below which one source knows no size: a word of
// caution, never a refusal.
type Floor struct {
	Population int64  `yaml:"population"`
	Note       string `yaml:"note"`
	Sources    []ID   `yaml:"sources"`
}

// Rates are the shares of the base amounts that the payment rule uses, in
// hundredths.
type Rates struct {
	Advance     int64 `yaml:"avance"`           // of a year's amount, paid when it begins
	PlanUpdate  int64 `yaml:"plan_mise_a_jour"` // of the crisis plan, each year after the first
	CrisisEvent int64 `yaml:"survenue_crise"`   // of the crisis plan, when a crisis happens
	Threshold   int64 `yaml:"seuil_audit"`      // euros of public money a year, strictly above which an auditor is due
	Sources     []ID  `yaml:"sources"`          // of the shares
	AuditSource []ID  `yaml:"seuil_sources"`    // of the threshold
}

// Readings are how a scale takes what its texts leave open, and which moves money: a
// word says which reading is counted, the other is told in euros. Empty ones are the
// first of each.
type Readings struct {
	Prorata ProrataBy `yaml:"prorata"` // of the year a mission starts in
	Balance BalanceOf `yaml:"solde"`   // of that year
	Late    int       `yaml:"retard"`  // months a settlement may wait for the dialogue after the anniversary; 0: not told
	Remind  int       `yaml:"relance"` // months after its day from which a payment not received is asked for; 0: not told
	Sources []ID      `yaml:"sources"`
}

// ProrataBy is what the year a mission starts in is counted by.
type ProrataBy string

// The two ways, the first by default.
const (
	ByMonths ProrataBy = "mois" // whole months: one begun counts for nothing
	ByDays   ProrataBy = "jours"
)

// BalanceOf is what the balance of that year is a share of.
type BalanceOf string

// The two ways, the first by default.
const (
	OfReduced BalanceOf = "reduit" // of the right reduced in proportion
	OfFull    BalanceOf = "entier" // of a full year's fixed part
)

// Bonus raises the missions of a large community.
type Bonus struct {
	Size    int    `yaml:"taille"`
	Members int64  `yaml:"membres"` // from this number on
	Percent int64  `yaml:"pourcent"`
	Note    string `yaml:"note"`
	Doubt   string `yaml:"doute"` // what its source leaves unclear
	Sources []ID   `yaml:"sources"`
}

// Extra is a part of the functioning paid once more, in the first year, to the
// contracts signed before a day.
type Extra struct {
	ID      ID     `yaml:"id"`
	Label   string `yaml:"libelle"`
	Short   string `yaml:"court"` // as that of a line
	Line    ID     `yaml:"ligne"` // the functioning line it is a share of
	Share   int64  `yaml:"part"`  // in hundredths
	Before  Day    `yaml:"avant"` // strictly
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
	ID         ID           `yaml:"id"`
	Label      string       `yaml:"libelle"`
	Short      string       `yaml:"court"` // the label where there is little room; "" for the label itself
	Nature     LineNature   `yaml:"nature"`
	Optional   bool         `yaml:"optionnelle"`
	Fixed      []int64      `yaml:"fixe"`        // a full year's fixed part
	Components []*Component `yaml:"composantes"` // what the fixed part is the sum of, if anything
	Variable   []int64      `yaml:"variable"`    // the ceiling of the variable part, if any
	Sources    []ID         `yaml:"sources"`     // those of the scale, when it has none
}

// Component is a named part of a fixed amount.
type Component struct {
	ID      ID      `yaml:"id"`
	Label   string  `yaml:"libelle"`
	Amounts []int64 `yaml:"montants"`
}

// Line finds a line by its id; nil if there is none.
func (s *Scale) Line(id string) *ScaleLine {
	return find(s.Lines, id, func(one *ScaleLine) ID { return one.ID })
}

// Core are the ids of the missions that every contract carries.
func (s *Scale) Core() (ids []string) {
	for _, l := range s.Lines {
		if l.Nature != Functioning && !l.Optional {
			ids = append(ids, l.ID.Name)
		}
	}
	return ids
}

// SizeOf is the class of a population; nil for none.
func (s *Scale) SizeOf(population int64) *Size {
	for _, size := range s.Sizes {
		if population >= size.From && (size.Up == 0 || population <= size.Up) {
			return size
		}
	}
	return nil
}

// Component finds a part of the fixed amount by its id; nil if there is none.
func (l *ScaleLine) Component(id string) *Component {
	return find(l.Components, id, func(one *Component) ID { return one.ID })
}

// SourcesOf are the sources of a line, those of the scale when it has none.
func (s *Scale) SourcesOf(l *ScaleLine) []ID {
	if len(l.Sources) > 0 {
		return l.Sources
	}
	return s.Sources
}

// Next is the scale that begins the day after this one ends; nil while it
// is in force, or where nothing follows it.
func (s *Scale) Next() *Scale {
	if s.Until.IsZero() || s.catalog == nil {
		return nil
	}
	day := s.Until.AddDays(1)
	if next := s.catalog.ScaleOn(day); next.Since.Day == day {
		return next
	}
	return nil
}

// StaleOn is what to say wherever the amounts of the scale appear, once its last
// check is too old: on a day after « a_revoir_le ». It is "" while the check is fresh
// enough.
func (s *Scale) StaleOn(day dates.Day) string {
	if s.ReviewOn.IsZero() || !s.ReviewOn.Before(day) {
		return ""
	}
	return s.Stale
}
