package model

import (
	"encoding/csv"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
)

// Sheet is what a table takes of a spreadsheet's file: the lines it will hold, how
// many are new and how many were completed, and what was not understood, in
// sentences. Nothing of the table itself is dropped.
type Sheet struct {
	Rows             []Row
	Added, Completed int
	Told             []string
}

// mostTold is how many sentences say what was not understood: the rest is counted.
const mostTold = 10

// ReadSheet reads a file of a spreadsheet into a table: one line a record, between
// semicolons, tabs or commas. The first record may name the columns, in any order. A
// cell that is not understood is left empty, and told; a record without what a line
// needs is left out, and told. The error is a *Refusal.
func (p *Project) ReadSheet(q *content.Question, text string) (Sheet, error) {
	records, err := recordsOf(text)
	if err != nil || len(records) == 0 {
		return Sheet{}, refuse("Ce fichier ne contient pas de tableau. Enregistrez-le au format CSV, une ligne par %s.", strings.TrimPrefix(strings.TrimPrefix(q.RowName, "une "), "un "))
	}
	s := sheet{q: q, Sheet: Sheet{Rows: slices.Clone(p.Rows(q.ID.Name))}}
	columns, named := s.named(records[0])
	if !named {
		columns = s.inOrder(records)
	} else {
		records = records[1:]
	}
	for i, record := range records {
		rank := i + 1
		if named {
			rank++
		}
		s.take(rank, record, columns)
	}
	if s.more > 0 {
		s.Told = append(s.Told, french.Say("Et %s.", french.Count(s.more, "autre remarque", "autres remarques")))
	}
	if s.Added+s.Completed == 0 && len(records) > 0 && len(s.Told) > 0 {
		return Sheet{}, refuse("%s", strings.Join(s.Told, "\n"))
	}
	return s.Sheet, nil
}

// sheet reads one file.
type sheet struct {
	Sheet
	q    *content.Question
	more int // what is not told
}

func (s *sheet) tell(format string, args ...any) {
	if len(s.Told) == mostTold {
		s.more++
		return
	}
	s.Told = append(s.Told, french.Say(format, args...))
}

// recordsOf are the records of a text, whose cells are parted by what parts most of
// the first one.
func recordsOf(text string) (records [][]string, err error) {
	text = strings.TrimPrefix(text, "\ufeff")
	first, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = ';', -1, true
	for _, mark := range []rune{'\t', ','} {
		if strings.Count(first, string(mark)) > strings.Count(first, string(r.Comma)) {
			r.Comma = mark
		}
	}
	all, err := r.ReadAll()
	for _, record := range all {
		if slices.ContainsFunc(record, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			records = append(records, record)
		}
	}
	return records, err
}

// otherNames are what spreadsheets call a column, by its id.
var otherNames = map[string][]string{
	"courriel":  {"mail", "e mail", "email", "adresse mail", "adresse e mail", "adresse electronique", "mel"},
	"telephone": {"tel", "portable", "mobile", "numero de telephone"},
	"nom":       {"nom et prenom", "prenom et nom", "nom complet", "nom prenom", "prenom nom"},
	"commune":   {"ville"},
}

// firstName is a column of its own in many files: it goes before the name.
const firstName = "prenom"

// named are the columns that a record names, nil for those left aside, and whether it
// names any: else it is a line like the others.
func (s *sheet) named(record []string) (columns []*content.Column, named bool) {
	columns = make([]*content.Column, len(record))
	known := 0
	for i, cell := range record {
		key := french.Key(cell)
		for _, c := range s.q.Columns {
			id := c.ID.Name
			if key != "" && (key == french.Key(c.Label) || key == french.Key(id) || slices.Contains(otherNames[id], strings.Join(french.Words(key), " "))) {
				columns[i] = c
				known++
			}
		}
	}
	if known == 0 {
		return nil, false
	}
	for i, cell := range record {
		if columns[i] == nil && french.Key(cell) == firstName {
			columns[i] = prefixed
		} else if columns[i] == nil && strings.TrimSpace(cell) != "" {
			s.tell("La colonne « %s » est laissée de côté : ce tableau ne l’a pas.", french.Short(french.Line(cell), 40))
		}
	}
	return columns, true
}

// prefixed stands for a first name, which goes before what the first column holds.
var prefixed = &content.Column{}

// inOrder are the columns of the table, for as many as the records have.
func (s *sheet) inOrder(records [][]string) []*content.Column {
	most := 0
	for _, record := range records {
		most = max(most, len(record))
	}
	return s.q.Columns[:min(most, len(s.q.Columns))]
}

// take makes a line of a record.
func (s *sheet) take(rank int, record []string, columns []*content.Column) {
	row, first := Row{}, ""
	for i, cell := range record[:min(len(record), len(columns))] {
		c := columns[i]
		cell = strings.TrimPrefix(french.Line(cell), "'") // as a cell that was kept from being run
		switch {
		case c == nil || cell == "":
		case c == prefixed:
			first = cell
		default:
			v, err := Parse(&c.Field, cell)
			if err != nil {
				s.tell("Ligne %d, « %s » : « %s » n’est pas compris, la case reste vide.", rank, c.Label, french.Short(cell, 40))
			} else if v != nil {
				row[c.ID.Name] = v
			}
		}
	}
	if name := s.q.Columns[0].ID.Name; first != "" {
		row[name] = strings.TrimSpace(first + " " + row.text(name))
	}
	for _, c := range s.q.Columns {
		if c.Required && row[c.ID.Name] == nil {
			s.tell("Ligne %d : « %s » manque, la ligne est laissée de côté.", rank, c.Label)
			return
		}
	}
	s.put(row)
}

// put adds a line, or completes the one that says the same so far.
func (s *sheet) put(row Row) {
	name := s.q.Columns[0].ID.Name
	for i, here := range s.Rows {
		if !sameCell(here[name], row[name]) {
			continue
		}
		both, more, agree := maps.Clone(here), false, true
		for id, v := range row {
			if here[id] == nil {
				both[id], more = v, true
			} else if !sameCell(here[id], v) {
				agree = false
			}
		}
		if agree {
			if more {
				s.Rows[i] = both
				s.Completed++
			}
			return
		}
	}
	s.Rows = append(s.Rows, row)
	s.Added++
}

func sameCell(a, b Value) bool {
	one, isText := a.(string)
	other, too := b.(string)
	if isText && too {
		return french.Key(one) == french.Key(other)
	}
	return reflect.DeepEqual(a, b)
}

// SheetOf is a table for a spreadsheet: the names of the columns, then a record a
// line, as it would be typed. What ReadSheet reads of it is the table.
func (p *Project) SheetOf(q *content.Question) [][]string {
	head := make([]string, len(q.Columns))
	for i, c := range q.Columns {
		head[i] = c.Label
	}
	records := [][]string{head}
	for _, row := range p.Rows(q.ID.Name) {
		record := make([]string, len(q.Columns))
		for i, c := range q.Columns {
			record[i] = Typed(&c.Field, row[c.ID.Name])
		}
		records = append(records, record)
	}
	return records
}

// String says what a file gave, in a sentence.
func (s Sheet) String() string {
	var parts []string
	if s.Added > 0 || s.Completed == 0 {
		parts = append(parts, french.Count(s.Added, "ligne ajoutée", "lignes ajoutées"))
	}
	if s.Completed > 0 {
		parts = append(parts, french.Count(s.Completed, "ligne complétée", "lignes complétées"))
	}
	return fmt.Sprintf("%s, %s en tout", strings.Join(parts, ", "), french.Count(len(s.Rows), "ligne", "lignes"))
}
