package territory_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"cpts/content/communes"
	"cpts/model/territory"
)

func TestPaste(t *testing.T) {
	for _, c := range []struct{ department, text, want string }{
		// Rows of a spreadsheet.
		{"04", "04001\tAiglun\t04510\t1 400", "Aiglun 04"},
		{"06", "04001\tAiglun\t04510\t1 400", "Aiglun 04"},
		{"", "4001\tAiglun\t1400", "Aiglun 04"},
		{"04", "Code INSEE\tCommune\tPopulation\n04001\tAiglun\t1400\n04070\tDigne-les-Bains\t16 000", "Aiglun 04; Digne-les-Bains 04"},
		{"34", "04001;Aiglun;04510;1400", "Aiglun 04"},
		{"34", "Sète\tMèze\tPoussan", "Sète 34; Mèze 34; Poussan 34"},
		{"34", "Gignac\t34150\nGignac\t46600", "Gignac 34; Gignac 46"},
		{"34", "inconnue\t34", "∅ inconnue 34"},
		// Sentences.
		{"34", "les communes de Sète, Frontignan, St Gély du Fesc et Poussan.", "Sète 34; Frontignan 34; Saint-Gély-du-Fesc 34; Poussan 34"},
		{"34", "Mèze, Loupian et Montbazin.", "Mèze 34; Loupian 34; Montbazin 34"},
		{"34", "d'Agde et d'Adissan", "Agde 34; Adissan 34"},
		{"34", "Commune : Agde", "Agde 34"},
		{"34", "Le territoire du bassin : Sète, Mèze", "Sète 34; Mèze 34"},
		{"34", "les 2 communes de la presqu'île : Sète et Mèze.", "Sète 34; Mèze 34"},
		{"34", "Contact : personne", "∅ Contact : personne"},
		{"50", "Terre et Marais et Carentan", "Terre-et-Marais 50; Carentan 50 = Carentan-les-Marais"},
		{"30", "St-Hippolyte-du-Fort / Ganges - Sumène", "Saint-Hippolyte-du-Fort 30; Ganges 34; Sumène 30"},
		{"94", "L'Haÿ-les-Roses & Villejuif", "L’Haÿ-les-Roses 94; Villejuif 94"},
		// Lists, bullets, lines cut at the edge of the page.
		{"34", "• Sète\n• Saint-Gély-\n  du-Fesc\n• Mauguio", "Sète 34; Saint-Gély-du-Fesc 34; Mauguio 34"},
		{"34", "Sète, Poussan, Saint Jean\nde Védas, Mèze", "Sète 34; Poussan 34; Saint-Jean-de-Védas 34; Mèze 34"},
		{"34", "Sète, Poussan, Saint-Jean-de-\r\nVédas, Mèze", "Sète 34; Poussan 34; Saint-Jean-de-Védas 34; Mèze 34"},
		{"04", "1. Sisteron\n2) Manosque\n- Oraison", "Sisteron 04; Manosque 04; Oraison 04"},
		{"34", "Sète;Mèze;Poussan", "Sète 34; Mèze 34; Poussan 34"},
		// Spellings.
		{"04", "STE CROIX A LAUZE\nL ESCALE\nST JEANNET", "Sainte-Croix-à-Lauze 04; L’Escale 04; Saint-Jeannet 04"},
		{"04", "CHATEAU ARNOUX ST AUBIN", "? 1 Château-Arnoux-Saint-Auban 04"},
		{"11", "LA POMAREDE\nVILLENEUVE LA COMPTAL", "La Pomarède 11; Villeneuve-la-Comptal 11"},
		{"83", "Garde", "La Garde 83"},
		{"13", "Tholonet", "Le Tholonet 13"},
		{"06", "Cannet, Cannes", "Le Cannet 06; Cannes 06"},
		{"58", "Château-Chinon (Ville)", "Château-Chinon (Ville) 58"},
		{"61", "Alenèon", "Alençon 61"},
		// Homonyms: the department of the project, then those of the others.
		{"", "Sainte-Marie", "? 13 Sainte-Marie 974"},
		{"", "Gap, Veynes, Serres, Sainte-Marie", "Gap 05; Veynes 05; Serres 05; Sainte-Marie 05 = Valdoule"},
		{"34", "Sommières (Gard)", "Sommières 30"},
		{"34", "Sainte-Colombe (66)", "Sainte-Colombe 66 = Sainte-Colombe-de-la-Commanderie"},
		// Former names.
		{"05", "Bruis, Chauffayer, Les Costes", "Bruis 05 = Valdoule; Chauffayer 05 = Aubessagne; Les Costes 05 = Aubessagne"},
		// Codes.
		{"34", "34003\n34150\n34108", "Agde 34; Marseillan 34; Frontignan 34"},
		{"34", "34150", "? 10 Marseillan 34"},
		{"34", "Sète 34200\n34140 Mèze\nLoupian 2 200 hab.", "Sète 34; Mèze 34; Loupian 34"},
		// Cities and parts.
		{"13", "Marseille 16, Marseille 15ème arrondissement, Marseille", "Marseille 16e arrondissement 13; Marseille 15e arrondissement 13; Marseille 13"},
		{"75", "Paris XIIIe\nParis 14 e", "Paris 13e arrondissement 75; Paris 14e arrondissement 75"},
		{"87", "Ambazac, en partie, Limoges", "Ambazac 87 en partie; Limoges 87"},
		{"87", "Ambazac en partie", "Ambazac 87 en partie"},
		{"34", "Mauguio, en partie (Carnon, 5 000 habitants)", "Mauguio 34 en partie « Carnon » (5000)"},
		{"31", "Toulouse (en partie : quartiers nord, 120 808 habitants)", "Toulouse 31 en partie « quartiers nord » (120808)"},
		{"31", "Toulouse (entière)", "Toulouse 31"},
		// Groups.
		{"34", "communauté de communes du Clermontais", "CC du Clermontais"},
		{"34", "CC du Clermontais et Sète", "CC du Clermontais; Sète 34"},
		// Nothing is dropped.
		{"34", "Sète\n\n???\nles quartiers nord", "Sète 34; ∅ ???; ∅ les quartiers nord"},
		{"34", "", ""},
	} {
		if got := understood(territory.Paste(c.text, territory.Near{Department: c.department})); got != c.want {
			t.Errorf("%q in %q is understood as\n  %s, not\n  %s", c.text, c.department, got, c.want)
		}
	}
}

