package ui

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
	"cpts/model/store"
	"cpts/ui/kit"
)

// screen is one page. It draws its body only: the app draws the frame around. What
// keys do there is told by its acts; update gets the other messages and, where
// letters are typed, the keys that no act takes.
type screen interface {
	crumb() (left, right string)
	resize(width, height int)
	update(msg tea.Msg) tea.Cmd
	lines() []string // the body, at most as high as resize said
	acts() []kit.Act // what keys do, in the order of the footer
	typing() bool    // letters are text here
	refresh()        // the project has changed behind the screen's back
}

// drafter is a screen where something is typed: what stands there and is not
// validated, and the key it is kept under; no text for nothing.
type drafter interface {
	draft() (key string, texts []string)
}

// app is the root: the frame, the stack of screens, the keys that act
// everywhere, and the saving.
type app struct {
	*session
	styles *kit.Styles
	theme  string

	width, height int
	screens       []screen
	notice        string // in the footer, until the next key
	lasting       string // in the footer too, until it is read: a key that goes on or back
	panel         panel  // the advice beside the screen on top
	quitting      bool
	typed         bool // something was typed since drafts were last kept
	retrying      bool // a save that failed is to be tried again

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
	if d, typed := a.top().(drafter); typed {
		a.keep(d.draft())
	}
	a.pop()
}

// pop takes the screen on top away: it has done what it was for.
func (a *app) pop() {
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
	a.top().resize(width, a.height-frameHeight+1-len(a.footer()))
}

func (a *app) tooSmall() bool { return a.width < kit.MinWidth || a.height < kit.MinHeight }

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
		var other *store.OtherEncoding
		switch {
		case errors.As(msg.err, &other):
			a.catalog, a.file = msg.options.Catalog, msg.options.File
			a.push(newEncoding(a, other))
		case msg.err != nil:
			a.failed = msg.err
			return tea.Quit
		default:
			a.begin(msg.options)
		}
		return nil
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.fit()
		return nil
	case tea.BackgroundColorMsg:
		if dark := msg.IsDark(); dark != a.styles.Dark {
			*a.styles = *kit.NewStyles(dark)
			a.fit()
		}
		return nil
	case written:
		return a.saveEnded(msg)
	case wroteElsewhere:
		a.wroteThere(msg)
		return nil
	case retryDue:
		a.retrying = false
		a.dirty = a.dirty || a.failure != nil
		return nil
	case draftDue:
		a.typed = false
		a.keepDrafts()
		return nil
	case tea.PasteMsg:
		if a.tooSmall() || a.quitting || len(a.screens) == 0 {
			return nil // typed unseen, or before there is anything to type in
		}
		if tidy, removed := tidyCells(msg.Content); removed {
			a.notice = "Des caractères invisibles ont été retirés du texte."
			msg.Content = tidy
		}
		return tea.Batch(a.top().update(msg), a.draftLater())
	case tea.KeyPressMsg:
		if a.quitting {
			return nil // it came in the packet of the key that leaves
		}
		if key.Matches(msg, keys.leave) {
			return a.quit()
		}
		if a.tooSmall() || len(a.screens) == 0 {
			return nil
		}
		a.notice = ""
		if key.Matches(msg, keys.open) || key.Matches(msg, keys.back) {
			a.lasting = ""
		}
		a.getReady()
		top := a.top()
		cmd, done := a.carry(msg)
		if !done && top.typing() {
			cmd = top.update(msg)
		}
		return tea.Batch(cmd, a.draftLater())
	}
	if len(a.screens) == 0 {
		return nil // still opening
	}
	return a.top().update(msg)
}

// tidyCells makes a pasted text fit to be kept, and leaves the tabs between the
// cells of a spreadsheet, which fields look at.
func tidyCells(text string) (tidy string, removed bool) {
	cells := strings.Split(text, "\t")
	for i, cell := range cells {
		clean, some := french.Tidy(cell, true)
		cells[i], removed = clean, removed || some
	}
	return strings.Join(cells, "\t"), removed
}

