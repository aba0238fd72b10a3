package french

import (
	"reflect"
	"testing"
)

func TestNearest(t *testing.T) {
	verbs := []string{"completion", "exemple", "rapport", "renseigner", "statut"}
	keys := []string{"population", "population_annee", "population_source", "nom", "dpo", "E1-05", "E1-15"}
	cases := []struct {
		typed          string
		words          []string
		most, distance int
		want           []string
	}{
		{"raport", verbs, 2, 2, []string{"rapport"}},
		{"rapprot", verbs, 2, 1, []string{"rapport"}}, // two neighbours swapped are one slip
		{"STATUT", verbs, 2, 0, []string{"statut"}},
		{"rënseigner", verbs, 2, 0, []string{"renseigner"}},
		{"exe", verbs, 2, 1, []string{"exemple"}}, // the start of a word
		{"ex", verbs, 2, 1, nil},                  // too short to be one
		{"bonjour", verbs, 2, 2, nil},
		{"", verbs, 2, 2, nil},
		{"populaton", keys, 3, 3, []string{"population"}},
		{"population", keys, 3, 3, []string{"population", "population_annee", "population_source"}},
		{"population", keys, 2, 3, []string{"population", "population_annee"}},
		{"E1-5", keys, 3, 1, []string{"E1-05", "E1-15"}},
		{"e1-05", keys, 1, 3, []string{"E1-05"}},                       // the best comes first
		{"Population année", keys, 1, 0, []string{"population_annee"}}, // a space, a hyphen and an underscore are one
		{"nom", nil, 3, 3, nil},
	}
	for _, c := range cases {
		if got := Nearest(c.typed, c.words, c.most, c.distance); !reflect.DeepEqual(got, c.want) {
			t.Errorf("Nearest(%q, %d words, %d, %d) = %q, want %q", c.typed, len(c.words), c.most, c.distance, got, c.want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "ac", 1},
		{"abc", "abxc", 1}, {"abc", "acb", 1}, {"été", "éte", 1}, {"kitten", "sitting", 3},
	} {
		if got := edits(c.a, c.b); got != c.want {
			t.Errorf("edits(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestEnumerate(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a ou b"}, {[]string{"a", "b", "c"}, "a, b ou c"},
	} {
		if got := Enumerate(c.words, "ou"); got != c.want {
			t.Errorf("Enumerate(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}
