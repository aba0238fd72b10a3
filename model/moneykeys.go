package model

import (
	"cpts/content"
	"cpts/model/dates"
	"cpts/model/money"
)

// What the money of the project depends on, besides its population, members,
// options and signature.
var (
	keyShare    = declare[int64]("part_variable", content.Number)
	keyShares   = declare[[]Row]("variable_missions", content.Rows)
	keyCrisis   = declare[bool]("crise_comptee", content.YesNo)
	keyOpening  = declare[money.Amount]("tresorerie_depart", content.Amount)
	keyCompared = declare[[]Row]("scenarios", content.Rows)

	keyWished      = declare[dates.Day]("signature_souhaitee_le", content.Date)
	keyGrants      = declare[[]Row]("aides", content.Rows)
	keyExpenses    = declare[[]Row]("depenses", content.Rows)
	keyPosts       = declare[[]Row]("postes_coordination", content.Rows)
	keyIndemnities = declare[[]Row]("indemnites_prevues", content.Rows)
	keyHourlyRate  = declare[money.Amount]("taux_indemnite", content.Amount)
	keyPaidFor     = declare[[]string]("indemnisation_pour", content.Choices)
)

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

// dayAt is the day answered to a question that is still asked.
func (p *Project) dayAt(q *content.Question) (day dates.Day, has bool) {
	day, has = p.answers[q.ID.Name].(dates.Day)
	return day, has && p.Asked(q)
}

// VariableShare is the part of the variable part hoped for, from 0 to 100, and
// VariableShares are the missions that differ (mission, part).
func (p *Project) VariableShare() (int64, bool) { return keyShare.of(p) }
func (p *Project) VariableShares() []Row        { v, _ := keyShares.of(p); return v }

// CrisisCounted tells whether a crisis is counted in the cash.
func (p *Project) CrisisCounted() bool { v, _ := keyCrisis.of(p); return v }

// OpeningCash is what the association has in bank on the day of signature.
func (p *Project) OpeningCash() (money.Amount, bool) { return keyOpening.of(p) }

// WishedSignature is the day the contract would be signed, if all goes well. It is
// no signature: nothing that is due counts from it.
func (p *Project) WishedSignature() (dates.Day, bool) { return keyWished.of(p) }

// Compared are the situations to compare (nom, population, membres, qualite,
// accompagnement, variable, decalage, crise).
func (p *Project) Compared() []Row { v, _ := keyCompared.of(p); return v }

// Grants are the public grants other than the contract (financeur, montant,
// annee); Expenses what is to be spent (libelle, montant, annee, poste); Posts
// the coordination in posts (fonction, quotite, cout, annee).
func (p *Project) Grants() []Row   { v, _ := keyGrants.of(p); return v }
func (p *Project) Expenses() []Row { v, _ := keyExpenses.of(p); return v }
func (p *Project) Posts() []Row    { v, _ := keyPosts.of(p); return v }

// Indemnities are those planned (qui, membre, heures, taux, personnes, annee);
// none once the answer is that nobody is paid for anything.
func (p *Project) Indemnities() []Row {
	if what, said := keyPaidFor.of(p); said && len(what) == 0 {
		return nil
	}
	v, _ := keyIndemnities.of(p)
	return v
}

// HourlyRate is the amount of an hour that the project plans.
func (p *Project) HourlyRate() (money.Amount, bool) { return keyHourlyRate.of(p) }

// Ids of the tables that the money is read from.
func GrantsID() string      { return keyGrants.id }
func ExpensesID() string    { return keyExpenses.id }
func PostsID() string       { return keyPosts.id }
func IndemnitiesID() string { return keyIndemnities.id }
func ScenariosID() string   { return keyCompared.id }

// Ids of the questions that say the situation of the money, besides the
// population: the command line reads its options as their answers.
func MembersID() string { return keyMembers.id }
func ShareID() string   { return keyShare.id }
func SignedID() string  { return keySigned.id }
