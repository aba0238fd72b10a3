package ui

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/color"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
	"cpts/model/governance"
	"cpts/model/store"
	"cpts/ui/kit"
)

// hostileText is what a file written by another hand may hold in any text.
const hostileText = "un\\ndeux\\u001b[2Jtrois\\ttab\\u202e fin \\u200f👩‍⚕️ é\u0301"

// hostiles are project files that no leader would have, and one that each has.
// An empty text is no file at all.
var hostiles = map[string]func(testing.TB) string{
	"none":    func(testing.TB) string { return "" },
	"blank":   func(t testing.TB) string { return string(blank(t).JSON()) },
	"example": func(t testing.TB) string { return string(example(t).JSON()) },
	"texts": func(testing.TB) string {
		all := `{"format":1,"reponses":{"nom":"T","objectifs":"T","communes":["T","T"],"population":27143,"departement":"38","canaux":[],
			"equipe":[{"nom":"T","profession":"infirmier","structure":"T","zz":"T"}],"besoins":[{"besoin":"T","constat":"T"}],"T":"T"},
			"actions":{"E1-02":{"etat":"sans_objet","motif":"T"},"T":{}},"notes":{"nom":"T","E1-05":"T","T":"T"},"brouillons":{"nom":{"le":"2026-11-20T10:00:00Z","textes":["T"]}}}`
		return strings.ReplaceAll(all, "T", hostileText)
	},
	"crowd": func(t testing.TB) string {
		p := crowd(t, 10_000)
		p.ForgetHistory()
		return string(p.JSON())
	},
	"journal": func(testing.TB) string {
		return `{"format":1,"reponses":{"nom":"Lac","population":12,"equipe":[{"id":"a","nom":"A"},{"id":"b","nom":"B"}]},"journal":[
			7,null,{},{"cle":""},{"cle":"nom"},{"cle":"nom","ligne":2,"avant":{"a":1},"apres":"b"},{"cle":"nom","ligne":0,"vers":7,"avant":"a"},
			{"cle":"equipe","ligne":-3,"apres":{"nom":"x"}},{"cle":"equipe","ligne":99999999,"avant":{"id":"zz"},"apres":{"id":"zz","nom":"y"}},
			{"cle":"equipe","ligne":0,"avant":null,"apres":null},{"cle":"equipe","ligne":0,"vers":-1,"avant":{"id":"a"},"apres":{"id":"a"}},
			{"cle":"equipe","avant":[7],"apres":{"a":1}},{"cle":"E1-05","avant":7,"apres":{"etat":"?"}},{"cle":"notes/nom","avant":[],"apres":3},
			{"quand":"2026-11-20T10:00:00Z","cle":"population","avant":"beaucoup","apres":12},{"quand":"0000-01-01T00:00:00Z","cle":"zz","apres":{"b":[1]}},
			{"quand":"2026-11-20T10:00:00Z","cle":"population","annule":true,"avant":1,"apres":2},{"cle":"nom","refait":true,"annule":true,"ecarte":true}]}`
	},
	"odd": func(testing.TB) string {
		return `{"format":1,"reponses":{"nom":12,"objectifs":["a"],"communes":"Ambert","population":"27143","departement":"99","equipe":[{"nom":3,"profession":"druide"}],
			"besoins":{"besoin":"un"},"canaux":["pigeons"],"projet_existant":"oui","lettre_deposee_le":"10/11/2026"},"actions":{"E1-05":3,"E1-06":{"etat":"fini"}},"notes":{"nom":[]}}`
	},
	"ids twice": func(testing.TB) string {
		return `{"format":1,"reponses":{"equipe":[{"id":"x","nom":"A"},{"id":"x","nom":"B"},{"id":"x","nom":"B"},{"id":7,"nom":"C"},{"id":"","nom":"D"}]}}`
	},
	"drafts": func(testing.TB) string {
		return `{"format":1,"reponses":{"nom":"Lac"},"brouillons":{"":{"textes":["a"]},"zz":{"textes":["a"]},"zz/y":{"textes":["a"]},"notes/":{"textes":["a"]},"notes/zz":{"textes":["a"]},
			"notes/nom":{"textes":["note commencée","autre"]},"equipe/":{"textes":["Camille"]},"equipe/zz":{"textes":["a","b","c","d","e","f","g","h","i","j"]},"Sans objet/E1-05":{"textes":["car"]},
			"nom":{"textes":["Val","deux"]},"population":{"textes":[]},"departement":{"textes":["zz"]},"perimetre":{"textes":["zz","bassin"]},"projet_existant":{"textes":["peut-être"]},"communes":7,
			"objectifs":{"textes":["un\ndeux\u001b[2J"]}}}`
	},
	"damaged": func(testing.TB) string {
		return `{"format":1,"cree_le":7,"position":[],"reponses":[1,2],"actions":"x","notes":3,"brouillons":[],"journal":{"a":1},"journal_debut":"z","abime":{"position":"a"},"zz":{"\u001b[2J":1}}`
	},
}

