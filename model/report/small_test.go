package report

import (
	"slices"
	"testing"

	"cpts/content/contenttest"
	"cpts/model"
)

// What is still to answer is what is put: a question that another answer leaves out
// is asked for by nobody, and one that an action to do stands for is told by it alone.
func TestOnlyWhatIsPutIsMissing(t *testing.T) {
	c := contenttest.Catalog(t)
	want := map[bool][]string{false: {"Nom", "Objectifs"}, true: {"Nom", "Accord depuis", "Objectifs"}}
	for _, accord := range []bool{false, true} {
		p := model.New(c, now)
		if err := p.SetAnswer("accord", accord, now); err != nil {
			t.Fatal(err)
		}
		if got := (&builder{reading: newReading(c), project: p, today: today}).missing(c.Section("projet")); !slices.Equal(got, want[false]) {
			t.Errorf("agreed: %v: %q is missing beside the action, want %q", accord, got, want[false])
		}
		if err := p.SetAction("A-02", model.ActionState{Status: model.Done}, now); err != nil {
			t.Fatal(err)
		}
		b := &builder{reading: newReading(c), project: p, today: today}
		if got := b.missing(c.Section("projet")); !slices.Equal(got, want[accord]) {
			t.Errorf("agreed: %v: %q is missing, want %q", accord, got, want[accord])
		}
	}
}
