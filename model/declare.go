package model

import (
	"fmt"
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

// Key is a question that Go code reads by name, with the type of its answer. Each
// room declares those it reads beside its own rules; nothing else names a question.
type Key[T any] struct{ id string }

// Cell is a column of a table that Go code reads by name, with the type of what it
// holds.
type Cell[T any] struct{ table, column string }

// claims are what the code takes for granted of the content; each says in what it
// is wrong, "" when it holds.
var claims []func(*content.Catalog) string

// Broken says which of the names that the code declares are not in the content, or
// not of the type that the code reads: none, a test proves it of the whole program.
func Broken(c *content.Catalog) (why []string) {
	for _, claim := range claims {
		if wrong := claim(c); wrong != "" {
			why = append(why, wrong)
		}
	}
	return why
}

// named are the questions and the columns that some code reads.
var named = map[string]bool{}

// Unheard are the amounts that the journey asks for and that no code reads: none, a test
// proves it of the whole program. What is only kept to be shown is no use of a sum.
func Unheard(c *content.Catalog) (fields []string) {
	look := func(name string, f *content.Field) {
		if f.Kind == content.Amount && !named[name] {
			fields = append(fields, name)
		}
	}
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		look(id, &q.Field)
		for _, column := range q.Columns {
			look(id+"."+column.ID.Name, &column.Field)
		}
	}
	return fields
}

// NewKey declares a question.
func NewKey[T any](id string) Key[T] {
	named[id] = true
	claims = append(claims, func(c *content.Catalog) string {
		if q := c.Question(id); q != nil {
			return misread[T](id, &q.Field)
		}
		return "no question " + id
	})
	return Key[T]{id}
}

// NewCell declares a column of a table.
func NewCell[T any](table Key[[]Row], column string) Cell[T] {
	k := Cell[T]{table.id, column}
	named[table.id+"."+column] = true
	claims = append(claims, func(c *content.Catalog) string {
		if f := k.field(c); f != nil {
			return misread[T](table.id+"."+column, f)
		}
		return fmt.Sprintf("no column %s in %s", column, table.id)
	})
	return k
}

// misread tells that a field does not hold what the code reads there.
func misread[T any](name string, f *content.Field) string {
	if slices.Contains(kindsOf[T](), f.Kind) {
		return ""
	}
	return french.Say("%s is read as %T, and holds a « %s »", name, *new(T), f.Kind)
}

// kindsOf are the kinds of questions whose answer is a T.
func kindsOf[T any]() []content.Kind {
	switch any(*new(T)).(type) {
	case string:
		return []content.Kind{content.Text, content.LongText, content.Choice}
	case []string:
		return []content.Kind{content.List, content.Choices}
	case int64:
		return []content.Kind{content.Number}
	case money.Amount:
		return []content.Kind{content.Amount}
	case dates.Day:
		return []content.Kind{content.Date}
	case dates.Clock:
		return []content.Kind{content.Hour}
	case bool:
		return []content.Kind{content.YesNo}
	case []Row:
		return []content.Kind{content.Rows}
	}
	return nil
}

// ID is that of the question, as files and the command line name it.
func (k Key[T]) ID() string { return k.id }

// Place is where the question is asked: nowhere, where the content lacks it.
func (k Key[T]) Place(c *content.Catalog) Place { return AtQuestion(c.Question(k.id)) }

// Tell is an answer to the question as a leader reads it; what it holds, as it is,
// where the content lacks the question.
func (k Key[T]) Tell(c *content.Catalog, v Value) string {
	f := k.field(c)
	if f == nil {
		f = &content.Field{}
	}
	return Display(f, v)
}

// Of is the answer of a project, and whether it has one of that type.
func (k Key[T]) Of(p *Project) (v T, has bool) {
	v, has = p.answers[k.id].(T)
	return v, has
}

// In is the answer of a project, zero where there is none.
func (k Key[T]) In(p *Project) T { v, _ := k.Of(p); return v }

// Of is what a line holds in the column, and whether that is of its type.
func (k Cell[T]) Of(r Row) (v T, has bool) {
	v, has = r[k.column].(T)
	return v, has
}

// In is what a line holds in the column, zero where it is empty or odd.
func (k Cell[T]) In(r Row) T { v, _ := k.Of(r); return v }

// ID is that of the column, as files name it.
func (k Cell[T]) ID() string { return k.column }

// Put sets what a line holds in the column, and Clear empties it.
func (k Cell[T]) Put(r Row, v T) { r[k.column] = v }
func (k Cell[T]) Clear(r Row)    { delete(r, k.column) }

// Empty tells that a line holds nothing at all in the column, not even odd.
func (k Cell[T]) Empty(r Row) bool { return r[k.column] == nil }

// Column is the column in the content; an empty one where the content lacks it.
func (k Cell[T]) Column(c *content.Catalog) *content.Column {
	if q := c.Question(k.table); q != nil && q.Column(k.column) != nil {
		return q.Column(k.column)
	}
	return &content.Column{}
}

func (k Cell[T]) field(c *content.Catalog) *content.Field {
	if column := k.Column(c); column.ID.Name != "" {
		return &column.Field
	}
	return nil
}

func (k Key[T]) field(c *content.Catalog) *content.Field {
	if q := c.Question(k.id); q != nil {
		return &q.Field
	}
	return nil
}

// choice is a question or a column that has options.
type choice interface {
	field(*content.Catalog) *content.Field
}

// OptionOf declares an option that the code tells from the others, and gives back
// its id.
func OptionOf(of choice, id string) string {
	claims = append(claims, func(c *content.Catalog) string {
		if f := of.field(c); f == nil || f.Option(id) == nil {
			return fmt.Sprintf("no option %s in %+v", id, of)
		}
		return ""
	})
	return id
}

// NamedAction, NamedDelay and NamedStage declare those that a rule is about, and
// give back their id.
func NamedAction(id string) string {
	return claim(id, "action", func(c *content.Catalog) bool { return c.Action(id) != nil })
}

func NamedDelay(id string) string {
	return claim(id, "delay", func(c *content.Catalog) bool { return c.Delay(id) != nil })
}

func NamedStage(id string) string {
	return claim(id, "stage", func(c *content.Catalog) bool { return c.Stage(id) != nil })
}

func claim(id, what string, there func(*content.Catalog) bool) string {
	claims = append(claims, func(c *content.Catalog) string {
		if there(c) {
			return ""
		}
		return fmt.Sprintf("no %s %s", what, id)
	})
	return id
}
