package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	got := placesIn([]byte("{\n \"a\": 1,\n\"b\": {\"c\": [\n1,\n  {\"d\":\n\"x\\ny\"}]},\n \"a\": {\"a\": 2}}"))
	want := map[string]int{"a": 7, "b": 3, "b/c": 3, "b/c/0": 4, "b/c/1": 5, "b/c/1/d": 5, "a/a": 7}
	if !reflect.DeepEqual(got.line, want) {
		t.Errorf("lines %v, want %v", got.line, want)
	}
	if twice := []place{{"a", 7}}; !reflect.DeepEqual(got.twice, twice) {
		t.Errorf("twice %v, want %v", got.twice, twice)
	}
}

// Whatever it is given, reading ends: a file cut anywhere, or folded very deep.
func TestPlacesEnd(t *testing.T) {
	const whole = `{"a": [1, {"b": "c"}, null, true], "d": {"e": {}}}`
	for i := range whole {
		placesIn([]byte(whole[:i]))
		placesIn([]byte(whole[:i] + "}" + whole[i:]))
		placesIn([]byte(whole[:i] + "\x00" + whole[i:]))
	}
	deep := strings.Repeat(`[`, 9000) + strings.Repeat(`]`, 9000)
	if got := placesIn([]byte(deep)); len(got.line) != deepest {
		t.Errorf("%d places noted in a deep text, want %d", len(got.line), deepest)
	}
}

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
	if err != nil || found.fileWrong() || len(found.remarks) > 0 {
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
		if said := found.text(path); !strings.Contains(said, want) {
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
