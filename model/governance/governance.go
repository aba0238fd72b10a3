// Package governance looks the governance of a project over, check by check.
package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
)

// State is what the answers tell of one check of the governance.
type State string

// The states of a finding.
const (
	Held     State = "tenu"
	Wanting  State = "a_regler"
	Unknown  State = "a_preciser"
	OffTopic State = "sans_objet"
)

// States are in the order one deals with them.
var States = []State{Wanting, Unknown, Held, OffTopic}

var words = map[State]string{
	Held: "Tenu", Wanting: "À régler", Unknown: "À préciser", OffTopic: "Sans objet",
}

// Word is the state as a leader reads it.
func (s State) Word() string { return words[s] }

// Finding is a check of the governance, with what the answers tell of it.
type Finding struct {
	Check  *content.GovernanceCheck
	State  State
	Detail string // the concrete part, in French, without a capital or a full stop; may be ""

	To model.Place // where to answer it: a question that is put, or an action
}

// Advice is the sentence of the content for the state; "" when the check is off
// the topic.
func (f Finding) Advice() string {
	switch f.State {
	case Held:
		return f.Check.Holds
	case Wanting:
		return f.Check.Wanting
	case Unknown:
		return f.Check.ToSay
	}
	return ""
}

// verdict is what a rule finds.
type verdict struct {
	state  State
	detail string
}

func held(detail string) verdict    { return verdict{Held, detail} }
func wanting(detail string) verdict { return verdict{Wanting, detail} }
func unknown(detail string) verdict { return verdict{Unknown, detail} }

