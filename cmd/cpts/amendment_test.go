package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
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
		rows := m.CSV(m.project)
		if !strings.Contains(fmt.Sprintf("%+v", budgetJSON(m)), fmt.Sprint(want.year1)) || !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, fmt.Sprint(want.year1)) }) {
			t.Errorf("signed on %s: %d is not in the JSON and the spreadsheet", signed, want.year1)
		}
	}
}

// A scale is a file: the option that one adds is known wherever the others are, and its
// texts are made of its own.
func TestScaleIsAFile(t *testing.T) {
	const young = "sante_des_jeunes"
	c := contenttest.Amended(t)
	a := &app{date: day{dates.Day{Year: 2028, Month: 3, Day: 1}}}
	p, err := model.Read(c, []byte(`{"format": 1, "reponses": {"population": 27143, "aci_signe_le": "2027-04-15", "options": ["sante_des_jeunes"], "debut_sante_des_jeunes": "2027-10-15"}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range [][2]string{
		{"besoins", "mission"}, {"objectifs_missions", "mission"}, {"fiches_actions", "mission"}, {"indicateurs", "mission"},
		{"adherents_missions", "mission"}, {"variable_missions", "mission"},
	} {
		column := c.Question(ref[0]).Column(ref[1])
		core, option := column.Option("soins_de_nuit"), column.Option(young)
		if core == nil && ref[0] != "variable_missions" || option == nil && ref[0] != "besoins" {
			t.Errorf("%s: the missions of the amendment cannot be chosen", ref[0])
		}
		if option != nil && plain(option.Label) != "santé des jeunes (option)" {
			t.Errorf("%s: the option is called %q", ref[0], option.Label)
		}
	}
	if q := c.Question("debut_" + young); q == nil || plain(q.Label) != "Quand commence la mission santé des jeunes ?" || !p.Asked(q) {
		t.Errorf("its start is not asked for: %+v", q)
	}
	if col := c.Question("scenarios").Column(young); col == nil || col.Label != "Option santé des jeunes" {
		t.Errorf("it cannot be compared: %+v", col)
	}
	scale, err := newSituationFlags().scaleFor(c, p, a.today())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(optionWords(scale), young) || !slices.Contains(startWords(scale), young+"=") {
		t.Error("the shell does not offer it")
	}
	s, _ := budget.Of(p)
	m := moneyOf{Money: report.Money{Scale: scale, Situation: s, Today: a.today()}}
	explained, err := explanations(m, young)
	if err != nil || len(explained) == 0 {
		t.Errorf("it is not explained: %v", err)
	}
	// Half a year of 6 000 €, three quarters of it in advance.
	if l := budget.PlanOf(p, a.today()).Line(young); l == nil || l.Years[0].Paid.Whole() != 2250 {
		t.Errorf("its plan is %+v", l)
	}
	workbook, err := m.Taken(p).Workbook("Budget").XLSX()
	if err != nil {
		t.Fatal(err)
	}
	for medium, told := range map[string]string{
		"workbook": unzipped(t, workbook), "spreadsheet": fmt.Sprint(m.CSV(m.project)), "JSON": fmt.Sprintf("%+v", budgetJSON(m)), "report": report.Build(p, a.today()).Text(100, page.Style{}),
	} {
		if !strings.Contains(told, "Santé des jeunes") {
			t.Errorf("the %s does not tell of it", medium)
		}
	}
	old, err := model.Read(c, []byte(`{"format": 1, "reponses": {"population": 27143, "aci_signe_le": "2026-04-15", "options": ["sante_des_jeunes"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if told := plain(report.Build(old, a.today()).Text(300, page.Style{})); !strings.Contains(told, "Depuis le 1er avril 2027, les montants de 2027") {
		t.Error("a contract that another scale followed is not told so")
	}
	for day, want := range map[dates.Day]bool{{Year: 2027, Month: 3, Day: 31}: false, {Year: 2027, Month: 4, Day: 1}: true} {
		if told := plain(standingText(report.StandingOf(old, day))); strings.Contains(told, "Barème : Depuis le 1er avril 2027") != want {
			t.Errorf("statut on %s, want another scale told, %v:\n%s", day, want, told)
		}
	}
}

// The core missions of a scale are awaited of a project it holds for, each in a sheet,
// with an indicator and a start; those of another are not.
func TestCoverageFollowsTheScale(t *testing.T) {
	c := contenttest.Amended(t)
	today := dates.Day{Year: 2028, Month: 3, Day: 1}
	const four = `[{"mission":"acces_soins","titre":"a","indicateur":"a","frequence":"mois"},{"mission":"parcours","titre":"b","indicateur":"b","frequence":"mois"},{"mission":"prevention","titre":"c","indicateur":"c","frequence":"mois"},{"mission":"crise","titre":"d","indicateur":"d","frequence":"mois"}`
	const starts = `"debut_acces_soins":"2027-10-15","debut_parcours":"2027-10-15","debut_prevention":"2027-10-15","debut_crise":"2027-10-15"`
	for name, test := range map[string]struct {
		answers string
		settled bool
	}{
		"its four":                 {`"aci_signe_le":"2026-12-01","fiches_actions":` + four + `],"indicateurs":` + four + `],` + starts, true},
		"four of five":             {`"aci_signe_le":"2027-04-15","fiches_actions":` + four + `],"indicateurs":` + four + `],` + starts, false},
		"its five":                 {`"aci_signe_le":"2027-04-15","fiches_actions":` + four + `,{"mission":"soins_de_nuit","titre":"e"}],"indicateurs":` + four + `,{"mission":"soins_de_nuit","indicateur":"e","frequence":"mois"}],"debut_soins_de_nuit":"2027-11-01",` + starts, true},
		"three, before the fourth": {`"aci_signe_le":"2020-12-01","fiches_actions":` + four[:strings.LastIndex(four, ",{")] + `],"indicateurs":` + four[:strings.LastIndex(four, ",{")] + `],` + starts[:strings.LastIndex(starts, ",")], true},
	} {
		p, err := model.Read(c, []byte(`{"format": 1, "reponses": {`+test.answers+`}}`))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"E4-05", "E5-03", "E5-06"} {
			if got := p.Task(c.Action(id), today).Settled(); got != test.settled {
				t.Errorf("%s: %s settled, %t, want %t", name, id, got, test.settled)
			}
		}
	}
}

// unzipped is all the text of a compressed file.
func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range r.File {
		inside, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, inside); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// plain has ordinary spaces.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

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
