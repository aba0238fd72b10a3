// Mutants makes faults on purpose in a package, one at a time, and runs the tests of
// that package on each: those that pass see nothing of it. The faults are drawn at
// random from all those it can make, by a seed, so that a large package can be
// sampled and the sample taken again. The files of the tree are never touched.
//
//	go run .ci/mutants/main.go [-n 100] [-seed 1] [-timeout 3m] [-v] ./ui [-skip Monkey]
//
// What follows the package is for go test. What equal.txt lists changes nothing that could be seen, and is not counted.
package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// mutant is a piece of a file put in place of another.
type mutant struct {
	file     string
	from, to int
	with     string
	line     int
	text     string // of the line
}

// String tells it as equal.txt does, wherever its line moves.
func (m mutant) String() string { return m.file + ": " + m.text + "  =>  " + cmp.Or(m.with, "nothing") }

// swaps are what stands in place of an operator.
var swaps = map[token.Token][]string{
	token.EQL: {"!="}, token.NEQ: {"=="},
	token.LSS: {"<=", ">="}, token.LEQ: {"<", ">"}, token.GTR: {">=", "<="}, token.GEQ: {">", "<"},
	token.LAND: {"||"}, token.LOR: {"&&"},
	token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"/"}, token.QUO: {"*"}, token.REM: {"*"},
	token.ADD_ASSIGN: {"-="}, token.SUB_ASSIGN: {"+="}, token.MUL_ASSIGN: {"/="}, token.QUO_ASSIGN: {"*="},
	token.INC: {"--"}, token.DEC: {"++"},
}

// finder collects the mutants of a file.
type finder struct {
	name  string
	file  *token.File
	src   []byte
	found []mutant
}

// put replaces what stands between two positions.
func (f *finder) put(from, to token.Pos, with ...string) {
	line := f.file.Line(from)
	start := f.file.Offset(f.file.LineStart(line))
	text, _, _ := bytes.Cut(f.src[start:], []byte("\n"))
	for _, w := range with {
		f.found = append(f.found, mutant{f.name, f.file.Offset(from), f.file.Offset(to), w, line, strings.TrimSpace(string(text))})
	}
}

func (f *finder) op(at token.Pos, op token.Token) {
	f.put(at, at+token.Pos(len(op.String())), swaps[op]...)
}

func (f *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok != token.IMPORT && n.Tok != token.TYPE
	case *ast.CallExpr:
		fun, named := n.Fun.(*ast.Ident)
		return !named || fun.Name != "make" // what room is made changes nothing
	case *ast.BinaryExpr:
		f.op(n.OpPos, n.Op)
	case *ast.UnaryExpr:
		if n.Op == token.NOT || n.Op == token.SUB {
			f.put(n.OpPos, n.X.Pos(), "")
		}
	case *ast.IfStmt:
		f.put(n.Cond.Pos(), n.Cond.End(), "true", "false")
	case *ast.ForStmt:
		if n.Cond != nil {
			f.put(n.Cond.Pos(), n.Cond.End(), "false")
		}
	case *ast.BasicLit:
		if n.Kind == token.INT {
			f.put(n.Pos(), n.End(), "("+n.Value+" + 1)")
		}
	case *ast.Ident:
		if other := map[string]string{"true": "false", "false": "true"}[n.Name]; other != "" {
			f.put(n.Pos(), n.End(), other)
		}
	case *ast.ReturnStmt:
		if len(n.Results) == 0 {
			f.put(n.Pos(), n.End(), "")
		}
	case *ast.IncDecStmt:
		f.op(n.TokPos, n.Tok)
	case *ast.ExprStmt, *ast.BranchStmt:
		f.put(n.Pos(), n.End(), "")
	case *ast.AssignStmt:
		f.op(n.TokPos, n.Tok)
		if n.Tok != token.DEFINE {
			f.put(n.Pos(), n.End(), "")
		}
	case *ast.CaseClause:
		for _, one := range n.List {
			if _, compared := one.(*ast.BinaryExpr); compared {
				f.put(one.Pos(), one.End(), "false")
			}
		}
	}
	return true
}

