package report

import (
	"encoding/json"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// decided sets out every answer by stage and rubrique, and every question asked
// that has none.
func (b *builder) decided() {
	b.Part("Ce qui est décidé")
	for _, s := range b.catalog.Stages {
		b.Theme(stageName(s))
		if !b.anythingSaid(s.Sections...) {
			b.emptyStage(s)
			continue
		}
		for _, section := range s.Sections {
			b.Section(section.Title)
			b.decidedSection(section)
		}
	}
	b.before()
	b.unknown()
}

// before sets out the answers to questions that are asked no more: they are kept.
func (b *builder) before() {
	var blocks []page.Block
	for _, q := range b.catalog.Retired() {
		rows := b.project.Rows(q.ID.Name)
		switch {
		case !b.project.Answered(q) && b.project.Odd(q.ID.Name) == "":
		case len(rows) > 0:
			blocks = append(blocks, rowsTable(q, rows))
		default:
			blocks = append(blocks, page.Facts{b.answer(q)})
		}
	}
	for _, id := range b.catalog.QuestionIDs() {
		q := b.catalog.Question(id)
		if rows := pastRows(q, b.project.Rows(id)); len(rows) > 0 {
			past := *q
			past.Columns = slices.Concat(q.Columns[:1], q.Past)
			blocks = append(blocks, rowsTable(&past, rows))
		}
	}
	if len(blocks) > 0 {
		b.Theme("Réponses d’avant")
		b.Aside("cpts ne pose plus ces questions. Vos réponses restent dans le fichier.")
	}
	for _, block := range blocks {
		b.Add(block)
	}
}

// pastRows are the lines that hold something in a column that their table has no more:
// that, and what names them.
func pastRows(q *content.Question, rows []model.Row) (out []model.Row) {
	for _, row := range rows {
		line := model.Row{}
		for _, c := range q.Past {
			if v := row.Past(c); v != nil {
				line[c.ID.Name] = v
			}
		}
		if len(line) > 0 {
			line[q.Columns[0].ID.Name] = row[q.Columns[0].ID.Name]
			out = append(out, line)
		}
	}
	return out
}

// put are the questions put in a rubrique, then those answered that are opened from
// a screen of their own.
func (b *builder) put(s *content.Section) []*content.Question {
	all := slices.Clone(s.Questions)
	for _, q := range s.Elsewhere {
		if q.Outside && b.project.Answered(q) {
			all = append(all, q)
		}
	}
	return all
}

func (b *builder) decidedSection(s *content.Section) {
	if s == b.territory() {
		b.Aside("%s.", french.Capital(elsewhere(identityPart)))
	} else {
		b.answers(s)
		b.controls(s)
	}
	b.notes(s)
}

// emptyStage names the questions that wait, rubrique by rubrique, and tells what
// was noted all the same.
func (b *builder) emptyStage(s *content.Stage) {
	b.Aside("Rien de renseigné à cette étape. Ce qui sera demandé :")
	var list page.Facts
	for _, section := range s.Sections {
		value := names(b.asked(section))
		if section == b.territory() {
			value = elsewhere(identityPart)
		}
		if value != "" {
			list = append(list, page.Fact{Label: section.Title, Value: value, Tone: page.Faint})
		}
	}
	b.Add(list)
	for _, section := range s.Sections {
		if len(b.noted(section)) > 0 {
			b.Section(section.Title)
			b.notes(section)
		}
	}
}

// anythingSaid tells whether a question put in these rubriques has an answer,
// good or odd.
func (b *builder) anythingSaid(sections ...*content.Section) bool {
	for _, s := range sections {
		for _, q := range b.put(s) {
			if b.project.Asked(q) && b.project.Answered(q) || b.project.Odd(q.ID.Name) != "" {
				return true
			}
		}
	}
	return false
}

// asked are the short names of the questions put in a rubrique.
func (b *builder) asked(s *content.Section) (short []string) {
	for _, q := range s.Questions {
		if b.project.Asked(q) {
			short = append(short, q.Short)
		}
	}
	return short
}

// answers sets out the questions of a rubrique, in their order, then names those
// that wait.
func (b *builder) answers(s *content.Section) {
	if s == nil { // the content has no such rubrique
		return
	}
	if !b.anythingSaid(s) {
		b.Aside("Rien de renseigné : %s.", names(b.asked(s)))
		return
	}
	var beside page.Facts // side by side until a table parts them
	var waiting []string
	for _, q := range b.put(s) {
		id := q.ID.Name
		odd, rows := b.project.Odd(id) != "", b.project.Rows(id)
		switch {
		case !odd && !b.project.Asked(q):
		case !odd && !b.project.Answered(q):
			waiting = append(waiting, q.Short)
		case len(rows) > 0 && q.Private:
			beside = append(beside, page.Fact{Label: counted(q.Short, len(rows)), Value: "gardés dans le fichier, hors de cette synthèse"})
		case len(rows) > 0 && ownPart(id) == "":
			if len(beside) > 0 {
				b.Add(beside)
			}
			beside = nil
			b.Add(rowsTable(q, rows))
			if id == keyIndicators.ID() {
				b.stakes()
			}
		default:
			beside = append(beside, b.answer(q))
		}
	}
	if len(waiting) > 0 {
		beside = append(beside, page.Fact{Label: french.Capital(unanswered), Value: names(waiting), Tone: page.Faint})
	}
	if len(beside) > 0 {
		b.Add(beside)
	}
}

// ownPart is the part of the report that sets out a table; "" for most.
func ownPart(id string) string {
	switch id {
	case model.KeyTeam.ID():
		return teamPart
	case model.KeyNeeds.ID():
		return needsPart
	}
	return ""
}

// answer is one question with what was answered, or what the file holds instead.
func (b *builder) answer(q *content.Question) page.Fact {
	f := page.Fact{Label: q.Short}
	if odd := b.project.Odd(q.ID.Name); odd != "" {
		f.Value = toCorrect(odd)
		return f
	}
	switch v := b.project.Answer(q.ID.Name).(type) {
	case dates.Day:
		f.Value = planned(v, b.today)
	case []model.Row:
		f.Label, f.Value = counted(q.Short, len(v)), elsewhere(ownPart(q.ID.Name))
	case []string:
		listed(&f, q, v)
	default:
		f.Value = cleanLines(model.Display(&q.Field, v))
		if q.ID.Name == model.KeyPopulation.ID() {
			f.Value += french.NBSP + "habitants"
		}
	}
	if trouble := b.project.Trouble(q); trouble != "" {
		f.Value += "\n" + sentence("À corriger : %s", trouble)
	}
	return f
}

// longItem is the number of characters from which the texts of a list stand one
// a line.
const longItem = 40

// listed writes several texts or choices: in a row when they are short, one a
// line when they would run together.
func listed(f *page.Fact, q *content.Question, v []string) {
	if len(v) == 0 {
		f.Value = q.None
		if f.Value == "" {
			f.Value = "aucun choix"
		}
		return
	}
	if q.Kind == content.Choices {
		f.Value = french.Line(model.Display(&q.Field, v))
		return
	}
	f.Label = counted(q.Short, len(v))
	items, apart := make([]string, len(v)), false
	for i, s := range v {
		items[i] = french.Line(s)
		apart = apart || strings.ContainsAny(s, ",;") || len([]rune(s)) >= longItem
	}
	if apart {
		f.Items = items
		return
	}
	f.Value = strings.Join(items, ", ")
}

// rowsTable sets out a small table. Columns that nobody filled in are left out,
// but for the first and those that are needed.
func rowsTable(q *content.Question, rows []model.Row) page.Table {
	t := page.Table{Caption: counted(q.Short, len(rows)), Rows: make([]page.Row, len(rows))}
	for i, c := range q.Columns {
		cells, filled := make([]string, len(rows)), i == 0
		for j, r := range rows {
			cells[j] = cell(c, r)
			filled = filled || cells[j] != ""
			if cells[j] == "" && c.Required {
				cells[j] = unanswered
			}
		}
		if !filled && !c.Required {
			continue
		}
		t.Columns = append(t.Columns, page.Column{Title: c.Label, Right: c.Kind == content.Number || c.Kind == content.Amount})
		for j := range rows {
			t.Rows[j].Cells = append(t.Rows[j].Cells, cells[j])
		}
	}
	return t
}

// cell writes one cell on one line; "" when it is empty. What is not of the
// column's kind is shown as the file holds it.
func cell(c *content.Column, r model.Row) string {
	v := r[c.ID.Name]
	if raw, odd := v.(json.RawMessage); odd {
		if string(raw) == "null" {
			return ""
		}
		return toCorrect(string(raw))
	}
	return french.Line(model.Display(&c.Field, v))
}

// mostRaw is how many characters of an odd value are worth showing.
const mostRaw = 200

// toCorrect shows what the file holds where an answer of another kind belongs.
func toCorrect(raw string) string {
	raw = french.Line(raw)
	if r := []rune(raw); len(r) > mostRaw {
		raw = string(r[:mostRaw-1]) + "…"
	}
	return raw + " (à corriger)"
}

// unknown names what the file holds that this version has no question for.
func (b *builder) unknown() {
	ids := slices.DeleteFunc(b.project.Unknown(), func(id string) bool { return model.DraftKept(id) != "" }) // no answers
	if len(ids) == 0 {
		return
	}
	for i, id := range ids {
		ids[i] = french.Line(id)
	}
	b.Aside("Le fichier contient aussi des réponses que cette version de cpts ne connaît pas, et qu’elle garde : %s.", strings.Join(ids, ", "))
}
