package report

import (
	"strings"
	"testing"

	"cpts/model"
	"cpts/model/page"
)

// What a table held in a column that it has no more is told with the answers of
// before; a text begun, which is no answer, is not.
func TestPastColumns(t *testing.T) {
	p, err := model.Read(empty(t).Catalog(), []byte(`{"format": 1,
  "reponses": {"outils_cpts": [{"outil": "visio", "niveau": "niveau-2"}, {"outil": "agenda"}]},
  "brouillons": {"commissaire": {"le": "2026-11-23T12:00:00Z", "textes": ["oui"]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := plain(Build(p, today).Text(100, page.Style{}))
	_, before, told := strings.Cut(got, "Réponses d’avant")
	if !told || !strings.Contains(before, "visio") || !strings.Contains(before, "2, pour écrire puis lancer le projet") {
		t.Errorf("the level is not told:\n%s", before)
	}
	if strings.Contains(got, "brouillons/") || strings.Contains(got, "ne connaît pas") {
		t.Error("a text begun is told as an answer")
	}
}