// mutantsOf are all those of a package, in the order of its files.
func mutantsOf(pkg string) ([]mutant, error) {
	out, err := exec.Command("go", "list", "-f", `{{.Dir}}{{range .GoFiles}}{{"\n"}}{{.}}{{end}}`, pkg).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %s", pkg, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	root, _ := os.Getwd()
	var all []mutant
	for _, name := range lines[1:] {
		path := filepath.Join(lines[0], name)
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, src, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		short, _ := filepath.Rel(root, path) // both are absolute
		f := &finder{name: short, file: set.File(tree.Pos()), src: src}
		ast.Inspect(tree, f.visit)
		all = append(all, f.found...)
	}
	return all, nil
}

// What becomes of a mutant, one that does not compile being unfit.
const (
	survives = "SURVIVES"
	killed   = "killed"
	unfit    = "unfit"
)

// try runs the tests of a package with a mutant laid over its file; none, with the
// file as it is.
func try(dir string, m *mutant, limit time.Duration) (fate string, err error) {
	args := []string{"test", "-count=1", "-failfast", "-short", "-vet=off", "-timeout", limit.String()}
	if m != nil {
		src, _ := os.ReadFile(m.file) // it was read before
		changed := filepath.Join(dir, "mutant.go")
		path, _ := filepath.Abs(m.file)
		over, _ := json.Marshal(map[string]any{"Replace": map[string]string{path: changed}}) // strings encode
		overlay := filepath.Join(dir, "overlay.json")
		if err := errors.Join(os.WriteFile(changed, slices.Concat(src[:m.from], []byte(m.with), src[m.to:]), 0o600), os.WriteFile(overlay, over, 0o600)); err != nil {
			return "", err
		}
		args = append(args, "-overlay", overlay)
	}
	// A fault may make a test wait for ever, or start what does.
	ctx, cancel := context.WithTimeout(context.Background(), limit+time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "go", append(args, flag.Args()...)...).CombinedOutput()
	switch {
	case bytes.Contains(out, []byte("[build failed]")), bytes.Contains(out, []byte("[setup failed]")):
		return unfit, nil
	case err != nil && m == nil:
		return killed, fmt.Errorf("the tests fail as they are:\n%s", out)
	case err != nil:
		return killed, nil
	}
	return survives, nil
}

// known are the mutants that equal.txt lists.
func known() map[string]bool {
	text, _ := os.ReadFile(".ci/mutants/equal.txt") // without it, none
	equal := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			equal[line] = true
		}
	}
	return equal
}

func run() error {
	most := flag.Int("n", 100, "how many mutants to try; 0 for all")
	seed := flag.Uint64("seed", 1, "which sample")
	limit := flag.Duration("timeout", 3*time.Minute, "how long the tests may take on one")
	told := flag.Bool("v", false, "tell the killed too")
	flag.Parse()
	pkg := flag.Arg(0)
	all, err := mutantsOf(pkg)
	if err != nil {
		return err
	}
	equal := known()
	all = slices.DeleteFunc(all, func(m mutant) bool { return equal[m.String()] })
	rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	dir, err := os.MkdirTemp("", "mutants")
	defer os.RemoveAll(dir)
	if err == nil {
		_, err = try(dir, nil, *limit)
	}
	if err != nil {
		return err
	}
	tried, dead := 0, 0
	for i := 0; i < len(all) && (*most == 0 || tried < *most); i++ {
		fate, err := try(dir, &all[i], *limit)
		switch {
		case err != nil:
			return err
		case fate == unfit:
			continue
		case fate == killed:
			dead++
		}
		tried++
		if fate == survives || *told {
			fmt.Printf("%s line %d of %s\n", fate, all[i].line, all[i])
		}
	}
	fmt.Printf("%s: %d of %d killed, %d %% (seed %d, of some %d)\n", pkg, dead, tried, 100*dead/max(tried, 1), *seed, len(all))
	return nil
}

func main() {
	if err := run(); err != nil {
		log.Fatalln(err)
	}
}
