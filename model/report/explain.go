package report

import (
	"slices"

	"cpts/content"
	"cpts/model/budget"
)

// ExplanationDocument tells how amounts come about, one after the other: that of a
// full year first, then those it leads to. Steps that an amount shares with the
// first are told once.
func ExplanationDocument(name string, all []*budget.Explanation) *Document {
	d := &Document{}
	d.add(title(sentence("Pourquoi ce montant : %s", clean(name))))
	var printed []string
	var sources []*content.Source
	for i, e := range all {
		d.part(e.Title)
		steps := e.Steps
		if i > 0 {
			steps = steps[Shared(all[0], e):]
		}
		var items []string
		for _, s := range steps {
			items = append(items, s.Text)
		}
		d.list(dash, items)
		d.add(paragraph{sentence("Résultat : %s", e.Result), strong})
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

// Shared is how many steps an explanation begins with that another begins with
// too.
func Shared(first, e *budget.Explanation) (n int) {
	for n < len(first.Steps) && n < len(e.Steps)-1 && first.Steps[n] == e.Steps[n] {
		n++
	}
	return n
}
