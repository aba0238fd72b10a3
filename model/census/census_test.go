package census_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/contenttest"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/census"
)

// heads are the names of the cells of the directory, as they are in 2026.
var heads = strings.Split("Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité|", "|")

// one is a line of the directory.
type one struct{ id, profession, name, category, skill, mode, postal, code, town, sector string }

func (o one) line() string {
	cells := make([]string, len(heads))
	for name, value := range map[string]string{
		"Identifiant PP": o.id, "Code profession": o.profession, "Libellé profession": o.name, "Code catégorie professionnelle": o.category,
		"Code savoir-faire": o.skill, "Code mode exercice": o.mode, "Code postal (coord. structure)": o.postal,
		"Code commune (coord. structure)": o.code, "Libellé commune (coord. structure)": o.town, "Code secteur d'activité": o.sector,
	} {
		cells[slices.Index(heads, name)] = value
	}
	return strings.Join(cells, "|")
}

func directory(lines ...one) string {
	out := []string{strings.Join(heads, "|")}
	for _, o := range lines {
		out = append(out, o.line())
	}
	return strings.Join(out, "\n") + "\n"
}

// sete and marseille are where the people of the samples are.
func places(t *testing.T, codes ...string) (out []communes.Place) {
	t.Helper()
	for _, code := range codes {
		p, known := communes.Read().ByCode(code)
		if !known {
			t.Fatalf("no commune %s", code)
		}
		out = append(out, p)
	}
	return out
}

func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string, codes ...string) (*census.Census, error) {
	t.Helper()
	return census.Read(context.Background(), path, census.AreaOf(places(t, codes...)), catalogOf(t).Directory(), nil)
}

func catalogOf(t testing.TB) *content.Catalog { return contenttest.Catalog(t) }

// told are the counts, one a line: profession, liberal, salaried, replacing.
func told(c *census.Census) string {
	var b strings.Builder
	for _, n := range c.Counts {
		name := n.Label
		if n.Profession != nil {
			name = n.Profession.Profession.Name
		}
		fmt.Fprintf(&b, "%s %d %d %d\n", name, n.Liberal, n.Salaried, n.Replacing)
	}
	return b.String()
}

var (
	general = one{id: "1", profession: "10", name: "Médecin", category: "C", skill: "SM54", mode: "L", code: "34301"}
	nurse   = one{id: "2", profession: "60", name: "Infirmier", category: "C", mode: "L", code: "34301"}
)

func with(o one, change func(*one)) one { change(&o); return o }

