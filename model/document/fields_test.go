package document

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/model"
	"cpts/model/modeltest"
)

// Each key of the content is one of a template, read as a leader reads it; nothing else is.
func TestFields(t *testing.T) {
	c := modeltest.Catalog(t)
	p, err := model.Example(c, modeltest.Today)
	if err != nil {
		t.Fatal(err)
	}
	f := FieldsOf(p, modeltest.Today, Options{})
	for _, id := range c.QuestionIDs() {
		q := c.Question(id)
		text, short, known := f.Text(id)
		if known == q.Retired {
			t.Errorf("%s: known: %v", id, known)
		}
		if p.Answered(q) && p.Asked(q) && !q.Retired && text == "" {
			t.Errorf("%s is answered, and empty", id)
		}
		if !p.Answered(q) && p.Asked(q) && !q.Retired && (text != "" || short == "") {
			t.Errorf("%s is not answered: %q, called %q", id, text, short)
		}
		for _, column := range q.Columns {
			if _, short, known := f.Cell(id, column.ID.Name, 9999); known == q.Retired || known && short == "" {
				t.Errorf("%s.%s: known: %v, called %q", id, column.ID.Name, known, short)
			}
		}
	}
	for key, want := range map[string]string{
		model.KeyPopulation.ID():       "27\u00a0143",
		content.TodayName:              modeltest.Today.String(),
		model.KeyTeam.ID() + ":nombre": "9",
	} {
		if got, _, known := f.Text(key); got != want || !known {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if rank, _, known := f.Cell(model.KeyTeam.ID(), content.RankName, 1); rank != "2" || !known {
		t.Errorf("the rank of the second line is %q", rank)
	}
	if text, _, known := f.Cell(model.KeyTeam.ID(), "nom", 1000); text != "" || !known {
		t.Errorf("beyond the last line: %q, %v", text, known)
	}
	for _, row := range []int{0, 9999} {
		if _, short, _ := f.Cell(model.KeyTeam.ID(), "structure", row); (short == "") != (row == 0) {
			t.Errorf("line %d: what it may do without is called %q", row, short)
		}
	}
	for _, key := range []string{"", "inconnu", "equipe.nom", "nom:autre"} {
		if _, _, known := f.Text(key); known {
			t.Errorf("%q is known", key)
		}
	}
	if _, _, known := f.Cell("nom", "nom", 0); known {
		t.Error("a question that is no table has columns")
	}
	named, _, _ := f.Cell(model.KeyTeam.ID(), "nom", 0)
	if hidden, _, _ := FieldsOf(p, modeltest.Today, Options{Anonymous: true}).Cell(model.KeyTeam.ID(), "nom", 0); hidden == named || strings.Contains(hidden, named) {
		t.Errorf("%q without the name is %q", named, hidden)
	}
}
