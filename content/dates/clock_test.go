package dates

import "testing"

func TestParseClock(t *testing.T) {
	for typed, want := range map[string]Clock{
		"20 h 30": {20, 30}, "20h30": {20, 30}, "20H": {20, 0}, "9h": {9, 0}, "09:05": {9, 5}, "8.45": {8, 45},
		"à 20 h 30": {20, 30}, "20\u00a0h\u00a030": {20, 30}, "midi": {12, 0}, "Midi et demi": {12, 30}, "minuit": {0, 0},
		"20 heures": {20, 0}, "20h30min": {20, 30},
	} {
		got, err := ParseClock(typed)
		if err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", typed, got, err, want)
		}
		if again, err := ParseClock(got.String()); err != nil || again != got {
			t.Errorf("%q, written %q, is read %v, %v", typed, got.String(), again, err)
		}
		if again, err := ParseClockISO(got.ISO()); err != nil || again != got {
			t.Errorf("%q, kept %q, is read %v, %v", typed, got.ISO(), again, err)
		}
	}
	for _, typed := range []string{"", "20", "24 h", "20 h 60", "20 h 5", "h30", "vers 20 h", "20 h 30 14", "2030"} {
		if c, err := ParseClock(typed); err == nil {
			t.Errorf("%q is taken as %v", typed, c)
		}
	}
	for _, kept := range []string{"20h30", "8:30", "24:00", "20:60", " 20:30"} {
		if _, err := ParseClockISO(kept); err == nil {
			t.Errorf("a file may hold %q", kept)
		}
	}
	if s := (Clock{20, 30}).String(); s != "20\u00a0h\u00a030" {
		t.Errorf("written %q", s)
	}
	if (Clock{9, 30}).Compare(Clock{20, 0}) >= 0 || (Clock{20, 0}).Compare(Clock{9, 30}) <= 0 {
		t.Error("9 h 30 does not come before 20 h")
	}
}