func TestPeopleAreCountedOnce(t *testing.T) {
	for name, c := range map[string]struct {
		lines []one
		codes []string
		want  string
	}{
		"two places, one person": {lines: []one{general, general, with(general, func(o *one) { o.code = "34108" })},
			codes: []string{"34301", "34108"}, want: "medecin-generaliste 1 0 0\n"},
		"elsewhere is not there": {lines: []one{general, with(general, func(o *one) { o.id, o.code = "9", "34172" })}, want: "medecin-generaliste 1 0 0\n"},
		"a speciality": {lines: []one{general, with(general, func(o *one) { o.id, o.skill = "3", "SM12" }), with(general, func(o *one) { o.id, o.skill = "4", "" })},
			want: "medecin-generaliste 1 0 0\nmedecin-specialiste 2 0 0\n"},
		"liberal and salaried is liberal": {lines: []one{with(nurse, func(o *one) { o.mode = "S" }), nurse}, want: "infirmier 1 0 0\n"},
		"mixed is liberal":                {lines: []one{with(nurse, func(o *one) { o.mode = "M" })}, want: "infirmier 1 0 0\n"},
		"without a mode is salaried":      {lines: []one{with(nurse, func(o *one) { o.mode = "" })}, want: "infirmier 0 1 0\n"},
		"who only stands in":              {lines: []one{with(nurse, func(o *one) { o.mode = "R" })}, want: "infirmier 0 0 1\n"},
		"a student":                       {lines: []one{with(nurse, func(o *one) { o.category = "E" })}},
		"on call":                         {lines: []one{with(general, func(o *one) { o.sector = "SA50" })}},
		"a profession not in the content": {lines: []one{with(nurse, func(o *one) { o.profession, o.name = "81", "Orthoprothésiste" }), nurse},
			want: "infirmier 1 0 0\nOrthoprothésiste 1 0 0\n"},
		"two professions": {lines: []one{nurse, with(nurse, func(o *one) { o.profession, o.name = "50", "Sage-Femme" })}, want: "infirmier 1 0 0\nsage-femme 1 0 0\n"},
		"a city has its arrondissements": {lines: []one{with(nurse, func(o *one) { o.code = "13203" }), with(nurse, func(o *one) { o.id, o.code = "3", "13055" })},
			codes: []string{"13055"}, want: "infirmier 2 0 0\n"},
		"an arrondissement alone": {lines: []one{with(nurse, func(o *one) { o.code = "13203" }), with(nurse, func(o *one) { o.id, o.code = "3", "13204" })},
			codes: []string{"13203"}, want: "infirmier 1 0 0\n"},
		"a code of before": {lines: []one{with(nurse, func(o *one) { o.code = "05020" })}, codes: []string{"05132"}, want: "infirmier 1 0 0\n"},
		"no code, but a postal code and a name": {lines: []one{with(nurse, func(o *one) { o.code, o.postal, o.town = "", "34200", "34200 SETE" }), with(nurse, func(o *one) { o.id, o.code, o.postal, o.town = "3", "", "34200", "Sète" })},
			want: "infirmier 2 0 0\n"},
		"no code at all": {lines: []one{with(nurse, func(o *one) { o.code = "" })}},
		"nobody":         {},
	} {
		t.Run(name, func(t *testing.T) {
			if c.codes == nil {
				c.codes = []string{"34301"}
			}
			got, err := read(t, written(t, "PS.txt", directory(c.lines...)), c.codes...)
			if err != nil {
				t.Fatal(err)
			}
			if told(got) != c.want {
				t.Errorf("got\n%swant\n%s", told(got), c.want)
			}
			if got.Lines != int64(len(c.lines)) {
				t.Errorf("%d lines read of %d", got.Lines, len(c.lines))
			}
		})
	}
}

func TestWhatCannotBePlacedIsTold(t *testing.T) {
	lost := with(nurse, func(o *one) { o.code, o.postal, o.town = "", "34200", "BALARUC" })
	c, err := read(t, written(t, "PS.txt", directory(lost, lost, with(lost, func(o *one) { o.id = "5" }))), "34301")
	if err != nil || c.Unplaced != 2 || len(c.Counts) != 0 {
		t.Errorf("%d people without a place, %v, %v", c.Unplaced, c.Counts, err)
	}
}

func TestByCommune(t *testing.T) {
	c, err := read(t, written(t, "PS.txt", directory(general, nurse, with(nurse, func(o *one) { o.code = "34108" }))), "34301", "34108")
	if err != nil || len(c.Places) != 2 {
		t.Fatalf("%v %v", c, err)
	}
	names := communes.Read()
	if first := c.Places[0]; names.Name(first.Place) != "Sète" || first.Total != 2 || !slices.Equal(first.People, []int{1, 1}) {
		t.Errorf("first %s %+v", names.Name(first.Place), first)
	}
	if second := c.Places[1]; second.Total != 1 || !slices.Equal(second.People, []int{0, 1}) {
		t.Errorf("second %+v", second)
	}
}

// The headings change, the columns move: they are found by their names.
func TestOtherHeadings(t *testing.T) {
	older := "Code commune (structure)|Libellé profession|Identifiant PP|Code mode exercice|Code profession\r\n34301|Infirmier|2|L|60\r\n"
	c, err := read(t, written(t, "PS.txt", older), "34301")
	if err != nil || told(c) != "infirmier 1 0 0\n" || !c.Unskilled {
		t.Errorf("%s %v", told(c), err)
	}
	latin := strings.NewReplacer("é", "\xe9", "ô", "\xf4").Replace(directory(nurse, with(nurse, func(o *one) { o.profession, o.name = "81", "Orthoprothésiste" })))
	c, err = read(t, written(t, "PS.txt", latin), "34301")
	if err != nil || told(c) != "infirmier 1 0 0\nOrthoprothésiste 1 0 0\n" {
		t.Errorf("in the encoding of before: %s %v", told(c), err)
	}
}

