package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cpts/model"
)

// lauragais is a project of the Aude, without communes.
func lauragais(t *testing.T, more ...string) *driver {
	t.Helper()
	d := start(t, with(t, append([]string{"departement=11", "region=autre"}, more...)...))
	d.open("communes")
	return d
}

// inAude is a project of the Aude, of the real content.
func inAude(t testing.TB) *model.Project {
	return with(t, "nom=CPTS du Lauragais", "departement=11", "region=autre")
}

// downTo moves to a line.
func downTo(d *driver, line string) {
	d.t.Helper()
	for range 60 {
		if strings.Contains(d.screen(), line) {
			return
		}
		d.press("down")
	}
	d.shows(line)
}

// A commune and one key make a usual territory; its population follows.
func TestACommuneAndItsGroup(t *testing.T) {
	d := lauragais(t)
	d.shows("Passer (je ne sais pas encore)", "Quelques lettres suffisent")
	d.write("casteln")
	d.shows("▸ Castelnaudary  Aude · 12 151 habitants", "Castelnau-d’Aude", "entrée ajouter")
	d.press("enter")
	d.shows("▸ Valider cette commune", "Ajouter les 42 autres de la CC Castelnaudary Lauragais Audois", "1 commune · 12 151 habitants · taille 1 · 27 849 avant la taille 2")
	d.press("down", "enter")
	d.shows("▸ Valider ces 43 communes", "43 communes · 27 821 habitants · taille 1 · 12 179 avant la taille 2")
	d.hides("Ajouter les")
	d.press("down", "down", "space")
	d.shows("[ ] Airoux  retirée", "42 communes · 27 620 habitants", "espace remettre")
	d.press("ctrl+z")
	d.shows("43 communes")
	d.press("ctrl+s")
	d.shows("Population : 27 821, somme des communes (Insee, 2023)")
	d.holds("population", int64(27_821))
	d.open("population")
	d.shows("C’est la somme des communes de la liste")
	d.app.home()
	d.press("u")
	d.holds("population", nil)
	d.holds("communes", nil)
}

// What people have is pasted as it is: nothing is dropped, what is in doubt is asked.
func TestPastedTerritory(t *testing.T) {
	d := lauragais(t)
	d.paste("Les communes :\n• CASTELNAUDARY\n• Bram\n• Sainte-Colombe\n• Xyzzy sur Mer\n11206\tLimoux\t9 900")
	d.shows("3 reconnues", "1 à choisir", "[?] Sainte-Colombe", "[?] Xyzzy sur Mer", "à préciser")
	downTo(d, "▸ [?] Sainte-Colombe")
	d.press("enter")
	d.shows("▸ Sainte-Colombe-sur-")
	d.press("end")
	d.shows("Garder « Sainte-Colombe » tel quel")
	d.press("home")
	downTo(d, "▸ Sainte-Colombe  Pyrénées-Orientales")
	d.press("enter")
	d.hides("[?] Sainte-Colombe")
	downTo(d, "▸ [?] Xyzzy sur Mer")
	d.press("enter")
	d.press("ctrl+u")
	d.write("Carcassonne")
	d.press("enter")
	d.hides("Xyzzy")
	d.press("enter")
	list, _ := d.app.project.Answer("communes").([]string)
	if len(list) < 4 || list[0] != "Castelnaudary" || list[1] != "Bram" {
		t.Errorf("the list is %q", list)
	}
	if people, year, told := d.app.project.SumOfTowns(); !told || people == 0 || year != 2023 {
		t.Errorf("%d inhabitants of %d, %v", people, year, told)
	}
}

// A list of plain names opens as it is, and is understood.
func TestPlainListOpens(t *testing.T) {
	d := lauragais(t, "communes=CASTELNAUDARY, Bram (en partie), le quartier du port")
	d.shows("[x] CASTELNAUDARY  Castelnaudary · Aude", "en partie, sans habitants comptés", "[?] le quartier du port", "sans 2 à préciser")
	d.press("enter")
	d.holds("communes", []string{"CASTELNAUDARY", "Bram (en partie)", "le quartier du port"})
}

func TestLettersOfTheTerritory(t *testing.T) {
	d := lauragais(t)
	d.write("les docks")
	d.shows("▸ Garder « les docks » tel quel")
	d.press("enter")
	d.shows("[?] les docks")
	d.write("Bram, Fanjeaux et Xyzzy")
	d.shows("Ajouter 2 reconnues")
	d.press("enter")
	d.shows("[x] Bram", "[x] Fanjeaux", "[?] Xyzzy")
	d.write("cc castelnaudary")
	d.shows("▸ La communauté de communes Castelnaudary Lauragais Audois  43 communes")
	d.press("enter")
	d.shows("47 communes", "sans 2 à préciser")
	// What is typed waits for her.
	d.write("carc")
	d.press("esc")
	d.open("communes")
	d.shows("> carc", "▸ Carcassonne")
	d.press("ctrl+u")
	d.shows("[x] Bram")
	if _, recorded := d.app.project.Answer("communes").([]string); recorded {
		t.Error("recorded before it is validated")
	}
	d.write("Carcasone")
	d.press("ctrl+s")
	if list, _ := d.app.project.Answer("communes").([]string); len(list) != 48 || list[47] != "Carcasone" {
		t.Errorf("a guess was recorded: %q", list)
	}
}

func TestTerritoryTooSmallAScreen(t *testing.T) {
	d := lauragais(t)
	d.write("castelnaudary")
	d.press("enter")
	for _, size := range [][2]int{{60, 20}, {80, 24}, {132, 38}} {
		d.size(size[0], size[1])
		d.shape("communes")
		d.shows("1 commune · 12 151 habitants · taille 1")
	}
}

// BenchmarkTerritoryKey is a letter typed, drawn, taken away and drawn again, in a
// territory of 43 communes.
func BenchmarkTerritoryKey(b *testing.B) {
	d := start(b, inAude(b))
	d.app.example = true // not written
	d.open("communes")
	d.write("castelnaudary")
	d.press("enter", "down", "enter")
	d.write("s")
	for b.Loop() {
		d.app.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
		d.app.draw()
		d.app.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
		d.app.draw()
	}
}

// Names that are all unknown are those of an invented project: told once, with nothing
// to settle; one commune known among them, and the others are asked.
func TestInventedTerritory(t *testing.T) {
	d := start(t, example(t))
	d.open("communes")
	for _, size := range [][2]int{{60, 20}, {80, 24}, {132, 38}} {
		d.size(size[0], size[1])
		d.shape("invented")
		d.shows("Aucun de ces noms n’est celui d’une commune connue", "43 communes", "[x] Ambrezat [x] Auzelliers")
		for _, noise := range []string{"[?]", "inconnue", "à choisir", "à préciser"} {
			d.hides(noise)
		}
	}
	d.write("Bourganeuf")
	d.press("enter")
	d.hides("Aucun de ces noms")
	d.shows("44 communes", "[?] Ambrezat inconnue", "à choisir", "sans 43 à préciser")
	d = lauragais(t, "communes=Xyzzy, Abracadabra")
	d.shows("[?] Xyzzy", "2 à préciser")
	d.hides("Aucun de ces noms")
}
