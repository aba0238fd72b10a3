package content

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// forms are what the files of the content are read as, by name or by folder.
var forms = map[string]func() any{
	"parcours":         func() any { return &Stage{} },
	"baremes":          func() any { return &Scale{} },
	"baremes/imprimes": func() any { return &Record{} },
	"conseils":         func() any { return &[]*Advice{} },
	"propositions":     func() any { return &Proposals{} },
	"regions":          func() any { return &Region{} },
	"documents":        func() any { return &Document{} },
	"listes.yaml":      func() any { return &[]*list{} },
	"sources.yaml":     func() any { return &[]*Source{} },
	"delais.yaml":      func() any { return &[]*Delay{} },
	"durees.yaml":      func() any { return &[]*Duration{} },
	"glossaire.yaml":   func() any { return &[]*Term{} },
	"synonymes.yaml":   func() any { return &[][]string{} },
	"outils.yaml":      func() any { return &Tools{} },
	governanceFile:     func() any { return &[]*Point{} },
	healthProjectFile:  func() any { return &[]*Point{} },
	phrasesFile:        func() any { return &[]*sentence{} },
	ceilingsFile:       func() any { return &Ceilings{} },
	directoryFile:      func() any { return &Directory{} },
	retiredFile:        func() any { return &former{} },
}

// blank is what a file is read into.
func blank(t *testing.T, name string) any {
	t.Helper()
	form := forms[name]
	if form == nil {
		form = forms[path.Dir(name)]
	}
	if form == nil {
		t.Fatalf("no form is told for %s", name)
	}
	return form()
}

// The compact form is what the YAML says. It follows the YAML by itself: there is
// nothing to do but to keep the file that this test writes.
func TestCompactFollowsTheFiles(t *testing.T) {
	texts := map[string][]byte{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			texts[name], err = files.ReadFile(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		read := blank(t, name)
		if faults := decodeText(name, texts[name], read); len(faults) > 0 {
			t.Error(inOrder(faults))
			continue
		}
		v := reflect.ValueOf(read).Elem()
		data := string(pack(nil, v))
		all = packText(all, name)
		all = packNumber(all, uint64(sum(t, string(texts[name]), v.Type())))
		all = packText(all, data)

		again := blank(t, name)
		rest := &packed{data}
		if rest.read(reflect.ValueOf(again).Elem()); rest.left != "" || !reflect.DeepEqual(again, read) {
			t.Errorf("%s: packed and read again, it is not the same", name)
		}
	}
	if t.Failed() || string(all) == compact {
		return
	}
	if err := os.WriteFile("compact.bin", all, 0o644); err != nil {
		t.Fatal("compact.bin is older than the files it is made from: ", err)
	}
	t.Log("compact.bin was older than the files it is made from, and has been written again: keep it with them")
}

// A text that changed since, or that is read into another form, is told from what
// was kept.
func TestSumTellsFilesApart(t *testing.T) {
	type before struct {
		Name string `yaml:"nom"`
		Rank int    `yaml:"-"`
	}
	type renamed struct {
		Name string `yaml:"titre"`
	}
	type longer struct {
		Name string `yaml:"nom"`
		More []before
	}
	const text = "nom: Vallon\n"
	was := sum(t, text, reflect.TypeFor[before]())
	if was == sum(t, "nom: Vallons\n", reflect.TypeFor[before]()) {
		t.Error("another text has the same sum")
	}
	for _, other := range []reflect.Type{reflect.TypeFor[renamed](), reflect.TypeFor[longer](), reflect.TypeFor[[]before]()} {
		if was == sum(t, text, other) {
			t.Errorf("read as %s, the same text has the same sum", other)
		}
	}
}

// What is kept serves only the file it was kept of.
func TestUnpackAsksForTheSameText(t *testing.T) {
	text, err := files.ReadFile("sources.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"sources.yaml", "autres.yaml", "manquant.yaml"} {
		changed := fstest.MapFS{"sources.yaml": {Data: append(text, '\n')}, "autres.yaml": {Data: text}}
		if unpack(changed, name, &[]*Source{}) {
			t.Errorf("%s: what is kept is taken for it", name)
		}
	}
}

func sum(t *testing.T, text string, form reflect.Type) uint32 {
	t.Helper()
	got, err := sumOf(strings.NewReader(text), form)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func packNumber(to []byte, n uint64) []byte {
	for ; n >= 0x80; n >>= 7 {
		to = append(to, byte(n)|0x80)
	}
	return append(to, byte(n))
}

func packText(to []byte, s string) []byte { return append(packNumber(to, uint64(len(s))), s...) }

// pack writes what packed.read reads.
func pack(to []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return packText(to, v.String())
	case reflect.Bool:
		if v.Bool() {
			return append(to, 1)
		}
		return append(to, 0)
	case reflect.Int, reflect.Int64:
		return packNumber(to, uint64(v.Int()<<1)^uint64(v.Int()>>63))
	case reflect.Pointer:
		if v.IsNil() {
			return append(to, 0)
		}
		return pack(append(to, 1), v.Elem())
	case reflect.Slice:
		to = packNumber(to, uint64(v.Len()))
		for i := range v.Len() {
			to = pack(to, v.Index(i))
		}
		return to
	case reflect.Map:
		texts := v.Interface().(map[string]string)
		to = packNumber(to, uint64(len(texts)))
		for _, key := range slices.Sorted(maps.Keys(texts)) {
			to = packText(packText(to, key), texts[key])
		}
		return to
	case reflect.Struct:
		for i := range v.NumField() {
			if isRead(v.Type().Field(i)) && !v.Field(i).IsZero() {
				to = pack(packNumber(to, uint64(i)+1), v.Field(i))
			}
		}
		return append(to, 0)
	}
	panic("content: nothing writes a " + v.Kind().String())
}
