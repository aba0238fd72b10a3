// Package model is the leader's project and its rules: answers, statuses, the
// next step, deadlines. It is pure: it reads no file and no clock, and knows
// nothing of the screen.
package model

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"cpts/content"
	"cpts/content/dates"
)

// Project is one CPTS in the making. It is changed only through its methods,
// and they all pass through one door, apply, which also writes the journal.
type Project struct {
	catalog *content.Catalog

	created, modified time.Time
	position          Position
	positionMore      map[string]json.RawMessage // what this version does not know of it
	answers           map[string]Value
	odd               map[string]json.RawMessage // answers of the file that are not of their question's kind
	unknown           map[string]json.RawMessage // answers to questions this version does not have
	actions           map[string]ActionState
	notes             map[string]string // by question or action
	journal           []Entry
	id                string // of the project, given once; "" for those begun before there was one
	hand              string // this session, in the journal
	forgotten         int    // changes that the journal no longer holds
	weight            int    // bytes of what the journal's entries hold
	drafts            map[string]Draft
	touched           map[string]time.Time       // drafts changed here since the file held them, and when last
	began             map[string][]string        // and what stood there before
	apart             []Clash                    // what two hands changed, to be settled
	raised, settled   map[string]bool            // those that came up, or were settled, here since the file held them
	won               []string                   // stages of which it was told that they are won; nil where they were never noted
	damaged           map[string]json.RawMessage // parts of the file that cannot be read
	extra             map[string]json.RawMessage // keys of the file this version does not have
	reckoned          *reckoned                  // what was understood of the communes; nil when they were not looked up
	readOnly          bool
}

// Position is where the leader was, and what she is led through.
type Position struct {
	Stage    string `json:"etape"`
	Section  string `json:"rubrique"`
	Question string `json:"question"`
	Walk     Walk   `json:"parcours"`
}

// ActionStatus says what became of a thing to do.
type ActionStatus string

// The three states of an action; the first is not written to the file.
const (
	ToDo      ActionStatus = "a_faire"
	Done      ActionStatus = "faite"
	Pointless ActionStatus = "sans_objet"
)

// ActionState is what the leader said of a thing to do: done, and when, or not
// called for, and why; and by when she means to have it done.
type ActionState struct {
	Status ActionStatus
	On     dates.Day
	Due    dates.Day
	Reason string
	extra  map[string]json.RawMessage
}

// Settled tells whether nothing more is to be done.
func (a ActionState) Settled() bool { return a.Status == Done || a.Status == Pointless }

// New is an empty project.
func New(c *content.Catalog, at time.Time) *Project {
	at = at.Truncate(time.Second) // as the file will hold it
	return &Project{
		catalog: c, created: at, modified: at, hand: newHand(),
		drafts: map[string]Draft{}, touched: map[string]time.Time{}, began: map[string][]string{}, raised: map[string]bool{}, settled: map[string]bool{}, damaged: map[string]json.RawMessage{},
		answers: map[string]Value{}, odd: map[string]json.RawMessage{}, unknown: map[string]json.RawMessage{},
		actions: map[string]ActionState{}, notes: map[string]string{}, extra: map[string]json.RawMessage{},
	}
}

// Begin is an empty project, unlike any other.
func Begin(c *content.Catalog, at time.Time) *Project {
	p := New(c, at).Anew()
	p.won = []string{}
	return p
}

// Anew makes the project another one than that it was copied from.
func (p *Project) Anew() *Project {
	p.id = newLineID()
	return p
}

// Catalog is the content the project answers to.
func (p *Project) Catalog() *content.Catalog { return p.catalog }

// ReadOnly tells that the file comes from a newer version: it may be read, not
// changed.
func (p *Project) ReadOnly() bool { return p.readOnly }

// Created is when the project was begun.
func (p *Project) Created() time.Time { return p.created }

// Modified is when an answer last changed.
func (p *Project) Modified() time.Time { return p.modified }

