package governance

import "cpts/model"

// The questions of the governance, the columns of their tables, and the options and
// actions that decide of a check.
var (
	KeyColleges     = model.NewKey[[]model.Row]("colleges") // its rubrique is that of the check
	collegeName     = model.NewCell[string](KeyColleges, "college")
	collegeSeats    = model.NewCell[int64](KeyColleges, "sieges")
	collegeVotes    = model.NewCell[int64](KeyColleges, "voix")
	collegeOf       = model.NewCell[string](KeyColleges, "profession")
	collegeOfOthers = model.OptionOf(collegeOf, "autre")

	keyOfficers  = model.NewKey[[]model.Row]("bureau")
	officerOf    = model.NewCell[string](keyOfficers, "profession")
	otherOfficer = model.OptionOf(officerOf, "autre")

	keyStructures = model.NewKey[[]model.Row]("structures_locales")
	structureName = model.NewCell[string](keyStructures, "nom")
	structureType = model.NewCell[string](keyStructures, "type")
	structureTold = model.NewCell[bool](keyStructures, "prevenue")
	healthCentre  = model.OptionOf(structureType, "cds")
	groupPractice = model.OptionOf(structureType, "msp")
	careTeam      = model.OptionOf(structureType, "esp")

	keyDelegates      = model.NewKey[[]model.Row]("representants")
	delegateStructure = model.NewCell[string](keyDelegates, "structure")
	delegateMandated  = model.NewCell[bool](keyDelegates, "mandat")
	delegateInDuo     = model.NewCell[bool](keyDelegates, "duo")
	askForMandates    = model.NamedAction("E3-08")

	memberPractice  = model.NewCell[string](model.KeyTeam, "exercice")
	memberStructure = model.NewCell[string](model.KeyTeam, "structure")
	centreEmployee  = model.OptionOf(memberPractice, "salarie-cds")

	keyPermitted = model.NewKey[[]string]("statuts_permettent")
	legalPersons = model.OptionOf(keyPermitted, "morales")
	keyMayJoin   = model.NewKey[[]string]("categories_membres")
	groupings    = model.OptionOf(keyMayJoin, "regroupements")

	keyManagers   = model.NewKey[string]("place_non_soignants")
	placeManagers = model.NamedAction("E3-09")

	keyEmployees    = model.NewKey[string]("indemnisation_salaries")
	notConcerned    = model.OptionOf(keyEmployees, "non-concerne")
	byInvoice       = model.OptionOf(keyEmployees, "facture")
	settleEmployees = model.NamedAction("E3-22")

	keyRecourse = model.NewKey[[]string]("recours")

	keyJoining       = model.NewKey[string]("place_cds")
	noCentre         = model.OptionOf(keyJoining, "sans-cds")
	employeesJoin    = model.OptionOf(keyJoining, "salaries")
	settleMembership = model.NamedAction("E3-07")

	keyTheirPlace   = model.NewKey[string]("cds_college")
	firstLine       = model.OptionOf(keyTheirPlace, "soins-primaires")
	amongStructures = model.OptionOf(keyTheirPlace, "structures")
	placeCentres    = model.NamedAction("E3-06")

	keyTheirAsking = model.NewKey[string]("cds_demandes")
	askedNothing   = model.OptionOf(keyTheirAsking, "aucune")
	stillWaiting   = model.OptionOf(keyTheirAsking, "attente")

	keyTheirFunds = model.NewKey[bool]("cds_fonds")
	keyPresented  = model.NewKey[bool]("cds_presentes")
	tellCentres   = model.NamedAction("E1-07")

	// Left open on purpose, whichever the choice.
	undecided = undecidedIn(keyManagers, keyEmployees, keyJoining, keyTheirPlace)
)

func undecidedIn(choices ...model.Key[string]) (id string) {
	for _, k := range choices {
		id = model.OptionOf(k, "a-voir")
	}
	return id
}
