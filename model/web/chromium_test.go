package web

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cpts/model/page/pagetest"
)

// What a browser prints is tagged: language, headings, heads of tables, pictures.
func TestPrinted(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil || testing.Short() {
		t.Skip("Chromium is not there, or there is no time for it")
	}
	folder := t.TempDir()
	name, pdf := filepath.Join(folder, "tout.html"), filepath.Join(folder, "tout.pdf")
	if err := os.WriteFile(name, []byte(written(t, pagetest.Everything())), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+folder+"/profile", "--print-to-pdf="+pdf, name).CombinedOutput(); err != nil {
		t.Skipf("Chromium does not start here: %v\n%s", err, said)
	}
	printed, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"/Lang (fr)", "/S /H1", "/S /H2", "/S /TH", "/S /LI", "/S /Figure", "/Marked true"} {
		if !bytes.Contains(printed, []byte(text)) {
			t.Errorf("the PDF has no %s", text)
		}
	}
}
