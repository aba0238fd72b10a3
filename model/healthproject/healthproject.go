// Package healthproject looks over what a health project announces: each mission has
// its aim, its sheet and its indicator, each need is answered, each sheet is carried
// and paid for.
package healthproject

import (
	"maps"
	"slices"
	"strconv"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/point"
)

// Control is that of the health project. It stands where the file is put together.
var Control = point.New(point.Control{
	ID: "projet-sante", Title: "Le projet de santé", Name: "Contrôle du projet de santé",
	Hint:  "missions, besoins, fiches",
	About: french.Typography("Missions, besoins, fiches-actions, argent : ce que vos réponses montrent."),
	Place: model.NewKey[[]string]("projet_relecteurs").Place, Of: Of,
})

// rules are what the content names in « regle » of projet-sante.yaml.
var rules = map[string]func(*project) point.Verdict{
	"objectif-par-mission":   aims,
	"fiche-par-mission":      sheets,
	"indicateur-par-mission": indicators,
	"besoins-traites":        needs,
	"fiches-justifiees":      reasons,
	"fiches-portees":         carriers,
	"fiches-outillees":       means,
	"structures-presentes":   delegates,
	"fiches-financees":       funded,
	"dossier-complet":        chapters,
}

// project is what the rules look at.
type project struct {
	*model.Project
	sheets   []model.Row
	missions []*content.Option // those that all carry, and the options chosen
}

// Of looks the health project over, point by point, in the order of the content.
func Of(p *model.Project) []point.Finding {
	c := p.Catalog()
	hp := &project{Project: p, sheets: KeySheets.In(p), missions: slices.Clone(needMission.Column(c).Options)}
	for _, id := range p.Options() {
		if o := sheetMission.Column(c).Option(id); o != nil {
			hp.missions = append(hp.missions, o)
		}
	}
	if saved := p.Modified(); !saved.IsZero() {
		// A mission of another scale is not awaited. What is looked over is what was last
		// saved, under the scale of that day while no contract is signed.
		scale := budget.ScaleOf(p, dates.Of(saved))
		hp.missions = slices.DeleteFunc(hp.missions, func(o *content.Option) bool { return scale.Line(o.ID.Name) == nil })
	}
	return point.Judge(p, c.HealthProject(), func(check *content.Point) point.Verdict {
		if rule := rules[check.Rule.Name]; rule != nil {
			return rule(hp)
		}
		return point.Silent("")
	})
}

// lacks is the verdict on what is not there: until the first sheet is written, the
// project is still being thought over, and nothing is wrong.
func (p *project) lacks(detail string) point.Verdict {
	if len(p.sheets) == 0 {
		return point.Silent(detail)
	}
	return point.Wants(detail)
}

// covered wants a line for each mission.
func (p *project) covered(rows []model.Row, of model.Cell[string]) point.Verdict {
	there := map[string]bool{}
	for _, row := range rows {
		there[of.In(row)] = true
	}
	var without []string
	for _, mission := range p.missions {
		if !there[mission.ID.Name] {
			without = append(without, mission.Label)
		}
	}
	if len(without) > 0 {
		return p.lacks(french.Say("il manque : %s", point.NameFew(without, "")))
	}
	return point.Holds(french.Count(len(p.missions), "mission", "missions"))
}

func aims(p *project) point.Verdict   { return p.covered(keyAims.In(p.Project), aimMission) }
func sheets(p *project) point.Verdict { return p.covered(p.sheets, sheetMission) }

// indicators are in the table of the contract once it is begun, and in the sheets
// until then.
func indicators(p *project) point.Verdict {
	if rows := keyIndicators.In(p.Project); len(rows) > 0 {
		v := p.covered(rows, indicatorMission)
		v.To = keyIndicators.Place(p.Catalog())
		return v
	}
	measured := slices.DeleteFunc(slices.Clone(p.sheets), func(row model.Row) bool { return sheetIndicator.In(row) == "" })
	return p.covered(measured, sheetMission)
}

// needs wants each to be that of a sheet, or set aside for a reason; before there are
// sheets, a mission is enough.
func needs(p *project) point.Verdict {
	answered := map[string]bool{}
	for _, row := range p.sheets {
		answered[french.Key(sheetNeed.In(row))] = true
	}
	var open []string
	rows := p.Needs()
	for _, row := range rows {
		switch name := need.In(row); {
		case needAside.In(row) != "" || answered[french.Key(name)]:
		case len(p.sheets) == 0 && needMission.In(row) != "":
		default:
			open = append(open, name)
		}
	}
	switch {
	case len(rows) == 0:
		return point.Silent("")
	case len(open) > 0:
		return p.lacks(french.Say("sans suite : %s", point.NameFew(open, "un besoin sans nom")))
	}
	return point.Holds(french.Count(len(rows), "besoin", "besoins"))
}

