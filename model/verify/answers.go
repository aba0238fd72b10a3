package verify

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
)

// answer looks at what the file holds for a question.
func (f *Findings) answer(p *model.Project, q *content.Question) {
	id := q.ID.Name
	path := "reponses/" + id
	if odd := p.Odd(id); odd != "" {
		f.correct(path, "« %s » (%s) contient %s ; il y faut %s%s", q.Short, id, extract(odd), model.Expected(&q.Field), goneRegion(id))
	} else if trouble := p.Trouble(q); trouble != "" {
		f.correct(path, "%s", trouble)
	}
	for i, row := range p.Rows(id) {
		for _, cell := range slices.Sorted(maps.Keys(row)) {
			raw, asRead := row[cell].(json.RawMessage)
			if !asRead || string(raw) == "null" {
				continue
			}
			at := fmt.Sprintf("%s/%d/%s", path, i, cell)
			if column := q.Column(cell); column != nil {
				f.correct(at, "« %s », rang %d, « %s » contient %s ; il y faut %s", q.Short, i+1, column.Label, extract(string(raw)), model.Expected(&column.Field))
				continue
			}
			if past := q.PastColumn(cell); past != nil {
				if _, odd := row.Past(past).(json.RawMessage); odd {
					f.correct(at, "« %s », rang %d, « %s » contient %s ; il y faut %s", q.Short, i+1, past.Label, extract(string(raw)), model.Expected(&past.Field))
				}
				continue
			}
			var columns []string
			for _, c := range q.Columns {
				columns = append(columns, c.ID.Name)
			}
			f.stranger(at, french.Say("« %s », rang %d, la colonne « %s »", q.Short, i+1, cell), cell, columns)
		}
	}
}

// goneRegion says where the file of a region that is not known would be.
func goneRegion(id string) string {
	if id != model.KeyRegion.ID() {
		return ""
	}
	return french.Say(" ; ou, pour une région ajoutée, son fichier dans %s", store.RegionsDir())
}

// extract is the start of a value as the file holds it.
func extract(raw string) string {
	const most = 60
	if r := []rune(raw); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return raw
}

// strangers looks at what this version has no place for: renamed since, written
// by a newer one, or mistyped. What it has a place for, in another form, is to
// be corrected.
func (f *Findings) strangers(p *model.Project, data []byte) {
	var file map[string]json.RawMessage
	var actions, notes map[string]json.RawMessage
	if json.Unmarshal(data, &file) == nil { // the project was read of it
		_ = json.Unmarshal(file["actions"], &actions)
		_ = json.Unmarshal(file["notes"], &notes)
	}
	for _, key := range slices.Sorted(maps.Keys(file)) {
		if !slices.Contains(model.FileKeys, key) {
			f.stranger(key, french.Say("la partie « %s »", key), key, model.FileKeys)
		}
	}
	c := p.Catalog()
	questions, things := c.QuestionIDs(), c.ActionIDs()
	for _, key := range p.Unknown() {
		action, isAction := strings.CutPrefix(key, "actions/")
		noted := model.NotedThing(key)
		switch {
		case isAction && c.Action(action) != nil:
			f.correct(key, `%s, « %s », contient %s ; il y faut {"etat": "faite", "le": "2026-11-23"} ou {"etat": "sans_objet", "motif": "…"}`, action, c.Action(action).Label, extract(string(actions[action])))
		case isAction:
			f.stranger(key, french.Say("l’action « %s »", action), action, things)
		case noted != "" && (c.Question(noted) != nil || c.Action(noted) != nil):
			f.correct(key, "la note sur « %s » contient %s ; il y faut un texte", noted, extract(string(notes[noted])))
		case noted != "":
			f.stranger(key, french.Say("la note sur « %s »", noted), noted, slices.Concat(questions, things))
		case model.DraftKept(key) != "":
			f.draft(p, model.DraftKept(key))
		default:
			key = strings.TrimPrefix(key, "reponses/")
			f.stranger("reponses/"+key, french.Say("la réponse « %s »", key), key, questions)
		}
	}
}

// draft looks at a text begun that is kept aside. One of a question that is asked no
// more is in order.
func (f *Findings) draft(p *model.Project, key string) {
	path, odd, place := "brouillons/"+key, p.OddDraft(key), model.DraftPlace(p.Catalog(), key)
	switch {
	case odd == "":
	case place.ID() == "":
		f.correct(path, "un texte commencé contient %s ; il y faut {\"le\": \"2026-11-23T12:00:00Z\", \"textes\": [\"…\"]}", extract(odd))
	default:
		f.correct(path, "le texte commencé sur « %s » contient %s ; il y faut {\"le\": \"2026-11-23T12:00:00Z\", \"textes\": [\"…\"]}", place.Name(), extract(odd))
	}
}

// stranger notes something that this version does not know, and what it may
// stand for.
func (f *Findings) stranger(path, what, typed string, known []string) {
	if near := french.Nearest(typed, known, 1, french.Slips(typed)); len(near) > 0 {
		what += french.Say(" ; peut-être « %s » ?", near[0])
	}
	f.Unknown = append(f.Unknown, Finding{f.at.line[path], what})
}
