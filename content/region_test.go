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

// grandEst is a region as a regional union would write it.
const grandEst = `id: grand-est
nom: Grand Est
departements: [08, '51', 88]
prudence: >-
  Repères de 2025 : vérifiez.
lettre:
  envoyer: À la délégation de l'ARS.
  seance: Le comité du Grand Est.
  valide: Le directeur de la délégation.
  sources: [guide-grand-est]
projet:
  envoyer: À l'ARS.
  seance: Le même comité.
  valide: L'ARS.
  sources: [guide-grand-est, csp-l1434-12]
appuis:
  - etape: premices
    de: URPS
    quoi: Un chargé de mission.
    sources: [guide-grand-est]
adresses:
  - quoi: guichet des CPTS
    ou: www.exemple.fr
    annee: 2025
    sources: [guide-grand-est]
a_demander:
  - etape: progression
    question: L'aide au démarrage existe-t-elle ?
    sources: [guide-grand-est]
references:
  - id: guide-grand-est
    titre: Guide des CPTS du Grand Est
    editeur: URPS du Grand Est
    annee: 2025
    statut: source de terrain
`

// regionsBuiltIn is how many regions the program has.
const regionsBuiltIn = 14

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
		"grand-est.yaml": grandEst,
		"O.YML":          strings.ReplaceAll(grandEst, "\n", "\r\n"), // as some editors save it
	} {
		c := withRegions(t, map[string]string{name: text})
		noneIgnored(t, c)
		ids := optionIDs(c)
		if n := len(ids); ids[n-2] != "grand-est" || ids[n-1] != "autre" {
			t.Errorf("%s: the choices are %q, want the region before the last", name, ids)
		}
		for department, want := range map[string]string{"08": "grand-est", "51": "grand-est", "88": "grand-est", "56": "autre", "13": "paca"} {
			if got := proposed(c, department); got != want {
				t.Errorf("%s: %s proposes %s, want %s", name, department, got, want)
			}
		}
		r := c.Knowledge().Region("grand-est")
		if r == nil {
			t.Fatalf("%s: the region is not known", name)
		}
		if r.Letter.Leg(Examining) != "Le comité du Grand Est." || r.Caution != "Repères de 2025\u00a0: vérifiez." {
			t.Errorf("%s: %q, %q", name, r.Letter.Leg(Examining), r.Caution)
		}
		if len(r.SupportAt("premices")) != 1 || len(r.ToAskAt("progression")) != 1 || len(r.Addresses) != 1 {
			t.Errorf("%s: %d supports, %d to ask, %d addresses", name, len(r.SupportAt("premices")), len(r.ToAskAt("progression")), len(r.Addresses))
		}
		if s := c.Source("guide-grand-est"); s == nil || s.Year != "2025" || s.Status != FieldWork {
			t.Errorf("%s: its source is %+v", name, s)
		}
		if len(c.Knowledge().Regions) != regionsBuiltIn+1 {
			t.Errorf("%s: %d regions, want those built in and one", name, len(c.Knowledge().Regions))
		}
	}
}

// A file whose id is that of a region built in takes its place.
func TestRegionCorrected(t *testing.T) {
	cases := []struct {
		name, departments      string
		alpes, var83, morbihan string // what three departments then propose
	}{
		{"its departments told", "departements: ['83', '56']", "autre", "paca", "paca"},
		{"none", "departements: []", "autre", "autre", "autre"},
		{"not told", "", "paca", "paca", "autre"},
	}
	for _, in := range cases {
		text := strings.NewReplacer("id: grand-est", "id: paca", "nom: Grand Est", "nom: Région Sud", "departements: [08, '51', 88]", in.departments).Replace(grandEst)
		c := withRegions(t, map[string]string{"paca.yaml": text})
		noneIgnored(t, c)
		if o := c.Question("region").Option("paca"); o == nil || o.Label != "Région Sud" || len(optionIDs(c)) != regionsBuiltIn {
			t.Errorf("%s: the choice is %+v among %q", in.name, o, optionIDs(c))
		}
		r := c.Knowledge().Region("paca")
		if r.Name != "Région Sud" || r.Letter.Meeting != "Le comité du Grand Est." || len(c.Knowledge().Regions) != regionsBuiltIn {
			t.Errorf("%s: %s, %s, %d regions", in.name, r.Name, r.Letter.Meeting, len(c.Knowledge().Regions))
		}
		if a, b, p := proposed(c, "04"), proposed(c, "83"), proposed(c, "56"); a != in.alpes || b != in.var83 || p != in.morbihan {
			t.Errorf("%s: departments propose %s, %s and %s", in.name, a, b, p)
		}
	}
}

