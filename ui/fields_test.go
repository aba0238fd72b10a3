package ui

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/ui/kit"
)

// keysOf spells a text as keys: ⏎ is Enter, ⇥ is Tab, ⇓ is Ctrl+S.
func keysOf(text string) []string {
	var names []string
	for _, r := range text {
		name := string(r)
		if special, is := map[rune]string{'⏎': "enter", '⇥': "tab", '⇓': "ctrl+s", '↲': "ctrl+j", ' ': "space"}[r]; is {
			name = special
		}
		names = append(names, name)
	}
	return names
}

// TestKeysInOnePacket sends an answer, Enter and what follows at once: what stood
// at Enter is recorded, what follows belongs to the next question.
func TestKeysInOnePacket(t *testing.T) {
	for _, c := range []struct {
		name, on, typed string
		want            map[string]model.Value
		left            string // in the field that is then on the screen
	}{
		{"number", "population", "27143⏎2023⏎", map[string]model.Value{"population": int64(27143), "population_annee": int64(2023)}, ""},
		{"number left", "population", "27143⏎20", map[string]model.Value{"population": int64(27143), "population_annee": nil}, "20"},
		{"line feed", "population", "27143↲2023↲", map[string]model.Value{"population": int64(27143), "population_annee": int64(2023)}, ""},
		{"tab", "population", "190⇥162⏎", map[string]model.Value{"population": int64(190), "population_annee": nil}, "162"},
		{"refused", "population", "douze⏎2023", map[string]model.Value{"population": nil}, "douze2023"},
		{"text", "nom", "CPTS Test⏎prémices⏎oui⏎Un⏎deux⇓", map[string]model.Value{
			"nom": "CPTS Test", "avancement": "premices", "projet_existant": true, "objectifs": "Un\ndeux"}, ""},
		{"yes or no", "projet_existant", "non⏎Un⏎deux⇓01/06/2028⏎", map[string]model.Value{
			"projet_existant": false, "objectifs": "Un\ndeux", "signature_souhaitee_le": dates.Day{Year: 2028, Month: 6, Day: 1}}, ""},
		{"communes", "communes", "Ambert⏎Olliergues⏎⏎⏎2020", map[string]model.Value{
			"communes": []string{"Ambert", "Olliergues"}, "population": int64(7253), "population_annee": int64(2023)}, "2020"},
		{"long list", "departement", "isere⏎auver⏎", map[string]model.Value{"departement": "38", "region": "auvergne-rhone-alpes"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := start(t, blank(t))
			d.open(c.on)
			d.packet(keysOf(c.typed)...)
			for id, want := range c.want {
				d.holds(id, want)
			}
			if q, asks := d.app.top().(*question); asks && q.field.typed() != c.left {
				t.Errorf("the field holds %q, want %q", q.field.typed(), c.left)
			}
		})
	}
}

// TestNoteInOnePacket writes a note and answers its question, at once.
func TestNoteInOnePacket(t *testing.T) {
	d := start(t, blank(t))
	d.open("population")
	d.packet(append([]string{"f2"}, keysOf("Vu en mairie⇓28003⏎")...)...)
	d.holds("population", int64(28003))
	if got := d.app.project.Note("population"); got != "Vu en mairie" {
		t.Errorf("the note is %q", got)
	}
}

// TestRowInOnePacket fills in two lines of a table at once.
func TestRowInOnePacket(t *testing.T) {
	d := start(t, blank(t))
	d.open("equipe")
	d.packet(keysOf("aCamille⏎kiné⏎⇓⏎Dominique⏎kiné⏎⇓")...)
	rows := d.app.project.Rows("equipe")
	if len(rows) != 2 || modeltest.Text(rows[0], "nom") != "Camille" || modeltest.Text(rows[1], "nom") != "Dominique" {
		t.Errorf("the table holds %v", rows)
	}
}

