package model

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"cpts/content"
)

// Joined is the outcome of joining two copies of one project that went on apart.
type Joined struct {
	Project *Project
	Clashes []Clash // what both sides changed, each in its own way
	LeftOut []Entry // what could not be carried out on the other side, as last said
}

// ErrOther is returned for the file of another project.
var ErrOther = errors.New("this is another project")

// Join carries out on the project, as a file now holds it, what mine has and it
// lacks: all that comes in mine's journal after their common beginning. Nothing
// of either side is dropped: what can no longer be carried out is told, and kept
// in the journal, set aside. known is how many changes of mine (Changes) the file
// is known to have held: it tells the beginning where the file has forgotten its
// own. Neither p nor mine is changed.
func (p *Project) Join(mine *Project, known int) (Joined, error) {
	switch {
	case p.readOnly || mine.readOnly:
		return Joined{}, ErrReadOnly
	case !p.SameAs(mine):
		return Joined{}, ErrOther
	}
	start, state := p.parts(mine, known), false
	if p.Changes() < mine.forgotten { // an older copy, of before mine forgot its history
		start, state = 0, true
	}
	if p.Changes() < known { // what is no change is older too
		p = p.Snapshot()
		p.drafts, p.apart = maps.Clone(mine.drafts), mine.apart
	}
	return p.follow(mine, start, state), nil
}

// Follow carries out on the project what mine did after its first since changes,
// where the project already has the rest: see Join.
func (p *Project) Follow(mine *Project, since int) Joined {
	return p.follow(mine, min(max(since-mine.forgotten, 0), len(mine.journal)), false)
}

// follow carries out what comes in mine's journal from a rank on; with state, what
// mine holds and the journal no longer tells is carried out first.
func (p *Project) follow(mine *Project, from int, state bool) Joined {
	j := joiner{p: p.Snapshot(), clashes: map[string]*Clash{}, out: map[string]*leftOut{}}
	j.p.hand = mine.hand
	if state {
		j.carryState(mine)
	}
	j.replay(mine.journal[from:])
	j.drafts(mine)
	j.settled(mine)
	j.p.joinWon(mine)
	if mine.position != (Position{}) {
		j.p.position = mine.position
	}
	return j.outcome()
}

// carryState carries out, as one change each, what mine holds otherwise.
func (j *joiner) carryState(mine *Project) {
	for _, key := range mine.keys() {
		if now, wanted := j.p.at(key), mine.at(key); !sameJSON(now, wanted) {
			j.carry(Entry{When: mine.modified, Key: key, Before: now, After: wanted})
			if !isNull(now) {
				j.clash(Clash{Key: key, Theirs: now})
			}
		}
	}
}

// keys are the journal keys of all that the project holds.
func (p *Project) keys() []string {
	keys := slices.Concat(slices.Collect(maps.Keys(p.answers)), slices.Collect(maps.Keys(p.odd)), slices.Collect(maps.Keys(p.actions)))
	for id := range p.notes {
		keys = append(keys, notesPrefix+id)
	}
	slices.Sort(keys)
	return keys
}

// drafts takes what mine has typed since it was last saved. Where both sides typed,
// the text of the other is kept beside.
func (j *joiner) drafts(mine *Project) {
	for key, at := range mine.touched {
		there, typed := j.p.drafts[key], mine.drafts[key]
		another := len(there.Texts) > 0 && !slices.Equal(there.Texts, mine.began[key]) && !slices.Equal(there.Texts, typed.Texts)
		if another && len(typed.Texts) == 0 {
			continue // it was begun there; here, what stood before was validated
		}
		if another {
			j.p.setDraft(key+otherDraft, there)
		}
		j.p.setDraft(key, typed)
		j.p.touched[key], j.p.began[key] = at, there.Texts
	}
}

// settled takes what waits to be settled on mine's side, and forgets what it has
// settled.
func (j *joiner) settled(mine *Project) {
	for _, c := range mine.apart {
		if mine.raised[c.name()] && !slices.ContainsFunc(j.p.apart, c.on) {
			j.p.dispute(c)
		}
	}
	for name := range mine.settled {
		j.p.apart = slices.DeleteFunc(slices.Clone(j.p.apart), func(c Clash) bool { return c.name() == name })
		j.p.settled[name] = true
	}
}

