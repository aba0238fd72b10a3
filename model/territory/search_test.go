package territory_test

import (
	"testing"

	"cpts/content/communes"
	"cpts/model/territory"
)

func TestSearch(t *testing.T) {
	for _, c := range []struct{ department, typed, want string }{
		{"34", "sete", "Sète 34"},
		{"34", "sete ", "Sète 34"},
		{"34", "SÈTE", "Sète 34"},
		{"34", "s", "Sète 34"},
		{"87", "st yriex la perche", "Saint-Yrieix-la-Perche 87"},
		{"36", "chatauroux", "Châteauroux 36"},
		{"", "vileurbane", "Villeurbanne 69"},
		{"", "montmorrillon", "Montmorillon 86"},
		{"", "l’hay les roses", "L’Haÿ-les-Roses 94"},
		{"", "l'hay les roses", "L’Haÿ-les-Roses 94"},
		{"", "oeuilly", "Œuilly 51"},
		{"", "StGermain en laye", "Saint-Germain-en-Laye 78"},
		{"", "chalon s/ saone", "Chalon-sur-Saône 71"},
		{"04", "ste croix a lauze", "Sainte-Croix-à-Lauze 04"},
		{"83", "garde", "La Garde 83"},
		{"04", "la garde", "La Garde 04"},
		{"05", "bruis", "Bruis 05 = Valdoule"},
		{"66", "sainte-colombe", "Sainte-Colombe 66 = Sainte-Colombe-de-la-Commanderie"},
		{"33", "sainte colombe", "Sainte-Colombe 33"},
		{"", "87000", "Limoges 87"},
		{"", "2a004", "Ajaccio 2A"},
		{"", "34", "Montpellier 34"},
		{"", "marseille 16", "Marseille 16e arrondissement 13"},
		{"", "paris xiiie", "Paris 13e arrondissement 75"},
		{"", "lyon 3e arr", "Lyon 3e arrondissement 69"},
		{"", "zzzz", ""},
		{"", "", ""},
		{"", "?", ""},
	} {
		got := ""
		if found := territory.Search(c.typed, territory.Near{Department: c.department}, 5); len(found) > 0 {
			got = told(found[0].Place)
		}
		if got != c.want {
			t.Errorf("%q in %q finds %q first, not %q", c.typed, c.department, got, c.want)
		}
	}
}

func TestSearchGroups(t *testing.T) {
	for typed, want := range map[string]string{
		"cc sisteron":                     "la communauté de communes du Sisteronais-Buëch",
		"communauté de communes du clerm": "la communauté de communes du Clermontais",
		"agglo sete":                      "la communauté d’agglomération Sète Agglopôle Méditerranée",
		"ept plaine":                      "l’établissement public territorial Plaine Commune",
		"metropole toulouse":              "Toulouse Métropole",
		"métropole du grand paris":        "la Métropole du Grand Paris",
	} {
		found := territory.Search(typed, territory.Near{}, 5)
		if len(found) == 0 || found[0].Place != communes.None {
			t.Errorf("%q finds no group", typed)
			continue
		}
		if got := territory.GroupName(communes.Read().Groups[found[0].Group]); got != want {
			t.Errorf("%q finds %q first, not %q", typed, got, want)
		}
	}
}

// TestSearchComesNearest holds what comes first to what the territory already has:
// its groups, then its departments.
func TestSearchComesNearest(t *testing.T) {
	table := communes.Read()
	for _, code := range []string{"13053", "67482"} {
		p, _ := table.ByCode(code)
		found := territory.Search("saint", territory.Near{Places: []communes.Place{p}}, 3)
		if len(found) != 3 {
			t.Fatalf("near %s: %d answers", told(p), len(found))
		}
		for _, f := range found {
			if table.Group(f.Place) != table.Group(p) && table.Department(f.Place) != table.Department(p) {
				t.Errorf("near %s comes %s", told(p), told(f.Place))
			}
		}
	}
}

func TestSearchKeepsToItsNumber(t *testing.T) {
	for _, typed := range []string{"s", "saint", "13", "cc de", "mont"} {
		if found := territory.Search(typed, territory.Near{}, 7); len(found) > 7 {
			t.Errorf("%q: %d answers", typed, len(found))
		}
	}
}

// BenchmarkKey is a letter typed, whatever was typed before it.
func BenchmarkKey(b *testing.B) {
	for _, typed := range []string{"s", "saint", "st germ", "87000", "chatauroux", "montmorrillon", "zzzz", "cc sis"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				territory.Search(typed, territory.Near{Department: "34"}, 8)
			}
		})
	}
}
