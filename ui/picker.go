package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
)

// picker chooses one option or several. Typing narrows the list, accents and
// case apart: huh's own filter minds accents.
type picker struct {
	app     *app
	q       *content.Question
	search  *lineInput
	shown   []*content.Option
	picked  []string        // ids, for several choices
	nothing *content.Option // « aucune », where that is an answer
	none    bool            // it is the one given
	menu    menu
	letters initials    // of a list too short to be searched
	past    past[ticks] // what was ticked before
	first   int         // where the cursor stood at the start
	take    func(model.Value) tea.Cmd
	message string
}

// ticks are the choices made in a list of several.
type ticks struct {
	picked []string
	none   bool
}

func newPicker(a *app, q *content.Question, draft []string, take func(model.Value) tea.Cmd) *picker {
	p := &picker{app: a, q: q, take: take, search: newLine(a.styles, "", nil)}
	p.search.focus()
	if q.None != "" {
		p.nothing = &content.Option{Label: q.None}
	}
	switch v := a.project.Answer(q.ID.Name).(type) {
	case []string:
		p.picked, p.none = slices.Clone(v), len(v) == 0
	case string:
		p.picked = []string{v}
	}
	if len(draft) > 0 {
		p.picked, p.none = nil, p.nothing != nil && draft[0] == q.None
		for _, id := range strings.Split(draft[0], "\n") {
			if q.Option(id) != nil {
				p.picked = append(p.picked, id)
			}
		}
	}
	p.menu.line = p.line
	p.narrow()
	p.menu.moveTo(p.start())
	p.first = p.menu.cursor
	return p
}

// start is where the cursor stands: on the answer, or on what other answers
// suggest.
func (p *picker) start() int {
	want := ""
	if len(p.picked) > 0 {
		want = p.picked[0]
	} else {
		want = p.app.project.Proposed(p.q)
	}
	return max(slices.IndexFunc(p.shown, func(o *content.Option) bool { return o.ID.Name == want }), 0)
}

func (p *picker) several() bool { return p.q.Kind == content.Choices }

// unknown leaves a question open. It stands first, so that Enter on a list not
// yet looked at records nothing.
var unknown = &content.Option{Label: "Je ne sais pas encore"}

// narrow shows the options that match what is typed, or all of them with the two
// answers that are no option.
func (p *picker) narrow() {
	p.shown = model.Matching(p.q.Options, p.search.text())
	if p.search.text() == "" {
		p.shown = append([]*content.Option{unknown}, p.shown...)
		if p.nothing != nil {
			p.shown = append(p.shown, p.nothing)
		}
	}
	p.menu.set(len(p.shown))
}

func (p *picker) ticked(o *content.Option) bool {
	if o == p.nothing {
		return p.none
	}
	return slices.Contains(p.picked, o.ID.Name)
}

func (p *picker) line(i, width int, selected bool) string {
	look, o := p.app.styles, p.shown[i]
	label, help, box := o.Label, "", ""
	if p.several() && o != unknown {
		box = tickBox(p.ticked(o))
	}
	if selected {
		label = look.strong.Render(label)
	}
	if o.Help != "" {
		help = look.faint.Render(" · " + o.Help)
	}
	return look.mark(selected) + box + label + help
}

func tickBox(on bool) string {
	if on {
		return "[x] "
	}
	return "[ ] "
}

func (p *picker) init() tea.Cmd {
	if !p.searches() {
		return nil
	}
	return p.search.focus()
}
func (p *picker) resize(width, height int) {
	p.search.resize(min(width-14, 40))
	if p.searches() {
		height--
	}
	p.menu.resize(width, max(min(height, 14), 3))
}

// searchFrom is the number of options above which letters search the list. In a
// shorter one they go to the option that begins so.
const searchFrom = 8

func (p *picker) searches() bool { return len(p.q.Options) > searchFrom }

func (p *picker) lines() []string {
	var lines []string
	if p.searches() {
		look := p.app.styles
		lines = append(lines, " "+look.faint.Render(content.Typography("Chercher : "))+p.search.view())
	}
	if len(p.shown) == 0 {
		lines = append(lines, "   "+p.app.styles.faint.Render("Rien ne correspond. Effacez quelques lettres."))
	}
	lines = append(lines, p.menu.lines()...)
	if more := p.menu.more(); more > 0 {
		lines = append(lines, "   "+p.app.styles.faint.Render("… la liste continue plus bas"))
	}
	return lines
}

