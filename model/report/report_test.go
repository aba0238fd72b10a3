package report

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"cpts/model"
	"cpts/model/page"
)

var update = flag.Bool("update", false, "write the golden files again")

func TestGolden(t *testing.T) {
	for name, project := range map[string]func(testing.TB) *model.Project{"vide": empty, "petit": small, "riche": rich} {
		d := Build(project(t), today)
		golden(t, name+"-80.txt", d.Text(80, page.Style{}))
		golden(t, name+"-60.txt", d.Text(60, page.Style{}))
		golden(t, name+".md", d.Markdown())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; if the change is meant, run: go test ./model/report -update", name)
	}
}
