package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
	"cpts/model/store"
)

// findings is what there is to say of the file of a project.
type findings struct {
	unreadable string // why nothing more can be said
	toCorrect  []finding
	unknown    []finding // kept by this version, and not known to it
	regions    []finding
	remarks    []finding // good to know: nothing is wrong

	newer bool // the file comes from a newer version
	at    places
}

// finding is one thing to say, and the line it stands on; 0 for none.
type finding struct {
	line int
	what string
}

func (f finding) String() string {
	what, _ := french.Tidy(f.what, false) // it quotes a file that anything wrote
	if f.line > 0 {
		return fmt.Sprintf("ligne %d, %s", f.line, what)
	}
	return what
}

// wrong tells whether something is to be mended: what a newer version wrote and
// this one does not know is as it should be.
func (f *findings) wrong() bool { return f.fileWrong() || len(f.regions) > 0 }

func (f *findings) fileWrong() bool {
	return f.unreadable != "" || len(f.toCorrect) > 0 || len(f.unknown) > 0 && !f.newer
}

func (f *findings) correct(path string, format string, args ...any) {
	f.toCorrect = append(f.toCorrect, finding{f.at.line[path], say(format, args...)})
}

// project looks at a project that could be read, and at the text it was read of.
func (f *findings) project(p *model.Project, data []byte) {
	f.newer = p.ReadOnly()
	if f.newer {
		f.remarks = append(f.remarks, finding{what: say("Ce projet a été enregistré par une version plus récente de cpts ; celle-ci peut le lire, pas le modifier.")})
	}
	f.at = placesIn(data)
	for _, key := range f.at.twice {
		f.toCorrect = append(f.toCorrect, finding{key.line, say("« %s » est écrit deux fois : cpts ne lit que la dernière", key.name)})
	}
	for _, part := range p.Damaged() {
		f.correct(part, "la partie « %s » ne se lit pas ; elle est gardée de côté, et le reste se lit", part)
	}
	f.journal(p)
	for _, id := range p.Catalog().QuestionIDs() {
		f.answer(p, p.Catalog().Question(id))
	}
	f.strangers(p, data)
	byLine := func(a, b finding) int { return cmp.Compare(a.line, b.line) }
	slices.SortStableFunc(f.toCorrect, byLine)
	slices.SortStableFunc(f.unknown, byLine)
}

// mostBroken is how many changes that cannot be read are told one by one.
const mostBroken = 5

// journal looks at the history, and at what waits to be validated.
func (f *findings) journal(p *model.Project) {
	broken, aside := 0, 0
	for i, e := range p.Journal() {
		switch {
		case e.Aside:
			aside++
		case !e.Readable():
			if broken++; broken <= mostBroken {
				f.correct(fmt.Sprintf("journal/%d", i), "l'historique, rang %d, ne décrit aucun changement : il est laissé de côté, et l'annulation passe outre", i+1)
			}
		}
	}
	if broken > mostBroken {
		f.correct("journal", "l'historique a encore %d rangs qui ne décrivent aucun changement", broken-mostBroken)
	}
	remark := func(format string, args ...any) { f.remarks = append(f.remarks, finding{what: say(format, args...)}) }
	if aside > 0 {
		remark("L'historique garde %s, faits au même moment que d'autres qui les contredisaient : ils s'y retrouvent.", french.Count(aside, "changement mis de côté", "changements mis de côté"))
	}
	if p.Forgotten() > 0 {
		remark("Les %s les plus anciens ne sont plus dans l'historique ; les réponses, elles, sont toutes là.", french.Count(p.Forgotten(), "changement", "changements"))
	}
	if begun := len(p.Drafts()); begun > 0 {
		remark("%s. L'assistant les rouvre à leur place.", french.Count(begun, "texte commencé n'est pas encore validé", "textes commencés ne sont pas encore validés"))
	}
}

// copies looks at the copies of the file.
func (f *findings) copies(all []store.Copy) {
	if len(all) == 0 {
		return
	}
	f.remarks = append(f.remarks, finding{what: say("%s, la plus récente du %s. Pour y revenir : cpts sauvegardes", french.Count(len(all), "copie de ce fichier est gardée", "copies de ce fichier sont gardées"), momentOf(all[0]))})
	for i, one := range all {
		if one.Project == nil {
			f.remarks = append(f.remarks, finding{what: say("La copie %d, du %s, ne se lit pas.", i+1, momentOf(one))})
		}
	}
}

