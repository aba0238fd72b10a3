package budget

import (
	"cmp"
	"slices"

	"cpts/content"
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
}

// Categories of expenses that the forecast treats apart; the others are those of the
// content, and of the leader.
var (
	Coordination = model.OptionOf(expenseCategory, "coordination") // set against the functioning envelope
	CareActs     = model.OptionOf(expenseCategory, "soins")        // what the contract may not pay
	indemnities  = model.OptionOf(expenseCategory, "indemnites")   // they have a table of their own
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

// ForecastYear is the provisional budget of a year.
type ForecastYear struct {
	Year         int // see Forecast.Calendar
	Contract     money.Amount
	Grants       money.Amount
	Income       money.Amount
	Expenses     money.Amount
	ByCategory   []Contribution // in the order of the content, then as they come
	Result       money.Amount   // income less expenses
	Balance      money.Amount   // results carried from the first year on, and the opening cash
	Core         money.Amount   // functioning that the year gives right to, the extra one left out
	Coordination money.Amount
	CoreShare    int64 // hundredths of Core that coordination takes; meaningless when Core is 0
}

// Forecast is the provisional budget over the years: the cash of the contract and
// the other grants on one side, expenses on the other.
type Forecast struct {
	Calendar    bool           // years are calendar years; else contract years
	Opening     money.Amount   // in bank before the contract: a first balance of OpeningYear
	OpeningYear int            // that of the signature; 0 without the contract
	Years       []ForecastYear // each from the first to the last, in order
	Sum         ForecastYear   // Balance is that of the last year
	After       money.Amount   // still to come from the contract, in no year of the table
	Alerts      []string       // what calls for a change
	Notes       []string
	Sources     []*content.Source
}

// NewForecast makes the budget of a plan, of the cash it opens with, of other
// grants and of expenses. A plan that is nil brings nothing, and no year to open.
// What falls in a year that cannot be placed is left out, and said among the
// alerts.
func NewForecast(c *content.Catalog, p *Plan, opening money.Amount, grants []Grant, expenses []Expense) *Forecast {
	kinds := categories(c)
	f := &Forecast{Calendar: p == nil || !p.Situation.Signed.IsZero()}
	if p != nil {
		f.contract(p)
		f.Opening = opening
		f.OpeningYear, _ = p.place(1)
	}
	for _, g := range grants {
		if y := f.at(p, g.Year, g.Funder, g.Amount); y != nil {
			y.Grants += g.Amount
		}
	}
	for _, e := range expenses {
		y := f.at(p, e.Year, e.Label, e.Amount)
		if y == nil {
			continue
		}
		y.Expenses += e.Amount
		y.spend(e, categoryLabel(kinds, cmp.Or(e.Category, otherwise)))
		if e.Category == CareActs {
			f.Alerts = append(f.Alerts, c.Tell(careActs, e.Label))
		}
	}
	f.fill()
	f.addUp(ranks(kinds))
	if f.Opening > 0 {
		f.Notes = append(f.Notes, c.Tell(opensWith, f.Opening, f.ofYear(f.OpeningYear)))
	}
	f.Notes = append(f.Notes, c.Tell(cashNoResult), c.Tell(whatIsPaid), c.Tell(realCost))
	f.Sources = c.CitedBy(cashNoResult, whatIsPaid, realCost)
	return f
}

// contract adds what the contract pays, and the functioning of each year.
func (f *Forecast) contract(p *Plan) {
	for _, pay := range p.Payments {
		switch {
		case !pay.Day.IsZero():
			f.year(pay.Day.Year).Contract += pay.Amount
		case pay.Year <= Years:
			f.year(pay.Year).Contract += pay.Amount
		default:
			f.After += pay.Amount
		}
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Nature != content.Functioning || l.ID != l.line.ID.Name {
			continue
		}
		for n, y := range l.Years {
			if year, placed := p.place(n + 1); placed {
				f.year(year).Core += y.Rights
			}
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
		f.Alerts = append(f.Alerts, sentence("%s, %s : son année n'est pas dite, cette somme n'est pas comptée.", label, amount))
	} else {
		f.Alerts = append(f.Alerts, sentence("%s, %s : sans date de signature, %d ne se place pas dans le contrat, cette somme n'est pas comptée.", label, amount, year))
	}
	return nil
}

func (y *ForecastYear) spend(e Expense, label string) {
	if e.Category == Coordination {
		y.Coordination += e.Amount
	}
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
	var balance money.Amount
	for i := range f.Years {
		y := &f.Years[i]
		if y.Year == f.OpeningYear {
			balance += f.Opening
		}
		slices.SortStableFunc(y.ByCategory, inOrder)
		y.Income = y.Contract + y.Grants
		y.Result = y.Income - y.Expenses
		balance += y.Result
		y.Balance = balance
		f.warn(y)
		f.Sum.Contract += y.Contract
		f.Sum.Grants += y.Grants
		f.Sum.Income += y.Income
		f.Sum.Expenses += y.Expenses
		f.Sum.Result += y.Result
		f.Sum.Core += y.Core
		f.Sum.Coordination += y.Coordination
		for _, c := range y.ByCategory {
			at := slices.IndexFunc(f.Sum.ByCategory, func(s Contribution) bool { return s.Label == c.Label })
			if at < 0 {
				f.Sum.ByCategory = append(f.Sum.ByCategory, c)
			} else {
				f.Sum.ByCategory[at].Amount += c.Amount
			}
		}
		y.CoreShare = share(y.Coordination, y.Core)
	}
	slices.SortStableFunc(f.Sum.ByCategory, inOrder)
	f.Sum.Balance, f.Sum.CoreShare = balance, share(f.Sum.Coordination, f.Sum.Core)
}

// share is what part is of whole, in hundredths, halves up; 0 of nothing.
func share(part, whole money.Amount) int64 {
	if whole <= 0 {
		return 0
	}
	return (int64(part)*200 + int64(whole)) / (2 * int64(whole))
}

func (f *Forecast) warn(y *ForecastYear) {
	name, carried := french.Capital(yearLabel(y.Year, f.Calendar)), "report des années d'avant compris"
	opens := f.Opening > 0 && y.Year == f.OpeningYear
	if opens {
		carried = "report des années d'avant et somme en banque à la signature compris"
	}
	switch {
	case y.Balance < 0:
		f.Alerts = append(f.Alerts, sentence("À la fin de %s, il manque %s, %s.", f.ofYear(y.Year), -y.Balance, carried))
	case y.Result < 0 && opens:
		f.Alerts = append(f.Alerts, sentence("%s : les dépenses dépassent les ressources de %s. Ce que vous aviez d'avance le couvre, et laisse %s.", name, -y.Result, y.Balance))
	case y.Result < 0:
		f.Alerts = append(f.Alerts, sentence("%s : les dépenses dépassent les ressources de %s. Le report des années d'avant le couvre, et laisse %s.", name, -y.Result, y.Balance))
	}
	if y.Core > 0 && y.Coordination > y.Core {
		f.Alerts = append(f.Alerts, sentence("%s : la coordination coûte %s de plus que le fonctionnement de l'année, %s.", name, y.Coordination-y.Core, y.Core))
	}
}

// ofYear writes a year after « de »: « 2027 », « l'année 2 du contrat ».
func (f *Forecast) ofYear(year int) string {
	if f.Calendar {
		return yearLabel(year, true)
	}
	return "l'" + yearLabel(year, false)
}
