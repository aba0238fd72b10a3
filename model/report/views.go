package report

import (
	"slices"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
)

// Each view of the money is a page by itself, of the pieces that the report is made
// of: what is read on a screen is what is printed.

// Rights are what each contract year gives right to; the totals of each size while
// that of the project is unknown.
func Rights(m Money) *page.Page {
	if m.plan == nil {
		return sizes(m)
	}
	d := &page.Page{}
	d.Add(rightsTable(m.plan))
	d.Say("Ce que chaque année du contrat donne le droit de recevoir. Ce n’est pas ce qui arrive sur le compte : voyez « Trésorerie ».")
	d.Theme("Le maximum théorique")
	maximum(d, m.plan)
	assumptions(d, m)
	return d
}

// Cash is what each contract year brings in; the totals of each size while that of
// the project is unknown.
func Cash(m Money) *page.Page {
	if m.plan == nil {
		return sizes(m)
	}
	d := &page.Page{}
	cash(d, m.plan)
	assumptions(d, m)
	return d
}

func sizes(m Money) *page.Page {
	d := &page.Page{}
	bySize(d, m)
	assumptions(d, m)
	return d
}

func assumptions(d *page.Page, m Money) {
	d.Theme("Ce que cela suppose")
	if m.plan != nil {
		whichYears(d, m.plan)
	}
	d.List(page.Dash, m.remarks())
}

// Scenarios sets the project beside the situations it names.
func Scenarios(p *model.Project, m Money) *page.Page {
	d := scenarios(p, m.Scale)
	if len(d.Blocks) == 0 {
		d.Say("Comparez votre projet à d’autres situations : une commune de plus, une option, un démarrage plus tard, une part variable différente.")
	}
	return d
}

// Forecast is the provisional budget, year by year.
func Forecast(p *model.Project, m Money) *page.Page {
	d := forecast(p, m.Today)
	if len(d.Blocks) == 0 {
		d.Say("Le budget prévisionnel se construit avec vos dépenses et vos aides, année par année. Rien n’est encore noté.")
	}
	return d
}

// Checks sets the project against the thresholds: the size, the auditor, the
// ceiling of what a member may be paid, the freshness of the scale.
func Checks(p *model.Project, m Money) *page.Page {
	d := &page.Page{}
	d.Theme("La taille")
	if m.table == nil {
		d.Say("Inconnue sans la population.")
	} else {
		d.Say("Taille %d, %s.", m.table.Size.Number, m.table.Size.Label)
		if distance := m.table.Distance(); distance != "" {
			d.Say("%s.", distance)
		}
	}
	d.Theme("Le commissaire aux comptes")
	if r := budget.AuditOf(p, m.Today); r != nil {
		audit(d, r)
	} else {
		d.Say("Rien à compter pour l’instant : ni contrat dont la taille soit connue, ni autre aide.")
	}
	d.Theme("Les indemnités des membres")
	if paid := indemnities(p); len(paid.Blocks) > 0 {
		d.Join(paid)
	} else {
		d.Say("Rien n’est prévu pour l’instant : %s.", budget.KeyIndemnities.Place(p.Catalog()).Where())
	}
	beside(d, p, m.Today)
	d.Theme("Le barème")
	d.Say("%s : %s.", m.Scale.Title, m.Scale.Caution)
	reserves(d, m)
	var sources []*content.Source
	for _, id := range m.Scale.Sources {
		if s := m.Scale.Source(id.Name); s != nil {
			sources = append(sources, s)
		}
	}
	foundOn(d, sources)
	return d
}

// Inset is what is shown of the money beside a question or a rubrique, from the
// fullest page to the shortest: what is shown is the first that fits. None when
// there is nothing to tell.
func Inset(kind content.Inset, p *model.Project, m Money) []*page.Page {
	switch kind {
	case content.BudgetInset:
		return twoYears(m)
	case content.CashInset:
		return yearsInset(m)
	case content.AuditInset:
		return auditInset(p, m)
	case content.IndemnityInset:
		return indemnityInset(p)
	}
	return nil
}

