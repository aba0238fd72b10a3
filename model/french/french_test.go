package french

import "testing"

func TestNumber(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 27143: "27\u00a0143", -1000000: "-1\u00a0000\u00a0000"} {
		if got := Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	good := map[string]int64{
		"27143": 27143, "27 143": 27143, "27\u00a0143": 27143, "27\u202f143": 27143,
		" 27 143 habitants ": 27143, "0": 0, "-3": -3, "12 000 hab.": 12000,
	}
	for in, want := range good {
		if got, err := ParseNumber(in); err != nil || got != want {
			t.Errorf("ParseNumber(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "douze", "1e9", "12,5", "12.5", "3 x 4", "27 143 habitants 4", "-", "99999999999999999999", "12 %"} {
		if got, err := ParseNumber(in); err == nil {
			t.Errorf("ParseNumber(%q) = %d, want it refused", in, got)
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
