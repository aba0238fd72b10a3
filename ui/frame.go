package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// View draws the frame and the screen on top.
func (a *app) View() tea.View {
	v := tea.NewView(a.draw())
	v.AltScreen = !a.empty() // a project that cannot be opened leaves no trace
	v.WindowTitle = a.windowTitle()
	return v
}

// windowTitle tells windows apart by the project they hold.
func (a *app) windowTitle() string {
	if a.project == nil || a.project.Name() == "" {
		return "cpts"
	}
	return kit.OneLine(a.project.Name()) + " · cpts"
}

func (a *app) draw() string {
	switch {
	case a.width == 0, a.quitting, a.empty():
		return ""
	case a.tooSmall():
		return a.drawTooSmall()
	}
	left, end := a.top().crumb()
	if ansi.StringWidth(left)+ansi.StringWidth(end)+4 > a.width {
		// The stage's rank gives way: what the page is matters more.
		for _, s := range a.catalog.Stages {
			left = strings.TrimPrefix(left, model.StageNumber(a.catalog, s))
		}
	}
	rule := a.styles.Rule.Render(strings.Repeat("─", a.width))
	lines := []string{kit.Sides(" "+left, a.headerEnd(left, end), a.width), rule}
	lines = append(lines, a.withRight(kit.Clip(a.top().lines(), a.bodyHeight()))...)
	for i, line := range lines {
		lines[i] = kit.Cut(line, a.width)
	}
	lines = append(append(lines, rule), a.footer()...) // it says where the body stands, once drawn
	return a.styles.Glyphs(strings.Join(lines, "\n"))
}

func (a *app) drawTooSmall() string {
	size := func(width, height int) string { return french.Typography(fmt.Sprintf("%d × %d", width, height)) }
	now, least := size(a.width, a.height), size(kit.MinWidth, kit.MinHeight)
	lines := append([]string{"Terminal trop petit"}, kit.Wrap(french.Say("%s ; il faut %s", now, least), a.width)...)
	return strings.Join(kit.ClipTo(lines, a.height), "\n")
}

// footer is the line of keys, and what is said above it; in place of the keys, what was
// just done.
func (a *app) footer() []string {
	end := a.alert()
	if list, is := a.top().(listed); is && end == "" {
		if at := list.position(); at != "" {
			end = a.styles.Faint.Render(at + " ")
		}
	}
	said := a.said()
	if len(said) == 0 {
		return append(a.aboveKeys(), a.keysAnd(end))
	}
	last := said[len(said)-1]
	if a.failure == nil && ansi.StringWidth(last)+ansi.StringWidth(end)+3 > a.width {
		end = "" // what is said now comes before what is said all the time
	}
	return append(a.aboveKeys(), kit.Sides(" "+a.styles.Accent.Render(last), end, a.width))
}

// keysAnd are the keys, and what stands at the end of their line. Where one stands in a
// list is said shorter when keys would give way to it: « 2/29 ».
func (a *app) keysAnd(end string) string {
	beside := func(end string) ([]kit.Act, saying) {
		room := a.width - 2
		if end != "" {
			room -= ansi.StringWidth(end) + 2
		}
		return a.fitting(a.top().acts(), room)
	}
	acts, say := beside(end)
	short := strings.NewReplacer("page ", "", " sur ", "/").Replace(end)
	if short != end && a.alert() == "" {
		if more, sayMore := beside(short); len(more) > len(acts) {
			acts, say, end = more, sayMore, short
		}
	}
	return kit.Sides(" "+a.told(acts, say), end, a.width)
}

// said is what was just done, or waits to be read, in the lines it takes.
func (a *app) said() []string {
	return kit.Wrap(kit.OneLine(french.Typography(cmp.Or(a.notice, a.lasting))), a.width-2)
}

// aboveKeys are the lines that the footer takes above its last: why the project is
// not saved, for as long as it matters, and the beginning of what is said.
func (a *app) aboveKeys() []string {
	var lines []string
	if _, told := a.top().(*leavingPage); a.whyNot() != "" && !told {
		lines = kit.Styled(kit.Indent(kit.Wrap(kit.OneLine("! "+a.whyNot()), a.width-2), 1), a.styles.Alert.Render)
		lines = kit.ClipTo(lines, mostAlert)
	}
	if said := a.said(); len(said) > 1 {
		lines = append(lines, kit.Indent(kit.Styled(said[:len(said)-1], a.styles.Accent.Render), 1)...)
	}
	return lines
}

// mostAlert is how many lines the reason of a failure may take from a screen.
const mostAlert = 4

