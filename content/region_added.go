package content

import (
	"cmp"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
)

// The lists of listes.yaml that regions refer to.
const (
	regionsList     = "regions"
	departmentsList = "departements"
	elsewhere       = "autre" // the region of those whose own is not described
)

// AddRegions takes regional files, which add a region or correct one; it comes
// before Knowledge is asked for anything. A file with a fault is left out, and
// the fault is kept in Ignored.
func (c *Catalog) AddRegions(files []OutsideFile) {
	for _, f := range files {
		c.addRegion(f)
	}
}

// Ignored are the faults of the files from outside left out, of regions and of scales, one error each, file by
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

func (c *Catalog) addRegion(f OutsideFile) {
	if f.Trouble != "" {
		c.ignore(f.Path, fault{what: f.Trouble})
		return
	}
	r, faults := c.readRegion(f.Path, f.Text)
	if len(faults) > 0 {
		c.ignore(f.Path, faults...)
		return
	}
	c.where[r] = f.Path
	c.added = append(c.added, r)
	c.regions.Delete(r.ID.Name)
	c.Sources = append(c.Sources, r.References...)
	c.offer(r)
}

// readRegion reads and checks the text of a file added from outside.
func (c *Catalog) readRegion(file string, data []byte) (*Region, []fault) {
	if _, faults := outsideTree(data); len(faults) > 0 {
		return nil, faults
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
		k.report(file, r.ID.Line, "l’identifiant « %s » s’écrit en minuscules sans accent, avec des tirets : « ile-de-france »", r.ID)
	}
	for _, other := range c.added {
		if other.ID.Name == r.ID.Name {
			k.report(file, r.ID.Line, "la région « %s » est déjà décrite dans %s", r.ID, filepath.Base(c.where[other]))
		}
	}
	return r, k.faults
}

// regionID is how the id of a region is written: it is typed on a command line.
var regionID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// offer makes a region one of the choices.
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
}

// withRegionsAdded puts the regions added from outside in place of, or after,
// those built in.
func (c *Catalog) withRegionsAdded(builtIn []*Region) []*Region {
	all := slices.Clone(builtIn)
	for _, r := range c.added {
		if at := slices.IndexFunc(all, func(b *Region) bool { return b.ID.Name == r.ID.Name }); at >= 0 {
			if r.Departments == nil { // not told: those of the region corrected stay
				r.Departments = all[at].Departments
			}
			all[at] = r
		} else {
			all = append(all, r)
		}
	}
	return all
}

// RegionOf is the id of the region that a department is in: one added from outside
// takes it from those built in, and the last added from the others.
func (c *Catalog) RegionOf(department string) string {
	found := elsewhere
	for _, r := range slices.Concat(c.Knowledge().Regions, c.added) {
		if slices.Contains(r.Departments, department) {
			found = r.ID.Name
		}
	}
	return found
}

func (c *Catalog) sourceIDs() map[string]bool {
	ids := map[string]bool{}
	for _, s := range c.Sources {
		ids[s.ID.Name] = true
	}
	return ids
}
