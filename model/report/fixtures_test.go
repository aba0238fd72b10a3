package report

import (
	"strings"
	"testing"
	"time"

	"cpts/content/dates"
	"cpts/model"
	"cpts/model/modeltest"
	"cpts/model/page"
)

var (
	catalog = modeltest.Catalog
	today   = modeltest.Today
	now     = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
)

// filling fills a project in as a leader would, through the model's own doors.
type filling struct {
	t testing.TB
	*model.Project
}

func fill(t testing.TB) filling {
	return filling{t, model.New(catalog(t), now)}
}

// answer types the answer to a question.
func (f filling) answer(id, typed string) {
	f.t.Helper()
	q := f.Catalog().Question(id)
	if q == nil {
		f.t.Fatalf("no question %s", id)
	}
	v, err := model.Parse(&q.Field, typed)
	if err == nil {
		err = f.SetAnswer(id, v, now)
	}
	if err != nil {
		f.t.Fatalf("%s = %q: %v", id, typed, err)
	}
}

func (f filling) answers(typed map[string]string) {
	f.t.Helper()
	// In the order of the journey: some questions depend on others.
	for _, id := range f.Catalog().QuestionIDs() {
		if text, has := typed[id]; has {
			f.answer(id, text)
			delete(typed, id)
		}
	}
	for id := range typed {
		f.t.Fatalf("no question %s", id)
	}
}

// rows appends lines to a table; cells are typed in the order of the columns,
// parted by « | ».
func (f filling) rows(id string, lines ...string) {
	f.t.Helper()
	q := f.Catalog().Question(id)
	for _, line := range lines {
		row := model.Row{}
		for i, typed := range strings.Split(line, "|") {
			v, err := model.Parse(&q.Columns[i].Field, typed)
			if err != nil {
				f.t.Fatalf("%s, %q: %v", id, typed, err)
			}
			if v != nil {
				row[q.Columns[i].ID.Name] = v
			}
		}
		if err := f.InsertRow(id, len(f.Rows(id)), row, now); err != nil {
			f.t.Fatal(err)
		}
	}
}

func (f filling) done(day string, ids ...string) {
	f.t.Helper()
	on, err := dates.Parse(day)
	if err != nil {
		f.t.Fatal(err)
	}
	for _, id := range ids {
		f.settle(id, model.ActionState{Status: model.Done, On: on})
	}
}

func (f filling) settle(id string, state model.ActionState) {
	f.t.Helper()
	if err := f.SetAction(id, state, now); err != nil {
		f.t.Fatalf("%s: %v", id, err)
	}
}

func empty(t testing.TB) *model.Project { return fill(t).Project }

// small is a project at its first evening: a name, a few people, one need.
func small(t testing.TB) *model.Project {
	f := fill(t)
	f.answers(map[string]string{
		"nom": "CPTS des Deux Rives", "departement": "25", "region": "autre",
		"communes": "Rives-le-Haut, Rives-le-Bas", "population": "40 000",
		"objectifs": "Trouver un médecin traitant à ceux qui n’en ont plus.",
	})
	f.rows("equipe", "Sacha Lebrun|kinésithérapeute", "Alix Mercier|sage-femme|libéral")
	f.rows("besoins", "deux mois d’attente pour un rendez-vous de kinésithérapie")
	f.done("02/11/2026", "E1-02")
	return f.Project
}

