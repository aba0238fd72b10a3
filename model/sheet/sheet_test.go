package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"cpts/content/dates"
	"cpts/content/money"
)

// A file whose parts are all well formed, named where they are looked for, and the same
// each time.
func TestXLSX(t *testing.T) {
	s := &Sheet{Name: "Un & deux"}
	s.Add(Text("Ligne"), Text("2027"))
	first := s.Add(Text("=1+1"), Amount(money.Euros(12)), Day(dates.Day{Year: 2027, Month: 12, Day: 15}))
	s.Add(Text("<b>\x1b[31m"), Amount(-50), Cell{})
	s.Add(Text("Total").InBold(), Formula(Sum(1, first, 3), money.Amount(1150)).InBold())
	w := &Workbook{Title: "À lire", Sheets: []*Sheet{s, {Name: "Vide"}}}
	data, err := w.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := w.XLSX(); !bytes.Equal(data, again) {
		t.Error("not the same bytes twice")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
		for dec := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	for name, wants := range map[string][]string{
		"[Content_Types].xml":        {"/xl/worksheets/sheet2.xml", "/xl/styles.xml"},
		"xl/workbook.xml":            {`name="Un &amp; deux"`, `fullCalcOnLoad="1"`},
		"xl/_rels/workbook.xml.rels": {`Id="rId2"`, `Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"`},
		"xl/styles.xml":              {"dd/mm/yyyy"},
		"_rels/.rels":                {"xl/workbook.xml"},
		"docProps/core.xml":          {"À lire", "fr-FR"},
		"xl/worksheets/sheet2.xml":   {"<sheetData></sheetData>"},
		"xl/worksheets/sheet1.xml": {
			`<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>`, `<c r="B2" s="2"><v>12</v></c>`, `<c r="C2" s="4"><v>46736</v></c>`,
			`<c r="B3" s="2"><v>-0.5</v></c>`, `<c r="B4" s="3"><f>SUM(B2:B3)</f><v>11.5</v></c>`, `<c r="A1" s="5"`, "&lt;b&gt;\uFFFD[31m",
		},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[name], want) {
				t.Errorf("%s: %q is not in\n%s", name, want, parts[name])
			}
		}
	}
}

func TestNamesOfCells(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := Column(n); got != want {
			t.Errorf("column %d is %s, want %s", n, got, want)
		}
	}
}