// rules are what the content names in « regle » of gouvernance.yaml.
var rules = map[string]func(*model.Project, *centres) verdict{
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

// Of looks the governance over, check by check, in the order of the
// content. Its cost is that of the tables it reads: a page asks for it when its
// answers change, not each time it is drawn.
func Of(p *model.Project) []Finding {
	checks := p.Catalog().Knowledge().Governance
	findings := make([]Finding, 0, len(checks))
	c := healthCentres(p)
	for _, check := range checks {
		v := unknown("")
		rule := rules[check.Rule.Name]
		switch {
		case rule == nil:
		case check.Centres && c.presence == absent:
			v = verdict{OffTopic, c.why}
		case check.Centres && c.presence == untold:
			v = unknown("dites d'abord s'il y a un centre de santé sur le territoire")
		default:
			v = rule(p, c)
		}
		findings = append(findings, Finding{
			Check: check, State: v.state, Detail: french.Typography(v.detail),
			To: whereTo(p, check),
		})
	}
	return findings
}

// whereTo is where a check is answered.
func whereTo(p *model.Project, check *content.GovernanceCheck) model.Place {
	if q := nearestAsked(p, check.Question.Name); q != nil {
		return model.AtQuestion(q)
	}
	return model.AtAction(p.Catalog().Action(check.Action.Name))
}

// nearestAsked is a question, or the one that decides whether it is put when it is not.
func nearestAsked(p *model.Project, id string) *content.Question {
	q := p.Catalog().Question(id)
	for range p.Catalog().QuestionIDs() { // a condition that turns in circles ends too
		if q == nil || p.Asked(q) {
			break
		}
		q = p.Catalog().Question(q.If.Question.Name)
	}
	return q
}

// yes is the rule of a question that a plain yes settles.
func yes(k model.Key[bool]) func(*model.Project, *centres) verdict {
	return func(p *model.Project, _ *centres) verdict {
		switch said, has := k.Of(p); {
		case !has:
			return unknown("")
		case said:
			return held("")
		}
		return wanting("")
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
func noMajority(p *model.Project, _ *centres) verdict {
	colleges := KeyColleges.In(p)
	if len(colleges) == 0 {
		return unknown("")
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
		return unknown("voix à noter : " + named(silent, "un collège sans nom"))
	case total == 0:
		return unknown("aucun collège n'a de voix")
	case most*2 > total:
		return wanting(fmt.Sprintf("%s voix sur %s pour une seule profession (%s)",
			french.Number(most), french.Number(total), label(p, collegeOf, top)))
	case most == 0:
		return held(french.Count(int(total), "voix", "voix") + " en tout")
	}
	return held(fmt.Sprintf("%s en tout, %s au plus pour une même profession",
		french.Count(int(total), "voix", "voix"), french.Number(most)))
}

// label is what a leader reads for an option of a column.
func label(p *model.Project, column model.Cell[string], option string) string {
	return model.Display(&column.Column(p.Catalog()).Field, option)
}

func seatsForAll(p *model.Project, _ *centres) verdict {
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
		return wanting("le collège « " + named(without, "sans nom") + " » n'a aucun siège")
	case len(without) > 0:
		return wanting(fmt.Sprintf("%d collèges n'ont aucun siège : %s", len(without), named(without, "sans nom")))
	case len(colleges) == 0:
		return unknown("")
	case len(silent) > 0:
		return unknown("sièges à noter : " + named(silent, "un collège sans nom"))
	}
	return held(french.Count(len(colleges), "collège", "collèges"))
}

// sharedOffice wants two professions among the officers; a single one says
// nothing yet.
func sharedOffice(p *model.Project, _ *centres) verdict {
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
		return held(fmt.Sprintf("%d professions pour %d fonctions", len(professions), len(officers)))
	case silent > 0 || len(officers) < 2:
		return unknown("")
	}
	return wanting(fmt.Sprintf("%d fonctions, une seule profession (%s)", len(officers), label(p, officerOf, last)))
}

// structuresAdmitted compares what the statutes allow with who is to join.
func structuresAdmitted(p *model.Project, _ *centres) verdict {
	allowed, read := keyPermitted.Of(p)
	joining, listed := keyMayJoin.Of(p)
	grouped := slices.Contains(joining, groupings)
	switch {
	case read && !slices.Contains(allowed, legalPersons):
		return wanting("vos statuts ne le permettent pas encore")
	case listed && !grouped:
		return wanting("MSP et centres de santé manquent parmi les membres possibles")
	case !read && listed:
		return unknown("prévu parmi les membres possibles, à vérifier dans le texte")
	case !read:
		return unknown("")
	}
	return held("")
}

// mandates wants each structure to be represented by somebody who may commit it.
// Of the structures of the territory, those of group practice are waited for,
// until all have been asked.
func mandates(p *model.Project, _ *centres) verdict {
	delegates := keyDelegates.In(p)
	asked := p.Action(askForMandates).Settled()
	names := map[string]string{} // as written, by folded name
	best := map[string]State{}
	var order []string
	for i, row := range delegates {
		name := delegateStructure.In(row)
		who := cmp.Or(french.Key(name), fmt.Sprintf("/%d", i))
		if _, again := best[who]; !again {
			order = append(order, who)
			names[who], best[who] = name, Wanting
		}
		best[who] = better(best[who], mandate(row))
	}
	var without, silent []string
	for _, who := range order {
		switch best[who] {
		case Wanting:
			without = append(without, names[who])
		case Unknown:
			silent = append(silent, names[who])
		}
	}
	if !asked {
		silent = append(silent, unrepresented(p, best)...)
	}
	switch {
	case len(without) > 0:
		return wanting(french.Count(len(without), "structure", "structures") + " sans représentant mandaté : " + named(without, noName))
	case len(silent) > 0:
		return unknown("à préciser pour " + named(silent, noName))
	case len(order) > 0:
		return held(french.Count(len(order), "structure", "structures"))
	case done(p, askForMandates):
		return held("")
	}
	return unknown("")
}

const noName = "une structure sans nom"

// mandate is what a line of the table tells: a mandate in writing, or a
// caregiver and a manager together.
func mandate(row model.Row) State {
	mandated, said := delegateMandated.Of(row)
	duo := delegateInDuo.In(row)
	switch {
	case mandated || duo:
		return Held
	case said:
		return Wanting
	}
	return Unknown
}

// better is what is known of a structure that has two lines.
func better(a, b State) State {
	for _, s := range []State{Held, Unknown} {
		if a == s || b == s {
			return s
		}
	}
	return Wanting
}

// unrepresented are the group practices of the territory that no line names.
// Where only the employees of health centres join, the centres are not waited
// for.
func unrepresented(p *model.Project, known map[string]State) (names []string) {
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

func employeesPaid(p *model.Project, c *centres) verdict {
	how, said := keyEmployees.Of(p)
	switch {
	case !said && done(p, settleEmployees):
		return held("")
	case !said:
		return unknown("")
	case how == undecided:
		return wanting("à voir avec les employeurs")
	case how == notConcerned && c.employed > 0:
		return wanting("l'équipe-projet compte " + french.Count(c.employed, "salarié de centre de santé", "salariés de centres de santé"))
	case how == notConcerned:
		return verdict{OffTopic, chosen(p, keyEmployees, how)}
	case how == byInvoice:
		return held("par une facture, à faire confirmer par le comptable")
	}
	return held(chosen(p, keyEmployees, how))
}

func managersPlaced(p *model.Project, _ *centres) verdict {
	return decided(p, keyManagers, placeManagers)
}

// decided is the rule of a choice that is to be made, whichever it is.
func decided(p *model.Project, k model.Key[string], action string) verdict {
	how, said := k.Of(p)
	switch {
	case !said && done(p, action):
		return held("")
	case !said:
		return unknown("")
	case how == undecided:
		return wanting(chosen(p, k, how))
	}
	return held(chosen(p, k, how))
}

func recourse(p *model.Project, _ *centres) verdict {
	to, said := keyRecourse.Of(p)
	switch {
	case !said:
		return unknown("")
	case len(to) == 0:
		return wanting(p.Catalog().Question(keyRecourse.ID()).None)
	}
	return held(keyRecourse.Tell(p.Catalog(), to))
}

// named lists names of the file, made safe to show: a few, then how many more.
func named(names []string, otherwise string) string {
	const most, longest = 4, 60
	shown := make([]string, 0, most)
	for _, name := range names[:min(most, len(names))] {
		shown = append(shown, cmp.Or(french.Short(french.Line(name), longest), otherwise))
	}
	if more := len(names) - most; more > 0 {
		return strings.Join(shown, ", ") + " et " + french.Count(more, "autre", "autres")
	}
	return strings.Join(shown, ", ")
}
