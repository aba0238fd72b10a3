package page

import (
	"slices"
	"strings"
	"testing"
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

func TestTableLayout(t *testing.T) {
	tb := Table{
		Columns: []Column{{Title: "Dépense", Right: false}, {Title: "Montant prévu", Right: true}},
		Rows: []Row{
			{Cells: []string{"salle", "1\u00a0200\u00a0€"}},
			{Cells: []string{"", "52\u00a0300\u00a0€"}},
			{Cells: []string{"Total", "53\u00a0500\u00a0€"}, Tone: Strong},
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
	if got := (&Page{Blocks: []Block{tb}}).Text(80, Style{}); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	tb.Rows[0].Cells[0] = strings.Repeat("très long, ", 40)
	if got := (&Page{Blocks: []Block{tb}}).Text(40, Style{}); strings.Contains(got, "───") || !strings.Contains(got, "– Montant\u00a0prévu\u00a0: 52\u00a0300\u00a0€\n") {
		t.Errorf("not set out row by row:\n%s", got)
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
