package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cpts/content"
	"cpts/model"
)

// entry is what a calendar program keeps of an event; it knows nothing of how ICS
// writes.
type entry struct {
	start, status, summary string
	sequence               int
	alarm                  string
}

// agenda is a calendar program: of each id it keeps the version whose number is the
// highest, as RFC 5546 says.
type agenda map[string]entry

// load reads a file line by line.
func (a agenda) load(t *testing.T, p *model.Project) {
	t.Helper()
	out := strings.ReplaceAll(string(ics(t, p)), "\r\n ", "")
	var e entry
	uid, within, zones := "", "", map[string]bool{}
	seen := map[string]bool{}
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\r\n"), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		name, param, _ := strings.Cut(name, ";")
		switch {
		case name == "BEGIN" && value == "VEVENT":
			e, uid, within = entry{}, "", value
		case name == "BEGIN":
			within = value
		case name == "END" && value == "VEVENT":
			if seen[uid] {
				t.Errorf("%s stands twice in one file", uid)
			}
			seen[uid] = true
			if old, has := a[uid]; !has || e.sequence >= old.sequence {
				a[uid] = e
			}
		case name == "END":
			within = "VEVENT"
		case within == "VTIMEZONE" && name == "TZID":
			zones[value] = true
		case within == "VALARM" && name == "TRIGGER":
			e.alarm = value
		case within != "VEVENT":
		case name == "UID":
			uid, _, _ = strings.Cut(value, "@")
		case name == "DTSTART":
			if zone, local := strings.CutPrefix(param, "TZID="); local && !zones[zone] {
				t.Errorf("the zone %s is not told before it serves", zone)
			}
			e.start = strings.TrimPrefix(param+" "+value, "VALUE=DATE ")
		case name == "STATUS":
			e.status = value
		case name == "SUMMARY":
			e.summary = value
		case name == "SEQUENCE":
			if _, err := fmt.Sscan(value, &e.sequence); err != nil {
				t.Error(err)
			}
		}
	}
}

