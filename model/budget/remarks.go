package budget

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
)

// Remarks are all there is to say of the amounts of a scale on a day: that it is not
// ours, that its check is too old, how far it can be trusted, that another followed it,
// then what a plan supposes. The plan may be nil.
func Remarks(scale *content.Scale, p *Plan, today dates.Day) (remarks []string) {
	if file := scale.OutsideScale(); file != "" {
		remarks = append(remarks, sentence("Barème lu dans %s, il n’est pas celui de cpts.", french.Line(file)))
	}
	if stale := scale.StaleOn(today); stale != "" {
		remarks = append(remarks, stale)
	}
	remarks = append(remarks, Caution(scale))
	if p == nil {
		return remarks
	}
	if outlived := p.Outlived(today); outlived != "" {
		remarks = append(remarks, outlived)
	}
	return slices.Concat(remarks, p.Notes(), p.optionNotes())
}

// Caution says which scale it is, and how far it can be trusted since when.
func Caution(scale *content.Scale) string {
	return sentence("%s : %s. Barème vérifié le %s.", scale.Title, scale.Caution, scale.CheckedOn)
}

// optionNotes tell from when the options chosen count, while nothing says it.
func (p *Plan) optionNotes() []string {
	var names []string
	for i := range p.Lines {
		if p.Lines[i].Optional {
			names = append(names, p.Lines[i].Label)
		}
	}
	if len(names) == 0 || !p.Situation.Signed.IsZero() {
		return nil
	}
	return []string{p.Scale.Tell(optionFromStart, strings.Join(names, ", "))}
}
