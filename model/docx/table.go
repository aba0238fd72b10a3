package docx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"cpts/model/page"
)

// Sizes of tables, in twentieths of a point.
const (
	cellText    = 180  // the size of the letters
	small       = 0.83 // of all that, in small
	cellMargins = 220  // left and right
	mostColumn  = 5200 // beyond, a text is better folded
	byHand      = 510  // of a row that is filled in with a pen
	pen         = 1800 // of a column that is, at least
)

// longRow is the number of letters from which a row may be cut by the end of a sheet:
// kept whole, it could not stand on any.
const longRow = 1200

// fewRows is how many rows stand on one sheet, rather than over two.
const fewRows = 10

// table writes a table; says is what it shows, for who does not see it.
func (w *writer) table(t page.Table, says string) {
	if len(t.Columns) == 0 {
		return
	}
	if t.Caption != "" {
		w.paragraph("Caption", "", runs("", t.Caption))
	}
	w.turned()
	widths, fine := columnWidths(t)
	cell := "Cellule"
	if fine {
		cell = "PetiteCellule"
	}
	headed := false
	for _, c := range t.Columns {
		headed = headed || c.Title != ""
	}
	w.open(widths, headed, t.Caption, says)
	whole := whole(t)
	if len(t.Rows) > 0 && letters(t.Rows[0]) < longRow { // titles are not left alone at the foot of a sheet
		w.together = keepNext
	}
	if headed {
		titles := page.Row{}
		for _, c := range t.Columns {
			titles.Cells = append(titles.Cells, c.Title)
		}
		w.row(t, titles, widths, cell, heading, headFill, strongStyle)
	}
	height := ""
	if t.ByHand() {
		height = fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, byHand)
	}
	for i, r := range t.Rows {
		w.together = ""
		if whole && i < len(t.Rows)-1 {
			w.together = keepNext
		}
		uncut := ""
		if letters(r) < longRow {
			uncut = `<w:cantSplit/>`
		}
		fill := ""
		if r.Tone == page.Strong {
			fill = totalFill
		}
		w.row(t, r, widths, cell, uncut+height, fill, toneStyles[r.Tone])
	}
	w.close()
}

// whole tells a table that stands on one sheet.
func whole(t page.Table) bool {
	all := 0
	for _, r := range t.Rows {
		all += letters(r)
	}
	return len(t.Rows) <= fewRows && all < longRow
}

// turned begins a sheet before what is no paragraph.
func (w *writer) turned() {
	if w.turn {
		w.paragraph("Apres", "", "")
	}
}

// open begins a table of so wide columns.
func (w *writer) open(widths []int, headed bool, caption, says string) {
	look := `w:val="0600" w:firstRow="0"`
	if headed {
		look = `w:val="0620" w:firstRow="1"`
	}
	fmt.Fprintf(&w.b, `<w:tbl><w:tblPr><w:tblStyle w:val="Tableau"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook %s w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, sum(widths), look)
	for _, said := range [][2]string{{"Caption", caption}, {"Description", says}} {
		if said[1] != "" {
			w.b.WriteString(`<w:tbl` + said[0] + ` w:val="` + strings.ReplaceAll(Escaped(said[1]), "\n", " ") + `"/>`)
		}
	}
	w.b.WriteString("</w:tblPr><w:tblGrid>")
	for _, width := range widths {
		fmt.Fprintf(&w.b, `<w:gridCol w:w="%d"/>`, width)
	}
	w.b.WriteString("</w:tblGrid>\n")
}

// close ends a table. A little room stands under it: two tables that touch are one.
func (w *writer) close() {
	w.b.WriteString("</w:tbl>\n")
	w.together = ""
	w.paragraph("Apres", "", "")
}

func (w *writer) row(t page.Table, r page.Row, widths []int, cell, properties, fill, style string) {
	w.b.WriteString(`<w:tr>` + element("w:trPr", properties))
	for i, c := range t.Columns {
		text := ""
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		rule := ""
		if c.Apart {
			rule = apart
		}
		w.cell(widths[i], 1, rule+fill, cell, c.Right, runs(style, text))
	}
	w.b.WriteString("</w:tr>\n")
}

// cell writes a cell over so many columns; look is its border and what is behind it.
func (w *writer) cell(width, over int, look, style string, right bool, inside string) {
	span, side := "", w.together
	if over > 1 {
		span = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, over)
	}
	if right {
		side += `<w:jc w:val="right"/>`
	}
	fmt.Fprintf(&w.b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s</w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p></w:tc>`, width, span, look, style, side, inside)
}

// columnWidths shares the width of the sheet between the columns, after what they hold.
// What would still not fit is written small.
func columnWidths(t page.Table) (widths []int, fine bool) {
	wants, least := wanted(t, 1)
	if sum(least) > textWidth {
		fine = true
		wants, least = wanted(t, small)
	}
	widths = append(widths, wants...)
	page.Narrow(widths, least, textWidth)
	total, text := sum(widths), 0
	for i, c := range t.Columns {
		if !c.Right {
			text += widths[i]
		}
	}
	for i, c := range t.Columns {
		switch spare := textWidth - total; {
		case spare < 0 || text == 0: // each its share
			widths[i] = widths[i] * textWidth / total
		case !c.Right: // what is left goes to the texts
			widths[i] += spare * widths[i] / text
		}
	}
	return widths, fine
}

