package content

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cpts/content/french"
)

// occitanie is a region as a regional union would write it.
const occitanie = `id: occitanie
nom: Occitanie
departements: [09, '31', 82]
prudence: >-
  Repères de 2025 : vérifiez.
lettre:
  envoyer: À la délégation de l'ARS.
  seance: Le comité d'Occitanie.
  valide: Le directeur de la délégation.
  sources: [guide-occitanie]
projet:
  envoyer: À l'ARS.
  seance: Le même comité.
  valide: L'ARS.
  sources: [guide-occitanie, csp-l1434-12]
appuis:
  - etape: premices
    de: URPS
    quoi: Un chargé de mission.
    sources: [guide-occitanie]
adresses:
  - quoi: guichet des CPTS
    ou: www.exemple.fr
    annee: 2025
    sources: [guide-occitanie]
a_demander:
  - etape: progression
    question: L'aide au démarrage existe-t-elle ?
    sources: [guide-occitanie]
references:
  - id: guide-occitanie
    titre: Guide des CPTS d'Occitanie
    editeur: URPS d'Occitanie
    annee: 2025
    statut: source de terrain
`

// folder is where the regional files of the tests are said to be.
const folder = "regions"

// withRegions is the real content and these regional files, by name.
func withRegions(t testing.TB, files map[string]string) *Catalog {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		addRegion(c, name, files[name])
	}
	return c
}

func addRegion(c *Catalog, name, text string) {
	c.AddRegions([]OutsideFile{{Path: filepath.Join(folder, name), Text: []byte(text)}})
}

func noneIgnored(t *testing.T, c *Catalog) {
	t.Helper()
	for _, err := range c.Ignored() {
		t.Error(err)
	}
}

func optionIDs(c *Catalog) (ids []string) {
	for _, o := range c.Question("region").Options {
		ids = append(ids, o.ID.Name)
	}
	return ids
}

func proposed(c *Catalog, department string) string {
	return c.RegionOf(department)
}

func TestRegionAdded(t *testing.T) {
	for name, text := range map[string]string{
		"occitanie.yaml": occitanie,
		"O.YML":          strings.ReplaceAll(occitanie, "\n", "\r\n"), // as some editors save it
	} {
		c := withRegions(t, map[string]string{name: text})
		noneIgnored(t, c)
		ids := optionIDs(c)
		if n := len(ids); ids[n-2] != "occitanie" || ids[n-1] != "autre" {
			t.Errorf("%s: the choices are %q, want the region before the last", name, ids)
		}
		for department, want := range map[string]string{"09": "occitanie", "31": "occitanie", "82": "occitanie", "12": "autre", "13": "paca"} {
			if got := proposed(c, department); got != want {
				t.Errorf("%s: %s proposes %s, want %s", name, department, got, want)
			}
		}
		r := c.Knowledge().Region("occitanie")
		if r == nil {
			t.Fatalf("%s: the region is not known", name)
		}
		if r.Letter.Leg(Examining) != "Le comité d'Occitanie." || r.Caution != "Repères de 2025\u00a0: vérifiez." {
			t.Errorf("%s: %q, %q", name, r.Letter.Leg(Examining), r.Caution)
		}
		if len(r.SupportAt("premices")) != 1 || len(r.ToAskAt("progression")) != 1 || len(r.Addresses) != 1 {
			t.Errorf("%s: %d supports, %d to ask, %d addresses", name, len(r.SupportAt("premices")), len(r.ToAskAt("progression")), len(r.Addresses))
		}
		if s := c.Source("guide-occitanie"); s == nil || s.Year != "2025" || s.Status != FieldWork {
			t.Errorf("%s: its source is %+v", name, s)
		}
		if len(c.Knowledge().Regions) != 6 {
			t.Errorf("%s: %d regions, want the five built in and one", name, len(c.Knowledge().Regions))
		}
	}
}

