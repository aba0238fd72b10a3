package kit

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// editor is what the two fields have in common.
type editor interface {
	Text() string
	Set(string)
	Update(tea.Msg) tea.Cmd
	View() string
	Focus() tea.Cmd
}

// fields are the two of them, with the acts that take back and put again; every paste
// passes through upper case.
func fields(dark bool) map[string]struct {
	editor
	acts func() []Act
} {
	look := NewStyles(dark)
	line, long := NewLine(look, "par exemple", strings.ToUpper), NewLong(look, "par exemple", strings.ToUpper)
	line.Resize(40)
	long.Resize(40, 5)
	return map[string]struct {
		editor
		acts func() []Act
	}{
		"line": {line, func() []Act { return line.Acts(nil) }},
		"long": {long, func() []Act { return long.Acts(func() {}) }},
	}
}

func write(e editor, text string) {
	for _, r := range text {
		e.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// What was typed is taken back a word at a time and put again, the cursor with it; a
// move ends a word, a change forgets what could be put again.
func TestTakingBack(t *testing.T) {
	for name, f := range fields(true) {
		f.Focus()
		f.Set("né")
		act := func(i int) string {
			a := f.acts()[i]
			if a.Off != "" {
				return a.Off
			}
			a.Run(tea.KeyPressMsg{})
			return f.Text()
		}
		back, again := func() string { return act(0) }, func() string { return act(1) }
		expect := func(what, got, want string) {
			if got != want {
				t.Errorf("%s, %s: %q, want %q", name, what, got, want)
			}
		}
		expect("nothing yet", back(), "Rien à annuler dans ce champ.")
		expect("nothing taken back", again(), "Rien à rétablir dans ce champ.")
		write(f, "e ici là")
		expect("a word", back(), "née ici ")
		expect("the space before it", back(), "née ici")
		expect("again", again(), "née ici ")
		expect("and again", again(), "née ici là")
		expect("no more", again(), "Rien à rétablir dans ce champ.")
		for _, want := range []string{"née ici ", "née ici", "née ", "née", "né", "Rien à annuler dans ce champ."} {
			expect("all back", back(), want)
		}
		write(f, "s")
		expect("forgotten", again(), "Rien à rétablir dans ce champ.")
		f.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		write(f, "x")
		expect("a move ends a word", back(), "nés")
		write(f, "y")
		expect("where the cursor was", f.Text(), "néys")
		f.Set("autre")
		expect("set anew", back(), "Rien à annuler dans ce champ.")
	}
}

// A paste passes through what the field does of it, whatever brings it; what was asked
// of the clipboard by another field is not for this one.
func TestPasting(t *testing.T) {
	for name, f := range fields(false) {
		f.Focus()
		f.Update(tea.PasteMsg{Content: "a b"})
		if f.Update(Clipboard{Into: f.editor, Text: "c\x1bd"}); f.Text() != "A BCD" {
			t.Errorf("%s: %q pasted", name, f.Text())
		}
		if f.Update(Clipboard{Into: "another", Text: "x"}); f.Text() != "A BCD" {
			t.Errorf("%s took what was for another: %q", name, f.Text())
		}
		if f.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}) == nil {
			t.Errorf("%s: ctrl+v asks for nothing", name)
		}
		if got := f.acts()[0]; got.Off != "" || !got.Quiet {
			t.Errorf("%s: a paste is not taken back: %+v", name, got)
		}
	}
	look := NewStyles(true)
	for _, f := range []editor{NewLine(look, "", nil), NewLong(look, "", nil)} {
		f.Focus()
		if f.Update(tea.PasteMsg{Content: "a b"}); f.Text() != "a b" {
			t.Errorf("%q pasted as it is", f.Text())
		}
	}
}

// A field that is empty shows its placeholder; the background told later changes how it
// is drawn, never what.
func TestFieldsAreDrawn(t *testing.T) {
	light := NewStyles(false)
	for _, f := range []editor{NewLine(light, "par exemple", nil), NewLong(light, "par exemple", nil)} {
		*light = *NewStyles(false)
		before := f.View()
		*light = *NewStyles(true)
		f.View()
		*light = *NewStyles(false)
		if again := f.View(); again != before {
			t.Errorf("a field is not dressed when it is made: %q, then %q", before, again)
		}
	}
	look := NewStyles(true)
	line, long := NewLine(look, "par exemple", nil), NewLong(look, "par exemple", nil)
	line.Resize(40)
	long.Resize(40, 3)
	line.Focus()
	long.Focus()
	if lines := SplitLines(ansi.Strip(long.View())); len(lines) != 3 || ansi.StringWidth(lines[0]) != 40-scrollRoom {
		t.Errorf("%d lines, the first of %d columns", len(lines), ansi.StringWidth(lines[0]))
	}
	for _, f := range []editor{line, long} {
		before := f.View()
		if !strings.Contains(ansi.Strip(before), "ar exemple") { // the cursor stands on the first letter
			t.Errorf("%q", before)
		}
		*look = *NewStyles(false)
		if after := f.View(); after == before || ansi.Strip(after) != ansi.Strip(before) {
			t.Errorf("on a light background: %q, before %q", after, before)
		}
		*look = *NewStyles(true)
		if again := f.View(); again != before {
			t.Errorf("on a dark background again: %q, before %q", again, before)
		}
		f.Set("un texte")
		if got := ansi.Strip(f.View()); !strings.Contains(got, "un texte") || strings.Contains(got, "exemple") {
			t.Errorf("%q", got)
		}
	}
	line.Limit(3)
	line.Set("")
	write(line, "abcdef")
	if line.Text() != "abc" {
		t.Errorf("%q, limited to three", line.Text())
	}
	line.Blur()
	write(line, "x")
	if line.Text() != "abc" {
		t.Errorf("%q typed in a field left", line.Text())
	}
}

