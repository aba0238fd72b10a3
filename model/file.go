package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"cpts/content"
	"cpts/content/dates"
)

// Format is the version of the project file this program writes.
const Format = 1

// ErrNotAProject is returned for JSON that is not a project file.
var ErrNotAProject = errors.New("not a project file")

// FileKeys are the keys of the file, in the order they are written.
var FileKeys = []string{
	"format", "id", "cree_le", "modifie_le", "position", "franchies", "reponses", territoryKey, "actions", "notes", "brouillons", "deux_versions", damagedKey,
	"journal_debut", "journal",
}

// damagedKey holds, in the file, the parts that could not be read: they are kept,
// for whoever can mend them.
const damagedKey = "abime"

// Read makes a project of the text of its file. What this version does not know
// is kept; what is not of its question's kind is kept too, and told by Odd. A
// part that cannot be read at all is kept aside, told by Damaged, and does not
// keep the rest from being read. A file of a newer format may be read, not
// changed.
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
	var answers, actions, notes, drafts map[string]json.RawMessage
	take := func(key string, into any) {
		raw, has := top[key]
		delete(top, key)
		if has && !isNull(raw) && json.Unmarshal(raw, into) != nil {
			p.setAside(key, raw)
		}
	}
	delete(top, "format")
	var damaged map[string]string // as texts: a part nested deep is nested no deeper for it
	take(damagedKey, &damaged)
	for key, raw := range damaged {
		if json.Valid([]byte(raw)) {
			p.setAside(key, json.RawMessage(raw))
		} else {
			p.setAside(key, plain(raw))
		}
	}
	p.positionMore = positionMore(top["position"])
	journal := top["journal"] // as it is: it may be long, and is sound as the rest is
	delete(top, "journal")
	for key, into := range map[string]any{
		"id": &p.id, "deux_versions": &p.apart, "cree_le": &p.created, "modifie_le": &p.modified, "position": &p.position, "franchies": &p.won, "journal_debut": &p.forgotten,
		"reponses": &answers, "actions": &actions, "notes": &notes, "brouillons": &drafts,
	} {
		take(key, into)
	}
	p.forgotten = max(p.forgotten, 0)
	understood := top[territoryKey]
	delete(top, territoryKey)
	p.readJournal(journal)
	for id, raw := range answers {
		q := c.Question(id)
		switch {
		case q == nil:
			p.unknown[unknownAnswer(id)] = raw
		case isNull(raw):
		default:
			if v, err := decode(&q.Field, q.Columns, raw); err == nil {
				if rows, table := v.([]Row); table {
					identify(rows, q.Columns)
				}
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
	p.readTerritory(understood)
	p.readNotes(notes)
	p.readDrafts(drafts)
	p.extra = top
	p.migrate()
	return p, nil
}

// setAside keeps a part of the file that cannot be read, beside those of its name
// that were set aside before.
func (p *Project) setAside(key string, raw json.RawMessage) {
	name := key
	for n := 2; p.damaged[name] != nil; n++ {
		name = key + "-" + strconv.Itoa(n)
	}
	p.damaged[name] = raw
}

// Damaged are the parts of the file that could not be read: « reponses ».
func (p *Project) Damaged() []string { return slices.Sorted(maps.Keys(p.damaged)) }

// JSON writes the project file: indented, keys in a stable order, answers in
// the order of the journey, one change a line, what this version does not know
// after.
func (p *Project) JSON() []byte {
	var b bytes.Buffer
	put := func(key string, raw []byte) {
		b.WriteString(",\n  ")
		b.Write(plain(key))
		b.WriteString(": ")
		if err := json.Indent(&b, raw, "  ", "  "); err != nil {
			panic("model: the project does not encode: " + err.Error()) // every piece was valid JSON
		}
	}
	put("format", plain(Format))
	if p.id != "" {
		put("id", plain(p.id))
	}
	put("cree_le", plain(p.created.Format(time.RFC3339)))
	put("modifie_le", plain(p.modified.Format(time.RFC3339)))
	put("position", p.positionJSON())
	if p.won != nil { // none yet is written too: it tells the file from one of an older version
		put("franchies", plain(p.won))
	}
	b.WriteString(",\n  \"reponses\": ")
	p.putAnswers(&b, "\n  ")
	p.putTerritory(&b)
	put("actions", p.actionsJSON())
	for key, raw := range p.optional() {
		if len(raw) > len("{}") {
			put(key, raw)
		}
	}
	if p.forgotten > 0 {
		put("journal_debut", plain(p.forgotten))
	}
	p.putJournal(&b)
	for _, key := range slices.Sorted(maps.Keys(p.extra)) {
		put(key, p.extra[key])
	}
	b.WriteString("\n}\n")
	return append([]byte("{"), b.Bytes()[1:]...)
}

// optional are the parts that a file goes without when they hold nothing, in
// their order.
func (p *Project) optional() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		var clashes []byte
		if len(p.apart) > 0 {
			clashes = plain(p.apart)
		}
		damaged := object{}
		for _, key := range p.Damaged() {
			damaged.put(key, plain(string(p.damaged[key])))
		}
		_ = yield("notes", p.notesJSON()) && yield("brouillons", p.draftsJSON()) && yield("deux_versions", clashes) && yield(damagedKey, damaged.bytes())
	}
}

