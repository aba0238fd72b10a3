package content

import (
	"slices"
	"sync"

	"cpts/content/french"
)

// linkScales puts the scales in the order they begin, whatever their files are
// called, and ties them to what they are read with.
func (c *Catalog) linkScales() (faults []fault) {
	if len(c.Scales) == 0 {
		return []fault{{file: "baremes", what: french.Typography("il n’y a aucun barème : sans lui, aucun montant ne peut être donné")}}
	}
	slices.SortStableFunc(c.Scales, byFirstDay)
	for _, s := range c.Scales {
		if c.Scale(s.ID.Name) != s {
			faults = append(faults, fault{file: c.where[s], line: s.ID.Line, what: french.Say("le barème « %s » est déjà déclaré", s.ID)})
		}
		s.catalog = c
		if s.from != "" {
			continue // its record is in it
		}
		s.printed = sync.OnceValue(func() *Record {
			r, _ := readRecord(c.files, s.ID.Name)
			return r
		})
	}
	return faults
}
