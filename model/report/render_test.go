package report

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"cpts/model/page"
)

// Looks are added after the layout: without them, the text is the plain one.
func TestStyleMovesNothing(t *testing.T) {
	var titles, headings, strongs, faints int
	look := func(n *int) func(string) string {
		return func(s string) string {
			*n++
			if s == "" || strings.Contains(s, "\n") {
				t.Errorf("a look given to %q", s)
			}
			return "\x1b[1m" + s + "\x1b[0m"
		}
	}
	d := Build(rich(t), today)
	styled := d.Text(60, page.Style{Title: look(&titles), Heading: look(&headings), Strong: look(&strongs), Faint: look(&faints)})
	if bare := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(styled); bare != d.Text(60, page.Style{}) {
		t.Error("the styled text is not the plain one")
	}
	if titles != 1 || headings == 0 || strongs == 0 || faints == 0 {
		t.Errorf("looks used: %d, %d, %d, %d", titles, headings, strongs, faints)
	}
}

// Right-aligned columns end at the same place, the title too.
func TestNumbersAreRightAligned(t *testing.T) {
	text := Build(small(t), today).Text(80, page.Style{})
	end := -1
	for line := range strings.SplitSeq(text, "\n") {
		for _, label := range []string{"  Accès aux soins", "  Parcours", "  Prévention", "  Total hors options", "  Qualité des soins"} {
			if strings.HasPrefix(line, label) && strings.HasSuffix(line, "€") {
				if end >= 0 && displaywidth.String(line) != end {
					t.Errorf("ends at %d, not %d: %q", displaywidth.String(line), end, line)
				}
				end = displaywidth.String(line)
			}
		}
	}
	if end < 0 {
		t.Fatal("no budget line found")
	}
}