// parts is the rank in mine's journal where it parts from p's.
func (p *Project) parts(mine *Project, known int) int {
	begin := max(p.forgotten, mine.forgotten)
	if known < begin {
		begin = max(known, mine.forgotten) // p has forgotten what it held there: mine is taken from what it knew
		return begin - mine.forgotten
	}
	n := begin
	for n < mine.Changes() && n < p.Changes() && mine.journal[n-mine.forgotten].same(p.journal[n-p.forgotten]) {
		n++
	}
	return min(n-mine.forgotten, len(mine.journal))
}

// joiner carries out on p the changes of another copy.
type joiner struct {
	p       *Project
	clashes map[string]*Clash // by key and line
	order   []string          // of clashes
	out     map[string]*leftOut
	told    []string // order of out

	// What undos and redos of the other copy take back: the changes that stand
	// there, and those taken back, as they were carried out here.
	done, undone []step
}

// step is a change of the other copy, as it was carried out here.
type step struct {
	how    carried
	last   Entry // what was last done of it here: the change, its undo or its redo
	origin Entry // the change itself, in the journal here
	taken  bool  // it was taken back by an entry that says so
}

// carried is how a change was carried out.
type carried int

const (
	asOne    carried = iota // by one entry of the journal
	inParts                 // line by line
	notAtAll                // it could not be, or there was nothing to do
)

// leftOut is what could not be carried out on one thing: what it was when it
// was found missing, and the last that was said of it.
type leftOut struct {
	was  json.RawMessage
	last Entry
}

func (j *joiner) replay(entries []Entry) {
	for _, e := range entries {
		if e.Aside || e.broken() || !j.p.knows(e.Key) {
			j.p.passOn(e)
			continue
		}
		switch {
		case e.Undo:
			j.takeBack(e, shift(&j.done, &j.undone))
		case e.Redo:
			j.takeBack(e, shift(&j.undone, &j.done))
		default:
			j.done, j.undone = append(j.done, j.carry(e)), nil
		}
	}
}

// takeBack carries out an undo, or a redo, of the step s of the other copy. What
// was changed here by one entry is given back what it held here, which may be
// another hand's.
func (j *joiner) takeBack(e Entry, s *step) {
	switch {
	case s == nil && e.Undo: // of a change both had: it is a change like another, that a redo may follow
		j.undone = append(j.undone, j.carry(e.fresh()))
		j.undone[len(j.undone)-1].origin = Entry{}
	case s == nil, s.how == inParts:
		j.carry(e.fresh())
	case s.how == notAtAll:
		j.leave(e)
	default:
		back := inverse(s.last, e.When)
		if e.Undo {
			standing, _ := j.p.standing()
			s.taken = standing.Key != "" && standing.same(s.origin)
		}
		back.Undo, back.Redo = e.Undo && s.taken, e.Redo && s.taken
		did := j.carry(back)
		s.how, s.last = did.how, did.last
	}
}

// passOn keeps an entry as it was there: set aside, or of what this version does
// not have, with the answer it gave.
func (p *Project) passOn(e Entry) {
	if !e.Aside && e.Row == nil && e.Key != "" && NotedThing(e.Key) == "" && !p.knows(e.Key) {
		p.unknown[unknownAnswer(e.Key)] = e.After
	}
	p.note(e)
}

// shift moves the last step of one stack to another, and gives it; nil for none.
func shift(from, to *[]step) *step {
	last := len(*from) - 1
	if last < 0 {
		return nil
	}
	*from, *to = (*from)[:last], append(*to, (*from)[last])
	return &(*to)[len(*to)-1]
}

// carry carries out one change.
func (j *joiner) carry(e Entry) step {
	if j.whole(e) {
		j.carryTable(e)
		return step{how: inParts}
	}
	placed, clash, err := j.p.placed(e)
	before, takesOut := j.p.Changes(), j.p.takesOutMoved(e)
	if err == nil {
		err = j.p.apply(placed)
	}
	if err != nil {
		j.leave(e)
		return step{how: notAtAll}
	}
	if clash != nil {
		j.clash(*clash)
	}
	how := step{how: notAtAll}
	if j.p.Changes() > before {
		did := j.p.journal[len(j.p.journal)-1]
		how = step{how: asOne, last: did, origin: did}
	}
	if takesOut {
		j.leave(e)
	}
	return how
}