// pages are the screens that the monkey is put on; from there it goes where keys
// lead.
func (d *driver) pages(r *rand.Rand) []func() {
	a, c := d.app, catalog(d.t)
	ids := c.QuestionIDs()
	push := func(s screen) func() { return func() { a.push(s) } }
	question := c.Question(ids[r.IntN(len(ids))])
	stage := c.Stages[r.IntN(len(c.Stages))]
	section := stage.Sections[r.IntN(len(stage.Sections))]
	pages := []func(){
		func() {
			d.open([]string{"nom", "objectifs", "communes", "population", "departement", "perimetre", "projet_existant", "equipe", "besoins"}[r.IntN(9)])
		},
		func() { d.openAhead(question.ID.Name) }, func() { d.openFrom(question.ID.Name, true) },
		func() { d.open("equipe"); d.press("a") },
		push(newBudget(a)), push(newCalendar(a)), push(newReport(a)), push(newReview(a)), push(newHistory(a)), push(newForget(a)),
		push(newGuide(a)), push(newControl(a, governance.Control)), push(newStage(a, stage)), push(newSection(a, section)),
		push(newSources(a)), push(newVersions(a)), func() { d.run(a.open(want{room: roomCopies})) }, func() { d.run(a.open(want{room: roomSearch})) },
		func() { d.run(a.open(want{room: roomOtherPlace})) }, func() { d.run(a.open(want{room: roomBareCopy})) }, func() { d.press("f2") }, func() { d.press("?") },
		func() { a.push(newReason(a, c.Action("E1-05"))) }, func() { a.push(newDue(a, c.Action("E1-05"))) },
	}
	if entries := a.project.Journal(); len(entries) > 0 {
		pages = append(pages, push(newChange(a, entries[r.IntN(len(entries))])))
	}
	return pages
}

// anyKey is a key that a terminal may send, those that lead somewhere more often.
func anyKey(r *rand.Rand) tea.KeyPressMsg {
	often := []rune{tea.KeyEnter, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyUp, tea.KeyEscape,
		tea.KeyTab, tea.KeySpace, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp, tea.KeyPgDown, tea.KeyLeft, tea.KeyRight, tea.KeyBackspace, tea.KeyDelete}
	switch r.IntN(8) {
	case 0, 1, 2:
		code := often[r.IntN(len(often))]
		if code == tea.KeySpace {
			return tea.KeyPressMsg{Code: code, Text: " "}
		}
		return tea.KeyPressMsg{Code: code}
	case 3:
		return tea.KeyPressMsg{Code: tea.KeyF1 + rune(r.IntN(20))}
	case 4:
		return tea.KeyPressMsg{Code: often[r.IntN(len(often))], Mod: tea.KeyMod(r.IntN(8))}
	case 5:
		return tea.KeyPressMsg{Code: 'a' + rune(r.IntN(26)), Mod: []tea.KeyMod{tea.ModCtrl, tea.ModAlt, tea.ModCtrl | tea.ModShift, tea.ModSuper}[r.IntN(4)]}
	}
	letters := []rune("uUuUnqgSs/?adofkeéà漢0123456789 ~+-,;./\u00a0")
	letter := letters[r.IntN(len(letters))]
	return tea.KeyPressMsg{Code: letter, Text: string(letter)}
}

// another is what another program does to the file meanwhile.
func (d *driver) another(r *rand.Rand) {
	f, p, err := store.Open(catalog(d.t), d.app.file.Path())
	if err != nil || p.ReadOnly() {
		return
	}
	for range 1 + r.IntN(3) {
		switch rows := p.Team(); r.IntN(5) {
		case 0:
			_ = p.SetAnswer("nom", fmt.Sprint("Autre ", r.IntN(9)), clock())
		case 1:
			_ = p.InsertRow("equipe", len(rows), model.Row{"nom": fmt.Sprint("Autre ", r.IntN(9))}, clock())
		case 2:
			if len(rows) > 0 {
				_ = p.RemoveRow("equipe", r.IntN(len(rows)), clock())
			}
		case 3:
			if len(rows) > 0 {
				row := maps.Clone(rows[0])
				row["nom"] = "Changée"
				_ = p.ReplaceRow("equipe", 0, row, clock())
			}
		default:
			_, _, _ = p.Undo(clock())
		}
	}
	_, err = f.Save(p)
	must(d.t, err)
}

