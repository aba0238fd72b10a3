// Package sheet writes workbooks that a spreadsheet opens: formulas that compute again,
// each with its value, so that what only shows the file shows amounts. It knows nothing
// of what they tell.
package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"cpts/content/dates"
	"cpts/content/money"
)

// Workbook is a file of sheets, one at least.
type Workbook struct {
	Title  string
	Sheets []*Sheet
}

// Sheet is a table whose first row is its head, and whose first column names the rows.
type Sheet struct {
	Name string // 31 characters at most, without []:*?/\
	Rows [][]Cell
}

// Cell is what a cell holds: a day, an amount, which a formula may compute, or a text. A
// text is never run, whatever it begins with.
type Cell struct {
	Text    string
	Day     dates.Day
	Amount  money.Amount
	Formula string // without « = »; Amount is its value
	Number  bool   // Amount is shown
	Strong  bool
}

// Text, Amount, Day and Formula make a cell.
func Text(s string) Cell         { return Cell{Text: s} }
func Amount(a money.Amount) Cell { return Cell{Amount: a, Number: true} }
func Day(d dates.Day) Cell       { return Cell{Day: d} }
func Formula(text string, value money.Amount) Cell {
	return Cell{Formula: text, Amount: value, Number: true}
}

// InBold is the cell in bold.
func (c Cell) InBold() Cell { c.Strong = true; return c }

// Add adds a row, and gives back its number, from 1.
func (s *Sheet) Add(cells ...Cell) int {
	s.Rows = append(s.Rows, cells)
	return len(s.Rows)
}

// At names a cell, from row 1 and column 0: B3.
func At(column, row int) string { return Column(column) + strconv.Itoa(row) }

// Column names a column, from 0: A to Z, then AA.
func Column(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return Column(n/26-1) + Column(n%26)
}

// Sum is the formula of the sum of a column between two rows.
func Sum(column, from, to int) string {
	return "SUM(" + At(column, from) + ":" + At(column, to) + ")"
}

// The looks of cells, by rank in the styles.
const (
	plainLook = iota
	boldLook
	amountLook
	boldAmountLook
	dayLook
	headLook
)

func (c Cell) look(row int) int {
	switch {
	case row == 1:
		return headLook
	case !c.Day.IsZero():
		return dayLook
	case c.Number && c.Strong:
		return boldAmountLook
	case c.Number:
		return amountLook
	case c.Strong:
		return boldLook
	}
	return plainLook
}

// epoch is the day that spreadsheets call 0.
var epoch = dates.Day{Year: 1899, Month: 12, Day: 30}

// XLSX is the workbook as a file: the same bytes for the same content.
func (w *Workbook) XLSX() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name, text string) error {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = part.Write([]byte(xml.Header + text))
		}
		return err
	}
	var types, sheets, links strings.Builder
	parts := [][2]string{}
	for i, s := range w.Sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.Name), n, n)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, relation, n)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), s.xml()})
	}
	styles := len(w.Sheets) + 1
	for _, part := range append([][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packaged + `/relationships"><Relationship Id="rId1" Type="` + relation + `/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="` + packaged + `/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="` + packaged + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(w.Title) + `</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>`},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + relation + `"><sheets>` + sheets.String() + `</sheets><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packaged + `/relationships">` + links.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, styles, relation) + `</Relationships>`},
		{"xl/styles.xml", looks},
	}, parts...) {
		if err := put(part[0], part[1]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

const (
	main     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packaged = "http://schemas.openxmlformats.org/package/2006"
)

// looks are the styles, in the order of their constants.
const looks = `<styleSheet xmlns="` + main + `"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00\ [$€-40C];[Red]\-#,##0.00\ [$€-40C]"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF4"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
	`<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`

// Widths of columns, in characters.
const (
	leastWidth = 14
	mostWidth  = 48
)

// xml is the sheet: its head stays in view and is printed on each page, which is as wide
// as the table.
func (s *Sheet) xml() string {
	widths := []int{}
	var rows strings.Builder
	for i, row := range s.Rows {
		fmt.Fprintf(&rows, `<row r="%d">`, i+1)
		for n, c := range row {
			if n == len(widths) {
				widths = append(widths, leastWidth)
			}
			widths[n] = min(max(widths[n], len([]rune(c.Text))+2), mostWidth)
			rows.WriteString(c.xml(At(n, i+1), i+1))
		}
		rows.WriteString("</row>")
	}
	var columns strings.Builder
	for n, width := range widths {
		fmt.Fprintf(&columns, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, n+1, n+1, width)
	}
	return `<worksheet xmlns="` + main + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
		`<cols>` + columns.String() + `</cols><sheetData>` + rows.String() + `</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

func (c Cell) xml(at string, row int) string {
	look := c.look(row)
	switch {
	case !c.Day.IsZero():
		return fmt.Sprintf(`<c r="%s" s="%d"><v>%d</v></c>`, at, look, epoch.DaysUntil(c.Day))
	case c.Formula != "":
		return fmt.Sprintf(`<c r="%s" s="%d"><f>%s</f><v>%s</v></c>`, at, look, escaped(c.Formula), c.Amount.JSON())
	case c.Number:
		return fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, at, look, c.Amount.JSON())
	case c.Text != "":
		return fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, look, escaped(c.Text))
	}
	return ""
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}
