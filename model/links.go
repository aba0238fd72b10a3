package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/content/french"
)

// Followed is a place whose text came from a line of a table that was renamed: it
// is renamed with it, by the same change.
type Followed struct {
	Key    string `json:"cle"`
	Line   string `json:"ligne,omitempty"` // "" for a list, whose item it is
	Column string `json:"colonne,omitempty"`
	From   string `json:"avant"`
	To     string `json:"apres"`
}

func (f Followed) inverse() Followed {
	f.From, f.To = f.To, f.From
	return f
}

// Known are the texts that a column of a table takes from elsewhere: those that the
// table does not hold yet, then those that it does.
func (p *Project) Known(table *content.Question, c *content.Column) []string {
	held := map[string]bool{}
	for _, row := range p.Rows(table.ID.Name) {
		held[french.Key(row.text(c.ID.Name))] = true
	}
	var fresh, used []string
	seen := map[string]bool{"": true}
	for _, ref := range c.From {
		for _, text := range p.textsAt(ref) {
			key := french.Key(text)
			switch {
			case seen[key]:
			case held[key]:
				used = append(used, text)
			default:
				fresh = append(fresh, text)
			}
			seen[key] = true
		}
	}
	return append(fresh, used...)
}

// textsAt are the texts that a reference leads to, each on one line.
func (p *Project) textsAt(ref *content.Ref) (texts []string) {
	for _, row := range p.Rows(ref.Table.Name) {
		texts = append(texts, french.Line(row.text(ref.Column.Name)))
	}
	switch v := p.answers[ref.Question.Name].(type) {
	case string:
		for _, line := range unbulleted(v) {
			texts = append(texts, french.Line(trimmed(line)))
		}
	case []string:
		for _, item := range v {
			texts = append(texts, french.Line(item))
		}
	}
	return texts
}

// Offered is what other answers propose for a question that has none, as it would
// be typed, and the question it comes from: something to begin with, never an answer
// until it is validated. "" when there is nothing.
func (p *Project) Offered(q *content.Question) (typed string, from *content.Question) {
	ref := q.Propose
	if ref == nil || p.Answered(q) || p.odd[q.ID.Name] != nil {
		return "", nil
	}
	if ref.Table.Name == "" {
		from = p.catalog.Question(ref.Question.Name)
		typed = Typed(&from.Field, p.answers[from.ID.Name])
	} else {
		from = p.catalog.Question(ref.Table.Name)
		typed = Typed(&q.Field, p.counted(q, ref))
	}
	if typed == "" {
		return "", nil
	}
	return typed, from
}

// counted is what a table gives to begin a list, or a number, with.
func (p *Project) counted(q *content.Question, ref *content.Ref) Value {
	if rows := p.Rows(ref.Table.Name); q.Kind == content.Number && len(rows) > 0 {
		return int64(len(rows))
	}
	if texts, err := collect(p.textsAt(ref)); q.Kind == content.List && err == nil {
		return texts
	}
	return nil
}

// rename makes what took its text from a line follow the change of it. A text that
// another line of the table holds too is left: nobody knows which was meant.
func (p *Project) rename(e *Entry) {
	if e.Undo || e.Redo {
		e.Also = slices.DeleteFunc(slices.Clone(e.Also), func(f Followed) bool { return !p.follows(f) || !p.renameAt(f) })
		return
	}
	e.Also = nil
	q := p.catalog.Question(e.Key)
	before, after := lineOf(e.Before, q), lineOf(e.After, q)
	for _, c := range q.Columns {
		from, to := before.text(c.ID.Name), after.text(c.ID.Name)
		if from == "" || to == "" || from == to || p.named(q, c, from) {
			continue
		}
		e.Also = append(e.Also, p.renameUses(q.ID.Name, c.ID.Name, from, to, map[string]bool{})...)
	}
}

// named tells whether a line of a table says a text in a column.
func (p *Project) named(q *content.Question, c *content.Column, text string) bool {
	return slices.ContainsFunc(p.Rows(q.ID.Name), func(r Row) bool { return french.Key(r.text(c.ID.Name)) == french.Key(text) })
}

func (p *Project) renameUses(table, column, from, to string, done map[string]bool) (all []Followed) {
	for _, f := range p.uses(table, column, from, done) {
		f.To = to
		if p.renameAt(f) {
			all = append(all, f)
		}
	}
	return all
}