// A file whose id is that of a region built in takes its place.
func TestRegionCorrected(t *testing.T) {
	cases := []struct {
		name, departments   string
		alpes, var83, paris string // what three departments then propose
	}{
		{"its departments told", "departements: ['83', '75']", "autre", "paca", "paca"},
		{"none", "departements: []", "autre", "autre", "autre"},
		{"not told", "", "paca", "paca", "autre"},
	}
	for _, in := range cases {
		text := strings.NewReplacer("id: occitanie", "id: paca", "nom: Occitanie", "nom: Région Sud", "departements: [09, '31', 82]", in.departments).Replace(occitanie)
		c := withRegions(t, map[string]string{"paca.yaml": text})
		noneIgnored(t, c)
		if o := c.Question("region").Option("paca"); o == nil || o.Label != "Région Sud" || len(optionIDs(c)) != 5 {
			t.Errorf("%s: the choice is %+v among %q", in.name, o, optionIDs(c))
		}
		r := c.Knowledge().Region("paca")
		if r.Name != "Région Sud" || r.Letter.Meeting != "Le comité d'Occitanie." || len(c.Knowledge().Regions) != 5 {
			t.Errorf("%s: %s, %s, %d regions", in.name, r.Name, r.Letter.Meeting, len(c.Knowledge().Regions))
		}
		if a, b, p := proposed(c, "04"), proposed(c, "83"), proposed(c, "75"); a != in.alpes || b != in.var83 || p != in.paris {
			t.Errorf("%s: departments propose %s, %s and %s", in.name, a, b, p)
		}
	}
}

