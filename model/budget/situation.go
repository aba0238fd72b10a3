package budget

import (
	"cmp"
	"slices"
	"strconv"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
)

// This file is the way from the answers of a project to what the engine takes.

// Of is the situation of a project; ok is false while the population is unknown.
// What is not answered stays unknown, or counts for nothing: no variable part, no
// crisis. A contract that is not signed is placed by the day wished for it, if any.
func Of(p *model.Project) (s Situation, ok bool) {
	s.Population, ok = p.Population()
	s.Members, s.MembersKnown = p.Members()
	s.Options = p.Options()
	s.Signed, s.Wished = signature(p)
	s.Starts = p.Starts()
	s.Dialogue = model.KeyDialogue.In(p)
	s.Crisis = keyCrisis.In(p)
	s.Variable = map[string]int64{}
	if share, said := KeyShare.Of(p); said {
		s.Variable[""] = share
	}
	for _, row := range keyShares.In(p) {
		mission := shareMission.In(row)
		if share, said := shareHoped.Of(row); said && mission != "" {
			s.Variable[mission] = share
		}
	}
	return s, ok
}

// signature is the day the contract is signed, or the one wished for until then.
func signature(p *model.Project) (day dates.Day, wished bool) {
	if signed, said := p.SignedOn(); said {
		return signed, false
	}
	return model.KeyWished.Of(p)
}

// ScaleOf is the scale whose amounts hold for a project.
func ScaleOf(p *model.Project, today dates.Day) *content.Scale { return p.Scale(today) }

// PlanOf is the money of a project as it is known; nil while its size is not.
func PlanOf(p *model.Project, today dates.Day) *Plan {
	s, known := Of(p)
	if !known {
		return nil
	}
	return NewPlan(ScaleOf(p, today), s)
}

// MostCompared is how many scenarios are set beside the project's own situation.
const MostCompared = 3

// Scenarios are the plans to compare: that of the project as it stands, then its
// scenarios, in their order; none when there is no scenario. Those beyond the
// most that a table holds are left out, by name.
func Scenarios(p *model.Project, scale *content.Scale) (plans []Named, left []string) {
	base, known := Of(p)
	for i, row := range KeyCompared.In(p) {
		name := label(comparedName, row, "Scénario")
		if i >= MostCompared {
			left = append(left, name)
			continue
		}
		plans = append(plans, Named{name, NewPlan(scale, scenario(base, row, scale))})
	}
	if len(plans) == 0 {
		return nil, nil
	}
	own := Named{Name: "Votre situation"}
	if known {
		own.Plan = NewPlan(scale, base)
	}
	return slices.Insert(plans, 0, own), left
}

// anySignature stands for a day of signature that is not known, where only the
// months between it and the start of the missions matter.
var anySignature = dates.Day{Year: 2100, Month: 1, Day: 1}

// scenario is a situation changed by the cells of a row; an empty one follows
// the situation.
func scenario(s Situation, row model.Row, scale *content.Scale) Situation {
	if n, said := comparedPopulation.Of(row); said {
		s.Population = n
	}
	if n, said := comparedMembers.Of(row); said {
		s.Members, s.MembersKnown = n, true
	}
	for _, line := range scale.Lines {
		if wanted, said := row[line.ID.Name].(bool); said && line.Optional {
			s.Options = slices.DeleteFunc(slices.Clone(s.Options), func(id string) bool { return id == line.ID.Name })
			if wanted {
				s.Options = append(s.Options, line.ID.Name)
			}
		}
	}
	if share, said := comparedShare.Of(row); said {
		s.Variable = map[string]int64{"": share}
	}
	if months, said := comparedDelay.Of(row); said {
		if s.Signed.IsZero() {
			s.Signed = anySignature
		}
		s.Starts = map[string]dates.Day{}
		for _, line := range scale.Lines {
			if line.Nature != content.Functioning {
				s.Starts[line.ID.Name] = s.Signed.AddMonths(int(min(months, 12*Years)))
			}
		}
	}
	if crisis, said := comparedCrisis.Of(row); said {
		s.Crisis = crisis
	}
	return s
}

// Grants are the public grants of the project, other than the contract.
func Grants(p *model.Project) (grants []Grant) {
	for _, row := range keyGrants.In(p) {
		if amount, year, ok := grantOf(row); ok {
			grants = append(grants, Grant{Funder: label(grantFunder, row, "Une aide"), Amount: amount, Year: year, Month: monthOf(grantMonth, row)})
		}
	}
	return grants
}

// Expenses are what the project plans to spend: its posts of coordination, its
// indemnities, the preparation of the project and the digital tools of the first year,
// then the rest as it comes, each in every year it comes back. What may not be paid, an
// indemnity to somebody who is no member, is left out: see Indemnities.
func Expenses(p *model.Project) []Expense { return append(apart(p), listed(p)...) }

