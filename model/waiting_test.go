package model

import "testing"

// A later fact that settles the same thing makes the earlier date unnecessary, and never
// the other way round.
func TestALaterFactOvertakes(t *testing.T) {
	for _, c := range []struct {
		answers []string
		asked   string
		lacks   bool
	}{
		{nil, "intention_signalee_le", true},
		{[]string{"lettre_deposee_le=10/11/2026"}, "intention_signalee_le", false},
		{[]string{"intention_signalee_le=10/09/2026"}, "lettre_deposee_le", true},
		{[]string{"passage_le=10/11/2026"}, "lettre_validee_le", true},
		{[]string{"aci_signe_le=10/11/2026"}, "aci_demande_le", false},
	} {
		p := with(t, c.answers...)
		if got := p.Lacks(p.catalog.Question(c.asked)); got != c.lacks {
			t.Errorf("%v: %s is lacking: %v, want %v", c.answers, c.asked, got, c.lacks)
		}
	}
	p := with(t, "lettre_deposee_le=10/11/2026")
	must(t, p.SetAction("E1-20", ActionState{}, noon))
	if got := p.Overview(today).Section(p.catalog.Section("signaler")); got.Missing+got.ToDo != 0 {
		t.Errorf("the letter is sent, and %d answers and %d actions are left", got.Missing, got.ToDo)
	}
}
