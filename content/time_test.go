package content

import "testing"

func TestLoadRefusesWrongTime(t *testing.T) {
	cases := []breakage{
		{name: "order in a ring", file: premices, after: "id: intention_signalee_le", old: "necessaire: true", with: "apres: [aci_signe_le]",
			mark: "id: intention_signalee_le", what: "« apres » tourne en rond : « intention_signalee_le » finit par se précéder elle-même"},
		{name: "before a delay that does not exist", file: "parcours/5-concretisation.yaml", old: "avant_delai: fin-contrat", with: "avant_delai: fin",
			what: "le délai « fin » n’existe pas dans delais.yaml"},
		{name: "after a delay that does not exist", file: "parcours/5-concretisation.yaml", old: "apres_delai: silence", with: "apres_delai: bruit",
			what: "le délai « bruit » n’existe pas dans delais.yaml"},
		{name: "delay from one below", file: "delais.yaml", old: "depuis: projet_depose_le", with: "depuis: fin-contrat",
			what: "la question « fin-contrat » n’existe pas, ni de délai de ce nom plus haut"},
		{name: "delay unless nothing", file: "delais.yaml", old: "sauf_si: {question: reponse_projet,", with: "sauf_si: {question: reponse,",
			what: "« sauf_si » renvoie à la question « reponse », qui n’existe pas"},
		{name: "delay of a rubrique that does not exist", file: "delais.yaml", old: "rubrique: actions-concretes", with: "rubrique: actions",
			what: "la rubrique « actions » n’existe pas"},
		{name: "delay twice", file: "delais.yaml", old: "id: debut-crise", with: "id: debut-acces", after: "Six mois",
			what: "le délai « debut-acces » est déjà déclaré"},
		{name: "duration of nothing", file: durationsFile, old: "rubrique: territoire", with: "rubrique: pays",
			what: "la rubrique « pays » n’existe pas"},
		{name: "duration twice", file: durationsFile, old: "rubrique: territoire", with: "rubrique: projet", mark: "rubrique: projet, semaines: 4",
			what: "la durée de « projet » est déjà donnée"},
		{name: "duration after one below", file: durationsFile, old: "apres: [projet]", with: "apres: [signature]",
			what: "« apres » tourne en rond : « territoire » attend « signature », qui l’attend"},
		{name: "duration after itself", file: durationsFile, old: "apres: [projet]", with: "apres: [territoire]",
			what: "« apres » tourne en rond : « territoire » attend « territoire », qui l’attend"},
		{name: "duration after nothing", file: durationsFile, old: "apres: [projet]", with: "apres: [lune]",
			what: "« apres » renvoie à « lune », qui n’a pas de durée"},
		{name: "duration that ends with a text", file: durationsFile, old: "finit: intention_signalee_le", with: "finit: nom",
			what: "« nom » n’est pas une question de date"},
		{name: "duration counted by nothing", file: durationsFile, old: "delai: silence", with: "delai: bruit",
			what: "le délai « bruit » n’existe pas dans delais.yaml"},
		{name: "waits for nothing that is", file: contacts, old: "des: [E2-14]", with: "des: [E2-140]",
			what: "« des » renvoie à « E2-140 », qui n’est ni une question de date, ni un délai, ni une action"},
		{name: "waits for a text", file: contacts, old: "des: [E2-14]", with: "des: [lettre_resume]",
			what: "« des » renvoie à « lettre_resume », qui n’est ni une question de date, ni un délai, ni une action"},
		{name: "waits for itself", file: contacts, after: "id: E2-16\n", old: "libelle:", with: "des: [lettre_validee_le]\n        libelle:", mark: "id: E2-16",
			what: "« des » tourne en rond : « E2-16 » finit par s’attendre elle-même"},
		{name: "list that the durations make", file: "listes.yaml", old: "id: professions", with: "id: rubriques",
			what: "la liste « rubriques » est déjà déclarée"},
	}
	for _, b := range cases {
		t.Run(b.name, func(t *testing.T) {
			fsys, want := b.broken(t)
			_, err := LoadFrom(fsys)
			tells(t, err, want)
		})
	}
}

