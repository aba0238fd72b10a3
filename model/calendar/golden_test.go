package calendar

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"cpts/model/modeltest"
)

var update = flag.Bool("update", false, "write the golden files again")

// A whole calendar, on the small content: what is dated, due, proposed and to note, as
// events and as a file for an agenda.
func TestWholeCalendar(t *testing.T) {
	p := modeltest.Small(t, "nom=Projet du Lac", "lettre_deposee_le=01/09/2026", "signature_souhaitee_le=01/06/2028", "accord=oui", "accord_le=02/02/2026", "A-01=>2026-11-01", "A-03=>2026-12-15", "debut_parcours=01/10/2028",
		`rendez_vous=[{"date":"2026-12-01","heure":"20:30","objet":"réunion","genre":"assemblee","lieu":"la mairie","note":"apporter ; la carte"},{"date":"2026-12-01","objet":"visite"},{"date":"2026-11-02"}]`)
	var b strings.Builder
	events := Events(p, today)
	for _, e := range events {
		fmt.Fprintf(&b, "%s %s|%s|%s|%s|%s|%v %v|%s|%s|%s|%d\n", e.Day.ISO(), e.UID, e.Label, e.Nature, e.Place, e.Note, e.Late, e.Done, e.Rule, e.Away(today), e.To.Name(), len(e.Sources))
	}
	fmt.Fprintf(&b, "%q\n", LateNow(events))
	next, ahead := Next(events)
	fmt.Fprintf(&b, "%s %v\n", next.Label, ahead)
	plan := Retro(p, today)
	for _, s := range plan.Steps {
		fmt.Fprintf(&b, "%s: %s to %s, %d weeks, slack %d, from %s, by %s, %v %v %v\n", s.Section.ID, s.Start.ISO(), s.End.ISO(), s.Weeks, s.Slack, s.From.ISO(), s.By.ISO(), s.Begun, s.Known, s.Fixed)
	}
	for _, g := range plan.Goals {
		fmt.Fprintf(&b, "%s\n", g.Sentence)
	}
	agenda, err := ICS(p, events)
	must(t, err)
	b.WriteString(strings.ReplaceAll(string(agenda), "\r\n", "\n"))
	got := strings.ReplaceAll(b.String(), ProjectID(p), "PROJET") // another each time, as the lines'
	for i, row := range p.Rows("rendez_vous") {
		got = strings.ReplaceAll(got, row.ID(), fmt.Sprint("LIGNE", i))
	}
	const path = "testdata/whole.txt"
	if *update {
		must(t, os.MkdirAll("testdata", 0o755))
		must(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if got != string(want) {
		t.Errorf("%s differs; if the change is meant, run: go test ./model/calendar -update", path)
	}
}
