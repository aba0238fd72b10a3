package content

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"cpts/content/french"
)

func ownChecker(t *testing.T) *checker {
	t.Helper()
	c := builtIn(t)
	return &checker{c: c, known: c.sourceIDs(), cited: map[string]bool{}}
}

var readOnce = sync.OnceValues(Load)

// builtIn is the content of the program, which no test that asks for it changes.
func builtIn(t testing.TB) *Catalog {
	t.Helper()
	c, err := readOnce()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The built-in scales, their records and the ceilings pass every check; a scale
// passes the same check as a file of one's own.
func TestFiguresAreSound(t *testing.T) {
	k := ownChecker(t)
	c := k.c
	if len(c.Scales) != 2 || c.Scales[0].ID.Name != "2019" || c.Scales[1].ID.Name != "2022" {
		t.Fatalf("%d scales, want 2019 then 2022", len(c.Scales))
	}
	for _, s := range c.Scales {
		k.scale("baremes/"+s.ID.Name+".yaml", s)
		if r := s.AsPrinted(); len(r.Printed) < 19 {
			t.Errorf("%s: %d rows printed", s.ID, len(r.Printed))
		}
		for _, id := range slices.Concat(s.Sources, s.Rates.Sources) {
			if s.Source(id.Name) == nil {
				t.Errorf("%s: source %s not found", s.ID, id)
			}
		}
	}
	k.ceilings()
	if err := inOrder(k.faults); err != nil {
		t.Error(err)
	}
}

func TestCeilings(t *testing.T) {
	want := map[int]int64{2021: 41136, 2022: 41136, 2023: 43992, 2024: 46368, 2025: 47100, 2026: 48060}
	for year := 2018; year < 2032; year++ {
		got := builtIn(t).Ceilings().Of(year)
		switch {
		case want[year] == 0 && got != nil:
			t.Errorf("%d: %d, want no value", year, got.Amount)
		case want[year] != 0 && (got == nil || got.Amount != want[year]):
			t.Errorf("%d: %v, want %d", year, got, want[year])
		}
	}
}

func TestStaleOn(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for day, stale := range map[string]bool{"2026-02-28": false, "2026-12-31": false, "2027-01-01": true} {
		if got := c.Scale("2022").StaleOn(on(t, day)); (got != "") != stale {
			t.Errorf("%s: %q", day, got)
		}
	}
	if c.Scale("2019").StaleOn(on(t, "2026-11-23")) == "" || c.Scale("2019").StaleOn(on(t, "2021-11-23")) != "" {
		t.Error("the scale of 2019 is out of date since 2022")
	}
	if (&Scale{}).StaleOn(on(t, "2099-01-01")) != "" {
		t.Error("a scale without a date of review is never stale")
	}
}

// own is the built-in scale as a file of one's own, with its record in it.
func own(t *testing.T, id string) string {
	t.Helper()
	var b strings.Builder
	for _, name := range []string{"baremes/" + id + ".yaml", recordFile(id)} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}

func TestReadScaleTakesItsOwnForm(t *testing.T) {
	for _, id := range []string{"2022", "2019"} {
		s, err := builtIn(t).ReadScale("mon-bareme.yaml", []byte(own(t, id)))
		if err != nil {
			t.Fatal(err)
		}
		if s.ID.Name != id || len(s.AsPrinted().Printed) == 0 || s.Caution != french.Typography(s.Caution) || s.Line("parcours").Label != "Parcours" {
			t.Errorf("%s read: %+v", id, s)
		}
	}
	text := strings.Replace(strings.Replace(own(t, "2022"), "id: '2022'", "id: avenant-9", 1), "sources: [fcpts-2023, aci-avenant-2, aci-2019, senat-2025, contrats-93]",
		"sources: [avenant-9]\nreferences:\n  - {id: avenant-9, titre: Avenant 9, editeur: Assurance maladie, annee: '2027', statut: texte officiel}", 1)
	s, err := builtIn(t).ReadScale("mon-bareme.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Source("avenant-9"); got == nil || got.Title != "Avenant 9" || s.Source("senat-2025") == nil || s.Source("rien") != nil {
		t.Errorf("sources of its own, and those of the program: %v", got)
	}
	bare := strings.Split(own(t, "2022"), "# Chaque case")[0]
	if s, err = builtIn(t).ReadScale("x.yaml", []byte(bare)); err != nil || len(s.AsPrinted().Printed) != 0 {
		t.Errorf("a scale of one's own does not borrow the record of the built-in one: %v", err)
	}
	other := strings.NewReplacer("fixe: [55000,", "fixe: [55001,").Replace(bare)
	_, err = builtIn(t).ReadScale("x.yaml", []byte(other))
	tellsLine(t, err, "x.yaml", 1+strings.Count(other[:strings.Index(other, "id: '2022'")], "\n"), "« 2022 » est déjà un barème de cpts ; donnez un autre id et un autre titre")
	if s, err = builtIn(t).ReadScale("x.yaml", []byte(strings.Replace(other, "id: '2022'", "id: avenant-9", 1))); err != nil || s.Line("acces_soins").Fixed[0] != 55001 {
		t.Errorf("under an id of its own: %v", err)
	}
}

// A scale of one's own may have other missions, other sizes, and begin another day: it
// is read as it is, and what its new size or mission lacks is told with its line.
func TestReadScaleOfAnotherShape(t *testing.T) {
	bare := strings.Replace(strings.Split(own(t, "2022"), "# Chaque case")[0], "id: '2022'", "id: le-mien", 1)
	eight := strings.Replace(bare, "  - id: qualite\n", "  - id: jeunes\n    libelle: Santé des jeunes\n    nature: mission\n    fixe: [1000, 2000, 3000, 4000]\n    sources: [fcpts-2023]\n  - id: qualite\n", 1)
	s, err := builtIn(t).ReadScale("huit.yaml", []byte(eight))
	if err != nil || len(s.Lines) != 8 || s.Line("jeunes").Fixed[3] != 4000 {
		t.Fatalf("eight lines: %v", err)
	}
	s, err = builtIn(t).ReadScale("futur.yaml", []byte(strings.Replace(bare, "depuis: '2022-03-31'", "depuis: '2031-01-01'", 1)))
	if err != nil || s.Since.ISO() != "2031-01-01" {
		t.Fatalf("a start in the future: %v", err)
	}
	sizes := strings.NewReplacer("{numero: 4, de: 175001, libelle: plus de 175 000 habitants}",
		"{numero: 4, de: 175001, a: 299999, libelle: de 175 000 à 300 000 habitants}\n  - {numero: 5, de: 300000, libelle: plus de 300 000 habitants}").Replace(bare)
	_, err = builtIn(t).ReadScale("cinq.yaml", []byte(sizes))
	line := func(mark string) int { return 1 + strings.Count(sizes[:strings.Index(sizes, mark)], "\n") }
	tellsLine(t, err, "cinq.yaml", line("fixe: [55000,"), "la ligne « acces_soins » a 4 montants fixes pour 5 tailles : écrivez-en un par taille")
	amounts := regexp.MustCompile(`((?:fixe|variable): \[[\d, ]+)\]`).ReplaceAllString(sizes, "$1, 150000]")
	s, err = builtIn(t).ReadScale("cinq.yaml", []byte(amounts))
	if err != nil || s.SizeOf(350_000).Number != 5 || s.Line("acces_soins").Fixed[4] != 150000 {
		t.Fatalf("five sizes: %v", err)
	}
	_, err = builtIn(t).ReadScale("jour.yaml", []byte(strings.Replace(bare, "depuis: '2022-03-31'", "depuis: demain", 1)))
	tellsLine(t, err, "jour.yaml", 1+strings.Count(bare[:strings.Index(bare, "depuis:")], "\n"), "« demain »")
}

func TestReadScaleRefuses(t *testing.T) {
	cases := []struct{ name, old, with, mark, what string }{
		{"unknown key", "prudence:", "prudense:", "", "la clé « prudense » n’existe pas ici : retirez-la"},
		{"missing key", "prudence: montants à confirmer avec votre CPAM\n", "", "id: '2022'", "le barème « 2022 » n’a pas de « prudence »"},
		{"key twice", "depuis: ", "titre: x\ndepuis: ", "titre: x", "la clé « titre » est déjà donnée à la ligne "},
		{"hole", "de: 40000", "de: 40001", "", "la taille 2 commence à 40001 : il reste un trou avant elle, écrivez « de: 40000 »"},
		{"overlap", "de: 80000", "de: 79000", "", "la taille 3 commence à 79000 : elle recouvre ce qui précède, écrivez « de: 80000 »"},
		{"size from nothing", "de: 1,", "de: 20000,", "de: 20000,", "la taille 1 commence à 20000 : il reste un trou"},
		{"size upside down", "a: 79999", "a: 30000", "", "la taille 2 finit à 30000 : seule la dernière est sans fin, écrivez « a: »"},
		{"size with an end", "de: 175001,", "de: 175001, a: 300000,", "", "la taille 4 finit à 300000 : la dernière est sans fin, retirez « a: »"},
		{"negative amount", "fixe: [55000, 70000", "fixe: [55000, -70000", "", "la ligne « acces_soins » a le montant -70000 en taille 2 : écrivez"},
		{"amount beyond reason", "fixe: [55000, 70000", "fixe: [55000, 70000000000", "", "la ligne « acces_soins » a le montant 70000000000 en taille 2"},
		{"amount missing", "fixe: [55000, 70000, 90000, 110000]", "fixe: [55000, 70000, 90000]", "", "la ligne « acces_soins » a 3 montants fixes pour 4 tailles : écrivez-en un par taille"},
		{"amounts missing", "    fixe: [55000, 70000, 90000, 110000]\n", "", "id: acces_soins", "la ligne « acces_soins » a 0 montants fixes pour 4 tailles"},
		{"variable amount missing", "variable: [25000, 30000, 35000, 45000]", "variable: [25000]", "", "la ligne « acces_soins » a 1 montants variables pour 4 tailles"},
		{"decimal amount", "fixe: [55000, 70000", "fixe: [55000, 70000.5", "", "« 70000.5 » n’est pas de la forme attendue ici : écrivez un nombre entier"},
		{"amount in words", "fixe: [55000, 70000", "fixe: [55000, 'soixante'", "", "« soixante » n’est pas de la forme attendue ici : écrivez un nombre entier"},
		{"no source", "sources: [fcpts-2023, aci-avenant-2, aci-2019, senat-2025, contrats-93]\n", "", "id: '2022'", "le barème « 2022 » n’a pas de source : écrivez « sources: »"},
		{"empty sources", "sources: [fcpts-2023, aci-avenant-2, aci-2019, senat-2025, contrats-93]", "sources: []", "", "le barème « 2022 » n’a pas de source"},
		{"source that does not exist", "aci-2019, senat-2025]", "aci-2019, avenant-9]", "", "la source « avenant-9 » n’existe pas dans sources.yaml : citez-en une qui existe, ou déclarez-la sous « references »"},
		{"line twice", "id: parcours", "id: acces_soins", "id: acces_soins\n    libelle: Parcours", "la ligne « acces_soins » est donnée deux fois"},
		{"line named as a total", "id: parcours", "id: annee_1", "", "« annee_1 » ne peut pas nommer une ligne"},
		{"unknown nature", "nature: plan-crise", "nature: prime", "", "la nature « prime » n’existe pas : écrivez fonctionnement, mission ou plan-crise"},
		{"rate beyond", "avance: 75", "avance: 175", "", "« avance » vaut 175 : écrivez un nombre entier de 1 à 100"},
		{"rate missing", "  plan_mise_a_jour: 50\n", "", "avance: 75", "« taux » n’a pas de « plan_mise_a_jour » : écrivez « plan_mise_a_jour: » et sa valeur"},
		{"advance missing", "  avance: 75\n", "", "plan_mise_a_jour: 50", "« taux » n’a pas de « avance » : écrivez « avance: » et sa valeur"},
		{"advance of nothing", "avance: 75", "avance: 0", "", "« avance » vaut 0 : écrivez un nombre entier de 1 à 100"},
		{"bound of no size", "bornes: [40000,", "bornes: [45000,", "", "la borne 45000 n’est au bord d’aucune taille : écrivez un nombre où une taille finit ou commence"},
		{"rate twice", "  avance: 75\n", "  avance: 75\n  avance: 80\n", "avance: 80", "la clé « avance » est déjà donnée à la ligne "},
		{"bonus of no size", "taille: 4\n", "taille: 5\n", "", "la majoration vise la taille 5, qui n’existe pas : écrivez une taille de 1 à 4"},
		{"day badly written", "avant: '2022-09-30'", "avant: 30/09/2022", "", "« 30/09/2022 » n’est pas un jour : écrivez-le AAAA-MM-JJ"},
		{"day of no calendar", "depuis: '2022-03-31'", "depuis: '2022-02-31'", "", "« 2022-02-31 » n’est pas un jour"},
		{"extra of no line", "ligne: fonctionnement\n", "ligne: qualite\n", "", "« qualite » n’est pas une ligne de fonctionnement"},
		{"prorata of another kind", "prorata: mois", "prorata: semaines", "", "le prorata « semaines » n’existe pas : écrivez mois ou jours"},
		{"balance of another kind", "solde: reduit", "solde: tout", "", "le solde « tout » n’existe pas : écrivez reduit ou entier"},
		{"a year of waiting", "retard: 4", "retard: 12", "", "« retard » vaut 12 : écrivez un nombre de mois, de 0 à 11"},
		{"printed in no column", "periode: survenue", "periode: annee_3", "", "la période « annee_3 » n’existe pas : écrivez droits, annee_1"},
		{"printed in no line", "periode: survenue, ligne: crise", "periode: survenue, ligne: gel", "", "la ligne « gel » n’existe pas dans ce barème"},
		{"slip of another value", "imprime: 3750,", "imprime: 3751,", "", "la coquille « D1 » ne dit pas ce qui est imprimé dans cette case"},
		{"slip that explains nothing", "imprime: 3750, calcule: 5625", "imprime: 3750, calcule: 3750", "", "la coquille « D1 » n’explique rien"},
		{"reference without title", "tailles:\n", "references:\n  - {id: x, editeur: y, annee: z, statut: texte officiel}\ntailles:\n", "{id: x,", "la source « x » n’a pas de « titre »"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := own(t, "2022")
			if !strings.Contains(text, c.old) {
				t.Fatalf("the scale no longer holds %q: write this test anew", c.old)
			}
			text = strings.Replace(text, c.old, c.with, 1)
			if c.mark == "" {
				c.mark = strings.TrimSpace(c.with)
			}
			line := 1 + strings.Count(text[:strings.Index(text, c.mark)], "\n")
			_, err := builtIn(t).ReadScale("dossier/mien.yaml", []byte(text))
			tellsLine(t, err, "dossier/mien.yaml", line, c.what)
		})
	}
}

