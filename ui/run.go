// Package ui is what a leader sees: one root model, one file per screen. It
// reads and changes the project through the session, and never waits for the
// disk.
package ui

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cpts/content"
	"cpts/model"
	"cpts/model/store"
)

// Options is what the wizard needs to start.
type Options struct {
	Catalog *content.Catalog
	File    *store.File
	Project *model.Project // nil when the file does not exist yet
	Now     func() time.Time
	Theme   string // auto, sombre, clair
	Color   string // auto, oui, non
	In      io.Reader
	Out     io.Writer
}

// Outcome is what became of the project.
type Outcome struct {
	Path  string
	Saved bool // there is a file to come back to
}

// Run opens the wizard and returns when the leader leaves it, everything
// accepted on disk. The error tells why something could not be written.
func Run(o Options) (Outcome, error) {
	a := newApp(o)
	options := []tea.ProgramOption{tea.WithInput(o.In), tea.WithOutput(o.Out)}
	switch o.Color {
	case "non":
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	case "oui":
		options = append(options, tea.WithColorProfile(colorprofile.TrueColor))
	}
	program := tea.NewProgram(a, options...)

	// Closing the terminal window is a way of leaving like another.
	hangUp := make(chan os.Signal, 1)
	signal.Notify(hangUp, syscall.SIGHUP)
	defer signal.Stop(hangUp)
	go func() {
		<-hangUp
		program.Kill()
	}()

	_, err := program.Run()
	if err == tea.ErrProgramKilled || err == tea.ErrInterrupted {
		err = nil
	}
	if failure := a.flush(); failure != nil {
		err = failure
	}
	return Outcome{Path: a.file.Path(), Saved: a.onDisk > 0 || !a.savedAt.IsZero()}, err
}

func newApp(o Options) *app {
	a := &app{
		session: &session{catalog: o.Catalog, file: o.File, now: o.Now},
		styles:  newStyles(o.Theme != "clair"),
		theme:   o.Theme,
	}
	if o.Project == nil {
		a.push(newWelcome(a))
		return a
	}
	a.take(o.Project, true)
	a.push(newHome(a))
	return a
}
