package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

var quotedCases = []struct{ path, want string }{
	{"essai.json", "essai.json"},
	{"/tmp/a-b_c+d:e@f%g=h,i/p.json", "/tmp/a-b_c+d:e@f%g=h,i/p.json"},
	{"été.json", "été.json"},
	{"", "''"},
	{"mon projet.json", "'mon projet.json'"},
	{"mon\u00a0projet.json", "'mon\u00a0projet.json'"},
	{"l'avenir.json", `'l'\''avenir.json'`},
	{"$HOME/p.json", "'$HOME/p.json'"},
	{"~/p.json", "'~/p.json'"},
	{"a;b&c|d", "'a;b&c|d'"},
	{"*.json", "'*.json'"},
	{"a\nb", "'a\nb'"},
}

func TestQuoted(t *testing.T) {
	for _, c := range quotedCases {
		if got := quoted(c.path); got != c.want {
			t.Errorf("quoted(%q) = %s, want %s", c.path, got, c.want)
		}
	}
}

// What quoted writes is the path again once a shell has read it.
func TestQuotedInAShell(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no POSIX shell")
	}
	for _, c := range quotedCases {
		got, err := exec.Command("/bin/sh", "-c", "printf %s "+quoted(c.path)).Output()
		if err != nil || string(got) != c.path {
			t.Errorf("a shell reads %s as %q, %v; want %q", quoted(c.path), got, err, c.path)
		}
	}
}

func TestOpening(t *testing.T) {
	cases := []struct{ path, want string }{
		{"essai.json", "cpts essai.json"},
		{"/tmp/mon projet.json", "cpts '/tmp/mon projet.json'"},
		{"rapport", "cpts ." + string(filepath.Separator) + "rapport"}, // not the verb
		{"-x.json", "cpts ." + string(filepath.Separator) + "-x.json"}, // not an option
	}
	for _, c := range cases {
		if got := opening(c.path); got != c.want {
			t.Errorf("opening(%q) = %s, want %s", c.path, got, c.want)
		}
	}
}

// The clock of a day named on the command line stands still.
func TestClock(t *testing.T) {
	var d day
	if err := d.Set("2026-11-23"); err != nil {
		t.Fatal(err)
	}
	now := clock(d.Day)
	if got := now(); got != now() || got.Format("2006-01-02 15:04:05") != "2026-11-23 12:00:00" {
		t.Errorf("the clock says %s", got)
	}
}

func TestSameFile(t *testing.T) {
	dir := t.TempDir()
	one, link := filepath.Join(dir, "un.json"), filepath.Join(dir, "lien.json")
	if err := os.WriteFile(one, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(one, link); err != nil {
		t.Skip(err)
	}
	for other, want := range map[string]bool{
		one: true, link: true, filepath.Join(dir, "x", "..", "un.json"): true, filepath.Join(dir, "deux.json"): false,
	} {
		if sameFile(other, one) != want {
			t.Errorf("sameFile(%s, %s) = %v", other, one, !want)
		}
	}
}