// answer looks at what the file holds for a question.
func (f *findings) answer(p *model.Project, q *content.Question) {
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
			var columns []string
			for _, c := range q.Columns {
				columns = append(columns, c.ID.Name)
			}
			f.stranger(at, say("« %s », rang %d, la colonne « %s »", q.Short, i+1, cell), cell, columns)
		}
	}
}

// goneRegion says where the file of a region that is not known would be.
func goneRegion(id string) string {
	if id != model.RegionID() {
		return ""
	}
	return say(" ; ou, pour une région ajoutée, son fichier dans %s", store.RegionsDir())
}

// extract is the start of a value as the file holds it.
func extract(raw string) string {
	const most = 60
	if r := []rune(raw); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return raw
}

// The keys of the file that this version knows.
var fileKeys = []string{"format", "id", "cree_le", "modifie_le", "position", "reponses", "actions", "notes", "brouillons", "deux_versions", "abime", "journal_debut", "journal"}

// strangers looks at what this version has no place for: renamed since, written
// by a newer one, or mistyped. What it has a place for, in another form, is to
// be corrected.
func (f *findings) strangers(p *model.Project, data []byte) {
	var file map[string]json.RawMessage
	var actions, notes map[string]json.RawMessage
	if json.Unmarshal(data, &file) == nil { // the project was read of it
		_ = json.Unmarshal(file["actions"], &actions)
		_ = json.Unmarshal(file["notes"], &notes)
	}
	for _, key := range slices.Sorted(maps.Keys(file)) {
		if !slices.Contains(fileKeys, key) {
			f.stranger(key, say("la partie « %s »", key), key, fileKeys)
		}
	}
	c := p.Catalog()
	questions, things := c.QuestionIDs(), actionIDs(c)
	for _, key := range p.Unknown() {
		action, isAction := strings.CutPrefix(key, "actions/")
		noted := model.NotedThing(key)
		switch {
		case isAction && c.Action(action) != nil:
			f.correct(key, `%s, « %s », contient %s ; il y faut {"etat": "faite", "le": "2026-11-23"} ou {"etat": "sans_objet", "motif": "…"}`, action, c.Action(action).Label, extract(string(actions[action])))
		case isAction:
			f.stranger(key, say("l'action « %s »", action), action, things)
		case noted != "" && (c.Question(noted) != nil || c.Action(noted) != nil):
			f.correct(key, "la note sur « %s » contient %s ; il y faut un texte", noted, extract(string(notes[noted])))
		case noted != "":
			f.stranger(key, say("la note sur « %s »", noted), noted, slices.Concat(questions, things))
		default:
			key = strings.TrimPrefix(key, "reponses/")
			f.stranger("reponses/"+key, say("la réponse « %s »", key), key, questions)
		}
	}
}

// stranger notes something that this version does not know, and what it may
// stand for.
func (f *findings) stranger(path, what, typed string, known []string) {
	if near := nearest(typed, known, 1, slips(typed)); len(near) > 0 {
		what += say(" ; peut-être « %s » ?", near[0])
	}
	f.unknown = append(f.unknown, finding{f.at.line[path], what})
}

// mode remarks that others than its owner may read the file, or that she may not
// write it.
func (f *findings) mode(path string) {
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS == "windows" { // which has no such modes
		return
	}
	mode := info.Mode().Perm()
	switch {
	case mode&0o077 != 0:
		what := say("D'autres comptes de cet ordinateur peuvent ouvrir ce fichier (droits %04o).", mode)
		if !f.newer {
			what = say("D'autres comptes de cet ordinateur peuvent ouvrir ce fichier (droits %04o) ; cpts le leur ferme au prochain enregistrement.", mode)
		}
		f.remarks = append(f.remarks, finding{what: what})
	case mode&0o200 == 0:
		f.remarks = append(f.remarks, finding{what: say("Ce fichier est protégé contre l'écriture (droits %04o).", mode)})
	}
}
