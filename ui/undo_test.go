package ui

import (
	"strings"
	"testing"

	"cpts/model"
	"cpts/model/modeltest"
)

// TestDraftIsKept leaves a field by Escape: what was typed waits, unrecorded.
func TestDraftIsKept(t *testing.T) {
	for _, c := range []struct {
		id    string
		type_ func(*driver)
		shows string
	}{
		{"nom", func(d *driver) { d.write("CPTS du Ha") }, "> CPTS du Ha"},
		{"population", func(d *driver) { d.write("douze"); d.press("enter") }, "> douze"},
		{"objectifs", func(d *driver) { d.paste("un\ndeux") }, "│ un │ deux"},
		{"perimetre", func(d *driver) { d.press("down", "down", "space") }, "[x] un bassin de vie"},
	} {
		t.Run(c.id, func(t *testing.T) {
			d := start(t, blank(t))
			d.open(c.id)
			c.type_(d)
			d.press("esc")
			d.holds(c.id, nil)
			d.open(c.id)
			d.shows(c.shows)
		})
	}
	t.Run("row", func(t *testing.T) {
		d := start(t, blank(t))
		d.open("equipe")
		d.press("a")
		d.write("Zorglub")
		d.press("esc")
		d.holds("equipe", nil)
		d.press("a")
		d.shows("Zorglub")
	})
}

// TestChoiceSeenThenUndone looks at a choice without touching it: no draft of it
// stays to cover what an undo brings back.
func TestChoiceSeenThenUndone(t *testing.T) {
	d := start(t, blank(t))
	d.open("departement")
	d.write("isere")
	d.press("enter")
	d.app.home()
	d.open("departement")
	d.press("esc", "u")
	d.holds("departement", nil)
	d.open("departement")
	d.hides("▸ Isère (38)")
}

// TestHelpKeepsText reads the help in the middle of typing.
func TestHelpKeepsText(t *testing.T) {
	for id, c := range map[string]struct {
		reach func(*driver)
		shows string
	}{
		"nom":       {func(d *driver) { d.write("Haut-V") }, "> Haut-V"},
		"objectifs": {func(d *driver) { d.write("Mieux soi") }, "Mieux soi"},
		"perimetre": {func(d *driver) { d.press("down", "down", "space") }, "[x] un bassin de vie"},
		"equipe":    {func(d *driver) { d.press("a"); d.write("Zorglub") }, "Zorglub"},
	} {
		t.Run(id, func(t *testing.T) {
			d := start(t, blank(t))
			d.open(id)
			c.reach(d)
			d.press("f1")
			d.shows("Conseils ·")
			d.press("esc")
			d.shows(c.shows)
		})
	}
}

// TestResizeKeepsText makes the window too small, and back.
func TestResizeKeepsText(t *testing.T) {
	for id, reach := range map[string]func(*driver){
		"nom":       func(d *driver) {},
		"objectifs": func(d *driver) {},
		"equipe":    func(d *driver) { d.press("a") },
	} {
		t.Run(id, func(t *testing.T) {
			d := start(t, blank(t))
			d.open(id)
			reach(d)
			d.write("Bas-Ruisseau")
			d.size(20, 5)
			d.shows("Terminal trop petit")
			d.write("perdu") // not seen: not taken
			d.size(120, 40)
			d.shape("wide again")
			d.shows("Bas-Ruisseau")
			d.hides("perdu")
			d.write(" et alentours")
			d.shows("Bas-Ruisseau et alentours")
		})
	}
}

// TestUndo takes back a change of each sort, once back home.
func TestUndo(t *testing.T) {
	team := `equipe=[{"nom":"A","profession":"pharmacien"},{"nom":"B","profession":"sage-femme"}]`
	for _, c := range []struct {
		name   string
		do     func(*driver)
		notice string
	}{
		{"answer", func(d *driver) { d.open("nom"); d.press("ctrl+u"); d.write("Autre"); d.press("enter") }, "Annulé · Nom du projet : « Autre » redevient « Vallon »"},
		{"row added", func(d *driver) {
			d.open("equipe")
			d.press("a")
			d.write("C")
			d.press("enter")
			d.write("kine")
			d.press("enter", "ctrl+s")
		}, "Annulé · Équipe-projet, C"},
		{"row changed", func(d *driver) {
			d.open("equipe")
			d.press("down", "down", "enter")
			d.write("bis")
			d.press("ctrl+s")
		}, "Annulé · Équipe-projet, A"},
		{"row deleted", func(d *driver) { d.open("equipe"); d.press("down", "down", "s") }, "Annulé · Équipe-projet, A"},
		{"row moved", func(d *driver) { d.open("equipe"); d.press("down", "down", "shift+down") }, "Annulé · Équipe-projet, A"},
		{"action ticked", func(d *driver) {
			d.app.push(newSection(d.app, catalog(d.t).Section("projet")))
			d.press("end", "space")
		}, "Annulé · Écrire les objectifs"},
		{"action pointless", func(d *driver) {
			d.app.push(newSection(d.app, catalog(d.t).Section("projet")))
			d.press("end", "o")
			d.write("déjà fait")
			d.press("enter")
		}, "Annulé · Écrire les objectifs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := start(t, with(t, "nom=Vallon", team))
			before := answersOf(d.app.project)
			c.do(d)
			if answersOf(d.app.project) == before {
				t.Fatalf("nothing has changed:\n%s", d.screen())
			}
			d.app.home()
			d.press("u")
			d.shows(c.notice)
			if after := answersOf(d.app.project); after != before {
				t.Errorf("after the undo\n%s\nwant\n%s", after, before)
			}
			if onDisk := answersOf(d.onDisk()); onDisk != before {
				t.Errorf("the file holds\n%s\nwant\n%s", onDisk, before)
			}
		})
	}
}

// answersOf is what the project holds, its journal and its dates apart.
func answersOf(p *model.Project) string {
	text := string(p.JSON())
	return text[strings.Index(text, `"reponses"`):strings.Index(text, `"journal"`)]
}

// TestRowFollowsAnUndo takes back a change of the table while one of its lines
// is being edited, as another program may: the line is recorded where it now
// stands. No key does it there, where Ctrl+Z is for what is typed.
func TestRowFollowsAnUndo(t *testing.T) {
	const team = `equipe=[{"nom":"A","profession":"pharmacien"},{"nom":"B","profession":"sage-femme"},{"nom":"C","profession":"pharmacien"}]`
	names := func(d *driver) (all string) {
		for _, row := range d.app.project.Rows("equipe") {
			all += modeltest.Text(row, "nom") + " "
		}
		return all
	}
	for name, c := range map[string]struct {
		keys []string
		want string
	}{
		"deletion before it": {[]string{"down", "down", "s", "enter", "undo", "!", "ctrl+s"}, "A B! C "},
		"its own move":       {[]string{"down", "down", "shift+down", "enter", "undo", "!", "ctrl+s"}, "A! B C "},
		"its own change":     {[]string{"down", "down", "enter", "!", "ctrl+s", "enter", "undo", "ctrl+s"}, "A B C "},
		"its own addition": {[]string{"a", "D", "enter", "k", "i", "n", "e", "enter", "ctrl+s", "end", "enter", "undo", "!", "ctrl+s"},
			"A B C D! "},
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, with(t, team))
			d.open("equipe")
			for _, name := range c.keys {
				if name == "undo" {
					d.app.undo()
				} else {
					d.press(name)
				}
			}
			if got := names(d); got != c.want {
				t.Errorf("the table is %q, want %q:\n%s", got, c.want, d.screen())
			}
		})
	}
}
