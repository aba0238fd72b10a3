package budget

import "cpts/content"

// What the budget says of the law, of the payments and of usage: the sentences are
// those of the content.
var (
	careActs     = content.NewPhrase("acte-de-soins", "depense")
	cashNoResult = content.NewPhrase("pas-le-resultat")
	whatIsPaid   = content.NewPhrase("ce-que-paie-le-financement")
	realCost     = content.NewPhrase("cout-reel")
	taxIncluded  = content.NewPhrase("toutes-taxes")

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
	overTheMark    = content.NewPhrase("plafond-repere-depasse", "qui", "annee", "montant", "ecart", "plafond", "repere")
	underTheMark   = content.NewPhrase("plafond-repere", "qui", "annee", "montant", "plafond", "repere")
	paidTooEarly   = content.NewPhrase("indemnite-avant-validation", "qui", "annee", "jour")
	paidNotYet     = content.NewPhrase("indemnite-sans-validation")

	functioningFirst = content.NewPhrase("fonctionnement-premiere-annee", "montant")
	functioningThen  = content.NewPhrase("fonctionnement-ensuite", "part", "avance")
	missionStart     = content.NewPhrase("mission-demarrage", "part", "avance")
	missionThen      = content.NewPhrase("mission-ensuite", "part", "montant")
	crisisWritten    = content.NewPhrase("plan-de-crise-ecrit", "montant")
	crisisThen       = content.NewPhrase("plan-de-crise-ensuite", "part", "montant")
	crisisOccurs     = content.NewPhrase("plan-de-crise-survenue", "part", "montant")
	variableAfter    = content.NewPhrase("variable-l-annee-d-apres", "montant")

	extraBase      = content.NewPhrase("additionnel-base", "part", "montant")
	raisedBase     = content.NewPhrase("majoration-base", "part", "membres", "de_plus", "montant")
	nothingPaidYet = content.NewPhrase("versement-mois-entame", "annee", "depart")
	paidWhole      = content.NewPhrase("versement-premiere-annee", "quand", "montant")
	paidExtra      = content.NewPhrase("versement-additionnel", "quand", "montant", "jour")
	paidAdvance    = content.NewPhrase("versement-avance", "quand", "annee", "part", "droit", "montant")
	paidBalance    = content.NewPhrase("versement-solde", "quand", "annee", "droit", "avance", "montant")
	paidPlan       = content.NewPhrase("versement-plan-ecrit", "quand", "montant")
	paidUpdate     = content.NewPhrase("versement-plan-mis-a-jour", "quand", "part", "plan", "montant")
	paidVariable   = content.NewPhrase("versement-variable", "quand", "annee", "part", "plafond", "montant")
	paidCrisis     = content.NewPhrase("versement-crise", "quand", "part", "plan", "montant")

	noExtraRight    = content.NewPhrase("droit-additionnel-passe", "annee")
	noRightYet      = content.NewPhrase("droit-mois-entame", "annee", "depart")
	dueInPart       = content.NewPhrase("droit-annee-entamee", "jour", "reste", "part", "plein", "montant")
	dueFromStart    = content.NewPhrase("droit-depuis-le-depart", "depart", "jour", "reste", "part", "plein", "montant", "arrondi")
	dueBalanceWhole = content.NewPhrase("droit-solde-entier", "reste", "avance", "solde", "montant")
	dueWhole        = content.NewPhrase("droit-annee-entiere", "montant")
	dueExtra        = content.NewPhrase("droit-additionnel", "montant")
	duePlan         = content.NewPhrase("droit-plan-ecrit", "montant")
	dueUpdate       = content.NewPhrase("droit-plan-mis-a-jour", "part", "plan", "montant")
	dueVariable     = content.NewPhrase("droit-variable", "part", "plafond", "montant")
	dueCrisis       = content.NewPhrase("droit-crise", "part", "plan", "montant")

	noBudget        = content.NewPhrase("maximum-pas-un-budget")
	printedSupposes = content.NewPhrase("tableau-imprime-suppose")

	unsigned          = content.NewPhrase("sans-signature")
	signedBefore      = content.NewPhrase("signe-avant-le-bareme", "jour", "depuis")
	signedAfter       = content.NewPhrase("signe-apres-le-bareme", "jour", "fin")
	startsAtSignature = content.NewPhrase("fonctionnement-des-la-signature", "ligne", "jour")
	startsNextYear    = content.NewPhrase("depart-mois-entame", "ligne", "jour", "anniversaire")
	optionFromStart   = content.NewPhrase("option-sans-signature", "options")
	functioningRaised = content.NewPhrase("majoration-doute-en-chiffres", "premiere", "deuxieme")
	crisisCounted     = content.NewPhrase("crise-comptee", "annee")
	leftAfter         = content.NewPhrase("reste-apres-le-contrat", "montant")
	leftAfterShares   = content.NewPhrase("reste-apres-le-contrat-et-variable", "montant")
	opensWith         = content.NewPhrase("en-banque-a-la-signature", "montant", "annee")

	twoSizes        = content.NewPhrase("deux-tailles", "population", "taille", "autre")
	scaleAfter      = content.NewPhrase("autre-bareme-ensuite", "jour", "bareme")
	variableUnsure  = content.NewPhrase("variable-jamais-acquise")
	variablePartial = content.NewPhrase("variable-entamee")
)

