package content

import (
	"slices"
	"testing"
)

// A retired question is known, and nothing puts it: its rubrique does not, nothing in
// the content leads to it.
func TestRetired(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Retired()) == 0 {
		t.Fatal("no question is retired")
	}
	for _, q := range c.Retired() {
		if c.Question(q.ID.Name) != q || !q.Retired || q.InJourney() || c.asked(q.ID.Name) != nil {
			t.Errorf("%s is not known as retired", q.ID)
		}
		if q.Section == nil || slices.Contains(q.Section.Questions, q) || !slices.Contains(q.Section.Elsewhere, q) {
			t.Errorf("%s is put by its rubrique", q.ID)
		}
	}
	for id, to := range map[string]string{"reunions": "rendez_vous", "fiches_moyens": "fiches_actions", "contrat_range": "pieces"} {
		if b := c.Became(id); b == nil || b.To != c.Question(to) || b.Of != c.Question(id) {
			t.Errorf("%s does not lead to %s: %+v", id, to, b)
		}
	}
	if b := c.Became("fiches_moyens"); b.NewName("action") != "titre" || b.NewName("moyens") != "moyens" {
		t.Errorf("the columns of the means are %q and %q", b.NewName("action"), b.NewName("moyens"))
	}
	if got := c.FormerColumns("rendez_vous"); !slices.Equal(got, []string{"date", "objet", "genre", "lieu", "note"}) {
		t.Errorf("a meeting begun had %q", got)
	}
	if q := c.Question("durees_rubriques"); q.InJourney() || q.Retired || slices.Contains(q.Section.Questions, q) {
		t.Error("the journey puts the durations")
	}
}

// What is retired must lead somewhere: else answers would go nowhere.
func TestRetiredRefuses(t *testing.T) {
	const past = "anciens.yaml"
	for _, b := range []breakage{ // told in anciens.yaml, at their line
		{name: "rubrique that does not exist", file: past, after: "id: reunions", old: "rubrique: mobiliser", with: "rubrique: mobilise",
			mark: "id: reunions", what: "la rubrique « mobilise » n’existe pas"},
		{name: "question asked and retired", file: past, old: "- id: reunions", with: "- id: rendez_vous",
			what: "la question « rendez_vous » est déjà déclarée"},
		{name: "table that does not exist", file: past, old: "devenue: {tableau: rendez_vous,", with: "devenue: {tableau: rendez,",
			what: "le tableau « rendez » n’existe pas"},
		{name: "column that does not exist", file: past, old: "vers: titre}", with: "vers: titres}",
			what: "la colonne « titres » n’existe pas dans le tableau « fiches_actions »"},
		{name: "column that nothing renames", file: past, old: "renomme: [{de: action, vers: titre}], ", with: "",
			mark: "{id: action,", what: "la colonne « action » n’existe pas dans le tableau « fiches_actions »"},
		{name: "fixed cell of no column", file: past, old: "{colonne: genre, valeur: information}", with: "{colonne: genres, valeur: information}",
			what: "la colonne « genres » n’existe pas dans le tableau « rendez_vous »"},
		{name: "former table that does not exist", file: past, old: "{id: indicateurs, colonnes", with: "{id: indicateur, colonnes",
			what: "le tableau « indicateur » n’existe pas"},
		{name: "former column told nowhere", file: past, old: "[outil, famille, niveau,", with: "[outil, famille, niveaux,",
			mark: "[outil, famille, niveaux,", what: "la colonne « niveaux » n’est plus dans le tableau « outils_cpts » : dites-la dans « retirees »"},
		{name: "retired column of a table that never had it", file: past, old: "[outil, famille, niveau, ", with: "[outil, famille, ",
			mark: "id: niveau\n", what: "la colonne « niveau » est retirée de « outils_cpts », qui ne l’avait pas"},
		{name: "retired column that is still there", file: past, old: "    retirees:\n", with: "    retirees:\n      - {id: famille, genre: texte, libelle: Famille}\n",
			mark: "- {id: famille", what: "la colonne « famille » est donnée deux fois"},
		{name: "retired column without a label", file: past, old: "        libelle: Niveau\n", with: "",
			after: "retirees:", mark: "- id: niveau\n", what: "la colonne « niveau » n’a pas de « libelle »"},
	} {
		t.Run(b.name, func(t *testing.T) {
			fsys, want := b.broken(t)
			c, err := LoadFrom(fsys)
			if err == nil {
				err = c.Check()
			}
			tells(t, err, want)
		})
	}
}