// places are where something is typed or chosen.
var places = map[string]func(*driver){
	"text":       func(d *driver) { d.open("nom") },
	"number":     func(d *driver) { d.open("population") },
	"date":       func(d *driver) { d.open("signature_souhaitee_le") },
	"long text":  func(d *driver) { d.open("objectifs") },
	"list":       func(d *driver) { d.open("cpts_voisines") },
	"yes or no":  func(d *driver) { d.open("projet_existant") },
	"choice":     func(d *driver) { d.open("avancement") },
	"long list":  func(d *driver) { d.open("departement") },
	"choices":    func(d *driver) { d.open("perimetre") },
	"many boxes": func(d *driver) { d.open("canaux") },
	"row":        func(d *driver) { d.open("equipe"); d.press("a") },
	"reason":     func(d *driver) { d.run(openReason(d)) },
	"due":        func(d *driver) { d.app.push(newDue(d.app, catalog(d.t).Action("E1-05"))) },
	"note":       func(d *driver) { d.open("nom"); d.press("f2") },
	"search":     func(d *driver) { d.press("/") },
	"path":       func(d *driver) { o := newOpening(d.app); d.app.push(o); o.input.Focus() },
}

// fieldKeys are all the keys that the library's fields answer to, but for the
// clipboard's.
func fieldKeys() (names []string) {
	line, area := textinput.DefaultKeyMap(), textarea.DefaultKeyMap()
	for _, bindings := range []any{line, area} {
		v := reflect.ValueOf(bindings)
		for i := range v.NumField() {
			names = append(names, v.Field(i).Interface().(key.Binding).Keys()...)
		}
	}
	names = append(names, "ctrl+z", "ctrl+y", "space", "tab", "alt+enter")
	var kept []string
	for _, name := range names {
		if name != "enter" && name != "ctrl+m" && name != "ctrl+v" {
			kept = append(kept, name)
		}
	}
	return kept
}

// TestKeyMonkey types thousands of keys in every field: nothing falls, the frame
// holds, and the fields that end by no key stay on the screen.
func TestKeyMonkey(t *testing.T) {
	alone(t)
	all := fieldKeys()
	texts := []string{"a", "é", "漢", "👩‍⚕️", "e\u0301", " ", "  ", "\u00a0", "12 15", "un\tdeux", "a\r\nb\n\n", "fin ", strings.Repeat("mot ", 30)}
	for place, reach := range places {
		t.Run(place, func(t *testing.T) {
			chance := rand.New(rand.NewPCG(7, uint64(len(place))))
			d := start(t, with(t, "nom=CPTS du Lac"))
			reach(d)
			screen, before := d.app.top(), answersOf(d.app.project)
			validates := place == "text" || place == "number" || place == "date" // Tab does
			var last []string
			defer func() {
				if fall := recover(); fall != nil {
					t.Fatalf("%v after %q", fall, last)
				}
			}()
			for i := range 2500 {
				name := all[chance.IntN(len(all))]
				last = append(last[max(len(last)-20, 0):], name)
				switch {
				case i%400 == 399: // begin again, before the text is all there is to draw
					d.press("ctrl+g", "end", "ctrl+u")
				case chance.IntN(12) == 0:
					text := texts[chance.IntN(len(texts))]
					last[len(last)-1] = "paste " + text
					d.paste(text)
				case chance.IntN(2) == 0:
					d.write(string([]rune("abc é12uqgSn?/")[chance.IntN(14)]))
				case name == "tab" && validates:
				default:
					d.press(name)
				}
				if i%50 == 0 {
					d.size([]int{60, 80, 132}[chance.IntN(3)], []int{20, 24, 38}[chance.IntN(3)])
				}
				if i%10 == 0 {
					d.shape(place)
				}
			}
			if d.app.top() != screen {
				t.Errorf("another screen is on top: %T", d.app.top())
			}
			if after := answersOf(d.app.project); after != before {
				t.Errorf("the project has changed:\n%s", after)
			}
		})
	}
}

// TestSelectionOfNothing begins a selection, gives it up, deletes the lines it
// stood on and begins another.
func TestSelectionOfNothing(t *testing.T) {
	d := start(t, blank(t))
	d.open("objectifs")
	d.paste("un\ndeux\ntrois")
	d.press("shift+left", "shift+right")
	for range 6 {
		d.press("ctrl+u")
	}
	d.write("ab")
	d.press("shift+left", "x", "ctrl+s")
	d.holds("objectifs", "ax")
}

