package formats_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"cpts/model"
	"cpts/model/document"
	"cpts/model/formats"
	"cpts/model/modeltest"
)

// How many sheets of paper a document takes, where LibreOffice tells: a letter is read
// whole, a board has three in front of it, a notice is one.
func TestSheets(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not there, or there is no time for it")
	}
	p, err := model.Example(modeltest.Catalog(t), modeltest.Today)
	modeltest.Must(t, err)
	most := map[string]int{"lettre-intention": 4, "synthese": 3, "presentation": 1, "invitation": 1, "feuille-presence": 1, "convocation": 1, "ordre-du-jour": 1}
	folder := t.TempDir()
	arguments := []string{"--headless", "-env:UserInstallation=file://" + folder + "/profile", "--convert-to", "pdf", "--outdir", folder}
	for id := range most {
		doc, _ := document.Build(p, p.Catalog().Document(id), modeltest.Today, document.Options{})
		data, err := formats.As(formats.Word, doc)
		modeltest.Must(t, err)
		name := filepath.Join(folder, id+".docx")
		modeltest.Must(t, os.WriteFile(name, data, 0o600))
		arguments = append(arguments, name)
	}
	if said, err := exec.Command(soffice, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	widths := regexp.MustCompile(`Arial|Arimo|Liberation|NimbusSans|Helvetica`)
	count := regexp.MustCompile(`/Type/Pages\b[^>]*/Count (\d+)|/Count (\d+)[^>]*/Type/Pages\b`)
	for id, want := range most {
		pdf, err := os.ReadFile(filepath.Join(folder, id+".pdf"))
		if err != nil {
			t.Skipf("this LibreOffice reads no texts: %v", err)
		}
		if !widths.Match(pdf) {
			t.Skip("no font here has the widths of the one that is asked for")
		}
		found := count.FindSubmatch(pdf)
		if found == nil {
			t.Fatalf("%s: no number of sheets", id)
		}
		if got, _ := strconv.Atoi(string(bytes.Join(found[1:], nil))); got == 0 || got > want {
			t.Errorf("%s takes %d sheets, %d at most", id, got, want)
		}
	}
}
