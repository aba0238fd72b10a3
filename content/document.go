package content

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// Document is what a leader sends, prints or hands round, as data: its parts in their
// order, each made of blocks that take answers where they are. One file holds one
// document, and no document is read before somebody asks for one.
type Document struct {
	ID       ID      `yaml:"id"`
	Title    string  `yaml:"titre"`     // its name: « Lettre d'intention »
	Moment   ID      `yaml:"moment"`    // when it is of use: an option of the list of moments
	Purpose  string  `yaml:"sert_a"`    // what it is for, in a sentence
	Sections []ID    `yaml:"rubriques"` // at whose end it is offered
	Head     Told    `yaml:"entete"`    // the title of its first page
	Contents string  `yaml:"sommaire"`  // the title of its contents; "" without
	Parts    []*Part `yaml:"parties"`
	Sources  []ID    `yaml:"sources"` // the forms and texts that its outline was compared with
}

// Part is one part of a document. It is complete when it leaves no gap and what it
// awaits is answered.
type Part struct {
	ID      ID       `yaml:"id"`
	Title   Told     `yaml:"titre"`   // "" for a part without a heading
	Awaits  []ID     `yaml:"attend"`  // questions that its text does not name, and that it needs
	If      *Fact    `yaml:"si"`      // the fact without which the part is left out
	Unless  *Fact    `yaml:"sauf_si"` // the one with which it is
	Break   bool     `yaml:"saut"`    // it begins a sheet
	Content []*Block `yaml:"contenu"`
}

// Block is a piece of a part, or pieces told again for each line of a table.
type Block struct {
	Piece `yaml:",inline"`
	Each  *Each `yaml:"pour_chaque"`
}

// Each tells the lines of a table one by one. In its texts, {ligne.colonne} is a cell
// and {rang} the rank of the line.
type Each struct {
	Of      ID       `yaml:"de"`
	Title   Told     `yaml:"titre"`
	Break   bool     `yaml:"saut"` // each begins a sheet
	Content []*Piece `yaml:"contenu"`
}

// Piece is one thing to read, and when it is there.
type Piece struct {
	If     *Fact `yaml:"si"`
	Unless *Fact `yaml:"sauf_si"`

	Heading Told    `yaml:"titre"`
	Text    Told    `yaml:"texte"` // an answer that stands alone keeps its paragraphs
	Aside   Told    `yaml:"note"`  // in small
	List    []Told  `yaml:"liste"` // an answer of several texts that stands alone makes as many items
	Boxes   []Told  `yaml:"cases"` // to be ticked by hand
	Facts   []*Line `yaml:"fiche"`
	Grid    *Grid   `yaml:"tableau"`
	Shows   ID      `yaml:"montre"` // a view: one of Views
	Blank   int     `yaml:"blanc"`  // lines to write on by hand
	Break   bool    `yaml:"saut"`
}

// Line is a label and what is said of it. One whose « ligne » is « autres » stands for as
// many as the scales have missions without a line of their own here: {mission} names each
// in its label, and {debut_} is when it starts.
type Line struct {
	For   ID     `yaml:"ligne"`
	Label string `yaml:"libelle"`
	Value Told   `yaml:"valeur"`
}

// Grid is a table: lines of an answer, columns and lines to fill in by hand.
type Grid struct {
	Of      ID       `yaml:"de"`          // the table answered; none for one that is filled by hand
	Columns []ID     `yaml:"colonnes"`    // those of the answer, all when not said
	Where   *Where   `yaml:"ou"`          // the lines to take, all when not said
	By      ID       `yaml:"par"`         // a column of one choice: one table for each option
	Sorted  ID       `yaml:"trie"`        // a column of one choice: the lines in the order of its options
	Added   []string `yaml:"a_la_main"`   // titles of columns to fill in
	Empty   int      `yaml:"vides"`       // lines to fill in, after the others
	Caption Told     `yaml:"legende"`     //
	Needed  []ID     `yaml:"necessaires"` // columns whose empty cells are gaps
	Missing string   `yaml:"manque"`      // what is missing when there is no line, where it is not the name of the table
	Spare   bool     `yaml:"facultatif"`  // left out when there is no line, instead of a gap
}

