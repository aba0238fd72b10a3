package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cpts/content"
	"cpts/model/french"
)

var (
	keyColleges    = declare[[]Row]("colleges", content.Rows)
	keyOfficers    = declare[[]Row]("bureau", content.Rows)
	keyStructures  = declare[[]Row]("structures_locales", content.Rows)
	keyDelegates   = declare[[]Row]("representants", content.Rows)
	keyPermitted   = declare[[]string]("statuts_permettent", content.Choices)
	keyMayJoin     = declare[[]string]("categories_membres", content.Choices)
	keyManagers    = declare[string]("place_non_soignants", content.Choice)
	keyEmployees   = declare[string]("indemnisation_salaries", content.Choice)
	keyRecourse    = declare[[]string]("recours", content.Choices)
	keyJoining     = declare[string]("place_cds", content.Choice)
	keyTheirPlace  = declare[string]("cds_college", content.Choice)
	keyTheirAsking = declare[string]("cds_demandes", content.Choice)
	keyTheirFunds  = declare[bool]("cds_fonds", content.YesNo)
	keyPresented   = declare[bool]("cds_presentes", content.YesNo)
)

// CollegesID is the question whose rubrique the check of the governance belongs
// to.
func CollegesID() string { return keyColleges.id }

// Actions that settle a check when they are done, for want of an answer.
const (
	tellCentres      = "E1-07"
	placeCentres     = "E3-06"
	settleMembership = "E3-07"
	askForMandates   = "E3-08"
	placeManagers    = "E3-09"
	settleEmployees  = "E3-22"
)

// undecided is the option of a choice left open on purpose.
const undecided = "a-voir"

// FindingState is what the answers tell of one check of the governance.
type FindingState string

// The states of a finding.
const (
	Held     FindingState = "tenu"
	Wanting  FindingState = "a_regler"
	Unknown  FindingState = "a_preciser"
	OffTopic FindingState = "sans_objet"
)

// FindingStates are in the order one deals with them.
var FindingStates = []FindingState{Wanting, Unknown, Held, OffTopic}

var findingWords = map[FindingState]string{
	Held: "Tenu", Wanting: "À régler", Unknown: "À préciser", OffTopic: "Sans objet",
}

// Word is the state as a leader reads it.
func (s FindingState) Word() string { return findingWords[s] }

// Finding is a check of the governance, with what the answers tell of it.
type Finding struct {
	Check  *content.GovernanceCheck
	State  FindingState
	Detail string // the concrete part, in French, without a capital or a full stop; may be ""

	To Place // where to answer it: a question that is put, or an action
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
	state  FindingState
	detail string
}

func held(detail string) verdict    { return verdict{Held, detail} }
func wanting(detail string) verdict { return verdict{Wanting, detail} }
func unknown(detail string) verdict { return verdict{Unknown, detail} }

// governanceRules are what the content names in « regle » of gouvernance.yaml.
var governanceRules = map[string]func(*Project, *centres) verdict{
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

// Governance looks the governance over, check by check, in the order of the
// content. Its cost is that of the tables it reads: a page asks for it when its
// answers change, not each time it is drawn.
func (p *Project) Governance() []Finding {
	checks := p.catalog.Knowledge().Governance
	findings := make([]Finding, 0, len(checks))
	c := p.healthCentres()
	for _, check := range checks {
		v := unknown("")
		rule := governanceRules[check.Rule.Name]
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
			Check: check, State: v.state, Detail: content.Typography(v.detail),
			To: p.whereTo(check),
		})
	}
	return findings
}

// whereTo is where a check is answered.
func (p *Project) whereTo(check *content.GovernanceCheck) Place {
	if q := p.put(check.Question.Name); q != nil {
		return AtQuestion(q)
	}
	return AtAction(p.catalog.Action(check.Action.Name))
}

// put is a question, or the one that decides whether it is put when it is not.
func (p *Project) put(id string) *content.Question {
	q := p.catalog.Question(id)
	for range p.catalog.QuestionIDs() { // a condition that turns in circles ends too
		if q == nil || p.Asked(q) {
			break
		}
		q = p.catalog.Question(q.If.Question.Name)
	}
	return q
}

// yes is the rule of a question that a plain yes settles.
func yes(k key[bool]) func(*Project, *centres) verdict {
	return func(p *Project, _ *centres) verdict {
		switch said, has := k.of(p); {
		case !has:
			return unknown("")
		case said:
			return held("")
		}
		return wanting("")
	}
}

// chosen is the label of the option chosen in answer to a question.
func chosen(p *Project, k key[string], id string) string {
	return optionLabel(&p.catalog.Question(k.id).Field, id)
}

func (p *Project) done(action string) bool { return p.Action(action).Status == Done }

// noMajority adds up the votes of each profession that a college gathers alone.
// Exactly half is no majority. While a college has no votes noted, nothing is
// concluded.
func noMajority(p *Project, _ *centres) verdict {
	colleges, _ := keyColleges.of(p)
	if len(colleges) == 0 {
		return unknown("")
	}
	var total, most int64
	var top string
	var silent []string
	votes := map[string]int64{}
	for i, row := range colleges {
		n, noted := row["voix"].(int64)
		if !noted {
			silent = append(silent, row.Text("college"))
			continue
		}
		total += n
		profession := row.Text("profession")
		if profession == "" {
			continue
		}
		if profession == "autre" { // two others are not the same
			profession = fmt.Sprintf("autre/%d", i)
		}
		votes[profession] += n
		if votes[profession] > most {
			most, top = votes[profession], row.Text("profession")
		}
	}
	switch {
	case len(silent) > 0:
		return unknown("voix à noter : " + named(silent, "un collège sans nom"))
	case total == 0:
		return unknown("aucun collège n'a de voix")
	case most*2 > total:
		return wanting(fmt.Sprintf("%s voix sur %s pour une seule profession (%s)",
			french.Number(most), french.Number(total), professionLabel(p, keyColleges, top)))
	case most == 0:
		return held(french.Count(int(total), "voix", "voix") + " en tout")
	}
	return held(fmt.Sprintf("%s en tout, %s au plus pour une même profession",
		french.Count(int(total), "voix", "voix"), french.Number(most)))
}

