package ui

import (
	"fmt"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Crash is a failure of the program itself. Report is what to send to those who
// can mend it: where the program was, nothing of what the project holds.
type Crash struct {
	Report string
}

func (c *Crash) Error() string { return "the program failed" }

// guard stands between the library and the app: a failure in the app ends the
// program in order, what was typed kept and the terminal given back.
type guard struct {
	app   *app
	crash *Crash
	quit  func() // ends the program from where no command can be given
}

// Init begins the app.
func (g *guard) Init() tea.Cmd { return g.app.Init() }

// Update passes a message on.
func (g *guard) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g // even after a failure: the library draws what it is given
	if g.crash != nil {
		return m, tea.Quit
	}
	defer func() {
		if fault := recover(); fault != nil {
			g.crash, cmd = newCrash(fault), tea.Quit
		}
	}()
	_, cmd = g.app.Update(msg)
	return m, cmd
}

// View draws the app; once it has failed, nothing.
func (g *guard) View() (v tea.View) {
	if g.crash != nil {
		return tea.View{}
	}
	defer func() {
		if fault := recover(); fault != nil {
			g.crash, v = newCrash(fault), tea.View{}
			g.quit()
		}
	}()
	return g.app.View()
}

// folders are the places of source files: that of who built the program may name
// her.
var folders = regexp.MustCompile(`(?m)^(\s+)\S*/([^/\s]+/[^/\s]+\.go:\d+)`)

// newCrash notes where the program failed. The message of a failure is kept only
// where it comes from the language: another might quote the project.
func newCrash(fault any) *Crash {
	what := fmt.Sprintf("%T", fault)
	if err, fromRuntime := fault.(runtime.Error); fromRuntime {
		what = err.Error()
	}
	version := "(inconnue)"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
	}
	stack := folders.ReplaceAllString(string(debug.Stack()), "$1$2")
	var calls []string
	for line := range strings.Lines(stack) {
		if !strings.HasPrefix(line, "\t") {
			line, _, _ = strings.Cut(line, "(0x") // arguments are addresses: of no use to others
			line = strings.TrimRight(line, "\n") + "\n"
		}
		calls = append(calls, line)
	}
	return &Crash{fmt.Sprintf("cpts %s, %s, %s/%s\n%s\n\n%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, what, strings.Join(calls, ""))}
}
