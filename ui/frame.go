package ui

import (
	"slices"
	"strings"

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
	v.WindowTitle = "cpts"
	return v
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
	foot := a.footer()
	lines := []string{kit.Sides(" "+left, a.headerEnd(left, end), a.width), rule}
	lines = append(lines, a.withRight(kit.Clip(a.top().lines(), a.height-frameHeight+1-len(foot)))...)
	for i, line := range lines {
		lines[i] = kit.Cut(line, a.width)
	}
	lines = append(append(lines, rule), foot...)
	return strings.Join(lines, "\n")
}

func (a *app) drawTooSmall() string {
	lines := []string{"Terminal trop petit", "Il faut au moins", "60 colonnes,", "20 lignes."}
	return strings.Join(kit.ClipTo(lines, a.height), "\n")
}

// footer is the line of keys; above it, for as long as it matters, why the project
// is not saved; in its place, what was just done.
func (a *app) footer() []string {
	var lines []string
	if _, said := a.top().(*leavingPage); a.whyNot() != "" && !said {
		why := a.whyNot()
		lines = kit.Styled(kit.Indent(kit.Wrap(kit.OneLine("! "+why), a.width-2), 1), a.styles.Alert.Render)
		lines = lines[:min(len(lines), mostAlert)]
	}
	said := a.notice
	if said == "" {
		said = a.lasting
	}
	end := a.alert()
	if said == "" {
		room := a.width - 2
		if end != "" {
			room -= ansi.StringWidth(end) + 1
		}
		return append(lines, kit.Sides(" "+a.styles.Faint.Render(hints(a.top().acts(), room)), end, a.width))
	}
	told := kit.Wrap(kit.OneLine(french.Typography(said)), a.width-2)
	for _, line := range told[:len(told)-1] {
		lines = append(lines, " "+a.styles.Accent.Render(line))
	}
	last := told[len(told)-1]
	if a.failure == nil && ansi.StringWidth(last)+ansi.StringWidth(end)+3 > a.width {
		end = "" // what is said now comes before what is said all the time
	}
	return append(lines, kit.Sides(" "+a.styles.Accent.Render(last), end, a.width))
}

// mostAlert is how many lines the reason of a failure may take from a screen.
const mostAlert = 4

// hints are what keys do, those that fit. What gives way first are asides, « (je ne
// sais pas encore) », then what can be spared, then where a key leads, then the rest
// but for going on and going back.
func hints(acts []kit.Act, room int) string {
	acts = slices.DeleteFunc(slices.Clone(acts), func(one kit.Act) bool { return one.Quiet || one.Off != "" })
	enter := keys.open.Help().Key
	if slices.ContainsFunc(acts, func(one kit.Act) bool { return one.On.Help() == keys.validateText.Help() }) {
		enter = keys.validateText.Help().Key // Enter goes on by itself there
	}
	fits := func(say func(kit.Act) string) bool { return ansi.StringWidth(told(acts, say)) <= room }
	drop := func(keep kit.Keep, say func(kit.Act) string) {
		for last := len(acts) - 1; last >= 0 && !fits(say); last-- {
			if acts[last].Keep <= keep && acts[last].On.Help().Key != enter {
				acts = slices.Delete(acts, last, last+1)
			}
		}
	}
	if fits(inFull) {
		return told(acts, inFull)
	}
	if drop(kit.Spare, inBrief); fits(inBrief) {
		return told(acts, inBrief)
	}
	drop(kit.Wanted, shortest)
	return told(acts, shortest)
}

func told(acts []kit.Act, say func(kit.Act) string) string {
	shown := make([]string, len(acts))
	for i, one := range acts {
		shown[i] = say(one)
	}
	return strings.Join(shown, " · ")
}

// inFull is what the footer says of an act; inBrief leaves its aside out, and shortest
// where it leads too.
func inFull(one kit.Act) string {
	h := one.On.Help()
	if one.To != "" {
		return h.Key + french.Typography(" : ") + one.To
	}
	return h.Key + " " + h.Desc
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
