package french

import (
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 27143: "27\u00a0143", -1000000: "−1\u00a0000\u00a0000"} {
		if got := Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	good := map[string]int64{
		"27143": 27143, "27 143": 27143, "27\u00a0143": 27143, "27\u202f143": 27143,
		" 27 143 habitants ": 27143, "0": 0, "-3": -3, "−3": -3, "12 000 hab.": 12000, "27\u2009143": 27143, "10 membres": 10,
		"27 143,00": 27143, "27143.0": 27143, "27 mille": 27000, "40 mille habitants": 40000, "27 milliers": 27000,
		"27 MILLE": 27000, "27k": 27000, "2 millions": 2000000, "2 millions d’habitants": 2000000, "2 M": 2000000,
		"2,5 millions": 2500000, "1,25 mille": 1250, "27 143 habitants en été": 27143, "12 %": 12, "30 pour cent": 30,
	}
	for in, want := range good {
		if got, _, err := ParseNumber(in); err != nil || got != want {
			t.Errorf("ParseNumber(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, want := range map[string]error{
		"": ErrNotANumber, "douze": ErrNotANumber, "1e9": ErrNotANumber, "12,5": ErrNotANumber, "12.5": ErrNotANumber,
		"-": ErrNotANumber, "99999999999999999999": ErrNotANumber, "27.143": ErrNotANumber, "27,000": ErrNotANumber,
		"1.234.567": ErrNotANumber, "3x4": ErrNotANumber, "12 m": ErrNotANumber, "40 mille cinq cents": ErrNotANumber,
		"3 douzaines": ErrNotANumber, "5 cents": ErrNotANumber, "trois cents": ErrNotANumber, "2 et demi": ErrNotANumber,
		"30 pour mille": ErrNotANumber, "3 quarts": ErrNotANumber, "27 143 habitants/km2": ErrNotANumber,
		"9 milliards de milliards": ErrNotANumber, "99999999999 milliards": ErrNotANumber, "1,2345 mille": ErrNotANumber,
		"3 x 4": ErrTwoNumbers, "27 143 habitants 4": ErrTwoNumbers, "12 15": ErrTwoNumbers, "190\n162": ErrTwoNumbers,
		"190\t162": ErrTwoNumbers, "190\r\n162": ErrTwoNumbers, "190 ; 162": ErrTwoNumbers, "27 143 27 200": ErrTwoNumbers,
		"12 1534": ErrTwoNumbers, "0 500": ErrTwoNumbers, "190  162": ErrTwoNumbers, "27 143 à 28 000": ErrTwoNumbers,
		"27 mille 143": ErrTwoNumbers, "12-15": ErrTwoNumbers, "12/15": ErrTwoNumbers, "27 143 (2023)": ErrTwoNumbers,
	} {
		if got, _, err := ParseNumber(in); err != want {
			t.Errorf("ParseNumber(%q) = %d, %v; want %v", in, got, err, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Isère": "isere", "Côte-d’Or": "cote-d'or", "ŒUVRE": "oeuvre", "plain": "plain"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTidy(t *testing.T) {
	cases := []struct {
		in      string
		lines   bool
		want    string
		removed bool
	}{
		{"a\tb", false, "a b", false},
		{"a\nb", false, "a b", false},
		{"a\r\nb", true, "a\nb", false},
		{"a\x1b[31mb", false, "a[31mb", true},
		{"\u202eabc\u202c", false, "abc", true},
		{"e\u0301te", false, "éte", false},
		{"👩\u200d⚕\ufe0f", false, "👩⚕", true},
		{"שלום", false, "שלום", false},
		{"e\x00\u0301", false, "é", true},
	}
	for _, c := range cases {
		got, removed := Tidy(c.in, c.lines)
		if got != c.want || removed != c.removed {
			t.Errorf("Tidy(%q, %t) = %q, %t; want %q, %t", c.in, c.lines, got, removed, c.want, c.removed)
		}
	}
}

func TestCount(t *testing.T) {
	if got := Count(0, "rubrique", "rubriques") + " " + Count(1, "rubrique", "rubriques") + " " + Count(2, "rubrique", "rubriques"); got != "0\u00a0rubrique 1\u00a0rubrique 2\u00a0rubriques" {
		t.Error(got)
	}
}

// A text of a file is made safe, on one line.
func TestLine(t *testing.T) {
	for in, want := range map[string]string{"": "", " deux\nlignes\r\n": "deux lignes", "a\x1b[31m\u202eb": "a[31mb", "un\u202f000": "un" + NBSP + "000"} {
		if got := Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{{"", 3, ""}, {"été", 3, "été"}, {"étés", 3, "ét…"}} {
		if got := Short(c.in, c.most); got != c.want {
			t.Errorf("Short(%q, %d) = %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

func TestLinked(t *testing.T) {
	for _, c := range [][3]string{
		{"de ", "infirmière", "d’infirmière"}, {"d’", "sage-femme", "de sage-femme"}, {"D'", "élue", "D’élue"},
		{"que ", "usager", "qu’usager"}, {"qu'", "médecin", "que médecin"}, {"de ", "", "de "}, {"", "élue", "élue"}, {"De ", "Œuvre", "D’Œuvre"},
	} {
		if got := Linked(c[0], c[1]); got != c[2] {
			t.Errorf("Linked(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestFew(t *testing.T) {
	names := strings.Split("abcdefghijklmn", "")
	for n, want := range map[int]string{0: "", 1: "a", 12: "a, b, c, d, e, f, g, h, i, j, k, l", 13: "a, b, c, d, e, f, g, h, i, j, k, l et 1" + NBSP + "autre", 14: "a, b, c, d, e, f, g, h, i, j, k, l et 2" + NBSP + "autres"} {
		if got := Few(names[:n]); got != want {
			t.Errorf("%d names: %q, want %q", n, got, want)
		}
	}
}
