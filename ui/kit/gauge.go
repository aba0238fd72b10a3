package kit

import "strings"

// mostSquares is how long a gauge may be.
const mostSquares = 12

// Squares is the length of a gauge of so many things.
func Squares(all int) int { return min(all, mostSquares) }

// Gauge draws how many things are done of so many, a square each as long as they are
// few; done only when all are.
func (s *Styles) Gauge(done, all int) string {
	long := Squares(all)
	if long == 0 {
		return ""
	}
	full := done * long / all
	return s.Accent.Render(strings.Repeat("■", full)) + s.Rule.Render(strings.Repeat("□", long-full))
}