// A file with a fault changes nothing, and its fault is told with its line.
func TestRegionRefused(t *testing.T) {
	cases := []struct {
		name, old, with string // with takes the place of old in occitanie; "" old, of the whole
		mark            string // what stands on the line told; with, when empty
		what            string
	}{
		{"unknown key", "nom: Occitanie", "nom: Occitanie\nville: Toulouse", "ville", "la clé « ville » n'existe pas ici"},
		{"unknown key, further in", "    quoi: Un", "    pourquoi: Un", "pourquoi", "la clé « pourquoi » n'existe pas ici"},
		{"key twice", "nom: Occitanie", "nom: Occitanie\nnom: Languedoc", "nom: Languedoc", "la clé « nom » est déjà donnée à la ligne 2"},
		{"source unknown", "sources: [guide-occitanie, csp-l1434-12]", "sources: [guide]", "", "la source « guide » n'existe pas : décrivez-la sous « references »"},
		{"letter without a source", "  valide: Le directeur de la délégation.\n  sources: [guide-occitanie]", "  valide: Le directeur.", "lettre:", "« lettre » de la région « occitanie » n'a pas de source"},
		{"support without a source", "    quoi: Un chargé de mission.\n    sources: [guide-occitanie]", "    quoi: Un.", "- etape: premices", "cet appui n'a pas de source"},
		{"address without a source", "annee: 2025\n    sources: [guide-occitanie]", "annee: 2025", "- quoi: guichet", "cette adresse n'a pas de source"},
		{"address without a year", "    annee: 2025\n    sources", "    sources", "- quoi: guichet", "cette adresse n'a pas de « annee »"},
		{"question without a source", "    question: L'aide au démarrage existe-t-elle ?\n    sources: [guide-occitanie]", "    question: L'aide ?", "- etape: progression", "cette question à poser n'a pas de source"},
		{"source of no status", "statut: source de terrain", "statut: ouï-dire", "- id: guide-occitanie", "le statut « ouï-dire » n'existe pas"},
		{"source of ours again", "- id: guide-occitanie", "- id: urps-paca", "", "la source « urps-paca » est déjà déclarée"},
		{"source without an id", "  - id: guide-occitanie\n    titre", "  - titre", "", "cette source n'a pas de « id »"},
		{"department unknown", "82]", "97]", "departements: [09, '31', 97]", "le département « 97 » n'existe pas"},
		{"stage unknown", "etape: progression", "etape: milieu", "", "l'étape « milieu » n'existe pas : premices, premiers-contacts,"},
		{"stage missing", "  - etape: progression\n    question", "  - question", "", "cette question à poser n'a pas de « etape »"},
		{"no letter", "lettre:", "lettre:\nprojet_bis:", "projet_bis", "la clé « projet_bis » n'existe pas ici"},
		{"letter without a meeting", "  seance: Le comité d'Occitanie.\n", "", "lettre:", "« lettre » de la région « occitanie » n'a pas de « seance »"},
		{"no caution", "prudence: >-\n  Repères de 2025 : vérifiez.\n", "", "id: occitanie", "la région « occitanie » n'a pas de « prudence »"},
		{"no name", "nom: Occitanie", "nom: ' '", "id: occitanie", "la région « occitanie » n'a pas de « nom »"},
		{"no id", "id: occitanie\n", "", "nom: Occitanie", "la région «  » n'a pas de « id »"},
		{"id that is a list", "id: occitanie", "id: [occitanie]", "", "un identifiant est un mot, pas une liste"},
		{"id of several words", "id: occitanie", "id: Midi Pyrénées", "", "l'identifiant « Midi Pyrénées » s'écrit en minuscules sans accent"},
		{"an item of nothing", "adresses:", "adresses:\n  -", "  -\n", "cette ligne de la liste est vide"},
		{"a source of nothing", "references:", "references:\n  - null", "- null", "cette ligne de la liste est vide"},
		{"a text for a list", "departements: [09, '31', 82]", "departements: 31", "", "« 31 » n'est pas de la forme attendue ici"},
		{"a list for a text", "nom: Occitanie", "nom: [Occitanie]", "", "une liste n'est pas de la forme attendue ici"},
		{"hidden characters", "nom: Occitanie", `nom: "Occi\e[31mtanie\u202e"`, "id: occitanie", "un caractère invisible est à retirer de « Occi[31mtanie »"},
		{"not YAML", "departements: [09", "departements: [09]]", "", "cette ligne, ou celle d'avant, ne se lit pas"},
		{"a colon", "quoi: Un chargé", "quoi: Un : chargé", "", "un texte qui contient « : » s'écrit entre guillemets"},
		{"a tab", "  envoyer: À la", "\tenvoyer: À la", "", "ce signe ne peut pas commencer un texte : les retraits se font avec des espaces"},
		{"a mark", "nom: Occitanie", "nom: &x Occitanie", "", "la marque « &x » n'est pas lue : retirez-la"},
		{"an alias", "nom: Occitanie", "nom: &x Occitanie\nville: *x", "ville", "le renvoi « *x » n'est pas lu : recopiez ici ce qu'il désigne"},
		{"binary", "", "\x00\x01\x02", "", "cette ligne, ou celle d'avant, ne se lit pas"},
		{"empty", "", "", "", "ce fichier ne décrit pas de région"},
		{"a remark", "", "# à remplir\n", "", "ce fichier ne décrit pas de région"},
		{"a sentence", "", "bonjour\n", "", "« bonjour » n'est pas de la forme attendue ici"},
		{"a list", "", "- a\n- b\n", "", "une liste n'est pas de la forme attendue ici"},
	}
	c := withRegions(t, nil)
	choices, sources := optionIDs(c), len(c.Sources)
	for _, in := range cases {
		text, mark := in.with, in.mark
		if in.old != "" {
			if !strings.Contains(occitanie, in.old) {
				t.Fatalf("%s: the example does not hold %q", in.name, in.old)
			}
			text = strings.Replace(occitanie, in.old, in.with, 1)
		}
		if mark == "" {
			mark = in.with
		}
		line := 1 + strings.Count(text[:max(strings.Index(text, mark), 0)], "\n")
		before := len(c.Ignored())
		addRegion(c, "region.yaml", text)
		want := filepath.Join(folder, "region.yaml") + ":" + strconv.Itoa(line) + ": " + french.Typography(in.what)
		told := false
		for _, err := range c.Ignored()[before:] {
			told = told || strings.HasPrefix(err.Error(), want)
		}
		if !told {
			t.Errorf("%s: told\n%v\nwant\n%s", in.name, c.Ignored()[before:], want)
		}
		if !slices.Equal(optionIDs(c), choices) || len(c.added) > 0 || len(c.Sources) != sources || proposed(c, "31") != "autre" {
			t.Errorf("%s: the file is used all the same", in.name)
		}
	}
}

// The words of a regional file are its author's: they do not keep it out.
func TestRegionInItsOwnWords(t *testing.T) {
	c := withRegions(t, map[string]string{"occitanie.yaml": strings.Replace(occitanie, "À l'ARS.", "Veuillez l'envoyer à l'ARS.", 1)})
	noneIgnored(t, c)
}