// A field of several lines knows where it ends, and Enter adds a line; a tab of a paste
// without brackets goes through what becomes of pastes.
func TestLongEnds(t *testing.T) {
	l := NewLong(NewStyles(true), "", func(s string) string { return strings.ReplaceAll(s, "\t", ">") })
	l.Resize(20, 4)
	l.Focus()
	up, enter := tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyEnter}
	for _, c := range []struct {
		text        string
		press       []tea.KeyPressMsg
		want        string
		empty, last bool
	}{
		{"", nil, "", true, true}, {"a", nil, "a", false, true}, {"a\n", nil, "a\n", true, true}, {"a\n  ", nil, "a\n  ", true, true},
		{"a\n", []tea.KeyPressMsg{up}, "a\n", false, false}, {"a", []tea.KeyPressMsg{enter}, "a\n", true, true}, {"a\nb", []tea.KeyPressMsg{up, enter}, "a\n\nb", false, false},
		{"a", []tea.KeyPressMsg{{Code: tea.KeyTab}}, "a>", false, true},
	} {
		l.Set(c.text)
		for _, k := range c.press {
			l.Update(k)
		}
		if l.Text() != c.want || l.AtEmptyEnd() != c.empty || l.OnLastLine() != c.last {
			t.Errorf("%q: %q, at an empty end %v, on the last line %v", c.text, l.Text(), l.AtEmptyEnd(), l.OnLastLine())
		}
	}
	l.Set(strings.Repeat("mot ", 12) + "\nfin") // the first line takes several of the screen
	l.Update(up)
	write(l, "!")
	before := l.now()
	for range 4 {
		l.Update(up)
	}
	l.Acts(func() {})[0].Run(tea.KeyPressMsg{})
	if at := l.now(); at.row != before.row || at.row != 0 {
		t.Errorf("taken back on line %d, typed on %d", at.row, before.row)
	}
	l.Set("un\ndeux\ntrois")
	l.Update(up)
	write(l, "!")
	l.Acts(func() {})[0].Run(tea.KeyPressMsg{})
	if at := l.now(); at.row != 1 || at.at != 4 || l.Text() != "un\ndeux\ntrois" {
		t.Errorf("taken back at %+v: %q", at, l.Text())
	}
}

// A field remembers so many steps, the oldest forgotten.
func TestStepsAreBounded(t *testing.T) {
	var p Past[int]
	for i := range mostSteps + 5 {
		p.Keep(i, false)
	}
	if len(p.before) != mostSteps || p.before[0] != 5 {
		t.Errorf("%d steps, from %d", len(p.before), p.before[0])
	}
	p.Keep(1, true)
	p.Keep(2, true)
	if last := p.before[len(p.before)-1]; last != 1 {
		t.Errorf("the letters of a word are several steps: %d", last)
	}
	if !slices.Equal(p.before[:2], []int{6, 7}) {
		t.Errorf("from %v", p.before[:2])
	}
}

// What is to be done after taking back is done, in both fields; what is typed then is a
// step of its own.
func TestAfterTakingBack(t *testing.T) {
	line, long := NewLine(NewStyles(true), "", nil), NewLong(NewStyles(true), "", nil)
	for name, f := range map[string]struct {
		editor
		acts func(func()) []Act
	}{"line": {line, line.Acts}, "long": {long, long.Acts}} {
		f.Focus()
		write(f, "ab")
		done := 0
		f.acts(func() { done++ })[0].Run(tea.KeyPressMsg{})
		write(f, "cd")
		back := f.acts(func() { done++ })[0]
		if back.Off == "" {
			back.Run(tea.KeyPressMsg{})
		}
		if done != 2 || f.Text() != "" {
			t.Errorf("%s: %d times, %q", name, done, f.Text())
		}
	}
	if NewStyles(true).Huh == nil {
		t.Error("the fields of forms have no look")
	}
}

// The same letter goes from one option that begins so to the next, and round.
func TestSameLetterGoesOn(t *testing.T) {
	names := []string{"Ain", "Bien", "Aisne", "L’Aube", "Cher"}
	var letters Initials
	at := 4
	for i, want := range []int{0, 2, 3, 0} {
		letters.Act(names, at, func(to int) { at = to }).Run(tea.KeyPressMsg{Text: "a"})
		if at != want {
			t.Errorf("a, time %d: %d, want %d", i+1, at, want)
		}
	}
}
