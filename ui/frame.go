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
	lines := []string{
		kit.Sides(" "+left, a.styles.Faint.Render(end+" "), a.width),
		rule,
	}
	body := kit.Clip(a.top().lines(), a.height-frameHeight+1-len(foot))
	if a.panelWidth() > 0 {
		body = a.beside(body, a.panelLines(len(body)))
	}
	lines = append(lines, body...)
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
	end := a.saved()
	if said == "" {
		room := a.width - ansi.StringWidth(end) - 3
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

// hints are what keys do, those that fit: the last ones give way first, but for
// going on and going back.
func hints(acts []kit.Act, room int) string {
	var shown []string
	for _, one := range acts {
		if h := one.On.Help(); !one.Quiet && one.Off == "" {
			shown = append(shown, h.Key+" "+h.Desc)
		}
	}
	main := keys.open.Help().Key + " "
	if text := keys.validateText.Help(); slices.Contains(shown, text.Key+" "+text.Desc) {
		main = text.Key + " " // Enter goes on by itself there
	}
	kept := func(hint string) bool {
		return strings.HasPrefix(hint, main) || strings.HasPrefix(hint, keys.back.Help().Key+" ")
	}
	for last := len(shown) - 1; last >= 0 && ansi.StringWidth(strings.Join(shown, " · ")) > room; last-- {
		if !kept(shown[last]) {
			shown = slices.Delete(shown, last, last+1)
		}
	}
	return strings.Join(shown, " · ")
}

// saved is what the footer says of the file.
func (a *app) saved() string {
	switch {
	case a.project == nil:
		return ""
	case a.example:
		return a.styles.Faint.Render("exemple, non écrit ")
	case a.project.ReadOnly():
		return a.styles.Alert.Render("lecture seule ")
	case a.failure != nil:
		return a.styles.Alert.Render("! pas enregistré ")
	case a.dirty, a.saving:
		return a.styles.Faint.Render("enregistrement… ")
	case a.savedAt.IsZero(), a.unkept():
		return ""
	}
	return a.styles.Faint.Render("enregistré " + a.savedAt.Format("15:04") + " ")
}