// twoYears is the table of the scale for the lines chosen, then its totals alone, then the
// first year in a line.
func twoYears(m Money) []*page.Page {
	full, brief := &page.Page{}, &page.Page{}
	t := m.table
	if t == nil {
		full.Aside("Le budget s’affichera dès que la population sera connue.")
		return []*page.Page{full}
	}
	size := sentence("Taille %d · %s", t.Size.Number, t.Size.Label)
	distance := t.Distance()
	head := size
	if distance != "" {
		head += dot + distance
	}
	_, first := m.plan.FirstYear()
	full.Add(page.Paragraph{Text: head, Tone: page.Strong})
	full.Add(chosenTable(m.plan))
	full.Say("%s.", first)
	note := m.caution()
	if t.AtBound {
		note = t.Scale.Title + " · " + t.Scale.Tell(atBound)
	}
	if t.Bonus {
		note += " · " + t.Scale.Bonus.Note
	}
	full.Aside("%s", note)

	brief.Add(page.Paragraph{Text: size, Tone: page.Strong})
	brief.Say("%s.", first)
	if distance != "" {
		brief.Aside("%s", distance)
	}
	brief.Aside("%s", m.caution())

	return []*page.Page{full, brief, alone(sentence("Taille %d", t.Size.Number) + dot + first)}
}

// alone is what is told of the money where there is one line for it.
func alone(text string) *page.Page {
	return &page.Page{Blocks: []page.Block{page.Paragraph{Text: text, Tone: page.Strong}}}
}

// chosenTable has the first two years of the lines that the project takes, as they
// start, without what is hoped for.
func chosenTable(p *budget.Plan) page.Table {
	out := page.Table{Columns: []page.Column{{}, yearColumn(1), yearColumn(2), {Title: "Part variable", Right: true}}}
	var sum [2]money.Amount
	var most money.Amount
	upTo := func(most money.Amount) string {
		if most == 0 {
			return ""
		}
		return "jusqu’à" + french.NBSP + most.String()
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		row := []string{lineName(l)}
		for n := range sum {
			sure := l.Years[n].Sure()
			sum[n] += sure
			row = append(row, sure.String())
		}
		most += l.VariableMax
		out.Rows = append(out.Rows, page.Row{Cells: append(row, upTo(l.VariableMax))})
	}
	out.Rows = append(out.Rows, page.Row{Cells: []string{"Total", sum[0].String(), sum[1].String(), upTo(most)}, Tone: page.Strong})
	return out
}

// caution is what to say under any amount: that it is to be confirmed and, once
// the last check of the scale is old, that it may have changed.
func (m Money) caution() string {
	note := m.Scale.Title + " · " + m.Scale.Caution
	if stale := m.Scale.StaleOn(m.Today); stale != "" {
		note += " · " + stale
	}
	return note
}

// yearsInset is the cash of the five contract years: line by line, then the total
// alone, of what is sure, then its two first years in a line.
func yearsInset(m Money) []*page.Page {
	if m.plan == nil {
		return nil
	}
	full, brief := &page.Page{}, &page.Page{}
	t := cashTable(m.plan)
	full.Add(t)
	at := slices.IndexFunc(t.Rows, func(r page.Row) bool { return r.Tone == page.Strong })
	t.Rows = t.Rows[at : at+1]
	brief.Add(t)
	sure := sentence("%s : %s en année 1, %s en année 2", t.Rows[0].Cells[0], m.plan.Years[0].Sure(), m.plan.Years[1].Sure())
	return []*page.Page{full, brief, alone(sure)}
}

// auditInset tells the years whose public grants pass the auditor's threshold, or
// that none does.
func auditInset(p *model.Project, m Money) []*page.Page {
	r := budget.AuditOf(p, m.Today)
	if r == nil {
		return nil
	}
	d := &page.Page{}
	crossing := r.Crossing()
	for _, told := range yearsTold(r, crossing) {
		d.Add(page.Paragraph{Text: told, Tone: page.Alert})
	}
	if len(crossing) == 0 {
		for _, told := range yearsTold(r, r.Years) {
			d.Add(page.Paragraph{Text: told})
		}
	}
	for _, note := range r.Notes {
		d.Add(page.Paragraph{Text: note, Tone: page.Faint})
	}
	return []*page.Page{d}
}

// indemnityInset tells the indemnities that may not be paid as they are planned.
func indemnityInset(p *model.Project) []*page.Page {
	r := budget.IndemnitiesOf(p)
	d := &page.Page{}
	for _, one := range r.Alerts() {
		d.Add(page.Paragraph{Text: french.Line(one.Text), Tone: page.Alert})
	}
	for _, text := range r.Early {
		d.Add(page.Paragraph{Text: french.Line(text), Tone: page.Alert})
	}
	for _, note := range r.Notes {
		d.Add(page.Paragraph{Text: note, Tone: page.Faint})
	}
	return []*page.Page{d}
}
