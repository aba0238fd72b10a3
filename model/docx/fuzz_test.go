package docx

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"cpts/model/page/pagetest"
)

// Whatever the texts, the document can be read, and says nothing that is not said.
func FuzzText(f *testing.F) {
	for _, text := range pagetest.Odd {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, parts := written(t, pagetest.OddPage(text))
		for name, part := range parts {
			for dec := xml.NewDecoder(strings.NewReader(part)); ; {
				token, err := dec.Token()
				if err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v\n%s", name, err, part)
				}
				if start, is := token.(xml.StartElement); is && start.Name.Space == "" {
					t.Fatalf("%s: <%s> comes of a text", name, start.Name.Local)
				}
			}
		}
	})
}
