// Package control gathers the controls of a project.
package control

import (
	"slices"

	"cpts/content"
	_ "cpts/model/governance" // each declares its control
	_ "cpts/model/healthproject"
	"cpts/model/point"
)

// All are the controls there are, in the order of the journey. One whose rubrique the content lacks is not there.
func All(c *content.Catalog) []*point.Control {
	return slices.DeleteFunc(slices.Clone(point.Declared()), func(one *point.Control) bool { return one.Place(c).Nowhere() })
}

// Named is the control of an id; nil for none.
func Named(id string) *point.Control {
	for _, c := range point.Declared() {
		if c.ID == id {
			return c
		}
	}
	return nil
}
