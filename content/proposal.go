package content

import "io/fs"

// Proposal is a line to begin a table with: one picks it in the list of a cell, and it
// fills those that are still empty. A cell of choices is given the id of one.
type Proposal struct {
	Cells   map[string]string `yaml:"cases"` // by the id of the column
	Note    string            `yaml:"aide"`  // said beside it
	Sources []ID              `yaml:"sources"`
}

// Proposals are those of a table, in the order they are offered, in the list of one of
// its columns of texts.
type Proposals struct {
	Table  ID          `yaml:"table"`
	Column ID          `yaml:"colonne"`
	Lines  []*Proposal `yaml:"lignes"`
}

// ProposalsFor are the lines offered in a column of a table.
func (k *Knowledge) ProposalsFor(table, column string) []*Proposal {
	for _, p := range k.Proposals {
		if p.Table.Name == table && p.Column.Name == column {
			return p.Lines
		}
	}
	return nil
}

// proposed checks the lines offered in a table: they fill cells that it has, with what
// these may hold, and each says where it comes from.
func (k *checker) proposed(file string, p *Proposals) {
	data, _ := fs.ReadFile(k.c.files, file) // it has just been read
	at := placeOf(data)
	q := k.c.asked(p.Table.Name)
	if q == nil || q.Kind != Rows || q.Column(p.Column.Name) == nil || len(q.Column(p.Column.Name).From) == 0 {
		k.report(file, max(p.Table.Line, 1), "des lignes se proposent dans une colonne d’un tableau qui a « depuis » : « %s », « %s »", p.Table, p.Column)
		return
	}
	for i, one := range p.Lines {
		line := at.key("lignes", i)
		if !k.there(file, line, one != nil) {
			continue
		}
		k.filled(file, line, "cette proposition", p.Column.Name, one.Cells[p.Column.Name])
		k.cite(file, line, "cette proposition", one.Sources, true)
		for id, text := range one.Cells {
			switch c := q.Column(id); {
			case c == nil:
				k.report(file, at.key("lignes", i, "cases", id), "la colonne « %s » n’existe pas dans le tableau « %s »", id, p.Table)
			case c.Kind == Choice && c.Option(text) == nil:
				k.report(file, at.key("lignes", i, "cases", id), "« %s » n’est pas un choix de la colonne « %s »", text, id)
			case c.Kind != Choice && c.Kind != Text:
				k.report(file, at.key("lignes", i, "cases", id), "une proposition remplit des textes et des choix, et « %s » n’en est pas", id)
			}
		}
	}
	k.words(file, p)
}
