package content

import "cpts/content/french"

// timedSections names the list of the rubriques whose usual duration a leader
// may change. It is made from the durations, so that it follows them.
const timedSections = "rubriques"

func (c *Catalog) changeable() (options []*Option) {
	titles := map[string]string{}
	for _, s := range c.Stages {
		for _, section := range s.Sections {
			titles[section.ID.Name] = section.Title
		}
	}
	for _, d := range c.Durations {
		if !d.Fixed {
			options = append(options, &Option{ID: d.Section, Label: titles[d.Section.Name]})
		}
	}
	return options
}

// linkTime resolves what dates, delays and durations refer to.
func (c *Catalog) linkTime() (faults []fault) {
	report := func(file string, id ID, format string, args ...any) {
		faults = append(faults, fault{file: file, line: id.Line, what: french.Say(format, args...)})
	}
	after := map[string][]ID{}
	for id, q := range c.questions {
		after[id] = q.After
	}
	for _, id := range c.order {
		q := c.questions[id]
		file := c.where[q.Section.Stage]
		for _, ref := range []ID{q.AfterDue, q.BeforeDue} {
			if ref.Name != "" && c.Delay(ref.Name) == nil {
				report(file, ref, "le délai « %s » n’existe pas dans delais.yaml", ref)
			}
		}
		if leads(after, id, id, map[string]bool{}) {
			report(file, q.ID, "« apres » tourne en rond : « %s » finit par se précéder elle-même", q.ID)
			continue
		}
		c.earlier[id] = c.before(q)
	}
	above := map[string]bool{}
	for _, d := range c.Delays {
		if c.asked(d.From.Name) == nil && d.From.Name != "" && !above[d.From.Name] {
			report("delais.yaml", d.From, "la question « %s » n’existe pas, ni de délai de ce nom plus haut", d.From)
		}
		if d.Until.Name != "" && c.asked(d.Until.Name) == nil {
			report("delais.yaml", d.Until, "la question « %s » n’existe pas", d.Until)
		}
		if d.Unless != nil && c.asked(d.Unless.Question.Name) == nil {
			report("delais.yaml", d.Unless.Question, "« sauf_si » renvoie à la question « %s », qui n’existe pas", d.Unless.Question)
		}
		if d.Section.Name != "" && c.sections[d.Section.Name] == nil {
			report("delais.yaml", d.Section, "la rubrique « %s » n’existe pas", d.Section)
		}
		if above[d.ID.Name] {
			report("delais.yaml", d.ID, "le délai « %s » est déjà déclaré", d.ID)
		}
		above[d.ID.Name] = true
	}
	return append(faults, c.linkDurations()...)
}

func (c *Catalog) linkDurations() (faults []fault) {
	report := func(id ID, format string, args ...any) {
		faults = append(faults, fault{file: durationsFile, line: id.Line, what: french.Say(format, args...)})
	}
	above, after := map[string]bool{}, c.waits(nil)
	for _, d := range c.Durations {
		switch name := d.Section.Name; {
		case c.sections[name] == nil:
			report(d.Section, "la rubrique « %s » n’existe pas", d.Section)
		case above[name]:
			report(d.Section, "la durée de « %s » est déjà donnée", d.Section)
		}
		for _, ref := range d.After {
			switch {
			case after[ref.Name] == nil:
				report(ref, "« apres » renvoie à « %s », qui n’a pas de durée", ref)
			case !above[ref.Name] && (ref.Name == d.Section.Name || leads(after, ref.Name, d.Section.Name, map[string]bool{})):
				report(ref, "« apres » tourne en rond : « %s » attend « %s », qui l’attend", d.Section, ref)
			}
		}
		for _, ref := range []ID{d.Begins, d.Ends, d.Wish} {
			if q := c.questions[ref.Name]; ref.Name != "" && (q == nil || q.Kind != Date) {
				report(ref, "« %s » n’est pas une question de date", ref)
			}
		}
		if d.Delay.Name != "" && c.Delay(d.Delay.Name) == nil {
			report(d.Delay, "le délai « %s » n’existe pas dans delais.yaml", d.Delay)
		}
		above[d.Section.Name] = true
	}
	return faults
}

const durationsFile = "durees.yaml"

// before are the questions that q names in « apres », then those that they name,
// each once.
func (c *Catalog) before(q *Question) (ids []string) {
	seen := map[string]bool{}
	for level := q.After; len(level) > 0; {
		var next []ID
		for _, ref := range level {
			other := c.questions[ref.Name]
			if other == nil || seen[ref.Name] {
				continue
			}
			seen[ref.Name] = true
			ids = append(ids, ref.Name)
			next = append(next, other.After...)
		}
		level = next
	}
	return ids
}

// Delay finds a delay by its id; nil if there is none.
func (c *Catalog) Delay(id string) *Delay {
	return find(c.Delays, id, func(one *Delay) ID { return one.ID })
}
