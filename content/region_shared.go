package content

import "slices"

// Order is what a rubrique waits for in a region, in place of what it waits for
// elsewhere.
type Order struct {
	Section ID   `yaml:"rubrique"`
	After   []ID `yaml:"apres"`
}

// inherit gives the regions that ask for it what « Autre région » tells and they do
// not: a circuit of which they say nothing, then its help and its questions, after
// their own. Its words are not checked again.
func (k *Knowledge) inherit() {
	from := k.Elsewhere()
	if from == nil {
		return
	}
	for i, r := range k.Regions {
		if r.Inherits.Name != elsewhere || r == from {
			continue
		}
		whole := *r
		if whole.Letter.Send == "" {
			whole.Letter = from.Letter
		}
		if whole.Project.Send == "" {
			whole.Project = from.Project
		}
		whole.Support = slices.Concat(r.Support, from.Support)
		whole.ToAsk = slices.Concat(r.ToAsk, from.ToAsk)
		k.Regions[i] = &whole
	}
}

// DurationsIn are the durations in the order of a region, nil for the usual one: each
// after those it waits for.
func (c *Catalog) DurationsIn(r *Region) []*Duration {
	if r == nil || len(r.Order) == 0 {
		return c.Durations
	}
	var left, out []*Duration
	for _, d := range c.Durations {
		if o := find(r.Order, d.Section.Name, func(o *Order) ID { return o.Section }); o != nil {
			ours := *d
			ours.After = o.After
			d = &ours
		}
		left = append(left, d)
	}
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(d *Duration) bool {
			return !slices.ContainsFunc(d.After, func(before ID) bool {
				return slices.ContainsFunc(left, func(l *Duration) bool { return l.Section.Name == before.Name })
			})
		})
		next = max(next, 0) // those that wait for each other are refused when the region is read
		out, left = append(out, left[next]), slices.Delete(left, next, next+1)
	}
	return out
}

// order checks that a region puts rubriques that have a duration in an order.
func (k *checker) order(file string, at place, r *Region) {
	for i, o := range r.Order {
		if !k.there(file, at.key("ordre", i), o != nil) {
			return
		}
		for _, id := range append([]ID{o.Section}, o.After...) {
			if find(k.c.Durations, id.Name, func(d *Duration) ID { return d.Section }) == nil {
				k.report(file, id.Line, "« %s » n'est pas une rubrique du calendrier", id)
				return
			}
		}
	}
	above := map[string]bool{}
	for _, d := range k.c.DurationsIn(r) {
		for _, before := range d.After {
			if !above[before.Name] {
				k.report(file, max(before.Line, 1), "« %s » attend « %s », qui l'attend déjà", d.Section, before)
				return
			}
		}
		above[d.Section.Name] = true
	}
}
