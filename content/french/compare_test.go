package french

import (
	"slices"
	"testing"
)

func TestKey(t *testing.T) {
	for want, spellings := range map[string][]string{
		"l hay les roses":   {"L'Haÿ-les-Roses", "L’Haÿ-les-Roses", "L' Haÿ-les-Roses", "L'HAŸ-LES-ROSES", " l`hay\u2011les\u00a0roses "},
		"seine saint denis": {"Seine-Saint-Denis", "seine saint denis", "SEINE–SAINT−DENIS", "seine_saint_denis"},
		"oeuvre":            {"Œuvre", "œuvre", "oeuvre"},
		"c++":               {"C++"},
		"c#":                {"C#"},
	} {
		for _, s := range spellings {
			if got := Key(s); got != want {
				t.Errorf("Key(%q) = %q, want %q", s, got, want)
			}
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string][]string{
		"l'ARS, E3-17 (L1434-12) fiche-action": {"l", "ars", "e3-17", "l1434-12", "fiche", "action"},
		"":                                     nil, " -- ": nil,
		"p-12": {"p-12"}, "a1-b": {"a1", "b"}, "12-": {"12"}, "-5": {"5"}, "a-5": {"a-5"}, "a--5": {"a", "5"}, "5": {"5"}, "a": {"a"}, "é-3-x": {"e-3", "x"},
	} {
		if got := Words(in); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Telling(Words("la lettre de la commission")); !slices.Equal(got, []string{"lettre", "commission"}) {
		t.Errorf("%q", got)
	}
	if got := Telling([]string{"la"}); !slices.Equal(got, []string{"la"}) {
		t.Errorf("nothing but little words: %q", got)
	}
}
