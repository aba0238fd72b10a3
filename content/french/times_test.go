package french

import "testing"

// A number times a power of ten is whole or is none: the thousands it is counted in,
// and the places asked for, add up.
func TestTimes(t *testing.T) {
	for _, c := range []struct {
		typed  string
		places int
		want   int64 // -1 for none
	}{
		{"12", 0, 12}, {"12", 2, 1200}, {"12,5", 2, 1250}, {"12,50", 2, 1250}, {"12,5", 1, 125}, {"12,5", 0, -1}, {"12,50", 1, 125}, {"12,55", 1, -1},
		{"12,500", 2, -1}, {"12,0", 0, 12}, {"1,5 mille", 0, 1500}, {"1,25 mille", 0, 1250}, {"1,25 mille", 2, 125000}, {"2 millions", 2, 200000000},
		{"1,25 million", 0, 1250000}, {"3 milliards", 0, 3000000000},
	} {
		n, err := ReadNumeral(c.typed)
		if err != nil {
			t.Fatalf("%s: %v", c.typed, err)
		}
		got, err := n.Times(c.places)
		if err != nil {
			got = -1
		}
		if got != c.want {
			t.Errorf("%s with %d places is %d, want %d", c.typed, c.places, got, c.want)
		}
	}
}