// uses are the places that took a text from a column of a table, and those that
// took it from them.
func (p *Project) uses(table, column, text string, done map[string]bool) (all []Followed) {
	if done[table+"."+column] {
		return nil
	}
	done[table+"."+column] = true
	for _, use := range p.catalog.Uses(table, column) {
		id := use.Table.ID.Name
		if use.Column == nil {
			list, _ := p.answers[id].([]string)
			for _, item := range list {
				if french.Key(item) == french.Key(text) {
					all = append(all, Followed{Key: id, From: item})
				}
			}
			continue
		}
		for _, row := range p.Rows(id) {
			if cell := row.text(use.Column.ID.Name); french.Key(cell) == french.Key(text) {
				all = append(all, Followed{Key: id, Line: row.ID(), Column: use.Column.ID.Name, From: cell})
			}
		}
		all = append(all, p.uses(id, use.Column.ID.Name, text, done)...)
	}
	return all
}

// follows tells whether a place of a file, that anything may have written, can have
// followed a line: a text that a list, or a column of texts, may hold.
func (p *Project) follows(f Followed) bool {
	q := p.catalog.Question(f.Key)
	if q == nil || f.From == "" {
		return false
	}
	field := &q.Field
	switch column := q.Column(f.Column); {
	case column != nil && f.Line != "" && (column.Kind == content.Text || column.Kind == content.LongText):
		field = &column.Field
	case f.Column != "" || f.Line != "" || q.Kind != content.List:
		return false
	}
	_, removed := french.Tidy(f.To, kinds[field.Kind].lines)
	v, err := Parse(field, f.To)
	items, isList := v.([]string)
	return v != nil && err == nil && !removed && (!isList || len(items) == 1)
}

// renameAt changes one place that still says what it said, and tells whether it
// did. Tables and lists are copied: a snapshot may hold them.
func (p *Project) renameAt(f Followed) bool {
	if list, is := p.answers[f.Key].([]string); is && f.Line == "" {
		at := slices.Index(list, f.From)
		if at < 0 {
			return false
		}
		list = slices.Clone(list)
		list[at] = f.To
		p.answers[f.Key] = list
		return true
	}
	rows := p.Rows(f.Key)
	at := slices.IndexFunc(rows, func(r Row) bool { return r.ID() == f.Line && r.text(f.Column) == f.From })
	if at < 0 || f.Line == "" {
		return false
	}
	rows = slices.Clone(rows)
	rows[at] = maps.Clone(rows[at])
	rows[at][f.Column] = f.To
	p.answers[f.Key] = rows
	return true
}

// StillNamed names the questions that keep what they took from a line that is no
// longer in its table: « Acteurs associés et Engagements »; "" for none.
func (p *Project) StillNamed(table string, gone Row) string {
	q := p.catalog.Question(table)
	var all []Followed
	for _, c := range q.Columns {
		if text := gone.text(c.ID.Name); text != "" && !p.named(q, c, text) {
			all = append(all, p.uses(table, c.ID.Name, text, map[string]bool{})...)
		}
	}
	return p.placesOf(all)
}

// Followed names the questions whose texts follow the last change, and how many of
// each do: « Fiches-actions (3) et Engagements (1) »; "" for none.
func (p *Project) Followed() string {
	if len(p.journal) == 0 {
		return ""
	}
	count := map[string]int{}
	also := p.journal[len(p.journal)-1].Also
	for _, f := range also {
		count[f.Key]++
	}
	return p.namesOf(also, func(key string) string { return " (" + strconv.Itoa(count[key]) + ")" })
}

// placesOf names where texts followed, each question once.
func (p *Project) placesOf(all []Followed) string {
	return p.namesOf(all, func(string) string { return "" })
}

func (p *Project) namesOf(all []Followed, more func(key string) string) string {
	var keys, names []string
	for _, f := range all {
		if !slices.Contains(keys, f.Key) {
			keys, names = append(keys, f.Key), append(names, p.nameOf(f.Key)+more(f.Key))
		}
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " et " + names[last]
	}
	return strings.Join(names, "")
}

// text is what a line holds in a column of texts, "" when it is empty or odd.
func (r Row) text(column string) string { s, _ := r[column].(string); return s }
