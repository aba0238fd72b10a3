package contenttest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"cpts/content"
)

// Amended is the content as a later amendment would make it: a scale that replaces
// the last from 1 April 2027, with more for access to care, and a mission and an option
// that the others do not have. The scale is a file, and all it takes: beside it the last
// one gains the day it ends on, and the calendar a limit to start the mission.
func Amended(t testing.TB) *content.Catalog {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(content.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Files(), name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text := func(name string) string { return string(files[name].Data) }
	change := func(name, from string, pairs ...string) {
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(from, pairs[i]) {
				t.Fatalf("%s no longer holds %q: write this amendment anew", name, pairs[i])
			}
			from = strings.ReplaceAll(from, pairs[i], pairs[i+1])
		}
		files[name] = &fstest.MapFile{Data: []byte(from)}
	}
	const last, next = "baremes/2022.yaml", "baremes/2027.yaml"
	change(next, text(last),
		"id: '2022'", "id: '2027'", "titre: Barème 2022", "titre: Barème 2027",
		"depuis: '2022-03-31'", "depuis: '2027-04-01'", "a_revoir_le: '2026-12-31'", "a_revoir_le: '2029-12-31'",
		"fixe: [55000, 70000, 90000, 110000]", "fixe: [63000, 78000, 98000, 118000]", "seuil_audit: 153000", "seuil_audit: 160000",
		"  - id: qualite\n", "  - id: soins_de_nuit\n    libelle: Soins de nuit\n    nature: mission\n    fixe: [20000, 24000, 28000, 32000]\n    sources: [fcpts-2023]\n  - id: qualite\n",
		"fonctionnement_additionnel:\n", "  - id: sante_des_jeunes\n    libelle: Santé des jeunes\n    court: Jeunes\n    nature: mission\n    optionnelle: true\n    fixe: [6000, 8000, 10000, 12000]\n    variable: [4000, 5000, 6000, 7000]\n    sources: [fcpts-2023]\nfonctionnement_additionnel:\n",
	)
	change(last, text(last), "depuis: '2022-03-31'\n", "depuis: '2022-03-31'\njusqu_a: '2027-03-31'\n")
	change("delais.yaml", text("delais.yaml")+`- id: debut-soins-de-nuit
  libelle: 'soins de nuit : à démarrer au plus tard'
  depuis: aci_signe_le
  tombe_avec: debut_soins_de_nuit
  mois: 6
  limite: true
  nature: contrat
  regle: Six mois après la signature. Cette échéance disparaît quand vous notez le début de la mission.
  sources: [paps-hdf-2023]
`)
	c, err := content.LoadFrom(files)
	if err == nil {
		err = c.Check()
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}