// retryDue and draftDue are when a save that failed is tried again, and when what
// is being typed is put on the disk.
type (
	retryDue struct{}
	draftDue struct{}
)

const (
	retryAfter = 5 * time.Second
	draftAfter = time.Second
)

func after[M tea.Msg](wait time.Duration, msg M) tea.Cmd {
	return tea.Tick(wait, func(time.Time) tea.Msg { return msg })
}

// draftLater sees to it that what is typed is on the disk a moment later.
func (a *app) draftLater() tea.Cmd {
	if _, types := a.top().(drafter); !types || a.typed || a.project == nil || !a.writable() {
		return nil
	}
	a.typed = true
	return after(draftAfter, draftDue{})
}

// unkept tells that what is being typed is not on the disk yet, even as a draft.
func (a *app) unkept() bool {
	d, types := a.top().(drafter)
	if !types || !a.typed {
		return false
	}
	key, texts := d.draft()
	return !slices.Equal(texts, a.kept(key))
}

// keepDrafts keeps what is being typed and not validated, on every screen open.
func (a *app) keepDrafts() {
	for _, s := range a.screens {
		if d, typed := s.(drafter); typed && a.project != nil {
			a.keep(d.draft())
		}
	}
}

// saveEnded takes the end of a save into account, and says what it brings.
func (a *app) saveEnded(w written) tea.Cmd {
	if w.joined != nil {
		a.keepDrafts() // what is being typed outlives the project it was typed in
	}
	failing := a.failure != nil
	a.wrote(w)
	if w.replaced != nil && w.err == nil {
		a.home()
		a.lasting = w.said
	}
	if w.joined != nil {
		a.lasting = a.merged()
		a.top().refresh()
	}
	if failing != (a.failure != nil) {
		a.fit() // the reason takes lines, or gives them back
	}
	if a.failure != nil && a.taken == nil && !a.retrying {
		a.retrying = true
		return after(retryAfter, retryDue{})
	}
	return nil
}

// merged says what became of what was done here, once another program had
// written the file.
func (a *app) merged() string {
	switch {
	case len(a.project.Clashes()) > 0:
		return "Le fichier avait changé ailleurs. " + french.Count(len(a.project.Clashes()), "réponse a", "réponses ont") + " deux valeurs : choisissez depuis l'accueil, « Deux versions »."
	case len(a.lost) > 0:
		return "Le fichier avait changé ailleurs. " + french.Count(len(a.lost), "changement n'a pas pu être réuni", "changements n'ont pas pu être réunis") + " : voyez à l'accueil, « Deux versions »."
	}
	return "Le fichier avait changé : les deux versions sont réunies."
}

// quit leaves, everything accepted on disk.
func (a *app) quit() tea.Cmd {
	a.keepDrafts()
	a.quitting = true
	return tea.Quit
}

// undo takes back the last change, and says from what to what.
func (a *app) undo() { a.turnBack(a.project.Undo, "Annulé", "Rien à annuler.") }

// redo carries out again what undo took back.
func (a *app) redo() { a.turnBack(a.project.Redo, "Refait", "Rien à refaire.") }

func (a *app) turnBack(do func(time.Time) (model.Entry, bool, error), did, nothing string) {
	done, ok, err := do(a.now().Truncate(time.Second))
	told := a.project.Tell(done)
	switch {
	case errors.Is(err, model.ErrGone):
		a.dirty = true
		a.lasting = "Ce changement ne peut plus être repris, ce qu'il touchait n'est plus là : " + told.About + ". Le précédent peut l'être."
	case err != nil:
		a.refuse(err)
	case !ok:
		a.notice, a.lasting = nothing, ""
	default:
		a.dirty = true
		a.session.refresh()
		a.lasting = did + " · " + told.About + " : « " + short(told.From) + " » redevient « " + short(told.To) + " »"
		a.top().refresh()
		a.fit()
	}
}

