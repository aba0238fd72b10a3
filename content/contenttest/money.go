package contenttest

import (
	"embed"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"cpts/content"
)

//go:embed argent
var money embed.FS

// Money is the small content with all that is asked of money, and before its scale one
// in which everything is found: a crisis plan, a raise, components, an extra part, what
// a source prints and where it slips.
func Money(t testing.TB) *content.Catalog {
	t.Helper()
	all := FS().(fstest.MapFS)
	err := fs.WalkDir(money, "argent", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := money.ReadFile(name)
		name = strings.TrimPrefix(name, "argent/")
		if before := all[name]; before != nil { // its sources come with those that are there
			data = append(before.Data, data...)
		}
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := content.LoadFrom(all)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
