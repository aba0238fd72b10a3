package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

func TestWrap(t *testing.T) {
	cases := []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"un deux trois", 9, []string{"un deux", "trois"}},
		{"un  deux ", 20, []string{"un deux"}},
		{"12\u00a0345\u00a0€ de plus", 9, []string{"12\u00a0345\u00a0€", "de plus"}},
		{"abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"a\n\nb", 10, []string{"a", "", "b"}},
		{"漢字漢字", 5, []string{"漢字", "漢字"}},
		{"ee\u0301e\u0301e", 2, []string{"ee\u0301", "e\u0301e"}},
		{"fin\u00a0 suite", 4, []string{"fin", "suit", "e"}},
	}
	for _, c := range cases {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

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
	styled := d.Text(60, Style{look(&titles), look(&headings), look(&strongs), look(&faints)})
	if bare := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(styled); bare != d.Text(60, Style{}) {
		t.Error("the styled text is not the plain one")
	}
	if titles != 1 || headings == 0 || strongs == 0 || faints == 0 {
		t.Errorf("looks used: %d, %d, %d, %d", titles, headings, strongs, faints)
	}
}

func TestTableLayout(t *testing.T) {
	tb := table{
		columns: []column{{"Dépense", false}, {"Montant prévu", true}},
		rows: []row{
			{cells: []string{"salle", "1\u00a0200\u00a0€"}},
			{cells: []string{"", "52\u00a0300\u00a0€"}},
			{[]string{"Total", "53\u00a0500\u00a0€"}, strong},
		},
	}
	want := strings.Join([]string{
		"  Dépense  Montant prévu",
		"  ──────────────────────",
		"  salle          1\u00a0200\u00a0€",
		"                52\u00a0300\u00a0€",
		"  ──────────────────────",
		"  Total         53\u00a0500\u00a0€",
		"",
	}, "\n")
	if got := (&Document{[]block{tb}}).Text(80, Style{}); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	tb.rows[0].cells[0] = strings.Repeat("très long, ", 40)
	if got := (&Document{[]block{tb}}).Text(40, Style{}); strings.Contains(got, "───") || !strings.Contains(got, "– Montant\u00a0prévu\u00a0: 52\u00a0300\u00a0€\n") {
		t.Errorf("not set out row by row:\n%s", got)
	}
}

// Right-aligned columns end at the same place, the title too.
func TestNumbersAreRightAligned(t *testing.T) {
	text := Build(small(t), today).Text(80, Style{})
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

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"1. un":           `1\. un`,
		"12) douze":       `12\) douze`,
		"- tiret":         `\- tiret`,
		"=== ":            `\===`,
		"+ plus":          `\+ plus`,
		"# titre":         `\# titre`,
		"> cité":          `\> cité`,
		"a|b*c_d<e`f[g]h": "a\\|b\\*c\\_d\\<e\\`f\\[g\\]h",
		`C:\temp`:         `C:\\temp`,
		"R&amp;D ~~x~~":   `R\&amp;D \~\~x\~\~`,
		"en 2026. Puis":   "en 2026. Puis",
		"CPTS du Vallon":  "CPTS du Vallon",
	} {
		if got := startOfLine(text); got != want {
			t.Errorf("startOfLine(%q) = %q, want %q", text, got, want)
		}
	}
	if got := cellText("a|b\nc"); got != `a\|b<br>c` {
		t.Errorf("cell: %q", got)
	}
	if got := flow("un\ndeux\n\n3. trois", "  "); got != "un\\\n  deux\n\n  3\\. trois" {
		t.Errorf("flow: %q", got)
	}
}
