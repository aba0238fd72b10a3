package budget

import "cpts/content"

// What the budget says of the law, of the payments and of usage: the sentences are
// those of the content.
var (
	careActs     = content.NewPhrase("acte-de-soins", "depense")
	cashNoResult = content.NewPhrase("pas-le-resultat")
	whatIsPaid   = content.NewPhrase("ce-que-paie-le-financement")
	realCost     = content.NewPhrase("cout-reel")

	auditorDue         = content.NewPhrase("commissaire-necessaire", "seuil")
	byCalendarYear     = content.NewPhrase("annee-civile")
	grantsCounted      = content.NewPhrase("aides-comptees")
	onTheThreshold     = content.NewPhrase("tout-juste-le-seuil", "montant")
	lastBalances       = content.NewPhrase("derniers-soldes")
	lastBalancesShares = content.NewPhrase("derniers-soldes-et-variable")
	endsWithinYear     = content.NewPhrase("fin-en-cours-d-annee")

	membersOnly    = content.NewPhrase("membre-seulement", "qui", "annee", "somme")
	rateToFix      = content.NewPhrase("taux-a-fixer", "qui", "annee")
	ceilingUnknown = content.NewPhrase("plafond-inconnu", "qui", "annee", "montant")

	functioningFirst = content.NewPhrase("fonctionnement-premiere-annee", "montant")
	functioningThen  = content.NewPhrase("fonctionnement-ensuite", "part", "avance")
	missionStart     = content.NewPhrase("mission-demarrage", "part", "avance")
	missionThen      = content.NewPhrase("mission-ensuite", "part", "montant")
	crisisWritten    = content.NewPhrase("plan-de-crise-ecrit", "montant")
	crisisThen       = content.NewPhrase("plan-de-crise-ensuite", "part", "montant")
	crisisOccurs     = content.NewPhrase("plan-de-crise-survenue", "part", "montant")
	variableAfter    = content.NewPhrase("variable-l-annee-d-apres", "montant")

	twoSizes        = content.NewPhrase("deux-tailles", "population", "taille", "autre")
	scaleAfter      = content.NewPhrase("autre-bareme-ensuite", "jour", "bareme")
	variableUnsure  = content.NewPhrase("variable-jamais-acquise")
	variablePartial = content.NewPhrase("variable-entamee")
)
