package content

import (
	"strings"
	"testing"
)

func TestCheckAcceptsTheContent(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(); err != nil {
		t.Error(err)
	}
	if n := len(c.actions); n != 154 {
		t.Errorf("%d actions, want the 154 of the inventory", n)
	}
}

func TestCheckRefuses(t *testing.T) {
	population := "id: population\n"
	cases := []breakage{
		// The journey and its inventory.
		{name: "action missing", file: premices, old: "id: E1-07", with: "id: E1-77", mark: "id: premices",
			what: "l’action « E1-07 » de l’inventaire manque"},
		{name: "action out of the inventory", file: premices, old: "id: E1-07", with: "id: E1-22",
			what: "l’action « E1-22 » n’est pas dans l’inventaire de l’étape « premices »"},
		{name: "action of another stage", file: premices, old: "id: E1-07", with: "id: J-47",
			what: "l’action « J-47 » n’est pas dans l’inventaire de l’étape « premices »"},
		{name: "action badly written", file: premices, old: "id: E1-07", with: "id: E1-7",
			what: "l’action « E1-7 » n’est pas dans l’inventaire de l’étape « premices »"},
		{name: "action without a reason", file: premices, after: "id: E1-07", old: "pourquoi: Avant", with: "pourquoi: ''  # Avant",
			mark: "E1-07", what: "l’action « E1-07 » n’a pas de « pourquoi »"},
		{name: "stage of another name", file: "parcours/6-deux-cents-jours.yaml", old: "id: deux-cents-jours", with: "id: cent-jours",
			what: "l’étape « cent-jours » est à la place de « deux-cents-jours »"},
		{name: "stage without a title", file: contacts, old: "titre: Premiers contacts", with: "titre: ''",
			mark: "id: premiers-contacts", what: "l’étape « premiers-contacts » n’a pas de « titre »"},
		{name: "gate without a reason", file: contacts, after: "regle: lettre-validee", old: "manque: ", with: "manque: '' # ",
			mark: "regle: lettre-validee", what: "cette condition n’a pas de « manque »"},
		{name: "rubrique without outcome", file: premices, after: "id: signaler", old: "resultat: Des", with: "resultat: '' # Des",
			mark: "id: signaler", what: "la rubrique « signaler » n’a pas de « resultat »"},
		{name: "rubrique with nothing to do", file: premices, old: "rubriques:\n", with: "rubriques:\n  - {id: vide, titre: Vide, but: rien, resultat: rien}\n",
			mark: "id: vide", what: "la rubrique « vide » n’a ni question ni action nécessaire"},
		// Questions.
		{name: "question without a reason", file: premices, after: population, old: "pourquoi: La", with: "pourquoi: '' # La",
			mark: "id: population", what: "la question « population » n’a pas de « pourquoi »"},
		{name: "question without a short name", file: premices, after: population, old: "court: Population", with: "court: ''",
			mark: "id: population", what: "la question « population » n’a pas de « court »"},
		{name: "question without a label", file: premices, after: population, old: "libelle: Combien", with: "libelle: '' # Combien",
			mark: "id: population", what: "la question « population » n’a pas de « libelle »"},
		{name: "question without a source", file: premices, after: population, old: "sources: [am-na-2021, fcpts-2023]", with: "sources: []",
			mark: "id: population", what: "la question « population » n’a pas de source"},
		{name: "question that asks nothing", file: premices, after: population, old: "compte-t-il ?", with: "compte-t-il.",
			mark: "id: population", what: "le libellé de la question « population » ne finit pas par « ? »"},
		{name: "unknown kind", file: premices, after: population, old: "genre: nombre", with: "genre: nombres",
			mark: "id: population", what: "le genre « nombres » de la question « population » n’existe pas"},
		{name: "unknown inset", file: premices, after: population, old: "encart: budget", with: "encart: carte",
			mark: "id: population", what: "l’encart « carte » n’existe pas"},
		{name: "bounds upside down", file: premices, after: population, old: "min: 1\n", with: "min: 9000000\n",
			mark: "id: population", what: "« min » dépasse « max »"},
		{name: "bounds of a text", file: premices, old: "exemple: CPTS du Haut-Vallon", with: "min: 3",
			mark: "id: nom", what: "« min » et « max » ne vont qu’aux nombres et aux montants"},
		{name: "deliberate none on one choice", file: premices, after: "id: avancement", old: "genre: choix\n", with: "genre: choix\n        aucun: aucune\n",
			mark: "id: avancement", what: "« aucun » ne va qu’aux choix multiples"},
		// Choices.
		{name: "choice without options", file: contacts, old: "genre: choix-multiples\n        liste: missions\n", with: "genre: choix-multiples\n",
			mark: "id: missions_visees", what: "la question « missions_visees » n’offre aucun choix"},
		{name: "options of a text", file: premices, old: "exemple: CPTS du Haut-Vallon", with: "liste: regions",
			mark: "id: nom", what: "la question « nom » offre des choix, mais n’est pas d’un genre qui en a"},
		{name: "option without a label", file: contacts, old: "{id: favorable, libelle: favorable}", with: "{id: favorable}",
			what: "le choix « favorable » n’a pas de « libelle »"},
		{name: "option twice", file: contacts, old: "{id: reserves,", with: "{id: favorable,", mark: "libelle: favorable avec des réserves",
			what: "le choix « favorable » est donné deux fois"},
		{name: "option twice in a list", file: "listes.yaml", old: "{id: paca,", with: "{id: autre,", mark: "libelle: Autre région",
			what: "le choix « autre » est donné deux fois"},
		{name: "department of two regions", file: "regions/paca.yaml", old: "'13', '83'", with: "'93', '83'",
			in: "regions/seine-saint-denis.yaml", mark: "id: seine-saint-denis", what: "le département « 93 » est déjà dans la région « paca »"},
		{name: "mission of no scale", file: "parcours/5-concretisation.yaml", old: "ligne: parcours", with: "ligne: parcour",
			what: "« parcour » n’est une mission d’aucun barème : la question « debut_parcours »"},
		{name: "mission started twice", file: "parcours/5-concretisation.yaml", after: "id: debut_parcours", old: "ligne: parcours", with: "ligne: acces_soins",
			what: "« debut_acces_soins » demande déjà le début de « acces_soins »"},
		{name: "mission never started", file: "parcours/5-concretisation.yaml", old: "        ligne: prevention\n", with: "", in: scale22, mark: "id: prevention",
			what: "aucune question ne demande quand commence « prevention » : ajoutez-en une, avec « ligne: prevention »"},
		{name: "start that is no date", file: "parcours/1-premices.yaml", after: "id: nom\n", old: "necessaire: true", with: "ligne: parcours",
			what: "« ligne » ne va qu’aux dates : la question « nom »"},
		{name: "scale that does not end where the next begins", file: "baremes/2019.yaml", old: "jusqu_a: '2022-03-30'", with: "jusqu_a: '2022-03-29'",
			mark: "id: '2019'", what: "le barème « 2022 » vaut depuis le 2022-03-31 : écrivez « jusqu_a: '2022-03-30' » dans le barème « 2019 »"},
		{name: "condition on an answer that cannot be", file: contacts, old: "parmi: [externe, mixte]", with: "parmi: [externe, melange]",
			what: "« melange » n’est pas une réponse possible à « ingenierie_mode »"},
		{name: "condition on a text", file: contacts, old: "si: {question: ingenierie_mode, parmi: [externe, mixte]}", with: "si: {question: nom, parmi: [oui]}",
			what: "« si » renvoie à « nom », qui n’a pas de réponses fixées d’avance"},
		{name: "condition on no answer", file: contacts, old: "parmi: [externe, mixte]", with: "parmi: []",
			what: "« si » ne dit pas pour quelles réponses"},
		{name: "yes or no written otherwise", file: "parcours/5-concretisation.yaml", old: "parmi: [oui]", with: "parmi: [vrai]",
			what: "« vrai » n’est pas une réponse possible à « montants_confirmes »"},
		// Tables.
		{name: "table without columns", file: premices, after: "id: nom\n", old: "genre: texte\n", with: "genre: lignes\n        une_ligne: un nom\n",
			mark: "id: nom", what: "la question « nom » n’a pas de colonne"},
		{name: "table whose rows have no name", file: premices, after: "id: equipe\n", old: "une_ligne: un membre", with: "une_ligne: ''",
			mark: "id: equipe", what: "la question « equipe » n’a pas de « une_ligne »"},
		{name: "column twice", file: premices, old: "{id: exercice,", with: "{id: profession,", mark: "libelle: Mode d'exercice",
			what: "la colonne « profession » est donnée deux fois"},
		{name: "column that cannot be", file: premices, old: "{id: role, genre: texte,", with: "{id: role, genre: liste,",
			what: "la colonne « role » ne peut pas être du genre « liste »"},
		{name: "columns of a text", file: premices, old: "exemple: CPTS du Haut-Vallon", with: "une_ligne: un nom",
			mark: "id: nom", what: "la question « nom » a des colonnes, mais n’est pas un tableau"},
		// What is proposed from elsewhere.
		{name: "proposal of another kind", file: "parcours/3-progression.yaml", old: "propose: {question: nom}", with: "propose: {question: population}",
			what: "« propose » ne mène pas à une réponse du même genre : la question « denomination »"},
		{name: "count of a table for a text", file: "parcours/3-progression.yaml", old: "propose: {question: nom}", with: "propose: {table: equipe}",
			what: "« propose » ne mène pas à une réponse du même genre : la question « denomination »"},
		{name: "proposal of a column that is no text", file: contacts, old: "{table: structures_locales, colonne: nom}", with: "{table: structures_locales, colonne: type}",
			what: "« depuis » ne mène pas à une réponse du même genre : la colonne « acteur »"},
		{name: "proposal of a date to a cell", file: contacts, old: "depuis: [{question: objectifs}]", with: "depuis: [{question: lettre_deposee_le}]",
			what: "« depuis » ne mène pas à une réponse du même genre : la colonne « objectif »"},
		// Lists and numbers of registers.
		{name: "commas of a text", file: premices, after: "id: nom\n", old: "necessaire: true", with: "virgules: true", mark: "id: nom",
			what: "« virgules » ne va qu’aux listes : la question « nom »"},
		{name: "places of a text", file: premices, after: "id: nom\n", old: "necessaire: true", with: "lieux: true", mark: "id: nom",
			what: "« lieux » ne va qu’aux listes : la question « nom »"},
		{name: "register that does not exist", file: "parcours/3-progression.yaml", old: "repertoire: siret", with: "repertoire: siretn", mark: "id: siret",
			what: "« repertoire » de la question « siret » : siret, siren, rna ou finess, pour un texte"},
		{name: "unit of a text", file: premices, after: "id: nom\n", old: "necessaire: true", with: "unite: mots", mark: "id: nom",
			what: "« unite » ne va qu’aux nombres qui ne sont pas des années : la question « nom »"},
		{name: "unit of a year", file: premices, after: "id: population_annee\n", old: "genre: nombre", with: "genre: nombre\n        unite: ans", mark: "id: population_annee",
			what: "« unite » ne va qu’aux nombres qui ne sont pas des années : la question « population_annee »"},
		{name: "register of a list", file: premices, after: "id: communes\n", old: "virgules: true", with: "repertoire: siret", mark: "id: communes",
			what: "« repertoire » de la question « communes »"},
		// Sources.
		{name: "source of a question that does not exist", file: premices, old: "sources: [am-na-2021, fcpts-2023]", with: "sources: [am-na-2020]",
			what: "la source « am-na-2020 » n’existe pas dans sources.yaml"},
		{name: "source of an action that does not exist", file: premices, after: "id: E1-18", old: "sources: [am-na-2021]", with: "sources: [am]",
			what: "la source « am » n’existe pas dans sources.yaml"},
		{name: "source of a stage that does not exist", file: premices, old: "sources: [urps-paca, am-na-2021]", with: "sources: [urps]",
			what: "la source « urps » n’existe pas dans sources.yaml"},
		{name: "source of a scale that does not exist", file: scale22, old: "sources: [fcpts-2023, aci-avenant-2", with: "sources: [fcpts, aci-avenant-2",
			what: "la source « fcpts » n’existe pas dans sources.yaml"},
		{name: "source of the bonus that does not exist", file: scale22, after: "majoration:", old: "sources: [fcpts-2023]", with: "sources: [fcpts]",
			what: "la source « fcpts » n’existe pas dans sources.yaml"},
		{name: "source of a delay that does not exist", file: "delais.yaml", old: "sources: [paps-hdf-2023]", with: "sources: [paps]",
			what: "la source « paps » n’existe pas dans sources.yaml"},
		{name: "source of no use", file: "sources.yaml", old: "- id: fcpts-2023", with: "- {id: seule, titre: a, editeur: b, annee: c, statut: texte officiel}\n- id: fcpts-2023",
			what: "rien ne cite la source « seule »"},
		{name: "source twice", file: "sources.yaml", old: "- id: urps-paca", with: "- id: fcpts-2023", after: "Retours d'expérience",
			what: "la source « fcpts-2023 » est déjà déclarée"},
		{name: "source of no status", file: "sources.yaml", old: "statut: source de terrain", with: "statut: ouï-dire", mark: "id: fcpts-2023",
			what: "le statut « ouï-dire » n’existe pas"},
		// Delays and scales.
		{name: "delay from what is no date", file: "delais.yaml", old: "depuis: projet_depose_le", with: "depuis: population",
			what: "« depuis » renvoie à « population », qui n’est pas une question de date"},
		{name: "delay of no time", file: "delais.yaml", old: "mois: 2\n  jours: 1", with: "mois: 0", mark: "id: silence",
			what: "le délai « silence » ne compte ni mois ni jours"},
		{name: "amount missing", file: scale22, old: "fixe: [50000, 60000, 75000, 90000]", with: "fixe: [50000, 60000, 75000]", mark: "id: fonctionnement",
			what: "la ligne « fonctionnement » a 3 montants fixes pour 4 tailles"},
		{name: "variable amount too many", file: scale22, old: "variable: [25000, 30000,", with: "variable: [1, 25000, 30000,", mark: "id: acces_soins",
			what: "la ligne « acces_soins » a 5 montants variables pour 4 tailles"},
		{name: "hole between sizes", file: scale22, old: "de: 40000", with: "de: 40001", mark: "id: '2022'",
			what: "la taille 2 commence à 40001"},
		{name: "size without an end in the middle", file: scale22, old: "a: 79999, ", with: "", mark: "id: '2022'",
			what: "la taille 2 finit à 0"},
		{name: "last size with an end", file: scale22, old: "{numero: 4, de: 175001,", with: "{numero: 4, de: 175001, a: 300000,", mark: "id: '2022'",
			what: "la taille 4 finit à 300000"},
		{name: "sizes in disorder", file: scale22, old: "{numero: 1,", with: "{numero: 3,", mark: "id: '2022'",
			what: "la taille 3 est à la place de la taille 1"},
		{name: "bonus of a size that does not exist", file: scale22, old: "taille: 4", with: "taille: 5", mark: "id: '2022'",
			what: "la majoration vise la taille 5"},
		{name: "line of no nature", file: scale22, old: "nature: plan-crise", with: "nature: prime", mark: "id: crise",
			what: "la nature « prime » n’existe pas"},
		{name: "line twice", file: scale22, old: "id: parcours", with: "id: acces_soins", after: "variable: [25000, 30000",
			what: "la ligne « acces_soins » est donnée deux fois"},
		{name: "components that do not add up", file: "baremes/2019.yaml", old: "montants: [15000, 17500", with: "montants: [15000, 17501", mark: "id: acces_soins",
			what: "la ligne « acces_soins » vaut 74500 en taille 2, mais ses composantes font 74501 : mettez-les d’accord"},
		{name: "component without all its amounts", file: "baremes/2019.yaml", old: "montants: [15000, 17500, ", with: "montants: [15000, ",
			what: "la ligne « acces_soins » a 3 montants de « moyens » pour 4 tailles"},
		// Advice and words.
		{name: "advice too long", file: "conseils/1-premices.yaml", old: "Les étapes se recouvrent", with: strings.Repeat("Long. ", 60) + "Les étapes se recouvrent", mark: "id: e1-etapes-mobiles",
			what: "le conseil « e1-etapes-mobiles » est trop long : "},
		{name: "advice of no axis", file: "conseils/1-premices.yaml", old: "axe: savoir", with: "axe: humeur", mark: "id: e1-etapes-mobiles",
			what: "l’axe « humeur » n’existe pas : le conseil « e1-etapes-mobiles »"},
		{name: "advice on nothing", file: "conseils/1-premices.yaml", old: "pour: [avancement]", with: "pour: []", mark: "id: e1-etapes-mobiles",
			what: "le conseil « e1-etapes-mobiles » ne se rattache à rien"},
		// Whose word an advice is.
		{name: "advice without its place", file: "conseils/1-premices.yaml", old: "  lieux: [000:64, 000:74]\n", with: "", mark: "id: e1-durees-des-autres",
			what: "le conseil « e1-durees-des-autres » ne dit pas où le document « fcpts-2023 » le dit : « lieux », comme 000:471"},
		{name: "place that is none", file: "conseils/1-premices.yaml", old: "lieux: [000:64, ", with: "lieux: [000:0, ",
			what: "le conseil « e1-durees-des-autres » : « 000:0 » n’est pas un lieu"},
		{name: "place in a document not cited", file: "conseils/1-premices.yaml", old: "lieux: [000:64, ", with: "lieux: [000:64, 003:12, ", mark: "id: e1-durees-des-autres",
			what: "le conseil « e1-durees-des-autres » a un lieu dans « 003 », qu’aucune de ses sources n’est"},
		{name: "law told as a success", file: "conseils/retours.yaml", old: "sources: [fcpts-2023]", with: "sources: [rgpd, fcpts-2023]", mark: "id: retour-groupe-discussion-bureau",
			what: "le conseil « retour-groupe-discussion-bureau » : l’axe « marche » n’a que des documents lus ligne à ligne, « rgpd » n’en est pas un"},
		{name: "what is read elsewhere told as law", file: "conseils/1-premices.yaml", old: "axe: savoir", with: "axe: loi", mark: "id: e1-etapes-mobiles",
			what: "le conseil « e1-etapes-mobiles » : sous l’axe « loi », une source au moins est un texte"},
		{name: "idea credited to others", file: "conseils/1-premices.yaml", old: "axe: savoir", with: "axe: propose", mark: "id: e1-etapes-mobiles",
			what: "le conseil « e1-etapes-mobiles » : une idée de cpts a l’axe « propose » et la seule source « cpts »"},
		{name: "idea among what others say", file: "conseils/1-premices.yaml", old: "axe: propose", with: "axe: savoir", mark: "id: e1-trois-taches",
			what: "le conseil « e1-trois-taches » : une idée de cpts a l’axe « propose » et la seule source « cpts »"},
		// Lines to begin a table with.
		{name: "proposal of no table", file: proposedFile, old: "table: indicateurs", with: "table: indicateur",
			what: "des lignes se proposent dans une colonne d’un tableau qui a « depuis » : « indicateur », « indicateur »"},
		{name: "proposal where nothing is proposed", file: proposedFile, old: "colonne: indicateur", with: "colonne: preuve", mark: "table: indicateurs",
			what: "des lignes se proposent dans une colonne d’un tableau qui a « depuis » : « indicateurs », « preuve »"},
		{name: "proposal of a column that is not there", file: proposedFile, old: "preuve: relevé de la CPAM}", with: "pieces: relevé de la CPAM}",
			what: "la colonne « pieces » n’existe pas dans le tableau « indicateurs »"},
		{name: "proposal of a mission that is not there", file: proposedFile, old: "{mission: acces_soins,", with: "{mission: acces,",
			what: "« acces » n’est pas un choix de la colonne « mission »"},
		{name: "proposal of an amount", file: proposedFile, old: "preuve: relevé de la CPAM}", with: "montant: '100'}",
			what: "une proposition remplit des textes et des choix, et « montant » n’en est pas"},
		{name: "proposal of no source", file: proposedFile, old: "    sources: [contrats-93]\n", with: "", mark: "- aide: avec un départ et des paliers",
			what: "cette proposition n’a pas de source"},
		{name: "proposal without its text", file: proposedFile, old: "indicateur: Patients en ALD sans médecin traitant, ", with: "", mark: "- aide: avec un départ et des paliers",
			what: "cette proposition n’a pas de « indicateur »"},
		{name: "document of our own", file: "sources.yaml", after: "id: fcpts-2023", old: "statut: source de terrain", with: "statut: proposition de cpts", mark: "id: fcpts-2023",
			what: "le statut « proposition de cpts » n’existe pas"},
		{name: "word twice", file: "glossaire.yaml", after: "id: ADMR", old: "id: ALD", with: "id: ACI",
			what: "« ACI » est donné deux fois"},
		// Words.
		{name: "scolding in a question", file: premices, after: population, old: "court: Population", with: "court: Veuillez", mark: "id: population",
			what: "« Veuillez » est un mot à ne pas employer"},
		{name: "scolding in a cell", file: premices, old: "exemple: MSP des Sources", with: "exemple: une erreur",
			what: "« erreur » est un mot à ne pas employer"},
		{name: "scolding in a list", file: "listes.yaml", old: "libelle: Autre région", with: "libelle: région invalide",
			what: "« invalide » est un mot à ne pas employer"},
		{name: "scolding at a gate", file: contacts, after: "regle: lettre-validee", old: "manque: ", with: "manque: oups # ", mark: "regle: lettre-validee",
			what: "« oups » est un mot à ne pas employer"},
		{name: "scolding in a source", file: "sources.yaml", old: "note: Retours", with: "note: Erreurs. Retours", mark: "id: fcpts-2023",
			what: "« Erreurs » est un mot à ne pas employer"},
		{name: "scolding in a scale", file: scale22, old: "libelle: Fonctionnement", with: "libelle: champ obligatoire", mark: "id: fonctionnement",
			what: "« champ obligatoire » est un mot à ne pas employer"},
		{name: "scolding in a delay", file: "delais.yaml", old: "libelle: fin du contrat", with: "libelle: oups, fin du contrat", mark: "id: fin-contrat",
			what: "« oups » est un mot à ne pas employer"},
	}
	for i, b := range cases {
		if testing.Short() && i%8 > 0 {
			continue // the race detector has nothing to learn from the others
		}
		t.Run(b.name, func(t *testing.T) {
			fsys, want := b.broken(t)
			c, err := LoadFrom(fsys)
			if err != nil {
				t.Fatalf("this fault is for Check, but Load tells:\n%v", err)
			}
			tells(t, c.Check(), want)
		})
	}
}

// A word that merely holds a forbidden one is left alone.
func TestCheckLeavesOtherWords(t *testing.T) {
	for text, bad := range map[string]bool{
		"une pension d’invalidité": false, "l’invalide": true, "Veuillez.": true, "terreur": false, "ERREUR": true, "surveillez": false,
	} {
		if got := forbidden().MatchString(text); got != bad {
			t.Errorf("%q: forbidden %v, want %v", text, got, bad)
		}
	}
}
