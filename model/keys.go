package model

import (
	"cpts/content"
	"cpts/content/dates"
)

// The questions that several rooms read, or the screens treat apart. The others are
// declared in the room whose rules read them.
var (
	KeyName       = NewKey[string]("nom")
	KeyProgress   = NewKey[string]("avancement")
	KeyRegion     = NewKey[string]("region")
	KeyPopulation = NewKey[int64]("population")
	KeyMembers    = NewKey[int64]("membres")
	KeyOptions    = NewKey[[]string]("options")
	KeyTeam       = NewKey[[]Row]("equipe")
	KeyNeeds      = NewKey[[]Row]("besoins")

	keyDepartment = NewKey[string]("departement")
	keyTowns      = NewKey[[]string]("communes")
)

// The dates of the journey, in their usual order, but for the day one would like to
// sign: it is no signature, nothing that is due counts from it.
var (
	keyIntention    = NewKey[dates.Day]("intention_signalee_le")
	KeyLetterSent   = NewKey[dates.Day]("lettre_deposee_le")
	KeyCommittee    = NewKey[dates.Day]("passage_le")
	KeyLetterValid  = NewKey[dates.Day]("lettre_validee_le")
	keyStatutes     = NewKey[dates.Day]("statuts_adoptes_le")
	keyAssembly     = NewKey[dates.Day]("assemblee_le")
	KeyDeclared     = NewKey[dates.Day]("association_declaree_le")
	keyPublished    = NewKey[dates.Day]("publication_le")
	keyAccountOpen  = NewKey[dates.Day]("compte_ouvert_le")
	KeyProjectSent  = NewKey[dates.Day]("projet_depose_le")
	KeyProjectValid = NewKey[dates.Day]("projet_valide_le")
	KeyAsked        = NewKey[dates.Day]("aci_demande_le")
	KeyWished       = NewKey[dates.Day]("signature_souhaitee_le")
	KeySigned       = NewKey[dates.Day]("aci_signe_le")
	KeyDialogue     = NewKey[dates.Day]("dialogue_premier_le")
)

// The meetings, held or to come, of every kind: those held to inform are the talks.
var (
	KeyMeetings = NewKey[[]Row]("rendez_vous")
	MeetingKind = NewCell[string](KeyMeetings, "genre")
	Talk        = OptionOf(MeetingKind, "information")
	meetingDay  = NewCell[dates.Day](KeyMeetings, "date")
)

// Name is the name of the project, "" when it has none yet.
func (p *Project) Name() string { return KeyName.In(p) }

// Population is the number of inhabitants of the territory.
func (p *Project) Population() (int64, bool) { return KeyPopulation.Of(p) }

// Members is the number of members of the association.
func (p *Project) Members() (int64, bool) { return KeyMembers.Of(p) }

// Options are the optional missions chosen, by line of the scale.
func (p *Project) Options() []string { return KeyOptions.In(p) }

// Region is what is known of the regional support the project depends on; nil
// until it is chosen.
func (p *Project) Region() *content.Region {
	id, chosen := KeyRegion.Of(p)
	if !chosen {
		return nil
	}
	return p.catalog.Knowledge().Region(id)
}

// Proposed is the option that other answers propose for a question: the department
// tells the region. It is only where the cursor stands, never an answer; "" when
// nothing is proposed.
func (p *Project) Proposed(q *content.Question) string {
	department, chosen := keyDepartment.Of(p)
	if q.ID.Name != KeyRegion.id || !chosen {
		return ""
	}
	return p.catalog.RegionOf(department)
}

// Localize makes the content that the project answers to name the health insurance fund
// of its department; Localized tells whether it does already. When it does not, nothing
// else may be reading the content.
func (p *Project) Localize()       { p.catalog.SpeakFrom(keyDepartment.In(p)) }
func (p *Project) Localized() bool { return p.catalog.SpeaksFrom(keyDepartment.In(p)) }

// Towns are the communes of the territory.
func (p *Project) Towns() []string { return keyTowns.In(p) }

// SignedOn is the day the contract was, or is to be, signed.
func (p *Project) SignedOn() (dates.Day, bool) { return KeySigned.Of(p) }

// Team are the members of the project team.
func (p *Project) Team() []Row { return KeyTeam.In(p) }

// Needs are the needs noted.
func (p *Project) Needs() []Row { return KeyNeeds.In(p) }

// Starts are the days the missions start, by line of the scale: those that are
// known and still asked for. The start of an option given up is not.
func (p *Project) Starts() map[string]dates.Day {
	starts := map[string]dates.Day{}
	for _, q := range p.catalog.Starts() {
		if day, has := p.dayAt(q); has {
			starts[q.Starts.Name] = day
		}
	}
	return starts
}

// dayAt is the day answered to a question that is there and still asked.
func (p *Project) dayAt(q *content.Question) (day dates.Day, has bool) {
	if q == nil {
		return day, false
	}
	day, has = p.answers[q.ID.Name].(dates.Day)
	return day, has && p.Asked(q)
}
