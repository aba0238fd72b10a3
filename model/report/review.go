package report

import (
	"cmp"
	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"strings"
)

// Reviewed is a line of « Vérifier vos réponses »: a question and its answer on a
// line, or a note on a question or an action.
type Reviewed struct {
	Of      model.Place
	Heading string // of the first line of a rubrique: its stage and its title
	IsNote  bool
	Label   string
	Note    string
	Trouble string // what is wrong with the answer, in full; "" when all is well
}

// Review is every question put with its answer, and every note.
func Review(p *model.Project) (lines []Reviewed) {
	for _, s := range p.Catalog().Stages {
		for _, section := range s.Sections {
			heading := s.Title + " › " + section.Title
			add := func(line Reviewed) {
				line.Heading, heading = heading, ""
				lines = append(lines, line)
			}
			for _, q := range section.Questions {
				if !p.Asked(q) {
					continue
				}
				line := Reviewed{Of: model.AtQuestion(q), Label: q.Short}
				if line.Note, line.Trouble = AnswerNote(p, q), p.Trouble(q); line.Trouble != "" {
					line.Trouble = french.Capital(french.Line(line.Trouble)) + "."
				}
				add(line)
				if note := p.Note(q.ID.Name); note != "" {
					add(Reviewed{Of: line.Of, IsNote: true, Label: "note", Note: french.Line(note)})
				}
			}
			for _, a := range section.Actions {
				if note := p.Note(a.ID.Name); note != "" {
					add(Reviewed{Of: model.AtAction(a), IsNote: true, Label: sentence("note sur « %s »", a.Label), Note: french.Line(note)})
				}
			}
		}
	}
	return lines
}

// Answers is how many questions are put, and how many of them have an answer.
func Answers(p *model.Project) (answered, asked int) {
	for _, stage := range p.Catalog().Stages {
		for _, section := range stage.Sections {
			has, puts := AnswersOf(p, section)
			answered, asked = answered+has, asked+puts
		}
	}
	return answered, asked
}

// AnswersOf is the same of one rubrique.
func AnswersOf(p *model.Project, section *content.Section) (answered, asked int) {
	for _, q := range section.Questions {
		if p.Asked(q) {
			asked++
			if p.Answered(q) {
				answered++
			}
		}
	}
	return answered, asked
}

// AnswerNote is an answer on one line, or what stands for none; it begins with « ! »
// when something is wrong with it.
func AnswerNote(p *model.Project, q *content.Question) string {
	if trouble := p.Trouble(q); trouble != "" {
		return "! " + french.Line(trouble)
	}
	v := p.Answer(q.ID.Name)
	if v == nil {
		if q.Required {
			return "Non renseigné"
		}
		return "Non renseigné (facultatif)"
	}
	if picked, several := v.([]string); several && len(picked) == 0 {
		return french.Capital(q.None)
	}
	if rows, table := v.([]model.Row); table {
		return french.Count(len(rows), "ligne", "lignes") + colon + firstLines(q, rows)
	}
	return french.Short(french.Line(model.Display(&q.Field, v)), 200)
}

// firstLines names the first lines of a table.
func firstLines(q *content.Question, rows []model.Row) string {
	named := ""
	for i, row := range rows {
		switch {
		case i == 4:
			return named + "…"
		case i > 0:
			named += ", "
		}
		named += cmp.Or(french.Line(CellText(q.Columns[0], row)), "à préciser")
	}
	return named
}

// NamedCell is a cell as it is read beside others: a number, a day, a yes or a no says
// nothing without the name of its column.
func NamedCell(c *content.Column, row model.Row) string {
	text := CellText(c, row)
	switch c.Kind {
	case content.Number, content.Amount, content.Date, content.YesNo:
		switch {
		case text == "":
		case strings.HasSuffix(c.Label, " le"): // « Depuis le 1er février »
			return c.Label + french.NBSP + text
		default:
			return c.Label + colon + text
		}
	}
	return text
}

// CellText is a cell as it is read; one that is not of its column's kind is shown as
// the file has it.
func CellText(c *content.Column, row model.Row) string {
	v, has := row[c.ID.Name]
	if !has {
		return ""
	}
	if text := model.Display(&c.Field, v); text != "" {
		return text
	}
	return model.RawText(v)
}
