// Package formats writes a page as a file, under the names that commands and screens
// give the formats.
package formats

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

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

// The formats of what is no page: days for a calendar program, amounts for a spreadsheet.
const (
	Agenda   = "ics"
	Workbook = "xlsx"
	Sheet    = "csv"
)

// extensions are what ends the name of a file, the usual one first, and its format.
var extensions = []struct{ end, format string }{
	{".docx", Word}, {".html", Web}, {".htm", Web}, {".md", Markdown}, {".txt", Text}, {".json", JSON},
	{".ics", Agenda}, {".xlsx", Workbook}, {".csv", Sheet},
}

// Extension is what the name of a file of a format ends with.
func Extension(format string) string {
	for _, one := range extensions {
		if one.format == format {
			return one.end
		}
	}
	return ""
}

// Called is the format that the name of a file calls for; "" for none.
func Called(path string) string {
	for _, one := range extensions {
		if strings.EqualFold(filepath.Ext(path), one.end) {
			return one.format
		}
	}
	return ""
}

// CalledAmong is Called among those there are, the first for another name.
func CalledAmong(path string, among []string) string {
	if format := Called(path); slices.Contains(among, format) {
		return format
	}
	return among[0]
}

// Draws tells whether a format has pictures.
func Draws(format string) bool { return format == Web }

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
