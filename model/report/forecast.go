package report

import (
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/french"
	"cpts/model/money"
	"cpts/model/page"
)

// forecast sets out the provisional budget, once something is to be spent or a
// grant is noted.
func (b *builder) forecast() {
	f, counted := budget.ForecastOf(b.project, b.money.Scale)
	unread := budget.Unread(b.project)
	if f == nil && len(unread) == 0 {
		return
	}
	b.Theme("Le budget prévisionnel")
	if f != nil {
		for years := range slices.Chunk(f.Years, yearsAbreast) {
			b.Add(forecastTable(f, years, counted))
		}
		if last := lastNoted(f.Years); counted && last > 0 && last < f.Years[len(f.Years)-1].Year {
			b.Say("Rien n'est noté après %d : ensuite, seul l'ACI s'ajoute au solde.", last)
		}
		for _, alert := range f.Alerts {
			b.Add(page.Paragraph{Text: clean(alert), Tone: page.Strong})
		}
		unread = append(unread, f.Notes...)
	}
	for i := range unread {
		unread[i] = clean(unread[i])
	}
	b.List(page.Dash, unread)
}

// yearsAbreast is how many years a table of the forecast holds on a narrow screen:
// beyond, it would be told row by row, which one does not compare.
const yearsAbreast = 3

// lastNoted is the last year in which the project notes something: income alone,
// after it, would pass for a surplus.
func lastNoted(years []budget.ForecastYear) (last int) {
	for _, y := range years {
		if y.Expenses > 0 || y.Grants > 0 {
			last = y.Year
		}
	}
	return last
}

// forecastTable has income, expenses, then what is left; without the contract, no
// result.
func forecastTable(f *budget.Forecast, years []budget.ForecastYear, counted bool) page.Table {
	t := page.Table{Columns: []page.Column{{Title: "En euros"}}}
	for _, y := range years {
		t.Columns = append(t.Columns, page.Column{Title: strconv.Itoa(y.Year), Right: true})
	}
	line := func(tone page.Tone, label string, of func(budget.ForecastYear) string) {
		cells := []string{label}
		for _, y := range years {
			cells = append(cells, of(y))
		}
		if strings.Join(cells[1:], "") == "" {
			return // a category that these years do not have
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells, Tone: tone})
	}
	sum := func(of func(budget.ForecastYear) money.Amount) func(budget.ForecastYear) string {
		return func(y budget.ForecastYear) string { return exactly(of(y)) }
	}
	if counted {
		line(page.Plain, "ACI", sum(func(y budget.ForecastYear) money.Amount { return y.Contract }))
	}
	line(page.Plain, "Autres aides", sum(func(y budget.ForecastYear) money.Amount { return y.Grants }))
	if counted {
		line(page.Strong, "Ressources", sum(func(y budget.ForecastYear) money.Amount { return y.Income }))
	}
	for _, category := range f.Sum.ByCategory {
		line(page.Plain, category.Label, func(y budget.ForecastYear) string {
			at := slices.IndexFunc(y.ByCategory, func(c budget.Contribution) bool { return c.Label == category.Label })
			if at < 0 {
				return ""
			}
			return exactly(y.ByCategory[at].Amount)
		})
	}
	line(page.Strong, "Dépenses", sum(func(y budget.ForecastYear) money.Amount { return y.Expenses }))
	if !counted {
		return t
	}
	line(page.Plain, "Encaissé − dépensé", sum(func(y budget.ForecastYear) money.Amount { return y.Result }))
	line(page.Plain, "En banque à la signature", func(y budget.ForecastYear) string {
		if f.Opening == 0 || y.Year != f.OpeningYear {
			return ""
		}
		return exactly(f.Opening)
	})
	line(page.Strong, "Solde de trésorerie", sum(func(y budget.ForecastYear) money.Amount { return y.Balance }))
	if f.Sum.Coordination > 0 {
		line(page.Plain, "Coordination, en part du fonctionnement", func(y budget.ForecastYear) string {
			if y.Core == 0 || y.Coordination == 0 {
				return ""
			}
			return strconv.FormatInt(y.CoreShare, 10) + french.NBSP + "%"
		})
	}
	return t
}

// exactly writes an amount of a wide table to the centime, so that sums are those
// of what is shown.
func exactly(a money.Amount) string { return strings.TrimSuffix(a.String(), french.NBSP+"€") }

