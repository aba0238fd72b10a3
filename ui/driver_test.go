package ui

import (
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/search"
	"cpts/model/store"
)

// everything is what the program knows, made ready to be searched once for all tests.
var everything = sync.OnceValue(func() *search.Index {
	c, _ := content.Load()
	return search.New(search.Content(c), c.Knowledge().Synonyms)
})

// clock is when every test happens.
func clock() time.Time { return time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC) }

var catalog, must = modeltest.Catalog, modeltest.Must

// driver plays the terminal and the runtime of the program, in one goroutine:
// what a message sets going is over before the next is sent.
type driver struct {
	t   testing.TB
	app *app
}

// alone leaves out of short runs a test that is long, and that one goroutine does by
// itself: the race detector, which they are for, has nothing to see there.
func alone(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
}

// start opens the wizard at 80×24, its file in a directory of its own.
func start(t testing.TB, p *model.Project) *driver {
	t.Helper()
	d := startAt(t, store.At(filepath.Join(t.TempDir(), "p.json")), p)
	d.app.onDisk = 0 // no file holds yet what the test answered
	return d
}

// startAt opens the wizard on a project as a file holds it.
func startAt(t testing.TB, f *store.File, p *model.Project) *driver {
	t.Helper()
	c := catalog(t)
	if p != nil {
		c = p.Catalog()
	}
	d := &driver{t, newApp(Options{Catalog: c, File: f, Project: p, Now: clock, Theme: "sombre"})}
	if c == catalog(t) {
		d.app.all = everything // made ready once for all the tests
	}
	d.size(80, 24)
	return d
}

// restart opens the wizard anew, from the file the last one wrote.
func (d *driver) restart() *driver {
	d.t.Helper()
	f, p, err := store.Open(d.app.catalog, d.app.file.Path())
	must(d.t, err)
	return startAt(d.t, f, p)
}

func (d *driver) size(width, height int) { d.send(tea.WindowSizeMsg{Width: width, Height: height}) }

func (d *driver) send(msgs ...tea.Msg) {
	for _, msg := range msgs {
		_, cmd := d.app.Update(msg)
		d.run(cmd)
	}
}

// run carries out a command, and all that follows from it. The blink of the
// cursor, which is a wait, is left out.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil || waits(cmd) {
		return
	}
	msg := cmd()
	if cmds, several := several(msg); several {
		for _, c := range cmds {
			d.run(c)
		}
		return
	}
	if _, quits := msg.(tea.QuitMsg); msg != nil && !quits {
		d.send(msg)
	}
}

// waits tells a command that waits, for the cursor to blink or for a save to be
// due, by where it comes from: nothing else says so before it is run. What it
// waits for is sent by the tests that need it.
func waits(cmd tea.Cmd) bool {
	f := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer())
	return strings.Contains(f.Name(), "/cursor.") || strings.Contains(f.Name(), ".Tick.")
}

// several are the commands of a batch or of a sequence, whose type Bubble Tea
// keeps to itself.
func several(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i] = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f2": tea.KeyF2,
}

// keyNamed is a key by its name, « ctrl+shift+left »; a single character is itself.
func keyNamed(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	var k tea.Key
	rest := name
	for _, mod := range []struct {
		name string
		mod  tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, has := strings.CutPrefix(rest, mod.name); has && after != "" {
			rest, k.Mod = after, k.Mod|mod.mod
		}
	}
	code, known := named[rest]
	r := []rune(rest)
	switch {
	case known:
		k.Code = code
	case len(r) == 1:
		k.Code = r[0]
	default:
		t.Fatalf("no key %q", name)
	}
	if k.Mod == 0 && !known {
		k.Text = rest
	}
	if rest == "space" {
		k.Text = " "
	}
	if got := tea.KeyPressMsg(k).String(); got != name && name != " " {
		t.Fatalf("the key %q says it is %q", name, got)
	}
	return tea.KeyPressMsg(k)
}

// press sends keys by name.
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.send(keyNamed(d.t, name))
	}
}

