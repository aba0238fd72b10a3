package model

import (
	"cpts/content"
	"cpts/content/dates"
)

// rules are the conditions that the content names in « porte »: what ends a
// stage. A date to come does not count yet.
var rules = map[string]func(*Project, dates.Day) bool{
	"equipe-deux-professions": func(p *Project, _ dates.Day) bool { return p.hasTwoProfessions() },
	"territoire-decrit": func(p *Project, _ dates.Day) bool {
		_, populated := p.Population()
		return populated && len(p.Towns()) > 0
	},
	"besoins-releves":      func(p *Project, _ dates.Day) bool { return len(p.Needs()) > 0 },
	"lettre-validee":       past(KeyLetterValid),
	"association-declaree": past(KeyDeclared),
	"compte-ouvert":        past(keyAccountOpen),
	"projet-valide":        (*Project).projectValid,
	"aci-signe":            past(KeySigned),
}

func past(k Key[dates.Day]) func(*Project, dates.Day) bool {
	return func(p *Project, today dates.Day) bool {
		day, has := k.Of(p)
		return has && !today.Before(day)
	}
}

var (
	memberName       = NewCell[string](KeyTeam, "nom")
	memberProfession = NewCell[string](KeyTeam, "profession")
)

// hasTwoProfessions stops at the second profession found: a large roster costs
// no more than a small one, unless it is all of one trade.
func (p *Project) hasTwoProfessions() bool {
	first := ""
	for _, member := range p.Team() {
		profession := memberProfession.In(member)
		if memberName.In(member) == "" || profession == "" {
			continue
		}
		if first == "" {
			first = profession
		}
		if profession != first {
			return true
		}
	}
	return false
}

// projectValid tells whether the health project is validated: by a decision, or
// by two months without opposition after its deposit (CSP L1434-12).
func (p *Project) projectValid(today dates.Day) bool {
	if past(KeyProjectValid)(p, today) {
		return true
	}
	silence := p.catalog.Delay(SilenceDelay)
	return silence != nil && p.started(silence) && !p.cancelled(silence) && !today.Before(p.count(silence, 1))
}

// missing is the first need of a stage's gate that is not met, nil when it is
// passed.
func (p *Project) missing(s *content.Stage, today dates.Day) *content.Need {
	for _, need := range s.Gate {
		if rule := rules[need.Rule.Name]; rule == nil || !rule(p, today) {
			return need
		}
	}
	return nil
}

// passedStages tells, by rank, which stages are behind: their gate is passed,
// a later gate that proves them is, or the leader said at the start that she was
// further along.
func (p *Project) passedStages(today dates.Day) []bool {
	stages := p.catalog.Stages
	passed := make([]bool, len(stages))
	if start := p.catalog.Stage(KeyProgress.In(p)); start != nil {
		for i := range start.Index {
			passed[i] = true
		}
	}
	for i, s := range stages {
		if len(s.Gate) == 0 || p.missing(s, today) != nil {
			continue
		}
		passed[i] = true
		for _, id := range s.Settles {
			passed[p.catalog.Stage(id.Name).Index] = true
		}
	}
	return passed
}
