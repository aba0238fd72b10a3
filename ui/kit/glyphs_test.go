package kit

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A terminal with an older font draws each sign by another of the same width, which
// that font has.
func TestGlyphs(t *testing.T) {
	look := NewStyles(true)
	screen := "▸ ◐ ◌ ◇ › ━ ┃ ▁▂▃▅▆▇ ● ○ ■ □ █ ─ │ é — « » … ’ €"
	if got := look.Glyphs(screen); got != screen {
		t.Errorf("%q", got)
	}
	look.Older = true
	look.Dress(false)
	got := look.Glyphs(screen)
	if ansi.StringWidth(got) != ansi.StringWidth(screen) {
		t.Errorf("%q is of another width", got)
	}
	for _, r := range got {
		if !inWGL4(r) {
			t.Errorf("%q is not in the font", r)
		}
	}
}

// inWGL4 tells the signs of the set that older fonts of Windows hold, as far as this
// program may draw them.
func inWGL4(r rune) bool {
	return r < 0x180 || strings.ContainsRune("‐‑–—‘’“”•…‹›€−←↑→↓↔≤≥≈─│┌┐└┘├┤┬┴┼═║╔╗╚╝▀▄█▌▐░▒▓■□▪▫▲►▼◄◊○●◘◙◦", r)
}

func TestOlderFont(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		want   bool
	}{
		{"linux", map[string]string{"TERM": "xterm-256color"}, false}, {"linux", map[string]string{"TERM": "linux"}, true},
		{"windows", nil, true}, {"windows", map[string]string{"WT_SESSION": "1"}, false}, {"windows", map[string]string{"TERM_PROGRAM": "vscode"}, false},
		{"darwin", nil, false},
	} {
		if got := OlderFont(c.system, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%s, %v: %v", c.system, c.env, got)
		}
	}
}

func TestDarkGround(t *testing.T) {
	for colours, dark := range map[string]bool{"": true, "15;0": true, "0;15": false, "0;default;15": false, "12;8": true, "0;7": false, "15;default": true, ";": true, "7;6": true, "0;11": false} {
		if got := DarkGround(colours); got != dark {
			t.Errorf("%q: dark, %v", colours, got)
		}
	}
}
