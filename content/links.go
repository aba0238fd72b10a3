package content

import (
	"slices"

	"cpts/content/french"
)

// Use is a place that takes its texts from a column of a table: a column of
// another, or a list, whose Column is nil.
type Use struct {
	Table  *Question
	Column *Column
}

// cellName names a column of a table.
type cellName struct{ table, column string }

// Uses are the places that take their texts from a column of a table, in the order
// of the journey.
func (c *Catalog) Uses(table, column string) []Use { return c.uses[cellName{table, column}] }

// linkTables resolves what is proposed from elsewhere.
func (c *Catalog) linkTables() (faults []fault) {
	c.uses = map[cellName][]Use{}
	for _, id := range c.order {
		q := c.questions[id]
		use := func(ref *Ref, col *Column) {
			line, what := c.linkRef(ref)
			if what != "" {
				faults = append(faults, fault{file: c.whereIs(q), line: line, what: what})
			} else if name := (cellName{ref.Table.Name, ref.Column.Name}); name.column != "" {
				c.uses[name] = append(c.uses[name], Use{q, col})
			}
		}
		if q.Propose != nil {
			use(q.Propose, nil)
		}
		for _, col := range q.Columns {
			for _, ref := range col.From {
				use(ref, col)
			}
		}
	}
	return faults
}

// linkRef says what a reference lacks, and on what line; "" when it leads somewhere.
func (c *Catalog) linkRef(ref *Ref) (line int, what string) {
	table := c.questions[ref.Table.Name]
	switch {
	case ref.Table.Name == "" && c.asked(ref.Question.Name) == nil:
		return ref.Question.Line, french.Say("la question « %s » n’existe pas", ref.Question.Name)
	case ref.Table.Name == "":
		return 0, ""
	case table == nil || table.Retired:
		return ref.Table.Line, french.Say("le tableau « %s » n’existe pas", ref.Table.Name)
	case ref.Column.Name != "" && table.Column(ref.Column.Name) == nil:
		return ref.Column.Line, french.Say("la colonne « %s » n’existe pas dans le tableau « %s »", ref.Column.Name, ref.Table.Name)
	}
	return 0, ""
}

// proposals checks that what is proposed to a question, or to the columns of a
// table, is of its kind.
func (k *checker) proposals(file, thing string, q *Question) {
	if q.Propose != nil {
		k.proposal(file, thing, "propose", q.Propose, q.Kind)
	}
	for _, col := range q.Columns {
		for _, ref := range col.From {
			k.proposal(file, french.Say("la colonne « %s »", col.ID.Name), "depuis", ref, col.Kind)
		}
		if len(col.From) > 0 && col.Kind != Text {
			k.report(file, col.ID.Line, "« depuis » ne va qu’aux colonnes de texte : « %s »", col.ID)
		}
	}
}

func (k *checker) proposal(file, thing, word string, ref *Ref, kind Kind) {
	texts := []Kind{Text, LongText, List}
	from, good := k.c.questions[ref.Question.Name], false
	switch {
	case ref.Table.Name == "" && word == "propose":
		good = from.Kind == kind
	case ref.Table.Name == "":
		good = slices.Contains(texts, from.Kind)
	case ref.Column.Name == "": // how many lines it has
		good = kind == Number && k.c.questions[ref.Table.Name].Kind == Rows
	default:
		good = k.c.questions[ref.Table.Name].Column(ref.Column.Name).Kind == Text && (word == "depuis" || kind == List)
	}
	if !good {
		k.report(file, max(ref.Table.Line, ref.Question.Line), "« %s » ne mène pas à une réponse du même genre : %s", word, thing)
	}
}
