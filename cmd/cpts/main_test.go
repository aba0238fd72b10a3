package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(away{m}, programs)
}

// racing tells that races are looked for. Each run of the command then takes ten
// times as long: what runs it by the hundred, one thread at a time, has nothing to
// show there.
var racing bool

func skipRacing(t *testing.T) {
	t.Helper()
	if racing {
		t.Skip("no two threads here")
	}
}

// programs are the commands that the tests run.
var programs = map[string]func(){"cpts": main}

// away runs the tests away from whoever runs them: neither her project nor her
// regions are read.
type away struct{ m *testing.M }

func (a away) Run() int {
	home, err := os.MkdirTemp("", "cpts")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(home)
	os.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	os.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	os.Unsetenv(fileVariable)
	xdg.Reload() // the places are read once, at start-up
	return a.m.Run()
}

// TestScripts runs the command as a shell would, in an empty home.
func TestScripts(t *testing.T) {
	skipRacing(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "maison"))
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			env.Setenv("TZ", "UTC")
			env.Setenv("LONG", strings.Repeat("é", 10000))
			env.Setenv("ESC", "\x1b")
			env.Setenv("RTL", "\u202e")
			env.Vars = slices.DeleteFunc(env.Vars, func(v string) bool {
				return strings.HasPrefix(v, "NO_COLOR=") || strings.HasPrefix(v, "CPTS_FICHIER=")
			})
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" { // whom no permission stops
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":     code,
			"jsonkeys": jsonKeys,
			"mode":     mode,
			"unhanded": unhanded,
		},
	})
}

// code N command args…: the command exits with N exactly.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// jsonkeys FILE key…: FILE, or stdout, is a JSON object of these keys, all of
// them, in this order.
func jsonKeys(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: jsonkeys file key...")
	}
	keys, err := topKeys(ts.ReadFile(args[0]))
	ts.Check(err)
	if !reflect.DeepEqual(keys, args[1:]) {
		ts.Fatalf("%s has the keys %q, want %q", args[0], keys, args[1:])
	}
}

func topKeys(text string) ([]string, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, fmt.Errorf("not a JSON object: %v, %v", open, err)
	}
	var keys []string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		keys = append(keys, key.(string)) // a decoder refuses any other key
	}
	_, err := dec.Token()
	return keys, err
}

// unhanded FILE: the file on stdout, but for the names of projects and sessions,
// which are never the same.
func unhanded(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unhanded file")
	}
	_, err := io.WriteString(ts.Stdout(), handed.ReplaceAllString(ts.ReadFile(args[0]), `"$1":$2"…"`))
	ts.Check(err)
}

var handed = regexp.MustCompile(`"(main|id)":( ?)"[a-z0-9]+"`)

// mode FILE 0600: the file has these permissions.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode file 0600")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[1] {
		ts.Fatalf("%s has the mode %s, want %s", args[0], got, args[1])
	}
}