func TestCheckRefusesWrongTime(t *testing.T) {
	cases := []breakage{
		{name: "delay that goes back from a date", file: "delais.yaml", old: "mois: 2\n", with: "mois: -2\n", mark: "id: silence",
			what: "le délai « silence » remonte le temps"},
		{name: "delay of no nature", file: "delais.yaml", old: "nature: legale", with: "nature: sacrée", mark: "id: silence",
			what: "le délai « silence » a la nature « sacrée », qui n’existe pas"},
		{name: "delay without a rule", file: "delais.yaml", after: "id: fin-contrat", old: "regle: Cinq", with: "regle: '' # Cinq", mark: "id: fin-contrat",
			what: "le délai « fin-contrat » n’a pas de « regle »"},
		{name: "limit that nothing meets", file: "delais.yaml", old: "- id: debut-acces\n", with: "- id: debut-rien\n  libelle: rien\n  depuis: aci_signe_le\n  mois: 1\n  limite: true\n  nature: conseil\n  regle: rien\n  sources: [apta-93]\n- id: debut-acces\n", mark: "id: debut-rien",
			what: "le délai « debut-rien » est une limite, mais rien ne dit"},
		{name: "braces without a repeat", file: "delais.yaml", old: "fin du contrat de cinq ans", with: "fin du contrat de {n} ans", mark: "id: fin-contrat",
			what: "le délai « fin-contrat » ne se répète pas"},
		{name: "repeat of one time", file: "delais.yaml", old: "fois: 4", with: "fois: 1", mark: "- id: anniversaire\n",
			what: "le délai « anniversaire » se répète 2 à 12 fois"},
		{name: "answer that cannot be", file: "delais.yaml", old: "parmi: [opposition]", with: "parmi: [refus]",
			what: "« refus » n’est pas une réponse possible à « reponse_projet »"},
		{name: "duration too long", file: durationsFile, old: "semaines: 12", with: "semaines: 120", mark: "rubrique: groupes",
			what: "la rubrique « groupes » prendrait 120 semaines"},
		{name: "duration missing", file: durationsFile, old: "- {rubrique: dialogue, semaines: 4, apres: [signature]}", with: "", mark: "# Durée",
			what: "la rubrique « dialogue » n’a pas de durée"},
		{name: "fixed duration without a source", file: durationsFile, old: "sources: [csp-l1434-12]", with: "sources: []", mark: "rubrique: depot-projet",
			what: "la durée fixe de « depot-projet » n’a pas de source"},
		{name: "time zone of nowhere", file: "listes.yaml", old: "fuseau: Indian/Mayotte", with: "fuseau: Indian/Ocean",
			what: "le choix « 976 » a le fuseau « Indian/Ocean », qui n’existe pas"},
		{name: "order of a region in a ring", file: "regions/seine-saint-denis.yaml", old: "association], sources: [apta-93]}", with: "association, depot], sources: [apta-93]}", mark: "rubrique: lettre",
			what: "« ordre » tourne en rond : « lettre » finit par s’attendre elle-même"},
		{name: "order of a region without a source", file: "regions/seine-saint-denis.yaml", old: "association], sources: [apta-93]}", with: "association]}", mark: "rubrique: lettre",
			what: "cet ordre n’a pas de source"},
		{name: "order of a region on nothing", file: "regions/seine-saint-denis.yaml", old: "rubrique: gouvernance, apres", with: "rubrique: gouvernail, apres",
			what: "« ordre » nomme « gouvernail », qui n’a pas de durée dans durees.yaml"},
		{name: "order of a region that waits for nothing", file: "regions/seine-saint-denis.yaml", old: "rubrique: gouvernance, apres: [acteurs, ingenierie]", with: "rubrique: gouvernance",
			what: "« ordre » ne dit pas ce qu’attend une rubrique : « gouvernance »"},
		{name: "order of a text", file: premices, after: "id: nom\n", old: "necessaire: true", with: "apres: [passage_le]", mark: "id: nom",
			what: "« apres », « apres_delai », « avant_delai », « premiere_annee » et « alarme » ne vont qu’aux dates : la question « nom »"},
	}
	checkTells(t, cases)
}
