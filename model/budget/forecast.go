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

// Expense is a sum to spend in a year: a calendar year, or a contract year from 1
// to 5. Category is one of the content; any other counts with the free lines.
type Expense struct {
	Label    string
	Category string
	Amount   money.Amount
	Year     int
	Month    int // 1 to 12; 0: it goes out evenly over the year
}

// Books are what a forecast sets beside the contract: the other money that comes in,
// and what goes out.
type Books struct {
	Opening  money.Amount // in bank on the day of signature
	Grants   []Grant
	Fees     money.Amount // of all members, a year
	FeesFrom int          // the first year of the fees
	Expenses []Expense
}

// Categories of expenses that the forecast treats apart; the others are those of the
// content, and of the leader.
var (
	Coordination = model.OptionOf(expenseCategory, "coordination") // set against the functioning envelope
	CareActs     = model.OptionOf(expenseCategory, "soins")        // what the contract may not pay
	indemnities  = model.OptionOf(expenseCategory, "indemnites")   // they have a table of their own
	engineering  = model.OptionOf(expenseCategory, "ingenierie")   // it has a question of its own
	digital      = model.OptionOf(expenseCategory, "numerique")    // it has one too, for the first year
	otherwise    = model.OptionOf(expenseCategory, "autre")        // those that are told no category
)

// categoryLabel is what a leader reads; a category of one's own is its own label.
func categoryLabel(categories []*content.Option, category string) string {
	for _, o := range categories {
		if o.ID.Name == category {
			return french.Capital(cmp.Or(o.All, o.Label))
		}
	}
	return category
}

// ranks are the places of the categories in the table, by label.
func ranks(categories []*content.Option) func(label string) int {
	return func(label string) int {
		at := slices.IndexFunc(categories, func(o *content.Option) bool { return categoryLabel(categories, o.ID.Name) == label })
		if at < 0 {
			return len(categories)
		}
		return at
	}
}

// CoordinationCost is the employer cost of a full-time post for so many hundredths
// of it.
func CoordinationCost(hundredthsOfPost int64, employerCost money.Amount) money.Amount {
	return employerCost.Percent(hundredthsOfPost)
}

// ForecastYear is the provisional budget of a year. What is hoped for is in no sum but
// Hoped.
type ForecastYear struct {
	Year       int          // see Forecast.Calendar
	Contract   money.Amount // what the contract is sure to pay
	Hope       Hope         // what it may pay besides
	Grants     money.Amount
	Fees       money.Amount // of the members
	Income     money.Amount // contract, grants and fees
	Expenses   money.Amount
	ByCategory []Contribution // in the order of the content, then as they come
	Result     money.Amount   // income less expenses
	Balance    money.Amount   // results carried from the first year on, and the opening cash
	Hoped      money.Amount   // the balance, with all that is hoped for until then
	Days       Course         // day by day; empty while the contract is in no calendar year

	Core         money.Amount // functioning of the part of the year that the contract covers, the extra one left out
	Coordination money.Amount // of that part of the year
	CoreShare    int64        // hundredths of Core that coordination takes; meaningless when Core is 0

	evenly movement // what comes and goes evenly over the year
	within movement // of the coordination: evenly, then on a day of the contract
}

// Forecast is the provisional budget over the years: the cash of the contract and
// the other income on one side, expenses on the other.
type Forecast struct {
	Calendar    bool           // years are calendar years; else contract years
	Opening     money.Amount   // in bank before the contract: a first balance of OpeningYear
	OpeningYear int            // that of the signature; 0 without the contract
	Years       []ForecastYear // each from the first to the last, in order
	Quarters    []Quarter      // of the calendar years; none while the contract is in none
	Sum         ForecastYear   // Balance and Hoped are those of the last year
	After       money.Amount   // still to come from the contract for sure, in no year of the table
	Alerts      []string       // what calls for a change
	Notes       []string
	Sources     []*content.Source

	catalog *content.Catalog
	dated   []movement // what comes and goes on a day
	begins  dates.Day  // the contract, when it is dated
	ends    dates.Day
}

// NewForecast makes the budget of a plan and of what stands beside it. A plan that is
// nil brings nothing, and no year to open. What falls in a year that cannot be placed
// is left out, and said among the alerts.
func NewForecast(c *content.Catalog, p *Plan, b Books) *Forecast {
	kinds := categories(c)
	f := &Forecast{Calendar: p == nil || !p.Situation.Signed.IsZero(), catalog: c}
	if p != nil {
		f.contract(p)
		f.Opening = b.Opening
		f.OpeningYear, _ = p.place(1)
		f.begins, f.ends = p.Begins(1), p.Begins(after)
		f.moves(movement{day: f.begins, in: b.Opening})
	}
	for _, g := range b.Grants {
		if y := f.at(p, g.Year, g.Funder, g.Amount); y != nil {
			y.Grants += g.Amount
			f.comes(y, g.Month, g.Amount)
		}
	}
	for _, e := range b.Expenses {
		y := f.at(p, e.Year, e.Label, e.Amount)
		if y == nil {
			continue
		}
		y.Expenses += e.Amount
		f.goes(y, e)
		y.spend(e, categoryLabel(kinds, cmp.Or(e.Category, otherwise)))
		if e.Category == CareActs {
			f.Alerts = append(f.Alerts, c.Tell(careActs, e.Label))
		}
		if !f.ends.IsZero() && y.Year > f.ends.Year {
			f.Notes = append(f.Notes, c.Tell(afterContract, e.Label, y.Year, f.ends))
		}
	}
	f.fill()
	f.fees(b)
	f.addUp(ranks(kinds))
	f.note(b)
	return f
}

