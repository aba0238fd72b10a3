package ui

import (
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/french"
	"cpts/model/money"
)

// rightsBelow says, under the rights of each year, what they are not.
func (p *budgetPage) rightsBelow(text *prose) {
	text.flow("Ce que chaque année du contrat donne le droit de recevoir. Ce n'est pas ce qui arrive sur le compte : voyez « Trésorerie ».", 2, p.app.styles.text.Render)
	text.flow("Maximum théorique d'une année, les options, toute la part variable et une crise comprises : "+p.plan.Maximum.String()+". Aucune année ne le garantit.", 2, p.app.styles.faint.Render)
	p.notes(text)
}

// cashBelow draws the cash of the years, and says what comes after.
func (p *budgetPage) cashBelow(text *prose) {
	var years []bar
	for n, cell := range p.plan.Years {
		label := "Année " + strconv.Itoa(n+1)
		if day := p.plan.Begins(n + 1); !day.IsZero() {
			label = "Dès le " + day.Short() + " " + strconv.Itoa(day.Year)
		}
		years = append(years, bar{label, cell.Paid})
	}
	text.bars(years)
	text.blank()
	text.flow("Ce qui arrive sur le compte, année du contrat par année du contrat, quelle que soit l'année payée.", 2, p.app.styles.text.Render)
	p.notes(text)
}

// notes are what the amounts suppose.
func (p *budgetPage) notes(text *prose) {
	p.stale(text)
	trusted := content.Typography(p.plan.Scale.Title + " : " + p.plan.Scale.Caution + ".")
	for _, note := range append([]string{trusted}, p.plan.Notes()...) {
		text.flow(note, 2, p.app.styles.faint.Render)
	}
}

// bar is an amount to be drawn beside others.
type bar struct {
	label  string
	amount money.Amount
}

// bars draws amounts as lengths, each with its figure: nothing is told by colour.
func (p *prose) bars(all []bar) {
	var most money.Amount
	labels := 0
	for _, b := range all {
		most = max(most, b.amount)
		labels = max(labels, len([]rune(b.label)))
	}
	if most == 0 {
		return
	}
	figures := 0
	for _, b := range all {
		figures = max(figures, len([]rune(b.amount.String())))
	}
	room := max(p.width-labels-figures-8, 8)
	for _, b := range all {
		length := int(int64(b.amount) * int64(room) / int64(most))
		p.put("  " + fill(b.label, labels+1) + right(b.amount.String(), figures) + " " + p.styles.accent.Render(strings.Repeat("█", max(length, 0))))
	}
}

// scenarios sets the project beside the situations the leader named.
func (p *budgetPage) scenarios(text *prose) {
	plans, left := budget.Scenarios(p.app.project, p.plan.Scale)
	if len(plans) == 0 {
		text.say("Comparez votre projet à d'autres situations : une commune de plus, une option, un démarrage plus tard, une part variable différente.")
		text.blank()
		text.aside("Entrée ouvre la question « Scénarios » : une ligne par situation, trois au plus sont comparées ici.")
		return
	}
	if len(left) > 0 {
		text.aside("La comparaison s'arrête à trois ; pas encore comparé : " + strings.Join(left, ", ") + ".")
	}
	c := budget.Compare(plans)
	text.heading("Reçu, année du contrat par année du contrat")
	p.comparison(text, c, append(append([]budget.ComparisonRow{}, c.Cash...), c.Total))
	text.heading("Droits des cinq années, et maximum théorique d'une année")
	p.comparison(text, c, []budget.ComparisonRow{c.Due, c.Maximum})
	text.heading("Reçu, ligne par ligne, sur tout le contrat")
	p.comparison(text, c, c.Lines)
}

