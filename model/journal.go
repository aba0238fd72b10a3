package model

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"cpts/content"
)

// Entry is one change, as the journal keeps it. A change of a whole answer or
// of an action has neither Row nor To. A change of one line of a table says
// which (Row): Before is null when the line is new, After when it is taken out;
// with To, the line only moved.
type Entry struct {
	When   time.Time       `json:"quand"`
	Key    string          `json:"cle"`
	Row    *int            `json:"ligne,omitempty"`
	To     *int            `json:"vers,omitempty"`
	Undo   bool            `json:"annule,omitempty"` // takes back an earlier change
	Before json.RawMessage `json:"avant"`
	After  json.RawMessage `json:"apres"`

	read json.RawMessage // as the file held it, with what this version does not know
}

// UnmarshalJSON keeps the entry as it is written, to write it back unchanged.
func (e *Entry) UnmarshalJSON(data []byte) error {
	type fields Entry
	if err := json.Unmarshal(data, (*fields)(e)); err != nil {
		return err
	}
	e.read = bytes.Clone(data)
	return nil
}

// MarshalJSON writes an entry that was read as it was, a new one by its fields.
func (e Entry) MarshalJSON() ([]byte, error) {
	if e.read != nil {
		return e.read, nil
	}
	type fields Entry
	return plain(fields(e)), nil
}

var null = json.RawMessage("null")

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || bytes.Equal(raw, null) }

// apply is the one door: every change of the project is an Entry that passes
// here, is carried out, and is kept in the journal. The entry's Before is filled
// in from the project itself.
func (p *Project) apply(e Entry) error {
	if p.readOnly {
		return ErrReadOnly
	}
	if e.After == nil {
		e.After = null
	}
	var err error
	switch noted := NotedThing(e.Key); {
	case noted != "":
		err = p.applyNote(noted, &e)
	case p.catalog.Action(e.Key) != nil:
		err = p.applyAction(&e)
	case e.Row != nil:
		err = p.applyLine(&e)
	default:
		err = p.applyAnswer(&e)
	}
	if err != nil {
		return err
	}
	unmoved := e.To == nil || *e.To == *e.Row
	if bytes.Equal(e.Before, e.After) && unmoved && !e.Undo {
		return nil // an undo is noted even then: the next one goes further back
	}
	p.journal = append(p.journal, e)
	p.modified = e.When
	return nil
}

func (p *Project) applyAnswer(e *Entry) error {
	q := p.catalog.Question(e.Key)
	if q == nil {
		return ErrUnknown
	}
	e.Before = encode(p.answers[e.Key], q.Columns)
	if raw, odd := p.odd[e.Key]; odd {
		e.Before = raw
	}
	if isNull(e.After) {
		delete(p.answers, e.Key)
		delete(p.odd, e.Key)
		return nil
	}
	v, err := decode(&q.Field, q.Columns, e.After)
	if err != nil {
		if !e.Undo {
			return err
		}
		p.odd[e.Key] = e.After // back to what the file held
		delete(p.answers, e.Key)
		return nil
	}
	p.answers[e.Key] = v
	delete(p.odd, e.Key)
	return nil
}

func (p *Project) applyAction(e *Entry) error {
	key := actionsPrefix + e.Key
	e.Before = null
	if state, said := p.actions[e.Key]; said {
		e.Before = encodeAction(state)
	}
	if raw, odd := p.unknown[key]; odd {
		e.Before = raw
	}
	if isNull(e.After) {
		delete(p.actions, e.Key)
		delete(p.unknown, key)
		return nil
	}
	state, err := decodeAction(e.After)
	if err != nil {
		if !e.Undo {
			return err
		}
		p.unknown[key] = e.After // back to what the file held
		delete(p.actions, e.Key)
		return nil
	}
	p.actions[e.Key] = state
	delete(p.unknown, key)
	return nil
}

// applyLine changes one line; the table is copied, never changed in place, since
// a snapshot may hold it.
func (p *Project) applyLine(e *Entry) error {
	q := p.catalog.Question(e.Key)
	rows := p.Rows(e.Key)
	i := *e.Row
	inserting := isNull(e.Before) && e.To == nil
	if q == nil || q.Kind != content.Rows || i < 0 || i > len(rows) || (!inserting && i == len(rows)) {
		return ErrUnknown
	}
	switch {
	case e.To != nil:
		to := *e.To
		if to < 0 || to >= len(rows) {
			return ErrUnknown
		}
		moved := rows[i]
		e.Before = encode(moved, q.Columns)
		e.After = e.Before
		rows = slices.Insert(slices.Delete(slices.Clone(rows), i, i+1), to, moved)
	case isNull(e.After):
		e.Before = encode(rows[i], q.Columns)
		rows = slices.Delete(slices.Clone(rows), i, i+1)
	default:
		row, err := decodeRow(q.Columns, e.After)
		if err != nil {
			return err
		}
		if inserting {
			e.Before = null
			rows = slices.Insert(slices.Clone(rows), i, row)
		} else {
			e.Before = encode(rows[i], q.Columns)
			rows = slices.Clone(rows)
			rows[i] = row
		}
	}
	if len(rows) == 0 {
		delete(p.answers, e.Key)
	} else {
		p.answers[e.Key] = rows
	}
	delete(p.odd, e.Key)
	return nil
}

// Undo takes back the last change not yet taken back, across restarts, and
// returns it. It is itself a change, journaled like the others. Nothing left to
// take back: ok is false.
func (p *Project) Undo(at time.Time) (taken Entry, ok bool, err error) {
	skip := 0
	for i := len(p.journal) - 1; i >= 0; i-- {
		e := p.journal[i]
		switch {
		case !p.canBearNote(e.Key) && !p.canBearNote(NotedThing(e.Key)):
			// Of a question this version does not have: it cannot be taken back here.
		case e.Undo:
			skip++
		case skip > 0:
			skip--
		default:
			return e, true, p.apply(inverse(e, at))
		}
	}
	return Entry{}, false, nil
}

func inverse(e Entry, at time.Time) Entry {
	back := Entry{When: at, Key: e.Key, Row: e.Row, Undo: true, Before: e.After, After: e.Before}
	if e.To != nil {
		back.Row, back.To = e.To, e.Row
	}
	return back
}

// Replay carries out again changes made to another copy of the project. One
// that no longer makes sense here (a line that is gone) is left out, and counted.
func (p *Project) Replay(entries []Entry) (leftOut int) {
	for _, e := range entries {
		e.read = nil
		if p.apply(e) != nil {
			leftOut++
		}
	}
	return leftOut
}
