package main

import (
	"cpts/model/formats"
	"cpts/model/page"
)

// deliverAs prints a page in a format that is not laid out for a width, or writes it to a
// file. A file of Word is not for a terminal.
func (a *app) deliverAs(what export, doc *page.Page, format string, into filePath, project string) error {
	what.is = format
	data, err := formats.As(format, doc)
	switch {
	case err != nil:
		return err
	case format != formats.Word:
		return a.deliver(what, string(data), into, project)
	case into == "":
		return misuse("Un fichier Word ne se lit pas dans un terminal. Donnez-lui un nom : --format docx --sortie document.docx")
	}
	return a.deliverBytes(what, data, into, project)
}
