package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cpts/model/page"
	"cpts/model/page/pagetest"
)

var update = flag.Bool("update", false, "write the kept parts again")

// written is a page as a file, by part.
func written(t testing.TB, p *page.Page) (file []byte, parts map[string]string) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p, Meta{}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
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
	}
	return b.Bytes(), parts
}

// The order in which elements stand inside those whose schema wants one, as far as they
// are written.
var order = map[string][]string{
	"pPr":       {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl"},
	"rPr":       {"rStyle", "rFonts", "b", "bCs", "color", "sz", "szCs", "u", "shd", "lang"},
	"tblPr":     {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"},
	"tcPr":      {"tcW", "gridSpan", "tcBorders", "shd"},
	"tbl":       {"tblPr", "tblGrid", "tr"},
	"tr":        {"trPr", "tc"},
	"tc":        {"tcPr", "p"},
	"p":         {"pPr", "bookmarkStart", "r", "fldSimple", "hyperlink", "bookmarkEnd"},
	"style":     {"name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"},
	"lvl":       {"start", "numFmt", "lvlText", "lvlJc", "pPr"},
	"sectPr":    {"headerReference", "footerReference", "pgSz", "pgMar", "titlePg"},
	"sdt":       {"sdtPr", "sdtContent"},
	"num":       {"abstractNumId", "lvlOverride"},
	"numPr":     {"ilvl", "numId"},
	"styles":    {"docDefaults", "style"},
	"body":      nil, // any, then the sheet
	"numbering": {"abstractNum", "num"},
	"settings":  {"defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "decimalSymbol", "listSeparator"},
}

// mixed are the elements whose children come in any order.
var mixed = []string{"p", "body", "sdtContent", "trPr", "r"}

// inOrder tells what is not where the schema wants it.
func inOrder(t *testing.T, name, text string) {
	t.Helper()
	type open struct {
		name string
		rank int
	}
	var stack []open
	for dec := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(stack) > 0 {
				in := &stack[len(stack)-1]
				if wanted := order[in.name]; wanted != nil && !slices.Contains(mixed, in.name) {
					rank := slices.Index(wanted, token.Name.Local)
					if rank < in.rank {
						t.Errorf("%s: %s is not where %s wants it", name, token.Name.Local, in.name)
					}
					in.rank = rank
				}
			}
			stack = append(stack, open{name: token.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

// A file whose parts are well formed and in the order of their schemas, each known by its
// type, each leading where something is; the same each time.
func TestFile(t *testing.T) {
	pages := map[string]*page.Page{"everything": pagetest.Everything(), "empty": {}}
	for name, text := range pagetest.Odd {
		pages[name] = pagetest.OddPage(text)
	}
	for name, p := range pages {
		file, parts := written(t, p)
		if again, _ := written(t, p); !bytes.Equal(file, again) {
			t.Errorf("%s: not the same bytes twice", name)
		}
		for part, text := range parts {
			inOrder(t, name+" "+part, text)
			if part != "[Content_Types].xml" && !strings.HasSuffix(part, ".rels") && !strings.Contains(parts["[Content_Types].xml"], `PartName="/`+part+`"`) {
				t.Errorf("%s: %s has no type", name, part)
			}
			if folder, is := strings.CutSuffix(filepath.ToSlash(filepath.Dir(part)), "_rels"); is {
				linked(t, text, folder, parts)
			}
		}
		document := parts["word/document.xml"]
		for _, text := range []string{"<script", "\u202e", "{\x00"} {
			if strings.Contains(document, text) {
				t.Errorf("%s: %q is in the document", name, text)
			}
		}
		for _, once := range []string{`w:name="_Toc`, `<w:bookmarkEnd `} {
			if got := strings.Count(document, once); got != len(p.Headings(3)) {
				t.Errorf("%s: %d of %s for %d headings", name, got, once, len(p.Headings(3)))
			}
		}
	}
}

// linked tells the links of a part that lead nowhere.
func linked(t *testing.T, text, folder string, parts map[string]string) {
	t.Helper()
	var links struct {
		Relationship []struct {
			Target string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal([]byte(text), &links); err != nil || len(links.Relationship) == 0 {
		t.Fatalf("links of %s: %v, %d", folder, err, len(links.Relationship))
	}
	for _, l := range links.Relationship {
		if _, there := parts[folder+l.Target]; !there {
			t.Errorf("%s%s is not there", folder, l.Target)
		}
	}
}

func TestGoldenParts(t *testing.T) {
	_, parts := written(t, pagetest.Everything())
	for _, name := range []string{"document.xml", "numbering.xml", "styles.xml"} {
		path := filepath.Join("testdata", name)
		text := parts["word/"+name]
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || string(want) != text {
			t.Errorf("%s differs (go test ./model/docx -update keeps it), %v:\n%s", name, err, text)
		}
	}
}

// Every style that a document names is defined, and a numbered list begins again.
func TestStylesAndListsAreThere(t *testing.T) {
	p := pagetest.Everything()
	p.Add(page.Steps{{Text: "Une seconde liste."}})
	_, parts := written(t, p)
	for _, used := range between(parts["word/document.xml"], `Style w:val="`) {
		if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+used+`"`) {
			t.Errorf("no style %s", used)
		}
	}
	lists := between(parts["word/document.xml"], `<w:numId w:val="`)
	for _, used := range lists {
		if !strings.Contains(parts["word/numbering.xml"], `<w:num w:numId="`+used+`">`) {
			t.Errorf("no list %s", used)
		}
	}
	if !slices.Contains(lists, "4") || !slices.Contains(lists, "5") {
		t.Errorf("two numbered lists are %v", lists)
	}
}

// between are the texts from what opens them to the next quote, each once.
func between(text, opens string) []string {
	var all []string
	for _, piece := range strings.Split(text, opens)[1:] {
		value, _, _ := strings.Cut(piece, `"`)
		all = append(all, value)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Columns share the sheet, never more; numbers stay whole as long as they can.
func TestColumnWidths(t *testing.T) {
	columns := func(n int, right bool) (all []page.Column) {
		for range n {
			all = append(all, page.Column{Title: "Colonne", Right: right})
		}
		return all
	}
	row := func(cells ...string) []page.Row { return []page.Row{{Cells: cells}} }
	long := strings.Repeat("mot ", 100)
	for name, c := range map[string]struct {
		table page.Table
		small bool
	}{
		"short":        {page.Table{Columns: columns(2, false), Rows: row("a", "b")}, false},
		"long":         {page.Table{Columns: columns(3, false), Rows: row(long, "b", long)}, false},
		"many":         {page.Table{Columns: columns(12, true), Rows: row(slices.Repeat([]string{"142 500 €"}, 12)...)}, true},
		"far too many": {page.Table{Columns: columns(60, true), Rows: row(slices.Repeat([]string{"142 500 €"}, 60)...)}, true},
		"no space":     {page.Table{Columns: columns(2, false), Rows: row(strings.Repeat("x", 10000), "b")}, false},
	} {
		widths, small := columnWidths(c.table)
		if total := sum(widths); total > textWidth || total < textWidth-len(widths) || small != c.small {
			t.Errorf("%s: %v, %d of %d, small: %v", name, widths, total, textWidth, small)
		}
		if slices.Min(widths) < 100 {
			t.Errorf("%s: a column of no width in %v", name, widths)
		}
	}
}
