package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"cpts/content"
)

// Entry is one change, as the journal keeps it. A change of a whole answer or
// of an action has neither Row nor To. A change of one line of a table says at
// which rank it stood (Row): Before is null when the line is new, After when it
// is taken out; with To, the line only moved. The line itself is found by the
// id that Before or After holds.
type Entry struct {
	When   time.Time       `json:"quand"`
	Key    string          `json:"cle"`
	Row    *int            `json:"ligne,omitempty"`
	To     *int            `json:"vers,omitempty"`
	Undo   bool            `json:"annule,omitempty"` // takes back an earlier change
	Redo   bool            `json:"refait,omitempty"` // takes back an earlier Undo
	With   bool            `json:"avec,omitempty"`   // a whole answer that follows from the change before it, and is undone with it
	Aside  bool            `json:"ecarte,omitempty"` // could not be carried out: kept for what it says
	Hand   string          `json:"main,omitempty"`   // the session it was made in: two hands may do the same at once
	Before json.RawMessage `json:"avant"`
	After  json.RawMessage `json:"apres"`
	Also   []Followed      `json:"suivent,omitempty"` // texts of other tables renamed with it, each undone where it still stands

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

// fresh is the entry as a change of its own: it takes nothing back, and is
// written by its fields.
func (e Entry) fresh() Entry {
	e.read, e.Undo, e.Redo, e.With = nil, false, false, false
	return e
}

// same tells whether two journals hold one and the same entry.
func (e Entry) same(o Entry) bool {
	return e.When.Equal(o.When) && e.Key == o.Key && e.Hand == o.Hand && e.Undo == o.Undo && e.Redo == o.Redo && e.Aside == o.Aside && e.With == o.With &&
		sameRank(e.Row, o.Row) && sameRank(e.To, o.To) && sameJSON(e.Before, o.Before) && sameJSON(e.After, o.After)
}

func sameRank(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

func sameJSON(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) || isNull(a) && isNull(b) {
		return true
	}
	var one, other bytes.Buffer // an entry read by an older version may be indented
	return json.Compact(&one, a) == nil && json.Compact(&other, b) == nil && bytes.Equal(one.Bytes(), other.Bytes())
}

var null = json.RawMessage("null")

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || bytes.Equal(raw, null) }

// apply is the one door: every change of the project is an Entry that passes
// here, is carried out, and is kept in the journal. The entry's Before is filled
// in from the project itself. One that cannot be carried out changes nothing.
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
		if err = p.applyLine(&e); err == nil {
			p.rename(&e)
		}
	default:
		err = p.applyAnswer(&e)
	}
	if err != nil {
		return err
	}
	unmoved := e.To == nil || *e.To == *e.Row
	if bytes.Equal(e.Before, e.After) && unmoved && !e.Undo && !e.Redo {
		return nil // an undo is noted even then: the next one goes further back
	}
	e.read = nil
	if e.Hand == "" {
		e.Hand = p.hand
	}
	p.note(e)
	for _, thing := range []string{e.Key, NotedThing(e.Key)} {
		if b := p.catalog.Became(thing); b != nil {
			p.move(b)
		}
	}
	return nil
}

// note writes an entry in the journal.
func (p *Project) note(e Entry) {
	p.journal = append(p.journal, e)
	p.modified = e.When
	p.bound()
}

func (p *Project) applyAnswer(e *Entry) error {
	q := p.catalog.Question(e.Key)
	if q == nil {
		return ErrUnknown
	}
	e.Before = p.stands(q)
	defer p.reckon(e.Key)
	if isNull(e.After) {
		delete(p.answers, e.Key)
		delete(p.odd, e.Key)
		return nil
	}
	v, err := decode(&q.Field, q.Columns, e.After)
	if err != nil {
		if !e.Undo && !e.Redo {
			return err
		}
		p.odd[e.Key] = e.After // back to what the file held
		delete(p.answers, e.Key)
		return nil
	}
	if rows, table := v.([]Row); table {
		adopt(rows, p.Rows(e.Key), q.Columns)
		identify(rows, q.Columns) // no id stands twice
		e.After = encode(rows, q.Columns)
	}
	p.answers[e.Key] = v
	delete(p.odd, e.Key)
	return nil
}

// stands is what the file holds for a question.
func (p *Project) stands(q *content.Question) json.RawMessage {
	if raw, odd := p.odd[q.ID.Name]; odd {
		return raw
	}
	return encode(p.answers[q.ID.Name], q.Columns)
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
		if !e.Undo && !e.Redo {
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
			if row.ID() == "" || lineAt(rows, row, i, nil) >= 0 {
				row[lineID] = newLineID()
			}
			e.Before = null
			rows = slices.Insert(slices.Clone(rows), i, row)
		} else {
			row[lineID] = rows[i].ID() // a line stays itself, whatever it becomes
			e.Before = encode(rows[i], q.Columns)
			rows = slices.Clone(rows)
			rows[i] = row
		}
		e.After = encode(row, q.Columns)
	}
	if len(rows) == 0 {
		delete(p.answers, e.Key)
	} else {
		p.answers[e.Key] = rows
	}
	delete(p.odd, e.Key)
	return nil
}

// ErrGone is returned when what a change is about is no longer there.
var ErrGone = errors.New("what the change is about is gone")

