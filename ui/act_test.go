package ui

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// stands are the screens the keys are tried on: those kept as golden files, and a
// few that stand as others do not.
func stands() map[string]func(testing.TB) *driver {
	all := map[string]func(testing.TB) *driver{}
	add := func(name string, project func(testing.TB) *model.Project, reach func(*driver)) {
		all[name] = func(t testing.TB) *driver {
			var p *model.Project
			if project != nil {
				p = project(t)
			}
			t.Chdir(t.TempDir())
			d := startAt(t, store.At("projet.json"), p)
			reach(d)
			return d
		}
	}
	for _, s := range scenes {
		add(s.name, s.project, s.reach)
	}
	changed := func(t testing.TB) *model.Project { return with(t, "nom=CPTS", "population=27143") }
	add("historique-ligne", changed, func(d *driver) { d.app.push(newHistory(d.app)); d.press("end") })
	add("depuis", changed, func(d *driver) { d.app.push(newHistory(d.app)); d.press("enter") })
	add("depuis-lu", changed, func(d *driver) {
		d.app.push(newHistory(d.app))
		d.press("enter")
		d.write("01/11/2026")
		d.press("enter")
	})
	add("choix-cherche", blank, func(d *driver) { d.open("perimetre"); d.press("down", "space") })
	add("lignes-premiere", example, func(d *driver) { d.open("equipe"); d.press("f1", "esc", "down", "down") })
	add("lignes-ajouter", example, func(d *driver) { d.open("equipe") })
	add("ligne-texte", example, func(d *driver) { d.open("equipe"); d.press("a"); d.write("Zorglub") })
	add("retour", example, func(d *driver) { d.press("/") })
	return all
}

// state is all that a key can change: what is shown, what is recorded, whether the
// program ends.
func (d *driver) state() any {
	changes := 0
	if d.app.project != nil {
		changes = d.app.project.Changes()
	}
	return []any{d.app.draw(), changes, d.app.quitting, len(d.app.screens)}
}

// acting are the acts of the screen on top, those that letters typed and the
// screen's own leave.
func (d *driver) acting() []kit.Act {
	typing := d.app.top().typing()
	all := slices.DeleteFunc(d.app.top().acts(), func(one kit.Act) bool { return typing && one.Typed() && len(one.On.Keys()) > 0 })
	own := map[string]bool{}
	for _, one := range all {
		for _, k := range one.On.Keys() {
			own[k] = true
		}
	}
	for _, one := range d.app.everywhere() {
		if (!typing || !one.Typed()) && !own[one.On.Keys()[0]] {
			all = append(all, one)
		}
	}
	return all
}

// refused are the screens that show a refusal, which the same Enter leaves as it is.
var refused = []string{"texte-refuse", "date-refusee", "echeance-action", "reprendre"}

// TestEveryKeyToldActs presses, on every screen, each key that the footer or the
// help shows: it changes something or says why it does not.
func TestEveryKeyToldActs(t *testing.T) {
	alone(t)
	tried := map[string]bool{}
	all := stands()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		stand := all[name]
		if slices.Contains(refused, name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			d := stand(t)
			kind, own := fmt.Sprintf("%T", d.app.top()), len(d.app.top().acts())
			for i, one := range d.acting() {
				if i == own { // the same on every screen
					kind = fmt.Sprint(d.app.top().typing(), d.app.project != nil)
				}
				this := kind + strings.Join(one.On.Keys(), " ") + one.Told() + one.Off
				if tried[this] {
					continue
				}
				tried[this] = true
				keys := one.On.Keys()
				for i, k := range keys {
					if pressed(d, k, one.Off) {
						d = stand(t)
						continue
					}
					// A move that leads nowhere leads back from elsewhere.
					other := keys[(i+1)%len(keys)]
					pressed(d, other, one.Off)
					if !pressed(d, k, one.Off) && !nowhereToGo(one) {
						t.Errorf("%q, told as « %s %s », does nothing", k, one.On.Help().Key, one.Told())
					}
					d = stand(t)
				}
			}
		})
	}
}

