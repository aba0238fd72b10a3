// Package budget turns a scale and a situation into the table of what the
// contract brings. It is pure, and exact: amounts are centimes, never floating
// point. Base amounts and rates come from the scale; only the rule is here.
//
// The rule (ACI of 20 June 2019, article 9.1 and model contract article 6):
// functioning is paid whole at signature, then in advance each anniversary with
// the balance of the year before; a mission brings its advance in the first
// year, then the balance of the year before and the advance of the next, that is
// a full year; the crisis plan is paid for its writing, then for its yearly
// update. The table supposes that every mission starts on the day of signature:
// its first year is an upper bound of the cash received.
package budget

import (
	"slices"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
	"cpts/model/money"
)

// Situation is what the amounts depend on.
type Situation struct {
	Population int64    // inhabitants
	Members    int64    // members of the association, 0 when unknown
	Options    []string // ids of the optional lines chosen
}

// Of is the situation of a project; ok is false while the population is unknown.
func Of(p *model.Project) (s Situation, ok bool) {
	s.Population, ok = p.Population()
	s.Members, _ = p.Members()
	s.Options = p.Options()
	return s, ok
}

// Line is one line of the table.
type Line struct {
	ID          string
	Label       string
	Optional    bool
	Chosen      bool         // compulsory, or an option chosen
	Rights      money.Amount // a full year's fixed part
	Year1       money.Amount // cash of the first contract year
	Year2       money.Amount // cash of the second
	VariableMax money.Amount // ceiling of the variable part, a year
	Event       money.Amount // paid if a crisis occurs
}

// Totals are the reference totals of the scale for a size, each naming what is
// in it: compulsory lines, plus the options' fixed part, plus the whole variable
// part and the occurrence of a crisis. The maximum is a year's entitlement with
// everything in it; no year pays it for certain.
type Totals struct {
	Year1, Year2                        money.Amount
	Year1Options, Year2Options          money.Amount
	Year2Variable, Year2VariableOptions money.Amount
	VariableMax, Maximum                money.Amount
}

// Table is what a scale gives for a situation.
type Table struct {
	Scale   *content.Scale
	Size    *content.Size
	ToNext  int64 // inhabitants missing to the next size, 0 in the last one
	AtBound bool  // the population stands exactly on a bound of the sizes
	Bonus   bool  // the missions are raised
	Lines   []Line
	Totals  Totals
}

// SizeOf is the class of a population; nil for none.
func SizeOf(scale *content.Scale, population int64) *content.Size {
	for _, s := range scale.Sizes {
		if population >= s.From && (s.Up == 0 || population <= s.Up) {
			return s
		}
	}
	return nil
}

// Compute makes the table; nil for a population that no size holds.
func Compute(scale *content.Scale, s Situation) *Table {
	size := SizeOf(scale, s.Population)
	if size == nil {
		return nil
	}
	t := &Table{Scale: scale, Size: size, AtBound: slices.Contains(scale.Bounds, s.Population)}
	if size.Up > 0 {
		t.ToNext = size.Up + 1 - s.Population
	}
	if b := scale.Bonus; b != nil {
		t.Bonus = size.Number == b.Size && s.Members >= b.Members
	}
	for _, line := range scale.Lines {
		t.Lines = append(t.Lines, compute(scale, line, size.Number, t.Bonus, s.Options))
	}
	t.Totals = total(t.Lines)
	return t
}

func compute(scale *content.Scale, line *content.ScaleLine, size int, bonus bool, options []string) Line {
	base := func(amounts []int64) money.Amount {
		if len(amounts) == 0 {
			return 0
		}
		a := money.Euros(amounts[size-1])
		if bonus && line.Nature != content.Functioning {
			a += a.Percent(scale.Bonus.Percent)
		}
		return a
	}
	rates, full := scale.Rates, base(line.Fixed)
	l := Line{
		ID: line.ID.Name, Label: line.Label, Optional: line.Optional,
		Chosen: !line.Optional || slices.Contains(options, line.ID.Name),
		Rights: full, VariableMax: base(line.Variable),
	}
	switch line.Nature {
	case content.Functioning:
		l.Year1, l.Year2 = full, full.Percent(rates.Advance)
	case content.Mission:
		l.Year1 = full.Percent(rates.Advance)
		l.Year2 = full - l.Year1 + full.Percent(rates.Advance)
	case content.CrisisPlan:
		l.Year1, l.Year2 = full, full.Percent(rates.PlanUpdate)
		l.Event = full.Percent(rates.CrisisEvent)
	}
	return l
}

func total(lines []Line) (t Totals) {
	for _, l := range lines {
		most := l.VariableMax + l.Event
		t.Maximum += l.Rights + most
		t.Year1Options += l.Year1
		t.Year2Options += l.Year2
		t.Year2VariableOptions += l.Year2 + most
		if l.Optional {
			continue
		}
		t.Year1 += l.Year1
		t.Year2 += l.Year2
		t.Year2Variable += l.Year2 + most
		t.VariableMax += l.VariableMax
	}
	return t
}

// Sum adds one column over the lines chosen.
func (t *Table) Sum(column func(Line) money.Amount) (sum money.Amount) {
	for _, l := range t.Lines {
		if l.Chosen {
			sum += column(l)
		}
	}
	return sum
}

// HasOptions tells whether an optional line is chosen.
func (t *Table) HasOptions() bool {
	return slices.ContainsFunc(t.Lines, func(l Line) bool { return l.Optional && l.Chosen })
}

// Distance says how far the next size is, or that there is none.
func (t *Table) Distance() string {
	if t.ToNext == 0 {
		return ""
	}
	return french.Count(int(t.ToNext), "habitant", "habitants") + " avant la taille" + french.NBSP + french.Number(int64(t.Size.Number+1))
}

// With is the situation as if question id had the answer v, as one types it. A
// value that says nothing leaves the situation unknown where it depends on it.
func With(s Situation, known bool, id string, v model.Value) (Situation, bool) {
	switch v := v.(type) {
	case int64:
		if id == model.PopulationID() {
			s.Population, known = v, true
		}
	case []string:
		s.Options = v
	case nil:
		if id == model.PopulationID() {
			known = false
		}
	}
	return s, known
}