// apart are the expenses that are asked for apart from the others.
func apart(p *model.Project) (expenses []Expense) {
	for _, row := range keyPosts.In(p) {
		if cost, year, ok := costOf(row); ok {
			one := Expense{Label: label(postName, row, "Un poste"), Category: Coordination, Amount: cost}
			expenses = append(expenses, yearly(one, year, postLast, row)...)
		}
	}
	for _, line := range IndemnityLines(p) {
		if cost := line.Cost(); line.Member && cost > 0 {
			expenses = append(expenses, Expense{Label: line.Person, Category: indemnities, Amount: cost, Year: line.Year})
		}
	}
	for _, one := range []Expense{engineeringOf(p), digitalOf(p)} {
		if one.Amount > 0 && one.Year > 0 && plausible(one.Amount) {
			expenses = append(expenses, one)
		}
	}
	return expenses
}

// listed are those of the table of expenses.
func listed(p *model.Project) (expenses []Expense) {
	for _, row := range KeyExpenses.In(p) {
		if amount, year, ok := expenseOf(row); ok {
			one := Expense{Label: label(expenseName, row, "Une dépense"), Category: expenseCategory.In(row), Amount: amount, Month: monthOf(expenseMonth, row)}
			expenses = append(expenses, yearly(one, year, expenseLast, row)...)
		}
	}
	return expenses
}

// engineeringOf is the preparation of the project, in the year of its letter; the
// quotes chosen stand for it while its budget is not given. The year is 0 while no
// letter is dated.
func engineeringOf(p *model.Project) Expense {
	e := Expense{Label: "Ingénierie du projet", Category: engineering, Amount: keyEngineering.In(p)}
	if e.Amount == 0 {
		for _, row := range keyQuotes.In(p) {
			if amount, said := quoteAmount.Of(row); said && quoteKept.In(row) && plausible(amount) {
				e.Amount += amount
			}
		}
	}
	for _, key := range []model.Key[dates.Day]{model.KeyLetterValid, model.KeyLetterSent} {
		if day, said := key.Of(p); said && e.Year == 0 {
			e.Year = day.Year
		}
	}
	return e
}

// digitalOf are the digital tools of the first year: that of the signature, 0 while no
// day is known.
func digitalOf(p *model.Project) Expense {
	day, _ := signature(p)
	return Expense{Label: "Numérique", Category: digital, Amount: keyDigital.In(p), Year: day.Year}
}

// unplaced are the sums of a project that no date places in a year, as sentences.
func unplaced(p *model.Project) (told []string) {
	if e := engineeringOf(p); e.Amount > 0 && e.Year == 0 {
		told = append(told, p.Catalog().Tell(letterUndated, e.Amount))
	}
	if e := digitalOf(p); e.Amount > 0 && e.Year == 0 {
		told = append(told, p.Catalog().Tell(signatureUndated, e.Amount))
	}
	return told
}

// yearly is an expense in each year from the first to the last that its row gives.
func yearly(e Expense, first int, in model.Cell[int64], row model.Row) (all []Expense) {
	last, ok := lastOf(in, row, first)
	if !ok {
		last = first
	}
	for year := first; year <= last; year++ {
		e.Year = year
		all = append(all, e)
	}
	return all
}

// lastOf is the last year of an expense: the first where none is given; not ok where
// it comes before it, or too long after it not to be mistyped.
func lastOf(in model.Cell[int64], row model.Row, first int) (last int, ok bool) {
	if in.Empty(row) {
		return first, true
	}
	year, has := in.Of(row)
	return int(year), has && year >= int64(first) && year <= int64(first+mostFilled)
}

// monthOf is a month chosen in a row, 0 where there is none.
func monthOf(column model.Cell[string], row model.Row) int { return monthNamed(column.In(row)) }

// monthNamed is the month of an option of the list of months, 0 for none of them.
func monthNamed(id string) int {
	n, err := strconv.Atoi(id)
	if err != nil || n < 1 || n > 12 {
		return 0
	}
	return n
}

// booksOf are what a project sets beside its contract.
func booksOf(p *model.Project) Books {
	b := Books{Opening: keyOpening.In(p), Grants: Grants(p), Expenses: Expenses(p)}
	if members, known := p.Members(); known {
		b.Fees = keyFee.In(p) * money.Amount(members)
	}
	if day, said := model.KeyDeclared.Of(p); said {
		b.FeesFrom = day.Year
	}
	return b
}

// categories are those that an expense may be of, in the order of the table. Care
// acts are among them to be refused in words.
func categories(c *content.Catalog) []*content.Option {
	return expenseCategory.Column(c).Options
}

