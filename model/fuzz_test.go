package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cpts/content"
)

// seedFiles are project files of every age, and a hostile one.
func seedFiles(f *testing.F) [][]byte {
	f.Helper()
	files := [][]byte{[]byte(everything), []byte(hostileFile)}
	for _, data := range kept(f) {
		if len(data) < 30_000 {
			files = append(files, data)
		}
	}
	return files
}

// hostileFile holds what no program writes: broken entries, ids given twice, parts
// of another form, drafts of nothing.
const hostileFile = `{"format":1,"cree_le":"hier","position":3,
"reponses":{"nom":"a\u001b[2J\u202eb","besoins":[{"id":"x","besoin":"a"},{"id":"x","besoin":"b"},{"id":7},{"id":""}],"population":"12","communes":[null],"actions/E1-05":1,"notes/nom":2,"brouillons/x":3},
"actions":{"E1-05":{"etat":"faite","le":"hier"},"E1-06":null,"E1-07":{"etat":"a_faire","extra":[1]}},
"notes":{"nom":5,"E1-05":"vu","absent":"z"},"brouillons":{"nom":{"textes":["Val"]},"population":[],"zz/y":{"textes":["q"],"le":"demain"}},
"journal_debut":-4,"abime":{"position":[1]},
"journal":[7,null,{"cle":""},{"cle":"nom"},{"cle":"nom","avant":1,"apres":{"a":1}},{"cle":"besoins","ligne":-3,"apres":{"besoin":"x"}},
{"cle":"besoins","ligne":9,"vers":2,"avant":{"id":"x"},"apres":{"id":"x"}},{"cle":"besoins","ligne":0,"avant":null,"apres":null},
{"cle":"besoins","ligne":0,"vers":1},{"cle":"E1-05","avant":{"etat":"?"},"apres":{"etat":"faite","le":"2026-10-02"}},
{"cle":"notes/nom","avant":4,"apres":"b"},{"cle":"nom","annule":true,"avant":"a","apres":null},{"cle":"nom","refait":true},{"cle":"zz","apres":1}]}`

// nested is how deep a JSON text goes: the store refuses what goes too far.
func nested(data []byte) (deepest int) {
	depth := 0
	for _, b := range data {
		switch b {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth--
		}
	}
	return deepest
}

// FuzzRead reads any file, writes it and reads it back: what is written is sound,
// reads the same, is of a measure with what was read, and no text is lost.
func FuzzRead(f *testing.F) {
	for _, data := range seedFiles(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if nested(data) > 64 {
			return
		}
		p, err := Read(catalog(t), data)
		if err != nil {
			return
		}
		once := p.JSON()
		if most := 4096 + 200*len(data); len(once) > most {
			t.Fatalf("%d bytes read, %d written", len(data), len(once))
		}
		back, err := Read(catalog(t), once)
		if err != nil {
			t.Fatalf("what is written cannot be read: %v\n%s", err, once)
		}
		if twice := back.JSON(); !p.ReadOnly() && !bytes.Equal(once, twice) {
			t.Fatalf("written twice, not the same:\n%s\nthen\n%s", once, twice)
		}
		if slices.ContainsFunc(p.catalog.Retired(), func(q *content.Question) bool { return bytes.Contains(data, []byte(q.ID.Name)) }) {
			return // what moves changes keys, and joins texts: see the tests of the migration
		}
		is := map[string]bool{}
		texts(once, is)
		was := map[string]bool{}
		texts(data, was)
		for text := range was {
			if !is[text] {
				t.Errorf("lost: %q of\n%s\nwritten\n%s", text, data, once)
			}
		}
		for _, e := range p.Journal() {
			_ = p.Tell(e)
		}
	})
}

// texts gathers the texts and keys that a file says something by: dates of the
// file, its position and what says nothing apart.
func texts(data []byte, into map[string]bool) {
	var top map[string]json.RawMessage
	if json.Unmarshal(data, &top) != nil {
		return
	}
	for _, respelled := range []string{"format", "cree_le", "modifie_le", "position", "journal_debut"} {
		delete(top, respelled)
	}
	for _, raw := range top {
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.UseNumber()
		var v any
		if dec.Decode(&v) == nil {
			gather(v, into)
		}
	}
}

