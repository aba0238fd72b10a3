package page_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cpts/model/page"
	"cpts/model/page/pagetest"
)

var update = flag.Bool("update", false, "write the laid out pages again")

// marked shows where each look is, around pieces already laid out.
func marked() page.Style {
	in := func(name string) func(string) string {
		return func(s string) string { return "<" + name + ">" + s + "</>" }
	}
	return page.Style{Title: in("titre"), Heading: in("tete"), Strong: in("fort"), Faint: in("gris")}
}

// TestGoldenPage holds the page against the ones kept, at each width where the
// layout changes, and as Markdown.
func TestGoldenPage(t *testing.T) {
	p := pagetest.Everything()
	kept := map[string]string{"tout.md": p.Markdown(), "tout-looks.txt": p.Text(80, marked())}
	structure, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	kept["tout.json"] = string(structure)
	for _, width := range []int{39, 40, 55, 56, 80, 100, 101} {
		kept[fmt.Sprintf("tout-%d.txt", width)] = p.Text(width, page.Style{})
	}
	for i, b := range p.Blocks {
		if table, is := b.(page.Table); is {
			for _, width := range []int{38, 60} {
				kept[fmt.Sprintf("dense-%d-%d.txt", i, width)] = strings.Join(table.Lines(width, marked()), "\n") + "\n"
			}
		}
	}
	for name, text := range kept {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != text {
			t.Errorf("%s differs (go test ./model/page -update keeps it):\n%s\nwant\n%s", name, text, want)
		}
	}
	for width, lines := range map[int]int{0: 40, 40: 40, 80: 80, 100: 100, 1000: 100} {
		if first := strings.Split(p.Text(width, page.Style{}), "\n"); !slices.Contains(first, strings.Repeat("═", lines)) {
			t.Errorf("at %d, the page is not %d columns wide", width, lines)
		}
	}
}
