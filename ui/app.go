package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
)

// screen is one page. It draws its body only: the app draws the frame around.
type screen interface {
	crumb() (left, right string)
	resize(width, height int)
	update(msg tea.Msg) tea.Cmd
	lines() []string // the body, at most as high as resize said
	keys() []key.Binding
	typing() bool // letters are text here
	refresh()     // the project has changed behind the screen's back
}

// leaver is a screen that keeps something when it is left.
type leaver interface{ leave() }

// app is the root: the frame, the stack of screens, the keys that act
// everywhere, and the saving.
type app struct {
	*session
	styles *styles
	theme  string

	width, height int
	screens       []screen
	notice        string // one line in the footer, until the next key
	panel         panel  // the advice beside the screen on top
	quitting      bool

	found  <-chan opened // the project, when it is still being read
	failed error         // why it could not be
}

func (a *app) top() screen { return a.screens[len(a.screens)-1] }

func (a *app) push(s screen) {
	a.screens = append(a.screens, s)
	a.fit()
}

// replace puts a screen in place of the one on top.
func (a *app) replace(s screen) {
	a.screens[len(a.screens)-1] = s
	a.fit()
}

// back goes one level up; from the first screen it does nothing.
func (a *app) back() {
	if len(a.screens) == 1 {
		return
	}
	if l, keeps := a.top().(leaver); keeps {
		l.leave()
	}
	a.screens = a.screens[:len(a.screens)-1]
	a.top().refresh()
	a.fit()
}

// home makes the home screen the only one.
func (a *app) home() {
	a.screens = nil
	a.push(newHome(a))
}

const frameHeight = 4 // header, two rules, footer

func (a *app) fit() {
	if a.tooSmall() || len(a.screens) == 0 {
		return // drawn for nothing: it keeps its size, and what is typed
	}
	width := a.width
	if beside := a.panelWidth(); beside > 0 {
		width -= beside + 3
	}
	a.top().resize(width, a.height-frameHeight)
}

func (a *app) tooSmall() bool { return a.width < minWidth || a.height < minHeight }

// Init asks for the background: the answer may never come, dark is assumed.
func (a *app) Init() tea.Cmd {
	var cmds []tea.Cmd
	if a.found != nil {
		cmds = append(cmds, func() tea.Msg { return <-a.found })
	}
	if a.theme == "" || a.theme == "auto" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update is the one way in: keys that act everywhere first, then the screen.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.handle(msg)
	return a, tea.Batch(cmd, a.save())
}

func (a *app) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case opened:
		if a.failed = msg.err; msg.err != nil {
			return tea.Quit
		}
		a.begin(msg.options)
		return nil
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.fit()
		return nil
	case tea.BackgroundColorMsg:
		if dark := msg.IsDark(); dark != a.styles.dark {
			*a.styles = *newStyles(dark)
			a.fit()
		}
		return nil
	case written:
		if l, keeps := a.top().(leaver); keeps && msg.disk != nil {
			l.leave() // what is being typed outlives the project it was typed in
		}
		lost := a.wrote(msg)
		if msg.disk != nil {
			a.notice = merged(msg.disk, lost)
			a.top().refresh()
			a.fit()
		} else if msg.err != nil {
			a.notice = msg.err.Error()
		}
		return nil
	case tea.PasteMsg:
		if a.tooSmall() || len(a.screens) == 0 {
			return nil // typed unseen, or before there is anything to type in
		}
		if tidy, removed := french.Tidy(msg.Content, true); removed {
			a.notice = "Des caractères invisibles ont été retirés du texte."
			return a.top().update(tea.PasteMsg{Content: tidy})
		}
	case tea.KeyPressMsg:
		if key.Matches(msg, keys.leave) {
			return a.quit()
		}
		if a.tooSmall() || len(a.screens) == 0 {
			return nil
		}
		a.notice = ""
		a.getReady()
		if cmd, done := a.everywhere(msg); done {
			return cmd
		}
	}
	if len(a.screens) == 0 {
		return nil // still opening
	}
	return a.top().update(msg)
}

// merged says what became of what was done here, once another program had
// written the file.
func merged(disk *model.Project, lost int) string {
	switch {
	case disk.ReadOnly():
		return "Une version plus récente de cpts a pris le fichier : votre dernier changement n'y est pas écrit."
	case lost > 0:
		return "Le fichier avait changé : " + french.Count(lost, "changement n'a pas pu y être refait.", "changements n'ont pas pu y être refaits.")
	}
	return "Le fichier avait changé : les deux versions sont réunies."
}

// everywhere carries out the keys that mean the same on all screens.
func (a *app) everywhere(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	typing := a.top().typing()
	switch {
	case key.Matches(msg, keys.back):
		a.back()
	case key.Matches(msg, keys.advice), key.Matches(msg, keys.help) && !typing:
		if _, helping := a.top().(*helpScreen); !helping {
			a.push(newHelp(a, a.top()))
		}
	case a.project != nil && key.Matches(msg, keys.note) && (!typing || msg.String() == "f2"):
		a.openNote()
	case a.project != nil && key.Matches(msg, keys.search) && !typing:
		return a.search(), true
	case a.project != nil && !typing && a.consult(msg):
	case a.project != nil && key.Matches(msg, keys.undo) && (!typing || msg.String() == "ctrl+z"):
		a.undo()
	case key.Matches(msg, keys.quit) && !typing:
		return a.quit(), true
	default:
		return nil, false
	}
	return nil, true
}