// packet sends keys all at once, as a slow line or a paste without brackets
// brings them: nothing they set going is over before the last.
func (d *driver) packet(names ...string) {
	d.t.Helper()
	var cmds []tea.Cmd
	for _, name := range names {
		_, cmd := d.app.Update(keyNamed(d.t, name))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		d.run(cmd)
	}
}

// write types a text, one key a character.
func (d *driver) write(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (d *driver) paste(text string) { d.send(tea.PasteMsg{Content: text}) }

// open puts a question, as Enter on « À faire maintenant » does, or as on its line of a
// list.
func (d *driver) open(id string) { d.openFrom(id, false) }

func (d *driver) openFrom(id string, fromList bool) {
	d.t.Helper()
	q := d.app.catalog.Question(id)
	if q == nil {
		d.t.Fatalf("no question %q", id)
	}
	d.run(d.app.open(want{place: model.AtQuestion(q), returns: fromList}))
	d.run(d.app.save()) // as after every message
}

// openAhead puts a question of a stage that may not be possible yet.
func (d *driver) openAhead(id string) {
	d.t.Helper()
	d.app.ahead[d.app.catalog.Question(id).Section.Stage.ID.Name] = true
	d.open(id)
}

// stage opens the page of a stage, by its rank.
func (d *driver) stage(n int) {
	d.run(d.app.open(want{room: roomStage, at: d.app.catalog.Stages[n].ID.Name}))
}

// reach goes to an action, as « À faire maintenant » does.
func (d *driver) reach(action string) {
	a := d.app.catalog.Action(action)
	d.run(d.app.open(want{place: model.AtAction(a)}))
}

// guide opens one of the pages of the guide by its name, or the guide itself.
func (d *driver) guide(name string) {
	d.t.Helper()
	d.app.push(newGuide(d.app))
	if name == "Guide" {
		return
	}
	for _, it := range d.app.top().(*guide).items {
		if it.label == name {
			d.run(d.app.choose(it))
			return
		}
	}
	d.t.Fatalf("no page %q in the guide", name)
}

// document opens a document, as its line on the page of documents does.
func (d *driver) document(id string) { d.run(d.app.open(want{room: roomDocument, at: id})) }

// screen is what the terminal shows, without colours.
func (d *driver) screen() string { return ansi.Strip(d.app.draw()) }

// shape checks that the frame fills the window, and never more.
func (d *driver) shape(when string) {
	d.t.Helper()
	drawn := d.app.draw()
	lines := strings.Split(drawn, "\n")
	if len(lines) != d.app.height {
		d.t.Errorf("%s: %d lines in a window of %d:\n%s", when, len(lines), d.app.height, ansi.Strip(drawn))
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > d.app.width {
			d.t.Errorf("%s: line %d is %d columns wide, in a window of %d: %q", when, i+1, w, d.app.width, ansi.Strip(line))
		}
		if bare := ansi.Strip(line); strings.ContainsAny(bare, "\t\r\a\x1b\u202e\u200f") {
			d.t.Errorf("%s: line %d lets control characters out: %q", when, i+1, bare)
		}
		if end := strings.LastIndex(line, "\x1b["); end >= 0 && !strings.HasPrefix(line[end:], ansi.ResetStyle) && !strings.HasPrefix(line[end:], "\x1b[0m") {
			d.t.Errorf("%s: the look of line %d runs into what is beside the next: %q", when, i+1, line)
		}
	}
}

// shows fails unless all the texts are on the screen, whatever its spaces and
// line breaks.
func (d *driver) shows(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if where := d.exampleOf(text); where != "" {
			d.t.Errorf("seeing %q proves nothing: it is in the example of %s", text, where)
		}
	}
	seen := flat(d.screen())
	for _, text := range texts {
		if !strings.Contains(seen, flat(text)) {
			d.t.Errorf("the screen does not show %q:\n%s", text, d.screen())
		}
	}
}

