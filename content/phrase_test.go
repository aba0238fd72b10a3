package content

import (
	"strings"
	"testing"

	"cpts/content/french"
)

var (
	withHoles = NewPhrase("essai-a-trous", "montant", "annee")
	without   = NewPhrase("essai-seul")
)

// The phrases of these tests are due in theirs alone.
func init() {
	delete(declared, withHoles.id)
	delete(declared, without.id)
}

const tried = "\n- {id: essai-a-trous, texte: 'En {annee} : {montant} € de trop, en {annee}.', sources: [loi-1901]}\n- {id: essai-seul, texte: Rien, de_cpts: true}\n"

// loadTried is the content with more texts, and the phrases of these tests due.
func loadTried(t *testing.T, more string) (*Catalog, error) {
	t.Helper()
	for _, p := range []Phrase{withHoles, without} {
		declared[p.id] = p
		t.Cleanup(func() { delete(declared, p.id) })
	}
	fsys := real(t)
	fsys[phrasesFile].Data = append(fsys[phrasesFile].Data, more...)
	return LoadFrom(fsys)
}

func TestTell(t *testing.T) {
	c, err := loadTried(t, tried)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(); err != nil {
		t.Error(err)
	}
	// What fills a hole is never read for others.
	if got := c.Tell(withHoles, "{annee}", 2027); got != "En 2027\u00a0: {annee}\u00a0€ de trop, en 2027." {
		t.Errorf("%q", got)
	}
	if got := c.Tell(without); got != "Rien" {
		t.Errorf("%q", got)
	}
	if got := c.AxisTitle("zut") + c.LegTitle(Sending) + c.ThemeTitle(StartDoing) + c.AxisTitle(Law); got != "À qui l’envoyerDémarrer des actionsCe que disent les textes" {
		t.Errorf("headings: %q", got)
	}
	if got := c.CitedBy(withHoles, without, withHoles); len(got) != 1 || got[0].ID.Name != "loi-1901" {
		t.Errorf("cited: %v", got)
	}
	for name, wrong := range map[string]func(){
		"too few values": func() { c.Tell(withHoles, 1) },
		"declared twice": func() { NewPhrase("essai-seul") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: accepted", name)
				}
			}()
			wrong()
		}()
	}
}

func TestLoadRefusesTexts(t *testing.T) {
	for name, c := range map[string]struct{ old, with, what string }{
		"missing":     {"- {id: essai-seul, texte: Rien, de_cpts: true}\n", "", "content/textes.yaml: le texte « essai-seul » manque"},
		"hole more":   {"de trop", "de {trop}", "le texte « essai-a-trous » se remplit de {annee}, {montant} : écrivez chacun entre accolades, et nul autre"},
		"hole less":   {"{montant} € ", "", "le texte « essai-a-trous » se remplit de {annee}, {montant}"},
		"unknown":     {"texte: Rien", "texte: '{rien}'", "le texte « essai-seul » se remplit de rien"},
		"given twice": {"id: essai-a-trous", "id: axe-loi", "le texte « axe-loi » est déjà donné"},
	} {
		_, err := loadTried(t, strings.Replace(tried, c.old, c.with, 1))
		if err == nil || !strings.Contains(err.Error(), french.Typography(c.what)) {
			t.Errorf("%s: %v, want %s", name, err, c.what)
		}
	}
}

func TestCheckRefusesTexts(t *testing.T) {
	for what, c := range map[string][2]string{
		"le texte « essai-seul » n’a pas de source":                           {", de_cpts: true", ""},
		"le texte « essai-a-trous » a une source : retirez « de_cpts »":       {"sources: [loi-1901]", "sources: [loi-1901], de_cpts: true"},
		"la source « loi-1900 » n’existe pas dans sources.yaml":               {"loi-1901", "loi-1900"},
		"le texte « essai-seul » n’a pas de « texte »":                        {"texte: Rien", "texte: ''"},
		"« veuillez » est un mot à ne pas employer : dites plutôt quoi faire": {"texte: Rien", "texte: veuillez rien"},
	} {
		loaded, err := loadTried(t, strings.Replace(tried, c[0], c[1], 1))
		if err == nil {
			err = loaded.Check()
		}
		if err == nil || !strings.Contains(err.Error(), french.Typography(what)) {
			t.Errorf("%v, want %s", err, what)
		}
	}
}
