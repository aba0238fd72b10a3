package ui

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// All the stages of the path are named whole from the reference size on, the one under
// way has its dot, and the days after the signature are on it once they are there.
func TestPath(t *testing.T) {
	for name, c := range map[string]struct {
		d    *driver
		want []string
		dots string
	}{
		"at the second stage": {start(t, example(t)), []string{"Prémices", "contacts", "Progression", "ligne droite", "Concrétisation"}, "●◐○○○"},
		"after the signature": {start(t, timed(t)), []string{"Prémices", "contacts", "Progression", "ligne droite", "Concrétisation", "Les 200"}, "●●●●●◐"},
	} {
		for _, width := range []int{80, 81, 100, 133} {
			line, names := c.d.app.path(width)
			told := ansi.Strip(strings.Join(names, "\n"))
			for _, title := range c.want {
				if !strings.Contains(told, title) {
					t.Errorf("%s, %d columns: %q is not named:\n%s", name, width, title, told)
				}
			}
			dots := strings.Map(func(r rune) rune {
				if strings.ContainsRune("●◐○", r) {
					return r
				}
				return -1
			}, ansi.Strip(line))
			if dots != c.dots {
				t.Errorf("%s: %s, want %s", name, dots, c.dots)
			}
			for _, row := range names {
				if touch := regexp.MustCompile(`\pL \p{Lu}`).FindString(ansi.Strip(row)); touch != "" {
					t.Errorf("%s, %d columns: two names touch in %q", name, width, ansi.Strip(row))
				}
			}
			for _, one := range append(names, line) {
				if w := ansi.StringWidth(strings.TrimRight(ansi.Strip(one), " ")); w > width {
					t.Errorf("%s: %d columns in %d: %q", name, w, width, one)
				}
			}
		}
	}
}
