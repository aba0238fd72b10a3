package model

import (
	"slices"

	"cpts/content"
)

// Unsettled is something to be settled that a control of the project found in its
// answers. It keeps open the rubrique where it is settled, and that which shows the
// control.
type Unsettled struct {
	Title string           // what is looked at, in a few words
	To    Place            // where it is settled
	Shown *content.Section // where the control is; nil for nowhere
}

// In tells whether it keeps a rubrique open.
func (u Unsettled) In(s *content.Section) bool { return u.To.Section == s || u.Shown == s }

var watches []func(*Project) []Unsettled

// Watch declares a control, whose points keep rubriques from being finished. Each room
// that makes one declares it, as it does the questions that it reads.
func Watch(control func(*Project) []Unsettled) { watches = append(watches, control) }

// Unsettled is what the controls of the project find to be settled.
func (p *Project) Unsettled() (all []Unsettled) {
	for _, control := range watches {
		all = append(all, control(p)...)
	}
	return all
}

// ToSettle is what is settled in the rubrique itself.
func (s SectionState) ToSettle() []Unsettled {
	return slices.DeleteFunc(slices.Clone(s.Unsettled), func(u Unsettled) bool { return u.To.Section != s.Section })
}

// unsettledIn are those that keep a rubrique open.
func unsettledIn(all []Unsettled, s *content.Section) []Unsettled {
	return slices.DeleteFunc(slices.Clone(all), func(u Unsettled) bool { return !u.In(s) })
}
