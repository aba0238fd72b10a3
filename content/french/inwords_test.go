package french

import "testing"

func TestInWords(t *testing.T) {
	for n, want := range map[int]string{1: "1", 2: "deux", 4: "quatre", 10: "dix", 11: "11"} {
		if got := InWords(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
