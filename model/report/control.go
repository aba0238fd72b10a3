package report

import (
	"slices"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/control"
	"cpts/model/page"
	"cpts/model/point"
)

// controls sets out those that a rubrique shows, at its end. Until an answer settles a
// point, there is nothing to tell.
func (b *builder) controls(s *content.Section) {
	settled := func(f point.Finding) bool { return f.State == point.Held || f.State == point.Wanting }
	for _, c := range control.All(b.catalog) {
		if c.Place(b.catalog).Section == s && slices.ContainsFunc(c.Of(b.project), settled) {
			b.Join(Control(b.project, c))
		}
	}
}

// Control is what one tells of the project, by what is to be done of each point.
func Control(p *model.Project, c *point.Control) *page.Page {
	d := &page.Page{}
	findings := c.Of(p)
	d.Say("%s : %s, %d à régler, %d à préciser.", c.Name,
		french.Count(point.Count(findings, point.Held), "point tenu", "points tenus"), point.Count(findings, point.Wanting), point.Count(findings, point.Unknown))
	var list page.Facts
	for _, state := range point.States {
		var items []string
		for _, f := range findings {
			if f.State == state {
				items = append(items, finding(f))
			}
		}
		if len(items) > 0 {
			list = append(list, page.Fact{Label: counted(state.Word(), len(items)), Items: items})
		}
	}
	d.Add(list)
	return d
}

// finding is a point with what is known of it, then what to do unless it holds.
func finding(f point.Finding) string {
	text := f.Point.Title
	if f.Detail != "" {
		text += dot + f.Detail
	}
	if f.State == point.Wanting || f.State == point.Unknown {
		text += dot + f.Advice()
	}
	return text
}
