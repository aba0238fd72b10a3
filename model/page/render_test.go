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

// Every block is told in text and in Markdown, but for places, and whatever is
// joined to it: two lists are one.
func TestEveryBlockIsTold(t *testing.T) {
	p := &Page{}
	p.Add(Title("un titre"))
	p.Add(Anchor("place"))
	p.Add(Paragraph{"un danger", Alert})
	p.List(Warning, []string{"une alerte"})
	p.Add(Anchor("autre"))
	p.List(Dash, []string{"un point"})
	p.List(Beneath, []string{"ce qu’on en dit"})
	p.Add(Steps{{Text: "une étape", Amount: "12"}})
	p.Add(Terms{{"un mot", "son sens", "son texte"}})
	p.Add(Sources{List: []Source{{Number: 2, Title: "un livre", By: "un éditeur", Year: "2024", Trust: "texte officiel", Note: "une note"}}})
	p.Add(Sources{Beside: true, List: []Source{{Title: "un autre", By: "elle", Year: "2025", Trust: "à confirmer"}}})
	text := p.Text(80, Style{})
	for _, want := range []string{
		"un danger\n\n  – une alerte\n  – un point\n    – ce qu’on en dit\n", "– une étape\n", "un mot", "son sens", "son texte",
		"– [2] un livre, un éditeur, 2024 (texte officiel)\n", "  Source\u00a0: un autre, elle, 2025 (à confirmer)\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing of:\n%s", want, text)
		}
	}
	if strings.Contains(text, "place") || strings.Contains(p.Markdown(), "place") {
		t.Error("a place is told")
	}
	for _, want := range []string{"**un danger**\n\n- une alerte\n- un point\n", "- une étape\n", "- **un mot**\u00a0: son sens", "- \\[2\\] un livre", "_Source\u00a0: un autre"} {
		if !strings.Contains(p.Markdown(), want) {
			t.Errorf("%q is missing of:\n%s", want, p.Markdown())
		}
	}
	before, after := p.Cut("autre")
	if len(before.Blocks) != 4 || len(after.Blocks) != len(p.Blocks)-4 {
		t.Errorf("cut into %d and %d", len(before.Blocks), len(after.Blocks))
	}
	if whole, none := p.Cut("absent"); whole != p || len(none.Blocks) != 0 {
		t.Error("cut at a place that is not there")
	}
}

// A screen has tables without rules, but above a total that ends them.
func TestDenseTable(t *testing.T) {
	tb := Table{
		Columns: []Column{{Title: "Poste"}, {Title: "Euros", Right: true}},
		Rows:    []Row{{Cells: []string{"salle", "10"}}, {Cells: []string{"sous-total", "10"}, Tone: Strong}, {Cells: []string{"Total", "10"}, Tone: Strong}},
	}
	want := []string{"  Poste       Euros", "  salle          10", "  sous-total     10", "  ─────────────────", "  Total          10"}
	if got := tb.Lines(40, Style{}); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
