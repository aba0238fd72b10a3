package report

import (
	"strings"
	"testing"

	"cpts/model/modeltest"
)

// The line of dates tells first what asks for most.
func TestDatesOfTheStanding(t *testing.T) {
	for _, c := range []struct {
		answers []string
		want    string
		alert   bool
	}{
		{nil, "aucune date à venir pour l'instant", false},
		{[]string{"passage_le=15/12/2026"}, "dans 22 jours, 15 décembre : passage en comité", false},
		{[]string{"rendez_vous=[{\"date\":\"2027-12-15\",\"objet\":\"bureau\"}]"}, "dans 13 mois, 15 décembre 2027 : bureau", false},
		{[]string{"passage_le=15/11/2026"}, "à noter : Le comité du 15 novembre 2026 est passé : qu'a-t-il répondu ?", false},
		{[]string{"E1-02=>2026-11-02", "passage_le=15/12/2026"}, "! 1 en retard · Lire ce que sont une CPTS, l'ACI et les missions, 2 novembre 2026", true},
		{[]string{"signature_souhaitee_le=30/06/2027"}, "! pas avant le 19 juin 2028 (visé 30/06/27)", true},
		{[]string{"signature_souhaitee_le=30/06/2026"}, "! pas avant le 19 juin 2028 (visé 30/06/26)", true},
		{[]string{"signature_souhaitee_le=30/06/2027", "E1-02=>2026-11-02"}, "! 1 en retard · date visée : au plus tôt le 19 juin 2028", true},
	} {
		got, alert := StandingOf(modeltest.With(t, c.answers...), today).Dates()
		if got = strings.ReplaceAll(got, "\u00a0", " "); got != c.want || alert != c.alert {
			t.Errorf("%q: %q, %v; want %q, %v", c.answers, got, alert, c.want, c.alert)
		}
	}
}