// short is the beginning of a value, as one sentence can hold two.
func short(text string) string { return ansi.Truncate(text, 60, "…") }

// record is changeFrom, and says it when both values wait for her to choose.
func (a *app) record(key, line string, was json.RawMessage, do func(at time.Time) error) error {
	clashes, err := a.changeFrom(key, line, was, do)
	if clashes {
		a.lasting = "Cette réponse a aussi été changée ailleurs pendant que vous écriviez. La vôtre est enregistrée ; pour choisir : l'accueil, « Deux versions »."
	}
	return err
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
	rule := a.styles.Rule.Render(strings.Repeat("─", a.width))
	foot := a.footer()
	lines := []string{
		kit.Sides(" "+left, a.styles.Faint.Render(end+" "), a.width),
		rule,
	}
	body := kit.Clip(a.top().lines(), a.height-frameHeight+1-len(foot))
	if a.panelWidth() > 0 {
		body = a.beside(body, a.panelLines(len(body)))
	}
	lines = append(lines, body...)
	for i, line := range lines {
		lines[i] = kit.Cut(line, a.width)
	}
	lines = append(append(lines, rule), foot...)
	return strings.Join(lines, "\n")
}

func (a *app) drawTooSmall() string {
	lines := []string{"Terminal trop petit", "Il faut au moins", "60 colonnes,", "20 lignes."}
	return strings.Join(kit.ClipTo(lines, a.height), "\n")
}

// footer is the line of keys; above it, for as long as it matters, why the project
// is not saved; in its place, what was just done.
func (a *app) footer() []string {
	var lines []string
	if _, said := a.top().(*leavingPage); a.whyNot() != "" && !said {
		why := a.whyNot()
		lines = kit.Styled(kit.Indent(kit.Wrap(kit.OneLine("! "+why), a.width-2), 1), a.styles.Alert.Render)
		lines = lines[:min(len(lines), mostAlert)]
	}
	said := a.notice
	if said == "" {
		said = a.lasting
	}
	end := a.saved()
	if said == "" {
		room := a.width - ansi.StringWidth(end) - 3
		return append(lines, kit.Sides(" "+a.styles.Faint.Render(hints(a.top().acts(), room)), end, a.width))
	}
	told := kit.Wrap(kit.OneLine(content.Typography(said)), a.width-2)
	for _, line := range told[:len(told)-1] {
		lines = append(lines, " "+a.styles.Accent.Render(line))
	}
	last := told[len(told)-1]
	if a.failure == nil && ansi.StringWidth(last)+ansi.StringWidth(end)+3 > a.width {
		end = "" // what is said now comes before what is said all the time
	}
	return append(lines, kit.Sides(" "+a.styles.Accent.Render(last), end, a.width))
}

// mostAlert is how many lines the reason of a failure may take from a screen.
const mostAlert = 4

// hints are what keys do, those that fit: the last ones give way first, but for
// going on and going back.
func hints(acts []kit.Act, room int) string {
	var shown []string
	for _, one := range acts {
		if h := one.On.Help(); !one.Quiet && one.Off == "" {
			shown = append(shown, h.Key+" "+h.Desc)
		}
	}
	main := keys.open.Help().Key + " "
	if text := keys.validateText.Help(); slices.Contains(shown, text.Key+" "+text.Desc) {
		main = text.Key + " " // Enter goes on by itself there
	}
	kept := func(hint string) bool {
		return strings.HasPrefix(hint, main) || strings.HasPrefix(hint, keys.back.Help().Key+" ")
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
		return a.styles.Faint.Render("exemple, non écrit ")
	case a.project.ReadOnly():
		return a.styles.Alert.Render("lecture seule ")
	case a.failure != nil:
		return a.styles.Alert.Render("! pas enregistré ")
	case a.dirty, a.saving:
		return a.styles.Faint.Render("enregistrement… ")
	case a.savedAt.IsZero(), a.unkept():
		return ""
	}
	return a.styles.Faint.Render("enregistré " + a.savedAt.Format("15:04") + " ")
}