// fitting are the acts that the footer tells in so many columns, and how, in the same
// order on all screens. What gives way first are asides, « (je ne sais pas encore) », then what can be spared, then
// where a key leads, then the rest but for going on and going back.
func (a *app) fitting(acts []kit.Act, room int) ([]kit.Act, saying) {
	acts = slices.DeleteFunc(slices.Clone(acts), func(one kit.Act) bool { return one.Quiet || one.Off != "" })
	slices.SortStableFunc(acts, func(one, other kit.Act) int { return cmp.Compare(turn(one), turn(other)) })
	enter := keys.open.Help().Key
	if slices.ContainsFunc(acts, func(one kit.Act) bool { return one.On.Help() == keys.validateText.Help() }) {
		enter = keys.validateText.Help().Key // Enter goes on by itself there
	}
	fits := func(say saying) bool { return lengthTold(acts, say) <= room }
	drop := func(keep kit.Keep, say saying) {
		for last := len(acts) - 1; last >= 0 && !fits(say); last-- {
			if acts[last].Keep <= keep && acts[last].On.Help().Key != enter {
				acts = slices.Delete(acts, last, last+1)
			}
		}
	}
	if fits(inFull) {
		return acts, inFull
	}
	if drop(kit.Spare, inBrief); fits(inBrief) {
		return acts, inBrief
	}
	drop(kit.Wanted, shortest)
	return acts, shortest
}

// turn is when the footer says an act: moving, going on, what is the page's own, going
// back, then what is the same everywhere.
func turn(one kit.Act) int {
	const own = 2
	switch name := one.On.Help().Key; {
	case strings.HasPrefix(name, "↑↓"):
		return 0
	case name == keys.open.Help().Key:
		return 1
	default:
		everywhere := []key.Binding{keys.back, keys.search, keys.help, keys.advice, keys.undo, keys.redo, keys.walk, keys.quit}
		at := slices.IndexFunc(everywhere, func(on key.Binding) bool { return on.Help().Key == name })
		return own + 1 + at
	}
}

// saying is how much the footer says of what a key does.
type saying func(kit.Act) string

// told sets the keys apart from what they do by their look, and by two blanks from one
// another.
func (a *app) told(acts []kit.Act, say saying) string {
	shown := make([]string, len(acts))
	for i, one := range acts {
		shown[i] = a.styles.Strong.Render(one.On.Help().Key) + a.styles.Faint.Render(say(one))
	}
	return strings.Join(shown, gap)
}

// lengthTold is how long that is.
func lengthTold(acts []kit.Act, say saying) (length int) {
	for i, one := range acts {
		if i > 0 {
			length += len(gap)
		}
		length += ansi.StringWidth(one.On.Help().Key) + ansi.StringWidth(say(one))
	}
	return length
}

// inFull is what the footer says of an act; inBrief leaves its aside out, and shortest
// where it leads too.
func inFull(one kit.Act) string {
	if one.To != "" {
		return french.Typography(" : ") + one.To
	}
	return " " + one.On.Help().Desc
}

func inBrief(one kit.Act) string {
	brief, _, _ := strings.Cut(inFull(one), " (")
	return brief
}

func shortest(one kit.Act) string {
	one.To = ""
	return inBrief(one)
}

// headerEnd is the right of the header: that the project is saved, as far as there
// is room beside what the page says.
func (a *app) headerEnd(left, end string) string {
	for _, stamp := range a.saved() {
		with := stamp
		if end != "" {
			with += " · " + end
		}
		if w := ansi.StringWidth(with); w+1 <= a.width*2/3 && ansi.StringWidth(left)+w+4 <= a.width {
			return a.styles.Faint.Render(with + " ")
		}
	}
	return a.styles.Faint.Render(end + " ")
}

// saved is what is said of the file while all is well, in full and in brief.
func (a *app) saved() []string {
	switch {
	case a.project == nil, a.alert() != "":
		return nil
	case a.example:
		return []string{"exemple, non écrit", "exemple"}
	case a.dirty, a.saving:
		return []string{"enregistrement…"}
	case a.savedAt.IsZero(), a.unkept():
		return nil
	}
	return []string{"enregistré " + a.savedAt.Format("15:04"), "enregistré"}
}

// alert is what the footer says of the file on every screen, when it does not follow.
func (a *app) alert() string {
	switch {
	case a.project == nil, a.example:
		return ""
	case a.project.ReadOnly():
		return a.styles.Alert.Render("lecture seule ")
	case a.failure != nil:
		return a.styles.Alert.Render("! pas enregistré ")
	}
	return ""
}
