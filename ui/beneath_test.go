package ui

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/ui/kit"
)

// helped are the questions that the money stands beside, with the help they have.
func helped(t *testing.T) (all []*content.Question) {
	for _, s := range catalog(t).Stages {
		for _, section := range s.Sections {
			for _, q := range section.Questions {
				if q.Beside() != "" && q.Help != "" {
					all = append(all, q)
				}
			}
		}
	}
	return all
}

// The help of a question is read while its answer is empty or wrong, whatever money
// stands beside it: the money gives way first, down to a line, then the help, down to
// its first. The field and the refusal never do.
func TestHelpStaysWhenNeeded(t *testing.T) {
	all := helped(t)
	if len(all) < 19 {
		t.Fatalf("%d questions have money beside them and a help", len(all))
	}
	for _, size := range [][2]int{{60, 20}, {80, 24}} {
		for name, answers := range map[string][]string{"unknown": nil, "rich": {"population=27143", "options=qualite;accompagnement", "aci_signe_le=15/09/2026"}} {
			for _, q := range all {
				d := start(t, with(t, answers...))
				d.size(size[0], size[1])
				d.openAhead(q.ID.Name)
				if name == "rich" && d.answer(q.ID.Name) != nil {
					continue
				}
				when := name + ", " + q.ID.Name
				d.shape(when)
				help := kit.Wrap(q.Help, size[0]-4)
				asks, is := d.app.top().(*question)
				if !is {
					continue
				}
				d.shows(help[0])
				if text, typed := asks.field.(*textField); typed && text.line != nil {
					d.press("ctrl+u")
					d.write("zut")
					d.press("enter")
					d.shape(when + ", wrong")
					d.shows("> zut", help[0])
					if fault := asks.field.fault(); fault != "" {
						d.shows("! " + fault)
					}
				}
				if name == "unknown" {
					d.shows(strings.Join(help, " "))
				}
			}
		}
	}
}

// Once an answer stands, the help gives way to its first line before the table does:
// what the answer changes is looked at.
func TestTableComesBeforeTheRestOfTheHelp(t *testing.T) {
	d := start(t, with(t, "options=qualite;accompagnement"))
	d.open("population")
	d.write("27143")
	d.shows("Additionnez les populations municipales", "Accompagnement", "Total", "Barème 2022")
	d.hides("faites confirmer le chiffre")
	d.press("ctrl+u")
	d.write("abc")
	d.press("enter")
	d.shows("! Indiquez un nombre", "faites confirmer le chiffre", "Le budget s’affichera")
	d.size(80, 40)
	d.press("ctrl+u")
	d.write("27143")
	d.shows("faites confirmer le chiffre", "Accompagnement", "Barème 2022")
}

// What a number counts stands beside it, is never recorded, and may be typed.
func TestUnitsStandBesideFields(t *testing.T) {
	for _, c := range []struct{ on, typed, shows, hides string }{
		{"population", "27143", "> 27143 habitants", "habitants habitants"},
		{"population", "27 143 habitants", "> 27 143 habitants", "habitants habitants"},
		{"part_variable", "70", "> 70 %", ""}, {"part_variable", "70 %", "> 70 %", "% %"},
		{"cotisation", "30", "> 30 €", ""}, {"cotisation", "30 €", "> 30 €", "€ €"},
		{"coordination_jours", "3 jours", "> 3 jours", "jours jours"},
	} {
		d := start(t, blank(t))
		d.openAhead(c.on)
		d.write(c.typed)
		d.shows(c.shows)
		if c.hides != "" {
			d.hides(c.hides)
		}
		d.press("enter")
		if d.answer(c.on) == nil {
			t.Errorf("%s: %q is not taken:\n%s", c.on, c.typed, d.screen())
		}
	}
}
