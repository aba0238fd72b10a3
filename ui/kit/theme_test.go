package kit

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// luminance is that of a colour, by the rules of accessible pages.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	sum := 0.0
	for _, part := range []struct {
		value uint32
		share float64
	}{{r, 0.2126}, {g, 0.7152}, {b, 0.0722}} {
		v := float64(part.value) / 0xffff
		if v <= 0.03928 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += part.share * v
	}
	return sum
}

func contrast(one, other color.Color) float64 {
	a, b := luminance(one), luminance(other)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// Every text is read on the line that is lit as elsewhere, in both palettes, and where
// there are 256 colours.
func TestLitIsRead(t *testing.T) {
	for _, dark := range []bool{true, false} {
		look := NewStyles(true)
		look.Dress(dark)
		texts := map[string]lipgloss.Style{"accent": look.Accent, "heading": look.Heading, "faint": look.Faint, "alert": look.Alert, "text": look.Ground}
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			look.Suit(profile)
			ground := profile.Convert(look.Ground.GetBackground())
			for name, style := range texts {
				if c := contrast(profile.Convert(style.GetForeground()), ground); c < 4.5 {
					t.Errorf("dark %v, %s: %s is %.2f to 1 on the line lit", dark, profile, name, c)
				}
			}
			if c := contrast(look.Cell.GetForeground(), profile.Convert(look.Cell.GetBackground())); c < 4.5 {
				t.Errorf("dark %v, %s: the cell of the cursor is %.2f to 1", dark, profile, c)
			}
		}
	}
}

// A line is lit from end to end, whatever styles it holds.
func TestLit(t *testing.T) {
	look := NewStyles(true)
	ground, _, _ := strings.Cut(look.Ground.Render("x"), "x")
	got := look.Lit(look.Accent.Render("a")+"b"+look.Faint.Render("c")+"\x1b[0md", 6)
	if ansi.Strip(got) != "abcd  " || strings.Count(got, ground) != 4 || !strings.HasPrefix(got, ground) || !strings.HasSuffix(got, "\x1b[m") {
		t.Errorf("%q", got)
	}
	if got := look.Lit("abcdef", 4); ansi.Strip(got) != "abc…" {
		t.Errorf("%q", got)
	}
	look.Suit(colorprofile.ASCII)
	if got := look.Lit(look.Accent.Render("a")+"b", 4); got != "\x1b[7mab  \x1b[m" {
		t.Errorf("without colours: %q", got)
	}
}
