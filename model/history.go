package model

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// The journal is bounded: beyond, the oldest changes are forgotten, never what
// they made of the project. Ten thousand changes are several years of work.
const (
	mostEntries   = 10_000
	mostHistory   = 4 << 20 // bytes of what entries hold
	alwaysEntries = 20      // kept however long they are
)

// Journal is every change made and not forgotten, oldest first.
func (p *Project) Journal() []Entry { return p.journal }

// Changes counts the changes ever made, forgotten ones too: it grows with each.
func (p *Project) Changes() int { return p.forgotten + len(p.journal) }

// Forgotten counts the changes that the journal no longer holds.
func (p *Project) Forgotten() int { return p.forgotten }

// ForgetHistory empties the journal and throws away what was being typed: what
// was removed, people first, is nowhere in the file any more. The answers stay.
func (p *Project) ForgetHistory() {
	p.forget(len(p.journal))
	p.drafts, p.touched, p.began = map[string]Draft{}, map[string]time.Time{}, map[string][]string{}
	p.apart, p.raised = nil, map[string]bool{}
	for key := range p.damaged {
		if strings.HasPrefix(key, "journal") || strings.HasPrefix(key, "brouillons") {
			delete(p.damaged, key)
		}
	}
	for key := range p.unknown {
		if strings.HasPrefix(key, draftsPrefix) {
			delete(p.unknown, key)
		}
	}
}

// Become gives the project the answers, actions and notes of another state of it,
// as one change each: it can be taken back, and joined to what others do. The error
// is that of a value that cannot be given.
func (p *Project) Become(state *Project, at time.Time) error {
	keys := append(p.keys(), state.keys()...)
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		if wanted := state.at(key); !sameJSON(p.at(key), wanted) {
			if err := p.apply(Entry{When: at, Key: key, After: wanted}); err != nil {
				return err
			}
		}
	}
	for _, c := range p.apart { // it was of what is left behind
		p.settled[c.name()] = true
	}
	p.apart, p.raised = slices.Clone(state.apart), map[string]bool{}
	p.position = state.position
	return nil
}

// SameAs tells whether two files are of one project.
func (p *Project) SameAs(o *Project) bool { return p.id == o.id && p.created.Equal(o.created) }

// Bare is the project without its history nor what was being typed: a copy to
// send.
func (p *Project) Bare() *Project {
	c := p.Snapshot()
	c.ForgetHistory()
	return c
}

// forget drops the n oldest changes of the journal.
func (p *Project) forget(n int) {
	p.journal = p.journal[n:]
	p.forgotten += n
	p.weight = 0
	for _, e := range p.journal {
		p.weight += e.weight()
	}
}

// bound keeps the journal within its bounds. It is let run over them a little, so
// that a change costs the same whatever the journal holds.
func (p *Project) bound() {
	p.weight += p.journal[len(p.journal)-1].weight()
	if len(p.journal) <= mostEntries+mostEntries/8 && p.weight <= mostHistory+mostHistory/8 {
		return
	}
	keep, weight := 0, 0
	for keep < len(p.journal) {
		weight += p.journal[len(p.journal)-1-keep].weight()
		if keep >= alwaysEntries && (keep >= mostEntries || weight > mostHistory) {
			break
		}
		keep++
	}
	p.forget(len(p.journal) - keep)
}

func (e Entry) weight() int {
	n := len(e.Before) + len(e.After)
	for _, f := range e.Also {
		n += len(f.From) + len(f.To)
	}
	return n
}

// standing is the last change that undo would take back, and whether the journal
// still holds one. Undos and redos cancel what they name, innermost first.
func (p *Project) standing() (Entry, bool) {
	undone, redone := 0, 0
	for i := len(p.journal) - 1; i >= 0; i-- {
		e := p.journal[i]
		switch {
		case !p.knows(e.Key), !p.lasts(e), e.Aside && !e.Undo:
			// Of a question this version does not have or has moved, or never carried out.
		case e.Redo:
			redone++
		case e.Undo && redone > 0:
			redone--
		case e.Undo:
			undone++
		case undone > 0:
			undone--
		default:
			return e, true
		}
	}
	return Entry{}, false
}