// TestFarAwayIsAsked holds that a name found only at the other end of the country,
// in a list that is not of there, is asked about.
func TestFarAwayIsAsked(t *testing.T) {
	got := understood(territory.Paste("Sète, Mèze, Poussan, Wissembourg", territory.Near{Department: "34"}))
	if want := "Sète 34; Mèze 34; Poussan 34; ? 1 Wissembourg 67"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

// TestPasteOfRubbish holds that what is no list costs no more than one.
func TestPasteOfRubbish(t *testing.T) {
	for _, part := range []string{"- et ", "de la ", "(", "a, ", "s/", "34 ; ", "x\n"} {
		territory.Paste(strings.Repeat(part, 500), territory.Near{Department: "34"})
	}
}

func TestPasteOfManyLines(t *testing.T) {
	var lines []string
	table := communes.Read()
	for p := communes.Place(0); len(lines) < 4_000; p += 7 {
		if table.Kind(p) == communes.Commune {
			lines = append(lines, table.Code(p)+"\t"+table.Name(p))
		}
	}
	for range 1_000 {
		lines = append(lines, "no such place on earth")
	}
	known := 0
	for _, e := range territory.Paste(strings.Join(lines, "\n"), territory.Near{}) {
		if e.Known() {
			known++
		}
	}
	if known != 4_000 {
		t.Errorf("%d of 4 000 communes are recognised among 5 000 lines", known)
	}
}

// TestEveryNameIsReadAgain writes places, one in five, as the list of a project holds it, in
// its department, in another and where none is known, and reads it.
func TestEveryNameIsReadAgain(t *testing.T) {
	table := communes.Read()
	for i, department := range []string{"own", "", "34"} {
		step := []int{5, 35, 35}[i]
		for i := 0; i < table.Len(); i += step {
			p := communes.Place(i)
			near := territory.Near{Department: department}
			if department == "own" {
				near.Department = table.Department(p).Code
			}
			name := territory.Name(p, near)
			if got := territory.Read([]string{name}, near)[0]; got.Place != table.Today(p) {
				t.Fatalf("%s, in %q, is written %q, and read %s", told(p), near.Department, name, understood([]territory.Entry{got}))
			}
		}
	}
}

func TestWritten(t *testing.T) {
	for text, want := range map[string]string{
		"SETE": "Sète", "Vérargues": "Entre-Vignes", "Sainte-Colombe (66)": "Sainte-Colombe-de-la-Commanderie",
		"Mauguio, en partie": "Mauguio (en partie)", "Mauguio (Carnon)": "Mauguio (Carnon)",
		"Mauguio, en partie (Carnon, 5000 habitants)": "Mauguio (en partie : Carnon, 5 000 habitants)",
		"les quartiers nord":                          "les quartiers nord",
		"Gignac (Lot)":                                "Gignac (Lot)", "Gignac (46), en partie": "Gignac (Lot, en partie)",
	} {
		near := territory.Near{Department: "34"}
		e := territory.Read([]string{text}, near)[0]
		got := e.Written(near)
		if strings.ReplaceAll(got, "\u00a0", " ") != want {
			t.Errorf("%q is written %q, not %q", text, got, want)
		}
		again := territory.Read([]string{got}, near)[0]
		if e.Place == communes.None {
			continue
		}
		if again.Written(near) != got || again.Place != communes.Read().Today(e.Place) || again.Partly != e.Partly || again.People != e.People {
			t.Errorf("%q is read again %s", got, understood([]territory.Entry{again}))
		}
	}
}

func FuzzPaste(f *testing.F) {
	for _, seed := range []string{"04001\tAiglun\t04510\t1 400", "les communes de X, Y, St Z et W", "Marseille 16", "Ambazac (en partie : le bourg, 12 habitants)", "a) b) (", "cc", "- et - et -", "34,Sète;|\t", "Saint-\nJean", "é\u0301\u00ad/ s/ St"} {
		f.Add(seed, "34")
	}
	f.Fuzz(func(t *testing.T, text, department string) {
		if len(text) > 100 { // the search of slips is slow in a fuzzed program
			return
		}
		near := territory.Near{Department: department}
		for _, e := range territory.Paste(text, near) {
			if e.Known() && len(e.Choices) > 0 {
				t.Errorf("%q is known, and to be chosen", e.Text)
			}
			written := e.Written(near)
			if utf8.ValidString(text) && !utf8.ValidString(written) {
				t.Errorf("%q is written %q", e.Text, written)
			}
			if e.Place == communes.None {
				continue
			}
			again := territory.Read([]string{written}, near)[0]
			if again.Place != communes.Read().Today(e.Place) {
				t.Errorf("%q is written %q, and read as another", e.Text, written)
			}
		}
		territory.Search(text, near, 8)
	})
}

func BenchmarkPaste(b *testing.B) {
	for b.Loop() {
		territory.Paste("les communes de Sète, Frontignan, St Gély du Fesc, Mèze, Loupian et Montbazin.", territory.Near{Department: "34"})
	}
}
