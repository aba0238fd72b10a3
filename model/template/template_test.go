package template

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/docx"
	"cpts/model/modeltest"
	"cpts/model/page"
	"cpts/model/store"
)

var now = time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)

// fillText fills a template of one paragraph.
func fillText(t *testing.T, text string) ([]byte, []string, error) {
	t.Helper()
	p := &page.Page{}
	p.Add(page.Paragraph{Text: text})
	var b bytes.Buffer
	modeltest.Must(t, docx.Write(&b, p, docx.Meta{}))
	path := filepath.Join(t.TempDir(), "trame.docx")
	modeltest.Must(t, os.WriteFile(path, b.Bytes(), 0o600))
	project := model.New(modeltest.Catalog(t), now)
	modeltest.Set(t, project, now, "nom=CPTS du Lac")
	return Fill(project, dates.Of(now), document.Options{}, path)
}

// What a template holds and what could not be filled are told, each near name beside.
func TestFillTells(t *testing.T) {
	many := ""
	for i := range 14 {
		many += fmt.Sprintf(" {{zorglub%d}}", i)
	}
	for text, want := range map[string][]string{
		"{{nom}} {{aujourdhui}}":  {"2 clés remplies."},
		"{{nom}} {{siege}}":       {"1 clé remplie.", "Sans réponse encore, marquées « à compléter » : siege."},
		"{{nom}} {{populatoin}}":  {"1 clé remplie.", "{{populatoin}} (peut-être population)"},
		"{{nom}} {{equipe.nmo}}":  {"1 clé remplie.", "{{equipe.nmo}} (peut-être equipe.nom)"},
		"{{nom}} {{equpe.nom}}":   {"1 clé remplie.", "{{equpe.nom}} (peut-être equipe.nom)"},
		"{{nom}} {{zorglub.nom}}": {"1 clé remplie.", "telles quelles : {{zorglub.nom}}."},
		"{{nom}}" + many:          {"1 clé remplie.", "{{zorglub11}} et 2 autres."},
	} {
		file, told, err := fillText(t, text)
		if err != nil || len(file) == 0 || len(told) != len(want) {
			t.Errorf("%s: %q, %v", text, told, err)
			continue
		}
		for i, one := range told {
			if one = strings.ReplaceAll(one, "\u00a0", " "); !strings.Contains(one, want[i]) {
				t.Errorf("%s: told %q, want %q", text, one, want[i])
			}
		}
	}
}

// A file that cannot be filled is told apart from one that is not there, or has no key.
func TestFillRefuses(t *testing.T) {
	if file, told, err := fillText(t, "Rien, ou presque : {{zorglub}}"); file != nil || !errors.Is(err, ErrNothing) || len(told) != 1 {
		t.Errorf("without a key: %q, %v", told, err)
	}
	project := model.New(modeltest.Catalog(t), now)
	dir := t.TempDir()
	if _, _, err := Fill(project, dates.Of(now), document.Options{}, filepath.Join(dir, "absent.docx")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	path := filepath.Join(dir, "texte.docx")
	modeltest.Must(t, os.WriteFile(path, []byte("du texte"), 0o600))
	var problem *store.Problem
	if _, _, err := Fill(project, dates.Of(now), document.Options{}, path); !errors.As(err, &problem) || problem.Path != path {
		t.Errorf("a text: %v", err)
	}
}
