package model

import (
	"encoding/json"
	"slices"
	"time"
)

// notesPrefix tells, in the journal and among what is unknown, the note on a
// question or an action from the thing itself.
const notesPrefix = "notes/"

// Note is what the leader wrote beside a question or an action; "" for nothing.
func (p *Project) Note(id string) string { return p.notes[id] }

// Noted are the ids of the questions and actions that bear a note, in the order
// of the journey.
func (p *Project) Noted() []string {
	var ids []string
	for _, s := range p.catalog.Stages {
		for _, section := range s.Sections {
			for _, q := range slices.Concat(section.Questions, section.Elsewhere) {
				if p.notes[q.ID.Name] != "" {
					ids = append(ids, q.ID.Name)
				}
			}
			for _, a := range section.Actions {
				if p.notes[a.ID.Name] != "" {
					ids = append(ids, a.ID.Name)
				}
			}
		}
	}
	return ids
}

// SetNote writes a note beside a question or an action, or takes it away when
// text is empty.
func (p *Project) SetNote(id, text string, at time.Time) error {
	if !p.inJourney(id) {
		return ErrUnknown
	}
	return p.apply(Entry{When: at, Key: notesPrefix + id, After: encodeNote(text)})
}

// NotedThing is the question or action whose note a journal key stands for; ""
// when the key is not that of a note.
func NotedThing(key string) string {
	if len(key) > len(notesPrefix) && key[:len(notesPrefix)] == notesPrefix {
		return key[len(notesPrefix):]
	}
	return ""
}

// inJourney tells whether this version has a question or an action of that id.
func (p *Project) inJourney(id string) bool {
	return p.catalog.Question(id) != nil || p.catalog.Action(id) != nil
}

func encodeNote(text string) json.RawMessage {
	if text == "" {
		return null
	}
	return plain(text)
}

func (p *Project) applyNote(id string, e *Entry) error {
	if !p.inJourney(id) {
		return ErrUnknown
	}
	key := notesPrefix + id
	e.Before = encodeNote(p.notes[id])
	if raw, odd := p.unknown[key]; odd {
		e.Before = raw
	}
	var text string
	if !isNull(e.After) && json.Unmarshal(e.After, &text) != nil {
		if !e.Undo {
			return errForm
		}
		p.unknown[key] = e.After // back to what the file held
		delete(p.notes, id)
		return nil
	}
	delete(p.unknown, key)
	if text == "" {
		delete(p.notes, id)
	} else {
		p.notes[id] = text
	}
	return nil
}

// readNotes takes the notes of a file; those of nothing this version knows, and
// what is no text, are kept aside.
func (p *Project) readNotes(raw map[string]json.RawMessage) {
	for id, value := range raw {
		var text string
		if !p.inJourney(id) || json.Unmarshal(value, &text) != nil {
			p.unknown[notesPrefix+id] = value
		} else if text != "" {
			p.notes[id] = text
		}
	}
}

func (p *Project) notesJSON() []byte {
	o := object{}
	for _, id := range p.Noted() {
		o.put(id, encodeNote(p.notes[id]))
	}
	for _, id := range p.Unknown() {
		if thing := NotedThing(id); thing != "" {
			o.put(thing, p.unknown[id])
		}
	}
	return o.bytes()
}
