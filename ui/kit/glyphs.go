package kit

import "strings"

// older are the signs that fonts of older consoles leave out, and those that stand for
// them there, of the same width: what they hold is the set WGL4.
var older = strings.NewReplacer(
	"▸", "►", "◐", "◊", "◌", "◦", "◇", "□",
	"━", "═", "┃", "║", "▁", "▄", "▂", "▄", "▃", "▄", "▅", "█", "▆", "█", "▇", "█",
)

// Glyphs is a screen in the signs that the terminal can draw.
func (s *Styles) Glyphs(screen string) string {
	if s.Older {
		return older.Replace(screen)
	}
	return screen
}

// OlderFont tells a terminal whose font has few signs, by its environment: the console
// of Linux, and that of Windows before its terminal, which names itself.
func OlderFont(system string, env func(string) string) bool {
	if system == "windows" {
		return env("WT_SESSION") == "" && env("TERM_PROGRAM") == "" && env("TERM") == ""
	}
	return env("TERM") == "linux"
}