// Where tells the lines of a table that hold one of the values in a column.
type Where struct {
	Column ID       `yaml:"colonne"`
	In     []string `yaml:"parmi"`
}

// View names a page composed elsewhere, which a document shows.
type View string

// The views: of the territory, of the course of the project, of the money, of what is
// checked, of the region.
const (
	TerritoryView  View = "territoire"
	SizeView       View = "taille"
	StagesView     View = "etapes"
	NextView       View = "suite"
	DatesView      View = "dates"
	AheadView      View = "echeances"
	DaysView       View = "deux-cents-jours"
	CashView       View = "budget-annees"
	RightsView     View = "droits"
	PaymentsView   View = "versements"
	ReceivedView   View = "recu"
	CostsView      View = "cout-des-missions"
	StakesView     View = "part-variable"
	ForecastView   View = "previsionnel"
	ForecastWhole  View = "previsionnel-complet"
	AuditView      View = "commissaire"
	ThresholdView  View = "seuil"
	GovernanceView View = "controle-gouvernance"
	ProjectView    View = "controle-projet"
	LetterWay      View = "circuit-lettre"
	ProjectWay     View = "circuit-projet"
)

// Views are all there are: the report composes each.
var Views = []View{
	TerritoryView, SizeView, StagesView, NextView, DatesView, AheadView, DaysView, CashView, RightsView, PaymentsView,
	ReceivedView, CostsView, StakesView, ForecastView, ForecastWhole, AuditView, ThresholdView, GovernanceView, ProjectView, LetterWay, ProjectWay,
}

// ByLine is the table that a document tells line by line and nothing else, so that each
// line can be had alone; nil for another document.
func (d *Document) ByLine() *Each {
	if len(d.Parts) != 1 || len(d.Parts[0].Content) != 1 {
		return nil
	}
	return d.Parts[0].Content[0].Each
}

// Outline is what a region changes in a document: its parts in their order, those not
// named being left out, and the titles that are its own.
type Outline struct {
	Document ID             `yaml:"document"`
	Parts    []*OutlinePart `yaml:"parties"`
	Sources  []ID           `yaml:"sources"`
}

// OutlinePart is a part of the document, under its title in the region where it has
// another one.
type OutlinePart struct {
	ID    ID     `yaml:"id"`
	Title string `yaml:"titre"`
}

// Told is a text of a document, with the line it stands on. Its holes are written
// {question}, {question:nombre} for how many there are, {ligne.colonne} in what is
// told of each line, {delai.silence} for the day a delay falls due, {aujourdhui} and {rang}. {une/autre} is the first of them that is
// answered; {question|le mot juste} names what is missing; {question?} takes the whole
// text away when nothing is answered, and {|une chose} is filled by hand.
type Told struct {
	Text string
	Line int
}

// UnmarshalYAML keeps the line of the text.
func (t *Told) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.ScalarNode {
		return errNotAText
	}
	t.Text, t.Line = node.Value, node.Line
	return nil
}

// Bit is a piece of a text: words as they are, or a hole.
type Bit struct {
	Words string
	Hole  *Hole // nil for words
}

// Hole is where an answer stands in a text.
type Hole struct {
	Names    []string // what may fill it, the first that is answered; none for what is filled by hand
	Missing  string   // what to say is missing; "" for the short name of the question
	Optional bool     // without an answer, the whole text goes
}

// Names that fill a hole and are no question.
const (
	TodayName = "aujourdhui"
	RankName  = "rang"
	ofLine    = "ligne."
	ofDelay   = "delai."
	howMany   = ":nombre"
)

// Bits are the pieces of a text. A brace that nothing closes stays as it is, for the
// check to tell.
func (t Told) Bits() (bits []Bit) {
	words := func(text string) {
		if text != "" {
			bits = append(bits, Bit{Words: text})
		}
	}
	rest := t.Text
	for {
		before, after, opens := strings.Cut(rest, "{")
		inside, next, closes := strings.Cut(after, "}")
		if !opens || !closes {
			words(rest)
			return bits
		}
		words(before)
		bits = append(bits, Bit{Hole: holeOf(inside)})
		rest = next
	}
}

