package ui

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
)

// An action that its line cuts is told whole under the list, at every size; and a
// list says how much of it there is above and below.
func TestWholeActions(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {132, 38}} {
		d := start(t, blank(t))
		d.size(size[0], size[1])
		for _, stage := range d.app.catalog.Stages {
			for _, section := range stage.Sections {
				for _, action := range section.Actions {
					if d.app.project.Task(action, d.app.today()).OffTopic {
						continue
					}
					d.run(d.app.open(want{place: model.AtAction(action)}))
					if seen := flat(onOneLine(d.app.top().lines())); !strings.Contains(seen, flat(action.Label)) {
						t.Errorf("%v: %s is not shown whole:\n%s", size, action.ID, d.screen())
					}
					d.shape(action.ID.Name)
					d.press("esc")
				}
			}
		}
	}
}

// So is an answer, or what keeps a rubrique open.
func TestWholeAnswers(t *testing.T) {
	const long = "Qu’aucun habitant du canton ne reste sans médecin traitant ni sans rendez-vous dans la semaine"
	d := start(t, with(t, "nom=Lac", "objectifs="+long))
	for _, size := range [][2]int{{60, 20}, {80, 24}} {
		d.size(size[0], size[1])
		d.app.home()
		s := newSection(d.app, d.app.catalog.Section("projet")).startingAt("objectifs")
		d.app.push(s)
		d.shows(long)
	}
}

func TestListsSayWhatTheyHide(t *testing.T) {
	d := start(t, blank(t))
	d.run(d.app.open(want{place: model.AtSection(d.app.catalog.Section("gouvernance"))}))
	d.shows("1 sur 18", "┃", "│")
	d.press("end")
	d.shows("18 sur 18", "┃", "│")
}

// The day on which an action was done is corrected where it was ticked: prefilled,
// taken back like any change, and never to come.
func TestDayOfAnActionDone(t *testing.T) {
	d := start(t, with(t, "nom=Lac"))
	d.reach("E1-02")
	d.press("space")
	d.shows("Faite le 23 novembre 2026.")
	d.press("d")
	d.shows("Quel jour a-t-elle été faite", "> 23/11/2026")
	d.press("ctrl+u")
	d.write("24/11/2026")
	d.press("enter")
	d.shows("Ce jour n’est pas encore venu.")
	d.press("ctrl+u")
	d.write("02/10/2026")
	d.press("esc") // it waits
	d.press("d")
	d.shows("> 02/10/2026")
	d.press("enter")
	d.shows("[x]", "Faite le 2 octobre 2026.")
	if got := d.onDisk().Action("E1-02"); got.On != (dates.Day{Year: 2026, Month: 10, Day: 2}) || got.Status != model.Done {
		t.Errorf("recorded: %+v", got)
	}
	d.press("u")
	d.shows("redevient « faite le 23 novembre 2026 »")
	d.press("d", "ctrl+u", "enter")
	d.shows("[x]", "Faite.")
	d.press("space", "d")
	d.shows("Pour quel jour ?") // to do again: a deadline
}

// Where an answer tells the day, it is that answer which is corrected.
func TestDayToldByAnAnswer(t *testing.T) {
	d := start(t, with(t, "lettre_deposee_le=02/11/2026"))
	c := d.app.catalog
	for _, action := range c.Section("depot").Actions {
		task := d.app.project.Task(action, d.app.today())
		if len(task.By) == 0 || task.By[0].Kind != content.Date {
			continue
		}
		d.app.ahead[c.Section("depot").Stage.ID.Name] = true
		d.reach(action.ID.Name)
		d.press("d")
		d.isOn(task.By[0].ID.Name)
		return
	}
	t.Fatal("no action of the rubrique is settled by the day of the letter")
}
