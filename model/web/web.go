// Package web writes pages as one file for a browser: nothing is fetched, nothing is
// run, it prints well and can be gone through by ear. It knows nothing of what the pages
// tell. Its texts are escaped in one place, without the library's templates, which would
// be paid for at every start.
package web

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"

	"cpts/model/page"
)

// Meta is what a file says of itself.
type Meta struct {
	Title string // in the tab of the browser, and at the top of each printed sheet after the first; "" for that of the page
}

// style is for screens and for paper; « TITRE » is the title, at the top of sheets.
//
//go:embed page.css
var style string

// printing is said under the page, to who looks at it on a screen.
const printing = "Pour en faire un PDF\u00a0: «\u00a0Imprimer\u00a0» dans le menu du navigateur, puis «\u00a0Enregistrer au format PDF\u00a0»."

// Write writes a page as a file: the same bytes for the same page.
func Write(out io.Writer, p *page.Page, about Meta) error {
	p = p.Stepped()
	w := &writer{headings: p.Headings(listed)}
	title, blocks := about.Title, p.Blocks
	if len(blocks) > 0 {
		if first, is := blocks[0].(page.Title); is {
			blocks = blocks[1:]
			w.put(`<header><h1>`, line(string(first)), "</h1></header>\n")
			if title == "" {
				title = string(first)
			}
		}
	}
	w.put(`<main id="contenu" tabindex="-1">`, "\n")
	if w.long(p) {
		w.contents(page.Contents{Title: "Sommaire"}, "ecran") // on paper one turns the sheets
	}
	for _, b := range blocks {
		w.block(b)
	}
	w.put("</main>\n<footer><p>", line(printing), "</p></footer>\n")
	_, err := fmt.Fprintf(out, `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%s</title>
<style>
%s</style>
</head>
<body>
<a class="saut-lien" href="#contenu">Aller au contenu</a>
%s</body>
</html>
`, line(title), strings.Replace(style, `"TITRE"`, inStyle(title), 1), w.b.String())
	return err
}

// long tells a page of many parts, which no contents lists yet.
func (w *writer) long(p *page.Page) bool {
	const many = 4
	parts := 0
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case page.Contents:
			return false
		case page.Heading:
			if b.Level == 1 {
				parts++
			}
		}
	}
	return parts >= many
}

// line is a text that stands for itself in an element or an attribute, on one line.
func line(text string) string {
	return html.EscapeString(strings.ReplaceAll(page.Inert(text), "\n", " "))
}

// lines is a text that stands for itself in an element; its line breaks stay, its gaps
// are marked.
func lines(text string) string {
	var b strings.Builder
	for _, span := range page.Spans(page.Inert(text)) {
		said := strings.ReplaceAll(html.EscapeString(span.Text), "\n", "<br>\n")
		if span.Gap {
			said = `<mark>` + said + `</mark>`
		}
		b.WriteString(said)
	}
	return b.String()
}

// inStyle is a text as a string of a style sheet, of which only letters and figures
// stand as they are.
func inStyle(text string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(page.Inert(text), "\n", " ") {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06x `, r) // the space ends it, and is not shown
		}
	}
	return `"` + b.String() + `"`
}
