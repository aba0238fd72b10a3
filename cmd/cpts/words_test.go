package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
)

func TestNearest(t *testing.T) {
	verbs := []string{"completion", "exemple", "rapport", "renseigner", "statut"}
	keys := []string{"population", "population_annee", "population_source", "nom", "dpo", "E1-05", "E1-15"}
	cases := []struct {
		typed          string
		words          []string
		most, distance int
		want           []string
	}{
		{"raport", verbs, 2, 2, []string{"rapport"}},
		{"rapprot", verbs, 2, 1, []string{"rapport"}}, // two neighbours swapped are one slip
		{"STATUT", verbs, 2, 0, []string{"statut"}},
		{"rënseigner", verbs, 2, 0, []string{"renseigner"}},
		{"exe", verbs, 2, 1, []string{"exemple"}}, // the start of a word
		{"ex", verbs, 2, 1, nil},                  // too short to be one
		{"bonjour", verbs, 2, 2, nil},
		{"", verbs, 2, 2, nil},
		{"populaton", keys, 3, 3, []string{"population"}},
		{"population", keys, 3, 3, []string{"population", "population_annee", "population_source"}},
		{"population", keys, 2, 3, []string{"population", "population_annee"}},
		{"E1-5", keys, 3, 1, []string{"E1-05", "E1-15"}},
		{"e1-05", keys, 1, 3, []string{"E1-05"}},                       // the best comes first
		{"Population année", keys, 1, 0, []string{"population_annee"}}, // a space, a hyphen and an underscore are one
		{"nom", nil, 3, 3, nil},
	}
	for _, c := range cases {
		if got := nearest(c.typed, c.words, c.most, c.distance); !reflect.DeepEqual(got, c.want) {
			t.Errorf("nearest(%q, %d words, %d, %d) = %q, want %q", c.typed, len(c.words), c.most, c.distance, got, c.want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "ac", 1},
		{"abc", "abxc", 1}, {"abc", "acb", 1}, {"été", "éte", 1}, {"kitten", "sitting", 3},
	} {
		if got := edits(c.a, c.b); got != c.want {
			t.Errorf("edits(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

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

// A sentence gets its non-breaking spaces; what it quotes stays as it is.
func TestSay(t *testing.T) {
	cases := []struct {
		format string
		args   []any
		want   string
	}{
		{"Rien à dire.", nil, "Rien à dire."},
		{"Pour reprendre : %s", []any{"cpts 'a : b.json'"}, "Pour reprendre\u00a0: cpts 'a : b.json'"},
		{"« %s » ? Non !", []any{"a « b » ?"}, "«\u00a0a « b » ?\u00a0»\u00a0? Non\u00a0!"},
		{"%s en a reçu %d : %s.", []any{"cpts", 2, "a ; b"}, "cpts en a reçu 2\u00a0: a ; b."},
		{"%s", []any{"100 % vrai"}, "100 % vrai"},
		{"dans %s", []any{"/tmp/100%/x"}, "dans /tmp/100%/x"},
		{"%s %s", []any{"un", "mot"}, "un mot"}, // not taken for a percentage
	}
	for _, c := range cases {
		if got := say(c.format, c.args...); got != c.want {
			t.Errorf("say(%q, %q) = %q, want %q", c.format, c.args, got, c.want)
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

func TestEnumerate(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a ou b"}, {[]string{"a", "b", "c"}, "a, b ou c"},
	} {
		if got := enumerate(c.words, "ou"); got != c.want {
			t.Errorf("enumerate(%q) = %q, want %q", c.words, got, c.want)
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