func gather(v any, into map[string]bool) {
	switch v := v.(type) {
	case string:
		if says(v) {
			into[v] = true
		}
	case []any:
		for _, inner := range v {
			gather(inner, into)
		}
	case map[string]any:
		for key, inner := range v {
			if says(inner) {
				into[key] = true
			}
			gather(inner, into)
		}
	}
}

// says tells a value from those that stand for nothing: the file goes without
// them, and without their keys.
func says(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != "" && v != string(ToDo)
	case []any:
		return slices.ContainsFunc(v, says)
	case map[string]any:
		for _, inner := range v {
			if says(inner) {
				return true
			}
		}
		return false
	}
	return true
}

// made is a journal by any hand, as the bytes say, five an entry: what each part
// may hold, sound or not.
func made(with []byte) string {
	keys := []string{"nom", "population", "besoins", "besoins", "besoins", "E1-05", "notes/nom", "communes", "zz", ""}
	ranks := []string{"", "", "", `"ligne":0,`, `"ligne":1,`, `"ligne":0,"vers":1,`, `"ligne":2,"vers":0,`, `"ligne":-1,`, `"ligne":99,`, `"vers":1,`}
	marks := []string{"", "", "", "", `"annule":true,`, `"annule":true,`, `"refait":true,`, `"ecarte":true,`, `"annule":true,"refait":true,`, `"annule":true,"ecarte":true,`}
	values := []string{"null", `"a"`, `"b"`, "12", "13", `{"id":"x","besoin":"a"}`, `{"id":"x","besoin":"b"}`, `{"id":"y","besoin":"a"}`, `{"besoin":"a"}`,
		`[{"id":"x","besoin":"a"},{"id":"y","besoin":"b"}]`, `[{"besoin":"a"},{"besoin":"a"}]`, `[{"id":"x"},{"id":"x"},3]`, `{"etat":"faite","le":"2026-10-02"}`,
		`{"etat":"?"}`, `["a"]`, `[null]`, "{}", "[]"}
	var entries []string
	for ; len(with) >= 5 && len(entries) < 40; with = with[5:] {
		pick := func(of []string, by byte) string { return of[int(by)%len(of)] }
		entries = append(entries, `{"quand":"2026-11-23T12:00:00Z","cle":"`+pick(keys, with[0])+`",`+pick(ranks, with[1])+pick(marks, with[2])+
			`"avant":`+pick(values, with[3])+`,"apres":`+pick(values, with[4])+"}")
	}
	return strings.Join(entries, ",")
}

// madeAnswers are what the file of such a journal may hold.
var madeAnswers = []string{`{}`, `{"nom":"a","population":12,"besoins":[{"id":"x","besoin":"a"},{"id":"y","besoin":"b"}],"communes":["a"]}`,
	`{"nom":12,"population":"13","besoins":[{"besoin":"a"},{"besoin":"a"},{"id":"x"}],"communes":"a"}`, `{"besoins":{"besoin":"a"},"zz":1}`}

// madeFile is a whole file.
func madeFile(answers byte, journal string) []byte {
	return fmt.Appendf(nil, `{"format":1,"cree_le":"2026-11-23T12:00:00Z","reponses":%s,"actions":{"E1-05":{"etat":"?"}},"notes":{"nom":"b"},"journal":[%s]}`,
		madeAnswers[int(answers)%len(madeAnswers)], journal)
}

