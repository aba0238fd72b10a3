package content

import "cpts/content/french"

// linkOnce resolves what questions and actions wait for: dates and actions, never
// themselves.
func (c *Catalog) linkOnce() (faults []fault) {
	once, order := map[string][]ID{}, []ID{}
	for _, s := range c.Stages {
		for _, section := range s.Sections {
			for _, q := range section.Questions {
				once[q.ID.Name], order = q.Once, append(order, q.ID)
			}
			for _, a := range section.Actions {
				once[a.ID.Name], order = a.Once, append(order, a.ID)
			}
		}
	}
	for _, id := range order {
		report := func(at ID, format string, args ...any) {
			faults = append(faults, fault{file: c.fileOf(id.Name), line: at.Line, what: french.Say(format, args...)})
		}
		for _, ref := range once[id.Name] {
			if q := c.questions[ref.Name]; c.actions[ref.Name] == nil && c.Delay(ref.Name) == nil && (q == nil || q.Kind != Date) {
				report(ref, "« des » renvoie à « %s », qui n’est ni une question de date, ni un délai, ni une action", ref)
			}
		}
		if leads(once, id.Name, id.Name, map[string]bool{}) {
			report(id, "« des » tourne en rond : « %s » finit par s’attendre elle-même", id)
		}
	}
	return faults
}

// leads tells whether, from one thing to those that it names and on, one comes to
// another.
func leads(named map[string][]ID, from, to string, seen map[string]bool) bool {
	for _, ref := range named[from] {
		if seen[ref.Name] {
			continue
		}
		seen[ref.Name] = true
		if ref.Name == to || leads(named, ref.Name, to, seen) {
			return true
		}
	}
	return false
}

// fileOf is the file of a question or of an action.
func (c *Catalog) fileOf(id string) string {
	if q := c.questions[id]; q != nil {
		return c.where[q.Section.Stage]
	}
	return c.where[c.actions[id].Section.Stage]
}