// Several files are read, each for itself; the same region is not read twice.
func TestSeveralRegionFiles(t *testing.T) {
	other := strings.NewReplacer("occitanie", "bretagne", "Occitanie", "Bretagne", "[09, '31', 82]", "[22, 29, 35, 56]").Replace(occitanie)
	c := withRegions(t, map[string]string{
		"a.yaml": occitanie, "b.yml": other, "c.yaml": strings.ReplaceAll(occitanie, "guide-", "autre-guide-"), "d.yaml": "",
	})
	want := []string{
		filepath.Join(folder, "c.yaml") + ":1: " + french.Typography("la région « occitanie » est déjà décrite dans a.yaml"),
		filepath.Join(folder, "d.yaml") + ":1: ce fichier ne décrit pas de région",
	}
	var got []string
	for _, err := range c.Ignored() {
		got = append(got, err.Error())
	}
	if !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	if ids := optionIDs(c); !slices.Contains(ids, "occitanie") || !slices.Contains(ids, "bretagne") || ids[len(ids)-1] != "autre" {
		t.Errorf("the choices are %q", ids)
	}
}

// A file that could not be read is left out like one with a fault.
func TestRegionNotRead(t *testing.T) {
	c := withRegions(t, nil)
	c.AddRegions([]OutsideFile{{Path: "a.yaml", Trouble: "c'est un dossier : donnez un fichier"}})
	if told := c.Ignored(); len(told) != 1 || told[0].Error() != "a.yaml: c'est un dossier\u00a0: donnez un fichier" {
		t.Errorf("told %v", told)
	}
}

// costly are texts that would keep the reader of YAML busy for minutes, or fill
// the memory.
var costly = map[string]string{
	"an alias many times": "a: &a " + strings.Repeat("x", 100) + "\nb: [" + strings.Repeat("*a,", 50_000) + "]\n",
	"aliases of aliases":  "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n",
	"one key many times":  strings.Repeat("a: 1\n", 200_000),
	"many keys":           "a" + strings.Join(numbers(100_000), ": 1\na") + ": 1\n",
	"deep lists":          "a: " + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000),
}

func numbers(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = strconv.Itoa(i)
	}
	return all
}

// Nothing costly is given to the reader: the line is told at once.
func TestCostlyTexts(t *testing.T) {
	for name, text := range costly {
		c := withRegions(t, map[string]string{"r.yaml": text})
		_, err := builtIn(t).ReadScale("r.yaml", []byte(text))
		if len(c.Ignored()) == 0 || err == nil {
			t.Fatalf("%s: taken", name)
		}
		for _, told := range []error{c.Ignored()[0], err} {
			first, _, _ := strings.Cut(told.Error(), "\n")
			if !regexp.MustCompile(`r\.yaml:[12]: (le renvoi|la marque|ce groupe)`).MatchString(first) {
				t.Errorf("%s: %s", name, first)
			}
		}
		if len(c.Ignored()) > 20 {
			t.Errorf("%s: %d faults", name, len(c.Ignored()))
		}
	}
}

// Whatever the file, it is a region that can be shown, or it has faults, each with
// its line.
func FuzzReadRegion(f *testing.F) {
	c := withRegions(f, nil)
	f.Add(occitanie)
	f.Add("id: paca\nnom: x\ndepartements: null\n")
	f.Add("references: [null]\nlettre: {sources: [{}]}\nappuis: [null, {etape: []}]\n")
	f.Add("a: &a [*a]\n")
	f.Add("id: \"\\e[31m\"\n--- \n\x00")
	f.Fuzz(func(t *testing.T, text string) {
		r, faults := c.readRegion("r.yaml", []byte(text))
		for _, fault := range faults {
			if fault.line < 1 || fault.what == "" {
				t.Fatalf("%q: told %v", text, fault)
			}
		}
		if len(faults) == 0 && (r.ID.Name == "" || r.Name == "" || strings.ContainsFunc(r.Name, hidden)) {
			t.Fatalf("%q: %+v is taken", text, r)
		}
	})
}