func professionLabel(p *Project, table key[[]Row], id string) string {
	return optionLabel(&p.catalog.Question(table.id).Column("profession").Field, id)
}

func seatsForAll(p *Project, _ *centres) verdict {
	colleges, _ := keyColleges.of(p)
	var without, silent []string
	for _, row := range colleges {
		switch seats, noted := row["sieges"].(int64); {
		case !noted:
			silent = append(silent, row.Text("college"))
		case seats == 0:
			without = append(without, row.Text("college"))
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
func sharedOffice(p *Project, _ *centres) verdict {
	officers, _ := keyOfficers.of(p)
	professions := map[string]bool{}
	silent, last := 0, ""
	for i, row := range officers {
		switch profession := row.Text("profession"); profession {
		case "":
			silent++
		case "autre":
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
	return wanting(fmt.Sprintf("%d fonctions, une seule profession (%s)", len(officers), professionLabel(p, keyOfficers, last)))
}

// structuresAdmitted compares what the statutes allow with who is to join.
func structuresAdmitted(p *Project, _ *centres) verdict {
	allowed, read := keyPermitted.of(p)
	joining, listed := keyMayJoin.of(p)
	grouped := slices.Contains(joining, "regroupements")
	switch {
	case read && !slices.Contains(allowed, "morales"):
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
func mandates(p *Project, _ *centres) verdict {
	delegates, _ := keyDelegates.of(p)
	asked := p.Action(askForMandates).Settled()
	names := map[string]string{} // as written, by folded name
	best := map[string]FindingState{}
	var order []string
	for i, row := range delegates {
		name := row.Text("structure")
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
		silent = append(silent, p.unrepresented(best)...)
	}
	switch {
	case len(without) > 0:
		return wanting(french.Count(len(without), "structure", "structures") + " sans représentant mandaté : " + named(without, noName))
	case len(silent) > 0:
		return unknown("à préciser pour " + named(silent, noName))
	case len(order) > 0:
		return held(french.Count(len(order), "structure", "structures"))
	case p.done(askForMandates):
		return held("")
	}
	return unknown("")
}

const noName = "une structure sans nom"

// mandate is what a line of the table tells: a mandate in writing, or a
// caregiver and a manager together.
func mandate(row Row) FindingState {
	mandated, said := row["mandat"].(bool)
	duo, _ := row["duo"].(bool)
	switch {
	case mandated || duo:
		return Held
	case said:
		return Wanting
	}
	return Unknown
}

// better is what is known of a structure that has two lines.
func better(a, b FindingState) FindingState {
	for _, s := range []FindingState{Held, Unknown} {
		if a == s || b == s {
			return s
		}
	}
	return Wanting
}

// unrepresented are the group practices of the territory that no line names.
// Where only the employees of health centres join, the centres are not waited
// for.
func (p *Project) unrepresented(known map[string]FindingState) (names []string) {
	structures, _ := keyStructures.of(p)
	joining, _ := keyJoining.of(p)
	for _, row := range structures {
		switch row.Text("type") {
		case "cds":
			if joining == "salaries" {
				continue
			}
		case "msp", "esp":
		default:
			continue
		}
		if _, named := known[french.Key(row.Text("nom"))]; !named {
			names = append(names, row.Text("nom"))
		}
	}
	return names
}

func employeesPaid(p *Project, c *centres) verdict {
	how, said := keyEmployees.of(p)
	switch {
	case !said && p.done(settleEmployees):
		return held("")
	case !said:
		return unknown("")
	case how == undecided:
		return wanting("à voir avec les employeurs")
	case how == "non-concerne" && c.employed > 0:
		return wanting("l'équipe-projet compte " + french.Count(c.employed, "salarié de centre de santé", "salariés de centres de santé"))
	case how == "non-concerne":
		return verdict{OffTopic, chosen(p, keyEmployees, how)}
	case how == "facture":
		return held("par une facture, à faire confirmer par le comptable")
	}
	return held(chosen(p, keyEmployees, how))
}

func managersPlaced(p *Project, _ *centres) verdict {
	return decided(p, keyManagers, placeManagers)
}

// decided is the rule of a choice that is to be made, whichever it is.
func decided(p *Project, k key[string], action string) verdict {
	how, said := k.of(p)
	switch {
	case !said && p.done(action):
		return held("")
	case !said:
		return unknown("")
	case how == undecided:
		return wanting(chosen(p, k, how))
	}
	return held(chosen(p, k, how))
}

func recourse(p *Project, _ *centres) verdict {
	to, said := keyRecourse.of(p)
	switch {
	case !said:
		return unknown("")
	case len(to) == 0:
		return wanting(p.catalog.Question(keyRecourse.id).None)
	}
	return held(Display(&p.catalog.Question(keyRecourse.id).Field, to))
}

// named lists names of the file, made safe to show: a few, then how many more.
func named(names []string, otherwise string) string {
	const most, longest = 4, 60
	shown := make([]string, 0, most)
	for _, name := range names[:min(most, len(names))] {
		tidy, _ := french.Tidy(name, false)
		shown = append(shown, cmp.Or(short(tidy, longest), otherwise))
	}
	if more := len(names) - most; more > 0 {
		return strings.Join(shown, ", ") + " et " + french.Count(more, "autre", "autres")
	}
	return strings.Join(shown, ", ")
}
