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
