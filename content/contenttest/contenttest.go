// Package contenttest is a small content, invented, for the tests of what shows and
// keeps content: two stages, every kind of question, a few actions, a round scale,
// advice, a region. A sentence mended in the content of the program changes nothing
// of it.
package contenttest

import (
	"embed"
	"io/fs"
	"sync"
	"testing"

	"cpts/content"
)

//go:embed catalogue
var files embed.FS

var loaded = sync.OnceValues(func() (*content.Catalog, error) { return content.LoadFrom(FS()) })

// FS is the content, laid out like the folder of the package content.
func FS() fs.FS {
	sub, err := fs.Sub(files, "catalogue")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
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
