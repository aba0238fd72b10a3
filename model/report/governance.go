package report

import (
	"slices"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/governance"
	"cpts/model/page"
)

// governance sets out the check of the governance at the end of its rubrique.
// Until an answer settles a point, there is nothing to tell.
func (b *builder) governance(s *content.Section) {
	if s != governance.KeyColleges.Place(b.catalog).Section {
		return
	}
	settled := func(f governance.Finding) bool { return f.State == governance.Held || f.State == governance.Wanting }
	if slices.ContainsFunc(governance.Of(b.project), settled) {
		b.Join(Governance(b.project))
	}
}

// Governance is the check of the governance, by what is to be done of each point.
func Governance(p *model.Project) *page.Page {
	d := &page.Page{}
	by := map[governance.State][]string{}
	for _, f := range governance.Of(p) {
		by[f.State] = append(by[f.State], finding(f))
	}
	d.Say("Contrôle de la gouvernance : %s, %d à régler, %d à préciser.",
		french.Count(len(by[governance.Held]), "point tenu", "points tenus"), len(by[governance.Wanting]), len(by[governance.Unknown]))
	var list page.Facts
	for _, state := range governance.States {
		if items := by[state]; len(items) > 0 {
			list = append(list, page.Fact{Label: counted(state.Word(), len(items)), Items: items})
		}
	}
	d.Add(list)
	return d
}

// finding is a point with what is known of it, then what to do unless it holds.
func finding(f governance.Finding) string {
	text := f.Check.Title
	if f.Detail != "" {
		text += dot + f.Detail
	}
	if f.State == governance.Wanting || f.State == governance.Unknown {
		text += dot + f.Advice()
	}
	return text
}
