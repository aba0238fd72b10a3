package model

import (
	"slices"
	"testing"
)

// listed are deadlines as « date id », the id being that of the rule, or « – »
// for a date the leader gave.
func listed(p *Project, on string, t *testing.T) (out []string) {
	t.Helper()
	for _, d := range p.Deadlines(day(t, on)) {
		id := "–"
		if d.Delay != nil {
			id = d.Delay.ID.Name
		}
		if d.Label == "" {
			t.Errorf("%s %s has no label", d.On, id)
		}
		out = append(out, d.On.ISO()+" "+id)
	}
	return out
}

func TestDeadlines(t *testing.T) {
	cases := []struct {
		name string
		p    *Project
		on   string
		want []string
	}{
		{"nothing", blank(t), "2026-11-23", nil},
		{"a date to come", with(t, "passage_le=15/12/2026"), "2026-11-23", []string{"2026-12-15 –"}},
		{"the day itself", with(t, "passage_le=15/12/2026"), "2026-12-15", []string{"2026-12-15 –"}},
		{"the day after", with(t, "passage_le=15/12/2026"), "2026-12-16", nil},
		{"soonest first", with(t, "passage_le=15/12/2026", "statuts_adoptes_le=01/12/2026"), "2026-11-23", []string{"2026-12-01 –", "2026-12-15 –"}},
		{"silence", with(t, "projet_depose_le=15/05/2023"), "2023-06-01", []string{"2023-07-16 silence"}},
		{"silence at the end of February", with(t, "projet_depose_le=31/12/2024"), "2025-01-15", []string{"2025-03-01 silence"}},
		{"silence on its day", with(t, "projet_depose_le=15/05/2023"), "2023-07-16", []string{"2023-07-16 silence"}},
		{"silence passed", with(t, "projet_depose_le=15/05/2023"), "2023-07-17", nil},
		{"silence broken", with(t, "projet_depose_le=15/05/2023", "projet_valide_le=20/06/2023"), "2023-06-21", nil},
		{"after the signature", with(t, "aci_signe_le=20/11/2026"), "2026-11-23", []string{
			"2027-05-20 debut-acces", "2027-05-20 debut-crise", "2027-06-08 deux-cents-jours",
			"2027-11-20 debut-parcours", "2027-11-20 debut-prevention", "2027-11-20 anniversaire", "2031-11-20 fin-contrat",
		}},
		{"a mission begun", with(t, "aci_signe_le=20/11/2026", "debut_acces_soins=21/11/2026", "debut_crise=01/03/2027"), "2026-11-23", []string{
			"2027-03-01 –", "2027-06-08 deux-cents-jours",
			"2027-11-20 debut-parcours", "2027-11-20 debut-prevention", "2027-11-20 anniversaire", "2031-11-20 fin-contrat",
		}},
	}
	for _, c := range cases {
		if got := listed(c.p, c.on, t); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

func TestDeadlineOfADateGiven(t *testing.T) {
	for id, want := range map[string]string{"passage_le": "passage en comité", "aci_signe_le": "ACI signé"} {
		p := with(t, id+"=15/12/2026")
		if got := p.Deadlines(today)[0].Label; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	for short, want := range map[string]string{"Lettre déposée le": "lettre déposée", "ACI signé le": "ACI signé", "Publication": "publication", "É": "É"} {
		if got := event(short); got != want {
			t.Errorf("%q: %q, want %q", short, got, want)
		}
	}
}