// consult opens what can be read from anywhere; it tells whether the key asks
// for that.
func (a *app) consult(msg tea.KeyPressMsg) bool {
	text, reading := a.top().(interface{ jump(string) bool })
	switch {
	case key.Matches(msg, keys.words):
		if !reading || !text.jump(wordsAnchor) {
			a.push(newGlossary(a, a.top()))
		}
	case key.Matches(msg, keys.sources):
		switch _, has := subjectOf(a.top()); {
		case reading && text.jump(sourcesAnchor):
		case has:
			h := newHelp(a, a.top())
			h.startingAt(sourcesAnchor)
			a.push(h)
		default:
			a.push(newSources(a))
		}
	default:
		return false
	}
	return true
}

func (a *app) quit() tea.Cmd {
	a.quitting = true
	if len(a.screens) == 0 {
		return tea.Quit
	}
	if l, keeps := a.top().(leaver); keeps {
		l.leave()
	}
	return tea.Quit
}

// undo takes back the last change, and says which.
func (a *app) undo() {
	at := a.now()
	taken, ok, err := a.project.Undo(at)
	switch {
	case err != nil:
		a.notice = "Ce changement ne peut pas être annulé : ce fichier n'est ouvert qu'en lecture."
	case !ok:
		a.notice = "Rien à annuler."
	default:
		a.dirty = true
		a.session.refresh()
		a.notice = "Annulé : " + a.describe(taken)
		a.top().refresh()
		a.fit()
	}
}

// describe names a change in a few words.
func (a *app) describe(e model.Entry) string {
	if noted, known := a.about(model.NotedThing(e.Key)); known {
		return "note sur « " + noted.name() + " »"
	}
	if action := a.catalog.Action(e.Key); action != nil {
		return action.Label
	}
	q := a.catalog.Question(e.Key)
	switch {
	case q == nil:
		return e.Key
	case e.Row == nil:
		return q.Short
	}
	return q.Short + ", ligne " + french.Number(int64(*e.Row+1))
}

// refuse shows why a change was not taken when no field can show it.
func (a *app) refuse(err error) {
	switch err {
	case model.ErrReadOnly:
		a.notice = "Ce fichier vient d'une version plus récente : il se lit, sans se modifier."
	case model.ErrUnknown:
		a.notice = "Cette ligne n'existe plus : le fichier a changé entre-temps."
	default:
		a.notice = err.Error()
	}
}

// View draws the frame and the screen on top.
func (a *app) View() tea.View {
	v := tea.NewView(a.draw())
	v.AltScreen = len(a.screens) > 0 // a project that cannot be opened leaves no trace
	v.WindowTitle = "cpts"
	return v
}

func (a *app) draw() string {
	switch {
	case a.width == 0, a.quitting, len(a.screens) == 0:
		return ""
	case a.tooSmall():
		return a.drawTooSmall()
	}
	left, end := a.top().crumb()
	if ansi.StringWidth(left)+ansi.StringWidth(end)+4 > a.width {
		// The stage's rank gives way: what the page is matters more.
		if _, rest, ranked := strings.Cut(left, " sur 5 · "); ranked {
			left = rest
		}
	}
	rule := a.styles.rule.Render(strings.Repeat("─", a.width))
	lines := []string{
		sides(" "+left, a.styles.faint.Render(end+" "), a.width),
		rule,
	}
	body := clip(a.top().lines(), a.height-frameHeight)
	if a.panelWidth() > 0 {
		body = a.beside(body, a.panelLines(len(body)))
	}
	lines = append(lines, body...)
	for i, line := range lines {
		lines[i] = cut(line, a.width)
	}
	lines = append(lines, rule, a.footer())
	return strings.Join(lines, "\n")
}

func (a *app) drawTooSmall() string {
	lines := []string{"Terminal trop petit", "Il faut au moins", "60 colonnes,", "20 lignes."}
	return strings.Join(clipTo(lines, a.height), "\n")
}

func (a *app) footer() string {
	end := a.saved()
	if a.notice != "" {
		notice := content.Typography(a.notice)
		if a.failure == nil && ansi.StringWidth(notice)+ansi.StringWidth(end)+3 > a.width {
			end = "" // what is said now comes before what is said all the time
		}
		return sides(" "+a.styles.accent.Render(notice), end, a.width)
	}
	room := a.width - ansi.StringWidth(end) - 3
	return sides(" "+a.styles.faint.Render(hints(a.top().keys(), room)), end, a.width)
}

// hints are what keys do, those that fit: the last ones give way first, but for
// going on and going back.
func hints(bindings []key.Binding, room int) string {
	var shown []string
	for _, b := range bindings {
		if h := b.Help(); h.Key != "" {
			shown = append(shown, h.Key+" "+h.Desc)
		}
	}
	kept := func(hint string) bool {
		return strings.HasPrefix(hint, keys.open.Help().Key+" ") || strings.HasPrefix(hint, keys.back.Help().Key+" ")
	}
	for last := len(shown) - 1; last >= 0 && ansi.StringWidth(strings.Join(shown, " · ")) > room; last-- {
		if !kept(shown[last]) {
			shown = slices.Delete(shown, last, last+1)
		}
	}
	return strings.Join(shown, " · ")
}

// saved is what the footer says of the file.
func (a *app) saved() string {
	switch {
	case a.project == nil:
		return ""
	case a.example:
		return a.styles.faint.Render("exemple, non écrit ")
	case a.project.ReadOnly():
		return a.styles.alert.Render("lecture seule ")
	case a.failure != nil:
		return a.styles.alert.Render("! pas enregistré ")
	case a.savedAt.IsZero():
		return ""
	}
	return a.styles.faint.Render("enregistré " + a.savedAt.Format("15:04") + " ")
}
