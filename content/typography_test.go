package content

import "testing"

func TestTypography(t *testing.T) {
	for in, want := range map[string]string{
		"Pourquoi ?":         "Pourquoi\u00a0?",
		"« oui »":            "«\u00a0oui\u00a0»",
		"153 000 € en 2025":  "153\u00a0000\u00a0€ en 2025",
		"le 3 mai 2023":      "le 3 mai 2023",
		"de 2024 2025":       "de 2024 2025",
		" : ":                "\u00a0: ",
		"«":                  "«",
		" 12":                " 12",
		"12 personnes : oui": "12 personnes\u00a0: oui",
	} {
		if got := Typography(in); got != want {
			t.Errorf("Typography(%q) = %q, want %q", in, got, want)
		}
	}
}
