package dates

import (
	"errors"
	"testing"
)

func TestParse(t *testing.T) {
	for _, in := range []string{"23/11/2026", "2026-11-23", "23 novembre 2026", "23.11.2026", " 23 / 11 / 2026"} {
		if in == " 23 / 11 / 2026" {
			if _, err := Parse(in); !errors.Is(err, ErrForm) {
				t.Errorf("Parse(%q): %v", in, err)
			}
			continue
		}
		if d, err := Parse(in); err != nil || d.ISO() != "2026-11-23" {
			t.Errorf("Parse(%q) = %v, %v", in, d, err)
		}
	}
	if d, err := Parse("1er août 2025"); err != nil || d.String() != "1er\u00a0août\u00a02025" {
		t.Errorf("1er août 2025: %v, %v", d, err)
	}
	for in, want := range map[string]error{
		"31/02/2026": ErrNoSuch, "2026-13-01": ErrNoSuch, "29/02/2025": ErrNoSuch, "00/01/2025": ErrNoSuch,
		"demain": ErrForm, "11/2026": ErrForm, "23/11/26": ErrForm, "": ErrForm, "23 brumaire 2026": ErrForm,
		"01/01/1492": ErrFarAway,
	} {
		if _, err := Parse(in); !errors.Is(err, want) {
			t.Errorf("Parse(%q): %v, want %v", in, err, want)
		}
	}
	if _, err := ParseISO("23/11/2026"); err == nil {
		t.Error("ParseISO takes only the form of files")
	}
}

func TestAddMonths(t *testing.T) {
	cases := []struct {
		from   string
		months int
		want   string
	}{
		{"2023-05-15", 2, "2023-07-15"},
		{"2024-12-31", 2, "2025-02-28"},
		{"2023-12-31", 2, "2024-02-29"},
		{"2025-03-31", -1, "2025-02-28"},
		{"2026-11-23", 12, "2027-11-23"},
		{"2024-02-29", 12, "2025-02-28"},
	}
	for _, c := range cases {
		d, _ := ParseISO(c.from)
		if got := d.AddMonths(c.months).ISO(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestDaysUntil(t *testing.T) {
	a, _ := ParseISO("2026-11-23")
	b, _ := ParseISO("2026-12-15")
	if a.DaysUntil(b) != 22 || b.DaysUntil(a) != -22 || a.AddDays(22) != b {
		t.Error("22 days from 23 November to 15 December")
	}
}

func TestWords(t *testing.T) {
	for iso, want := range map[string]string{
		"2026-11-23": "lundi, novembre\u00a02026", "2024-02-29": "jeudi, février\u00a02024", "2100-01-01": "vendredi, janvier\u00a02100",
	} {
		d, _ := ParseISO(iso)
		if got := d.Weekday() + ", " + d.MonthYear(); got != want {
			t.Errorf("%s: %q, want %q", iso, got, want)
		}
	}
}