// FuzzJournal undoes everything that any journal holds, and redoes it: nothing
// falls, no undo goes on for ever, and redone is as it was before.
func FuzzJournal(f *testing.F) {
	for _, data := range append(seedFiles(f), kept(f)["testdata/format-1/riche.json"]) {
		f.Add(data, byte(0), []byte{})
	}
	p := blank(f)
	for _, c := range story {
		must(f, c.do(p))
	}
	f.Add(p.JSON(), byte(0), []byte{})
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		with := make([]byte, 5*(1+r.IntN(20)))
		for i := range with {
			with[i] = byte(r.Uint32())
		}
		f.Add([]byte{}, byte(seed), with)
	}
	f.Fuzz(func(t *testing.T, file []byte, answers byte, with []byte) {
		if len(file) == 0 {
			file = madeFile(answers, made(with))
		}
		if nested(file) > 64 {
			return
		}
		p, err := Read(catalog(t), file)
		if err != nil {
			return
		}
		start := p.said(t)
		entries := len(p.Journal())
		undone, gone := 0, 0
		for ; ; undone++ {
			if undone > entries {
				t.Fatalf("more undos than there were changes: %s", plain(p.journal))
			}
			_, ok, err := p.Undo(noon)
			if !ok {
				break
			}
			if err != nil {
				gone++
				if !errors.Is(err, ErrGone) {
					t.Fatal(err)
				}
			}
		}
		p = again(t, p)
		if _, ok, _ := p.Undo(noon); ok {
			t.Fatalf("written and read, there is more to undo: %s", plain(p.journal))
		}
		for range undone {
			if _, ok, err := p.Redo(noon); !ok || err != nil {
				gone++
				break
			}
		}
		end := again(t, p)
		if sound(p) && gone == 0 && !reflect.DeepEqual(end.said(t), start) {
			t.Errorf("undone and redone:\n%v\nat first\n%v\njournal %s", end.said(t), start, plain(p.journal))
		}
		if !bytes.Equal(end.JSON(), again(t, end).JSON()) {
			t.Error("written twice, not the same")
		}
		for left := len(p.journal); ; left-- {
			if left < 0 {
				t.Fatalf("there is no end of redos: %s", plain(p.journal))
			}
			if _, ok, _ := p.Redo(noon); !ok {
				break
			}
		}
	})
}

// said is all that undo gives back: answers, actions and notes, ids of lines apart.
func (p *Project) said(t testing.TB) map[string]any {
	t.Helper()
	top := tree(t, p.JSON()).(map[string]any)
	return map[string]any{"reponses": top["reponses"], "actions": top["actions"], "notes": top["notes"]}
}

// sound tells a journal whose undos and redos all were of what stood: its own.
func sound(p *Project) bool {
	return !slices.ContainsFunc(p.journal, func(e Entry) bool { return e.broken() || e.Aside })
}

// mutate changes a project as the bytes say, two a change; it returns the answers
// that a change was about.
func mutate(t testing.TB, p *Project, who string, with []byte) map[string]bool {
	t.Helper()
	touched := map[string]bool{}
	for n := 0; n+1 < len(with) && n < 60; n += 2 {
		what, how := with[n]%12, int(with[n+1])
		rows := p.Needs()
		at := 0
		if len(rows) > 0 {
			at = how % len(rows)
		}
		word := who + itoa(n)
		id := []string{"nom", "objectifs", "E1-05", "notes/nom", "communes"}[how%5]
		switch {
		case what < 2:
			must(t, p.InsertRow("besoins", how%(len(rows)+1), Row{"besoin": word}, noon))
		case what < 4 && len(rows) > 0:
			row := maps.Clone(rows[at])
			row[[]string{"besoin", "constat"}[how%2]] = word
			must(t, p.ReplaceRow("besoins", at, row, noon))
		case what < 5 && len(rows) > 0:
			must(t, p.RemoveRow("besoins", at, noon))
		case what < 6 && len(rows) > 0:
			must(t, p.MoveRow("besoins", at, how/8%len(rows), noon))
		case what < 7:
			must(t, p.SetAnswer("besoins", append([]Row{{"besoin": word}}, rows[at:]...), noon))
		case what < 9:
			touched[id] = true
			switch id {
			case "E1-05":
				must(t, p.SetAction(id, ActionState{Status: Pointless, Reason: word}, noon))
			case "notes/nom":
				must(t, p.SetNote("nom", word, noon))
			case "communes":
				must(t, p.SetAnswer(id, []string{word}, noon))
			default:
				must(t, p.SetAnswer(id, word, noon))
			}
		case what < 10:
			if e, ok, _ := p.Undo(noon); ok {
				touched[e.Key] = true
			}
		case what < 11:
			if e, ok, _ := p.Redo(noon); ok {
				touched[e.Key] = true
			}
		default:
			if len(p.journal) > 0 {
				e := p.journal[how%len(p.journal)]
				touched[e.Key] = true
				_ = p.PutBack(e, how%2 == 0, noon)
			}
		}
	}
	return touched
}

