package report

import (
	"slices"
	"testing"

	"cpts/content/contenttest"
	"cpts/model"
)

// What is still to answer is what is put: a question that another answer leaves out
// is asked for by nobody.
func TestOnlyWhatIsPutIsMissing(t *testing.T) {
	c := contenttest.Catalog(t)
	for accord, want := range map[bool][]string{false: {"Nom", "Objectifs"}, true: {"Nom", "Accord depuis", "Objectifs"}} {
		p := model.New(c, now)
		if err := p.SetAnswer("accord", accord, now); err != nil {
			t.Fatal(err)
		}
		b := &builder{reading: newReading(c), project: p, today: today}
		if got := b.missing(c.Section("projet")); !slices.Equal(got, want) {
			t.Errorf("agreed: %v: %q is missing, want %q", accord, got, want)
		}
	}
}