// lastUndo is the undo that redo would take back: none once something else was
// changed.
func (p *Project) lastUndo() (Entry, bool) {
	redone := 0
	for i := len(p.journal) - 1; i >= 0; i-- {
		e := p.journal[i]
		switch {
		case !p.knows(e.Key), !p.lasts(e), e.Aside && !e.Redo:
			// Neither was done, nor can be again.
		case e.Redo:
			redone++
		case e.Undo && redone > 0:
			redone--
		default:
			return e, e.Undo
		}
	}
	return Entry{}, false
}

// knows tells whether this version has what a journal key is about.
func (p *Project) knows(key string) bool {
	return p.inJourney(key) || p.inJourney(NotedThing(key))
}

// Undo takes back the last change not yet taken back, across restarts, and
// returns how: from what to what. It is itself a change, journaled like the
// others. What followed from it goes with it. Nothing left to take back: ok is false. ErrGone: it can no longer be
// taken back, and the next Undo goes on to the one before.
func (p *Project) Undo(at time.Time) (done Entry, ok bool, err error) {
	e, found := p.standing()
	if !found {
		return Entry{}, false, nil
	}
	for first := true; ; first = false {
		back := inverse(e, at)
		back.Undo, back.With = true, !first
		done, err = p.takeBack(back)
		before, more := p.standing()
		if err != nil || !more || !e.follows(before) {
			return done, true, err
		}
		e = before
	}
}

// Redo carries out again the last change that Undo took back, as long as nothing
// else was changed since. ErrGone: as for Undo.
func (p *Project) Redo(at time.Time) (done Entry, ok bool, err error) {
	e, found := p.lastUndo()
	if !found {
		return Entry{}, false, nil
	}
	for first := true; ; first = false {
		back := inverse(e, at)
		back.Redo, back.With = true, !first
		again, failed := p.takeBack(back)
		if first {
			done, err = again, failed
		}
		next, more := p.lastUndo()
		if failed != nil || !more || !e.follows(next) {
			return done, true, err
		}
		e = next
	}
}

// follows tells whether a change is one with that before it.
func (e Entry) follows(before Entry) bool {
	return e.With && e.When.Equal(before.When) && e.Hand == before.Hand
}

func (p *Project) takeBack(back Entry) (Entry, error) {
	if p.readOnly {
		return back, ErrReadOnly
	}
	placed, _, err := p.placed(back)
	if err == nil {
		err = p.apply(placed)
	} else if p.unmarked(back) {
		err = p.apply(back) // by its rank, as the version that wrote it would
	}
	if err != nil {
		back.Aside = true
		p.note(back) // so that the next one goes further back
		return back, ErrGone
	}
	return p.journal[len(p.journal)-1], nil
}

// unmarked tells a change of a line made before lines had ids.
func (p *Project) unmarked(e Entry) bool {
	q := p.catalog.Question(e.Key)
	if q == nil || e.Row == nil || e.broken() {
		return false
	}
	line := lineOf(e.Before, q)
	return line != nil && line.ID() == ""
}

func inverse(e Entry, at time.Time) Entry {
	back := Entry{When: at, Key: e.Key, Row: e.Row, To: e.To, Before: e.After, After: e.Before}
	for _, f := range e.Also {
		back.Also = append(back.Also, f.inverse())
	}
	if e.Row != nil && e.To != nil {
		back.Row, back.To = e.To, e.Row
	}
	return back
}

// PutBack gives what an entry changed the value that it had before it (or, with
// after, the one it took), whatever came since. For a line of a table that is
// gone, the line comes back. It is a change like another.
func (p *Project) PutBack(e Entry, after bool, at time.Time) error {
	if e.broken() || e.To != nil {
		return ErrGone
	}
	e = p.moved(e)
	value := e.Before
	if after {
		value = e.After
	}
	q := p.catalog.Question(e.Key)
	if e.Row == nil || q == nil {
		return p.apply(Entry{When: at, Key: e.Key, After: value})
	}
	line := lineOf(e.Before, q)
	if line == nil {
		line = lineOf(e.After, q)
	}
	rank := min(max(*e.Row, 0), len(p.Rows(e.Key)))
	here := lineAt(p.Rows(e.Key), line, rank, q.Columns)
	switch wanted := lineOf(value, q); {
	case wanted == nil && here < 0:
		return nil // it is not there already
	case wanted == nil:
		return p.RemoveRow(e.Key, here, at)
	case here < 0:
		return p.apply(Entry{When: at, Key: e.Key, Row: &rank, Before: null, After: value})
	}
	return p.apply(Entry{When: at, Key: e.Key, Row: &here, Before: json.RawMessage("{}"), After: value})
}
