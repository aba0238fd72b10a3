package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cpts/content"
)

// What the program says has the apostrophe of French, written so: what is told is what
// stands in the source. What a leader typed keeps hers, and a command to paste too.
func TestTextsHaveFrenchApostrophes(t *testing.T) {
	eachText(t, func(at token.Position, text string, _ []ast.Node) {
		if found := plainApostrophe.FindString(text); found != "" {
			t.Errorf("%s: %q: write ’ for '", at, found)
		}
	})
}

// What the program says goes through the door that sets its non-breaking spaces, which
// nobody sees in a source: french.Say, french.Typography, or a function that hands its
// sentence on to them. A sentence with what a leader typed is a format: only the words
// of the program are changed.
func TestTextsHaveFrenchSpaces(t *testing.T) {
	eachText(t, func(at token.Position, text string, above []ast.Node) {
		if found := plainSpace.FindString(text); found != "" && !slices.Contains(signs, text) && !goesThrough(above) {
			t.Errorf("%s: %q, in %q: hand it to french.Say or to french.Typography", at, found, text)
		}
	})
}

// A function that has the name of a door leads to one: it hands on the sentence that it
// is given.
func TestDoorsLeadToTheDoor(t *testing.T) {
	eachNode(t, func(at token.Position, n ast.Node, above []ast.Node) {
		var name string
		var takes *ast.FieldList
		switch n := n.(type) {
		case *ast.FuncDecl:
			name, takes = n.Name.Name, n.Type.Params
		case *ast.FuncLit:
			if set, is := above[len(above)-1].(*ast.AssignStmt); is {
				name, takes = called(set.Lhs[0]), n.Type.Params
			}
		}
		if !slices.Contains(doors, name) || strings.HasSuffix(filepath.Dir(at.Filename), "french") {
			return
		}
		for _, param := range takes.List {
			for _, id := range param.Names {
				if (id.Name == "format" || id.Name == "text") && !handsOn(n, id.Name) {
					t.Errorf("%s: %s keeps for itself the %s it is given", at, name, id.Name)
				}
			}
		}
	})
}

// handsOn tells whether a function hands a parameter on to a door.
func handsOn(function ast.Node, param string) (does bool) {
	ast.Inspect(function, func(n ast.Node) bool {
		if call, is := n.(*ast.CallExpr); is && slices.Contains(doors, called(call.Fun)) {
			for _, arg := range call.Args {
				ast.Inspect(arg, func(n ast.Node) bool {
					id, is := n.(*ast.Ident)
					does = does || is && id.Name == param
					return true
				})
			}
		}
		return true
	})
	return does
}

var (
	plainApostrophe = regexp.MustCompile(`\pL'(\pL|$|[«%{]).*`)
	plainSpace      = regexp.MustCompile(`(^|[^ ]) ([:;!?€»]|%%?)([\s»).,]|$)|« `)
)

