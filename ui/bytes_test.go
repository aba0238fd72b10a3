package ui

import (
	"bytes"
	"slices"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// terminal counts the bytes that the library sends for a screen after another.
type terminal struct {
	out  bytes.Buffer
	draw *uv.TerminalRenderer
	buf  uv.ScreenBuffer
}

func newTerminal(width, height int, profile colorprofile.Profile) *terminal {
	s := &terminal{buf: uv.NewScreenBuffer(width, height)}
	s.draw = uv.NewTerminalRenderer(&s.out, []string{"TERM=xterm-256color"})
	s.draw.SetColorProfile(profile)
	s.draw.SetFullscreen(true)
	s.draw.SetRelativeCursor(false)
	s.draw.SetTabStops(width)
	s.draw.SetBackspace(true)
	s.draw.SetScrollOptim(true)
	s.draw.Resize(width, height)
	return s
}

func (s *terminal) show(screen string) []byte {
	s.out.Reset()
	s.buf.Touched = nil
	s.buf.Clear()
	uv.NewStyledString(screen).Draw(s.buf, s.buf.Bounds())
	s.draw.Render(s.buf.RenderBuffer)
	s.draw.Flush()
	return bytes.Clone(s.out.Bytes())
}

// The line of the cursor is lit from end to end, so that a cursor key writes two lines
// again: the text of both, and what is said of it, not the width of the terminal, and never
// the whole screen.
// Where letters are typed, it is one cell and the cursor.
func TestBytesOfAKey(t *testing.T) {
	const looks = 150 // the colours of two lines, and going from one to the other
	for name, c := range map[string]struct {
		reach func(*driver)
		key   string
		most  int
	}{
		"history": {func(d *driver) { d.app.push(newHistory(d.app)) }, "down", 100 + looks},
		"home":    {func(*driver) {}, "down", 200 + looks},
		"picker":  {func(d *driver) { d.open("departement") }, "down", 60 + looks},
		"text":    {func(d *driver) { d.open("nom") }, "a", 60},
	} {
		for _, size := range [][2]int{{80, 24}, {132, 38}, {200, 55}} {
			d := start(t, example(t))
			d.size(size[0], size[1])
			c.reach(d)
			term := newTerminal(size[0], size[1], colorprofile.TrueColor)
			term.show(d.app.draw())
			for i := range 8 {
				d.press(c.key)
				sent := term.show(d.app.draw())
				if len(sent) > c.most || bytes.Contains(sent, []byte("\x1b[2J")) {
					t.Errorf("%s, %v, key %d: %d bytes: %q", name, size, i+1, len(sent), sent)
				}
			}
			if sent := term.show(d.app.draw()); len(sent) > 0 {
				t.Errorf("%s: the same screen is drawn again: %q", name, sent)
			}
		}
	}
}

// BenchmarkBytesOfAKey tells what a key sends to a terminal of 80 × 24, in the median.
func BenchmarkBytesOfAKey(b *testing.B) {
	for name, c := range map[string]struct {
		reach func(*driver)
		key   string
	}{
		"home":   {func(*driver) {}, "down"},
		"picker": {func(d *driver) { d.open("departement") }, "down"},
		"text":   {func(d *driver) { d.guide("Les pièges") }, "down"},
		"amount": {func(d *driver) { d.budget(rightsTab) }, "right"},
		"letter": {func(d *driver) { d.open("nom") }, "a"},
	} {
		b.Run(name, func(b *testing.B) {
			d := start(b, example(b))
			c.reach(d)
			term := newTerminal(80, 24, colorprofile.TrueColor)
			term.show(d.app.draw())
			var sent []int
			for b.Loop() {
				d.press(c.key)
				if n := len(term.show(d.app.draw())); n > 0 {
					sent = append(sent, n)
				}
			}
			slices.Sort(sent)
			b.ReportMetric(float64(sent[len(sent)/2]), "bytes/key")
		})
	}
}
