package content

import "testing"

func TestCheckRefusesDirectory(t *testing.T) {
	line := func(name string) string { return "{profession: " + name }
	cases := []breakage{
		{name: "unknown profession", file: directoryFile, old: "profession: sage-femme", with: "profession: sage-homme",
			what: "« sage-homme » n’est pas dans la liste « professions »"},
		{name: "no code", file: directoryFile, after: line("sage-femme"), old: "code: '50'", with: "code: ''", what: "« sage-femme » n’a pas de code"},
		{name: "no name", file: directoryFile, after: line("sage-femme"), old: "nom: Maïeutique", with: "nom: ''", what: "« sage-femme » n’a pas de « nom »"},
		{name: "a code twice, with no speciality", file: directoryFile, after: line("orthoptiste"), old: "code: '92'", with: "code: '91'",
			what: "« orthoptiste » a le code 91 d’une autre profession, sans savoir-faire qui les distingue"},
		{name: "a speciality twice", file: directoryFile, after: line("medecin-specialiste"), old: "code: '10'", with: "code: '10', savoir_faire: [SM54]",
			what: "le savoir-faire SM54 est dans deux professions"},
		{name: "a figure without a source", file: directoryFile, after: line("orthophoniste"), old: ", sources: [demographie-liberale]", with: "",
			mark: "code: '91'", what: "« orthophoniste » n’a pas de source"},
		{name: "a figure of nobody", file: directoryFile, after: line("orthophoniste"), old: "comparer: liberaux", with: "comparer: certains",
			what: "« orthophoniste » : « france » va avec « comparer », liberaux ou tous"},
		{name: "an unknown source", file: directoryFile, old: "sources: [annuaire-sante", with: "sources: [annuaire-santé",
			what: "la source « annuaire-santé » n’existe pas"},
		{name: "an unknown type", file: directoryFile, old: "type: msp", with: "type: mps", what: "« mps » n’est pas dans la liste « types-structures »"},
		{name: "a category twice", file: directoryFile, after: "type: msp}\n", old: "['124']", with: "['603']", what: "la catégorie 603 est dans deux types"},
		{name: "scolding", file: directoryFile, old: "Ce sont des personnes", with: "Veuillez noter que ce sont des personnes", mark: "# Ce que cpts compte",
			what: "« Veuillez » est un mot à ne pas employer"},
	}
	checkTells(t, cases)
}
