package french

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

func TestApostrophes(t *testing.T) {
	for in, want := range map[string]string{
		"l'ARS n'a qu'à lire": "l’ARS n’a qu’à lire", "l'« accord »": "l’« accord »", "d'{quoi}": "d’{quoi}", "l'E2": "l’E2",
		"jusqu'à l’été": "jusqu’à l’été", "'2026-12-31'": "'2026-12-31'", "cpts 'a b'": "cpts 'a b'", "d'": "d'", "'": "'", "": "",
	} {
		if got := Apostrophes(in); got != want {
			t.Errorf("Apostrophes(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Typeset("Qu'est-ce ?"); got != "Qu’est-ce\u00a0?" {
		t.Errorf("Typeset gives %q", got)
	}
}

// A sentence gets its non-breaking spaces; what it quotes stays as it is.
func TestSay(t *testing.T) {
	cases := []struct {
		format string
		args   []any
		want   string
	}{
		{"Rien à dire.", nil, "Rien à dire."},
		{"Pour reprendre : %s", []any{"cpts 'a : b.json'"}, "Pour reprendre\u00a0: cpts 'a : b.json'"},
		{"« %s » ? Non !", []any{"a « b » ?"}, "«\u00a0a « b » ?\u00a0»\u00a0? Non\u00a0!"},
		{"%s en a reçu %d : %s.", []any{"cpts", 2, "a ; b"}, "cpts en a reçu 2\u00a0: a ; b."},
		{"%s", []any{"100 % vrai"}, "100 % vrai"},
		{"dans %s", []any{"/tmp/100%/x"}, "dans /tmp/100%/x"},
		{"plus %d %% de %s", []any{5, "10 %"}, "plus 5\u00a0% de 10 %"},
		{"droits %04o", []any{8}, "droits 0010"},
		{"%s %s", []any{"un", "mot"}, "un mot"}, // not taken for a percentage
	}
	for _, c := range cases {
		if got := Say(c.format, c.args...); got != c.want {
			t.Errorf("Say(%q, %q) = %q, want %q", c.format, c.args, got, c.want)
		}
	}
}
