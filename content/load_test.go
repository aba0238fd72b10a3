package content

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"cpts/content/dates"
	"cpts/content/french"
)

func TestLoadResolvesReferences(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range c.Stages {
		if s.Index != i || c.Stage(s.ID.Name) != s {
			t.Errorf("stage %s: index %d, want %d, and to be found by its id", s.ID, s.Index, i)
		}
		for j, section := range s.Sections {
			if section.Stage != s || section.Index != j || c.Section(section.ID.Name) != section {
				t.Errorf("rubrique %s: not placed in its stage", section.ID)
			}
			for k, q := range section.Questions {
				if q.Section != section || q.Index != k || c.Question(q.ID.Name) != q {
					t.Errorf("question %s: not placed in its rubrique", q.ID)
				}
			}
			for k, a := range section.Actions {
				if a.Section != section || a.Index != k || c.Action(a.ID.Name) != a {
					t.Errorf("action %s: not placed in its rubrique", a.ID)
				}
			}
		}
	}
	if ids := c.QuestionIDs(); ids[0] != "nom" || len(ids) != len(c.questions) {
		t.Errorf("%d ids in order from %q, want all %d from nom", len(ids), ids[0], len(c.questions))
	}
	if got := c.Question("departement").Option("87"); got == nil || c.RegionOf("87") != "nouvelle-aquitaine" {
		t.Errorf("the options of a named list: %+v", got)
	}
	profession := c.Question("equipe").Column("profession")
	if profession == nil || profession.Option("sage-femme") == nil {
		t.Error("the options of a column come from its named list")
	}
	if got := strings.Join(c.Earlier("lettre_validee_le"), " "); got != "passage_le lettre_redeposee_le lettre_deposee_le intention_signalee_le" {
		t.Errorf("dates before the letter is validated: %s", got)
	}
	if c.Scale("2022") == nil || c.Scale("1789") != nil || c.Question("equipe").Column("age") != nil {
		t.Error("a thing is found by its id, and only then")
	}
}

