package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cpts/content/dates"
	"cpts/model/calendar"
)

// A drawn month begins on its day of the week and ends on its last; the days of events,
// of late ones, today and the day selected do not look like the others.
func TestDrawnMonth(t *testing.T) {
	d := start(t, timed(t))
	d.calendar(daysTab)
	p := d.app.top().(*calendarPage)
	for _, c := range []struct {
		year        int
		month       time.Month
		first, last string
	}{
		{2026, time.November, "                   1", "30"},
		{2027, time.February, " 1  2  3  4  5  6  7", "22 23 24 25 26 27 28"},
		{2028, time.February, "    1  2  3  4  5  6", "28 29"},
	} {
		lines := p.month(dates.Day{Year: c.year, Month: c.month, Day: 1}, dates.Day{}, nil)
		if first, last := ansi.Strip(lines[2]), strings.TrimRight(ansi.Strip(lines[len(lines)-1]), " "); first != c.first || last != c.last {
			t.Errorf("%v %d: from %q to %q", c.month, c.year, first, last)
		}
	}
	november := dates.Day{Year: 2026, Month: time.November, Day: 1}
	late, done, ahead, selected := november.AddDays(1), november.AddDays(2), november.AddDays(25), november.AddDays(26)
	drawn := strings.Join(p.month(november, selected, map[dates.Day]calendar.Event{late: {Late: true}, done: {Done: true}, ahead: {}, selected: {}}), "\n")
	look := d.app.styles
	for _, want := range []string{
		look.Alert.Render(" 2"), look.Strong.Render(" 3"), look.Faint.Render(" 4"), look.Text.Reverse(true).Render("23"), look.Accent.Render("26"), look.Accent.Reverse(true).Render("27"),
	} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is not in\n%s", want, drawn)
		}
	}
}

// The line of time shows the months around today, and counts what lies out of them.
func TestTimelineFolds(t *testing.T) {
	d := start(t, with(t, "lettre_deposee_le=02/01/2024", "passage_le=15/12/2026", `rendez_vous=[{"objet":"Bien plus tard","date":"2031-01-10"}]`))
	d.calendar(timelineTab)
	d.shows("1 date avant", "← 2024", "Passage en comité", "15/12/26", "plus loin", "→ 2031")
	d.hides("Bien plus tard")
	d.hides("Lettre déposée")
}

// The axis names each month where it begins, and the years where they do.
func TestAxis(t *testing.T) {
	june := dates.Day{Year: 2026, Month: time.June, Day: 1}
	for per, want := range map[int][2]string{
		1: {"2026   2027", "JJASONDJFMAMJJASON"},
		2: {"2026          2027", "J J A S O N D J F"},
		6: {"2026                                      2027", "juin  juil. août  sept. oct.  nov.  déc.  janv. févr."},
	} {
		got := axis(june, per)
		if strings.TrimSpace(got[0]) != want[0] || !strings.HasPrefix(got[1], want[1]) {
			t.Errorf("%d: %q", per, got)
		}
	}
}
