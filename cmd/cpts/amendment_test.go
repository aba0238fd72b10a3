package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/report"
)

// Every way of printing the money takes the scale of the day of signature, and
// they agree.
func TestCommandsKeepTheirScale(t *testing.T) {
	c := contenttest.Amended(t)
	a := &app{date: day{dates.Day{Year: 2028, Month: 3, Day: 1}}}
	for signed, want := range map[string]struct {
		scale string
		year1 int64
	}{"2026-03-15": {"2022", 142500}, "2027-04-15": {"2027", 163500}} {
		p, err := model.Read(c, []byte(`{"format": 1, "reponses": {"population": 27143, "aci_signe_le": "`+signed+`"}}`))
		if err != nil {
			t.Fatal(err)
		}
		if got, known := report.StandingOf(p, a.today()).Year1(); !known || got != want.year1 {
			t.Errorf("statut, signed on %s: %d, want %d", signed, got, want.year1)
		}
		scale, err := newSituationFlags().scaleFor(c, p, a.today())
		if err != nil || scale.ID.Name != want.scale {
			t.Fatalf("budget, signed on %s: scale %v, %v", signed, scale, err)
		}
		s, _ := budget.Of(p)
		m := moneyOf{Money: report.Money{Scale: scale, Situation: s, Today: a.today()}}
		rows := budgetCSV(m)
		if !strings.Contains(fmt.Sprintf("%+v", budgetJSON(m)), fmt.Sprint(want.year1)) || !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, fmt.Sprint(want.year1)) }) {
			t.Errorf("signed on %s: %d is not in the JSON and the spreadsheet", signed, want.year1)
		}
	}
}

// An option that says the signature says the scale, before the project does; what
// another scale alone knows is refused by the one that holds.
func TestScaleOfTheOptions(t *testing.T) {
	c := contenttest.Amended(t)
	today := dates.Day{Year: 2026, Month: 11, Day: 23}
	signed := func(text string) *situationFlags {
		f := newSituationFlags()
		if text != "" {
			must(f.signed.Set(text))
		}
		return f
	}
	for text, want := range map[string]string{"": "2022", "15/04/2027": "2027", "2020-01-01": "2019", "2018-01-01": "2019"} {
		if scale, err := signed(text).scaleFor(c, nil, today); err != nil || scale.ID.Name != want {
			t.Errorf("--signature %q: %v, %v, want %s", text, scale, err, want)
		}
	}
	f := signed("")
	must(f.starts.Set("soins_de_nuit=2027-09-01"))
	if err := f.check(c, c.Scale("2022")); err != nil {
		t.Errorf("the project may have been signed under the scale that knows the mission: %v", err)
	}
	if _, err := f.situation(c, c.Scale("2022"), nil); err == nil {
		t.Error("a mission that the scale does not have is taken")
	}
	must(f.starts.Set("zut=2027-09-01"))
	if err := f.check(c, c.Scale("2022")); err == nil {
		t.Error("a mission of no scale is taken")
	}
}

// What the help and the shell offer is what the content holds.
func TestOffersOfTheContent(t *testing.T) {
	c := contenttest.Amended(t)
	if got := scaleIDs(c); !slices.Equal(got, []string{"2027", "2022", "2019"}) {
		t.Errorf("scales %v", got)
	}
	if got := startWords(c.Scale("2027")); !slices.Contains(got, "soins_de_nuit=") || slices.Contains(got, "fonctionnement=") {
		t.Errorf("starts %v", got)
	}
	if got := optionWords(c.Scale("2019")); len(got) == 0 || got[len(got)-1] != none {
		t.Errorf("options %v", got)
	}
	help := printed(t, "budget", "--help")
	for _, text := range []string{"2022, 2019, ou un fichier à vous", "qualite, accompagnement, ou aucune", "--taille 1..4"} {
		if !strings.Contains(help, text) {
			t.Errorf("the help does not say %q", text)
		}
	}
}

// Every text of the content is said somewhere: this command holds all that says any.
func TestEveryTextIsSaid(t *testing.T) {
	if unsaid := catalog(t).UnsaidPhrases(); len(unsaid) > 0 {
		t.Errorf("nothing says %v", unsaid)
	}
}
