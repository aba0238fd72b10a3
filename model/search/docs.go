package search

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/model"
)

// Kind is what a thing found is.
type Kind string

// The kinds, in the order in which they come where all else is equal: what one
// wrote oneself, then where one can act, then what one can read.
const (
	Note     Kind = "note"
	Answer   Kind = "votre réponse"
	Question Kind = "question"
	Action   Kind = "à faire"
	Section  Kind = "rubrique"
	Document Kind = "document"
	Word     Kind = "mot"
	Advice   Kind = "conseil"
	Region   Kind = "région"
	Tool     Kind = "outil"
	Source   Kind = "source"
)

var kinds = []Kind{Note, Answer, Question, Action, Section, Document, Word, Advice, Region, Tool, Source}

func (k Kind) rank() int { return slices.Index(kinds, k) }

// Content is all that the program knows, to be searched.
func Content(c *content.Catalog) []Doc {
	var docs []Doc
	add := func(kind Kind, id, title, text, where string) {
		docs = append(docs, Doc{Kind: kind, ID: id, Title: title, Text: text, Where: where})
	}
	for _, s := range c.Stages {
		for _, section := range s.Sections {
			add(Section, section.ID.Name, section.Title, section.Purpose+" "+section.Outcome, s.Title)
			for _, q := range slices.Concat(section.Questions, section.Elsewhere) {
				if q.Retired {
					continue
				}
				add(Question, q.ID.Name, q.Short, q.Label+" "+q.Why+" "+q.Help+options(&q.Field), section.Title)
			}
			for _, a := range section.Actions {
				docs = append(docs, Doc{Kind: Action, ID: a.ID.Name, Title: a.Label, Also: a.ID.Name, Text: a.Why, Where: section.Title})
			}
		}
	}
	for _, d := range c.Documents() {
		add(Document, d.ID.Name, d.Title, d.Purpose, c.MomentTitle(d))
	}
	k := c.Knowledge()
	for _, a := range k.Advice {
		docs = append(docs, Doc{Kind: Advice, ID: a.ID.Name, Title: a.Text, Also: a.ID.Name, Text: a.Addition, Where: c.AxisTitle(a.Axis)})
	}
	for _, t := range k.Glossary {
		docs = append(docs, Doc{Kind: Word, ID: t.ID.Name, Title: t.ID.Name, Also: strings.Join(t.Forms, " ") + " " + t.Meaning, Text: t.Text + " " + t.Addition, Where: t.Meaning})
	}
	for _, r := range k.Regions {
		add(Region, r.ID.Name, r.Name, regionText(r), "")
	}
	for _, f := range k.Tools.Families {
		add(Tool, f.ID.Name, f.Title, f.Examples+" "+f.Choose+" "+f.Caution, "")
	}
	for _, s := range c.Sources {
		add(Source, s.ID.Name, s.Title, s.Publisher+" "+s.Year+" "+s.Note, s.Publisher)
	}
	return docs
}

// options are the labels of a choice of its own; a list shared by several
// questions would make them all answer for each of its words.
func options(f *content.Field) string {
	var b strings.Builder
	if f.ListName.Name != "" {
		return ""
	}
	for _, o := range f.Options {
		b.WriteString(" " + o.Label + " " + o.Help)
	}
	return b.String()
}

func regionText(r *content.Region) string {
	var b strings.Builder
	for _, way := range []content.Circuit{r.Letter, r.Project} {
		b.WriteString(way.Send + " " + way.Meeting + " " + way.Validates + " ")
	}
	for _, s := range r.Support {
		b.WriteString(s.From + " " + s.What + " ")
	}
	for _, q := range r.ToAsk {
		b.WriteString(q.Question + " ")
	}
	for _, a := range r.Addresses {
		b.WriteString(a.What + " " + a.Where + " ")
	}
	return b.String()
}

// Project is what the leader wrote: her answers, line by line for tables, and
// her notes. Its cost grows with the project.
func Project(p *model.Project) []Doc {
	c := p.Catalog()
	var docs []Doc
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		switch v := p.Answer(id).(type) {
		case nil:
		case []model.Row:
			for i, row := range v {
				docs = append(docs, Doc{Kind: Answer, ID: id, Title: rowText(q, row), Where: q.Short, Row: i})
			}
		default:
			docs = append(docs, Doc{Kind: Answer, ID: id, Title: model.Display(&q.Field, v), Where: q.Short})
		}
	}
	for _, id := range p.Noted() {
		where := ""
		if q := c.Question(id); q != nil {
			where = q.Short
		} else if a := c.Action(id); a != nil {
			where = a.Label
		}
		docs = append(docs, Doc{Kind: Note, ID: id, Title: p.Note(id), Where: where})
	}
	return docs
}

func rowText(q *content.Question, row model.Row) string {
	var cells []string
	for _, col := range q.Columns {
		if v := row[col.ID.Name]; v != nil {
			cells = append(cells, model.Display(&col.Field, v))
		}
	}
	return strings.Join(cells, ", ")
}
