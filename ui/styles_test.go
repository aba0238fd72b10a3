package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// looks are the screens kept with their colours, on a dark ground and on a light
// one: what the cursor is on, what is secondary, what is wrong, what is strong.
var looks = []struct {
	name    string
	project func(testing.TB) *model.Project
	reach   func(*driver)
}{
	{"accueil", example, func(d *driver) { d.press("down", "down") }},
	{"question-refusee", bare, func(d *driver) { d.open("population"); d.write("douze"); d.press("enter") }},
	{"choix", bare, func(d *driver) { d.open("milieux"); d.press("down", "space", "down") }},
	{"tableau", half, func(d *driver) { d.open("equipe"); d.press("down", "down", "down") }},
	{"ligne", half, func(d *driver) { d.open("equipe"); d.press("down", "down", "enter", "enter") }},
	{"montants", funded, func(d *driver) { d.budget(cashTab); d.press("down", "right") }},
	{"alertes", funded, func(d *driver) { d.budget(checksTab) }},
	{"rubrique", func(t testing.TB) *model.Project {
		return small(t, "lettre_deposee_le=02/11/2026", "aci_signe_le=01/10/2026")
	}, func(d *driver) {
		d.app.push(newSection(d.app, d.app.catalog.Section("depot")))
		d.press("down", "down")
	}},
	{"porte-franchie", atLetter, func(d *driver) {
		d.openFrom("lettre_validee_le", true)
		d.write("20/11/2026")
		d.press("enter")
	}},
	{"pas-enregistre", bare, func(d *driver) {
		must(d.t, os.WriteFile("fichier", nil, 0o600))
		d.app.file = store.At("fichier/projet.json")
		d.name("Vallon")
	}},
}

// TestGoldenLooks compares screens with the ones kept, styles in.
func TestGoldenLooks(t *testing.T) {
	kept, err := filepath.Abs("testdata")
	must(t, err)
	for _, c := range looks {
		for _, theme := range []string{"sombre", "clair"} {
			name := "style-" + c.name + "-" + theme
			t.Run(name, func(t *testing.T) {
				t.Chdir(t.TempDir())
				d := startAt(t, store.At("projet.json"), c.project(t))
				*d.app.styles = *kit.NewStyles(theme == "sombre")
				c.reach(d)
				d.shape(name)
				compare(t, filepath.Join(kept, name+".txt"), withStyles(d.app.draw()))
			})
		}
	}
}

var graphics = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// withStyles writes the looks of a screen where they change, « {1;38;2;…} », « {} »
// for none: what a terminal is told, as it can be read and compared.
func withStyles(screen string) string {
	return graphics.ReplaceAllStringFunc(screen, func(code string) string {
		return "{" + strings.TrimSuffix(strings.TrimPrefix(code, "\x1b["), "m") + "}"
	})
}

// Nothing is told by colour alone: without its looks, every screen kept still says
// where the cursor is, and what is wrong.
func TestLooksAreNotAlone(t *testing.T) {
	for _, c := range looks {
		t.Chdir(t.TempDir())
		d := startAt(t, store.At("projet.json"), c.project(t))
		c.reach(d)
		screen := d.screen()
		if !strings.ContainsAny(screen, "▸>│!") {
			t.Errorf("%s: nothing says where the cursor is:\n%s", c.name, screen)
		}
		alert := d.app.styles.Alert.Render("x")
		lit := alert[:strings.Index(alert, "x")]
		for _, line := range strings.Split(d.app.draw(), "\n") {
			_, after, is := strings.Cut(line, lit)
			if is && !strings.Contains(screen, "! ") {
				t.Errorf("%s: told by colour alone: %q", c.name, after)
			}
		}
	}
}

// The two grounds differ in colours only.
func TestGroundsDifferInColoursOnly(t *testing.T) {
	d := start(t, example(t))
	dark, bare := d.app.draw(), d.screen()
	*d.app.styles = *kit.NewStyles(false)
	if d.screen() != bare {
		t.Error("a text differs on a light ground")
	}
	if d.app.draw() == dark {
		t.Error("the colours are those of a dark ground")
	}
}

// Without colours, the cursor of a cell is all that is in reverse video: in a line that
// were so too, it would not be seen.
func TestCursorWithoutColour(t *testing.T) {
	d := start(t, half(t))
	d.app.styles.Suit(colorprofile.ASCII)
	d.open("equipe")
	d.press("down", "down", "enter")
	for _, line := range strings.Split(d.app.draw(), "\n") {
		if strings.Contains(line, "Camille") && !strings.Contains(line, "›") && strings.Index(line, "Camille") > strings.Index(line, "\x1b[7") && strings.Contains(line, "\x1b[7") {
			t.Errorf("the whole line is in reverse video: %q", line)
		}
	}
}