// positionMore are the keys of the position that this version does not know.
func positionMore(raw json.RawMessage) map[string]json.RawMessage {
	var more map[string]json.RawMessage
	if json.Unmarshal(raw, &more) != nil {
		return nil // take will say what is wrong with it
	}
	for _, known := range []string{"etape", "rubrique", "question", "parcours"} {
		delete(more, known)
	}
	return more
}

func (p *Project) positionJSON() []byte {
	o := object{}
	o.put("etape", plain(p.position.Stage))
	o.put("rubrique", plain(p.position.Section))
	o.put("question", plain(p.position.Question))
	if p.position.Walk != Everything {
		o.put("parcours", plain(p.position.Walk))
	}
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
	if !isAnswer(id) || strings.HasPrefix(id, answersPrefix) {
		return answersPrefix + id
	}
	return id
}

// putAnswers writes the answers, in the order of the journey, what this version
// has no question for after; in lines where margin is not empty.
func (p *Project) putAnswers(b *bytes.Buffer, margin string) {
	inner, colon := "", ":"
	if margin != "" {
		inner, colon = margin+indent, ": "
	}
	empty := true
	put := func(id string, v Value, columns []*content.Column) {
		b.WriteByte(map[bool]byte{true: '{', false: ','}[empty])
		empty = false
		b.WriteString(inner)
		appendText(b, id)
		b.WriteString(colon)
		appendValue(b, v, columns, inner)
	}
	for _, id := range p.catalog.QuestionIDs() {
		if v, has := p.answers[id]; has {
			put(id, v, p.catalog.Question(id).Columns)
		} else if raw, odd := p.odd[id]; odd {
			put(id, raw, nil)
		}
	}
	for _, id := range p.Unknown() {
		if isAnswer(id) {
			put(strings.TrimPrefix(id, answersPrefix), p.unknown[id], nil)
		}
	}
	if empty {
		b.WriteString("{}")
		return
	}
	b.WriteString(margin + "}")
}

// isAnswer tells, among what is unknown, the answers from the rest.
func isAnswer(id string) bool {
	return !isActionKey(id) && !strings.HasPrefix(id, notesPrefix) && !strings.HasPrefix(id, draftsPrefix)
}

func isActionKey(id string) bool { return strings.HasPrefix(id, actionsPrefix) }

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

// putJournal writes the changes, one a line: there are many, and each is short.
func (p *Project) putJournal(b *bytes.Buffer) {
	b.WriteString(",\n  \"journal\": [")
	for i, e := range p.journal {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n    ")
		if e.read == nil {
			b.Write(plain(e))
			continue
		}
		_ = json.Compact(b, e.read) // it was read
	}
	if len(p.journal) > 0 {
		b.WriteString("\n  ")
	}
	b.WriteByte(']')
}

// readJournal takes the changes of the file, the last ones when there are more
// than are kept. What is no change is kept in its place, and stands for nothing.
func (p *Project) readJournal(raw json.RawMessage) {
	if isNull(raw) {
		return
	}
	if raw[0] != '[' {
		p.setAside("journal", raw)
		return
	}
	all := elements(raw)
	over := max(len(all)-mostEntries, 0)
	p.forgotten += over
	p.journal = make([]Entry, 0, len(all)-over)
	for _, item := range all[over:] {
		var e Entry
		if json.Unmarshal(item, &e) != nil {
			e = Entry{read: bytes.Clone(item)}
		}
		p.journal = append(p.journal, e)
		p.weight += e.weight()
	}
}

// elements are those of a sound JSON array. Unlike a decoder, it costs next to
// nothing for those that are not read further.
func elements(array []byte) [][]byte {
	var all [][]byte
	depth, start, quoted := 0, -1, false
	for i := 0; i < len(array); i++ {
		switch c := array[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
			if quoted && depth == 1 && start < 0 {
				start = i
			}
		case quoted, c == ' ', c == '\n', c == '\r', c == '\t':
		case c == '[', c == '{':
			if depth == 1 && start < 0 {
				start = i
			}
			depth++
		case depth == 1 && (c == ',' || c == ']'):
			if start >= 0 {
				all = append(all, bytes.TrimRight(array[start:i], " \n\r\t"))
			}
			start = -1
			if c == ']' {
				depth--
			}
		case c == ']', c == '}':
			depth--
		case depth == 1 && start < 0:
			start = i
		}
	}
	return all
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
