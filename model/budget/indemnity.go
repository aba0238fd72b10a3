package budget

import (
	"maps"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
)

// Indemnity is time paid to somebody in a calendar year. Person is a function or
// initials, never a name. There is no default rate: a rate of 0 is one not fixed.
type Indemnity struct {
	Person  string
	Member  bool // only a member may be indemnified
	People  int64
	Minutes int64        // of each, in the year
	Rate    money.Amount // of an hour
	Year    int
}

// Cost is hours × rate × people, to the centime; People 0 is one person.
func (i Indemnity) Cost() money.Amount { return i.each() * money.Amount(max(i.People, 1)) }

func (i Indemnity) each() money.Amount {
	return money.Amount((i.Minutes*int64(i.Rate) + 30) / 60)
}

// PersonYear is what a person, or each of a group, gets in a calendar year.
type PersonYear struct {
	Person string
	Year   int
	Paid   money.Amount // to each; what is refused is not counted
	// Ceiling is that of the year or, when it is not known, the last one before it, of
	// MarkOf; 0 when there is none. Over is what goes beyond.
	Ceiling   money.Amount
	MarkOf    int // 0 when the ceiling is that of the year
	Over      money.Amount
	NotMember bool         // asked for without being a member
	Refused   money.Amount // what was asked for then
	NoRate    bool         // hours without a rate
	Text      string
}

// IndemnityReport sets what is paid to each against the ceiling of the year (Code
// de la santé publique, D1434-44: per professional and calendar year).
type IndemnityReport struct {
	People  []PersonYear
	Early   []string             // what is planned before the health project is validated
	Total   map[int]money.Amount // by year, refused ones left out
	Notes   []string
	Sources []*content.Source
}

// Alerts are those that call for a change.
func (r *IndemnityReport) Alerts() []PersonYear {
	var out []PersonYear
	for _, p := range r.People {
		if p.Over > 0 || p.NotMember || p.NoRate {
			out = append(out, p)
		}
	}
	return out
}

// Indemnities adds up what each person gets in each year, in the order people are
// first named, years ascending.
func Indemnities(c *content.Catalog, lines []Indemnity) *IndemnityReport {
	type key struct {
		person string
		year   int
	}
	ceilings := c.Ceilings()
	r := &IndemnityReport{Total: map[int]money.Amount{}, Notes: []string{ceilings.Rule, ceilings.Custom}}
	for _, ids := range [][]content.ID{ceilings.Sources, ceilings.CustomSource} {
		for _, id := range ids {
			if s := c.Source(id.Name); s != nil {
				r.Sources = append(r.Sources, s)
			}
		}
	}
	rank, found := map[string]int{}, map[key]*PersonYear{}
	for _, line := range lines {
		k := key{french.Key(line.Person), line.Year}
		if _, seen := rank[k.person]; !seen {
			rank[k.person] = len(rank)
		}
		p := found[k]
		if p == nil {
			p = &PersonYear{Person: line.Person, Year: line.Year}
			if ceiling := ceilings.Of(line.Year); ceiling != nil {
				p.Ceiling = money.Euros(ceiling.Amount)
			} else if last := ceilings.Last(line.Year); last != nil {
				p.Ceiling, p.MarkOf = money.Euros(last.Amount), last.Year
			}
			found[k] = p
		}
		switch {
		case !line.Member:
			p.NotMember = true
			p.Refused += line.each()
		case line.Rate == 0 && line.Minutes > 0:
			p.NoRate = true
		default:
			p.Paid += line.each()
			r.Total[line.Year] += line.Cost()
		}
	}
	keys := slices.SortedFunc(maps.Keys(found), func(a, b key) int {
		if d := rank[a.person] - rank[b.person]; d != 0 {
			return d
		}
		return a.year - b.year
	})
	for _, k := range keys {
		p := found[k]
		if p.Ceiling > 0 {
			p.Over = max(p.Paid-p.Ceiling, 0)
		}
		p.Text = p.tell(c)
		r.People = append(r.People, *p)
	}
	return r
}

// IndemnitiesOf are those that a project plans, and what is planned before its health
// project is validated: the decree is read as opening them to communities whose
// project is.
func IndemnitiesOf(p *model.Project) *IndemnityReport {
	c := p.Catalog()
	r := Indemnities(c, IndemnityLines(p))
	valid, known := model.KeyProjectValid.Of(p)
	for _, one := range r.People {
		switch {
		case known && one.Year <= valid.Year:
			r.Early = append(r.Early, c.Tell(paidTooEarly, one.Person, one.Year, valid))
		case !known && len(r.Early) == 0:
			r.Early = append(r.Early, c.Tell(paidNotYet))
		}
	}
	return r
}

func (p *PersonYear) tell(c *content.Catalog) string {
	var told []string
	add := func(text string) { told = append(told, text) }
	if p.NotMember {
		asked := "rien ne peut être versé"
		if p.Refused > 0 {
			asked = p.Refused.String() + " ne peuvent pas être versés"
		}
		add(c.Tell(membersOnly, p.Person, p.Year, asked))
	}
	if p.NoRate {
		add(c.Tell(rateToFix, p.Person, p.Year))
	}
	switch {
	case p.Paid == 0:
	case p.Ceiling == 0:
		add(c.Tell(ceilingUnknown, p.Person, p.Year, p.Paid))
	case p.MarkOf > 0 && p.Over > 0:
		add(c.Tell(overTheMark, p.Person, p.Year, p.Paid, p.Over, p.Ceiling, p.MarkOf))
	case p.MarkOf > 0:
		add(c.Tell(underTheMark, p.Person, p.Year, p.Paid, p.Ceiling, p.MarkOf))
	case p.Over > 0:
		add(sentence("%s, %d : %s, soit %s de trop. Le plafond de l’année est de %s.", p.Person, p.Year, p.Paid, p.Over, p.Ceiling))
	default:
		add(sentence("%s, %d : %s. Il reste %s avant le plafond de %s.", p.Person, p.Year, p.Paid, p.Ceiling-p.Paid, p.Ceiling))
	}
	return strings.Join(told, " ")
}
