package content

import (
	"strings"
	"testing"
)

// What was gathered in November 2026 is said, each with the word that gives it away:
// none gets lost when a page is written again.
func TestFactsAreSaid(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	readAll(c)
	var b strings.Builder
	for text := range texts(c) {
		b.WriteString(strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ") + "\n")
	}
	said := b.String()
	for fact, words := range map[string]string{
		"T2, the landmark is one page's":               "nous ne l’avons lu que sur un portail des Hauts-de-France",
		"T3, indemnities need a validated project":     "ouverte aux CPTS dont le projet de santé est validé",
		"T4, France Santé":                             "un réseau de soins, France Santé",
		"T6, the crisis is recognised":                 "quand l’ARS reconnaît une crise sanitaire grave",
		"T8, the address as it is printed":             "centres-sante-auvergnerrhonealpes.org",
		"T8, the two mailboxes":                        "appui.grcs@gmail.com",
		"T9, the weight of the survey":                 "16 % des centres des territoires concernés",
		"T10, the first tools":                         "Les premiers servent dès",
		"T11, PACA":                                    "40 000 € et 20 000 €",
		"T11, Agora Lib’":                              "déploiement",
		"seed 000, unscheduled care":                   "porté par le SAMU centre 15 et des CPTS",
		"seed 000, premises":                           "assurance, aménagement, salle de réunion",
		"seed 002, how many":                           "95 CPTS existaient ou se préparaient",
		"seed 002, good practice":                      "ses bonnes pratiques mises en avant",
		"seed 002, who takes part":                     "19 % seulement siéger dans les instances",
		"seed 002, a dialogue broken":                  "le dialogue rompu avait tourné au rapport de force",
		"seed 002, who answered on governance":         "six répondants seulement",
		"seed 002, values":                             "des désaccords de fond entre exercice salarié et libéral",
		"seed 002, competition":                        "faire d’une concurrence une complémentarité",
		"seed 002, what partners owe":                  "les centres de santé attendaient des partenaires",
		"seed 002, why a ceiling":                      "Pour que personne ne devienne un temps plein",
		"seed 002, what the group prepared":            "une fédération de l’exercice coordonné",
		"seed 003, the two times":                      "distingue en 2021 l’émergence",
		"seed 004, one software":                       "un même logiciel métier",
		"F5, what is not signed":                       "Fin juillet 2026",
		"F6, the centres’ accord":                      "un nouvel accord national, signé le 28 août 2025",
		"F7, two contracts give the same amounts":      "donnent encore les mêmes montants par mission",
		"F9, a regional guide":                         "Un guide de méthode pour le plan de réponse aux crises sanitaires",
		"F10, from the letter on":                      "l’avenant 2 parle d’un soutien dès la lettre d’intention",
		"F11, paid once complete":                      "l’Assurance maladie a vérifié complet",
		"F13, one rate for all":                        "Un même tarif pour tous les métiers",
		"F14, CPR":                                     "commission paritaire régionale",
		"F16, an instruction":                          "une instruction nationale d’octobre 2019",
		"F17, how many CPTS":                           "738 CPTS, dont 530",
		"F19, size 1 is rare":                          "4 % étaient de taille 1",
		"F21, one answer of two":                       "répondent par un même courrier",
		"F22, three who help":                          "Un accompagnement à trois",
		"F23, to be called":                            "C’est à vous de l’appeler",
		"F25, an aid of before":                        "Une aide de 10 000 € suivait alors un avis favorable",
		"F29, La Réunion":                              "Tip@Santé",
		"F29, Saint-Martin":                            "18 960 €",
		"forms: who is to be called":                   "personne à joindre",
		"forms: the public of a sheet":                 "Public visé",
		"forms: what is left of an action":             "Ce qu’il en restera",
		"forms: how users take part":                   "Comment les habitants et les usagers prennent-ils part au projet ?",
		"forms: accounts to members":                   "présenter un budget et des comptes chaque année",
		"forms: the territory in the statutes":         "dire quel territoire l’association couvre",
		"contracts: what a line of indicators carries": "Palier intermédiaire",
	} {
		if !strings.Contains(said, words) {
			t.Errorf("%s: nothing says %q", fact, words)
		}
	}
	for _, wrong := range []string{"apprend le projet", "apprendre le projet", "seul un portail", "vous-mêmes", "auvergnerhonealpes", "Elle suit certains patients"} {
		if strings.Contains(said, wrong) {
			t.Errorf("%q is said again", wrong)
		}
	}
}