// Authors type plain spaces and apostrophes; what a leader reads has the French ones.
func TestLoadSetsTypography(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for id, q := range c.questions {
		for _, text := range []string{q.Label, q.Why, q.Help, q.Short} {
			if text != french.Typeset(text) {
				t.Errorf("%s: %q lacks non-breaking spaces or apostrophes", id, text)
			}
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	cases := []breakage{
		{name: "unknown key", file: premices, old: "court: Nom du projet", with: "courrt: Nom du projet",
			what: "la clé « courrt » n’existe pas ici"},
		{name: "key given twice", file: premices, old: "court: Nom du projet", with: "court: Nom\n        court: Nom du projet",
			mark: "court: Nom du projet", what: "la clé « court » est déjà donnée à la ligne "},
		{name: "id that is a list", file: premices, old: "id: nom", with: "id: [nom]",
			what: "un identifiant est un mot, pas une liste"},
		{name: "word for a number", file: premices, old: "min: 1", with: "min: un",
			what: "« un » n’est pas de la forme attendue ici"},
		{name: "not YAML", file: "sources.yaml", old: "titre: ", with: "titre: : ",
			what: "un texte qui contient « : » s’écrit entre guillemets"},
		{name: "stage twice", file: contacts, old: "id: premiers-contacts", with: "id: premices",
			what: "l’étape « premices » est déjà déclarée"},
		{name: "rubrique twice", file: contacts, old: "id: diagnostic\n", with: "id: territoire\n",
			what: "la rubrique « territoire » est déjà déclarée"},
		{name: "question twice", file: contacts, old: "id: acteurs\n        genre", with: "id: nom\n        genre",
			what: "la question « nom » est déjà déclarée"},
		{name: "action twice", file: contacts, old: "id: E2-08", with: "id: E1-08",
			what: "l’action « E1-08 » est déjà déclarée"},
		{name: "list twice", file: "listes.yaml", after: "Autre région", old: "id: professions", with: "id: regions",
			what: "la liste « regions » est déjà déclarée"},
		{name: "list that does not exist", file: premices, old: "liste: departements", with: "liste: cantons",
			what: "la liste « cantons » n’existe pas dans listes.yaml"},
		{name: "list of a column that does not exist", file: premices, old: "liste: publics", with: "liste: foules",
			what: "la liste « foules » n’existe pas dans listes.yaml"},
		{name: "stage that does not exist", file: contacts, old: "apres: [premices]", with: "apres: [prologue]",
			what: "l’étape « prologue » n’existe pas"},
		{name: "stage settled that does not exist", file: contacts, old: "acquis: [premices]", with: "acquis: [prologue]",
			what: "l’étape « prologue » n’existe pas"},
		{name: "condition on nothing", file: contacts, old: "si: {question: ingenierie_mode", with: "si: {question: ingenierie_forme",
			what: "« si » renvoie à la question « ingenierie_forme », qui n’existe pas"},
		{name: "proposal of a table that does not exist", file: contacts, old: "{table: structures_locales, colonne: nom}", with: "{table: structure_locale, colonne: nom}",
			what: "le tableau « structure_locale » n’existe pas"},
		{name: "proposal of a column that does not exist", file: contacts, old: "{table: structures_locales, colonne: nom}", with: "{table: structures_locales, colonne: noms}",
			what: "la colonne « noms » n’existe pas dans le tableau « structures_locales »"},
		{name: "proposal of a question that does not exist", file: contacts, old: "depuis: [{question: objectifs}]", with: "depuis: [{question: objectif}]",
			what: "la question « objectif » n’existe pas"},
		{name: "order with nothing", file: contacts, old: "apres: [lettre_deposee_le]", with: "apres: [lettre_partie_le]",
			what: "« apres » renvoie à « lettre_partie_le », qui n’est pas une question de date"},
		{name: "order with an amount", file: contacts, old: "apres: [lettre_deposee_le]", with: "apres: [ingenierie_budget]",
			what: "« apres » renvoie à « ingenierie_budget », qui n’est pas une question de date"},
		{name: "delay from nothing", file: "delais.yaml", old: "depuis: projet_depose_le", with: "depuis: projet_parti_le",
			what: "la question « projet_parti_le » n’existe pas"},
		{name: "delay until nothing", file: "delais.yaml", old: "tombe_avec: projet_valide_le", with: "tombe_avec: projet_fini_le",
			what: "la question « projet_fini_le » n’existe pas"},
	}
	for _, b := range cases {
		t.Run(b.name, func(t *testing.T) {
			fsys, want := b.broken(t)
			c, err := LoadFrom(fsys)
			tells(t, err, want)
			if c != nil {
				t.Error("broken content is not handed out")
			}
		})
	}
}

// All faults are told at once, file after file and line after line (line 9
// before line 10).
func TestLoadTellsEveryFaultInOrder(t *testing.T) {
	fsys := real(t)
	for name, keys := range map[string][]string{premices: {"presentation:", "pourquoi:"}, contacts: {"presentation:"}} {
		text := string(fsys[name].Data)
		for _, key := range keys {
			text = strings.Replace(text, key, "x"+key, 1)
		}
		fsys[name].Data = []byte(text)
	}
	_, err := LoadFrom(fsys)
	if err == nil {
		t.Fatal("three unknown keys are accepted")
	}
	var told [3]struct {
		file string
		line int
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(told) {
		t.Fatalf("faults told:\n%v\nwant %d", err, len(told))
	}
	for i, line := range lines {
		parts := strings.SplitN(line, ":", 3)
		told[i].file = parts[0]
		if told[i].line, err = strconv.Atoi(parts[1]); err != nil {
			t.Fatalf("no line in %q", line)
		}
	}
	if told[0].file != "content/"+premices || told[1].file != told[0].file || told[2].file != "content/"+contacts {
		t.Errorf("files in the order %v", told)
	}
	if told[0].line >= 10 || told[1].line < 10 {
		t.Errorf("lines in the order %d, %d, want one of a single figure first", told[0].line, told[1].line)
	}
}

func TestLoadMissingFile(t *testing.T) {
	fsys := real(t)
	delete(fsys, "listes.yaml")
	_, err := LoadFrom(fsys)
	tells(t, err, "content/listes.yaml: ")
	if errors.Is(err, fs.ErrNotExist) {
		t.Error("a fault of the content is not mistaken for a missing project file")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// Amounts need a scale: a content without any is refused as a whole, in words.
func TestLoadWithoutScale(t *testing.T) {
	fsys := real(t)
	delete(fsys, "baremes/2019.yaml")
	delete(fsys, scale22)
	_, err := LoadFrom(fsys)
	tells(t, err, "content/baremes: il n’y a aucun barème")
	fsys["baremes/2027.yaml"] = &fstest.MapFile{Data: real(t)[scale22].Data}
	c, err := LoadFrom(fsys)
	if err != nil || c.ScaleOn(on(t, "1900-07-14")) == nil || c.ScaleOn(on(t, "2099-01-01")) != c.ScaleOn(dates.Day{}) || c.Scales[0].Next() != nil {
		t.Errorf("one scale holds for every day: %v", err)
	}
	fsys[scale22] = fsys["baremes/2027.yaml"]
	_, err = LoadFrom(fsys)
	tells(t, err, french.Typography("content/baremes/2027.yaml:5: le barème « 2022 » est déjà déclaré"))
}

// All that a scale needs comes from the files it was loaded with.
func TestLoadFromIsObeyed(t *testing.T) {
	fsys := real(t)
	for name, pair := range map[string][2]string{
		"sources.yaml": {"titre: Les étapes de création d'une CPTS", "titre: Autres étapes"}, "plafonds.yaml": {"montant: 48060", "montant: 50000"},
		recordFile("2022"): {"montants: [", "montants: [ "}, scale22: {"fixe: [55000, 70000", "fixe: [56000, 70000"},
	} {
		fsys[name].Data = []byte(strings.Replace(string(fsys[name].Data), pair[0], pair[1], 1))
	}
	fsys[recordFile("2019")].Data = []byte("imprime: []\n")
	c, err := LoadFrom(fsys)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Scale("2022")
	if s.Source("urps-paca").Title != "Autres étapes" || s.Source("urps-paca") != c.Source("urps-paca") {
		t.Error("the sources are those of another content")
	}
	if c.Ceilings().Of(2026).Amount != 50000 || len(c.Scale("2019").AsPrinted().Printed) != 0 || len(s.AsPrinted().Printed) == 0 {
		t.Error("the ceilings or the records are those of another content")
	}
	if _, err := c.ReadScale("x.yaml", []byte(own(t, "2022"))); err == nil || !strings.Contains(err.Error(), "est déjà un barème de cpts") {
		t.Errorf("what bears the id of a scale that differs is taken: %v", err)
	}
}