// placed is an entry made elsewhere, or long ago, as it may be carried out here:
// a line is found again, and what others made of it meanwhile stays. Clash tells
// that another value, other than the one the entry changed, gives way to it.
func (p *Project) placed(e Entry) (_ Entry, clash *Clash, err error) {
	e.read = nil
	if !e.broken() {
		e = p.moved(e)
	}
	q := p.catalog.Question(e.Key)
	switch {
	case e.broken():
		return e, nil, ErrGone
	case e.Row != nil && q != nil && q.Kind == content.Rows:
		return p.placedLine(e, q)
	}
	now := p.at(e.Key)
	if sameJSON(now, e.Before) || sameJSON(now, e.After) {
		return e, nil, nil
	}
	if p.catalog.Action(e.Key) != nil { // a state and a deadline may come from two hands
		merged, clashes := mergeFields(saidOf(now), saidOf(e.Before), saidOf(e.After))
		if state, err := decodeAction(merged); err == nil && !clashes {
			e.After = encodeAction(state)
			return e, nil, nil
		}
	}
	return e, &Clash{Key: e.Key, Theirs: now}, nil
}

// saidOf is what a journal says of an action, that it is to do included.
func saidOf(state json.RawMessage) json.RawMessage {
	if isNull(state) {
		return json.RawMessage(`{"etat":"` + string(ToDo) + `"}`)
	}
	return state
}

// broken tells an entry that no change can be read in: hand-written, or written
// by nobody.
func (e Entry) broken() bool {
	return e.Key == "" || e.Row == nil && e.To != nil || e.Row != nil && isNull(e.Before) && isNull(e.After)
}

// Readable tells whether a change can be read in an entry of the file.
func (e Entry) Readable() bool { return !e.broken() && !e.When.IsZero() }

// at is what the project holds under a journal key.
func (p *Project) at(key string) json.RawMessage {
	if thing := NotedThing(key); thing != "" {
		if raw, odd := p.unknown[key]; odd {
			return raw
		}
		return encodeNote(p.notes[thing])
	}
	if p.catalog.Action(key) != nil {
		if raw, odd := p.unknown[actionsPrefix+key]; odd {
			return raw
		}
		return encodeAction(p.actions[key])
	}
	if q := p.catalog.Question(key); q != nil {
		return p.stands(q)
	}
	return null
}

func (p *Project) placedLine(e Entry, q *content.Question) (Entry, *Clash, error) {
	rows := p.Rows(e.Key)
	before, after := lineOf(e.Before, q), lineOf(e.After, q)
	if before == nil && after == nil || before == nil && e.To != nil {
		return e, nil, ErrGone
	}
	if before == nil { // a new line
		if at := lineAt(rows, after, *e.Row, q.Columns); at >= 0 && after.ID() != "" {
			here := encode(rows[at], q.Columns) // it is there already: nothing is left to do
			e.Row, e.Before, e.After = &at, here, here
			return e, nil, nil
		}
		at := min(max(*e.Row, 0), len(rows))
		e.Row = &at
		return e, nil, nil
	}
	at := lineAt(rows, before, *e.Row, q.Columns)
	if at < 0 {
		return e, nil, ErrGone
	}
	e.Row = &at
	switch {
	case e.To != nil:
		to := min(max(*e.To, 0), len(rows)-1)
		e.To = &to
	case after == nil:
		if !sameWords(rows[at], before, q.Columns) {
			return e, nil, ErrGone // another hand has changed what this one takes out: it stays
		}
	default:
		now := encode(rows[at], q.Columns)
		merged, clashes := mergeFields(now, e.Before, e.After)
		e.After = merged
		if clashes {
			return e, &Clash{Key: e.Key, Line: rows[at].ID(), Theirs: now}, nil
		}
	}
	return e, nil, nil
}

// lineOf is the line an entry holds on one side; nil for none.
func lineOf(raw json.RawMessage, q *content.Question) Row {
	if isNull(raw) {
		return nil
	}
	row, err := decodeRow(q.Columns, raw)
	if err != nil {
		return nil
	}
	return row
}

// mergeFields changes in an object the fields that a change from before to after
// changes, and no other. clashes tells that one of them had been changed by
// another hand: it gives way. nil when they are not objects.
func mergeFields(now, before, after json.RawMessage) (merged json.RawMessage, clashes bool) {
	stand, was, wanted := fields(now), fields(before), fields(after)
	if stand == nil || was == nil || wanted == nil {
		return nil, false
	}
	for _, id := range slices.Sorted(maps.Keys(union(was, wanted))) {
		if id == lineID || sameJSON(was[id], wanted[id]) || sameJSON(stand[id], wanted[id]) {
			continue
		}
		clashes = clashes || !sameJSON(stand[id], was[id])
		if isNull(wanted[id]) {
			delete(stand, id)
		} else {
			stand[id] = wanted[id]
		}
	}
	return plain(stand), clashes
}

func fields(raw json.RawMessage) map[string]json.RawMessage {
	if isNull(raw) {
		return map[string]json.RawMessage{}
	}
	var m map[string]json.RawMessage
	_ = json.Unmarshal(raw, &m) // not an object: nil
	return m
}

func union(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}
