package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// onTerminal runs the command in a pseudo-terminal of that width, and gives what
// it wrote and its exit code.
func onTerminal(t *testing.T, columns uint16, env []string, args ...string) (string, int) {
	t.Helper()
	return onTerminalAs(t, "cpts", columns, env, args...)
}

// onTerminalAs is onTerminal for one of the commands of TestMain.
func onTerminalAs(t *testing.T, command string, columns uint16, env []string, args ...string) (string, int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = append([]string{command}, args...) // the name TestMain knows
	cmd.Env = append(os.Environ(), append([]string{"NO_COLOR=", "TERM=xterm-256color"}, env...)...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: columns})
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	late := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	out, _ := io.ReadAll(tty) // ends with an error when the program does
	err = cmd.Wait()
	if !late.Stop() {
		t.Fatalf("%s %s: still running\n%s", command, strings.Join(args, " "), out)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), "\r\n", "\n"), cmd.ProcessState.ExitCode()
}

// On a terminal the summary is styled, unless one would rather not, and keeps
// to its width.
func TestReportOnATerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "e.json")
	if code := run([]string{"exemple", file}, nil, io.Discard, os.Stderr); code != exitDone {
		t.Fatal("no example")
	}
	cases := []struct {
		name    string
		columns uint16
		env     []string
		args    []string
		styled  bool
		widest  int
	}{
		{"narrow", 60, nil, nil, true, 60},
		{"usual", 80, nil, nil, true, 80},
		{"wide", 200, nil, nil, true, 100},
		{"NO_COLOR", 80, []string{"NO_COLOR=1"}, nil, false, 80},
		{"dumb", 80, []string{"TERM=dumb"}, nil, false, 80},
		{"--couleur non", 80, nil, []string{"--couleur", "non"}, false, 80},
		{"--couleur oui", 80, []string{"NO_COLOR=1"}, []string{"--couleur", "oui"}, true, 80},
		{"Markdown", 80, nil, []string{"--format", "markdown"}, false, 0},
	}
	for _, c := range cases {
		out, code := onTerminal(t, c.columns, c.env, append([]string{"rapport", file}, c.args...)...)
		if code != exitDone || strings.Contains(out, "\x1b") != c.styled {
			t.Errorf("%s: exit %d, styled %v, want %v", c.name, code, !c.styled, c.styled)
		}
		widest := 0
		for line := range strings.Lines(out) {
			widest = max(widest, ansi.StringWidth(strings.TrimSuffix(line, "\n")))
		}
		if c.widest > 0 && widest != c.widest { // a rule goes from side to side
			t.Errorf("%s: %d columns wide, want %d", c.name, widest, c.widest)
		}
	}
}

// A terminal that cannot move its cursor is none for the assistant, which says what to
// do instead.
func TestDumbTerminal(t *testing.T) {
	out, code := onTerminal(t, 80, []string{"TERM=dumb"}, filepath.Join(t.TempDir(), "e.json"))
	if code != exitUsage || !strings.Contains(out, "TERM=xterm-256color cpts") || !strings.Contains(out, "cpts rapport, cpts budget, cpts calendrier, cpts statut ou cpts renseigner") || strings.Contains(out, "\x1b") {
		t.Errorf("exit %d, %q", code, out)
	}
}
