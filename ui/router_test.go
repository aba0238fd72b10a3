package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/model"
)

// sources are the files of the package, its tests apart.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	must(t, err)
	parsed := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		parsed[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0)
		must(t, err)
	}
	return parsed
}

// screens are the types that are a screen: they tell what keys do and say where they
// are, or embed one that does.
func screens(files map[string]*ast.File) map[string]bool {
	methods, embedded := map[string]map[string]bool{}, map[string][]string{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch d := n.(type) {
			case *ast.FuncDecl:
				if on := receiver(d); on != "" {
					if methods[on] == nil {
						methods[on] = map[string]bool{}
					}
					methods[on][d.Name.Name] = true
				}
			case *ast.TypeSpec:
				if s, is := d.Type.(*ast.StructType); is {
					for _, field := range s.Fields.List {
						if len(field.Names) == 0 {
							embedded[d.Name.Name] = append(embedded[d.Name.Name], nameOf(field.Type))
						}
					}
				}
			}
			return true
		})
	}
	found := map[string]bool{}
	for name, own := range methods {
		found[name] = own["crumb"]
	}
	for name, parts := range embedded {
		for _, part := range parts {
			found[name] = found[name] || methods[part]["crumb"]
		}
	}
	return found
}

func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	return nameOf(d.Recv.List[0].Type)
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return nameOf(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// Pages say what they want, and the router alone makes screens and stacks them.
func TestOneRouter(t *testing.T) {
	files := sources(t)
	is := screens(files)
	makers := map[string]bool{}
	for _, f := range files {
		for _, d := range f.Decls {
			if fn, made := d.(*ast.FuncDecl); made && fn.Recv == nil && fn.Type.Results != nil && is[nameOf(fn.Type.Results.List[0].Type)] {
				makers[fn.Name.Name] = true
			}
		}
	}
	if len(makers) < 20 {
		t.Fatalf("only %d functions make a screen: this test looks at nothing", len(makers))
	}
	for name, f := range files {
		if name == "router.go" {
			continue
		}
		for _, d := range f.Decls {
			fn, inMaker := d.(*ast.FuncDecl)
			inMaker = inMaker && makers[fn.Name.Name] // a screen may be made of a plainer one
			ast.Inspect(d, func(n ast.Node) bool {
				switch x := n.(type) {
				case *ast.SelectorExpr:
					if x.Sel.Name == "screens" || x.Sel.Name == "push" || x.Sel.Name == "replace" && nameOf(x.X) == "a" {
						t.Errorf("%s touches the stack of screens: .%s", name, x.Sel.Name)
					}
				case *ast.CallExpr:
					if makes := nameOf(x.Fun); makers[makes] && !inMaker {
						t.Errorf("%s makes a screen: %s", name, makes)
					}
				}
				return true
			})
		}
	}
}

// Two wants of the same place are equal, and each place of the journey has one that
// leads to it and back.
func TestWants(t *testing.T) {
	d := start(t, small(t, "nom=Lac"))
	d.app.ahead["suite"] = true
	for _, id := range d.app.catalog.QuestionIDs() {
		q := d.app.catalog.Question(id)
		if (want{place: model.AtQuestion(q), returns: true}) != d.app.toQuestion(id) {
			t.Errorf("two wants of %s differ", id)
		}
		d.run(d.app.open(d.app.toQuestion(id)))
		d.isOn(id)
		d.press("esc")
		d.isOn("")
	}
	for _, stage := range d.app.catalog.Stages {
		for _, section := range stage.Sections {
			for _, action := range section.Actions {
				d.run(d.app.open(want{place: model.AtAction(action)}))
				if page, there := d.app.top().(*sectionPage); !there || page.selected().id != action.ID.Name {
					t.Errorf("%s is not under the cursor:\n%s", action.ID, d.screen())
				}
				d.press("esc")
			}
		}
	}
	if _, home := d.app.top().(*home); !home {
		t.Errorf("left on a %T", d.app.top())
	}
	if cmd := d.app.open(d.app.toQuestion("zorglub")); cmd != nil || d.on() != "" {
		t.Error("a question that the content lacks leads somewhere")
	}
}

// bareContent is a content with one stage and one question: the others, which the
// program knows by name, are not there.
func bareContent(t *testing.T) *content.Catalog {
	t.Helper()
	files := fstest.MapFS{}
	must(t, fs.WalkDir(contenttest.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.HasPrefix(name, "parcours/") && !strings.HasPrefix(name, "conseils/") {
			var data []byte
			data, err = fs.ReadFile(contenttest.FS(), name)
			files[name] = &fstest.MapFile{Data: data}
		}
		return err
	}))
	for _, empty := range []string{"delais.yaml", "durees.yaml", "gouvernance.yaml", "outils.yaml"} {
		files[empty] = &fstest.MapFile{Data: []byte("[]\n")}
	}
	files["parcours/1-seule.yaml"] = &fstest.MapFile{Data: []byte(`id: seule
titre: La seule
presentation: Il n'y en a qu'une.
resultat: Un mot.
sources: [guide]
porte:
  - {regle: aci-signe, manque: rien n'est signé, question: Continuer ?}
rubriques:
  - id: mot
    titre: Le mot
    but: Dire un mot.
    resultat: Un mot.
    questions:
      - {id: mot, genre: texte, libelle: Quel mot ?, court: Mot, pourquoi: Pour rien., aide: Un seul., exemple: lac, sources: [guide]}
`)}
	c, err := content.LoadFrom(files)
	must(t, err)
	return c
}

// A content may lack a question that the program knows by name: its screens do
// without.
func TestScreensOfABareContent(t *testing.T) {
	c := bareContent(t)
	d := start(t, model.New(c, clock()))
	rooms := []want{
		{place: model.AtSection(c.Stages[0].Sections[0])}, {place: model.AtQuestion(c.Question("mot"))}, {room: roomStage, at: "seule"},
		{room: roomGuide}, {room: roomReview}, {room: roomHistory}, {room: roomBudget}, {room: roomCalendar}, {room: roomReport}, {room: roomControl, at: "gouvernance"},
		{room: roomSearch}, {room: roomYourRegion}, {room: roomFeedback}, {room: roomTraps}, {room: roomLaws}, {room: roomTools}, {room: roomWords}, {room: roomSources},
	}
	for _, w := range rooms {
		d.run(d.app.open(w))
		for range 6 {
			d.shape(string(w.room))
			d.press("enter", "tab")
		}
		d.app.home()
		d.shape("home")
	}
}
