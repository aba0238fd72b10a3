package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
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

// listed is a screen that may hide a part of what it holds: where it is in it, « 4 sur
// 30 », said in the footer; "" when all is shown.
type listed interface{ position() string }

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
	panel         panel  // the advice on what the screen on top is about
	right         int    // the columns of what stands at its right; 0 for nothing
	quitting      bool
	wheel         bool // scrolls by arrows
	typed         bool // something was typed since drafts were last kept
	retrying      bool // a save that failed is to be tried again
	outings       outings

	found  <-chan opened // the project, when it is still being read
	failed error         // why it could not be
}

const frameHeight = 4 // header, two rules, footer

func (a *app) fit() {
	if a.tooSmall() || a.empty() {
		return // drawn for nothing: it keeps its size, and what is typed
	}
	width := a.width
	if a.right = a.rightRoom(); a.right > 0 {
		width -= a.right + gutter
	}
	a.top().resize(width, a.bodyHeight())
}

// bodyHeight is the room of a screen between the frame's lines.
func (a *app) bodyHeight() int { return a.height - frameHeight - len(a.aboveKeys()) }

func (a *app) tooSmall() bool { return a.width < kit.MinWidth || a.height < kit.MinHeight }

// askGround tells that the background is the terminal's to say.
func (a *app) askGround() bool { return a.theme == "" || a.theme == "auto" }

// Init asks for the background: the answer may never come.
func (a *app) Init() tea.Cmd {
	var cmds []tea.Cmd
	if a.found != nil {
		cmds = append(cmds, func() tea.Msg { return <-a.found })
	}
	if a.askGround() {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update is the one way in: keys that act everywhere first, then the screen.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	before := a.changes()
	cmd := a.handle(msg)
	if !a.tooSmall() && !a.empty() && a.rightRoom() != a.right {
		a.fit() // a screen may have something at its right in one of its views only
	}
	if !a.wheel && !a.empty() {
		a.wheel = true
		cmd = tea.Batch(cmd, tea.Raw(wheelOn))
	}
	_, pressed := msg.(tea.KeyPressMsg)
	return a, tea.Batch(cmd, a.tellWon(pressed && a.changes() != before), a.save())
}

func (a *app) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case opened:
		var other *store.OtherEncoding
		switch {
		case errors.As(msg.err, &other):
			a.catalog, a.file = msg.options.Catalog, msg.options.File
			return a.open(want{room: roomEncoding, of: other})
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
			a.styles.Dress(dark)
			a.fit()
		}
		return nil
	case written:
		return a.saveEnded(msg)
	case wroteElsewhere:
		a.wroteThere(msg)
		return nil
	case wroteOut:
		return a.outEnded(msg)
	case outLong:
		a.outStill(msg)
		return nil
	case counted:
		return a.countingEnded(msg)
	case stillCounting:
		return a.goOnCounting(msg)
	case filled:
		return a.templateFilled(msg)
	case retryDue:
		a.retrying = false
		a.dirty = a.dirty || a.failure != nil
		return nil
	case draftDue:
		a.typed = false
		a.keepDrafts()
		return nil
	case tea.PasteMsg:
		if a.tooSmall() || a.quitting || a.empty() {
			return nil // typed unseen, or before there is anything to type in
		}
		if tidy, removed := tidyCells(msg.Content); removed {
			a.notice = tidied
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
		if a.tooSmall() || a.empty() {
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
	if a.empty() {
		return nil // still opening
	}
	return a.top().update(msg)
}

// What is said in the footer in more than one place.
var (
	tidied   = "Des caractères invisibles ont été retirés du texte."
	onlyRead = french.Typography("Ce fichier vient d’une version plus récente : il se lit, sans se modifier.")
)

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

// quit leaves, everything accepted on disk.
func (a *app) quit() tea.Cmd {
	a.keepDrafts()
	a.quitting = true
	return tea.Quit
}

// refuse shows why a change was not taken when no field can show it.
func (a *app) refuse(err error) {
	switch err {
	case model.ErrReadOnly:
		a.notice = onlyRead
	case model.ErrUnknown:
		a.notice = french.Typography("Cette ligne n’existe plus : le fichier a changé entre-temps.")
	default:
		a.notice = err.Error()
	}
}
