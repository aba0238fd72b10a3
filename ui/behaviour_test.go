package ui

import (
	"testing"

	"cpts/content/dates"
	"cpts/model"
)

// TestAnswersRefused types what is no answer: the reason is shown, the text is
// kept, nothing is recorded or written.
func TestAnswersRefused(t *testing.T) {
	for _, c := range []struct{ id, typed, says string }{
		{"population", "douze", "nombre entier en chiffres, par exemple 27 143"},
		{"population", "-3", "entre 1 et 5 000 000"},
		{"population", "0", "entre 1 et 5 000 000"},
		{"population", "1e9", "nombre entier en chiffres"},
		{"population", "12,5", "nombre entier en chiffres"},
		{"population", "99999999999999999999", "nombre entier en chiffres"},
		{"lettre_deposee_le", "31/02/2026", "n’existe pas dans le calendrier"},
		{"lettre_deposee_le", "2026-13-01", "n’existe pas dans le calendrier"},
		{"lettre_deposee_le", "hier", "jour/mois/année"},
	} {
		t.Run(c.id+" "+c.typed, func(t *testing.T) {
			d := start(t, blank(t))
			d.app.ahead["premiers-contacts"] = true
			d.open(c.id)
			d.write(c.typed)
			d.press("enter")
			d.shape("refused")
			d.isOn(c.id)
			d.shows(c.says, "> "+c.typed)
			d.holds(c.id, nil)
			if n := len(d.app.project.Journal()); n != 0 || d.app.dirty {
				t.Errorf("the journal has %d entries, dirty %v", n, d.app.dirty)
			}
			d.noFile()
			for _, word := range []string{"invalide", "erreur", "oups", "veuillez"} {
				d.hides(word)
			}
		})
	}
}

// TestRefusedThenMended mends a refused text where it stands.
func TestRefusedThenMended(t *testing.T) {
	d := start(t, blank(t))
	d.open("population")
	d.write("12x")
	d.press("enter", "backspace")
	d.hides("! Indiquez")
	d.write("000")
	d.press("enter")
	d.holds("population", int64(12000))
	d.isOn("population_annee")
}

func TestAnswersAccepted(t *testing.T) {
	for _, c := range []struct {
		id, typed string
		want      model.Value
	}{
		{"population", "27 143 habitants", int64(27143)},
		{"population", "27\u00a0143", int64(27143)},
		{"nom", "  CPTS du Haut-Vallon ", "CPTS du Haut-Vallon"},
		{"communes", "Ambrezat, Auzelliers ;Ambrezat", []string{"Ambrezat", "Auzelliers"}},
		{"lettre_deposee_le", "2/11/2026", dates.Day{Year: 2026, Month: 11, Day: 2}},
	} {
		t.Run(c.id+" "+c.typed, func(t *testing.T) {
			d := start(t, blank(t))
			d.app.ahead["premiers-contacts"] = true
			d.open(c.id)
			d.write(c.typed)
			d.press("ctrl+s")
			d.holds(c.id, c.want)
		})
	}
}

// TestDatesThatContradict takes a signature before the letter, and says so at
// once; its rubrique tells the problem, that of the letter does not.
func TestDatesThatContradict(t *testing.T) {
	d := start(t, with(t, "lettre_deposee_le=02/11/2026"))
	d.app.ahead["concretisation"] = true
	d.open("aci_signe_le")
	d.write("01/10/2026")
	d.press("enter")
	d.holds("aci_signe_le", dates.Day{Year: 2026, Month: 10, Day: 1})
	d.isOn("signature_marquee")
	d.shows("ACI signé le 01/10/2026 vient avant Lettre déposée le 02/11/2026")
	d.press("esc")
	d.hides("vient avant Lettre")
	for id, want := range map[string]bool{"signature": true, "depot": false} {
		state := d.app.overview.Section(catalog(t).Section(id))
		if (state.Status == model.Trouble) != want {
			t.Errorf("%s is %s, %q", id, state.Status, state.Reason)
		}
	}
	d.app.push(newSection(d.app, catalog(t).Section("signature")))
	d.shows("! « ACI signé le 1er octobre 2026 » vient")
}

