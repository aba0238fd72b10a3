package report

import (
	"strings"
	"testing"

	"cpts/model/page"
)

// towned is a project of the Hérault with these communes, by the report's own words.
func towned(t *testing.T, towns ...string) string {
	t.Helper()
	f := fill(t)
	f.answers(map[string]string{"departement": "34", "communes": strings.Join(towns, "\n")})
	return Build(f.Project, today).Text(100, page.Style{})
}

func TestTownsByGroup(t *testing.T) {
	text := towned(t, "Sète", "Mèze", "Sommières (Gard)", "Marsillargues")
	for _, want := range []string{"Les communes par intercommunalité", "2 sur 14", "58\u00a0006", "Il manque", "plusieurs départements : Hérault, Gard", "Ensemble"} {
		if !strings.Contains(strings.ReplaceAll(text, "\u00a0:", " :"), want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	if strings.Contains(towned(t, "Nulle-Part-sur-Rien"), "par intercommunalité") {
		t.Error("a table of communes that are not known")
	}
}