// inTheWay puts a folder in the place of the file: nothing can be saved until it
// is put back.
func (d *driver) inTheWay() (putBack func()) {
	path := d.app.file.Path()
	aside := filepath.Join(d.t.TempDir(), "aside")
	if os.Rename(path, aside) != nil {
		return nil
	}
	must(d.t, os.Mkdir(path, 0o700))
	return func() {
		must(d.t, os.Remove(path))
		must(d.t, os.Rename(aside, path))
	}
}

// TestMonkey presses keys anywhere, on projects of every sort, with pastes, windows
// of any size, other programs at the file and saves that fail. Nothing falls, the
// frame holds, the file stays sound; undone to the first change the project is as
// it began, and redone as it was at the end.
//
// CPTS_TRIALS is how many times, other than two, each project is gone through.
func TestMonkey(t *testing.T) {
	const steps = 800
	trials := uint64(2)
	if n, err := strconv.ParseUint(os.Getenv("CPTS_TRIALS"), 10, 32); err == nil {
		trials = n
	} else if testing.Short() {
		trials = 1
	}
	seen := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(hostiles)) {
		t.Run(name, func(t *testing.T) {
			for seed := range trials {
				monkey(t, hostiles[name](t), rand.New(rand.NewPCG(seed, uint64(len(name)))), steps, seen)
				if t.Failed() {
					t.Fatalf("seed %d", seed)
				}
			}
		})
	}
	for _, s := range []screen{&askPage{}, &budgetPage{}, &calendarPage{}, &entryPage{}, &controlPage{}, &guide{}, &history{}, &change{}, &copiesPage{}, &forgetPage{}, &home{},
		&versionsPage{}, &notePage{}, &question{}, &reader{}, &reportPage{}, &review{}, &rowForm{}, &rowsPage{}, &searchPage{}, &sectionPage{}, &stagePage{}, &welcome{}, &openingPage{}, &helpScreen{}} {
		if name := fmt.Sprintf("%T", s); !seen[name] {
			t.Errorf("the monkey never saw a %s", name)
		}
	}
}

func monkey(t *testing.T, text string, r *rand.Rand, steps int, seen map[string]bool) {
	t.Chdir(t.TempDir()) // what it writes elsewhere
	path := filepath.Join(t.TempDir(), "p.json")
	var p *model.Project
	f := store.At(path)
	if text != "" {
		must(t, os.WriteFile(path, []byte(text), 0o600))
		var err error
		f, p, err = store.Open(catalog(t), path)
		must(t, err)
	}
	large := len(text) > 1<<19
	if large {
		steps /= 4
	}
	d := startAt(t, f, p)
	begun := "{}"
	damaged := false
	if p != nil {
		begun, damaged = said(t, p), len(p.Damaged()) > 0
	}
	whole := p == nil || len(p.Journal()) == 0 // the history goes back to where it began
	var last []string
	defer func() {
		if fall := recover(); fall != nil {
			t.Errorf("it fell: %v, after %q", fall, last)
			panic(fall)
		}
	}()
	var putBack func()
	var slow []tea.Cmd // set going and not over
	for i := range steps {
		did := ""
		switch at := r.IntN(200); {
		case at < 3 && d.app.project != nil && putBack == nil:
			did = "another program"
			d.another(r)
		case at < 5 && putBack == nil && d.app.project != nil:
			did = "in the way"
			putBack = d.inTheWay()
		case at < 12 && putBack != nil:
			did = "put back"
			putBack()
			putBack = nil
		case at < 14:
			did = "retry"
			d.send(retryDue{})
		case at < 18:
			did = "drafts"
			d.send(draftDue{})
		case at < 20:
			did = "background"
			d.send(tea.BackgroundColorMsg{Color: []color.Color{color.White, color.Black}[r.IntN(2)]})
		case at < 26:
			did = "paste"
			var all []string
			for _, name := range slices.Sorted(maps.Keys(pasted)) {
				all = append(all, pasted[name])
			}
			text := append(all, "27143", "01/06/2028", "oui", "copie.json", "a\tb\nc\td")[r.IntN(len(all)+5)]
			d.paste(text[:min(len(text), 2000)])
		case at < 32:
			did = "resize"
			d.size([]int{60, 80, 81, 132, 200, 20, 1}[r.IntN(7)], []int{20, 24, 25, 50, 5, 1}[r.IntN(6)])
		case at < 34 && d.app.project == nil:
			did = "resume"
			d.app.push(newOpening(d.app))
		case at < 40 && d.app.project != nil:
			if r.IntN(2) == 0 {
				d.app.home()
			}
			pages := d.pages(r)
			page := r.IntN(len(pages))
			did = fmt.Sprint("page ", page)
			pages[page]()
		default:
			k := anyKey(r)
			did = k.String()
			if r.IntN(3) > 0 {
				d.send(k)
				break
			}
			_, cmd := d.app.Update(k) // what it sets going takes its time: a slow disk
			slow = append(slow, cmd)
		}
		for len(slow) > 0 && (len(slow) > 6 || r.IntN(4) == 0) {
			d.run(slow[0])
			slow = slow[1:]
		}
		last = append(last[max(len(last)-30, 0):], did)
		for _, s := range d.app.screens {
			seen[fmt.Sprintf("%T", s)] = true
		}
		if i%3 == 0 && !d.app.quitting {
			d.app.draw()
			if d.app.width >= kit.MinWidth && d.app.height >= kit.MinHeight {
				d.shape(did)
			}
		}
		if t.Failed() {
			t.Fatalf("after %q", last)
		}
		if d.app.quitting {
			if putBack != nil {
				putBack()
				putBack = nil
			}
			d.app.keepDraftsAnyway()
			if d.app.taken != nil {
				break
			}
			d.app.dirty = d.app.project != nil // takes what another program did last
			must(t, d.app.flush())
			if d.app.example || d.app.project == nil || !d.app.file.There() {
				d.app.quitting = false
				continue
			}
			d.sound(damaged)
			d, slow = d.restart(), nil
		}
	}
	if putBack != nil {
		putBack()
	}
	d.app.keepDraftsAnyway()
	d.app.dirty = d.app.project != nil
	if err := d.app.flush(); err != nil && d.app.taken == nil {
		t.Fatal(err)
	}
	if d.app.project == nil || d.app.example || d.app.taken != nil || !d.app.file.There() {
		return
	}
	d.sound(damaged)
	if large || !whole || d.app.project.Forgotten() > 0 {
		return
	}
	d.backAndForth(begun)
}

