package calendar

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"cpts/content/french"
	"cpts/model"
)

// What ICS writes was also read, while it was made, by two programs of other
// hands: python3-icalendar 4.0.3 (Debian 12) and ical.js 2 (npm, the one of
// Thunderbird). Here the library reads it again, and the tests look at the lines.

// longest is what RFC 5545 gives a line, its end apart.
const longest = 75

func ics(t testing.TB, p *model.Project) []byte {
	t.Helper()
	out, err := ICS(p, Events(p, today))
	must(t, err)
	return out
}

// parsed reads a calendar again, once its lines are seen to be as they must.
func parsed(t *testing.T, data []byte) *ical.Calendar {
	t.Helper()
	if !bytes.HasSuffix(data, []byte("END:VCALENDAR\r\n")) || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) ||
		bytes.Count(data, []byte("\r")) != bytes.Count(data, []byte("\n")) {
		t.Error("a line does not end with CR LF")
	}
	for line := range bytes.SplitSeq(data, []byte("\r\n")) {
		if len(line) > longest || !utf8.Valid(line) {
			t.Errorf("%d octets, or a character cut: %q", len(line), line)
		}
	}
	cal, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	must(t, err)
	return cal
}

func text(t *testing.T, props ical.Props, name string) string {
	t.Helper()
	s, err := props.Text(name)
	must(t, err)
	return s
}

