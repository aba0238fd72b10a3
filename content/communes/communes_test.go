package communes_test

import (
	"strings"
	"testing"

	"cpts/content/communes"
)

// TestTotals holds the table against what Insee and the source publish of the whole.
func TestTotals(t *testing.T) {
	table := communes.Read()
	count, people, formers := map[communes.Kind]int{}, map[string]int64{}, map[string]bool{}
	for i := range table.Len() {
		p := communes.Place(i)
		count[table.Kind(p)]++
		switch n, _ := table.People(p); table.Kind(p) {
		case communes.Commune:
			d := table.Department(p).Code
			if d >= "975" && d != "976" { // the collectivities are apart
				d = "com"
			}
			people[d] += n
			people[""] += n
		case communes.District:
			people["+"+table.Name(table.Commune(p))] += n
		case communes.Former:
			formers[table.Code(p)+table.Name(p)] = true
		}
	}
	for kind, want := range map[communes.Kind]int{communes.Commune: 34_969, communes.District: 45, communes.Former: 6_996} {
		if count[kind] != want {
			t.Errorf("%d places of kind %d, not %d", count[kind], kind, want)
		}
	}
	// The populations of reference of 2023, Mayotte (2017) and the collectivities aside.
	if got := people[""] - people["976"] - people["com"]; got != 68_094_280 {
		t.Errorf("%d inhabitants outside Mayotte, not 68 094 280", got)
	}
	if people["976"] != 256_518 {
		t.Errorf("%d inhabitants in Mayotte", people["976"])
	}
	for city, want := range map[string]int64{"Paris": 2_103_778, "Marseille": 886_040, "Lyon": 519_127} {
		if people["+"+city] != want {
			t.Errorf("the arrondissements of %s have %d inhabitants, not %d", city, people["+"+city], want)
		}
	}
}

func TestGroups(t *testing.T) {
	table := communes.Read()
	kinds, members, alone := map[string]int{}, 0, 0
	for i, g := range table.Groups {
		kinds[g.Kind]++
		if g.Code == "" {
			alone = len(table.Members(i))
			continue
		}
		members += len(table.Members(i))
	}
	for kind, want := range map[string]int{"CC": 989, "CA": 230, "METRO": 21, "CU": 14, "MET69": 1, "EPT": 11, "": 1} {
		if kinds[kind] != want {
			t.Errorf("%d groups of kind %q, not %d", kinds[kind], kind, want)
		}
	}
	if members != 34_871 || alone != 98 {
		t.Errorf("%d communes have a group, %d none", members, alone)
	}
}

func TestPlace(t *testing.T) {
	table := communes.Read()
	for code, want := range map[string]string{
		"34150": "Marseillan, 34, 34340, CA Sète Agglopôle Méditerranée",
		"05088": "Montmorin, 05, 05150, CC du Sisteronais-Buëch",
		"75005": "Aubervilliers, 93, 93300, Plaine Commune",
		"13214": "Marseille 14e arrondissement, 13, 13014, Métropole d’Aix-Marseille-Provence",
		"2a004": "Ajaccio, 2A, 20000 20090 20167, CA du Pays Ajaccien",
		"97120": "Pointe-à-Pitre, 971, 97110, CA CAP Excellence",
		"29083": "Île-de-Sein, 29, 29990, ",
	} {
		p, known := table.ByCode(code)
		if !known {
			t.Errorf("no %s", code)
			continue
		}
		got := strings.Join([]string{table.Name(p), table.Department(p).Code, table.Postal(p), table.Groups[table.Group(p)].Name}, ", ")
		if got != want {
			t.Errorf("%s is %s, not %s", code, got, want)
		}
	}
}

func TestNamed(t *testing.T) {
	table := communes.Read()
	for name, want := range map[string]int{"Sainte-Colombe": 17, "Y": 1, "Œuilly": 2, "L’HAŸ LES ROSES": 1, "nowhere at all": 0} {
		if got := table.Named(communes.Fold(name)); len(got) != want {
			t.Errorf("%d places are named %s, not %d", len(got), name, want)
		}
	}
}

func TestFoldedIsFound(t *testing.T) {
	table := communes.Read()
	for i := range table.Len() {
		p := communes.Place(i)
		if fold := table.Fold(p); fold != "" && fold != communes.Fold(table.Name(p)) {
			t.Fatalf("%s is folded %q", table.Name(p), fold)
		}
	}
	at := strings.Index(table.Folded(), "castelnaudary")
	if p := table.At(at + 3); table.Name(p) != "Castelnaudary" {
		t.Errorf("Castelnaudary is found as %s", table.Name(p))
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"L'Haÿ-les-Roses": "l hay les roses", "Œuilly": "oeuilly", "SAINT‑ÉTIENNE": "saint etienne", "  Aÿ–Champagne ": "ay champagne",
		"Cha\u0302teau": "chateau", "Coubron (93)": "coubron 93", "": "", "’": "", "Nizan\u00a0Gesse": "nizan gesse", "œŒæÆß": "oeoeaeaess",
	} {
		if got := communes.Fold(in); got != want {
			t.Errorf("%q folds to %q, not %q", in, got, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		communes.ReadAnew()
	}
}

func BenchmarkIndex(b *testing.B) {
	for b.Loop() {
		communes.ReadAnew().Named("sete")
	}
}
