package ui

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// styles is the whole look: one accent, one alert, grey for what is secondary.
// Nothing is said by colour alone.
type styles struct {
	dark    bool
	text    lipgloss.Style
	title   lipgloss.Style // the question, the project
	accent  lipgloss.Style // where the cursor is, what is done
	faint   lipgloss.Style // why, help, keys
	alert   lipgloss.Style // a refusal, a problem
	strong  lipgloss.Style
	rule    lipgloss.Style
	huhLook *huh.Styles // built once: huh asks for it several times a frame
}

func newStyles(dark bool) *styles {
	pick := lipgloss.LightDark(dark)
	accent := pick(lipgloss.Color("#0B6B5D"), lipgloss.Color("#6FD1BE"))
	grey := pick(lipgloss.Color("#5C6370"), lipgloss.Color("#9BA3B4"))
	alert := pick(lipgloss.Color("#A33A00"), lipgloss.Color("#FFB26B"))
	line := pick(lipgloss.Color("#C3C8D0"), lipgloss.Color("#4A5163"))
	plain := lipgloss.NewStyle()
	s := &styles{
		dark: dark, text: plain, title: plain.Bold(true), strong: plain.Bold(true),
		accent: plain.Foreground(accent).Bold(true), faint: plain.Foreground(grey),
		alert: plain.Foreground(alert).Bold(true), rule: plain.Foreground(line),
	}
	look := huh.ThemeBase(dark)
	for _, f := range []*huh.FieldStyles{&look.Focused, &look.Blurred} {
		f.Base = plain
		f.Title, f.Description = s.title, s.faint
		f.TextInput.Prompt, f.TextInput.Text, f.TextInput.Placeholder = s.accent, plain, s.faint
		f.TextInput.Cursor = plain.Foreground(accent)
		f.SelectSelector = s.accent.SetString("▸ ")
		f.Option, f.SelectedOption = plain, s.accent
	}
	look.Group.Base = plain
	s.huhLook = look
	return s
}
