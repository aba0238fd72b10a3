// Package contenttest is a small content, invented, for the tests of what shows and
// keeps content: two stages, every kind of question, a few actions, a round scale,
// advice, a region. A sentence mended in the content of the program changes nothing
// of it.
package contenttest

import (
	"embed"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"cpts/content"
)

//go:embed catalogue
var files embed.FS

var loaded = sync.OnceValues(func() (*content.Catalog, error) { return content.LoadFrom(FS()) })

// borrowed are the files of the real content that the small one takes: sentences
// that the program says by name, and the ceilings of the law.
var borrowed = []string{"textes.yaml", "plafonds.yaml"}

// FS is the content, laid out like the folder of the package content.
func FS() fs.FS {
	all := fstest.MapFS{}
	take := func(from fs.FS, name, as string) {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			panic(err) // both are embedded
		}
		all[as] = &fstest.MapFile{Data: data}
	}
	names, _ := fs.Glob(files, "catalogue/*.yaml") // the patterns are well formed
	deeper, _ := fs.Glob(files, "catalogue/*/*.yaml")
	for _, name := range append(names, deeper...) {
		take(files, name, strings.TrimPrefix(name, "catalogue/"))
	}
	for _, name := range borrowed {
		take(content.Files(), name, name)
	}
	return all
}

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
