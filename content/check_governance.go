package content

// governance checks the list of what a balanced governance has. That its rules
// exist is for the model to prove.
func (k *checker) governance(checks []*GovernanceCheck) {
	const file = "gouvernance.yaml"
	seen := map[string]bool{}
	for _, g := range checks {
		line, thing := g.ID.Line, "le contrôle « "+g.ID.Name+" »"
		if g.ID.Name == "" || seen[g.ID.Name] {
			k.report(file, line, "%s n'a pas d'identifiant à lui", thing)
		}
		seen[g.ID.Name] = true
		k.filled(file, line, thing, "regle", g.Rule.Name, "titre", g.Title, "tenu", g.Holds, "sinon", g.Wanting, "a_dire", g.ToSay)
		switch {
		case (g.Question.Name == "") == (g.Action.Name == ""):
			k.report(file, line, "%s doit ouvrir une question ou une action, et une seule", thing)
		case g.Question.Name != "" && k.c.asked(g.Question.Name) == nil:
			k.report(file, g.Question.Line, "la question « %s » n'existe pas", g.Question)
		case g.Action.Name != "" && k.c.actions[g.Action.Name] == nil:
			k.report(file, g.Action.Line, "l'action « %s » n'existe pas", g.Action)
		}
		k.cite(file, line, thing, g.Sources, true)
		k.words(file, g)
	}
}
