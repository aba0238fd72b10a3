// Package budget turns a scale and a situation into the table of what the
// contract brings. It is pure, and exact: amounts are whole numbers of a small
// unit, never floating point, rounded to the euro only when shown; a total is the
// sum of what is shown. Base amounts and rates come from the scale; only the rule
// is here.
//
// The rule (ACI of 20 June 2019, article 9.1 and model contract article 6):
// functioning is paid whole at signature, then in advance each anniversary with
// the balance of the year before; a mission brings its advance in the first
// year, then the balance of the year before and the advance of the next, that is
// a full year; the crisis plan is paid for its writing, then for its yearly
// update. The Table is the one that sources print, for two years: it supposes that
// every mission starts on the day of signature, so that its first year is an upper
// bound of the cash received. The Plan is the five contract years of a situation,
// payment by payment.
//
// Three notions are never mixed: the rights of a year, the cash of a year, and the
// theoretical maximum, which no year pays for certain.
package budget

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

// Situation is what the amounts depend on. Its zero value knows nothing: no
// table and no plan can be made of it.
type Situation struct {
	Population   int64                // inhabitants; 0 when unknown
	Size         int                  // a size imposed; 0: that of the population
	Members      int64                // members of the association
	MembersKnown bool                 // a number above 0 is known anyway
	Options      []string             // ids of the optional lines chosen
	Variable     map[string]int64     // hundredths of the variable part expected, by line; "" for the lines not named
	Crisis       bool                 // a crisis occurs
	Signed       dates.Day            // of the contract; zero when unknown
	Wished       bool                 // Signed is only the day wished for
	Starts       map[string]dates.Day // of each line; absent: the day of signature
	Dialogue     dates.Day            // the first management dialogue; zero when unknown
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

// sizeIn is the size of a situation: the one imposed, or that of the population;
// nil for none.
func sizeIn(scale *content.Scale, s Situation) *content.Size {
	if s.Size == 0 {
		return scale.SizeOf(s.Population)
	}
	for _, size := range scale.Sizes {
		if size.Number == s.Size {
			return size
		}
	}
	return nil
}

// raised tells whether the missions are raised.
func raised(scale *content.Scale, size *content.Size, s Situation) bool {
	b := scale.Bonus
	return b != nil && size.Number == b.Size && s.Members >= b.Members
}

// Compute makes the table; nil for a population that no size holds.
func Compute(scale *content.Scale, s Situation) *Table {
	size := sizeIn(scale, s)
	if size == nil {
		return nil
	}
	t := &Table{
		Scale: scale, Size: size, Bonus: raised(scale, size, s),
		AtBound: s.Size == 0 && slices.Contains(scale.Bounds, s.Population),
		Lines:   make([]Line, 0, len(scale.Lines)),
	}
	if size.Up > 0 && s.Size == 0 {
		t.ToNext = size.Up + 1 - s.Population
	}
	for _, line := range scale.Lines {
		t.Lines = append(t.Lines, compute(scale, line, size.Number, t.Bonus, s.Options))
	}
	t.Totals = total(t.Lines)
	return t
}

// base is the amount of a line for a size, with its raise; 0 where the line has
// none. Functioning is not raised: the source speaks of missions.
func base(scale *content.Scale, line *content.ScaleLine, amounts []int64, size int, bonus bool) exact {
	if size > len(amounts) {
		return 0
	}
	a := euros(amounts[size-1])
	if bonus && line.Nature != content.Functioning {
		a = a.hundredths(100 + scale.Bonus.Percent)
	}
	return a
}

// compute makes a line. Each amount is rounded as it is shown, so that totals are
// the sums of what is shown.
func compute(scale *content.Scale, line *content.ScaleLine, size int, bonus bool, options []string) Line {
	rates, full := scale.Rates, base(scale, line, line.Fixed, size, bonus)
	l := Line{
		ID: line.ID.Name, Label: line.Label, Optional: line.Optional,
		Chosen: chosen(line, options),
		Rights: full.shown(), VariableMax: base(scale, line, line.Variable, size, bonus).shown(),
	}
	switch line.Nature {
	case content.Functioning:
		l.Year1, l.Year2 = full.shown(), full.hundredths(rates.Advance).shown()
	case content.Mission: // the second year brings the balance of the first and its own advance
		l.Year1, l.Year2 = full.hundredths(rates.Advance).shown(), full.shown()
	case content.CrisisPlan:
		l.Year1, l.Year2 = full.shown(), full.hundredths(rates.PlanUpdate).shown()
		l.Event = full.hundredths(rates.CrisisEvent).shown()
	}
	return l
}

func chosen(line *content.ScaleLine, options []string) bool {
	return !line.Optional || slices.Contains(options, line.ID.Name)
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

// Distance says how far the next size is, or that there is none.
func (t *Table) Distance() string {
	if t.ToNext == 0 {
		return ""
	}
	return french.Count(int(t.ToNext), "habitant", "habitants") + " avant la taille" + french.NBSP + french.Number(int64(t.Size.Number+1))
}
