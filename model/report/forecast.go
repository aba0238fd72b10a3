package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
)

// forecast sets out the provisional budget, what calls for a change first; nothing
// until something is to be spent or a grant is noted.
func forecast(p *model.Project, today dates.Day) *page.Page {
	d := &page.Page{}
	f, counted := budget.ForecastOf(p, today)
	unread := budget.Unread(p)
	if f == nil {
		d.List(page.Dash, cleaned(unread))
		return d
	}
	for _, alert := range f.Alerts {
		d.Add(page.Paragraph{Text: french.Line(alert), Tone: page.Alert})
	}
	for years := range slices.Chunk(f.Years, yearsAbreast) {
		d.Add(forecastTable(f, years, counted))
	}
	course(d, p.Catalog(), f)
	d.List(page.Dash, cleaned(append(unread, f.Notes...)))
	foundOn(d, f.Sources)
	return d
}

// yearsAbreast is how many years a table of the forecast holds: those of a contract and
// the last balances.
const yearsAbreast = budget.Years + 1

// lastNoted is the last year in which the project notes something.
func lastNoted(years []budget.ForecastYear) (last int) {
	for _, y := range years {
		if y.Expenses > 0 || y.Grants > 0 {
			last = y.Year
		}
	}
	return last
}

var lowestPoint = content.NewPhrase("au-plus-bas", "jour", "montant")

// course tells the account quarter by quarter in the years in which something is spent,
// and its lowest point until then.
func course(d *page.Page, c *content.Catalog, f *budget.Forecast) {
	if len(f.Quarters) == 0 {
		return
	}
	t := page.Table{Caption: "Trésorerie par trimestre, sans variable ni crise, en euros", Columns: []page.Column{
		{Title: "Trimestre"}, {Title: "Entrées", Right: true}, {Title: "Sorties", Right: true}, {Title: "Solde à la fin", Right: true}, {Title: "Au plus bas", Right: true}, {Title: "Le", Right: true},
	}}
	last := lastNoted(f.Years)
	var low budget.Quarter
	for _, q := range f.Quarters {
		if q.Year > last {
			break
		}
		if q.Idle() && low.Year == 0 {
			continue // nothing has come or gone yet
		}
		if low.Year == 0 || q.Low < low.Low {
			low = q
		}
		if f.Spends(q.Year) == 0 {
			continue // what nothing is spent of is no balance
		}
		t.Rows = append(t.Rows, page.Row{Cells: []string{quarterName(q), exactly(q.In), exactly(q.Out), exactly(q.Balance), exactly(q.Low), q.LowOn.Brief()}})
	}
	if len(t.Rows) > 0 {
		d.Say("%s", c.Tell(lowestPoint, low.LowOn, low.Low))
		d.Add(t)
	}
}

func quarterName(q budget.Quarter) string {
	rank := "e"
	if q.Number == 1 {
		rank = "er"
	}
	return sentence("%d, %d%s trim.", q.Year, q.Number, rank)
}