func tellsLine(t *testing.T, err error, file string, line int, what string) {
	t.Helper()
	tells(t, err, fault{file: file, line: line, what: french.Typography(what), outside: true}.Error())
}

// A key given twice leaves its group unread: what is in it is not said to lack.
func TestKeyTwiceDoesNotCascade(t *testing.T) {
	for _, r := range [][2]string{{"depuis: ", "titre: x\ndepuis: "}, {"  avance: 75\n", "  avance: 75\n  avance: 80\n"},
		{"    nature: plan-crise\n", "    nature: plan-crise\n    nature: mission\n"}} {
		_, err := builtIn(t).ReadScale("mien.yaml", []byte(strings.Replace(own(t, "2022"), r[0], r[1], 1)))
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", r[1], err)
		}
	}
}

// Every fault is told at once, those of form and those of sense, in the order of
// the file, and none scolds.
func TestReadScaleTellsAll(t *testing.T) {
	text := own(t, "2022")
	for _, r := range [][2]string{{"prudence:", "prudense:"}, {"de: 40000", "de: 40001"}, {"fixe: [55000,", "fixe: [-1,"}, {"nature: plan-crise", "nature: prime"}} {
		text = strings.Replace(text, r[0], r[1], 1)
	}
	_, err := builtIn(t).ReadScale("mien.yaml", []byte(text))
	if err == nil {
		t.Fatal("four faults, none told")
	}
	told := strings.Split(err.Error(), "\n")
	for _, part := range []string{"prudense", "un trou", "le montant -1", "nature « prime »"} {
		if !slices.ContainsFunc(told, func(line string) bool { return strings.Contains(line, french.Typography(part)) }) {
			t.Errorf("%q is not told among:\n%v", part, err)
		}
	}
	for _, text := range []string{"", "# rien\n", "bonjour", "- 1\n", "id: [", "id: {}\n", "lignes: [null]\ntailles: [null]\n", "imprime: [null]\ncoquilles: [null]\n"} {
		_, err := builtIn(t).ReadScale("mien.yaml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), "mien.yaml:") {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil && forbidden().MatchString(err.Error()) {
			t.Errorf("%q: scolds: %v", text, err)
		}
	}
}

