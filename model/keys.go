package model

import (
	"cpts/content"
	"cpts/model/dates"
)

// key is a question that Go code reads by name, with the type of its answer.
// Nothing else in the program names a question; a test proves that each of
// these exists in the content with that kind.
type key[T any] struct{ id string }

var declared = map[string]content.Kind{}

func declare[T any](id string, kind content.Kind) key[T] {
	declared[id] = kind
	return key[T]{id}
}

func (k key[T]) of(p *Project) (v T, has bool) {
	v, has = p.answers[k.id].(T)
	return v, has
}

var (
	keyName       = declare[string]("nom", content.Text)
	keyProgress   = declare[string]("avancement", content.Choice)
	keyDepartment = declare[string]("departement", content.Choice)
	keyRegion     = declare[string]("region", content.Choice)
	keyTowns      = declare[[]string]("communes", content.List)
	keyPopulation = declare[int64]("population", content.Number)
	keyTeam       = declare[[]Row]("equipe", content.Rows)
	keyNeeds      = declare[[]Row]("besoins", content.Rows)
	keyMembers    = declare[int64]("membres", content.Number)
	keyOptions    = declare[[]string]("options", content.Choices)

	keyTalks        = declare[[]Row]("reunions", content.Rows)
	keyMeetings     = declare[[]Row]("rendez_vous", content.Rows)
	keyPlanned      = declare[[]Row]("calendrier_projet", content.Rows)
	keyPolicies     = declare[[]Row]("assurances_contrats", content.Rows)
	keyDurations    = declare[[]Row]("durees_rubriques", content.Rows)
	keyIntention    = declare[dates.Day]("intention_signalee_le", content.Date)
	keyLetterSent   = declare[dates.Day]("lettre_deposee_le", content.Date)
	keyCommittee    = declare[dates.Day]("passage_le", content.Date)
	keyLetterValid  = declare[dates.Day]("lettre_validee_le", content.Date)
	keyStatutes     = declare[dates.Day]("statuts_adoptes_le", content.Date)
	keyAssembly     = declare[dates.Day]("assemblee_le", content.Date)
	keyDeclared     = declare[dates.Day]("association_declaree_le", content.Date)
	keyPublished    = declare[dates.Day]("publication_le", content.Date)
	keyAccountOpen  = declare[dates.Day]("compte_ouvert_le", content.Date)
	keyProjectSent  = declare[dates.Day]("projet_depose_le", content.Date)
	keyProjectValid = declare[dates.Day]("projet_valide_le", content.Date)
	keyAsked        = declare[dates.Day]("aci_demande_le", content.Date)
	keySigned       = declare[dates.Day]("aci_signe_le", content.Date)
	keyDialogue     = declare[dates.Day]("dialogue_premier_le", content.Date)
)

// Name is the name of the project, "" when it has none yet.
func (p *Project) Name() string { v, _ := keyName.of(p); return v }

// Population is the number of inhabitants of the territory.
func (p *Project) Population() (int64, bool) { return keyPopulation.of(p) }

// Members is the number of members of the association.
func (p *Project) Members() (int64, bool) { return keyMembers.of(p) }

// Options are the optional missions chosen: qualite, accompagnement.
func (p *Project) Options() []string { v, _ := keyOptions.of(p); return v }

// Region is what is known of the regional support the project depends on; nil
// until it is chosen.
func (p *Project) Region() *content.Region {
	id, chosen := keyRegion.of(p)
	if !chosen {
		return nil
	}
	return p.catalog.Knowledge().Region(id)
}

// Proposed is the option that other answers propose for a question: the department
// tells the region. It is only where the cursor stands, never an answer; "" when
// nothing is proposed.
func (p *Project) Proposed(q *content.Question) string {
	department, chosen := keyDepartment.of(p)
	if q.ID.Name != keyRegion.id || !chosen {
		return ""
	}
	return p.catalog.RegionOf(department)
}

// Towns are the communes of the territory.
func (p *Project) Towns() []string { v, _ := keyTowns.of(p); return v }

// SignedOn is the day the contract was, or is to be, signed.
func (p *Project) SignedOn() (dates.Day, bool) { return keySigned.of(p) }

// Team are the members of the project team.
func (p *Project) Team() []Row { v, _ := keyTeam.of(p); return v }

// Needs are the needs noted.
func (p *Project) Needs() []Row { v, _ := keyNeeds.of(p); return v }

// The tables whose lines are days of the calendar: the meetings that the leader
// adds (date, objet, genre, lieu, note), the talks held to inform (date, objet,
// lieu), the dates of the health project (date, jalon, responsable), and the
// insurance policies (echeance, objet, assureur).
func MeetingsID() string { return keyMeetings.id }

// DurationsID and WishedID are the questions that the dates proposed follow: how
// long each rubrique takes, and when the leader would like to sign.
func DurationsID() string { return keyDurations.id }
func WishedID() string    { return keyWished.id }
func TalksID() string     { return keyTalks.id }
func PlannedID() string   { return keyPlanned.id }
func PoliciesID() string  { return keyPolicies.id }

// Durations are the usual durations that the leader changes, in weeks, by
// rubrique; the last line on one is right.
func (p *Project) Durations() map[string]int {
	weeks := map[string]int{}
	rows, _ := keyDurations.of(p)
	for _, row := range rows {
		if n, counted := row["semaines"].(int64); counted {
			weeks[row.Text("rubrique")] = int(n)
		}
	}
	return weeks
}

// PopulationID, NameID and ProgressID are the questions that the screens treat
// apart: the budget follows what is typed for the first, a project begins with
// the second, and the third takes a leader who is further along to her stage.
func PopulationID() string { return keyPopulation.id }
func NameID() string       { return keyName.id }
func ProgressID() string   { return keyProgress.id }

// RegionID is the question whose answer changes what is said of circuits and
// support.
func RegionID() string { return keyRegion.id }

// TeamID and NeedsID are the tables that the report sets out in its own way.
func TeamID() string  { return keyTeam.id }
func NeedsID() string { return keyNeeds.id }

// Text of a cell, "" when it is empty or holds something else.
func (r Row) Text(column string) string { s, _ := r[column].(string); return s }
