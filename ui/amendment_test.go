package ui

import (
	"path/filepath"
	"testing"
	"time"

	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/store"
)

// The option that a scale adds is offered where options are chosen, then counted.
func TestScreensOfferTheOption(t *testing.T) {
	c := contenttest.Amended(t)
	p, err := model.Read(c, []byte(`{"format": 1, "reponses": {"population": 27143, "aci_signe_le": "2027-04-15"}}`))
	must(t, err)
	later := func() time.Time { return time.Date(2028, 3, 1, 9, 0, 0, 0, time.UTC) }
	d := &driver{t, newApp(Options{Catalog: c, File: store.At(filepath.Join(t.TempDir(), "p.json")), Project: p, Now: later, Theme: "sombre"})}
	d.app.screens = d.app.screens[:1]
	d.size(120, 40)
	d.open("options")
	d.shows("santé des jeunes", "à partir du 1er avril 2027")
	must(t, d.app.project.SetAnswer("options", []string{"sante_des_jeunes"}, later()))
	d.app.screens = d.app.screens[:1]
	d.open("debut_sante_des_jeunes")
	d.shows("Quand commence la mission santé des jeunes")
	d.app.screens = d.app.screens[:1]
	d.app.push(newBudget(d.app))
	d.shows("Jeunes")
}

// Home, the budget and the insets of a contract have the amounts of the day it was
// signed; the mission of an amendment is asked for and counted like the others.
func TestScreensKeepTheirScale(t *testing.T) {
	c := contenttest.Amended(t)
	later := func() time.Time { return time.Date(2028, 3, 1, 9, 0, 0, 0, time.UTC) }
	open := func(signed string) *driver {
		p, err := model.Read(c, []byte(`{"format": 1, "reponses": {"population": 27143, "aci_signe_le": "`+signed+`"}}`))
		must(t, err)
		d := &driver{t, newApp(Options{Catalog: c, File: store.At(filepath.Join(t.TempDir(), "p.json")), Project: p, Now: later, Theme: "sombre"})}
		d.app.screens = d.app.screens[:1]
		d.size(120, 40)
		return d
	}
	old := open("2026-03-15")
	old.shows("142 500 € versés l’année 1")
	old.app.push(newBudget(old.app))
	old.shows("Barème 2022")
	old.hides("Barème 2027")
	old.hides("Soins de nuit")

	young := open("2027-04-15")
	young.shows("163 500 € ")
	young.app.push(newBudget(young.app))
	young.shows("Barème 2027", "Soins de nuit")
	young.app.screens = young.app.screens[:1]
	young.open("debut_soins_de_nuit")
	young.shows("Quand commence la mission soins de nuit", "Soins de nuit")
	young.write("15/10/2027")
	young.press("enter")
	young.holds("debut_soins_de_nuit", dates.Day{Year: 2027, Month: 10, Day: 15})
	if plan := young.app.plan(); plan.Line("soins_de_nuit").Months != 6 {
		t.Errorf("six months are left: %+v", plan.Line("soins_de_nuit"))
	}
}
