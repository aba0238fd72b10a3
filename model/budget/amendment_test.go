package budget

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/model"
)

func projectIn(t *testing.T, c *content.Catalog, answers string) *model.Project {
	t.Helper()
	p, err := model.Read(c, []byte(`{"format": 1, "cree_le": "2026-11-23T09:00:00+01:00", "reponses": {"population": 27143`+answers+`}}`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A contract keeps the scale of the day it was signed, whatever comes after; one
// that is not signed has that of the day wished for it, or of today.
func TestScaleOf(t *testing.T) {
	c := contenttest.Amended(t)
	for _, test := range []struct{ answers, today, want string }{
		{"", "2026-11-23", "2022"},
		{"", "2027-03-31", "2022"},
		{"", "2027-04-01", "2027"},
		{`, "aci_signe_le": "2026-03-15"`, "2031-01-01", "2022"},
		{`, "aci_signe_le": "2027-03-31"`, "2031-01-01", "2022"},
		{`, "aci_signe_le": "2027-04-01"`, "2026-11-23", "2027"},
		{`, "aci_signe_le": "2022-03-30"`, "2026-11-23", "2019"},
		{`, "aci_signe_le": "2018-01-01"`, "2026-11-23", "2019"}, // before the first
		{`, "signature_souhaitee_le": "2028-01-01"`, "2026-11-23", "2027"},
		{`, "signature_souhaitee_le": "2020-01-01"`, "2026-11-23", "2022"}, // past, and not signed
		{`, "signature_souhaitee_le": "2028-01-01", "aci_signe_le": "2027-03-31"`, "2028-02-01", "2022"},
	} {
		if got := ScaleOf(projectIn(t, c, test.answers), day(t, test.today)); got.ID.Name != test.want {
			t.Errorf("%s on %s: scale %s, want %s", test.answers, test.today, got.ID, test.want)
		}
	}
}

// A signature before the first scale has its amounts, and is told so.
func TestSignedBeforeAnyScale(t *testing.T) {
	p := projectIn(t, catalog(t), `, "aci_signe_le": "2019-01-15"`)
	s, _ := Of(p)
	scale := ScaleOf(p, day(t, "2026-11-23"))
	notes := plain(strings.Join(NewPlan(scale, s).Notes(), "\n"))
	if !strings.Contains(notes, "signé le 15 janvier 2019, avant ce barème, qui vaut depuis le 25 août 2019") {
		t.Errorf("not told: %s", notes)
	}
}

// A contract that outlives its scale is told so on every medium.
func TestScaleOutlived(t *testing.T) {
	c := contenttest.Amended(t)
	for _, test := range []struct {
		id, signed, today string
		told              bool
	}{
		{"2022", "2027-03-31", "2027-04-01", true}, {"2022", "2026-03-31", "2027-03-31", false}, {"2022", "2027-04-01", "2028-01-01", false},
		{"2022", "", "2028-01-01", false}, {"2027", "2027-04-01", "2028-01-01", false},
	} {
		s := Situation{Size: 1}
		if test.signed != "" {
			s.Signed = day(t, test.signed)
		}
		notes := plain(strings.Join(Remarks(c.Scale(test.id), NewPlan(c.Scale(test.id), s), day(t, test.today)), "\n"))
		if got := strings.Contains(notes, "Depuis le 1er avril 2027, les montants de 2027 ont pu s’appliquer"); got != test.told {
			t.Errorf("%s signed %s, on %s: %s", test.id, test.signed, test.today, notes)
		}
	}
}

// What falls in calendar years follows the day wished for, which is told until the
// contract is signed.
func TestWishedScale(t *testing.T) {
	c := contenttest.Amended(t)
	today := day(t, "2026-11-23")
	const spending = `, "depenses": [{"libelle": "bureau", "montant": 4800, "annee": 2028}]`
	for _, test := range []struct {
		answers   string
		threshold int64
		supposed  bool
	}{
		{`, "signature_souhaitee_le": "2027-06-01"`, 160000, true},
		{`, "signature_souhaitee_le": "2027-01-01"`, 153000, true},
		{`, "signature_souhaitee_le": "2028-01-01", "aci_signe_le": "2027-01-01"`, 153000, false},
		{`, "aci_signe_le": "2027-06-01"`, 160000, false},
	} {
		p := projectIn(t, c, test.answers+spending)
		audit, plan := AuditOf(p, today), PlanOf(p, today)
		forecast, counted := ForecastOf(p, today)
		if !counted || audit.Threshold.Whole() != test.threshold {
			t.Errorf("%s: threshold %s, counted %v", test.answers, audit.Threshold, counted)
		}
		for _, notes := range [][]string{audit.Notes, forecast.Notes, plan.Notes()} {
			if got := slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(plain(n), "supposé signé le") }); got != test.supposed {
				t.Errorf("%s: %q, supposed %v", test.answers, notes, test.supposed)
			}
		}
	}
}

// The mission of the amendment has its start like the others.
func TestStartOfANewMission(t *testing.T) {
	p := projectIn(t, contenttest.Amended(t), `, "aci_signe_le": "2027-04-01", "debut_soins_de_nuit": "2027-10-01"`)
	s, _ := Of(p)
	l := NewPlan(ScaleOf(p, s.Signed), s).Line("soins_de_nuit")
	if l == nil || l.Months != 6 || l.Years[0].Paid.Whole() != 7500 {
		t.Errorf("half a year of 20 000 €, three quarters of it in advance: %+v", l)
	}
}
