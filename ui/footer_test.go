package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cpts/ui/kit"
)

// shownKeys are the keys that the footer of the screen on top says, in their order: what
// is bright in it.
func (d *driver) shownKeys() (shown []string) {
	bright := d.app.styles.Strong.Render("x")
	begin := bright[:strings.Index(bright, "x")]
	lines := strings.Split(d.app.draw(), "\n")
	for _, part := range strings.Split(lines[len(lines)-1], begin)[1:] {
		name, _, _ := strings.Cut(part, "\x1b")
		shown = append(shown, name)
	}
	return shown
}

// The footer says keys in one order on all screens, whatever the order of their acts:
// moving, Enter, what is the screen's own, going back, then what is the same everywhere.
// Going on and going back are said on the narrowest terminal.
func TestFooterOrder(t *testing.T) {
	last := []string{"échap", "/", "?", "F1", "u", "U", "e", "q"}
	for name, stand := range stands() {
		for _, width := range []int{80, 60, 200} {
			d := stand(t)
			d.app.notice, d.app.lasting = "", ""
			d.size(width, 24)
			shown := d.shownKeys()
			if !slices.IsSortedFunc(shown, func(one, other string) int { return turnOf(last, one) - turnOf(last, other) }) {
				t.Errorf("%s, %d columns: the footer says %q", name, width, shown)
			}
			for _, one := range d.app.top().acts() {
				key := one.On.Help().Key
				must := !one.Quiet && one.Off == "" && (key == "échap" || key == "entrée" && !slices.Contains(shown, "ctrl+s"))
				if must && !slices.Contains(shown, key) {
					t.Errorf("%s, %d columns: the footer leaves %s out: %q", name, width, key, shown)
				}
			}
		}
	}
}

func turnOf(last []string, key string) int {
	switch {
	case strings.HasPrefix(key, "↑↓"):
		return 0
	case key == "entrée":
		return 1
	}
	return 3 + slices.Index(last, key)
}

// What stands at the end of the footer never takes the place of a key that goes on or
// back, and stands apart from the keys.
func TestFooterKeepsApart(t *testing.T) {
	d := start(t, example(t))
	d.guide("Les pièges")
	for width := kit.MinWidth; width < 120; width++ {
		d.size(width, 20)
		lines := strings.Split(d.screen(), "\n")
		foot := lines[len(lines)-1]
		ends := regexp.MustCompile(`(?:page 1 sur |1/)\d+ ?$`).FindStringIndex(foot) // shorter where keys would give way
		if ends == nil {
			t.Errorf("%d columns: %q does not say where the text is", width, foot)
			continue
		}
		keys, at := foot[:ends[0]], foot[ends[0]:]
		if !strings.HasSuffix(keys, "  ") || !strings.Contains(keys, "échap") || ansi.StringWidth(foot) > width {
			t.Errorf("%d columns: %q then %q", width, keys, at)
		}
	}
}

// Where the cursor stands in a list is said shorter rather than a key be left out.
func TestRankGivesWay(t *testing.T) {
	d := start(t, example(t))
	d.guide("Les pièges")
	for width, want := range map[int]string{80: `g mots.*  1/\d+$`, 132: `g mots.*  page 1 sur \d+$`} {
		d.size(width, 24)
		lines := strings.Split(strings.TrimRight(d.screen(), " "), "\n")
		if foot := lines[len(lines)-1]; !regexp.MustCompile(want).MatchString(foot) {
			t.Errorf("%d columns: %q", width, foot)
		}
	}
}

// On a line of a table, what can be done to it is told before the way to the question
// before.
func TestFooterOfALine(t *testing.T) {
	d := start(t, half(t))
	d.open("equipe")
	d.press("down", "down")
	if shown := d.shownKeys(); !slices.Contains(shown, "s") || slices.Contains(shown, "maj+tab") {
		t.Errorf("the footer says %q", shown)
	}
}
