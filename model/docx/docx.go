// Package docx writes pages as a word processor opens them: headings, lists, tables and
// contents are real ones, which can be gone through, changed and read aloud. It knows
// nothing of what the pages tell.
package docx

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strings"

	"cpts/content/french"
	"cpts/model/page"
)

// Meta is what a file says of itself.
type Meta struct {
	Title string // at the top of each sheet after the first, too; "" for that of the page
}

// Write writes a page as a file: the same bytes for the same page.
func Write(out io.Writer, p *page.Page, about Meta) error {
	if about.Title == "" {
		about.Title = titleOf(p)
	}
	p = p.Stepped()
	w := &writer{headings: p.Headings(deepest)}
	document := w.document(p)
	return pack(out, []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageLinks},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="` + packaged + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + Escaped(about.Title) + `</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>`},
		{"word/document.xml", document},
		{"word/_rels/document.xml.rels", documentLinks},
		{"word/styles.xml", styles()},
		{"word/numbering.xml", w.numbering()},
		{"word/settings.xml", settings},
		{"word/header1.xml", `<w:hdr xmlns:w="` + words + `"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run("", french.Short(page.Inert(about.Title), inHeader)) + `</w:p></w:hdr>`},
		{"word/footer1.xml", footer()},
	})
}

// inHeader is how many letters of the title stand at the top of each sheet: a line.
const inHeader = 90

// titleOf is the title of a page.
func titleOf(p *page.Page) string {
	for _, b := range p.Blocks {
		if title, is := b.(page.Title); is {
			return string(title)
		}
	}
	return ""
}

// part is a member of the file.
type part struct{ name, text string }

func pack(out io.Writer, parts []part) error {
	z := zip.NewWriter(out)
	for _, p := range parts {
		member, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(member, xml.Header+p.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// Escaped is a text inside an element or an attribute, of which nothing is obeyed.
func Escaped(text string) string { return escapes.Replace(page.Inert(text)) }

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
