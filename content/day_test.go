package content

import (
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/french"
)

// on is a day of a test.
func on(t *testing.T, iso string) dates.Day {
	t.Helper()
	d, err := dates.ParseISO(iso)
	if err != nil {
		t.Fatalf("%s: %v", iso, err)
	}
	return d
}

func TestDaysKeepTheirLine(t *testing.T) {
	for _, c := range []struct{ given, iso, wrong string }{
		{"'2022-03-31'", "2022-03-31", ""},
		{"2022-03-31", "2022-03-31", ""},
		{"''", "", ""},
		{"", "", ""},
		{"~", "", ""},
		{"31/03/2022", "", "« 31/03/2022 » n’est pas un jour : écrivez-le AAAA-MM-JJ"},
		{"'2022-02-30'", "", "« 2022-02-30 » n’est pas un jour"},
		{"[2022]", "", "« … » n’est pas un jour"},
	} {
		var scale Scale
		faults := decodeText("x.yaml", []byte("titre: x\ndepuis: "+c.given+"\n"), &scale)
		if c.wrong != "" {
			if len(faults) != 1 || faults[0].line != 2 || !strings.Contains(faults[0].what, french.Typography(c.wrong)) {
				t.Errorf("%s: %v, want « %s »", c.given, faults, c.wrong)
			}
			continue
		}
		if len(faults) > 0 || scale.Since.written() != c.iso || scale.Since.IsZero() != (c.iso == "") || c.iso != "" && scale.Since.Line != 2 {
			t.Errorf("%s: read as %q of line %d, %v", c.given, scale.Since.written(), scale.Since.Line, faults)
		}
	}
}

// A day that cannot be read is told once: it is not missing too.
func TestDayIsToldOnce(t *testing.T) {
	for _, change := range [][2]string{{"depuis: '2022-03-31'", "depuis: '2022-02-31'"}, {"a_revoir_le: '2026-12-31'", "a_revoir_le: demain"}, {"avant: '2022-09-30'", "avant: 30/09/2022"}} {
		_, err := builtIn(t).ReadScale("mien.yaml", []byte(strings.Replace(own(t, "2022"), change[0], change[1], 1)))
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "n’est pas un jour") {
			t.Errorf("%s: %v", change[1], err)
		}
	}
}
