package report

import (
	"strings"
	"testing"

	"cpts/content/contenttest"
	"cpts/model"
	"cpts/model/page"
)

// What is still to answer is what is put: a question that another answer leaves out
// is asked for by nobody.
func TestOnlyWhatIsPutIsMissing(t *testing.T) {
	c := contenttest.Catalog(t)
	for _, put := range []bool{false, true} {
		p := model.New(c, now)
		if err := p.SetAnswer("accord", put, now); err != nil {
			t.Fatal(err)
		}
		text := Build(p, today).Text(100, page.Style{})
		_, text, _ = strings.Cut(text, "Ce qui reste à faire")
		want := "Renseigner : Nom · Objectifs"
		if put {
			want = "Renseigner : Nom · Accord depuis · Objectifs"
		}
		if !strings.Contains(plain(flat(text)), want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
