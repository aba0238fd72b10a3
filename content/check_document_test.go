package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// goodDocument is one of each kind of block, right; a case breaks one line of it.
const goodDocument = `id: essai
titre: Essai
moment: lettre
sert_a: Essayer.
rubriques: [lettre]
entete: 'Essai de {nom}'
sources: [cpts]
parties:
  - id: une
    titre: Une partie
    attend: [population]
    si: {question: nom}
    contenu:
      - {titre: Un titre}
      - texte: 'Le {aujourdhui}, {denomination/nom}, {communes:nombre|les communes} et {|une chose}.'
      - note: '{delai.silence}'
      - liste: ['{communes}', '{population_source?}']
      - cases: [À cocher]
      - fiche:
          - {libelle: Population, valeur: '{population}'}
      - tableau: {de: besoins, colonnes: [besoin], ou: {colonne: mission, parmi: [crise]}, trie: public}
      - tableau: {de: besoins, colonnes: [besoin], par: mission, necessaires: [besoin]}
      - tableau: {a_la_main: [Nom], vides: 3}
      - montre: taille
      - blanc: 2
      - saut: true
      - pour_chaque:
          de: fiches_actions
          titre: 'Fiche {rang} · {ligne.titre}'
          contenu:
            - texte: '{ligne.objectif}'
`

// documentFaults are what is wrong in a document, « LINE: phrase ».
func documentFaults(t *testing.T, text string) (told []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, file := range real(t) {
		if !strings.HasPrefix(name, "documents/") {
			fsys[name] = file
		}
	}
	fsys["documents/essai.yaml"] = &fstest.MapFile{Data: []byte(text)}
	c, err := LoadFrom(fsys)
	if err != nil {
		t.Fatal(err)
	}
	k := &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}}
	k.documents()
	for _, f := range k.faults {
		said, inIt := strings.CutPrefix(f.Error(), "content/documents/essai.yaml:")
		if !inIt {
			t.Errorf("told of another file: %s", f.Error())
		}
		told = append(told, strings.ReplaceAll(said, "\u00a0", " "))
	}
	return told
}

func TestDocumentsAreChecked(t *testing.T) {
	if faults := documentFaults(t, goodDocument); len(faults) > 0 {
		t.Fatal("what is right is refused: ", faults)
	}
	for _, c := range []struct{ old, with, what string }{
		{"moment: lettre", "moment: demain", "le moment « demain » n’est pas dans la liste"},
		{"sert_a: Essayer.", "sert_a: ''", "n’a pas de « sert_a »"},
		{"rubriques: [lettre]", "rubriques: [lettres]", "la rubrique « lettres » n’existe pas"},
		{"sources: [cpts]", "sources: [nulle]", "la source « nulle » n’existe pas"},
		{"{nom}'\n", "{noms}'\n", "la question « noms » n’existe pas"},
		{"attend: [population]", "attend: [populations]", "« attend » renvoie à la question « populations »"},
		{"si: {question: nom}", "si: {question: noms}", "« si » renvoie à la question « noms », qui n’existe pas"},
		{"si: {question: nom}", "si: {question: lettre_avis, parmi: [peut-etre]}", "« peut-etre » n’est pas une réponse possible"},
		{"{communes:nombre|les communes}", "{nom:nombre}", "« nom » ne se compte pas"},
		{"{|une chose}", "{}", "des accolades vides"},
		{"{|une chose}", "{|une [chose]}", "sans crochets"},
		{"{|une chose}", "{|une chose", "une accolade n’est pas refermée"},
		{"{aujourdhui}", "{besoins}", "un tableau ne tient pas dans une phrase"},
		{"{aujourdhui}", "{ligne.titre}", "ne va que sous « pour_chaque »"},
		{"{aujourdhui}", "{rang}", "la question « rang » n’existe pas"},
		{"{delai.silence}", "{delai.silences}", "le délai « silences » n’existe pas"},
		{"texte: '{ligne.objectif}'", "texte: '{ligne.but}'", "la colonne « but » n’existe pas dans le tableau « fiches_actions »"},
		{"de: fiches_actions", "de: fiches", "le tableau « fiches » n’existe pas"},
		{"de: fiches_actions", "de: nom", "le tableau « nom » n’existe pas"},
		{"tableau: {de: besoins, colonnes: [besoin], ou", "tableau: {de: besoins, colonnes: [besoins], ou", "la colonne « besoins » n’existe pas dans le tableau « besoins »"},
		{"parmi: [crise]", "parmi: [crises]", "« crises » n’est pas une réponse possible dans la colonne « mission »"},
		{"par: mission", "par: besoin", "« par » attend une colonne à choix"},
		{"trie: public", "trie: constat", "« trie » attend une colonne à choix"},
		{"necessaires: [besoin]", "necessaires: [besoins]", "la colonne « besoins » n’existe pas"},
		{"{a_la_main: [Nom], vides: 3}", "{a_la_main: [Nom]}", "un tableau sans « de » se remplit à la main"},
		{"vides: 3", "vides: 300", "« vides » est un nombre de lignes"},
		{"montre: taille", "montre: tailles", "la vue « tailles » n’existe pas"},
		{"blanc: 2", "blanc: 200", "« blanc » est un nombre de lignes"},
		{"- saut: true", "- {saut: true, blanc: 3}", "un bloc est une chose, et une seule"},
		{"- {titre: Un titre}", "- {}", "un bloc est une chose, et une seule"},
		{"{libelle: Population, valeur: '{population}'}", "{libelle: Population}", "une ligne de « fiche » a un « libelle » et une « valeur »"},
		{"cases: [À cocher]", "cases: [[À cocher]]", "on attend ici un texte"},
		{"blanc: 2", "blancs: 2", "la clé « blancs » n’existe pas ici"},
		{"sert_a: Essayer.", "sert_a: Veuillez essayer.", "est un mot à ne pas employer"},
	} {
		if strings.Count(goodDocument, c.old) == 0 {
			t.Fatalf("%q is not in the document", c.old)
		}
		text := strings.Replace(goodDocument, c.old, c.with, 1)
		line := 1 + strings.Count(text[:strings.Index(text, c.with)], "\n")
		faults := documentFaults(t, text)
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, c.what) }) {
			t.Errorf("%s: told %q", c.what, faults)
		}
		near := func(f string) bool {
			var at int
			fmt.Sscanf(f, "%d:", &at)
			return strings.Contains(f, c.what) && at >= line-1 && at <= line
		}
		if !slices.ContainsFunc(faults, near) && !strings.Contains(c.what, "sert_a") && !strings.Contains(c.what, "à ne pas employer") {
			t.Errorf("%s: not told near line %d: %q", c.what, line, faults)
		}
	}
}