// pressed tells whether a key changed anything, a reason told when one is due.
func pressed(d *driver, name, off string) bool {
	d.t.Helper()
	before := d.state()
	d.press(name)
	if off != "" && d.app.notice != off {
		d.t.Errorf("%q is off and says %q, want %q", name, d.app.notice, off)
	}
	return off != "" || !reflect.DeepEqual(before, d.state())
}

// nowhereToGo tells a move, in a list or a text that has nowhere to go.
func nowhereToGo(one kit.Act) bool {
	at := one.On.Help().Key
	return at == kit.Keys.Choose.Help().Key || at == kit.Keys.Pages.Help().Key || at == kit.Keys.Ends.Help().Key ||
		at == kit.Keys.NextPage.Help().Key || at == kit.Keys.Last.Help().Key || at == keys.redraw.Help().Key
}

// names is how a leader reads the keys that are not called by their own name.
var names = map[string]string{
	"enter": "entrée", "esc": "échap", "space": "espace", "delete": "suppr", "home": "début", "end": "fin", "pgup": "pg↑", "pgdown": "pg↓",
	"up": "↑", "down": "↓", "left": "←", "right": "→", "f1": "F1", "f2": "F2", "shift+tab": "maj+tab",
	"shift+up": "maj+↑↓", "shift+down": "maj+↑↓", "ctrl+up": "ctrl+↑↓", "ctrl+down": "ctrl+↑↓",
}

// sent are what terminals send for a key that is told.
var sent = []string{"ctrl+j", "alt+enter", "ctrl+shift+z"}

// TestEveryKeyIsTold looks for each key that acts, by the name a leader reads, in
// what the help says of it; the help says all of that.
func TestEveryKeyIsTold(t *testing.T) {
	for name, stand := range stands() {
		d := stand(t)
		told := d.app.toldOf(d.app.top())
		if d.app.top().typing() && slices.ContainsFunc(told, func(k toldKeys) bool { return slices.Contains(k.names, "q") }) {
			t.Errorf("%s: the help tells letters where they are typed", name)
		}
		for _, one := range d.acting() {
			help := one.On.Help()
			if help.Key == "" || one.Told() == "" {
				t.Errorf("%s: %q is not told", name, one.On.Keys())
			}
			if !slices.ContainsFunc(told, func(k toldKeys) bool { return k.does == one.Told() && slices.Contains(k.names, help.Key) }) {
				t.Errorf("%s: the help leaves out « %s %s »", name, help.Key, one.Told())
			}
			for _, k := range one.On.Keys() {
				read := k
				if french, named := names[k]; named {
					read = french
				}
				if !slices.Contains(sent, k) && !strings.Contains(help.Key+" "+one.Told(), read) && !ranked(help.Key, k) {
					t.Errorf("%s: %q is not told by « %s %s »", name, k, help.Key, one.Told())
				}
			}
		}
	}
}

// ranked tells whether a digit is among those that « 1-5 » says.
func ranked(shown, digit string) bool {
	first, last, is := strings.Cut(shown, "-")
	return is && len(first) == 1 && len(last) == 1 && len(digit) == 1 && first <= digit && digit <= last
}

