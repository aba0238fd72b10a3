package content

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"cpts/content/french"
)

const (
	premices = "parcours/1-premices.yaml"
	contacts = "parcours/2-premiers-contacts.yaml"
	scale22  = "baremes/2022.yaml"
)

// breakage is one fault put into a copy of the real content: in file, the first
// old (found after the text after) becomes with. The fault told must stand on
// the line of mark, found in the broken file after the same text, and say what.
type breakage struct {
	name  string
	file  string
	after string
	old   string
	with  string
	mark  string // with, when empty
	in    string // the file the fault is told in, when it is another one
	what  string
}

// real is a copy of the content, to be broken.
func real(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		data, err := os.ReadFile(name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// broken is the content with the fault in it, and « content/FILE:LINE: phrase »
// as it must be told.
func (b breakage) broken(t *testing.T) (fsys fstest.MapFS, want string) {
	t.Helper()
	fsys = real(t)
	text := string(fsys[b.file].Data)
	from := strings.Index(text, b.after)
	at := strings.Index(text[max(from, 0):], b.old)
	if from < 0 || at < 0 {
		t.Fatalf("%s no longer holds %q after %q: write this test anew", b.file, b.old, b.after)
	}
	text = text[:from+at] + b.with + text[from+at+len(b.old):]
	fsys[b.file].Data = []byte(text)
	if !strings.Contains(b.file, "/") || strings.HasPrefix(b.file, "parcours/") || strings.HasPrefix(b.file, "baremes/") {
		// The advice is long to read, and has no part in this fault.
		for name := range fsys {
			if strings.HasPrefix(name, "conseils/") && name != b.in {
				delete(fsys, name)
			}
		}
	}
	file, mark := b.file, b.mark
	if mark == "" {
		mark = b.with
	}
	if b.in != "" {
		file, text, from = b.in, string(fsys[b.in].Data), 0
	}
	found := strings.Index(text[from:], mark)
	if found < 0 {
		t.Fatalf("%s does not hold the mark %q", file, mark)
	}
	line := 1 + strings.Count(text[:from+found], "\n")
	return fsys, fmt.Sprintf("content/%s:%d: %s", file, line, french.Typography(b.what))
}

// tells checks that err tells a fault among others, on a line of its own.
func tells(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no fault told, want\n%s", want)
	}
	for line := range strings.Lines(err.Error()) {
		if strings.HasPrefix(line, want) {
			return
		}
	}
	t.Errorf("faults told:\n%v\nwant among them:\n%s", err, want)
}

// checkTells breaks each thing in turn: the content is read, and Check tells.
func checkTells(t *testing.T, cases []breakage) {
	t.Helper()
	for _, b := range cases {
		t.Run(b.name, func(t *testing.T) {
			fsys, want := b.broken(t)
			c, err := LoadFrom(fsys)
			if err != nil {
				t.Fatalf("this fault is for Check, but Load tells:\n%v", err)
			}
			tells(t, c.Check(), want)
		})
	}
}
