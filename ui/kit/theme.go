// Package kit is what screens are made of, whatever they are about: the look, the
// layout of lines, lists, views, fields, and the acts of keys. It knows no project.
// The look is changed here, and nowhere else.
package kit

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// Styles is the whole look: one accent, one alert, grey for what is secondary.
// Nothing is said by colour alone.
type Styles struct {
	Dark   bool
	Text   lipgloss.Style
	Title  lipgloss.Style // the question, the project
	Accent lipgloss.Style // where the cursor is, what is done
	Faint  lipgloss.Style // why, help, keys
	Alert  lipgloss.Style // a refusal, a problem
	Strong lipgloss.Style
	Rule   lipgloss.Style
	Huh    *huh.Styles // built once: huh asks for it several times a frame
}

func NewStyles(dark bool) *Styles {
	pick := lipgloss.LightDark(dark)
	accent := pick(lipgloss.Color("#0B6B5D"), lipgloss.Color("#6FD1BE"))
	grey := pick(lipgloss.Color("#5C6370"), lipgloss.Color("#9BA3B4"))
	alert := pick(lipgloss.Color("#A33A00"), lipgloss.Color("#FFB26B"))
	line := pick(lipgloss.Color("#C3C8D0"), lipgloss.Color("#4A5163"))
	plain := lipgloss.NewStyle()
	s := &Styles{
		Dark: dark, Text: plain, Title: plain.Bold(true), Strong: plain.Bold(true),
		Accent: plain.Foreground(accent).Bold(true), Faint: plain.Foreground(grey),
		Alert: plain.Foreground(alert).Bold(true), Rule: plain.Foreground(line),
	}
	look := huh.ThemeBase(dark)
	for _, f := range []*huh.FieldStyles{&look.Focused, &look.Blurred} {
		f.Base = plain
		f.Title, f.Description = s.Title, s.Faint
		f.TextInput.Prompt, f.TextInput.Text, f.TextInput.Placeholder = s.Accent, plain, s.Faint
		f.TextInput.Cursor = plain.Foreground(accent)
		f.SelectSelector = s.Accent.SetString("▸ ")
		f.Option, f.SelectedOption = plain, s.Accent
	}
	look.Group.Base = plain
	s.Huh = look
	return s
}
