package content

// DurationsIn are the usual durations in a region, each after those it waits for.
func (c *Catalog) DurationsIn(region string) (sorted []*Duration) {
	after := c.waits(c.orderIn(region))
	placed := map[string]bool{}
	var place func(d *Duration)
	place = func(d *Duration) {
		if placed[d.Section.Name] {
			return
		}
		placed[d.Section.Name] = true
		for _, ref := range after[d.Section.Name] {
			if before := find(c.Durations, ref.Name, func(d *Duration) ID { return d.Section }); before != nil {
				place(before)
			}
		}
		in := *d
		in.After = after[d.Section.Name]
		sorted = append(sorted, &in)
	}
	for _, d := range c.Durations {
		place(d)
	}
	return sorted
}

// waits tells what each rubrique that has a duration waits for, never nil, with what an
// order changes.
func (c *Catalog) waits(order []*Order) map[string][]ID {
	after := map[string][]ID{}
	for _, d := range c.Durations {
		after[d.Section.Name] = append([]ID{}, d.After...)
	}
	for _, o := range order {
		after[o.Section.Name] = append([]ID{}, o.After...)
	}
	return after
}

// orderIn is that of a region.
func (c *Catalog) orderIn(region string) []*Order { return c.alone(region).Order }

// DepartmentsOf are the departments of a region, by their codes; none for one that holds
// any, or is not known.
func (c *Catalog) DepartmentsOf(region string) []string { return c.alone(region).Departments }

// alone is a region read by itself, without what it inherits, and once: where a project
// stands does without the rest of the knowledge. An empty one where there is none.
func (c *Catalog) alone(region string) *Region {
	if read, before := c.regions.Load(region); before {
		return read.(*Region)
	}
	r := &Region{}
	if len(decode(c.files, "regions/"+region+".yaml", r)) > 0 {
		r = &Region{}
	}
	if added := find(c.added, region, func(r *Region) ID { return r.ID }); added != nil {
		whole := *added
		if whole.Departments == nil { // not told: those of the region corrected stay
			whole.Departments = r.Departments
		}
		r = &whole
	}
	c.speak(r)
	c.regions.Store(region, r)
	return r
}
