package docx

import (
	"fmt"
	"strings"

	"cpts/model/page"
)

// deepest is how far down the contents go, and the headings.
const deepest = 3

// writer writes the body of a document.
type writer struct {
	b        strings.Builder
	headings []page.Heading
	headed   int    // headings written
	lists    int    // numbered lists written
	together string // of the cells written: what keeps their row with the next
	lead     bool   // what is written stays with what comes next
	turn     bool   // what comes next begins a sheet
}

func (w *writer) document(p *page.Page) string {
	w.b.WriteString(`<w:document xmlns:w="` + words + `" xmlns:r="` + relation + `"><w:body>` + "\n")
	for i, b := range p.Blocks {
		w.lead = leads(p.Blocks, i)
		w.block(b)
	}
	w.b.WriteString(section + `</w:body></w:document>`)
	return w.b.String()
}

// leads tells what stands, short, between a heading and a table: a sheet that ended there
// would leave the heading without what it is about.
func leads(blocks []page.Block, i int) bool {
	const few = 3
	if i == 0 || i == len(blocks)-1 {
		return false
	}
	_, headed := blocks[i-1].(page.Heading)
	_, table := blocks[i+1].(page.Table)
	facts, is := blocks[i].(page.Facts)
	_, said := blocks[i].(page.Paragraph)
	return headed && table && (said || is && len(facts) <= few)
}

func (w *writer) block(b page.Block) {
	switch b := b.(type) {
	case page.Title:
		w.paragraph("Title", "", run("", string(b)))
	case page.Heading:
		w.heading(b)
	case page.Paragraph:
		w.text(b.Text, toneStyles[b.Tone])
	case page.Facts:
		for _, f := range b {
			w.fact(f)
		}
	case page.Bullets:
		w.bullets(b)
	case page.Table:
		w.table(b, "")
	case page.Steps:
		for _, step := range b {
			w.item(numbered+w.lists, 0, runs("", step.Text))
		}
		w.lists++
	case page.Terms:
		for _, t := range b {
			w.term(t)
		}
	case page.Sources:
		w.sources(b)
	case page.Contents:
		w.contents(b)
	case page.Break:
		w.turn = w.b.Len() > 0
	case page.Blank:
		for range b.Lines {
			w.paragraph("Lignes", "", `<w:r><w:tab/></w:r>`)
		}
	case page.Figure:
		w.figure(b)
	case page.Timeline:
		w.table(b.Told(), b.Says)
	}
}

var toneStyles = map[page.Tone]string{page.Strong: strongStyle, page.Faint: faintStyle, page.Alert: alertStyle}

// paragraph writes a paragraph; keeps are properties that come right after its style.
func (w *writer) paragraph(style, keeps, inside string) {
	if w.turn {
		keeps, w.turn = keeps+"<w:pageBreakBefore/>", false
	}
	if w.lead && !strings.HasPrefix(keeps, keepNext) {
		keeps = keepNext + keeps
	}
	if style != "" {
		style = `<w:pStyle w:val="` + style + `"/>`
	}
	w.b.WriteString(`<w:p>` + element("w:pPr", style+keeps) + inside + "</w:p>\n")
}

// text writes a text whose empty lines part paragraphs.
func (w *writer) text(text, style string) {
	for part := range strings.SplitSeq(page.Inert(text), "\n\n") {
		if part = strings.Trim(part, "\n"); part != "" {
			w.paragraph("", leading(part), runs(style, part))
		}
	}
}

// leading keeps a text that announces what follows with it.
func leading(text string) string {
	if strings.HasSuffix(text, ":") {
		return keepNext
	}
	return ""
}

const keepNext = "<w:keepNext/>"

func (w *writer) heading(h page.Heading) {
	w.headed++
	level := min(h.Level, deepest)
	w.paragraph(fmt.Sprintf("Heading%d", level), "", fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, w.headed, mark(w.headed))+
		runs("", h.Text)+fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, w.headed))
}

// mark names the place of a heading.
func mark(rank int) string { return fmt.Sprintf("_Toc%08d", rank) }

// contents is a field that is filled already, with links and without numbers of pages:
// only the word processor knows them, and it would ask before it works them out.
func (w *writer) contents(c page.Contents) {
	if len(w.headings) == 0 {
		return
	}
	w.b.WriteString(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>` + "\n")
	w.paragraph("TOCHeading", "", runs("", c.Title))
	before := fmt.Sprintf(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-%d" \n \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, deepest)
	after := ""
	for i, h := range w.headings {
		if i == len(w.headings)-1 { // no paragraph of its own: it could turn a sheet
			after = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		}
		w.paragraph(fmt.Sprintf("TOC%d", h.Level), "", before+`<w:hyperlink w:anchor="`+mark(i+1)+`" w:history="1">`+runs("", h.Text)+`</w:hyperlink>`+after)
		before = ""
	}
	w.b.WriteString("</w:sdtContent></w:sdt>\n")
}

// fact writes a label and its value in a line, then its items.
func (w *writer) fact(f page.Fact) {
	keep := ""
	if len(f.Items) > 0 {
		keep = keepNext
	}
	value := ""
	if f.Value != "" {
		value = runs(toneStyles[f.Tone], " "+f.Value)
	}
	w.paragraph("Fait", keep, run(strongStyle, f.Label+strings.TrimSuffix(page.Colon, " "))+value)
	for _, item := range f.Items {
		w.item(dashes, 0, runs("", item))
	}
}

func (w *writer) term(t page.Term) {
	w.fact(page.Fact{Label: t.Name, Value: t.Said()})
}

var markLists = map[page.Mark]int{page.Dash: dashes, page.ToTick: toTick, page.Ticked: ticked, page.Warning: dashes, page.Beneath: dashes}

func (w *writer) bullets(b page.Bullets) {
	style, level := "", 0
	switch b.Mark {
	case page.Warning:
		style = alertStyle
	case page.Beneath:
		level = 1
	}
	for _, item := range b.Items {
		w.item(markLists[b.Mark], level, runs(style, item))
	}
}

// item writes an item of a list.
func (w *writer) item(list, level int, inside string) {
	turn := ""
	if w.turn { // before the list, as the order of properties wants
		turn, w.turn = "<w:pageBreakBefore/>", false
	}
	w.paragraph("ListParagraph", turn+fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list), inside)
}

func (w *writer) sources(s page.Sources) {
	for _, source := range s.List {
		if s.Beside {
			w.paragraph("", "", runs(faintStyle, source.Beside()))
		} else {
			w.item(dashes, 0, runs("", source.Said()))
		}
	}
}

// runs writes a text, its gaps in a style of their own.
func runs(style, text string) string {
	var b strings.Builder
	for _, span := range page.Spans(page.Inert(text)) {
		if span.Gap {
			b.WriteString(run(gapStyle, span.Text))
		} else {
			b.WriteString(run(style, span.Text))
		}
	}
	return b.String()
}

// run writes a text in one style; its line breaks stay.
func run(style, text string) string {
	if style != "" {
		style = `<w:rPr><w:rStyle w:val="` + style + `"/></w:rPr>`
	}
	var b strings.Builder
	b.WriteString(`<w:r>` + style)
	for i, line := range strings.Split(page.Inert(text), "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		if line != "" {
			b.WriteString(`<w:t xml:space="preserve">` + escapes.Replace(line) + `</w:t>`)
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}
