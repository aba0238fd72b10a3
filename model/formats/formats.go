// Package formats writes a page as a file, under the names that commands and screens
// give the formats.
package formats

import (
	"bytes"
	"fmt"

	"cpts/model/docx"
	"cpts/model/page"
	"cpts/model/web"
)

// The formats, by the names a leader reads.
const (
	Text     = "texte"
	Markdown = "markdown"
	Web      = "html"
	Word     = "docx"
	JSON     = "json"
)

// textWidth is that of a text in a file, in columns.
const textWidth = 80

// As is a page as the file of a format.
func As(format string, p *page.Page) ([]byte, error) {
	var b bytes.Buffer
	switch format {
	case Text:
		return []byte(p.Text(textWidth, page.Style{})), nil
	case Markdown:
		return []byte(p.Markdown()), nil
	case Web:
		err := web.Write(&b, p, web.Meta{})
		return b.Bytes(), err
	case Word:
		err := docx.Write(&b, p, docx.Meta{})
		return b.Bytes(), err
	case JSON:
		return p.JSON()
	}
	return nil, fmt.Errorf("no format %s", format)
}