// whole tells a change of a whole table whose lines others have changed: it is
// carried out line by line.
func (j *joiner) whole(e Entry) bool {
	q := j.p.catalog.Question(e.Key)
	return q != nil && q.Kind == content.Rows && e.Row == nil && !sameJSON(j.p.stands(q), e.Before)
}

// carryTable carries out a change of a whole table as what it did to each line.
func (j *joiner) carryTable(e Entry) {
	q := j.p.catalog.Question(e.Key)
	for _, line := range lineChanges(e, tableOf(e.Before, q), tableOf(e.After, q), q) {
		j.carry(line)
	}
}

// tableOf are the lines an entry holds on one side; none when it is no table.
func tableOf(raw json.RawMessage, q *content.Question) []Row {
	v, _ := decode(&q.Field, q.Columns, raw)
	rows, _ := v.([]Row)
	identify(rows, q.Columns)
	return rows
}

// lineChanges are what makes a table of another, line by line.
func lineChanges(e Entry, before, after []Row, q *content.Question) []Entry {
	var out []Entry
	change := func(rank int, was, is Row) {
		line := Entry{When: e.When, Key: e.Key, Row: &rank, Before: null, After: null}
		if was != nil {
			line.Before = encode(was, q.Columns)
		}
		if is != nil {
			line.After = encode(is, q.Columns)
		}
		out = append(out, line)
	}
	find := func(rows []Row, id string) Row {
		if at := slices.IndexFunc(rows, func(r Row) bool { return r.ID() == id }); at >= 0 {
			return rows[at]
		}
		return nil
	}
	for i, was := range before {
		if find(after, was.ID()) == nil {
			change(i, was, nil)
		}
	}
	for i, is := range after {
		was := find(before, is.ID())
		if was == nil || !sameWords(was, is, q.Columns) {
			change(i, was, is)
		}
	}
	return out
}

// clash notes that both sides changed the same thing: what was there before
// stays the other side's value, however often this one goes on changing it.
func (j *joiner) clash(c Clash) {
	key := c.Key + "\x00" + c.Line
	if j.clashes[key] != nil {
		return
	}
	j.clashes[key] = &c
	j.order = append(j.order, key)
}

// leave keeps in the journal what could not be carried out.
func (j *joiner) leave(e Entry) {
	kept := e.fresh()
	kept.Aside = true
	j.p.note(kept)
	if e.To != nil || isNull(e.Before) && isNull(e.After) {
		return // a line that is gone: its rank is of no account
	}
	key := e.Key
	if q := j.p.catalog.Question(e.Key); q != nil && e.Row != nil {
		for _, raw := range []json.RawMessage{e.Before, e.After} {
			if line := lineOf(raw, q); line != nil && line.ID() != "" {
				key += "\x00" + line.ID()
				break
			}
		}
	}
	if known, again := j.out[key]; again {
		known.last = kept
		return
	}
	j.out[key] = &leftOut{was: e.Before, last: kept}
	j.told = append(j.told, key)
}

func (j *joiner) outcome() Joined {
	out := Joined{Project: j.p}
	for _, key := range j.order {
		if c := *j.clashes[key]; !sameJSON(j.p.Standing(c.Key, c.Line), c.Theirs) {
			out.Clashes = append(out.Clashes, c)
			j.p.dispute(c)
		}
	}
	for _, key := range j.told {
		left := j.out[key]
		gone := isNull(left.last.After) && j.p.goneLine(left.last)
		if !gone && !sameJSON(left.was, left.last.After) {
			out.LeftOut = append(out.LeftOut, left.last)
		}
	}
	return out
}

// goneLine tells that the line of an entry stands nowhere: taking it out a second
// time says nothing.
func (p *Project) goneLine(e Entry) bool {
	q := p.catalog.Question(e.Key)
	if q == nil || e.Row == nil {
		return false
	}
	line := lineOf(e.Before, q)
	return line == nil || lineAt(p.Rows(e.Key), line, *e.Row, q.Columns) < 0
}
