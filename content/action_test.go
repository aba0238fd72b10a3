package content

import (
	"cmp"
	"testing"
)

// What settles an action, or takes it away, names answers that can be given.
func TestCheckRefusesWrongActions(t *testing.T) {
	about := func(keys string) breakage {
		return breakage{file: contacts, after: "id: E2-19\n", old: "libelle: Informer", with: keys + "\n        libelle: Informer", mark: keys}
	}
	cases := []struct{ name, keys, what, mark string }{ // mark, where the line is not that of keys
		{"answer that cannot be", "si: {question: lettre_avis, parmi: [tacite]}",
			"« si » de l’action « E2-19 » : « tacite » n’est pas une réponse possible", ""},
		{"condition on a text", "si: {question: nom, parmi: [Vallon]}",
			"« si » de l’action « E2-19 » : « Vallon » n’est pas une réponse possible", ""},
		{"none, where there is no such answer", "sauf_si: {question: perimetre, parmi: [aucun]}",
			"« sauf_si » de l’action « E2-19 » : « aucun » n’est pas une réponse possible", ""},
		{"all lines, and so many", "reglee_par: [{question: devis, colonne: retenu, tous: [oui], chaque: true}]",
			"« reglee_par » de l’action « E2-19 » : « tous » dit déjà combien de lignes il faut", ""},
		{"another way that cannot be", "reglee_par: [{question: nom, ou: [{question: lettre_avis, parmi: [tacite]}]}]",
			"« reglee_par » de l’action « E2-19 » : « tacite » n’est pas une réponse possible", ""},
		{"proof that cannot be", "reglee_par: [{question: lettre_avis, parmi: [tacite]}]",
			"« reglee_par » de l’action « E2-19 » : « tacite » n’est pas une réponse possible", ""},
		{"proof of a text", "reglee_par: [{question: nom, parmi: [Vallon]}]",
			"« reglee_par » de l’action « E2-19 » : « Vallon » n’est pas une réponse possible", ""},
		{"all of one choice", "reglee_par: [{question: lettre_avis, tous: [favorable]}]",
			"« reglee_par » de l’action « E2-19 » : « tous » ne va qu’aux choix multiples", ""},
		{"no line at all", "reglee_par: [{question: devis, lignes: -1}]",
			"« reglee_par » de l’action « E2-19 » : « lignes » dit combien il en faut", ""},
		{"lines of a date", "reglee_par: [{question: lettre_deposee_le, lignes: 2}]",
			"« reglee_par » de l’action « E2-19 » : « lignes » dit combien il en faut", ""},
		{"column of a date", "reglee_par: [{question: lettre_deposee_le, colonne: jour}]",
			"« reglee_par » de l’action « E2-19 » : « colonne » ne va qu’aux tableaux", ""},
		{"each line of what", "reglee_par: [{question: devis, chaque: true}]",
			"« reglee_par » de l’action « E2-19 » : « colonne » ne va qu’aux tableaux", ""},
		{"no such column", "reglee_par: [{question: devis, colonne: prix}]",
			"« devis » n’a pas de colonne « prix » : l’action « E2-19 »", ""},
		{"no such other column", "reglee_par: [{question: devis, colonne: montant, avec: prix}]",
			"« devis » n’a pas de colonne « prix » : l’action « E2-19 »", ""},
		{"cell that cannot be", "reglee_par: [{question: devis, colonne: retenu, parmi: [jamais]}]",
			"« reglee_par » de l’action « E2-19 » : « jamais » n’est pas une réponse possible", ""},
		{"a text to come", "reglee_par: [{question: nom, a_venir: true}]",
			"« reglee_par » de l’action « E2-19 » : « a_venir » ne va qu’aux dates", ""},
		{"size of no scale", "tailles: [5]",
			"l’action « E2-19 » vise la taille 5, qui n’est dans aucun barème", "id: E2-19"},
		{"concerns nobody", "si: {question: projet_existant, parmi: [oui]}\n        sauf_si: {question: projet_existant, parmi: [oui]}",
			"aucune réponse à « projet_existant » ne peut tout remplir : l’action « E2-19 »", "sauf_si"},
		{"settled by what is not asked then", "si: {question: ingenierie_mode, parmi: [interne]}\n        reglee_par: [{question: devis}]",
			"aucune réponse à « ingenierie_mode » ne peut tout remplir : l’action « E2-19 »", "reglee_par: [{question: devis}]"},
		{"two answers at once", "reglee_par: [{question: lettre_avis, parmi: [favorable]}, {question: lettre_avis, parmi: [reserves]}]",
			"aucune réponse à « lettre_avis » ne peut tout remplir : l’action « E2-19 »", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := about(c.keys)
			b.what = c.what
			b.mark = cmp.Or(c.mark, b.mark)
			fsys, want := b.broken(t)
			c, err := LoadFrom(fsys)
			if err != nil {
				t.Fatalf("this fault is for Check, but Load tells:\n%v", err)
			}
			tells(t, c.Check(), want)
		})
	}
	for key, fact := range map[string]string{"si": "{question: avis, parmi: [oui]}", "sauf_si": "{question: avis}", "reglee_par": "[{question: nom, ou: [{question: avis}]}]"} {
		b := about(key + ": " + fact)
		b.what = "« " + key + " » de l’action « E2-19 » renvoie à la question « avis », qui n’existe pas"
		fsys, want := b.broken(t)
		_, err := LoadFrom(fsys)
		tells(t, err, want)
	}
}
