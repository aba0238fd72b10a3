package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/store"
)

// pasted are texts that bend a screen drawn without care.
var pasted = map[string]string{
	"long":    strings.Repeat("a", 10_000),
	"wide":    strings.Repeat("é漢", 5_000),
	"tabs":    "un\tdeux\t\ttrois",
	"control": "a\x1b[2Jb\x07c\x00d\x1b]0;titre\x07e",
	"emoji":   "santé 👩‍⚕️👨‍👩‍👧‍👦🇫🇷 ❤️",
	"hebrew":  "שלום לכולם \u202eesrever\u200f",
	"lines":   strings.Repeat("une ligne\r\n", 300),
	"accents": strings.Repeat("e\u0301\u0301\u0301", 200),
}

// TestHostilePastes pastes them wherever text is typed, as it stands and once
// validated.
func TestHostilePastes(t *testing.T) {
	places := map[string]func(*driver){
		"text":     func(d *driver) { d.open("nom") },
		"long":     func(d *driver) { d.open("objectifs") },
		"list":     func(d *driver) { d.open("cpts_voisines") },
		"communes": func(d *driver) { d.open("communes") },
		"number":   func(d *driver) { d.open("population") },
		"choice":   func(d *driver) { d.open("departement") },
		"choices":  func(d *driver) { d.open("perimetre") },
		"row":      func(d *driver) { d.open("equipe"); d.press("a") },
		"row list": func(d *driver) { d.open("equipe"); d.press("a", "a", "enter") },
		"reason":   func(d *driver) { d.run(openReason(d)) },
	}
	for place, reach := range places {
		for name, text := range pasted {
			t.Run(place+" "+name, func(t *testing.T) {
				d := start(t, blank(t))
				d.size(60, 20)
				reach(d)
				d.paste(text)
				d.shape("pasted")
				d.press("enter")
				d.shape("validated")
				d.size(80, 24)
				d.shape("resized")
				d.app.home()
				d.shape("home")
				d.app.push(newReview(d.app))
				d.shape("review")
				d.app.push(newReport(d.app))
				d.shape("report")
			})
		}
	}
}

func openReason(d *driver) tea.Cmd {
	d.app.push(newReason(d.app, catalog(d.t).Action("E1-02")))
	return nil
}

// TestHostileFile opens a file written by another hand, whose texts hold what
// the wizard would have taken out.
func TestHostileFile(t *testing.T) {
	const text = `un\ndeux\u001b[2Jtrois\ttab\u202e fin ` + "👩‍⚕️"
	long := strings.Repeat("mot", 4000)
	path := filepath.Join(t.TempDir(), "p.json")
	must(t, os.WriteFile(path, []byte(`{"format":1,"reponses":{"nom":"`+text+`","objectifs":"`+text+`","communes":["`+text+`","`+long+`"],
		"departement":"`+text+`","perimetre":["`+text+`"],"population":"`+text+`","population_source":"`+long+`",
		"equipe":[{"nom":"`+text+`","profession":"`+text+`","college":7,"role":"`+long+`"}]},
		"actions":{"E1-02":{"etat":"sans_objet","motif":"`+text+`"}}}`), 0o600))
	f, p, err := store.Open(catalog(t), path)
	must(t, err)
	d := startAt(t, f, p)
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
		d.size(size[0], size[1])
		for _, s := range []screen{newReview(d.app), newReport(d.app), newBudget(d.app), newCalendar(d.app),
			newStage(d.app, catalog(t).Stages[0]), newReason(d.app, catalog(t).Action("E1-02"))} {
			d.app.home()
			d.shape("home")
			d.app.push(s)
			d.shape("page")
		}
		for _, section := range catalog(t).Stages[0].Sections {
			d.app.home()
			d.app.push(newSection(d.app, section))
			for range len(section.Questions) + len(section.Actions) {
				d.shape("section " + section.ID.Name)
				d.press("down")
			}
		}
		for _, id := range []string{"nom", "objectifs", "communes", "departement", "perimetre", "population", "population_source", "equipe"} {
			d.app.home()
			d.open(id)
			d.shape(id)
			d.press("f1")
			d.shape("help on " + id)
		}
		d.app.home()
		d.open("equipe")
		d.press("down", "down", "enter")
		d.shape("row form")
	}
	if d.app.project.Odd("population") == "" {
		t.Error("the population of the file should be odd")
	}
	if got := modeltest.Text(d.answer("equipe").([]model.Row)[0], "role"); got != long {
		t.Error("a cell has changed by being shown")
	}
}

// A paste while the project is still being opened waits for nothing, and breaks
// nothing.
func TestPasteBeforeAnythingIsThere(t *testing.T) {
	held := make(chan struct{})
	defer close(held)
	a := newApp(Options{Open: func(*Options) error { <-held; return nil }, Now: clock, Theme: "sombre"})
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	a.Update(tea.PasteMsg{Content: "bonjour\x07"})
}
