package content

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"
)

// What an added region reaches: two lists of listes.yaml, and the question that
// a department proposes an answer to.
const (
	regionsList     = "regions"
	departmentsList = "departements"
	regionQuestion  = "region"
	elsewhere       = "autre" // the region of those whose own is not described
)

// AddRegions reads the regional files of a folder (*.yaml), which add a region
// or correct one; it comes before Knowledge is asked for anything. A file with a
// fault is left out, and the fault is kept in Ignored; a folder that is not
// there is none.
func (c *Catalog) AddRegions(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.ignore(dir, fault{what: "ce dossier ne peut pas être lu : " + cause(err)})
		}
		return
	}
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		hidden := strings.HasPrefix(e.Name(), ".") // what systems and editors leave beside a file
		if e.IsDir() || hidden || ext != ".yaml" && ext != ".yml" {
			continue
		}
		c.addRegion(filepath.Join(dir, e.Name()))
	}
}

// Ignored are the faults of the regional files left out, one error each, file by
// file and line by line.
func (c *Catalog) Ignored() []error {
	errs := make([]error, len(c.ignored))
	for i, f := range c.ignored {
		errs[i] = f
	}
	return errs
}

func (c *Catalog) ignore(file string, faults ...fault) {
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	for _, f := range faults {
		f.file, f.outside = file, true
		c.ignored = append(c.ignored, f)
	}
}

func (c *Catalog) addRegion(file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		c.ignore(file, fault{what: "ce fichier ne peut pas être lu : " + cause(err)})
		return
	}
	r, faults := c.readRegion(file, data)
	if len(faults) > 0 {
		c.ignore(file, faults...)
		return
	}
	c.where[r] = file
	c.added = append(c.added, r)
	c.Sources = append(c.Sources, r.References...)
	c.offer(r)
}

// readRegion reads and checks the text of a file added from outside.
func (c *Catalog) readRegion(file string, data []byte) (*Region, []fault) {
	if line := notUTF8(data); line > 0 {
		return nil, []fault{{line: line, what: "ce fichier n'est pas du texte en UTF-8 : enregistrez-le de nouveau sous cette forme"}}
	}
	r := &Region{}
	if faults := decodeText(file, data, r); len(faults) > 0 {
		for i := range faults {
			faults[i].line = max(faults[i].line, 1)
		}
		return nil, faults
	}
	if reflect.ValueOf(*r).IsZero() {
		return nil, []fault{{line: 1, what: "ce fichier ne décrit pas de région"}}
	}
	k := &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}, outside: true}
	k.region(file, data, r)
	if !regionID.MatchString(r.ID.Name) && r.ID.Name != "" {
		k.report(file, r.ID.Line, "l'identifiant « %s » s'écrit en minuscules sans accent, avec des tirets : « ile-de-france »", r.ID)
	}
	for _, other := range c.added {
		if other.ID.Name == r.ID.Name {
			k.report(file, r.ID.Line, "la région « %s » est déjà décrite dans %s", r.ID, filepath.Base(c.where[other]))
		}
	}
	return r, k.faults
}

// notUTF8 is the first line that is not written in UTF-8; 0 when all are.
func notUTF8(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !utf8.Valid(line) {
			return n
		}
	}
	return 0
}

// regionID is how the id of a region is written: it is typed on a command line.
var regionID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// cause names in French why something cannot be read; unusual causes keep the
// system's words.
func cause(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "vérifiez ses droits"
	case errors.Is(err, fs.ErrNotExist):
		return "il n'est plus là où mène ce lien"
	case errors.Is(err, syscall.EISDIR):
		return "c'est un dossier"
	case errors.Is(err, syscall.ENOTDIR):
		return "c'est un fichier"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

// offer makes a region one of the choices, and that which its departments
// propose.
func (c *Catalog) offer(r *Region) {
	known := slices.IndexFunc(c.lists[regionsList], func(o *Option) bool { return o.ID.Name == r.ID.Name })
	if known < 0 {
		regions := c.lists[regionsList]
		last := max(len(regions)-1, 0) // « Autre région » stays the last
		c.lists[regionsList] = slices.Insert(slices.Clone(regions), last, &Option{ID: r.ID, Label: r.Name})
		for _, q := range c.questions {
			if q.ListName.Name == regionsList {
				q.Options = c.lists[regionsList]
			}
		}
	} else {
		c.lists[regionsList][known].Label = r.Name
	}
	if r.Departments == nil {
		return // not told: those of the region corrected stay
	}
	for _, department := range c.lists[departmentsList] {
		proposed := department.Suggests[regionQuestion]
		switch {
		case slices.Contains(r.Departments, department.ID.Name):
			proposed = r.ID.Name
		case proposed == r.ID.Name:
			proposed = elsewhere
		}
		suggests := map[string]string{}
		maps.Copy(suggests, department.Suggests)
		department.Suggests = suggests
		department.Suggests[regionQuestion] = proposed
	}
}

// withRegionsAdded puts the regions added from outside in place of, or after,
// those built in.
func (c *Catalog) withRegionsAdded(builtIn []*Region) []*Region {
	all := slices.Clone(builtIn)
	for _, r := range c.added {
		if at := slices.IndexFunc(all, func(b *Region) bool { return b.ID.Name == r.ID.Name }); at >= 0 {
			all[at] = r
		} else {
			all = append(all, r)
		}
	}
	return all
}

func (c *Catalog) sourceIDs() map[string]bool {
	ids := map[string]bool{}
	for _, s := range c.Sources {
		ids[s.ID.Name] = true
	}
	return ids
}