// Whatever becomes of a project, a calendar program that reads its file twice holds
// each event once: moved, it is the same; gone or met, it is cancelled.
func TestAgendaFollows(t *testing.T) {
	meeting := func(id, day, hour string) string {
		at := ""
		if hour != "" {
			at = `,"heure":"` + hour + `"`
		}
		return `{"id":"` + id + `","date":"` + day + `","objet":"` + id + `"` + at + `}`
	}
	rows := func(all ...string) string { return "rendez_vous=[" + strings.Join(all, ",") + "]" }
	one, two := meeting("un", "2027-01-14", ""), meeting("deux", "2027-01-14", "")
	confirmed, cancelled := "CONFIRMED", "CANCELLED"
	for _, c := range []struct {
		name        string
		first, then []string
		want        map[string][2]string // id: status, start
	}{
		{"nothing changes", []string{rows(one)}, []string{"nom=Val"}, map[string][2]string{"rendez_vous-un": {confirmed, "20270114"}}},
		{"a meeting moved", []string{rows(one)}, []string{rows(meeting("un", "2027-03-02", ""))}, map[string][2]string{"rendez_vous-un": {confirmed, "20270302"}}},
		{"another the same day", []string{rows(one)}, []string{rows(one, two)}, map[string][2]string{"rendez_vous-un": {confirmed, "20270114"}, "rendez_vous-deux": {confirmed, "20270114"}}},
		{"two at the same hour", []string{rows(meeting("un", "2027-01-14", "20:30"))}, []string{rows(meeting("un", "2027-01-14", "20:30"), meeting("deux", "2027-01-14", "20:30"))},
			map[string][2]string{"rendez_vous-un": {confirmed, "TZID=Europe/Paris 20270114T203000"}, "rendez_vous-deux": {confirmed, "TZID=Europe/Paris 20270114T203000"}}},
		{"one of two taken out", []string{rows(one, two)}, []string{rows(two)}, map[string][2]string{"rendez_vous-un": {cancelled, "20270114"}, "rendez_vous-deux": {confirmed, "20270114"}}},
		{"all taken out", []string{rows(one), "passage_le=15/12/2026"}, []string{"rendez_vous="}, map[string][2]string{"rendez_vous-un": {cancelled, "20270114"}, "passage_le": {confirmed, "20261215"}}},
		{"an hour given", []string{rows(one)}, []string{rows(meeting("un", "2027-01-14", "09:00"))}, map[string][2]string{"rendez_vous-un": {confirmed, "TZID=Europe/Paris 20270114T090000"}}},
		{"an hour overseas", []string{rows(one)}, []string{"departement=974", rows(meeting("un", "2027-01-14", "09:00"))}, map[string][2]string{"rendez_vous-un": {confirmed, "TZID=Indian/Reunion 20270114T090000"}}},
		{"a date moved", []string{"passage_le=15/12/2026"}, []string{"passage_le=12/01/2027"}, map[string][2]string{"passage_le": {confirmed, "20270112"}}},
		{"a date taken back", []string{"passage_le=15/12/2026"}, []string{"passage_le="}, map[string][2]string{"passage_le": {cancelled, "20261215"}}},
		{"a date taken back, and given again", []string{"passage_le=15/12/2026"}, []string{"passage_le=", "passage_le=20/01/2027"}, map[string][2]string{"passage_le": {confirmed, "20270120"}}},
		{"a deposit taken back, and its two months", []string{"projet_depose_le=31/10/2026", "passage_le=15/12/2026"}, []string{"projet_depose_le="},
			map[string][2]string{"projet_depose_le": {cancelled, "20261031"}, "silence": {cancelled, "20270101"}, "passage_le": {confirmed, "20261215"}}},
		{"two months that an answer ends", []string{"projet_depose_le=31/10/2026"}, []string{"projet_valide_le=20/11/2026"},
			map[string][2]string{"projet_depose_le": {confirmed, "20261031"}, "silence": {cancelled, "20270101"}, "projet_valide_le": {confirmed, "20261120"}}},
		{"two months that an opposition ends", []string{"projet_depose_le=31/10/2026"}, []string{"reponse_projet=opposition"},
			map[string][2]string{"projet_depose_le": {confirmed, "20261031"}, "silence": {cancelled, "20270101"}}},
		{"a deadline met", []string{"E1-02=>2026-12-01"}, []string{"E1-02=faite"}, map[string][2]string{"E1-02": {cancelled, "20261201"}}},
		{"a deadline not called for", []string{"E1-02=>2026-12-01", "passage_le=15/12/2026"}, []string{"E1-02=sans_objet"}, map[string][2]string{"E1-02": {cancelled, "20261201"}, "passage_le": {confirmed, "20261215"}}},
		{"a wish never goes there", []string{"lettre_souhaitee_le=01/02/2027", "passage_le=15/12/2026"}, []string{"lettre_souhaitee_le="}, map[string][2]string{"passage_le": {confirmed, "20261215"}}},
		{"what is long gone is left alone", []string{rows(meeting("un", "2024-01-14", "")), "passage_le=15/12/2026"}, []string{"rendez_vous="},
			map[string][2]string{"rendez_vous-un": {confirmed, "20240114"}, "passage_le": {confirmed, "20261215"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept := agenda{}
			p := with(t, c.first...)
			kept.load(t, p)
			for i, a := range c.then {
				setAt(t, p, noon.Add(time.Duration(i+1)*time.Hour), a)
			}
			back, err := model.Read(p.Catalog(), p.JSON()) // as a file holds it
			must(t, err)
			kept.load(t, back)
			kept.load(t, back)
			for id, want := range c.want {
				if got := kept[id]; got.status != want[0] || got.start != want[1] {
					t.Errorf("%s is %+v, want %q", id, got, want)
				}
			}
			if len(kept) != len(c.want) {
				t.Errorf("%d events are kept, want %d: %v", len(kept), len(c.want), kept)
			}
		})
	}
}

// What is worth an alarm rings a week before: at nine for a whole day.
func TestAgendaRings(t *testing.T) {
	kept := agenda{}
	kept.load(t, with(t, "aci_signe_le=01/11/2026", "dialogue_premier_le=01/09/2027", `rendez_vous=[{"id":"un","date":"2027-01-14","objet":"bureau","heure":"20:30"}]`))
	for id, want := range map[string]string{"dialogue_premier_le": weekBefore, "renouvellement": weekBefore, "fin-contrat": weekBefore, "debut-acces": weekBefore, "anniversaire-1": "", "rendez_vous-un": ""} {
		if got, has := kept[id]; !has || got.alarm != want {
			t.Errorf("%s rings %q, want %q", id, got.alarm, want)
		}
	}
}

// Every zone that a department names is told in full, and its hours are those of the
// database of time zones.
func TestZones(t *testing.T) {
	c := catalog(t)
	seen := map[string]bool{}
	for _, o := range c.Question("departement").Options {
		z := c.ZoneOf(o.ID.Name)
		if seen[z.Name] {
			continue
		}
		seen[z.Name] = true
		there, err := time.LoadLocation(z.Name)
		if err != nil {
			t.Skip("no database of time zones here: ", err)
		}
		for month, want := range map[time.Month]string{time.January: z.Standard, time.July: z.Summer} {
			if want == "" {
				want = z.Standard
			}
			if got := time.Date(2027, month, 15, 12, 0, 0, 0, there).Format("-0700"); got != want {
				t.Errorf("%s in %s: %s, want %s", z.Name, month, got, want)
			}
		}
	}
	if len(seen) != 7 || c.ZoneOf("") != c.ZoneOf("87") || c.ZoneOf("87").Name != content.Paris {
		t.Errorf("zones: %v", seen)
	}
}