func TestICS(t *testing.T) {
	p := with(t, "nom=CPTS du Haut-Vallon", "projet_depose_le=31/10/2026", "aci_signe_le=15/05/2026", "E1-05=>2026-11-01", "lettre_souhaitee_le=01/06/2027",
		`rendez_vous=[{"date":"2026-12-31","objet":"bureau","lieu":"Mairie, 2e étage","note":"apporter ; les statuts"}]`)
	cal := parsed(t, ics(t, p))
	for name, want := range map[string]string{"VERSION": "2.0", "PRODID": "-//cpts//cpts//FR", "X-WR-CALNAME": "CPTS du Haut-Vallon", "CALSCALE": "GREGORIAN"} {
		if got := text(t, cal.Props, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	events := keep(Events(p, today), func(e Event) bool {
		return (e.Nature != Proposal || origin(e) == "renouvellement") && e.Nature != Wish && e.Nature != ToNote
	})
	if len(cal.Events()) != len(events) {
		t.Fatalf("%d events read, %d written", len(cal.Events()), len(events))
	}
	for i, v := range cal.Events() {
		e := events[i]
		start, err := v.DateTimeStart(time.UTC)
		must(t, err)
		end, err := v.DateTimeEnd(time.UTC)
		must(t, err)
		if start != e.Day.Time() || end.Sub(start) != 24*time.Hour {
			t.Errorf("%s runs from %s to %s, want the whole of %s", e.UID, start, end, e.Day.ISO())
		}
		for _, name := range []string{"DTSTART", "DTEND"} {
			if got := v.Props.Get(name).Params.Get("VALUE"); got != "DATE" {
				t.Errorf("%s of %s has the value %q", name, e.UID, got)
			}
		}
		if text(t, v.Props, "UID") != e.UID || text(t, v.Props, "SUMMARY") != "CPTS · "+french.Capital(e.Label) {
			t.Errorf("%s, %q reads %q", e.UID, e.Label, text(t, v.Props, "SUMMARY"))
		}
		told := 0
		if v.Props.Get("DESCRIPTION") != nil {
			told = strings.Count(text(t, v.Props, "DESCRIPTION"), e.Rule)
		}
		if past := e.Nature == Milestone && e.Done; past != (told == 0) || told > 1 {
			t.Errorf("%s says %d times %q", e.UID, told, e.Rule)
		}
		for name, want := range map[string]string{"TRANSP": "TRANSPARENT", "STATUS": "CONFIRMED", "CATEGORIES": e.Nature.Word()} {
			if got := text(t, v.Props, name); got != want {
				t.Errorf("%s of %s is %q, want %q", name, e.UID, got, want)
			}
		}
		if e.Place != "" && text(t, v.Props, "LOCATION") != e.Place {
			t.Errorf("%s is at %q, want %q", e.UID, text(t, v.Props, "LOCATION"), e.Place)
		}
		alarmed := len(v.Children) == 1
		if alarmed != (e.Rings && !e.Day.Before(today)) {
			t.Errorf("%s on %s rings: %v, want %v", e.UID, e.Day.ISO(), alarmed, e.Rings)
		}
		if alarmed {
			if trigger, err := v.Children[0].Props.Get("TRIGGER").Duration(); err != nil || trigger != -(6*24+15)*time.Hour {
				t.Errorf("%s rings %s before, %v", e.UID, trigger, err)
			}
		}
	}
	if silence := find(t, events, "silence"); silence.Day.ISO() != "2027-01-01" {
		t.Errorf("silence on %s", silence.Day.ISO())
	}
}

// The same project writes the same file; a change makes every event a newer
// version of itself, at the time of the change.
func TestICSVersions(t *testing.T) {
	p := with(t, "passage_le=15/12/2026")
	if !bytes.Equal(ics(t, p), ics(t, p)) {
		t.Error("two writings differ")
	}
	first := parsed(t, ics(t, p)).Events()[0]
	later := noon.Add(90 * time.Minute)
	must(t, p.SetAnswer("passage_le", day(t, "2027-01-12"), later))
	second := parsed(t, ics(t, p)).Events()[0]
	if text(t, first.Props, "UID") != text(t, second.Props, "UID") {
		t.Error("an event that moves is another one")
	}
	one, err := first.Props.Get("SEQUENCE").Int()
	must(t, err)
	two, err := second.Props.Get("SEQUENCE").Int()
	must(t, err)
	if one != 0 || two != 90*60 {
		t.Errorf("versions %d then %d, want the seconds since the beginning", one, two)
	}
	if stamp, err := second.Props.DateTime("DTSTAMP", time.UTC); err != nil || !stamp.Equal(later) {
		t.Errorf("stamped %s, %v, want %s", stamp, err, later)
	}
}

// A file may say nothing of its dates, or odd ones.
func TestICSOfAnOddFile(t *testing.T) {
	for _, stamps := range []string{``, `"cree_le":"2026-11-23T14:02:11+01:00",`, `"modifie_le":"0001-01-01T00:00:00Z",`,
		`"cree_le":"2030-01-01T00:00:00Z","modifie_le":"2026-11-23T14:02:11+01:00",`, `"cree_le":"1970-01-01T00:00:00Z","modifie_le":"9999-12-31T00:00:00Z",`} {
		p, err := model.Read(catalog(t), []byte(`{"format":1,`+stamps+`"reponses":{"passage_le":"2026-12-15"}}`))
		must(t, err)
		e := parsed(t, ics(t, p)).Events()[0]
		if n, err := e.Props.Get("SEQUENCE").Int(); err != nil || n < 0 || n > 1<<31-1 {
			t.Errorf("%s: version %d, %v", stamps, n, err)
		}
		if stamp, err := e.Props.DateTime("DTSTAMP", time.UTC); err != nil || stamp.Year() < 1970 {
			t.Errorf("%s: stamped %s, %v", stamps, stamp, err)
		}
	}
	if out, err := ICS(with(t), nil); out != nil || err != nil {
		t.Errorf("no event: %q, %v", out, err)
	}
}

// Whatever the leader writes comes back as it was, but for what no text holds.
func TestICSOfHostileTexts(t *testing.T) {
	for _, nasty := range []string{
		`virgule, point-virgule ; deux-points : barre \ guillemets " accent é`,
		`END:VEVENT`, `\n\N\,\;`, `;VALUE=DATE:20260101`, strings.Repeat("é", 300), strings.Repeat("🏥", 90), strings.Repeat("a", 74) + "é",
		"שלום العربية 漢字", strings.Repeat(" espace", 40), "e\u0301" + strings.Repeat("e\u0301", 100),
	} {
		p := with(t, "nom=Val")
		row := model.Row{"date": day(t, "2027-01-14"), "objet": nasty, "lieu": nasty, "note": nasty}
		must(t, p.InsertRow(model.KeyMeetings.ID(), 0, row, noon))
		v := parsed(t, ics(t, p)).Events()[0]
		if got := text(t, v.Props, "SUMMARY"); got != "CPTS · "+french.Capital(french.Line(nasty)) {
			t.Errorf("%q comes back %q", nasty, got)
		}
		if got := text(t, v.Props, "LOCATION"); got != french.Line(nasty) {
			t.Errorf("%q comes back %q", nasty, got)
		}
		if got := text(t, v.Props, "DESCRIPTION"); !strings.HasPrefix(got, french.Line(nasty)+"\n") {
			t.Errorf("%q comes back %q", nasty, got)
		}
	}
	p := with(t)
	row := model.Row{"date": day(t, "2027-01-14"), "objet": "a\r\nBEGIN:VEVENT\r\nb\x1b[31m\x00\u202e", "lieu": "x\ny"}
	must(t, p.InsertRow(model.KeyMeetings.ID(), 0, row, noon))
	out := ics(t, p)
	if bytes.Count(out, []byte("\nBEGIN:VEVENT")) != 1 || slices.ContainsFunc(bytes.Runes(out), func(r rune) bool { return r < ' ' && r != '\r' && r != '\n' || r == '\u202e' }) {
		t.Errorf("a text commands the file:\n%s", out)
	}
	parsed(t, out)
}

func TestFold(t *testing.T) {
	for n := range 200 {
		for _, unit := range []string{"a", "é", "漢", "🏥"} {
			line := strings.Repeat(unit, n)
			folded := string(fold([]byte(line + "\r\n")))
			if got := strings.ReplaceAll(folded, "\r\n ", ""); got != line+"\r\n" {
				t.Fatalf("%d × %s unfolds to %q", n, unit, got)
			}
			for part := range strings.SplitSeq(strings.TrimSuffix(folded, "\r\n"), "\r\n") {
				if rest := strings.TrimPrefix(part, " "); part != rest && rest == "" {
					t.Fatalf("%d × %s: a line with nothing in it", n, unit)
				}
				if len(part) > longest || !utf8.ValidString(part) {
					t.Fatalf("%d × %s: a line of %d octets", n, unit, len(part))
				}
			}
		}
	}
}

// A line is cut only where it must be: at the last octet it may hold.
func TestFoldIsSparing(t *testing.T) {
	for octets, lines := range map[int]int{0: 1, 1: 1, 74: 1, 75: 1, 76: 2, 149: 2, 150: 3, 223: 3, 224: 4} {
		folded := strings.TrimSuffix(string(fold([]byte(strings.Repeat("a", octets)+"\r\n"))), "\r\n")
		if got := 1 + strings.Count(folded, "\r\n"); got != lines {
			t.Errorf("%d octets make %d lines, want %d", octets, got, lines)
		}
	}
}

func BenchmarkICS(b *testing.B) {
	p, err := model.Example(catalog(b), today)
	must(b, err)
	for b.Loop() {
		ics(b, p)
	}
}
