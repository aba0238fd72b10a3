package content

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// longestTitle is what stands on half a screen of 80 columns, beside what is
// found.
const longestTitle = 36

// The eleven checks of the inventory for health centres are there, five of them
// for every structure, and three imbalances before.
func TestGovernanceChecks(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var general, centres []string
	for _, g := range c.Governance() {
		if g.Centres {
			centres = append(centres, g.ID.Name)
		} else {
			general = append(general, g.ID.Name)
		}
	}
	for _, g := range slices.Concat(c.Governance(), c.HealthProject()) {
		if strings.HasSuffix(g.Title, "?") || strings.HasSuffix(g.Title, ".") {
			t.Errorf("%s: « %s » is not a statement to tick", g.ID, g.Title)
		}
		if n := utf8.RuneCountInString(g.Title); n > longestTitle {
			t.Errorf("%s: « %s » takes %d columns, want %d at most", g.ID, g.Title, n, longestTitle)
		}
	}
	if len(general) != 3+5 || len(centres) != 6 {
		t.Errorf("%v and %v", general, centres)
	}
}

func TestCheckRefusesGovernance(t *testing.T) {
	first := "id: majorite-profession\n"
	cases := []breakage{
		{name: "twice", file: governanceFile, old: "id: colleges-sieges", with: "id: majorite-profession", after: "regle: aucune-majorite",
			what: "le contrôle « majorite-profession » n’a pas d’identifiant à lui"},
		{name: "no rule", file: governanceFile, old: "regle: aucune-majorite", with: "regle: ''", mark: first,
			what: "le contrôle « majorite-profession » n’a pas de « regle »"},
		{name: "nothing to say", file: governanceFile, after: "id: colleges-sieges", old: "a_dire: Indiquez", with: "a_dire: '' # Indiquez", mark: "colleges-sieges",
			what: "le contrôle « colleges-sieges » n’a pas de « a_dire »"},
		{name: "nothing to open", file: governanceFile, after: first, old: "question: colleges", with: "si_cds: false", mark: first,
			what: "le contrôle « majorite-profession » doit ouvrir une question ou une action, et une seule"},
		{name: "two things to open", file: governanceFile, after: first, old: "question: colleges", with: "question: colleges\n  action: E3-04", mark: first,
			what: "le contrôle « majorite-profession » doit ouvrir une question ou une action, et une seule"},
		{name: "unknown question", file: governanceFile, after: first, old: "question: colleges", with: "question: college",
			what: "la question « college » n’existe pas"},
		{name: "unknown action", file: governanceFile, after: first, old: "question: colleges", with: "action: E3-99",
			what: "l’action « E3-99 » n’existe pas"},
		{name: "no source", file: governanceFile, after: first, old: "sources: [cpts]", with: "sources: []", mark: first,
			what: "le contrôle « majorite-profession » n’a pas de source"},
		{name: "unknown source", file: governanceFile, after: first, old: "sources: [grcs-aura-2021]", with: "sources: [grcs]",
			what: "la source « grcs » n’existe pas dans sources.yaml"},
		{name: "health project, unknown question", file: healthProjectFile, after: "id: mission-fiche\n", old: "question: fiches_actions", with: "question: fiches",
			what: "la question « fiches » n’existe pas"},
		{name: "scolding", file: governanceFile, after: first, old: "sinon: >-\n    Une profession", with: "sinon: >-\n    Erreur : une profession", mark: "regle: aucune-majorite",
			what: "« Erreur » est un mot à ne pas employer"},
	}
	checkTells(t, cases)
}
