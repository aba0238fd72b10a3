package model

import (
	"strings"
	"testing"
)

// What was begun in a column that a table has no more stays in the file, whatever is
// typed in the others.
func TestDraftOfAPastColumnIsKept(t *testing.T) {
	p := opened(t, []byte(`{"format": 1, "brouillons": {"outils_cpts/+": {"le": "2026-11-23T12:00:00Z", "textes": ["visio", "", "un texte à garder", "à étudier", ""]}}}`))
	kept := func(when string) {
		t.Helper()
		if got := string(again(t, p).JSON()); !strings.Contains(got, `"niveau": "un texte à garder"`) {
			t.Errorf("%s, the text is lost: %s", when, got)
		}
	}
	kept("read")
	typed := p.Draft("outils_cpts/+")
	if len(typed) != len(p.columnsOf("outils_cpts/+")) || typed[0] != "visio" || typed[2] != "à étudier" {
		t.Fatalf("the cells are %q", typed)
	}
	p.SetDraft("outils_cpts/+", append([]string{"agenda"}, typed[1:]...), noon)
	kept("typed over")
	p.KeepBoth("outils_cpts/+", append([]string{"carnet"}, typed[1:]...), noon)
	p.SwapDraft("outils_cpts/+", noon)
	kept("swapped")
	if p.drafts["outils_cpts/+"].More != nil && p.drafts["outils_cpts/+~"].More != nil {
		t.Error("the text stands twice")
	}
}
