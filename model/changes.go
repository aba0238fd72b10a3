package model

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
)

// Change is a change as it is told, on screen, in the report and by commands:
// when, what, from what, to what.
type Change struct {
	When  time.Time
	About string // « Population », « Équipe-projet, Camille Vernet »
	From  string // « 26 000 »; what was not there is « non renseigné », « absente » for a line
	To    string
	Doing string // what sort of change it is, when that is not plain: « annulé », « mis de côté »

	Entry Entry
}

// Sentence is the change on one line.
func (c Change) Sentence() string {
	return french.Say("%s : %s → %s", c.About, c.From, c.To)
}

const (
	nothingSaid = "non renseigné"
	noLine      = "absente"
	noNote      = "aucune"
)

// Tell puts a change in words. One of a question that this version does not have
// is told by its key.
func (p *Project) Tell(e Entry) Change {
	c := Change{When: e.When, About: e.Key, From: shownRaw(e.Before), To: shownRaw(e.After), Entry: e}
	switch {
	case e.Aside:
		c.Doing = "mis de côté"
	case e.Undo:
		c.Doing = "annulé"
	case e.Redo:
		c.Doing = "refait"
	}
	if thing := NotedThing(e.Key); thing != "" {
		c.About = french.Say("Note sur « %s »", p.nameOf(thing))
		c.From, c.To = textOf(e.Before, noNote), textOf(e.After, noNote)
		return c
	}
	c.About = p.nameOf(e.Key)
	q := p.catalog.Question(e.Key)
	switch {
	case p.catalog.Action(e.Key) != nil:
		c.From, c.To = actionWords(e.Before), actionWords(e.After)
	case q != nil && q.Kind == content.Rows && e.Row != nil:
		p.tellLine(&c, q)
	case q != nil:
		c.From, c.To = valueWords(q, e.Before), valueWords(q, e.After)
	}
	return c
}

func (p *Project) nameOf(id string) string {
	if q := p.catalog.Question(id); q != nil {
		return q.Short
	}
	if a := p.catalog.Action(id); a != nil {
		return a.Label
	}
	return oneLine(id)
}

// tellLine tells a line by its first cell, and what changed in it.
func (p *Project) tellLine(c *Change, q *content.Question) {
	before, after := lineOf(c.Entry.Before, q), lineOf(c.Entry.After, q)
	named := after
	if named == nil {
		named = before
	}
	if name := cellWords(q.Columns[0], named); name != "" {
		c.About += ", " + name
	}
	if to := c.Entry.To; to != nil {
		c.From, c.To = "rang "+french.Number(int64(*c.Entry.Row+1)), "rang "+french.Number(int64(*to+1))
		return
	}
	c.From, c.To = lineWords(before, after, q), lineWords(after, before, q)
	if places := p.placesOf(c.Entry.Also); places != "" {
		c.To += french.Typography(" (repris dans " + places + ")")
	}
}

// lineWords are the cells of a line that differ from those of another; all of
// them when there is no other.
func lineWords(line, other Row, q *content.Question) string {
	if line == nil {
		return noLine
	}
	var cells []string
	for _, column := range q.Columns {
		here, there := cellWords(column, line), cellWords(column, other)
		switch {
		case other != nil && here == there, other == nil && here == "":
		case here == "":
			cells = append(cells, column.Label+" non renseigné")
		default:
			cells = append(cells, column.Label+" "+here)
		}
	}
	if len(cells) == 0 {
		return "comme avant"
	}
	return strings.Join(cells, ", ")
}

func cellWords(c *content.Column, row Row) string {
	v, has := row[c.ID.Name]
	if !has {
		return ""
	}
	if text := Display(&c.Field, v); text != "" {
		return oneLine(text)
	}
	return oneLine(RawText(v))
}

func valueWords(q *content.Question, raw json.RawMessage) string {
	if isNull(raw) {
		return nothingSaid
	}
	v, err := decode(&q.Field, q.Columns, raw)
	if err != nil {
		return shownRaw(raw)
	}
	if list, several := v.([]string); several && len(list) == 0 {
		if q.None != "" {
			return q.None
		}
		return "aucun"
	}
	return oneLine(Display(&q.Field, v))
}

func actionWords(raw json.RawMessage) string {
	state, err := decodeAction(raw)
	if isNull(raw) {
		state, err = ActionState{}, nil
	}
	if err != nil {
		return shownRaw(raw)
	}
	words := "à faire"
	switch {
	case state.Status == Done && state.On.IsZero():
		words = "faite"
	case state.Status == Done:
		words = "faite le " + state.On.String()
	case state.Status == Pointless && state.Reason == "":
		words = "sans objet"
	case state.Status == Pointless:
		words = "sans objet, " + oneLine(state.Reason)
	}
	if !state.Due.IsZero() {
		words += ", pour le " + state.Due.String()
	}
	return words
}

func textOf(raw json.RawMessage, none string) string {
	var text string
	if isNull(raw) || json.Unmarshal(raw, &text) != nil {
		return none
	}
	return oneLine(text)
}

// shownRaw is a value as the file holds it, fit to be shown.
func shownRaw(raw json.RawMessage) string {
	if isNull(raw) {
		return nothingSaid
	}
	return oneLine(french.Short(string(raw), 200))
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(french.Line(s), func(r rune) bool { return r == ' ' }), " ") // not at U+00A0
}

// TellLost puts in words what a joining left out.
func (j Joined) TellLost() []Change {
	var out []Change
	for _, e := range j.LeftOut {
		out = append(out, j.Project.Tell(e))
	}
	return out
}

// TellClash puts a clash in words: From is the other hand's value, To the one that
// stands.
func (p *Project) TellClash(c Clash) Change {
	e := Entry{Key: c.Key, Before: c.Theirs, After: p.Standing(c.Key, c.Line)}
	if c.Line != "" {
		e.Row = new(int)
	}
	return p.Tell(e)
}

// ChangesSince are what has changed from the beginning of a day, each thing once:
// from what it then was to what it is. whole tells that the journal goes back
// that far.
func (p *Project) ChangesSince(day dates.Day) (changes []Change, whole bool) {
	type span struct{ first, last Entry }
	spans := map[string]*span{}
	var order []string
	add := func(e Entry) {
		key := e.Key
		if q := p.catalog.Question(e.Key); q != nil && e.Row != nil {
			for _, raw := range []json.RawMessage{e.Before, e.After} {
				if line := lineOf(raw, q); line != nil {
					key += "\x00" + line.ID()
					break
				}
			}
		}
		if s := spans[key]; s != nil {
			s.last = e
			return
		}
		spans[key] = &span{e, e}
		order = append(order, key)
	}
	whole = p.forgotten == 0
	for _, e := range p.journal {
		if dates.Of(e.When).Before(day) {
			whole = true
			continue
		}
		if e.Aside || e.broken() || e.To != nil {
			continue
		}
		if q := p.catalog.Question(e.Key); q != nil && q.Kind == content.Rows && e.Row == nil {
			for _, line := range lineChanges(e, tableOf(e.Before, q), tableOf(e.After, q), q) {
				add(line)
			}
			continue
		}
		add(e)
	}
	for _, key := range order {
		s := spans[key]
		net := s.last.fresh()
		net.Before = s.first.Before
		if !sameJSON(net.Before, net.After) {
			changes = append(changes, p.Tell(net))
		}
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return a.When.Compare(b.When) })
	return changes, whole
}
