package report

import (
	"slices"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/page"
)

// ExplanationDocument tells how amounts come about, one after the other: that of a
// full year first, then those it leads to. Steps that all share are told once; a
// year that goes like the one before is told in a line. Their scale comes before them, with how far it can be trusted: an amount
// is only worth what its scale is.
func ExplanationDocument(m Money, all []*budget.Explanation) *page.Page {
	d := &page.Page{}
	d.Add(page.Title("Pourquoi ce montant"))
	d.Aside("%s Ce document n’a rien d’officiel.", budget.Caution(m.Scale))
	reserves(d, m)
	d.List(page.Dash, m.Notes)
	var printed, alike []string
	var sources []*content.Source
	for i, e := range all {
		own := e.Steps
		if i > 0 {
			own = own[Shared(all):]
		}
		if i > 2 && e.Result == all[i-1].Result && len(e.Steps) == len(all[i-1].Steps) {
			alike = append(alike, e.Title+colon+e.Result.String()+", comme l’année d’avant.")
		} else {
			d.List(page.Dash, alike)
			alike = nil
			result(d, e)
			steps(d, own)
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
	d.List(page.Dash, alike)
	printedBySources(d, printed)
	d.Part("Les sources")
	d.Add(page.Sources{List: sourcesOf(sources)})
	return d
}

// Explanation tells how one amount comes about.
func Explanation(m Money, e *budget.Explanation) *page.Page {
	d := &page.Page{}
	result(d, e)
	d.Join(How(m, e))
	return d
}

// How tells step by step how one amount comes about, and where that is from, without the
// amount itself.
func How(m Money, e *budget.Explanation) *page.Page {
	d := &page.Page{}
	steps(d, e.Steps)
	var printed []string
	for _, p := range e.Printed {
		printed = append(printed, p.Text)
	}
	printedBySources(d, printed)
	d.Aside("%s", m.caution())
	foundOn(d, e.Sources)
	return d
}

// result tells what an amount is of, then the amount.
func result(d *page.Page, e *budget.Explanation) {
	d.Part(e.Title)
	d.Add(page.Paragraph{Text: sentence("Résultat : %s", e.Result), Tone: page.Strong})
}

func steps(d *page.Page, all []budget.Step) {
	told := make(page.Steps, len(all))
	for i, s := range all {
		told[i] = page.Step{Text: s.Text, Amount: s.Amount.String(), Name: s.Name}
	}
	d.Add(told)
}

// printedBySources tells what sources print of the amounts.
func printedBySources(d *page.Page, printed []string) {
	if len(printed) > 0 {
		d.Part("Ce qu’impriment les sources")
		d.List(page.Dash, printed)
	}
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