// TestTypingTakenBack takes typing back by Ctrl+Z and puts it again by Ctrl+Y.
// What is recorded stays, whatever is pressed.
func TestTypingTakenBack(t *testing.T) {
	typed := func(d *driver) string {
		switch s := d.app.top().(type) {
		case *question:
			if p, picks := s.field.(*picker); picks && p.searches() {
				return p.search.Text()
			}
			return s.field.typed()
		case *rowForm:
			return s.inputs[s.here].Text()
		case *entryPage:
			return s.input.Text()
		case *notePage:
			return s.field.typed()
		case *searchPage:
			return s.input.Text()
		case *openingPage:
			return s.input.Text()
		}
		d.t.Fatalf("nothing is typed in a %T", d.app.top())
		return ""
	}
	for place, reach := range places {
		if place == "yes or no" || place == "choice" || place == "choices" {
			continue
		}
		t.Run(place, func(t *testing.T) {
			d := start(t, with(t, "population=28002"))
			reach(d)
			d.press("ctrl+u") // what the field begins with
			before := answersOf(d.app.project)
			var seen []string
			for _, step := range []string{"un ", "deux", "paste", "ctrl+w", "left", "x"} {
				seen = append(seen, typed(d))
				switch step {
				case "paste":
					d.paste(" trois quatre")
				case "ctrl+w", "left":
					d.press(step)
				default:
					d.write(step)
				}
			}
			last := typed(d)
			for typed(d) != seen[0] {
				was := typed(d)
				if d.press("ctrl+z"); typed(d) == was {
					t.Fatalf("ctrl+z leaves %q", was)
				}
			}
			d.press("ctrl+y")
			if got := typed(d); got != "un" {
				t.Errorf("a word is taken back at once: %q", got)
			}
			for range 10 {
				d.press("ctrl+y")
			}
			if got := typed(d); got != last {
				t.Errorf("put again: %q, want %q", got, last)
			}
			d.shows("Rien à rétablir dans ce champ")
			for range 12 {
				d.press("ctrl+z")
			}
			d.shows("Rien à annuler dans ce champ")
			if after := answersOf(d.app.project); after != before {
				t.Errorf("what is recorded has changed:\n%s", after)
			}
		})
	}
}

// TestCursorTakenBack puts the cursor back where it stood in a long text.
func TestCursorTakenBack(t *testing.T) {
	d := start(t, blank(t))
	d.open("objectifs")
	d.paste("un\ndeux\ntrois")
	d.press("up", "up", "home", "right", "!", "down", "?", "ctrl+z", "ctrl+z", "é", "ctrl+s")
	d.holds("objectifs", "uén\ndeux\ntrois")
}

// TestTicksTakenBack takes the last tick back, and what is recorded never.
func TestTicksTakenBack(t *testing.T) {
	d := start(t, with(t, "population=28002"))
	d.open("perimetre")
	d.press("down", "space", "down", "space", "ctrl+z")
	d.shows("[x] une ou plusieurs", "[ ] un bassin")
	d.press("ctrl+y")
	d.shows("[x] un bassin")
	d.press("ctrl+z", "ctrl+z", "ctrl+z")
	d.shows("[ ] une ou plusieurs", "Rien à annuler dans ce champ")
	d.holds("population", int64(28002))
	for _, id := range []string{"projet_existant", "avancement"} {
		d.open(id)
		d.press("down", "ctrl+z")
		d.shows("Rien à annuler dans ce champ")
		d.holds("population", int64(28002))
	}
}

// TestLettersChoose types letters where one chooses: they go to an option, and do
// nothing else.
func TestLettersChoose(t *testing.T) {
	for _, c := range []struct {
		on, typed, under string
	}{
		{"projet_existant", "oui", "Oui"},
		{"projet_existant", "non", "Non"},
		{"projet_existant", "OUI", "Oui"},
		{"projet_existant", "on", "Non"},
		{"projet_existant", "je ne sais pas", "Je ne sais pas encore"},
		{"projet_existant", "ougqSs?/dfk", "Oui"},
		{"avancement", "p", "Prémices"},
		{"avancement", "pp", "Premiers contacts"},
		{"avancement", "ppp", "Progression"},
		{"avancement", "pppp", "Prémices"},
		{"avancement", "dern", "Dernière ligne droite"},
		{"avancement", "concre", "Concrétisation"},
		{"perimetre", "bassin", "[ ] un bassin de vie"},
		{"perimetre", "trajets", "[ ] les trajets habituels des patients"},
		{"region", "auv", "Auvergne-Rhône-Alpes"},
	} {
		t.Run(c.on+" "+c.typed, func(t *testing.T) {
			d := start(t, with(t, "population=28002"))
			d.open(c.on)
			before := string(d.app.project.JSON())
			d.write(c.typed)
			d.isOn(c.on)
			d.selects(c.under)
			if d.app.quitting || string(d.app.project.JSON()) != before {
				t.Error("a letter has done something else")
			}
		})
	}
	d := start(t, with(t, "population=28002"))
	d.open("lettre_deposee_le") // asks whether to go ahead
	d.write("oui")
	d.selects("Oui, noter d’avance")
	d.write("non")
	d.selects("Non, revenir")
	d.holds("population", int64(28002))
}

