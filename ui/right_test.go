package ui

import (
	"fmt"
	"strings"
	"testing"

	"cpts/ui/kit"
)

// beside is a page that sets so many lines at its right.
type beside struct {
	page
	right int
}

func (b *beside) refresh()                {}
func (b *beside) crumb() (string, string) { return "Essai", "" }
func (b *beside) lines() []string         { return kit.Clip([]string{strings.Repeat("g", b.width)}, b.height) }
func (b *beside) aside(width, _ int) []string {
	lines := make([]string, b.right)
	for i := range lines {
		lines[i] = strings.Repeat("d", width)
	}
	return lines
}

// What a screen sets at its right stands there from a width on, which keeps the screen
// what it has at 80 columns, and grows no further than it can be read.
func TestRightOfAScreen(t *testing.T) {
	d := start(t, example(t))
	p := &beside{page: newPage(d.app), right: 3}
	d.app.push(p)
	for width, want := range map[int]int{80: 0, 109: 0, 110: 27, 132: 49, 200: 64, 300: 64} {
		d.size(width, 30)
		d.shape(fmt.Sprint(width))
		line := strings.Split(d.screen(), "\n")[2]
		if got := strings.Count(line, "d"); got != want || want > 0 && p.width < mainWidth {
			t.Errorf("%d columns: %d at the right, want %d; %d are left", width, got, want, p.width)
		}
	}
	d.size(300, 30)
	p.right = 0 // another view of the page, with nothing there
	d.press("x")
	if line := strings.Split(d.screen(), "\n")[2]; strings.Contains(line, "│") || p.width != 300 {
		t.Errorf("nothing at the right, and %d columns for the screen: %s", p.width, line)
	}
	p.right = 100
	d.press("x")
	d.shape("more than the height")
}

// No bar stands beside nothing: a subject may be without advice.
func TestNoBarBesideNothing(t *testing.T) {
	d := start(t, bare(t))
	d.size(132, 38)
	for id, has := range map[string]bool{"nom": true, "budget_carte": false} {
		d.open(id)
		if bar := strings.Contains(d.screen(), "│"); bar != has {
			t.Errorf("%s: a bar, %v:\n%s", id, bar, d.screen())
		}
	}
}

// onTheLeft is a screen without what stands at its right.
func onTheLeft(screen string) string {
	lines := strings.Split(screen, "\n")
	for i, line := range lines {
		lines[i], _, _ = strings.Cut(line, "│")
	}
	return strings.Join(lines, "\n")
}
