//go:build linux && (amd64 || arm64)

package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

func init() {
	programs["sealed"] = sealed
	programs["plug"] = plug
}

// sealed runs a command in a place where making a socket, of any kind, is the end
// of who does so, and of the commands it starts.
func sealed() {
	filter := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS}, // the number of the call
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: unix.SYS_SOCKET, Jf: 1},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_KILL_PROCESS},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	runtime.LockOSThread() // the seal is on a thread, the one that becomes the command
	must(unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
	must(unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0))
	path, err := exec.LookPath(os.Args[1])
	must(err)
	must(syscall.Exec(path, os.Args[1:], os.Environ()))
}

// plug makes a socket, to see that the seal holds.
func plug() {
	s, err := net.Listen("unix", os.Args[1])
	must(err)
	s.Close()
}

// No verb, nor the wizard, makes a socket, on a terminal as elsewhere; and none
// starts tmux, which would.
func TestNoSocket(t *testing.T) {
	skipRacing(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := exec.Command("plug", at("prise")).Run(); err != nil {
		t.Skip("no sockets here")
	}
	killed := exec.Command("sealed", "plug", at("prise"))
	if err := killed.Run(); err == nil {
		t.Fatal("the seal does not hold")
	} else if s, is := killed.ProcessState.Sys().(syscall.WaitStatus); !is || s.Signal() != syscall.SIGSYS {
		t.Skip("this system lets nothing be sealed: ", err)
	}
	must(os.WriteFile(at("tmux"), []byte("#!/bin/sh\ntouch "+at("appelé")+"\n"), 0o700))
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	for name, value := range map[string]string{"TMUX": "/tmp/tmux,1,0", "TTY_FORCE": "1", "NO_COLOR": "", "COLORTERM": ""} {
		t.Setenv(name, value)
	}
	file := at("e.json")
	for _, line := range []string{
		"exemple " + file, "statut " + file, "rapport " + file, "rapport --notes --couleur oui " + file, "rapport --sortie " + at("s.txt") + " " + file,
		"budget " + file, "budget --population 27143 --format csv", "calendrier " + file, "calendrier --format ics " + file,
		"renseigner " + file + " population=9000", "verifier " + file, "sauvegardes " + file, "aide cles", "completion bash", "--help", "--version", "__complete renseigner popul",
	} {
		out, code := onTerminalAs(t, "sealed", 80, []string{"TERM=tmux-256color"}, append([]string{"cpts"}, strings.Fields(line)...)...)
		if code != exitDone {
			t.Errorf("cpts %s: exit %d, %q", line, code, out)
		}
	}
	term := start(t, "sealed", "cpts", file)
	for _, step := range [][2]string{
		{"", "q quitter"}, {down + enter, "entrée passer"}, {"\x1bOP", "↑↓ défiler"}, {"\x1b", "entrée passer"}, {"\x1b", "↑↓ choisir"},
		{"/", "Chercher"}, {"devis", "question ·"}, {ctrlC, "Pour reprendre"},
	} {
		term.send(step[0])
		term.see(step[1])
	}
	if code := term.ended(); code != exitDone {
		t.Errorf("the wizard: exit %d\n%s", code, term.text())
	}
	if _, err := os.Stat(at("appelé")); err == nil {
		t.Error("tmux was started")
	}
}

// Nothing that could reach a network is even there: of what the program is made
// of, only the reader of options imports net, for the kinds of options it knows,
// and only the reader of terminals asks for users, which quiet keeps it from.
func TestNothingReachesTheNetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}:{{range .Imports}} {{.}}{{end}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]string{"net": "github.com/spf13/pflag", "os/user": "github.com/xo/terminfo"}
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
		for _, imported := range strings.Fields(imports) {
			network := imported == "net" || imported == "os/user" || imported == "golang.org/x/net" || strings.HasPrefix(imported, "net/") || strings.HasPrefix(imported, "golang.org/x/net/")
			if network && imported != "net/url" && allowed[imported] != path {
				t.Errorf("%s imports %s", path, imported)
			}
		}
	}
}