// FuzzJoin parts a project, changes both copies and joins them both ways: what one
// side alone changed is as that side left it, either way; all can be undone.
func FuzzJoin(f *testing.F) {
	f.Add([]byte{0, 1, 0, 2, 7, 0, 7, 3}, []byte{2, 0, 4, 1, 7, 0}, []byte{5, 9, 0, 3, 7, 2, 9, 0})
	f.Add([]byte{0, 1, 0, 2, 0, 3}, []byte{6, 1, 9, 0, 10, 0, 2, 2}, []byte{4, 0, 6, 2, 11, 3, 9, 0})
	f.Add([]byte{}, []byte{0, 0, 9, 0, 10, 0, 8, 3, 7, 4}, []byte{7, 4, 8, 3, 11, 0})
	f.Fuzz(func(t *testing.T, start, mine, theirs []byte) {
		m := blank(t)
		mutate(t, m, "s", start)
		m = again(t, m)
		th, known := again(t, m), m.Changes()
		byMe, byThem := mutate(t, m, "m", mine), mutate(t, th, "t", theirs)
		one, other := joined(t, th, m, known).Project, joined(t, m, th, known).Project
		for _, id := range []string{"nom", "objectifs", "E1-05", "notes/nom", "communes"} {
			want := m.at(id)
			switch {
			case byMe[id] && byThem[id]:
				continue
			case byThem[id]:
				want = th.at(id)
			}
			if !sameJSON(one.at(id), want) || !sameJSON(other.at(id), want) {
				t.Errorf("%s: %s one way, %s the other, want %s", id, one.at(id), other.at(id), want)
			}
		}
		for _, p := range []*Project{one, other} {
			for left := len(p.Journal()); ; left-- {
				if left < 0 {
					t.Fatal("there is no end of undos")
				}
				if _, ok, err := p.Undo(noon); !ok {
					break
				} else if err != nil {
					t.Fatal(err)
				}
			}
			if got := string(p.answersJSON()); got != "{}" || len(p.actions)+len(p.notes) > 0 {
				t.Errorf("all taken back, the project holds %s, %v, %v", got, p.actions, p.notes)
			}
		}
	})
}

// FuzzJoinFiles joins two files that some hand made of one, or of two: nothing
// falls, what comes of it is sound, and its changes can be taken back.
func FuzzJoinFiles(f *testing.F) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 2))
		bytes := func(n int) []byte {
			out := make([]byte, n)
			for i := range out {
				out[i] = byte(r.Uint32())
			}
			return out
		}
		f.Add(byte(seed), byte(seed/2), bytes(5*r.IntN(6)), bytes(5*r.IntN(12)), bytes(5*r.IntN(12)), r.IntN(9)-1)
	}
	f.Fuzz(func(t *testing.T, one, other byte, common, mine, theirs []byte, known int) {
		of := func(answers byte, own []byte) *Project {
			p, err := Read(catalog(t), madeFile(answers, made(append(slices.Clone(common[:len(common)/5*5]), own...))))
			must(t, err)
			return p
		}
		m, th := of(one, mine), of(other, theirs)
		before := string(m.JSON()) + string(th.JSON())
		j, err := th.Join(m, known)
		must(t, err)
		if string(m.JSON())+string(th.JSON()) != before {
			t.Error("joining has changed a side")
		}
		p := j.Project
		for _, c := range j.Clashes {
			_ = p.TellClash(c)
			_ = p.Settle(c, true, noon)
		}
		_ = j.TellLost()
		if once := p.JSON(); !bytes.Equal(again(t, p).JSON(), once) {
			t.Errorf("written twice, not the same:\n%s\nthen\n%s", once, again(t, p).JSON())
		}
		for left := len(p.Journal()); ; left-- {
			if left < 0 {
				t.Fatal("there is no end of undos")
			}
			if _, ok, err := p.Undo(noon); !ok {
				break
			} else if err != nil && !errors.Is(err, ErrGone) {
				t.Fatal(err)
			}
		}
	})
}
