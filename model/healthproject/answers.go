package healthproject

import (
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model"
)

// The tables of the health project, their columns, and the options that decide of a
// point.
var (
	KeySheets      = model.NewKey[[]model.Row]("fiches_actions")
	sheetTitle     = model.NewCell[string](KeySheets, "titre")
	sheetMission   = model.NewCell[string](KeySheets, "mission")
	sheetNeed      = model.NewCell[string](KeySheets, "besoin")
	sheetCarrier   = model.NewCell[string](KeySheets, "porteur")
	sheetMeans     = model.NewCell[string](KeySheets, "moyens")
	sheetIndicator = model.NewCell[string](KeySheets, "indicateur")
	sheetStart     = model.NewCell[dates.Day](KeySheets, "debut")
	sheetCost      = model.NewCell[money.Amount](KeySheets, "cout")

	need        = model.NewCell[string](model.KeyNeeds, "besoin")
	needMission = model.NewCell[string](model.KeyNeeds, "mission") // its options are the missions that all carry
	needAside   = model.NewCell[string](model.KeyNeeds, "ecarte")  // why it is set aside

	keyAims    = model.NewKey[[]model.Row]("objectifs_missions")
	aimMission = model.NewCell[string](keyAims, "mission")

	keyIndicators    = model.NewKey[[]model.Row]("indicateurs")
	indicatorMission = model.NewCell[string](keyIndicators, "mission")

	keyActors     = model.NewKey[[]model.Row]("acteurs")
	actorName     = model.NewCell[string](keyActors, "acteur")
	actorCategory = model.NewCell[string](keyActors, "categorie")
	actorStanding = model.NewCell[string](keyActors, "etat")
	associated    = model.OptionOf(actorStanding, "associe")

	keyDelegates      = model.NewKey[[]model.Row]("representants")
	delegateStructure = model.NewCell[string](keyDelegates, "structure")
	delegateRole      = model.NewCell[string](keyDelegates, "fonction")
)

// structures are the categories of actors that somebody must stand for.
var structures = []string{
	model.OptionOf(actorCategory, "exercice-regroupe"), model.OptionOf(actorCategory, "etablissement"),
	model.OptionOf(actorCategory, "medico-social"), model.OptionOf(actorCategory, "social"),
}

// parts are the questions that give the file its chapters, in its order.
var parts = []interface{ ID() string }{
	model.NewKey[string]("diagnostic_constats"), model.NewKey[string]("organisation_quotidien"), keyAims, KeySheets,
	model.NewKey[[]model.Row]("engagements"), model.NewKey[string]("place_usagers"), model.NewKey[string]("evaluation"),
	model.NewKey[[]string]("outils_retenus"), model.NewKey[[]model.Row]("depenses"),
	model.NewKey[[]model.Row]("calendrier_projet"), model.NewKey[[]model.Row]("colleges"),
}
