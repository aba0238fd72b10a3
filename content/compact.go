package content

import (
	_ "embed"
	"hash/crc32"
	"io"
	"io/fs"
	"reflect"
	"strings"
	"sync"
)

// compact holds every file of the content as it was last read by the tests,
// typography set, in a form that costs next to nothing to read again: texts are
// not copied, they stay parts of this one. It is never edited: the tests write
// it, and a file that has changed since is read as YAML until they do.
//
// For each file: its name, the sum of what it was read of, and what was read. A
// number is written seven bits a byte, the lowest first; a text after its length.
//
//go:embed compact.bin
var compact string

// part is what compact holds of one file.
type part struct {
	sum  uint32
	data string
}

var parts = sync.OnceValue(func() map[string]part {
	all := map[string]part{}
	for rest := (&packed{compact}); rest.left != ""; {
		name := rest.text()
		sum := uint32(rest.number())
		all[name] = part{sum, rest.text()}
	}
	return all
})

// unpack fills into with what a file holds, and tells whether it could: the file
// says what it said when it was kept, and is read into things of the same form.
func unpack(fsys fs.FS, name string, into any) bool {
	v := reflect.ValueOf(into).Elem()
	kept, has := parts()[name]
	if !has || !isOf(fsys, name, v.Type(), kept.sum) {
		return false
	}
	(&packed{kept.data}).read(v)
	return true
}

// isOf tells whether a sum is that of a file as it is now.
func isOf(fsys fs.FS, name string, form reflect.Type, sum uint32) bool {
	file, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	now, err := sumOf(file, form)
	return err == nil && now == sum
}

// sumOf tells a text, and the form of what is read of it, from others.
func sumOf(text io.Reader, form reflect.Type) (uint32, error) {
	sum := crc32.NewIEEE()
	io.WriteString(sum, shapeOf(form))
	_, err := io.CopyBuffer(sum, text, make([]byte, 4096))
	return sum.Sum32(), err
}

// shapes are the forms already described: there are few, and many files of each.
var shapes sync.Map

// shapeOf describes a type down to its last field.
func shapeOf(t reflect.Type) string {
	if known, has := shapes.Load(t); has {
		return known.(string)
	}
	var b strings.Builder
	b.WriteString(t.String())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		b.WriteString(shapeOf(t.Elem()))
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); isRead(f) {
				b.WriteString(" " + f.Name + " " + string(f.Tag) + shapeOf(f.Type))
			}
		}
	}
	shape := b.String()
	shapes.Store(t, shape)
	return shape
}

// isRead tells the fields that a file gives from those that are worked out.
func isRead(f reflect.StructField) bool { return f.IsExported() && f.Tag.Get("yaml") != "-" }

// packed is what is left to read.
type packed struct{ left string }

func (p *packed) number() (n uint64) {
	for shift := 0; ; shift += 7 {
		b := p.left[0]
		p.left = p.left[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (p *packed) text() string {
	n := p.number()
	text := p.left[:n]
	p.left = p.left[n:]
	return text
}

// read fills v, which is zero. Of a struct, only what is not zero is written,
// each field after its rank and one.
func (p *packed) read(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(p.text())
	case reflect.Bool:
		v.SetBool(p.number() == 1)
	case reflect.Int, reflect.Int64:
		n := p.number()
		v.SetInt(int64(n>>1) ^ -int64(n&1)) // the sign is the lowest bit
	case reflect.Pointer:
		if p.number() == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			p.read(v.Elem())
		}
	case reflect.Slice:
		n := int(p.number())
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			p.read(v.Index(i))
		}
	case reflect.Map: // of texts
		v.Set(reflect.MakeMap(v.Type()))
		for range p.number() {
			key := p.text()
			v.SetMapIndex(reflect.ValueOf(key), reflect.ValueOf(p.text()))
		}
	case reflect.Struct:
		for rank := p.number(); rank > 0; rank = p.number() {
			p.read(v.Field(int(rank) - 1))
		}
	default:
		panic("content: nothing reads a " + v.Kind().String())
	}
}