// TestNoOtherKeyActs presses, on every screen, the keys that are told nowhere:
// nothing changes. Where letters are typed, only those that are never text or
// editing.
func TestNoOtherKeyActs(t *testing.T) {
	alone(t)
	var letters []string
	for r := '!'; r <= '~'; r++ {
		letters = append(letters, string(r))
	}
	letters = append(letters, "é", "à", "ù", "ç", "space", "backspace", "delete", "tab", "shift+tab", "enter", "alt+enter",
		"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "shift+up", "shift+down", "ctrl+up", "ctrl+down", "ctrl+shift+z")
	for r := 'a'; r <= 'z'; r++ {
		letters = append(letters, "ctrl+"+string(r), "alt+"+string(r))
	}
	for name, stand := range stands() {
		t.Run(name, func(t *testing.T) {
			d := stand(t)
			var try []tea.KeyPressMsg
			for code := tea.KeyF1; code <= tea.KeyF12; code++ {
				try = append(try, tea.KeyPressMsg{Code: code})
			}
			if !d.app.top().typing() {
				for _, k := range letters {
					try = append(try, keyNamed(t, k))
				}
			}
			d.app.notice, d.app.lasting = "", ""
			d.app.draw()
			before, typing, acts := d.state(), d.app.top().typing(), d.acting()
			for _, press := range try {
				if slices.ContainsFunc(acts, func(one kit.Act) bool { return one.Takes(press, typing) }) {
					continue
				}
				d.send(press)
				if !reflect.DeepEqual(before, d.state()) {
					t.Fatalf("%q is told nowhere, and acts:\n%s", press, d.screen())
				}
			}
		})
	}
}

// TestReadmeKeys holds the README to the acts: a key it names acts on some screen,
// and a key that acts everywhere is named.
func TestReadmeKeys(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	must(t, err)
	guide, _, found := strings.Cut(string(data), "## For developers")
	if !found {
		t.Fatal("the README has no part for developers")
	}
	acting := map[string]bool{}
	for _, stand := range stands() {
		d := stand(t)
		for _, one := range d.acting() {
			for _, k := range one.On.Keys() {
				acting[k] = true
			}
		}
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-zA-Z/?])`|\\b(F[0-9]+|Ctrl\\+[A-Z]|Maj\\+Tab)\\b").FindAllStringSubmatch(guide, -1) {
		k := m[1]
		if k == "" {
			k = strings.ReplaceAll(strings.ToLower(m[2]), "maj", "shift")
		}
		named[k] = true
		if !acting[k] {
			t.Errorf("the README tells %q, which acts on no screen", k)
		}
	}
	for _, one := range start(t, example(t)).app.everywhere() {
		for _, k := range one.On.Keys() {
			if !named[k] && k != "esc" {
				t.Errorf("the README does not tell %q (%s)", k, one.Told())
			}
		}
	}
}

// TestMovesOfScreens presses the keys that move in ways of a screen's own.
func TestMovesOfScreens(t *testing.T) {
	const three = `equipe=[{"nom":"Ada","profession":"pharmacien"},{"nom":"Bo","profession":"sage-femme"},{"nom":"Cy","profession":"pharmacien"}]`
	team := func(t testing.TB) *model.Project { return with(t, "population=27143", three) }
	for name, c := range map[string]struct {
		reach func(*driver)
		keys  []string
		shows string
	}{
		"arrows between views":    {func(d *driver) { d.calendar(daysTab) }, []string{"right"}, "view 2 Frise"},
		"and back":                {func(d *driver) { d.calendar(daysTab) }, []string{"left"}, "view 4 À rebours"},
		"shift and tab":           {func(d *driver) { d.budget(rightsTab) }, []string{"shift+tab"}, "view 5 Contrôles"},
		"a view by its rank":      {func(d *driver) { d.budget(rightsTab) }, []string{"4"}, "view 4 Prévisionnel"},
		"arrows in a table":       {func(d *driver) { d.budget(rightsTab) }, []string{"right", "right"}, "▸50 000"},
		"the first amount":        {func(d *driver) { d.budget(cashTab) }, []string{"down", "right", "right", "home"}, "Fonctionnement ▸50 000"},
		"up among cells":          {func(d *driver) { d.open("equipe"); d.press("a"); d.write("Di") }, []string{"ctrl+s", "shift+tab"}, "▸ Nom"},
		"an empty note":           {func(d *driver) { d.open("nom") }, []string{"f2"}, "entrée fermer"},
		"the first line":          {func(d *driver) { d.open("equipe") }, []string{"down", "down", "shift+up"}, "déjà la première"},
		"the last line":           {func(d *driver) { d.open("equipe") }, []string{"end", "ctrl+down"}, "déjà la dernière"},
		"the first screen":        {func(d *driver) {}, []string{"esc"}, "C’est le premier écran"},
		"help on help":            {func(d *driver) { d.press("?") }, []string{"f1"}, "L’aide est ouverte"},
		"an option to tick":       {func(d *driver) { d.open("perimetre") }, []string{"space"}, "Pour cocher, choisissez une option"},
		"nothing found to go to":  {func(d *driver) { d.press("/") }, []string{"enter"}, "tapez un mot"},
		"the end of a long text":  {func(d *driver) { d.app.push(newReport(d.app)) }, []string{"end"}, "Seuls les textes officiels font foi"},
		"a page of it, and back":  {func(d *driver) { d.app.push(newReport(d.app)) }, []string{"pgdown", "pgup"}, "page 1 sur"},
		"from a text by Enter":    {func(d *driver) { d.press("?") }, []string{"enter"}, "À faire maintenant"},
		"delete, in a table":      {func(d *driver) { d.open("equipe") }, []string{"end", "delete"}, "Ligne supprimée"},
		"yes or no, by arrows":    {func(d *driver) { d.open("projet_existant") }, []string{"up", "up", "down"}, "▸ Non"},
		"a deadline of her own":   {func(d *driver) { d.reach("E1-02") }, []string{"d"}, "Échéance"},
		"a deadline taken back":   {func(d *driver) { d.reach("E1-02"); d.press("d") }, []string{"1", "ctrl+z", "ctrl+z"}, "Rien à annuler dans ce champ"},
		"Enter advises an action": {func(d *driver) { d.reach("E1-02") }, []string{"enter"}, "Conseils"},
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, team(t))
			c.reach(d)
			d.press(c.keys...)
			if view, is := strings.CutPrefix(c.shows, "view "); is {
				d.inView(view)
				return
			}
			d.shows(c.shows)
		})
	}
}

// TestCellsByArrows goes from one cell to another of a line, where no list of
// choices takes the arrows.
func TestCellsByArrows(t *testing.T) {
	d := start(t, blank(t))
	d.openAhead("depenses")
	d.press("a", "down")
	form := d.app.top().(*rowForm)
	if form.here != 1 {
		t.Fatalf("down leads to cell %d", form.here)
	}
	d.press("up")
	if form.here != 0 {
		t.Errorf("up leads to cell %d", form.here)
	}
	d.press("up")
	if form.here != 0 {
		t.Errorf("up from the first cell leads to cell %d", form.here)
	}
}

// Ctrl+Z takes back no answer where letters are typed, be there a field or not.
func TestNoUndoWhereLettersAreTyped(t *testing.T) {
	for _, id := range []string{"lettre_deposee_le", "nom", "projet_existant"} {
		d := start(t, with(t, "population=27143"))
		d.open(id)
		before := string(d.app.project.JSON())
		d.press("ctrl+z", "ctrl+y", "u", "U")
		d.holds("population", int64(27143))
		if got := string(d.app.project.JSON()); got != before {
			t.Errorf("on %s, the project has changed:\n%s", id, got)
		}
	}
}

// The cursor of a table stays on its line when another one goes behind it.
func TestCursorStaysOnItsLine(t *testing.T) {
	d := start(t, with(t, `equipe=[{"nom":"Ada","profession":"pharmacien"},{"nom":"Bo","profession":"sage-femme"},{"nom":"Cy","profession":"pharmacien"}]`))
	d.open("equipe")
	d.press("down", "down", "down")
	must(t, d.app.project.RemoveRow("equipe", 0, clock()))
	d.app.top().refresh()
	d.shows("▸ 1 Bo")
}
