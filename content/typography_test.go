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

// The sentence is set, what it quotes is left as it is.
func TestSay(t *testing.T) {
	const nb = "\u00a0"
	for _, c := range []struct {
		got, want string
	}{
		{Say("Prêt !"), "Prêt" + nb + "!"},
		{Say("Dans %s : %d lignes", "a ; b", 2), "Dans a ; b" + nb + ": 2 lignes"},
		{Say("« %s » ?", "oui ?"), "«" + nb + "oui ?" + nb + "»" + nb + "?"},
		{Say("Plus %d %% de %s", 5, "10 %"), "Plus 5" + nb + "% de 10 %"},
		{Say("%04o %%%% %v", 8, "x"), "0010" + nb + "%% x"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