// A region that names what is not in a document is told so, with its line.
func TestOutlinesAreChecked(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for old, what := range map[string]string{
		"lettre-intention": "", "lettre": "3: le document « lettre » n’existe pas",
	} {
		text := "id: val\ndocuments:\n  - document: " + old + "\n    sources: [cpts]\n    parties:\n      - {id: territoire, titre: Ici}\n      - {id: riviere}\n"
		k := &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}}
		r := &Region{}
		if faults := decodeText("val.yaml", []byte(text), r); len(faults) > 0 {
			t.Fatal(faults)
		}
		k.outlines("val.yaml", placeOf([]byte(text)), r.Documents)
		want := what
		if want == "" {
			want = "7: le document « lettre-intention » n’a pas de partie « riviere »"
		}
		if len(k.faults) != 1 || !strings.Contains(strings.ReplaceAll(k.faults[0].Error(), "\u00a0", " "), want) {
			t.Errorf("told %v, want %q", k.faults, want)
		}
	}
}

// What stands in the place of a name is a column of the same table.
func TestPeopleAreChecked(t *testing.T) {
	q := &Question{Field: Field{ID: ID{Name: "gens"}}, Columns: []*Column{
		{Field: Field{ID: ID{Name: "nom"}}, Person: ID{Name: "metier", Line: 4}}, {Field: Field{ID: ID{Name: "courriel"}}, Person: ID{Name: nothingInstead}},
	}}
	k := &checker{}
	k.people("x.yaml", q)
	if len(k.faults) != 1 || k.faults[0].line != 4 {
		t.Errorf("told %v", k.faults)
	}
	if !q.Columns[0].Names() || q.Columns[1].Names() {
		t.Error("which columns hold names")
	}
}

// A text is cut into words and holes.
func TestBits(t *testing.T) {
	bits := Told{Text: "a {un/deux:nombre?} b {|là} {trois|ce qui manque} { c"}.Bits()
	var said []string
	for _, b := range bits {
		if b.Hole == nil {
			said = append(said, "«"+b.Words+"»")
		} else {
			said = append(said, fmt.Sprintf("%q %q %v", b.Hole.Names, b.Hole.Missing, b.Hole.Optional))
		}
	}
	want := `«a »|["un" "deux:nombre"] "" true|« b »|[] "là" false|« »|["trois"] "ce qui manque" false|« { c»`
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
