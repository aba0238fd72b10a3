package ui

import (
	"testing"

	"cpts/content/dates"
	"cpts/model"
)

// timed is a project with days behind and to come, from the first meeting to a
// contract signed some weeks ago.
func timed(t testing.TB) *model.Project {
	t.Helper()
	return with(t, "nom=CPTS du Haut-Vallon", "lettre_deposee_le=12/05/2025", "lettre_validee_le=20/06/2025", "statuts_adoptes_le=10/09/2025",
		"association_declaree_le=25/09/2025", "projet_depose_le=02/03/2026", "projet_valide_le=20/04/2026", "aci_demande_le=04/05/2026",
		"aci_signe_le=01/09/2026", "debut_acces_soins=01/12/2026",
		`rendez_vous=[{"date":"2026-12-08","objet":"Assemblée générale","genre":"assemblee","lieu":"salle des fêtes"}]`)
}

// calendar opens one of the views of time.
func (d *driver) calendar(tab calendarTab) {
	d.t.Helper()
	d.app.push(newCalendar(d.app))
	for range tab {
		d.press("tab")
	}
}

func TestCalendarViews(t *testing.T) {
	for tab, want := range map[calendarTab][]string{
		daysTab:      {"Décembre 2026", "mar.  8", "Assemblée générale"},
		timelineTab:  {"Aujourd’hui", "2025", "● fait"},
		countdownTab: {"Jour 83 sur 200", "S’installer"},
		retroTab:     {"L’ACI est signé le", "rien à compter à rebours"},
	} {
		d := start(t, timed(t))
		d.calendar(tab)
		d.shows(want...)
		for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
			d.size(size[0], size[1])
			d.shape("calendar")
			d.press("end", "down", "pgdown")
			d.shape("calendar, further down")
		}
	}
}

// Enter on a day leads to what it comes from; a new meeting shows at once.
func TestCalendarLeadsToItsDays(t *testing.T) {
	d := start(t, with(t, "lettre_deposee_le=02/11/2026"))
	d.app.ahead["premiers-contacts"] = true
	d.calendar(daysTab)
	d.selects("À faire maintenant")
	d.press("down")
	d.shows("Lettre déposée", "Il y a 21 jours")
	d.press("enter")
	d.isOn("lettre_deposee_le")
	d.press("esc", "a")
	d.isOn("rendez_vous")
	d.press("a")
	d.write("05/01/2027")
	d.press("enter")
	d.write("20h30")
	d.press("enter")
	d.write("Réunion du bureau")
	d.press("ctrl+s", "esc")
	d.shows("Janvier 2027", "Réunion du bureau")
}

// A deadline of one's own stands on the action and in the calendar, and is kept
// once the action is done.
func TestOwnDeadline(t *testing.T) {
	d := start(t, blank(t))
	d.reach("E1-05")
	d.press("d")
	d.write("15/12/2026")
	d.press("enter")
	d.shows("À faire au plus tard le 15 décembre 2026")
	due := dates.Day{Year: 2026, Month: 12, Day: 15}
	if got := d.onDisk().Action("E1-05").Due; got != due {
		t.Errorf("due %v on disk", got)
	}
	d.press("space")
	if state := d.app.project.Action("E1-05"); state.Due != due || state.Status != model.Done {
		t.Errorf("once done: %+v", state)
	}
	d.press("u", "u")
	if got := d.app.project.Action("E1-05").Due; !got.IsZero() {
		t.Errorf("due %v once taken back", got)
	}
}

// Two dates that contradict each other are recorded, and told once.
func TestContradictionIsToldNotRefused(t *testing.T) {
	d := start(t, with(t, "lettre_validee_le=01/10/2026"))
	d.openAhead("lettre_deposee_le")
	d.write("05/10/2026")
	d.press("enter")
	d.holds("lettre_deposee_le", dates.Day{Year: 2026, Month: 10, Day: 5})
	d.shows("05/10/2026", "01/10/2026")
}

func BenchmarkCalendarScreen(b *testing.B) {
	d := start(b, timed(b))
	for tab, name := range calendarTabs {
		d.app.home()
		d.calendar(calendarTab(tab))
		page := d.app.top().(*calendarPage)
		b.Run("open/"+name, func(b *testing.B) {
			for b.Loop() {
				page.refresh()
			}
		})
		b.Run("key/"+name, func(b *testing.B) {
			for b.Loop() {
				d.press("down", "up")
				_ = d.app.draw()
			}
		})
	}
}

// A deadline typed and not validated waits, within the run.
func TestDeadlineWaits(t *testing.T) {
	d := start(t, blank(t))
	d.reach("E1-05")
	d.press("d")
	d.write("15/12")
	d.press("esc", "d")
	d.shows("> 15/12")
}
