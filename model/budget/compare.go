package budget

import "cpts/content/money"

// Named is a plan under the name its leader gave it. A plan that is nil, for want
// of a population, is compared as unknown.
type Named struct {
	Name string
	Plan *Plan
}

// Compared is a plan's amount in a row, and what it has more than the first plan.
type Compared struct {
	Known      bool
	Amount     money.Amount
	Difference money.Amount // to the first plan; 0 for it, and where either is unknown
}

// ComparisonRow is an amount of each plan.
type ComparisonRow struct {
	Label string
	Year  int // contract year; Years+1 after it, 0 for what is of no year
	Cells []Compared
}

// Comparison sets plans side by side. Rights and cash stay apart.
type Comparison struct {
	Names   []string
	Cash    []ComparisonRow // each contract year, then what comes after
	Total   ComparisonRow   // cash, what comes after included
	Sure    ComparisonRow   // of it, what does not hang on results or on a crisis
	Rights  []ComparisonRow // each contract year: fixed part, variable part expected, crisis
	Due     ComparisonRow   // rights of the five years
	Lines   []ComparisonRow // cash of each line, what comes after included; 0 in a plan without it
	Maximum ComparisonRow   // theoretical, of a year
}

// Compare sets plans side by side, with differences to the first.
func Compare(plans []Named) *Comparison {
	c := &Comparison{}
	for _, p := range plans {
		c.Names = append(c.Names, p.Name)
	}
	row := func(label string, year int, amount func(*Plan) money.Amount) ComparisonRow {
		r := ComparisonRow{Label: sentence("%s", label), Year: year, Cells: make([]Compared, len(plans))}
		for i, p := range plans {
			if p.Plan == nil {
				continue
			}
			r.Cells[i] = Compared{Known: true, Amount: amount(p.Plan)}
			if r.Cells[0].Known {
				r.Cells[i].Difference = r.Cells[i].Amount - r.Cells[0].Amount
			}
		}
		return r
	}
	for n := range Years {
		name := sentence("Année %d", n+1)
		c.Cash = append(c.Cash, row(name, n+1, func(p *Plan) money.Amount { return p.Years[n].Paid }))
		c.Rights = append(c.Rights, row(name, n+1, func(p *Plan) money.Amount { return p.Years[n].Due() }))
	}
	c.Cash = append(c.Cash, row("Après le contrat", after, func(p *Plan) money.Amount { return p.After }))
	c.Total = row("Total versé", 0, func(p *Plan) money.Amount { return p.Sum.Paid + p.After })
	c.Sure = row("Dont total sûr", 0, func(p *Plan) money.Amount {
		return p.Sum.Sure() + p.After - p.AfterHoped.Total()
	})
	c.Due = row("Total des droits", 0, func(p *Plan) money.Amount { return p.Sum.Due() })
	c.Maximum = row("Maximum théorique d’une année", 0, func(p *Plan) money.Amount { return p.Maximum })
	seen := map[string]bool{}
	for _, p := range plans {
		if p.Plan == nil {
			continue
		}
		for _, l := range p.Plan.Lines {
			if seen[l.ID] {
				continue
			}
			seen[l.ID] = true
			c.Lines = append(c.Lines, row(l.Label, 0, func(p *Plan) money.Amount {
				if own := p.Line(l.ID); own != nil {
					return own.Sum.Paid + own.After
				}
				return 0
			}))
		}
	}
	return c
}
