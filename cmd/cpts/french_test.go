package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What the program says has the apostrophe of French, written so: what is told is what
// stands in the source. What a leader typed keeps hers, and a command to paste too.
func TestTextsHaveFrenchApostrophes(t *testing.T) {
	for text, at := range texts(t) {
		if found := plainApostrophe.FindString(text); found != "" {
			t.Errorf("%s: %q: write ’ for '", at, found)
		}
	}
}

var plainApostrophe = regexp.MustCompile(`\pL'(\pL|$|[«%{]).*`)

// texts are the texts written in the Go files of the program, and where each stands.
func texts(t *testing.T) map[string]string {
	t.Helper()
	all, files := map[string]string{}, token.NewFileSet()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "contenttest"):
			return fs.SkipDir // read by the tests alone
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
				text, _ := strconv.Unquote(lit.Value) // the compiler took it
				all[text] = files.Position(lit.Pos()).String()
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 2000 {
		t.Fatalf("%d texts read: the walk misses files", len(all))
	}
	return all
}