// selects fails unless a line under the cursor begins by text: the mark is there,
// and in the colour of the cursor.
func (d *driver) selects(text string) {
	d.t.Helper()
	look := d.app.styles.Accent.Render("▸")
	lit := look[:strings.Index(look, "▸")]
	for _, line := range strings.Split(d.app.draw(), "\n") {
		_, after, marked := strings.Cut(ansi.Strip(line), "▸")
		coloured := strings.Contains(line, lit+" ▸ ") || strings.Contains(line, lit+"▸")
		if marked && coloured && strings.HasPrefix(flat(after), flat(text)) {
			return
		}
	}
	d.t.Errorf("%q is not under the cursor:\n%s", text, d.screen())
}

// inView fails unless the view of a name is the one shown: the one underlined.
func (d *driver) inView(name string) {
	d.t.Helper()
	lines := strings.Split(d.screen(), "\n")
	for i, line := range lines[:len(lines)-1] {
		before, rule, is := strings.Cut(lines[i+1], "━")
		if !is || !strings.Contains(line, name) {
			continue
		}
		at, length := ansi.StringWidth(before), 1+strings.Count(rule, "━")
		if shown := ansi.Cut(line, at, at+length); shown == name {
			return
		}
	}
	d.t.Errorf("%q is not the view shown:\n%s", name, d.screen())
}

func (d *driver) hides(text string) {
	d.t.Helper()
	if strings.Contains(flat(d.screen()), flat(text)) {
		d.t.Errorf("the screen shows %q:\n%s", text, d.screen())
	}
}

func flat(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "│", "", "┃", "").Replace(s)), " ")
}

func (d *driver) answer(id string) model.Value { return d.app.project.Answer(id) }

// holds fails unless the answer to a question is want, nil for none.
func (d *driver) holds(id string, want model.Value) {
	d.t.Helper()
	if got := d.answer(id); !reflect.DeepEqual(got, want) {
		d.t.Errorf("%s is %#v, want %#v", id, got, want)
	}
}

// on is the question on top, "" when the screen puts none.
func (d *driver) on() string {
	switch s := d.app.top().(type) {
	case *question:
		return s.q.ID.Name
	case *rowsPage:
		return s.q.ID.Name
	}
	return ""
}

func (d *driver) isOn(id string) {
	d.t.Helper()
	if got := d.on(); got != id {
		d.t.Errorf("on question %q, want %q:\n%s", got, id, d.screen())
	}
}

// onDisk is the project the file holds.
func (d *driver) onDisk() *model.Project {
	d.t.Helper()
	p, err := store.At(d.app.file.Path()).Load(d.app.catalog)
	must(d.t, err)
	return p
}

func blank(t testing.TB) *model.Project { return model.New(catalog(t), clock()) }

// with is an empty project and these answers, « id=typed ».
func with(t testing.TB, answers ...string) *model.Project {
	t.Helper()
	return answered(t, blank(t), answers)
}

// small is with on the small content of the tests: what is tried there is how
// screens work, whatever the real one says.
func small(t testing.TB, answers ...string) *model.Project {
	t.Helper()
	return answered(t, model.New(contenttest.Catalog(t), clock()), answers)
}

func answered(t testing.TB, p *model.Project, answers []string) *model.Project {
	t.Helper()
	modeltest.Set(t, p, clock(), answers...)
	return p
}

func example(t testing.TB) *model.Project {
	t.Helper()
	p, err := model.Example(catalog(t), dates.Of(clock()))
	must(t, err)
	return p
}

// exampleOf is the field of the question on top whose example holds a text: what
// shows where nothing was typed. "" when there is none.
func (d *driver) exampleOf(text string) string {
	q := d.app.catalog.Question(d.on())
	if form, is := d.app.top().(*rowForm); is {
		q = form.rows.q
	}
	if q == nil {
		return ""
	}
	if strings.Contains(q.Example, text) {
		return q.ID.Name
	}
	for _, c := range q.Columns {
		if strings.Contains(c.Example, text) {
			return q.ID.Name + "." + c.ID.Name
		}
	}
	return ""
}
