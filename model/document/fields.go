package document

import (
	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
)

// Fields are the answers of a project by key, for a document that somebody else wrote and
// that has keys in it. A key is a question, the number of what it holds (equipe:nombre),
// the column of a table (equipe.nom) or the day (aujourdhui).
type Fields struct {
	project *model.Project
	today   dates.Day
}

// FieldsOf are those of a project.
func FieldsOf(p *model.Project, today dates.Day, options Options) Fields {
	if options.Anonymous {
		p = p.Anonymous()
	}
	return Fields{p, today}
}

// Text is what a question is answered, as a leader reads it, "" when it is not; short is
// how it is called then, "" for one that does not concern this project.
func (f Fields) Text(key string) (text, short string, known bool) {
	if key == content.TodayName {
		return f.today.String(), "", true
	}
	id, number := content.QuestionNamed(key)
	q := f.project.Catalog().Question(id)
	switch {
	case q == nil || q.Retired:
		return "", "", false
	case !f.project.Asked(q):
		return "", "", true
	case !f.project.Answered(q):
		return "", shortName(q), true
	case number:
		return french.Number(int64(count(f.project.Answer(id)))), "", true
	}
	return answer(q, f.project.Answer(id), true), shortName(q), true
}

// Lines is how many lines a table has.
func (f Fields) Lines(table string) int { return len(f.project.Rows(table)) }

// Cell is a cell of a table; known tells whether there is such a column, whatever the
// line. A cell that a line may do without leaves no gap.
func (f Fields) Cell(table, column string, line int) (text, short string, known bool) {
	q := f.project.Catalog().Question(table)
	if q == nil || q.Retired || q.Kind != content.Rows {
		return "", "", false
	}
	rows := f.project.Rows(table)
	if column == content.RankName {
		if line < len(rows) {
			text = french.Number(int64(line + 1))
		}
		return text, "", true
	}
	c := q.Column(column)
	if c == nil {
		return "", "", false
	}
	if line >= len(rows) {
		return "", lower(c.Label), true
	}
	if text = french.Line(report.CellText(c, rows[line])); c.Required {
		short = lower(c.Label)
	}
	return text, short, true
}
