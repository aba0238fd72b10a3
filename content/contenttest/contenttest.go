// Package contenttest is a small content, invented, for the tests of what shows and
// keeps content: two stages, every kind of question, a few actions, a round scale,
// advice, a region. A sentence mended in the content of the program changes nothing
// of it.
package contenttest

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"cpts/content"
	"cpts/content/french"
)

//go:embed catalogue
var files embed.FS

var loaded = sync.OnceValues(func() (*content.Catalog, error) { return content.LoadFrom(FS()) })

// FS is the content, laid out like the folder of the package content.
func FS() fs.FS {
	all := fstest.MapFS{}
	names, _ := fs.Glob(files, "catalogue/*.yaml") // the patterns are well formed
	deeper, _ := fs.Glob(files, "catalogue/*/*.yaml")
	for _, name := range append(names, deeper...) {
		data, err := files.ReadFile(name)
		if err != nil {
			panic(err) // it is embedded
		}
		all[strings.TrimPrefix(name, "catalogue/")] = &fstest.MapFile{Data: data}
	}
	all[phrasesFile] = &fstest.MapFile{Data: phrases()}
	return all
}

const phrasesFile = "textes.yaml"

// phrases are the sentences that the program says by name, each reduced to its name
// and to what fills it: « Versement solde : {annee}, {montant} ».
func phrases() []byte {
	real, err := fs.ReadFile(content.Files(), phrasesFile)
	if err != nil {
		panic(err) // it is embedded
	}
	var all []struct {
		ID   string `yaml:"id"`
		Text string `yaml:"texte"`
	}
	if err := yaml.Unmarshal(real, &all); err != nil {
		panic(err) // the program would not start
	}
	var b strings.Builder
	for _, p := range all {
		said := strings.NewReplacer("-", " ", "_", " ").Replace(french.Capital(p.ID))
		if holes := hole.FindAllString(p.Text, -1); len(holes) > 0 {
			slices.Sort(holes)
			said += " : " + strings.Join(slices.Compact(holes), ", ")
		}
		fmt.Fprintf(&b, "- {id: %s, texte: %q, sources: [loi]}\n", p.ID, said)
	}
	return []byte(b.String())
}

var hole = regexp.MustCompile(`\{[^{}]*\}`)

// Catalog is the content, read once for all the tests of a package: nobody changes
// it.
func Catalog(t testing.TB) *content.Catalog {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