// Position is where the leader was.
func (p *Project) Position() Position { return p.position }

// SetPosition notes where the leader is. It is not an answer: the journal does
// not keep it.
func (p *Project) SetPosition(q *content.Question) {
	p.position = Position{q.Section.Stage.ID.Name, q.Section.ID.Name, q.ID.Name, p.position.Walk}
}

// Answer is the value given to a question, nil when there is none.
func (p *Project) Answer(id string) Value { return p.answers[id] }

// Odd is what the file holds for a question when it is not an answer of its
// kind, as written there; "" when all is well.
func (p *Project) Odd(id string) string { return string(p.odd[id]) }

// Unknown are the ids of the file that this version has nothing for, or whose
// action or note is not of its form: answers by their id, the others behind
// « actions/ » or « notes/ ».
func (p *Project) Unknown() []string { return slices.Sorted(maps.Keys(p.unknown)) }

// Rows are the lines of a table.
func (p *Project) Rows(id string) []Row {
	rows, _ := p.answers[id].([]Row)
	return rows
}

// Action is what the leader said of a thing to do; Task is how it stands.
func (p *Project) Action(id string) ActionState {
	if a, said := p.actions[id]; said {
		return a
	}
	return ActionState{Status: ToDo}
}

// Scale is the scale whose amounts hold for the project: that of the day its contract is
// signed; until then that of the day wished for it, when it is still to come, or of today.
func (p *Project) Scale(today dates.Day) *content.Scale {
	if signed, said := p.SignedOn(); said {
		return p.catalog.ScaleOn(signed)
	}
	wished, _ := KeyWished.Of(p)
	return p.catalog.ScaleOn(dates.Later(wished, today))
}

// Asked tells whether a question is put at all, given the other answers. The start
// of a mission is not, once the contract was signed under a scale without it.
func (p *Project) Asked(q *content.Question) bool {
	if signed, said := p.SignedOn(); said && q.Starts.Name != "" && p.catalog.ScaleOn(signed).Line(q.Starts.Name) == nil {
		return false
	}
	return q.If == nil || p.holds(q.If)
}

// holds tells whether the answer that a condition looks at is one of its values.
func (p *Project) holds(c *content.Cond) bool { return oneOf(p.answers[c.Question.Name], c.In) }

// oneOf tells whether an answer is, or contains, one of the values; or is none,
// deliberately, where that is one of them.
func oneOf(v Value, values []string) bool {
	switch v := v.(type) {
	case string:
		return slices.Contains(values, v)
	case []string:
		return len(v) == 0 && slices.Contains(values, content.NoneOfThem) ||
			slices.ContainsFunc(v, func(s string) bool { return slices.Contains(values, s) })
	case bool:
		return slices.Contains(values, map[bool]string{true: "oui", false: "non"}[v])
	}
	return false
}

// Answered tells whether a question has an answer; an empty table is none.
func (p *Project) Answered(q *content.Question) bool {
	v, has := p.answers[q.ID.Name]
	if rows, table := v.([]Row); table {
		return len(rows) > 0
	}
	return has
}

// AnsweredCount counts the questions that have an answer.
func (p *Project) AnsweredCount() int { return len(p.answers) }

// Errors of the changing methods, besides *Refusal.
var (
	ErrReadOnly = errors.New("the project was written by a newer version")
	ErrUnknown  = errors.New("no such question or action")
)

// SetAnswer records an answer, or takes it away when v is nil. A date that
// contradicts another is taken: Contradictions tells it. The population follows the
// communes, as one change with theirs, unless it was given otherwise.
func (p *Project) SetAnswer(id string, v Value, at time.Time) error {
	q := p.catalog.Question(id)
	if q == nil {
		return ErrUnknown
	}
	change := Entry{When: at, Key: id, After: encode(v, q.Columns)}
	switch {
	case id == KeyPopulation.id:
		if err := p.apply(change); err != nil {
			return err
		}
		return p.unsource(at)
	case id != keyTowns.id && (id != keyDepartment.id || p.reckoned == nil):
		return p.apply(change)
	}
	was := *p.Territory()
	if err := p.apply(change); err != nil {
		return err
	}
	return p.followTowns(was, at)
}

