package budget

import (
	"strings"

	"cpts/content"
	"cpts/content/money"
)

// Reference is what the rule gives in a cell that sources print: every mission
// starting at signature, no raise, and in totals every option and the whole
// variable part. A size, a column and a line (or a total) name the cell; ok is
// false where there is no such cell.
func Reference(scale *content.Scale, size int, period content.Period, line string) (amount money.Amount, ok bool) {
	t := Compute(scale, Situation{Size: size})
	if t == nil {
		return 0, false
	}
	switch period {
	case content.Total:
		return t.Totals.Named(line)
	case content.ComponentShare:
		id, part, _ := strings.Cut(line, ".")
		if l := scale.Line(id); l != nil && l.Component(part) != nil {
			return money.Euros(l.Component(part).Amounts[size-1]), true
		}
		return 0, false
	case content.ExtraShare:
		l := scale.Line(line)
		if e := scale.Extra; l != nil && e != nil && e.Line.Name == line {
			return base(scale, l, l.Fixed, size, false).hundredths(e.Share).shown(), true
		}
		return 0, false
	}
	for _, l := range t.Lines {
		if l.ID != line {
			continue
		}
		switch period {
		case content.Rights:
			return l.Rights, true
		case content.Year1:
			return l.Year1, true
		case content.Year2:
			return l.Year2, true
		case content.VariableMax:
			return l.VariableMax, true
		case content.RightsVariable:
			return l.Rights + l.VariableMax, true
		case content.Event:
			return l.Event, true
		}
	}
	return 0, false
}

// Named is a total by the id that files and the command line give it. The two
// bounds are what a source prints as « from … to … »: the first is the cash of
// year 1, the second the theoretical maximum of a year.
func (t Totals) Named(id string) (amount money.Amount, ok bool) {
	switch id {
	case "annee_1", "borne_basse":
		return t.Year1, true
	case "annee_2":
		return t.Year2, true
	case "annee_1_options":
		return t.Year1Options, true
	case "annee_2_options":
		return t.Year2Options, true
	case "annee_2_variable":
		return t.Year2Variable, true
	case "annee_2_variable_options":
		return t.Year2VariableOptions, true
	case "maximum_annuel", "borne_haute":
		return t.Maximum, true
	}
	return 0, false
}

// Gap is a cell that is not printed as its rule gives it.
type Gap struct {
	Size     int
	Period   content.Period
	Line     string
	Printed  *int64        // euros; nil where the source prints nothing
	Computed money.Amount  // 0 where there is no rule for the cell
	Slip     *content.Slip // what explains it; nil when nothing does
}

// Gaps are all the printed cells of a scale that differ from the rule, and those
// that are not printed where others of their row are. One that no slip explains
// is a fault of the scale.
func Gaps(scale *content.Scale) []Gap {
	record := scale.AsPrinted()
	var gaps []Gap
	for _, row := range record.Printed {
		for i, printed := range row.Amounts {
			computed, ok := Reference(scale, i+1, row.Period, row.Line.Name)
			if ok && printed != nil && money.Euros(*printed) == computed {
				continue
			}
			gap := Gap{Size: i + 1, Period: row.Period, Line: row.Line.Name, Printed: printed, Computed: computed}
			_, slip := record.At(i+1, row.Period, row.Line.Name)
			if slip != nil && explains(slip, gap) {
				gap.Slip = slip
			}
			gaps = append(gaps, gap)
		}
	}
	return gaps
}

// explains tells whether a slip tells the printed and the computed amount of a
// gap.
func explains(slip *content.Slip, g Gap) bool {
	for _, c := range slip.Cells {
		if c.Size == g.Size && c.Period == g.Period && c.Line.Name == g.Line {
			same := (c.Printed == nil) == (g.Printed == nil) && (c.Printed == nil || *c.Printed == *g.Printed)
			return same && money.Euros(c.Computed) == g.Computed
		}
	}
	return false
}
