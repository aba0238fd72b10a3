package report

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"cpts/content"
	"cpts/model"
	"cpts/model/modeltest"
)

// The line of dates tells first what asks for most.
func TestDatesOfTheStanding(t *testing.T) {
	for _, c := range []struct {
		answers []string
		want    string
		alert   bool
	}{
		{nil, "aucune date à venir pour l’instant", false},
		{[]string{"passage_le=15/12/2026"}, "dans 22 jours, 15 décembre : passage en comité", false},
		{[]string{"rendez_vous=[{\"date\":\"2027-12-15\",\"objet\":\"bureau\"}]"}, "dans 13 mois, 15 décembre 2027 : bureau", false},
		{[]string{"passage_le=15/11/2026"}, "à noter : Le comité du 15 novembre 2026 est passé : qu’a-t-il répondu ?", false},
		{[]string{"E1-02=>2026-11-02", "passage_le=15/12/2026"}, "! 1 en retard · Lire ce que sont une CPTS, l’ACI et les missions, 2 novembre 2026", true},
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

// watched notes the files of a content that are opened.
type watched struct {
	fs.FS
	opened map[string]bool
}

func (w watched) Open(name string) (fs.File, error) {
	w.opened[name] = true
	return w.FS.Open(name)
}

// Where a project stands is told at each start: the advice, which is most of the
// content, waits for somebody to ask.
func TestStandingReadsNoAdvice(t *testing.T) {
	read := watched{os.DirFS("../../content"), map[string]bool{}}
	c, err := content.LoadFrom(read)
	modeltest.Must(t, err)
	p, err := model.Read(c, rich(t).JSON())
	modeltest.Must(t, err)
	StandingOf(p, today)
	for name := range read.opened {
		if strings.HasPrefix(name, "conseils/") || name == "glossaire.yaml" || name == "outils.yaml" {
			t.Errorf("%s was read", name)
		}
	}
	if !read.opened["delais.yaml"] {
		t.Error("what is read is not seen: this test needs another way")
	}
}
