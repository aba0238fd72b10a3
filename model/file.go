package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"cpts/content"
	"cpts/model/dates"
)

// Format is the version of the project file this program writes.
const Format = 1

// ErrNotAProject is returned for JSON that is not a project file.
var ErrNotAProject = errors.New("not a project file")

// Read makes a project of the text of its file. What this version does not know
// is kept; what is not of its question's kind is kept too, and told by Odd. A
// file of a newer format may be read, not changed.
func Read(c *content.Catalog, data []byte) (*Project, error) {
	var top map[string]json.RawMessage
	if err := json.Unmarshal(data, &top); err != nil {
		return nil, err
	}
	var format int
	if err := json.Unmarshal(top["format"], &format); err != nil || format < 1 {
		return nil, ErrNotAProject
	}
	p := New(c, time.Time{})
	p.readOnly = format > Format
	take := func(key string, into any) error {
		raw, has := top[key]
		delete(top, key)
		if !has || isNull(raw) {
			return nil
		}
		if err := json.Unmarshal(raw, into); err != nil {
			return fmt.Errorf("%w: « %s »", ErrNotAProject, key)
		}
		return nil
	}
	delete(top, "format")
	p.positionMore = positionMore(top["position"])
	var answers, actions, notes map[string]json.RawMessage
	if err := errors.Join(
		take("cree_le", &p.created), take("modifie_le", &p.modified), take("position", &p.position),
		take("reponses", &answers), take("actions", &actions), take("notes", &notes), take("journal", &p.journal),
	); err != nil {
		return nil, err
	}
	for id, raw := range answers {
		q := c.Question(id)
		switch {
		case q == nil:
			p.unknown[unknownAnswer(id)] = raw
		case isNull(raw):
		default:
			if v, err := decode(&q.Field, q.Columns, raw); err == nil {
				p.answers[id] = v
			} else {
				p.odd[id] = raw
			}
		}
	}
	for id, raw := range actions {
		state, err := decodeAction(raw)
		switch {
		case c.Action(id) == nil, err != nil && !isNull(raw):
			p.unknown[actionsPrefix+id] = raw
		case isNull(raw), isNull(encodeAction(state)): // still to do: nothing was said
		default:
			p.actions[id] = state
		}
	}
	p.readNotes(notes)
	p.extra = top
	return p, nil
}