// A file with a fault changes nothing, and its fault is told with its line.
func TestRegionRefused(t *testing.T) {
	cases := []struct {
		name, old, with string // with takes the place of old in grandEst; "" old, of the whole
		mark            string // what stands on the line told; with, when empty
		what            string
	}{
		{"unknown key", "nom: Grand Est", "nom: Grand Est\nville: Reims", "ville", "la clé « ville » n’existe pas ici"},
		{"unknown key, further in", "    quoi: Un", "    pourquoi: Un", "pourquoi", "la clé « pourquoi » n’existe pas ici"},
		{"key twice", "nom: Grand Est", "nom: Grand Est\nnom: Champagne", "nom: Champagne", "la clé « nom » est déjà donnée à la ligne 2"},
		{"source unknown", "sources: [guide-grand-est, csp-l1434-12]", "sources: [guide]", "", "la source « guide » n’existe pas : décrivez-la sous « references »"},
		{"letter without a source", "  valide: Le directeur de la délégation.\n  sources: [guide-grand-est]", "  valide: Le directeur.", "lettre:", "« lettre » de la région « grand-est » n’a pas de source"},
		{"support without a source", "    quoi: Un chargé de mission.\n    sources: [guide-grand-est]", "    quoi: Un.", "- etape: premices", "cet appui n’a pas de source"},
		{"address without a source", "annee: 2025\n    sources: [guide-grand-est]", "annee: 2025", "- quoi: guichet", "cette adresse n’a pas de source"},
		{"address without a year", "    annee: 2025\n    sources", "    sources", "- quoi: guichet", "cette adresse n’a pas de « annee »"},
		{"question without a source", "    question: L'aide au démarrage existe-t-elle ?\n    sources: [guide-grand-est]", "    question: L'aide ?", "- etape: progression", "cette question à poser n’a pas de source"},
		{"source of no status", "statut: source de terrain", "statut: ouï-dire", "- id: guide-grand-est", "le statut « ouï-dire » n’existe pas"},
		{"source of ours again", "- id: guide-grand-est", "- id: urps-paca", "", "la source « urps-paca » est déjà déclarée"},
		{"source without an id", "  - id: guide-grand-est\n    titre", "  - titre", "", "cette source n’a pas de « id »"},
		{"department unknown", "88]", "97]", "departements: [08, '51', 97]", "le département « 97 » n’existe pas"},
		{"stage unknown", "etape: progression", "etape: milieu", "", "l’étape « milieu » n’existe pas : premices, premiers-contacts,"},
		{"stage missing", "  - etape: progression\n    question", "  - question", "", "cette question à poser n’a pas de « etape »"},
		{"no letter", "lettre:", "lettre:\nprojet_bis:", "projet_bis", "la clé « projet_bis » n’existe pas ici"},
		{"letter without a meeting", "  seance: Le comité du Grand Est.\n", "", "lettre:", "« lettre » de la région « grand-est » n’a pas de « seance »"},
		{"inherits from another", "nom: Grand Est", "nom: Grand Est\nherite: paca", "herite: paca", "une région hérite de « autre », et de nulle autre"},
		{"inherits from its own id", "nom: Grand Est", "nom: Grand Est\nherite: grand-est", "herite: grand-est", "une région hérite de « autre », et de nulle autre ; « autre » n’hérite de rien"},
		{"inherits from itself", "id: grand-est", "id: autre\nherite: autre", "herite: autre", "une région hérite de « autre », et de nulle autre"},
		{"no caution", "prudence: >-\n  Repères de 2025 : vérifiez.\n", "", "id: grand-est", "la région « grand-est » n’a pas de « prudence »"},
		{"no name", "nom: Grand Est", "nom: ' '", "id: grand-est", "la région « grand-est » n’a pas de « nom »"},
		{"no id", "id: grand-est\n", "", "nom: Grand Est", "la région «  » n’a pas de « id »"},
		{"id that is a list", "id: grand-est", "id: [grand-est]", "", "un identifiant est un mot, pas une liste"},
		{"id of several words", "id: grand-est", "id: Champagne Ardenne", "", "l’identifiant « Champagne Ardenne » s’écrit en minuscules sans accent"},
		{"an item of nothing", "adresses:", "adresses:\n  -", "  -\n", "cette ligne de la liste est vide"},
		{"a source of nothing", "references:", "references:\n  - null", "- null", "cette ligne de la liste est vide"},
		{"a text for a list", "departements: [08, '51', 88]", "departements: 51", "", "« 51 » n’est pas de la forme attendue ici"},
		{"a list for a text", "nom: Grand Est", "nom: [Grand Est]", "", "une liste n’est pas de la forme attendue ici"},
		{"hidden characters", "nom: Grand Est", `nom: "Grand\e[31m Est\u202e"`, "id: grand-est", "un caractère invisible est à retirer de « Grand[31m Est »"},
		{"not YAML", "departements: [08", "departements: [08]]", "", "cette ligne, ou celle d’avant, ne se lit pas"},
		{"a colon", "quoi: Un chargé", "quoi: Un : chargé", "", "un texte qui contient « : » s’écrit entre guillemets"},
		{"a tab", "  envoyer: À la", "\tenvoyer: À la", "", "ce signe ne peut pas commencer un texte : les retraits se font avec des espaces"},
		{"a mark", "nom: Grand Est", "nom: &x Grand Est", "", "la marque « &x » n’est pas lue : retirez-la"},
		{"an alias", "nom: Grand Est", "nom: &x Grand Est\nville: *x", "ville", "le renvoi « *x » n’est pas lu : recopiez ici ce qu’il désigne"},
		{"binary", "", "\x00\x01\x02", "", "cette ligne, ou celle d’avant, ne se lit pas"},
		{"empty", "", "", "", "ce fichier ne décrit pas de région"},
		{"a remark", "", "# à remplir\n", "", "ce fichier ne décrit pas de région"},
		{"a sentence", "", "bonjour\n", "", "« bonjour » n’est pas de la forme attendue ici"},
		{"a list", "", "- a\n- b\n", "", "une liste n’est pas de la forme attendue ici"},
	}
	c := withRegions(t, nil)
	choices, sources := optionIDs(c), len(c.Sources)
	for _, in := range cases {
		text, mark := in.with, in.mark
		if in.old != "" {
			if !strings.Contains(grandEst, in.old) {
				t.Fatalf("%s: the example does not hold %q", in.name, in.old)
			}
			text = strings.Replace(grandEst, in.old, in.with, 1)
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
		if !slices.Equal(optionIDs(c), choices) || len(c.added) > 0 || len(c.Sources) != sources || proposed(c, "51") != "autre" {
			t.Errorf("%s: the file is used all the same", in.name)
		}
	}
}

// A region says what it knows, and has the words of « Autre région » for the rest,
// its own first.
func TestRegionInherits(t *testing.T) {
	text := strings.NewReplacer("lettre:\n", "herite: autre\nlettre:\n").Replace(grandEst)
	at, end := strings.Index(text, "projet:\n"), strings.Index(text, "appuis:\n")
	c := withRegions(t, map[string]string{"grand-est.yaml": text[:at] + text[end:]})
	noneIgnored(t, c)
	r, from := c.Knowledge().Region("grand-est"), c.Knowledge().Elsewhere()
	if r.Letter.Meeting != "Le comité du Grand Est." || r.Project.Send != from.Project.Send || len(r.Addresses) != 1 {
		t.Errorf("the letter goes before %q, the project is sent %q", r.Letter.Meeting, r.Project.Send)
	}
	if asked := r.ToAskAt("progression"); len(asked) != 1+len(from.ToAskAt("progression")) || asked[0].Question != "L’aide au démarrage existe-t-elle\u00a0?" {
		t.Errorf("%d questions to ask, the first %q", len(asked), asked[0].Question)
	}
	if len(r.Support) != 1+len(from.Support) {
		t.Errorf("%d supports, want its own and the %d of « autre »", len(r.Support), len(from.Support))
	}
}

// In a region that has its own order, each rubrique still stands after those it
// waits for, and none is lost.
func TestDurationsInARegion(t *testing.T) {
	c := withRegions(t, nil)
	durations := c.DurationsIn("seine-saint-denis")
	rank := map[string]int{}
	for i, d := range durations {
		for _, before := range d.After {
			if at, above := rank[before.Name]; !above || at >= i {
				t.Errorf("%s stands before %s", d.Section, before)
			}
		}
		rank[d.Section.Name] = i
	}
	if len(rank) != len(c.Durations) || rank["lettre"] < rank["association"] {
		t.Errorf("%d rubriques of %d; the letter stands at %d, the association at %d", len(rank), len(c.Durations), rank["lettre"], rank["association"])
	}
	sections := func(all []*Duration) (names []string) {
		for _, d := range all {
			names = append(names, d.Section.Name)
		}
		return names
	}
	if usual := c.DurationsIn(""); !slices.Equal(sections(usual), sections(c.Durations)) {
		t.Error("without a region, the order is not the usual one")
	}
}

// The words of a regional file are its author's: they do not keep it out.
func TestRegionInItsOwnWords(t *testing.T) {
	c := withRegions(t, map[string]string{"grand-est.yaml": strings.Replace(grandEst, "À l'ARS.", "Veuillez l’envoyer à l’ARS.", 1)})
	noneIgnored(t, c)
}

// Several files are read, each for itself; the same region is not read twice.
func TestSeveralRegionFiles(t *testing.T) {
	other := strings.NewReplacer("grand-est", "bretagne", "Grand Est", "Bretagne", "[08, '51', 88]", "[22, 29, 35, 56]").Replace(grandEst)
	c := withRegions(t, map[string]string{
		"a.yaml": grandEst, "b.yml": other, "c.yaml": strings.ReplaceAll(grandEst, "guide-", "autre-guide-"), "d.yaml": "",
	})
	want := []string{
		filepath.Join(folder, "c.yaml") + ":1: " + french.Typography("la région « grand-est » est déjà décrite dans a.yaml"),
		filepath.Join(folder, "d.yaml") + ":1: ce fichier ne décrit pas de région",
	}
	var got []string
	for _, err := range c.Ignored() {
		got = append(got, err.Error())
	}
	if !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	if ids := optionIDs(c); !slices.Contains(ids, "grand-est") || !slices.Contains(ids, "bretagne") || ids[len(ids)-1] != "autre" {
		t.Errorf("the choices are %q", ids)
	}
}

// A file that could not be read is left out like one with a fault.
func TestRegionNotRead(t *testing.T) {
	c := withRegions(t, nil)
	c.AddRegions([]OutsideFile{{Path: "a.yaml", Trouble: "c’est un dossier\u00a0: donnez un fichier"}})
	if told := c.Ignored(); len(told) != 1 || told[0].Error() != "a.yaml: c’est un dossier\u00a0: donnez un fichier" {
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
	f.Add(grandEst)
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