// note says what the figures suppose, and what they are not.
func (f *Forecast) note(b Books) {
	c := f.catalog
	if f.Opening > 0 {
		f.Notes = append(f.Notes, c.Tell(opensWith, f.Opening, f.ofYear(f.OpeningYear)))
	}
	if len(f.Quarters) > 0 {
		f.Notes = append(f.Notes, c.Tell(dayByDay))
	}
	if idle := f.idle(); idle != "" {
		f.Notes = append(f.Notes, c.Tell(nothingSpent, idle))
	}
	f.Notes = append(f.Notes, c.Tell(cashNoResult), c.Tell(taxIncluded), c.Tell(whatIsPaid), c.Tell(realCost))
	f.Sources = c.CitedBy(cashNoResult, whatIsPaid, realCost)
}

// Spends is what is spent in a year of the forecast.
func (f *Forecast) Spends(year int) money.Amount {
	for _, y := range f.Years {
		if y.Year == year {
			return y.Expenses
		}
	}
	return 0
}

// idle are the years in which nothing is to be spent: their balance is no surplus.
func (f *Forecast) idle() string {
	var names []string
	for _, y := range f.Years {
		if y.Expenses == 0 {
			names = append(names, strconv.Itoa(y.Year))
		}
	}
	if len(names) > 0 && !f.Calendar {
		return "années" + french.NBSP + french.Enumerate(names, "et")
	}
	return french.Enumerate(names, "et")
}

// contract adds what the contract pays, and the functioning that its years cover.
func (f *Forecast) contract(p *Plan) {
	for i := range p.Payments {
		pay := &p.Payments[i]
		hope := pay.hope()
		sure := pay.Amount - hope.Total()
		var y *ForecastYear
		switch {
		case !pay.Day.IsZero():
			y = f.year(pay.Day.Year)
			f.moves(movement{day: pay.Day, in: sure})
		case pay.Year <= Years:
			y = f.year(pay.Year)
		default:
			f.After += sure
			continue
		}
		y.Contract += sure
		y.Hope.add(hope)
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Nature != content.Functioning || l.ID != l.line.ID.Name {
			continue
		}
		for n := range Years {
			year := n + 1
			if f.Calendar {
				year = p.Begins(n + 1).Year
			}
			f.year(year).Core = l.Full
		}
		if f.Calendar {
			f.year(p.Begins(after).Year).Core = l.Full
		}
	}
}

// fees puts the fees of the members in each calendar year from the first.
func (f *Forecast) fees(b Books) {
	for i := range f.Years {
		if y := &f.Years[i]; b.Fees > 0 && f.Calendar && y.Year >= b.FeesFrom {
			y.Fees = b.Fees
			f.comes(y, 0, b.Fees)
		}
	}
}

// year is a year of the forecast, added in its place if it is new.
func (f *Forecast) year(year int) *ForecastYear {
	at, found := slices.BinarySearchFunc(f.Years, year, func(y ForecastYear, year int) int { return y.Year - year })
	if !found {
		f.Years = slices.Insert(f.Years, at, ForecastYear{Year: year})
	}
	return &f.Years[at]
}

// mostFilled is how many years apart two sums may be for the years between to be
// shown: farther, a year was mistyped.
const mostFilled = 30

// fill adds the years between the first and the last in which nothing falls: a
// table without them would hide that the balance waits.
func (f *Forecast) fill() {
	if n := len(f.Years); n > 0 && f.Years[n-1].Year-f.Years[0].Year <= mostFilled {
		for year := f.Years[0].Year; year < f.Years[len(f.Years)-1].Year; year++ {
			f.year(year)
		}
	}
}

// at is the year in which a sum falls; nil, with an alert, where it cannot be
// placed.
func (f *Forecast) at(p *Plan, year int, label string, amount money.Amount) *ForecastYear {
	if p != nil {
		if at, placed := p.place(year); placed {
			return f.year(at)
		}
	} else if year != 0 {
		return f.year(year)
	}
	if year == 0 {
		f.Alerts = append(f.Alerts, sentence("%s, %s : son année n’est pas dite, cette somme n’est pas comptée.", label, amount))
	} else {
		f.Alerts = append(f.Alerts, sentence("%s, %s : sans date de signature, %d ne se place pas dans le contrat, cette somme n’est pas comptée.", label, amount, year))
	}
	return nil
}

