package content

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"cpts/content/french"
)

// ReadScale reads a scale of one's own: a file of the same form as those built
// in, which may declare its sources under « references » and hold its record
// (« imprime », « coquilles », « remarques »). It is checked strictly, and every
// fault is told at once, each as « NAME:LINE: what to write ».
func (c *Catalog) ReadScale(name string, data []byte) (*Scale, error) {
	s, faults := c.readScale(name, data)
	if len(faults) > 0 {
		return nil, toldOf(name, faults)
	}
	return s, nil
}

// readScale is ReadScale, its faults not yet told.
func (c *Catalog) readScale(name string, data []byte) (*Scale, []fault) {
	tree, faults := outsideTree(data)
	if len(faults) > 0 {
		return nil, faults
	}
	s := &Scale{catalog: c}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	switch err := dec.Decode(s); {
	case errors.Is(err, io.EOF):
		faults = []fault{{line: 1, what: french.Say("le fichier est vide : partez d’une copie du %s", c.modelScale())}}
	case err != nil:
		faults = yamlFaults(name, err)
		for i := range faults {
			faults[i].what += c.howToMend(faults[i].kind)
		}
	}
	setTypography(reflect.ValueOf(s))

	// What is readable is checked too, so that one reading tells all; but a line
	// that could not be read is not held against its author twice, and a key given
	// twice leaves all its group unread, which would then seem to lack.
	twice := slices.ContainsFunc(faults, func(f fault) bool { return f.kind == keyTwice })
	if tree != nil && tree.Kind == yaml.MappingNode && !twice {
		k := &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}}
		k.holes(name, tree)
		fillHoles(reflect.ValueOf(s).Elem())
		k.ownScale(name, s, place{tree})
		for _, f := range k.faults {
			if !slices.ContainsFunc(faults, func(g fault) bool { return g.line == f.line }) {
				faults = append(faults, f)
			}
		}
	} else if len(faults) == 0 {
		faults = []fault{{line: 1, what: french.Say("ce fichier n’est pas un barème : partez d’une copie du %s", c.modelScale())}}
	}
	if len(faults) == 0 && s.usurps(data) {
		faults = []fault{{line: s.ID.Line, what: french.Say("« %s » est déjà un barème de cpts ; donnez un autre id et un autre titre", s.ID.Name)}}
	}
	for i := range faults {
		faults[i].line = max(faults[i].line, 1)
		faults[i].what = onOneLine(faults[i].what)
	}
	return s, faults
}

// toldOf is the error of the faults of a file from outside.
func toldOf(name string, faults []fault) error {
	for i := range faults {
		faults[i].file, faults[i].outside = name, true
	}
	return inOrder(faults)
}

// usurps tells whether a scale of one's own bears the id of one that is built in
// without being a copy of it: its amounts would pass for those of the program. The
// record is left out: a copy may go without it.
func (s *Scale) usurps(data []byte) bool {
	own := s.catalog.Scale(s.ID.Name)
	if own == nil || own.from != "" {
		return false
	}
	builtIn, err := fs.ReadFile(s.catalog.files, s.catalog.where[own])
	if err != nil {
		return true
	}
	var theirs, ours map[string]any
	if yaml.Unmarshal(data, &theirs) != nil || yaml.Unmarshal(builtIn, &ours) != nil {
		return true
	}
	for _, key := range []string{"imprime", "coquilles", "remarques"} {
		delete(theirs, key)
	}
	return !reflect.DeepEqual(theirs, ours)
}

// onOneLine takes out of a fault what it quotes and would break its line.
func onOneLine(what string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, what)
}

// howToMend adds what to do to a fault of the reader.
func (c *Catalog) howToMend(kind faultKind) string {
	switch kind {
	case keyUnknown:
		return french.Say(" : retirez-la, ou écrivez-la comme dans le %s", c.modelScale())
	case wrongForm:
		return french.Say(" : écrivez un nombre entier, sans espace ni virgule, ou suivez le %s", c.modelScale())
	}
	return ""
}

// modelScale names the scale that one of one's own is best copied from: the last built in.
func (c *Catalog) modelScale() string {
	last := ""
	for _, s := range c.Scales {
		if s.from == "" {
			last = s.ID.Name
		}
	}
	return "barème " + last
}

// holes reports the elements of a list that are empty, where only amounts that
// no source prints may be.
func (k *checker) holes(file string, node *yaml.Node) {
	for i, child := range node.Content {
		if node.Kind == yaml.SequenceNode && child.Tag == "!!null" {
			k.report(file, child.Line, "cet élément est vide : remplissez-le, ou retirez-le")
		}
		if node.Kind == yaml.MappingNode && i%2 == 1 && node.Content[i-1].Value == "montants" {
			continue
		}
		k.holes(file, child)
	}
}

// fillHoles takes the empty elements out of lists of things, once they are
// reported, so that the rest can be checked.
func fillHoles(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fillHoles(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillHoles(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Pointer || v.Type().Elem().Elem().Kind() != reflect.Struct {
			return
		}
		kept := reflect.MakeSlice(v.Type(), 0, v.Len())
		for i := range v.Len() {
			if !v.Index(i).IsNil() {
				fillHoles(v.Index(i))
				kept = reflect.Append(kept, v.Index(i))
			}
		}
		v.Set(kept)
	}
}
