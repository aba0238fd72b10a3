package report

import (
	"strings"
	"testing"

	"cpts/model/modeltest"
)

// What comes next is told by its title, without a full stop, and by its day where there
// is one.
func TestUpcoming(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers []string
		dated   bool
	}{
		{"no day known", []string{"lettre_validee_le=20/11/2026"}, false},
		{"a signature aimed at", []string{"lettre_validee_le=20/11/2026", "signature_souhaitee_le=01/06/2029"}, true},
		{"a contract signed", []string{"aci_signe_le=20/11/2026"}, false},
	} {
		list, dated := Upcoming(modeltest.With(t, c.answers...), modeltest.Today, 5), false
		for _, ahead := range list {
			dated = dated || strings.Contains(ahead.Detail, " le ")
			if strings.HasSuffix(ahead.Detail, ".") || !strings.HasPrefix(ahead.Detail, ahead.To.Section.Title) {
				t.Errorf("%s: %q", c.name, ahead.Detail)
			}
		}
		if dated != c.dated || len(list) == 0 {
			t.Errorf("%s: dated is %v: %+v", c.name, dated, list)
		}
	}
}
