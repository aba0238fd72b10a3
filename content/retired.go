package content

import (
	"io/fs"
	"slices"

	"cpts/content/french"
)

// retiredFile holds the questions that are asked no more.
const retiredFile = "anciens.yaml"

// former is what earlier versions asked otherwise.
type former struct {
	Questions []*retired     `yaml:"questions"`
	Tables    []*formerTable `yaml:"tableaux"`
}

// formerTable is a table whose columns were others, in the order in which a line
// begun then keeps its cells.
type formerTable struct {
	ID      ID        `yaml:"id"`
	Columns []ID      `yaml:"colonnes"`
	Retired []*Column `yaml:"retirees"` // those of them that the table has no more
}

// retired is a question that earlier versions asked: what files, journals and notes
// hold of it is still read and told, in its rubrique.
type retired struct {
	Question `yaml:",inline"`
	In       ID      `yaml:"rubrique"`
	Became   *Became `yaml:"devenue"`
}

// Became says where the answers to a retired question go: lines of a table.
type Became struct {
	Table  ID       `yaml:"tableau"`
	Column ID       `yaml:"colonne"` // of what is no table: where its text, or each of its texts, goes
	Named  []Rename `yaml:"renomme"` // of a table: the columns that bear another name
	Fixed  []Cell   `yaml:"fixe"`    // what a new line holds besides
	By     []ID     `yaml:"par"`     // a line joins the one that says the same in these columns

	Of *Question `yaml:"-"` // the retired question
	To *Question `yaml:"-"`
}

// Rename is a column that became another.
type Rename struct {
	From ID `yaml:"de"`
	To   ID `yaml:"vers"`
}

// Cell is what a column holds.
type Cell struct {
	Column ID     `yaml:"colonne"`
	Value  string `yaml:"valeur"`
}

// NewName is the column of the new table for one of the retired table.
func (b *Became) NewName(column string) string {
	for _, r := range b.Named {
		if r.From.Name == column {
			return r.To.Name
		}
	}
	return column
}

// Retired are the questions that earlier versions asked; Became says where the
// answers to one of them go, nil where they stay.
func (c *Catalog) Retired() []*Question {
	all := make([]*Question, len(c.past.Questions))
	for i, r := range c.past.Questions {
		all[i] = &r.Question
	}
	return all
}

func (c *Catalog) Became(id string) *Became { return c.became[id] }

// FormerColumns are the columns that a table had, by name, in versions that did not
// write which cells of a line begun they kept.
func (c *Catalog) FormerColumns(table string) (names []string) {
	if q := c.questions[table]; q != nil {
		for _, col := range q.Columns {
			names = append(names, col.ID.Name)
		}
	}
	for _, t := range c.past.Tables {
		if t.ID.Name == table {
			names = names[:0]
			for _, id := range t.Columns {
				names = append(names, id.Name)
			}
		}
	}
	return names
}

// readRetired reads them, of a content that has some.
func (c *Catalog) readRetired(r *reader) {
	if _, err := fs.Stat(r.fsys, retiredFile); err == nil {
		r.read(retiredFile, &c.past)
	}
}

// linkRetired gives them their place, after all the others.
func (c *Catalog) linkRetired() (faults []fault) {
	c.became = map[string]*Became{}
	report := func(id ID, format string, args ...any) {
		faults = append(faults, fault{file: retiredFile, line: id.Line, what: french.Say(format, args...)})
	}
	for _, r := range c.past.Questions {
		q := &r.Question
		q.Retired, q.Section = true, c.sections[r.In.Name]
		if q.Section == nil {
			report(q.ID, "la rubrique « %s » n’existe pas", r.In)
			continue
		}
		if c.questions[q.ID.Name] != nil {
			report(q.ID, "la question « %s » est déjà déclarée", q.ID)
		}
		c.questions[q.ID.Name] = q
		q.Section.Elsewhere = append(q.Section.Elsewhere, q)
		c.order = append(c.order, q.ID.Name)
		faults = append(faults, c.linkLists(retiredFile, q)...)
	}
	if len(faults) > 0 {
		return faults
	}
	for _, r := range c.past.Questions {
		if b := r.Became; b != nil {
			b.Of, b.To = &r.Question, c.questions[b.Table.Name]
			if b.To == nil || b.To.Kind != Rows {
				report(b.Table, "le tableau « %s » n’existe pas", b.Table)
				continue
			}
			for _, id := range b.columns() {
				if b.To.Column(id.Name) == nil {
					report(id, "la colonne « %s » n’existe pas dans le tableau « %s »", id, b.Table)
				}
			}
			c.became[r.ID.Name] = b
		}
	}
	for _, t := range c.past.Tables {
		if q := c.questions[t.ID.Name]; q == nil || q.Kind != Rows {
			report(t.ID, "le tableau « %s » n’existe pas", t.ID)
			continue
		}
		c.questions[t.ID.Name].Past = t.Retired
	}
	return faults
}

// columns are the columns of the new table that are named: those of the retired one
// that keep theirs too.
func (b *Became) columns() (ids []ID) {
	for _, col := range b.Of.Columns {
		if to := b.NewName(col.ID.Name); to == col.ID.Name {
			ids = append(ids, col.ID)
		}
	}
	for _, r := range b.Named {
		ids = append(ids, r.To)
	}
	for _, cell := range b.Fixed {
		ids = append(ids, cell.Column)
	}
	if b.Column.Name != "" {
		ids = append(ids, b.Column)
	}
	return append(ids, b.By...)
}

// formerTable checks that the columns a table had are those it has, and those it is
// said to have no more.
func (k *checker) formerTable(t *formerTable) {
	q := k.c.questions[t.ID.Name]
	for _, id := range t.Columns {
		if q.Column(id.Name) == nil && q.PastColumn(id.Name) == nil {
			k.report(retiredFile, id.Line, "la colonne « %s » n’est plus dans le tableau « %s » : dites-la dans « retirees »", id, t.ID)
		}
	}
	for _, col := range t.Retired {
		if !slices.ContainsFunc(t.Columns, func(id ID) bool { return id.Name == col.ID.Name }) {
			k.report(retiredFile, col.ID.Line, "la colonne « %s » est retirée de « %s », qui ne l’avait pas", col.ID, t.ID)
		}
	}
}
