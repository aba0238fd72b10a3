package report

import (
	"slices"

	"cpts/content"
	"cpts/model/budget"
)

// ExplanationDocument tells how amounts come about, one after the other: that of a
// full year first, then those it leads to. Steps that all share are told once; a
// year that goes like the one before is told in a line. Their scale comes before them, with how far it can be trusted: an amount
// is only worth what its scale is.
func ExplanationDocument(m Money, all []*budget.Explanation) *Document {
	d := &Document{}
	d.add(title("Pourquoi ce montant"))
	d.aside("%s Ce document n'a rien d'officiel.", budget.Caution(m.Scale))
	d.reserves(m)
	d.list(dash, m.Notes)
	var printed, alike []string
	var sources []*content.Source
	for i, e := range all {
		steps := e.Steps
		if i > 0 {
			steps = steps[Shared(all):]
		}
		if i > 2 && e.Result == all[i-1].Result && len(e.Steps) == len(all[i-1].Steps) {
			alike = append(alike, e.Title+colon+e.Result.String()+", comme l'année d'avant.")
		} else {
			d.list(dash, alike)
			alike = nil
			d.part(e.Title)
			var items []string
			for _, s := range steps {
				items = append(items, s.Text)
			}
			d.list(dash, items)
			d.add(paragraph{sentence("Résultat : %s", e.Result), strong})
		}
		for _, p := range e.Printed {
			if !slices.Contains(printed, p.Text) {
				printed = append(printed, p.Text)
			}
		}
		for _, s := range e.Sources {
			if !slices.Contains(sources, s) {
				sources = append(sources, s)
			}
		}
	}
	d.list(dash, alike)
	if len(printed) > 0 {
		d.part("Ce qu'impriment les sources")
		d.list(dash, printed)
	}
	d.part("Les sources")
	var items []string
	for _, s := range sources {
		items = append(items, sourceLine(s))
	}
	d.list(dash, items)
	return d
}

// Shared is how many steps explanations all begin with: the base amount of a line,
// what it is made of, and its raise.
func Shared(all []*budget.Explanation) (n int) {
	for same := true; same; n++ {
		for _, e := range all {
			same = same && n < len(e.Steps)-1 && e.Steps[n] == all[0].Steps[n]
		}
	}
	return n - 1
}