// Nothing supposes who reads: a woman or a man, alone or several.
func TestReaderIsNotGuessed(t *testing.T) {
	eachText(t, func(at token.Position, text string, _ []ast.Node) {
		if found := supposed.FindString(text); found != "" {
			t.Errorf("%s: %q supposes who reads", at, found)
		}
	})
	err := fs.WalkDir(content.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(content.Files(), name)
		for _, found := range supposed.FindAllString(strings.Join(strings.Fields(string(data)), " "), -1) {
			t.Errorf("%s: %q supposes who reads", name, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// supposed is what agrees with « vous ».
var supposed = regexp.MustCompile(`(?i)\bvous[- ]mêmes?\b|\bvous(-mêmes?)? seule?s?\b|\bvous (êtes|serez|soyez|restez) (\pL+ )?(seule?s?|prête?s?|sûre?s?|contente?s?|certaine?s?|\pL+(é|ée|és|ées))[\s.,;:]|\bêtes-vous (seule?s?|prête?s?|sûre?s?|\pL+ée?s?)\b|\b(cher|chère)s? (collègue|leader)`)

// signs are no punctuation of a sentence: what parts the cells that were pasted in a
// field, which are hers, and the mark of what is late.
var signs = []string{" ; ", " ! "}

// doors are the functions a sentence is handed to; lateDoors those of cobra, whose texts
// go through the door when the help is asked for, and not at each start.
var (
	doors     = []string{"Say", "Typography", "say", "sentence", "misuse", "problem", "refuse", "tell", "name", "at", "report", "remark", "correct", "alert", "Aside", "Var"}
	lateDoors = []string{"Long", "Short", "Example"}
)

// goesThrough tells whether a text, of which the nodes above are given, the nearest last, is
// said through a door: by itself, or put together with others.
func goesThrough(above []ast.Node) bool {
	for i := len(above) - 1; i >= 0; i-- {
		switch n := above[i].(type) {
		case *ast.BinaryExpr, *ast.ParenExpr:
		case *ast.CallExpr:
			return slices.Contains(doors, called(n.Fun))
		case *ast.KeyValueExpr:
			return slices.Contains(lateDoors, called(n.Key))
		default:
			return false
		}
	}
	return false
}

// called is the last name of an expression: Say, of french.Say.
func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// eachText gives each text written in the Go files of the program, as eachNode does.
func eachText(t *testing.T, see func(at token.Position, text string, above []ast.Node)) {
	t.Helper()
	seen := 0
	eachNode(t, func(at token.Position, n ast.Node, above []ast.Node) {
		if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value) // the compiler took it
			see(at, text, above)
			seen++
		}
	})
	if seen < 5000 {
		t.Fatalf("%d texts read: the walk misses files", seen)
	}
}

// eachNode gives each node of the Go files of the program, where it stands, and those
// above it, the nearest last.
func eachNode(t *testing.T, see func(at token.Position, n ast.Node, above []ast.Node)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{"testdata", "contenttest", "pagetest", "generate", ".ci"}, d.Name()):
			return fs.SkipDir // nothing of it is shown
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		var above []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				above = above[:len(above)-1]
				return true
			}
			see(files.Position(n.Pos()), n, above)
			above = append(above, n)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What is shown is read as it is: every screen and report that the tests keep, what the
// commands print of the example, and every help. It has no sign of a plain keyboard, but in what is to be typed.
func TestWhatIsShown(t *testing.T) {
	shown := map[string]string{}
	for _, kept := range []string{"ui/testdata/*.txt", "model/report/testdata/*", "model/budget/testdata/*.txt"} {
		names, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(kept)))
		if err != nil || len(names) == 0 {
			t.Fatalf("nothing is kept in %s: %v", kept, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			shown[name] = string(data)
		}
	}
	alone(t)
	file := filepath.Join(t.TempDir(), "e.json")
	printed(t, "exemple", file)
	lines := []string{"--help", "statut FILE", "rapport FILE", "rapport FILE --complet", "rapport FILE --format markdown", "budget FILE", "budget FILE --format csv", "calendrier FILE", "calendrier FILE --format ics", "verifier FILE"}
	for _, verb := range verbs((&app{colour: oneOf("auto"), theme: oneOf("auto")}).root()) {
		lines = append(lines, verb+" --help")
	}
	for _, line := range lines {
		shown["cpts "+line] = printed(t, strings.Fields(strings.ReplaceAll(line, "FILE", file)+" --date 2026-11-23")...)
	}
	for name, text := range shown {
		for line := range strings.Lines(text) {
			line = unseen.ReplaceAllString(strings.TrimSpace(line), "")
			for _, fault := range []string{plainApostrophe.FindString(line), shownSpace.FindString(line)} {
				if fault != "" && !strings.Contains(line, "cpts ") {
					t.Errorf("%s: %q, in %q", name, fault, line)
				}
			}
		}
	}
}

var (
	unseen     = regexp.MustCompile(`\x1b\[[0-9;]*m|\{[0-9;]*\}`)
	shownSpace = regexp.MustCompile(`[\pL\d»)] ([:;!?€»]|%)([\s.,)]|$)|« `)
)
