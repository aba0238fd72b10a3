package document

import (
	"testing"

	"cpts/model"
)

func TestStandingInBrief(t *testing.T) {
	lack := []Missing{{What: "le nom"}}
	for told, c := range map[string]struct {
		is     Standing
		status model.Status
	}{
		"prêt":                   {Standing{Parts: 3, Done: 3}, model.Finished},
		"0\u00a0partie sur 3":    {Standing{Parts: 3, Missing: lack}, model.NotStarted},
		"1\u00a0partie sur 3":    {Standing{Parts: 3, Done: 1, Missing: lack}, model.InProgress},
		"7\u00a0parties sur 10":  {Standing{Parts: 10, Done: 7, Missing: lack}, model.InProgress},
		"10\u00a0parties sur 10": {Standing{Parts: 10, Done: 10, Missing: lack}, model.InProgress}, // its title lacks something
	} {
		if got := c.is.Told(); got != told {
			t.Errorf("told %q, want %q", got, told)
		}
		if got := c.is.Status(); got != c.status {
			t.Errorf("%s is %q, want %q", told, got, c.status)
		}
	}
}
