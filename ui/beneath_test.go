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

// What a field holds is counted as one types: the lines of a list, and the characters
// of a text once it nears the most it may have.
func TestFieldsCount(t *testing.T) {
	d := start(t, blank(t))
	d.open("cpts_voisines")
	d.hides("CPTS voisines (")
	d.write("Ambert")
	d.shows("(1)")
	d.press("enter")
	d.write("Job")
	d.shows("(2)")
	d = start(t, blank(t))
	d.open("nom")
	d.write("CPTS")
	d.hides("caractères")
	d.paste(strings.Repeat("a", 320))
	d.shows("324 caractères sur 400")
	d.paste(strings.Repeat("a", 100))
	d.press("enter")
	d.shows("! Raccourcissez ce texte : 400 caractères au plus, il en a 424.")
	d.hides("424 caractères sur 400")
}

// A long text says what of it is out of sight, above and below, from the first frame.
func TestLongTextMarksWhatItHides(t *testing.T) {
	d := start(t, with(t, "projet_existant=oui", "objectifs="+strings.Repeat("une ligne\n", 40)+"fin"))
	d.size(80, 24)
	mark := func() (bar string) {
		for _, line := range strings.Split(d.screen(), "\n") {
			if line = strings.TrimRight(line, " "); strings.HasPrefix(line, " │") {
				bar += line[strings.LastIndex(line, " ")+1:]
			}
		}
		return bar
	}
	d.open("objectifs")
	if bar := mark(); !strings.HasPrefix(bar, "│") || !strings.HasSuffix(bar, "┃") {
		t.Errorf("at the end: %q\n%s", bar, d.screen())
	}
	d.press("ctrl+home")
	if bar := mark(); !strings.HasPrefix(bar, "┃") || !strings.HasSuffix(bar, "│") {
		t.Errorf("at the beginning: %q\n%s", bar, d.screen())
	}
	d.press("ctrl+end", "up", "up")
	if bar := mark(); !strings.Contains(bar, "│") || !strings.Contains(bar, "┃") {
		t.Errorf("near the end: %q", bar)
	}
}

// An example that has no room says it is cut, in every field of every question.
func TestExamplesAreCutAloud(t *testing.T) {
	seen := 0
	for _, s := range catalog(t).Stages {
		for _, section := range s.Sections {
			for _, q := range section.Questions {
				d := start(t, blank(t))
				d.size(60, 20)
				var fields []*content.Field
				if d.openAhead(q.ID.Name); q.Kind == content.Rows {
					d.press("a")
					for _, c := range q.Columns {
						fields = append(fields, &c.Field)
					}
				} else if q.Example != "" {
					fields = append(fields, &q.Field)
				}
				form, _ := d.app.top().(*rowForm)
				for i, f := range fields {
					if form != nil {
						form.focus(i)
					}
					example := placeholder(f)
					if screen := flat(d.screen()); example != "" && !strings.Contains(screen, flat(example)) {
						seen++
						words := strings.Fields(flat(example))
						if !strings.Contains(screen, strings.Join(words[:3], " ")) || !strings.Contains(screen, "…") {
							t.Errorf("%s: the example %q is cut without a word:\n%s", q.ID.Name, example, d.screen())
						}
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no example is cut at 60 columns")
	}
}
