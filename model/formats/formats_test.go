package formats

import (
	"bytes"
	"testing"

	"cpts/model/page"
)

// Each format is the one that its name says.
func TestAs(t *testing.T) {
	p := &page.Page{Blocks: []page.Block{page.Title("Un titre")}}
	for format, begins := range map[string]string{Text: "Un titre\n═", Markdown: "# Un titre", Web: "<!DOCTYPE html>", Word: "PK\x03\x04", JSON: "{\n  \"blocs\""} {
		if data, err := As(format, p); err != nil || !bytes.HasPrefix(data, []byte(begins)) {
			t.Errorf("%s: %v, %.30q", format, err, data)
		}
	}
	if _, err := As("pdf", p); err == nil {
		t.Error("a format that there is not")
	}
}
