package report

import (
	"cpts/content"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/page"
)

var (
	keyIndicators    = model.NewKey[[]model.Row]("indicateurs")
	indicatorMission = model.NewCell[string](keyIndicators, "mission")
	indicatorStake   = model.NewCell[money.Amount](keyIndicators, "montant")
)

var stakeTooHigh = content.NewPhrase("enjeu-trop-haut", "somme", "variable")

// stakes sets the euros that indicators decide of, mission by mission, beside the
// variable part that the scale gives it: the two should be the same.
func (b *builder) stakes() {
	sums := map[string]money.Amount{}
	for _, row := range keyIndicators.In(b.project) {
		sums[indicatorMission.In(row)] += indicatorStake.In(row)
	}
	if b.table == nil {
		return
	}
	var list page.Facts
	for _, l := range b.table.Lines {
		sum := sums[l.ID]
		switch {
		case sum == 0:
		case sum > l.VariableMax:
			list = append(list, page.Fact{Label: l.Label, Value: b.catalog.Tell(stakeTooHigh, sum, l.VariableMax)})
		default:
			list = append(list, page.Fact{Label: l.Label, Value: sentence("%s en jeu, sur une part variable de %s au plus.", sum, l.VariableMax)})
		}
	}
	if len(list) > 0 {
		b.Add(list)
	}
}
