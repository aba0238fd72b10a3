package main

import (
	"bytes"

	"cpts/model/docx"
	"cpts/model/page"
	"cpts/model/web"
)

// pageAs is a page as the file of a format.
func pageAs(format string, doc *page.Page) ([]byte, error) {
	var b bytes.Buffer
	switch format {
	case "docx":
		err := docx.Write(&b, doc, docx.Meta{})
		return b.Bytes(), err
	case "html":
		err := web.Write(&b, doc, web.Meta{})
		return b.Bytes(), err
	case "json":
		return doc.JSON()
	}
	return []byte(doc.Markdown()), nil
}

// deliverAs prints a page in a format that is not laid out for a width, or writes it to a
// file. A file of Word is not for a terminal.
func (a *app) deliverAs(what export, doc *page.Page, format string, into filePath, project string) error {
	what.is = format
	data, err := pageAs(format, doc)
	switch {
	case err != nil:
		return err
	case format != "docx":
		return a.deliver(what, string(data), into, project)
	case into == "":
		return misuse("Un fichier Word ne se lit pas dans un terminal. Donnez-lui un nom : --format docx --sortie document.docx")
	}
	return a.deliverBytes(what, data, into, project)
}
