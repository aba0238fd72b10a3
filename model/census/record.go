package census

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
)

// Where a census is kept: the counts by profession, and the establishments among the
// structures of the territory.
var (
	keyCounted  = model.NewKey[[]model.Row]("professionnels_comptes")
	profession  = model.NewCell[string](keyCounted, "profession")
	liberals    = model.NewCell[int64](keyCounted, "liberaux")
	salarieds   = model.NewCell[int64](keyCounted, "salaries")
	countedOn   = model.NewCell[dates.Day](keyCounted, "releve_le")
	keyLocal    = model.NewKey[[]model.Row]("structures_locales")
	localName   = model.NewCell[string](keyLocal, "nom")
	localType   = model.NewCell[string](keyLocal, "type")
	localOfTown = model.NewCell[string](keyLocal, "commune")
)

// Kept is what was recorded of a census.
type Kept struct {
	Counts    int // professions, when one of their counts is new
	Sites     int // establishments that the project had not
	Completed int // those it had, of which the file tells more
}

// String says what was recorded, in a sentence.
func (k Kept) String() string {
	var said []string
	if k.Counts > 0 {
		said = append(said, french.Count(k.Counts, "profession comptée", "professions comptées"))
	}
	if k.Sites > 0 {
		said = append(said, french.Count(k.Sites, "structure ajoutée", "structures ajoutées")+", à prévenir si ce n’est fait")
	}
	if k.Completed > 0 {
		said = append(said, french.Count(k.Completed, "structure complétée", "structures complétées"))
	}
	if len(said) == 0 {
		return french.Typography("Rien à enregistrer : le projet avait déjà tout cela.")
	}
	return french.Say("Enregistré : %s.", french.Typography(strings.Join(said, " ; ")))
}

// Fills tells the tables that a census fills.
func Fills(q *content.Question) bool {
	return q.ID.Name == keyCounted.ID() || q.ID.Name == keyLocal.ID()
}

// Useful tells that there is something to record.
func (c *Census) Useful() bool {
	_, n := c.counted(nil)
	return n > 0 || len(c.Sites) > 0
}

// Record keeps a census in a project: a profession counted before gets its new
// counts, an establishment that is already among the structures stays as it is. No
// person is kept. The error is a *model.Refusal.
func (c *Census) Record(p *model.Project, at time.Time) (kept Kept, err error) {
	had := keyCounted.In(p)
	if rows, n := c.counted(had); n > 0 && !reflect.DeepEqual(rows, had) {
		if err := p.SetAnswer(keyCounted.ID(), rows, at); err != nil {
			return kept, err
		}
		kept.Counts = n
	}
	q := p.Catalog().Question(keyLocal.ID())
	if len(c.Sites) == 0 || q == nil {
		return kept, nil
	}
	sheet, err := p.ReadSheet(q, c.sheet())
	if err != nil || sheet.Added+sheet.Completed == 0 {
		return kept, err
	}
	kept.Sites, kept.Completed = sheet.Added, sheet.Completed
	return kept, p.SetAnswer(keyLocal.ID(), sheet.Rows, at)
}

// counted are the lines of a project with the counts in place of those it had.
func (c *Census) counted(had []model.Row) (rows []model.Row, n int) {
	rows = slices.Clone(had)
	for _, one := range c.Counts {
		if one.Profession == nil || one.Total() == 0 {
			continue
		}
		name := one.Profession.Profession.Name
		row := model.Row{}
		at := slices.IndexFunc(rows, func(r model.Row) bool { return profession.In(r) == name })
		if at < 0 {
			at, rows = len(rows), append(rows, nil)
		} else {
			row = maps.Clone(rows[at])
		}
		profession.Put(row, name)
		liberals.Put(row, int64(one.Liberal))
		salarieds.Put(row, int64(one.Salaried))
		if one.Profession.LiberalOnly {
			salarieds.Clear(row)
		}
		if countedOn.Clear(row); !c.Day.IsZero() {
			countedOn.Put(row, c.Day)
		}
		rows[at] = row
		n++
	}
	return rows, n
}

// sheet are the establishments as a spreadsheet would hold them.
func (c *Census) sheet() string {
	cell := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	var b strings.Builder
	b.WriteString(localName.ID() + ";" + localType.ID() + ";" + localOfTown.ID() + "\n")
	for _, s := range c.Sites {
		b.WriteString(cell(s.Name) + ";" + cell(s.Kind.Type.Name) + ";" + cell(s.Commune) + "\n")
	}
	return b.String()
}