// IndemnityLines are the indemnities that the project plans. An empty rate is
// that of the project; where there is none either, it stays to be fixed.
func IndemnityLines(p *model.Project) (lines []Indemnity) {
	usual := keyUsualRate.In(p)
	for _, row := range planned(p) {
		hours, year, ok := hoursOf(row)
		if !ok {
			continue
		}
		line := Indemnity{Person: label(indemnityName, row, "Une personne"), People: 1, Minutes: 60 * hours, Rate: usual, Year: year}
		line.Member = indemnityMember.In(row)
		if n, said := indemnityPeople.Of(row); said {
			line.People = n
		}
		if line.Rate, ok = rateOf(row, usual); ok {
			lines = append(lines, line)
		}
	}
	return lines
}

// Unread are the rows of money that hold no amount or no year, in sentences: they
// are counted nowhere.
func Unread(p *model.Project) (told []string) {
	tell := func(table model.Key[[]model.Row], rows []model.Row, readable func(model.Row) bool) {
		for i, row := range rows {
			if !readable(row) {
				short := p.Catalog().Question(table.ID()).Short
				told = append(told, sentence("« %s », ligne %d : un montant ou une année est à corriger, cette ligne n’est pas comptée.", short, i+1))
			}
		}
	}
	tell(keyGrants, keyGrants.In(p), func(row model.Row) bool { _, _, ok := grantOf(row); return ok })
	tell(keyReceived, keyReceived.In(p), func(row model.Row) bool { amount, has := receivedAmount.Of(row); return has && plausible(amount) })
	tell(keyQuotes, keyQuotes.In(p), func(row model.Row) bool {
		amount, has := quoteAmount.Of(row)
		return quoteAmount.Empty(row) || has && plausible(amount)
	})
	tell(keySheets, keySheets.In(p), func(row model.Row) bool {
		amount, has := sheetCost.Of(row)
		return sheetCost.Empty(row) || has && plausible(amount)
	})
	tell(keyMarks, keyMarks.In(p), func(row model.Row) bool {
		amount, has := markAmount.Of(row)
		return markAmount.Empty(row) || has && plausible(amount)
	})
	tell(KeyExpenses, KeyExpenses.In(p), func(row model.Row) bool { _, _, ok := expenseOf(row); return ok })
	tell(keyPosts, keyPosts.In(p), func(row model.Row) bool { _, _, ok := costOf(row); return ok })
	told = append(told, endless(p, KeyExpenses, expenseYear, expenseLast)...)
	told = append(told, endless(p, keyPosts, postYear, postLast)...)
	tell(KeyIndemnities, planned(p), func(row model.Row) bool {
		_, rated := rateOf(row, 0)
		_, _, ok := hoursOf(row)
		return ok && rated
	})
	return told
}

// AuditOf is the test of a project's public money. Without a population the grants
// alone are tested; it is nil when there is none either.
func AuditOf(p *model.Project, today dates.Day) *AuditReport {
	plan, closing := PlanOf(p, today), ClosingOf(p)
	if plan == nil {
		return auditGrants(ScaleOf(p, today), Grants(p), closing)
	}
	r := Audit(plan, Grants(p), closing)
	if plan.Situation.Wished {
		r.Notes = slices.Insert(r.Notes, 0, plan.supposed())
	}
	return r
}

// ForecastOf is the provisional budget of a project: nil when it plans nothing to
// spend and has no grant. Expenses fall in calendar years, so that the contract is
// placed among them by its signature or, until then, by the day wished for it,
// which is told. Without either counted is false: the contract is left out, income
// is not all there, and no result means anything.
func ForecastOf(p *model.Project, today dates.Day) (f *Forecast, counted bool) {
	return ForecastOn(p, PlanOf(p, today))
}

// ForecastOn is that of a project on another plan than its own; nil is one whose size
// is not known.
func ForecastOn(p *model.Project, undated *Plan) (f *Forecast, counted bool) {
	books := booksOf(p)
	if len(books.Grants)+len(books.Expenses) == 0 {
		return nil, false
	}
	plan := undated
	day, _ := signature(p)
	if plan != nil {
		day = plan.Situation.Signed
	}
	if day.IsZero() {
		plan = nil
	}
	f = NewForecast(p.Catalog(), plan, books)
	f.Notes = slices.Concat(f.Notes, counts(p), unplaced(p))
	if plan != nil {
		f.Notes = append(f.Notes, plan.settlementNotes()...)
	}
	switch {
	case plan != nil && plan.Situation.Wished:
		f.Notes = slices.Insert(f.Notes, 0, plan.supposed())
	case day.IsZero():
		f.Notes = slices.Insert(f.Notes, 0, sentence("Le contrat n’y est pas encore compté : sans date de signature, même souhaitée, ses versements ne se placent dans aucune année."))
	case plan == nil:
		f.Notes = slices.Insert(f.Notes, 0, sentence("Le contrat n’y est pas encore compté : ses montants dépendent de la population."))
	}
	if plan == nil {
		f.Alerts = coordinationAlone(undated, f)
		if books.Opening > 0 {
			f.Notes = append(f.Notes, sentence("Les %s en banque le jour de la signature ne sont pas encore comptés : ils le seront avec le contrat.", books.Opening))
		}
	}
	return f, plan != nil
}

