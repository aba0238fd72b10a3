package money

import (
	"strings"
	"testing"
	"time"

	"cpts/content/french"
)

func TestParseAndString(t *testing.T) {
	good := map[string]string{
		"52300": "52\u00a0300\u00a0€", "52 300": "52\u00a0300\u00a0€", "52\u202f300,50 €": "52\u00a0300,50\u00a0€",
		"0": "0\u00a0€", "12,5": "12,50\u00a0€", "12.05": "12,05\u00a0€", "1 000 euros": "1\u00a0000\u00a0€", "-3": "−3\u00a0€", "−3": "−3\u00a0€",
		"12 500 Euros": "12\u00a0500\u00a0€", "12 500 EUROS": "12\u00a0500\u00a0€", "12 500 €": "12\u00a0500\u00a0€",
		"12 500 EUR": "12\u00a0500\u00a0€", "52300.50": "52\u00a0300,50\u00a0€", "52 300,5 €": "52\u00a0300,50\u00a0€",
		"0,01": "0,01\u00a0€", "12 k€": "12\u00a0000\u00a0€", "12,5 K€": "12\u00a0500\u00a0€", "12k€": "12\u00a0000\u00a0€",
		"12 mille euros": "12\u00a0000\u00a0€", "1,2 M€": "1\u00a0200\u00a0000\u00a0€", "2 millions d’euros": "2\u00a0000\u00a0000\u00a0€",
		"12 mille": "12\u00a0000\u00a0€", "27 143,00": "27\u00a0143\u00a0€",
	}
	for in, want := range good {
		a, err := Parse(in)
		if err != nil || a.String() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", in, a, err, want)
		}
	}
	for _, in := range []string{"", "douze", "1e9", "1,234", "1.2.3", ",50", "€", "12,", "5-3", "99999999999999999999", "52.300", "52,300",
		"12 m€", "12 keuros", "12 500 $", "12 cents", "12€50", "12 500 € par mois", "12.500 k€", "-92233720368547758,08", "2 douzaines",
	} {
		if a, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %v, want it refused", in, a)
		}
	}
}

func TestParseNeverMakesOneOfTwo(t *testing.T) {
	for _, in := range []string{"190 ; 162", "1200\n800", "1200\t800", "12 15", "1 200 800,50 12", "12 500 € 300", "1 200 et 800", "5-3", "12/15"} {
		if a, err := Parse(in); err != french.ErrTwoNumbers {
			t.Errorf("Parse(%q) = %v, %v", in, a, err)
		}
	}
}

// What a file holds is measured before it is worked out.
func TestFromJSONIsBounded(t *testing.T) {
	for _, in := range []string{"1e1000000", "1e-1000000", "1e999", strings.Repeat("9", 1000000), "1/3", "0x10", "1_000", "1e20", "-1e17", "-92233720368547758.08", ""} {
		start := time.Now()
		if a, err := FromJSON(in); err == nil {
			t.Errorf("FromJSON(%.30s) = %v", in, a)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("FromJSON(%.30s) took %v", in, took)
		}
	}
	if a, err := FromJSON("2.5e2"); err != nil || a != Euros(250) {
		t.Errorf("2.5e2: %v, %v", a, err)
	}
}

// A sum read is written so that it is read again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"52 300,50 €", "12 k€", "1,2 M€", "-3", "0,01", "190 ; 162", "1e1000000", "12 mille euros", "-92233720368547758,08"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, err := FromJSON(s); err == nil {
			if again, err := FromJSON(string(a.JSON())); again != a || err != nil {
				t.Errorf("%q gives %d, written %s, then %d, %v", s, a, a.JSON(), again, err)
			}
		}
		a, err := Parse(s)
		if err != nil {
			return
		}
		if again, err := Parse(a.String()); again != a || err != nil {
			t.Errorf("%q gives %d, written %q, then %d, %v", s, a, a, again, err)
		}
	})
}

func TestJSONRoundTrip(t *testing.T) {
	for a, want := range map[Amount]string{5230000: "52300", 5230050: "52300.5", 5: "0.05", 0: "0", 1000: "10"} {
		if got := string(a.JSON()); got != want {
			t.Errorf("JSON(%d) = %s, want %s", int64(a), got, want)
		}
		if back, err := FromJSON(want); err != nil || back != a {
			t.Errorf("FromJSON(%s) = %v, %v", want, back, err)
		}
	}
	for _, in := range []string{"1.234", "x", "1e300"} {
		if _, err := FromJSON(in); err == nil {
			t.Errorf("FromJSON(%s) accepted", in)
		}
	}
}

func TestRounding(t *testing.T) {
	if Amount(150).Whole() != 2 || Amount(149).Whole() != 1 || Amount(-150).Whole() != -2 {
		t.Error("Whole rounds halves away from zero")
	}
	if Euros(7500).Percent(75) != Euros(5625) || Amount(1).Percent(50) != 1 || Amount(-1).Percent(50) != -1 {
		t.Error("Percent rounds to the nearest centime")
	}
}
