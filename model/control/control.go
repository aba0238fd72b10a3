// Package control gathers the controls of a project.
package control

import (
	"slices"

	"cpts/content"
	"cpts/model/governance"
	"cpts/model/healthproject"
	"cpts/model/point"
)

// controls are in the order of the journey.
var controls = []*point.Control{governance.Control, healthproject.Control}

// All are the controls there are. One whose rubrique the content lacks is not there.
func All(c *content.Catalog) []*point.Control {
	return slices.DeleteFunc(slices.Clone(controls), func(one *point.Control) bool { return one.Place(c).Nowhere() })
}

// Named is the control of an id; nil for none.
func Named(id string) *point.Control {
	for _, c := range controls {
		if c.ID == id {
			return c
		}
	}
	return nil
}