// rich is a project in its fourth stage, whose letter is validated and whose
// association exists; its file also holds a few things to correct.
func rich(t testing.TB) *model.Project {
	f := fill(t)
	f.richStart()
	f.richMiddle()
	f.richEnd()
	// What another hand may have written in the file.
	text := string(f.JSON())
	for old, odd := range map[string]string{
		`"repere_professionnels": 60`: `"repere_professionnels": "une soixantaine"`,
		`"retenu": false`:             `"retenu": "peut-être"`,
		`"siret": "`:                  `"avenir": 3, "siret": "`,
	} {
		if !strings.Contains(text, old) {
			t.Fatalf("%s is not in the file", old)
		}
		text = strings.Replace(text, old, odd, 1) // the journal, after, keeps the old
	}
	p, err := model.Read(f.Catalog(), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (f filling) richStart() {
	f.answers(map[string]string{
		"nom": "CPTS du Haut-Vallon", "avancement": "premices", "projet_existant": "non",
		"objectifs":   "Que chacun trouve un médecin traitant à moins de vingt minutes.\n\nQue l’hôpital et la ville se parlent le jour de la sortie, pas trois semaines après.",
		"departement": "87", "region": "nouvelle-aquitaine", "communes": strings.Join(towns, "\n"),
		"population": "27 143", "population_annee": "2023", "population_source": "Insee, populations légales",
		"perimetre": "bassin, trajets", "cpts_voisines": "CPTS de la Vienne amont\nCPTS des Monts",
		"dynamiques": "contrat local de santé du Haut-Vallon, signé en 2024\nréseau de garde des pharmacies",
		"canaux":     "visites, soirees, ambassadeurs", "repere_professionnels": "60",
		"intention_signalee_le": "15/02/2026", "intention_destinataires": "ars, cpam, urps",
	})
	f.rows("equipe",
		"Camille Vernet|medecin-generaliste|libéral|MSP des Sources|porte le groupe accès aux soins|soins-primaires",
		"Noor Haddad|medecin-generaliste|salarie-cds|Centre de santé de la Gare",
		"Jeanne Arnoux|infirmier|libéral|cabinet infirmier de Saint-Aubin|écrit la lettre avec Camille|soins-primaires",
		"Marius Peyrat|infirmier|libéral", "Inès Coudert|ipa|salarie-hopital|Centre hospitalier du Vallon",
		"Paul Lascaux|pharmacien|libéral|Pharmacie du Pont|tient le fichier des contacts",
		"Lou Faucher|kinesitherapeute|libéral", "Agathe Roussel|sage-femme|mixte||relit et corrige",
		"Denis Marty|directeur|salarie-medico-social|EHPAD Les Tilleuls||medico-social",
		"Sylvie Brun|elu|benevole|commune de Saint-Aubin-des-Sources|prête la salle",
	)
	f.rows("structures_locales",
		"MSP des Sources|msp|Saint-Aubin-des-Sources|oui|gérante", "Centre de santé de la Gare|cds|Valbourg|oui|directrice",
		"Centre hospitalier du Vallon|hopital|Valbourg|oui|directeur des soins", "Clinique Saint-Roch|clinique|Valbourg|non",
		"EHPAD Les Tilleuls|ehpad|Peyrelade|oui|directeur", "HAD du Limousin|had||non",
	)
	f.rows("besoins",
		"1 habitant sur 8 sans médecin traitant|population|données de la CPAM, 2025|acces_soins",
		"les plus de 75 ans isolés ne vont plus chez le dentiste|population|enquête des CCAS",
		"des sorties d’hôpital le vendredi soir sans relais infirmier|patients|relevé de trois cabinets pendant deux mois|parcours",
		"personne ne sait qui reçoit un blessé léger le soir|patients||acces_soins",
		"les kinésithérapeutes travaillent sans compte rendu|professionnels|réunion du 12 mars",
	)
	f.rows("rendez_vous",
		"12/03/2026|20 h 30|présentation à tous les métiers|information|maison de santé, Saint-Aubin||34|se revoir chaque mois",
		"26/03/2026||soirée des infirmières et infirmiers|information|salle des fêtes de Peyrelade||18",
		"08/12/2026|14 h|rencontre avec l’hôpital|information|Valbourg|la direction des soins",
	)
}

func (f filling) richMiddle() {
	f.answers(map[string]string{
		"donnees_consultees":  "rezone, cpam, terrain",
		"portrait_population": strings.Repeat("Un habitant sur cinq a plus de 75 ans, et un sur dix n’a pas de voiture. ", 4) + "\n\nLes revenus sont plus bas que dans le département et, l’été, la population double autour du lac.",
		"portrait_offre":      "Deux MSP, quatre cabinets, un hôpital de proximité.", "missions_visees": "acces_soins, parcours, prevention, crise, qualite",
		"porteur_juridique": "association de la CPTS, à créer", "ingenierie_mode": "mixte", "ingenierie_budget": "14 800",
		"lettre_destinataires": "ars, cpam", "lettre_deposee_le": "16/04/2026", "passage_le": "18/05/2026",
		"lettre_avis": "reserves", "lettre_remarques": "Préciser la place du centre de santé.", "lettre_validee_le": "01/06/2026",
		"denomination": "CPTS du Haut-Vallon", "siege": "maison de santé, Saint-Aubin-des-Sources",
		"statuts_permettent": "aucun", "statuts_adoptes_le": "14/09/2026", "poids_population": "oui",
		"place_cds": "structure", "cds_college": "medico-social", "cds_demandes": "aucune", "cds_presentes": "oui", "recours": "textes, cpam",
		"association_declaree_le": "21/09/2026", "siret": "123 456 782 00010", "compte_ouvert_le": "05/10/2026",
		"assurances_souscrites": "aucune", "coordination_jours": "3", "aide_demarrage": "", "indemnisation_pour": "missions", "taux_indemnite": "45", "cotisation": "10",
	})
	f.rows("objectifs_missions", "trouver un médecin traitant aux patients en ALD|acces_soins|liste d’attente commune", "un retour d’hôpital préparé avant le jour de la sortie|parcours")
	f.rows("devis", "Cabinet des Deux Rives|diagnostic et six réunions|9 600|oui", "Atelier Santé|diagnostic seul|7 250,50|non")
	f.rows("colleges", "soins primaires|6|6|deux médecins, deux infirmières, un pharmacien, une sage-femme", "structures d’exercice regroupé|3|3", "médico-social|2|1", "médecins généralistes|4|11||médecin généraliste")
	f.rows("representants", "MSP des Sources|gérante|oui", "Centre de santé de la Gare|directrice|non|non", "Centre hospitalier du Vallon|directeur des soins||oui")
	f.rows("depenses", "coordinatrice à mi-temps|28 000|2027", "location de salle|1 200|2027", "site internet|2 500,50|2027")
	f.rows("aides", "ARS, aide au démarrage|20 000|2026")
	f.rows("postes_coordination", "coordination|80|54 000|2027", "coordination|80|55 500|2028")
	f.rows("indemnites_prevues", "référentes de mission|oui|24|2027||3", "présidence|oui|1 200|2027|45", "intervenant extérieur|non|10|2027")
}

func (f filling) richEnd() {
	f.answers(map[string]string{
		"diagnostic_a_creuser": "délais de rendez-vous en cardiologie et en dermatologie\nrefus de soins\nvisites à domicile",
		"options":              "qualite", "membres": "62", "projet_depose_le": "15/12/2026", "signature_souhaitee_le": "01/06/2027",
	})
	f.rows("scenarios", "avec deux communes de plus|41 200", "une part variable, six mois plus tard||||oui|50|6")
	f.rows("fiches_actions",
		"un médecin traitant pour tous|acces_soins|1 habitant sur 8 sans médecin traitant|100 patients en ALD pourvus en un an|patients en ALD|liste, appels, bilan|médecin généraliste||CPAM||01/03/2027||une demi-journée de coordination|4 500|ACI, accès aux soins||patients pourvus",
		"sortir de l’hôpital sans trou|parcours|sorties du vendredi soir||||infirmière||||01/04/2027")
	f.done("02/03/2026", "E1-02", "E1-03", "E1-01", "E1-16", "E1-17", "E1-18", "E1-05", "E1-06", "E1-20")
	f.done("01/06/2026", "E2-01", "E2-08", "E2-14", "E2-16")
	f.settle("E2-12", model.ActionState{Status: model.Pointless, Reason: "un seul cabinet disponible"})
	f.settle("E3-18", model.ActionState{Status: model.Pointless})
	f.settle("E3-01", model.ActionState{Status: model.Done})
}

// towns are the 43 communes of the territory, all invented.
var towns = []string{
	"Saint-Aubin-des-Sources", "Valbourg", "Peyrelade", "Le Mas-Grenier", "Montferrand-le-Vieux", "Les Aulnes", "Chantegrive",
	"Saint-Sornin", "Bois-Redon", "La Croix-Haute", "Fontbelle", "Rochebrune", "Le Theil", "Vaulry", "Saint-Loup", "Champsac",
	"Les Essarts", "Maisonneuve", "Pont-Rouge", "La Jonchère", "Saint-Priest", "Combelle", "Le Dorat", "Lavaud", "Puy-Lambert",
	"Beaumont", "Saint-Maurice", "Les Salles", "Ventadour", "La Geneste", "Neuvialle", "Malleret", "Chaumont", "Saint-Yrieux",
	"Le Breuil", "Grandchamp", "Les Bordes", "Villars", "Mazières", "Le Pin", "Sainte-Anne", "Tarnac-le-Bas", "Arfeuille",
}

// inline is a text as Markdown writes it inside a line.
func inline(text string) string {
	p := &page.Page{Blocks: []page.Block{page.Title(text)}}
	return strings.TrimPrefix(strings.TrimSuffix(p.Markdown(), "\n"), "# ")
}
