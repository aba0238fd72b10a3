package report

import (
	"strings"
	"testing"

	"cpts/content/contenttest"
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/page"
)

// The report has the amounts of the day of signature, and names their scale,
// whichever is in force when it is printed.
func TestReportKeepsItsScale(t *testing.T) {
	c := contenttest.Amended(t)
	printed := dates.Day{Year: 2028, Month: 3, Day: 1}
	for signed, want := range map[string]struct {
		scale, other, year1 string
		mission             bool
	}{
		"2026-03-15": {"Barème 2022", "Barème 2027", "142 500", false},
		"2027-04-15": {"Barème 2027", "Barème 2022", "163 500", true},
	} {
		p, err := model.Read(c, []byte(`{"format": 1, "reponses": {"population": 27143, "aci_signe_le": "`+signed+`"}}`))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(Build(p, printed).Text(100, page.Style{}), "\u00a0", " ")
		if !strings.Contains(text, want.scale) || strings.Contains(text, want.other) || !strings.Contains(text, want.year1) {
			t.Errorf("signed on %s: want the amounts of %s, %s € the first year", signed, want.scale, want.year1)
		}
		if strings.Contains(text, "Soins de nuit") != want.mission {
			t.Errorf("signed on %s: the mission of the amendment is there: %v\n%s", signed, !want.mission, text)
		}
	}
}