// forecastTable has income, expenses, then what is left, without what is hoped for and
// with it; without the contract, no result.
func forecastTable(f *budget.Forecast, years []budget.ForecastYear, counted bool) page.Table {
	t := page.Table{Columns: []page.Column{{Title: "En euros"}}}
	for _, y := range years {
		name := strconv.Itoa(y.Year)
		if !f.Calendar {
			name = "Année" + french.NBSP + name
		}
		t.Columns = append(t.Columns, page.Column{Title: name, Right: true})
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
	balance := func(of func(budget.ForecastYear) money.Amount) func(budget.ForecastYear) string {
		return func(y budget.ForecastYear) string {
			if y.Expenses == 0 {
				return "—" // what nothing is spent of is no balance
			}
			return exactly(of(y))
		}
	}
	if counted {
		line(page.Plain, "ACI, part fixe", sum(func(y budget.ForecastYear) money.Amount { return y.Contract }))
	}
	line(page.Plain, "Autres aides", sum(func(y budget.ForecastYear) money.Amount { return y.Grants }))
	if f.Sum.Fees > 0 {
		line(page.Plain, "Cotisations", sum(func(y budget.ForecastYear) money.Amount { return y.Fees }))
	}
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
	line(page.Strong, "Solde, sans variable ni crise", balance(func(y budget.ForecastYear) money.Amount { return y.Balance }))
	if f.Sum.Hope.Variable > 0 {
		line(page.Plain, "Part variable espérée", sum(func(y budget.ForecastYear) money.Amount { return y.Hope.Variable }))
	}
	if f.Sum.Hope.Event > 0 {
		line(page.Plain, "Crise éventuelle", sum(func(y budget.ForecastYear) money.Amount { return y.Hope.Event }))
	}
	if f.Sum.Hope.Total() > 0 {
		line(page.Plain, "Solde, si elles arrivent", balance(func(y budget.ForecastYear) money.Amount { return y.Hoped }))
	}
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

// indemnities sets what each is to be paid against the ceiling of the year; nothing
// while none is planned.
func indemnities(p *model.Project) *page.Page {
	d := &page.Page{}
	lines := budget.IndemnityLines(p)
	if len(lines) == 0 {
		return d
	}
	r := budget.IndemnitiesOf(p)
	t := page.Table{Columns: []page.Column{{Title: "Qui"}, {Title: "Année", Right: true}, {Title: "Chacun", Right: true}, {Title: "En tout", Right: true}, {Title: "Plafond", Right: true}}}
	for _, one := range r.People {
		ceiling := "inconnu"
		if one.Ceiling > 0 {
			ceiling = one.Ceiling.String()
		}
		if one.MarkOf > 0 {
			ceiling += sentence(", celui de %d", one.MarkOf)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []string{french.Line(one.Person), strconv.Itoa(one.Year), one.Paid.String(), together(lines, one).String(), ceiling}})
	}
	d.Add(t)
	for _, one := range r.People {
		switch {
		case one.Over > 0 || one.NotMember || one.NoRate:
			d.List(page.Warning, []string{french.Line(one.Text)})
		case one.Ceiling == 0 || one.MarkOf > 0:
			d.List(page.Dash, []string{french.Line(one.Text)})
		}
	}
	d.List(page.Warning, cleaned(r.Early))
	d.List(page.Dash, r.Notes)
	foundOn(d, r.Sources)
	return d
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

// scenarios sets the situations that the project names beside its own: amounts,
// and how far each is from the project's; nothing while there is no scenario.
func scenarios(p *model.Project, scale *content.Scale) *page.Page {
	d := &page.Page{}
	plans, left := budget.Scenarios(p, scale)
	if len(plans) == 0 {
		return d
	}
	c := budget.Compare(plans)
	columns := []page.Column{{Title: "En euros"}}
	for _, name := range apartNames(cleaned(c.Names)) {
		columns = append(columns, page.Column{Title: name, Right: true})
	}
	compared := func(caption string, rows ...[]page.Row) {
		d.Add(page.Table{Caption: caption, Columns: columns, Rows: slices.Concat(rows...)})
	}
	compared("La trésorerie, année du contrat par année du contrat",
		comparedRows(c.Cash, page.Plain, gap), comparedRows([]budget.ComparisonRow{c.Total}, page.Strong, apart), comparedRows([]budget.ComparisonRow{c.Sure}, page.Plain, apart))
	compared("Les droits des cinq années, et le maximum théorique d’une année",
		comparedRows([]budget.ComparisonRow{c.Due, c.Maximum}, page.Plain, apart))
	compared("La trésorerie, ligne par ligne, sur tout le contrat", comparedRows(c.Lines, page.Plain, gap))
	if len(left) > 0 {
		d.Say("%d scénarios sont comparés au plus. Restent : %s.", budget.MostCompared, firstNames(apartNames(cleaned(left))))
	}
	return d
}

// Labels of differences, under the amounts they are of.
const (
	apart = "Écart avec votre situation"
	gap   = "Écart"
)

// longestName is how many characters of a scenario's name stand over a column.
const longestName = 40

func shortened(name string) string {
	if r := []rune(name); len(r) > longestName {
		return strings.TrimSpace(string(r[:longestName-1])) + "…"
	}
	return name
}

// apartNames are the names of scenarios over their columns: never two that look the same
// for having been cut. Those that begin alike are told from where they differ, those that
// are the same all along by a rank.
func apartNames(names []string) []string {
	told, ranks := make([]string, len(names)), map[string]int{}
	for i, name := range names {
		told[i] = shortened(name)
		same := 0 // how far it goes like another that is cut to the same
		for j, other := range names {
			if i != j && shortened(other) == told[i] {
				same = max(same, alike(name, other))
			}
		}
		if same > 0 && told[i] != name {
			told[i] = "…" + shortened(name[wordAt(name, min(same, len(name)-1)):])
		}
		if ranks[told[i]]++; ranks[told[i]] > 1 {
			told[i] = fmt.Sprintf("%s (%d)", told[i], ranks[told[i]])
		}
	}
	return told
}

// alike is how many bytes two texts have in common at their beginnings.
func alike(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// wordAt is where the word at a place of a text begins, with the one before it: « n° 2 »;
// the character there, when they are longer than a name may be.
func wordAt(text string, at int) int {
	for !utf8.RuneStart(text[at]) {
		at--
	}
	begin := strings.LastIndex(text[:at], " ") + 1
	if before := strings.LastIndex(strings.TrimRight(text[:begin], " "), " ") + 1; at-before < longestName/2 {
		return before
	}
	if at-begin < longestName/2 {
		return begin
	}
	return at
}

// mostNamed is how many scenarios are named among those that are not compared.
const mostNamed = 6

// firstNames names some, and counts the others.
func firstNames(names []string) string {
	list := strings.Join(names[:min(len(names), mostNamed)], ", ")
	if others := len(names) - mostNamed; others > 0 {
		list += " et " + french.Count(others, "autre", "autres")
	}
	return list
}

// comparedRows are amounts, each followed by its differences to the project's
// where there are any.
func comparedRows(all []budget.ComparisonRow, tone page.Tone, apart string) (rows []page.Row) {
	for _, r := range all {
		amounts, gaps, differs := []string{r.Label}, []string{apart}, false
		for i, cell := range r.Cells {
			amounts = append(amounts, amountOf(cell))
			gaps = append(gaps, differenceOf(cell, i))
			differs = differs || cell.Difference != 0
		}
		rows = append(rows, page.Row{Cells: amounts, Tone: tone})
		if differs {
			rows = append(rows, page.Row{Cells: gaps, Tone: page.Faint})
		}
	}
	return rows
}

func amountOf(c budget.Compared) string {
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
