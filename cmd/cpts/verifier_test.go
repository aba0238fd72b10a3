package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The example is sound, and looking it over writes nothing, not even beside it.
func TestInspectWritesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "e.json")
	var out, errs strings.Builder
	if code := run([]string{"exemple", path}, nil, &out, &errs); code != exitDone {
		t.Fatal(errs.String())
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	found, err := inspect(path)
	if err != nil || found.FileWrong() || len(found.Remarks) > 0 {
		t.Errorf("%v, %+v", err, found)
	}
	after, err := os.Stat(path)
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("%v, changed at %v, was %v", err, after.ModTime(), before.ModTime())
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%v, %d files", err, len(entries))
	}
}

// Letters that are not UTF-8 would be lost at the next writing: nothing is written,
// and it is said what to do. Where two encodings are mixed, the line tells.
func TestDamagedLetters(t *testing.T) {
	for text, want := range map[string]string{
		"{\"format\": 1,\n\"reponses\": {\"nom\": \"Haut-Vall\xe9\"}}":         "est écrit en Windows-1252",
		"{\"format\": 1,\n\"reponses\": {\"nom\": \"Haut-Vall\xe9 été été\"}}": "à partir de la ligne 2",
	} {
		path := filepath.Join(t.TempDir(), "p.json")
		must(os.WriteFile(path, []byte(text), 0o600))
		found, err := inspect(path)
		must(err)
		if said := told(found, path); !strings.Contains(said, want) {
			t.Errorf("%q: %s", want, said)
		}
		var out, errs strings.Builder
		if code := run([]string{"renseigner", path, "population=3"}, nil, &out, &errs); code != exitProject || !strings.Contains(errs.String(), want) {
			t.Errorf("recording: exit %d, %s", code, errs.String())
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != text {
			t.Errorf("the file was touched: %q", after)
		}
	}
}
