package kit

import (
	"math"
	"strings"
	"testing"
)

func TestBar(t *testing.T) {
	for _, c := range []struct {
		size, most int64
		height     int
		want       string
	}{
		{0, 10, 2, "  "}, {10, 10, 2, "██"}, {5, 10, 2, " █"}, {12, 16, 2, "▄█"}, {1, 16, 2, " ▁"},
		{1, 1_000_000, 2, " ▁"}, {-3, 10, 1, " "}, {20, 10, 1, "█"}, {3, 0, 1, " "}, {3, 4, 0, ""}, {math.MaxInt64 / 64, math.MaxInt64 / 64, 8, "████████"},
	} {
		if got := strings.Join(Bar(c.size, c.most, c.height), ""); got != c.want {
			t.Errorf("%d of %d in %d: %q, want %q", c.size, c.most, c.height, got, c.want)
		}
	}
}
