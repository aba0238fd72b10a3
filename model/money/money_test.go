package money

import "testing"

func TestParseAndString(t *testing.T) {
	good := map[string]string{
		"52300": "52\u00a0300\u00a0€", "52 300": "52\u00a0300\u00a0€", "52\u202f300,50 €": "52\u00a0300,50\u00a0€",
		"0": "0\u00a0€", "12,5": "12,50\u00a0€", "12.05": "12,05\u00a0€", "1 000 euros": "1\u00a0000\u00a0€", "-3": "-3\u00a0€",
	}
	for in, want := range good {
		a, err := Parse(in)
		if err != nil || a.String() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", in, a, err, want)
		}
	}
	for _, in := range []string{"", "douze", "1e9", "1,234", "1.2.3", ",50", "€", "12,", "5-3", "99999999999999999999"} {
		if a, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %v, want it refused", in, a)
		}
	}
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
