package report

import (
	"testing"

	"cpts/content/communes"
	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/census"
	"cpts/model/modeltest"
	"cpts/model/page"
)

// What was counted on a territory, read on a narrow page: by profession beside the
// national figure, by commune, and what it leaves out.
func TestCensus(t *testing.T) {
	c := contenttest.Catalog(t)
	p := model.New(c, now)
	modeltest.Set(t, p, now, "nom=Thau", "population=10000")
	places := map[string]communes.Place{}
	for name, code := range map[string]string{"Sète": "34301", "Frontignan": "34108"} {
		at, known := communes.Read().ByCode(code)
		if !known {
			t.Fatalf("no commune %s", code)
		}
		places[name] = at
	}
	who, kinds := c.Directory().Professions, c.Directory().Sites
	people := &census.Census{
		Day: dates.Day{Year: 2026, Month: 9, Day: 23}, Unplaced: 3, Skipped: 1,
		Counts: []census.Count{
			{Profession: who[0], Liberal: 6, Salaried: 2}, {Profession: who[2], Liberal: 30, Salaried: 4, Replacing: 2},
			{Profession: who[3], Liberal: 1, Salaried: 1}, {Label: "ORTHOPROTHÉSISTE", Salaried: 1}, {Label: "Diététicien", Replacing: 1},
		},
		Places: []census.Place{{Place: places["Sète"], Total: 30, People: []int{5, 24, 1, 0, 0}}, {Place: places["Frontignan"], Total: 11, People: []int{3, 6, 1, 1, 0}}},
	}
	site := func(kind int, name string) census.Site {
		return census.Site{Kind: kinds[kind], Name: name, Commune: "Sète"}
	}
	for name, found := range map[string]*census.Census{
		"census-people": people,
		"census-bare":   {Unskilled: true, Counts: []census.Count{{Profession: who[1], Liberal: 1}}},
		"census-nobody": {},
		"census-sites":  {OfSites: true, Sites: []census.Site{site(0, "MAISON DU MOLE"), site(2, "PHARMACIE DU PORT"), site(2, "PHARMACIE DU QUAI")}},
		"census-none":   {OfSites: true},
	} {
		golden(t, name+".txt", Census(p, found, today).Text(80, page.Style{}))
	}
}
