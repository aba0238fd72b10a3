// Package kit is what screens are made of, whatever they are about: the look, the
// layout of lines, lists, views, fields, and the acts of keys. It knows no project.
// The look is changed here, and nowhere else.
package kit

import (
	"strconv"
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Styles is the whole look: one accent, one alert, grey for what is secondary.
// Nothing is said by colour alone.
type Styles struct {
	Dark   bool
	Older  bool // its font has few signs
	Plain  bool // the terminal has few colours or none: what is lit is in reverse video
	Text   lipgloss.Style
	Title  lipgloss.Style // the question, the project
	Accent lipgloss.Style // where the cursor is, what is done
	Faint  lipgloss.Style // why, help, keys
	Alert  lipgloss.Style // a refusal, a problem
	Strong lipgloss.Style
	Rule   lipgloss.Style
	Bar    lipgloss.Style // an amount that is drawn, where the cursor is not
	Edge   lipgloss.Style // of a field of several lines: seen, where a rule may be faint
	Huh    *huh.Styles    // built once: huh asks for it several times a frame

	Heading lipgloss.Style // what stands over a part of a page
	Cell    lipgloss.Style // the one the cursor is on, in a line that is lit
	Ground  lipgloss.Style // of a line that is lit, and the text on it that has no colour of its own

	profile colorprofile.Profile
}

func NewStyles(dark bool) *Styles {
	pick := lipgloss.LightDark(dark)
	accent := pick(lipgloss.Color("#0B6B5D"), lipgloss.Color("#6FD1BE"))
	grey := pick(ansi.IndexedColor(241), ansi.IndexedColor(248)) // told in few bytes, as what follows
	alert := pick(lipgloss.Color("#983600"), lipgloss.Color("#FFB26B"))
	line := pick(ansi.IndexedColor(251), ansi.IndexedColor(239))
	edge := pick(lipgloss.Color("#858C99"), lipgloss.Color("#6B7488"))
	ground := pick(lipgloss.Color("#DDEFEB"), lipgloss.Color("#263B42"))
	ink := pick(ansi.IndexedColor(234), ansi.IndexedColor(255))
	onAccent := pick(ansi.IndexedColor(231), ansi.IndexedColor(16))
	plain := lipgloss.NewStyle()
	s := &Styles{
		Dark: dark, Text: plain, Title: plain.Bold(true), Strong: plain.Bold(true),
		Accent: plain.Foreground(accent).Bold(true), Faint: plain.Foreground(grey),
		Alert: plain.Foreground(alert).Bold(true), Rule: plain.Foreground(line), Edge: plain.Foreground(edge),
		Heading: plain.Foreground(accent).Bold(true), Ground: plain.Foreground(ink).Background(ground),
		Cell: plain.Foreground(onAccent).Background(accent).Bold(true),
		Bar:  plain.Foreground(pick(lipgloss.Color("#4E9488"), lipgloss.Color("#3F8F81"))),
	}
	s.Suit(colorprofile.TrueColor)
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

// Suit takes the colours that a terminal has into account.
func (s *Styles) Suit(profile colorprofile.Profile) {
	s.profile = profile
	s.Plain = profile < colorprofile.ANSI256
	if s.Dark && profile == colorprofile.ANSI256 {
		s.Ground = s.Ground.Background(ansi.IndexedColor(237)) // the nearest by its hue is too light to read on
	}
}

// Dress takes the look for a ground, on the same terminal.
func (s *Styles) Dress(dark bool) {
	profile, older := s.profile, s.Older
	*s = *NewStyles(dark)
	s.Suit(profile)
	s.Older = older
}

// DarkGround is what COLORFGBG tells of the background, as « 15;0 » or « 0;default;15 »:
// dark unless it says otherwise.
func DarkGround(colours string) bool {
	ground := colours[strings.LastIndexByte(colours, ';')+1:]
	n, err := strconv.Atoi(ground)
	return err != nil || n < 7 || n == 8
}

// On is the look of the one of several that is shown: in reverse video, as what is lit,
// where few colours tell it from the others.
func (s *Styles) On() lipgloss.Style { return s.Accent.Reverse(s.Plain) }

// Lit is a line on a ground of its own, over its whole width: where the cursor is. What
// is secondary is read as the rest there, and a style ends with the ground still there.
// A terminal with few colours shows it in reverse video, its own colours gone.
func (s *Styles) Lit(line string, width int) string {
	line = Fill(line, width)
	if s.Plain {
		return "\x1b[7m" + ansi.Strip(line) + "\x1b[m"
	}
	faint, _, _ := strings.Cut(s.Faint.Render("x"), "x")
	ground, reset, _ := strings.Cut(s.Ground.Render("x"), "x")
	return ground + strings.NewReplacer(faint, "", "\x1b[m", reset+ground, "\x1b[0m", reset+ground).Replace(line) + reset
}