// TestEmptyAnswer leaves a needed question open: she moves on, the rubrique
// stays « En cours ».
func TestEmptyAnswer(t *testing.T) {
	d := start(t, with(t, "departement=38", "region=auvergne-rhone-alpes"))
	d.open("communes")
	d.press("enter")
	d.isOn("population")
	d.holds("communes", nil)
	state := d.app.overview.Section(catalog(t).Section("territoire"))
	if state.Status != model.InProgress {
		t.Errorf("the rubrique is %s, want %s", state.Status, model.InProgress)
	}
	d.app.home()
	d.app.push(newSection(d.app, catalog(t).Section("territoire")))
	d.shows("En cours")
}

// TestEmptyTakesAway takes an answer away by emptying its field.
func TestEmptyTakesAway(t *testing.T) {
	d := start(t, with(t, "nom=Vallon"))
	d.open("nom")
	d.press("ctrl+u", "enter")
	d.holds("nom", nil)
}

// TestAheadAsksOnce asks before the first answer of a stage to come, not before
// the next, and asks again for another stage.
func TestAheadAsksOnce(t *testing.T) {
	d := start(t, blank(t))
	d.open("lettre_deposee_le")
	d.shows("Continuer quand même ?")
	d.press("down", "enter") // no
	d.isOn("")
	d.hides("Continuer quand même ?")
	d.open("lettre_deposee_le")
	d.press("enter")
	d.isOn("lettre_deposee_le")
	d.app.home()
	d.open("lettre_avis")
	d.isOn("lettre_avis")
	d.app.home()
	d.open("aci_signe_le")
	d.shows("Continuer quand même ?")
}

func TestPickers(t *testing.T) {
	t.Run("search", func(t *testing.T) {
		d := start(t, blank(t))
		d.open("departement")
		d.write("isere")
		d.press("enter")
		d.holds("departement", "38")
		d.isOn("region")
		d.selects("Auvergne-Rhône-Alpes") // where the cursor stands; not an answer
		d.holds("region", nil)
	})
	t.Run("nothing found", func(t *testing.T) {
		d := start(t, blank(t))
		d.open("departement")
		d.write("zzz")
		d.press("enter")
		d.isOn("departement")
		d.shape("nothing found")
		d.holds("departement", nil)
	})
	t.Run("toggle", func(t *testing.T) {
		d := start(t, blank(t))
		d.open("perimetre")
		d.press("down", "space", "down", "space", "up", "space", "down", "down", "space")
		d.shows("[ ] une ou plusieurs", "[x] un bassin", "[x] les trajets")
		d.press("enter")
		d.holds("perimetre", []string{"bassin", "trajets"})
	})
	t.Run("none", func(t *testing.T) {
		d := start(t, blank(t))
		d.app.ahead["derniere-ligne-droite"] = true
		d.open("options")
		d.press("down", "down", "down")
		d.selects("[ ] aucune option")
		d.press("space", "enter")
		d.holds("options", []string{})
	})
	t.Run("pass", func(t *testing.T) {
		d := start(t, blank(t))
		d.open("perimetre")
		d.press("enter")
		d.holds("perimetre", nil)
		d.isOn("cpts_voisines")
	})
	t.Run("yes or no", func(t *testing.T) {
		d := start(t, blank(t))
		d.open("projet_existant")
		d.press("up", "enter")
		d.holds("projet_existant", false)
		d.isOn("objectifs")
	})
}

// TestFurtherAlong says at the start that the project is at stage 4: home opens
// on it, and what comes before waits without blocking.
func TestFurtherAlong(t *testing.T) {
	d := start(t, nil)
	d.press("enter")
	d.write("CPTS du Test")
	d.press("enter", "down", "down", "down", "down", "enter")
	d.isOn("departement")
	d.shows("D’abord ce dont toutes les étapes dépendent")
	d.write("isere")
	d.press("enter")
	d.isOn("region") // « Auvergne-Rhône-Alpes » is proposed
	d.press("enter")
	d.isOn("population")
	d.write("27143")
	d.press("shift+tab")
	d.isOn("communes") // where she may go back to
	d.press("shift+tab")
	d.isOn("region")
	d.press("enter", "enter")
	d.holds("population", int64(27143))
	d.shows("○ 4 Dernière ligne droite", "Le diagnostic approfondi", "Que retenez-vous du diagnostic approfondi ?", "Laissée derrière", "il reste")
	d.press("enter")
	d.hides("Continuer quand même")
	d.isOn("diagnostic_constats")
}
