package content

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
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

// withRegions is the real content and the regional files of a folder, by name.
func withRegions(t testing.TB, files map[string]string) (*Catalog, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	c.AddRegions(dir)
	return c, dir
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
	return c.Question("departement").Option(department).Suggests["region"]
}

func TestRegionAdded(t *testing.T) {
	for name, text := range map[string]string{
		"occitanie.yaml": occitanie,
		"O.YML":          "\ufeff" + strings.ReplaceAll(occitanie, "\n", "\r\n"), // as some editors save it
	} {
		c, _ := withRegions(t, map[string]string{name: text})
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
		c, _ := withRegions(t, map[string]string{"paca.yaml": text})
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
		{"not UTF-8", "Le comité d'Occitanie.", "Le comit\xe9.", "", "ce fichier n'est pas du texte en UTF-8"},
		{"binary", "", "\x00\x01\x02", "", "cette ligne, ou celle d'avant, ne se lit pas"},
		{"empty", "", "", "", "ce fichier ne décrit pas de région"},
		{"a remark", "", "# à remplir\n", "", "ce fichier ne décrit pas de région"},
		{"a sentence", "", "bonjour\n", "", "« bonjour » n'est pas de la forme attendue ici"},
		{"a list", "", "- a\n- b\n", "", "une liste n'est pas de la forme attendue ici"},
	}
	c, dir := withRegions(t, nil)
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
		if err := os.WriteFile(filepath.Join(dir, "region.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		before := len(c.Ignored())
		c.AddRegions(dir)
		want := filepath.Join(dir, "region.yaml") + ":" + strconv.Itoa(line) + ": " + Typography(in.what)
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
	c, _ := withRegions(t, map[string]string{"occitanie.yaml": strings.Replace(occitanie, "À l'ARS.", "Veuillez l'envoyer à l'ARS.", 1)})
	noneIgnored(t, c)
}

// Several files are read, each for itself; the same region is not read twice.
func TestSeveralRegionFiles(t *testing.T) {
	other := strings.NewReplacer("occitanie", "bretagne", "Occitanie", "Bretagne", "[09, '31', 82]", "[22, 29, 35, 56]").Replace(occitanie)
	c, dir := withRegions(t, map[string]string{
		"a.yaml": occitanie, "b.yml": other, "c.yaml": strings.ReplaceAll(occitanie, "guide-", "autre-guide-"), "d.yaml": "",
		"LISEZMOI.txt": "rien", ".cache.yaml": "", "e.yaml~": "",
	})
	want := []string{
		filepath.Join(dir, "c.yaml") + ":1: " + Typography("la région « occitanie » est déjà décrite dans a.yaml"),
		filepath.Join(dir, "d.yaml") + ":1: ce fichier ne décrit pas de région",
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

// What cannot be opened is told too; what is not there is not.
func TestRegionFolder(t *testing.T) {
	c, dir := withRegions(t, nil)
	c.AddRegions(filepath.Join(dir, "absent"))
	noneIgnored(t, c)

	file := filepath.Join(dir, "fichier")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.AddRegions(file)
	if told := c.Ignored(); len(told) != 1 || told[0].Error() != file+": ce dossier ne peut pas être lu\u00a0: c'est un fichier" {
		t.Errorf("a file in place of the folder: %v", told)
	}

	c, dir = withRegions(t, nil)
	if err := os.Mkdir(filepath.Join(dir, "sous-dossier.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"perdu.yaml": "absent", "vers-dossier.yaml": "sous-dossier.yaml"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	c.AddRegions(dir)
	told := c.Ignored()
	if len(told) != 2 || !strings.HasSuffix(told[0].Error(), "perdu.yaml: ce fichier ne peut pas être lu\u00a0: il n'est plus là où mène ce lien") ||
		!strings.HasSuffix(told[1].Error(), "vers-dossier.yaml: ce fichier ne peut pas être lu\u00a0: c'est un dossier") {
		t.Errorf("links: %v", told)
	}
}

// Every start of the program looks for the folder: it costs next to nothing when
// it is not there.
func BenchmarkNoRegionFolder(b *testing.B) {
	c, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	dir := filepath.Join(b.TempDir(), "absent")
	for b.Loop() {
		c.AddRegions(dir)
	}
}
