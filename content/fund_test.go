package content

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// texts are all the texts that a leader may read in a catalogue, with what they stand in.
func texts(c *Catalog) map[string]bool {
	all := map[string]bool{}
	seen := map[uintptr]bool{}
	var walk func(v reflect.Value, fund bool)
	walk = func(v reflect.Value, fund bool) {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() || seen[v.Pointer()] || v.Type() == reflect.TypeFor[*Source]() || v.Type() == reflect.TypeFor[*Catalog]() {
				return
			}
			seen[v.Pointer()] = true
			walk(v.Elem(), v.Type() == reflect.TypeFor[*Term]())
		case reflect.Interface:
			walk(v.Elem(), false)
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), false)
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				walk(v.MapIndex(key), false)
			}
		case reflect.Struct:
			if v.Type() == idType || fund && c.isFund(v.FieldByName("ID").FieldByName("Name").String()) {
				return
			}
			for i := range v.NumField() {
				if name := v.Type().Field(i).Name; name != "naming" && name != "files" { // as they are written
					walk(v.Field(i), false)
				}
			}
		case reflect.String:
			all[v.String()] = true
		}
	}
	walk(reflect.ValueOf(c).Elem(), false)
	for _, s := range c.Scales {
		walk(reflect.ValueOf(s.AsPrinted()), false)
	}
	c.regions.Range(func(_, r any) bool { walk(reflect.ValueOf(r), false); return true })
	return all
}

// readAll reads what is read the first time it is asked for.
func readAll(c *Catalog) {
	c.Knowledge()
	c.Governance()
	c.HealthProject()
	c.Ceilings()
	c.Documents()
	for _, r := range c.Knowledge().Regions {
		c.alone(r.ID.Name)
	}
}

// Wherever the department has another fund than a CPAM, every sentence names it, read
// before or after that is known; and back in a department that has one, they are those
// that are written.
func TestEverySentenceNamesTheFund(t *testing.T) {
	for _, department := range []string{"971", "972", "973", "974", "975", "976", "977", "978"} {
		for _, before := range []bool{true, false} {
			c, err := Load()
			if err != nil {
				t.Fatal(err)
			}
			if before {
				readAll(c)
			}
			c.SpeakFrom(department)
			readAll(c)
			fund := c.FundOf(department)
			if fund == everyFund || !c.SpeaksFrom(department) {
				t.Errorf("%s: the fund is %s", department, fund)
			}
			for text := range texts(c) {
				if text != everyFund && strings.Contains(text, everyFund) {
					t.Errorf("%s, all read before: %v: %q", department, before, text)
				}
			}
			if got, want := c.Question("montants_confirmes").Label, "La "+fund+" a-t-elle confirmé la population, la taille et les montants\u00a0?"; got != want {
				t.Errorf("%s: %q, want %q", department, got, want)
			}
			c.SpeakFrom("87")
			fresh, _ := Load()
			readAll(fresh)
			if got, want := texts(c), texts(fresh); !reflect.DeepEqual(leaving(got, everyFund), leaving(want, everyFund)) {
				t.Errorf("%s: back in the Haute-Vienne, the sentences are not those that are written", department)
			}
		}
	}
}

func leaving(all map[string]bool, text string) map[string]bool {
	delete(all, text)
	delete(all, "")
	return all
}

// In a department that has a CPAM nothing is looked at.
func TestCPAMCostsNothing(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, department := range []string{"", "21", "59", "31", "99"} {
		if c.SpeakFrom(department); c.FundOf(department) != everyFund || c.naming != nil {
			t.Errorf("%s: %s, %d sentences looked at", department, c.FundOf(department), len(c.naming))
		}
	}
}

// What is told of a place is told of its own fund: it says « la caisse », since a reader
// of La Réunion would read « la CGSS » in place of « la CPAM ».
func TestAFactOfElsewhereNamesNoFund(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	place := regexp.MustCompile(`Seine-Saint-Denis|PACA|Nouvelle-Aquitaine|Hauts-de-France|Auvergne|Occitanie|grille locale|a réussi|répondait`)
	for _, a := range c.Knowledge().Advice {
		if place.MatchString(a.Text) && strings.Contains(a.Text, everyFund) {
			t.Errorf("%s: %q", a.ID, a.Text)
		}
	}
}

// No sentence written in Go names the fund: it would name a CPAM to everybody.
func TestNoFundInTheProgram(t *testing.T) {
	quoted := regexp.MustCompile("[\"`][^\"`\n]*" + everyFund)
	for _, dir := range []string{"../model", "../ui", "../cmd"} {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for i, line := range strings.Split(string(text), "\n") {
				if code, _, _ := strings.Cut(line, "// "); quoted.MatchString(code) {
					t.Error(fmt.Sprintf("%s:%d: say it from textes.yaml", path, i+1), strings.TrimSpace(line))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
