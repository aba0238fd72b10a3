package ui

import (
	"testing"
	"time"

	"cpts/content"
	"cpts/model"
)

// The department is changed while the program is open: the questions, and what is found
// by searching, name the fund of the new one at once; undone, that of the former.
func TestDepartmentNamesTheFund(t *testing.T) {
	c, err := content.Load()
	must(t, err)
	p := model.New(c, clock())
	must(t, p.SetAnswer("nom", "CPTS du Lagon", clock()))
	d := start(t, p)
	named := func(fund string) {
		t.Helper()
		d.openAhead("montants_confirmes")
		d.shows("La " + fund + " a-t-elle confirmé")
		d.app.home()
		d.press("/")
		d.write("signaler l'intention a l'ars")
		d.shows("à la " + fund)
		d.app.home()
	}
	d.app.getReady() // the search reads the content aside
	named("CPAM")
	must(t, d.app.change(func(at time.Time) error { return p.SetAnswer("departement", "974", at) }))
	named("CGSS")
	must(t, d.app.change(func(at time.Time) error { return p.SetAnswer("departement", "87", at) }))
	named("CPAM")
}