// comparison sets rows in columns, one a plan: the amount, then how far it is
// from the project.
func (p *budgetPage) comparison(text *prose, c *budget.Comparison, rows []budget.ComparisonRow) {
	look := p.app.styles
	label := 24
	if text.width < wide {
		label = 16
	}
	column := min((text.width-label-3)/len(c.Names), 22)
	names, deep := make([][]string, len(c.Names)), 1
	for i, name := range c.Names {
		names[i] = wrap(oneLine(name), column-2)
		deep = max(deep, min(len(names[i]), 2))
	}
	for n := range deep { // a long name runs over two lines
		head := "  " + fill("", label)
		for _, lines := range names {
			line := ""
			if n < len(lines) {
				line = lines[n]
			}
			head += right(line, column)
		}
		text.put(look.faint.Render(head))
	}
	for _, row := range rows {
		line, apart, differs := "  "+fill(content.Typography(row.Label), label), "  "+fill("", label), false
		for _, cell := range row.Cells {
			amount, gap := "inconnu", ""
			if cell.Known {
				amount = cell.Amount.String()
			}
			if cell.Difference != 0 {
				gap, differs = signed(cell.Difference), true
			}
			line += right(amount, column)
			apart += right(gap, column)
		}
		text.put(line)
		if differs {
			text.put(look.faint.Render(apart))
		}
	}
}

func signed(a money.Amount) string {
	if a > 0 {
		return "+" + a.String()
	}
	return a.String()
}

// forecast is the provisional budget: income, expenses, result and balance of
// each year.
func (p *budgetPage) forecast(text *prose) {
	look := p.app.styles
	f, counted := budget.ForecastOf(p.app.project, p.app.today())
	if f == nil {
		text.say("Le budget prévisionnel se construit avec vos dépenses et vos aides, année par année. Rien n'est encore noté.")
		text.blank()
		text.aside("Entrée ouvre la question « Dépenses prévues » ; les postes de coordination, les indemnités et les aides ont leurs propres tableaux à l'étape 3.")
		return
	}
	for _, alert := range f.Alerts {
		text.flow("! "+alert, 2, look.alert.Render)
	}
	text.blank()
	years := f.Years
	label, most := 24, (text.width-26)/12
	if text.width < wide {
		label, most = 16, (text.width-18)/10
	}
	// Years that do not fit side by side follow in a table of their own.
	for len(years) > 0 {
		n := min(most, len(years))
		p.forecastTable(text, f, counted, years[:n], label)
		years = years[n:]
		text.blank()
	}
	for _, note := range append(f.Notes, budget.Unread(p.app.project)...) {
		text.aside(note)
	}
	text.aside("Entrée ouvre vos dépenses ; postes, indemnités et aides se notent à l'étape 3.")
	for _, s := range f.Sources {
		text.cite([]content.ID{s.ID})
	}
	text.sources(p.app.catalog)
}

// forecastTable sets years side by side. While the contract is not counted, its
// rows and what follows from them would only mislead: they are left out.
func (p *budgetPage) forecastTable(text *prose, f *budget.Forecast, counted bool, years []budget.ForecastYear, label int) {
	look := p.app.styles
	column := 12
	if text.width < wide {
		column = 10
	}
	row := func(style func(...string) string, name string, value func(budget.ForecastYear) string) {
		line := "  " + fill(content.Typography(name), label)
		for _, y := range years {
			line += right(value(y), column)
		}
		text.put(style(line))
	}
	euros := func(of func(budget.ForecastYear) money.Amount) func(budget.ForecastYear) string {
		return func(y budget.ForecastYear) string { return french.Number(of(y).Whole()) }
	}
	plain := look.text.Render
	row(look.faint.Render, "en euros", func(y budget.ForecastYear) string {
		if f.Calendar {
			return strconv.Itoa(y.Year)
		}
		return "An " + strconv.Itoa(y.Year)
	})
	if counted {
		row(plain, "ACI", euros(func(y budget.ForecastYear) money.Amount { return y.Contract }))
	}
	row(plain, "Autres aides", euros(func(y budget.ForecastYear) money.Amount { return y.Grants }))
	row(look.strong.Render, map[bool]string{true: "Ressources", false: "Aides, hors ACI"}[counted], euros(func(y budget.ForecastYear) money.Amount { return y.Income }))
	for _, name := range categoriesOf(years) {
		row(plain, french.Capital(name), euros(func(y budget.ForecastYear) money.Amount { return spentOn(y, name) }))
	}
	row(look.strong.Render, "Dépenses", euros(func(y budget.ForecastYear) money.Amount { return y.Expenses }))
	if !counted {
		return
	}
	row(look.strong.Render, "Encaissé − dépensé", euros(func(y budget.ForecastYear) money.Amount { return y.Result }))
	row(look.strong.Render, "Solde de trésorerie", euros(func(y budget.ForecastYear) money.Amount { return y.Balance }))
	row(look.faint.Render, "Coord. / fonct.", func(y budget.ForecastYear) string {
		if y.Core == 0 {
			return ""
		}
		return strconv.FormatInt(y.CoreShare, 10) + french.NBSP + "%"
	})
}

