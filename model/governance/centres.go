package governance

import (
	"cpts/content/french"
	"cpts/model"
	"cpts/model/point"
)

// presence tells whether there are health centres on the territory.
type presence int

const (
	untold presence = iota
	absent
	present
)

// centres is what the answers tell of the health centres, wherever they do.
type centres struct {
	presence presence
	why      string      // when they are absent, how it is known
	rows     []model.Row // those listed among the structures
	employed int         // members of the project team whom one employs
}

// healthCentres looks for the centres among the structures of the territory,
// then in the team, then in how they are to join.
func healthCentres(p *model.Project) *centres {
	c := &centres{}
	structures := keyStructures.In(p)
	for _, row := range structures {
		if structureType.In(row) == healthCentre {
			c.rows = append(c.rows, row)
		}
	}
	for _, member := range p.Team() {
		if memberPractice.In(member) == centreEmployee {
			c.employed++
		}
	}
	joining, said := keyJoining.Of(p)
	switch {
	case len(c.rows) > 0 || c.employed > 0:
		c.presence = present
	case said && joining != noCentre:
		c.presence = present
	case said:
		c.presence, c.why = absent, chosen(p, keyJoining, joining)
	case len(structures) > 0:
		c.presence, c.why = absent, "aucun centre de santé dans la liste des structures"
	}
	return c
}

// centresTold wants each centre to know of the project: the list says so, or
// somebody of theirs is in the team, or all were told.
func centresTold(p *model.Project, c *centres) point.Verdict {
	all := done(p, tellCentres)
	var inTeam map[string]bool
	var waiting, silent []string
	for _, row := range c.rows {
		told, said := structureTold.Of(row)
		switch {
		case said && !told:
			waiting = append(waiting, structureName.In(row))
		case said || all:
		default:
			if inTeam == nil {
				inTeam = teamStructures(p)
			}
			if !inTeam[french.Key(structureName.In(row))] {
				silent = append(silent, structureName.In(row))
			}
		}
	}
	switch {
	case len(waiting) > 0:
		return point.Wants(french.Say("à prévenir : %s", point.NameFew(waiting, noCentreName)))
	case len(silent) > 0:
		return point.Silent("à préciser pour " + point.NameFew(silent, noCentreName))
	case len(c.rows) == 0 && !all:
		return point.Silent("")
	}
	return point.Holds("")
}

const noCentreName = "un centre sans nom"

// teamStructures are the folded names of the structures that have somebody in
// the team.
func teamStructures(p *model.Project) map[string]bool {
	names := map[string]bool{}
	for _, member := range p.Team() {
		if name := memberStructure.In(member); name != "" {
			names[french.Key(name)] = true
		}
	}
	return names
}

func centresAnswered(p *model.Project, _ *centres) point.Verdict {
	switch how, said := keyTheirAsking.Of(p); {
	case !said:
		return point.Silent("")
	case how == askedNothing:
		return point.Verdict{State: point.OffTopic, Detail: chosen(p, keyTheirAsking, how)}
	case how == stillWaiting:
		return point.Wants(chosen(p, keyTheirAsking, how))
	}
	return point.Holds("")
}

// centresInFirstLine wants the centres to sit with those who give first-line
// care, in person or as a structure.
func centresInFirstLine(p *model.Project, _ *centres) point.Verdict {
	v := decided(p, keyTheirPlace, placeCentres)
	where, said := keyTheirPlace.Of(p)
	if said && v.State == point.Held {
		if where != firstLine && where != amongStructures {
			v.State = point.Wanting
		}
		v.Detail = french.Say("collège « %s »", v.Detail)
	}
	return v
}

// membershipChosen wants it settled who joins; an answer that there is no centre
// does not go with one that is listed.
func membershipChosen(p *model.Project, c *centres) point.Verdict {
	if joining := keyJoining.In(p); joining != noCentre {
		return decided(p, keyJoining, settleMembership)
	}
	listed := make([]string, len(c.rows))
	for i, row := range c.rows {
		listed[i] = structureName.In(row)
	}
	if len(listed) == 0 {
		return point.Wants(french.Say("noté « %s », mais l’équipe-projet en compte un salarié", chosen(p, keyJoining, noCentre)))
	}
	return point.Wants(french.Say("noté « %s », mais la liste des structures compte %s", chosen(p, keyJoining, noCentre), point.NameFew(listed, noCentreName)))
}