// What the first contract year brings, under the same words everywhere, and the day
// it is counted from.
var (
	firstYear        = content.NewPhrase("premiere-annee", "montant")
	firstYearWished  = content.NewPhrase("premiere-annee-souhaitee", "montant", "jour")
	firstYearUndated = content.NewPhrase("premiere-annee-sans-date", "montant")
	yearOne          = content.NewPhrase("annee-1", "montant")
	yearOneWished    = content.NewPhrase("annee-1-souhaitee", "montant", "jour")
	yearOneUndated   = content.NewPhrase("annee-1-sans-date", "montant")
	signedAsWished   = content.NewPhrase("contrat-suppose", "jour")
)

// What the forecast supposes, and what its days tell.
var (
	afterContract = content.NewPhrase("depense-apres-le-contrat", "depense", "annee", "fin")
	dayByDay      = content.NewPhrase("tresorerie-au-jour")
	nothingSpent  = content.NewPhrase("annee-sans-depense", "annees")
	spentBefore   = content.NewPhrase("depenses-avant-la-signature", "annee", "signature", "manque", "jour")
	overdrawn     = content.NewPhrase("compte-a-decouvert", "annee", "debut", "fin", "manque", "jour")

	settledAtDialogue = content.NewPhrase("solde-au-dialogue", "jour")
	dialogueTooEarly  = content.NewPhrase("dialogue-avant-l-anniversaire", "jour", "anniversaire")
	settledLater      = content.NewPhrase("solde-plus-tard", "jour", "annee")
	recurs            = content.NewPhrase("depense-sans-fin", "table", "ligne")
)

// What the other reading of an open question would make of the amounts.
var (
	startsWithin  = content.NewPhrase("depart-en-cours-d-annee", "ligne", "jour", "annee", "reste", "droit")
	wouldBeDays   = content.NewPhrase("autre-prorata-jours", "montant")
	wouldBeMonths = content.NewPhrase("autre-prorata-mois", "montant")
	wouldBeWhole  = content.NewPhrase("autre-solde-entier", "montant")
	wouldBeLess   = content.NewPhrase("autre-solde-reduit", "montant")
	byMonths      = content.NewPhrase("convention-mois", "ecart")
	byDays        = content.NewPhrase("convention-jours", "ecart")
	balanceLess   = content.NewPhrase("convention-solde-reduit", "ecart")
	balanceWhole  = content.NewPhrase("convention-solde-entier", "ecart")
)

// The two counts of the auditor's test, and what is not settled about it.
var (
	twoCounts     = content.NewPhrase("deux-comptes")
	dueAbove      = content.NewPhrase("droits-au-dessus", "total", "ecart")
	dueBelow      = content.NewPhrase("droits-au-dessous", "total")
	publicFunds   = content.NewPhrase("concours-publics")
	sixYears      = content.NewPhrase("six-exercices")
	otherClosing  = content.NewPhrase("exercice-decale", "mois")
	settledLateIn = content.NewPhrase("versements-plus-tard", "mois", "annees")
)

// What is said of the sums that stand beside the contract.
var (
	letterUndated    = content.NewPhrase("ingenierie-sans-date", "montant")
	signatureUndated = content.NewPhrase("numerique-sans-date", "montant")
	countedTwice     = content.NewPhrase("compte-deux-fois", "poste", "annee")

	receivedUnsigned = content.NewPhrase("recu-sans-signature")
	receivedBefore   = content.NewPhrase("recu-avant-la-signature", "objet", "montant", "jour", "signature")
	receivedLater    = content.NewPhrase("recu-plus-tard", "objet", "montant", "jour")
	receivedTwice    = content.NewPhrase("recu-deux-fois", "objet", "montant", "jour")
	receivedOdd      = content.NewPhrase("recu-ligne-inconnue", "objet", "montant")
	receivedMore     = content.NewPhrase("recu-en-plus", "ecart")
	receivedMissing  = content.NewPhrase("recu-manque", "montant", "jour", "relance")
	receivedOverdue  = content.NewPhrase("recu-en-retard", "montant", "jour", "relance")
	announced        = content.NewPhrase("total-annonce", "montant", "verse", "ecart", "droits", "ecart_droits")
)
