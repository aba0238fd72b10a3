package budget

import (
	"cpts/content"
	"cpts/content/money"
)

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
