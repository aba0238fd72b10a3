package model

import "cpts/model/french"

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
	why      string // when they are absent, how it is known
	rows     []Row  // those listed among the structures
	employed int    // members of the project team whom one employs
}

// healthCentres looks for the centres among the structures of the territory,
// then in the team, then in how they are to join.
func (p *Project) healthCentres() *centres {
	c := &centres{}
	structures, _ := keyStructures.of(p)
	for _, row := range structures {
		if row.Text("type") == "cds" {
			c.rows = append(c.rows, row)
		}
	}
	for _, member := range p.Team() {
		if member.Text("exercice") == "salarie-cds" {
			c.employed++
		}
	}
	joining, said := keyJoining.of(p)
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

// noCentre is the answer that there is no health centre.
const noCentre = "sans-cds"

// centresTold wants each centre to know of the project: the list says so, or
// somebody of theirs is in the team, or all were told.
func centresTold(p *Project, c *centres) verdict {
	all := p.done(tellCentres)
	var inTeam map[string]bool
	var waiting, silent []string
	for _, row := range c.rows {
		told, said := row["prevenue"].(bool)
		switch {
		case said && !told:
			waiting = append(waiting, row.Text("nom"))
		case said || all:
		default:
			if inTeam == nil {
				inTeam = p.teamStructures()
			}
			if !inTeam[french.Key(row.Text("nom"))] {
				silent = append(silent, row.Text("nom"))
			}
		}
	}
	switch {
	case len(waiting) > 0:
		return wanting("à prévenir : " + named(waiting, noCentreName))
	case len(silent) > 0:
		return unknown("à préciser pour " + named(silent, noCentreName))
	case len(c.rows) == 0 && !all:
		return unknown("")
	}
	return held("")
}

const noCentreName = "un centre sans nom"

// teamStructures are the folded names of the structures that have somebody in
// the team.
func (p *Project) teamStructures() map[string]bool {
	names := map[string]bool{}
	for _, member := range p.Team() {
		if name := member.Text("structure"); name != "" {
			names[french.Key(name)] = true
		}
	}
	return names
}

func centresAnswered(p *Project, _ *centres) verdict {
	switch how, said := keyTheirAsking.of(p); {
	case !said:
		return unknown("")
	case how == "aucune":
		return verdict{OffTopic, chosen(p, keyTheirAsking, how)}
	case how == "attente":
		return wanting(chosen(p, keyTheirAsking, how))
	}
	return held("")
}

// centresInFirstLine wants the centres to sit with those who give first-line
// care, in person or as a structure.
func centresInFirstLine(p *Project, _ *centres) verdict {
	v := decided(p, keyTheirPlace, placeCentres)
	where, said := keyTheirPlace.of(p)
	if said && v.state == Held {
		if where != "soins-primaires" && where != "structures" {
			v.state = Wanting
		}
		v.detail = "collège « " + v.detail + " »"
	}
	return v
}

// membershipChosen wants it settled who joins; an answer that there is no centre
// does not go with one that is listed.
func membershipChosen(p *Project, c *centres) verdict {
	if joining, _ := keyJoining.of(p); joining != noCentre {
		return decided(p, keyJoining, settleMembership)
	}
	listed := make([]string, len(c.rows))
	for i, row := range c.rows {
		listed[i] = row.Text("nom")
	}
	if len(listed) == 0 {
		return wanting("noté « " + chosen(p, keyJoining, noCentre) + " », mais l'équipe-projet en compte un salarié")
	}
	return wanting("noté « " + chosen(p, keyJoining, noCentre) + " », mais la liste des structures compte " + named(listed, noCentreName))
}