func holeOf(inside string) *Hole {
	h := &Hole{}
	names, missing, _ := strings.Cut(inside, "|")
	h.Missing = missing
	names, h.Optional = strings.CutSuffix(names, "?")
	if names != "" {
		h.Names = strings.Split(names, "/")
	}
	return h
}

// ColumnNamed is the column that a hole names of the line being told; "" when it names
// something else.
func ColumnNamed(name string) string {
	column, is := strings.CutPrefix(name, ofLine)
	if !is {
		return ""
	}
	return column
}

// DelayNamed is the delay whose day a hole names; "" when it names something else.
func DelayNamed(name string) string {
	delay, is := strings.CutPrefix(name, ofDelay)
	if !is {
		return ""
	}
	return delay
}

// QuestionNamed is the question that a hole names, and whether its number is wanted.
func QuestionNamed(name string) (id string, number bool) { return strings.CutSuffix(name, howMany) }

// Alone is the hole that is the whole of the text; nil when there is more.
func (t Told) Alone() *Hole {
	if bits := t.Bits(); len(bits) == 1 {
		return bits[0].Hole
	}
	return nil
}

// momentsList is the list of listes.yaml that says when documents are of use.
const momentsList = "moments"

const documentsFolder = "documents/*.yaml"

// documents are read the first time one is asked for, and proved right by the tests.
type documents struct {
	once  sync.Once
	all   []*Document
	where map[*Document]string
}

func (d *documents) read(c *Catalog) (faults []fault) {
	names, _ := fs.Glob(c.files, documentsFolder) // the pattern is well formed
	d.where = map[*Document]string{}
	for _, name := range names {
		one := &Document{}
		if wrong := decode(c.files, name, one); len(wrong) > 0 {
			faults = append(faults, wrong...)
			continue
		}
		one.eachPiece(func(p *Piece) { p.Facts = c.factsOf(p.Facts) })
		d.all = append(d.all, one)
		d.where[one] = name
	}
	return faults
}

// eachPiece visits all that a document is made of.
func (d *Document) eachPiece(visit func(*Piece)) {
	for _, p := range d.Parts {
		if p == nil {
			continue
		}
		for _, b := range p.Content {
			if b != nil {
				visit(&b.Piece)
			}
		}
	}
}

// Documents are all there are, in the order they are of use. A file that cannot be
// read is left out, as any fault of the content is for the tests to tell.
func (c *Catalog) Documents() []*Document {
	c.documents.once.Do(func() {
		c.documents.read(c)
		c.speak(c.documents.all)
	})
	return c.documents.all
}

// Document finds one by its id; nil if there is none.
func (c *Catalog) Document(id string) *Document {
	return find(c.Documents(), id, func(one *Document) ID { return one.ID })
}

// DocumentsOf are those offered at the end of a rubrique.
func (c *Catalog) DocumentsOf(section string) (of []*Document) {
	for _, d := range c.Documents() {
		if named(d.Sections, section) {
			of = append(of, d)
		}
	}
	return of
}

// MomentTitle says when a document is of use.
func (c *Catalog) MomentTitle(d *Document) string {
	if o := find(c.lists[momentsList], d.Moment.Name, func(one *Option) ID { return one.ID }); o != nil {
		return o.Label
	}
	return d.Moment.Name
}

// In is the document as a region wants it: the same where it changes nothing.
func (d *Document) In(r *Region) *Document {
	if r == nil {
		return d
	}
	for _, outline := range r.Documents {
		if outline.Document.Name == d.ID.Name {
			return outline.of(d)
		}
	}
	return d
}

func (o *Outline) of(d *Document) *Document {
	whole := *d
	whole.Parts = nil
	for _, want := range o.Parts {
		at := slices.IndexFunc(d.Parts, func(p *Part) bool { return p.ID.Name == want.ID.Name })
		if at < 0 {
			continue
		}
		part := *d.Parts[at]
		if want.Title != "" {
			part.Title.Text = want.Title
		}
		whole.Parts = append(whole.Parts, &part)
	}
	return &whole
}