// reasons wants each sheet to answer one of the needs noted.
func reasons(p *project) point.Verdict {
	noted := map[string]bool{}
	for _, row := range p.Needs() {
		noted[french.Key(need.In(row))] = true
	}
	return p.each(func(row model.Row) bool { return noted[french.Key(sheetNeed.In(row))] })
}

func carriers(p *project) point.Verdict {
	return p.each(func(row model.Row) bool { return sheetCarrier.In(row) != "" })
}

func means(p *project) point.Verdict {
	return p.each(func(row model.Row) bool { return sheetMeans.In(row) != "" })
}

// each wants something of every sheet.
func (p *project) each(good func(model.Row) bool) point.Verdict {
	var without []string
	for _, row := range p.sheets {
		if !good(row) {
			without = append(without, sheetTitle.In(row))
		}
	}
	switch {
	case len(p.sheets) == 0:
		return point.Silent("")
	case len(without) > 0:
		return point.Wants(french.Say("à compléter : %s", point.NameFew(without, "une fiche sans titre")))
	}
	return point.Holds(french.Count(len(p.sheets), "fiche", "fiches"))
}

// delegates wants somebody to stand for each structure that takes part.
func delegates(p *project) point.Verdict {
	represented := map[string]bool{}
	for _, row := range keyDelegates.In(p.Project) {
		if delegateRole.In(row) != "" {
			represented[french.Key(delegateStructure.In(row))] = true
		}
	}
	var without []string
	taking := 0
	for _, row := range keyActors.In(p.Project) {
		if actorStanding.In(row) != associated || !slices.Contains(structures, actorCategory.In(row)) {
			continue
		}
		if taking++; !represented[french.Key(actorName.In(row))] {
			without = append(without, actorName.In(row))
		}
	}
	switch {
	case taking == 0:
		return point.Silent("")
	case len(without) > 0:
		return p.lacks(french.Say("sans représentant : %s", point.NameFew(without, "une structure sans nom")))
	}
	return point.Holds(french.Count(taking, "structure", "structures"))
}

// funded sets what the sheets cost against what the budget plans to spend, in all and
// in each year that a sheet begins.
func funded(p *project) point.Verdict {
	cost, planned := map[int]money.Amount{}, map[int]money.Amount{}
	const inAll = 0
	var silent []string
	for _, row := range p.sheets {
		amount, noted := sheetCost.Of(row)
		if !noted {
			silent = append(silent, sheetTitle.In(row))
		}
		cost[inAll] += amount
		if start, dated := sheetStart.Of(row); dated {
			cost[start.Year] += amount
		}
	}
	for _, e := range budget.Expenses(p.Project) {
		planned[inAll] += e.Amount
		planned[e.Year] += e.Amount
	}
	if len(p.sheets) == 0 || len(planned) == 0 {
		return point.Silent("")
	}
	for _, year := range slices.Sorted(maps.Keys(cost)) {
		if cost[year] > planned[year] {
			when := "en tout"
			if year != inAll {
				when = "en " + strconv.Itoa(year)
			}
			return point.Wants(cost[year].String() + " de fiches " + when + ", " + planned[year].String() + " au budget")
		}
	}
	if len(silent) > 0 {
		return point.Silent(french.Say("coût à noter : %s", point.NameFew(silent, "une fiche sans titre")))
	}
	return point.Holds(cost[inAll].String() + " de fiches")
}

// chapters tells what the file still has to be written.
func chapters(p *project) point.Verdict {
	c := p.Catalog()
	var missing []string
	first := model.Place{}
	for _, part := range parts {
		q := c.Question(part.ID())
		if q == nil || p.Answered(q) {
			continue
		}
		missing = append(missing, q.Short)
		if first.Nowhere() {
			first = model.AtQuestion(q)
		}
	}
	if len(missing) == 0 {
		return point.Holds(french.Count(len(parts), "partie", "parties"))
	}
	v := point.Silent(french.Say("%s à écrire : %s", french.Count(len(missing), "partie", "parties"), point.NameFew(missing, "")))
	v.To = first
	return v
}
