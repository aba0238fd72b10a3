// Package ui is what a leader sees: one root model, one file per screen. It
// reads and changes the project through the session, and never waits for the
// disk.
package ui

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// Options is what the wizard needs to start. Open, when it is set, finds the
// first three: reading the content takes as long as the terminal takes to get
// ready, so the two go on side by side.
type Options struct {
	Catalog *content.Catalog
	File    *store.File
	Project *model.Project // nil when the file does not exist yet
	Open    func(*Options) error

	Now   func() time.Time
	Theme string // auto, sombre, clair
	Color string // auto, oui, non
	In    io.Reader
	Out   io.Writer

	// Slow is called, once, when leaving waits for the disk.
	Slow func()
}

// Outcome is what became of the project.
type Outcome struct {
	Path   string
	Saved  bool   // the file holds everything
	Rescue string // where the project was written instead, when its file could not be
	Tried  bool   // the example was changed, and is not kept

	Clashes int      // what was changed here and elsewhere, and waits to be settled
	Lost    []string // what could not be joined to another hand's changes, a sentence each
	Crash   *Crash   // the program failed
}

// Unsaved is why the project is not in its file, in French.
type Unsaved struct{ Why string }

func (u *Unsaved) Error() string { return u.Why }

// frames is how often a second the screen may be drawn, the most the library
// allows: a key is seen sooner, and the first screen too. Nothing is drawn when
// nothing changes.
const frames = 120

// The wheel scrolls by arrows, as some terminals have it by themselves: the mouse is not
// captured, selecting a text stays the terminal's. It is given back as it was.
const (
	wheelOn   = "\x1b[?1007s\x1b[?1007h"
	wheelBack = "\x1b[?1007r"
)

// Run opens the wizard and returns when the leader leaves it, everything accepted
// and everything typed on disk. The error tells why something could not be
// written.
func Run(o Options) (Outcome, error) { return newApp(o).run(o) }

func (a *app) run(o Options) (Outcome, error) {
	// The colours are those that the environment tells: the library would also ask
	// the system's list of users, and tmux, through sockets.
	profile := colorprofile.Env(os.Environ())
	switch o.Color {
	case "non":
		profile = colorprofile.ASCII
	case "oui":
		profile = colorprofile.TrueColor
	}
	a.styles.Suit(profile)
	a.styles.Older = kit.OlderFont(runtime.GOOS, os.Getenv)
	if dark := kit.DarkGround(os.Getenv("COLORFGBG")); a.askGround() && dark != a.styles.Dark {
		a.styles.Dress(dark) // until the terminal answers, if it ever does
	}
	guarded := &guard{app: a}
	program := tea.NewProgram(guarded, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithFPS(frames), tea.WithColorProfile(profile))
	guarded.quit = func() { go program.Quit() }

	// Closing the terminal window is a way of leaving like another; so is the key
	// that would have the system dump its memory.
	hangUp := make(chan os.Signal, 1)
	signal.Notify(hangUp, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(hangUp)
	// The library listens to these while it runs, and lets them kill once it does
	// not: the last save would be cut short. Nobody reads them here.
	held := make(chan os.Signal, 1)
	signal.Notify(held, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(held)
	go func() {
		<-hangUp
		program.Kill()
	}()

	_, err := program.Run()
	if a.wheel {
		io.WriteString(o.Out, wheelBack)
	}
	switch {
	case guarded.crash != nil, errors.Is(err, tea.ErrProgramKilled), errors.Is(err, tea.ErrInterrupted):
		err = nil // each is a way of leaving
	}
	if a.failed != nil || a.file == nil {
		return Outcome{Crash: guarded.crash}, errors.Join(a.failed, err)
	}
	out, failure := a.leaveFor(o)
	out.Crash = guarded.crash
	if failure = errors.Join(failure, a.endOuting()); failure != nil {
		err = failure
	}
	return out, err
}

// patient is how long leaving may wait for the disk without a word.
const patient = 500 * time.Millisecond

// leaveFor writes what is not written yet; when the file cannot be, it writes the
// project where it can. No key or signal cuts that short.
func (a *app) leaveFor(o Options) (Outcome, error) {
	if o.Slow != nil {
		waiting := time.AfterFunc(patient, o.Slow)
		defer waiting.Stop()
	}
	a.keepDraftsAnyway()
	err := a.flush()
	out := Outcome{
		Path: a.file.Path(), Saved: err == nil && a.onDisk > 0 && a.file.Intact(),
		Tried: a.example && a.project.Changes() > 0,
	}
	if a.project != nil {
		out.Clashes = len(a.project.Clashes())
	}
	for _, told := range a.lost {
		out.Lost = append(out.Lost, told.Sentence())
	}
	if err == nil {
		return out, nil
	}
	why := &Unsaved{a.whyNot()}
	rescue, rescueErr := store.Rescue(a.project, a.now())
	out.Rescue = rescue
	return out, errors.Join(why, rescueErr)
}

// keepDraftsAnyway keeps what was being typed, even when a screen has failed.
func (a *app) keepDraftsAnyway() {
	defer func() { _ = recover() }() // it is that failure which is already told
	a.keepDrafts()
}

func newApp(o Options) *app {
	a := &app{
		session: &session{now: o.Now},
		styles:  kit.NewStyles(o.Theme != "clair"),
		theme:   o.Theme,
	}
	if o.Open == nil {
		a.begin(o)
		return a
	}
	found := make(chan opened, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				found <- opened{o, newCrash(fault)}
			}
		}()
		err := o.Open(&o)
		found <- opened{o, err}
	}()
	a.found = found
	return a
}

// opened is what Open found.
type opened struct {
	options Options
	err     error
}

// begin shows the first screen: home, or the welcome when there is no project.
func (a *app) begin(o Options) {
	a.catalog, a.file = o.Catalog, o.File
	a.ready()
	if o.Project == nil {
		a.open(want{room: roomWelcome})
		return
	}
	a.opens(o.Project)
}

// ready is that of the session, and tells what was left out of the content.
func (a *app) ready() {
	a.session.ready()
	if len(a.catalog.Ignored()) > 0 {
		a.notice = french.Typography("Un fichier de région ou de barème, ou plus, est laissé de côté : voyez Guide, Votre région.")
	}
}

// opens shows the home of a project that a file holds.
func (a *app) opens(p *model.Project) {
	if a.all == nil {
		a.ready()
	}
	a.take(p, true)
	a.home()
	a.welcomeBack()
}

// welcomeBack says what waits, or is wrong, in the project just opened.
func (a *app) welcomeBack() {
	if damaged := a.project.Damaged(); len(damaged) > 0 {
		a.lasting = french.Say("Une partie de ce fichier ne se lit pas (%s). Le reste est là. Pour revenir à une copie : Historique, Copies du fichier.", strings.Join(damaged, ", "))
		return
	}
	if drafts := a.begun(); len(drafts) > 0 {
		a.lasting = french.Say("Un texte commencé vous attend : %s.", drafts[0].note)
		if len(drafts) > 1 {
			a.lasting = french.Say("%s, le dernier : %s.", french.Count(len(drafts), "texte commencé vous attend", "textes commencés vous attendent"), drafts[0].note)
		}
	}
}