// TestNothingFoundTicksNothing presses Tab where no option matches.
func TestNothingFoundTicksNothing(t *testing.T) {
	d := start(t, blank(t))
	d.open("canaux")
	d.write("zzz")
	d.press("tab", "enter")
	d.shows("Rien ne correspond à ces lettres")
	d.isOn("canaux")
	d.holds("canaux", nil)
}

// TestSeveralLines ends lists and long texts, each by its keys.
func TestSeveralLines(t *testing.T) {
	for _, c := range []struct {
		name, on, typed string
		want            model.Value
		stays           bool
	}{
		{"empty list passes", "cpts_voisines", "⏎", nil, false},
		{"list goes on", "cpts_voisines", "Ambert⏎", nil, true},
		{"list ends", "cpts_voisines", "Ambert⏎Job⏎⏎", []string{"Ambert", "Job"}, false},
		{"list of blanks ends", "cpts_voisines", "Ambert⏎  ⏎", []string{"Ambert"}, false},
		{"list by ctrl+s", "cpts_voisines", "Ambert⏎Job⇓", []string{"Ambert", "Job"}, false},
		{"list by ctrl+j", "cpts_voisines", "Ambert↲Job⏎⏎", []string{"Ambert", "Job"}, false},
		{"empty text passes", "objectifs", "⏎", nil, false},
		{"text goes on", "objectifs", "un⏎⏎deux⏎⏎", nil, true},
		{"text ends", "objectifs", "un⏎⏎deux⇓", "un\n\ndeux", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := start(t, with(t, "departement=63", "region=auvergne-rhone-alpes"))
			d.open(c.on)
			d.press(keysOf(c.typed)...)
			d.holds(c.on, c.want)
			if stays := d.on() == c.on; stays != c.stays {
				t.Errorf("on %q", d.on())
			}
		})
	}
	d := start(t, with(t, "cpts_voisines=Ambert"))
	d.open("cpts_voisines")
	d.press("enter", "J", "o", "b", "up", "end", "enter") // Enter in the middle: another line
	d.isOn("cpts_voisines")
	d.press("alt+enter", "x", "ctrl+s")
	d.holds("cpts_voisines", []string{"Ambert", "x", "Job"})
}

// TestSeveralLinesSaid reads in the footer what Enter does, even narrow and saved.
func TestSeveralLinesSaid(t *testing.T) {
	d := start(t, with(t, "departement=63", "nom=Lac"))
	d.app.savedAt = clock()
	for _, c := range []struct {
		on   string
		keys []string
		says []string
	}{
		{"objectifs", []string{"a"}, []string{"ctrl+s valider", "maj+tab précédente", "échap : accueil"}},
		{"cpts_voisines", nil, []string{"entrée passer"}},
		{"cpts_voisines", []string{"a"}, []string{"entrée à la ligne", "maj+tab précédente", "échap retour"}},
		{"cpts_voisines", []string{"a", "enter"}, []string{"entrée valider", "maj+tab précédente", "échap : accueil"}},
	} {
		d.app.home()
		d.size(60, 20)
		d.open(c.on)
		d.press(c.keys...)
		d.shape(c.on)
		d.shows(c.says...)
		d.press("ctrl+u", "backspace", "ctrl+u")
	}
	d.size(80, 24)
	d.press("a")
	d.shows("entrée à la ligne ligne vide : valider maj+tab précédente échap : accueil")
	d.hides("enregistré") // what is typed is not on the disk yet
	d.send(draftDue{})
	d.shows("enregistré")
	d.press("up", "home", "enter", "up")
	d.shows("entrée à la ligne ctrl+s valider")
}