func zipped(files map[string]string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func gzipped(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		panic(err)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func TestAsDownloaded(t *testing.T) {
	text := directory(nurse)
	name := "PS_LibreAcces_Personne_activite_202609230712.txt"
	for file, data := range map[string]string{
		name:                       text,
		"libre-acces.zip":          zipped(map[string]string{"PS_LibreAcces_SavoirFaire_202609230712.txt": "a|b\n", name: text}),
		name + ".gz":               gzipped(text),
		"annuaire-2026-09-23.data": text,
	} {
		c, err := read(t, written(t, file, data), "34301")
		if err != nil || told(c) != "infirmier 1 0 0\n" || c.Day.ISO() != "2026-09-23" {
			t.Errorf("%s: %v %v %v", file, told(c), c.Day, err)
		}
	}
	c, err := read(t, written(t, "annuaire.txt", text), "34301")
	if err != nil || !c.Day.IsZero() {
		t.Errorf("a name without a day tells %v, %v", c.Day, err)
	}
}

// Lines come in blocks: they are the same wherever those are cut.
func TestLongFiles(t *testing.T) {
	lines := make([]one, 12000)
	for i := range lines {
		lines[i] = with(nurse, func(o *one) { o.id = fmt.Sprint(i); o.town = strings.Repeat("x", i%301) })
	}
	text := directory(lines...)
	if len(text) < 2<<20 {
		t.Fatalf("%d bytes are one block or two", len(text))
	}
	c, err := read(t, written(t, "PS.txt", strings.TrimSuffix(text, "\n")), "34301")
	if err != nil || told(c) != "infirmier 12000 0 0\n" {
		t.Errorf("%v %v", told(c), err)
	}
	endless := directory(nurse) + strings.Repeat("x", 5<<20) + "\n" + with(nurse, func(o *one) { o.id = "3" }).line()
	c, err = read(t, written(t, "PS.txt", endless), "34301")
	if err != nil || told(c) != "infirmier 2 0 0\n" || c.Skipped != 1 {
		t.Errorf("after a line of 5 MB: %v, %d skipped, %v", told(c), c.Skipped, err)
	}
}

func TestNotTheDirectory(t *testing.T) {
	whole := zipped(map[string]string{"PS_LibreAcces_Personne_activite.txt": strings.Repeat(directory(nurse), 50)})
	for name, c := range map[string]struct{ text, says string }{
		"nothing":             {"", "n’est pas l’annuaire"},
		"a letter":            {"Madame, Monsieur,\nnous vous prions\n", "n’est pas l’annuaire"},
		"no end":              {strings.Repeat("x", 3<<20), "n’est pas l’annuaire"},
		"a missing column":    {"Identifiant PP|Code profession|Code mode exercice|Code postal\n", "colonne « Code commune »"},
		"another table":       {"a|b|c|d\n1|2|3|4\n", "n’est pas l’annuaire"},
		"a truncated zip":     {whole[:len(whole)-30], "interrompu"},
		"a zip of documents":  {zipped(map[string]string{"a.txt": "", "b.txt": ""}), "n’est pas l’annuaire"},
		"a truncated gzip":    {gzipped(strings.Repeat(directory(nurse), 9))[:200], "interrompu"},
		"the frozen format":   {"finess;etalab;93;2026-05-04\n", "arrêté en mai 2026"},
		"another object":      {`{"a": [1, 2]}`, "n’est pas celui des établissements"},
		"an object cut short": {`{"pmej": [{"ege": [{"etatObjet": "A"`, "interrompu"},
		"not even an object":  {`{rien}`, "n’est pas celui des établissements"},
	} {
		_, err := read(t, written(t, "f", c.text), "34301")
		var refusal *model.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(err.Error(), french.Typography(c.says)) {
			t.Errorf("%s: %v, want « %s »", name, err, c.says)
		}
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "absent"), t.TempDir()} {
		var refusal *model.Refusal
		if _, err := read(t, path, "34301"); !errors.As(err, &refusal) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestReadingCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	path := written(t, "PS.txt", strings.Repeat(directory(nurse), 3000))
	_, err := census.Read(ctx, path, census.AreaOf(nil), catalogOf(t).Directory(), func(done float64) {
		if done > 0 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

const structures = `{"finess-structures-1": {"pmej": [
 {"siren": "1", "ege": [
  {"informationsGeneralesEGE": {"numFinessEge": "340000001", "nomEgeCourt": "CDS GARE", "nomEgeLong": "CENTRE DE SANTE DE LA GARE"}, "etatObjet": "A", "categorieentiteGeographiqueExercice": "124",
   "adresse": [{"usageAdresse": "01", "cogCommune": "75056"}, {"usageAdresse": "03", "cogCommune": "34301"}]},
  {"informationsGeneralesEGE": {"numFinessEge": 340000002, "nomEgeCourt": "PHARMACIE DU PORT"}, "etatObjet": "A", "categorieentiteGeographiqueExercice": {"code": 620, "libelle": "Pharmacie"}, "adresse": [{"cogCommune": "34301"}]},
  {"informationsGeneralesEGE": {"nomEgeCourt": "FERMEE", "dateFermeture": "2024-01-01"}, "etatObjet": "A", "categorieentiteGeographiqueExercice": "620", "adresse": [{"cogCommune": "34301"}]},
  {"informationsGeneralesEGE": {"nomEgeCourt": "RETIREE"}, "etatObjet": "S", "categorieentiteGeographiqueExercice": "620", "adresse": [{"cogCommune": "34301"}]},
  {"informationsGeneralesEGE": {"nomEgeCourt": "AILLEURS"}, "etatObjet": "A", "categorieentiteGeographiqueExercice": "620", "adresse": [{"cogCommune": "34172"}]},
  {"informationsGeneralesEGE": {"nomEgeCourt": "ECOLE"}, "etatObjet": "A", "categorieentiteGeographiqueExercice": "300", "adresse": [{"cogCommune": "34301"}]}
 ]},
 {"siren": "2"},
 {"siren": "3", "ege": [{"informationsGeneralesEGE": {"numFinessEge": "3", "nomEgeLong": "MAISON DE SANTE DU MOLE"}, "etatObjet": "A", "categorieentiteGeographiqueExercice": "603", "adresse": [{"usageAdresse": "03", "cogCommune": "34301"}]}]}
]}}`

func TestEstablishments(t *testing.T) {
	for _, data := range []string{structures, gzipped(structures), zipped(map[string]string{"finess.json": structures})} {
		c, err := read(t, written(t, "finess-2026-11-20.json", data), "34301")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range c.Sites {
			got = append(got, s.Kind.Type.Name+" "+s.Number+" "+s.Name+" "+s.Commune)
		}
		want := []string{"msp 3 MAISON DE SANTE DU MOLE Sète", "cds 340000001 CENTRE DE SANTE DE LA GARE Sète", "officine 340000002 PHARMACIE DU PORT Sète"}
		if !slices.Equal(got, want) || c.Lines != 7 {
			t.Errorf("%d establishments, of which %q, want %q", c.Lines, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(directory(general, nurse))
	f.Add(structures)
	f.Add(zipped(map[string]string{"a": directory(nurse)}))
	f.Add("Identifiant PP|Code profession|Code mode exercice|Code commune\n||||||||\n1|10|L|34301")
	area := census.AreaOf(places(&testing.T{}, "34301"))
	c, err := content.Load()
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(f.TempDir(), "f")
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := census.Read(context.Background(), path, area, c.Directory(), nil)
		if err == nil && got == nil {
			t.Error("nothing, and no reason")
		}
	})
}