// sound checks that the file is whole and holds what is on the screen.
func (d *driver) sound(damaged bool) {
	d.t.Helper()
	data, err := os.ReadFile(d.app.file.Path())
	must(d.t, err)
	if !json.Valid(data) {
		d.t.Fatal("the file is not sound")
	}
	p, err := model.Read(catalog(d.t), data)
	must(d.t, err)
	if len(p.Damaged()) > 0 && !damaged {
		d.t.Errorf("the file is damaged: %q", p.Damaged())
	}
	if got, want := said(d.t, p), said(d.t, d.app.project); got != want {
		d.t.Errorf("the file holds\n%s\nand the screen\n%s", got, want)
	}
	if again := p.JSON(); !bytes.Equal(again, data) {
		was, is := strings.Split(string(data), "\n"), strings.Split(string(again), "\n")
		for i := range min(len(was), len(is)) {
			if was[i] != is[i] {
				d.t.Fatalf("read and written, line %d of the file\n%s\nis\n%s", i+1, was[i], is[i])
			}
		}
		d.t.Error("the file, read and written, is longer or shorter")
	}
}

// backAndForth takes every change back, then carries them all out again.
func (d *driver) backAndForth(begun string) {
	d.t.Helper()
	p := d.app.project
	end := said(d.t, p)
	undone := 0
	for ; ; undone++ {
		_, ok, err := p.Undo(clock())
		if err != nil && !errors.Is(err, model.ErrGone) {
			d.t.Fatal(err)
		}
		if !ok {
			break
		}
	}
	if got := said(d.t, p); got != begun {
		d.t.Errorf("all taken back, the project holds\n%s\nat first\n%s", got, begun)
	}
	for range undone {
		if _, ok, err := p.Redo(clock()); !ok || err != nil {
			d.t.Fatalf("redo: %t, %v", ok, err)
		}
	}
	if got := said(d.t, p); got != end {
		d.t.Errorf("all done again, the project holds\n%s\nat the end\n%s", got, end)
	}
}

// said is what a project says, ids of lines and what is typed apart.
func said(t testing.TB, p *model.Project) string {
	t.Helper()
	var top map[string]any
	must(t, json.Unmarshal(p.JSON(), &top))
	kept := map[string]any{}
	for _, part := range []string{"reponses", "actions", "notes"} {
		if v := withoutIDs(top[part]); v != nil && !reflect.DeepEqual(v, map[string]any{}) {
			kept[part] = v
		}
	}
	text, err := json.MarshalIndent(kept, "", " ")
	must(t, err)
	return string(text)
}

func withoutIDs(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, content.LineID)
		for _, inner := range v {
			withoutIDs(inner)
		}
	case []any:
		for _, inner := range v {
			withoutIDs(inner)
		}
	}
	return v
}
