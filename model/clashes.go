package model

import (
	"encoding/json"
	"slices"
	"time"
)

// Clash is an answer, a note, an action or a line of a table that two hands
// changed, each in its own way. What one made of it stands in the project; Theirs
// is what the other did. It waits in the file until somebody settles it.
type Clash struct {
	Key    string          `json:"cle"`
	Line   string          `json:"ligne,omitempty"` // the id of the line, for a table
	Theirs json.RawMessage `json:"ailleurs"`
}

func (c Clash) on(o Clash) bool { return c.Key == o.Key && c.Line == o.Line }

// name tells a clash from the others.
func (c Clash) name() string { return c.Key + "\x00" + c.Line }

// Clashes are those that wait to be settled.
func (p *Project) Clashes() []Clash {
	var waiting []Clash
	for _, c := range p.apart {
		if p.knows(c.Key) && !sameJSON(p.Standing(c.Key, c.Line), c.Theirs) {
			waiting = append(waiting, c)
		}
	}
	return waiting
}

// Standing is what the project holds under a journal key, for a line of a table
// under its id; null for nothing.
func (p *Project) Standing(key, line string) json.RawMessage {
	if line == "" {
		return p.at(key)
	}
	for _, row := range p.Rows(key) {
		if row.ID() == line {
			return encode(row, p.catalog.Question(key).Columns)
		}
	}
	return null
}

// OwnLast tells whether the last change under a key, and for a table on a line of
// that id, was made in this session.
func (p *Project) OwnLast(key, line string) bool {
	q := p.catalog.Question(key)
	for _, e := range slices.Backward(p.journal) {
		switch {
		case e.Key != key || e.Aside:
		case line == "" || e.Row == nil:
			return e.Hand == p.hand
		default:
			for _, raw := range []json.RawMessage{e.Before, e.After} {
				if row := lineOf(raw, q); row.ID() == line {
					return e.Hand == p.hand
				}
			}
		}
	}
	return false
}

// Replaced notes that a value of another hand was just replaced: changed since
// was, in what the project held, to theirs. It tells whether there is anything to
// settle.
func (p *Project) Replaced(key, line string, was, theirs json.RawMessage) bool {
	c := Clash{Key: key, Line: line, Theirs: theirs}
	if sameJSON(was, theirs) || sameJSON(p.Standing(key, line), theirs) {
		return false
	}
	p.dispute(c)
	return true
}

// dispute keeps a clash in the place of an older one on the same thing.
func (p *Project) dispute(c Clash) {
	p.apart = append(slices.DeleteFunc(slices.Clone(p.apart), c.on), c)
	p.raised[c.name()] = true
	delete(p.settled, c.name())
}

// Settle ends a clash: take gives the thing the other hand's value, which is a
// change like another.
func (p *Project) Settle(c Clash, take bool, at time.Time) error {
	if take {
		if err := p.settle(c, at); err != nil {
			return err
		}
	}
	p.apart = slices.DeleteFunc(slices.Clone(p.apart), c.on)
	p.settled[c.name()] = true
	delete(p.raised, c.name())
	return nil
}

func (p *Project) settle(c Clash, at time.Time) error {
	if c.Line == "" {
		return p.apply(Entry{When: at, Key: c.Key, After: c.Theirs})
	}
	return p.PutBack(Entry{Key: c.Key, Row: new(int), Before: c.Theirs, After: p.Standing(c.Key, c.Line)}, false, at)
}
