// Package governance looks the governance of a project over, check by check.
package governance

import (
	"cmp"
	"fmt"
	"slices"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/point"
)

// Control is that of the governance.
var Control = point.New(point.Control{
	ID: "gouvernance", Title: "La gouvernance", Name: "Contrôle de la gouvernance",
	Hint:  "collèges, voix, centres de santé",
	About: french.Typography("Voix, sièges, mandats, place des centres de santé : ce que vos réponses montrent."),
	Place: KeyColleges.Place, Of: Of,
})

var paidByInvoice = content.NewPhrase("salaries-par-facture")

// rules are what the content names in « regle » of gouvernance.yaml.
var rules = map[string]func(*model.Project, *centres) point.Verdict{
	"aucune-majorite":         noMajority,
	"sieges-pour-tous":        seatsForAll,
	"bureau-partage":          sharedOffice,
	"structures-admises":      structuresAdmitted,
	"structures-mandatees":    mandates,
	"salaries-compenses":      employeesPaid,
	"directions-placees":      managersPlaced,
	"recours-prevu":           recourse,
	"centres-prevenus":        centresTold,
	"centres-repondus":        centresAnswered,
	"centres-premier-recours": centresInFirstLine,
	"adhesion-choisie":        membershipChosen,
	"fonds-partages":          yes(keyTheirFunds),
	"centres-presentes":       yes(keyPresented),
}

// Of looks the governance over, point by point, in the order of the content.
func Of(p *model.Project) []point.Finding {
	c := healthCentres(p)
	return point.Judge(p, p.Catalog().Governance(), func(check *content.Point) point.Verdict {
		rule := rules[check.Rule.Name]
		switch {
		case rule == nil:
			return point.Silent("")
		case check.Centres && c.presence == absent:
			return point.Verdict{State: point.OffTopic, Detail: c.why}
		case check.Centres && c.presence == untold:
			return point.Silent("dites d’abord s’il y a un centre de santé sur le territoire")
		}
		return rule(p, c)
	})
}

// yes is the rule of a question that a plain yes settles.
func yes(k model.Key[bool]) func(*model.Project, *centres) point.Verdict {
	return func(p *model.Project, _ *centres) point.Verdict {
		switch said, has := k.Of(p); {
		case !has:
			return point.Silent("")
		case said:
			return point.Holds("")
		}
		return point.Wants("")
	}
}

// chosen is the label of the option chosen in answer to a question.
func chosen(p *model.Project, k model.Key[string], id string) string {
	return k.Tell(p.Catalog(), id)
}

func done(p *model.Project, action string) bool { return p.Action(action).Status == model.Done }

// noMajority adds up the votes of each profession that a college gathers alone.
// Exactly half is no majority. While a college has no votes noted, nothing is
// concluded.
func noMajority(p *model.Project, _ *centres) point.Verdict {
	colleges := KeyColleges.In(p)
	if len(colleges) == 0 {
		return point.Silent("")
	}
	var total, most int64
	var top string
	var silent []string
	votes := map[string]int64{}
	for i, row := range colleges {
		n, noted := collegeVotes.Of(row)
		if !noted {
			silent = append(silent, collegeName.In(row))
			continue
		}
		total += n
		profession := collegeOf.In(row)
		if profession == "" {
			continue
		}
		if profession == collegeOfOthers { // two others are not the same
			profession = fmt.Sprintf("autre/%d", i)
		}
		votes[profession] += n
		if votes[profession] > most {
			most, top = votes[profession], collegeOf.In(row)
		}
	}
	switch {
	case len(silent) > 0:
		return point.Silent(french.Say("voix à noter : %s", point.NameFew(silent, "un collège sans nom")))
	case total == 0:
		return point.Silent("aucun collège n’a de voix")
	case most*2 > total:
		return point.Wants(fmt.Sprintf("%s voix sur %s pour une seule profession (%s)",
			french.Number(most), french.Number(total), label(p, collegeOf, top)))
	case most == 0:
		return point.Holds(french.Count(int(total), "voix", "voix") + " en tout")
	}
	return point.Holds(fmt.Sprintf("%s en tout, %s au plus pour une même profession",
		french.Count(int(total), "voix", "voix"), french.Number(most)))
}

// label is what a leader reads for an option of a column.
func label(p *model.Project, column model.Cell[string], option string) string {
	return model.Display(&column.Column(p.Catalog()).Field, option)
}

func seatsForAll(p *model.Project, _ *centres) point.Verdict {
	colleges := KeyColleges.In(p)
	var without, silent []string
	for _, row := range colleges {
		switch seats, noted := collegeSeats.Of(row); {
		case !noted:
			silent = append(silent, collegeName.In(row))
		case seats == 0:
			without = append(without, collegeName.In(row))
		}
	}
	switch {
	case len(without) == 1:
		return point.Wants(french.Say("le collège « %s » n’a aucun siège", point.NameFew(without, "sans nom")))
	case len(without) > 0:
		return point.Wants(french.Say("%d collèges n’ont aucun siège : %s", len(without), point.NameFew(without, "sans nom")))
	case len(colleges) == 0:
		return point.Silent("")
	case len(silent) > 0:
		return point.Silent(french.Say("sièges à noter : %s", point.NameFew(silent, "un collège sans nom")))
	}
	return point.Holds(french.Count(len(colleges), "collège", "collèges"))
}

