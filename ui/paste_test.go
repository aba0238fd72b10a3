package ui

import (
	"slices"
	"strings"
	"testing"

	"cpts/model"
)

// Two cells of a spreadsheet are two numbers, wherever they are pasted.
func TestPastedCellsStayApart(t *testing.T) {
	for _, cells := range []string{"190\n162\n", "190\t162", "190\r\n162\r\n"} {
		d := start(t, blank(t))
		d.open("population")
		d.paste(cells)
		d.press("enter")
		if got := d.app.project.Answer("population"); got != nil || !strings.Contains(d.screen(), "deux nombres") {
			t.Errorf("%q is recorded as %v:\n%s", cells, got, d.screen())
		}
		d = start(t, blank(t))
		d.open("durees_rubriques")
		d.press("a", "down", "tab")
		d.paste(cells)
		if got := d.app.top().(*rowForm).inputs[1].Text(); got != "190 ; 162" {
			t.Errorf("%q in a cell: %q", cells, got)
		}
	}
	d := start(t, blank(t))
	d.open("population")
	d.paste("27 143\n")
	d.press("enter")
	if got := d.app.project.Answer("population"); got != int64(27143) {
		t.Errorf("one cell: %v", got)
	}
}

func TestPastedColumnIsAList(t *testing.T) {
	d := start(t, blank(t))
	d.open("communes")
	d.paste("Sète\tMèze\tGigean")
	d.press("ctrl+s")
	if got, _ := d.app.project.Answer("communes").([]string); !slices.Equal(got, []string{"Sète", "Mèze", "Gigean"}) {
		t.Errorf("%q", got)
	}
}

// A number that is not of its register is recorded, and told at once and after.
func TestNumberOfAnotherRegister(t *testing.T) {
	d := start(t, blank(t))
	d.openAhead("siret")
	d.write("010 000 024")
	d.press("enter")
	if got := d.app.project.Answer("siret"); got != "010 000 024" || !strings.Contains(d.app.notice, "numéro FINESS") {
		t.Errorf("recorded %v, told « %s »", got, d.app.notice)
	}
	if _, status := d.app.answerNote(catalog(t).Question("siret")); status != model.Trouble {
		t.Error("the review does not tell it")
	}
}
