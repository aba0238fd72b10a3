package budget

import (
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
)

// What the money of a project depends on, besides its population, members, options
// and dates.
var (
	KeyShare   = model.NewKey[int64]("part_variable") // hoped for, from 0 to 100
	keyCrisis  = model.NewKey[bool]("crise_comptee")
	keyOpening = model.NewKey[money.Amount]("tresorerie_depart") // in bank on the day of signature

	keyShares    = model.NewKey[[]model.Row]("variable_missions") // that differ
	shareMission = model.NewCell[string](keyShares, "mission")
	shareHoped   = model.NewCell[int64](keyShares, "part")
)

// The situations to compare. An option of the scale has the column of its id.
var (
	KeyCompared        = model.NewKey[[]model.Row]("scenarios")
	comparedName       = model.NewCell[string](KeyCompared, "nom")
	comparedPopulation = model.NewCell[int64](KeyCompared, "population")
	comparedMembers    = model.NewCell[int64](KeyCompared, "membres")
	comparedShare      = model.NewCell[int64](KeyCompared, "variable")
	comparedDelay      = model.NewCell[int64](KeyCompared, "decalage") // of the missions, in months
	comparedCrisis     = model.NewCell[bool](KeyCompared, "crise")
)

// The tables of money: the public grants other than the contract, the coordination
// in posts, what else is to be spent.
var (
	keyGrants   = model.NewKey[[]model.Row]("aides")
	grantFunder = model.NewCell[string](keyGrants, "financeur")
	grantAmount = model.NewCell[money.Amount](keyGrants, "montant")
	grantYear   = model.NewCell[int64](keyGrants, "annee")
	grantMonth  = model.NewCell[string](keyGrants, "mois")

	keyPosts  = model.NewKey[[]model.Row]("postes_coordination")
	postName  = model.NewCell[string](keyPosts, "fonction")
	postShare = model.NewCell[int64](keyPosts, "quotite") // in hundredths
	postCost  = model.NewCell[money.Amount](keyPosts, "cout")
	postYear  = model.NewCell[int64](keyPosts, "annee")
	postLast  = model.NewCell[int64](keyPosts, "fin") // the last year of one that goes on
	postGross = model.NewCell[money.Amount](keyPosts, "brut")
	postRate  = model.NewCell[int64](keyPosts, "charges") // hundredths of the gross that the employer adds

	KeyExpenses     = model.NewKey[[]model.Row]("depenses")
	expenseName     = model.NewCell[string](KeyExpenses, "libelle")
	expenseAmount   = model.NewCell[money.Amount](KeyExpenses, "montant")
	expenseYear     = model.NewCell[int64](KeyExpenses, "annee")
	expenseCategory = model.NewCell[string](KeyExpenses, "poste")
	expenseMonth    = model.NewCell[string](KeyExpenses, "mois")
	expenseLast     = model.NewCell[int64](KeyExpenses, "fin") // the last year of one that comes back every year

	keyEngineering = model.NewKey[money.Amount]("ingenierie_budget") // from the letter to the health project
	keyDigital     = model.NewKey[money.Amount]("budget_numerique")  // of the first year

	keyFee = model.NewKey[money.Amount]("cotisation") // of each member, a year
)

// The quotes for the preparation of the project, and the cost of its actions.
var (
	keyQuotes   = model.NewKey[[]model.Row]("devis")
	quoteBy     = model.NewCell[string](keyQuotes, "prestataire")
	quoteAmount = model.NewCell[money.Amount](keyQuotes, "montant")
	quoteKept   = model.NewCell[bool](keyQuotes, "retenu")

	keySheets    = model.NewKey[[]model.Row]("fiches_actions")
	sheetMission = model.NewCell[string](keySheets, "mission")
	sheetCost    = model.NewCell[money.Amount](keySheets, "cout")

	keyMarks    = model.NewKey[[]model.Row]("indicateurs") // what the variable part depends on
	markMission = model.NewCell[string](keyMarks, "mission")
	markAmount  = model.NewCell[money.Amount](keyMarks, "montant")
)

// What the CPAM announces, and what it has paid.
var (
	keyAnnounced = model.NewKey[money.Amount]("montant_annonce") // for the first year

	keyReceived    = model.NewKey[[]model.Row]("versements_aci")
	receivedWhat   = model.NewCell[string](keyReceived, "objet")
	receivedAmount = model.NewCell[money.Amount](keyReceived, "montant")
	receivedOn     = model.NewCell[dates.Day](keyReceived, "recu_le")
	receivedFor    = model.NewCell[string](keyReceived, "ligne")
)

// Lines that a payment received may be of, besides those of the scale.
var (
	severalLines = model.OptionOf(receivedFor, "plusieurs")
	variableLine = model.OptionOf(receivedFor, "variable")
)

// The indemnities planned. An empty rate is that of the project.
var (
	keyPaidFor   = model.NewKey[[]string]("indemnisation_pour")
	keyUsualRate = model.NewKey[money.Amount]("taux_indemnite")

	KeyIndemnities  = model.NewKey[[]model.Row]("indemnites_prevues")
	indemnityName   = model.NewCell[string](KeyIndemnities, "qui")
	indemnityMember = model.NewCell[bool](KeyIndemnities, "membre")
	indemnityHours  = model.NewCell[int64](KeyIndemnities, "heures")
	indemnityRate   = model.NewCell[money.Amount](KeyIndemnities, "taux")
	indemnityPeople = model.NewCell[int64](KeyIndemnities, "personnes")
	indemnityYear   = model.NewCell[int64](KeyIndemnities, "annee")
)

// planned are the indemnities that a project plans: none once the answer is that
// nobody is paid for anything.
func planned(p *model.Project) []model.Row {
	if what, said := keyPaidFor.Of(p); said && len(what) == 0 {
		return nil
	}
	return KeyIndemnities.In(p)
}