// sharedOffice wants two professions among the officers; a single one says
// nothing yet.
func sharedOffice(p *model.Project, _ *centres) point.Verdict {
	officers := keyOfficers.In(p)
	professions := map[string]bool{}
	silent, last := 0, ""
	for i, row := range officers {
		switch profession := officerOf.In(row); profession {
		case "":
			silent++
		case otherOfficer:
			professions[fmt.Sprintf("autre/%d", i)] = true
		default:
			professions[profession], last = true, profession
		}
	}
	switch {
	case len(professions) > 1:
		return point.Holds(fmt.Sprintf("%d professions pour %d fonctions", len(professions), len(officers)))
	case silent > 0 || len(officers) < 2:
		return point.Silent("")
	}
	return point.Wants(fmt.Sprintf("%d fonctions, une seule profession (%s)", len(officers), label(p, officerOf, last)))
}

// structuresAdmitted compares what the statutes allow with who is to join.
func structuresAdmitted(p *model.Project, _ *centres) point.Verdict {
	allowed, read := keyPermitted.Of(p)
	joining, listed := keyMayJoin.Of(p)
	grouped := slices.Contains(joining, groupings)
	switch {
	case read && !slices.Contains(allowed, legalPersons):
		return point.Wants("vos statuts ne le permettent pas encore")
	case listed && !grouped:
		return point.Wants("MSP et centres de santé manquent parmi les membres possibles")
	case !read && listed:
		return point.Silent("prévu parmi les membres possibles, à vérifier dans le texte")
	case !read:
		return point.Silent("")
	}
	return point.Holds("")
}

// mandates wants each structure to be represented by somebody who may commit it.
// Of the structures of the territory, those of group practice are waited for,
// until all have been asked.
func mandates(p *model.Project, _ *centres) point.Verdict {
	delegates := keyDelegates.In(p)
	asked := p.Action(askForMandates).Settled()
	names := map[string]string{} // as written, by folded name
	best := map[string]point.State{}
	var order []string
	for i, row := range delegates {
		name := delegateStructure.In(row)
		who := cmp.Or(french.Key(name), fmt.Sprintf("/%d", i))
		if _, again := best[who]; !again {
			order = append(order, who)
			names[who], best[who] = name, point.Wanting
		}
		best[who] = better(best[who], mandate(row))
	}
	var without, silent []string
	for _, who := range order {
		switch best[who] {
		case point.Wanting:
			without = append(without, names[who])
		case point.Unknown:
			silent = append(silent, names[who])
		}
	}
	if !asked {
		silent = append(silent, unrepresented(p, best)...)
	}
	switch {
	case len(without) > 0:
		return point.Wants(french.Say("%s sans représentant mandaté : %s", french.Count(len(without), "structure", "structures"), point.NameFew(without, noName)))
	case len(silent) > 0:
		return point.Silent("à préciser pour " + point.NameFew(silent, noName))
	case len(order) > 0:
		return point.Holds(french.Count(len(order), "structure", "structures"))
	case done(p, askForMandates):
		return point.Holds("")
	}
	return point.Silent("")
}

const noName = "une structure sans nom"

// mandate is what a line of the table tells: a mandate in writing, or a
// caregiver and a manager together.
func mandate(row model.Row) point.State {
	mandated, said := delegateMandated.Of(row)
	duo := delegateInDuo.In(row)
	switch {
	case mandated || duo:
		return point.Held
	case said:
		return point.Wanting
	}
	return point.Unknown
}

// better is what is known of a structure that has two lines.
func better(a, b point.State) point.State {
	for _, s := range []point.State{point.Held, point.Unknown} {
		if a == s || b == s {
			return s
		}
	}
	return point.Wanting
}

// unrepresented are the group practices of the territory that no line names.
// Where only the employees of health centres join, the centres are not waited
// for.
func unrepresented(p *model.Project, known map[string]point.State) (names []string) {
	structures := keyStructures.In(p)
	joining := keyJoining.In(p)
	for _, row := range structures {
		switch structureType.In(row) {
		case healthCentre:
			if joining == employeesJoin {
				continue
			}
		case groupPractice, careTeam:
		default:
			continue
		}
		if _, named := known[french.Key(structureName.In(row))]; !named {
			names = append(names, structureName.In(row))
		}
	}
	return names
}

func employeesPaid(p *model.Project, c *centres) point.Verdict {
	how, said := keyEmployees.Of(p)
	switch {
	case !said && done(p, settleEmployees):
		return point.Holds("")
	case !said:
		return point.Silent("")
	case how == undecided:
		return point.Wants("à voir avec les employeurs")
	case how == notConcerned && c.employed > 0:
		return point.Wants("l’équipe-projet compte " + french.Count(c.employed, "salarié de centre de santé", "salariés de centres de santé"))
	case how == notConcerned:
		return point.Verdict{State: point.OffTopic, Detail: chosen(p, keyEmployees, how)}
	case how == byInvoice:
		return point.Holds(p.Catalog().Tell(paidByInvoice))
	}
	return point.Holds(chosen(p, keyEmployees, how))
}

func managersPlaced(p *model.Project, _ *centres) point.Verdict {
	return decided(p, keyManagers, placeManagers)
}

// decided is the rule of a choice that is to be made, whichever it is.
func decided(p *model.Project, k model.Key[string], action string) point.Verdict {
	how, said := k.Of(p)
	switch {
	case !said && done(p, action):
		return point.Holds("")
	case !said:
		return point.Silent("")
	case how == undecided:
		return point.Wants(chosen(p, k, how))
	}
	return point.Holds(chosen(p, k, how))
}

func recourse(p *model.Project, _ *centres) point.Verdict {
	to, said := keyRecourse.Of(p)
	switch {
	case !said:
		return point.Silent("")
	case len(to) == 0:
		return point.Wants(p.Catalog().Question(keyRecourse.ID()).None)
	}
	return point.Holds(keyRecourse.Tell(p.Catalog(), to))
}
