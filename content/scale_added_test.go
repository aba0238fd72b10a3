package content

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cpts/content/french"
)

// nextScale is the last scale as a regional union would hand the next one round, with an
// option that no other has.
func nextScale(t *testing.T, pairs ...string) string {
	t.Helper()
	text := own(t, "2022")
	pairs = append([]string{
		"id: '2022'\n", "id: '2027'\n", "titre: Barème 2022\n", "titre: Barème 2027\n", "depuis: '2022-03-31'", "depuis: '2027-04-01'",
		"fonctionnement_additionnel:\n", "  - {id: sante_des_jeunes, libelle: Santé des jeunes, nature: mission, optionnelle: true, fixe: [6000, 8000, 10000, 12000]}\nfonctionnement_additionnel:\n",
	}, pairs...)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the scale of 2022 no longer holds %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

func withScales(t *testing.T, texts ...string) *Catalog {
	t.Helper()
	var files []OutsideFile
	for i, text := range texts {
		files = append(files, OutsideFile{Path: filepath.Join("dossier", string(rune('a'+i))+".yaml"), Text: []byte(text)})
	}
	c, err := LoadWith(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A scale from outside holds from its first day, ends the one before it, and its mission
// is asked for; a later one follows it, whatever the order of the files.
func TestScaleAdded(t *testing.T) {
	later := nextScale(t, "id: '2027'\n", "id: '2029'\n", "depuis: '2027-04-01'", "depuis: '2029-01-01'")
	c := withScales(t, later, nextScale(t))
	if ignored := c.Ignored(); len(ignored) > 0 {
		t.Fatal(ignored)
	}
	for day, want := range map[string]string{"2027-03-31": "2022", "2027-04-01": "2027", "2028-12-31": "2027", "2029-01-01": "2029"} {
		if got := c.ScaleOn(on(t, day)); got.ID.Name != want {
			t.Errorf("on %s: %s, want %s", day, got.ID, want)
		}
	}
	if next := c.Scale("2022").Next(); next == nil || next.ID.Name != "2027" || next.OutsideScale() != "b.yaml" || next.Next() == nil {
		t.Errorf("after 2022 comes %v", next)
	}
	if c.Scale("2022").OutsideScale() != "" || len(c.Scale("2027").AsPrinted().Printed) == 0 {
		t.Error("a scale built in passes for another, or the record of a file is lost")
	}
	if c.Question("debut_sante_des_jeunes") == nil || c.Question("fiches_actions").Column("mission").Option("sante_des_jeunes") == nil {
		t.Error("its mission is not a choice")
	}
	if err := c.Check(); err != nil {
		t.Error(err)
	}
}

// A file with a fault is told with its line, and changes nothing.
func TestScaleAddedRefused(t *testing.T) {
	for name, in := range map[string]struct {
		text string
		what string
	}{
		"an unknown key":   {nextScale(t, "titre: Barème 2027\n", "titre: Barème 2027\nville: Sète\n"), "la clé « ville » n’existe pas"},
		"the id of ours":   {nextScale(t, "id: '2027'\n", "id: '2022'\n"), "« 2022 » est déjà un barème de cpts ; donnez un autre id et un autre titre"},
		"a copy of ours":   {own(t, "2022"), "« 2022 » est déjà le barème « 2022 » ; donnez un autre id et un autre titre"},
		"the day of ours":  {nextScale(t, "depuis: '2027-04-01'", "depuis: '2022-03-31'"), "le barème « 2022 » commence aussi le"},
		"an id of no key":  {nextScale(t, "id: sante_des_jeunes", "id: santé-jeunes"), "l’identifiant « santé-jeunes » s’écrit en minuscules"},
		"nothing":          {"", "le fichier est vide"},
		"a missing amount": {nextScale(t, "[6000, 8000, 10000, 12000]", "[6000, 8000]"), "la ligne « sante_des_jeunes » a 2 montants fixes pour 4 tailles"},
	} {
		c := withScales(t, in.text)
		told := slices.ContainsFunc(c.Ignored(), func(err error) bool {
			return strings.HasPrefix(err.Error(), filepath.Join("dossier", "a.yaml")+":") && strings.Contains(err.Error(), french.Typography(in.what))
		})
		if !told {
			t.Errorf("%s: told\n%v\nwant %s", name, c.Ignored(), in.what)
		}
		if len(c.Scales) != 2 || !c.Scales[1].Until.IsZero() || c.Question("debut_sante_des_jeunes") != nil {
			t.Errorf("%s: the file is used all the same", name)
		}
	}
	c := withScales(t, nextScale(t), nextScale(t))
	if told := c.Ignored(); len(told) < 1 || !strings.Contains(told[0].Error(), french.Typography("« 2027 » est déjà le barème « 2027 », de a.yaml")) {
		t.Errorf("given twice: %v", told)
	}
	c, err := LoadWith([]OutsideFile{{Path: "a.yaml", Trouble: "c’est un dossier"}})
	if err != nil || len(c.Ignored()) != 1 {
		t.Errorf("a file that cannot be read: %v, %v", c.Ignored(), err)
	}
}