// endless tell the rows whose last year cannot be read.
func endless(p *model.Project, table model.Key[[]model.Row], first, last model.Cell[int64]) (told []string) {
	for i, row := range table.In(p) {
		year, dated := first.Of(row)
		if _, ok := lastOf(last, row, int(year)); dated && !ok {
			told = append(told, p.Catalog().Tell(recurs, p.Catalog().Question(table.ID()).Short, i+1))
		}
	}
	return told
}

// coordinationAlone tells, while the contract is in no year, in which ones the
// coordination costs more than what its functioning would bring in any: that holds
// wherever it falls. The plan is nil when the population is unknown.
func coordinationAlone(p *Plan, f *Forecast) (alerts []string) {
	if p == nil {
		return nil
	}
	var core money.Amount
	for _, l := range p.Lines {
		if l.Nature == content.Functioning {
			core += l.Full
		}
	}
	for _, y := range f.Years {
		if y.Coordination > core {
			alerts = append(alerts, sentence("%d : la coordination coûte %s de plus que le fonctionnement d’une année, %s.", y.Year, y.Coordination-core, core))
		}
	}
	return alerts
}

// counts tell what to look at twice: what may be counted in two places.
func counts(p *model.Project) (notes []string) {
	type place struct {
		category string
		year     int
	}
	own := map[place]bool{}
	for _, e := range apart(p) {
		own[place{e.Category, e.Year}] = true
	}
	for _, e := range listed(p) {
		if at := (place{e.Category, e.Year}); own[at] {
			own[at] = false // told once
			notes = append(notes, p.Catalog().Tell(countedTwice, categoryLabel(categories(p.Catalog()), e.Category), e.Year))
		}
	}
	slices.Sort(notes)
	return notes
}

// label is the text of a cell, safe to show; something else where it is empty.
func label(column model.Cell[string], row model.Row, otherwise string) string {
	return cmp.Or(french.Line(column.In(row)), otherwise)
}

// mostMoney is the largest amount a question takes: what a file holds beyond it
// was never typed.
var mostMoney = money.Euros(10_000_000_000)

func plausible(a money.Amount) bool { return a >= 0 && a <= mostMoney }

// grantOf is the amount of a grant and its year, expenseOf those of an expense.
func grantOf(row model.Row) (amount money.Amount, year int, ok bool) {
	return sumOf(row, grantAmount, grantYear)
}

func expenseOf(row model.Row) (amount money.Amount, year int, ok bool) {
	return sumOf(row, expenseAmount, expenseYear)
}

func sumOf(row model.Row, of model.Cell[money.Amount], in model.Cell[int64]) (amount money.Amount, year int, ok bool) {
	amount, has := of.Of(row)
	when, dated := in.Of(row)
	return amount, int(when), has && dated && plausible(amount)
}

// costOf is the employer cost of a post in its year: of the cost of a full time, or
// of its gross salary and what the employer adds to it.
func costOf(row model.Row) (cost money.Amount, year int, ok bool) {
	full, has := postCost.Of(row)
	if gross, paid := postGross.Of(row); postCost.Empty(row) && paid {
		rate, said := postRate.Of(row)
		full, has = gross.Percent(100+rate), said && plausible(gross) && rate >= 0 && rate <= 100
	}
	part, shared := postShare.Of(row)
	when, dated := postYear.Of(row)
	if !has || !shared || !dated || !plausible(full) {
		return 0, 0, false
	}
	return CoordinationCost(part, full), int(when), true
}

// hoursOf are the hours of each person in a row, and its year.
func hoursOf(row model.Row) (hours int64, year int, ok bool) {
	hours, has := indemnityHours.Of(row)
	when, dated := indemnityYear.Of(row)
	return hours, int(when), has && dated
}

// rateOf is the amount of an hour in a row, the usual one where it is empty.
func rateOf(row model.Row, usual money.Amount) (rate money.Amount, ok bool) {
	if indemnityRate.Empty(row) {
		return usual, plausible(usual)
	}
	rate, has := indemnityRate.Of(row)
	return rate, has && plausible(rate)
}