// JSON writes the project file: indented, keys in a stable order, answers in
// the order of the journey, what this version does not know after.
func (p *Project) JSON() []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	first := true
	put := func(key string, raw []byte) {
		if !first {
			b.WriteByte(',')
		}
		first = false
		b.Write(plain(key))
		b.WriteByte(':')
		b.Write(raw)
	}
	put("format", plain(Format))
	put("cree_le", plain(p.created.Format(time.RFC3339)))
	put("modifie_le", plain(p.modified.Format(time.RFC3339)))
	put("position", p.positionJSON())
	put("reponses", p.answersJSON())
	put("actions", p.actionsJSON())
	if p.hasNotes() {
		put("notes", p.notesJSON())
	}
	put("journal", p.journalJSON())
	for _, key := range slices.Sorted(maps.Keys(p.extra)) {
		put(key, p.extra[key])
	}
	b.WriteByte('}')
	var out bytes.Buffer
	if err := json.Indent(&out, b.Bytes(), "", "  "); err != nil {
		panic("model: the project does not encode: " + err.Error()) // every piece was valid JSON
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// positionMore are the keys of the position that this version does not know.
func positionMore(raw json.RawMessage) map[string]json.RawMessage {
	var more map[string]json.RawMessage
	if json.Unmarshal(raw, &more) != nil {
		return nil // take will say what is wrong with it
	}
	for _, known := range []string{"etape", "rubrique", "question"} {
		delete(more, known)
	}
	return more
}

func (p *Project) positionJSON() []byte {
	o := object{}
	o.put("etape", plain(p.position.Stage))
	o.put("rubrique", plain(p.position.Section))
	o.put("question", plain(p.position.Question))
	for _, key := range slices.Sorted(maps.Keys(p.positionMore)) {
		o.put(key, p.positionMore[key])
	}
	return o.bytes()
}

// What is unknown is kept by id for an answer, by part and id for the rest; an
// answer whose id would pass for one of the rest bears its part too.
const (
	answersPrefix = "reponses/"
	actionsPrefix = "actions/"
)

func unknownAnswer(id string) string {
	if isActionKey(id) || NotedThing(id) != "" || strings.HasPrefix(id, answersPrefix) {
		return answersPrefix + id
	}
	return id
}

func (p *Project) answersJSON() []byte {
	o := object{}
	for _, id := range p.catalog.QuestionIDs() {
		if v, has := p.answers[id]; has {
			o.put(id, encode(v, p.catalog.Question(id).Columns))
		} else if raw, odd := p.odd[id]; odd {
			o.put(id, raw)
		}
	}
	for _, id := range p.Unknown() {
		if !isActionKey(id) && NotedThing(id) == "" {
			o.put(strings.TrimPrefix(id, answersPrefix), p.unknown[id])
		}
	}
	return o.bytes()
}

func isActionKey(id string) bool {
	return len(id) > len(actionsPrefix) && id[:len(actionsPrefix)] == actionsPrefix
}

func (p *Project) actionsJSON() []byte {
	o := object{}
	for _, id := range slices.Sorted(maps.Keys(p.actions)) {
		o.put(id, encodeAction(p.actions[id]))
	}
	for _, id := range p.Unknown() {
		if isActionKey(id) {
			o.put(id[len(actionsPrefix):], p.unknown[id])
		}
	}
	return o.bytes()
}

func (p *Project) journalJSON() []byte {
	if len(p.journal) == 0 {
		return []byte("[]")
	}
	return plain(p.journal)
}

// object builds a JSON object in the order its keys are put.
type object struct{ b bytes.Buffer }

func (o *object) put(key string, raw []byte) {
	if o.b.Len() == 0 {
		o.b.WriteByte('{')
	} else {
		o.b.WriteByte(',')
	}
	o.b.Write(plain(key))
	o.b.WriteByte(':')
	o.b.Write(raw)
}

func (o *object) bytes() []byte {
	if o.b.Len() == 0 {
		return []byte("{}")
	}
	o.b.WriteByte('}')
	return o.b.Bytes()
}

func encodeAction(a ActionState) json.RawMessage {
	if !a.Settled() && a.Due.IsZero() && len(a.extra) == 0 {
		return null
	}
	o := object{}
	o.put("etat", plain(a.Status))
	if !a.On.IsZero() {
		o.put("le", plain(a.On.ISO()))
	}
	if !a.Due.IsZero() {
		o.put("echeance", plain(a.Due.ISO()))
	}
	if a.Reason != "" {
		o.put("motif", plain(a.Reason))
	}
	for _, key := range slices.Sorted(maps.Keys(a.extra)) {
		o.put(key, a.extra[key])
	}
	return o.bytes()
}

func decodeDay(raw json.RawMessage) (dates.Day, bool) {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return dates.Day{}, false
	}
	day, err := dates.ParseISO(text)
	return day, err == nil
}

func decodeAction(raw json.RawMessage) (ActionState, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil || fields == nil {
		return ActionState{}, errForm
	}
	a := ActionState{}
	text := func(key string) (s string, err error) {
		if value, has := fields[key]; has {
			err = json.Unmarshal(value, &s)
			delete(fields, key)
		}
		return s, err
	}
	status, err1 := text("etat")
	on, err2 := text("le")
	reason, err3 := text("motif")
	a.Status, a.Reason, a.extra = ActionStatus(status), reason, fields
	if due, isDay := decodeDay(fields["echeance"]); isDay {
		a.Due = due
		delete(fields, "echeance")
	} // else it was not ours, and stays beside the rest
	var err4 error
	if on != "" {
		a.On, err4 = dates.ParseISO(on)
	}
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return ActionState{}, errForm
	}
	if a.Status != ToDo && !a.Settled() {
		return ActionState{}, errForm
	}
	return a, nil
}
