package dates

import (
	"errors"
	"strings"
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
		"demain": ErrForm, "11/2026": ErrNoDay, "13/2026": ErrForm, "": ErrForm, "23 brumaire 2026": ErrForm,
		"01/01/1492": ErrFarAway, "12/03/98": ErrCentury, "12 mars 61": ErrCentury, "26-11-23": ErrForm, "23-11-26": ErrForm,
		"mardi 23 novembre 2026": ErrWeekday, "dim. 23/11/2026": ErrWeekday, "lundi": ErrForm, "lundi 31 février 2026": ErrNoSuch,
		"23 jui 2026": ErrForm, "23 no 2026": ErrForm, "21er mars 2026": ErrForm, "novembre 2026": ErrNoDay, "sept. 2028": ErrNoDay, "brumaire 2026": ErrForm, "23/11/2026 ; 24/11/2026": ErrForm,
	} {
		if _, err := Parse(in); !errors.Is(err, want) {
			t.Errorf("Parse(%q): %v, want %v", in, err, want)
		}
	}
	if _, err := ParseISO("23/11/2026"); err == nil {
		t.Error("ParseISO takes only the form of files")
	}
}

func TestParseAsPeopleWrite(t *testing.T) {
	for in, want := range map[string]string{
		"1/9/28": "2028-09-01", "23/11/26": "2026-11-23", "1.9.28": "2028-09-01", "01/01/00": "2000-01-01", "31/12/60": "2060-12-31",
		"lundi 23 novembre 2026": "2026-11-23", "Lundi 23 Novembre 2026": "2026-11-23", "lun. 23/11/2026": "2026-11-23",
		"lundi\u00a023\u00a0novembre\u00a02026": "2026-11-23", "le lundi 23 novembre 2026": "2026-11-23", "lundi, le 23 novembre 2026": "2026-11-23",
		"le 23 novembre 2026": "2026-11-23", "23 nov. 2026": "2026-11-23", "23 nov 26": "2026-11-23", "5 févr. 2027": "2027-02-05",
		"5 fev 2027": "2027-02-05", "14 juil. 2027": "2027-07-14", "3 sept. 2027": "2027-09-03", "15 août 2027": "2027-08-15", "15 aou 2027": "2027-08-15",
		"31 DÉC. 2027": "2027-12-31", "1 janv. 2027": "2027-01-01", "2 avr. 2027": "2027-04-02",
		"1 er mars 2026": "2026-03-01", "1er mars 2026": "2026-03-01", "1ᵉʳ mars 2026": "2026-03-01", "le 1er mars 2026": "2026-03-01",
		"2026/11/23": "2026-11-23", "2026-1-5": "2026-01-05", "2026.11.23": "2026-11-23",
	} {
		if d, err := Parse(in); err != nil || d.ISO() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", in, d, err, want)
		}
	}
	if d, err := Parse("mardi 23 novembre 2026"); err != ErrWeekday || d.Weekday() != "lundi" {
		t.Errorf("the true day comes with the refusal: %v, %v", d, err)
	}
}

// A day read is read again, however it is written.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"1/9/28", "lundi 23 novembre 2026", "23 nov. 2026", "1 er mars 2026", "2026/11/23", "31/02/2026", "le 1ᵉʳ mai 60", "9/9/0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		for _, written := range []string{d.Typed(), d.String(), d.ISO(), d.Weekday() + " " + d.String(), "le " + d.String()} {
			if again, err := Parse(written); again != d || err != nil {
				t.Errorf("%q gives %v, written %q, then %v, %v", s, d, written, again, err)
			}
		}
		if d.Year < 1900 || d.Year > 2100 {
			t.Errorf("%q gives %v", s, d)
		}
	})
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

func TestCompare(t *testing.T) {
	days := []Day{{}, {1999, 12, 31}, {2026, 1, 1}, {2026, 1, 2}, {2026, 2, 1}, {2027, 1, 1}}
	for i, a := range days {
		for j, b := range days {
			if got := a.Compare(b); got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("%v beside %v: %d", a, b, got)
			}
			if a.Before(b) != (i < j) || Later(a, b) != days[max(i, j)] {
				t.Errorf("%v, %v: before %v, later %v", a, b, a.Before(b), Later(a, b))
			}
		}
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

// The parts of a day, and the day in a narrow column.
func TestParts(t *testing.T) {
	for _, c := range []struct {
		day           Day
		number, brief string
	}{{Day{2026, 11, 1}, "1er", "01/11/26"}, {Day{2105, 2, 11}, "11", "11/02/05"}, {Day{1999, 12, 31}, "31", "31/12/99"}} {
		if c.day.Number() != c.number || c.day.Brief() != c.brief {
			t.Errorf("%s: %s and %s, want %s and %s", c.day, c.day.Number(), c.day.Brief(), c.number, c.brief)
		}
	}
}

// Days are counted while one counts them; beyond, months say more.
func TestSpan(t *testing.T) {
	for days, want := range map[int]string{0: "0 jour", 1: "1 jour", 90: "90 jours", 91: "3 mois", 396: "13 mois", 646: "21 mois"} {
		if got := strings.ReplaceAll(Span(days), "\u00a0", " "); got != want {
			t.Errorf("%d days: %q, want %q", days, got, want)
		}
	}
}
