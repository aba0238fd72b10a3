package territory_test

import (
	"slices"
	"strings"
	"testing"

	"cpts/content/communes"
	"cpts/model/territory"
)

func TestSum(t *testing.T) {
	for _, c := range []struct {
		department, list string
		people           int64
		year             int
		not, twice       string
	}{
		{"34", "Sète|Mèze", 45_337 + 12_669, 2023, "", ""},
		{"34", "Sète|Sete|Mèze", 45_337 + 12_669, 2023, "", ""},
		{"05", "Bruis|Montmorin|Valdoule", 204, 2023, "", ""},
		{"34", "Sète|Mauguio (en partie)", 45_337, 2023, "Mauguio (en partie)", ""},
		{"34", "Sète|Mauguio (en partie, 5 000 habitants)", 50_337, 2023, "", ""},
		{"34", "Sète|les quartiers nord", 45_337, 2023, "les quartiers nord", ""},
		{"13", "Marseille 1er|Marseille", 37_599 + 886_040, 2023, "", "Marseille"},
		{"976", "Mamoudzou", 71_437, 2017, "", ""},
		{"976", "Mamoudzou|Saint-Denis (La Réunion)", 71_437 + 155_634, 0, "", ""},
		{"34", "", 0, 0, "", ""},
	} {
		var list []string
		if c.list != "" {
			list = strings.Split(c.list, "|")
		}
		got := territory.Of(list, c.department)
		if got.People != c.people || got.Year != c.year || strings.Join(got.Not, "|") != c.not || strings.Join(got.Twice, "|") != c.twice {
			t.Errorf("%s: %d inhabitants of %d, without %q, twice %q", c.list, got.People, got.Year, got.Not, got.Twice)
		}
		if whole := c.list != "" && c.not == "" && c.twice == ""; got.Whole() != whole {
			t.Errorf("%s: whole is %v", c.list, got.Whole())
		}
	}
}

// TestOneKeyMakesATerritory is the way most take: a commune, and all of its group.
func TestOneKeyMakesATerritory(t *testing.T) {
	table := communes.Read()
	first, _ := table.ByCode("11076")
	shares := territory.Shares([]communes.Place{first})
	if len(shares) != 1 || len(shares[0].In) != 1 || len(shares[0].Missing) != 42 {
		t.Fatalf("Castelnaudary has %+v", shares)
	}
	if name := territory.GroupName(shares[0].Group); name != "la communauté de communes Castelnaudary Lauragais Audois" {
		t.Errorf("its group is %s", name)
	}
	all := append([]communes.Place{first}, shares[0].Missing...)
	var list []string
	for _, p := range all {
		list = append(list, territory.Name(p, territory.Near{Department: "11"}))
	}
	if sum := territory.Of(list, "11"); sum.People != 27_821 || !sum.Whole() || len(sum.Places) != 43 {
		t.Errorf("%d inhabitants in %d communes, without %q", sum.People, len(sum.Places), sum.Not)
	}
	if shares := territory.Shares(all); len(shares) != 1 || len(shares[0].Missing) != 0 {
		t.Errorf("the whole group lacks %d", len(shares[0].Missing))
	}
}

func TestNeighbours(t *testing.T) {
	table := communes.Read()
	sete, _ := table.ByCode("34301")
	near := territory.Neighbours([]communes.Place{sete}, 20)
	if slices.Contains(near, sete) || len(near) < 13 {
		t.Errorf("%d neighbours: %s", len(near), told(near...))
	}
	for _, p := range near[:13] {
		if table.Group(p) != table.Group(sete) {
			t.Errorf("%s comes before all of the group", told(p))
		}
	}
	if none := territory.Neighbours(nil, 5); len(none) != 0 {
		t.Errorf("no place has neighbours: %s", told(none...))
	}
}

func TestGroupNames(t *testing.T) {
	for i, g := range communes.Read().Groups {
		if g.Code == "" {
			continue
		}
		name := territory.GroupName(g)
		if name == "" || strings.Contains(name, "  ") || strings.HasPrefix(name, " ") || strings.Contains(name, "la métropole la ") {
			t.Errorf("group %d is called %q", i, name)
		}
	}
}
