package kit

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestDeleteNextWord deletes a word to come, wherever the cursor stands.
func TestDeleteNextWord(t *testing.T) {
	for _, press := range []tea.KeyPressMsg{{Code: tea.KeyDelete, Mod: tea.ModCtrl}, {Code: tea.KeyDelete, Mod: tea.ModAlt}, {Code: 'd', Mod: tea.ModAlt}} {
		for _, c := range []struct {
			text string
			at   int
			want string
		}{
			{"", 0, ""}, {"a", 0, ""}, {"a", 1, "a"}, {"ab", 1, "a"}, {"un deux", 0, " deux"}, {"un deux", 2, "un"},
			{"un deux", 3, "un "}, {"un deux trois", 3, "un  trois"}, {"un   ", 2, "un"}, {"un ", 2, "un"}, {"été\u00a0long", 3, "été"},
		} {
			l := NewLine(NewStyles(true), "", nil)
			l.Focus()
			l.Set(c.text)
			l.input.SetCursor(c.at)
			l.Update(press)
			if l.Text() != c.want || l.input.Position() != c.at {
				t.Errorf("%s in %q at %d: %q at %d, want %q", press, c.text, c.at, l.Text(), l.input.Position(), c.want)
			}
		}
	}
}

// TestLetterLeads types the beginning of an option, the cursor on the last.
func TestLetterLeads(t *testing.T) {
	names := []string{"1 an", "2 ans", "Œuvre", "12 ans", "élu"}
	for _, c := range []struct {
		typed string
		want  int
	}{{"1", 0}, {"11", 3}, {"12", 3}, {"2", 1}, {"oe", 2}, {"É", 4}, {"z", 4}} {
		var letters Initials
		at := 4
		for _, r := range c.typed {
			letters.Act(names, at, func(to int) { at = to }).Run(tea.KeyPressMsg{Text: string(r)})
		}
		if at != c.want {
			t.Errorf("%q leads to %d, want %d", c.typed, at, c.want)
		}
	}
}

// A cursor moved between two letters begins a name anew.
func TestLettersBeginAnew(t *testing.T) {
	names, at := []string{"Ain", "Aisne", "Indre"}, 2
	var letters Initials
	press := func(letter string) {
		letters.Act(names, at, func(to int) { at = to }).Run(tea.KeyPressMsg{Text: letter})
	}
	press("a")
	if at != 0 {
		t.Fatalf("a leads to %d", at)
	}
	at = 1
	press("i")
	if at != 2 {
		t.Errorf("i, after a move, leads to %d and not to what begins so", at)
	}
}

// TestActTakes says which keys ask for an act, where letters are typed and where
// they are not.
func TestActTakes(t *testing.T) {
	letter, chord, arrow := tea.KeyPressMsg{Code: 'n', Text: "n"}, tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}, tea.KeyPressMsg{Code: tea.KeyUp}
	for name, c := range map[string]struct {
		act          Act
		press        tea.KeyPressMsg
		free, typing bool
	}{
		"letter":            {Act{On: Bind("n", "note", "n")}, letter, true, false},
		"other letter":      {Act{On: Bind("g", "mots", "g")}, letter, false, false},
		"chord":             {Act{On: Bind("ctrl+z", "annuler", "ctrl+z")}, chord, true, true},
		"arrow":             {Act{On: Keys.Choose}, arrow, true, true},
		"letter of its own": {Act{On: Bind("n", "note", "n"), Letters: true}, letter, true, true},
		"all letters":       {Act{On: Bind("lettres", "chercher"), Letters: true}, letter, true, true},
		"no letter":         {Act{On: Bind("lettres", "chercher"), Letters: true}, arrow, false, false},
		"a mention":         {Act{On: Bind("ligne vide", "valider")}, letter, false, false},
	} {
		if got := c.act.Takes(c.press, false); got != c.free {
			t.Errorf("%s: %v where letters act", name, got)
		}
		if got := c.act.Takes(c.press, true); got != c.typing {
			t.Errorf("%s: %v where letters are typed", name, got)
		}
	}
}

// Keys of two ways go back by their first half, on by the others.
func TestEither(t *testing.T) {
	var ways []int
	turn := Either(Bind("tab", "vues", "shift+tab", "ctrl+p", "tab", "ctrl+n"), func(way int) { ways = append(ways, way) })
	for _, press := range []tea.KeyPressMsg{{Code: tea.KeyTab, Mod: tea.ModShift}, {Code: 'p', Mod: tea.ModCtrl}, {Code: tea.KeyTab}, {Code: 'n', Mod: tea.ModCtrl}} {
		turn.Run(press)
	}
	for i, want := range []int{-1, -1, 1, 1} {
		if ways[i] != want {
			t.Errorf("the ways are %v", ways)
		}
	}
}

// TestMoves goes through a list with headings, and a text, by each of their moves.
func TestMoves(t *testing.T) {
	m := &Menu{Skip: func(i int) bool { return i == 0 || i == 5 }, Line: func(int, int, bool) string { return "" }}
	m.Set(20)
	m.Resize(80, 6)
	s := &Scroller{}
	s.Resize(80, 6)
	press := func(acts []Act, code rune) {
		for _, one := range acts {
			if k := (tea.KeyPressMsg{Code: code}); one.Takes(k, true) {
				one.Run(k)
			}
		}
	}
	for i, c := range []struct {
		code        rune
		cursor, top int
	}{
		{tea.KeyUp, 1, 0}, {tea.KeyDown, 2, 1}, {tea.KeyPgDown, 8, 7}, {tea.KeyPgUp, 2, 1}, {tea.KeyEnd, 19, 14}, {tea.KeyDown, 19, 14},
		{tea.KeyPgUp, 13, 8}, {tea.KeyHome, 1, 0}, {tea.KeyPgUp, 1, 0},
	} {
		press(m.Moves(), c.code)
		press(s.Moves(func() int { return 20 }), c.code)
		if m.Cursor != c.cursor || s.Top != c.top {
			t.Errorf("move %d: the cursor is at %d and the text at %d, want %d and %d", i, m.Cursor, s.Top, c.cursor, c.top)
		}
	}
	if got := len(m.Window(NewStyles(true))); got != 6 {
		t.Errorf("%d lines drawn, want those of the window", got)
	}
}

// A field left behind says what it holds from its beginning, and that it holds more; what
// is counted is said after a number or its example, never alone, one space away.
func TestFieldAtRest(t *testing.T) {
	for _, c := range []struct{ sample, unit, text, want string }{
		{"", "", "Patients de plus de 16 ans", "Patients de p…"},
		{"", "", "Patients", "Patients"},
		{"par exemple 24", "heures", "", "par ex… heures"},
		{"24", "heures", "", "24 heures"},
		{"24", "heures", "12", "12 heures"},
		{"", "€", "", ""},
	} {
		l := NewLine(NewStyles(true), c.sample, nil)
		l.Unit(c.unit)
		l.Resize(14)
		l.Set(c.text)
		if got := strings.TrimRight(ansi.Strip(l.View()), " "); got != c.want {
			t.Errorf("%+v is drawn %q", c, got)
		}
	}
}
