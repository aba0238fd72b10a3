// Package ui is what a leader sees: one root model, one file per screen. It
// reads and changes the project through the session, and never waits for the
// disk.
package ui

import (
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cpts/content"
	"cpts/model"
	"cpts/model/search"
	"cpts/model/store"
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
}

// Outcome is what became of the project.
type Outcome struct {
	Path  string
	Saved bool // there is a file to come back to
	Tried bool // the example was changed, and is not kept
}

// frames is how often a second the screen may be drawn, the most the library
// allows: a key is seen sooner, and the first screen too. Nothing is drawn when
// nothing changes.
const frames = 120

// Run opens the wizard and returns when the leader leaves it, everything
// accepted on disk. The error tells why something could not be written.
func Run(o Options) (Outcome, error) {
	a := newApp(o)
	// The colours are those that the environment tells: the library would also ask
	// the system's list of users, and tmux, through sockets.
	profile := colorprofile.Env(os.Environ())
	switch o.Color {
	case "non":
		profile = colorprofile.ASCII
	case "oui":
		profile = colorprofile.TrueColor
	}
	program := tea.NewProgram(a, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithFPS(frames), tea.WithColorProfile(profile))

	// Closing the terminal window is a way of leaving like another.
	hangUp := make(chan os.Signal, 1)
	signal.Notify(hangUp, syscall.SIGHUP)
	defer signal.Stop(hangUp)
	go func() {
		<-hangUp
		program.Kill()
	}()

	_, err := program.Run()
	switch {
	case a.failed != nil:
		return Outcome{}, a.failed
	case err == tea.ErrProgramKilled, err == tea.ErrInterrupted:
		err = nil
	}
	if a.file == nil {
		return Outcome{}, err
	}
	if failure := a.flush(); failure != nil {
		err = failure
	}
	return Outcome{
		Path: a.file.Path(), Saved: a.onDisk > 0 || !a.savedAt.IsZero(),
		Tried: a.example && len(a.project.Journal()) > 0,
	}, err
}

func newApp(o Options) *app {
	a := &app{
		session: &session{now: o.Now},
		styles:  newStyles(o.Theme != "clair"),
		theme:   o.Theme,
	}
	if o.Open == nil {
		a.begin(o)
		return a
	}
	found := make(chan opened, 1)
	go func() {
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
	a.all = sync.OnceValue(func() *search.Index { return search.New(search.Content(a.catalog), a.catalog.Knowledge().Synonyms) })
	if len(a.catalog.Ignored()) > 0 {
		a.notice = "Un fichier de région, ou plus, est laissé de côté : voyez Guide, Votre région."
	}
	if o.Project == nil {
		a.push(newWelcome(a))
		return
	}
	a.take(o.Project, true)
	a.push(newHome(a))
}
