package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// picker chooses one option or several. Typing narrows the list, accents and
// case apart: huh's own filter minds accents.
type picker struct {
	app     *app
	q       *content.Question
	search  *kit.Line
	shown   []*content.Option
	picked  []string        // ids, for several choices
	nothing *content.Option // « aucune », where that is an answer
	none    bool            // it is the one given
	menu    kit.Menu
	letters kit.Initials    // of a list too short to be searched
	past    kit.Past[ticks] // what was ticked before
	first   int             // where the cursor stood at the start
	take    func(model.Value) tea.Cmd
	message string
}

// ticks are the choices made in a list of several.
type ticks struct {
	picked []string
	none   bool
}

func newPicker(a *app, q *content.Question, draft []string, take func(model.Value) tea.Cmd) *picker {
	p := &picker{app: a, q: q, take: take, search: kit.NewLine(a.styles, "", nil)}
	p.search.Focus()
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
	p.menu.Line = p.line
	p.narrow()
	p.menu.MoveTo(p.start())
	p.first = p.menu.Cursor
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
	p.shown = model.Matching(p.q.Options, p.search.Text())
	if p.search.Text() == "" {
		p.shown = append([]*content.Option{unknown}, p.shown...)
		if p.nothing != nil {
			p.shown = append(p.shown, p.nothing)
		}
	}
	p.menu.Set(len(p.shown))
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
		label = look.Strong.Render(label)
	}
	if o.Help != "" {
		help = look.Faint.Render(" · " + o.Help)
	}
	return look.Mark(selected) + box + label + help
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
	return p.search.Focus()
}
func (p *picker) resize(width, height int) {
	p.search.Resize(min(width-14, 40))
	if p.searches() {
		height--
	}
	p.menu.Resize(width, max(height, 3))
}

// searchFrom is the number of options above which letters search the list. In a
// shorter one they go to the option that begins so.
const searchFrom = 8

func (p *picker) searches() bool { return len(p.q.Options) > searchFrom }

func (p *picker) lines() []string {
	var lines []string
	if p.searches() {
		look := p.app.styles
		lines = append(lines, " "+look.Faint.Render(french.Typography("Chercher : "))+p.search.View())
	}
	if len(p.shown) == 0 {
		lines = append(lines, "   "+p.app.styles.Faint.Render("Rien ne correspond. Effacez quelques lettres."))
	}
	return append(lines, p.menu.Window(p.app.styles)...)
}

func (p *picker) position() string { return p.menu.Position() }

func (p *picker) acts() []kit.Act {
	enter := validates(keys.validate, p.enter)
	acts := append(p.menu.Moves(), enter...)
	if p.several() {
		tick := kit.Does(keys.check, func() tea.Cmd { p.toggle(); return nil })
		tick.Letters = true
		if p.search.Text() != "" { // a space is searched for
			tick.On = kit.Bind("tab", "cocher", "tab")
		}
		acts = append(append([]kit.Act{tick, tick.Also("tab", "tab")}, kit.Quietly(p.menu.Moves()...)...), enter...)
	}
	letters := p.letters.Act(p.names(), p.menu.Cursor, p.menu.MoveTo)
	if p.searches() {
		letters = kit.Act{On: kit.Bind("lettres", "chercher"), Letters: true, Run: func(press tea.KeyPressMsg) tea.Cmd { return p.look(press) }}
	}
	return append(append(acts, letters), p.turns()...)
}

// turns take back what was searched for, else what was ticked.
func (p *picker) turns() []kit.Act {
	typed, ticked := p.search.Acts(p.searchAgain), p.past.Acts(p.ticks, p.tick)
	for i := range typed {
		if typed[i].Off != "" {
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
	before := p.search.Text()
	cmd := p.search.Update(msg)
	if p.search.Text() != before {
		p.searchAgain()
	}
	return cmd
}

func (p *picker) searchAgain() {
	p.message = ""
	p.narrow()
	p.menu.MoveTo(0)
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
	if p.shown[p.menu.Cursor] == unknown {
		p.app.notice = "Entrée laisse la question ouverte. Pour cocher, choisissez une option avec les flèches."
		return
	}
	p.letters = kit.Initials{}
	p.past.Keep(p.ticks(), false)
	o := p.shown[p.menu.Cursor]
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
	if p.search.Text() != "" {
		p.search.Set("")
		p.narrow()
		p.menu.MoveTo(slices.Index(p.shown, o))
	}
}

// enter takes the option under the cursor; for several choices, those ticked. When
// none is, it takes the one she went to, and passes if she went nowhere.
func (p *picker) enter() tea.Cmd {
	if !p.found() {
		return nil
	}
	o := p.shown[p.menu.Cursor]
	untouched := len(p.picked) == 0 && !p.none
	switch {
	case !p.several() && o == unknown:
		p.picked = nil
	case !p.several():
		p.picked = []string{o.ID.Name}
	case untouched && p.menu.Cursor != p.first, p.search.Text() != "":
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