// categoriesOf are the categories of expenses of some years, as they first come.
func categoriesOf(years []budget.ForecastYear) (names []string) {
	seen := map[string]bool{}
	for _, y := range years {
		for _, c := range y.ByCategory {
			if !seen[c.Label] {
				seen[c.Label] = true
				names = append(names, c.Label)
			}
		}
	}
	return names
}

func spentOn(y budget.ForecastYear, name string) (sum money.Amount) {
	for _, c := range y.ByCategory {
		if c.Label == name {
			sum += c.Amount
		}
	}
	return sum
}

// audit sets the public money of a project against the auditor's threshold.
func (a *app) audit(p *model.Project) *budget.AuditReport {
	audit, _ := budget.AuditOf(p, a.today())
	return audit
}

// within are the years that stay under the threshold.
func within(years []budget.AuditYear) []budget.AuditYear {
	return slices.DeleteFunc(slices.Clone(years), func(y budget.AuditYear) bool { return y.Crosses })
}

// auditTold says years, those that follow one another with the same words
// together.
func auditTold(years []budget.AuditYear) []string {
	var out, names []string
	var last string
	tell := func() {
		if len(names) > 0 {
			out = append(out, content.Typography(strings.Join(names, ", ")+" : "+last))
		}
		names = nil
	}
	for _, y := range years {
		if y.Because != last {
			tell()
		}
		names, last = append(names, y.Name), y.Because
	}
	tell()
	return out
}

// checks sets the project against the thresholds: the size, the auditor, the
// ceiling of what a member may be paid, the freshness of the scale.
func (p *budgetPage) checks(text *prose) {
	a, look := p.app, p.app.styles
	text.heading("La taille")
	text.say("Taille " + strconv.Itoa(p.plan.Size.Number) + ", " + p.plan.Size.Label + ".")
	if t := a.tableOf(a.project); t != nil && t.Distance() != "" {
		text.say(t.Distance() + ".")
	}
	text.heading("Le commissaire aux comptes")
	audit := a.audit(a.project)
	for _, told := range auditTold(audit.Crossing()) {
		text.flow("! "+told, 2, look.alert.Render)
	}
	for _, told := range auditTold(within(audit.Years)) {
		text.flow(told, 2, look.text.Render)
	}
	for _, note := range audit.Notes {
		text.aside(note)
	}
	text.heading("Les indemnités des membres")
	report := budget.Indemnities(a.catalog, budget.IndemnityLines(a.project))
	if len(report.People) == 0 {
		text.say("Rien n'est prévu pour l'instant : étape 3, rubrique « L'indemnisation ».")
	}
	for _, person := range report.People {
		style := look.text.Render
		if person.Over > 0 || person.NotMember || person.NoRate {
			style = look.alert.Render
		}
		text.flow(person.Text, 2, style)
	}
	for _, note := range report.Notes {
		text.aside(note)
	}
	text.heading("Le barème")
	text.say(p.plan.Scale.Title + " : " + p.plan.Scale.Caution + ".")
	p.stale(text)
	for _, s := range append(audit.Sources, report.Sources...) {
		text.cite([]content.ID{s.ID})
	}
	text.cite(p.plan.Scale.Sources)
	text.sources(a.catalog)
}