// indemnities sets what each is to be paid against the ceiling of the year.
func (b *builder) indemnities() {
	lines := budget.IndemnityLines(b.project)
	if len(lines) == 0 {
		return
	}
	r := budget.Indemnities(content.SocialCeilings(), lines)
	b.Theme("Les indemnités")
	t := page.Table{Columns: []page.Column{{Title: "Qui"}, {Title: "Année", Right: true}, {Title: "Chacun", Right: true}, {Title: "En tout", Right: true}, {Title: "Plafond", Right: true}}}
	var calls []string
	for _, p := range r.People {
		ceiling := "inconnu"
		if p.Ceiling > 0 {
			ceiling = p.Ceiling.String()
		}
		t.Rows = append(t.Rows, page.Row{Cells: []string{clean(p.Person), strconv.Itoa(p.Year), p.Paid.String(), together(lines, p).String(), ceiling}})
		if p.Over > 0 || p.NotMember || p.NoRate || p.Ceiling == 0 {
			calls = append(calls, clean(p.Text))
		}
	}
	b.Add(t)
	b.List(page.Dash, append(calls, r.Notes...))
	for _, s := range r.Sources {
		b.Add(page.Paragraph{Text: sentence("Source : %s", sourceLine(s)), Tone: page.Faint})
	}
}

// together is what those whom a line names are paid in all: the ceiling is that of
// each, the expense is of all.
func together(lines []budget.Indemnity, p budget.PersonYear) (sum money.Amount) {
	for _, l := range lines {
		if l.Member && l.Year == p.Year && french.Key(l.Person) == french.Key(p.Person) {
			sum += l.Cost()
		}
	}
	return sum
}

// scenarios sets the situations that the project names beside its own: the
// amounts, then how far each total is from the project's.
func (b *builder) scenarios() {
	plans, left := budget.Scenarios(b.project, b.money.Scale)
	if len(plans) == 0 {
		return
	}
	c := budget.Compare(plans)
	b.Theme("Les scénarios")
	columns := []page.Column{{Title: "En euros"}}
	for _, name := range c.Names {
		columns = append(columns, page.Column{Title: shortened(clean(name)), Right: true})
	}
	cash := page.Table{Caption: "La trésorerie, année du contrat par année du contrat", Columns: columns}
	for _, r := range c.Cash {
		cash.Rows = append(cash.Rows, comparedRow(r.Label, r, page.Plain, amountOf))
	}
	cash.Rows = append(cash.Rows, comparedRow(c.Total.Label, c.Total, page.Strong, amountOf), comparedRow(apart, c.Total, page.Plain, differenceOf))
	b.Add(cash)
	b.Add(page.Table{Caption: "Les droits des cinq années, et le maximum théorique d'une année", Columns: columns, Rows: []page.Row{
		comparedRow(c.Due.Label, c.Due, page.Plain, amountOf), comparedRow(apart, c.Due, page.Plain, differenceOf),
		comparedRow(c.Maximum.Label, c.Maximum, page.Plain, amountOf), comparedRow(apart, c.Maximum, page.Plain, differenceOf),
	}})
	if len(left) > 0 {
		for i := range left {
			left[i] = clean(left[i])
		}
		b.Say("%d scénarios sont comparés au plus. Restent : %s.", budget.MostCompared, strings.Join(left, ", "))
	}
}

// apart is the label of differences, under the amounts they are of.
const apart = "Écart avec votre situation"

// longestName is how many characters of a scenario's name stand over a column.
const longestName = 40

func shortened(name string) string {
	if r := []rune(name); len(r) > longestName {
		return strings.TrimSpace(string(r[:longestName-1])) + "…"
	}
	return name
}

func comparedRow(label string, r budget.ComparisonRow, tone page.Tone, of func(budget.Compared, int) string) page.Row {
	cells := []string{label}
	for i, cell := range r.Cells {
		cells = append(cells, of(cell, i))
	}
	return page.Row{Cells: cells, Tone: tone}
}

func amountOf(c budget.Compared, _ int) string {
	if !c.Known {
		return "inconnu"
	}
	return french.Number(c.Amount.Whole())
}

// differenceOf is empty for the project itself.
func differenceOf(c budget.Compared, i int) string {
	switch {
	case i == 0 || !c.Known:
		return ""
	case c.Difference > 0:
		return "+" + french.Number(c.Difference.Whole())
	}
	return french.Number(c.Difference.Whole())
}