func (p *picker) acts() []act {
	enter := validates(keys.validate, p.enter)
	acts := append(p.menu.moves(), enter...)
	if p.several() {
		tick := does(keys.check, func() tea.Cmd { p.toggle(); return nil })
		tick.letters = true
		if p.search.text() != "" { // a space is searched for
			tick.on = bind("tab", "cocher", "tab")
		}
		acts = append(append([]act{tick, tick.also("tab", "tab")}, quietly(p.menu.moves()...)...), enter...)
	}
	letters := p.letters.act(p.names(), p.menu.cursor, p.menu.moveTo)
	if p.searches() {
		letters = act{on: bind("lettres", "chercher"), letters: true, run: func(press tea.KeyPressMsg) tea.Cmd { return p.look(press) }}
	}
	return append(append(acts, letters), p.turns()...)
}

// turns take back what was searched for, else what was ticked.
func (p *picker) turns() []act {
	typed, ticked := p.search.acts(p.searchAgain), p.past.acts(p.ticks, p.tick)
	for i := range typed {
		if typed[i].off != "" {
			typed[i] = ticked[i]
		}
	}
	return typed
}

func (p *picker) update(msg tea.Msg) tea.Cmd { return p.look(msg) }

// look searches a long list.
func (p *picker) look(msg tea.Msg) tea.Cmd {
	if !p.searches() {
		return nil
	}
	before := p.search.text()
	cmd := p.search.update(msg)
	if p.search.text() != before {
		p.searchAgain()
	}
	return cmd
}

func (p *picker) searchAgain() {
	p.message = ""
	p.narrow()
	p.menu.moveTo(0)
}

func (p *picker) names() []string {
	names := make([]string, len(p.shown))
	for i, o := range p.shown {
		names[i] = o.Label
	}
	return names
}

func (p *picker) ticks() ticks { return ticks{slices.Clone(p.picked), p.none} }
func (p *picker) tick(t ticks) { p.picked, p.none = t.picked, t.none }

// found tells whether an option is under the cursor, and says it when none is.
func (p *picker) found() bool {
	if len(p.shown) == 0 {
		p.message = "Rien ne correspond à ces lettres. Effacez-en quelques-unes, ou choisissez avec les flèches."
	}
	return len(p.shown) > 0
}

// toggle ticks the option under the cursor, or takes its tick away.
func (p *picker) toggle() {
	if !p.found() {
		return
	}
	if p.shown[p.menu.cursor] == unknown {
		p.app.notice = "Entrée laisse la question ouverte. Pour cocher, choisissez une option avec les flèches."
		return
	}
	p.letters = initials{}
	p.past.keep(p.ticks(), false)
	o := p.shown[p.menu.cursor]
	if o == p.nothing {
		p.none, p.picked = !p.none, nil
		return
	}
	p.none = false
	if at := slices.Index(p.picked, o.ID.Name); at >= 0 {
		p.picked = slices.Delete(p.picked, at, at+1)
	} else {
		p.picked = append(p.picked, o.ID.Name)
	}
	if p.search.text() != "" {
		p.search.set("")
		p.narrow()
		p.menu.moveTo(slices.Index(p.shown, o))
	}
}

// enter takes the option under the cursor; for several choices, those ticked. When
// none is, it takes the one she went to, and passes if she went nowhere.
func (p *picker) enter() tea.Cmd {
	if !p.found() {
		return nil
	}
	o := p.shown[p.menu.cursor]
	untouched := len(p.picked) == 0 && !p.none
	switch {
	case !p.several() && o == unknown:
		p.picked = nil
	case !p.several():
		p.picked = []string{o.ID.Name}
	case untouched && p.menu.cursor != p.first, p.search.text() != "":
		p.toggle()
	}
	return p.take(p.now())
}

// now is the choice as it stands, in the order of the list.
func (p *picker) now() model.Value {
	if !p.several() {
		if len(p.picked) == 0 {
			return nil
		}
		return p.picked[0]
	}
	if len(p.picked) == 0 && !p.none {
		return nil
	}
	out := []string{}
	for _, o := range p.q.Options {
		if slices.Contains(p.picked, o.ID.Name) {
			out = append(out, o.ID.Name)
		}
	}
	return out
}

func (p *picker) fault() string { return p.message }

func (p *picker) typed() string {
	if p.none {
		return p.q.None
	}
	return strings.Join(p.picked, "\n")
}

func (p *picker) typing() bool { return true }
