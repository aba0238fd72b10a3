package model

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"cpts/content"
)

// Draft is what was typed in a field and not validated: a text, or one a cell
// for a line of a table. It is no answer, and leaves no trace in the journal.
type Draft struct {
	At    time.Time `json:"le"`
	Texts []string  `json:"textes"`
	Cells []string  `json:"cases,omitempty"` // of a line: the columns that Texts are of

	// More are the texts begun in columns that the table has no more, by column.
	More map[string]string `json:"autres_cases,omitempty"`

	// Stood is what the project held there when typing began: validated much later,
	// the text may replace another hand's value.
	Stood json.RawMessage `json:"avant,omitempty"`

	read json.RawMessage // as the file held it, with what this version does not know
}

const draftsPrefix = "brouillons/"

// DraftKept is the key of a draft that is kept among what is unknown: it has no place
// to be gone on with, or cannot be read. "" for anything else.
func DraftKept(unknown string) string {
	key, draft := strings.CutPrefix(unknown, draftsPrefix)
	if !draft {
		return ""
	}
	return key
}

// readDraft reads one of the file; false for what is none.
func readDraft(raw json.RawMessage) (d Draft, is bool) {
	err := json.Unmarshal(raw, &d)
	return d, err == nil && len(d.Texts) > 0
}

// OddDraft is what the file holds, in its own form, where a draft kept aside should be;
// "" for a draft in order.
func (p *Project) OddDraft(key string) string {
	raw := p.unknown[draftsPrefix+key]
	if _, is := readDraft(raw); is {
		return ""
	}
	return string(raw)
}

// Draft is what was begun under a key; nil for nothing. A key is the id of a
// question or of an action, with what of it is typed: see the screens.
func (p *Project) Draft(key string) []string { return p.drafts[key].Texts }

// Drafts are the keys of what was begun, the latest first.
func (p *Project) Drafts() []string {
	return slices.SortedFunc(maps.Keys(p.drafts), func(a, b string) int {
		if at := p.drafts[b].At.Compare(p.drafts[a].At); at != 0 {
			return at
		}
		return strings.Compare(a, b)
	})
}

// SetDraft keeps what is being typed, or throws it away when texts is nil; it
// tells whether that changes anything.
func (p *Project) SetDraft(key string, texts []string, at time.Time) bool {
	if slices.Equal(p.drafts[key].Texts, texts) {
		return false
	}
	if _, again := p.touched[key]; !again {
		p.began[key] = p.drafts[key].Texts
	}
	p.touched[key] = at
	p.setDraft(key, Draft{At: at, Texts: texts, Cells: p.cellsOf(key, texts), More: p.drafts[key].More})
	return true
}

// otherDraft ends the key of a text that another hand typed at the same time.
const otherDraft = "~"

// DraftFrom notes what the project held when a text was begun.
func (p *Project) DraftFrom(key string, stood json.RawMessage) {
	if d, typed := p.drafts[key]; typed && !sameJSON(d.Stood, stood) {
		d.Stood, d.read = stood, nil
		p.drafts[key] = d
	}
}

// DraftStood is what the project held when a text was begun; nil when it is not
// known.
func (p *Project) DraftStood(key string) json.RawMessage { return p.drafts[key].Stood }

// KeepBoth puts the text that stands under a key beside the one typed there: another
// hand's has taken its place.
func (p *Project) KeepBoth(key string, typed []string, at time.Time) {
	if other := p.Draft(key); other != nil && typed != nil && !slices.Equal(other, typed) {
		p.SetDraft(key+otherDraft, other, at)
	}
	p.SetDraft(key, typed, at)
}

// SwapDraft puts the text of another hand in the place of one's own, which takes
// its place: both stay.
func (p *Project) SwapDraft(key string, at time.Time) {
	mine, theirs := p.drafts[key], p.drafts[key+otherDraft]
	p.SetDraft(key, theirs.Texts, at)
	p.SetDraft(key+otherDraft, mine.Texts, at)
	p.keepMore(key, theirs.More)
	p.keepMore(key+otherDraft, mine.More)
}

// keepMore gives a text begun those of the columns that are no more.
func (p *Project) keepMore(key string, more map[string]string) {
	if d, begun := p.drafts[key]; begun && !maps.Equal(d.More, more) {
		d.More, d.read = more, nil
		p.drafts[key] = d
	}
}

// OtherDraft tells, of the key of a draft, whether it is another hand's text, and
// the key of one's own.
func OtherDraft(key string) (own string, other bool) { return strings.CutSuffix(key, otherDraft) }

// DraftPlace is where the text under the key of a draft was begun: the key names a
// question, or comes to one or to an action after what of it is typed. Nowhere for
// what this version does not know.
func DraftPlace(c *content.Catalog, key string) Place {
	own, _ := OtherDraft(key)
	kind, of, _ := strings.Cut(own, "/")
	if q := c.Question(kind); q != nil {
		return AtQuestion(q)
	}
	if about := PlaceOf(c, of); about.ID() != "" {
		return about
	}
	return Place{}
}

// Held notes that the file holds what a snapshot of the project held: what was
// typed until then is no news any more.
func (p *Project) Held(snapshot *Project) {
	for key := range snapshot.touched {
		p.began[key] = snapshot.drafts[key].Texts
		if slices.Equal(p.drafts[key].Texts, p.began[key]) {
			delete(p.touched, key)
			delete(p.began, key)
		}
	}
	for name := range snapshot.settled {
		delete(p.settled, name)
	}
	for name := range snapshot.raised {
		delete(p.raised, name)
	}
}

func (p *Project) setDraft(key string, d Draft) {
	delete(p.unknown, draftsPrefix+key) // what could not be read there gives way
	if len(d.Texts) == 0 {
		delete(p.drafts, key)
		return
	}
	p.drafts[key] = d
}

// readDrafts takes the drafts of a file; what is none is kept aside.
func (p *Project) readDrafts(raw map[string]json.RawMessage) {
	for key, value := range raw {
		d, is := readDraft(value)
		if !is {
			p.unknown[draftsPrefix+key] = value
			continue
		}
		d.read = bytes.Clone(value)
		p.drafts[key] = d
	}
}

func (p *Project) draftsJSON() []byte {
	o := object{}
	for _, key := range slices.Sorted(maps.Keys(p.drafts)) {
		if d := p.drafts[key]; d.read != nil {
			o.put(key, d.read)
		} else {
			o.put(key, plain(d))
		}
	}
	for _, id := range p.Unknown() {
		if key, draft := strings.CutPrefix(id, draftsPrefix); draft {
			o.put(key, p.unknown[id])
		}
	}
	return o.bytes()
}
