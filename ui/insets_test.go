package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cpts/content"
)

// The money is shown beside each question where it is at stake, in figures of the
// project; the fullest page that fits, down to nothing.
func TestMoneyBesideQuestions(t *testing.T) {
	for _, c := range []struct {
		on   string
		says []string
	}{
		{"population", []string{"Taille 1 · moins de 40 000 habitants", "Total 127 500 € 140 625 € jusqu’à 67 500 €", "127 500 € versés la première année, hors part variable"}},
		{"debut_acces_soins", []string{"Versé, en euros Année 1", "Total versé 127 500 174 375 193 750 193 750 193 750 70 625"}},
		{"aides", []string{"! 2026 : 157 500 € d’aides publiques, 4 500 € au-dessus du seuil de 153 000 €", "! 2028, 2029, 2030 : 193 750 €"}},
		{"indemnites_prevues", []string{"! présidence, 2026 : 54 600 €, soit 6 540 € de trop", "! appui, 2026 : 420 € ne peuvent pas être versés"}},
	} {
		d := start(t, funded(t))
		d.size(100, 45)
		d.openAhead(c.on)
		d.shape(c.on)
		d.shows(c.says...)
	}
}

// The smaller the place, the shorter the page; what is told never overflows it.
func TestInsetsFit(t *testing.T) {
	d := start(t, funded(t))
	least := map[content.Inset]string{
		content.BudgetInset: "Taille 1", content.CashInset: "Total sûr", content.AuditInset: "2026 : 157 500 €", content.IndemnityInset: "présidence, 2026",
	}
	for _, kind := range content.Insets {
		before := 100
		for room := 20; room >= 0; room-- {
			lines := d.app.inset(kind, 76, room)
			text := flat(ansi.Strip(strings.Join(lines, "\n")))
			switch {
			case len(lines) > room || len(lines) > before:
				t.Errorf("%s: %d lines where there is room for %d, %d before", kind, len(lines), room, before)
			case room > 0 && len(lines) == 0:
				t.Errorf("%s: nothing in a place of %d", kind, room)
			case room > 0 && !strings.Contains(text, least[kind]):
				t.Errorf("%s in %d lines does not say %q: %q", kind, room, least[kind], text)
			}
			before = len(lines)
		}
	}
}

// What is being typed is counted before it is recorded, and only there.
func TestInsetFollowsWhatIsTyped(t *testing.T) {
	d := start(t, blank(t))
	d.open("population")
	d.shows("Le budget s’affichera dès que la population sera connue")
	d.write("90000")
	d.shows("Taille 3", "85 001 habitants avant la taille 4")
	d.holds("population", nil)
	d.press("esc")
	d.app.home()
	d.shows("population à renseigner")
}

// Amounts whose scale was last checked too long ago are told as such, wherever
// they stand.
func TestStaleScaleIsTold(t *testing.T) {
	for _, c := range []struct {
		year  int
		stale bool
	}{{2026, false}, {2027, true}} {
		d := start(t, with(t, "population=27143"))
		now := clock().AddDate(c.year-2026, 0, 0)
		d.app.now = now.UTC
		d.app.session.refresh()
		stale := flat(catalog(t).Scale("2022").StaleOn(d.app.today()))
		if (stale != "") != c.stale {
			t.Fatalf("in %d the scale is stale: %q", c.year, stale)
		}
		d.app.home()
		if told := strings.Contains(flat(d.screen()), "barème à vérifier"); told != c.stale {
			t.Errorf("in %d, home says it: %v", c.year, told)
		}
		d.size(110, 60)
		for _, show := range []func(){func() { d.budget(rightsTab) }, func() { d.budget(checksTab) }, func() { d.open("population") }} {
			d.app.home()
			show()
			if told := c.stale && strings.Contains(flat(d.screen()), stale[:40]); told != c.stale {
				t.Errorf("in %d it is not said:\n%s", c.year, d.screen())
			}
		}
	}
}