// Whatever the file, ReadScale answers: a scale that is whole, or faults with the
// name of the file.
func FuzzReadScale(f *testing.F) {
	data, err := os.ReadFile("baremes/2022.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add("id: x\ntailles: [{numero: 1, de: 1, libelle: a}]\nlignes: [{id: a, nature: mission, fixe: [1]}]\n")
	f.Add("majoration: []\ntaux: null\nplancher: {population: -1}\nfonctionnement_additionnel: {ligne: x}\n")
	f.Add("lignes: [{composantes: [null, {id: a}], fixe: [null]}]\nreferences: [null]\ncoquilles: [{cases: [null]}]\n")
	f.Add("a: &a [*a]\n")
	c := builtIn(f)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := c.ReadScale("f.yaml", []byte(text))
		if (s == nil) == (err == nil) {
			t.Fatalf("%v, %v", s, err)
		}
		if err == nil {
			for _, l := range s.Lines {
				if len(l.Fixed) != len(s.Sizes) {
					t.Fatalf("%q: a line with %d amounts", text, len(l.Fixed))
				}
			}
			return
		}
		for _, line := range strings.Split(err.Error(), "\n") {
			if !strings.HasPrefix(line, "f.yaml:") {
				t.Fatalf("%q: fault without its place: %q", text, line)
			}
		}
	})
}