// wanted is what each column would take, and what it takes at least: its longest word,
// as far as a word may be one.
func wanted(t page.Table, scale float64) (wants, least []int) {
	const longestWord = 16 * cellText * 3 / 5
	for i, c := range t.Columns {
		most, word := longest(c.Title, bold)
		empty := len(t.Rows) > 0 && !c.Right
		for _, r := range t.Rows {
			if i < len(r.Cells) && r.Cells[i] != "" {
				weight := 1.0
				if c.Right || r.Tone == page.Strong {
					weight = bold
				}
				m, w := longest(r.Cells[i], weight)
				most, word, empty = max(most, m), max(word, w), false
			}
		}
		want := min(int(most*scale), mostColumn) + cellMargins
		low := int(min(word, longestWord)*scale) + cellMargins
		if empty {
			want, low = max(want, pen), max(low, pen*2/3)
		}
		wants = append(wants, want)
		least = append(least, min(low, want))
	}
	return wants, least
}

// bold is how much wider letters are in bold.
const bold = 1.12

// longest is what the longest line of a text takes, and its longest word.
func longest(text string, weight float64) (line, word float64) {
	for one := range strings.SplitSeq(text, "\n") {
		line = max(line, taken(one)*weight)
		for w := range strings.FieldsFuncSeq(one, breaks) {
			word = max(word, taken(w)*weight)
		}
	}
	return line, word
}

// breaks tells where a line may end: not at a space that does not break.
func breaks(r rune) bool { return r == ' ' }

// taken is what letters take side by side, with a little to spare: a word processor that
// has another font still breaks no word.
func taken(text string) (width float64) {
	for _, r := range text {
		switch {
		case strings.ContainsRune("iljtfrI.,:;!'’()[]/- \u00a0\u202f", r):
			width += 0.4
		case strings.ContainsRune("mwMWŒœÆæ@%—", r):
			width += 1
		case unicode.IsUpper(r):
			width += 0.76
		default:
			width += 0.62
		}
	}
	return width * cellText
}

func letters(r page.Row) (n int) {
	for _, c := range r.Cells {
		n = max(n, utf8.RuneCountInString(c))
	}
	return n
}

// Parts of the length of a bar.
const steps = 40

// Colours behind cells.
const (
	headFill  = `<w:shd w:val="clear" w:color="auto" w:fill="E7EEF4"/>`
	totalFill = `<w:shd w:val="clear" w:color="auto" w:fill="F3F6F9"/>`
	barFill   = `<w:shd w:val="clear" w:color="auto" w:fill="2F6B8F"/>`
	trackFill = `<w:shd w:val="clear" w:color="auto" w:fill="EEF2F5"/>`
)

// apart is the rule before a column of another nature.
const apart = `<w:tcBorders><w:left w:val="single" w:sz="8" w:space="0" w:color="8A9AA5"/></w:tcBorders>`

// heading are the properties of a row that stands at the top of each sheet.
const heading = `<w:cantSplit/><w:tblHeader/>`

// figure draws its bars as cells of a table, beside what they amount to: it is read as
// one, whoever reads it.
func (w *writer) figure(f page.Figure) {
	told := f.Told()
	w.paragraph("Caption", "", runs("", f.Title))
	wants, _ := wanted(told, 1)
	label, amount := min(wants[0], 3400), min(wants[1], 2400)
	step := (textWidth - label - amount) / steps
	widths := []int{label, amount}
	for range steps {
		widths = append(widths, step)
	}
	w.open(widths, true, f.Title, f.Says)
	w.together = keepNext
	w.b.WriteString(`<w:tr>` + element("w:trPr", heading))
	w.cell(label, 1, headFill, "Cellule", false, runs(strongStyle, told.Columns[0].Title))
	w.cell(amount, 1, headFill, "Cellule", true, runs(strongStyle, told.Columns[1].Title))
	w.cell(steps*step, steps, headFill, "Cellule", false, "")
	w.b.WriteString("</w:tr>\n")
	for i, b := range f.Bars {
		if i == len(f.Bars)-1 {
			w.together = ""
		}
		w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		w.cell(label, 1, "", "Cellule", false, runs("", b.Label))
		w.cell(amount, 1, "", "Cellule", true, runs("", b.Amount))
		filled := f.Part(b, steps)
		if filled > 0 {
			w.cell(filled*step, filled, barFill, "Cellule", false, "")
		}
		if filled < steps {
			w.cell((steps-filled)*step, steps-filled, trackFill, "Cellule", false, "")
		}
		w.b.WriteString("</w:tr>\n")
	}
	w.close()
}

func sum(widths []int) (total int) {
	for _, w := range widths {
		total += w
	}
	return total
}
