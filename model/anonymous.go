package model

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
)

// someone is who a name is when the file does not say what they do.
const someone = "personne non nommée"

// Anonymous is a copy in which nobody is named: in the columns that hold names stands
// what these people do, ways to reach them are taken out, and the same names are taken
// out of every other text, notes and journal included. It is to be shown and thrown
// away.
func (p *Project) Anonymous() *Project {
	c := p.Snapshot()
	named := p.someonesIn()
	for id, v := range p.answers {
		q := p.catalog.Question(id)
		switch v := v.(type) {
		case string:
			if q == nil || q.Kind == content.Text || q.Kind == content.LongText {
				c.answers[id] = named.out(v)
			}
		case []string:
			if q != nil && q.Kind == content.List {
				c.answers[id] = named.outOfAll(v)
			}
		case []Row:
			c.answers[id] = named.outOfRows(q, v)
		}
	}
	for id, note := range p.notes {
		c.notes[id] = named.out(note)
	}
	for id, state := range p.actions {
		state.Reason = named.out(state.Reason)
		c.actions[id] = state
	}
	for id, raw := range p.odd {
		c.odd[id] = named.outOfJSON(p.catalog.Question(id), raw)
	}
	c.journal = slices.Clone(p.journal)
	for i := range c.journal {
		e := &c.journal[i]
		q := p.catalog.Question(e.Key)
		e.read, e.Before, e.After = nil, named.outOfJSON(q, e.Before), named.outOfJSON(q, e.After)
	}
	return c
}

// instead is what a person of a line is called without the name.
func instead(q *content.Question, column *content.Column, row Row) string {
	if !column.Names() {
		return ""
	}
	if in := q.Column(column.Person.Name); in != nil {
		if text := french.Line(Display(&in.Field, row[in.ID.Name])); text != "" {
			return text
		}
	}
	return someone
}

// someones are those of the people of a project, each with what stands instead.
type someones struct {
	form    *regexp.Regexp // nil when there is nobody
	instead map[string]string
}

// someonesIn are those of a project, read in the columns that the content marks. A name of
// one word is too short to be told from other words.
func (p *Project) someonesIn() someones {
	n := someones{instead: map[string]string{}}
	for _, id := range p.catalog.QuestionIDs() {
		q := p.catalog.Question(id)
		for _, column := range q.Columns {
			if column.Person.Name == "" {
				continue
			}
			for _, row := range p.Rows(id) {
				text, _ := row[column.ID.Name].(string)
				if name := french.Line(text); strings.ContainsAny(name, " @") {
					n.instead[strings.ToLower(name)] = instead(q, column, row)
				}
			}
		}
	}
	if len(n.instead) == 0 {
		return n
	}
	var all []string
	for name := range n.instead {
		all = append(all, regexp.QuoteMeta(name))
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) }) // the longest first: one may begin another
	n.form = regexp.MustCompile(`(?i)(\b(?:d|qu)(?:e |['’]))?(` + strings.Join(all, "|") + ")")
	return n
}

// out takes the names out of a text.
func (n someones) out(text string) string {
	if n.form == nil {
		return text
	}
	return n.form.ReplaceAllStringFunc(text, func(found string) string {
		parts := n.form.FindStringSubmatch(found)
		return french.Linked(parts[1], n.instead[strings.ToLower(parts[2])])
	})
}

func (n someones) outOfAll(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = n.out(text)
	}
	return out
}

func (n someones) outOfRows(q *content.Question, rows []Row) []Row {
	out := make([]Row, len(rows))
	for i, row := range rows {
		out[i] = make(Row, len(row))
		for id, v := range row {
			text, is := v.(string)
			if column := columnOf(q, id); is && column != nil && column.Person.Name != "" {
				v = instead(q, column, row)
			} else if is && (column == nil || column.Kind == content.Text) {
				v = n.out(text)
			}
			out[i][id] = v
		}
	}
	return out
}

func columnOf(q *content.Question, id string) *content.Column {
	if q == nil {
		return nil
	}
	return q.Column(id)
}

// outOfJSON takes them out of what the journal, or the file, holds of a question. What
// cannot be read is dropped.
func (n someones) outOfJSON(q *content.Question, raw json.RawMessage) json.RawMessage {
	var v any
	if len(raw) == 0 || json.Unmarshal(raw, &v) != nil {
		return nil
	}
	out, err := json.Marshal(n.outOfAny(q, v))
	if err != nil {
		return nil
	}
	return out
}

func (n someones) outOfAny(q *content.Question, v any) any {
	switch v := v.(type) {
	case string:
		return n.out(v)
	case []any:
		for i := range v {
			v[i] = n.outOfAny(q, v[i])
		}
	case map[string]any:
		for key, cell := range v {
			if column := columnOf(q, key); column != nil && column.Person.Name != "" {
				v[key] = instead(q, column, nil) // lines of the past are not searched for who it was
				continue
			}
			v[key] = n.outOfAny(q, cell)
		}
	}
	return v
}
