package kit

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Text is broken between words, never at a hyphen, and no wider than one reads.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 20, nil}, {"un deux trois", 12, []string{"un deux", "trois"}}, {"un deux trois", 13, []string{"un deux trois"}},
		{"un rendez-vous proche", 12, []string{"un", "rendez-vous", "proche"}}, {"un deux trois", 3, []string{"un deux", "trois"}},
		{"un\ndeux", 20, []string{"un", "deux"}},
	} {
		if got := Wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d columns: %q", c.text, c.width, got)
		}
	}
	for _, line := range Wrap(strings.Repeat("mot ", 100), 200) {
		if ansi.StringWidth(line) > ReadingWidth {
			t.Errorf("a line of %d columns is too wide to read", ansi.StringWidth(line))
		}
	}
}

// Lines are cut and padded to a width, the end of a line before its beginning.
func TestWidths(t *testing.T) {
	for name, c := range map[string]struct{ got, want string }{
		"cut":            {Cut("abcdef", 4), "abc…"},
		"cut to its own": {Cut("abcd", 4), "abcd"},
		"cut to less":    {Cut("abcd", -1), ""},
		"fill":           {Fill("ab", 4), "ab  "},
		"fill cut":       {Fill("abcdef", 4), "abc…"},
		"fill accents":   {Fill("été", 4), "été "},
		"right":          {Right("ab", 4), "  ab"},
		"right cut":      {Right("abcdef", 4), "abc…"},
		"sides":          {Sides("a", "b", 8), "a      b"},
		"left gives way": {Sides("abcdefgh", "xy", 9), "abcd…  xy"},
		"end gives way":  {Sides("ab", "xxxxxxxxxx", 9), "…  xxxxx…"},
		"no end":         {Sides("abcd", "", 6), "abcd  "},
		"one line":       {OneLine("a\n b\x1b  c "), "a b c"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
}

// Blocks are clipped, padded, set in, styled, line by line.
func TestBlocks(t *testing.T) {
	two := func() []string { return []string{"a", "b"} }
	style := func(s ...string) string { return "<" + strings.Join(s, "") + ">" }
	for name, c := range map[string]struct{ got, want []string }{
		"clip":       {Clip(two(), 1), []string{"a"}},
		"clip pads":  {Clip(two(), 3), []string{"a", "b", ""}},
		"clip as is": {Clip(two(), 2), two()},
		"clip none":  {Clip(two(), -1), nil},
		"most":       {ClipTo(two(), 1), []string{"a"}},
		"most of it": {ClipTo(two(), 2), two()},
		"most more":  {ClipTo(two(), 3), two()},
		"indent":     {Indent(two(), 2), []string{"  a", "  b"}},
		"indent ten": {Indent(two(), 10), []string{"          a", "          b"}},
		"styled":     {Styled(two(), style), []string{"<a>", "<b>"}},
		"split":      {SplitLines("a\nb\n\n"), two()},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
}

// The mark of the cursor and the line keep the width of the menu.
func TestMenuLines(t *testing.T) {
	m := Menu{Line: func(i, width int, selected bool) string {
		return strings.Repeat("x", width+5) + map[bool]string{true: "!", false: ""}[selected]
	}}
	m.Set(3)
	m.Resize(6, 0)
	look := NewStyles(false)
	if got := m.Window(look); len(got) != 1 || ansi.Strip(got[0]) != "xxx… ┃" {
		t.Errorf("%q: a line is drawn even where there is no room for one, and cut", got)
	}
	if yes, no := ansi.Strip(look.Mark(true)), look.Mark(false); yes != " ▸ " || no != "   " {
		t.Errorf("%q and %q", yes, no)
	}
	m.Resize(6, 2)
	m.MoveTo(9)
	if m.Cursor != 2 || m.top != 1 {
		t.Errorf("beyond the end: at %d from %d", m.Cursor, m.top)
	}
	m.MoveTo(1)
	if typed(m.Moves(), moves["up"]); m.Cursor != 0 {
		t.Errorf("up from the second: %d", m.Cursor)
	}
	m.Set(0)
	if m.Cursor > 0 || len(m.Window(look)) > 0 || m.Position() != "" {
		t.Errorf("of nothing: at %d, %d lines, %q", m.Cursor, len(m.Window(look)), m.Position())
	}
}

// A list of headings alone keeps its cursor in it, and a heading comes with what it
// stands above.
func TestMenuHeadings(t *testing.T) {
	heading := map[int]bool{0: true, 1: true, 4: true}
	m := Menu{Line: func(int, int, bool) string { return "" }, Skip: func(i int) bool { return heading[i] }}
	m.Set(8)
	m.Resize(20, 3)
	for _, c := range []struct{ to, cursor, top int }{{0, 2, 1}, {7, 7, 5}, {5, 5, 4}, {4, 5, 4}, {3, 3, 3}, {2, 2, 1}} {
		if m.MoveTo(c.to); m.Cursor != c.cursor || m.top != c.top {
			t.Errorf("to %d: at %d, from %d, want %d from %d", c.to, m.Cursor, m.top, c.cursor, c.top)
		}
	}
	heading[7] = true
	if m.MoveTo(7); m.Cursor != 6 {
		t.Errorf("a heading at the end holds the cursor: %d", m.Cursor)
	}
}

// The views of a page turn both ways, in circles, and answer to their rank.
func TestTabs(t *testing.T) {
	tabs := Tabs[int]{Names: []string{"un", "deux", "trois"}}
	show := func(to int) { tabs.Tab = to }
	press := func(acts []Act, keys ...tea.KeyPressMsg) {
		for _, k := range keys {
			typed(acts, k)
		}
	}
	tab, back := tea.KeyPressMsg{Code: tea.KeyTab}, tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	left, right := tea.KeyPressMsg{Code: tea.KeyLeft}, tea.KeyPressMsg{Code: tea.KeyRight}
	for i, c := range []struct {
		keys   []tea.KeyPressMsg
		arrows bool
		want   int
	}{
		{[]tea.KeyPressMsg{tab}, false, 1}, {[]tea.KeyPressMsg{tab, tab}, false, 0}, {[]tea.KeyPressMsg{back}, false, 2}, {[]tea.KeyPressMsg{right}, false, 2},
		{[]tea.KeyPressMsg{right}, true, 0}, {[]tea.KeyPressMsg{left, left}, true, 1},
	} {
		if press(tabs.Turns(show, c.arrows), c.keys...); tabs.Tab != c.want {
			t.Errorf("turn %d: view %d, want %d", i, tabs.Tab, c.want)
		}
	}
	turns := tabs.Turns(show, true)
	if len(turns) != 2 || !turns[0].Quiet || !turns[1].Quiet || !strings.Contains(turns[0].Told(), "maj+tab") {
		t.Errorf("the turns are told as %+v", turns)
	}
	for i, digit := range []string{"1", "2", "3"} {
		if press([]Act{tabs.Ranks(show)}, tea.KeyPressMsg{Code: rune(digit[0]), Text: digit}); tabs.Tab != i {
			t.Errorf("%s shows view %d", digit, tabs.Tab)
		}
	}
	if name := tabs.Ranks(show).On.Help().Key; name != "1-3" {
		t.Errorf("the ranks are told as %q", name)
	}
	tabs.Tab = 1
	for width, want := range map[int][]string{
		30: {" 1 un   2 deux   3 trois      ", "────────━━━━━━────────────────"},
		24: {" 1 un   2 deux   3 trois", "────────━━━━━━──────────"},
		22: {" 1 un  2 deux  3 trois", "───────━━━━━━─────────"},
		18: {" un  deux  trois  ", "─────━━━━─────────"},
		9:  {" un  deu…", "─────━━━…"},
	} {
		if got := tabs.Lines(NewStyles(true), width); ansi.Strip(got[0]) != want[0] && width > 20 || ansi.Strip(got[1]) != want[1] {
			t.Errorf("%d columns: %q", width, got)
		}
	}
}

// What is told of acts, and what is done after them.
func TestActsTold(t *testing.T) {
	ran := ""
	act := Does(Bind("n", "note", "n"), func() tea.Cmd { ran += "n"; return nil })
	act.Run(tea.KeyPressMsg{})
	if act.Told() != "note" || !act.Typed() || act.Quiet || ran != "n" {
		t.Errorf("%+v", act)
	}
	act.Does = "écrire une note"
	also := act.Also("F2", "f2")
	if act.Told() != "écrire une note" || also.Told() != act.Told() || also.On.Help().Key != "F2" || !also.Quiet || also.Typed() || act.Quiet {
		t.Errorf("%+v, also %+v", act, also)
	}
	if off := act.unless("pas ici"); off.Off != "pas ici" || act.Off != "" {
		t.Errorf("%+v", off)
	}
	for _, one := range Quietly(act, act) {
		if !one.Quiet {
			t.Error("the footer tells an act left to the help")
		}
	}
	letters := Act{On: Bind("lettres", "chercher"), Letters: true}
	if letters.Typed() {
		t.Error("an act that takes letters is there where they are typed")
	}
	both := Then([]Act{act, act}, func() tea.Cmd { ran += "+"; return nil })
	both[1].Run(tea.KeyPressMsg{})
	if ran != "nn+" {
		t.Errorf("ran %q", ran)
	}
}

// A look that runs over a line is closed at its end, and taken up again on the next: what
// stands beside keeps its own.
func TestWrapKeepsLooks(t *testing.T) {
	look := NewStyles(true)
	for _, line := range Wrap("un "+look.Accent.Render("deux trois")+" quatre "+look.Faint.Render("cinq six"), 10) {
		for _, word := range []string{"deux", "trois", "cinq", "six"} {
			if strings.Contains(line, word) && (!strings.Contains(line, "\x1b[") || !strings.Contains(line[strings.Index(line, word):], ansi.ResetStyle)) {
				t.Errorf("%q has lost the look of %q, or lets it run", line, word)
			}
		}
	}
}

// With few colours, what is lit is in reverse video: the view shown too.
func TestTabShownWithoutColour(t *testing.T) {
	look := NewStyles(true)
	tabs := Tabs[int]{Names: []string{"Une", "Deux"}, Tab: 1}
	reversed := regexp.MustCompile("\x1b\\[[0-9;]*\\b7[;m][^\x1b]*Deux")
	if line := tabs.Lines(look, 60)[0]; reversed.MatchString(line) {
		t.Errorf("in colours, %q is reversed", line)
	}
	look.Suit(colorprofile.ASCII)
	if line := tabs.Lines(look, 60)[0]; !reversed.MatchString(line) {
		t.Errorf("without colours, %q does not show which is lit", line)
	}
}