func (y *ForecastYear) spend(e Expense, label string) {
	at := slices.IndexFunc(y.ByCategory, func(c Contribution) bool { return c.Label == label })
	if at < 0 {
		y.ByCategory = append(y.ByCategory, Contribution{Label: label})
		at = len(y.ByCategory) - 1
	}
	y.ByCategory[at].Amount += e.Amount
}

// addUp makes the results, carries the balance, and says what goes negative.
func (f *Forecast) addUp(rank func(string) int) {
	inOrder := func(a, b Contribution) int { return rank(a.Label) - rank(b.Label) }
	var balance, hope money.Amount
	f.byDay()
	for i := range f.Years {
		y := &f.Years[i]
		if y.Year == f.OpeningYear {
			balance += f.Opening
		}
		slices.SortStableFunc(y.ByCategory, inOrder)
		y.Income = y.Contract + y.Grants + y.Fees
		y.Result = y.Income - y.Expenses
		balance += y.Result
		hope += y.Hope.Total()
		y.Balance, y.Hoped = balance, balance+hope
		f.core(y)
		f.warn(y)
		f.Sum.add(y)
	}
	slices.SortStableFunc(f.Sum.ByCategory, inOrder)
	f.Sum.Balance, f.Sum.Hoped, f.Sum.CoreShare = balance, balance+hope, share(f.Sum.Coordination, f.Sum.Core)
}

// add adds what a year comes to, but for its balances.
func (y *ForecastYear) add(one *ForecastYear) {
	y.Contract += one.Contract
	y.Hope.add(one.Hope)
	y.Grants += one.Grants
	y.Fees += one.Fees
	y.Income += one.Income
	y.Expenses += one.Expenses
	y.Result += one.Result
	y.Core += one.Core
	y.Coordination += one.Coordination
	for _, c := range one.ByCategory {
		at := slices.IndexFunc(y.ByCategory, func(s Contribution) bool { return s.Label == c.Label })
		if at < 0 {
			y.ByCategory = append(y.ByCategory, c)
		} else {
			y.ByCategory[at].Amount += c.Amount
		}
	}
}

// share is what part is of whole, in hundredths, halves up; 0 of nothing.
func share(part, whole money.Amount) int64 {
	if whole <= 0 {
		return 0
	}
	return (int64(part)*200 + int64(whole)) / (2 * int64(whole))
}

func (f *Forecast) warn(y *ForecastYear) {
	name, carried := french.Capital(yearLabel(y.Year, f.Calendar)), "report des années d’avant compris"
	opens := f.Opening > 0 && y.Year == f.OpeningYear
	if opens {
		carried = "report des années d’avant et somme en banque à la signature compris"
	}
	say := func(format string, args ...any) { f.Alerts = append(f.Alerts, sentence(format, args...)) }
	switch {
	case y.Balance < 0:
		say("À la fin de %s, il manque %s, %s.", f.ofYear(y.Year), -y.Balance, carried)
	case y.Result >= 0 || y.Days.Low < 0: // what covers the year comes too late: told below
	case opens:
		say("%s : les dépenses dépassent les ressources de %s. Ce que vous aviez d’avance le couvre, et laisse %s.", name, -y.Result, y.Balance)
	default:
		say("%s : les dépenses dépassent les ressources de %s. Le report des années d’avant le couvre, et laisse %s.", name, -y.Result, y.Balance)
	}
	switch d := y.Days; {
	case d.Low >= 0 || d.Low >= y.Balance:
	case d.Back.Before(f.begins):
		f.Alerts = append(f.Alerts, f.catalog.Tell(spentBefore, y.Year, f.begins, aboutEuros(-d.Low), d.LowOn.Short()))
	default:
		f.Alerts = append(f.Alerts, f.catalog.Tell(overdrawn, y.Year, d.Red.Short(), d.Back.Short(), aboutEuros(-d.Low), d.LowOn.Short()))
	}
	if y.Core > 0 && y.Coordination > y.Core {
		say("%s : la coordination coûte %s de plus que le fonctionnement %s, %s.", name, y.Coordination-y.Core, f.coverage(y), y.Core)
	}
}

// coverage names the part of a year that the contract covers.
func (f *Forecast) coverage(y *ForecastYear) string {
	if days, of := f.covered(y.Year); f.Calendar && days < of {
		return "des mois du contrat"
	}
	return "de l’année"
}

// aboutEuros writes an amount to the euro: that of a day rests on what is spread.
func aboutEuros(a money.Amount) string { return money.Euros(a.Whole()).String() }

// ofYear writes a year after « de »: « 2027 », « l'année 2 du contrat ».
func (f *Forecast) ofYear(year int) string {
	if f.Calendar {
		return yearLabel(year, true)
	}
	return "l’" + yearLabel(year, false)
}