// SetAction records what became of a thing to do. The deadline set before stays,
// unless state brings another.
func (p *Project) SetAction(id string, state ActionState, at time.Time) error {
	if p.catalog.Action(id) == nil {
		return ErrUnknown
	}
	if kept := p.actions[id].extra; state.extra == nil {
		state.extra = kept
	}
	if state.Due.IsZero() {
		state.Due = p.actions[id].Due
	}
	return p.apply(Entry{When: at, Key: id, After: encodeAction(state)})
}

// SetDue gives a thing to do a deadline of one's own; no day takes it away.
func (p *Project) SetDue(id string, on dates.Day, at time.Time) error {
	if p.catalog.Action(id) == nil {
		return ErrUnknown
	}
	state := p.Action(id)
	state.Due = on
	return p.apply(Entry{When: at, Key: id, After: encodeAction(state)})
}

// InsertRow puts a line into a table before index i; len(rows) appends it.
func (p *Project) InsertRow(id string, i int, row Row, at time.Time) error {
	return p.applyRow(id, Entry{When: at, Row: &i}, row)
}

// ReplaceRow changes line i of a table.
func (p *Project) ReplaceRow(id string, i int, row Row, at time.Time) error {
	return p.applyRow(id, Entry{When: at, Row: &i, Before: json.RawMessage("{}")}, row)
}

// RemoveRow takes line i out of a table.
func (p *Project) RemoveRow(id string, i int, at time.Time) error {
	return p.applyRow(id, Entry{When: at, Row: &i, Before: json.RawMessage("{}")}, nil)
}

// MoveRow takes line i of a table to index to.
func (p *Project) MoveRow(id string, i, to int, at time.Time) error {
	return p.applyRow(id, Entry{When: at, Row: &i, To: &to}, nil)
}

func (p *Project) applyRow(id string, e Entry, row Row) error {
	q := p.catalog.Question(id)
	if q == nil || q.Kind != content.Rows {
		return ErrUnknown
	}
	e.Key = id
	if row != nil {
		e.After = encode(row, q.Columns)
	}
	if _, odd := p.odd[id]; odd && row != nil && e.Before == nil && *e.Row == 0 {
		// The first line takes the place of what the file held, as a whole, so
		// that the journal keeps it.
		e = Entry{When: e.When, Key: id, After: encode([]Row{row}, q.Columns)}
	}
	return p.apply(e)
}

// Supposing is the project as if the answer to a question were v, to be looked at
// and thrown away: what is being typed is not recorded.
func (p *Project) Supposing(id string, v Value) *Project {
	c := p.Snapshot()
	if id == keyTowns.id && c.SetAnswer(id, v, c.modified) == nil {
		return c // what follows from it included
	}
	if v == nil {
		delete(c.answers, id)
	} else {
		c.answers[id] = v
	}
	return c
}

// Snapshot is a copy that later changes do not reach, to be written while the
// leader goes on. Its cost does not grow with tables or the journal.
func (p *Project) Snapshot() *Project {
	c := *p
	c.answers, c.odd, c.unknown = maps.Clone(p.answers), maps.Clone(p.odd), maps.Clone(p.unknown)
	c.actions, c.notes, c.extra = maps.Clone(p.actions), maps.Clone(p.notes), maps.Clone(p.extra)
	c.drafts, c.touched, c.damaged = maps.Clone(p.drafts), maps.Clone(p.touched), maps.Clone(p.damaged)
	c.began, c.raised, c.settled = maps.Clone(p.began), maps.Clone(p.raised), maps.Clone(p.settled)
	c.journal = slices.Clip(p.journal)
	return &c
}