// TestResizeKeepsCursor types on where the cursor stood, at any size.
func TestResizeKeepsCursor(t *testing.T) {
	for place, want := range map[string]string{"text": "Haut-X-Vallon", "long text": "Haut-X-Vallon\nlac", "list": "Haut-X-Vallon\nlac"} {
		d := start(t, blank(t))
		places[place](d)
		d.paste("Haut--Vallon\nlac")
		if place == "text" {
			d.press("ctrl+u")
			d.paste("Haut--Vallon")
		}
		d.press("up", "home", "right", "right", "right", "right", "right")
		for _, size := range [][2]int{{60, 20}, {132, 38}, {20, 5}, {80, 24}} {
			d.size(size[0], size[1])
		}
		d.write("X")
		if got := d.app.top().(*question).field.typed(); got != want {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}

// TestPasteNeverValidates pastes lines in a field of one line: they stay in it,
// even after a way out and back.
func TestPasteNeverValidates(t *testing.T) {
	for _, c := range []struct{ on, pasted, want string }{
		{"population", "27 143\n", "27 143"}, {"population", "190\r\n162\r\n", "190 ; 162"}, {"nom", "CPTS\ndu Lac", "CPTS du Lac"},
	} {
		d := start(t, blank(t))
		d.open(c.on)
		d.paste(c.pasted)
		d.isOn(c.on)
		d.press("esc")
		d.holds(c.on, nil)
		d.open(c.on)
		if got := d.app.top().(*question).field.typed(); got != c.want {
			t.Errorf("%q comes back as %q, want %q", c.pasted, got, c.want)
		}
	}
}

// TestClipboardGoesWhereAsked brings what the clipboard held after the field that
// asked for it is left.
func TestClipboardGoesWhereAsked(t *testing.T) {
	d := start(t, blank(t))
	d.open("nom")
	asked := d.app.top().(*question).field.(*textField).line
	d.send(kit.Clipboard{Into: asked, Text: "CPTS\u202e du Lac\n"})
	d.press("enter")
	d.holds("nom", "CPTS du Lac")
	d.open("population")
	d.send(kit.Clipboard{Into: asked, Text: "12"})
	if got := d.app.top().(*question).field.typed(); got != "" {
		t.Errorf("the next field holds %q", got)
	}
}

// TestLeavingByQ leaves from home and from the welcome, nowhere else.
func TestLeavingByQ(t *testing.T) {
	for _, p := range []*model.Project{nil, blank(t)} {
		d := start(t, p)
		if d.press("q"); !d.app.quitting {
			t.Error("q does not leave")
		}
	}
	for name, reach := range map[string]func(*driver){
		"guide": func(d *driver) { d.guide("Guide") }, "table": func(d *driver) { d.open("equipe") },
		"budget": func(d *driver) { d.budget(cashTab) }, "help": func(d *driver) { d.press("?") },
		"rubrique": func(d *driver) { d.reach("E1-05") },
	} {
		d := start(t, blank(t))
		d.size(60, 20)
		reach(d)
		on := d.app.top()
		d.press("q")
		if d.app.quitting || d.app.top() != on {
			t.Errorf("%s: q has left", name)
		}
		d.shows("Échap ramène à l’accueil, d’où q quitte. Ctrl+C quitte.")
		d.shape(name)
	}
}

// TestDraftsOfWhatIsRecorded keeps no draft of what was validated, however it was
// typed; and keeps what was chosen and not validated.
func TestDraftsOfWhatIsRecorded(t *testing.T) {
	d := start(t, blank(t))
	d.openFrom("population", true)
	d.write("27 143 habitants")
	d.press("enter")
	d.openFrom("communes", true)
	d.press(keysOf("Ambert⏎⏎")...)
	d.open("equipe")
	d.press(keysOf("aCamille⏎kiné⏎⇓")...)
	d.press("down", "down", "enter", "esc")
	if left := d.app.project.Drafts(); len(left) > 0 {
		t.Errorf("drafts remain: %q", left)
	}
	d.app.ahead["derniere-ligne-droite"] = true
	d.open("options")
	d.press("end", "space", "esc")
	d.open("options")
	d.shows("[x] aucune option")
	d.open("projet_existant")
	d.press("o", "esc")
	d.open("projet_existant")
	d.selects("Oui")
}
